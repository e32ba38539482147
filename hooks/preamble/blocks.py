"""Lines → logical paragraphs.

Guarantees afterwards: one unit is one paragraph as its author wrote it; a page break, a note or a
page number that stood inside it does not split it, and a line end does not either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from preamble import labels
from preamble.furniture import Line, Mark
from preamble.hyphenation import Hyphenation
from preamble.labels import Label, Style
from preamble.language import Words

_WIDEST_WRAPPED_LINE = 140
NOTE_MARK = re.compile(
    r"""(?P<lead>[*_]{0,2})(?:
        (?P<superior>[⁰¹²³⁴-⁹]+)
      | <sup>\s*(?P<sup>\d{1,4}|[a-z]|[*†‡]{1,3})\s*</sup>
      | \^\{\s*(?P<caret>\d{1,4})\s*\}
      | \[\^(?P<reference>\w{1,10})\]:?
    )[*_]{0,2}[ \t\xa0]*(?=\S)""",
    re.VERBOSE,
)
_TAIL_MARKUP = re.compile(
    r"(?:[*_\s\"»”’']|<sup>[^<>]{0,40}</sup>|\^\{[^{}]{0,40}\}|[⁰¹²³⁴-⁹]|\]\([^()\s]{0,300}(?:\([^()\s]*\))?[^()\s]*\)"
    r"|</?\w{1,6}>|\\(?=[\])]))+\Z"
)
_HEAD_MARKUP = re.compile(r"(?:[*_#>\s\[\\(\"«“„'‘]|<\w{1,6}>)+")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with its markup still in it."""

    raw: str
    first: int
    last: int
    indent: int = 0
    broken: bool = False
    """A page, a note or a rule came between the paragraph before and this one."""
    ruled: bool = False
    """A rule stood directly above."""
    table: tuple[str, ...] = ()
    """The rows of a table, as printed."""


def ending(raw: str) -> str:
    r"""The last printed characters of a raw text, without note marks, quotes and closing markup.

    >>> ending("*recalling* resolution [2253 \\(2015\\)](#),¹")
    'ution [2253 \\(2015\\)](#),'
    """
    tail = raw[-400:]
    return _TAIL_MARKUP.sub("", tail)[-24:]


def beginning(raw: str) -> str:
    """The first printed characters of a raw text, without opening markup and quotes."""
    match = _HEAD_MARKUP.match(raw)
    start = match.end() if match else 0
    return raw[start : start + 80]


def starts_small(raw: str) -> bool:
    """Whether the first letter of a raw text is a small one."""
    return beginning(raw)[:1].islower()


def heading_mark(raw: str) -> int:
    """Depth of a Markdown heading, 0 for other text.

    >>> heading_mark("## Title"), heading_mark("#5 of them")
    (2, 0)
    """
    depth = len(raw) - len(raw.lstrip("#"))
    return depth if 0 < depth <= 6 and raw[depth : depth + 1] in {" ", ""} and raw.strip("# ") else 0


# --- lines → units ------------------------------------------------------------------------------


def units(lines: Sequence[Line], words: Words, hyphenation: Hyphenation) -> list[Unit]:
    """Group lines into paragraphs as far as blank lines, labels and line lengths tell."""
    out: list[Unit] = []
    chunk: list[Line] = []
    blanks, broken, ruled = 0, False, False
    for line in [*lines, Line(len(lines) + 1, "", Mark.BLANK)]:
        if line.mark is Mark.TEXT and not line.starts_page:
            if not chunk and blanks > 2:
                broken = True
            chunk.append(line)
            blanks = 0
            continue
        if chunk:
            out.extend(_chunk_units(chunk, words, hyphenation, broken, ruled))
            chunk, broken, ruled = [], False, False
        if line.mark is Mark.TEXT:
            chunk, broken, blanks = [line], True, 0
        elif line.mark is Mark.BLANK:
            blanks += 1
            broken = broken or line.starts_page
        else:
            broken, ruled = True, line.mark is Mark.RULE
            blanks = 0
    return out


