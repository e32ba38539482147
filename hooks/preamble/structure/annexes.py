"""Headings that open an annex."""

from __future__ import annotations

from preamble import labels
from preamble.blocks import ending, starts_small
from preamble.structure import closings, headings
from preamble.structure.looks import (
    EMPHASIZED,
    LONGEST_BARE_HEADING,
    LONGEST_HEADING,
    Look,
    heading_like,
    joined,
)
from preamble.structure.reading import Reading

_LONGEST_LANGUAGE = 40
_LANGUAGES = frozenset(("ENGLISH", "FRENCH", "RUSSIAN", "SPANISH", "ARABIC", "CHINESE", "GERMAN", "ITALIAN"))
"""Alone on a line below the name of an attachment: in what language it was given in."""


def annex(reading: Reading, index: int) -> int:
    """The heading of an annex, and the title on the lines below it."""
    at = reading.looks[index]
    if at.label is not None or len(at.text) > LONGEST_HEADING or at.text[-1:] in ".;,":
        return 0
    taken = 1
    below = reading.below(index)
    if below is not None and _is_approved_by(reading, at, below):
        at, taken = joined(at, below), 2
    match = reading.words.annex.fullmatch(at.text)
    if match is None or (match["rest"] and starts_small(match["rest"])):
        return 0
    reading.end_lists()
    reading.zone, reading.in_annex, reading.in_part = "annex", True, False
    reading.run = reading.roman = reading.capital = reading.heading_number = 0
    headings.heading(
        reading, at, "annex", _annex_number(reading, match["number"] or match["number2"] or ""), level=1
    )
    taken += _original_of_annex(reading, index + taken)
    return taken + _annex_title(reading, index + taken, bool(match["rest"]))


def _is_approved_by(reading: Reading, at: Look, below: Look) -> bool:
    """«УТВЕРЖДЕНО» on a line of its own, and below it by whose decision."""
    alone = at.text.isalpha() and reading.words.annex.fullmatch(at.text) is None
    if not alone or below.label is not None or len(below.text) > LONGEST_HEADING:
        return False
    heading = reading.words.annex.fullmatch(f"{at.text} {below.text}")
    return heading is not None and not heading["word"]


def _annex_number(reading: Reading, printed: str) -> str | None:
    """«II» is 2, "B" after "A" is B, and so is «В» after «A»."""
    if not printed:
        return None
    ordinals = labels.letter_ordinals(printed)
    value = labels.roman(printed)
    if ordinals and (not value or (reading.annex_letter + 1 in ordinals and reading.annex_letter)):
        reading.annex_letter = (
            reading.annex_letter + 1 if reading.annex_letter + 1 in ordinals else min(ordinals)
        )
        return labels.letter(reading.annex_letter).upper()
    return str(value or printed)


def _annex_title(reading: Reading, index: int, has_title: bool) -> int:
    if has_title or index >= len(reading.looks):
        return 0
    title = reading.looks[index]
    if title.label is not None or not heading_like(title, LONGEST_HEADING):
        return 0
    if reading.words.introduction.fullmatch(title.text) or reading.words.division.fullmatch(title.text):
        return 0  # «Резюме», «Часть I»: the first heading of an annex without a title
    below = reading.below(index)
    if below is None or not _ends_title(title, below):
        headings.heading(reading, title, "title", None, level=2)
        return 1
    headings.heading(reading, joined(title, below), "title", None, level=2)
    return 2


def _ends_title(title: Look, below: Look) -> bool:
    """«**ПОЛОЖЕНИЕ**» and below it «**о Совете по речному судоходству**», both set as headings."""
    if " " in title.text or below.label is not None or len(below.text) > LONGEST_HEADING:
        return False
    emphasized = EMPHASIZED.fullmatch(below.unit.raw) is not None or below.depth > 0
    return emphasized and starts_small(below.text) and ending(below.unit.raw)[-1:] not in ".;:,"


def _original_of_annex(reading: Reading, index: int) -> int:
    """«[Подлинный текст на французском языке]» between «Приложение» and its title, or "Original: RUSSIAN".

    So stands where and when the letter was written that is annexed.
    """
    taken = 0
    while index + taken < len(reading.looks) and _tells_language(reading, reading.looks[index + taken]):
        taken += reading.add_paragraph(index + taken)
    return taken


def _tells_language(reading: Reading, at: Look) -> bool:
    if at.text[:1] == "[":
        return at.text[-1:] == "]" and len(at.text) <= LONGEST_BARE_HEADING
    if len(at.text) > _LONGEST_LANGUAGE or not at.text:
        return False
    if closings.tells_place_and_day(reading, at):
        return True
    return at.text in _LANGUAGES or reading.words.original.fullmatch(at.text) is not None
