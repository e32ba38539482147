"""Whether a number and its year or session can belong together: refuses "12 (2015)" in a list of figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from preamble.citations.forms import Shape, Token

# Security Council: last resolution of the year. Source: the Council's lists of resolutions by year.
_COUNCIL = (
    (1945, 0), (1950, 89), (1960, 160), (1970, 291), (1980, 484), (1990, 683), (1995, 1035),
    (2000, 1334), (2005, 1651), (2010, 1966), (2015, 2259), (2020, 2560), (2023, 2721), (2123, 8221),
)  # fmt: skip
# Security Council: last resolution of each year; from 1999 on taken from the resolutions' own titles, to 1994
# by how many were adopted a year (Department of State, Voting Practices in the United Nations 1994, part V),
# between them by the dates of the resolutions next to the turn of the year (press releases SC/6312, SC/6467).
_LAST = {
    1989: 646, 1990: 683, 1991: 725, 1992: 799, 1993: 892, 1994: 969, 1995: 1035, 1996: 1092,
    1997: 1146, 1998: 1219,
    1999: 1284, 2000: 1334, 2001: 1386, 2002: 1454, 2003: 1521, 2004: 1580, 2005: 1651, 2006: 1738,
    2007: 1794, 2008: 1859, 2009: 1907, 2010: 1966, 2011: 2032, 2012: 2085, 2013: 2132, 2014: 2195,
    2015: 2259, 2016: 2336, 2017: 2397, 2018: 2451, 2019: 2503, 2020: 2560, 2021: 2617, 2022: 2671,
    2023: 2721,
}  # fmt: skip
# General Assembly: a resolution of the session. Source: the resolutions themselves, e.g. 217 (III),
# 1514 (XV), 2625 (XXV).
_ASSEMBLY = (
    (0, 0), (1, 60), (3, 230), (5, 430), (8, 740), (10, 973), (13, 1341), (15, 1541), (18, 1904),
    (20, 2106), (21, 2205), (23, 2450), (25, 2680), (26, 2819), (28, 3101), (30, 3450),
)  # fmt: skip


def possible(token: Token) -> bool:
    """False for a number that cannot be of the year or session printed with it.

    >>> possible(Token(0, 0, Shape.YEAR, "2253(2015)", 2015, 2253))
    True
    >>> possible(Token(0, 0, Shape.YEAR, "12(2015)", 2015, 12))
    False
    """
    if token.shape is Shape.YEAR:
        return not misdated(token) and _near(token, _COUNCIL, 2.2, 40)
    if token.shape is Shape.ROMAN and "-" not in token.key:
        return _near(token, _ASSEMBLY, 1.5, 60)
    return True


@lru_cache(maxsize=4096)
def year_of(number: int) -> int | None:
    """The year of a Security Council resolution, None where it is not known for certain.

    >>> year_of(1325), year_of(242)
    (2000, None)
    """
    return next((year for year, last in _LAST.items() if _LAST.get(year - 1, last) < number <= last), None)


def misdated(token: Token) -> bool:
    """Whether the Security Council has no such resolution of that year.

    >>> misdated(Token(0, 0, Shape.YEAR, "1373(2011)", 2011, 1373))
    True
    """
    year = year_of(token.number)
    if year is not None:
        return year != token.session
    return token.session in _LAST and token.session - 1 in _LAST


def _near(token: Token, knots: Sequence[tuple[int, int]], steps: float, least: int) -> bool:
    """Whether a number is within so many years' or sessions' worth of what the knots let expect."""
    for (first, low), (last, high) in pairwise(knots):
        if first < token.session <= last:
            step = (high - low) / (last - first)
            expected = low + step * (token.session - first)
            return abs(token.number - expected) <= max(steps * step, least)
    return False
