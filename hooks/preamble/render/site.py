"""Where a site is written and what its addresses begin with."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Site(Struct, frozen=True):
    """What whoever writes pages has to know of the site around them."""

    folder: Path
    """Where it is written."""
    address: str
    """Its absolute address, with a stroke at its end; empty while that is unknown."""
    project: Path
    """The folder of the project, in which the sources lie."""
    sources: str
    """The absolute address under which that folder's files can be edited; empty if there is none."""

    def edit(self, source: Path) -> str:
        """Where a source can be mended; empty if nobody knows.

        >>> site = Site(Path("site"), "", Path("/library"), "https://forge.example/edit/main/")
        >>> site.edit(Path("/library/seeds/a/en.txt"))
        'https://forge.example/edit/main/seeds/a/en.txt'
        """
        if not self.sources:
            return ""
        return self.sources + source.resolve().relative_to(self.project.resolve()).as_posix()
