"""What ``data/search.yml`` says of the words of both languages, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from preamble import tables
from preamble.model import LANGUAGES, Language

DATA = Path(__file__).parent.parent / "data" / "search.yml"


class Rules(Struct, frozen=True):
    """The words, endings and families of ``data/search.yml``."""

    stop: frozenset[str]
    endings: Mapping[Language, tuple[str, ...]]
    fleeting: tuple[tuple[str, str], ...]
    family_root: int
    suffixes: tuple[tuple[str, ...], ...]
    """Russian suffixes; those of one tuple derive from the same root."""
    english_suffixes: tuple[str, ...]
    distinct: frozenset[str]
    families: tuple[tuple[str, ...], ...]
    irregular: Mapping[str, str]
    """An irregular English form and the word it is of."""
    generic: frozenset[str]
    places: Mapping[str, tuple[str, ...]]


def parse(text: str) -> Rules:
    """Read the text of a ``search.yml``.

    Raises:
        InputError: a word stands in two families, or something that belongs there is missing.
    """
    raw = tables.read(text, DATA)
    try:
        return _rules(raw, text)
    except KeyError as missing:
        message = f"{missing.args[0]} is missing; the head of the file says what stands there"
        raise tables.mistake(text, DATA, f"{missing.args[0]}:", message) from None


def _rules(raw: Mapping[str, Any], text: str) -> Rules:
    families = tuple(tuple(line.split()) for language in LANGUAGES for line in raw["families"][language])
    _check(families, text)
    irregular = (line.split() for line in raw["irregular"]["en"])
    return Rules(
        stop=frozenset(word for language in LANGUAGES for word in raw["stop"][language].split()),
        endings={language: tuple(raw["endings"][language].split()) for language in LANGUAGES},
        fleeting=tuple((pair[0], pair[1]) for pair in raw["fleeting"]["ru"]),
        family_root=int(raw["family_root"]),
        suffixes=tuple(tuple(line) for line in raw["suffixes"]["ru"]),
        english_suffixes=tuple(sorted(raw["suffixes"]["en"], key=len, reverse=True)),
        distinct=frozenset(raw["distinct"].split()),
        families=families,
        irregular={form: word for word, *forms in irregular for form in forms},
        generic=frozenset(word for language in LANGUAGES for word in raw["generic"][language].split()),
        places={key: tuple(map(str, words)) for key, words in raw["places"].items()},
    )


@cache
def load() -> Rules:
    """The rules of ``data/search.yml``, read once."""
    return parse(DATA.read_text(encoding="utf-8"))


def _check(families: tuple[tuple[str, ...], ...], text: str) -> None:
    seen: set[str] = set()
    for line in families:
        if doubled := seen & set(line):
            message = f"{sorted(doubled)[0]!r} stands in two families; make one line of them"
            raise tables.mistake(text, DATA, " ".join(line), message)
        seen |= set(line)
