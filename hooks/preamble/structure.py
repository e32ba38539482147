"""Logical paragraphs → what each of them is.

Guarantees afterwards: every unit is one node (or part of one), in the order of the source; labels
stand apart from the words; a node knows the node it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from preamble import labels, lone_verbs, markup
from preamble.blocks import Unit, beginning, ending, heading_mark, starts_small
from preamble.labels import Label, Style
from preamble.language import Words
from preamble.lists import Lists
from preamble.model import BlockType

_LONGEST_HEADING = 300
_LONGEST_BARE_HEADING = 170
_LONGEST_PART_HEADING = 700
"""Of a part with a number and a preamble of its own, as those of the budget."""
_MOST_MISSING = 9
"""How many sections may be missing before a letter is a Roman number rather than a letter (C, D, L)."""
_LONGEST_PARTIES = 1200
_LONGEST_RESOLVING = 180
_LONGEST_ENUMERATION = 12
_MOST_CLAUSES = 60
_LONGEST_COLUMN = 12
_SHORTEST_NAME = 4
_SHORTEST_SENTENCE = 12
_LONGEST_COLON_HEADING = 120
_LONGEST_TESTIMONIUM = 4
"""Paragraphs."""
_FIGURES = re.compile(r"\d+")
_SEMICOLON = re.compile(r";(?:\s(?:and|or|и|или))?\Z")
_NAMED_OFFICE = re.compile(
    r"[A-ZА-ЯЁ][^.;:\d]{2,150}?\s{3,}(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][^\W\d_]+(?:-[A-ZА-ЯЁ][^\W\d_]+)?"
)
"""«Председатель Совета      В. И. Иванова»: an office and, far from it, a name."""
_NAME_IN_CAPITALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ]{3,20}(?:-[A-ZА-ЯЁ]{2,20})?")
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,3}[A-ZА-ЯЁ][^\W\d_]")
_EMPHASIZED = re.compile(r"(\*{2,3})(?!\s)[^*]+\1[.:]?|\*(?!\s|\*)[^*]+\*")
_EMPHASIS = re.compile(r"[*_]{0,3}")
_TABLE_DIVIDER = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?")
_SHORT_DIVIDER = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?")
"""Below the head of a table one dash is enough; elsewhere it is an empty cell."""
_CONTENTS_LINE = re.compile(
    r"(?:\.\s?){3,}|[\s.…]\d{1,3}\s*\|?\s*\Z"
    r"|\A\W*(?:(?:Pages?|Paragraphs?|Paras?|Chapter|Section|Стр|Страниц[аы]|Пункты?|Глав[аы]|Раздел)\W*){1,4}(?:\w+\W*)?\Z"
)
_OPENING_QUOTES = ("«", "“", "„")
_CLOSING_QUOTES = ("»", "”")
_LONGEST_QUOTATION = 60
"""Paragraphs; what is open longer is a lost sign."""
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?]\s[A-ZА-ЯЁ]")
_AND = re.compile(r"[,;]\s(?:and|и)\Z")
_ENDS = frozenset(".;:")
"""Signs with which no verb alone on its line ends."""
_NUMBER_ALONE = re.compile(r"(?P<number>\d{1,3})[ \t\xa0]+(?=[*_]{0,3}[^\W\d])")
_DECIMAL_ALONE = re.compile(
    r"(?P<core>(?P<major>\d{1,3}(?:\.\d{1,3}){0,3})\.(?P<minor>\d{1,2}))[ \t\xa0]+(?=[*_«“\"]{0,4}[^\W\d])"
)
_WIDE_GAP = 4
"""Characters of a number and the blanks behind it, where it stands apart from the words."""
_SPACED_ROMAN = re.compile(r"([IVXLІХ]{1,7})\s+(?=[A-ZА-Я«“\"])")
_BRACKETED = frozenset((Style.LETTER_BRACKET, Style.NUMBER_BRACKET))
_LONE_LABEL = re.compile(r"[IVXLІХ]{1,7}|[A-HА-Н]")


class Zone(Enum):
    """Which part of the document the reader is in."""

    TEXT = auto()
    PREAMBLE = auto()
    OPERATIVE = auto()
    ANNEX = auto()


class Node(Struct, frozen=True):
    """A paragraph and what it is; the words still carry their markup."""

    type: BlockType
    raw: str
    """Words with markup, without the label."""
    first: int
    last: int
    label: str | None = None
    printed_label: str | None = None
    level: int | None = None
    parent: int | None = None
    """Index of the node this one belongs to."""
    ordinal: int = 0
    """Place among the items of its list."""
    rank: str = ""
    """Of a heading: annex, title, roman, capital, number, division, or bare."""
    rows: tuple[tuple[str, ...], ...] = ()


class Look(NamedTuple):
    """What a unit looks like, read once."""

    unit: Unit
    label: Label | None
    text: str
    """Plain words without the label."""
    depth: int
    """Depth of a Markdown heading, 0 for other text."""


def look(unit: Unit) -> Look:
    """Read a unit's label and plain words."""
    depth = heading_mark(unit.raw)
    raw = unit.raw[depth:].strip() if depth else unit.raw
    if depth:
        raw = raw.rstrip("# ")
        unit = Unit(raw, unit.first, unit.last, unit.indent, unit.broken, unit.ruled)
    label = None if unit.table else labels.read(raw)
    words = raw[label.length :] if label is not None else raw
    short = len(words) <= _LONGEST_HEADING + 40
    return Look(unit, label, markup.plain(words) if short else words, depth)


