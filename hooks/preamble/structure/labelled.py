"""What a label may be: printed, misread, or without its full stop."""

from __future__ import annotations

import re

from preamble import labels
from preamble.blocks import beginning, ending
from preamble.labels import SECTIONS, Label, Style
from preamble.model import BlockType
from preamble.structure import headings, items, numbers, organs, unmarked
from preamble.structure.looks import LONGEST_BARE_HEADING, LONGEST_HEADING, NUMBER_ALONE, heading_like
from preamble.structure.reading import Reading

_DECIMAL_ALONE = re.compile(
    r"(?P<core>(?P<major>\d{1,3}(?:\.\d{1,3}){0,3})\.(?P<minor>\d{1,2}))[ \t\xa0]+(?=[*_«“\"]{0,4}[^\W\d])"
)
_NUMBER = Style.NUMBER
_DOTTED_LETTERS = frozenset((Style.LETTER_DOT, Style.CAPITAL_DOT))
_NOUGHTS = frozenset("OО")
_CLOSED = frozenset(".;:,")
_FIRST_LETTERS = frozenset("aа")
_GLUED_TITLE = re.compile(r"[A-ZА-ЯЁ][a-zа-яё]{2,}\s[^A-ZА-ЯЁ]")
_SHORTEST_GLUED = 5
"""Characters of a label and of the shortest word glued to it."""
_DAY_OR_YEAR = re.compile(r"(?:\d{1,2}|(?:19|20)\d\d)\s[а-яё]{3,}")
_BEHIND_SHORT_LABEL = frozenset(".0123456789")
"""What stands behind the first letter or figure of a label with a full stop."""
_FARTHEST_TITLE = 60
"""Paragraphs among which the title with the next number stands."""
_WIDE_GAP = 4
"""Characters of a number and the blanks behind it, where it stands apart from the words."""


def labelled(reading: Reading, index: int) -> int:
    """A paragraph with a label, by the label’s style."""
    at = reading.looks[index]
    if at.label is None and at.text[:1].isdigit() and _numbered_title(reading, index):
        return 1
    label = (
        _misread_number(reading, index)
        or _misread_section(reading, index)
        or _glued(reading, index)
        or _bare_number(reading, index)
        or _bare_decimal(reading, index)
        or reading.looks[index].label
    )
    if label is None:
        return 0
    if label.style in SECTIONS:
        return int(headings.section(reading, index)) or items.listed(reading, index)
    if label.style is _NUMBER:
        return numbers.number(reading, index)
    if label.style is Style.PREAMBULAR:
        return reading.add_clause(reading.looks[index])
    if label.style is Style.DECIMAL:
        return numbers.decimal(reading, index)
    if _heads_numbers(reading, index, label):
        headings.lettered_heading(reading, index)
        return 1
    return items.listed(reading, index)


def _numbered_title(reading: Reading, index: int) -> bool:
    """«1  PURPOSE» above a text and «2  DEFINITIONS» further down, without full stops, as codes are set."""
    at = reading.looks[index]
    if reading.zone not in ("annex", "text"):
        return False
    match = NUMBER_ALONE.match(at.unit.raw)
    due = reading.heading_number + 1
    if match is None or int(match["number"]) != due or not heading_like(at, LONGEST_BARE_HEADING):
        return False
    if not at.unit.raw[match.end()].isupper() or not _title_follows(reading, index, due):
        return False
    if not unmarked.introduces_text(reading, index):
        return False
    reading.relabelled(index, Label(match["number"], match["number"], _NUMBER, match.end()))
    headings.numbered_heading(reading, index)
    return True


def _title_follows(reading: Reading, index: int, number: int) -> bool:
    """Whether what is set like the heading of this number follows, or followed another one."""
    below = reading.looks[index + 1 : index + _FARTHEST_TITLE]
    if number > 1 or (below and below[0].label is not None and below[0].label.core == f"{number}.1"):
        return True
    heads = (at for at in below if at.label is None and at.text.startswith(f"{number + 1} "))
    return any(heading_like(at, LONGEST_BARE_HEADING) for at in heads)


