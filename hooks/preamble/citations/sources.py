"""Where a librarian has a fact from, in both languages: written twice, or understood from one short form."""

from __future__ import annotations

import re

from preamble.model import LANGUAGES, Language
from preamble.strict_yaml import Fields, Node, Text

Source = tuple[tuple[Language, str], ...]

_PLACE = re.compile(r"(?P<symbol>[A-Z]\S*?)(?:,\s(?:note|fn)\s?(?P<note>\d+)|,\spp(?P<clause>\d+))?")
_RULE = "source: write a symbol and a note (A/76/105, note 3), an address, or both languages (ru:, en:)"


def read(node: Node) -> Source:
    """The source that a node of a data file names; raises ValueError with a remedy."""
    if isinstance(node, Fields):
        if set(node.values) != set(LANGUAGES):
            raise ValueError(_RULE)
        return tuple((language, _words(node.values[language])) for language in LANGUAGES)
    return in_both(_words(node))


def in_both(written: str) -> Source:
    """A source that is the same in both languages but for the word for a note.

    >>> in_both("A/RES/76/105, note 3")
    (('ru', 'A/RES/76/105, сноска 3'), ('en', 'A/RES/76/105, note 3'))

    Raises ValueError for any other words: nobody can tell what they are in the other language.
    """
    if written.startswith("https://") and not re.search(r"\s", written):
        return tuple((language, written) for language in LANGUAGES)
    place = _PLACE.fullmatch(written)
    if place is None:
        raise ValueError(_RULE)
    symbol = place["symbol"]
    if place["note"]:
        return (("ru", f"{symbol}, сноска {place['note']}"), ("en", f"{symbol}, note {place['note']}"))
    shown = f"{symbol}, PP{place['clause']}" if place["clause"] else symbol
    return tuple((language, shown) for language in LANGUAGES)


def _words(node: Node) -> str:
    if not isinstance(node, Text) or node.empty or not node.value.strip():
        raise ValueError("nothing is written here; write it, or delete the field")
    return " ".join(node.value.split())
