"""A document with the abbreviations and short names that it introduces filled in."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from preamble.model import Block, Document, Footnote, Term
from preamble.terms.find import find

_STEM = 6
"""Letters that tell a name in any case: Интерпол, Интерпола."""


def _words_with(text: str, beginning: str) -> int:
    """How many words of a text begin so; a short beginning is a whole word.

    >>> _words_with("Интерпол, с Интерполом, Интернет", "Интерп"), _words_with("UNICEF and UN", "UN")
    (2, 1)
    """
    count, at = 0, text.find(beginning)
    while at >= 0:
        end = at + len(beginning)
        whole = len(beginning) == _STEM or not text[end : end + 1].isalnum()
        count += whole and not text[at - 1 : at].isalnum()
        at = text.find(beginning, end)
    return count


def annotate(document: Document) -> Document:
    """The document with the terms that its paragraphs and notes introduce, in their order."""
    parts: list[Block | Footnote] = [*document.blocks, *document.footnotes]

    @cache
    def times(beginning: str) -> int:
        # «QDe.115» is an entry of a list, and no name.
        return sum(_words_with(part.text, beginning) for part in parts) if beginning.isalnum() else 0

    terms = tuple(
        Term(one.short, one.long, part.id, one.start, one.end, one.long_start, one.abbreviation)
        for part in parts
        for one in find(part.text, document.language, lambda name: times(name[:_STEM]))
    )
    return replace(document, terms=terms) if terms else document
