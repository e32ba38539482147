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
_WIDE = 3
"""Columns from which on a table need not end with figures in every row."""


class Run(NamedTuple):
    """Lines of which the cells stand below each other."""

    height: int
    is_table: bool


def run(lines: Iterable[str]) -> Run:
    """How many lines at the head of ``lines`` have their cells below each other, and whether as a table.

    Every row has the same number of cells, a blank gutter runs down between the columns, and there are
    figures in them: mastheads, signatures and justified prose have no such thing.

    >>> run(["Party         Share   Amount", "Ruritania     0.10       540", "Sylvania      0.20     1,080"])
    Run(height=3, is_table=True)
    >>> run(["The  Council    of", "Gardeners  which    had", "met in    the spring of"]).is_table
    False
    """
    rows: list[list[str]] = []
    edges: list[tuple[int, int]] = []
    led = False
    for printed in lines:
        led = led or "...." in printed
        line = _LEADER.sub(_blanks, printed) if led else printed
        cells = [match.span() for match in _CELL.finditer(line)]
        if len(cells) < 2 or (rows and len(cells) != len(edges)):
            break
        grown = [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(edges or cells, cells, strict=True)]
        if any(left[1] >= right[0] for left, right in pairwise(grown)):
            break
        edges = grown
        rows.append([line[start:end] for start, end in cells])
    is_table = len(rows) >= _FEWEST_ROWS and _has_figures(rows)
    # With leaders and nothing but short numbers it is a table of contents.
    return Run(len(rows), is_table and (not led or any(_AMOUNT.search(row[-1]) for row in rows)))


def _blanks(leader: re.Match[str]) -> str:
    return " " * max(len(leader[0]), 3)


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Figures in the last cell of every row below the head, or in most rows of a wide table."""
    wide = len(rows[0]) >= _WIDE
    below = [row[1:] for row in rows[1:]]
    figured = sum(any(character.isdigit() for cell in row for character in cell) for row in below)
    return figured * 2 > len(below) if wide else figured == len(below)


def row(line: str) -> str:
    """A row with lines between its cells.

    >>> row("Ruritania     0.10       540")
    '| Ruritania | 0.10 | 540 |'
    """
    cells = (match[0].replace("|", "\\|") for match in _CELL.finditer(_LEADER.sub(_blanks, line)))
    return f"| {' | '.join(cells)} |"
