"""Dirt of the paper that a scan took for signs: specks alone on a line, the bar of a margin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble.paper.lines import SPECK, TEXT, Line

_SPECK = re.compile(r"(?:[.,:'’`´~|_·^\\] ?){1,3}")
_LONGEST = 6
_NO_SPECKS = frozenset((",", ";", ":"))
"""Signs that a converter of pages sets apart from the word before."""
_BAR = re.compile(r"\A\s*[|~`]\s+(?=[^\s|])|(?<!\s)\s+\|\s*\Z")


def without_bars(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the bar that the edge of a page left at their beginning or end.

    >>> list(without_bars(["| The Council,", "1. Thanks the |", "keepers."]))
    ['The Council,', '1. Thanks the', 'keepers.']
    >>> list(without_bars(["| Lamp | Oil |", "| north"]))
    ['| Lamp | Oil |', '| north']
    """
    barred = [index for index, line in enumerate(lines) if "|" in line]
    if not barred or any(lines[index].count("|") > 1 for index in barred):
        return lines  # without bars, or with a table
    out = list(lines)
    for index in barred:
        out[index] = _BAR.sub("", lines[index])
    return out


def swept(lines: Sequence[Line]) -> list[Line]:
    """Lines of which those with nothing but a speck are marked so.

    A full stop right below a line that has none is the end of its sentence.
    """
    out = list(lines)
    for index in [place for place, line in enumerate(lines) if line.text and len(line.text) <= _LONGEST]:
        line = lines[index]
        if line.mark is TEXT and _SPECK.fullmatch(line.text.strip()):
            sign = line.text.strip()
            ends = sign == "." and index > 0 and lines[index - 1].text.rstrip()[-1:].isalnum()
            if sign not in _NO_SPECKS and not ends:
                out[index] = Line(line.number, line.text, SPECK, line.starts_page)
    return out
