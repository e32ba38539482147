"""A document with the abbreviations and short names that it introduces filled in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain

from msgspec.structs import replace

from preamble.model import Block, Document, Footnote, Term
from preamble.terms.find import find

_STEM = 6
"""Letters that tell a name in any case: Интерпол, Интерпола."""
_NAME = re.compile(rf"([A-ZА-ЯЁ]\w{{1,{_STEM - 1}}})\w*")


def annotate(document: Document) -> Document:
    """The document with the terms that its paragraphs and notes introduce, in their order."""
    parts: list[Block | Footnote] = [*document.blocks, *document.footnotes]

    @cache
    def beginnings() -> Counter[str]:
        return Counter(chain.from_iterable(_NAME.findall(part.text) for part in parts))

    def times(name: str) -> int:
        # Most are symbols of lists («QDe.115»), for which nothing has to be counted.
        return beginnings()[name[:_STEM]] if _NAME.fullmatch(name[:_STEM]) else 0

    terms = tuple(
        Term(one.short, one.long, part.id, one.start, one.end, one.long_start, one.abbreviation)
        for part in parts
        for one in find(part.text, document.language, times)
    )
    return replace(document, terms=terms) if terms else document
