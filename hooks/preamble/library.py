"""What the library is: its documents in one language or both, and what was found on the way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from preamble import alignment, bodies
from preamble.alignment.counts import Coverage, coverage
from preamble.diagnostics import Diagnostic
from preamble.model import Block, Document, Footnote, Kind, Language, Metadata, TextMetadata

Located = tuple[Path, Diagnostic]


class Text(Struct, frozen=True):
    """One language's text of a document."""

    language: Language
    """By the file's name; the language of the document inside is the same."""
    file: Path
    document: Document
    metadata: TextMetadata | None
    """None when ``document.yml`` does not speak of this text."""


class Entry(Struct, frozen=True):
    """One document of the library, in one language or both."""

    slug: str
    """Name of its folder and last part of its address."""
    folder: Path
    metadata: Metadata
    """Empty but for its path when there is no ``document.yml``."""
    texts: Mapping[Language, Text]
    """In the order of `LANGUAGES`; at least one."""

    @property
    def documents(self) -> dict[Language, Document]:
        """The texts' documents by language."""
        return {language: text.document for language, text in self.texts.items()}

    def pairs(self) -> tuple[alignment.Pair[Block], ...]:
        """The paragraphs of both texts side by side, in the order of the document."""
        return alignment.pairs(self.documents)

    def note_pairs(self) -> tuple[alignment.Pair[Footnote], ...]:
        """The footnotes of both texts side by side."""
        return alignment.note_pairs(self.documents)

    def merged(self, language: Language) -> alignment.Merged:
        """The document as a page in a language shows it; see ``alignment.merged``."""
        return alignment.merged(self.documents, language, self.complete(language))

    def places(self, language: Language) -> frozenset[str]:
        """The addresses of all paragraphs and notes of the page in a language."""
        shown = self.merged(language).document
        return frozenset([*(block.id for block in shown.blocks), *(note.id for note in shown.footnotes)])

    def complete(self, language: Language) -> bool:
        """Whether a text holds all its paragraphs; False when there is none, or ``document.yml`` says so."""
        text = self.texts.get(language)
        return text is not None and (text.metadata is None or text.metadata.complete)

    def title(self, language: Language) -> str | None:
        """The title in a language: ``document.yml`` before the masthead; None when neither has it."""
        if title := dict(self.metadata.title).get(language):
            return title
        return self.texts[language].document.title if language in self.texts else None

    @property
    def symbol(self) -> str | None:
        """Canonical symbol, from ``document.yml`` or else as a masthead prints it."""
        return self.metadata.symbol or next(printed_symbols(self), None)

    @property
    def body(self) -> str | None:
        """Key of the issuing body, or None when it is not one of ``data/bodies.yml``."""
        if self.metadata.body:
            return self.metadata.body
        printed = (text.document.masthead.body for text in self.texts.values())
        known = (bodies.load().by_name(name) for name in printed if name)
        return next((body.key for body in known if body), None)

    @property
    def kind(self) -> Kind:
        """What the document is."""
        return self.metadata.kind or next(iter(self.texts.values())).document.kind

    @property
    def date(self) -> datetime.date | None:
        """The day of adoption, failing that of issue, failing both that of the masthead."""
        known = self.metadata
        if known.adopted or known.issued or known.meeting:
            return known.adopted or known.issued
        return next(_printed_dates(self), None)

    @property
    def year(self) -> int | None:
        """The year of its date or of its meeting."""
        day = self.day()
        return day.year if day else None

    def day(self) -> datetime.date | None:
        """The day to sort by."""
        return self.date or (self.metadata.meeting[1] if self.metadata.meeting else None)


class Library(Struct, frozen=True, dict=True):
    """Every document that could be read, and everything that was found on the way."""

    entries: tuple[Entry, ...]
    """Newest first, those without a date last, then by slug."""
    diagnostics: tuple[Located, ...]
    """By file and line."""
    _by_target: Mapping[str, Entry] = field(default_factory=dict)

    @cached_property
    def coverages(self) -> Mapping[str, Coverage]:
        """How much of each document there is in each language, by its slug."""
        return {entry.slug: coverage(entry.documents) for entry in self.entries}

    def by_target(self, target: str) -> Entry | None:
        """The document that a canonical target names, by its symbol or another symbol it is cited under."""
        return self._by_target.get(target)


def printed_symbols(entry: Entry) -> Iterator[str]:
    """The symbols that the mastheads of a document print."""
    return (symbol for text in entry.texts.values() if (symbol := text.document.masthead.symbol))


def _printed_dates(entry: Entry) -> Iterator[datetime.date]:
    return (day for text in entry.texts.values() if (day := text.document.masthead.date))
