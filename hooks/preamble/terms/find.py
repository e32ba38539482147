"""Short forms that a text introduces in parentheses, with the words that they stand for.

"Office for the Coordination of Humanitarian Affairs (OCHA)", «Международная организация по миграции
(МОМ)», "… in Iraq and the Levant (ISIL, hereinafter referred to as Da'esh)", "… Society (hereinafter “the
Society”)". A parenthesis of which it is not certain what it stands for introduces nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct

from preamble.model import Language
from preamble.terms import initials, names
from preamble.terms.initials import Word, words_before
from preamble.terms.words import LEXICONS

_LONGEST_INSIDE = 160
_ABBREVIATION = re.compile(
    r"(?=.{2,24}$)[^\W\d_](?:[^\W\d_]|['’&‐‑-])*(?:\s[^\W\d_][\w'’‐‑-]*){0,2}(?:[‐‑-]\d{1,2})?"
)
_ROMAN = re.compile(r"[IVXХ]+")
_QUOTED = re.compile(r"(?:the\s+)?[“«\"„]\s*(?:the\s+)?(?P<name>[^“”«»\"„]{3,80})[”»\"“]\s*", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_](?:[\w'’-]|\s(?=\w)|\.(?=\d)){3,60}")
_NESTED = re.compile(r"(?P<outer>[^()]{2,24}?)\s*\((?P<inner>[^()]{2,24})\)")
_OPENING = {"»": "«", "”": "“", '"': '"', "“": "„"}
_SENTENCE = re.compile(r"[.!?]\s+(?=[«“\"]?[A-ZА-ЯЁ])|[;:\n()]")
_WIDEST = 300
"""Characters in front of a parenthesis that are looked at."""
_TAG = re.compile(r"\s+(?P<tag>ООН)$")
"""«УНП ООН»: the organization's initials behind those of the name, wherever that says them."""
_HEADED = re.compile(r"(?P<head>[^\W\d_]{3,40})\s+[«“\"][^«»“”\"]{2,40}[»”\"]")
"""«Структура «ООН-женщины»»: what it is, and its name in quotation marks."""


class Introduction(Struct, frozen=True):
    """A short form and its long form, where a text introduces it."""

    short: str
    start: int
    """Where the short form stands."""
    end: int
    long: str
    long_start: int
    abbreviation: bool
    """Whether it is made of letters of the long form, and not a short name."""


def find(text: str, language: Language, times: Callable[[str], int] | None = None) -> Iterator[Introduction]:
    """The introductions in a text, in order; time grows with its length.

    ``times`` says how often the whole document has a name, which tells a name for a thing from a remark.
    """
    if "(" not in text:
        return
    for start, end in sorted(_parentheses(text)):
        yield from _Parenthesis(text, start, end, language, times or text.count).introductions()


def _parentheses(text: str) -> Iterator[tuple[int, int]]:
    """The insides of parentheses, those within others too.

    Those that begin with a figure are years, numbers and documents, which most parentheses hold.
    """
    open_at: list[int] = []
    opening, closing = text.find("("), text.find(")")
    while closing >= 0:
        if 0 <= opening < closing:
            open_at.append(opening + 1)
            opening = text.find("(", opening + 1)
            continue
        if open_at:
            start = open_at.pop()
            if 1 < closing - start <= _LONGEST_INSIDE and not text[start].isdigit():
                yield start, closing
        closing = text.find(")", closing + 1)


