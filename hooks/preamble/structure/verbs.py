"""Verbs alone on a line, and what they govern."""

from __future__ import annotations

from preamble import lone_verbs
from preamble.blocks import starts_small
from preamble.labels import Label, Style
from preamble.model import BlockType
from preamble.structure import clauses, items
from preamble.structure.looks import NUMBER_ALONE
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_ENDS = frozenset(".;:")
"""Signs with which no verb alone on its line ends."""


def lone_verb(reading: Reading, index: int) -> int:
    """«*considering*», «поручает Генеральному секретарю» above letters, figures or the rest of it."""
    at = reading.looks[index]
    raw = at.unit.raw
    if at.label is not None or raw[-1:] in _ENDS or len(raw) > lone_verbs.LONGEST or not reading.speaks:
        return 0
    if reading.zone not in ("preamble", "operative") or clauses.titles_part(reading, at):
        return 0
    if index + 1 >= len(reading.looks) or not lone_verbs.governs(reading.looks[index + 1].unit.raw):
        return 0
    below = reading.looks[index + 1].label
    numbered = below is not None and below.style is Style.NUMBER
    if reading.zone == "preamble" and not numbered and lone_verbs.is_participle(at.unit.raw, reading.words):
        reading.add_clause(at)
    elif lone_verbs.is_decision(at.unit.raw, reading.words):
        reading.zone = "operative"
        reading.end_lists()
        reading.add(Node(BlockType.PARAGRAPH, at.unit.raw, at.unit.first, at.unit.last))
    else:
        return 0
    reading.verb, reading.governed = len(reading.nodes) - 1, 0
    return 1


def governed(reading: Reading, index: int) -> int:
    """What a lone verb governs: a list of its own, or paragraphs that go on with its sentence."""
    if reading.verb is None:
        return 0
    at = reading.looks[index]
    if at.depth or at.unit.table:
        reading.verb = None
        return 0
    if at.label is not None:
        first = reading.verb == len(reading.nodes) - 1
        if at.label.style is Style.NUMBER and not first and not reading.lists.awaits(at.label):
            reading.verb = None
            return 0
        return items.listed(reading, index)
    number = lone_verbs.bare_number(at.unit.raw)
    if number and number == reading.governed + 1:
        reading.governed, reading.bare_numbers = number, True
        figure = NUMBER_ALONE.match(at.unit.raw)
        length = figure.end() if figure is not None else 0
        reading.relabelled(index, Label(str(number), str(number), Style.NUMBER_BRACKET, length))
        return items.listed(reading, index)
    if starts_small(at.unit.raw) and reading.verb == len(reading.nodes) - 1 - reading.governed:
        reading.governed += 1
        items.add_bare_item(reading, at, reading.verb, reading.governed)
        reading.introducer = len(reading.nodes) - 1
        return 1
    reading.verb = None
    return 0
