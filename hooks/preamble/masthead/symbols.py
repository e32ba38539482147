"""Symbols as mastheads print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble.labels import LOOK_ALIKES
from preamble.language import Words

SYMBOL = re.compile(
    r"""(?:
        (?:\d{2}(?=[A-Z]{2}/))?[A-Z]{1,8}(?:\.(?:\d{1,3}|[A-Z]{2,8})|\(\d{1,3}\)(?:\.[A-Z]{2,8})?)?/(?:[A-Za-z0-9.\-]{1,16}(?:\(\d{1,4}\))?/){0,6}[A-Za-z0-9.\-]{1,24}(?:\s?\([^()\s]{1,10}\))?
          (?:\s?[A-Z](?:[-–][A-Z])?)?
      | [A-Z]{2,5}\d{1,3}\.(?:R|DIV\.)?\d{1,3}                   # WHA70.7
      | (?:WHA|EB)\d{1,3}\(\d{1,3}\)                              # WHA75(8)
      | E?C-(?:[A-Z]+-)?\d{1,3}/[A-Z]{2,5}\.\d{1,3}                # C-26/DEC.9
      | (?:EB|A)\d{2,3}/(?:(?:INF|DIV|CONF)\.?/?\s?)?\d{1,3}(?:\s(?:Rev|Add|Corr)\.\s?\d{1,2})?  # EB150/12
      | \d{2,3}\s(?:EX|C)/\d{1,3}(?:\.[IVX]{1,4})?                # 217 EX/12
      | [A-Z]{1,5}\.\d{1,4}\(\d{1,3}\)                           # A.1070(28), MSC.428(98)
      | [A-Z]{2,6}/(?:RES|DEC|DOC)\.\s?\d{1,5}(?:/\d\d)?\s?\([IVXLC][\w/-]{0,20}\)  # AG/RES. 2908 (XL-O/17)
      | (?:Assembly/AU|EX\.CL|[A-Z]{2}\.CL|[A-Z]{2,4})/[A-Z][a-z]{2,4}\.\s?\d{1,4}\s?\([IVXLC]{1,8}\)
      | [A-Z]{2,4}/[A-Z]{2,4}/(?:Comm|COMM|BR|MIN)\.?\d{0,2}\s?\([IVXLCDM]{1,12}\)  # PSC/PR/COMM.(CCCVII)
      | [A-Z]{2}/(?:Rec|Res|Del|Dec|ResDH|ResAP)\(\d{4}\)\d{1,4}   # CM/Rec(2018)2
      | [PTAB]\d[_-](?:TA|RC)?\(?\d{4}\)?[/-]?\d{0,4}            # P9_TA(2021)0045
    )\*{0,3}""",
    re.VERBOSE,
)
_LAST_NUMERALS = frozenset("IVXLCDM")
"""A symbol without figures ends with the Roman number of a meeting in brackets."""
_FOLDS = LOOK_ALIKES | str.maketrans({"‑": "-", "‐": "-"})
"""A hyphen that breaks no line is a hyphen: «B8‑0885/2016»."""
_JOINED = re.compile(r"\s?[–—]\s?|\s-\s|-(?=[A-Z]{1,4}/)")
_SPACED_ADDITION = re.compile(r"(?<=/(?:Add|Rev|Cor)\.)\s(?=\d)|(?<=/Corr\.)\s(?=\d)")
"""«FCCC/CP/2031/7/Add. 1»."""
BEHIND_NAME = re.compile(
    r"(?:(?:[A-ZА-ЯЁ][^\W\d]*|и|по|of|the|and|on|for)\s+){1,12}(?P<symbol>[A-Z][A-Z0-9.]{0,7}/\S+(?:\s\(\d{4}\))?|[A-Z]{1,5}\.\d{1,4}\(\d{1,3}\))"
)
"""«United Nations A/75/901»: how a line looks that stood in two columns."""
_NAMED_SYMBOL = re.compile(
    r"(?i:resolutions?|decision|recommendation|резолюция|решение|рекомендация)\s"
    r"(?P<symbol>[A-ZА-Я][A-Za-zА-Я.]{0,7}/\S*\d|[A-ZА-Я]{2,5}\d{1,3}\.\d{1,3}|[A-ZА-Я]{1,5}\.\d{1,4}\(\d{1,3}\))(?=\s|\Z)"
)
"""«Recommendation CM/Rec(2018)2 of the Committee of Ministers», «РЕЗОЛЮЦИЯ МЕРС.343(78)» in Cyrillic."""
_SUPPLEMENT = re.compile(
    r"(?:дополнение|supplement)\s(?:№|No\.?)\s?\d{1,3}\s?[A-ZА-Я]?\s\((?P<symbol>[A-ZА-Я]/[^\s()]{3,30})\)\Z",
    re.IGNORECASE,
)
"""«Дополнение № 41 (A/63/41)»."""
_NAMED_LINES = 12
_MOST_WORDS = 40
_CITES = re.compile(r"(?i:resolutions?|decisions?|documents?|docs?\.|see|in|of|to|by|and|paragraphs?|\(?the)")
"""Words before a symbol that is another document's."""
_PLAIN_SYMBOL = re.compile(
    r"[A-Z]{1,5}(?:\(\d{1,3}\))?(?:/[A-Za-z\d.()-]{1,16}){0,5}/(?:[A-Za-z\d.()-]{0,15}\d\)?|\d{1,4}\([IVXLC]{1,8}\))"
)
_BY_ORGAN = re.compile(
    r"""(?i:(?:(?:the\s)?(?:UN|United\sNations|U\.N\.)\s)?(?:(?P<council>security\scouncil)|general\sassembly)
      \s(?:resolutions?:?\s){1,2}
      |резолюция\s(?:(?P<council2>совета\sбезопасности)|генеральной\sассамблеи)\s(?:(?:ООН|организации\sобъедин[её]нных\sнаций)\s)?(?:(?:№|N)\s?)?)
      (?P<number>\d{1,4}(?:/\d{1,3}(?:\s?[A-Z])?|\s?\([IVXLC]{1,7}\))?)
      (?:\s?\((?P<year>(?:19|20)\d\d)\))?""",
    re.VERBOSE,
)
_PARLIAMENTARY = re.compile(
    r"(?:Author\(s\):\s|The\s)?Parliamentary\sAssembly(?:\sof\sthe\sCouncil\sof\sEurope)?,?"
    r"|Парламентская\s[Аа]ссамблея(?:\sСовета\sЕвропы)?,?",
    re.IGNORECASE,
)


