"""Abbreviations and what they stand for: who looks for one finds the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from preamble import bodies
from preamble.model import LANGUAGES
from preamble.search.tokens import tokens
from preamble.terms.glossary import Entry


def pairs(glossary: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """What the documents introduce, and the bodies that the program knows by both names.

    >>> ("СНГ", "Содружество Независимых Государств") in set(pairs(()))
    True
    """
    for entry in glossary:
        for form in entry.forms.values():
            if _is_abbreviation(form.short):
                yield form.short, form.long
    for body in bodies.load().by_key.values():
        for language in LANGUAGES:
            names = body.names(language)
            for short in filter(_is_abbreviation, names):
                yield from ((short, long) for long in names if not _is_abbreviation(long))


def _is_abbreviation(name: str) -> bool:
    """Whether every word of a name is in capitals; a short name like "the Convention" means many things."""
    words = list(tokens(name))
    return bool(words) and all(word.acronym for word in words if not word.joined)
