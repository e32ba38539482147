"""What the search finds: pages as places with their words.

Hand-written pages become such records too (``pages.py``), in a process that has no use for the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Literal

from msgspec import Struct, field

from preamble.model import Language

Group = Literal["document", "instrument", "page"]
GROUPS: tuple[Group, ...] = ("document", "instrument", "page")
"""In the order in which results are shown."""


class PlaceType(IntEnum):
    """Where in a document a passage stands."""

    TITLE = 0
    HEADING = 1
    PREAMBLE = 2
    OPERATIVE = 3
    TEXT = 4
    FOOTNOTE = 5


class Cited(Struct, frozen=True):
    """A citation in the text of a place."""

    target: str
    """Canonical identifier."""
    start: int
    end: int


class Place(Struct, frozen=True):
    """A passage with an address: a paragraph, an item, a heading, a note, or the title of a page."""

    id: str
    """Fragment of its address; empty for the page itself."""
    type: PlaceType
    text: str
    label: str = ""
    """What stands in the margin beside it, that of its introducer first: ``OP13 (a)``."""
    parent: int = -1
    """Index of the place whose words introduce this one (list, section); -1 for none."""
    more: str = ""
    """Words by which it is found but which are not shown: symbol, body and date of a title."""
    names: tuple[str, ...] = ()
    """How a reader may name the place: ``op13``, ``13``."""
    cites: tuple[Cited, ...] = ()
    shared: bool = False
    """Whether the other language has the same place."""


class Record(Struct, frozen=True):
    """A page in one language, with its places; the first is its title."""

    key: str
    """The same for both languages of a page."""
    group: Group
    language: Language
    """Of the words, which may differ from that of the page around them."""
    address: str
    """From the root of the site."""
    title: str
    places: tuple[Place, ...]
    symbol: str | None = None
    is_: tuple[str, ...] = ()
    """Canonical targets that mean this very document or instrument."""
    about: str = ""
    """A line under the title: kind, date."""
    translation: bool = False
    """Whether the text is a translation made for the library."""
    body: str = ""
    kind: str = ""
    year: int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of body and kind in the language of the page, for the filters."""
