"""Logical paragraphs → what each of them is.

Guarantees afterwards: every unit is one node (or part of one), in the order of the source; labels
stand apart from the words; a node knows the node it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence

from preamble.blocks import Unit
from preamble.language import Words
from preamble.structure import (
    annexes,
    clauses,
    closings,
    divisions,
    headings,
    items,
    labelled,
    organs,
    quotations,
    signatures,
    tables,
    unmarked,
    verbs,
)
from preamble.structure.looks import Look
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

__all__ = ["Node", "read"]

_RULES = (
    tables.table,
    tables.contents,
    quotations.set_as_quotation,
    annexes.annex,
    divisions.article,
    organs.opener,
    closings.closing,
    signatures.signature,
    verbs.lone_verb,
    verbs.governed,
    headings.marked_heading,
    labelled.labelled,
    clauses.preamble,
    quotations.quoted_item,
    items.bare_item,
    quotations.quotation,
    unmarked.bare_heading,
)
"""In the order in which they are tried: each is given the index of a paragraph and says how many it took."""


def read(units: Sequence[Unit], words: Words, speaks: bool) -> tuple[list[Node], list[Unit]]:
    """Name every logical paragraph of a text; second, the units of a table of contents.

    ``speaks`` says that an organ opens the text, so that clauses are preambular and numbered
    paragraphs operative.
    """
    reading = Reading(units, words, speaks)
    first = next((at for at in reading.looks[:2] if not _heads_preamble(at, words)), None)
    if speaks and first is not None and organs.begins_with_clause(reading, first):
        reading.zone = "preamble"
    index = 0
    while index < len(reading.looks):
        index += _take(reading, index)
    return reading.nodes, reading.contents


def _heads_preamble(at: Look, words: Words) -> bool:
    """«Преамбула» on a line of its own."""
    return at.label is None and words.introduction.fullmatch(at.text) is not None


def _take(reading: Reading, index: int) -> int:
    for rule in _RULES:
        taken = rule(reading, index)
        if taken:
            return taken
    return reading.add_paragraph(index)
