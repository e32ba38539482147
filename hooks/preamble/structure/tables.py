"""Tables, and tables of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, zip_longest

from preamble import markup
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
)
_FEWEST_LINES = 2
_PARAGRAPHS_AND_PAGE = re.compile(r"[a-z]\s\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s\d{1,3}\Z")
_ANNEXES = re.compile(r"(?:приложени[яе]|annex(?:es)?|appendi(?:x|ces)):?", re.IGNORECASE)
"""Above the last lines of a table of contents."""
_FAR_PAGE = re.compile(r"\s{3,}\d{1,3}\s*\Z")
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
    if at.label is not None or not reading.words.contents.fullmatch(at.text.rstrip(".:")):
        return 0
    taken = 1
    while index + taken < len(reading.looks) and _is_contents_line(reading, index + taken):
        taken += 1
    if taken == 1:
        taken += _printed_again(reading, index + 1)
    if taken == 1:
        return 0
    reading.contents_until = index + taken
    reading.contents.extend(at.unit for at in reading.looks[index : index + taken])
    return taken


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
        return True
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
