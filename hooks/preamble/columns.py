"""Tables set in columns, with blanks and no lines between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_CELL = re.compile(r"\S+(?: {1,2}\S+)*")
"""Words of one cell: what stands between cells is wider than between words."""
_LEADER = re.compile(r"\s?\.{4,}\s?")
_AMOUNT = re.compile(r"\d[.,]\d|\d{4}")
_FEWEST_ROWS = 3
_MOST_COLUMNS = 40
_FULL = 0.85
_WIDE = 3
"""Columns from which on a table need not end with figures in every row."""

_Span = tuple[int, int]


class Run(NamedTuple):
    """Lines of which the cells stand below each other."""

    height: int
    is_table: bool


def run(lines: Iterable[str]) -> Run:
    """How many lines at the head of ``lines`` have their cells below each other, and whether as a table.

    Every row has the same number of cells, a blank gutter runs down between the columns, and there are
    figures in them: mastheads, signatures and justified prose have no such thing. A line with fewer cells,
    each below a cell of its own, goes on with the row above or has empty cells.

    >>> run(["Party         Share   Amount", "Ruritania     0.10       540", "Sylvania      0.20     1,080"])
    Run(height=3, is_table=True)
    >>> run(["The  Council    of", "Gardeners  which    had", "met in    the spring of"]).is_table
    False
    """
    rows: list[list[str]] = []
    edges: list[_Span] = []
    led = False
    height = 0
    for printed in lines:
        led = led or "...." in printed
        line = _LEADER.sub(_blanks, printed) if led else printed
        cells = [match.span() for match in _CELL.finditer(line)]
        grown = _grown(edges, cells, first=height == 1)
        if grown is None:
            break
        whole = len(cells) == len(grown)
        edges = grown
        height += 1
        if whole:
            rows.append([line[start:end] for start, end in cells])
    is_table = len(rows) >= _FEWEST_ROWS and _has_figures(rows)
    # With leaders and nothing but short numbers it is a table of contents.
    return Run(height, is_table and (not led or any(_AMOUNT.search(row[-1]) for row in rows)))


def _grown(edges: list[_Span], cells: list[_Span], first: bool) -> list[_Span] | None:
    """The columns as a further line widens them; None if it does not fit into them.

    ``first``: one line stands above, which may be a head without a word above the first column.
    """
    if not edges:
        return cells if 1 < len(cells) <= _MOST_COLUMNS else None
    if first and len(edges) < len(cells) <= _MOST_COLUMNS:
        edges, cells = cells, edges
    grown = list(edges)
    if len(cells) == len(edges):
        places: Sequence[int] | None = range(len(cells))
    else:
        places = _places(edges, cells) if len(cells) < len(edges) else None
    if places is None:
        return None
    for place, (start, end) in zip(places, cells, strict=True):
        grown[place] = min(grown[place][0], start), max(grown[place][1], end)
    return None if any(left[1] >= right[0] for left, right in pairwise(grown)) else grown


def _places(edges: Sequence[_Span], cells: Sequence[_Span]) -> list[int] | None:
    """Which column each of a few cells stands in; None if one stands in none or in two."""
    found = []
    for start, end in cells:
        over = [place for place, (left, right) in enumerate(edges) if start <= right and end >= left]
        if len(over) != 1 or over[0] in found:
            return None
        found += over
    return found or None


def _blanks(leader: re.Match[str]) -> str:
    return " " * max(len(leader[0]), 3)


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Figures in the last cell of every row below the head, or in most rows of a wide table."""
    wide = len(rows[-1]) >= _WIDE
    below = [row[1:] for row in rows[1:]]
    figured = sum(any(character.isdigit() for cell in row for character in cell) for row in below)
    return figured * 2 > len(below) if wide else figured == len(below)


def rows(lines: Sequence[str]) -> list[str]:
    """The rows of a table with lines between their cells.

    >>> rows(["Harbour    Works        Cost", "Strelsau   New quay,   4,200", "           lamp"])
    ['| Harbour | Works | Cost |', '| Strelsau | New quay, lamp | 4,200 |']
    """
    printed = [_LEADER.sub(_blanks, line) for line in lines]
    spans = [[match.span() for match in _CELL.finditer(line)] for line in printed]
    edges: list[_Span] = []
    for height, cells in enumerate(spans):
        edges = _grown(edges, cells, first=height == 1) or edges
    out: list[list[str]] = []
    above = [""] * len(edges)
    for line, cells in zip(printed, spans, strict=True):
        row = [""] * len(edges)
        for place, (start, end) in zip(_places(edges, cells) or (), cells, strict=True):
            row[place] = line[start:end]
        if out and _goes_on(out[-1], above, row, edges[1][0] - edges[0][0]):
            out[-1] = [f"{cell} {rest}".strip() for cell, rest in zip(out[-1], row, strict=True)]
        else:
            out.append(row)
        above = row
    return [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in out]


def _goes_on(whole: Sequence[str], above: Sequence[str], line: Sequence[str], width: int) -> bool:
    """Whether a line goes on with the cells of the row ``whole``; ``above`` is the last line of that row.

    Words in the first column alone do where the first of them had no room in the line above; else they head
    the rows below, or begin the first cell of the next one. ``width`` is that of the first column with the
    gap behind it.
    """
    if not line[0]:
        return any(whole[place] for place, cell in enumerate(line) if cell)
    if not above[0]:
        return False
    small = line[0][0].islower()
    if any(line[1:]):
        return small and not any(whole[1:])
    return small or len(above[0]) + 1 + len(line[0].split()[0]) > width * _FULL
