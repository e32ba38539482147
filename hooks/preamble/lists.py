"""Which list an item belongs to, and which place it has there.

A printed label means nothing by itself: (i) is a letter after (h) and a Roman number after (a);
«с)» is the third letter in most Russian texts and the seventeenth in none.
"""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

from preamble import labels
from preamble.labels import Label, Style

_CAPITALS = frozenset((Style.CAPITAL_BRACKET, Style.CAPITAL_DOT, Style.ROMAN_DOT))
_BRACKETED = frozenset((Style.LETTER_BRACKET, Style.NUMBER_BRACKET, Style.CAPITAL_BRACKET))
_DEEPEST = 6
"""Lists within lists that begin with the same letter, each below an item that announces it."""
_DEEPEST_BULLET = 9
"""Bullets within bullets; what is set deeper than that is no list that a person wrote."""
_ROUND_BULLET, _DASH, _HOLLOW_BULLET = "•", "-", "o"
_BULLETS = frozenset((_ROUND_BULLET, _DASH, _HOLLOW_BULLET))
_SIGNS = ((_DASH, "-–—⁃\uf02d"), (_HOLLOW_BULLET, "o○◦□"))


class Series(Struct):
    """One open list."""

    family: str
    """Style and kind of number, e.g. ``a)letter``; all items of a list share it."""
    last: int
    """Ordinal of the last item."""
    parent: int
    """Index of the node that introduces the list."""
    indent: int
    """Indentation of the last item in the source."""


class Place(Struct, frozen=True):
    """Where an item belongs."""

    parent: int
    depth: int
    ordinal: int
    label: str | None
    """Latin letter, small Roman number or figure; None for bullets."""
    gap: bool = False
    """An item seems to be missing before this one."""


