"""Printed numbers and letters: what a paragraph's label says and where it stands in its series.

A label is judged by its place in the series rather than by its looks alone, because sources mix
alphabets: «а) б) с) д)» is a, b, c, d, and «В.» after «A.» is B.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

# Letters that look alike in both alphabets; the key is Cyrillic.
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХУІЅЈаеорсухіѕј", "ABEKMHOPCTXYISJaeopcyxisj")
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_TRANSLITERATED = dict(zip("абвгдезиклмнопрстуфхц", "abvgdeziklmnoprstufhc", strict=True))
_ROMAN = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_NUMERALS = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")
)  # fmt: skip
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Style(StrEnum):
    """How a label is written; a series keeps one style."""

    NUMBER = "1."
    DECIMAL = "1.1"
    NUMBER_BRACKET = "1)"
    LETTER_BRACKET = "a)"
    LETTER_DOT = "a."
    CAPITAL_DOT = "A."
    CAPITAL_BRACKET = "A)"
    ROMAN_DOT = "I."
    DOT_NUMBER = ".1"
    DOT_DECIMAL = ".1.1"
    PREAMBULAR = "PP1"
    BULLET = "-"


SECTIONS = frozenset((Style.ROMAN_DOT, Style.CAPITAL_DOT))
"""What sections are numbered with."""


class Label(Struct, frozen=True):
    """A label at the head of a paragraph."""

    printed: str
    """As on paper, e.g. ``(a)``, «б)», ``IV.``"""
    core: str
    """Without punctuation: ``a``, «б», ``IV``, ``12 bis``; empty for a bullet."""
    style: Style
    length: int
    """Characters of the raw text up to the words of the paragraph."""


_LABEL = re.compile(
    r"""
    (?P<open>[*_]{0,3})
    (?:
      (?P<bullet>[-–—•·∙▪■□●○◦‣⁃➢►❖✓\uf02d\uf06e\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]|\*(?=\s)|\\[-*](?=\s)
        |§(?=\s[^\W\d])|o(?=\s\s|\s[A-Za-z(“"]))(?=\s)   # «o» and «§»: bullets of a symbol font, as text
      | (?P<glued>[-–—](?=[a-z]{3,20}[\s,])|[•∙▪■□●◦‣➢►✓](?=[^\W\d_]))   # «-having regard to», «•the rivers»
    | \\?(?P<left>\(?)\s?(?P<inner>[*_]{0,2})(?P<bracketed>\d{1,3}|[a-z]{1,5}|[A-Z]{1,4}|[а-я]{1,2}|[А-Я])
        (?P<bis1>\s(?:bis|ter|quater|бис|тер))?(?P=inner)\s?\\?\)(?=[\s*_]|[A-ZА-Я][a-zа-я]|[а-яё]{3}|[а-яё]{1,2}\s)
    | \(?(?:PP\s?(?P<preambular>\d{1,2}(?:\s?bis)?)|OP\)?\s?(?P<operative>\d{1,3}(?:\s?bis)?))
        (?:\)?\.(?=[\s*_])|\)(?=[\s*_])|(?=[*_]{0,3}\s+[*_]{0,3}[A-ZА-ЯЁ]))
    | \.(?P<dotted>(?:\d{1,2}\.)?\d{1,2})(?=\s)
    | (?P<decimal>\d{1,3}(?:\.\d{1,4}){1,4})(?:\\?\.(?=[\s*_])|(?=\s+[*_«“"(\[]*[A-ZА-ЯЁ]))
    | (?P<number>\d{1,3})(?P<bis2>\s?(?:bis|ter|quater|бис|тер)|[A-ZА-Я](?=\.))?
        \\?\.(?=[\s*_]|[A-ZА-Я](?:[a-zа-я]|-[а-я])|[а-я]{3}|[АВИКОСУЯ]\s|[«"“][А-ЯЁ]|[вкосу]\s[а-яё]{3})
      # «2.Г-жа» is a label, too
      # «A.Введение», Latin before Cyrillic, is no initial: copies of pages lose the blank
      # «III . ДОКЛАДЫ» in copies of pages, «1)I. Положения» where a converter numbers what has a number
    | (?:\d{1,2}\)(?=[IVX]{1,5}\.\s))?(?P<roman>[IVXLCІХ]{1,7})(?:\s(?=\.\s))?\\?\.
        (?:(?=[\s*_]|(?<=[A-Z]\.)[А-ЯЁ][а-яё]{3})|(?<=[IVXLC]{2}\.)(?=[A-Z][a-z])
        |(?=(?:Introduction|Background|Summary|Overview|Mandate)\b))
    | (?P<capital>[A-ZА-Я]|[A-Z][A-Z])(?:(?<!\w\w)\s(?=\.\s))?\\?\.(?:(?=[\s*_]|(?<=[A-Z]\.)[А-ЯЁ][а-яё]{3})
        |(?=[A-Z][a-z]{1,20}\s(?:of|to|and|for|on|in|the|by|with)\b)    # A.Progress of work, but not A.Smith
        |(?<=\b[A-Z]\.)(?=[a-z]{5,20}\s))    # A.whereas
    | (?P<letter>[a-zа-я]|[ivx]{2,5})\\?\.(?:(?=[\s*_])|(?<=[a-z]\.)(?=[A-Z][a-z]))   # ii.Members
    )
    (?P<close>[*_]{0,3})[ \t\xa0]*
    """,
    re.VERBOSE,
)
_BRACES = str.maketrans("{}", "()")
_NEVER_LABELS = str.maketrans("Ьь", "bb")
"""A soft sign begins no word and labels no item; optical recognition takes b for one."""
_HEAD_CHARACTERS = frozenset(
    " \t\xa0(.PO-–—•·∙▪■□●○◦‣⁃➢►❖✓\uf02d\uf06e\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc§o\\0123456789"
)
"""Private characters among them are the bullets of symbol fonts; a blank follows a bullet that is a star."""
_LONGEST_HEAD = 12


@lru_cache(maxsize=128)  # every stage asks again for the paragraphs around it
def read(raw: str) -> Label | None:
    r"""The label at the head of a raw paragraph, or None.

    >>> read("13. *рекомендует*").core
    '13'
    >>> read("(a) To be").style is Style.LETTER_BRACKET
    True
    >>> read("12 bis. Text").core
    '12 bis'
    >>> read(".2.1 large lamps;").core, read(".2.1 large lamps;").style is Style.DOT_DECIMAL
    ('1', True)
    >>> read("(2.1) large lamps;").core, read("(2.1) large lamps;").style is Style.DOT_DECIMAL
    ('1', True)
    >>> read("1990 was a year") is None
    True
    >>> read("{c) To be").core, read("(c} To be").core, read("{c} To be") is None
    ('c', 'c', True)
    >>> read("o for others, five years").style is Style.BULLET, read("o положении") is None
    (True, True)
    """
    if not raw:
        return None
    if (raw[0] == "{" and ")" in raw[2:7]) or (raw[0] == "(" and "}" in raw[2:7]):
        raw = raw[:7].translate(_BRACES) + raw[7:]  # a scan takes one bracket of a pair for a brace
    match = _match(raw, 0)
    if match is None:
        if raw[0] > "9" or (raw[0] != "(" and "." not in raw[1:4]):
            return None
        return _bracketed_decimal(raw) if raw[0] == "(" and raw[1:2].isdigit() else _dated_decimal(raw)
    # Emphasis around the label must be the label's own («**1.** text»), not the paragraph's.
    if match["open"] and match["open"] != match["close"]:
        if match["close"]:
            return None
        return _unwrapped(match)
    if match["bullet"] is not None:
        return _behind_bullet(raw, match.end()) or _label(match, match.end())
    if match["glued"] is not None:
        return Label(match["glued"], "", Style.BULLET, match.end())
    return _label(match, match.end())


_BRACKETED_DECIMAL = re.compile(r"(\(\d{1,3}\.(?P<minor>\d{1,3})\))\s+(?=[^\W\d])")


def _bracketed_decimal(raw: str) -> Label | None:
    """«(2.1) …»: the first item of paragraph (2)."""
    match = _BRACKETED_DECIMAL.match(raw)
    return Label(match[1], match["minor"], Style.DOT_DECIMAL, match.end()) if match is not None else None


_DATED_DECIMAL = re.compile(r"(\d{1,3}\.\d{1,2})\s+(?=\d{1,2}\s[а-я]{3,8}\s(?:19|20)\d\d\b)")


def _dated_decimal(raw: str) -> Label | None:
    """«2.1 23 июля 2031 года …»: a paragraph that begins with a day."""
    match = _DATED_DECIMAL.match(raw)
    return Label(match[1], match[1], Style.DECIMAL, match.end()) if match is not None else None


_MISREAD = re.compile(
    r"(?P<figure>[lIiОOоoЗзЬбSs\d]{1,3})\s?[.,]\s?(?=[*_]{0,3}(?:[^\W\d_]{2}(?:\s|[^\W\d_])|[ВКОСУA]\s[^\W\d_]))"
)
_MISREAD_FIGURES = str.maketrans("lIiОOоoЗзЬбSs", "1110000336655")


def read_misread(raw: str, expected: int) -> Label | None:
    """A number that optical recognition took for letters, if it is the one that is due.

    >>> read_misread("l. Reaffirms its position", 1).core, read_misread("З, просит", 3).core
    ('1', '3')
    >>> read_misread("I, the undersigned", 4) is None
    True
    """
    match = _MISREAD.match(raw)
    if match is None or match["figure"].translate(_MISREAD_FIGURES) != str(expected):
        return None
    return Label(match["figure"] + ".", str(expected), Style.NUMBER, match.end())


_MISREAD_ROMAN = re.compile(r"(?P<figure>[IVXLІХПШУlТT1]{1,7})\s?[.,]\s+(?=[*_]{0,3}[«“\"]?[A-ZА-ЯЁ])")
_MISREAD_NUMERALS = str.maketrans({"П": "II", "Ш": "III", "У": "V", "Т": "I", "T": "I", "l": "I", "1": "I"})


def read_misread_roman(raw: str, expected: int) -> Label | None:
    """A Roman number that optical recognition took for Cyrillic letters, if it is the one that is due.

    >>> read_misread_roman("П. ОРГАНИЗАЦИЯ СИЛ", 2).core, read_misread_roman("1У. Выводы", 4).core
    ('II', 'IV')
    >>> read_misread_roman("П. Иванов", 5) is None
    True
    """
    match = _MISREAD_ROMAN.match(raw)
    if match is None or roman(numeral := match["figure"].translate(_MISREAD_NUMERALS)) != expected:
        return None
    return Label(match["figure"] + ".", numeral.translate(LOOK_ALIKES), Style.ROMAN_DOT, match.end())


def _match(raw: str, position: int) -> re.Match[str] | None:
    """A label at a place, looked for only where there can be one: behind emphasis most begin with a word."""
    head = raw[position : position + _LONGEST_HEAD].lstrip("*_")
    if head and head[0] not in _HEAD_CHARACTERS and "." not in head[1:8] and ")" not in head[1:8]:
        return None
    return _LABEL.match(raw, position)


def _behind_bullet(raw: str, length: int) -> Label | None:
    """«- a. расширение»: converters write lettered lists as bullets; the letter is the label."""
    match = _match(raw, length) if raw[0] != "o" else None  # «o» is a letter: no word is left out
    if match is None or (match["open"] and match["open"] != match["close"]):
        return None  # «- **1.** Decides», but not "- *a. Decides*"
    if match["bullet"] is not None:
        return Label(raw[:1], "", Style.BULLET, match.end())  # «- • расширение»
    return _label(match, match.end())


def _unwrapped(match: re.Match[str]) -> Label | None:
    """«*1. text*»: the emphasis runs on; the label is inside it."""
    inner = _label(match, match.end())
    return inner if inner is not None and inner.style is not Style.BULLET else None


_MARKUP = str.maketrans("", "", "\\*_")


def _label(match: re.Match[str], length: int) -> Label | None:
    printed = match[0].translate(_MARKUP).strip(" \t\xa0")
    if match["bullet"] is not None:
        return Label(match["bullet"].strip("\\"), "", Style.BULLET, length)
    if match["bracketed"] is not None:
        core = match["bracketed"].translate(_NEVER_LABELS)
        style = (
            Style.NUMBER_BRACKET
            if core.isdigit()
            else Style.CAPITAL_BRACKET
            if core.isupper()
            else Style.LETTER_BRACKET
        )
        if style is Style.LETTER_BRACKET and not _is_letters(core):
            return None
        return Label(printed, core + (match["bis1"] or ""), style, length)
    if match["preambular"] is not None:
        return Label(printed, match["preambular"], Style.PREAMBULAR, length)
    if match["operative"] is not None:
        return Label(printed, match["operative"], Style.NUMBER, length)
    if match["dotted"] is not None:
        outer, _, core = match["dotted"].rpartition(".")
        return Label(printed, core, Style.DOT_DECIMAL if outer else Style.DOT_NUMBER, length)
    if match["decimal"] is not None:
        return Label(printed, match["decimal"], Style.DECIMAL, length)
    if match["number"] is not None:
        return Label(printed, match["number"] + (match["bis2"] or ""), Style.NUMBER, length)
    if match["roman"] is not None:
        return Label(printed, match["roman"].translate(LOOK_ALIKES), Style.ROMAN_DOT, length)
    if match["capital"] is not None:
        return Label(printed, match["capital"], Style.CAPITAL_DOT, length)
    return Label(printed, match["letter"], Style.LETTER_DOT, length)


def _is_letters(core: str) -> bool:
    """One letter, a doubled letter (aa), or a small Roman number; «см.)» is none of them."""
    return len(core) == 1 or (len(core) == 2 and core[0] == core[1]) or roman(core.upper()) > 0


def roman(text: str) -> int:
    """Value of a Roman number, 0 if it is none.

    >>> [roman(x) for x in ("I", "IV", "XIX", "IIII", "ABC", "")]
    [1, 4, 19, 0, 0, 0]
    """
    text = text.translate(LOOK_ALIKES)
    if not text or not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_VALUE[character] for character in text]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def letter_ordinals(core: str) -> frozenset[int]:
    """Every place in a series that a printed letter can mean: a 1, b 2 … aa 27.

    >>> sorted(letter_ordinals("с"))        # Latin look-alike c, Cyrillic order, sound s
    [3, 17, 19]
    >>> sorted(letter_ordinals("bb"))
    [28]
    """
    lower = core.lower()
    if len(lower) == 2 and lower[0] == lower[1]:
        return frozenset(26 + ordinal for ordinal in letter_ordinals(lower[0]))
    if len(lower) != 1:
        return frozenset()
    places = set()
    # «В» and «Н» resemble B and H as capitals only, yet the small letters of a list follow them.
    for shape in (core, core.upper(), lower):
        latin = shape.translate(LOOK_ALIKES).lower()
        if "a" <= latin <= "z":
            places.add(ord(latin) - 96)
    if lower in _CYRILLIC:
        places.add(_CYRILLIC.index(lower) + 1)
        sound = _TRANSLITERATED.get(lower)
        if sound:
            places.add(ord(sound) - 96)
    return frozenset(places)


def before(core: str) -> tuple[str, ...]:
    """What may be printed before a label in its row: letters and Roman numbers are told by that.

    >>> before("b"), before("iii"), before("2"), before("a")
    (('a',), ('ii',), ('1',), ())
    """
    if core.isdigit():
        return (str(int(core) - 1),) if int(core) > 1 else ()
    found = []
    if len(core) == 1 and core not in "aAаА":
        found.append(chr(ord(core) - 1))
    value = roman(core.upper()) if core.islower() else 0
    if value > 1:
        found.append(numeral(value - 1))
    return tuple(found)


def letter(ordinal: int) -> str:
    """The Latin label of a place in a series.

    >>> letter(1), letter(26), letter(27), letter(54)
    ('a', 'z', 'aa', 'bbb')
    """
    return chr(97 + (ordinal - 1) % 26) * ((ordinal - 1) // 26 + 1)


def numeral(ordinal: int) -> str:
    """Small Roman number of an ordinal, as sub-items print it.

    >>> numeral(4), numeral(19), numeral(44)
    ('iv', 'xix', 'xliv')
    """
    out = []
    for value, sign in _NUMERALS:
        count, ordinal = divmod(ordinal, value)
        out.append(sign * count)
    return "".join(out)
