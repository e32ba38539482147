"""Which note a mark calls."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Sequence

from msgspec import Struct

from preamble.paper.calls import FARTHEST_NEXT, numbers_called

_MISREAD_LABEL = 1
"""Characters before a figure that is a paragraph's own, as of «З1. просит», and calls no note."""


class Series(Struct):
    """Marks of notes that only their order tells from numbers of the text."""

    last: int = 0
    """The number of the last one."""

    def goes_on(self, numbers: Sequence[str]) -> bool:
        """Whether these are due: the first one again, or right behind the last ones."""
        first = int(numbers[0])
        if first != 1 and not self.last < first <= self.last + FARTHEST_NEXT:
            return False
        self.last = int(numbers[-1])
        return True

    def passes(self, number: int) -> None:
        """A note stands above: whatever called it does, too."""
        self.last = max(number, self.last) if number > 1 else number


class Caller:
    """Finds the note that a mark calls: the next one of that label, else the last one before."""

    def __init__(self, notes: Sequence[tuple[str, str, int]], ordered: bool = False) -> None:
        """``notes``: id, label and first line of every footnote, in the order of the source.

        ``ordered``: only their order tells the marks from numbers of the text.
        """
        self._by_label: dict[str, list[tuple[int, str]]] = {}
        numbered = ((line, int(label)) for _, label, line in notes if ordered and label.isdigit())
        self._ahead = deque(numbered)
        for identifier, label, line in notes:
            self._by_label.setdefault(label, []).append((line, identifier))
        self.labels = frozenset(self._by_label)
        """The labels of all notes."""
        self.called: set[str] = set()
        self._series = Series() if ordered else None

    def is_due(self, numbers: Sequence[str], line: int) -> bool:
        """Whether marks in a paragraph that begins on ``line`` can call these notes."""
        if self._series is None:
            return True
        while self._ahead and self._ahead[0][0] < line:
            self._series.passes(self._ahead.popleft()[1])
        return self._series.goes_on(numbers)

    def call(self, label: str, first: int, last: int) -> str:
        """Id of the note that ``label`` calls in a paragraph from line ``first`` to ``last``.

        Where every page begins a series, a paragraph may reach over the note of its first page, and call
        the next one of the same label.
        """
        candidates = self._by_label[label]
        place = min(bisect_left(candidates, (first, "")), len(candidates) - 1)
        line, identifier = candidates[place]
        if identifier in self.called and line < last and place + 1 < len(candidates):
            identifier = candidates[place + 1][1]
        self.called.add(identifier)
        return identifier


def raise_plain_calls(
    raw: str, pattern: re.Pattern[str], notes: Caller, line: int
) -> tuple[str, list[tuple[str, str]]]:
    """Mark up calls typed as plain figures; second, the changed words: before and after."""
    changed: list[tuple[str, str]] = []

    def raised(match: re.Match[str]) -> str:
        numbers = numbers_called(match)
        while numbers and not notes.labels.issuperset(numbers):
            numbers.pop()
        start = match.start("number")
        if start <= _MISREAD_LABEL or not numbers or not notes.is_due(numbers, line):
            return match[0]
        end = start
        for number in numbers:
            end = match.string.index(number, end) + len(number)
        number, rest = match.string[start:end], match.string[end : match.end("number")]
        word = re.search(r"\w*\Z", raw[max(0, start - 80) : start])
        prefix = word[0] if word else ""
        changed.append((prefix + number, prefix))
        return f"{match[0][: start - match.start()].rstrip(' [(' + chr(92))}^{{{','.join(numbers)}}}{rest}"

    return pattern.sub(raised, raw), changed
