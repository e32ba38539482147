"""What closes a text: the meeting, the day, the vote."""

from __future__ import annotations

import re

from preamble.blocks import ending
from preamble.model import BlockType
from preamble.structure.looks import (
    LONGEST_BARE_HEADING,
    LONGEST_HEADING,
    NUMBER_OF_DECISION,
    Look,
    heading_like,
)
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_TOWN = re.compile(
    r"\A(?:г\.\s?)?[A-ZА-ЯЁ][^\W\d_]{1,20}(?:[\s-][A-ZА-ЯЁ][^\W\d_]{1,20}){0,2},\s(?=[«\"]?\d)"
)
"""«Москва, 21 ноября 2031 года»: the town, where a statement was adopted on that day."""
_LONGEST_DAY = 60
_LONGEST_PLACE = 40
_SHORTEST_LAST = 20
_MOST_LINES = 12
"""Lines of a vote in brackets."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\sг(?:ода|\.))?\Z")
_VOTE = re.compile(r"(?:\d{1,3}\sголос|единогласно\b|by\s\d{1,3}\svotes|unanimously\b)")
"""«11 голосами при 4 воздержавшихся» on the line below «Принята на 1473-м заседании»."""


def closing(reading: Reading, index: int) -> int:
    """The closing line: the meeting, the day, the vote."""
    at = reading.looks[index]
    town = at.label is not None and at.label.printed == "г."
    if index == len(reading.looks) - 2 and _is_place_above_day(reading, index):
        return _close(reading, index, 2)
    if len(at.text) <= _LONGEST_DAY and _is_day_apart(reading, index):
        return _close(reading, index)
    if not (reading.speaks or _is_at_the_end(reading, index) or _ends_record(reading, index)):
        return 0
    if (at.label is not None and not town) or len(at.text) > LONGEST_HEADING:
        return 0
    if reading.zone == "preamble" and not at.text[0:1].isdigit():
        return 0
    if (
        _is_last_day(reading, index)
        or _is_done(reading, index)
        or _is_day_of_signature(reading, at)
        or _is_record(reading, index)
    ):
        return _close(reading, index)
    if town and _is_town_of_signature(reading, index):
        return _close(reading, index, 2)
    voting = at.text[:1] == "["
    if not reading.words.closing.match(at.text):
        return 0
    following = reading.below(index)
    dated = following is not None and _is_date(reading, following.text)
    if not voting and at.text[-1:] in (";:" if dated else ";,:"):
        return 0
    voted = following is not None and at.text[-1:] != "." and _VOTE.match(following.text) is not None
    taken = 2 if dated or voted else 1
    if voting:
        lines = reading.looks[index : index + _MOST_LINES]
        while taken < len(lines) and not lines[taken - 1].unit.raw.rstrip("*_ ").endswith("]"):
            taken += 1
    return _close(reading, index, taken)


def _close(reading: Reading, index: int, taken: int = 1) -> int:
    """Add so many lines as the closing one."""
    units = [at.unit for at in reading.looks[index : index + taken]]
    reading.end_lists()
    raw = " ".join(unit.raw for unit in units)
    reading.add(Node(BlockType.CLOSING, raw, units[0].first, units[-1].last))
    return taken


def _is_date(reading: Reading, text: str) -> bool:
    return reading.words.date.fullmatch(text.rstrip(".")) is not None


def _is_day(reading: Reading, text: str) -> bool:
    """A date, with the town before it or without."""
    return _is_date(reading, _TOWN.sub("", text, count=1))


def _is_at_the_end(reading: Reading, index: int) -> bool:
    """The last line of all, or the last but a date: an early resolution may be resolved by no organ."""
    below = len(reading.looks) - index - 1
    return not below or (below == 1 and _is_date(reading, reading.looks[-1].text))


def _is_last_day(reading: Reading, index: int) -> bool:
    """A date alone below the last operative paragraph, where nothing but annexes follows."""
    if reading.zone != "operative" or reading.in_annex:
        return False
    if not _is_day(reading, reading.looks[index].text):
        return False
    if only_annexes_follow(reading, index):
        return True
    return NUMBER_OF_DECISION.match(reading.looks[index + 1].text) is not None


def only_annexes_follow(reading: Reading, index: int) -> bool:
    """Whether the text itself ends with a paragraph."""
    below = reading.below(index)
    return below is None or reading.words.annex.fullmatch(below.text) is not None


def _is_record(reading: Reading, index: int) -> bool:
    """«(192 EX/SR.8)», "(Proposal 20, Committee 3)": where the adoption is recorded, at the very end."""
    text = reading.looks[index].text
    if reading.zone != "operative" or reading.in_annex or not (text[:1] == "(" and text[-1:] == ")"):
        return False
    if "." in ending(reading.nodes[-1].raw)[-1:] and any(character.isdigit() for character in text):
        return only_annexes_follow(reading, index)
    return False


def _is_done(reading: Reading, index: int) -> bool:
    """«Done in Strelsau, on 20 April 2031» as the last line of a resolution."""
    text = reading.looks[index].text
    if text[:4] not in {"Done", "DONE"} or not reading.speaks or reading.in_annex:
        return False
    if reading.words.testimonium.match(text) is None or len(text) > LONGEST_BARE_HEADING:
        return False
    return reading.words.date.search(text) is not None and only_annexes_follow(reading, index)


def _is_day_of_signature(reading: Reading, at: Look) -> bool:
    """«Санкт-Петербург, 29 ноября 2018 года, № 48-5» below the name of who signed."""
    return (
        bool(reading.nodes)
        and reading.nodes[-1].type is BlockType.SIGNATURE
        and not reading.in_annex
        and len(at.text) <= 100
        and reading.words.date.search(at.text) is not None
    )


def _is_day_apart(reading: Reading, index: int) -> bool:
    """«Гавань, 7 июня 2031 года»: below the farewell of a note that nobody signs, or above who signs."""
    at = reading.looks[index]
    if at.label is not None or not _YEAR.search(at.text) or not _is_day(reading, at.text):
        return False
    below = reading.below(index)
    if below is not None and reading.words.on_behalf.match(below.text) is not None:
        return True
    if reading.speaks or not only_annexes_follow(reading, index):
        return False
    return after_farewell(reading, at) or _is_below_sentence(reading)


def tells_place_and_day(reading: Reading, at: Look) -> bool:
    """«Гавань, 7 июня 2031 года» on a line of its own."""
    if ", " not in at.text or at.label is not None or not _YEAR.search(at.text) or not _TOWN.match(at.text):
        return False
    return _is_day(reading, at.text)


def _is_below_sentence(reading: Reading) -> bool:
    """Whether what stands above is closed, and no cell of a table, field or title."""
    before = reading.nodes[-1] if reading.nodes and not reading.in_annex else None
    return before is not None and len(before.raw) > _SHORTEST_LAST and ending(before.raw)[-1:] == "."


def _is_place_above_day(reading: Reading, index: int) -> bool:
    """«Гавань» and right below it «7 июня 2031 года», as the last lines of a communiqué."""
    at, below = reading.looks[index : index + 2]
    if at.label is not None or below.unit.first != at.unit.last + 1 or not _is_below_sentence(reading):
        return False
    if not heading_like(at, _LONGEST_PLACE) or not at.text.istitle():
        return False
    return _is_date(reading, below.text)


def _ends_record(reading: Reading, index: int) -> bool:
    """The meeting with its day, or the vote, below a decision that is a sentence of the record."""
    if not reading.nodes or reading.words.at_meeting.match(reading.nodes[0].raw) is None:
        return False
    return only_annexes_follow(reading, index) or reading.looks[index + 1].text[:1] == "["


def _is_town_of_signature(reading: Reading, index: int) -> bool:
    """«г. Гавань» below the name of who signed, and the day below it."""
    below = reading.below(index)
    return below is not None and below.label is None and _is_day_of_signature(reading, below)


def after_farewell(reading: Reading, at: Look) -> bool:
    """Whether a line stands below the words with which the writer of a letter takes leave."""
    if not reading.nodes or at.label is not None or len(at.text) > 160 or at.text[-1:] in ".;:,":
        return False
    if reading.words.annex.fullmatch(at.text):
        return False
    return takes_leave(reading, reading.nodes[-1])


def takes_leave(reading: Reading, node: Node) -> bool:
    """«Примите уверения …» as the last words of a letter."""
    return node.type is BlockType.PARAGRAPH and reading.words.farewell.search(node.raw[-300:]) is not None
