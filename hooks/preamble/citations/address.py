"""The official address of an instrument, where one is known for certain."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from preamble.citations.forms import Shape, Token, roman
from preamble.citations.plausible import possible
from preamble.model import Language

# Series that docs.un.org serves under the symbol.
_SERVED = re.compile(
    r"(?:A|S|E|T|ST|CTOC|CAC|CRC|CEDAW|CCPR|CERD|CAT|CMW|CRPD|CED|DP|TD|HSP|LOS|SPLOS|CLCS|NPT|UNW|ISBA|HRI|FCCC|ICCD|UNEP)[/.]"
)
# Symbols of others that look like those of principal organs: S/1906/2020, and a court's case T/123/2010.
# A.1110(30) is the International Maritime Organization's.
_STRANGE = re.compile(r"[ST]/(?!(?:19[4-9]|20\d)\d/)\d{1,4}/(?:19|20)\d\d$|A\.\d+\(")
# Identifiers of this library that are no symbols of documents.
_OURS = re.compile(r"(?:A|E|CTOC/COP|CAC/COSP)/DEC/|(?:CTOC/COP|CAC/COSP|E/CN\.(?:4|7|15))/(?:RES|DEC)/")
# Such numbers another organization's Assembly has too: A/RES/718(XXIII) is the tourism organization's.
_OLD = re.compile(r"A/RES/(?P<number>\d+)\((?P<session>[IVXLC]+)\)")
_GOAL = re.compile(r"SDG (\d{1,2}(?:\.[0-9a-k]{1,2})?)")


@lru_cache(maxsize=4096)
def address(target: str, language: Language) -> str | None:
    """The official page of a target in a language, None where no address was verified.

    >>> address("S/RES/2253(2015)", "ru")
    'https://docs.un.org/ru/S/RES/2253(2015)'
    >>> address("SDG 16.4", "en")
    'https://metadata.un.org/sdg/16.4'
    >>> address("A/DEC/60/519", "en") is None, address("S/1906/2020", "en") is None
    (True, True)
    >>> address("A.1110(30)", "en") is None, address("A/RES/718(XXIII)", "en") is None
    (True, True)
    """
    if goal := _GOAL.fullmatch(target):
        return f"https://metadata.un.org/sdg/{goal[1]}"
    if (old := _OLD.fullmatch(target)) and not possible(
        Token(0, 0, Shape.ROMAN, target, roman(old["session"]), int(old["number"]))
    ):
        return None
    if _OURS.match(target) or _STRANGE.match(target) or not _SERVED.match(target):
        return None
    return f"https://docs.un.org/{language}/{quote(target, safe='/().-_~')}"
