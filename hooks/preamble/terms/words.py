"""The words of each language that the finder of terms knows: data only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from preamble.model import Language


class Lexicon(Struct, frozen=True):
    """The words of one language."""

    small: frozenset[str]
    """Prepositions, conjunctions, articles: initials mostly leave them out."""
    barriers: frozenset[str]
    """Words that no name contains: what stands in front of the last of them is no part of the long form."""
    hereinafter: re.Pattern[str]
    """What stands before a short name: "hereinafter referred to as", «далее по тексту —»."""
    or_else: re.Pattern[str]
    """What stands between two short names for one thing."""
    organizations: tuple[str, ...]
    """Beginnings of words for bodies: a name whose first word is followed by one, or is one, is a body's."""
    endings: str
    """A pattern of the endings that a word can have in place of its own."""
    plural: str
    """A pattern of what may follow an abbreviation."""


_RU = "и в во на о об обо среди по к ко с со из для при за у от до под над между против через или а не"
_EN = "of and the for on in to at by with against from a an or under between through among into as"
_RU_BARRIERS = (
    "включая также его их ее её свою свое своё свои своего своей своих своим своими эта этот это эти "
    "этой этого "
    "что как том числе частности который которая которое которые которого которой которых которым которую"
)
_EN_BARRIERS = (
    "including such its their his her our this these those that which who whose is are was were be been has "
    "have had namely other also noting recalling"
)

LEXICONS: Mapping[Language, Lexicon] = {
    "ru": Lexicon(
        small=frozenset(_RU.split()),
        barriers=frozenset(_RU_BARRIERS.split()),
        hereinafter=re.compile(
            r"(?:именуем\w+\s+)?(?:здесь\s+и\s+)?(?:в\s+)?(?:далее|дальнейшем)"
            r"(?:\s+по\s+тексту|\s+в\s+тексте|\s+именуем\w+|\s+также)*\s*(?:как\s+)?[—–:-]*\s*",
            re.IGNORECASE,
        ),
        or_else=re.compile(r"\s*[,;]\s*|\s+или\s+"),
        organizations=(
            "организаци", "агентств", "союз", "комитет", "комисси", "фонд", "программ", "федераци", "банк",
            "центр", "управлени", "бюро", "ассоциаци", "совет", "сообществ", "институт",
        ),
        endings=r"(?:[а-яё]{0,4})",
        plural=r"(?:-?(?:а|у|ом|е|ы|и|ов|ам|ами|ах))?",
    ),
    "en": Lexicon(
        small=frozenset(_EN.split()),
        barriers=frozenset(_EN_BARRIERS.split()),
        hereinafter=re.compile(
            r"(?:herein(?:after)?|hereafter|henceforth)(?:\s+(?:also\s+)?(?:referred\s+to|called|known|named|the))*"
            r"(?:\s+(?:collectively\s+)?as)?\s*[—–:-]*\s*",
            re.IGNORECASE,
        ),
        or_else=re.compile(r"\s*[,;]\s*|\s+or\s+"),
        organizations=(),
        endings=r"(?:e?s|['’]s?)?",
        plural=r"(?:s|['’]s)?",
    ),
}  # fmt: skip