class Lists:
    """The open lists at one place of a text, outermost first."""

    def __init__(self) -> None:
        """No list is open."""
        self._stack: list[Series] = []

    def __bool__(self) -> bool:
        """Whether a list is open."""
        return bool(self._stack)

    def awaits(self, label: Label) -> bool:
        """Whether a label is the next one of an open list."""
        readings = _readings(label, None)
        return any((series.family, series.last + 1) in readings for series in self._stack)

    def clear(self) -> None:
        """Everything that was open ends here."""
        self._stack.clear()

    def place(
        self,
        label: Label,
        indent: int,
        introducer: int,
        previous_item: int | None,
        opens: bool,
        following: Label | None,
    ) -> Place | None:
        """Find the place of an item; None when the label fits no list and opens none.

        ``introducer`` is the block that a new outermost list would belong to, ``previous_item`` the
        item printed directly before, ``opens`` whether that block or item ends with a colon, and
        ``following`` the label printed next.
        """
        if label.style is Style.BULLET:
            return self._place_bullet(label.printed, indent, introducer, previous_item, opens)
        readings = _readings(label, following)
        return (
            self._continued(readings, indent)
            or self._opened(readings, indent, introducer, previous_item, opens)
            or self._after_gap(readings, indent)
            or self._orphan(label, readings, indent, introducer, previous_item if opens else None)
        )

    def begin(self, label: Label, parent: int, indent: int) -> None:
        """ "(a) (i) To promote": the first item of an inner list stands on the line of the outer one."""
        first = [family for family, ordinal in _readings(label, None) if ordinal == 1]
        if first and label.style in _BRACKETED:
            self._push(first[0], 1, parent, indent)

    def _push(self, family: str, ordinal: int, parent: int, indent: int) -> Place:
        self._stack.append(Series(family, ordinal, parent, indent))
        return Place(parent, len(self._stack), ordinal, _print(family, ordinal))

    def _next_in(self, level: int, ordinal: int, indent: int, gap: bool = False) -> Place:
        del self._stack[level + 1 :]
        series = self._stack[level]
        series.last, series.indent = ordinal, indent
        return Place(series.parent, level + 1, ordinal, _print(series.family, ordinal), gap)

    def _continued(self, readings: list[tuple[str, int]], indent: int) -> Place | None:
        for level in range(len(self._stack) - 1, -1, -1):
            series = self._stack[level]
            if (series.family, series.last + 1) in readings:
                return self._next_in(level, series.last + 1, indent)
        return None

    def _opened(
        self,
        readings: list[tuple[str, int]],
        indent: int,
        introducer: int,
        previous_item: int | None,
        opens: bool,
    ) -> Place | None:
        first = [family for family, ordinal in readings if ordinal == 1]
        if not first:
            return None
        family = first[0]
        if not self._stack or previous_item is None:
            self._stack.clear()
            return self._push(family, 1, introducer, indent)
        same = [level for level, series in enumerate(self._stack) if series.family == family]
        below = opens and len(self._stack) < _DEEPEST
        if same and not below:
            # The same letters begin again: below another item, at the depth they had before.
            del self._stack[same[-1] :]
            if not self._stack:
                return self._push(family, 1, introducer, indent)
        return self._push(family, 1, previous_item, indent)

    def _after_gap(self, readings: list[tuple[str, int]], indent: int) -> Place | None:
        for level in range(len(self._stack) - 1, -1, -1):
            series = self._stack[level]
            later = [
                ordinal for family, ordinal in readings if family == series.family and ordinal > series.last
            ]
            if later and min(later) <= series.last + 3:
                return self._next_in(level, min(later), indent, gap=True)
        return None

    def _orphan(
        self,
        label: Label,
        readings: list[tuple[str, int]],
        indent: int,
        introducer: int,
        announcing_item: int | None,
    ) -> Place | None:
        """Letters that go on from a list elsewhere: «c)» below the second bullet after «a), b)»."""
        if label.style not in _BRACKETED or not readings:
            return None
        family, ordinal = readings[0]
        if announcing_item is None:
            self._stack.clear()
        place = self._push(
            family, ordinal, introducer if announcing_item is None else announcing_item, indent
        )
        return Place(place.parent, place.depth, place.ordinal, place.label, gap=True)

    def _place_bullet(
        self, sign: str, indent: int, introducer: int, previous_item: int | None, opens: bool
    ) -> Place:
        family = next((family for family, signs in _SIGNS if sign in signs), _ROUND_BULLET)
        bullets = [level for level, series in enumerate(self._stack) if series.family in _BULLETS]
        if not bullets or previous_item is None:
            if self._stack and previous_item is not None:
                return self._push(family, 1, previous_item, indent)
            self._stack.clear()
            return self._push(family, 1, introducer, indent)
        top = bullets[-1]
        same = [level for level in bullets if self._stack[level].family == family]
        if same and family != self._stack[top].family:
            # Word sets «o» or «–» below «•»; the sign of an outer list comes back with that list.
            return self._next_in(same[-1], self._stack[same[-1]].last + 1, indent)
        if len(bullets) >= _DEEPEST_BULLET:
            return self._next_in(top, self._stack[top].last + 1, indent)
        if (opens and indent >= self._stack[top].indent) or (opens and len(bullets) == 1):
            del self._stack[top + 1 :]
            return self._push(family, 1, previous_item, indent)
        if opens:
            return self._push(family, 1, previous_item, indent)
        if not same and family == _HOLLOW_BULLET:
            return self._push(family, 1, previous_item, indent)
        outer = [level for level in bullets[:-1] if self._stack[level].indent >= indent]
        if indent < self._stack[top].indent and outer:
            top = outer[0]
        return self._next_in(top, self._stack[top].last + 1, indent)


def _readings(label: Label, following: Label | None) -> list[tuple[str, int]]:
    """Every (family, ordinal) that a label can mean, the likeliest first."""
    mark = label.style.value.lstrip("1aAI")
    if label.style in (Style.NUMBER_BRACKET, Style.NUMBER, Style.DOT_NUMBER, Style.DOT_DECIMAL):
        return [(f"{mark}number", int("".join(takewhile(str.isdecimal, label.core))))]  # 12, 12 bis, 12A
    letters = [
        (f"{mark}{_case(label)}letter", ordinal) for ordinal in sorted(labels.letter_ordinals(label.core))
    ]
    value = labels.roman(label.core.upper()) if label.core.isascii() else 0
    if not value:
        return letters
    numerals = [(f"{mark}{_case(label)}roman", value)]
    if (
        following is not None
        and labels.roman(following.core.upper()) == value + 1
        and len(following.core) + len(label.core) > 2
    ):
        return numerals + letters
    if label.core.lower() == "i" and (
        following is None or following.style is not label.style or following.core.lower() != "j"
    ):
        return numerals + letters
    return letters + numerals if len(label.core) == 1 and value != 1 else numerals + letters


def _case(label: Label) -> str:
    return "capital " if label.style in _CAPITALS else ""


def _print(family: str, ordinal: int) -> str | None:
    if family in _BULLETS:
        return None
    if family.endswith("number"):
        return str(ordinal)
    text = labels.numeral(ordinal) if family.endswith("roman") else labels.letter(ordinal)
    return text.upper() if "capital" in family else text
