"""Labels that a converter set together above their paragraphs: «15. / 16. / Decides … / Decides …»."""

from __future__ import annotations

from collections.abc import Sequence

from preamble import labels
from preamble.blocks import parting
from preamble.blocks.unit import Unit, ending
from preamble.labels import Label

_CLOSED = frozenset(".;:")
_FEWEST = 2
_LONGEST = 8
"""Characters of a label."""


def dealt(parts: Sequence[Unit]) -> Sequence[Unit]:
    """The paragraphs, each below its own label.

    Labels in their order are told so above as many paragraphs without labels, all but the last of them whole.
    """
    out: list[Unit] | None = None
    done = 0
    for first in [index for index, part in enumerate(parts) if len(part.raw) <= _LONGEST]:
        count = _gathered(parts, first) if first >= done else 1
        if count < _FEWEST:
            continue
        done = first + count
        if not _are_whole(parts[done : done + count], count):
            count = _FEWEST  # what stands above the last two may be numbers of pages
        if _are_whole(parts[done : done + count], count):
            out = out or list(parts)
            out[done - count : done + count : 2] = parts[done - count : done]
            out[done - count + 1 : done + count : 2] = parts[done : done + count]
    return parts if out is None else out


def _gathered(parts: Sequence[Unit], index: int) -> int:
    """How many labels stand below each other, each the next of the one above; 1 at least."""
    count, above = 1, _bare(parts[index])
    while above is not None and index + count < len(parts):
        label = _bare(parts[index + count])
        if label is None or label.style is not above.style or above.core not in labels.before(label.core):
            break
        count, above = count + 1, label
    return count


def _are_whole(below: Sequence[Unit], count: int) -> bool:
    """Whether so many paragraphs without labels stand there, of which only the last may be torn."""
    if len(below) < count or any(ending(unit.raw)[-1:] not in _CLOSED for unit in below[:-1]):
        return False
    return all(_bare(unit) is None and labels.read(unit.raw) is None for unit in below)


def _bare(unit: Unit) -> Label | None:
    return labels.read(f"{unit.raw} …") if parting.is_bare_label(unit.raw) else None
