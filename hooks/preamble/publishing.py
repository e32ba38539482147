"""The library read, indexed and published by another process, while the generator makes its own pages.

A build has two long pieces of work that need each other only twice: whatever the generator does, and
everything that is made of the seeds. So the second is given to another process as early as can be. It is
told of the site, tells what the generator's own pages show of the library, and is told in every language
what the shells of the pages made in numbers have become (``render/shell.py``). A third process writes the
search index and then takes its part of the pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from preamble import kept_patterns, processes, published
from preamble.model import LANGUAGES, Language
from preamble.render import shell

if TYPE_CHECKING:
    from preamble.network import Network
    from preamble.render.shown import Overview
    from preamble.render.site import Site
    from preamble.search.places import Record
    from preamble.terms.glossary import Entry

_PARTS = 24
"""Pieces in which the pages of a language are made, for whichever process is free."""


class Rendered(Struct, frozen=True):
    """What the generator has made in one language."""

    language: Language
    shells: Mapping[str, str]
    """By the name of the family."""
    prose: tuple[Record, ...]
    """The hand-written pages, as the search finds them."""


_Made = tuple[shell.Shell, Sequence[str]]
"""What makes the pages of a family in one language, and the slugs of all of them."""
_Pieces = tuple[processes.Tickets, Sequence[Callable[[], None]]]
"""Pieces of work, and what gives each to one process."""

Publisher = processes.Partner["Overview | None"]
"""Tell it the site; hear the overview; tell it what is `Rendered`, language by language; hear None once
all is written."""

_SHARED = ("logging", "yaml", "preamble.render.words", "preamble.render.shown")
_begun: dict[Path, Publisher] = {}
"""Those that were started before anybody could ask for them."""


def begin(seeds: Path) -> None:
    """Start to read a folder of seeds for the build that is to follow, where another process can do that.

    Nothing else has to be loaded for it here than what both are going to need, so a command can do it
    before it loads MkDocs.
    """
    if processes.are_of_use():
        kept_patterns.keep()
        for module in _SHARED:
            import_module(module)
        _begun[seeds] = publisher(seeds)


def publisher(seeds: Path) -> Publisher:
    """The publisher of a folder of seeds: the one that was begun, or a new one."""
    kept_patterns.keep()
    return _begun.pop(seeds, None) or processes.Partner(partial(_publish, seeds))


def _publish(seeds: Path, told: processes.Ear) -> Iterator[Overview | None]:
    # Loaded here and not above: the process that only listens has no use for it.
    from preamble import folders, network
    from preamble.render import terms
    from preamble.render.overview import overview

    cited = network.build(folders.load(seeds))
    found = terms.entries(cited.library)
    site: Site = told()
    work = _Work(cited, found, site)
    indexer = processes.Partner(partial(_index, cited, found, site, work))
    yield overview(cited, found)
    heard: list[Rendered] = []

    def listen() -> None:
        heard.append(told())
        indexer.tell(heard[-1])

    def listen_if_told() -> None:
        # The indexer waits for the last pages by hand, with nothing else to do.
        if told.has_heard():
            listen()

    for number in range(len(LANGUAGES)):
        while len(heard) <= number:
            listen()
        work.on(heard[number], listen_if_told)
    indexer.hear()
    yield None


def _index(
    cited: Network, glossary: tuple[Entry, ...], site: Site, work: _Work, told: processes.Ear
) -> Iterator[None]:
    """Write what the search reads, the hand-written pages last; then take part in the work."""
    from preamble.search import index, pairs, records

    heard: list[Rendered] = []

    def found() -> Iterator[Record]:
        for record in chain(records.documents(cited.library), records.instruments(cited)):
            if told.has_heard():
                # Who tells waits for us to listen, and has other things to do.
                heard.append(told())
            yield record
        while len(heard) < len(LANGUAGES):
            heard.append(told())
        for rendered in heard:
            yield from rendered.prose

    for name, data in index.build(found(), pairs.pairs(glossary)).items():
        published.write(f"{site.folder}/assets/search/{name}", data)
    for rendered in heard:
        work.on(rendered, order=reversed)
    yield None


class _Work:
    """All that is written of the library but for the search, in pieces that several processes take.

    A piece depends on nothing but what is given here, so it makes no difference who takes it, and when.
    """

    def __init__(self, cited: Network, glossary: tuple[Entry, ...], site: Site) -> None:
        from preamble.render.data import files
        from preamble.render.families import fillings

        self._site = site
        self._fillings = fillings(cited, site)
        self._files = partial(files, cited, glossary, site)
        self._tickets = {
            language: (processes.Tickets(_PARTS), processes.Tickets(1 + _PARTS)) for language in LANGUAGES
        }

    def on(
        self,
        rendered: Rendered,
        between: Callable[[], object] = lambda: None,
        order: Callable[[Sequence[_Pieces]], Iterable[_Pieces]] = iter,
    ) -> None:
        """Do what is left of the pieces of a language, and something else before each.

        The pages of documents come first. Whoever makes them in one language remembers their words for
        the other, so the two processes begin at either end.
        """
        *documents, instruments = (
            (shell.Shell(filling, rendered.language, rendered.shells[filling.family.name]), filling.slugs)
            for filling in self._fillings
        )
        pieces = (
            [partial(self._pages, documents, part) for part in range(_PARTS)],
            [
                partial(self._data, rendered.language),
                *(partial(self._pages, [instruments], part) for part in range(_PARTS)),
            ],
        )
        for tickets, part in order(tuple(zip(self._tickets[rendered.language], pieces, strict=True))):
            for ticket in tickets:
                between()
                part[ticket]()

    def _pages(self, shells: Sequence[_Made], part: int) -> None:
        """Some pages of every family: what is made of a document is remembered for its other pages."""
        for made, slugs in shells:
            for address, html, files in made.fill(slugs[part::_PARTS]):
                folder = f"{self._site.folder}/{address}"
                for name, data in {"index.html": html, **files}.items():
                    published.write(f"{folder}{name}", data)

    def _data(self, language: Language) -> None:
        for path, text in self._files(language):
            published.write(f"{self._site.folder}/{path}", text)
