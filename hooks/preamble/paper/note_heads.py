"""Where notes begin whose figures are typed as plain as the words around them.

Converters of pages print a raised figure as «1» before the note, or alone on the line above it. Such a
line is told from a number of a page or of a sentence by its place in the series and by the mark in the
text above that calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from preamble.language import Words
from preamble.paper import note_columns
from preamble.paper.calls import GLUED_CALL, is_fuller, numbers_called, spaced_call
from preamble.paper.lines import BLANK, BREAK, TEXT, Line

_ALONE = re.compile(r"\d{1,3}")
_HEAD = re.compile(r"\s*(?P<number>\d{1,3})[ \t\xa0]+(?!\w{3,9}\s\d{4}\b)(?P<word>[A-ZА-ЯЁ«“\"][^\s,.]*)")
"""No date, in whatever language."""
_FARTHEST_IN = 40
"""Blanks before the figure of a note: what stands further to the right is a page's."""
_FARTHEST_CALL = 160
"""Lines of text between a note and the mark that calls it: those of two pages."""
_FARTHEST_WORDS = 3
"""Lines from a figure that stands alone down to the words of its note."""
_FEWEST_PAGES = 3
_SHORTEST_PAGE = 25
"""Lines."""
_MOST_MISSING = 3
"""Notes of a series that were not found."""


class _Head(NamedTuple):
    """A line that may begin a note."""

    number: int
    words: int
    """Index of the line on which its words begin."""


def told(lines: list[Line], words: Words) -> list[Line]:
    """Mark the lines on which such notes begin; a figure alone moves down to its words."""
    numbered = _numbered(lines)
    gathered = note_columns.dealt(lines, numbered, words)
    if gathered is not lines:
        lines, numbered = gathered, _numbered(gathered)
    candidates = [(index, head) for index in numbered if (head := _head(lines, index, words)) is not None]
    heads = _due(lines, candidates, GLUED_CALL)
    if len(candidates) > len(heads) + 1:
        ordered = _due(lines, candidates, spaced_call(words))
        heads = ordered if is_fuller(len(ordered), len(heads)) else heads
    if _are_pages(lines, [index for index, head in heads if head.words > index]):
        heads = [(index, head) for index, head in heads if head.words == index]
    out = list(lines)
    for index, head in heads:
        out[index] = replace(lines[index], mark=TEXT, heads_note=True)
        if head.words > index + 1:  # Blank lines between a figure and its words would part them.
            out[index : head.words] = [*out[index + 1 : head.words], out[index]]
    return out


def _numbered(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines that begin with a figure."""
    return [index for index, line in enumerate(lines) if line.text.lstrip()[:1].isdecimal()]


def _due(
    lines: Sequence[Line], candidates: Sequence[tuple[int, _Head]], calls: re.Pattern[str]
) -> list[tuple[int, _Head]]:
    """Those of some lines with the number that is due, of a note that is called above them."""
    found: list[tuple[int, _Head]] = []
    called: dict[int, frozenset[str]] = {}
    last = above = 0
    for index, head in candidates:
        if head.number > _MOST_MISSING and not last < head.number <= last + _MOST_MISSING:
            continue
        # A series that begins anew is called anew; notes at the foot of a page are called above them all.
        start = max(0 if last < head.number else above, index - _FARTHEST_CALL)
        if _is_called(lines, range(start, index), str(head.number), calls, called):
            found.append((index, head))
            last, above = head.number, index
    return found


def _are_pages(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Figures alone on lines as far apart as the ends of pages, with no other end of a page between them."""
    if len(places) < _FEWEST_PAGES:
        return False
    return all(
        below - above >= _SHORTEST_PAGE and all(line.mark is not BREAK for line in lines[above + 1 : below])
        for above, below in pairwise(places)
    )


def _head(lines: Sequence[Line], index: int, words: Words) -> _Head | None:
    """The number with which a line begins, if a note may begin so."""
    line = lines[index]
    if line.mark not in (TEXT, BREAK) or line.starts_page:
        return None
    if len(line.text) - len(line.text.lstrip()) > _FARTHEST_IN:
        return None
    text = line.text.strip()
    if _ALONE.fullmatch(text):
        below = _words_below(lines, index, words)
        return _Head(int(text), below) if below else None
    match = _HEAD.match(line.text) if line.mark is TEXT else None
    if match is None or match["word"] in words.months:
        return None
    return _Head(int(match["number"]), index)


def _words_below(lines: Sequence[Line], index: int, words: Words) -> int:
    """Index of the line with the words of a note whose figure stands alone; 0 if there are none."""
    for place in range(index + 1, min(index + 1 + _FARTHEST_WORDS, len(lines))):
        line = lines[place]
        if line.starts_page or line.mark not in (TEXT, BLANK):
            return 0
        if line.mark is TEXT:
            return place if note_columns.may_be_note(line.text.strip(), words) else 0
    return 0


def _is_called(
    lines: Sequence[Line],
    places: Iterable[int],
    number: str,
    calls: re.Pattern[str],
    called: dict[int, frozenset[str]],
) -> bool:
    """Whether a mark on some lines calls the note of a number; ``called`` keeps what was found."""
    for place in places:
        line = lines[place]
        if number not in line.text or line.mark is not TEXT:
            continue
        if place not in called:
            marks = calls.finditer(line.text)
            called[place] = frozenset(one for call in marks for one in numbers_called(call))
        if number in called[place]:
            return True
    return False
