"""Resolutions of the Red Cross and Red Crescent, which are cited by number and meeting.

«Резолюция 7 Совета делегатов 2019 года» is ``CD/19/R7``; "Resolution 2 of the 33rd International
Conference" is ``33IC/19/R2``. Source: the Movement's own document symbols.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from preamble.citations.forms import roman
from preamble.citations.found import Found
from preamble.model import Language

# International Conferences whose resolutions carry such symbols, and their years.
_CONFERENCES = {28: 2003, 29: 2006, 30: 2007, 31: 2011, 32: 2015, 33: 2019, 34: 2024}

_NUMBER = r"\d{1,2}(?![\d/])"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:(?:,\s|\s(?:and|и)\s){_NUMBER}){{0,9}})"
_MOVEMENT = {
    "ru": r"(?:\sМеждународного\sдвижения\sКрасного\sКреста\sи\sКрасного\sПолумесяца)?",
    "en": r"(?:\sof\sthe\sInternational\sRed\sCross\sand\sRed\sCrescent\sMovement)?",
}
_YEAR = r"(?:19|20)\d\d"
_COUNCIL: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        rf"[Рр]езолюци\w{{1,3}}(?:\s(?:№\s?)?{_NUMBERS})?,?\s(?:принят\w{{2,3}}\s)?(?:на\s)?Совет(?:а|ом|е)\sделегатов"
        rf"{_MOVEMENT['ru']},?\s(?:в\s)?\(?(?P<year>{_YEAR})(?:\sгод\w?|\sг\.?|\))"
    ),
    "en": re.compile(
        rf"[Rr]esolutions?(?:\s{_NUMBERS})?,?\s(?:of|adopted\s(?:by|at))\sthe\s"
        rf"(?:(?P<year>{_YEAR})\sCouncil\sof\sDelegates"
        rf"|Council\sof\sDelegates{_MOVEMENT['en']},?\s(?:(?:in|of)\s)?\(?(?P<year2>{_YEAR}))"
        rf"|Council\sof\sDelegates\s[Rr]esolution\s(?P<number>{_NUMBER})\s(?:of\s|\()(?P<year3>{_YEAR})\)?"
    ),
}
_CONFERENCE: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        rf"[Рр]езолюци\w{{1,3}}\s{_NUMBERS},?\s(?:принят\w{{2,3}}\s)?(?:на\s)?"
        r"(?:(?P<meeting>\d\d)-(?:й|ой|я)|(?P<roman>[XVI]{5,7}))\sМеждународн\w{2,3}\sконференци\w{1,2}"
    ),
    "en": re.compile(
        rf"[Rr]esolutions?\s{_NUMBERS},?\s(?:of|adopted\s(?:by|at))\sthe\s"
        r"(?:(?P<meeting>\d\d)(?:th|st|nd|rd)|(?P<roman>[XVI]{5,7})(?:th|st|nd|rd)?)\s"
        r"International\sConference(?=\sof\sthe\sRed\sCross|[\s,.;)]|$)"
    ),
}
_PRESENT: dict[Language, tuple[str, str]] = {
    "ru": ("делегатов", "Международн"),
    "en": ("Council of Delegates", "International Conference"),
}
_DIGITS = re.compile(r"\d+")


def find(text: str, language: Language, own: str | None) -> Iterator[Found]:
    """The Movement's resolutions in a text; ``own`` is the document's own symbol, e.g. ``CD/24/4R1``."""
    council, conference = _PRESENT[language]
    if council in text:
        for match in _COUNCIL[language].finditer(text):
            groups = match.groupdict()
            year = (groups["year"] or groups.get("year2") or groups.get("year3") or "")[2:]
            if match["numbers"] or groups.get("number"):
                yield from _each(match, f"CD/{year}/R")
            elif own and own.startswith(f"CD/{year}/"):
                yield Found(*match.span(), None, "self", *match.span())
    if conference in text:
        for match in _CONFERENCE[language].finditer(text):
            meeting = int(match["meeting"]) if match["meeting"] else roman(match["roman"])
            held = _CONFERENCES.get(meeting)
            yield from _each(match, f"{meeting}IC/{held % 100:02}/R" if held else None)


def _each(match: re.Match[str], stem: str | None) -> Iterator[Found]:
    """One mention for each number: the first with the words before it, the last with those after it."""
    group = "numbers" if match["numbers"] else "number"
    numbers = list(_DIGITS.finditer(match.string, *match.span(group)))
    for index, number in enumerate(numbers):
        start = match.start() if index == 0 else number.start()
        end = match.end() if index == len(numbers) - 1 else number.end()
        yield Found(start, end, stem and stem + number[0], "movement", start, end)