_ASSEMBLY = re.compile(r"(?:The\s)?General\sAssembly,?|Генеральная\sАссамблея,?", re.IGNORECASE)
_ASSEMBLY_NUMBER = re.compile(
    r"(?i:резолюци(?:я|ей)|resolution)\s(?:(?i:генеральной\sассамблеи)\s(?:ООН\s)?)?(?:(?i:от)\s[\d.]{8,10}\s)?(?:(?:№|N|No\.)\s?)?"
    r"(?:A/RES/)?(?P<number>\d{1,4}\s?(?:[A-ZА-Я]\s?)?\((?:E?S-)?[IVXLCІХ-]{1,9}\)|\d{2}/\d{1,3}(?:\s?[A-ZА-Я]\b)?)(?![\d/])"
)
"""«Резолюция 2847 (XXVI)», «Принята резолюцией 33/73», «РЕЗОЛЮЦИЯ ОТ 17.12.1984 N 39/148»."""


def cited_symbol(text: str, words: Words) -> str | None:
    """The symbol before the day that ends a citation: «…, Руритания, CAT/C/RUR/CO/3, 26 февраля 2031 г.»."""
    *_, symbol, day = ["", *text.rsplit(", ", 2)[-2:]]
    cites = is_symbol(symbol) and words.date.fullmatch(day) is not None
    return canonical(symbol) if cites else None


