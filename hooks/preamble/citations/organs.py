"""The bodies whose resolutions are cited: what they are called, how they number.

Reads ``data/bodies.yml`` (names) and ``data/numbering.yml`` (numbers), gives the organs and, for each
language, one pattern that finds their names in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from preamble import bodies, tables
from preamble.citations.forms import Shape, Token
from preamble.model import Language

_FILE = Path(__file__).parent.parent / "data" / "numbering.yml"


class Organ(Struct, frozen=True):
    """A body with numbered resolutions."""

    key: str
    resolution: str
    """Canonical identifier with ``{number}``, or ``{session}`` and ``{item}``."""
    decision: str | None
    recommendation: str | None
    shapes: frozenset[str]
    sessions: tuple[int, int]
    year: tuple[float, float, float] | None
    """Year of session 0, sessions a year, tolerance in years."""
    resolutions: tuple[int, int]
    decisions: tuple[int, int]
    romans: tuple[int, int]
    """First and last number in a session that is counted in Roman numerals."""
    reports: re.Pattern[str] | None
    """Symbols of the volumes in which its resolutions are printed."""

    def identify(self, token: Token, head: str) -> str | None:
        """The canonical identifier of a number of this body, None when it cannot be this body's.

        ``head`` is "resolution", "decision" or "recommendation".
        """
        if _shape(token) not in self.shapes:
            return None
        pattern = {"decision": self.decision, "recommendation": self.recommendation}.get(
            head, self.resolution
        )
        if pattern is None:
            return None
        if token.shape in (Shape.SESSION, Shape.YEARLY) or head == "decision":
            first, last = self.decisions if head == "decision" else self.resolutions
            if not first <= token.number <= last:
                return None
        if token.shape is Shape.ROMAN and not self.romans[0] <= token.number <= self.romans[1]:
            return None
        if token.shape in (Shape.SESSION, Shape.YEARLY) and "-" not in token.key:
            first, last = self.sessions
            if not first <= token.session <= last:
                return None
        return pattern.format(number=token.key, session=token.session, item=token.number)

    def agrees(self, token: Token, year: int | None) -> bool:
        """Whether the date printed with a number can be a date of that session (True if unknown)."""
        if year is None or self.year is None or token.shape is not Shape.SESSION or "-" in token.key:
            return True
        zero, a_year, tolerance = self.year
        return abs(zero + token.session / a_year - year) <= tolerance


def _shape(token: Token) -> str:
    return "special" if token.shape is Shape.SESSION and "-" in token.key else token.shape.value


@cache
def organs() -> Mapping[str, Organ]:
    """The organs by key."""
    return {key: _organ(key, entry) for key, entry in _numbering().items()}


def reporting(symbol: str) -> tuple[str, ...]:
    """The body whose resolutions are printed in the volume with a symbol.

    >>> reporting("A/73/53")
    ('human-rights-council',)
    """
    return tuple(key for key, organ in organs().items() if organ.reports and organ.reports.fullmatch(symbol))


def _organ(key: str, entry: Mapping[str, Any]) -> Organ:
    return Organ(
        key=key,
        resolution=entry["resolution"],
        decision=entry.get("decision"),
        recommendation=entry.get("recommendation"),
        shapes=frozenset(entry["shapes"]),
        sessions=tuple(entry.get("sessions", (1, 9999))),
        year=tuple(entry["year"]) if "year" in entry else None,
        resolutions=tuple(entry.get("resolutions", (1, 9999))),
        decisions=tuple(entry.get("decisions", (1, 9999))),
        romans=tuple(entry.get("romans", (1, 9999))),
        reports=re.compile(entry["reports"]) if "reports" in entry else None,
    )


@cache
def _numbering() -> Mapping[str, Any]:
    return numbering(_FILE.read_text(encoding="utf-8"))


def numbering(text: str) -> Mapping[str, Any]:
    """The entries of the text of a ``numbering.yml``.

    Raises:
        InputError: an entry is of no known body, or lacks what every entry has.
    """
    found = tables.read(text, _FILE)
    for key, entry in found.items():
        if bodies.load().get(key) is None:
            message = f"{key}: no body has this key; add it to bodies.yml"
        elif not isinstance(entry, dict) or not entry.keys() >= {"resolution", "shapes"}:
            message = f"{key}: resolution and shapes are required; add them"
        else:
            continue
        raise tables.mistake(text, _FILE, f"{key}:", message)
    return found


# --- names in texts -----------------------------------------------------------------------------


class Name(Struct, frozen=True):
    """A way of naming a body in a text."""

    keys: tuple[str, ...]
    """The bodies it may mean: one for a full name, several for «Совет» or "Council"."""
    nominative: str
    genitive: str
    """The same as the nominative in English."""
    short: bool
    """Whether it is a short form, which a longer name of another body may end in."""


@cache
def names(language: Language) -> tuple[Name, ...]:
    """All names of the organs, the longest first."""
    found: dict[str, Name] = {}
    known = bodies.load()
    for key, entry in _numbering().items():
        body = known.by_key[key]
        for name in _with_initials(body.names(language), language):
            genitive = name if language == "en" else _genitive(name, body.name["ru"], body.genitive)
            found.setdefault(name, Name((key,), name, genitive, short=False))
        # A heading or a cable in capitals.
        name, genitive = body.name[language], body.genitive
        capitals = (name.upper(), (name if language == "en" else genitive).upper())
        found.setdefault(capitals[0], Name((key,), *capitals, short=False))
        for short in entry.get("short", {}).get(language, ()):
            genitive, nominative = (short, short) if language == "en" else short
            other = found.get(nominative)
            found[nominative] = Name((*(other.keys if other else ()), key), nominative, genitive, short=True)
    return tuple(sorted(found.values(), key=lambda name: -len(name.nominative)))


_UNITED_NATIONS: dict[Language, tuple[str, str]] = {
    "en": ("United Nations", "UN"),
    "ru": ("Организации Объединенных Наций", "ООН"),
}


def _with_initials(names: Iterable[str], language: Language) -> Iterator[str]:
    """Names, and behind each that holds the United Nations' own the same with its initials.

    >>> list(_with_initials(["Parties to the United Nations Convention"], "en"))[1]
    'Parties to the UN Convention'
    """
    long, initials = _UNITED_NATIONS[language]
    for name in names:
        yield name
        if long in name:
            yield name.replace(long, initials)


def _genitive(variant: str, nominative: str, genitive: str) -> str:
    """The genitive of a variant, word by word from the name's own; an unknown word stays as it is.

    >>> _genitive("Генеральная Ассамблея ООН", "Генеральная Ассамблея", "Генеральной Ассамблеи")
    'Генеральной Ассамблеи ООН'
    """
    known = dict(zip(reversed(nominative.split()), reversed(genitive.split()), strict=False))
    return " ".join(known.get(word, word) for word in variant.split())


@cache
def pattern(language: Language) -> str:
    """Alternatives of a regular expression that match the names; group ``n7`` is ``names(language)[7]``.

    Russian names match in every case: a declined word by what its nominative and genitive share.
    """
    alternatives: list[str] = []
    capitals: list[str] = []
    for index, name in enumerate(names(language)):
        pairs = zip(name.nominative.split(), name.genitive.split(), strict=True)
        words = r"\s".join(_word(first, second) for first, second in pairs)
        words = words.replace(r"\s—\s", r"\s?[—–-]\s?")
        (capitals if _CAPITALS.match(name.nominative) else alternatives).append(f"(?P<n{index}>{words})")
    return "|".join((*alternatives, rf"(?={_CAPITALS.pattern})(?:{'|'.join(capitals)})"))


# No initials of a body have so many letters: what begins with as many is a name in capitals.
_CAPITALS = re.compile("[A-ZА-ЯЁ]{5}")


@cache
def initials(language: Language) -> str:
    """The letters with which the names begin.

    >>> "G" in initials("en"), "Г" in initials("ru")
    (True, True)
    """
    return "".join(sorted({name.nominative[0] for name in names(language)}))


def _word(nominative: str, genitive: str) -> str:
    if nominative == genitive:
        return re.escape(nominative)
    shared = 0
    while shared < min(len(nominative), len(genitive)) and nominative[shared] == genitive[shared]:
        shared += 1
    return re.escape(nominative[:shared]) + r"\w{0,3}"
