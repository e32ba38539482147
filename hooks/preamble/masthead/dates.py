"""Dates as mastheads print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from preamble.language import WORDS, Words

_MONTHS = {month.lower(): number for words in WORDS.values() for month, number in words.months.items()}
_ABOUT = re.compile(
    r"(?:[A-Z][A-Za-z]+\s){0,4}?(?i:resolution|decision|recommendation|report|statement|declaration|opinion|motion|note)"
    r"\s.{0,80}?\b(?:on|concerning|regarding|about)\s"
)
"""What a document calls itself, and the word behind which it says what it is about."""
_ADOPTED = re.compile(r"\b(?i:signed|done|adopted|approved|dated|issued)\b")
_LONGEST_STATUS = 160
_SPAN = re.compile(
    r"\d(?:\s?[-–—]\s?|\s(?:и|and|to|по)\s)\Z|\d\s[^\W\d_]{3,9}(?:\s?[-–—]\s?|\s(?:to|and|по|до)\s)\Z"
)
_SPAN_GOES_ON = re.compile(
    r"\s?(?:(?:[-–—]|to\b|по\b|до\b)\s?\d{1,2}(?:st|nd|rd|th)?\s[^\W\d_]{3,9}\s(?:19|20)\d\d"
    r"|(?:[-–—]|и|and|to|по)\s?\d{1,2}(?:\s?[-–—]\s?\d|\s[^\W\d_]{3,9}\s\d{4}))"
)
"""«1 August 2031 to 31 January 2032», «3 мая 2031 года и 5–6»: the first day of several."""
_OF_ANOTHER = ("Date of communication", "Date of the communication", "Дата сообщения")
"""When somebody wrote to the committee that adopts its views."""
_IN_FIGURES = re.compile(
    r"(?i:\b(?:от|принят[аоы]?|утвержд[её]н[аоы]?)\s)[^\d;:]{0,60}(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>(?:19|20)\d\d)\b"
)
"""«(принят в г. Гавани 14.04.2031 № 25)», «РЕШЕНИЕ от 11.12.2031»: as libraries of law print a day."""


_TOWN = re.compile(r"\((?:г\.\s?)?[A-ZА-ЯЁ][\w’-]{1,24}(?:[\s-][A-ZА-ЯЁ][\w’-]{1,24}){0,2},\s")
"""«(Гавань, 31 мая 2031 года)» below the title."""


def parse_date(text: str, words: Words) -> date | None:
    """The first date in a text, None when there is none or it is impossible."""
    if " day of " in text:
        text = text.replace(" day of ", " ")  # "this 4th day of May 2031"
    match = words.date.search(text)
    if match is None:
        return None
    groups = match.groupdict()
    day = groups["day"] or groups.get("day2") or ""
    month = groups["month"] or groups.get("month2") or ""
    year = groups["year"] or groups.get("year2") or ""
    if ends_span(text, match.start()) or _SPAN_GOES_ON.match(text, match.end()):
        return None
    return _day(year, _MONTHS[month.lower()], day)


def _day(year: str, month: int | str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def ends_span(text: str, start: int) -> bool:
    """Whether a date is the last of several days, «27–28 октября», «6 и 7 мая»: no date of the document."""
    return _SPAN.search(text[:start]) is not None


def is_of_subject(text: str, words: Words) -> bool:
    """Whether the first date in a line is what the document is about: "Resolution on the fire of 5 May 2031".

    A date behind a comma or a bracket is the document's own again, and so is one before "on".
    """
    about = _ABOUT.match(text)
    day = words.date.search(text, about.end()) if about is not None else None
    if about is None or day is None or words.date.search(text, 0, about.end()) is not None:
        return False
    between = text[about.end() : day.start()]
    if not between or _ADOPTED.search(about[0]) is not None:
        return False
    return between.rstrip()[-1:] not in {",", "(", "–", "—", "-"} and _ADOPTED.search(between) is None


def _is_day(text: str) -> bool:
    """A day on a line of its own, or with the town in brackets."""
    town = _TOWN.match(text) if text[:1] == "(" and text[-1:] == ")" else None
    day = text[town.end() : -1] if town is not None else text
    return any(words.date.fullmatch(day) for words in WORDS.values())


def date_of(texts: Sequence[str], words: Words) -> date | None:
    """The date of adoption if a line states one, otherwise the first date that stands for itself.

    When a text came into force or was last changed is none of these.
    """
    told = " ".join(text for text in texts if words.status.search(text[:_LONGEST_STATUS]))
    texts = [text for text in texts if text not in told] if told else texts
    for text in texts:
        if words.adopted.search(text):
            found = parse_date(text, words)
            if found:
                return found
    alone = (text for text in texts if _is_day(text))
    for text in [*alone, *texts]:
        # The date of issue is often printed in English, whatever the language of the text.
        own = (len(text) < 160 or words.letter.match(text)) and not text.startswith(_OF_ANOTHER)
        for language in WORDS.values() if own else ():
            found = parse_date(text, language)
            if found:
                return found
    figures = (_IN_FIGURES.search(text) for text in texts if "." in text)
    return next((_day(found["year"], found["month"], found["day"]) for found in figures if found), None)
