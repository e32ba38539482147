"""The paired texts as a translation memory: TMX 1.4b, which translators' tools open.

Source of the form: the standard "TMX 1.4b Specification" (LISA OSCAR, 2005). A unit is one paragraph,
footnote or title that stands in both languages; what it is and where it comes from stands in its
properties. The same library gives the same bytes: no clock is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import starmap

from preamble.library import Entry
from preamble.model import LANGUAGES, Language, TextStatus
from preamble.render import escape

LIBRARY = "library.tmx"
"""Where the memory of the whole library lies, counted from the site's root."""
_VERSION = "1"
"""Of this export: higher when a property changes its meaning or goes."""
_EITHER = "*all*"
"""The standard's word for a memory, or a unit, without one source language."""


def name(slug: str) -> str:
    """The file of a document's memory, in the folder of its page in the first language.

    >>> name("a-res-75-10")
    'a-res-75-10.tmx'
    """
    return f"{slug}.tmx"


def has_pairs(entry: Entry) -> bool:
    """Whether there is anything to put into a memory."""
    return any(pair.whole for pair in entry.pairs())


def document(entry: Entry, of_entry: str) -> str:
    """The memory of one document, made of its `units`."""
    return f"{_head(_source(entry))}{of_entry}{_FOOT}"


def library(of_entries: Iterable[str]) -> Iterator[str]:
    """The memory of all documents, made of the `units` of each, piece by piece."""
    yield _head(_EITHER)
    yield from of_entries
    yield _FOOT


def _head(source: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="Preamble" creationtoolversion="{_VERSION}" segtype="paragraph" '
        f'o-tmf="Preamble" adminlang="en" srclang="{source}" datatype="plaintext"/>\n<body>\n'
    )


_FOOT = "</body>\n</tmx>\n"


def _source(entry: Entry) -> str:
    """The language from which the other text was translated, as far as it is known.

    A translation made for this library was made from the other text, whatever the organization's own
    original was (`x-original-language`).
    """
    statuses = {language: text.metadata.status for language, text in entry.texts.items() if text.metadata}
    ours = [language for language, status in statuses.items() if status is TextStatus.TRANSLATION]
    if len(ours) == 1 and len(entry.texts) > 1:
        return next(language for language in entry.texts if language not in ours)
    original = entry.metadata.original_language
    return next((language for language in entry.texts if language == original), _EITHER)


def units(entry: Entry) -> str:
    """The units of a document: its title, its paragraphs, its notes.

    None for a pair of which one side has no words: the tools do not take it.
    """
    return "".join(starmap(_Units(entry).unit, _pairs(entry)))


def _pairs(entry: Entry) -> Iterator[tuple[str, str, Mapping[Language, str]]]:
    """Address, kind and words of everything that stands in both languages."""
    titles = {language: entry.title(language) or "" for language in LANGUAGES}
    if all(titles.values()) and len(entry.texts) == len(LANGUAGES):
        yield "title", "title", titles
    for block in entry.pairs():
        if block.whole:
            kind = str(next(iter(block.texts.values())).type)
            yield block.id, kind, {language: one.text for language, one in block.texts.items()}
    for note in entry.note_pairs():
        if note.whole:
            yield note.id, "footnote", {language: one.text for language, one in note.texts.items()}


class _Units:
    """Writes the units of a document; what all of them say of it is written once."""

    def __init__(self, entry: Entry) -> None:
        known = entry.metadata
        self._slug = escape.xml_attribute(entry.slug)
        self._source = escape.xml_attribute(_source(entry))
        self._document = _properties({"x-document": entry.slug, "x-symbol": entry.symbol})
        self._dates = _properties(
            {
                "x-adopted": known.adopted.isoformat() if known.adopted else None,
                "x-issued": known.issued.isoformat() if known.issued else None,
                "x-original-language": known.original_language,
            }
        )
        self._sides = {
            language: f'<tuv xml:lang="{language}">\n'
            + _properties({"x-status": str(text.metadata.status) if text.metadata else None})
            for language, text in entry.texts.items()
        }

    def unit(self, identifier: str, kind: str, texts: Mapping[Language, str]) -> str:
        """One pair."""
        if not all(map(str.strip, texts.values())):
            return ""
        sides = "".join(
            f"{self._sides[language]}<seg>{_text(text)}</seg>\n</tuv>\n" for language, text in texts.items()
        )
        own = _properties({"x-id": identifier, "x-type": kind})
        return (
            f'<tu tuid="{self._slug}#{escape.xml_attribute(identifier)}" srclang="{self._source}">\n'
            f"{self._document}{own}{self._dates}{sides}</tu>\n"
        )


def _properties(values: Mapping[str, str | None]) -> str:
    return "".join(
        f'<prop type="{kind}">{_text(value)}</prop>\n' for kind, value in values.items() if value is not None
    )


def _text(text: str) -> str:
    """Words as XML; a character that XML forbids leaves its sign."""
    return escape.xml(text).replace("\r", "&#13;")
