"""Numbered paragraphs, and numbers that are something else."""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec.structs import replace

from preamble import markup
from preamble.blocks import beginning, ending
from preamble.labels import Label, Style
from preamble.model import BlockType
from preamble.structure import headings, items, organs, unmarked
from preamble.structure.looks import AND, EMPHASIZED, FIGURES, LONGEST_BARE_HEADING, Look, heading_like
from preamble.structure.nodes import labelled_node
from preamble.structure.reading import Reading

_DECIDING = frozenset(("operative", "preamble"))
_ADOPTS_WHAT = re.compile(
    r"\b(?i:adopts?|принима(?:ет|ют))\b[^:]{0,160}\b(?:following|(?:ниже)?следующ\w{2,3})\b[^:]{0,80}:\Z"
)
"""«adopts the following Recommendation:», below which that begins."""
_LONGEST_ENUMERATION = 12
_LONGEST_LIST = 60
"""Paragraphs, with those within its items."""
_MOST_LEFT_OUT = 9
"""Clauses between two of an excerpt."""
_SHORTEST_SENTENCE = 12
_SHORTEST_BELOW_HEADING = 60


def number(reading: Reading, index: int) -> int:
    """A paragraph with a number: operative, numbered, an item, a heading."""
    _count(reading, index)
    at = reading.looks[index]
    number = int(FIGURES.match(at.label.core)[0]) if at.label else 0  # type: ignore[index]
    _leave_quoted_resolution(reading, number)
    if _is_numbered_heading(reading, index, number):
        headings.numbered_heading(reading, index)
        return 1
    quoted = index <= reading.quoted_until
    if quoted or _is_numbered_item(reading, index, number) or _is_enumeration(reading, index, number):
        return items.listed(reading, index)
    if _is_numbered_clause(reading, index, number):
        reading.run = number
        return reading.add_clause(at)
    reading.end_lists()
    if _begins_what_was_adopted(reading, at, number):
        reading.zone = "annex"
    if reading.zone == "preamble":
        reading.zone = "operative"
    if (reading.zone == "text" and reading.speaks) or (
        reading.zone == "annex" and _decides_on(reading, at, number)
    ):
        reading.zone = "operative"
    reading.run = number
    kind = BlockType.OPERATIVE if reading.zone == "operative" else BlockType.NUMBERED
    reading.add(labelled_node(kind, at, at.label.core if at.label else None))
    reading.decimals = {str(number): len(reading.nodes) - 1}
    return 1


def _count(reading: Reading, index: int) -> None:
    """«1.», «1.», «1.» are 1, 2, 3, unless one of them begins a list of its own."""
    label = reading.looks[index].label
    if reading.ones and label is not None and not (reading.run and reading.announced()):
        due = str(reading.run + 1)
        reading.relabelled(index, Label(label.printed, due, label.style, label.length))


def _decides_on(reading: Reading, at: Look, number: int) -> bool:
    """«2. заявляет …» below the headings of what was proclaimed in 1: the organ of an annex goes on."""
    if number < 2 or number != reading.run + 1 or not at.text[:1].islower():
        return False
    return organs.has_spoken(reading) and organs.decides(reading, at.text)


def _begins_what_was_adopted(reading: Reading, at: Look, number: int) -> bool:
    """«1. Работа на море …» below a heading, after decisions: conclusions that no word calls an annex."""
    if reading.zone not in _DECIDING or number != 1 or organs.decides(reading, at.text):
        return False
    headings = list(takewhile(lambda node: node.type is BlockType.HEADING, reversed(reading.nodes)))
    if not any(node.rank == "bare" or (not reading.run and node.rank == "roman") for node in headings):
        return False
    if not reading.run:
        above = reading.nodes[-len(headings) - 1] if len(headings) < len(reading.nodes) else None
        if above is None or above.type is not BlockType.PARAGRAPH:
            return False
        return above.raw[-1:] == ":" and _ADOPTS_WHAT.search(above.raw) is not None
    first = next((node for node in reading.nodes if node.type is BlockType.OPERATIVE), None)
    return first is not None and organs.decides(reading, first.raw)


