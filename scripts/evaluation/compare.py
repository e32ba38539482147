"""Converts an official text and sets the citations found against the official links, place by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from evaluation.official import Link, Official
from preamble.convert import convert
from preamble.model import Block, Citation, Document, Footnote

_MASTHEAD = "masthead"
_CONTEXT = 110
"""Characters shown on each side of a mention."""
_LETTERED = re.compile(r"([AE]/RES/(?:E?S-)?\d+/\d+)[A-Z](?:-[A-Z])?$")
_SUPPLEMENT = re.compile(r"\(SUPP\)$")
# Rules whose citations the official files do not link, and identifiers that they do not know.
_NEVER_LINKED = frozenset({"name", "ibid", "sales-number", "goal", "last-treaty", "treaty-series", "self"})
_COMPARABLE = re.compile(r"(?!.*/DEC/)[A-Z][A-Z.-]*(?:\(\d+\))?/")


class Outcome(StrEnum):
    """What became of one mention."""

    AGREED = "agreed"
    """Both sides name the same document."""
    MISSED = "missed"
    """Linked officially, not found here."""
    OPEN = "open"
    """Linked officially, found here and openly left without a target."""
    DIFFERENT = "different"
    """Both sides see a citation there, each of another document."""
    UNLINKED = "unlinked"
    """Found here, not linked officially, though it is of a kind that the official files link."""
    OTHER = "other"
    """Found here, and the official files do not link such: names, treaties, decisions, goals, and whatever
    stands above the text."""


DISAGREEMENTS = (Outcome.MISSED, Outcome.OPEN, Outcome.DIFFERENT, Outcome.UNLINKED)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in one text, as both sides see it."""

    outcome: Outcome
    organ: str
    language: str
    file: str
    symbol: str
    block: str
    """Address of the paragraph here; "masthead" above the text, "" for a line that is in no paragraph."""
    text: str
    """The printed words."""
    official: str | None
    found: str | None
    how: str
    """The rule by which it was found here."""
    context: str
    """The words around it, the mention between ‹ and ›."""


@dataclass(slots=True)
class _Part:
    """Lines of the plain text that became one paragraph, or several that share a line."""

    first: int
    last: int
    found: list[tuple[str, str, Citation]] = field(default_factory=list)
    """Address and text of the paragraph with each of its citations."""
    blocks: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def plain(target: str) -> str:
    """A target as it is compared: the letter of a resolution is no document of its own.

    Nor is "(SUPP)", by which some official addresses tell a printed supplement from other files.

    >>> plain("A/RES/67/234B"), plain("A/RES/1514(XV)"), plain("A/48/42(SUPP)")
    ('A/RES/67/234', 'A/RES/1514(XV)', 'A/48/42')
    """
    return _LETTERED.sub(r"\1", _SUPPLEMENT.sub("", target.upper()))


def comparable(citation: Citation) -> bool:
    """Whether the official files link citations of this kind."""
    return (
        citation.target is not None
        and citation.how not in _NEVER_LINKED
        and _COMPARABLE.match(citation.target) is not None
    )


def compare(official: Official) -> tuple[Document, list[Mention]]:
    """The converted text, and every mention that either side sees in it."""
    document = convert(official.text.encode("utf-8"), official.file, official.language)
    parts = _parts(document)
    firsts = [part.first for part in parts]
    for link in official.links:
        parts[bisect_right(firsts, link.line) - 1].links.append(link)
    return document, [mention for part in parts for mention in _mentions(official, document, part)]


def _parts(document: Document) -> list[_Part]:
    """The paragraphs and notes in the order of their lines, the masthead before them."""
    head = _Part(1, 0, blocks=[_MASTHEAD])
    for citation in document.masthead.citations:
        head.found.append((_MASTHEAD, document.masthead.text[citation.line or 0], citation))
    parts = [head]
    bodies: list[Block | Footnote] = [*document.blocks, *document.footnotes]
    for held in sorted(bodies, key=lambda item: item.lines.first):
        if held.lines.first > parts[-1].last:
            parts.append(_Part(held.lines.first, held.lines.last))
        part = parts[-1]
        part.last = max(part.last, held.lines.last)
        part.blocks.append(held.id)
        part.found += [(held.id, held.text, citation) for citation in held.citations]
    if len(parts) > 1 and parts[1].first == 1:
        parts[1].found += head.found
        del parts[0]
    return parts


def _mentions(official: Official, document: Document, part: _Part) -> Iterator[Mention]:
    """The mentions of a part: a link takes a citation of the same document, else of the same words."""
    left = [entry for entry in part.found if entry[2].how != "self"]
    unmatched = []
    for link in part.links:
        same = [plain(item.target or "") == plain(link.target) for _, _, item in left]
        there = [one and _overlap(entry[2].text, link.text) for one, entry in zip(same, left, strict=True)]
        if entry := _take(left, there) or _take(left, same):
            yield _found(official, document, entry, Outcome.AGREED, link.target)
        else:
            unmatched.append(link)
    for link in unmatched:
        if entry := _take(left, [_overlap(item.text, link.text) for _, _, item in left]):
            outcome = Outcome.DIFFERENT if entry[2].target else Outcome.OPEN
            yield _found(official, document, entry, outcome, link.target)
        else:
            yield _missed(official, document, part, link)
    for entry in left:
        if entry[2].target:
            linked = comparable(entry[2]) and entry[0] != _MASTHEAD
            outcome = Outcome.UNLINKED if linked else Outcome.OTHER
            yield _found(official, document, entry, outcome, None)


_Entry = tuple[str, str, Citation]


def _take(entries: list[_Entry], fits: Sequence[bool]) -> _Entry | None:
    """The first entry that fits, taken from the list."""
    return entries.pop(fits.index(True)) if True in fits else None


def _overlap(ours: str, theirs: str) -> bool:
    """Whether the printed words are the same mention: equal, or one within the other, white space aside."""
    first, second = "".join(ours.split()), "".join(theirs.split())
    return first in second or second in first


def _found(
    official: Official, document: Document, entry: _Entry, outcome: Outcome, target: str | None
) -> Mention:
    block, text, citation = entry
    return Mention(
        outcome, official.organ, official.language, official.file.name, _symbol(official, document), block,
        citation.text, target, citation.target, citation.how, _around(text, citation.start, citation.end),
    )  # fmt: skip


def _missed(official: Official, document: Document, part: _Part, link: Link) -> Mention:
    line = official.lines[link.line - 1]
    return Mention(
        Outcome.MISSED, official.organ, official.language, official.file.name, _symbol(official, document),
        part.blocks[0], link.text, link.target, None, "", _around(line, link.start, link.end),
    )  # fmt: skip


def _symbol(official: Official, document: Document) -> str:
    return document.symbol or document.masthead.symbol or official.work


def _around(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return " ".join(f"{before}‹{text[start:end]}›{after}".split())
