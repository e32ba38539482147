"""Who signed a text."""

from __future__ import annotations

import re

from preamble import labels, markup
from preamble.blocks import beginning, ending
from preamble.model import BlockType
from preamble.structure import headings
from preamble.structure.closings import after_farewell, only_annexes_follow, takes_leave
from preamble.structure.looks import LONGEST_BARE_HEADING, Look, heading_like
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
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,3}[A-ZА-ЯЁ][^\W\d_]")


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
    if not signed and not after_farewell(reading, at):
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
        if headings.is_lone_label(following.text) or reading.words.salutation.fullmatch(following.text):
            break  # another letter begins
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
    if due or before is None or before.type is not BlockType.PARAGRAPH:
        return False
    return not reading.roman or takes_leave(reading, before)


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
    if parties < 2 or not only_annexes_follow(reading, last):
        return False
    return reading.run > 0 or any(headings.names_article(node.rank) for node in reading.nodes)


def _is_on_behalf(reading: Reading, at: Look) -> bool:
    """Whether a line says for whom somebody signs, and nothing behind it."""
    if at.label is not None or len(at.text) > _LONGEST_OFFICE or at.text[-1:] in ".;:,":
        return False
    return reading.words.on_behalf.match(at.text) is not None


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
