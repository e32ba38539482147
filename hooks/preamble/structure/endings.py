"""What ends a text: the closing line, signatures."""

from __future__ import annotations

import re

from preamble import labels, markup
from preamble.blocks import beginning, ending
from preamble.model import BlockType
from preamble.structure import headings
from preamble.structure.looks import (
    LONGEST_BARE_HEADING,
    LONGEST_HEADING,
    NUMBER_OF_DECISION,
    Look,
    heading_like,
)
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_MOST_SIGNATORIES = 40
_MOST_PARTIES = 250
_SHORTEST_NAME = 4
_LONGEST_TESTIMONIUM = 4
"""Paragraphs."""
_NAMED_OFFICE = re.compile(
    r"[A-ZА-ЯЁ][^.;:\d]{2,150}?\s{3,}(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][^\W\d_]+(?:-[A-ZА-ЯЁ][^\W\d_]+)?"
)
"""«Председатель Совета      В. И. Иванова»: an office and, far from it, a name."""
_NAME_IN_CAPITALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ]{3,20}(?:-[A-ZА-ЯЁ]{2,20})?")
_SURNAME_IN_CAPITALS = re.compile(
    r"(?:[A-ZА-ЯЁ][a-zа-яё]+(?:-[A-ZА-ЯЁ][a-zа-яё]+)?\s|[A-ZА-ЯЁ]\.\s?){1,3}(?![IVXLC]+\b)[A-ZА-ЯЁ]{3,20}(?:-[A-ZА-ЯЁ]{2,20})?(?=\s[A-ZА-ЯЁ][a-zа-яё]|\Z)"
)
_SURNAME = r"(?:(?:Ван|ван|де|фон|van|de|von)\s)?[A-ZА-ЯЁ][^\W\d_]{2,20}(?:-[A-ZА-ЯЁ][^\W\d_]{1,20})?"
_NAME = rf"(?:[A-ZА-ЯЁ]\.\s?){{1,2}}{_SURNAME}"
_NAME_ALONE = re.compile(rf"(?:{_NAME}[\s|]{{0,40}}){{1,8}}")
"""«Т. Саркисян», «С. Румас | У. Шукеев |»: names and nothing else."""
_NAME_LAST = re.compile(rf"(?<=[^\W\d_]\s){_NAME}[\s|]{{0,9}}\Z")
_LONGEST_OFFICE = 160
_TOWN = re.compile(
    r"\A(?:г\.\s?)?[A-ZА-ЯЁ][^\W\d_]{1,20}(?:[\s-][A-ZА-ЯЁ][^\W\d_]{1,20}){0,2},\s(?=[«\"]?\d)"
)
"""«Москва, 21 ноября 2031 года»: the town, where a statement was adopted on that day."""
_LONGEST_DAY = 60
_YEAR = re.compile(r"(?:19|20)\d\d(?:\sг(?:ода|\.))?\Z")
_VOTE = re.compile(r"(?:\d{1,3}\sголос|единогласно\b|by\s\d{1,3}\svotes|unanimously\b)")
"""«11 голосами при 4 воздержавшихся» on the line below «Принята на 1473-м заседании»."""
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,3}[A-ZА-ЯЁ][^\W\d_]")


def closing(reading: Reading, index: int) -> int:
    """The closing line: the meeting, the day, the vote."""
    at = reading.looks[index]
    town = at.label is not None and at.label.printed == "г."
    if len(at.text) <= _LONGEST_DAY and _is_day_apart(reading, index):
        reading.end_lists()
        reading.add(Node(BlockType.CLOSING, at.unit.raw, at.unit.first, at.unit.last))
        return 1
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
        reading.end_lists()
        reading.add(Node(BlockType.CLOSING, at.unit.raw, at.unit.first, at.unit.last))
        return 1
    if town and _is_town_of_signature(reading, index):
        below = reading.looks[index + 1].unit
        reading.end_lists()
        reading.add(Node(BlockType.CLOSING, f"{at.unit.raw} {below.raw}", at.unit.first, below.last))
        return 2
    voting = at.text[:1] == "["
    if not reading.words.closing.match(at.text):
        return 0
    following = reading.below(index)
    dated = following is not None and reading.words.date.fullmatch(following.text.rstrip(".")) is not None
    if not voting and at.text[-1:] in (";:" if dated else ";,:"):
        return 0
    taken, raw, last = 1, at.unit.raw, at.unit.last
    voted = following is not None and at.text[-1:] != "." and _VOTE.match(following.text) is not None
    if following is not None and (dated or voted):
        taken, raw, last = 2, f"{raw} {following.unit.raw}", following.unit.last
    if voting:
        while not raw.rstrip("*_ ").endswith("]") and index + taken < len(reading.looks) and taken < 12:
            unit = reading.looks[index + taken].unit
            taken, raw, last = taken + 1, f"{raw} {unit.raw}", unit.last
    reading.end_lists()
    reading.add(Node(BlockType.CLOSING, raw, at.unit.first, last))
    return taken


