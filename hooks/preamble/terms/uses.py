"""Where a document uses the short forms that it has introduced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from preamble.model import Block, BlockType, Document, Footnote, Language, Term
from preamble.terms.initials import letters
from preamble.terms.words import LEXICONS

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
    running = [part for part in parts if not (isinstance(part, Block) and part.type is BlockType.HEADING)]
    matches = _matches([part.text for part in running], forms)
    found = {
        running[number].id: tuple(_in(running[number], there, known, order))
        for number, there in sorted(matches.items())
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


class _Form(Struct, frozen=True):
    """What a short form looks like where it is used."""

    beginning: str
    """Letters that it has wherever it stands."""
    rest: re.Pattern[str]
    """What follows them."""


_Forms = Sequence[tuple[str, _Form]]
"""The short forms of a document by their keys, the longest first."""


def _forms(known: Mapping[str, Term], document: Document) -> _Forms:
    longest_first = sorted(known.items(), key=lambda pair: -len(pair[1].short))
    return [(key, _form(term.short, term.abbreviation, document.language)) for key, term in longest_first]


def _in(
    part: Block | Footnote, matches: Iterable[_Match], known: Mapping[str, Term], order: Mapping[str, int]
) -> list[Use]:
    """The short forms in one paragraph or note."""
    found: list[Use] = []
    seen: set[str] = set()
    here, end = order.get(part.id, len(order)), 0
    for start, stop, key in matches:
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


_Match = tuple[int, int, str]
"""Where a short form begins and ends, and its key."""


def _matches(texts: Sequence[str], forms: _Forms) -> Mapping[int, list[_Match]]:
    """Where short forms stand in each text, in order; of several that begin at one place the longest.

    All texts are searched as one: there are many, most of them short.
    """
    whole = "\n".join(texts)
    found: dict[int, tuple[int, str]] = {}
    for key, form in forms:
        start = whole.find(form.beginning)
        while start >= 0:
            behind = start + len(form.beginning)
            before = whole[start - 1 : start]
            if start not in found and not (before.isalnum() or before in _INSIDE):
                match = form.rest.match(whole, behind)
                if match:
                    found[start] = match.end(), key
            start = whole.find(form.beginning, behind)
    begins = [0, *accumulate(len(text) + 1 for text in texts)]
    by_text: dict[int, list[_Match]] = {}
    for start, (end, key) in sorted(found.items()):
        number = bisect_right(begins, start) - 1
        by_text.setdefault(number, []).append((start - begins[number], end - begins[number], key))
    return by_text


def _form(short: str, abbreviation: bool, language: Language) -> _Form:
    """A short form with a plural s, with the endings of its language."""
    lexicon = LEXICONS[language]
    if abbreviation:
        base = short[:-1] if len(short) > 2 and short[-1] == "s" and short[-2].isupper() else short
        return _Form(base, _rest(lexicon.plural))
    first, *others = filter(None, re.split(r"(\W+)", short))
    beginning, ending = _inflected(first, lexicon.endings)
    following = (_inflected(word, lexicon.endings) for word in others)
    return _Form(beginning, _rest(ending + "".join(re.escape(stem) + end for stem, end in following)))


@lru_cache(maxsize=1024)
def _rest(expression: str) -> re.Pattern[str]:
    """Behind their first letters most short forms have but an ending, and many texts have the same names."""
    return re.compile(expression + r"(?![\w/])")


def _inflected(word: str, endings: str) -> tuple[str, str]:
    """What is certain of a word, and the pattern of its ending; of a Russian one only the stem is certain.

    >>> _inflected("Движения", "[а-я]*"), _inflected("Fund", "s?"), _inflected("-", "s?")
    (('Движен', '[а-я]*'), ('Fund', 's?'), ('-', ''))
    """
    if not word[:1].isalpha():
        return word, ""
    if len(word) <= _ENDING + 1 or not re.match(r"[а-яё]", word[-1]):
        return word, endings if re.match(r"[A-Za-z]", word) else ""
    return re.sub(r"[аеёиоуыэюяйь]{1,2}[мхв]?[иия]?$", "", word) or word, endings