def _chunk_units(
    chunk: list[Line], words: Words, hyphenation: Hyphenation, broken: bool, ruled: bool
) -> Iterable[Unit]:
    groups = [chunk] if len(chunk) == 1 else _split(chunk, words)
    for position, group in enumerate(groups):
        unit = _unit(group, hyphenation)
        yield replace(unit, broken=broken, ruled=ruled) if position == 0 and (broken or ruled) else unit


def _unit(group: list[Line], hyphenation: Hyphenation) -> Unit:
    first = group[0]
    indent = len(first.text) - len(first.text.lstrip())
    if all(_TABLE_ROW.fullmatch(line.text) for line in group):
        rows = tuple(line.text.strip() for line in group)
        return Unit("\n".join(rows), first.number, group[-1].number, indent, table=rows)
    raw = first.text.strip()
    if len(group) > 1:
        parts = [raw]
        for line in group[1:]:
            hyphenation.append(parts, line.text.strip(), line.number)
        raw = "".join(parts)
    return Unit(raw, first.number, group[-1].number, indent)


def _split(chunk: list[Line], words: Words) -> list[list[Line]]:
    width = max(len(line.text) for line in chunk)
    short = sum(len(line.text) < width * 0.6 for line in chunk[:-1])
    wrapped = width <= _WIDEST_WRAPPED_LINE and short * 2 <= len(chunk) - 1
    groups = [[chunk[0]]]
    for before, line in zip(chunk, chunk[1:], strict=False):
        if _parts(before.text, line.text, width, wrapped, words):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _parts(before: str, text: str, width: int, wrapped: bool, words: Words) -> bool:
    """Whether a new paragraph begins between two lines without a blank line between them."""
    in_table, to_table = _TABLE_ROW.fullmatch(before), _TABLE_ROW.fullmatch(text)
    if in_table or to_table:
        return not (in_table and to_table)
    stripped = text.strip()
    if NOTE_MARK.match(stripped) or heading_mark(stripped) or heading_mark(before.strip()):
        return True
    if _open_emphasis(before):
        return False
    tail = ending(before)
    closed = tail[-1:] in ".;:,!?…"
    full = len(before.rstrip()) + 1 + len(stripped.split(maxsplit=1)[0]) >= width * 0.94
    label = labels.read(stripped)
    if label is not None and (closed or not full or words.connective.search(tail) is not None):
        return True
    if words.opener.fullmatch(stripped.strip("*_ ")) and closed_sentence(tail):
        return True
    if not wrapped:
        return True
    if closed and not full and len(before) < width * 0.85 and not starts_small(stripped):
        return True
    indent = len(text) - len(text.lstrip())
    return closed and indent >= len(before) - len(before.lstrip()) + 2 and not starts_small(stripped)


def _open_emphasis(text: str) -> bool:
    """«*30-е пленарное заседание»: an emphasis opens here and closes on a later line."""
    stripped = text.strip()
    return stripped.startswith("*") and stripped.count("*") % 2 == 1 or (
        stripped.startswith("**") and stripped.count("**") % 2 == 1
    )


def closed_sentence(tail: str) -> bool:
    """Whether a text's last characters end a sentence."""
    return tail[-1:] in {".", "!", "?", "…"}


# --- units → logical paragraphs -----------------------------------------------------------------


def rejoin(parts: Sequence[Unit], words: Words, hyphenation: Hyphenation) -> list[Unit]:
    """Join what page breaks, notes and page numbers tore apart."""
    heads = _clause_heads(parts, words)
    out: list[Unit] = []
    for part in parts:
        if out and _continues(out[-1], part, words, heads):
            before = out.pop()
            pieces = [before.raw]
            hyphenation.append(pieces, _without_false_bullet(part.raw), part.first)
            out.append(replace(before, raw="".join(pieces), last=part.last))
        else:
            out.append(part)
    return out


def _clause_heads(parts: Sequence[Unit], words: Words) -> frozenset[str]:
    """The first words of clauses whose beginning is beyond doubt: they open others too."""
    heads = set()
    for before, part in zip(parts, parts[1:], strict=False):
        if not part.broken and ending(before.raw)[-1:] == "," and words.preambular.match(beginning(part.raw)):
            heads.add(beginning(part.raw).split(maxsplit=1)[0])
    return frozenset(heads)