def _is_at_the_end(reading: Reading, index: int) -> bool:
    """The last line of all, or the last but a date: an early resolution may be resolved by no organ."""
    below = len(reading.looks) - index - 1
    return not below or (
        below == 1 and reading.words.date.fullmatch(reading.looks[-1].text.rstrip(".")) is not None
    )


def _is_last_day(reading: Reading, index: int) -> bool:
    """A date alone below the last operative paragraph, where nothing but annexes follows."""
    if reading.zone != "operative" or reading.in_annex:
        return False
    day = _TOWN.sub("", reading.looks[index].text, count=1).rstrip(".")
    if not reading.words.date.fullmatch(day):
        return False
    if _only_annexes_follow(reading, index):
        return True
    return NUMBER_OF_DECISION.match(reading.looks[index + 1].text) is not None


def _only_annexes_follow(reading: Reading, index: int) -> bool:
    below = reading.below(index)
    return below is None or reading.words.annex.fullmatch(below.text) is not None


def _is_record(reading: Reading, index: int) -> bool:
    """«(192 EX/SR.8)», "(Proposal 20, Committee 3)": where the adoption is recorded, at the very end."""
    text = reading.looks[index].text
    if reading.zone != "operative" or reading.in_annex or not (text[:1] == "(" and text[-1:] == ")"):
        return False
    if "." in ending(reading.nodes[-1].raw)[-1:] and any(character.isdigit() for character in text):
        return _only_annexes_follow(reading, index)
    return False


def _is_done(reading: Reading, index: int) -> bool:
    """«Done in Strelsau, on 20 April 2031» as the last line of a resolution."""
    text = reading.looks[index].text
    if text[:4] not in {"Done", "DONE"} or not reading.speaks or reading.in_annex:
        return False
    if reading.words.testimonium.match(text) is None or len(text) > LONGEST_BARE_HEADING:
        return False
    return reading.words.date.search(text) is not None and _only_annexes_follow(reading, index)


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
    if at.label is not None or not _YEAR.search(at.text):
        return False
    if reading.words.date.fullmatch(_TOWN.sub("", at.text, count=1).rstrip(".")) is None:
        return False
    below = reading.below(index)
    if below is not None and reading.words.on_behalf.match(below.text) is not None:
        return True
    return not reading.speaks and _only_annexes_follow(reading, index) and _after_farewell(reading, at)


