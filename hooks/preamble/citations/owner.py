"""Which body a document speaks for."""

from __future__ import annotations

import re

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
_UNITED_NATIONS = re.compile(
    "United Nations|Объединенных Наций|"
    "General Assembly|Генеральная Ассамблея|Security Council|Совет Безопасности"
)


def speaker_of(document: Document, body: str | None) -> Speaker:
    """The speaker of a document, from the key given, else from its masthead, opener or symbol."""
    symbol = document.symbol or document.masthead.symbol or ""
    own = body if body in organs.organs() else None
    if body is None:
        own = _named(document.masthead.body or "", document) or _opened(document) or _numbered(symbol)
    own = own or (_numbered(symbol) if body is not None else None)
    united_nations = (
        bool(_numbered(symbol))
        or own in _UN_ORGANS
        or _UNITED_NATIONS.search(" ".join(document.masthead.text)) is not None
    )
    return Speaker(own, united_nations, heard=[own] if own else [])


_UN_ORGANS = frozenset(
    {
        "general-assembly",
        "security-council",
        "economic-and-social-council",
        "trusteeship-council",
        "human-rights-council",
    }
)


def _named(printed: str, document: Document) -> str | None:
    match = re.match(rf"\s*(?:The\s)?(?:{organs.pattern(document.language)})", " ".join(printed.split()))
    if match is None:
        return None
    name = organs.names(document.language)[int(str(match.lastgroup)[1:])]
    return name.keys[0] if len(name.keys) == 1 else None


def _opened(document: Document) -> str | None:
    opener = next((block for block in document.blocks if block.type is BlockType.OPENER), None)
    return _named(opener.text, document) if opener else None


def _numbered(symbol: str) -> str | None:
    return next((key for start, key in _SYMBOLS if symbol.startswith(start)), None)
