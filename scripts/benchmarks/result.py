"""A measured ratio and what it is to be held against."""

from __future__ import annotations

import gc
import os
import resource
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
        'met      0.50 × (limit 1 ×)  conversion: 1 s against 2 s'
        """
        verdict = "met   " if self.met else "MISSED"
        return (
            f"{verdict} {self.value:6.2f} {self.unit} (limit {self.limit:g} {self.unit})  "
            f"{self.name}: {self.detail}"
        )


@dataclass(frozen=True, slots=True)
class Cost:
    """What an action takes, the median of several times."""

    seconds: float
    """By the clock on the wall."""
    work: float
    """Of processors, those of started programs too; steadier on a busy machine."""


def costs(actions: Sequence[Callable[[], object]], repeats: int) -> list[Cost]:
    """The cost of each action; they take turns, so that a busy moment hits all alike.

    What an earlier one has left for the disk to do is done before the next is measured.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in actions]
    for _ in range(repeats):
        for action, own in zip(actions, taken, strict=True):
            gc.collect()
            if hasattr(os, "sync"):
                os.sync()
            before = time.perf_counter(), _work()
            action()
            own.append((time.perf_counter() - before[0], _work() - before[1]))
    return [Cost(*map(statistics.median, zip(*own, strict=True))) for own in taken]


def _work() -> float:
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + started.ru_utime + started.ru_stime
