"""A text as the words that are looked for.

The script of the page does the same with what a reader types and with the passages it shows; a
change here is a change there (``tests/search/tokens.yml`` is run on both).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

CYRILLIC, LATIN = "авекмнорстху", "abekmhopctxy"
"""Letters whose capitals look alike, in the two scripts."""

_TO_LATIN = str.maketrans(CYRILLIC, LATIN)
_TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
_TOKEN = re.compile(
    r"([^\W_]+(?:[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f'’\u02bc`]+[^\W_]+)*[\u0300-\u036f]*)"
)
_HYPHENS = frozenset("-\u2010\u2011")
_PLAIN = re.compile("[а-я]+|[a-z]+")
_IGNORED = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f'’\u02bc`]")
_SHORT_I = "и\u0306"
_HAS_CYRILLIC, _HAS_LATIN = re.compile("[а-я]"), re.compile("[a-z]")
_LONGEST_ACRONYM = 12
_SHORTEST_STEM = 4


class Token(NamedTuple):
    """One word of a text."""

    form: str
    """The word as it is looked up: small, without accents, hyphens, apostrophes."""
    acronym: bool
    """Whether it is written as an abbreviation: capitals, with a small letter between them at most."""
    position: int
    """Its place among the words of the text. Parts of a hyphenated word have places of their own."""
    joined: bool = False
    """A hyphenated word taken as one, at the place of its first part."""


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order; a hyphenated word comes in parts and, before its second part, joined.

    >>> [token.form for token in tokens("Анти\u00adтеррористический, COVID-19; Da’esh")]
    ['антитеррористический', 'covid', 'covid19', '19', 'daesh']
    """
    pieces = words(text)
    whole = {position: form for form, position in joined(pieces)}
    for position, word in enumerate(pieces[1::2]):
        if position - 1 in whole:
            yield Token(whole[position - 1], False, position - 1, True)
        yield Token(*read(word), position)


def words(text: str) -> list[str]:
    """The printed words of a text, and before, between and after them what separates them.

    >>> words("COVID-19!")
    ['', 'COVID', '-', '19', '!']
    """
    return _TOKEN.split(text)


def joined(pieces: list[str]) -> Iterator[tuple[str, int]]:
    """Hyphenated words taken as one, each with the place of its first part; ``pieces`` come from ``words``.

    >>> list(joined(words("a COVID-19 test")))
    [('covid19', 1)]
    """
    for at in range(2, len(pieces) - 1, 2):
        if pieces[at] in _HYPHENS:
            form = read(pieces[at - 1])[0] + read(pieces[at + 1])[0]
            if not form.isdigit():
                yield form, at // 2 - 1


def starts(text: str) -> list[int]:
    """Where the words of a text begin.

    >>> starts("see resolution 2253 (2015)")
    [0, 4, 15, 21]
    """
    return [found.start() for found in _TOKEN.finditer(text)]


@cache
def read(word: str) -> tuple[str, bool]:
    """The form under which a printed word is looked up, and whether it is an abbreviation.

    >>> read("Ещё"), read("ИГИЛ"), read("МФОККиКП"), read("Côte"), read("тeрроризм")
    (('еще', False), ('игил', True), ('мфоккикп', True), ('cote', False), ('терроризм', False))
    """
    lowered = word.lower()
    if _PLAIN.fullmatch(lowered) and word[1:].islower():
        return lowered, False  # As most words are.
    form = unicodedata.normalize("NFKD", lowered).replace(_SHORT_I, "й")
    form = one_script(_IGNORED.sub("", form))
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    acronym = capitals > 1 and len(letters) - capitals <= capitals / 3 and len(letters) <= _LONGEST_ACRONYM
    return form, acronym


def without_ending(form: str, endings: Collection[str]) -> str:
    """A form without the longest of some endings that leaves enough of it.

    >>> without_ending("огнестрельного", {"ого", "о"}), without_ending("мире", {"е"})
    ('огнестрельн', 'мире')
    """
    for start in range(_SHORTEST_STEM, len(form)):
        if form[start:] in endings:
            return form[:start]
    return form


def one_script(form: str) -> str:
    """A word of mixed alphabets in that of most of its letters, where the others only look alike.

    >>> one_script("стoс"), one_script("ctос/"), one_script("вiд")
    ('стос', 'ctoc/', 'вiд')
    """
    cyrillic, latin = len(_HAS_CYRILLIC.findall(form)), len(_HAS_LATIN.findall(form))
    if not cyrillic or not latin:
        return form
    other = form.translate(_TO_LATIN if latin >= cyrillic else _TO_CYRILLIC)
    return form if _HAS_CYRILLIC.search(other) and _HAS_LATIN.search(other) else other


def look_alike(form: str) -> str | None:
    """A Cyrillic word in the Latin letters it looks like; None when it has letters of its own.

    >>> look_alike("стос"), look_alike("игил")
    ('ctoc', None)
    """
    other = form.translate(_TO_LATIN)
    return other if other != form and not _HAS_CYRILLIC.search(other) else None
