"""A page taken apart for Python-Markdown and put together again.

The blocks of a page are finished HTML, one line each. Python-Markdown would parse every tag of
them only to pass them on, and the search index would parse them again; both are most of the time
of a build. So the lines are set aside: Markdown sees the headings and a comment in place of each
run of lines, the search index sees the words without their tags, the reader gets the lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"<!--lines:(\d+)-->")
_NUMBER = re.compile(r'<a class="(?:number|cited-at)".*?</a>|<a class="footnote-(?:ref|back)".*?</a>')
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'<[a-z]+ [^>]*?\bid="([^"]*)"')
_UNSAID = ("<details", '<section class="addresses"')


@dataclass(frozen=True, slots=True)
class Parts:
    """A page of which the finished lines have been set aside."""

    markdown: str
    """Headings, and a comment for each run of lines."""
    runs: tuple[tuple[str, ...], ...]
    """The lines themselves, run by run."""

    def whole(self, html: str) -> str:
        """What Markdown has made, with the lines in their places."""
        return _PLACE.sub(lambda place: "\n".join(self.runs[int(place[1])]), html)

    def words(self, html: str) -> str:
        """What Markdown has made, with the words of the lines as plain paragraphs: for search."""
        return _PLACE.sub(lambda place: "".join(map(_said, self.runs[int(place[1])])), html)

    def ids(self) -> set[str]:
        """The addresses inside the lines."""
        return {found[1] for run in self.runs for line in run for found in _ID.finditer(line)}


def take_apart(markdown: str) -> Parts:
    """Set the finished lines of a page aside.

    Only a line that begins with a tag is finished HTML: the text itself never has one, every ``<``
    of it is written as an entity.

    >>> parts = take_apart("# T\\n\\n<p id=\\"p1\\">a</p>\\n\\n<p>b</p>\\n\\n## H")
    >>> parts.markdown
    '# T\\n\\n<!--lines:0-->\\n\\n## H'
    >>> parts.whole("<h1>T</h1><!--lines:0-->")
    '<h1>T</h1><p id="p1">a</p>\\n<p>b</p>'
    """
    kept: list[str] = []
    runs: list[tuple[str, ...]] = []
    run: list[str] = []
    for part in [*markdown.split("\n\n"), None]:
        if part is not None and part.startswith("<"):
            run.append(part.rstrip("\n"))
            continue
        if run:
            kept.append(f"<!--lines:{len(runs)}-->")
            runs.append(tuple(run))
            run = []
        if part is not None:
            kept.append(part)
    return Parts("\n\n".join(kept), tuple(runs))


def _said(line: str) -> str:
    if line.startswith(_UNSAID):
        return ""
    return f"<p>{_TAG.sub('', _NUMBER.sub('', line).replace('</li>', ' ').replace('</div>', ' '))}</p>"
