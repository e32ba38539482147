"""Instruments cited by name: "the 2030 Agenda", «Конвенция против организованной преступности».

The names are data (``catalogue``); this module turns them into patterns, and compiles the pattern of a
name when all its words are met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from msgspec import Struct

from preamble.citations import catalogue
from preamble.citations.found import Found, has_any
from preamble.model import Citation, Language


class _Name(Struct, frozen=True):
    """One name of an instrument."""

    name: str
    target: str
    early: str
    """The longest of its first words, those that stand within ``_NEAR`` characters."""
    words: tuple[str, ...]
    """What must be printed where the name is: its words without their endings."""


class _Names(Struct):
    """The names of one language."""

    capital: re.Pattern[str]
    """The first word with a capital of every name that has one, without its ending."""
    small: tuple[str, ...]
    """The few words without a capital that names with one begin with."""
    all_small: tuple[str, ...]
    """Those that names without any capital begin with."""
    longest: int
    """In how many characters of a text any name has room."""
    by_first: dict[str, list[_Name]]
    """Names by the word they begin with, the longest first."""
    nouns: dict[str, re.Pattern[str]]
    """Targets of treaties with the noun that may stand for them."""


@cache
def _names(language: Language) -> _Names:
    pairs = [(name, named.target) for named in catalogue.load() for name in named.names[language]]
    pairs.sort(key=lambda pair: -len(pair[0]))
    stems = _shortest({stem(name) for name, _ in pairs for stem in (_stem, _first_capital)} - {""})
    by_first: dict[str, list[_Name]] = {stem: [] for stem in stems}
    for name, target in pairs:
        early, words = (tuple(filter(None, _SIGNS.split(part))) for part in (_beginning(name), name))
        first = next(stem for stem in stems if name.startswith(stem))
        by_first[first].append(_Name(name, target, max(early, key=len), words))
    all_small = {stem for stem in stems if not all(_first_capital(one.name) for one in by_first[stem])}
    return _Names(
        re.compile(_any_of([stem for stem in stems if not stem[0].islower()])),
        tuple(stem for stem in stems if stem[0].islower() and stem not in all_small),
        tuple(sorted(all_small)),
        max(_room(name) for name, _ in pairs),
        by_first,
        {
            named.target: re.compile(_expression(named.noun[language]) + r"(?!\w)")
            for named in catalogue.load()
            if named.noun
        },
    )


def _stem(word: str) -> str:
    return word.split()[0].split("*")[0].rstrip(",")


def _first_capital(name: str) -> str:
    """The stem of a name's first word with a capital or of figures; nothing if it has none.

    >>> _first_capital("Пакт* во имя будущего"), _first_capital("трет*ья Женевск*ая конвенци*я")
    ('Пакт', 'Женевск')
    """
    return next((_stem(word) for word in name.split() if not word[0].islower()), "")


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


def _room(name: str) -> int:
    """In how many characters of a text the name has room."""
    return len(name) + _LONGEST_ENDING * name.count("*") + _LONGEST_DATE


def _beginning(name: str) -> str:
    """The words of a name that stand within ``_NEAR`` characters of its beginning: the first one at least."""
    words = name.split()
    whole = range(len(words), 1, -1)
    count = next((count for count in whole if _room(" ".join(words[:count])) <= _NEAR), 1)
    return " ".join(words[:count])


# What stands between the words of a name, endings included.
_SIGNS = re.compile(r"\*\S*|[\s’–-]")
_LONGEST_ENDING = 5
_LONGEST_DATE = 30
_NEAR = 90
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


def find(text: str, language: Language) -> list[Found]:
    """The names in a text, none overlapping."""
    known = _names(language)
    first = known.capital.search(text)
    if first is None and not has_any(text, known.all_small):
        return []
    end, found = 0, []
    for start, stem in _beginnings(text, first, known):
        if start < end or (start and text[start - 1].isalnum()):
            continue
        here = text[start : start + known.longest]
        near = here[:_NEAR]
        for name in known.by_first[stem]:
            if name.early not in near or not all(map(here.__contains__, name.words)):
                continue
            if match := _pattern(name.name).match(text, start):
                end = match.end()
                if not _is_other(text, start, language) and not _LONGER.match(text, end):
                    found.append(Found(start, end, name.target, "name", start, end))
                break
    return found


def _beginnings(text: str, first: re.Match[str] | None, known: _Names) -> list[tuple[int, str]]:
    """Where names may begin, with the words they would begin with; the ``first`` of those with a capital.

    To look for the small ones one by one takes less than a pattern that stops at each of their first letters.
    """
    found, small = [], known.all_small
    if first is not None:
        found = [(match.start(), match[0]) for match in known.capital.finditer(text, first.start())]
        small += known.small
    for stem in small:
        at = text.find(stem)
        while at >= 0:
            found.append((at, stem))
            at = text.find(stem, at + 1)
    return sorted(found)


def _is_other(text: str, start: int, language: Language) -> bool:
    """Whether the words before a name make it a part of another one."""
    before = text[max(0, start - 60) : start]
    return before.endswith(_OF_REGION) or _BODY[language].search(before) is not None


# A treaty's name inside the name of its conference, of a committee on it, of a protocol or an amendment to it
# is no mention of the treaty.
_BODY: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"(?:(?:Конференци|Совещани|качестве\sсовещани|Ассамбле)\w{1,3}(?:\s\d{4}\sгода)?\s"
        r"(?:Сторон|(?:Высоких\sДоговаривающихся\s|государств\s?[—–-]\s?)?(?:участников|сторон))|комитет\w{0,2}\sпо"
        r"|(?:акультативн|ополнительн)\w{2,3}\sпротокол\w{0,3}\sк|[А-Я][а-яё]+\sпоправк\w{1,3}\sк)\s$"
    ),
    "en": re.compile(
        r"(?:(?:Conference|Meeting|as\sthe\smeeting|Assembly)\sof\s(?:the\s)?(?:High\sContracting\s|States\s)?Parties\sto|"
        r"Committee\son|(?:Optional|Additional)\sProtocols?\sto|[Pp]rotocols?\s[Aa]dditional\sto"
        r"|[A-Z][a-z]+\sAmendment\sto)\sthe\s$"
    ),
}
# "Vienna Convention on the Law of Treaties between States and International Organizations"
_LONGER = re.compile(r"\sbetween\sStates\s")
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
