"""Where every mention leads, once all documents are known, and who cites what.

An instrument that the library holds is a document, and a pinpoint into it a paragraph; any other
has an instrument page; what could not be understood stays unresolved, and is said to be so. Time is
linear in the number of mentions.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from preamble.diagnostics import Diagnostic, Severity
from preamble.library import Entry, Library, Located
from preamble.model import Citation, Language
from preamble.network import facts, mentions
from preamble.network.facts import Fact
from preamble.network.mentions import Mention
from preamble.network.nature import Nature, nature, year
from preamble.network.places import Places
from preamble.network.slugs import slug
from preamble.strict_yaml import shown


class Outcome(StrEnum):
    """What became of a mention."""

    HELD = "held"
    """It leads into a document of the library."""
    INSTRUMENT = "instrument"
    """It leads to the page of an instrument that the library does not hold."""
    UNRESOLVED = "unresolved"


class Resolution(Struct, frozen=True):
    """Where a mention leads."""

    outcome: Outcome
    entry: str | None = None
    """Slug of the document, when the library holds it."""
    places: tuple[str, ...] = ()
    """Ids of the paragraphs that the pinpoint means; none when it means the whole or is not there."""


class Passage(Struct, frozen=True):
    """A paragraph or note that cites an instrument, in every language that it has: one passage."""

    entry: str
    place: str
    mentions: Mapping[Language, tuple[Mention, ...]]


class Instrument(Struct, frozen=True, dict=True):
    """An instrument that documents of the library cite."""

    target: str
    slug: str
    nature: Nature
    fact: Fact
    held: str | None
    """Slug of the document, when the library holds it."""
    passages: tuple[Passage, ...]
    """By document in the library's order, then in the order of the text; a document does not cite itself."""

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Slugs of the citing documents."""
        return tuple(dict.fromkeys(passage.entry for passage in self.passages))

    @property
    def year(self) -> int | None:
        """The year of adoption, or the one its identifier tells."""
        return self.fact.adopted.year if self.fact.adopted else year(self.target)


class Network(Struct, frozen=True, dict=True, eq=False):
    """All citations of a library; no two are the same, and what is made of one can be told by it."""

    library: Library
    mentions: Mapping[str, Mapping[Language, tuple[Mention, ...]]]
    """By citing document and language of the text."""
    instruments: Mapping[str, Instrument]
    """Every cited instrument by its canonical identifier, in the order in which they are first cited;
    documents of the library too, under each symbol by which they are cited."""
    cited_by: Mapping[str, tuple[Passage, ...]]
    """Passages of other documents that cite a document of the library, by its slug."""
    cited_at: Mapping[str, Mapping[str, tuple[Passage, ...]]]
    """Those of them that cite a paragraph of it: by its slug and the paragraph's id."""
    diagnostics: tuple[Located, ...]
    """What could not be resolved, and mistakes in the data of instruments."""
    _places: _PlacesOf

    def entry(self, slug: str) -> Entry:
        """The document with this slug."""
        return self._places.entry(slug)

    def resolve(self, citation: Citation, here: str, language: Language | None = None) -> Resolution:
        """Where a citation in the document with the slug ``here`` leads.

        With ``language`` only those paragraphs count that a page in that language shows.
        """
        return _resolve(citation, here, language, self._places)


def build(library: Library) -> Network:
    """The network of a library; what is wrong in the data is among the diagnostics."""
    places = _PlacesOf(library)
    found = {entry.slug: mentions.of_entry(entry) for entry in library.entries}
    cites, unresolved = _Cites(), []
    for entry in library.entries:
        for language, of_text in found[entry.slug].items():
            for mention in of_text:
                resolution = _resolve(mention.citation, entry.slug, None, places)
                cites.add(mention, resolution)
                if message := _complaint(mention, resolution):
                    unresolved.append((entry.texts[language].file, message))
    known = facts.load(cites.targets.keys())
    return Network(
        library=library,
        mentions=found,
        instruments={
            target: Instrument(
                target, slug(target), nature(target), known.of(target), held, cites.passages(held or target)
            )
            for target, held in cites.targets.items()
        },
        cited_by={entry.slug: cites.passages(entry.slug) for entry in library.entries},
        cited_at={slug: cites.places_of(slug) for slug in cites.at},
        diagnostics=(*known.diagnostics, *unresolved),
        _places=places,
    )


# --- one mention ------------------------------------------------------------------------------------


