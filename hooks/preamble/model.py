"""The document as the rest of the program knows it: frozen values, no behaviour.

The JSON that ``scripts/convert`` prints and that is published beside each page is this model,
field by field (``render/record.py``).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal

from msgspec import Struct

from preamble.diagnostics import Diagnostic

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")


class Kind(StrEnum):
    """What a document is."""

    RESOLUTION = "resolution"
    DRAFT_RESOLUTION = "draft-resolution"
    DECISION = "decision"
    REPORT = "report"
    LETTER = "letter"
    DOCUMENT = "document"


class BlockType(StrEnum):
    """What a logical paragraph is."""

    HEADING = "heading"
    OPENER = "opener"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    NUMBERED = "numbered"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    TABLE = "table"
    SIGNATURE = "signature"
    CLOSING = "closing"


class Lines(Struct, frozen=True):
    """1-based lines of the source, first and last."""

    first: int
    last: int


class Mark(Struct, frozen=True):
    """Emphasis or a link on a stretch of a plain text."""

    start: int
    """Offset of the first character, in characters of the text."""
    end: int
    """Offset after the last character."""
    kind: Literal["em", "strong", "link"]
    href: str | None = None
    """Where a link points (http, https or mailto); None for emphasis and for dead links."""


class NoteReference(Struct, frozen=True):
    """The place in a text where a footnote is called."""

    offset: int
    """The mark stands before the character at this offset."""
    note: str
    """Id of the footnote, e.g. ``fn4``."""


class Pinpoint(Struct, frozen=True):
    """The place inside a cited instrument, outermost part first.

    «пункт 2 статьи 8» is ``(("article", "8"), ("paragraph", "2"))``.
    """

    parts: tuple[tuple[str, str], ...]
    """Pairs of a kind (annex, chapter, section, article, preambular, paragraph, item, target,
    action, page, rule, line) and the printed number or letter; an unnumbered annex has ''."""


class Citation(Struct, frozen=True):
    """A mention of an instrument, or of a place in one, in a text."""

    text: str
    """The printed words, exactly ``text[start:end]``."""
    start: int
    end: int
    target: str | None
    """Canonical identifier, e.g. ``S/RES/2253(2015)``; None when openly left unresolved."""
    pinpoint: Pinpoint | None = None
    how: str = "symbol"
    """By which rule the target was found: symbol, shape, body, own-organ, self, name, ibid …"""
    line: int | None = None
    """In a masthead: index of the line the offsets count in; None elsewhere."""


class Corrected(Struct, frozen=True):
    """Words shown otherwise than they stand in the source, by a correction of ``document.yml``."""

    start: int
    end: int
    """Where the words that are shown stand in the text."""
    printed: str
    """What the source has in their place."""
    reason: tuple[tuple[Language, str], ...]
    """Why, in each language of the interface."""

    def shown_in(self, text: str) -> str:
        """The words as they are shown."""
        return text[self.start : self.end]


class Block(Struct, frozen=True):
    """One logical paragraph, whole, whatever page breaks did to it in the source."""

    id: str
    """Public address, unique in the document, the same in every language."""
    type: BlockType
    text: str
    """Plain text: no markup, no footnote marks, no label; the printed words."""
    lines: Lines
    level: int | None = None
    """Depth of a heading or of an item (1 is outermost); None for other types."""
    label: str | None = None
    """Printed number or letter without punctuation; letters are Latin and follow list order."""
    printed_label: str | None = None
    """What stands on paper, e.g. ``б)`` or ``IV.``; None when nothing does."""
    parent: str | None = None
    """Id of the block this one belongs to: an item's or quotation's introducer."""
    marks: tuple[Mark, ...] = ()
    notes: tuple[NoteReference, ...] = ()
    citations: tuple[Citation, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table, row by row; the text of a table is its rows joined."""
    corrected: tuple[Corrected, ...] = ()


class Footnote(Struct, frozen=True):
    """A note of the source, under its printed number."""

    id: str
    label: str
    """Printed number or sign, e.g. ``4`` or ``*``."""
    text: str
    lines: Lines
    marks: tuple[Mark, ...] = ()
    citations: tuple[Citation, ...] = ()
    corrected: tuple[Corrected, ...] = ()


