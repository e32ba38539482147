"""A number or a symbol and a title on one line: which is which."""

from __future__ import annotations

import re

from preamble.masthead import symbols

_OF_SESSION = (
    r"[A-Z][A-Za-z]{1,8}/(?i:res|dec|rec|decl)\.\s?\d{1,4}\s?\([IVXLC]{1,8}\)(?:\s?(?:(?:19|20)?\d\d))?"
)
"""«RC/Res. 338(LVIII) 2031»: a series, a number, a session, and the year."""
_SYMBOL_FIRST = re.compile(
    rf"(?P<symbol>{_OF_SESSION}|[A-Z][^\s:]{{2,40}})\s?(?::\s|\s[-–—]\s)(?P<title>(?!\S*/)(?=.{{0,40}}[^\W\d_]{{3}})\S.{{7,}})"
)
_SYMBOL_LAST = re.compile(
    rf"(?P<title>[^\W\d].{{7,}}?)(?:\s?[-–—:]\s?|\s\()(?P<symbol>{_OF_SESSION}|[A-Z][^\s:()]{{2,40}})\)?"
)
_NUMBER_FIRST = re.compile(
    r"""(?i:resolution|decision|recommendation|conclusion|declaration|opinion)\s(?:No\.?\s?)?
    (?P<number>(?=[^\s:]*(?:\d|[IVXL]))[A-Z\d][A-Z\d./-]{0,11}(?:\s?\([^()]{1,30}\))?(?:\s(?:19|20)\d\d)?)
    (?:\s?:\s|\s[-–—]\s)(?P<title>(?=.{0,40}[^\W\d_]{3})\S.{7,})""",
    re.VERBOSE,
)
"""«Resolution IX.17: Review of …», «Resolution 14 - Protection of small rivers»."""
_OF_CONFERENCE = re.compile(
    r"(?P<session>\d{1,3})\s?[CС]/(?:Resolution|Резолюция)\s(?P<number>\d{1,3}(?:\.\d{1,3})?)[.:]?\s+(?=[^\W\d].{7})"
)
"""«29 C/Резолюция 12 Этика»: UNESCO's number and the title, the letter in either alphabet."""
_ACT = re.compile(r"(?i:постановление|решение|распоряжение)\s(?:№|N)\s?\S{1,12}\s(?=[ОоOo]б?\s)")
"""«ПОСТАНОВЛЕНИЕ N 8-6 О ПАРОМАХ»: what it is and its number, on the line of the title."""
_CITED = re.compile(
    r"(?P<title>.{4,300}?),\s(?P<organ>G\.?A\.?|E\.?S\.?C\.?)\s(?:[Rr]es\.?|[Rr]esolution)\s"
    r"(?P<number>\d{2,4}/\d{1,3}(?:\s?[A-Z]\b)?|\d{1,4}\s?(?:[A-Z]\s?)?\([IVXLC]+\)),?\s.*"
)
"""«Lamps, G.A. res. 50/9, U.N. GAOR Supp. (No. 49) at 16 …»: how a library of law cites what stands below."""
_SERIES = {"G": "A", "E": "E"}
_PLURAL = re.compile(
    r"(?:-\s\d{1,3}\s-\s)?(?:RESOLUTIONS?|DECISIONS?)\s(?=[A-Z]{2,5}\d)|\d{1,3}\s(?=[IVXLC]{1,6}/\d{1,3}\.\s)"
)
"""The head of a page that ran into the number of the resolution: «- 45 - RESOLUTIONS WHA60.1 …»."""
_COUNTED = re.compile(r"\d{3,4}\.\s(?=[A-Z][^\d]{8})")
"""«3185. Implementation of …»: the Assembly counted its resolutions so."""


def parted(text: str) -> tuple[str | None, str] | None:
    """The symbol, if there is one, and the title of a line that begins with a number; None for other lines.

    >>> parted("RC/Res. 338(LVIII) 2031: Resolution on Lamps")
    ('RC/Res.338(LVIII)2031', 'Resolution on Lamps')
    >>> parted("29 С/Резолюция 12 Охрана рек")
    ('29 C/Resolution 12', 'Охрана рек')
    >>> parted("Resolution IX.17: Lamps of the quays"), parted("Strelsau: lamps of the quays")
    ((None, 'Lamps of the quays'), None)
    """
    of_conference = _OF_CONFERENCE.match(text) if text[:1].isdigit() else None
    if of_conference is not None:
        number = f"{of_conference['session']} C/Resolution {of_conference['number']}"
        return number, text[of_conference.end() :]
    if ":" not in text and "-" not in text and "–" not in text and "—" not in text:
        return None
    counted = _NUMBER_FIRST.fullmatch(text)
    if counted is not None:
        return None, counted["title"]
    match = _SYMBOL_FIRST.fullmatch(text)
    symbol = _symbol(match["symbol"]) if match is not None else None
    return (symbol, match["title"]) if match is not None and symbol is not None else None


def without_number(title: str) -> tuple[str | None, str]:
    """The symbol behind a title, if there is one, and the title without it and without its number.

    >>> without_number("Resolution on Lamps - RC/Res. 496 (LXIX) 2031")
    ('RC/Res.496(LXIX)2031', 'Resolution on Lamps')
    >>> without_number("Lamps, G.A. res. 50/9, U.N. GAOR Supp. (No. 49) at 16 (1995).")
    ('A/RES/50/9', 'Lamps')
    >>> without_number("ПОСТАНОВЛЕНИЕ N 8-6 О ПАРОМАХ")
    (None, 'О ПАРОМАХ')
    >>> without_number("3185. Implementation of the declaration")
    (None, 'Implementation of the declaration')
    """
    cited = _CITED.fullmatch(title) if " res" in title or " Res" in title else None
    if cited is not None:
        number = symbols.canonical(cited["number"])
        return f"{_SERIES[cited['organ'][0]]}/RES/{number}", cited["title"]
    if title[:1] in "ПРпр":
        title = _ACT.sub("", title, count=1)
    if title[:1].isdigit():
        return None, _COUNTED.sub("", title, count=1)
    match = _SYMBOL_LAST.fullmatch(title) if "/" in title else None
    if match is not None and match["title"].count("(") > match["title"].count(")"):
        match = None  # «… (По докладу Комитета (A/91/3))»: of the report
    symbol = _symbol(match["symbol"]) if match is not None else None
    return (symbol, match["title"]) if match is not None and symbol is not None else (None, title)


def without_head(text: str) -> str:
    """A line without the head of a page that ran into its number.

    >>> without_head("- 45 - RESOLUTIONS WHA60.1 Lamps of the quays")
    'WHA60.1 Lamps of the quays'
    >>> without_head("1 VIII/3. Lamps of the quays")
    'VIII/3. Lamps of the quays'
    """
    head = _PLURAL.match(text)
    return text[head.end() :] if head else text


def _symbol(printed: str) -> str | None:
    known = re.fullmatch(_OF_SESSION, printed) is not None or ("/" in printed and symbols.is_symbol(printed))
    return symbols.canonical(printed) if known else None
