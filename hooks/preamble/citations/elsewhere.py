"""Symbols of other organizations that are put together unlike those of the United Nations.

``MSC.467(101)`` and ``A.1110(30)`` (International Maritime Organization), ``AG/RES. 2950 (L-O/20)``
(Organization of American States), ``Assembly/AU/Dec.749(XXXIII)`` (African Union and, before it, the
Organization of African Unity), ``CM/Rec(2018)2`` (Committee of Ministers of the Council of Europe),
``A39-3`` (Assembly of the International Civil Aviation Organization), ``C.260.M.155.1937.VII`` (League of
Nations). The canonical form is what is printed, without white space and look-alike letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from preamble.citations.forms import fold, roman
from preamble.citations.found import Found, has_any, phrase_start

# One of these stands in every such symbol; most texts have none, and plain searches cost less.
_SIGNS = ("CM/", " R (", " R(", "Rec(", "Res(")
# The others close with a parenthesis behind a point and a number.
_NUMBERED = re.compile(r"\.\s?\d{1,5}\s?\(")
# Those without parentheses: "/Circ.", "A39-3", "1937" behind a number and a point. A pattern that begins with
# the sign it is searched by costs a fraction of one that begins with a choice.
_CIRCULAR = "/Circ."
_SESSION = re.compile(r"-(?:(?<=[AА]\d-)|(?<=[AА]\d\d-))\d")
_YEAR_OF_LEAGUE = re.compile(r"19(?:(?<=\d\.19)|(?<=\d\.\s19))[2-4]\d")
_ROMAN = r"\(\s?(?P<{name}>[IVXLCІХС]{{1,8}})\s?\)"

_SYMBOLS = re.compile(
    rf"""
    (?<![\w/.\-‑]) (?:
      # The letter of the Assembly stands before many numbers: its sessions are asked for.
      (?P<assembly>[AА]\.(?P<number>\d{{2,4}})(?:\s?\((?P<session>\d{{1,2}})|\((?P<numeral>[IVXІХ]{{1,4}}))\))
    | (?P<maritime>(?:[MМ][SЅ][CС]|[MМ][EЕ][PР][CС]|LEG|FAL)
        (?:\.\s?\d{{1,4}}\s?\(\d{{1,3}}\)|(?:-(?:FAL|MEPC|LEG))?(?:\.\d)?/Circ\.\d{{1,5}}(?:/Rev\.\d{{1,2}})?))
    | (?P<american>(?:AG|CP)/(?:RES|DEC|DOC)\.\s?\d{{1,5}}(?:/\d\d)?\s?
        \((?:[IVXLC]{{1,8}}-[OE]/\d\d|\d{{1,4}}/\d\d)\))
    | (?P<african>(?:(?:Ext/)?Assembly/AU|[EЕ][XХ]\.[CС]L|AHG|CM)/(?:Decl?\.|Res\.|Rec\.)\s?\d{{1,4}}\s?
        {_ROMAN.format(name="held")}(?:\s?Rev\.\s?\d)?)
    | (?P<ministers>(?:CM/)?(?:Rec|Res)(?:DH|AP|ChS|CMN)?\((?:19|20)\d\d\)\d{{1,4}}
        |CM/Del/Dec\((?:19|20)\d\d\)\d{{1,4}}(?:/\d{{1,2}}(?:\.\d{{1,2}})?)?)
    # Documents of the League: of its Assembly, its Council, its Members.
    | (?P<league>[AАCС]\.\s?(?:L\.\s?)?\d{{1,4}}(?:\([a-z]\))?(?:\.\s?[MМ]\.\s?\d{{1,4}}(?:\([a-z]\))?)?\.\s?
        19[2-4]\d(?:\.\s?[IVX]{{1,4}}(?:\.\s?[A-Z])?)?)
    | (?<=\s)(?P<civil>[AА]\d{{1,2}}-\d{{1,2}})
    | (?<=\s)(?P<recommended>R\s?\((?:\d\d|(?:19|20)\d\d)\)\s?\d{{1,2}})
    )
    (?!\w|[./(]\w)
    """,
    re.VERBOSE,
)
# Before 2000 the Committee of Ministers' recommendations had a mere R, which only this word makes a symbol.
_HEAD = re.compile(r"[Rr]ecommendations?\s(?:Nos?\.?\s)?$|[Рр]екомендаци\w{1,3}\s(?:№\s?)?$")
# Of the Civil Aviation Organization's, numbers of a list have this word far before them.
_CIVIL = re.compile(
    r"(?:[Rr]esolutions?|[Рр]езолюци\w{1,3})\s(?:[AА]\d{1,2}-\d{1,2}(?:,\s(?:and\s)?|\s(?:and|и)\s)){0,20}$"
)
# The Maritime Organization's Assembly counted in Roman numerals up to A.500(XII) and has not since.
_ROMAN_SESSIONS, _LAST_ROMAN = range(1, 13), 520


def find(text: str) -> Iterator[Found]:
    """The symbols in a text.

    >>> [item.target for item in find("resolutions A.1110(30), MSC.467(101) and AG/RES. 2950 (L-O/20)")]
    ['A.1110(30)', 'MSC.467(101)', 'AG/RES.2950(L-O/20)']
    >>> [item.target for item in find("Recommendation No. R (98) 14, CM/Rec(2018)2, section A.12(3)")]
    ['R(98)14', 'CM/Rec(2018)2']
    """
    if not (
        ("(" in text and (_NUMBERED.search(text) or has_any(text, _SIGNS)))
        or _CIRCULAR in text
        or _SESSION.search(text)
        or _YEAR_OF_LEAGUE.search(text)
    ):
        return
    for match in _SYMBOLS.finditer(text):
        if match["assembly"] and not _is_session(match):
            continue
        if match["recommended"] and not _HEAD.search(text, max(0, match.start() - 24), match.start()):
            continue
        if match["civil"] and not _CIVIL.search(text, max(0, match.start() - 200), match.start()):
            continue
        if match["held"] and not roman(fold(match["held"])):
            continue
        left = phrase_start(text, match.start())
        yield Found(*match.span(), fold(match[0]), "symbol", left, match.end())


def _is_session(match: re.Match[str]) -> bool:
    """Whether a resolution of the Maritime Organization's Assembly can have such a number and session."""
    if match["numeral"]:
        return roman(fold(match["numeral"])) in _ROMAN_SESSIONS and int(match["number"]) <= _LAST_ROMAN
    return int(match["session"]) > max(_ROMAN_SESSIONS) and int(match["number"]) >= _LAST_ROMAN
