"""The preamble."""

from __future__ import annotations

from preamble.blocks import beginning, ending
from preamble.model import BlockType
from preamble.structure import organs
from preamble.structure.looks import LONGEST_BARE_HEADING, THAT, Look, heading_like
from preamble.structure.reading import Reading

_MOST_CLAUSES = 60
_BEFORE_DECISIONS = frozenset((BlockType.OPENER, BlockType.PREAMBULAR))
_THAT = frozenset(("Что", "что", "That", "that"))
"""«Что их свет слаб;» below «Совет, считая,»: the participle governs all such clauses."""


def preamble(reading: Reading, index: int) -> int:
    """A clause of the preamble, where the reader is in one."""
    at = reading.looks[index]
    if _preamble_of_a_part(reading, at) or _clauses_above_organ(reading, index):
        reading.zone = "preamble"
    if reading.zone == "preamble" and reading.words.division.match(at.text) and heading_like(at, 170):
        reading.zone, reading.quoting = "annex" if reading.in_annex else "text", None
    if reading.zone != "preamble" or (at.text[:5] in THAT and _announces_items(reading)):
        return 0
    opening = beginning(at.unit.raw)
    tail = ending(at.unit.raw)[-1:]
    if titles_part(reading, at):
        return 0
    if decides_below_organ(reading, at):
        reading.zone = "operative"
        return 0
    if reading.words.preambular.match(opening) and not (tail == "." and _last_clause_closed(reading)):
        return reading.add_clause(at)
    if reading.announced() and tail != ";" and not heading_like(at, LONGEST_BARE_HEADING):
        return reading.add_quotation(at)
    if tail in ",;" and opening.partition(" ")[0] in _THAT:
        return reading.add_clause(at)
    if reading.quoting is not None and reading.words.preambular.match(opening) is None:
        return reading.add_quotation(at)
    if organs.decides(reading, opening):
        reading.zone = "operative"
        return 0
    if tail == "," or (tail == ";" and reading.words.gathered.match(opening)):
        return reading.add_clause(at)
    if tail.isalpha() and opening[:1].islower() and _stands_above_agreement(reading, index):
        return reading.add_clause(at)
    return 0


def _stands_above_agreement(reading: Reading, index: int) -> bool:
    """«в целях охраны рек» above «согласились о нижеследующем:»: a last clause has no comma of its own."""
    below = reading.below(index)
    return below is not None and below.text[-1:] == ":" and reading.words.agreed.match(below.text) is not None


def _announces_items(reading: Reading) -> bool:
    """Whether "CONSIDERING:" stands above, or an item of it."""
    return reading.announced() or (reading.bare_items and reading.item == len(reading.nodes) - 1)


def titles_part(reading: Reading, at: Look) -> bool:
    """ "Addressing the entry into force" right below «I»: a title, although it begins as a clause."""
    return reading.nodes[-1:] != [] and reading.nodes[-1].rank == "roman" and heading_like(at, 170)


def _preamble_of_a_part(reading: Reading, at: Look) -> bool:
    """A clause right below a heading: the parts of a resolution may have preambles of their own."""
    return (
        reading.zone == "operative"
        and bool(reading.nodes)
        and reading.nodes[-1].type is BlockType.HEADING
        and ending(at.unit.raw)[-1:] == ","
        and reading.words.preambular.match(beginning(at.unit.raw)) is not None
    )


def _clauses_above_organ(reading: Reading, index: int) -> bool:
    """Clauses right below the title of an annex, and below them the organ that adopts it."""
    if reading.zone != "annex" or not reading.speaks or reading.nodes[-1].type is not BlockType.HEADING:
        return False
    for place in range(index, min(index + _MOST_CLAUSES, len(reading.looks))):
        at = reading.looks[place]
        if at.label is not None or at.depth:
            return False
        clause = reading.words.preambular.match(beginning(at.text)) is not None
        if not clause or ending(at.unit.raw)[-1:] not in ",;":
            return place > index and (
                organs.is_organ_below(reading, place) or organs.decisions_follow(reading, place)
            )
    return False


def _last_clause_closed(reading: Reading) -> bool:
    """After a clause that ends with a full stop the preamble is over."""
    return bool(reading.nodes) and ending(reading.nodes[-1].raw)[-1:] == "."


def decides_below_organ(reading: Reading, at: Look) -> bool:
    """ "The Commission:" and below it what it decides, without numbers: no words quoted, no items.

    So it is below a last clause that ends with a colon.
    """
    spoken = bool(reading.nodes) and reading.nodes[-1].type in _BEFORE_DECISIONS
    return spoken and reading.ends_with_colon() and organs.decides(reading, at.unit.raw)
