"""Lines that a typist or a converter stretched to the margin with more than one blank between words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STRETCHED = 2
"""Gaps in a line, on the average of all lines: two blanks behind a full stop are fewer."""
_ONE_IN = 7
"""So many lines are looked at first."""
_GAP = re.compile(r"(?<=\S) {2,3}(?=\S)")
_COLUMN = "    "
"""So many blanks part columns."""


def closed_up(lines: Sequence[str]) -> Sequence[str]:
    """Lines with one blank between words, if most of a text has more; what stands in columns stays apart.

    >>> list(closed_up(["The  Council  of   Keepers,", "1.  Lights  the    lamps."]))
    ['The Council of Keepers,', '1. Lights the    lamps.']
    >>> list(closed_up(["It rains.  They wait.", "Lamp   12"]))
    ['It rains.  They wait.', 'Lamp   12']
    """
    sample = lines[::_ONE_IN]
    if sum("  " in line for line in sample) * 2 < len(sample) - sample.count(""):
        return lines
    gapped = [line for line in lines if "  " in line]
    if len(gapped) * 2 < len(lines) - lines.count(""):
        return lines
    gaps = sum(len(_GAP.findall(line)) for line in gapped)
    if gaps < _STRETCHED * len(gapped) or sum(_COLUMN in line.strip() for line in gapped) * 2 > len(gapped):
        return lines
    return [_GAP.sub(" ", line) if "  " in line else line for line in lines]
