"""A stretch of text with its emphasis, links, citations and note calls, as HTML on one line.

What differs from page to page stands in it as a `Sign`; no text has such a character, for what is not
allowed in HTML is escaped.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from preamble.model import Citation, Mark, NoteReference
from preamble.render import escape
from preamble.render.links import LinkPolicy, State
from preamble.terms.uses import Use


class Sign(StrEnum):
    """What a page fills in."""

    BESIDE = "\x01"
    """The way to the folder in which the page of the text lies."""
    ROOT = "\x02"
    """The way to the root of the text's language."""
    HELD = "\x03"
    """What a citation's state means, in the reader's words."""
    KNOWN = "\x04"
    UNRESOLVED = "\x05"
    NOTE = "\x06"
    """The word for a footnote."""
    CALL = "\x07"
    """What the addresses of calls begin with."""
    CHANGE = "\x08"
    """Before and behind the name of a correction."""


STATES = {State.HELD: Sign.HELD, State.KNOWN: Sign.KNOWN, State.UNRESOLVED: Sign.UNRESOLVED}
_Stretch = TypeVar("_Stretch", Citation, Mark)
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_EMPHASIS = {"em": "em", "strong": "strong"}


class _Anchor(Struct, frozen=True):
    """A stretch wrapped in one element, and the element's tags."""

    start: int
    end: int
    opening: str
    closing: str


def render(
    text: str,
    marks: Sequence[Mark],
    notes: Sequence[NoteReference],
    citations: Sequence[Citation],
    *,
    links: LinkPolicy,
    call: Callable[[NoteReference], str],
    plain: Callable[[str], str] = escape.lines,
    terms: Sequence[Use] = (),
) -> str:
    """The text with everything that belongs to it; marks may overlap, the elements do not.

    A citation wins over a link of the source, and both over a short form that is explained; links never
    nest, a note call never stands inside a link. Time grows with the length of the text and the number
    of marks (n log n).
    """
    if not (marks or notes or citations or terms):
        return plain(text)
    anchors = _with_terms(_anchors(text, marks, citations, links), terms, len(text))
    return _write(text, marks, _outside(notes, anchors, len(text)), anchors, call, plain)


def _anchors(
    text: str,
    marks: Sequence[Mark],
    citations: Sequence[Citation],
    links: LinkPolicy,
) -> list[_Anchor]:
    """Stretches that become links or cited words, in order, without overlaps."""
    linked = [mark for mark in marks if mark.kind == "link"]
    if not linked:
        return _cited(text, citations, links, {})
    source_links = {(mark.start, mark.end): mark.href for mark in linked if mark.href}
    # Two passes, so that a link of the source yields to a citation that starts inside it.
    taken = _cited(text, citations, links, source_links)
    for mark in _disjoint(linked, len(text)):
        if href := escape.address(mark.href):
            taken.append(_Anchor(mark.start, mark.end, f'<a class="out" href="{href}">', "</a>"))
    taken.sort(key=lambda anchor: (anchor.start, "cite" not in anchor.opening))
    return _without_overlaps(taken)


def _cited(
    text: str,
    citations: Sequence[Citation],
    links: LinkPolicy,
    source_links: Mapping[tuple[int, int], str],
) -> list[_Anchor]:
    """The citations, in order."""
    return [
        _Anchor(one.start, one.end, *_citation_tags(one, links, source_links.get((one.start, one.end))))
        for one in _disjoint(citations, len(text))
    ]


def _disjoint(stretches: Sequence[_Stretch], length: int) -> list[_Stretch]:
    """The stretches that lie in the text and do not run into an earlier one, in order."""
    kept: list[_Stretch] = []
    free_from = 0
    for one in sorted(stretches, key=_extent) if len(stretches) > 1 else stretches:
        if free_from <= one.start < one.end <= length:
            kept.append(one)
            free_from = one.end
    return kept


def _extent(one: Citation | Mark) -> tuple[int, int]:
    return one.start, one.end