def signature(reading: Reading, index: int) -> int:
    """A signature over as many lines as it takes."""
    at = reading.looks[index]
    signed = len(at.text) < 200 and (
        reading.words.signature.match(at.text) is not None
        or _begins_office(reading, index)
        or _signed_by_party(reading, at)
        or _ends_treaty(reading, index)
        or _is_office(reading, index)
        or _is_signed_name(reading, at)
        or (_is_named_office(at) and (reading.run > 0 or _only_offices_follow(reading, index)))
    )
    if not signed and not _after_farewell(reading, at):
        return 0
    taken, raw, last = 1, at.unit.raw, at.unit.last
    by_party = _signed_by_party(reading, at)
    named = _NAME_LAST.search(raw) is not None and reading.words.office.match(at.text) is not None
    if named or at.text.endswith("одписи)"):
        reading.end_lists()
        reading.add(Node(BlockType.SIGNATURE, raw, at.unit.first, last))
        return 1
    while index + taken < len(reading.looks):
        following = reading.looks[index + taken]
        if (by_party or _ends_with_office(reading, raw)) and _NAME_ALONE.fullmatch(following.unit.raw):
            raw, last, taken = f"{raw} {following.unit.raw}", following.unit.last, taken + 1
            continue
        named = _is_name_given(reading, raw) or _INITIALS.match(following.unit.raw) is None
        if (
            (following.label is not None and named)
            or following.depth
            or following.unit.table
            or len(following.text) > 160
        ):
            break
        if following.text[:1] == "[" and following.text[-1:] == "]":
            break  # «[Подлинный текст на английском языке]» of what comes next
        apart = following.unit.first > last + 1
        if _is_name_given(reading, raw) and _ends_signature(reading, raw, following, apart):
            break
        if _signed_by_party(reading, following):
            raw, last, taken = f"{raw} {following.unit.raw}", following.unit.last, taken + 1
            continue
        if following.text[-1:] in ".;:" or taken > 5:
            break
        if by_party and apart:
            break
        if reading.words.annex.fullmatch(following.text) or reading.words.closing.match(following.text):
            break
        if (
            following.unit.broken
            and _is_name_given(reading, raw)
            and not reading.words.signature.match(following.text)
        ):
            break
        if reading.speaks and reading.words.date.search(following.text):
            break
        raw, last, taken = f"{raw} {following.unit.raw}", following.unit.last, taken + 1
    reading.end_lists()
    reading.add(Node(BlockType.SIGNATURE, raw, at.unit.first, last))
    return taken


def _begins_office(reading: Reading, index: int) -> bool:
    """«Председатель Коллегии», and on the next line the rest of the office and a name."""
    at = reading.looks[index]
    below = reading.below(index)
    if at.label is not None or not reading.run or below is None:
        return False
    return (
        below.unit.first == at.unit.last + 1
        and _is_named_office(below)
        and heading_like(at, LONGEST_BARE_HEADING)
    )


def _is_office(reading: Reading, index: int) -> bool:
    """«Председатель Коллегии … Т. Саркисян», the name behind the office or on the line below it.

    Only below a paragraph that is closed: «Председатель Совета» may head a section of a charter.
    """
    at = reading.looks[index]
    if at.label is not None or at.depth or len(at.text) > _LONGEST_OFFICE or not at.text[:1].isupper():
        return False
    before = reading.nodes[-1] if reading.nodes else None
    closed = before is not None and ending(before.raw)[-1:] in ".:»"
    signed = before is not None and before.type in (BlockType.SIGNATURE, BlockType.CLOSING)
    if not (closed or signed) or reading.words.office.match(at.text) is None:
        return False
    below = reading.below(index)
    named = below is not None and (
        _NAME_ALONE.fullmatch(below.unit.raw) is not None
        or (below.unit.first == at.unit.last + 1 and _NAME_LAST.search(below.unit.raw) is not None)
    )
    return named or _NAME_LAST.search(at.unit.raw) is not None


def _ends_with_office(reading: Reading, raw: str) -> bool:
    """Whether the name of who signs is still to come."""
    return reading.words.office.match(raw) is not None and _NAME_LAST.search(raw) is None


def _is_signed_name(reading: Reading, at: Look) -> bool:
    """«И. ПЕТРОВ» below the last paragraph of a letter, unless a section И is due."""
    if at.label is None:
        return _is_signed_surname(reading, at)
    if reading.zone == "operative" or not _NAME_IN_CAPITALS.fullmatch(at.unit.raw):
        return False
    due = reading.capital + 1 in labels.letter_ordinals(at.label.core) or labels.roman(at.label.core) == 1
    before = reading.nodes[-1] if reading.nodes else None
    return not due and before is not None and before.type is BlockType.PARAGRAPH and not reading.roman


def _is_name_given(reading: Reading, raw: str) -> bool:
    """Whether a signature has more than the word «(Подпись)», so that the next page is none of it."""
    signed = reading.words.signature.match(markup.plain(raw))
    return signed is None or len(markup.plain(raw)) > signed.end() + _SHORTEST_NAME


