"""Instruments cited by name: "the 2030 Agenda", «Конвенция против организованной преступности».

The names are data (``catalogue``); this module turns them into patterns, and compiles the pattern of a
name when all its words are met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from msgspec import Struct

from preamble.citations import catalogue
from preamble.citations.found import Found
from preamble.model import Citation, Language


class _Name(Struct, frozen=True):
    """One name of an instrument."""

    name: str
    target: str
    words: tuple[str, ...]
    """What must be printed where the name is: its words without their endings, the longest first."""


class _Names(Struct):
    """The names of one language."""

    first: re.Pattern[str]
    """The words that names begin with, without their endings."""
    capital: re.Pattern[str]
    """Those that have a capital."""
    small: tuple[str, ...]
    """The few others: a text that has none of these is searched quicker."""
    longest: int
    """In how many characters of a text any name has room."""
    by_first: dict[str, list[_Name]]
    """Names by that word, the longest first."""
    nouns: dict[str, re.Pattern[str]]
    """Targets of treaties with the noun that may stand for them."""


@cache
def _names(language: Language) -> _Names:
    pairs = [(name, named.target) for named in catalogue.load() for name in named.names[language]]
    pairs.sort(key=lambda pair: -len(pair[0]))
    stems = _shortest({_stem(name) for name, _ in pairs})
    by_first: dict[str, list[_Name]] = {stem: [] for stem in stems}
    for name, target in pairs:
        words = sorted(filter(None, _SIGNS.split(name)), key=len, reverse=True)
        by_first[next(stem for stem in stems if name.startswith(stem))].append(
            _Name(name, target, tuple(words))
        )
    return _Names(
        re.compile(_any_of(stems)),
        re.compile(_any_of([stem for stem in stems if not stem[0].islower()])),
        tuple(stem for stem in stems if stem[0].islower()),
        max(len(name) + _LONGEST_ENDING * name.count("*") for name, _ in pairs) + _LONGEST_DATE,
        by_first,
        {
            named.target: re.compile(_expression(named.noun[language]) + r"(?!\w)")
            for named in catalogue.load()
            if named.noun
        },
    )


def _stem(name: str) -> str:
    return name.split()[0].split("*")[0].rstrip(",")


def _shortest(stems: set[str]) -> list[str]:
    """The stems none of which begins with another."""
    kept: list[str] = []
    for stem in sorted(stems):
        if not kept or not stem.startswith(kept[-1]):
            kept.append(stem)
    return kept


def _any_of(words: Iterable[str]) -> str:
    """The pattern of words none of which begins with another, common beginnings written once: quicker so.

    >>> _any_of(["Pact", "Paris", "Doha"])
    'Doha|Pa(?:ct|ris)'
    """
    alternatives = []
    for _, alike in groupby(sorted(words), key=lambda word: word[:1]):
        one, *others = alike
        ends = range(len(one), 0, -1)
        head = next(one[:end] for end in ends if all(word.startswith(one[:end]) for word in others))
        rest = _any_of([word.removeprefix(head) for word in (one, *others)]) if others else ""
        alternatives.append(f"{re.escape(head)}(?:{rest})" if others else re.escape(one))
    return "|".join(alternatives)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_expression(name) + r"(?!\w)")


# What stands between the words of a name, endings included.
_SIGNS = re.compile(r"\*\S*|[\s’–-]")
_LONGEST_ENDING = 5
_LONGEST_DATE = 30
_HYPHENS = re.compile(r"\\-|–|-")
_DATED = frozenset({"о", "об", "по", "против", "для"})
_DATE = r"(?:\s(?:от\s\d{1,2}\s[а-я]{3,8}\s)?\d{4}\sгода)?"


def _expression(name: str) -> str:
    """The pattern of a name: a star and what follows is an ending, white space and hyphens are any.

    >>> bool(re.fullmatch(_expression("Пакт* во имя будущего"), "Пактом во имя будущего"))
    True
    >>> bool(re.fullmatch(_expression("Конвенци*я о правах ребенка"), "Конвенции 1989 года о правах ребенка"))
    True
    """
    words: list[str] = []
    dated = "*" not in name
    for word in name.split():
        if word in _DATED and words and not dated:
            words[-1] += _DATE
            dated = True
        words.append(_word(word))
    return r"\s".join(words)


def _word(word: str) -> str:
    stem, star, ending = word.partition("*")
    pattern = _HYPHENS.sub("[-‑‐–—]", re.escape(stem)).replace("’", "['’]")
    return (
        pattern + rf"\w{{0,{_LONGEST_ENDING}}}" + ("," if ending.endswith(",") else "") if star else pattern
    )


def find(text: str, language: Language) -> Iterator[Found]:
    """The names in a text, none overlapping."""
    end, known = 0, _names(language)
    beginnings = known.first if any(map(text.__contains__, known.small)) else known.capital
    for first in beginnings.finditer(text):
        start = first.start()
        if start < end or (start and text[start - 1].isalnum()):
            continue
        here = text[start : start + known.longest]
        for name in known.by_first[first[0]]:
            if name.words[0] not in here or not all(map(here.__contains__, name.words)):
                continue
            if match := _pattern(name.name).match(text, start):
                end = match.end()
                if not _is_other(text, start, language):
                    yield Found(start, end, name.target, "name", start, end)
                break


def _is_other(text: str, start: int, language: Language) -> bool:
    """Whether the words before a name make it a part of another one."""
    before = text[max(0, start - 60) : start]
    return before.endswith(_OF_REGION) or _BODY[language].search(before) is not None


# A treaty's name inside the name of its conference, of a committee on it or of an optional protocol to it is
# no mention of the treaty.
_BODY: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"(?:(?:Конференци|Совещани|Ассамбле)\w{1,3}(?:\s\d{4}\sгода)?\s(?:Высоких\sДоговаривающихся\s|"
        r"государств\s?[—–-]\s?)?(?:участников|сторон)|комитет\w{0,2}\sпо|акультативн\w{2,3}\sпротокол\w{0,3}\sк)\s$"
    ),
    "en": re.compile(
        r"(?:(?:Conference|Meeting|Assembly)\sof\s(?:the\s)?(?:High\sContracting\s|States\s)?Parties\sto|"
        r"Committee\son|Optional\sProtocol\sto)\sthe\s$"
    ),
}
# "Inter-American Convention against Corruption": a convention of another region.
_OF_REGION = tuple(
    f"{region}{blank}" for region in ("American", "European", "African", "Arab", "Asian") for blank in " \xa0"
)


def shortened(text: str, citations: Iterable[Citation], language: Language) -> list[str]:
    """Treaties to which the text gives a short name: "the Organized Crime Convention (the Convention)"."""
    found = []
    for item in citations:
        word = noun(item.target, language) if item.how == "name" and item.target else None
        opening = _SHORT.match(text, item.end) if word else None
        if item.target and word and opening and word.match(text, opening.end()):
            found.append(item.target)
    return found


_SHORT = re.compile(
    r",?\s\((?:hereinafter(?:\sreferred\sto\sas)?:?\s|далее(?:\sименуем\w{1,5})?(?:\sпо\sтексту)?\s?[—–-]?\s?)?(?:the\s)?[“\"«„]?"
)


def noun(target: str, language: Language) -> re.Pattern[str] | None:
    """The noun that stands for a treaty once it has been named."""
    return _names(language).nouns.get(target)
