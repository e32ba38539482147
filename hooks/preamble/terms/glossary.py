"""What the documents of a library introduce, in pairs where both languages introduce it in one place.

Two short forms are a pair when the same paragraph introduces them: it is the only one there in either
language, or each language has as many there, and then they stand in the same order. Where the numbers
differ, only what is written alike in both (COVID-19) is a pair. A short form that would be paired with
two others is paired with the one it shares more places with; if there is no such one, with none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from preamble.model import LANGUAGES, Document, Language, Term
from preamble.terms.initials import letters

_STEM = 4
"""Letters of a word that no ending reaches."""


class Form(Struct, frozen=True):
    """A short form in one language."""

    short: str
    long: str
    """As a text prints it, the first that begins a sentence with it before all others: it is not inflected
    there."""
    places: tuple[tuple[str, str], ...]
    """Slugs of documents and addresses in them, where it is introduced."""


class Entry(Struct, frozen=True):
    """A line of the glossary."""

    forms: Mapping[Language, Form]
    """At least one, in the order of `LANGUAGES`."""


class _Mention(Struct, frozen=True):
    """A term where a document introduces it."""

    slug: str
    language: Language
    term: Term
    begins: bool
    """Whether the long form begins a sentence."""

    @property
    def key(self) -> str:
        """What makes two short forms the same: the letters of an abbreviation, the words of a name.

        A short form that stands for something else in another document is another one.
        """
        term = self.term
        short = letters(term.short) if term.abbreviation else term.short.lower()
        return f"{self.language}:{short}:{_stem(term.long)}"


def entries(library: Iterable[tuple[str, Mapping[Language, Document]]]) -> tuple[Entry, ...]:
    """The glossary of documents, given as slugs and texts; in the order of their first places."""
    mentions: dict[str, list[_Mention]] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for slug, documents in library:
        here = {language: list(_mentions(slug, document)) for language, document in documents.items()}
        for found in here.values():
            for mention in found:
                mentions.setdefault(mention.key, []).append(mention)
        pairs.update(_paired(*(here.get(language, []) for language in LANGUAGES)))
    partner = _partners(pairs)
    out: list[Entry] = []
    done: set[str] = set()
    for key in mentions:
        if key not in done:
            keys = [key, *([partner[key]] if key in partner else [])]
            done.update(keys)
            forms = {mentions[one][0].language: _form(mentions[one]) for one in keys}
            out.append(Entry({language: forms[language] for language in LANGUAGES if language in forms}))
    return tuple(out)


def _mentions(slug: str, document: Document) -> Iterator[_Mention]:
    words = {part.id: part.text for part in document.blocks} | {
        note.id: note.text for note in document.footnotes
    }
    for term in document.terms:
        before = words[term.place][: term.long_start].rstrip(' \xa0«“"')
        article = before.lower().endswith("the") and before[-4:-3] in ("", " ")
        before = before[:-3].rstrip() if article else before
        yield _Mention(slug, document.language, term, not before or before[-1] in ".!?")


def _paired(russian: Sequence[_Mention], english: Sequence[_Mention]) -> Iterator[tuple[str, str]]:
    """The pairs of one document."""
    places: defaultdict[str, tuple[list[_Mention], list[_Mention]]] = defaultdict(lambda: ([], []))
    for number, mentions in enumerate((russian, english)):
        for mention in mentions:
            places[mention.term.place][number].append(mention)
    for ru, en in places.values():
        yield from ((one.key, other.key) for one, other in _in_order(ru, en))


def _in_order(ru: Sequence[_Mention], en: Sequence[_Mention]) -> Iterable[tuple[_Mention, _Mention]]:
    """The pairs of one place: abbreviations with abbreviations, if there are as many, else all in order.

    Интерпол is a name and INTERPOL an abbreviation, ДАИШ an abbreviation and Da'esh a name.
    """
    kinds = [
        [[one for one in side if one.term.abbreviation is kind] for side in (ru, en)]
        for kind in (True, False)
    ]
    if all(len(one) == len(other) for one, other in kinds):
        return [pair for one, other in kinds for pair in zip(one, other, strict=True)]
    if len(ru) == len(en):
        return zip(ru, en, strict=True)
    alike = {one.term.short: one for one in en}
    return [(one, alike[one.term.short]) for one in ru if one.term.short in alike]


def _partners(pairs: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """Each short form with its partner, both ways."""
    choices: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), times in pairs.items():
        choices[one][other] += times
        choices[other][one] += times
    best = {key: _clear(options) for key, options in choices.items()}
    return {key: other for key, other in best.items() if other and best[other] == key}


def _clear(options: Counter[str]) -> str | None:
    ranked = options.most_common(2)
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]


def _form(mentions: Sequence[_Mention]) -> Form:
    chosen = next((one for one in mentions if one.begins), mentions[0])
    places = dict.fromkeys((one.slug, one.term.place) for one in mentions)
    return Form(chosen.term.short, chosen.term.long, tuple(places))


def _stem(long: str) -> str:
    """The beginning of each word: forms of one name are the same.

    >>> _stem("Международную организацию") == _stem("Международной организацией")
    True
    """
    return " ".join(word[:_STEM].lower() for word in long.split())[:80]
