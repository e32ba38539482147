"""Lines that are headings though nothing marks them."""

from __future__ import annotations

import re

from preamble import markup
from preamble.blocks import ending
from preamble.labels import Style
from preamble.model import BlockType
from preamble.structure import closings, headings, organs
from preamble.structure.looks import (
    EMPHASIZED,
    LONGEST_BARE_HEADING,
    LONGEST_HEADING,
    NUMBER_OF_DECISION,
    Look,
    heading_like,
    joined,
)
from preamble.structure.reading import Reading

_LONGEST_PART_HEADING = 700
"""Of a part with a number and a preamble of its own, as those of the budget."""
_LONGEST_LINK = 40
"""Characters of words that lead from the preamble to the decisions."""
_LONGEST_COLUMN = 12
_LONGEST_DIVISION = 40
_LONGEST_COLON_HEADING = 120
_FIELD = re.compile(r"[A-ZА-ЯЁ][^\d:;.]{2,40}: ")
"""A name, without figures, and a colon behind it."""
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?]\s[A-ZА-ЯЁ]")


def bare_heading(reading: Reading, index: int) -> int:
    """A line that looks like a heading and has a text below it."""
    at = reading.looks[index]
    longest = LONGEST_BARE_HEADING
    if headings.due_roman(reading, at):
        longest = _LONGEST_PART_HEADING if organs.clause_follows(reading, index) else LONGEST_HEADING
    if _heads_notes(reading, index):
        headings.bare(reading, at)
        return 1
    if _is_division_alone(reading, at.text) and index + 1 < len(reading.looks):
        headings.bare(reading, at)
        return 1
    if not heading_like(at, longest, colon=True) or not introduces_text(reading, index):
        return 0
    if "   " in at.unit.raw and reading.looks[index + 1].unit.table:
        return 0  # the head of a table, set in columns like it
    if _ends_with_colon(at.text) and (len(at.text) > _LONGEST_COLON_HEADING or _announces(reading, at.text)):
        return 0
    if closings.tells_place_and_day(reading, at):
        return 0
    if _is_caption(reading, at.text) or _is_below_caption(reading) or _is_among_fields(reading, index):
        return 0
    if reading.zone == "preamble" and reading.words.resolves.fullmatch(reading.looks[index + 1].text[:200]):
        return 0
    if reading.zone == "operative" and organs.speaks_again(reading, index):
        return 0
    if reading.words.carries_on.match(at.text) and len(at.text) <= _LONGEST_LINK:
        return 0
    if NUMBER_OF_DECISION.fullmatch(at.text) and reading.is_short(index + 1):
        headings.bare(reading, joined(at, reading.looks[index + 1]))
        return 2
    headings.bare(reading, at)
    return 1


def _ends_with_colon(text: str) -> bool:
    """Whether a text does, with the mark of a note behind it or without."""
    return text[-1:] == ":" or (not text[-1:].isalpha() and ending(text)[-1:] == ":")


def _is_division_alone(reading: Reading, text: str) -> bool:
    """«Статья 5.» on a line of its own: the full stop is the number's and ends no sentence."""
    if text[-1:] != "." or len(text) > _LONGEST_DIVISION:
        return False
    return reading.words.division.fullmatch(text[:-1]) is not None


def _is_among_fields(reading: Reading, index: int) -> bool:
    """«Дата рождения: 4 мая» above «Гражданство: Руритания»: fields, and no headings."""
    if not _FIELD.match(reading.looks[index].text):
        return False
    beside = (place for place in (index - 1, index + 1) if 0 <= place < len(reading.looks))
    return any(_FIELD.match(reading.looks[place].text) and reading.is_short(place) for place in beside)


def _is_below_caption(reading: Reading) -> bool:
    before = reading.nodes[-1] if reading.nodes else None
    if before is None or before.type is not BlockType.PARAGRAPH or len(before.raw) > LONGEST_BARE_HEADING:
        return False
    return _is_caption(reading, markup.plain(before.raw))


def _is_caption(reading: Reading, text: str) -> bool:
    """«Таблица 2», and the title on the line below it."""
    return len(text) <= LONGEST_BARE_HEADING and reading.words.caption.fullmatch(text) is not None


def _announces(reading: Reading, text: str) -> bool:
    """«Tasks the Office to:» introduces a list and heads nothing."""
    return (
        organs.decides(reading, text)
        or _SENTENCE_END.search(text) is not None
        or reading.words.letter.search(text) is not None
        or reading.words.connective.search(text[:-1].rstrip()) is not None
    )


def introduces_text(reading: Reading, index: int) -> bool:
    """A heading has a text below it, and is no member of a column of short lines."""
    at = reading.looks[index]
    if index + 1 >= len(reading.looks):
        return False
    following = reading.looks[index + 1]
    if _ends_with_colon(at.text) and not (
        following.label is not None
        and following.label.style is Style.NUMBER
        and (following.label.core != "1" or _heads_first_paragraph(reading, following))
    ):
        return False
    if EMPHASIZED.fullmatch(at.unit.raw) or headings.is_lone_label(at.text):
        return True
    if reading.words.division.match(at.text) or (
        index and reading.words.division.fullmatch(reading.looks[index - 1].text)
    ):
        return True
    speaks = following.text.endswith(",") and reading.words.opener.fullmatch(following.text) is not None
    if reading.announced() and following.label is None and len(following.text) < 60 and not speaks:
        return False
    if _in_announced_column(reading, index):
        return False
    column = 1
    for other in range(index + 1, index + 4):
        if not reading.is_short(other) or organs.is_proposed(reading, other):
            break
        column += 1
    for place in range(index - 1, max(index - 3, reading.contents_until) - 1, -1):
        other_text = reading.looks[place].text
        if reading.words.annex.fullmatch(other_text) or reading.words.division.match(other_text):
            break
        if reading.words.signature.match(other_text):
            break
        if not reading.is_short(place):
            break
        column += 1
    return column < 4


def _heads_first_paragraph(reading: Reading, first: Look) -> bool:
    """A line with a colon heads paragraph 1 where an organ speaks; elsewhere it announces items."""
    return ending(first.unit.raw)[-1:] != ";" and reading.zone not in ("text", "annex")


def _in_announced_column(reading: Reading, index: int) -> bool:
    """«назначил следующих экспертов:» and three short lines below it: names, and no headings."""
    before = reading.nodes[-1] if reading.nodes else None
    if before is None or before.type is not BlockType.PARAGRAPH:
        return False
    top = index
    while top and index - top < _LONGEST_COLUMN and reading.is_short(top - 1):
        top -= 1
    announced = top and ending(reading.looks[top - 1].unit.raw)[-1:] == ":"
    return (
        bool(announced)
        and top < index
        and reading.is_short(top)
        and (top < index - 1 or reading.is_short(index + 1))
    )


def _heads_notes(reading: Reading, index: int) -> bool:
    """«Сноски» at the end of a text or above its annexes, whose notes were taken out below it."""
    below = reading.below(index)
    last = below is None or reading.words.annex.fullmatch(below.text) is not None
    return last and reading.words.notes.fullmatch(reading.looks[index].text.rstrip(":")) is not None
