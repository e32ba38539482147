"""The record that a web page prints above a text: the name of a field on one line, its value on the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_OF_TITLE = frozenset(("long title", "title", "название", "наименование"))
_OTHERS = frozenset(
    (
        "author", "authors", "category", "committee", "country", "date", "decisions document number",
        "document number", "document type", "language", "no", "number", "origin", "prepared by",
        "presented by", "publisher", "rapporteur", "rapporteurs", "reference", "source", "status",
        "submitted by", "tabled by", "treaty", "type",
    )
)  # fmt: skip

_LONGEST_NAME = 28


def title_in(texts: Sequence[str]) -> str | None:
    """What stands below «Title» alone on its line, or behind «[Title]».

    >>> title_in(["Resolution 2031-1", "Long Title", "Resolution on lamps", "Status"])
    'Resolution on lamps'
    """
    bracketed = next((text for text in texts if text[:8].lower() == "[title] "), None)
    if bracketed is not None:
        return bracketed[8:].strip()
    for above, below in pairwise(texts):
        if _name(above) in _OF_TITLE:
            return below
    return None


def without_values(texts: Sequence[str]) -> list[str]:
    """The lines without the names of fields and their values.

    >>> without_values(["Lamps of the river", "Rapporteur :", "Mr Rudolf RASSENDYLL, Ruritania"])
    ['Lamps of the river']
    """
    named = [_name(text) in _OTHERS for text in texts]
    return [
        text for text, own, above in zip(texts, named, [False, *named], strict=False) if not own and not above
    ]


def _name(text: str) -> str:
    return text.rstrip(": ").lower() if len(text) <= _LONGEST_NAME else ""
