"""The table of contents beside a text, in the markup of the theme, whose script follows the reader in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from preamble.model import Language
from preamble.render import escape
from preamble.render.words import WORDS

DEEPEST = 5
"""Deeper headings are left out."""


class Heading(Struct, frozen=True):
    """A place in the contents; the title of the page has level 1 and is not listed."""

    level: int
    id: str
    title: str
    """As plain text."""


def html(headings: Iterable[Heading], language: Language) -> str:
    """The headings below the title as nested lists; nothing where there are none.

    >>> html([Heading(1, "title", "T")], "en")
    ''
    """
    listed = [heading for heading in headings if 1 < heading.level <= DEEPEST]
    if not listed:
        return ""
    name = escape.html(WORDS[language]["contents"])
    return (
        f'<nav class="md-nav md-nav--secondary" aria-label="{name}">'
        f'<span class="md-nav__title">{name}</span>'
        f'<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix>{_items(listed)}</ul></nav>'
    )


def _items(headings: Sequence[Heading]) -> str:
    """Headings of one part: each but the deeper ones with those that follow it inside."""
    out, at = [], 0
    while at < len(headings):
        own, end = headings[at], at + 1
        while end < len(headings) and headings[end].level > own.level:
            end += 1
        out.append(_item(own, headings[at + 1 : end]))
        at = end
    return "".join(out)


def _item(own: Heading, inside: Sequence[Heading]) -> str:
    title = escape.html(own.title)
    deeper = (
        f'<nav class="md-nav" aria-label="{title}"><ul class="md-nav__list">{_items(inside)}</ul></nav>'
        if inside
        else ""
    )
    return (
        f'<li class="md-nav__item"><a href="#{escape.html(own.id)}" class="md-nav__link">'
        f'<span class="md-ellipsis">{title}</span></a>{deeper}</li>'
    )
