"""Security Council resolutions printed without their year: "Security Council resolution 1325", "UNSCR 1540".

In a text of the Council "resolutions 1696 and 1737" are its own. The year follows from the number where the
resolutions of that year are known (``plausible.year_of``); any other number is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from preamble.citations.found import Found, has_any
from preamble.citations.plausible import year_of
from preamble.model import Language

# A number of these may be a year: "Security Council resolutions 2016".
_YEARS = range(1990, 2040)
_NUMBER = r"\d{4}(?!\w|\s?[(\[/]|[.,/-]\d|\s(?:год|г\.))"
# The date of each may stand between the numbers of a list; its year is no number (see `_YEARS`).
_DATE = r"(?:\s(?:of|от)\s\d{1,2}\s[A-Za-zа-я]{3,9}\s\d{4}(?:\sгода|\sг\.)?)?"
_NUMBERS = rf"{_NUMBER}(?:{_DATE}(?:,\s|\s(?:and|or|и|или)\s|,\sand\s)(?:№\s?)?{_NUMBER}){{0,9}}"
_COUNCIL: dict[Language, str] = {
    "en": r"(?:Security\sCouncil|UNSC|UN\sSC)",
    "ru": r"(?:Совета\sБезопасности|СБ\sООН)(?:\s(?:ООН|Организации\sОбъединенных\sНаций))?",
}
_PATTERN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"(?:{_COUNCIL['en']}\s[Rr]esolutions?\s(?:[Nn]os?\.\s?)?(?P<a>{_NUMBERS})|(?:UN)?SCRs?\s?(?P<b>{_NUMBERS})"
        rf"|[Rr]esolutions?\s(?P<c>{_NUMBERS})\s(?:and\s(?:other|subsequent|related)\s(?:relevant\s)?resolutions\s)?"
        rf"of\sthe\s(?:United\sNations\s)?{_COUNCIL['en']})"
    ),
    "ru": re.compile(
        rf"[Рр]езолюци\w{{1,3}}\s(?:{_COUNCIL['ru']}\s(?:№№?\s?)?(?P<a>{_NUMBERS})"
        rf"|(?P<b>{_NUMBERS})\s(?:и\s(?:другие|последующие)\s(?:соответствующие\s)?резолюции\s)?{_COUNCIL['ru']})"
    ),
}
# In the Council's own texts; what another body is named behind is that body's.
_OWN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        rf"[Rr]esolutions?\s(?:[Nn]os?\.\s?)?(?P<a>{_NUMBERS})(?!{_DATE},?\s(?:of|adopted\sby)\s)"
    ),
    "ru": re.compile(rf"[Рр]езолюци\w{{1,3}}\s(?:№№?\s?)?(?P<a>{_NUMBERS})(?!{_DATE}\s[А-ЯЁ])"),
}
_OWN_SIGN: dict[Language, str] = {"en": "esolution", "ru": "езолюци"}
_SIGNS: dict[Language, tuple[str, ...]] = {
    "en": ("Council", "SCR", "UNSC", "UN SC"),
    "ru": ("Совета", "СБ ООН"),
}
_DIGITS = re.compile(r"\d{4}")


def find(text: str, language: Language, own: bool = False) -> Iterator[Found]:
    """The numbers without a year whose year is known; each of a list on its own.

    ``own`` says that the Council itself speaks.
    """
    if has_any(text, _SIGNS[language]):
        yield from _found(text, _PATTERN[language])
    if own and _OWN_SIGN[language] in text:
        yield from _found(text, _OWN[language])


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Found]:
    for match in pattern.finditer(text):
        # Not part of a word: a pattern that begins with letters is quicker than one that looks behind.
        if text[: match.start()][-1:].isalnum():
            continue
        group = str(match.lastgroup)
        numbers = list(_DIGITS.finditer(text, *match.span(group)))
        for index, number in enumerate(numbers):
            year = None if int(number[0]) in _YEARS else year_of(int(number[0]))
            if year is not None:
                left = match.start() if index == 0 else number.start()
                right = match.end() if index == len(numbers) - 1 else number.end()
                yield Found(*number.span(), f"S/RES/{number[0]}({year})", "number", left, right)
