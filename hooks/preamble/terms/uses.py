"""Where a document uses the short forms that it has introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from preamble.model import Block, BlockType, Document, Footnote, Language, Term
from preamble.terms.initials import letters
from preamble.terms.words import LEXICONS

_SHORTEST = 2
"""Letters by which most words are told apart from short forms."""
_INSIDE = frozenset("_/.")
"""What a short form does not follow, letters and figures aside: there it is a part of something else."""
_ENDING = 3
"""Letters at the end of a Russian word that may be its ending."""


class Use(Struct, frozen=True):
    """A short form in the words of a paragraph or a note."""

    start: int
    end: int
    term: Term
    introduces: bool
    """Whether the text explains it here."""


def uses(document: Document) -> Mapping[str, tuple[Use, ...]]:
    """By paragraph or note: each short form where it stands first, from its introduction on.

    Once in a paragraph is enough for a reader, and for one who walks through the page by keys more would
    be a burden. Headings are left alone. A note belongs to the paragraph that first calls it.
    """
    if not document.terms:
        return {}
    known: dict[str, Term] = {}
    for term in document.terms:
        known.setdefault(_key(term), term)
    order = _order(document)
    forms = _forms(known, document)
    parts: list[Block | Footnote] = [*document.blocks, *document.footnotes]
    found = {
        part.id: tuple(_in(part, known, order, forms))
        for part in parts
        if not (isinstance(part, Block) and part.type is BlockType.HEADING)
    }
    return {place: there for place, there in found.items() if there}


def _key(term: Term) -> str:
    return letters(term.short) if term.abbreviation else term.short.lower()


def _order(document: Document) -> dict[str, int]:
    """The place of each paragraph in the order of reading, that of a note being its caller's."""
    order: dict[str, int] = {}
    for number, block in enumerate(document.blocks):
        order[block.id] = number
        for call in block.notes:
            order.setdefault(call.note, number)
    return order


class _Forms(Struct, frozen=True):
    """What the short forms of a document look like."""

    beginnings: re.Pattern[str]
    """Their first letters."""
    by_beginning: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]]
    """Those that begin so, the longest first."""


def _forms(known: Mapping[str, Term], document: Document) -> _Forms:
    forms: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for key, term in sorted(known.items(), key=lambda pair: -len(pair[1].short)):
        expression = _expression(term.short, term.abbreviation, document.language)
        forms.setdefault(term.short[:_SHORTEST], []).append((key, expression))
    return _Forms(re.compile("|".join(map(re.escape, forms))), forms)


def _in(
    part: Block | Footnote, known: Mapping[str, Term], order: Mapping[str, int], forms: _Forms
) -> list[Use]:
    """The short forms in one paragraph or note."""
    found: list[Use] = []
    seen: set[str] = set()
    here, end = order.get(part.id, len(order)), 0
    for start, stop, key in _matches(part.text, forms):
        term = known[key]
        there = order.get(term.place, 0)
        introduces = part.id == term.place and start == term.start
        later = here > there or (here == there and (part.id != term.place or start > term.start))
        if start < end or key in seen or not (introduces or later):
            continue
        end = stop
        seen.add(key)
        found.append(Use(start, stop, term, introduces))
    return found


def _matches(text: str, forms: _Forms) -> Iterator[tuple[int, int, str]]:
    for beginning in forms.beginnings.finditer(text):
        start = beginning.start()
        if start and (text[start - 1].isalnum() or text[start - 1] in _INSIDE):
            continue
        for key, expression in forms.by_beginning[beginning[0]]:
            if match := expression.match(text, start):
                yield match.start(), match.end(), key
                break


@lru_cache(maxsize=1024)
def _expression(short: str, abbreviation: bool, language: Language) -> re.Pattern[str]:
    """What a short form looks like where it is used: with a plural s, with the endings of its language.

    Most documents of a library introduce the same ones.
    """
    return re.compile(_form(short, abbreviation, language) + r"(?![\w/])")


def _form(short: str, abbreviation: bool, language: Language) -> str:
    lexicon = LEXICONS[language]
    if abbreviation:
        base = short
        if len(base) > 2 and base[-1] == "s" and base[-2].isupper():
            base = base[:-1]
        return re.escape(base) + lexicon.plural
    words = re.split(r"(\W+)", short)
    return "".join(
        _inflected(word, lexicon.endings) if word[:1].isalpha() else re.escape(word) for word in words
    )


def _inflected(word: str, endings: str) -> str:
    """A word with any ending; of a Russian one only the stem is certain.

    >>> import re
    >>> bool(re.fullmatch(_inflected("Движения", LEXICONS["ru"].endings), "Движением"))
    True
    """
    if len(word) <= _ENDING + 1 or not re.match(r"[а-яё]", word[-1]):
        return re.escape(word) + (endings if re.match(r"[A-Za-z]", word) else "")
    stem = re.sub(r"[аеёиоуыэюяйь]{1,2}[мхв]?[иия]?$", "", word) or word
    return re.escape(stem) + endings
