"""The lines of a source, each with what it is on paper."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from msgspec import Struct


class Mark(IntEnum):
    """What a line of the source is, seen as paper."""

    TEXT = 0
    BLANK = 1
    RULE = 2
    """A drawn line; notes often stand below one."""
    BREAK = 3
    """Something printed at the edge of a page stood here."""
    OMISSION = 4
    """A translator left paragraphs out here."""
    SPECK = 5
    """Dirt that a scan took for a sign; what stands above and below belongs together as without it."""


# Asked for on every line, by every rule: Python 3.11 takes ten times as long to find the member of a class.
TEXT: Final = Mark.TEXT
BLANK: Final = Mark.BLANK
RULE: Final = Mark.RULE
BREAK: Final = Mark.BREAK
OMITTED: Final = Mark.OMISSION
SPECK: Final = Mark.SPECK


class Line(Struct, frozen=True):
    """One line of the source."""

    number: int
    text: str
    mark: Mark
    starts_page: bool = False
    heads_note: bool = False
    """A note begins here whose figure is typed as plain as the words around it."""


def as_break(line: Line) -> Line:
    """The line as one that belongs to the edge of a page."""
    return Line(line.number, line.text, BREAK, line.starts_page)


def as_breaks(lines: list[Line]) -> list[Line]:
    """Lines of which none is the text's."""
    return [as_break(line) if line.mark is TEXT else line for line in lines]
