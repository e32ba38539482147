"""What the generator's own pages show of the library: lists, glossary, picture, as plain values.

They come from another process (``publishing.py``), and whoever shows them has no need of the texts: so
nothing is imported here of what makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from preamble.diagnostics import Diagnostic
from preamble.model import Language

Grouping = Literal["body", "kind", "year"]
GROUPINGS: tuple[Grouping, ...] = ("body", "kind", "year")
INSTRUMENT_GROUPINGS: tuple[Grouping, ...] = ("body", "year")
Filters = tuple[tuple[Grouping, tuple[tuple[str, str], ...]], ...]
"""What a list can be narrowed by: (value, name) pairs."""


class TextLink(Struct, frozen=True):
    """A language in which a document can be read, and where."""

    language: Language
    name: str
    address: str
    translation: bool
    """Whether it was made for this library."""


class DocumentRow(Struct, frozen=True):
    """One document in a list, in the words of one language; addresses count from the site's root."""

    slug: str
    address: str
    title: str
    title_language: Language
    symbol: str | None
    body_key: str
    body: str | None
    kind: str
    kind_name: str
    day: date | None
    date: str
    year: int | None
    texts: tuple[TextLink, ...]


class InstrumentRow(Struct, frozen=True):
    """One instrument in the index."""

    target: str
    """The identifier, or the title of what has none."""
    address: str
    """Counted from the root of the site."""
    title: str | None
    title_language: Language
    what: str
    body_key: str
    kind: str
    kind_name: str
    year: int | None
    date: str
    passages: int
    documents: int
    held: bool


Row = TypeVar("Row")


class Group(Struct, Generic[Row], frozen=True):
    """Rows under one heading."""

    key: str
    name: str
    rows: tuple[Row, ...]


class TermPlace(Struct, frozen=True):
    """A paragraph that introduces a term."""

    document: str
    """The document's symbol, else its title."""
    document_language: Language
    """The language of that, which may be the other one."""
    name: str
    address: str
    """Counted from the site's root."""


class TermLine(Struct, frozen=True):
    """A term in the words of one language, and in the other."""

    language: Language
    """Of the short form; the other one's where this language introduces none."""
    short: str
    long: str
    other_short: str | None
    other_long: str | None
    places: tuple[TermPlace, ...]


class StandingText(Struct, frozen=True):
    """One language's text of a document in the table of translations."""

    language: Language
    status: str | None
    """What it is, in words; None when it is missing."""
    official: bool
    counted: str | None
    """How much there is of it, in words."""
    missing: tuple[str, ...]
    """Addresses of paragraphs and notes that are not translated yet, but for the last of many."""
    unnamed: int
    """How many more are missing."""


class Standing(Struct, frozen=True):
    """One document: how far its two texts are one."""

    slug: str
    title: str
    title_language: Language
    symbol: str | None
    address: str
    """Of the page in the language of the reader, counted from the site's root."""
    texts: tuple[StandingText, ...]
    aligned: int
    of: int
    same_citations: bool | None
    """None when there is nothing to compare."""
    differences: int
    next: tuple[str, ...]
    """What a contributor can do, in words."""


class Map(Struct, frozen=True):
    """What the page of the picture of the whole shows."""

    is_empty: bool
    svg: str
    listed: str
    filters: Filters


class Lists(Struct, frozen=True):
    """What the generator's own pages show in one language."""

    documents: tuple[DocumentRow, ...]
    document_groups: Mapping[Grouping, tuple[Group[DocumentRow], ...]]
    document_filters: Filters
    instrument_groups: Mapping[Grouping, tuple[Group[InstrumentRow], ...]]
    instrument_filters: Filters
    terms: tuple[TermLine, ...]
    standings: tuple[Standing, ...]
    picture: Map


class Overview(Struct, frozen=True):
    """What is known of the library as a whole once it has been read."""

    diagnostics: tuple[tuple[Path, Diagnostic], ...]
    texts: int
    instruments: int
    lists: Mapping[Language, Lists]
    published: tuple[Mapping[Language, str], ...]
    """Pages made in numbers that have words of their own: addresses by language, from the site's root."""
    places: Mapping[str, Mapping[Language, frozenset[str]]]
    """What a link to a document can name: slug, language of the page, addresses of paragraphs and notes."""