def _is_numbered_clause(reading: Reading, index: int, number: int) -> bool:
    """«2. *Having examined* document 192 EX/16,»: the numbers run through preamble and decisions."""
    at = reading.looks[index]
    if reading.zone != "preamble" or not reading.run < number <= reading.run + _MOST_LEFT_OUT:
        return False
    if reading.words.preambular.match(beginning(at.text)) is None:
        return False
    tail = ending(at.unit.raw)
    if tail[-1:] == ":" and at.text.partition(" ")[0].rstrip(":").isupper():
        return True  # «1. RECALLING:» above what it recalls
    above_organ = reading.nodes[0].type is not BlockType.OPENER if reading.nodes else True
    below = reading.label_below(index)
    if not above_organ and (below is None or below.style is not Style.NUMBER):
        return False
    if tail[-1:] == ";" and not organs.decides(reading, at.text):
        return True
    return tail[-1:] == "," or (above_organ and (tail[-1:] == ";" or AND.search(tail) is not None))


def _leave_quoted_resolution(reading: Reading, number: int) -> None:
    """A report goes on with its own numbers after a resolution that it quotes in full."""
    quoted = reading.zone == "operative" and (reading.in_annex or not reading.speaks)
    if quoted and reading.outer_run and number == reading.outer_run + 1 and number != reading.run + 1:
        reading.zone = "annex" if reading.in_annex else "text"
        reading.run = reading.outer_run


def _is_numbered_heading(reading: Reading, index: int, number: int) -> bool:
    """«1. Усилия по репатриации» among paragraphs 20, 21 …: a heading, not a paragraph."""
    at = reading.looks[index]
    if not heading_like(at, LONGEST_BARE_HEADING):
        return False
    following = next_number(reading, index)
    below = reading.label_below(index)
    if below is not None and below.style is Style.DECIMAL and below.core.startswith(f"{number}."):
        return True
    if number != reading.run + 1:
        return (
            following is None or following == reading.run + 1 or following == 1 or reading.zone != "operative"
        )
    if following is not None and following in (number, reading.run + 1):
        return True
    if index + 1 >= len(reading.looks):
        return False
    if reading.zone in ("operative", "preamble"):
        return number == 1 and _begins_agreement(reading, index)
    after = reading.looks[index + 1]
    if _is_series_of_headings(reading, index, number):
        return True
    stands_out = at.text.isupper() or EMPHASIZED.fullmatch(at.unit.raw) is not None
    return (
        after.label is None
        and not heading_like(after, LONGEST_BARE_HEADING)
        and len(after.text) > (_SHORTEST_SENTENCE if stands_out else _SHORTEST_BELOW_HEADING)
    )


def _begins_agreement(reading: Reading, index: int) -> bool:
    """«1. Предмет» right below «договорились о нижеследующем:»: what the parties agree is in titled parts."""
    before = reading.nodes[-1] if reading.nodes else None
    if before is None or before.type is not BlockType.PARAGRAPH or not reading.ends_with_colon():
        return False
    if reading.words.agreed.search(before.raw) is None or not _is_series_of_headings(reading, index, 1):
        return False
    headings.begin_articles(reading)
    return True


def _is_series_of_headings(reading: Reading, index: int, number: int) -> bool:
    """«1. Введение», text, «2. Цели», text: the next number is a heading too, and neither is an item."""
    after = reading.looks[index + 1]
    if after.label is not None or heading_like(after, LONGEST_BARE_HEADING):
        return False
    for following in reading.looks[index + 2 : index + 12]:
        if following.label is not None and following.label.style is Style.NUMBER:
            due = following.label.core == str(number + 1)
            return due and heading_like(following, LONGEST_BARE_HEADING)
    return False


def next_number(reading: Reading, index: int) -> int | None:
    """The next printed number of a paragraph, if one is near."""
    for following in reading.looks[index + 1 : index + 12]:
        if following.label is not None and following.label.style is Style.NUMBER:
            return int(FIGURES.match(following.label.core)[0])  # type: ignore[index]
    return None


def _is_numbered_item(reading: Reading, index: int, number: int) -> bool:
    """«1.» inside paragraph 3: a list of its own, if the text before announces one."""
    if number == 1 and reading.lists and reading.item == len(reading.nodes) - 1 and reading.announced():
        return True
    if number == reading.run + 1 and not (number == 1 and reading.announced()):
        return _is_due_again(reading, index, number)
    label = reading.looks[index].label
    if reading.lists and reading.item is not None and label is not None and reading.lists.awaits(label):
        return True
    return number == 1 and (reading.run > 0 or reading.last_lettered > 0) and reading.announced()


