"""Tables, and tables of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest

from preamble import markup
from preamble.blocks.contents import is_whole
from preamble.model import BlockType
from preamble.structure.looks import LONGEST_BARE_HEADING, LONGEST_HEADING
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_TABLE_DIVIDER = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?")
_SHORT_DIVIDER = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?")
"""Below the head of a table one dash is enough; elsewhere it is an empty cell."""
_CONTENTS_LINE = re.compile(
    r"(?:\.\s?){3,}|[\s.…]\d{1,3}\s*\|?\s*\Z|[a-zа-яё]\d{1,3}\Z|\A\d{1,3}(?:\s?[–-]\s?\d{1,3})?\Z"
    r"|\A\W*(?:(?:Pages?|Paragraphs?|Paras?|Chapter|Section|Стр|Страниц[аы]|Пункты?|Глав[аы]|Раздел)\W*){1,4}(?:\w+\W*)?\Z"
    r"|\A\W*(?:Items?|Annex(?:es)?|No\.?)\W+(?:Title\W+)?Pages?\W*\Z"
)
_PAGE_LAST = re.compile(r"[\s.…]+(?:\d{1,3}|\+)\s*\Z|(?<=[a-z])\+\Z")
_LONGEST_END = 80
"""Characters among which the dots and the page of an entry end."""
_MOST_WITHOUT_PAGE = 4
"""Entries without a page above one that has it."""
_SHORTEST_ENTRY = 12
"""Characters that tell an entry within a row of several."""
_SENTENCE_LAST = re.compile(r"[^\W\d_]{2}[.;:]\Z|\w{2}[.;:]\d{1,2}\Z")
"""The end of a sentence, with the figure of a note or without: no entry ends so."""
_COLUMN_HEAD = re.compile(r"\W*(?:(?:Pages?|Paragraphs?|Paras?|Стр|Страниц[аы]|Пункты?)\W*){1,2}")
"""What stands above the numbers of a table of contents, where a copy lost the numbers."""
_FEWEST_LINES = 2
_PARAGRAPHS_AND_PAGE = re.compile(r"[a-z]\s\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s\d{1,3}\Z")
_ANNEXES = re.compile(r"(?:приложени[яе]|annex(?:es)?|appendi(?:x|ces)):?", re.IGNORECASE)
"""Above the last lines of a table of contents."""
_FAR_PAGE = re.compile(r"\s{3,}\d{1,3}\s*\Z")
_LED = re.compile(r"\.{4}[\d\s–-]*\d\s*\Z")
_FEWEST_LED = 3
"""Lines with dots that lead to a page, of a table of contents that no word heads."""
_GLUED_PAGE = re.compile(r"[a-zа-яё]\d{1,3}\Z")
_LEADERS = re.compile(r"\.{4,}[\s.]*\d{1,3}\s*\Z")


def table(reading: Reading, index: int) -> int:
    """Rows of cells, one node; a table of contents is dropped."""
    unit = reading.looks[index].unit
    if not unit.table:
        return 0
    rows = _grid(unit.table) if unit.table[0].startswith("+") else _rows(unit.table)
    if rows and _is_table_of_contents(reading, rows):
        reading.contents.append(unit)
        return 1
    reading.add(Node(BlockType.TABLE, unit.raw, unit.first, unit.last, parent=reading.owner(), rows=rows))
    return 1


def _is_table_of_contents(reading: Reading, rows: Sequence[tuple[str, ...]]) -> bool:
    """A table headed «Содержание» of which the rows end with the numbers of pages."""
    head, *entries = rows
    named = any(reading.words.contents.fullmatch(markup.plain(cell).rstrip(".:")) for cell in head)
    paged = sum(row[-1][-1:].isdigit() for row in entries)
    return named and len(entries) > 0 and paged * 2 >= len(entries)


def contents(reading: Reading, index: int) -> int:
    """A table of contents tells page numbers of the paper; the site makes its own."""
    at = reading.looks[index]
    if "...." in at.unit.raw and (led := _led(reading, index)) >= _FEWEST_LED:
        reading.contents_until = index + led
        reading.contents.extend(look.unit for look in reading.looks[index : index + led])
        return led
    if at.label is not None:
        return 0
    if is_whole(at.text, reading.words):
        reading.contents.append(at.unit)
        reading.contents_until = index + 1
        return 1
    if not reading.words.contents.fullmatch(at.text.rstrip(".:")):
        return 0
    taken = 1
    while index + taken < len(reading.looks) and _is_contents_line(reading, index + taken):
        taken += 1
    if all(_COLUMN_HEAD.fullmatch(at.text) for at in reading.looks[index + 1 : index + taken]):
        taken += _printed_again(reading, index + taken)
    else:
        taken += _further_entries(reading, index + 1, index + taken)
    if taken == 1:
        return 0
    reading.contents_until = index + taken
    reading.contents.extend(at.unit for at in reading.looks[index : index + taken])
    return taken


def _led(reading: Reading, start: int) -> int:
    """How many lines with dots that lead to pages stand below one another, with or without a heading."""
    rest = reading.looks[start:]
    ends = (_LED.search(at.unit.raw[-_LONGEST_END:]) for at in rest)
    return next((place for place, end in enumerate(ends) if end is None), len(rest))


def _further_entries(reading: Reading, start: int, end: int) -> int:
    """How many entries follow that have no page of their own, up to the first one that is printed again.

    «1. General questions» stands above «1.1 Adoption of the agenda 9», and further down above the text.
    """
    seen = {_entry(reading.looks[place].unit.raw) for place in range(start, end)}
    above = "\n".join(seen)
    place = paged = end
    while place < len(reading.looks) and place - paged < _MOST_WITHOUT_PAGE:
        raw = reading.looks[place].unit.raw
        entry = _entry(raw)
        within = len(entry) >= _SHORTEST_ENTRY and entry in above
        if len(raw) > LONGEST_BARE_HEADING or within or entry in seen or _SENTENCE_LAST.search(raw):
            break
        seen.add(entry)
        place += 1
        if entry != " ".join(raw.casefold().split()) and not _is_numbered(reading, raw):
            paged = place
    return paged - end


def _is_numbered(reading: Reading, raw: str) -> bool:
    """«Глава I», "Table 2": the figure at the end is no page."""
    return (
        reading.words.caption.fullmatch(raw) is not None or reading.words.division.fullmatch(raw) is not None
    )


def _entry(raw: str) -> str:
    """A line of a table of contents without its page, or the sign that stands for one."""
    return " ".join((raw[:-_LONGEST_END] + _PAGE_LAST.sub("", raw[-_LONGEST_END:])).casefold().split())


def _printed_again(reading: Reading, start: int) -> int:
    """How many lines below «Содержание» have no page and stand again, as headings, in the text below.

    One line may be a coincidence; the first heading of the text ends the table, as it stands there no more.
    """
    # What stands behind in brackets, the symbol of a report, need not be printed twice.
    texts = [at.text.casefold().partition(" (")[0] for at in reading.looks[start:]]
    last = {text: place for place, text in enumerate(texts)}
    count = next((place for place, text in enumerate(texts) if last[text] == place), 0)
    short = all(len(text) <= LONGEST_HEADING for text in texts[:count])
    return count if count >= _FEWEST_LINES and short else 0


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") else inner
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", inner))


def _is_contents_line(reading: Reading, index: int) -> bool:
    """A line with its page, or «Приложение» without one above a line with leaders."""
    raw = reading.looks[index].unit.raw
    if _CONTENTS_LINE.search(raw):
        return not _is_numbered(reading, raw)
    following = reading.below(index)
    if len(raw) > LONGEST_BARE_HEADING or following is None:
        return False
    below = following.unit.raw[-LONGEST_HEADING:]
    if _ANNEXES.fullmatch(raw) and following.label is not None and _FAR_PAGE.search(below):
        return True
    leads = "...." in below and _LEADERS.search(below) is not None
    leads = leads or _PARAGRAPHS_AND_PAGE.search(below) is not None
    return leads or (_GLUED_PAGE.search(below) is not None and reading.words.annex.fullmatch(raw) is not None)


def _rows(table: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        _cells(row)
        for place, row in enumerate(table)
        if not _TABLE_DIVIDER.fullmatch(row) and (place != 1 or not _SHORT_DIVIDER.fullmatch(row))
    )


def _grid(table: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The rows between the lines «+---+---+»; each may take several lines."""
    rows = []
    for is_line, lines in groupby(table, lambda row: row.startswith("+")):
        if not is_line:
            columns = zip_longest(*map(_cells, lines), fillvalue="")
            rows.append(tuple(" ".join(filter(None, cells)) for cells in columns))
    return tuple(rows)
