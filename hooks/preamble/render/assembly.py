"""The Markdown page of a document as HTML, without a Markdown processor.

`page` writes Markdown of one kind: finished HTML, one block a line, and headings with their
attributes. A processor would parse every tag only to pass it on, which was most of the time of a
build; to take the headings out is enough. A test holds the result against Python-Markdown's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from typing import Any

from msgspec import Struct

from preamble.render.contents import Heading

_HEADING = re.compile(r"(?P<signs>#{1,6}) (?P<text>.*) \{(?P<attributes>[^{}]*)\}")
_ATTRIBUTE = re.compile(r'#(?P<id>[^\s"]+)|\.(?P<class>[^\s"]+)|(?P<name>[a-z-]+)="(?P<value>[^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'<[a-z0-9]+ [^>]*?\bid="([^"]*)"')
_LABEL = "data-toc-label"


class Assembled(Struct, frozen=True):
    """The inside of a document's page."""

    meta: Mapping[str, Any]
    """What its front matter says."""
    html: str
    headings: tuple[Heading, ...]
    """In their order, the title first."""

    def contents(self) -> tuple[Heading, ...]:
        """What stands beside the text: the parts that have no headings, then its headings."""
        parts = self.meta.get("parts") or ()
        return (*(Heading(2, part["id"], part["name"]) for part in parts), *self.headings)

    def ids(self) -> set[str]:
        """Every address on the page."""
        return set(_ID.findall(self.html))


def assemble(markdown: str) -> Assembled:
    """The page that ``page.markdown`` has written.

    >>> made = assemble('---\\ntitle: "T"\\n---\\n\\n# T&#46; {#title lang="en"}\\n\\n<p id="p1">a</p>\\n')
    >>> made.html
    '<h1 id="title" lang="en">T&#46;</h1>\\n<p id="p1">a</p>'
    >>> made.headings
    (Heading(level=1, id='title', title='T.'),)
    """
    front, _, body = markdown.removeprefix("---\n").partition("\n---\n")
    pairs = (line.partition(": ") for line in front.split("\n"))
    lines, headings = [], []
    for line in body.strip("\n").split("\n\n"):
        if match := _HEADING.fullmatch(line):
            heading, line = _heading(match)
            headings.append(heading)
        lines.append(line)
    # Every value of the front matter is one line of JSON.
    return Assembled({key: json.loads(value) for key, _, value in pairs}, "\n".join(lines), tuple(headings))


def _heading(match: re.Match[str]) -> tuple[Heading, str]:
    attributes: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(match["attributes"]):
        name = found["name"] or ("id" if found["id"] else "class")
        attributes[name] = found["value"] or found["id"] or found["class"] or ""
    label = attributes.pop(_LABEL, None)
    title = unescape(label if label is not None else _TAG.sub("", match["text"])).strip()
    level = len(match["signs"])
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        Heading(level, attributes.get("id", ""), title),
        f"<h{level}{written}>{match['text'].strip()}</h{level}>",
    )
