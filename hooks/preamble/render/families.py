"""What every family of pages (``shell.py``) is filled with."""

from __future__ import annotations

from preamble.network import Network
from preamble.render import documents, instruments, publication, shell
from preamble.render.site import Site


def fillings(network: Network, site: Site) -> tuple[shell.Filling, ...]:
    """The pages made in numbers, family by family, those of instruments last."""
    return (
        documents.filling(network, site),
        publication.parallel_pages(network, site.address),
        instruments.filling(network, site.address),
    )
