"""Which words of a paragraph a correction of ``document.yml`` has changed, and what stood there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from preamble.model import Corrected, Language

_Reason = tuple[tuple[Language, str], ...]


def changes(before: str, after: str, find: str, replace: str, reason: _Reason) -> Iterator[Corrected]:
    """The changed words of a paragraph, in order; each change is named in whole words.

    ``before`` and ``after`` are its words without and with one correction, ``find`` and ``replace`` those
    of the correction. Time grows with the length of the words.

    >>> [(c.printed, c.shown_in("a full stop, here")) for c in
    ...     changes("a ful stop, here", "a full stop, here", "ful stop", "full stop", ())]
    [('ful', 'full')]
    """
    if not find or before.replace(find, replace) != after:
        # Markup or blanks stand between: the stretch between the first and the last difference.
        if before != after:
            yield _change(after, 0, before, after, reason)
        return
    moved, place = 0, before.find(find)
    while place >= 0:
        yield _change(after, place + moved, find, replace, reason)
        moved += len(replace) - len(find)
        place = before.find(find, place + len(find))


def _change(after: str, place: int, find: str, replace: str, reason: _Reason) -> Corrected:
    """One change at a place of the corrected words."""
    shorter = min(len(find), len(replace))
    same = next((i for i in range(shorter) if find[i] != replace[i]), shorter)
    rest = shorter - same
    tail = next((i for i in range(rest) if find[-1 - i] != replace[-1 - i]), rest)
    start, end = place + same, place + len(replace) - tail
    old = find[same : len(find) - tail]
    left, right = _widened(after, start, end, str.isalnum)
    if not (old + after[left:start] + after[end:right]).strip() or not after[left:right].strip():
        left, right = _widened(after, start, end, lambda char: not char.isspace())
    return Corrected(left, right, after[left:start] + old + after[end:right], reason)


def _widened(text: str, start: int, end: int, belongs: Callable[[str], bool]) -> tuple[int, int]:
    """A stretch with what belongs to the words at its ends."""
    while start > 0 and belongs(text[start - 1]):
        start -= 1
    while end < len(text) and belongs(text[end]):
        end += 1
    return start, end
