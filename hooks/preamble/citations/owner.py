"""Which body a document speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble import bodies
from preamble.citations import organs
from preamble.citations.speaker import Speaker
from preamble.model import BlockType, Document

# Beginnings of symbols, the most particular first.
_SYMBOLS = (
    ("A/HRC/", "human-rights-council"),
    ("A/", "general-assembly"),
    ("S/", "security-council"),
    ("E/CN.4/", "commission-on-human-rights"),
    ("E/CN.7/", "commission-on-narcotic-drugs"),
    ("E/CN.15/", "ccpcj"),
    ("E/", "economic-and-social-council"),
    ("T/", "trusteeship-council"),
    ("CTOC/COP/", "untoc-cop"),
    ("CAC/COSP/", "uncac-cosp"),
    ("UNEP/EA.", "unea"),
)
# The same of other organizations.
_OTHERS = (("PACE/", "council-of-europe-parliamentary-assembly"),)


def speaker_of(document: Document, body: str | None) -> Speaker:
    """The speaker of a document, from the key given, else from its masthead, opener or symbol."""
    symbol = document.symbol or document.masthead.symbol or ""
    opened = _opened(document)
    issuer = body or _named(document.masthead.body or "") or opened
    strange = not body and _SUBSIDIARY.match(symbol) is not None and opened not in organs.organs()
    strange = strange or any(key and _counts_itself(key) for key in (issuer, None if body else opened))
    own = issuer if issuer in organs.organs() else _numbered(symbol, (*_SYMBOLS, *_OTHERS))
    own = None if strange else own
    united_nations = _numbered(symbol) is not None or _is_united_nations(issuer) or _is_printed(document)
    intellectual_property = symbol.startswith(_INTELLECTUAL_PROPERTY) or (
        issuer is not None and "wipo" in _line(issuer)
    )
    return Speaker(own, united_nations, strange, intellectual_property, [own] if own else [])


def _counts_itself(key: str) -> bool:
    """Whether a body may have resolutions and decisions of its own with numbers that are not known here."""
    return key not in organs.organs() and not _NUMBERLESS.intersection(_line(key)[:-1] or [key])


def _is_united_nations(key: str | None) -> bool:
    return key is not None and _line(key)[-1] == _ROOT


def _line(key: str) -> list[str]:
    """A body and those it belongs to, the innermost first."""
    found = [key]
    known = bodies.load()
    while (body := known.get(found[-1])) and body.parent:
        found.append(body.parent)
    return found


_ROOT = "united-nations"
# The United Nations and those of its bodies whose parts and offices speak of others' resolutions only.
_NUMBERLESS = frozenset(
    {
        _ROOT,
        "general-assembly",
        "security-council",
        "un-secretariat",
        "secretary-general",
        "joint-inspection-unit",
    }
)
# Symbols of the World Intellectual Property Organization.
_INTELLECTUAL_PROPERTY = ("WO/", "PCT/", "MM/", "LI/", "CDIP/", "SCCR/", "SCP/", "SCT/", "WIPO/")
# Symbols of commissions, boards and funds that have such numbers.
_SUBSIDIARY = re.compile(
    r"E/(?:CN\.4/(?i:sub)|CN\.(?!(?:4|7|15)/)|E|ICEF|LC|C\.)|(?:ECE|DP|TD|HSP|UNW|LC)/|UNEP/(?!EA\.)"
)
_MASTHEAD = re.compile(
    "United Nations|Объединенных Наций|"
    "General Assembly|Генеральная Ассамблея|Security Council|Совет Безопасности"
)


def _is_printed(document: Document) -> bool:
    return any(_MASTHEAD.search(line) for line in document.masthead.text)


def _named(printed: str) -> str | None:
    body = bodies.load().by_name(printed.removeprefix("The "))
    return body.key if body else None


def _opened(document: Document) -> str | None:
    opener = next((block for block in document.blocks if block.type is BlockType.OPENER), None)
    return _named(opener.text) if opener else None


def _numbered(symbol: str, known: Sequence[tuple[str, str]] = _SYMBOLS) -> str | None:
    return next((key for start, key in known if symbol.startswith(start)), None)
