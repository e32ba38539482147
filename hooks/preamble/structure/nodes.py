"""What a logical paragraph turned out to be."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from preamble.model import BlockType
from preamble.structure.looks import EMPHASIS, Look

Zone = Literal["text", "preamble", "operative", "annex"]
"""Which part of the document the reader is in."""


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


def labelled_node(kind: BlockType, at: Look, core: str | None) -> Node:
    """A node with the label of its paragraph taken off its words."""
    length = at.label.length if at.label else 0
    raw = at.unit.raw
    lead = EMPHASIS.match(raw)
    # «*1. text*»: the emphasis opened before the label and goes on after it.
    whole = at.label is None or raw[:length].rstrip().endswith(("*", "_"))
    opened = lead[0] if lead and not whole else ""
    printed = at.label.printed if at.label else None
    return Node(kind, opened + raw[length:], at.unit.first, at.unit.last, label=core, printed_label=printed)