class Masthead(Struct, frozen=True):
    """What stands above the text: who issued it, when, under which item."""

    text: tuple[str, ...]
    """The printed lines, markup removed, every line of the source once."""
    body: str | None = None
    """Issuing body as printed, e.g. «Генеральная Ассамблея»."""
    symbol: str | None = None
    """Canonical symbol if the masthead prints one."""
    date: date | None = None
    """The date in the masthead: adoption if it says so, otherwise issue."""
    title: str | None = None
    session: str | None = None
    agenda_item: str | None = None
    """Agenda item as printed after the words "Agenda item", e.g. ``130 (y)``."""
    distribution: str | None = None
    original_language: str | None = None
    citations: tuple[Citation, ...] = ()


class Dropped(Struct, frozen=True):
    """Words of the source that belong to the sheet of paper, not to the text."""

    lines: Lines
    text: str
    reason: str


class Term(Struct, frozen=True):
    """A short form that a text introduces: «Международная организация по миграции (МОМ)»."""

    short: str
    """As printed in the parenthesis."""
    long: str
    """What it stands for, in the form in which the text prints it."""
    place: str
    """Id of the paragraph or note that introduces it."""
    start: int
    """Where the short form stands in the words of that place."""
    end: int
    long_start: int
    """Where the long form begins there."""
    abbreviation: bool = True
    """Whether it is made of letters of the long form; otherwise it is a short name (“the Convention”)."""


class Document(Struct, frozen=True):
    """One text in one language, fully read."""

    language: Language
    kind: Kind
    symbol: str | None
    title: str | None
    masthead: Masthead
    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    dropped: tuple[Dropped, ...]
    diagnostics: tuple[Diagnostic, ...]
    terms: tuple[Term, ...] = ()
    """What the text introduces, in the order of its paragraphs, notes behind them."""


# --- document.yml -------------------------------------------------------------------------------


class TextStatus(StrEnum):
    """Where the words of a text come from."""

    OFFICIAL = "official"
    TRANSLATION = "translation"


class Correction(Struct, frozen=True):
    """A misprint of the source, mended for the reader and shown as mended."""

    find: str
    """Words of one line of the source, markup included, as they stand there."""
    replace: str
    reason: tuple[tuple[Language, str], ...]
    """Why, in each language of the interface."""
    times: int = 1
    """How often the words stand in the source: all of them are replaced."""
    line: int = 0
    """Line of ``document.yml``."""


class TextMetadata(Struct, frozen=True):
    """What ``document.yml`` says of one language's text."""

    status: TextStatus
    complete: bool = True
    """False for a translation that holds only a part of the paragraphs yet."""
    received_as: str | None = None
    """Name of the file as it was received."""
    official_address: str | None = None
    """https address of the official text in this language."""
    note: tuple[tuple[Language, str], ...] = ()
    """A remark on this text, in each language of the interface."""
    corrections: tuple[Correction, ...] = ()


class Metadata(Struct, frozen=True):
    """What ``document.yml`` says of a document; every field may be missing but the titles' map."""

    file: Path
    symbol: str | None = None
    """Only if the symbol is known for certain."""
    title: tuple[tuple[Language, str], ...] = ()
    title_note: tuple[tuple[Language, str], ...] = ()
    """A remark on the title, per language (e.g. "title translated by this library")."""
    body: str | None = None
    """Key of the issuing body in ``hooks/preamble/data/bodies.yml``."""
    kind: Kind | None = None
    adopted: date | None = None
    issued: date | None = None
    meeting: tuple[date, date] | None = None
    """First and last day of the meeting, for a document whose own day is not known."""
    session: tuple[tuple[Language, str], ...] = ()
    agenda_item: tuple[tuple[Language, str], ...] = ()
    original_language: str | None = None
    """ISO 639-1 code."""
    aliases: tuple[str, ...] = ()
    """Other symbols under which the same document is cited."""
    note: tuple[tuple[Language, str], ...] = ()
    """A remark on the document, e.g. what became of a draft."""
    moved: tuple[tuple[str, str], ...] = ()
    """Addresses that paragraphs once had, each with the one that its words have now."""
    texts: tuple[tuple[Language, TextMetadata], ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    """Where each field stands in ``document.yml``: (``symbol``, 4), (``texts.ru.status``, 12)."""
