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
    issuer = body or _named(document.masthead.body or "") or _opened(document)
    own = issuer if issuer in organs.organs() else _numbered(symbol, (*_SYMBOLS, *_OTHERS))
    united_nations = _numbered(symbol) is not None or _is_united_nations(issuer) or _is_printed(document)
    return Speaker(own, united_nations, heard=[own] if own else [])


def _is_united_nations(key: str | None) -> bool:
    known = bodies.load()
    while key is not None and key != _ROOT:
        body = known.get(key)
        key = body.parent if body else None
    return key == _ROOT


_ROOT = "united-nations"
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
