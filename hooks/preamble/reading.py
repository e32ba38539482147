"""The library read by another process, which then writes what the search reads.

A build has two long pieces of work that need each other only twice: reading the seeds, and everything
that MkDocs does. So the first is given to another process as early as can be. It tells the network of
all documents, is told of the hand-written pages, and writes the search index.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from preamble import processes, published

if TYPE_CHECKING:
    from preamble.network import Network
    from preamble.search.records import Record

Reader = processes.Partner["Network | None"]
"""Hear the network from it; tell it a folder and the hand-written pages; hear None once all is written."""
Told = tuple[Path, "list[Record]"]

_begun: dict[Path, Reader] = {}
"""Readers that were started before anybody could ask for them."""


def begin(seeds: Path) -> None:
    """Start to read a folder of seeds for the build that is to follow, where another process can do that.

    Nothing heavy has to be loaded for it here, so a command can do it before it loads MkDocs.
    """
    if processes.are_of_use():
        _begun[seeds] = reader(seeds)


def reader(seeds: Path) -> Reader:
    """The reader of a folder of seeds: the one that was begun, or a new one."""
    return _begun.pop(seeds, None) or processes.Partner(partial(_read_and_index, seeds))


def _read_and_index(seeds: Path, told: processes.Ear) -> Iterator[Network | None]:
    """Read the seeds; then write what the search reads, the hand-written pages last."""
    # Loaded here and not above: the process that only listens has no use for most of it.
    from preamble import folders, network
    from preamble.render import terms
    from preamble.search import index, pairs, records

    cited = network.build(folders.load(seeds))
    yield cited
    heard: list[Told] = []

    def found() -> Iterator[Record]:
        for record in chain(records.documents(cited.library), records.instruments(cited)):
            if not heard and told.has_heard():
                # Who tells waits for us to listen, and has other things to do.
                heard.append(told())
            yield record
        if not heard:
            heard.append(told())
        yield from heard[0][1]

    for name, data in index.build(found(), pairs.pairs(terms.entries(cited.library))).items():
        target = heard[0][0] / name
        published.write(str(target.parent), target.name, data)
    yield None
