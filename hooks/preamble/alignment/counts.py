"""How much of a document there is in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from preamble.alignment.pairs import note_pairs, pairs
from preamble.model import LANGUAGES, Block, Document, Footnote, Language


class Counts(Struct, frozen=True):
    """One text in figures."""

    paragraphs: int
    """Headings, items and tables included: everything with an address of its own but the notes."""
    notes: int
    citations: int
    """In paragraphs and notes, those without a known target included."""
    words: int
    """In paragraphs and notes: whatever stands between blanks and has a letter or a digit."""


class Coverage(Struct, frozen=True):
    """Two texts in figures."""

    texts: Mapping[Language, Counts]
    aligned: int
    """Paragraphs that stand in both languages."""
    of: int
    """Paragraphs that stand in at least one."""
    missing: Mapping[Language, tuple[str, ...]]
    """Addresses of the paragraphs and notes that a language lacks; every one when its text is missing."""


def counts(document: Document) -> Counts:
    """The figures of one text."""
    parts: list[Block | Footnote] = [*document.blocks, *document.footnotes]
    return Counts(
        paragraphs=len(document.blocks),
        notes=len(document.footnotes),
        citations=sum(len(part.citations) for part in parts),
        words=sum(_words(part.text) for part in parts),
    )


def _words(text: str) -> int:
    """How many words a text has.

    >>> _words("COVID-19 — it isn't (so)…")
    4
    """
    pieces = text.split()
    # Most pieces are letters alone, and that is seen at once.
    others = [piece for piece in pieces if not piece.isalnum()]
    return len(pieces) - len([piece for piece in others if not any(map(str.isalnum, piece))])


def coverage(documents: Mapping[Language, Document]) -> Coverage:
    """The figures of a document in both languages."""
    paragraphs = [(pair.id, pair.texts.keys()) for pair in pairs(documents)]
    notes = [(pair.id, pair.texts.keys()) for pair in note_pairs(documents)]
    return Coverage(
        texts={language: counts(document) for language, document in documents.items()},
        aligned=sum(len(there) == len(LANGUAGES) for _, there in paragraphs),
        of=len(paragraphs),
        missing={language: tuple(_lacking((*paragraphs, *notes), language)) for language in LANGUAGES},
    )


def _lacking(places: Iterable[tuple[str, Iterable[Language]]], language: Language) -> Iterable[str]:
    return (identifier for identifier, there in places if language not in there)
