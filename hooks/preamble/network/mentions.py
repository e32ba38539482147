"""Every citation of a text as a mention with its place: what the library step works on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from preamble.library import Entry
from preamble.model import Citation, Document, Language

Where = Literal["block", "note", "masthead"]


class Mention(Struct, frozen=True):
    """One citation, at its place in one text of a document."""

    entry: str
    """Slug of the citing document."""
    language: Language
    """Of the text; the same mention in the other language is a mention of its own."""
    where: Where
    place: str
    """Address of the words: a paragraph's id, a note's id, or ``masthead``."""
    paragraphs: tuple[str, ...]
    """The paragraphs it belongs to: the one it stands in, those that call its note, none in a masthead."""
    citation: Citation
    text: str
    """The paragraph, note or line of the masthead in which the citation's offsets count."""
    line: int
    """First line of the paragraph or note in the source; 0 in a masthead."""


def of_entry(entry: Entry) -> dict[Language, tuple[Mention, ...]]:
    """The mentions of each text of a document, in the order of the text."""
    return {language: tuple(of_document(text.document, entry.slug)) for language, text in entry.texts.items()}


def of_document(document: Document, slug: str) -> Iterator[Mention]:
    """The mentions of a text: masthead, paragraphs, notes."""
    language = document.language
    lines = document.masthead.text
    for citation in document.masthead.citations:
        yield Mention(slug, language, "masthead", "masthead", (), citation, lines[citation.line or 0], 0)
    callers: dict[str, list[str]] = {}
    for block in document.blocks:
        for citation in block.citations:
            yield Mention(
                slug, language, "block", block.id, (block.id,), citation, block.text, block.lines.first
            )
        for reference in block.notes:
            callers.setdefault(reference.note, []).append(block.id)
    for note in document.footnotes:
        paragraphs = tuple(dict.fromkeys(callers.get(note.id, ())))
        for citation in note.citations:
            yield Mention(slug, language, "note", note.id, paragraphs, citation, note.text, note.lines.first)