def _without_overlaps(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Citations stay; a link of the source that touches one goes."""
    kept: list[_Anchor] = []
    for anchor in anchors:
        while kept and kept[-1].end > anchor.start and "cite" in anchor.opening:
            kept.pop()
        if not kept or kept[-1].end <= anchor.start:
            kept.append(anchor)
    return kept


def _with_terms(anchors: list[_Anchor], terms: Sequence[Use], length: int) -> list[_Anchor]:
    """The short forms that no citation and no link holds, among the other anchors."""
    if not terms:
        return anchors
    starts = [anchor.start for anchor in anchors]
    explained = []
    for use in terms:
        behind = bisect(starts, use.start)
        free = behind == 0 or anchors[behind - 1].end <= use.start
        if free and (behind == len(anchors) or use.end <= starts[behind]) and use.start < use.end <= length:
            explained.append(_Anchor(use.start, use.end, *_term_tags(use)))
    return sorted((*anchors, *explained), key=lambda anchor: anchor.start)


def _term_tags(use: Use) -> tuple[str, str]:
    """A link to the place that explains a short form, with the long one for those who only look."""
    if use.introduces:
        return "<dfn>", "</dfn>"
    place, long = escape.attribute(use.term.place), escape.attribute(use.term.long)
    return f'<a class="term" href="#{place}" data-long="{long}"><abbr>', "</abbr></a>"


def _citation_tags(citation: Citation, links: LinkPolicy, source_href: str | None) -> tuple[str, str]:
    link = links(citation)
    href = None if link.state is State.HELD else escape.address(source_href)
    if href is None and link.href is not None:
        href = escape.address(link.href) if _ABSOLUTE.match(link.href) else _way(escape.attribute(link.href))
    said = STATES[link.state]
    title = f"{escape.attribute(citation.target)}: {said}" if citation.target else said
    more = f' data-place="{escape.attribute(link.place)}"' if link.place else ""
    more += f' data-why="{escape.attribute(link.why)}"' if link.why else ""
    if href:
        return f'<a class="cite {link.state}" href="{href}" title="{title}"{more}>', "</a>"
    return f'<span class="cite {link.state}" title="{title}"{more}>', "</span>"


def _way(href: str) -> str:
    """An address counted from the page of the text, as any page can fill it in.

    >>> _way("../b/#op5"), _way("../../instruments/b/"), _way("#op5")
    ('\\x01b/#op5', '\\x02instruments/b/', '#op5')
    """
    if href.startswith("../../"):
        return Sign.ROOT + href[6:]
    return Sign.BESIDE + href[3:] if href.startswith("../") else href


def _outside(
    notes: Sequence[NoteReference], anchors: Sequence[_Anchor], length: int
) -> list[tuple[int, NoteReference]]:
    """Where each note call is written: after the anchor it would otherwise split."""
    placed: list[tuple[int, NoteReference]] = []
    following = iter(anchors)
    anchor = next(following, None)
    for note in sorted(notes, key=lambda note: note.offset):
        offset = min(max(note.offset, 0), length)
        while anchor and anchor.end <= offset:
            anchor = next(following, None)
        placed.append((anchor.end if anchor and anchor.start < offset else offset, note))
    return placed


def _write(
    text: str,
    marks: Sequence[Mark],
    notes: Sequence[tuple[int, NoteReference]],
    anchors: Sequence[_Anchor],
    call: Callable[[NoteReference], str],
    plain: Callable[[str], str],
) -> str:
    """The text with its elements."""
    emphasis = [mark for mark in marks if mark.kind in _EMPHASIS and 0 <= mark.start < mark.end <= len(text)]
    if len(emphasis) > 1 or (emphasis and emphasis[0].start):
        return _swept(text, emphasis, notes, anchors, call, plain)
    # Most paragraphs have emphasis on their opening words alone, and nothing else there.
    head = emphasis[0].end if emphasis else 0
    if any(anchor.start < head for anchor in anchors[:1]) or any(offset < head for offset, _ in notes[:1]):
        return _swept(text, emphasis, notes, anchors, call, plain)
    tag = _EMPHASIS[emphasis[0].kind] if emphasis else ""
    out = [f"<{tag}>{plain(text[:head])}</{tag}>"] if emphasis else []
    position = head
    waiting = list(reversed(notes))
    for anchor in anchors:
        while waiting and waiting[-1][0] <= anchor.start:
            offset, note = waiting.pop()
            out += (plain(text[position:offset]), call(note))
            position = offset
        out += (plain(text[position : anchor.start]), anchor.opening)
        out += (plain(text[anchor.start : anchor.end]), anchor.closing)
        position = anchor.end
    for offset, note in reversed(waiting):
        out += (plain(text[position:offset]), call(note))
        position = offset
    out.append(plain(text[position:]))
    return "".join(out)


def _swept(
    text: str,
    marks: Sequence[Mark],
    notes: Sequence[tuple[int, NoteReference]],
    anchors: Sequence[_Anchor],
    call: Callable[[NoteReference], str],
    plain: Callable[[str], str],
) -> str:
    """Sweep over the text once, from boundary to boundary."""
    changes: dict[int, dict[str, int]] = {}
    for mark in marks:
        for offset, step in ((mark.start, 1), (mark.end, -1)):
            at = changes.setdefault(offset, {})
            at[mark.kind] = at.get(mark.kind, 0) + step
    opens = {anchor.start: anchor for anchor in anchors}
    closes = {anchor.end: anchor for anchor in anchors}
    calls: dict[int, list[NoteReference]] = {}
    for offset, note in notes:
        calls.setdefault(offset, []).append(note)
    out: list[str] = []
    depth = {"em": 0, "strong": 0}
    open_tags: list[str] = []
    wanted: list[str] = []
    position = 0
    for offset in sorted({*changes, *opens, *closes, *calls, len(text)}):
        if offset > position:
            out.append(plain(text[position:offset]))
            position = offset
        if offset in changes:
            for kind, step in changes[offset].items():
                depth[kind] += step
            wanted = [tag for tag in ("strong", "em") if depth[tag] > 0]
        opened, closed, called = opens.get(offset), closes.get(offset), calls.get(offset)
        if not (opened or closed or called) and open_tags == wanted:
            continue
        if open_tags:
            out += [f"</{tag}>" for tag in reversed(open_tags)]
        if closed:
            out.append(closed.closing)
        if called:
            out += map(call, called)
        if opened:
            out.append(opened.opening)
        open_tags = wanted if offset < len(text) else []
        if open_tags:
            out += [f"<{tag}>" for tag in open_tags]
    return "".join(out)