def _heads_numbers(reading: Reading, index: int, label: Label) -> bool:
    """«a) Представление доклада» between the paragraphs of a report: a heading above the next number.

    A further one may have a heading of its own below it.
    """
    at, below = reading.looks[index], reading.below(index)
    if label.style is not Style.LETTER_BRACKET or below is None or reading.speaks or not reading.nodes:
        return False
    before = reading.nodes[-1]
    if not reading.run and before.type is not BlockType.HEADING:
        return False
    closed = before.type is BlockType.HEADING or ending(before.raw)[-1:] == "."
    if not closed or not heading_like(at, LONGEST_BARE_HEADING):
        return False
    due = below.label is not None and below.label.core == str(reading.run + 1)
    if label.core in _FIRST_LETTERS:
        return due and below.label is not None and below.label.style is _NUMBER
    above = next((node for node in reversed(reading.nodes) if node.rank == "letter"), None)
    follows = above is not None and above.ordinal + 1 in labels.letter_ordinals(label.core)
    return follows and (due or (below.label is None and heading_like(below, LONGEST_BARE_HEADING)))


def _misread_number(reading: Reading, index: int) -> Label | None:
    """«l. Reaffirms», «З. просит»: a misread figure is believed where it continues the series."""
    at = reading.looks[index]
    taken_for_letter = (
        at.label is None
        or (at.label.style in _DOTTED_LETTERS and not reading.lists.awaits(at.label))
        or _is_figure_in_part(at.label)
        or (at.label.core == "I" and _is_first_number(reading, index))
        or (at.label.core == "II" and organs.decides(reading, at.text))
    )
    if taken_for_letter and at.label is not None and _numerals_follow(reading, index):
        return None
    if not taken_for_letter or at.depth:
        return None
    if reading.zone == "text" and not reading.run and numbers.next_number(reading, index) != 2:
        return None
    label = labels.read_misread(at.unit.raw, reading.run + 1)
    return reading.relabelled(index, label)


def _is_figure_in_part(label: Label) -> bool:
    """«1O.» and «3О.»: a nought that recognition took for the letter, and no «1A.» of its own."""
    return label.style is _NUMBER and label.core[-1] in _NOUGHTS


def _is_first_number(reading: Reading, index: int) -> bool:
    """«I. Decides …» below the last clause, or «I. Правительство …», a sentence above «2. Маяки …»."""
    at, below = reading.looks[index], reading.label_below(index)
    if reading.run or ending(at.text)[-1:] not in _CLOSED:
        return False
    if reading.zone == "preamble" and organs.decides(reading, at.text):
        return True
    return below is not None and below.style is _NUMBER and below.core == "2"


def _numerals_follow(reading: Reading, index: int) -> bool:
    """«i.» and «ii.» below it, or below its bullets, are a series of their own, and no misread figures."""
    label = reading.looks[index].label
    below = (at.label for at in reading.looks[index + 1 : index + 12] if at.label is not None)
    following = next((other for other in below if other.style is not Style.BULLET), None)
    return (
        label is not None
        and following is not None
        and following.style is label.style
        and labels.roman(following.core.upper()) == labels.roman(label.core.upper()) + 1 > 1
    )


