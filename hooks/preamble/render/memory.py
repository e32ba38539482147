"""The paired texts as a translation memory: TMX 1.4b, which translators' tools open.

Source of the form: the standard "TMX 1.4b Specification" (LISA OSCAR, 2005). A unit is one paragraph,
footnote or title that stands in both languages; what it is and where it comes from stands in its
properties. The same library gives the same bytes: no clock is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from preamble.library import Entry, Library
from preamble.model import LANGUAGES, Language, TextStatus

LIBRARY = "library.tmx"
"""Where the memory of the whole library lies, counted from the site's root."""
_VERSION = "1"
"""Of this export: higher when a property changes its meaning or goes."""
_EITHER = "*all*"
"""The standard's word for a memory, or a unit, without one source language."""
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even as a reference."""


def name(slug: str) -> str:
    """The file of a document's memory, in the folder of its page in the first language.

    >>> name("a-res-75-10")
    'a-res-75-10.tmx'
    """
    return f"{slug}.tmx"


def has_pairs(entry: Entry) -> bool:
    """Whether there is anything to put into a memory."""
    return any(pair.whole for pair in entry.pairs())


def document(entry: Entry) -> str:
    """The memory of one document."""
    return "".join(_file(_source(entry), _units(entry)))


def library(whole: Library) -> Iterator[str]:
    """The memory of all documents, piece by piece."""
    return _file(_EITHER, (unit for entry in whole.entries for unit in _units(entry)))


def _file(source: str, units: Iterator[str]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        f'<header creationtool="Preamble" creationtoolversion="{_VERSION}" segtype="paragraph" '
        f'o-tmf="Preamble" adminlang="en" srclang="{source}" datatype="plaintext"/>\n<body>\n'
    )
    yield from units
    yield "</body>\n</tmx>\n"


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


def _units(entry: Entry) -> Iterator[str]:
    """The units of a document: its title, its paragraphs, its notes."""
    titles = {language: entry.title(language) or "" for language in LANGUAGES}
    if all(titles.values()) and len(entry.texts) == len(LANGUAGES):
        yield _unit(entry, "title", "title", titles)
    for block in entry.pairs():
        if block.whole:
            kind = str(next(iter(block.texts.values())).type)
            yield _unit(entry, block.id, kind, {language: one.text for language, one in block.texts.items()})
    for note in entry.note_pairs():
        if note.whole:
            texts = {language: one.text for language, one in note.texts.items()}
            yield _unit(entry, note.id, "footnote", texts)


def _unit(entry: Entry, identifier: str, kind: str, texts: Mapping[Language, str]) -> str:
    """One unit; nothing when a side has no words, which the tools do not take."""
    if not all(text.strip() for text in texts.values()):
        return ""
    known = entry.metadata
    properties = {
        "x-document": entry.slug,
        "x-symbol": entry.symbol,
        "x-id": identifier,
        "x-type": kind,
        "x-adopted": known.adopted.isoformat() if known.adopted else None,
        "x-issued": known.issued.isoformat() if known.issued else None,
        "x-original-language": known.original_language,
    }
    sides = "".join(_side(entry, language, text) for language, text in texts.items())
    attributes = f"tuid={_attribute(f'{entry.slug}#{identifier}')} srclang={_attribute(_source(entry))}"
    return f"<tu {attributes}>\n{_properties(properties)}{sides}</tu>\n"


def _side(entry: Entry, language: Language, text: str) -> str:
    own = entry.texts[language].metadata
    said = _properties({"x-status": str(own.status) if own else None})
    return f'<tuv xml:lang="{language}">\n{said}<seg>{_text(text)}</seg>\n</tuv>\n'


def _properties(values: Mapping[str, str | None]) -> str:
    return "".join(
        f'<prop type="{kind}">{_text(value)}</prop>\n' for kind, value in values.items() if value is not None
    )


def _text(text: str) -> str:
    """Words as XML; a character that XML forbids leaves its sign."""
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
