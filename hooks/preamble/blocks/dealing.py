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


def dealt(parts: Sequence[Unit]) -> Sequence[Unit]:
    """The paragraphs, each below its own label.

    Only two labels in their order, above a whole paragraph and another without a label, are told so.
    """
    out: list[Unit] | None = None
    for index in range(len(parts) - 3):
        if len(parts[index].raw) <= _LONGEST and _are_two(parts[index : index + 4]):
            out = out or list(parts)
            out[index + 1], out[index + 2] = out[index + 2], out[index + 1]
    return parts if out is None else out


def _are_two(four: Sequence[Unit]) -> bool:
    first, second = _bare(four[0]), _bare(four[1])
    if first is None or second is None or first.style is not second.style:
        return False
    whole, other = four[2:]
    return (
        first.core in labels.before(second.core)
        and ending(whole.raw)[-1:] in _CLOSED
        and all(_bare(unit) is None and labels.read(unit.raw) is None for unit in (whole, other))
    )


def _bare(unit: Unit) -> Label | None:
    return labels.read(f"{unit.raw} …") if parting.is_bare_label(unit.raw) else None
