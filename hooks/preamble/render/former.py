"""Addresses that paragraphs once had: whoever quoted one is still led to the words."""

from __future__ import annotations

from collections.abc import Iterable

from preamble.render import escape


def with_former(html: str, moved: Iterable[tuple[str, str]]) -> str:
    """A page on which old addresses lead to the places that have their words now.

    ``moved`` has old and new addresses. A place that is not on the page is passed over.

    >>> with_former('<p id="op6" class="operative">Requests</p>', [("op5", "op6")])
    '<p id="op6" class="operative"><span class="former" id="op5"></span>Requests</p>'
    """
    for old, new in moved:
        place = html.find(f' id="{escape.html(new)}"')
        if place >= 0:
            inside = html.index(">", place) + 1
            html = f'{html[:inside]}<span class="former" id="{escape.html(old)}"></span>{html[inside:]}'
    return html
