"""The characters that a match of a regular expression can begin with, so that a search passes over others.

Python finds them where an expression begins with a character, with a set of them or with a choice of single
ones. Most of the program's begin with a look around, a group or a choice of words, and at every character of
a text such an expression is tried in full: ten times as slow (measured). Here they are found in whatever
Python parses an expression to, and given to its compiler, which does the rest as ever.

A set that is too large costs time; one that is too small loses matches. So where it is not certain what a
match begins with, nothing is said.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from functools import cache
from re import _casefix, _compiler, _constants  # type: ignore[attr-defined]
from typing import Any

_Set = list[tuple[Any, Any]]
"""Characters, ranges and categories, as Python's own parser writes them."""
_Parsed = Any

_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_AROUND = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)
"""What takes no character."""
_MOST_WITH_CAPITALS = 64
"""Characters of a range whose other forms are looked up one by one."""
_LAST = 0xFFFF
"""No character behind it has a form before it."""
_FEW = (_constants.CATEGORY_DIGIT, _constants.CATEGORY_SPACE)
"""Categories that leave most characters out."""


PYTHONS: Callable[[_Parsed, int], _Set | None] = _compiler._get_charset_prefix
"""Python's own search."""


def teach() -> None:
    """Let Python's compiler ask here, for whatever is compiled from now on."""
    _compiler._get_charset_prefix = find


def find(parsed: _Parsed, flags: int) -> _Set | None:
    """With what a match begins, as far as Python's own search or this one can say."""
    found = PYTHONS(parsed, flags)
    if found is None and flags & _constants.SRE_FLAG_UNICODE and not flags & _constants.SRE_FLAG_LOCALE:
        found = _first(list(parsed), flags)
    return found or None


def _first(parts: list[tuple[Any, Any]], flags: int) -> _Set | None:
    """With what a sequence begins; None if it may begin with anything, or be empty."""
    for number, (kind, value) in enumerate(parts):
        if kind is _constants.ASSERT and value[0] > 0 and (ahead := _first(list(value[1]), flags)):
            return ahead
        if kind in _REPEATS and value[0] == 0:
            return _either((_first(list(value[2]), flags), _first(parts[number + 1 :], flags)))
        if kind not in _AROUND:
            return _of_part(kind, value, flags)
    return None


def _of_part(kind: Any, value: Any, flags: int) -> _Set | None:
    """The same of a part that takes at least one character, or about which nothing is said."""
    if kind is _constants.LITERAL:
        return _of_set([(kind, value)], flags)
    if kind is _constants.IN:
        return _of_set(value, flags)
    if kind is _constants.SUBPATTERN:
        _, added, taken, inside = value
        return _first(list(inside), _compiler._combine_flags(flags, added, taken))
    if kind is _constants.ATOMIC_GROUP:
        return _first(list(value), flags)
    if kind is _constants.BRANCH:
        return _either(_first(list(one), flags) for one in value[1])
    if kind in _REPEATS:
        return _first(list(value[2]), flags)
    return None


def _of_set(members: _Set, flags: int) -> _Set | None:
    """A set that leaves most characters out; with both forms of letters where these do not matter."""
    found: _Set = []
    for kind, value in members:
        letters = kind in (_constants.LITERAL, _constants.RANGE)
        if letters and flags & _constants.SRE_FLAG_IGNORECASE:
            low, high = value if kind is _constants.RANGE else (value, value)
            if high - low > _MOST_WITH_CAPITALS or high > _LAST:
                return None
            for letter in range(low, high + 1):
                found += _forms(letter)
        elif letters or (kind is _constants.CATEGORY and value in _FEW):
            found.append((kind, value))
        else:
            return None
    return found


def _either(sets: Iterable[_Set | None]) -> _Set | None:
    together: _Set = []
    for one in sets:
        if one is None:
            return None
        together += one
    return list(dict.fromkeys(together))


def _forms(letter: int) -> _Set:
    """The letters that are the same as one if small and capital ones are not told apart."""
    small = _sre.unicode_tolower(letter)
    same = {small, *_casefix._EXTRA_CASES.get(small, ())}
    return [(_constants.LITERAL, form) for one in sorted(same) for form in sorted({one, *_capitals()[one]})]


@cache
def _capitals() -> dict[int, list[int]]:
    """Every letter that becomes another one when it is made small, by that one."""

    class Found(dict[int, list[int]]):
        def __missing__(self, _: int) -> list[int]:
            return []

    found = Found()
    for letter in range(_LAST + 1):
        small = _sre.unicode_tolower(letter)
        if small != letter:
            found[small] = [*found[small], letter]
    return found
