"""What is known of a library as a whole, ready to be shown (``shown.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from preamble.library import Entry
from preamble.model import LANGUAGES, Language
from preamble.network import Network
from preamble.render import instruments, map, publication, shell, status, terms
from preamble.render.shown import GROUPINGS, INSTRUMENT_GROUPINGS, Lists, Overview
from preamble.terms import glossary


def overview(network: Network, found: tuple[glossary.Entry, ...]) -> Overview:
    """All that pages which are not made in numbers say of a library; ``found`` is its glossary."""
    library = network.library
    return Overview(
        diagnostics=(*library.diagnostics, *network.diagnostics),
        texts=sum(len(entry.texts) for entry in library.entries),
        instruments=len(network.instruments),
        lists={language: _lists(network, found, language) for language in LANGUAGES},
        published=tuple(_published(network)),
        places={
            entry.slug: {language: _places(entry, language) for language in LANGUAGES}
            for entry in library.entries
        },
    )


def _lists(network: Network, found: tuple[glossary.Entry, ...], language: Language) -> Lists:
    documents = publication.rows(network.library, language)
    cited = instruments.rows(network, language)
    filters = instruments.options(cited, network, language)
    return Lists(
        documents=documents,
        document_groups={one: publication.grouped(documents, one, language) for one in GROUPINGS},
        document_filters=publication.options(documents),
        instrument_groups={
            one: instruments.grouped(cited, one, network, language) for one in INSTRUMENT_GROUPINGS
        },
        instrument_filters=filters,
        terms=terms.lines(found, network.library, language),
        standings=status.standings(network.library, language),
        picture=map.shown(map.picture(network, language), filters),
    )


def _published(network: Network) -> Iterator[Mapping[Language, str]]:
    """Documents in the languages in which they have words of their own; instruments that are no documents."""
    for entry in network.library.entries:
        yield {language: shell.DOCUMENTS.address(entry.slug, language) for language in entry.texts}
    for instrument in network.instruments.values():
        if not instrument.held:
            yield {language: shell.INSTRUMENTS.address(instrument.slug, language) for language in LANGUAGES}


def _places(entry: Entry, language: Language) -> frozenset[str]:
    document = entry.merged(language).document
    blocks, notes = (block.id for block in document.blocks), (note.id for note in document.footnotes)
    return frozenset(("title", *blocks, *notes))
