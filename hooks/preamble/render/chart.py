"""Where everything stands in the picture of who cites what: geometry alone, no words of any document.

What cites stands in boxes in the middle, one below the other; what is cited stands in rows in two wings,
in sections under headings; curves join them. Nothing is tried and improved: each place follows from
counting, so the same library always gives the same picture, and time and height grow linearly with
the number of boxes and rows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

Side = Literal["left", "right"]

WIDTH = 1240
WING = 372
BOX = 250
"""Width of a box in the middle."""
ROW = 19
LINE = 15
"""Height of a line of words in a box."""
_PADDING = 9
_PORT = 5
_HIGHEST = 170
_GAP = 8
_WIDEST_GAP = 60
"""Between boxes; a few boxes are spread, but not beyond this."""
_HEAD = 30
_APART = 14
_TOP = 12


class Rect(Struct, frozen=True):
    """A rectangle; y grows downwards."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        """Half way down."""
        return self.y + self.height // 2


class Section(Struct, frozen=True):
    """A section of a wing: the line of its heading, and its rows."""

    side: Side
    head: Rect
    rows: tuple[Rect, ...]


class Plan(Struct, frozen=True):
    """A finished layout."""

    width: int
    height: int
    boxes: tuple[Rect, ...]
    sections: tuple[Section, ...]


def lay(boxes: Sequence[tuple[int, int]], sections: Sequence[int]) -> Plan:
    """Places for boxes of such `heights`, and for sections with so many rows each.

    >>> plan = lay([(40, 60), (40, 40)], [3, 1])
    >>> [section.side for section in plan.sections], plan.sections[0].rows[0].x
    (['left', 'right'], 0)
    """
    sides = _sides(sections)
    placed, bottoms = [], {"left": _TOP, "right": _TOP}
    for rows, side in zip(sections, sides, strict=True):
        x = 0 if side == "left" else WIDTH - WING
        y = bottoms[side]
        first = y + _HEAD
        placed.append(
            Section(
                side,
                Rect(x, y, WING, _HEAD),
                tuple(Rect(x, first + number * ROW, WING, ROW) for number in range(rows)),
            )
        )
        bottoms[side] = first + rows * ROW + _APART
    stretched = _stretched(boxes, max(bottoms.values()))
    height = max(*bottoms.values(), _TOP + sum(own + _GAP for own in stretched))
    return Plan(WIDTH, height, _stack(stretched, height), tuple(placed))


def _sides(sections: Sequence[int]) -> list[Side]:
    """The longest section first, each to the wing that is shorter so far."""
    used: dict[Side, int] = {"left": 0, "right": 0}
    chosen: dict[int, Side] = {}
    for number in sorted(range(len(sections)), key=lambda number: (-sections[number], number)):
        side: Side = "left" if used["left"] <= used["right"] else "right"
        chosen[number] = side
        used[side] += _HEAD + sections[number] * ROW + _APART
    return [chosen[number] for number in range(len(sections))]


def heights(lines: int, ports: int) -> tuple[int, int]:
    """How high a box must be for its lines, and would be for the curves that leave its busier side."""
    least = lines * LINE + 2 * _PADDING
    return least, max(least, min(ports * _PORT + 2 * _PADDING, _HIGHEST))


def _stretched(boxes: Sequence[tuple[int, int]], height: int) -> list[int]:
    """Heights between what must be and what would be good, as far as there is room."""
    least = _TOP + sum(low + _GAP for low, _ in boxes)
    wanted = sum(high - low for low, high in boxes)
    share = max(0, min(height - least, wanted))
    return [low + (high - low) * share // max(wanted, 1) for low, high in boxes]


def _stack(boxes: Sequence[int], height: int) -> tuple[Rect, ...]:
    """One below the other, spread over the height."""
    room = height - _TOP - sum(boxes)
    gap = max(_GAP, min(_WIDEST_GAP, room // max(len(boxes), 1)))
    y = _TOP + max(0, (room - gap * len(boxes)) // 2)
    found = []
    for own in boxes:
        found.append(Rect((WIDTH - BOX) // 2, y, BOX, own))
        y += own + gap
    return tuple(found)


# --- curves --------------------------------------------------------------------------------------------


def curves(plan: Plan, edges: Iterable[tuple[int, int]]) -> Mapping[tuple[int, int], str]:
    """The path of every edge between a box and a row, rows being counted through all sections.

    The curves of a box leave it in the order in which they arrive, so those of one box do not cross.
    """
    rows = [(section.side, row) for section in plan.sections for row in section.rows]
    leaving: dict[tuple[int, Side], list[int]] = {}
    for box, row in edges:
        leaving.setdefault((box, rows[row][0]), []).append(row)
    found: dict[tuple[int, int], str] = {}
    for (box, side), targets in leaving.items():
        start = plan.boxes[box]
        targets.sort(key=lambda row: rows[row][1].y)
        x = start.x if side == "left" else start.x + start.width
        for number, row in enumerate(targets):
            y = start.y + (number + 1) * start.height // (len(targets) + 1)
            end = rows[row][1]
            to = end.x + end.width if side == "left" else end.x
            turn = (x + to) // 2
            found[box, row] = f"M{x} {y}C{turn} {y} {turn} {end.middle} {to} {end.middle}"
    return found


# --- how wide words are ----------------------------------------------------------------------------------

_NARROW = frozenset("fijlrtI.,:;!|'()[]/- \u00a0")
_WIDE = frozenset("mwMWШЩЖЮФшщжюфЫы@—…%")


def wide(text: str, size: float) -> float:
    """About how wide a text is; rather too wide than too narrow, as fonts differ.

    >>> wide("ill", 10) < wide("mmm", 10)
    True
    """
    return size * sum(map(_em, text))


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.35
    if char in _WIDE:
        return 0.92
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    if char.isupper():
        return 0.73
    return 0.6


def cut(text: str, size: float, room: float) -> str:
    """As much of a text as fits, whole words where it can be.

    >>> cut("Lighthouses of the coast", 10, 78), cut("Coast", 10, 78)
    ('Lighthouses …', 'Coast')
    """
    if wide(text, size) <= room:
        return text
    left, end = room - wide(" …", size), 0
    for char in text:
        left -= size * _em(char)
        if left < 0:
            break
        end += 1
    space = text.rfind(" ", 0, end + 1)
    return text[: space if space > end // 2 else end].rstrip(" ,;:") + " …"


def wrap(text: str, size: float, room: float, lines: int) -> list[str]:
    """A text in at most so many lines, the last one cut where it must be.

    >>> wrap("Lighthouses of the coast", 10, 78, 2)
    ['Lighthouses of', 'the coast']
    """
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines - 1:
        line = [words.pop(0)]
        while words and wide(" ".join([*line, words[0]]), size) <= room:
            line.append(words.pop(0))
        found.append(cut(" ".join(line), size, room))
    return [*found, cut(" ".join(words), size, room)] if words else found
