"""What citations cost: finding and resolving them, and a library of many documents that cite."""

from __future__ import annotations

from msgspec.structs import replace

from benchmarks.result import Result, costs
from preamble import network
from preamble.citations.annotate import annotate
from preamble.convert import convert
from preamble.folders import load
from preamble.library import Entry, Library
from preamble.model import LANGUAGES, Document
from preamble.render import exports, instruments
from setup_environment import ROOT


def against_reading(repeats: int) -> Result:
    """Finding and resolving all citations of the library, against reading its texts without that."""
    library = load(ROOT / "seeds")
    texts = [(entry, text) for entry in library.entries for text in entry.texts.values()]
    sources = [(text.file.read_bytes(), text.file, text.language) for _, text in texts]
    bare = [(_without_citations(text.document), entry.body) for entry, text in texts]

    def whole() -> None:
        for data, file, language in sources:
            convert(data, file, language)

    def find() -> None:
        for document, body in bare:
            annotate(document, body)

    def resolve() -> None:
        network.build(library)

    for once in (whole, find, resolve):
        once()
    converted, found, resolved = costs([whole, find, resolve], repeats)
    reading = converted.work - found.work
    detail = (
        f"{len(sources)} texts: reading {reading * 1000:.0f} ms, finding {found.work * 1000:.0f} ms, "
        f"resolving {resolved.work * 1000:.0f} ms of processor time"
    )
    return Result("citations against reading", (found.work + resolved.work) / reading, 1.0, "×", detail)


def _without_citations(document: Document) -> Document:
    return replace(
        document,
        masthead=replace(document.masthead, citations=()),
        blocks=tuple(replace(block, citations=()) for block in document.blocks),
        footnotes=tuple(replace(note, citations=()) for note in document.footnotes),
    )


def ten_times_the_documents(repeats: int, few: int = 20) -> Result:
    """Resolving, all instrument pages and the data, for a library and for one ten times as large."""
    small, large = many(few), many(10 * few)
    ones, tens = costs([lambda: _everything(small), lambda: _everything(large)], repeats)
    mentions = sum(len(found) for texts in network.build(large).mentions.values() for found in texts.values())
    detail = (
        f"{len(small.entries)} documents in {ones.work * 1000:.0f} ms, {len(large.entries)} documents with "
        f"{mentions} citations in {tens.work * 1000:.0f} ms of processor time"
    )
    return Result("citations of ten times the documents", tens.work / ones.work, 11.0, "×", detail)


def _everything(library: Library) -> None:
    made = network.build(library)
    pages = instruments.filling(made, "https://library.example/")
    for language in LANGUAGES:
        for _ in pages.items(language, pages.slugs):
            pass
    exports.citations(made)
    exports.graphml(made)


def many(number: int) -> Library:
    """A library of copies of the first documents under other names; each cites instruments of its own too."""
    own = load(ROOT / "seeds").entries
    return Library(tuple(_copy(own[index % len(own)], index) for index in range(number)), ())


def _copy(entry: Entry, number: int) -> Entry:
    texts = {
        language: replace(text, document=_renumbered(text.document, number))
        for language, text in entry.texts.items()
    }
    return replace(entry, slug=f"{entry.slug}-{number}", texts=texts)


def _renumbered(document: Document, number: int) -> Document:
    """The text with every second citation turned to an instrument that no other copy cites."""
    blocks = []
    for block in document.blocks:
        citations = tuple(
            replace(citation, target=f"A/{number}/{index}") if index % 2 and citation.target else citation
            for index, citation in enumerate(block.citations)
        )
        blocks.append(replace(block, citations=citations))
    return replace(document, blocks=tuple(blocks))