def symbol_of(texts: Sequence[str], number: str | None) -> str | None:
    """The first symbol among the fields, else the one that a printed number implies."""
    for text in texts:
        folded = text.strip("* ")
        if is_symbol(folded):
            return canonical(folded)
    for text in texts[:_NAMED_LINES]:
        if text[1:2] == " " and "/" in text and is_symbol(joined := text[0] + text[2:]):
            return canonical(joined)  # «C RPD/C/RUR/CO/1»: a converter set the first letter apart
        supplement = _SUPPLEMENT.search(text) if text[-1:] == ")" else None
        if supplement is not None and is_symbol(supplement["symbol"]):
            return canonical(supplement["symbol"])
        named = _NAMED_SYMBOL.match(text)
        if named is not None and is_symbol(named["symbol"]):
            return canonical(named["symbol"])
        behind = BEHIND_NAME.fullmatch(text.strip("* "))
        if behind is not None and is_symbol(behind["symbol"]):
            return canonical(behind["symbol"])
    return number


def is_symbol(text: str) -> bool:
    """A symbol, or two of one document: «A/75/901–S/2021/519»."""
    if text[-1:] == "." or not (text[-2:-1] in _LAST_NUMERALS or any(map(str.isdigit, text))):
        return False
    latin = text.translate(_FOLDS)
    if ". " in latin:
        latin = _SPACED_ADDITION.sub("", latin)
    return SYMBOL.fullmatch(latin) is not None or (
        "/" in latin and all(SYMBOL.fullmatch(part) for part in _JOINED.split(latin))
    )


def canonical(symbol: str) -> str:
    """A symbol without blanks and with Latin letters."""
    return re.sub(r"[\s*]+", "", symbol.translate(_FOLDS))


def council_symbol(number: str, texts: Sequence[str]) -> str:
    """«Resolution 2253 (2015)» is the Security Council's unless the Parliamentary Assembly is named."""
    series = "PACE/Res." if any(map(_PARLIAMENTARY.fullmatch, texts)) else "S/RES/"
    return series + re.sub(r"\s", "", number)


def assembly_symbol(number: str, texts: Sequence[str], words: Words) -> str | None:
    """«75/10.» above a title is a resolution of the Assembly if the masthead says who adopted it."""
    folded = re.sub(r"\s", "", number.translate(_FOLDS))
    says = any(
        words.adopted.search(text) and re.search(r"General Assembly|Генеральной Ассамблеей", text)
        for text in texts
    )
    return f"A/RES/{folded}" if says and ("/" in folded or "(" in folded) else None


def named_symbol(texts: Sequence[str], year: int | None) -> str | None:
    """«UN Security Council Resolution 303», "General Assembly resolution 47/69" on a line of its own."""
    for text in texts:
        match = _BY_ORGAN.fullmatch(text)
        if match is None:
            continue
        number = re.sub(r"\s", "", match["number"])
        if match["council"] or match["council2"]:
            of = match["year"] or year
            return f"S/RES/{number}({of})" if of and number.isdigit() else None
        return f"A/RES/{number}" if not number.isdigit() else None
    return None


def line_of_council(texts: Sequence[str]) -> str | None:
    """«United Nations Security Council Resolution 303»: all the title that such a resolution has."""
    named = (
        text
        for text in texts
        if (match := _BY_ORGAN.fullmatch(text)) is not None and (match["council"] or match["council2"])
    )
    return next(named, None)


def symbol_within(texts: Sequence[str]) -> str | None:
    """The symbol within a masthead whose lines ran into one another: «Council GC(61)/RES/11 Date:»."""
    for text in texts[:_NAMED_LINES]:
        words = text.split()[:_MOST_WORDS]
        for before, word in zip(["", *words], words, strict=False):
            if _CITES.fullmatch(before) is None and _PLAIN_SYMBOL.fullmatch(word) and is_symbol(word):
                return canonical(word)
    return None


def spoken_symbol(texts: Sequence[str], speaker: str) -> str | None:
    """The symbol of what the General Assembly says itself, where its masthead names one resolution of it."""
    if _ASSEMBLY.fullmatch(speaker) is None:
        return None
    named = {match["number"] for text in texts for match in _ASSEMBLY_NUMBER.finditer(text)}
    folded = {re.sub(r"\s", "", number.translate(LOOK_ALIKES)) for number in named}
    return f"A/RES/{folded.pop()}" if len(folded) == 1 else None