class Reader:
    """Walks the units once and names each of them."""

    def __init__(self, units: Sequence[Unit], words: Words, speaks: bool) -> None:
        """``speaks``: an organ opens the text."""
        self.looks = [look(unit) for unit in units]
        self.words = words
        self.speaks = speaks
        self.zone = Zone.TEXT
        self.in_annex = False
        self.marked_level = 0
        """Level of the open heading that is marked as one and has no number."""
        self.outer_run = 0
        """Last number of the report that quotes a resolution."""
        self.nodes: list[Node] = []
        self.contents: list[Unit] = []
        """Units of a table of contents, to be dropped."""
        self.lists = Lists()
        self.run = 0
        self.roman = self.capital = self.heading_number = 0
        self.annex_letter = 0
        self.in_part = False
        """Below a heading «Часть I», which the unnumbered headings divide."""
        self.introducer = -1
        self.item: int | None = None
        self.bare_numbers = False
        """Operative paragraphs are numbered without a full stop."""
        self.lettered: Style | None = None
        """How operative paragraphs are labelled that have letters; the last of them:"""
        self.last_lettered = 0
        self.numerals = False
        """They are small Roman numbers."""
        self.decimals: dict[str, int] = {}
        """The open numbered paragraph and its items «2.1», «2.1.3»: index of each."""
        self.verb: int | None = None
        """Index of a verb alone on its line that still governs what follows."""
        self.governed = 0
        """Its last figure without a full stop, or its last paragraph without a label."""
        self.bare_items = False
        self.quoting: int | None = None
        self.quoted_until = -1
        """Index of the last unit of a quotation over several paragraphs."""
        self.quoted_by: int | None = None
        """Index of the node that introduces it."""
        self.emphatic_caps = self._has_caps_and_mixed()

    def read(self) -> list[Node]:
        """All nodes, in order."""
        index = 0
        if self.speaks and self.looks and self._begins_with_clause(self.looks[0]):
            self.zone = Zone.PREAMBLE
        while index < len(self.looks):
            index += self._take(index)
        return self.nodes

    def _begins_with_clause(self, at: Look) -> bool:
        """No organ stands alone above the first clause."""
        resolves = self.words.resolves.fullmatch(at.text[-_LONGEST_RESOLVING:])
        met = at.text.endswith(":") and self.words.opener.fullmatch(at.text.partition(", ")[0]) is not None
        if resolves is not None or met or self._names_parties(0):
            return False
        return self.words.opener.fullmatch(at.text) is None and (
            len(at.text) > _LONGEST_HEADING
            or self.words.preambular.match(beginning(at.text)) is not None
            or ", " in at.text
        )

    def _names_parties(self, index: int) -> bool:
        """«Правительство …, именуемые в дальнейшем Сторонами,» or "The Meeting …, held at …,"."""
        text = self.looks[index].text
        if text[-1:] != "," or len(text) > _LONGEST_PARTIES:
            return False
        organ, _, rest = text.partition(", ")
        named = not index and self.words.opener.fullmatch(organ) is not None
        if not named and self.words.parties.search(text) is None:
            return False
        runs_in = self.words.preambular.match(rest) is not None and not self.words.gathered.match(rest)
        if runs_in or self.words.preambular.match(beginning(self.looks[index].unit.raw)) is not None:
            return False
        return self._clause_follows(index)

    # --- rules, in the order they are tried -----------------------------------------------------

    def _take(self, index: int) -> int:
        """Name the unit at ``index``; how many units were taken."""
        for rule in (
            self._table,
            self._contents,
            self._set_as_quotation,
            self._annex,
            self._opener,
            self._closing,
            self._signature,
            self._lone_verb,
            self._governed,
            self._marked_heading,
            self._labelled,
            self._preamble,
            self._quoted_item,
            self._bare_item,
            self._quotation,
            self._bare_heading,
        ):
            taken = rule(index)
            if taken:
                return taken
        return self._paragraph(index)

    def _table(self, index: int) -> int:
        unit = self.looks[index].unit
        if not unit.table:
            return 0
        rows = tuple(
            _cells(row)
            for place, row in enumerate(unit.table)
            if not _TABLE_DIVIDER.fullmatch(row) and (place != 1 or not _SHORT_DIVIDER.fullmatch(row))
        )
        if rows and self._is_table_of_contents(rows):
            self.contents.append(unit)
            return 1
        self._add(Node(BlockType.TABLE, unit.raw, unit.first, unit.last, parent=self._owner(), rows=rows))
        return 1

    def _is_table_of_contents(self, rows: Sequence[tuple[str, ...]]) -> bool:
        """A table headed «Содержание» of which the rows end with the numbers of pages."""
        head, *entries = rows
        named = any(self.words.contents.fullmatch(markup.plain(cell).rstrip(".:")) for cell in head)
        paged = sum(row[-1][-1:].isdigit() for row in entries)
        return named and len(entries) > 0 and paged * 2 >= len(entries)

    def _contents(self, index: int) -> int:
        """A table of contents tells page numbers of the paper; the site makes its own."""
        at = self.looks[index]
        if at.label is not None or not self.words.contents.fullmatch(at.text.rstrip(".:")):
            return 0
        taken = 1
        while index + taken < len(self.looks) and _CONTENTS_LINE.search(self.looks[index + taken].unit.raw):
            taken += 1
        if taken == 1:
            return 0
        self.contents.extend(at.unit for at in self.looks[index : index + taken])
        return taken

    def _set_as_quotation(self, index: int) -> int:
        """A Markdown quotation says itself what it is."""
        at = self.looks[index]
        if not at.unit.quoted or not self.nodes:
            return 0
        self._begin_quotation(at)
        self.quoting = None
        return 1

    def _annex(self, index: int) -> int:
        at = self.looks[index]
        if at.label is not None or len(at.text) > _LONGEST_HEADING or at.text[-1:] in ".;,":
            return 0
        taken = 1
        if index + 1 < len(self.looks) and self._is_approved_by(at, self.looks[index + 1]):
            below = self.looks[index + 1].unit
            unit = replace(at.unit, raw=f"{at.unit.raw} {below.raw}", last=below.last)
            at, taken = at._replace(unit=unit, text=f"{at.text} {self.looks[index + 1].text}"), 2
        match = self.words.annex.fullmatch(at.text)
        if match is None or (match["rest"] and starts_small(match["rest"])):
            return 0
        self._end_lists()
        self.zone, self.in_annex, self.in_part = Zone.ANNEX, True, False
        self.run = self.roman = self.capital = self.heading_number = 0
        self._heading(at, "annex", self._annex_number(match["number"] or match["number2"] or ""), level=1)
        return taken + self._annex_title(index + taken, bool(match["rest"]))

    def _is_approved_by(self, at: Look, below: Look) -> bool:
        """«УТВЕРЖДЕНО» on a line of its own, and below it by whose decision."""
        alone = at.text.isalpha() and self.words.annex.fullmatch(at.text) is None
        if not alone or below.label is not None or len(below.text) > _LONGEST_HEADING:
            return False
        heading = self.words.annex.fullmatch(f"{at.text} {below.text}")
        return heading is not None and not heading["word"]

    def _annex_number(self, printed: str) -> str | None:
        """«II» is 2, "B" after "A" is B, and so is «В» after «A»."""
        if not printed:
            return None
        ordinals = labels.letter_ordinals(printed)
        value = labels.roman(printed)
        if ordinals and (not value or (self.annex_letter + 1 in ordinals and self.annex_letter)):
            self.annex_letter = self.annex_letter + 1 if self.annex_letter + 1 in ordinals else min(ordinals)
            return labels.letter(self.annex_letter).upper()
        return str(value or printed)

    def _annex_title(self, index: int, has_title: bool) -> int:
        if has_title or index >= len(self.looks):
            return 0
        title = self.looks[index]
        if title.label is not None or not self._heading_like(title, _LONGEST_HEADING):
            return 0
        below = self.looks[index + 1] if index + 1 < len(self.looks) else None
        if below is None or not self._ends_title(title, below):
            self._heading(title, "title", None, level=2)
            return 1
        unit = replace(title.unit, raw=f"{title.unit.raw} {below.unit.raw}", last=below.unit.last)
        self._heading(title._replace(unit=unit, text=f"{title.text} {below.text}"), "title", None, level=2)
        return 2

    def _ends_title(self, title: Look, below: Look) -> bool:
        """«**ПОЛОЖЕНИЕ**» and below it «**о Совете по речному судоходству**», both set as headings."""
        if " " in title.text or below.label is not None or len(below.text) > _LONGEST_HEADING:
            return False
        emphasized = _EMPHASIZED.fullmatch(below.unit.raw) is not None or below.depth > 0
        return emphasized and starts_small(below.text) and ending(below.unit.raw)[-1:] not in ".;:,"

    def _opener(self, index: int) -> int:
        """The organ that speaks; in a report, the organ of a resolution quoted in full."""
        at = self.looks[index]
        marked = at.depth > 0 and not at.text.endswith(",")
        if at.label is not None or marked or self.zone is Zone.PREAMBLE:
            return self._resolving(index)
        parties = at.text[-1:] == "," and self._names_parties(index)
        if len(at.text) > _LONGEST_HEADING and not parties:
            return 0
        first = self.speaks and not index
        named = parties or self.words.opener.fullmatch(at.text) is not None
        decides = named and not first and self._is_proposed(index)
        speaks = named and at.text.endswith(",") and self._clause_follows(index)
        if not first and not speaks and not decides and not self._decisions_follow(index):
            return self._resolving(index)
        if first and not named and not at.text.endswith((",", ":")):
            return 0
        self._end_lists()
        resolved = decides or self.words.resolves.fullmatch(at.text)
        self.zone = Zone.OPERATIVE if resolved else Zone.PREAMBLE
        self.outer_run, self.run = self.run, 0
        self._add(Node(BlockType.OPENER, at.unit.raw, at.unit.first, at.unit.last))
        return 1

    def _resolving(self, index: int) -> int:
        """«постановляет:» on a line of its own ends the preamble."""
        at = self.looks[index]
        if self.zone is not Zone.PREAMBLE or at.label is not None or len(at.text) > 200:
            return 0
        alone = self._is_organ_below(index)
        if not alone and not self.words.resolves.fullmatch(at.text):
            return 0
        self.zone = Zone.OPERATIVE
        self._end_lists()
        # «Межпарламентская Ассамблея постановляет:» below the preamble names the organ only here.
        organ = alone or self.words.opener.fullmatch(at.text.rpartition(" ")[0]) is not None
        unnamed = organ and not self._has_spoken()
        kind = BlockType.OPENER if unnamed else BlockType.PARAGRAPH
        self._add(Node(kind, at.unit.raw, at.unit.first, at.unit.last))
        return 1

    def _has_spoken(self) -> bool:
        """Whether an organ opens this part of the document: the text, or the annex."""
        for node in reversed(self.nodes):
            if node.type is BlockType.OPENER or node.rank == "annex":
                return node.type is BlockType.OPENER
        return False

    def _decisions_follow(self, index: int) -> bool:
        """ "The Assembly:" and below it the first thing that it decides."""
        at = self.looks[index]
        if not at.text.endswith(":") or self.words.opener.fullmatch(at.text[:-1]) is None:
            return False
        below = self.looks[index + 1] if index + 1 < len(self.looks) else None
        return below is not None and below.label is not None and self._decides(below.text)

    def _is_organ_below(self, index: int) -> bool:
        """The organ alone below its clauses, with a colon, or above the first thing that it decides."""
        text = self.looks[index].text
        if text[-1:] in {",", ";", "."}:
            return False
        organ = text.partition(", ")[0].rstrip(":")
        if self.words.opener.fullmatch(organ) is None or self.words.operative.match(organ.lower()):
            return False
        if text.endswith(":"):
            return True
        below = next((at for at in self.looks[index + 1 : index + 3] if at.label is not None), None)
        return (
            text == organ
            and below is not None
            and below.label is not None
            and below.label.style is Style.NUMBER
            and self._decides(below.text)
        )

    def _decides(self, text: str) -> bool:
        """Whether words begin as what an organ decides, in capitals too."""
        verb = beginning(text)
        shapes = (verb,) if verb[:1].islower() else (verb, verb.capitalize(), verb.lower())
        return any(self.words.operative.match(shape) for shape in shapes)

    def _is_proposed(self, index: int) -> bool:
        """A report proposes a decision without a preamble: its organ stands right above «1. Welcomes …»."""
        following = self.looks[index + 1] if index + 1 < len(self.looks) else None
        if following is None or following.label is None or not self._announced():
            return False
        first = following.label.style is Style.NUMBER and following.label.core == "1"
        return first and self.words.operative.match(beginning(following.text)) is not None

    def _clause_follows(self, index: int) -> bool:
        if index + 1 >= len(self.looks):
            return False
        return self.words.preambular.match(beginning(self.looks[index + 1].text)) is not None

    def _closing(self, index: int) -> int:
        at = self.looks[index]
        town = at.label is not None and at.label.printed == "г."
        if not self.speaks or (at.label is not None and not town) or len(at.text) > _LONGEST_HEADING:
            return 0
        if self.zone is Zone.PREAMBLE and not at.text[0:1].isdigit():
            return 0
        if self._is_last_day(index) or self._is_day_of_signature(at) or self._is_record(index):
            self._end_lists()
            self._add(Node(BlockType.CLOSING, at.unit.raw, at.unit.first, at.unit.last))
            return 1
        voting = at.text[:1] == "["
        if not self.words.closing.match(at.text):
            return 0
        following = self.looks[index + 1] if index + 1 < len(self.looks) else None
        dated = following is not None and self.words.date.fullmatch(following.text.rstrip(".")) is not None
        if not voting and at.text[-1:] in (";:" if dated else ";,:"):
            return 0
        taken, raw, last = 1, at.unit.raw, at.unit.last
        if following is not None and dated:
            taken, raw, last = 2, f"{raw} {following.unit.raw}", following.unit.last
        if voting:
            while not raw.rstrip("*_ ").endswith("]") and index + taken < len(self.looks) and taken < 12:
                unit = self.looks[index + taken].unit
                taken, raw, last = taken + 1, f"{raw} {unit.raw}", unit.last
        self._end_lists()
        self._add(Node(BlockType.CLOSING, raw, at.unit.first, last))
        return taken

    def _is_last_day(self, index: int) -> bool:
        """A date alone below the last operative paragraph, where nothing but annexes follows."""
        if self.zone is not Zone.OPERATIVE or self.in_annex:
            return False
        if not self.words.date.fullmatch(self.looks[index].text.rstrip(".")):
            return False
        following = self.looks[index + 1] if index + 1 < len(self.looks) else None
        return following is None or self.words.annex.fullmatch(following.text) is not None

    def _is_record(self, index: int) -> bool:
        """«(192 EX/SR.8)», "(Proposal 20, Committee 3)": where the adoption is recorded, at the very end."""
        text = self.looks[index].text
        if self.zone is not Zone.OPERATIVE or self.in_annex or not (text[:1] == "(" and text[-1:] == ")"):
            return False
        if "." in ending(self.nodes[-1].raw)[-1:] and any(character.isdigit() for character in text):
            following = self.looks[index + 1] if index + 1 < len(self.looks) else None
            return following is None or self.words.annex.fullmatch(following.text) is not None
        return False

    def _is_day_of_signature(self, at: Look) -> bool:
        """«Санкт-Петербург, 29 ноября 2018 года, № 48-5» below the name of who signed."""
        return (
            bool(self.nodes)
            and self.nodes[-1].type is BlockType.SIGNATURE
            and not self.in_annex
            and len(at.text) <= 100
            and self.words.date.search(at.text) is not None
        )

    def _signature(self, index: int) -> int:
        at = self.looks[index]
        signed = len(at.text) < 200 and (
            self.words.signature.match(at.text) is not None
            or self._begins_office(index)
            or self._signed_by_party(at)
            or self._is_signed_name(at)
            or ("   " in at.unit.raw and self.run > 0 and _NAMED_OFFICE.fullmatch(at.unit.raw) is not None)
        )
        if not signed and not self._after_farewell(at):
            return 0
        taken, raw, last = 1, at.unit.raw, at.unit.last
        by_party = self._signed_by_party(at)
        while index + taken < len(self.looks):
            following = self.looks[index + taken]
            named = self._is_name_given(raw) or _INITIALS.match(following.unit.raw) is None
            if (
                (following.label is not None and named)
                or following.depth
                or following.unit.table
                or len(following.text) > 160
            ):
                break
            if self._signed_by_party(following):
                raw, last, taken = f"{raw} {following.unit.raw}", following.unit.last, taken + 1
                continue
            if following.text[-1:] in ".;:" or taken > 5:
                break
            if by_party and following.unit.first > last + 1:
                break
            if self.words.annex.fullmatch(following.text) or self.words.closing.match(following.text):
                break
            if (
                following.unit.broken
                and self._is_name_given(raw)
                and not self.words.signature.match(following.text)
            ):
                break
            if self.speaks and self.words.date.search(following.text):
                break
            raw, last, taken = f"{raw} {following.unit.raw}", following.unit.last, taken + 1
        self._end_lists()
        self._add(Node(BlockType.SIGNATURE, raw, at.unit.first, last))
        return taken

    def _begins_office(self, index: int) -> bool:
        """«Председатель Коллегии», and on the next line the rest of the office and a name."""
        at = self.looks[index]
        if at.label is not None or not self.run or index + 1 >= len(self.looks):
            return False
        below = self.looks[index + 1].unit
        return (
            below.first == at.unit.last + 1
            and "   " in below.raw
            and self._heading_like(at, _LONGEST_BARE_HEADING)
            and _NAMED_OFFICE.fullmatch(below.raw) is not None
        )

    def _is_signed_name(self, at: Look) -> bool:
        """«И. ПЕТРОВ» below the last paragraph of a letter, unless a section И is due."""
        if at.label is None or self.zone is Zone.OPERATIVE or not _NAME_IN_CAPITALS.fullmatch(at.unit.raw):
            return False
        due = self.capital + 1 in labels.letter_ordinals(at.label.core) or labels.roman(at.label.core) == 1
        before = self.nodes[-1] if self.nodes else None
        return not due and before is not None and before.type is BlockType.PARAGRAPH and not self.roman

    def _is_name_given(self, raw: str) -> bool:
        """Whether a signature has more than the word «(Подпись)», so that the next page is none of it."""
        signed = self.words.signature.match(markup.plain(raw))
        return signed is None or len(markup.plain(raw)) > signed.end() + _SHORTEST_NAME

    def _signed_by_party(self, at: Look) -> bool:
        """«За Правительство …» below the words that tell where and when a treaty was signed."""
        if at.label is not None or len(at.text) > 200 or self.words.on_behalf.match(at.text) is None:
            return False
        return any(
            node.type is BlockType.CLOSING
            or (
                node.type is BlockType.PARAGRAPH
                and self.words.testimonium.match(beginning(node.raw)) is not None
            )
            for node in self.nodes[-_LONGEST_TESTIMONIUM:]
        )

    def _after_farewell(self, at: Look) -> bool:
        if not self.nodes or at.label is not None or len(at.text) > 160 or at.text[-1:] in ".;:,":
            return False
        if self.words.annex.fullmatch(at.text):
            return False
        before = self.nodes[-1]
        return (
            before.type is BlockType.PARAGRAPH and self.words.farewell.search(before.raw[-300:]) is not None
        )

    def _marked_heading(self, index: int) -> int:
        at = self.looks[index]
        if not at.depth or not at.text.strip():
            return 0
        if at.label is not None and self._section(index):
            return 1
        if at.label is not None and at.label.style is not Style.BULLET:
            self._numbered_heading(index)
        else:
            self._bare(at)
        return 1

    def _lone_verb(self, index: int) -> int:
        """«*considering*», «поручает Генеральному секретарю» above letters, figures or the rest of it."""
        at = self.looks[index]
        raw = at.unit.raw
        if at.label is not None or raw[-1:] in _ENDS or len(raw) > lone_verbs.LONGEST or not self.speaks:
            return 0
        if self.zone not in (Zone.PREAMBLE, Zone.OPERATIVE) or self._titles_part(at):
            return 0
        if index + 1 >= len(self.looks) or not lone_verbs.governs(self.looks[index + 1].unit.raw):
            return 0
        below = self.looks[index + 1].label
        numbered = below is not None and below.style is Style.NUMBER
        if self.zone is Zone.PREAMBLE and not numbered and lone_verbs.is_participle(at.unit.raw, self.words):
            self._clause(at)
        elif lone_verbs.is_decision(at.unit.raw, self.words):
            self.zone = Zone.OPERATIVE
            self._end_lists()
            self._add(Node(BlockType.PARAGRAPH, at.unit.raw, at.unit.first, at.unit.last))
        else:
            return 0
        self.verb, self.governed = len(self.nodes) - 1, 0
        return 1

    def _governed(self, index: int) -> int:
        """What a lone verb governs: a list of its own, or paragraphs that go on with its sentence."""
        if self.verb is None:
            return 0
        at = self.looks[index]
        if at.depth or at.unit.table:
            self.verb = None
            return 0
        if at.label is not None:
            first = self.verb == len(self.nodes) - 1
            if at.label.style is Style.NUMBER and not first and not self.lists.awaits(at.label):
                self.verb = None
                return 0
            return self._listed(index)
        number = lone_verbs.bare_number(at.unit.raw)
        if number and number == self.governed + 1:
            self.governed, self.bare_numbers = number, True
            figure = _NUMBER_ALONE.match(at.unit.raw)
            length = figure.end() if figure is not None else 0
            self._relabelled(index, Label(str(number), str(number), Style.NUMBER_BRACKET, length))
            return self._listed(index)
        if starts_small(at.unit.raw) and self.verb == len(self.nodes) - 1 - self.governed:
            self.governed += 1
            self._add_bare_item(at, self.verb, self.governed)
            self.introducer = len(self.nodes) - 1
            return 1
        self.verb = None
        return 0

    # --- labels -----------------------------------------------------------------------------------

    def _labelled(self, index: int) -> int:
        label = (
            self._misread_number(index)
            or self._misread_section(index)
            or self._bare_number(index)
            or self._bare_decimal(index)
            or self.looks[index].label
        )
        if label is None:
            return 0
        if label.style in {Style.ROMAN_DOT, Style.CAPITAL_DOT}:
            return int(self._section(index)) or self._listed(index)
        if label.style is Style.NUMBER:
            return self._number(index)
        if label.style is Style.PREAMBULAR:
            return self._clause(self.looks[index])
        if label.style is Style.DECIMAL:
            return self._decimal(index)
        return self._listed(index)

    def _misread_number(self, index: int) -> Label | None:
        """«l. Reaffirms», «З. просит»: a misread figure is believed where it continues the series."""
        at = self.looks[index]
        taken_for_letter = at.label is None or (
            at.label.style in {Style.LETTER_DOT, Style.CAPITAL_DOT} and not self.lists.awaits(at.label)
        )
        if taken_for_letter and at.label is not None and self._numerals_follow(index):
            return None
        if not taken_for_letter or at.depth:
            return None
        if self.zone is Zone.TEXT and not self.run and self._next_number(index) != 2:
            return None
        label = labels.read_misread(at.unit.raw, self.run + 1)
        return self._relabelled(index, label)

    def _numerals_follow(self, index: int) -> bool:
        """«i.» and «ii.» below it are a series of their own, and no misread figures."""
        following = next(
            (at.label for at in self.looks[index + 1 : index + 12] if at.label is not None), None
        )
        label = self.looks[index].label
        return (
            label is not None
            and following is not None
            and following.style is label.style
            and labels.roman(following.core.upper()) == labels.roman(label.core.upper()) + 1 > 1
        )

    def _bare_number(self, index: int) -> Label | None:
        """«1  ADOPTS …» without a full stop: believed where it is due and the text is numbered so."""
        at = self.looks[index]
        if at.label is not None or at.depth or not at.text[:1].isdigit() or not self.speaks:
            return None
        match = _NUMBER_ALONE.match(at.unit.raw)
        if match is None or int(match["number"]) != self.run + 1 or self.words.date.match(at.text):
            return None
        words = beginning(at.unit.raw[match.end() :])
        decides = self._decides(words) or self.words.operative.match(words.capitalize()) is not None
        if decides and self.zone in (Zone.PREAMBLE, Zone.OPERATIVE):
            self.bare_numbers = True
        elif not self.bare_numbers or not (at.unit.raw[match.end()].isupper() or len(match[0]) >= _WIDE_GAP):
            return None
        return self._relabelled(index, Label(match["number"], match["number"], Style.NUMBER, match.end()))

    def _bare_decimal(self, index: int) -> Label | None:
        """«3.1 publish the guidelines;» below paragraph 3: believed where it is due, small letter or not."""
        at = self.looks[index]
        if at.label is not None or not self.decimals or not at.text[:1].isdigit():
            return None
        match = _DECIMAL_ALONE.match(at.unit.raw)
        if match is None or match["major"] not in self.decimals:
            return None
        first = match["minor"] == "1" and self._announced()
        if not first and f"{match['major']}.{int(match['minor']) - 1}" not in self.decimals:
            return None
        return self._relabelled(index, Label(match[0].rstrip(), match["core"], Style.DECIMAL, match.end()))

    def _misread_section(self, index: int) -> Label | None:
        """«П. Организация» after section I: a misread Roman number is believed where it is due."""
        at = self.looks[index]
        in_doubt = at.label is None or at.label.style in {Style.CAPITAL_DOT, Style.ROMAN_DOT}
        if not self.roman or not in_doubt or not self._heading_like(at, _LONGEST_HEADING):
            return None
        if at.label is not None and (
            labels.roman(at.label.core) or self.capital + 1 in labels.letter_ordinals(at.label.core)
        ):
            return None
        return self._relabelled(index, labels.read_misread_roman(at.unit.raw, self.roman + 1))

    def _relabelled(self, index: int, label: Label | None) -> Label | None:
        """The unit at ``index`` read again with the label that it turned out to have."""
        if label is not None:
            at = self.looks[index]
            self.looks[index] = Look(at.unit, label, markup.plain(at.unit.raw[label.length :]), at.depth)
        return label

    def _section(self, index: int) -> bool:
        """«II. Оценка опасности», "B. Follow-up": a heading if it fits the series of its level."""
        at = self.looks[index]
        label = at.label
        if label is None or label.style not in {Style.ROMAN_DOT, Style.CAPITAL_DOT}:
            return False
        if (
            not at.depth
            and not self._heading_like(at, _LONGEST_HEADING)
            and not self._heads_lettered_clauses(index)
        ):
            return False
        value = labels.roman(label.core)
        ordinals = labels.letter_ordinals(label.core)
        if self.capital + 1 in ordinals and (self.capital or not value):
            self._section_heading(at, "capital", self.capital + 1)
        elif value and (
            value in (1, self.roman + 1) or not ordinals or self.roman < value <= self.roman + _MOST_MISSING
        ):
            self._section_heading(at, "roman", value)
        elif 1 in ordinals:
            self._section_heading(at, "capital", 1)
        elif ordinals:
            later = [ordinal for ordinal in ordinals if ordinal > self.capital]
            self._section_heading(at, "capital", min(later or ordinals))
        else:
            return False
        return True

    def _heads_lettered_clauses(self, index: int) -> bool:
        """«А. В отношении населения:» between the preamble and lettered clauses."""
        at = self.looks[index]
        if index + 1 >= len(self.looks) or not at.text.endswith(":") or self._announced():
            return False
        below = self.looks[index + 1]
        return (
            self.speaks
            and (self.zone is Zone.PREAMBLE or self.lettered is not None)
            and len(at.text) <= _LONGEST_BARE_HEADING
            and below.label is not None
            and below.label.style in _BRACKETED
            and self.words.operative.match(beginning(below.unit.raw[below.label.length :])) is not None
        )

    def _base(self) -> int:
        """How many levels of headings stand above the sections: the annex, and a part of it."""
        return self.in_annex + self.in_part

    def _section_heading(self, at: Look, rank: str, ordinal: int) -> None:
        base = self._base()
        if rank == "roman":
            self.roman, self.capital, self.heading_number = ordinal, 0, 0
            self._heading(at, rank, _roman(ordinal), level=base + 1, ordinal=ordinal)
        else:
            self.capital, self.heading_number = ordinal, 0
            level = base + (2 if self.roman else 1)
            self._heading(at, rank, labels.letter(ordinal).upper(), level=level, ordinal=ordinal)

    def _number(self, index: int) -> int:
        at = self.looks[index]
        number = int(_FIGURES.match(at.label.core)[0]) if at.label else 0  # type: ignore[index]
        self._leave_quoted_resolution(number)
        if self._is_numbered_heading(index, number):
            self._numbered_heading(index)
            return 1
        quoted = index <= self.quoted_until
        if quoted or self._is_numbered_item(number) or self._is_enumeration(index, number):
            return self._listed(index)
        if self._is_numbered_clause(index, number):
            self.run = number
            return self._clause(at)
        self._end_lists()
        if self._begins_what_was_adopted(at, number):
            self.zone = Zone.ANNEX
        if self.zone is Zone.PREAMBLE:
            self.zone = Zone.OPERATIVE
        if self.zone is Zone.TEXT and self.speaks:
            self.zone = Zone.OPERATIVE
        self.run = number
        kind = BlockType.OPERATIVE if self.zone is Zone.OPERATIVE else BlockType.NUMBERED
        self._add(self._labelled_node(kind, at, at.label.core if at.label else None))
        self.decimals = {str(number): len(self.nodes) - 1}
        return 1

    def _begins_what_was_adopted(self, at: Look, number: int) -> bool:
        """«1. Работа на море …» below a heading, after decisions: conclusions that no word calls an annex."""
        if self.zone is not Zone.OPERATIVE or number != 1 or not self.run or self._decides(at.text):
            return False
        if self.nodes[-1].type is not BlockType.HEADING or self.nodes[-1].rank != "bare":
            return False
        first = next((node for node in self.nodes if node.type is BlockType.OPERATIVE), None)
        return first is not None and self._decides(first.raw)

    def _is_numbered_clause(self, index: int, number: int) -> bool:
        """«2. *Having examined* document 192 EX/16,»: the numbers run through preamble and decisions."""
        at = self.looks[index]
        if self.zone is not Zone.PREAMBLE or number != self.run + 1:
            return False
        if self.words.preambular.match(beginning(at.text)) is None:
            return False
        above_organ = self.nodes[0].type is not BlockType.OPENER if self.nodes else True
        tail = ending(at.unit.raw)
        below = self.looks[index + 1].label if index + 1 < len(self.looks) else None
        if not above_organ and (below is None or below.style is not Style.NUMBER):
            return False
        return tail[-1:] == "," or (above_organ and (tail[-1:] == ";" or _AND.search(tail) is not None))

    def _leave_quoted_resolution(self, number: int) -> None:
        """A report goes on with its own numbers after a resolution that it quotes in full."""
        quoted = self.zone is Zone.OPERATIVE and (self.in_annex or not self.speaks)
        if quoted and self.outer_run and number == self.outer_run + 1 and number != self.run + 1:
            self.zone = Zone.ANNEX if self.in_annex else Zone.TEXT
            self.run = self.outer_run

    def _is_numbered_heading(self, index: int, number: int) -> bool:
        """«1. Усилия по репатриации» among paragraphs 20, 21 …: a heading, not a paragraph."""
        at = self.looks[index]
        if not self._heading_like(at, _LONGEST_BARE_HEADING):
            return False
        following = self._next_number(index)
        below = self.looks[index + 1].label if index + 1 < len(self.looks) else None
        if below is not None and below.style is Style.DECIMAL and below.core.startswith(f"{number}."):
            return True
        if number != self.run + 1:
            return (
                following is None
                or following == self.run + 1
                or following == 1
                or self.zone is not Zone.OPERATIVE
            )
        if following is not None and following in (number, self.run + 1):
            return True
        if self.zone in (Zone.OPERATIVE, Zone.PREAMBLE) or index + 1 >= len(self.looks):
            return False
        after = self.looks[index + 1]
        if self._is_series_of_headings(index, number):
            return True
        stands_out = at.text.isupper() or _EMPHASIZED.fullmatch(at.unit.raw) is not None
        return (
            after.label is None
            and not self._heading_like(after, _LONGEST_BARE_HEADING)
            and len(after.text) > (_SHORTEST_SENTENCE if stands_out else 120)
        )

    def _is_series_of_headings(self, index: int, number: int) -> bool:
        """«1. Введение», text, «2. Цели», text: the next number is a heading too, and neither is an item."""
        after = self.looks[index + 1]
        if after.label is not None or self._heading_like(after, _LONGEST_BARE_HEADING):
            return False
        for following in self.looks[index + 2 : index + 12]:
            if following.label is not None and following.label.style is Style.NUMBER:
                due = following.label.core == str(number + 1)
                return due and self._heading_like(following, _LONGEST_BARE_HEADING)
        return False

    def _next_number(self, index: int) -> int | None:
        for following in self.looks[index + 1 : index + 12]:
            if following.label is not None and following.label.style is Style.NUMBER:
                return int(_FIGURES.match(following.label.core)[0])  # type: ignore[index]
        return None

    def _numbered_heading(self, index: int) -> None:
        at = self.looks[index]
        core = at.label.core if at.label else ""
        number = int(_FIGURES.match(core)[0]) if core[:1].isdigit() else 0  # type: ignore[index]
        self.heading_number = number
        base = self._base() + bool(self.roman) + bool(self.capital)
        depth = core.count(".")
        self._heading(at, "number", core or None, level=base + 1 + depth, ordinal=number)

    def _is_numbered_item(self, number: int) -> bool:
        """«1.» inside paragraph 3: a list of its own, if the text before announces one."""
        if number == 1 and self.lists and self.item == len(self.nodes) - 1 and self._announced():
            return True
        if number == self.run + 1 and not (number == 1 and self._announced()):
            return False
        if self.lists and self.item is not None and self.nodes[self.item].ordinal + 1 == number:
            return self.nodes[self.item].printed_label == f"{number - 1}."
        return number == 1 and self.run > 0 and self._announced()

    def _is_enumeration(self, index: int, number: int) -> bool:
        """«1. …; 2. ….» below an unnumbered paragraph that ends with a colon, and another below it."""
        if number != 1 or self.run or self.zone not in (Zone.TEXT, Zone.ANNEX) or not self._announced():
            return False
        before = self.nodes[-1]
        if before.type is not BlockType.PARAGRAPH or self.words.resolves.fullmatch(markup.plain(before.raw)):
            return False
        for ordinal, at in enumerate(self.looks[index : index + _LONGEST_ENUMERATION], 1):
            if at.label is None:
                return ordinal > 2 and not self._heading_like(at, _LONGEST_BARE_HEADING)
            if at.label.style is not Style.NUMBER or at.label.core != str(ordinal):
                return False
        return False

    def _announced(self) -> bool:
        return bool(self.nodes) and self.nodes[-1].type is not BlockType.HEADING and self._ends_with_colon()

    def _decimal(self, index: int) -> int:
        at = self.looks[index]
        if self._heading_like(at, _LONGEST_BARE_HEADING) and self._introduces_text(index):
            self._numbered_heading(index)
            return 1
        core = at.label.core if at.label else ""
        owner = self._decimal_owner(core)
        if owner is not None:
            return self._decimal_item(at, core, owner)
        self._end_lists()
        self._add(self._labelled_node(BlockType.NUMBERED, at, core))
        self.decimals[core] = len(self.nodes) - 1
        return 1

    def _decimal_owner(self, core: str) -> int | None:
        """Index of the paragraph that «2.1» or «2.1.3» is an item of: 2 or 2.1, if it announces items."""
        major, _, minor = core.rpartition(".")
        owner = self.decimals.get(major)
        if owner is None:
            if self.zone is not Zone.OPERATIVE or major != str(self.run):
                return None
            return next(
                i for i in reversed(range(len(self.nodes))) if self.nodes[i].type is BlockType.OPERATIVE
            )
        if self.nodes[owner].type is not BlockType.NUMBERED:
            return owner
        brother = self.decimals.get(f"{major}.{int(minor) - 1}")
        later = brother is not None and self.nodes[brother].type is BlockType.ITEM
        return owner if later or ending(self.nodes[owner].raw)[-1:] == ":" else None

    def _decimal_item(self, at: Look, core: str, owner: int) -> int:
        """«1.2» below paragraph 1 is its second item, «1.2.1» the first of that."""
        ordinal = int(core.rpartition(".")[2])
        node = self._labelled_node(BlockType.ITEM, at, str(ordinal))
        level = 1 + (self.nodes[owner].level or 0)
        self.nodes.append(replace(node, level=level, parent=owner, ordinal=ordinal))
        self.item = self.decimals[core] = len(self.nodes) - 1
        return 1

    def _listed(self, index: int) -> int:
        at = self.looks[index]
        if at.label is None:
            return 0
        following = next((x.label for x in self.looks[index + 1 : index + 6] if x.label is not None), None)
        if self._lettered_clause(at):
            return self._clause(at)
        if self._is_lettered_operative(at.label, at.unit.raw[at.label.length :]):
            return self._lettered_operative(at)
        place = self.lists.place(
            at.label, at.unit.indent, self.introducer, self.item, self._ends_with_colon(), following
        )
        if place is None:
            return 0
        parent = place.parent if place.parent >= 0 else None
        node = Node(
            BlockType.ITEM,
            at.unit.raw[at.label.length :],
            at.unit.first,
            at.unit.last,
            label=place.label,
            printed_label=at.label.printed,
            level=place.depth,
            parent=parent,
            ordinal=place.ordinal,
        )
        self.nodes.append(node)
        self.item = len(self.nodes) - 1
        self.bare_items = False
        self.quoting = None
        inner = labels.read(node.raw) if node.raw[:1] == "(" else None
        if inner is not None:
            self.lists.begin(inner, self.item, at.unit.indent)
        return 1

    def _lettered_clause(self, at: Look) -> bool:
        """ "(a) Recalling …," or "– having regard to …," in the preamble."""
        if self.zone is not Zone.PREAMBLE or at.label is None or self._announced():
            return False
        words = at.unit.raw[at.label.length :]
        if at.label.style is Style.BULLET and not self._clauses_have_bullets(words):
            return False
        tail = ending(words)
        closed = tail[-1:] in ",;" or _AND.search(tail) is not None
        return closed and self.words.preambular.match(beginning(words)) is not None

    def _is_lettered_operative(self, label: Label, words: str) -> bool:
        """ "(a) DECIDES …" right below the preamble, and (b), (c) after it."""
        if label.style not in _BRACKETED and label.style is not Style.LETTER_DOT:
            return False
        due = self.last_lettered + 1
        if due == 1:
            again = self.lettered is not None and self.nodes[-1].type is BlockType.HEADING
            if not (again or self.zone is Zone.PREAMBLE) or self._announced():
                return False
            if not self._decides(words):
                return False
        elif label.style is not self.lettered or not self._letters_go_on(label):
            return False
        if self.numerals or (due == 1 and label.core == "i"):
            return labels.roman(label.core.upper()) == due
        return due == _ordinal(label) or due in labels.letter_ordinals(label.core)

    def _letters_go_on(self, label: Label) -> bool:
        """Whether the label is none of a list that is open below the last lettered paragraph."""
        return not self._announced() and (self.item is None or not self.lists.awaits(label))

    def _lettered_operative(self, at: Look) -> int:
        self._end_lists()
        self.zone = Zone.OPERATIVE
        self.last_lettered += 1
        self.lettered = at.label.style if at.label else None
        self.numerals = at.label is not None and (self.numerals or at.label.core == "i")
        if self.numerals:
            core = labels.numeral(self.last_lettered)
        elif self.lettered is Style.NUMBER_BRACKET:
            core = str(self.last_lettered)
        else:
            core = labels.letter(self.last_lettered)
        self._add(self._labelled_node(BlockType.OPERATIVE, at, core))
        return 1

    def _clauses_have_bullets(self, words: str) -> bool:
        """The first clause has one, or the clause is set as one: its first word is emphasized."""
        before = self.nodes[-1]
        return (
            before.type is BlockType.OPENER
            or (before.type is BlockType.PREAMBULAR and before.printed_label is not None)
            or words.startswith(("*", "_"))
        )

    # --- text without labels ----------------------------------------------------------------------

    def _preamble(self, index: int) -> int:
        at = self.looks[index]
        if self._preamble_of_a_part(at) or self._clauses_above_organ(index):
            self.zone = Zone.PREAMBLE
        if self.zone is Zone.PREAMBLE and self.words.division.match(at.text) and self._heading_like(at, 170):
            self.zone, self.quoting = Zone.ANNEX if self.in_annex else Zone.TEXT, None
        if self.zone is not Zone.PREAMBLE:
            return 0
        opening = beginning(at.unit.raw)
        tail = ending(at.unit.raw)[-1:]
        if self._titles_part(at):
            return 0
        if self.words.preambular.match(opening) and not (tail == "." and self._last_clause_closed()):
            return self._clause(at)
        if self._announced() and tail != ";" and not self._heading_like(at, _LONGEST_BARE_HEADING):
            return self._begin_quotation(at)
        if self.quoting is not None and self.words.preambular.match(opening) is None:
            return self._begin_quotation(at)
        if self._decides(opening):
            self.zone = Zone.OPERATIVE
            return 0
        if tail == ",":
            return self._clause(at)
        return 0

    def _titles_part(self, at: Look) -> bool:
        """ "Addressing the entry into force" right below «I»: a title, although it begins as a clause."""
        return self.nodes[-1:] != [] and self.nodes[-1].rank == "roman" and self._heading_like(at, 170)

    def _preamble_of_a_part(self, at: Look) -> bool:
        """A clause right below a heading: the parts of a resolution may have preambles of their own."""
        return (
            self.zone is Zone.OPERATIVE
            and bool(self.nodes)
            and self.nodes[-1].type is BlockType.HEADING
            and ending(at.unit.raw)[-1:] == ","
            and self.words.preambular.match(beginning(at.unit.raw)) is not None
        )

    def _clauses_above_organ(self, index: int) -> bool:
        """Clauses right below the title of an annex, and below them the organ that adopts it."""
        if self.zone is not Zone.ANNEX or not self.speaks or self.nodes[-1].type is not BlockType.HEADING:
            return False
        for place in range(index, min(index + _MOST_CLAUSES, len(self.looks))):
            at = self.looks[place]
            if at.label is not None or at.depth:
                return False
            clause = self.words.preambular.match(beginning(at.text)) is not None
            if not clause or ending(at.unit.raw)[-1:] not in ",;":
                return place > index and (self._is_organ_below(place) or self._decisions_follow(place))
        return False

    def _last_clause_closed(self) -> bool:
        """After a clause that ends with a full stop the preamble is over."""
        return bool(self.nodes) and ending(self.nodes[-1].raw)[-1:] == "."

    def _clause(self, at: Look) -> int:
        self._end_lists()
        if at.label is not None:
            self._add(self._labelled_node(BlockType.PREAMBULAR, at, at.label.core or None))
        else:
            self._add(Node(BlockType.PREAMBULAR, at.unit.raw, at.unit.first, at.unit.last))
        return 1

    def _begin_quotation(self, at: Look) -> int:
        if self.quoting is None:
            self.quoting = self._owner()
        node = Node(BlockType.QUOTE, at.unit.raw, at.unit.first, at.unit.last, parent=self.quoting)
        self.nodes.append(node)
        return 1

    def _quoted_item(self, index: int) -> int:
        """«“(a) To repair»: a paragraph of a long quotation that opens it anew before its letter."""
        at = self.looks[index]
        if index > self.quoted_until or at.label is not None or at.text[:1] not in _OPENING_QUOTES:
            return 0
        label = labels.read(at.unit.raw[1:])
        if label is None or label.style not in _BRACKETED:
            return 0
        printed = at.unit.raw[0] + label.printed
        self._relabelled(index, replace(label, printed=printed, length=label.length + 1))
        return self._listed(index)

    def _bare_item(self, index: int) -> int:
        """List items that are bare lines: they end with semicolons after a colon."""
        at = self.looks[index]
        if at.depth or at.unit.table:
            return 0
        announced = self._announced() and not self.bare_items
        if announced and _SEMICOLON.search(ending(at.unit.raw)) and not self._is_lone_definition(index):
            self.lists.clear()
            self.bare_items = True
            return self._add_bare_item(at, self._owner(), 1)
        if not self.bare_items or self.item is None:
            return 0
        before = self.nodes[self.item]
        if _SEMICOLON.search(ending(before.raw)) is None:
            self.bare_items = False
            return 0
        return self._add_bare_item(at, before.parent, before.ordinal + 1)

    def _is_lone_definition(self, index: int) -> bool:
        """Words that are quoted, and no list: nothing of the same kind follows."""
        raw = self.looks[index].unit.raw
        if self.words.definition.search(self.nodes[-1].raw[-260:]) is None and not _is_enclosed(raw):
            return False
        following = self.looks[index + 1] if index + 1 < len(self.looks) else None
        quoted = self.looks[index].text[:1] in _OPENING_QUOTES
        return quoted and (following is None or following.label is not None)

    def _add_bare_item(self, at: Look, parent: int | None, ordinal: int) -> int:
        node = Node(
            BlockType.ITEM, at.unit.raw, at.unit.first, at.unit.last, level=1, parent=parent, ordinal=ordinal
        )
        self.nodes.append(node)
        self.item = len(self.nodes) - 1
        return 1

    def _quotation(self, index: int) -> int:
        """A definition set apart after the words that introduce it, or words quoted at length."""
        at = self.looks[index]
        if at.depth:
            return 0
        if index > self.quoted_until and self._announced():
            self.quoted_until, self.quoted_by = self._end_of_quoted_words(index), self._owner()
            if index == self.quoted_until:
                return self._quote_alone(at)
        if index <= self.quoted_until:
            return self._quote_at_length(at)
        if self.quoting is not None:
            first = self.nodes[-1]
            ended = starts_small(first.raw) and ending(first.raw)[-1:] == "."
            if not ended and not self.words.refers_back.match(at.text) and not self._heading_like(at, 170):
                return self._begin_quotation(at)
            self.quoting = None
            return 0
        if self._announced() and self.words.definition.search(self.nodes[-1].raw[-260:]):
            return 0 if self._heading_like(at, _LONGEST_BARE_HEADING) else self._begin_quotation(at)
        return 0

    def _quote_alone(self, at: Look) -> int:
        """One paragraph in quotation marks; the list that announced it goes on below it."""
        self.nodes.append(
            Node(BlockType.QUOTE, at.unit.raw, at.unit.first, at.unit.last, parent=self.quoted_by)
        )
        self.quoting = None
        return 1

    def _quote_at_length(self, at: Look) -> int:
        """A paragraph of a long quotation, which may have lists of its own."""
        self._end_lists()
        self._add(Node(BlockType.QUOTE, at.unit.raw, at.unit.first, at.unit.last, parent=self.quoted_by))
        return 1

    def _end_of_quoted_words(self, index: int) -> int:
        """Index of the later paragraph that closes the quotation opened at ``index``; -1 if none does.

        Every paragraph of a quotation may open it anew, as English prints it.
        """
        if self.looks[index].text[:1] == '"':
            return self._end_of_straight_quotes(index)
        if self.looks[index].text[:1] not in _OPENING_QUOTES:
            return -1
        depth = 0
        for later in range(index, min(index + _LONGEST_QUOTATION, len(self.looks))):
            raw = self.looks[later].unit.raw
            again = later > index and self.looks[later].text[:1] in _OPENING_QUOTES
            depth += sum(raw.count(sign) for sign in _OPENING_QUOTES) - again
            depth -= sum(raw.count(sign) for sign in _CLOSING_QUOTES)
            if depth <= 0:
                return later if later > index or _is_enclosed(raw) else -1
        return -1

    def _end_of_straight_quotes(self, index: int) -> int:
        """Signs that do not tell where they open: every paragraph opens one, the last one closes it."""
        for later in range(index, min(index + _LONGEST_QUOTATION, len(self.looks))):
            text = self.looks[later].text
            if text[:1] != '"':
                return -1
            if text.rstrip(".,;")[-1:] == '"' and text.count('"') % 2 == 0:
                return later
        return -1

    def _bare_heading(self, index: int) -> int:
        at = self.looks[index]
        longest = _LONGEST_BARE_HEADING
        if self._due_roman(at):
            longest = _LONGEST_PART_HEADING if self._clause_follows(index) else _LONGEST_HEADING
        if not self._heading_like(at, longest, colon=True) or not self._introduces_text(index):
            return 0
        if "   " in at.unit.raw and self.looks[index + 1].unit.table:
            return 0  # the head of a table, set in columns like it
        if at.text.endswith(":") and (len(at.text) > _LONGEST_COLON_HEADING or self._announces(at.text)):
            return 0
        if self._is_caption(at.text) or self._is_below_caption():
            return 0
        if self.zone is Zone.PREAMBLE and self.words.resolves.fullmatch(self.looks[index + 1].text[:200]):
            return 0
        self._bare(at)
        return 1

    def _is_below_caption(self) -> bool:
        before = self.nodes[-1] if self.nodes else None
        if (
            before is None
            or before.type is not BlockType.PARAGRAPH
            or len(before.raw) > _LONGEST_BARE_HEADING
        ):
            return False
        return self._is_caption(markup.plain(before.raw))

    def _is_caption(self, text: str) -> bool:
        """«Таблица 2», and the title on the line below it."""
        return len(text) <= _LONGEST_BARE_HEADING and self.words.caption.fullmatch(text) is not None

    def _announces(self, text: str) -> bool:
        """«Tasks the Office to:» introduces a list and heads nothing."""
        return (
            self.words.operative.match(text) is not None
            or _SENTENCE_END.search(text) is not None
            or self.words.letter.search(text) is not None
            or self.words.connective.search(text[:-1].rstrip()) is not None
        )

    def _introduces_text(self, index: int) -> bool:
        """A heading has a text below it, and is no member of a column of short lines."""
        at = self.looks[index]
        if index + 1 >= len(self.looks):
            return False
        following = self.looks[index + 1]
        if at.text.endswith(":") and not (
            following.label is not None
            and following.label.style is Style.NUMBER
            and (following.label.core != "1" or self._heads_first_paragraph(following))
        ):
            return False
        if _EMPHASIZED.fullmatch(at.unit.raw) or _is_lone_label(at.text):
            return True
        if self.words.division.match(at.text) or (
            index and self.words.division.fullmatch(self.looks[index - 1].text)
        ):
            return True
        speaks = following.text.endswith(",") and self.words.opener.fullmatch(following.text) is not None
        if self._announced() and following.label is None and len(following.text) < 60 and not speaks:
            return False
        if self._in_announced_column(index):
            return False
        column = 1
        for other in range(index + 1, index + 4):
            if not self._is_short(other):
                break
            column += 1
        for place in range(index - 1, max(index - 3, 0) - 1, -1):
            other_text = self.looks[place].text
            if self.words.annex.fullmatch(other_text) or self.words.division.match(other_text):
                break
            if not self._is_short(place):
                break
            column += 1
        return column < 4

    def _heads_first_paragraph(self, first: Look) -> bool:
        """A line with a colon heads paragraph 1 where an organ speaks; elsewhere it announces items."""
        return ending(first.unit.raw)[-1:] != ";" and self.zone not in (Zone.TEXT, Zone.ANNEX)

    def _in_announced_column(self, index: int) -> bool:
        """«назначил следующих экспертов:» and three short lines below it: names, and no headings."""
        before = self.nodes[-1] if self.nodes else None
        if before is None or before.type is not BlockType.PARAGRAPH:
            return False
        top = index
        while top and index - top < _LONGEST_COLUMN and self._is_short(top - 1):
            top -= 1
        announced = top and ending(self.looks[top - 1].unit.raw)[-1:] == ":"
        return (
            bool(announced)
            and top < index
            and self._is_short(top)
            and (top < index - 1 or self._is_short(index + 1))
        )

    def _is_short(self, index: int) -> bool:
        if index >= len(self.looks):
            return False
        at = self.looks[index]
        return at.label is None and not at.depth and self._heading_like(at, _LONGEST_BARE_HEADING)

    def _paragraph(self, index: int) -> int:
        at = self.looks[index]
        self.item = None
        self.bare_items = False
        self.quoting = None
        self._add(Node(BlockType.PARAGRAPH, at.unit.raw, at.unit.first, at.unit.last))
        return 1

    # --- headings ---------------------------------------------------------------------------------

    def _heading_like(self, at: Look, longest: int, colon: bool = False) -> bool:
        """Short, begins with a capital, and does not end as a sentence does."""
        text = at.text
        if at.unit.table or not text or len(text) > longest or (text[0] == "[" and text[-1] == "]"):
            return False
        last = ending(text)[-1:] or text[-1]
        if last in ".;,!?…" or (last == ":" and not colon):
            return False
        first = beginning(text)[:1]
        return first.isupper() or first.isdigit() or _EMPHASIZED.fullmatch(at.unit.raw) is not None

    def _has_caps_and_mixed(self) -> bool:
        headings = [at.text for at in self.looks if at.depth and at.text]
        capitals = sum(text.isupper() for text in headings)
        return 0 < capitals < len(headings)

    def _bare(self, at: Look) -> None:
        division = self.words.division.match(at.text)
        base = 1 if self.in_annex else 0
        spaced = self._due_roman(at)
        if at.label is None and _is_lone_label(at.text):
            self._lone_label(at, at.text)
        elif spaced is not None:
            self._lone_label(at, spaced)
        elif self._titles_division(at):
            self._heading(at, "title", None, level=base + 2)
        elif division is not None:
            number = division["number"]
            value = self.words.ordinals.get(number.lower()) or (
                int(number) if number.isdigit() else labels.roman(number)
            )
            rank = "division " + division["word"].lower()
            if "стат" in rank or "article" in rank:
                self._begin_articles()
            self.in_part = division["word"].lower() in self.words.chapters
            if self.in_part:
                self.roman = self.capital = self.heading_number = 0
            self._heading(at, rank, str(value or number), level=base + 1, ordinal=value)
        else:
            self._heading(at, "bare", None, level=self._bare_level(at, base))

    def _due_roman(self, at: Look) -> str | None:
        """«IV Финансирование»: the number before a title without a full stop, where it is due."""
        match = _SPACED_ROMAN.match(at.text) if at.label is None else None
        return match[1] if match is not None and labels.roman(match[1]) in (1, self.roman + 1) else None

    def _begin_articles(self) -> None:
        """A text in articles: their numbered paragraphs are no clauses of an organ."""
        self.run = 0
        if not self.in_annex:
            self.zone, self.speaks = Zone.TEXT, False

    def _titles_division(self, at: Look) -> bool:
        """«Употребление терминов» right below «Статья 2»."""
        before = self.nodes[-1] if self.nodes else None
        return (
            before is not None
            and self.words.division.match(at.text) is None
            and before.rank.startswith("division ")
            and self.words.division.fullmatch(markup.plain(before.raw)) is not None
        )

    def _lone_label(self, at: Look, printed: str) -> None:
        """«IV» on a line of its own, or before the title without a full stop."""
        value = labels.roman(printed)
        ordinals = labels.letter_ordinals(printed)
        base = self._base()
        if value and (value == self.roman + 1 or value == 1 or self.capital + 1 not in ordinals):
            self.roman, self.capital = value, 0
            self._heading(at, "roman", _roman(value), level=base + 1, ordinal=value)
        else:
            ordinal = self.capital + 1 if self.capital + 1 in ordinals else min(ordinals)
            self.capital = ordinal
            level = base + (2 if self.roman else 1)
            self._heading(at, "capital", labels.letter(ordinal).upper(), level=level, ordinal=ordinal)

    def _bare_level(self, at: Look, base: int) -> int:
        labelled = bool(self.roman) + bool(self.capital) + bool(self.heading_number)
        if labelled:
            return base + self.in_part + labelled + 1
        if self.in_part and not at.depth:
            return base + 2
        if self.emphatic_caps:
            # Depths of converted headings are often one off; capitals are not.
            return base + (1 if at.text.isupper() else 2)
        if at.depth:
            self.marked_level = base + max(1, at.depth - (1 if base else 0))
            return self.marked_level
        # Where headings are marked, one that is not stands below them.
        return max(base, self.marked_level) + 1

    def _heading(self, at: Look, rank: str, label: str | None, level: int, ordinal: int = 0) -> None:
        self._end_lists()
        self.decimals, self.last_lettered, self.numerals = {}, 0, False
        if self.zone in (Zone.OPERATIVE, Zone.PREAMBLE) and (self.in_annex or not self.speaks):
            # A resolution quoted in a report or an annex ends where the next section begins.
            self.zone = Zone.ANNEX if self.in_annex else Zone.TEXT
        if rank != "bare":
            self.marked_level = 0
        raw = at.unit.raw
        printed = None
        if at.label is not None and at.label.style is not Style.BULLET:
            lead = _EMPHASIS.match(raw)
            raw, printed = raw[at.label.length :], at.label.printed
            if lead is not None and lead[0] and raw.count(lead[0]) == 1:
                raw = raw.removesuffix(lead[0])  # «**II. Рынки**»: the emphasis of label and title
        self._add(
            Node(
                BlockType.HEADING,
                raw,
                at.unit.first,
                at.unit.last,
                label=label,
                printed_label=printed,
                level=min(level, 6),
                ordinal=ordinal,
                rank=rank,
            )
        )

    # --- bookkeeping ------------------------------------------------------------------------------

    def _labelled_node(self, kind: BlockType, at: Look, core: str | None) -> Node:
        length = at.label.length if at.label else 0
        raw = at.unit.raw
        lead = _EMPHASIS.match(raw)
        # «*1. text*»: the emphasis opened before the label and goes on after it.
        whole = at.label is None or raw[:length].rstrip().endswith(("*", "_"))
        opened = lead[0] if lead and not whole else ""
        printed = at.label.printed if at.label else None
        return Node(
            kind, opened + raw[length:], at.unit.first, at.unit.last, label=core, printed_label=printed
        )

    def _add(self, node: Node) -> None:
        self.nodes.append(node)
        if node.type is not BlockType.TABLE:
            self.introducer = len(self.nodes) - 1
            if node.type is not BlockType.PARAGRAPH:
                self.quoting = None

    def _owner(self) -> int | None:
        """The node that a quotation, a table or a bare item belongs to."""
        if not self.nodes:
            return None
        if self.nodes[-1].type is BlockType.ITEM:
            return len(self.nodes) - 1
        return self.introducer if self.introducer >= 0 else None

    def _end_lists(self) -> None:
        self.lists.clear()
        self.item = None
        self.bare_items = False
        self.quoting = None

    def _ends_with_colon(self) -> bool:
        return bool(self.nodes) and ending(self.nodes[-1].raw)[-1:] == ":"


def _is_lone_label(text: str) -> bool:
    """«IV» or "B"; «IIX» is no number, «Й» has no place among letters."""
    if _LONE_LABEL.fullmatch(text) is None:
        return False
    return labels.roman(text) > 0 or len(labels.letter_ordinals(text)) > 0


def _is_enclosed(raw: str) -> bool:
    """Whether the signs at both ends of a paragraph are one pair."""
    depth = 0
    text = raw.strip("*_ ").rstrip(".,;")
    for position, character in enumerate(text):
        depth += (character in _OPENING_QUOTES) - (character in _CLOSING_QUOTES)
        if depth <= 0:
            return position == len(text) - 1
    return False


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") else inner
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", inner))


def _ordinal(label: Label) -> int:
    return int(label.core) if label.core.isdigit() else 0


def _roman(ordinal: int) -> str:
    return labels.numeral(ordinal).upper()


def read(units: Sequence[Unit], words: Words, speaks: bool) -> tuple[list[Node], list[Unit]]:
    """Name every logical paragraph of a text; second, the units of a table of contents.

    ``speaks`` says that an organ opens the text, so that clauses are preambular and numbered
    paragraphs operative.
    """
    reader = Reader(units, words, speaks)
    return reader.read(), reader.contents