def _without_false_bullet(raw: str) -> str:
    label = labels.read(raw)
    return raw[label.length :] if label is not None and label.style is Style.BULLET else raw


def _continues(before: Unit, part: Unit, words: Words, heads: frozenset[str]) -> bool:
    """Whether ``part`` is the rest of the paragraph ``before``."""
    if before.table or part.table or heading_mark(part.raw) or heading_mark(before.raw):
        return False
    label = labels.read(part.raw)
    if label is not None:
        return _is_false_bullet(before, part, label)
    tail = ending(before.raw)
    if not tail:
        return False
    last = tail[-1]
    small = starts_small(part.raw)
    if last in "-‐" and tail[-2:-1].isalpha():  # noqa: RUF001
        return small or part.broken
    if words.closing.match(beginning(part.raw)) or words.annex.fullmatch(part.raw.strip("*_ ")):
        return False
    if not part.broken:
        return small and _unfinished(tail, words) and _long(before) and not part.ruled
    if last in ".!?…":
        return (small and words.preambular.match(part.raw) is None) or (
            words.abbreviation.search(tail) is not None and _long(before)
        )
    if last == ":":
        return False
    if last == ";":
        return small and _is_labelled(before)
    if last == ",":
        return _comma_continues(before, part, small, words, heads)
    return _open_end_continues(before, part, small, words)


def _is_false_bullet(before: Unit, part: Unit, label: Label) -> bool:
    """A bullet that a converter put where a sentence goes on after a page break."""
    if label.style is not Style.BULLET or not part.broken:
        return False
    own = labels.read(before.raw)
    tail = ending(before.raw)
    return (
        own is not None
        and own.style is not Style.BULLET
        and tail[-1:].isalnum()
        and part.raw[label.length : label.length + 1].islower()
    )


def _is_labelled(unit: Unit) -> bool:
    return labels.read(unit.raw) is not None


def _long(unit: Unit) -> bool:
    """Long enough to be prose rather than a heading or a line of a masthead."""
    return len(unit.raw) >= 60


def _unfinished(tail: str, words: Words) -> bool:
    return tail[-1:].isalnum() or tail[-1:] in ")%" or words.connective.search(tail) is not None


def _comma_continues(before: Unit, part: Unit, small: bool, words: Words, heads: frozenset[str]) -> bool:
    """After a comma at a page's end: the clause goes on, or the next clause begins."""
    if words.opener.fullmatch(before.raw.strip("*_ ")):
        return False
    start = part.raw.lstrip("_ ")
    if start.startswith("*") and not before.raw.count("*") % 2:
        return False
    opening = beginning(part.raw)
    first = opening.split(maxsplit=1)[0] if opening else ""
    if _is_labelled(before) and labels.read(before.raw).style in {Style.NUMBER, Style.DECIMAL}:  # type: ignore[union-attr]
        return True
    if words.preambular.match(opening):
        # «включая» and "including" are participles too, but nobody opens a clause with them.
        return not (first in heads or words.preambular.match(opening)) or first.lower() in _NEVER_OPENS
    return small or opening[:1].isdigit() or opening[:1].isupper()


_NEVER_OPENS = frozenset(("including", "regarding", "concerning", "during", "according", "следующим", "включая"))


def _open_end_continues(before: Unit, part: Unit, small: bool, words: Words) -> bool:
    """No punctuation at the page's end: only a heading ends so."""
    if small:
        return True
    own = labels.read(before.raw)
    if _is_heading_like(before, own) and words.connective.search(ending(before.raw)) is None:
        return False
    return True


def _is_heading_like(unit: Unit, own: Label | None) -> bool:
    raw = unit.raw
    if raw.startswith("**") or raw.isupper():
        return True
    if own is not None and own.style in {Style.ROMAN_DOT, Style.CAPITAL_DOT}:
        return len(raw) < 250
    return len(raw) < 90 and not starts_small(raw)
