"""The issuing bodies that the program knows by name: ``data/bodies.yml`` as frozen values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from preamble import tables
from preamble.model import LANGUAGES, Language

DATA = Path(__file__).parent / "data" / "bodies.yml"
_FIELDS = frozenset({"name", "genitive", "variants", "parent", "authority"})
_LONGEST_OFFICES = 1200
_FEWEST_OFFICES = 2
"""Of those that follow the first one."""
_DASHES = re.compile(r"\s*[-‐‑–—]\s*")


class Body(Struct, frozen=True):
    """One body that issues documents."""

    key: str
    """What ``document.yml`` writes after ``body:``, e.g. ``general-assembly``."""
    name: Mapping[Language, str]
    """The usual full name in each language."""
    genitive: str
    """The Russian name in the genitive, as citations print it."""
    variants: Mapping[Language, tuple[str, ...]]
    """Other printed forms of the name; every language has an entry."""
    parent: str | None = None
    """Key of the organization or body this one belongs to."""
    authority: str | None = None
    """How the symbols of its resolutions begin, without ``/RES``, e.g. ``A`` or ``CTOC/COP``."""

    def names(self, language: Language) -> tuple[str, ...]:
        """Every printed form of the name in a language, the usual one first."""
        return (self.name[language], *self.variants[language])


class Bodies(Struct, frozen=True, dict=True):
    """All known bodies, by key and by printed name."""

    by_key: Mapping[str, Body]
    _by_name: Mapping[str, Body]

    def get(self, key: str) -> Body | None:
        """The body with that key, or None."""
        return self.by_key.get(key)

    def by_name(self, printed: str) -> Body | None:
        """The body whose name is printed, in either language and whatever its line breaks.

        >>> load().by_name("Экономический и\\nСоциальный  Совет").key
        'economic-and-social-council'
        >>> load().by_name("Economic and Social Council,").key
        'economic-and-social-council'
        >>> load().by_name("Совет") is None
        True
        """
        return self._by_name.get(_folded(printed))


def parse(text: str) -> Bodies:
    """Read the text of a ``bodies.yml``.

    Raises:
        InputError: an entry breaks the rules that stand at the head of the file; no document can be
            read without them.
    """
    found: dict[str, Body] = {}
    by_name: dict[str, Body] = {}
    raw = tables.read(text, DATA)
    for key, value in raw.items():
        try:
            found[key] = _body(key, value)
            if found[key].parent not in (None, *raw):
                raise ValueError(
                    f"no body has the parent's key {found[key].parent!r}; add it or mend the key"
                )
            _enter(found[key], by_name)
        except ValueError as wrong:
            raise tables.mistake(text, DATA, f"{key}:", f"{key}: {wrong}") from None
    return Bodies(found, by_name)


def lists_offices(text: str) -> bool:
    """Whether a paragraph names several officers of states, and nothing else before its colon."""
    if not text.startswith(("The ", "THE ", "We, ", "WE, ")) or text[-1:] not in ":,":
        return False
    lower = text[:_LONGEST_OFFICES].lower()
    return lower.count(", the ") + lower.count(" and the ") >= _FEWEST_OFFICES


@cache
def load() -> Bodies:
    """The bodies of ``data/bodies.yml``, read once."""
    return parse(DATA.read_text(encoding="utf-8"))


def _body(key: str, value: object) -> Body:
    if not isinstance(value, dict) or not _FIELDS.issuperset(value):
        raise ValueError(f"expected fields, only these: {', '.join(sorted(_FIELDS))}")
    name, variants = value.get("name"), value.get("variants", {})
    if not isinstance(name, dict) or set(name) != set(LANGUAGES) or "genitive" not in value:
        raise ValueError("a name in ru and en and a genitive are required; add them")
    if not isinstance(variants, dict) or not all(isinstance(names, list) for names in variants.values()):
        raise ValueError("variants are lists by language, as in variants: {en: [Assembly]}")
    return Body(
        key=key,
        name={language: str(name[language]) for language in LANGUAGES},
        genitive=str(value["genitive"]),
        variants={language: tuple(map(str, variants.get(language, ()))) for language in LANGUAGES},
        parent=value.get("parent"),
        authority=value.get("authority"),
    )


def _enter(body: Body, by_name: dict[str, Body]) -> None:
    """Add every printed form of a body's name; ValueError when it is another's too."""
    for printed in (*body.names("ru"), *body.names("en"), body.genitive):
        other = by_name.setdefault(_folded(printed), body)
        if other is not body:
            raise ValueError(f"{printed!r} is a name of {other.key} too; write it where it belongs")


def _folded(printed: str) -> str:
    """The name without what differs from print to print: case, spaces, dashes, ё, end punctuation."""
    folded = " ".join(printed.casefold().replace("ё", "е").split())
    return _DASHES.sub(" - ", folded).rstrip(" ,.;:")