def _bare_number(reading: Reading, index: int) -> Label | None:
    """«1  ADOPTS …» without a full stop: believed where it is due and the text is numbered so."""
    at = reading.looks[index]
    if at.label is not None or at.depth or not at.text[:1].isdigit() or not reading.speaks:
        return None
    match = NUMBER_ALONE.match(at.unit.raw)
    if match is None or reading.words.date.match(at.text):
        return None
    if int(match["number"]) != reading.run + 1 and not numbers.heads_decimals(
        reading, index, match["number"]
    ):
        return None
    words = beginning(at.unit.raw[match.end() :])
    decides = organs.decides(reading, words) or reading.words.operative.match(words.capitalize()) is not None
    if decides and reading.zone in ("preamble", "operative"):
        reading.bare_numbers = True
    elif not reading.bare_numbers or not (at.unit.raw[match.end()].isupper() or len(match[0]) >= _WIDE_GAP):
        return None
    return reading.relabelled(index, Label(match["number"], match["number"], _NUMBER, match.end()))


def _bare_decimal(reading: Reading, index: int) -> Label | None:
    """«3.1 publish the guidelines;» below paragraph 3: believed where it is due, small letter or not."""
    at = reading.looks[index]
    if at.label is not None or not reading.decimals or not at.text[:1].isdigit():
        return None
    match = _DECIMAL_ALONE.match(at.unit.raw)
    if match is None or match["major"] not in reading.decimals:
        return None
    first = match["minor"] == "1" and reading.announced()
    if not first and f"{match['major']}.{int(match['minor']) - 1}" not in reading.decimals:
        return None
    return reading.relabelled(index, Label(match[0].rstrip(), match["core"], Style.DECIMAL, match.end()))


def _glued(reading: Reading, index: int) -> Label | None:
    """A label glued to its words, which is believed where it is due."""
    at = reading.looks[index]
    if at.label is not None or at.unit.raw[1:2] not in _BEHIND_SHORT_LABEL:
        return None
    return _glued_section(reading, index) or _glued_item(reading, index) or _glued_day(reading, index)


def _glued_item(reading: Reading, index: int) -> Label | None:
    """«b.ensure», where the list awaits it."""
    raw = reading.looks[index].unit.raw
    if raw[1:2] != "." or not raw[0].islower() or not raw[2:_SHORTEST_GLUED].isalpha():
        return None
    label = Label(raw[:2], raw[0], Style.LETTER_DOT, 2)
    due = reading.lists.awaits(label) or (raw[0] in _FIRST_LETTERS and reading.announced())
    return reading.relabelled(index, label) if due else None


def _glued_section(reading: Reading, index: int) -> Label | None:
    """«С.Основные вопросы» after section B, as «С.Иванов» is a name."""
    at = reading.looks[index]
    raw = at.unit.raw
    if raw[1:2] != "." or not reading.capital or " " not in raw:
        return None
    due = reading.capital + 1 in labels.letter_ordinals(raw[0]) and _GLUED_TITLE.match(raw, 2) is not None
    if not due or not heading_like(at, LONGEST_HEADING):
        return None
    return reading.relabelled(index, Label(raw[:2], raw[0], Style.CAPITAL_DOT, 2))


def _glued_day(reading: Reading, index: int) -> Label | None:
    """«3.5 мая стороны встретились»: a number glued to a day or a year."""
    at = reading.looks[index]
    if at.depth or not reading.run or not at.text[:1].isdigit():
        return None
    due = f"{reading.run + 1}."
    if not at.unit.raw.startswith(due):
        return None
    rest = at.unit.raw[len(due) :]
    if reading.words.date.match(rest) is None and _DAY_OR_YEAR.match(rest) is None:
        return None
    return reading.relabelled(index, Label(due, due[:-1], _NUMBER, len(due)))


def _misread_section(reading: Reading, index: int) -> Label | None:
    """«П. Организация» after section I: a misread Roman number is believed where it is due."""
    at = reading.looks[index]
    in_doubt = at.label is None or at.label.style in SECTIONS
    if not reading.roman or not in_doubt or not heading_like(at, LONGEST_HEADING):
        return None
    if at.label is not None and (
        labels.roman(at.label.core) or reading.capital + 1 in labels.letter_ordinals(at.label.core)
    ):
        return None
    return reading.relabelled(index, labels.read_misread_roman(at.unit.raw, reading.roman + 1))
