"""Words that are quoted."""

from __future__ import annotations

from msgspec.structs import replace

from preamble import labels
from preamble.blocks import ending, starts_small
from preamble.labels import Style
from preamble.model import BlockType
from preamble.structure import items
from preamble.structure.looks import (
    BRACKETED,
    CLOSING_QUOTES,
    LONGEST_BARE_HEADING,
    OPENING_QUOTES,
    Look,
    heading_like,
    is_enclosed,
)
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_FIRST_LABELS = frozenset(("a", "а", "i", "1"))
_LONGEST_QUOTATION = 60
"""Paragraphs; what is open longer is a lost sign."""


def set_as_quotation(reading: Reading, index: int) -> int:
    """A Markdown quotation says itself what it is."""
    at = reading.looks[index]
    if not at.unit.quoted or not reading.nodes or _is_indented_item(reading, at):
        return 0
    reading.add_quotation(at)
    reading.quoting = None
    return 1


def _is_indented_item(reading: Reading, at: Look) -> bool:
    """«> (a) To repair» where a list is due: converters set what is indented as a quotation."""
    if at.label is None or (at.label.style not in BRACKETED and at.label.style is not Style.LETTER_DOT):
        return False
    if reading.lists.awaits(at.label):
        return True
    opens = reading.announced() and reading.nodes[-1].type is not BlockType.QUOTE
    return opens and at.label.core in _FIRST_LABELS


def quoted_item(reading: Reading, index: int) -> int:
    """«“(a) To repair»: a paragraph of a long quotation that opens it anew before its letter."""
    at = reading.looks[index]
    opens = at.text[:1] in OPENING_QUOTES or at.text[:1] == '"'
    if index > reading.quoted_until or at.label is not None or not opens:
        return 0
    label = labels.read(at.unit.raw[1:])
    if label is None or label.style not in BRACKETED:
        return 0
    printed = at.unit.raw[0] + label.printed
    reading.relabelled(index, replace(label, printed=printed, length=label.length + 1))
    return items.listed(reading, index)


def quotation(reading: Reading, index: int) -> int:
    """A definition set apart after the words that introduce it, or words quoted at length."""
    at = reading.looks[index]
    if at.depth:
        return 0
    if index > reading.quoted_until and reading.announced():
        reading.quoted_until, reading.quoted_by = _end_of_quoted_words(reading, index), reading.owner()
        if index == reading.quoted_until:
            return _quote_alone(reading, at)
    if index <= reading.quoted_until:
        return _quote_at_length(reading, at)
    if reading.quoting is not None:
        first = reading.nodes[-1]
        ended = starts_small(first.raw) and ending(first.raw)[-1:] == "."
        if not ended and not reading.words.refers_back.match(at.text) and not heading_like(at, 170):
            return reading.add_quotation(at)
        reading.quoting = None
        return 0
    if reading.announced() and reading.words.definition.search(reading.nodes[-1].raw[-260:]):
        return 0 if heading_like(at, LONGEST_BARE_HEADING) else reading.add_quotation(at)
    return 0


def _quote_alone(reading: Reading, at: Look) -> int:
    """One paragraph in quotation marks; the list that announced it goes on below it."""
    reading.nodes.append(
        Node(BlockType.QUOTE, at.unit.raw, at.unit.first, at.unit.last, parent=reading.quoted_by)
    )
    reading.quoting = None
    return 1


def _quote_at_length(reading: Reading, at: Look) -> int:
    """A paragraph of a long quotation, which may have lists of its own."""
    reading.end_lists()
    reading.add(Node(BlockType.QUOTE, at.unit.raw, at.unit.first, at.unit.last, parent=reading.quoted_by))
    return 1


def _end_of_quoted_words(reading: Reading, index: int) -> int:
    """Index of the later paragraph that closes the quotation opened at ``index``; -1 if none does.

    Every paragraph of a quotation may open it anew, as English prints it.
    """
    if reading.looks[index].text[:1] == '"':
        return _end_of_straight_quotes(reading, index)
    if reading.looks[index].text[:1] not in OPENING_QUOTES:
        return -1
    depth = 0
    for later in range(index, min(index + _LONGEST_QUOTATION, len(reading.looks))):
        raw = reading.looks[later].unit.raw
        again = later > index and reading.looks[later].text[:1] in OPENING_QUOTES
        depth += sum(raw.count(sign) for sign in OPENING_QUOTES) - again
        depth -= sum(raw.count(sign) for sign in CLOSING_QUOTES)
        if depth <= 0:
            return later if later > index or is_enclosed(raw) else -1
    return index if is_enclosed(reading.looks[index].unit.raw) else -1


def _end_of_straight_quotes(reading: Reading, index: int) -> int:
    """Signs that do not tell where they open: the first paragraph opens one, the last one closes it.

    Every paragraph between may open it anew.
    """
    is_open = False
    for later in range(index, min(index + _LONGEST_QUOTATION, len(reading.looks))):
        text = reading.looks[later].text
        again = later > index and text[:1] == '"'
        if (text.count('"') - again) % 2:
            is_open = not is_open
        if not is_open:
            return later if text.rstrip(".,;")[-1:] == '"' else -1
    return -1
