"""How a text is set: how wide its lines are, what parts its paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from preamble.blocks.unit import ending, starts_small
from preamble.paper import TEXT, Line

WIDEST_WRAPPED_LINE = 140
NARROWEST_MEASURE = 60
_ENOUGH_LONG_LINES = 3
ENOUGH_LINES = 12
"""Lines that it takes to see how a text is set."""
_ENDS = frozenset(".,;:!?")
_WIDEST = 1.06
"""How far a line of uneven letters may stand out beyond the measure."""
_ONE_IN = 10
"""Of so many lines of a wrapped text one may be wider."""
_FEW_LINES = 7
"""Lines of a paragraph, on the average of a text that parts its paragraphs by blank lines."""


class Whole(NamedTuple):
    """How a whole text is set."""

    measure: int
    parted: bool
    steady: bool
    """Most of its lines are as long as lines get before they end."""


class Setting(Struct, frozen=True):
    """How a chunk of lines is set."""

    width: int
    wrapped: bool
    """Lines end where the measure ends, not where paragraphs do."""
    indented: bool
    """Paragraphs begin with an indented line."""
    measured: bool
    """Some lines are as long as the measure, whatever the others are."""
    margin: int
    """Indentation of the lines that begin no paragraph."""
    measure: int
    """Width of the full lines of the whole text, 0 where it has none."""
    parted: bool
    """Blank lines part the paragraphs of the whole text."""


def measure(lines: Sequence[Line]) -> int:
    """How wide a text is set that has line ends within its paragraphs.

    A few lines may be wider, as converters of pages join two at a hyphen, if a third of the others are full.
    """
    every = sorted(len(line.text) for line in lines if line.mark is TEXT)
    widths = every[: bisect_right(every, WIDEST_WRAPPED_LINE)]
    wider = len(every) - len(widths)
    if len(widths) < ENOUGH_LINES or wider * _ONE_IN > len(every):
        return 0
    width = widths[len(widths) * 9 // 10]
    full = sum(_is_full(own, width) for own in widths)
    if (
        wider
        and sum(_is_full(len(text), width) and text[-1] not in _ENDS for text in _texts(lines)) * 2 < full
    ):
        return 0  # lines that end with signs are clauses, however alike in length
    return width if full >= _ENOUGH_LONG_LINES and full * (3 if wider else 8) >= len(widths) else 0


def _texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.mark is TEXT and len(line.text) <= WIDEST_WRAPPED_LINE]


def is_steady(lines: Sequence[Line], measure: int) -> bool:
    """Whether a third of the lines of a text are full, so that they end where the measure ends."""
    widths = [len(line.text) for line in lines if line.mark is TEXT]
    return measure > 0 and sum(_is_full(width, measure) for width in widths) * 3 >= len(widths)


def is_parted(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between the paragraphs of a text."""
    texts = sum(line.mark is TEXT for line in lines)
    starts = sum(line.mark is TEXT and before.mark is not TEXT for before, line in pairwise(lines))
    return texts <= starts * _FEW_LINES


def _is_full(width: int, measure: int) -> bool:
    return width >= measure * 0.85


def setting_of(chunk: list[Line], whole: Whole) -> Setting:
    """How a stretch of lines is set."""
    width = max(len(line.text) for line in chunk)
    if whole.steady:  # Notes in smaller letters have longer lines than the text.
        width = min(width, int(whole.measure * _WIDEST))
    short = sum(len(line.text) < width * 0.6 for line in chunk[:-1])
    indents = [len(line.text) - len(line.text.lstrip()) for line in chunk]
    margin = min(indents)
    first_lines = sum(margin + 2 <= indent <= margin + 12 for indent in indents)
    going_on = [
        ending(before.text)[-1:] not in ".;:" or starts_small(line.text)
        for before, line, indent in zip(chunk, chunk[1:], indents[1:], strict=False)
        if indent == margin
    ]
    indented = first_lines > 0 and len(going_on) > 0 and sum(going_on) * 5 >= len(going_on) * 4
    wrapped = width <= WIDEST_WRAPPED_LINE and (short * 2 <= len(chunk) - 1 or indented)
    long = sum(len(line.text) >= width * 0.9 for line in chunk)
    measured = long >= _ENOUGH_LONG_LINES and NARROWEST_MEASURE <= width <= WIDEST_WRAPPED_LINE
    return Setting(width, wrapped, indented and wrapped, measured, margin, whole.measure, whole.parted)
