"""The glossary as a page and as data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence

from preamble.alignment import other_than
from preamble.library import Entry, Library
from preamble.model import Language
from preamble.render import passages
from preamble.render.publication import address, row
from preamble.render.shown import TermLine, TermPlace
from preamble.terms import glossary

JSON = "glossary.json"
"""Where the glossary lies as data, counted from the site's root."""
SCHEMA = 1
_LONGEST_TITLE = 70


def entries(library: Library) -> tuple[glossary.Entry, ...]:
    """The glossary of a library."""
    return glossary.entries((entry.slug, entry.documents) for entry in library.entries)


def lines(found: Sequence[glossary.Entry], library: Library, language: Language) -> tuple[TermLine, ...]:
    """The glossary as a reader of a language looks it up: by alphabet, what only the other has at the end."""
    rows = {entry.slug: row(entry, language) for entry in library.entries}
    names = {entry.slug: _places(entry, language) for entry in library.entries}

    def place(slug: str, identifier: str) -> TermPlace:
        document = rows[slug]
        return TermPlace(
            document.symbol or _brief(document.title),
            language if document.symbol else document.title_language,
            names[slug].get(identifier, identifier),
            f"{address(slug, language)}#{identifier}",
        )

    def line(entry: glossary.Entry) -> TermLine:
        own = language if language in entry.forms else other_than(language)
        form, other = entry.forms[own], entry.forms.get(other_than(own))
        places = dict.fromkeys((*form.places, *(other.places if other else ())))
        return TermLine(
            own,
            form.short,
            form.long,
            other.short if other else None,
            other.long if other else None,
            tuple(place(*one) for one in places),
        )

    return tuple(sorted(map(line, found), key=lambda one: (one.language != language, *_sorted(one.short))))


def _places(entry: Entry, language: Language) -> dict[str, str]:
    """What the places of a document are called, whichever of its texts has them."""
    found: dict[str, str] = {}
    for document in entry.documents.values():
        found = passages.place_names(document, language) | found
    return found


def _brief(title: str) -> str:
    """A long title as far as it tells the document from others."""
    return textwrap.shorten(title, _LONGEST_TITLE, placeholder=" …")


def record(found: Iterable[glossary.Entry]) -> str:
    """The glossary as JSON text."""
    terms = [
        {
            language: {
                "short": form.short,
                "long": form.long,
                "places": [{"document": slug, "id": identifier} for slug, identifier in form.places],
            }
            for language, form in entry.forms.items()
        }
        for entry in found
    ]
    return json.dumps({"schema": SCHEMA, "terms": terms}, ensure_ascii=False, indent=1) + "\n"


def _sorted(short: str) -> tuple[str, str]:
    """By letters, ё as е."""
    return "".join(char for char in short.lower().replace("ё", "е") if char.isalnum()), short
