"""Items of lists, with labels and without."""

from __future__ import annotations

import re

from preamble import labels
from preamble.blocks import beginning, ending
from preamble.labels import Label, Style
from preamble.model import BlockType
from preamble.structure import clauses, organs
from preamble.structure.looks import AND, BRACKETED, OPENING_QUOTES, THAT, Look, is_enclosed
from preamble.structure.nodes import Node, labelled_node
from preamble.structure.reading import Reading

_SEMICOLON = re.compile(r";(?:\s(?:and|or|и|или))?\Z")


_DOTTED = frozenset((Style.LETTER_DOT, Style.ROMAN_DOT))
_FIRST_NUMERALS = frozenset("iI")
_ABOVE = frozenset((BlockType.OPENER,))
_ABOVE_ROMAN = frozenset((BlockType.OPENER, BlockType.PREAMBULAR))
"""What may end with a colon above the first decision; below «On the proposal of …:» only «I. AGREES …»."""


def listed(reading: Reading, index: int) -> int:
    """An item of a list, or a lettered clause."""
    at = reading.looks[index]
    if at.label is None:
        return 0
    following = next((x.label for x in reading.looks[index + 1 : index + 6] if x.label is not None), None)
    if _lettered_clause(reading, at):
        return reading.add_clause(at)
    if _is_lettered_operative(reading, at.label, at.unit.raw[at.label.length :]):
        return _lettered_operative(reading, at)
    if at.label.style is Style.NUMBER_BRACKET and _is_bracketed_paragraph(reading, at.label):
        return _bracketed_paragraph(reading, at)
    place = reading.lists.place(
        at.label, at.unit.indent, reading.introducer, reading.item, reading.ends_with_colon(), following
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
    reading.nodes.append(node)
    reading.item = len(reading.nodes) - 1
    reading.bare_items = False
    reading.quoting = None
    inner = labels.read(node.raw) if node.raw[:1] == "(" else None
    if inner is not None:
        reading.lists.begin(inner, reading.item, at.unit.indent)
    return 1


def _is_bracketed_paragraph(reading: Reading, label: Label) -> bool:
    """«(1) The Committee …» where nothing stands above that could introduce a list, and «(2) …» after it."""
    if label.core == "1":
        return reading.zone == "text" and not reading.speaks and reading.introducer < 0
    due = reading.bracketed and label.core == str(reading.run + 1)
    return due and not reading.announced() and not reading.lists.awaits(label)


def _bracketed_paragraph(reading: Reading, at: Look) -> int:
    reading.end_lists()
    reading.run += 1
    reading.bracketed = True
    reading.add(labelled_node(BlockType.NUMBERED, at, str(reading.run)))
    return 1


def _lettered_clause(reading: Reading, at: Look) -> bool:
    """ "(a) Recalling …," or "– having regard to …," in the preamble."""
    if at.label is None or reading.announced():
        return False
    words = at.unit.raw[at.label.length :]
    if _is_told(reading, at.label, words):
        return False
    if _begins_lettered_preamble(reading, at.label, words):
        reading.zone = "preamble"
    if reading.zone != "preamble":
        return False
    if at.label.style is Style.BULLET and not _clauses_have_bullets(reading, words):
        return False
    tail = ending(words)
    closed = tail[-1:] in ",;:" or AND.search(tail) is not None
    verb = beginning(words)
    if at.label.style is Style.CAPITAL_DOT:
        verb = verb.capitalize()  # «A. поскольку …;»: no participle of a sentence
    return closed and reading.words.preambular.match(verb) is not None


def _is_lettered_operative(reading: Reading, label: Label, words: str) -> bool:
    """ "(a) DECIDES …" right below the preamble, and (b), (c) after it."""
    if label.style not in BRACKETED and label.style not in _DOTTED:
        return False
    due = reading.last_lettered + 1
    if due == 1 and (ordinal := _due_after_clauses(reading, label)) and organs.decides(reading, words):
        reading.last_lettered = ordinal - 1
        return True
    if due == 1:
        again = reading.lettered is not None and reading.nodes[-1].type is BlockType.HEADING
        spoken = bool(reading.nodes) and reading.nodes[-1].type in _above(label)
        if not (again or spoken or reading.zone == "preamble") or (reading.announced() and not spoken):
            return False
        if not organs.decides(reading, words) and not _is_told(reading, label, words):
            return False
    elif label.style is not reading.lettered or not _letters_go_on(reading, label):
        return False
    if reading.numerals or (due == 1 and label.core in _FIRST_NUMERALS):
        return labels.roman(label.core.upper()) == due
    return due == _ordinal(label) or due in labels.letter_ordinals(label.core)


def _above(label: Label) -> frozenset[BlockType]:
    return _ABOVE_ROMAN if label.style is Style.ROMAN_DOT else _ABOVE


def _letters_go_on(reading: Reading, label: Label) -> bool:
    """Whether the label is none of a list that is open below the last lettered paragraph."""
    return not reading.announced() and (reading.item is None or not reading.lists.awaits(label))


def _lettered_operative(reading: Reading, at: Look) -> int:
    reading.end_lists()
    reading.zone = "operative"
    reading.last_lettered += 1
    reading.lettered = at.label.style if at.label else None
    reading.numerals = at.label is not None and (reading.numerals or at.label.core in _FIRST_NUMERALS)
    if reading.numerals:
        core = labels.numeral(reading.last_lettered)
        core = core.upper() if reading.lettered is Style.ROMAN_DOT else core
    elif reading.lettered is Style.NUMBER_BRACKET:
        core = str(reading.last_lettered)
    else:
        core = labels.letter(reading.last_lettered)
    reading.add(labelled_node(BlockType.OPERATIVE, at, core))
    return 1


def _is_told(reading: Reading, label: Label, words: str) -> bool:
    """ "(a) Noted with concern …" right below the organ: conclusions that tell what it did."""
    if label.style not in BRACKETED or not reading.nodes or reading.nodes[-1].type is not BlockType.OPENER:
        return False
    if reading.announced():
        return False  # below "The Board:" they are items
    return reading.words.told.match(beginning(words)) is not None


def _clauses_have_bullets(reading: Reading, words: str) -> bool:
    """The first clause has one, or the clause is set as one: its first word is emphasized."""
    before = reading.nodes[-1]
    return (
        before.type is BlockType.OPENER
        or (before.type is BlockType.PREAMBULAR and before.printed_label is not None)
        or words.startswith(("*", "_"))
    )


def bare_item(reading: Reading, index: int) -> int:
    """List items that are bare lines: they end with semicolons after a colon."""
    at = reading.looks[index]
    if at.depth or at.unit.table or clauses.decides_below_organ(reading, at):
        return 0
    announced = reading.announced() and not reading.bare_items
    if announced and _may_be_first(reading, at) and not _is_lone_definition(reading, index):
        reading.lists.clear()
        reading.bare_items = True
        return add_bare_item(reading, at, reading.owner(), 1)
    if not reading.bare_items or reading.item is None:
        return 0
    before = reading.nodes[reading.item]
    if at.text[:5] not in THAT and _SEMICOLON.search(ending(before.raw)) is None:
        reading.bare_items = False
        return 0
    return add_bare_item(reading, at, before.parent, before.ordinal + 1)


def _may_be_first(reading: Reading, at: Look) -> bool:
    """It ends with a semicolon, or begins with "That" below a clause."""
    if at.text[:5] in THAT and reading.nodes[-1].type is BlockType.PREAMBULAR:
        return True
    return _SEMICOLON.search(ending(at.unit.raw)) is not None


def _is_lone_definition(reading: Reading, index: int) -> bool:
    """Words that are quoted, and no list: nothing of the same kind follows."""
    raw = reading.looks[index].unit.raw
    if reading.words.definition.search(reading.nodes[-1].raw[-260:]) is None and not is_enclosed(raw):
        return False
    following = reading.below(index)
    quoted = reading.looks[index].text[:1] in OPENING_QUOTES
    return quoted and (following is None or following.label is not None)


def add_bare_item(reading: Reading, at: Look, parent: int | None, ordinal: int) -> int:
    """Add an item without a label."""
    node = Node(
        BlockType.ITEM, at.unit.raw, at.unit.first, at.unit.last, level=1, parent=parent, ordinal=ordinal
    )
    reading.nodes.append(node)
    reading.item = len(reading.nodes) - 1
    return 1


def _ordinal(label: Label) -> int:
    return int(label.core) if label.core.isdigit() else 0


def _begins_lettered_preamble(reading: Reading, label: Label, words: str) -> bool:
    """«a) признавая …,» right below the heading of a part that has clauses of its own."""
    return (
        reading.zone == "operative"
        and label.core in {"a", "а"}
        and reading.nodes[-1].type is BlockType.HEADING
        and ending(words)[-1:] == ","
        and reading.words.preambular.match(beginning(words)) is not None
    )


def _due_after_clauses(reading: Reading, label: Label) -> int:
    """ "(c) Calls on States" below the clauses (a) and (b): the place in their row, 0 if it is none."""
    before = reading.nodes[-1] if reading.nodes else None
    if reading.zone != "preamble" or before is None or before.type is not BlockType.PREAMBULAR:
        return 0
    last = labels.letter_ordinals(before.label or "")
    return min({ordinal + 1 for ordinal in last} & labels.letter_ordinals(label.core), default=0)