class _Parenthesis:
    """One parenthesis and the words in front of it."""

    def __init__(
        self, text: str, start: int, end: int, language: Language, times: Callable[[str], int]
    ) -> None:
        self.text, self.start, self.end, self.language = text, start, end, language
        self.times = times
        self.lexicon = LEXICONS[language]
        before = text[max(start - 1 - _WIDEST, 0) : start - 1]
        self.before_end = start - 1 - len(before) + len(before.rstrip(" \t\xa0"))

    def introductions(self) -> Iterator[Introduction]:
        """What the parenthesis introduces: its first part, and those that say "hereinafter"."""
        inside, found = self.text[self.start : self.end], None
        position = 0
        parts = [part for part in self.lexicon.or_else.split(inside) if part]
        for part in parts:
            start = inside.index(part, position) if part else position
            position = start + len(part)
            said = self.lexicon.hereinafter.match(part)
            name_start = start + (said.end() if said and said[0].strip() else 0)
            announced = name_start > start
            if found is None and (announced or len(parts) == 1 or _is_abbreviation(_first_word(part))):
                found = self._long(part[name_start - start :], announced)
            if found is None or not (announced or start == 0):
                return
            yield from self._named(part[name_start - start :], name_start, found, announced)

    def _named(
        self, printed: str, start: int, long: tuple[int, int], announced: bool
    ) -> Iterator[Introduction]:
        """The short forms in one part: itself, and one in a parenthesis of its own behind it."""
        nested = _NESTED.fullmatch(printed)
        pieces = (
            [(nested["outer"], 0), (nested["inner"], nested.start("inner"))] if nested else [(printed, 0)]
        )
        for piece, offset in pieces:
            quoted = _QUOTED.fullmatch(piece)
            short = quoted["name"].strip() if quoted else _bare(piece, self.language)
            if not short:
                continue
            at = self.start + start + offset + piece.index(short)
            made = _is_abbreviation(short)
            if made or quoted or announced or _NAME.fullmatch(short) or _HEADED.fullmatch(short):
                yield Introduction(short, at, at + len(short), self.text[long[0] : long[1]], long[0], made)

    # --- the long form ------------------------------------------------------------------------------

    def _long(self, printed: str, announced: bool) -> tuple[int, int] | None:
        """Where the long form begins and ends."""
        nested = _NESTED.fullmatch(printed)
        piece = nested["outer"] if nested else printed
        quoted = _QUOTED.fullmatch(piece)
        short = quoted["name"].strip() if quoted else _bare(piece, self.language)
        if not short or self.before_end < 3 or not (quoted or announced or _may_be_short(short)):
            return None
        if closing := self._quotation():
            return self._quoted(short, closing, announced)
        marked = bool(quoted) or announced
        if not self.text[self.before_end - 1].isalnum() or not self._worth_reading(short, marked):
            return None
        words = self._words()
        if not words or words[-1].end < self.before_end:
            return None
        index = self._beginning(short, words, marked)
        if index is None:
            return None
        start, end = words[index].start, words[-1].end - (2 if words[-1].text.endswith(("’s", "'s")) else 0)
        return (start, end) if _is_whole(self.text[start:end]) else None

    def _worth_reading(self, short: str, marked: bool) -> bool:
        """Whether the words in front can have the short form's: most parentheses are remarks."""
        if _is_abbreviation(short) or _HEADED.fullmatch(short):
            return True
        own = short.split()
        if not _NAME.fullmatch(short) or _ROMAN.fullmatch(short) or own[0].lower() in self.lexicon.small:
            return False
        if not (marked or own[0][0].isupper() or len(own) > 1):
            return False
        before = self.text[max(0, self.start - _WIDEST) : self.before_end].lower()
        if own[0][: names.SHORTEST_STEM].lower() in before:
            return True
        return len(own) == 1 and short[0].isupper() and self.times(short) > 1

    def _beginning(self, short: str, words: list[Word], marked: bool) -> int | None:
        if _is_abbreviation(short):
            index = initials.beginning(short, words, self._in_list(words))
            if index is None and (tag := _TAG.search(short)):
                without = initials.without(tag["tag"], words)
                index = initials.beginning(short[: tag.start()], without, self._in_list(words))
            return index
        if headed := _HEADED.fullmatch(short):
            return names.headed(headed["head"], words)
        own = short.split()
        index = names.beginning(own, words, self.language, marked)
        if index is None and len(own) == 1 and short[0].isupper():
            index = names.organization(words, self.language)
            return index if index is not None and self.times(short) > 1 else None
        return index

    def _in_list(self, words: list[Word]) -> bool:
        """Whether another parenthesis ends right in front of these words."""
        return self.text[max(words[0].start - 3, 0) : words[0].start].rstrip(" \t\xa0,;").endswith(")")

    def _words(self) -> list[Word]:
        start = max(0, self.start - _WIDEST)
        for boundary in _SENTENCE.finditer(self.text, start, self.before_end):
            start = boundary.end()
        words = words_before(self.text, start, self.before_end, self.language)
        barrier = max(
            (at for at, word in enumerate(words) if word.text.lower() in self.lexicon.barriers), default=-1
        )
        return words[barrier + 1 :]

    def _quotation(self) -> int | None:
        """Where the quotation begins that ends in front of the parenthesis, inside its marks."""
        end = self.before_end - 1
        closing = self.text[end]
        opening = _OPENING.get(closing)
        depth, start = 1, max(0, end - _WIDEST)
        while opening and depth:
            at = self.text.rfind(opening, start, end)
            if at < 0:
                return None
            # Quotations within this one close first.
            depth += self.text.count(closing, at + 1, end) - 1 if opening != closing else -1
            end = at
        return end + 1 if opening else None

    def _quoted(self, short: str, start: int, announced: bool) -> tuple[int, int] | None:
        """A quotation is a long form of certain limits; it must still be this one's."""
        end = self.before_end - 1
        words = words_before(self.text, start, end, self.language)
        if _is_abbreviation(short):
            return (start, end) if initials.spells(short, words) else None
        return (start, end) if announced and words else None


def _bare(printed: str, language: Language) -> str:
    short = printed.strip(" \t\xa0")
    return short.removeprefix("the ").strip() if language == "en" else short


def _may_be_short(printed: str) -> bool:
    """Whether a parenthesis can be a short form at all: most are years, letters of items, remarks."""
    return any(form.fullmatch(printed) for form in (_ABBREVIATION, _NAME, _HEADED))


def _first_word(part: str) -> str:
    return part.split("(")[0].strip()


def _is_whole(long: str) -> bool:
    """Whether no quotation begins outside and ends within, or the other way round."""
    return all(long.count(opening) == long.count(closing) for opening, closing in ("«»", "“”"))


@lru_cache(64)  # It is asked for several times on the way from a parenthesis to what it introduces.
def _is_abbreviation(short: str) -> bool:
    """Capitals for the most part, two of them at least; no number, symbol or Roman numeral.

    >>> [_is_abbreviation(one) for one in ("МФОККиКП", "UN-Women", "COVID-19", "NGOs", "УНП ООН")]
    [True, True, True, True, True]
    >>> [_is_abbreviation(one) for one in ("XV", "QDe.115", "Iraq", "S/2025/22", "a", "not listed")]
    [False, False, False, False, False, False]
    """
    if not _ABBREVIATION.fullmatch(short) or _ROMAN.fullmatch(short):
        return False
    capitals = sum(char.isupper() for char in short)
    words = short.split()
    return (
        capitals >= 2
        and all(sum(char.isupper() for char in word) >= 2 or len(words) == 1 for word in words)
        and (capitals * 2 >= len(initials.letters(short)) or any(hyphen in short for hyphen in "-‐‑"))
    )
