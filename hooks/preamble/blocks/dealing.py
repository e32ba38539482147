"""Labels that a converter set together above their paragraphs: «15. / 16. / Decides … / Decides …»."""

from __future__ import annotations

from collections.abc import Sequence

from preamble import labels
from preamble.blocks import parting
from preamble.blocks.unit import Unit, ending
from preamble.labels import Label

_CLOSED = frozenset(".;:")
_LONGEST = 8
"""Characters of a label."""
_FEWEST = 2


def dealt(parts: Sequence[Unit]) -> Sequence[Unit]:
    """The paragraphs, each below its own label.

    Only labels in their order, above as many whole paragraphs without a label, are told so.
    """
    out: list[Unit] | None = None
    index = 0
    while index < len(parts) - 3:
        height = _height(parts, index) if len(parts[index].raw) <= _LONGEST else 0
        if height and _are_theirs(parts[index + height : index + 2 * height], height):
            out = out or list(parts)
            heads, below = parts[index : index + height], parts[index + height : index + 2 * height]
            out[index : index + 2 * height : 2], out[index + 1 : index + 2 * height : 2] = heads, below
            index += 2 * height
        else:
            index += height or 1
    return parts if out is None else out


def _height(parts: Sequence[Unit], index: int) -> int:
    """How many labels stand in their order from an index on; 0 for fewer than two."""
    first = above = _bare(parts[index])
    height = 0
    while above is not None:
        height += 1
        label = _bare(parts[index + height]) if index + height < len(parts) else None
        follows = label is not None and above.core in labels.before(label.core)
        above = label if follows and label is not None and label.style is above.style else None
    return height if first is not None and height >= _FEWEST else 0


def _are_theirs(below: Sequence[Unit], height: int) -> bool:
    """Whether as many paragraphs follow, of which every one but the last is whole."""
    if len(below) < height or any(ending(unit.raw)[-1:] not in _CLOSED for unit in below[:-1]):
        return False
    return all(_bare(unit) is None and labels.read(unit.raw) is None for unit in below)


def _bare(unit: Unit) -> Label | None:
    return labels.read(f"{unit.raw} …") if parting.is_bare_label(unit.raw) else None
