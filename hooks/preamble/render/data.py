"""The library as data for programs: files of the site that are no pages."""

from __future__ import annotations

from collections.abc import Iterator

from preamble.library import Library
from preamble.model import LANGUAGES, Language
from preamble.network import Network
from preamble.render import exports, map, memory, publication, shell, terms
from preamble.render.site import Site
from preamble.terms import glossary


def files(
    network: Network, found: tuple[glossary.Entry, ...], site: Site, language: Language
) -> Iterator[tuple[str, str]]:
    """The files that belong to a language, as paths from the root of the site and texts.

    What belongs to none comes with the first one. ``found`` is the glossary.
    """
    rows = publication.rows(network.library, language)
    yield shell.address("documents/list.json", "", language), publication.list_record(rows)
    folder = shell.address(map.PLACE, "", language)
    drawn = map.picture(network, language)
    for name, text in map.files(network, drawn, site.address + folder).items():
        yield folder + name, text
    if language == LANGUAGES[0]:
        yield exports.JSON, exports.citations(network)
        yield exports.GRAPHML, exports.graphml(network)
        yield terms.JSON, terms.record(found)
        yield from _memories(network.library)


def _memories(library: Library) -> Iterator[tuple[str, str]]:
    """The translation memory of every document beside its page, and that of all."""
    written: list[str] = []
    for entry in library.entries:
        written.append(memory.units(entry))
        if memory.has_pairs(entry):
            folder = publication.address(entry.slug, LANGUAGES[0])
            yield folder + memory.name(entry.slug), memory.document(entry, written[-1])
    yield memory.LIBRARY, "".join(memory.library(written))
