"""Resolutions of the Red Cross and Red Crescent, which are cited by number and meeting.

«Резолюция 7 Совета делегатов 2019 года» is ``CD/19/R7``; "Resolution 2 of the 33rd International
Conference" is ``33IC/19/R2``. Source: the Movement's own document symbols.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from preamble.citations.found import Found
from preamble.model import Language

# International Conferences whose resolutions carry such symbols, and their years.
_CONFERENCES = {28: 2003, 29: 2006, 30: 2007, 31: 2011, 32: 2015, 33: 2019, 34: 2024}

_COUNCIL: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"(?P<head>[Рр]езолюци\w{1,3})(?:\s(?P<number>\d{1,2})(?![\d/]))?,?\s(?:принят\w{2,3}\s)?(?:на\s)?Совет(?:а|ом|е)\sделегатов"
        r"(?:\sМеждународного\sдвижения\sКрасного\sКреста\sи\sКрасного\sПолумесяца)?,?\s(?:в\s)?(?P<year>(?:19|20)\d\d)\sгод\w?"
    ),
    "en": re.compile(
        r"(?P<head>[Rr]esolution)(?:\s(?P<number>\d{1,2})(?![\d/]))?,?\s(?:of|adopted\s(?:by|at))\sthe\s"
        r"(?:(?P<year>(?:19|20)\d\d)\sCouncil\sof\sDelegates|Council\sof\sDelegates(?:\sof\sthe\sInternational\s"
        r"Red\sCross\sand\sRed\sCrescent\sMovement)?,?\s(?:in|of)\s(?P<year2>(?:19|20)\d\d))"
    ),
}
_CONFERENCE: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(
        r"[Рр]езолюци\w{1,3}\s(?P<number>\d{1,2}),?\s(?:принят\w{2,3}\s)?(?:на\s)?(?P<meeting>\d\d)-(?:й|ой|я)\s"
        r"Международн\w{2,3}\sконференци\w{1,2}"
    ),
    "en": re.compile(
        r"[Rr]esolution\s(?P<number>\d{1,2}),?\s(?:of|adopted\s(?:by|at))\sthe\s(?P<meeting>\d\d)(?:th|st|nd|rd)\s"
        r"International\sConference(?=\sof\sthe\sRed\sCross|[\s,.;)]|$)"
    ),
}
_PRESENT: dict[Language, tuple[str, str]] = {
    "ru": ("делегатов", "Международн"),
    "en": ("Council of Delegates", "International Conference"),
}


def find(text: str, language: Language, own: str | None) -> Iterator[Found]:
    """The Movement's resolutions in a text; ``own`` is the document's own symbol, e.g. ``CD/24/4R1``."""
    council, conference = _PRESENT[language]
    if council in text:
        for match in _COUNCIL[language].finditer(text):
            year = (match["year"] or match.groupdict().get("year2") or "")[2:]
            if match["number"]:
                yield Found(*match.span(), f"CD/{year}/R{match['number']}", "movement", *match.span())
            elif own and own.startswith(f"CD/{year}/"):
                yield Found(*match.span(), None, "self", *match.span())
    if conference in text:
        for match in _CONFERENCE[language].finditer(text):
            meeting = int(match["meeting"])
            held = _CONFERENCES.get(meeting)
            target = f"{meeting}IC/{held % 100:02}/R{match['number']}" if held else None
            yield Found(*match.span(), target, "movement", *match.span())