def _is_due_again(reading: Reading, index: int, number: int) -> bool:
    """The second of the items below paragraph 1, where paragraph 2 itself stands further down."""
    label = reading.looks[index].label
    if number == 1 or not reading.lists or label is None or not reading.lists.awaits(label):
        return False
    below = (at.label for at in reading.looks[index + 1 : index + _LONGEST_LIST] if at.label is not None)
    numbers = takewhile(lambda core: core != "1", (at.core for at in below if at.style is Style.NUMBER))
    return str(number) in numbers


def _is_enumeration(reading: Reading, index: int, number: int) -> bool:
    """«1. …; 2. ….» below an unnumbered paragraph that ends with a colon, and another below it."""
    if number != 1 or reading.run or reading.zone not in ("text", "annex") or not reading.announced():
        return False
    before = reading.nodes[-1]
    if before.type is not BlockType.PARAGRAPH or reading.words.resolves.fullmatch(markup.plain(before.raw)):
        return False
    for ordinal, at in enumerate(reading.looks[index : index + _LONGEST_ENUMERATION], 1):
        if at.label is None:
            return ordinal > 2 and not heading_like(at, LONGEST_BARE_HEADING)
        if at.label.style is not Style.NUMBER or at.label.core != str(ordinal):
            return False
    return False


def decimal(reading: Reading, index: int) -> int:
    """«2.1»: a numbered paragraph, an item of paragraph 2, or a heading."""
    at = reading.looks[index]
    if heading_like(at, LONGEST_BARE_HEADING) and unmarked.introduces_text(reading, index):
        headings.numbered_heading(reading, index)
        return 1
    core = at.label.core if at.label else ""
    owner = _decimal_owner(reading, core)
    if owner is not None:
        return _decimal_item(reading, at, core, owner)
    if core == "1.1" and reading.nodes and reading.nodes[-1].type is BlockType.HEADING and not reading.run:
        headings.begin_articles(reading)  # what the organ adopts is no list of decisions
    reading.end_lists()
    reading.add(labelled_node(BlockType.NUMBERED, at, core))
    reading.decimals[core] = len(reading.nodes) - 1
    return 1


def _decimal_owner(reading: Reading, core: str) -> int | None:
    """Index of the paragraph that «2.1» or «2.1.3» is an item of: 2 or 2.1, if it announces items."""
    major, _, minor = core.rpartition(".")
    owner = reading.decimals.get(major)
    if owner is None:
        if reading.zone != "operative" or major != str(reading.run):
            return None
        return next(
            i for i in reversed(range(len(reading.nodes))) if reading.nodes[i].type is BlockType.OPERATIVE
        )
    if reading.nodes[owner].type is not BlockType.NUMBERED:
        return owner
    brother = reading.decimals.get(f"{major}.{int(minor) - 1}")
    later = brother is not None and reading.nodes[brother].type is BlockType.ITEM
    return owner if later or ending(reading.nodes[owner].raw)[-1:] == ":" else None


def _decimal_item(reading: Reading, at: Look, core: str, owner: int) -> int:
    """«1.2» below paragraph 1 is its second item, «1.2.1» the first of that."""
    ordinal = int(core.rpartition(".")[2])
    node = labelled_node(BlockType.ITEM, at, str(ordinal))
    level = 1 + (reading.nodes[owner].level or 0)
    reading.nodes.append(replace(node, level=level, parent=owner, ordinal=ordinal))
    reading.item = reading.decimals[core] = len(reading.nodes) - 1
    return 1


def heads_decimals(reading: Reading, index: int, number: str) -> bool:
    """«2 СРОКИ» after the heading 1, in capitals or with «2.1» below it."""
    if int(number) != reading.heading_number + 1:
        return False
    below = reading.label_below(index)
    titled = reading.looks[index].text.isupper() and len(reading.looks[index].text) <= LONGEST_BARE_HEADING
    return titled or (below is not None and below.core == f"{number}.1")
