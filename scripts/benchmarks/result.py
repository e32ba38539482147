"""A measured ratio and what it is to be held against."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One figure, with the limit that it must not exceed."""

    name: str
    value: float
    limit: float
    unit: str
    """What the value counts: ``×`` for a ratio, ``KB`` for memory."""
    detail: str
    """What was measured, in numbers."""

    @property
    def met(self) -> bool:
        """Whether the figure is within its limit."""
        return self.value <= self.limit

    def line(self) -> str:
        """The figure for people.

        >>> Result("conversion", 0.5, 1.0, "×", "1 s against 2 s").line()
        'met     0.50 × (limit 1 ×)  conversion: 1 s against 2 s'
        """
        verdict = "met   " if self.met else "MISSED"
        return (
            f"{verdict} {self.value:6.2f} {self.unit} (limit {self.limit:g} {self.unit})  "
            f"{self.name}: {self.detail}"
        )


def medians(actions: Sequence[Callable[[], object]], repeats: int) -> list[float]:
    """Median seconds of each action; they take turns, so that a busy moment hits all alike."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(repeats):
        for action, taken in zip(actions, times, strict=True):
            gc.collect()
            started = time.perf_counter()
            action()
            taken.append(time.perf_counter() - started)
    return [statistics.median(taken) for taken in times]
