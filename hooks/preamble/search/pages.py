"""The site's other pages as records: their sections, taken from the HTML they are made of."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from msgspec import Struct

from preamble.model import Language
from preamble.search.places import Place, PlaceType, Record

_HEADING = re.compile(r"h[1-6]")
_NOT_READ = frozenset({"script", "style", "svg", "template", "nav", "form"})
_BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "pre", "blockquote", "figcaption", "summary"})
_LONG_ENOUGH = 240
"""Characters from which a passage is not joined to the one before it."""


class Page(NamedTuple):
    """A page as it was made."""

    key: str
    """The same for the page in both languages."""
    language: Language
    address: str
    title: str
    html: str


def record(page: Page) -> Record:
    """A page: its title, its headings, and what stands under them.

    HTML of any kind is read; what is no text is left out.

    >>> html = '<h1>About</h1><p>A.</p><h2 id="b">B</h2><p>C.</p>'
    >>> found = record(Page("about", "en", "en/about/", "About", html))
    >>> [(place.id, place.text) for place in found.places]
    [('', 'About'), ('', 'A.'), ('b', 'B'), ('b', 'C.')]
    """
    reader = _Reader()
    reader.feed(page.html)
    reader.close()
    places = [Place("", PlaceType.TITLE, page.title, shared=True)]
    above = -1
    for part in reader.parts():
        if part.heading and not part.id:
            continue
        parent = -1 if part.heading else above
        if part.heading:
            above = len(places)
        kind = PlaceType.HEADING if part.heading else PlaceType.TEXT
        places.append(Place(part.id, kind, part.text, parent=parent))
    return Record(f"page/{page.key}", "page", page.language, page.address, page.title, tuple(places))


class _Part(Struct):
    """A heading, or text under one."""

    id: str
    text: str
    heading: bool


class _Reader(HTMLParser):
    """Collects the text of a page by its headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[_Part] = []
        self._id = ""
        self._words: list[str] = []
        self._heading = False
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_READ:
            self._skipped += 1
        elif _HEADING.fullmatch(tag):
            self._flush()
            self._heading = True
            self._id = "" if tag == "h1" else dict(attrs).get("id") or self._id
        elif tag in _BLOCKS:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_READ:
            self._skipped = max(0, self._skipped - 1)
        elif _HEADING.fullmatch(tag) or tag in _BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)

    def _flush(self) -> None:
        text = " ".join("".join(self._words).replace("¶", " ").split())
        self._words = []
        if text:
            self._found.append(_Part(self._id, text, self._heading))
        self._heading = False

    def parts(self) -> list[_Part]:
        """The headings and what stands under each, short passages joined."""
        self._flush()
        parts: list[_Part] = []
        for part in self._found:
            last = parts[-1] if parts else None
            joins = last and last.id == part.id and not (part.heading or last.heading)
            if last and joins and len(last.text) < _LONG_ENOUGH:
                last.text += " " + part.text
            else:
                parts.append(part)
        return parts