def _signed_by_party(reading: Reading, at: Look) -> bool:
    """«За Правительство …» below the words that tell where and when a treaty was signed."""
    if at.label is not None or len(at.text) > 200 or reading.words.on_behalf.match(at.text) is None:
        return False
    several = len(reading.words.on_behalf.findall(at.text)) > 1
    decided = reading.speaks and reading.zone == "operative"
    if (several or decided) and _heads_signatories(reading, at):
        return True
    return any(
        node.type is BlockType.CLOSING
        or (
            node.type is BlockType.PARAGRAPH
            and reading.words.testimonium.match(beginning(node.raw)) is not None
        )
        for node in reading.nodes[-_LONGEST_TESTIMONIUM:]
    )


def _ends_treaty(reading: Reading, index: int) -> bool:
    """«За Руританию      За Стрельсау» at the very end of articles or decisions, on one line or on several:
    who signs, without place and day.
    """
    at = reading.looks[index]
    if not _is_on_behalf(reading, at):
        return False
    parties, last = len(reading.words.on_behalf.findall(at.text)), index
    while (
        last < index + _MOST_PARTIES
        and (below := reading.below(last)) is not None
        and _is_on_behalf(reading, below)
    ):
        parties, last = parties + 1, last + 1
    if parties < 2 or not _only_annexes_follow(reading, last):
        return False
    return reading.run > 0 or any(headings.names_article(node.rank) for node in reading.nodes)


def _is_on_behalf(reading: Reading, at: Look) -> bool:
    """Whether a line says for whom somebody signs, and nothing behind it."""
    if at.label is not None or len(at.text) > _LONGEST_OFFICE or at.text[-1:] in ".;:,":
        return False
    return reading.words.on_behalf.match(at.text) is not None


def _after_farewell(reading: Reading, at: Look) -> bool:
    if not reading.nodes or at.label is not None or len(at.text) > 160 or at.text[-1:] in ".;:,":
        return False
    if reading.words.annex.fullmatch(at.text):
        return False
    before = reading.nodes[-1]
    return before.type is BlockType.PARAGRAPH and reading.words.farewell.search(before.raw[-300:]) is not None


def _ends_record(reading: Reading, index: int) -> bool:
    """The meeting with its day, or the vote, below a decision that is a sentence of the record."""
    if not reading.nodes or reading.words.at_meeting.match(reading.nodes[0].raw) is None:
        return False
    return _only_annexes_follow(reading, index) or reading.looks[index + 1].text[:1] == "["


def _ends_signature(reading: Reading, raw: str, following: Look, apart: bool) -> bool:
    """Another person signs below, or, ``apart`` by a blank line, the next document begins."""
    return (
        reading.words.signature.match(following.text) is not None
        or (_NAMED_OFFICE.fullmatch(raw) is not None and _is_named_office(following))
        or (apart and reading.words.report.search(following.text) is not None)
        or (apart and reading.words.letter.match(following.text) is not None)
        or reading.words.introduction.fullmatch(following.text) is not None
    )


def _only_offices_follow(reading: Reading, index: int) -> bool:
    """A declaration without numbers ends with the offices and names of those who adopted it."""
    few = len(reading.looks) - index <= _MOST_SIGNATORIES
    return few and bool(reading.nodes) and all(map(_is_named_office, reading.looks[index:]))


def _is_named_office(at: Look) -> bool:
    return "   " in at.unit.raw and _NAMED_OFFICE.fullmatch(at.unit.raw) is not None


def _is_signed_surname(reading: Reading, at: Look) -> bool:
    """«Рудольф РАССЕНДИЛЛ / Посол» below a paragraph of a letter, without the word «Подпись»."""
    before = reading.nodes[-1] if reading.nodes else None
    if reading.speaks or before is None or before.type is not BlockType.PARAGRAPH or at.text.isupper():
        return False
    return ending(before.raw)[-1:] == "." and _SURNAME_IN_CAPITALS.match(at.unit.raw) is not None


def _heads_signatories(reading: Reading, at: Look) -> bool:
    """«Члены Совета:» and below it «От Республики …»."""
    before = reading.nodes[-1] if reading.nodes else None
    if before is None or before.type is not BlockType.PARAGRAPH or not reading.ends_with_colon():
        return False
    return before.raw[:1].isupper() and at.text[-1:] not in ".;,"


def _is_town_of_signature(reading: Reading, index: int) -> bool:
    """«г. Гавань» below the name of who signed, and the day below it."""
    below = reading.below(index)
    return below is not None and below.label is None and _is_day_of_signature(reading, below)