class _PlacesOf:
    """The addresses of each document, read when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._known: dict[tuple[str, Language | None], Places] = {}

    def __call__(self, entry: Entry, language: Language | None) -> Places:
        """The paragraphs that a page in a language shows; without one, those of any text."""
        key = (entry.slug, language)
        if key not in self._known:
            self._known[key] = Places(
                entry.merged(language).document.blocks
                if language
                else (block for pair in entry.pairs() for block in list(pair.texts.values())[:1])
            )
        return self._known[key]

    def entry(self, slug: str) -> Entry:
        """The document with this slug."""
        return self._by_slug[slug]

    @cached_property
    def _by_slug(self) -> dict[str, Entry]:
        return {entry.slug: entry for entry in self.library.entries}


def _resolve(citation: Citation, here: str, language: Language | None, places: _PlacesOf) -> Resolution:
    if citation.target is None:
        if citation.how != "self" or citation.pinpoint is None:
            return _UNRESOLVED
        own = places(places.entry(here), language)
        found = own.find(citation.pinpoint)
        # A part that counts anew may be meant as well: then nobody can tell.
        if not found or not all(own.alone(place) for place in found):
            return _UNRESOLVED
        return Resolution(Outcome.HELD, here, found)
    entry = places.library.by_target(citation.target)
    if entry is None:
        return _INSTRUMENT
    found = places(entry, language).find(citation.pinpoint) if citation.pinpoint else ()
    return Resolution(Outcome.HELD, entry.slug, found)


_UNRESOLVED = Resolution(Outcome.UNRESOLVED)
_INSTRUMENT = Resolution(Outcome.INSTRUMENT)


_REASONS: Mapping[str, str] = {
    "ambiguous": "it is not certain which body this number belongs to",
    "unknown-body": "the body named here is not one of data/bodies.yml",
    "body": "the body named here has no resolutions with such numbers",
    "unknown-instrument": "the text does not say of which instrument",
    "self": "this document has no such paragraph, or more than one",
    "impossible": "the body has no such resolution in that year",
}


def _complaint(mention: Mention, resolution: Resolution) -> Diagnostic | None:
    """What is said of a mention that leads nowhere.

    A person may know more and add a body or a name, so it asks for a look and fails no build. That a text
    itself does not say whose article it means nobody can mend: that is a note.
    """
    if resolution.outcome is not Outcome.UNRESOLVED:
        return None
    reason = _REASONS.get(mention.citation.how, "the instrument is not known")
    message = (
        f"{shown(mention.citation.text)} in {mention.place} is no link: {reason}; if you know what is meant, "
        "add the body to hooks/preamble/data/bodies.yml or the name to names.yml beside it"
    )
    severity = Severity.NOTE if mention.citation.how == "unknown-instrument" else Severity.WARNING
    return Diagnostic(mention.line, severity, "unresolved-citation", message)


# --- who cites what -----------------------------------------------------------------------------------


class _Cites:
    """Mentions collected by what they cite; the texts of a document count as one."""

    def __init__(self) -> None:
        self.targets: dict[str, str | None] = {}
        """Every target that another document cites, and the slug of the document it is."""
        self.at: dict[str, dict[str, dict[_Key, _ByLanguage]]] = {}
        self._by: dict[str, dict[_Key, _ByLanguage]] = {}

    def add(self, mention: Mention, resolution: Resolution) -> None:
        """Remember a mention, unless it is of nothing, or of the document itself."""
        target = mention.citation.target
        if target is None or resolution.entry == mention.entry:
            return
        self.targets[target] = resolution.entry
        _put(self._by.setdefault(resolution.entry or target, {}), mention)
        if resolution.entry:
            for place in resolution.places:
                _put(self.at.setdefault(resolution.entry, {}).setdefault(place, {}), mention)

    def passages(self, key: str) -> tuple[Passage, ...]:
        """The passages that cite an instrument, or a document by its slug."""
        return _passages(self._by.get(key, {}))

    def places_of(self, slug: str) -> dict[str, tuple[Passage, ...]]:
        """The passages that cite a paragraph of a document, by the paragraph."""
        return {place: _passages(found) for place, found in self.at[slug].items()}


_Key = tuple[str, str]
_ByLanguage = dict[Language, list[Mention]]


def _put(found: dict[_Key, _ByLanguage], mention: Mention) -> None:
    found.setdefault((mention.entry, mention.place), {}).setdefault(mention.language, []).append(mention)


def _passages(found: Mapping[_Key, _ByLanguage]) -> tuple[Passage, ...]:
    return tuple(
        Passage(entry, place, {language: tuple(members) for language, members in by_language.items()})
        for (entry, place), by_language in found.items()
    )
