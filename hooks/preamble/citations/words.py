"""The words around numbers that say whose they are: "resolution", bodies, "its", dates.

Everything that depends on the language of a text is here or in the data files.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct

from preamble.citations import organs
from preamble.model import Language


class Role(StrEnum):
    """What a word does for the numbers near it."""

    HEAD = "head"
    """«резолюция», "decision", and "Recommendation" before a number with its year"""
    BODY = "body"
    OWN = "own"
    """«свою», "its" """
    OTHER = "other"
    """A body without numbering here: "Sub-Commission", «Комитет»."""


class Word(Struct, frozen=True):
    """A word of interest."""

    start: int
    end: int
    role: Role
    head: str = ""
    """"resolution", "decision" or "recommendation"."""
    keys: tuple[str, ...] = ()
    """Bodies that may be meant."""
    genitive: bool = False
    nominative: bool = False
    short: bool = False
    gender: str = ""
    """Russian: of a body "m" or "f"; of a pronoun the gender of the body it can mean, "" for any."""


class Lexicon(Struct, frozen=True):
    """The patterns of one language."""

    words: re.Pattern[str]
    date: str
    """A date after a number, with its preposition; a group gives the year."""
    tight: re.Pattern[str]
    """All that may stand between a head, or the body after it, and its first number."""
    link: re.Pattern[str]
    """All that may stand between two numbers of one run."""
    by_body: re.Pattern[str]
    """All that may stand between a head and the body named after it."""
    after_number: re.Pattern[str]
    """All that may stand between a number and the body named after it."""
    and_: re.Pattern[str]
    """Between two bodies named together."""
    stranger: re.Pattern[str]
    """Words before or after a head that name a body this library cannot number."""
    foreign: re.Pattern[str]
    """A number's date, and behind it a body this library does not know."""
    elided: re.Pattern[str] | None
    """The same where only "by" is left of "was adopted by"."""
    acting: re.Pattern[str]
    """Before a head, or before "its": such a body that acts."""
    other_acting: re.Pattern[str]
    """The same of a body whose name goes on, "Commission on …", sought only where one was named."""
    sentence: re.Pattern[str]


# A full stop after an abbreviation ends no sentence.
_ABBREVIATED = "".join(
    rf"(?<!\b{word}\.)"
    for word in (
        "sect",
        "sects",
        "chap",
        "chaps",
        "para",
        "paras",
        "vol",
        "vols",
        "No",
        "Nos",
        "art",
        "arts",
        "p",
        "pp",
        "разд",
        "гл",
        "п",
        "пп",
        "ст",
        "стр",
        "т",
        "г",
        "гг",
        "см",
        "док",
    )
)
_SENTENCE = re.compile(rf"(?:\.{_ABBREVIATED}|[!?])\s+(?=[A-ZА-Я«“\"])|\n")
SENTENCE_SIGNS = ".!?\n"
"""One of these stands at every end of a sentence."""
_MONTH = {
    "en": "(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    "ru": "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)",
}
# Bodies of States and companies, and others of any organization, that have resolutions and decisions: as they
# are named behind a number, and as they act before it.
_LOWER = {
    "en": (
        "parliament|government|cabinet|court|ministry|council|committee|board|senate|legislature|"
        "municipality|politburo"
    ),
    "ru": (
        "парламента|правительства|кабинета|суда|министерства|совета|комитета|комиссии|сената|собрания|думы|правления|"
        "президиума|коллегии|муниципалитета"
    ),
}
_ADOPTERS = (
    "[Пп]арламентом|[Пп]равительством|[Кк]абинетом|[Сс]удом|[Мм]инистерством|[Сс]оветом|[Кк]омитетом|[Кк]омиссией|"
    "[Сс]енатом|[Сс]обранием|[Дд]умой|[Пп]равлением|[Пп]резидиумом|[Кк]оллегией"
)
_ACTORS = {
    "en": (
        "[Pp]arliament|[Gg]overnment|[Cc]abinet|[Ss]enate|[Cc]ourt|[Tt]ribunal|[Ll]egislature|[Mm]inistry|Duma|"
        "Ministers|Committee|Board|Congress|Bureau|Governing\\sCouncil|Executive\\sCouncil|"
        "(?<!Nations\\s)Organi[sz]ation|"
        "(?!The\\s|General\\s|Parliamentary\\s|Environment\\s)[A-Z][a-z]+\\sAssembly"
    ),
    "ru": (
        "[Пп]арламент|[Пп]равительство|[Кк]абинет(?:\\sминистров)?|[Сс]енат|[Сс]уд|[Тт]рибунал|[Дд]ума|[Мм]инистерство|"
        "[Сс]обрание|[Кк]омитет|[Пп]равление|[Пп]резидиум|[Кк]онгресс|[Бб]юро|"
        "[Оо]рганизация(?!\\sОбъединенных)|"
        "[А-Я][а-яё]+(?:ый|ий|ой)\\s[Сс]овет|[Сс]овет\\s(?:министров|управляющих|директоров)|"
        "(?!Генеральн|Парламентск)[А-Я][а-яё]+ая\\s[Аа]ссамблея"
    ),
}
# The words of a body's name end before a verb, and before what says by what or where it acts.
_NO_VERB = r"(?!(?:[а-яё]+(?:л|ла|ло|ли|ет|ют|ит|ят)(?:ся|сь)?|в|во|с|со|к|на|из|от)\b)"
# A title between quotation marks, in any of the usual pairs.
_TITLE = r"[“\"«„'‘][^“”\"«»„\n]{1,300}[”\"»“'’]"


@cache
def lexicon(language: Language) -> Lexicon:
    """The patterns of a language, built once."""
    return _english() if language == "en" else _russian()


def _english() -> Lexicon:
    day = rf"(?:\d{{1,2}}(?:\s(?:and|to)\s\d{{1,2}}|[–-]\d{{1,2}})?\s{_MONTH['en']})"
    date = (
        rf"(?:,?\s(?:(?:both|all|dated)\s)?(?:of|dated|on)\s"
        rf"(?:{day}(?:\s(?:and|to)\s{day})?(?:\s(?P<year>\d{{4}}))?|(?P<year2>\d{{4}})))"
    )
    again = re.sub(r"\?P<\w+>", "?:", date)
    stranger = rf"(?:(?!UN)[A-Z]{{3,}}\b|[A-Z][a-z]+(?!\w|-|th\b)|(?:[a-z]+\s){{0,2}}?(?:{_LOWER['en']})\b)"
    return Lexicon(
        words=re.compile(
            # Most words begin with no letter of these, and the list of names need not be tried.
            rf"(?<![/.])\b(?=[RrDdIitSCBFW{organs.initials('en')}])"
            r"(?:(?P<resolution>[Rr](?:esolutions?|ESOLUTIONS?)|Res(?=\.?\s(?:No\.\s)?\d)|(?:UN)?SCRs?(?=\s\d))|(?P<decision>[Dd](?:ecisions?|ECISIONS?))"
            r"|(?P<recommendation>[Rr]ecommendations?(?=\s\d{1,4}\s\(\d{4}\)))"
            rf"|(?P<own>its|Its|ITS|their)|{organs.pattern('en')}"
            r"|(?P<other>(?:Sub(?:[-‑]C|c)|C)ommission|Committee|Conference|Board|Forum|Working\sGroup|Congress))\b"
        ),
        date=date,
        tight=re.compile(r"\.?\s?(?:[Nn](?:o|os|umbers?)\.?)?\s?[(“\"]?"),
        link=re.compile(
            rf"{again}?(?:,?\sentitled\s{_TITLE})?\s?(?:[,;]\s?|\s?[–—-]\s?|\s)"
            rf"(?:(?:and|or|to|as\swell\sas|and\salso|and\sin\sparticular|in\sparticular|including|through)\s)?(?:(?:of|also)\s(?:the\s)?)?"
        ),
        by_body=re.compile(r"\s(?:of|(?:adopted|taken)\sby)\s(?:the\s)?(?:United\sNations\s)?|\s\(?"),
        after_number=re.compile(
            rf"{again}?,?\s(?:of|by|(?:(?:was|were)\s)?(?:adopted|taken)\sby)\s(?:the\s)?(?:United\sNations\s)?"
            rf"|{again}?\s(?:on|concerning)\s[^,;.]{{3,120}},\sadopted\sby\s(?:the\s)?(?:United\sNations\s)?"
        ),
        and_=re.compile(r"\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?"),
        stranger=re.compile(
            r"(?:(?:Council|Commission|Committee|Board|Conference|Assembly|Congress|Union|Parliament|Parties|Organi[sz]ation|"
            r"Authority|Agency|Forum|Meeting|Tribunal|Group|Government)(?:(?:\s(?:of|on|the|and|for|to|against|in)){0,3}\s[A-Z][\w-]*){0,8}"
            r"|(?<![A-Za-z])(?![IVX]+\s)[A-Z]{3,}|\b(?:Cabinet|Ministerial|Parliamentary|Senate|Supreme|Court))(?:’s|'s)?\s$"
        ),
        foreign=re.compile(
            rf"{again}?,?\s(?:of|(?:(?:was|were)\s)?(?:adopted|taken)\sby)\s(?:the\s)?(?!UN(?:ited\sNations)?\b|{_MONTH['en']}\b)"
            rf"{stranger}"
        ),
        elided=re.compile(rf"{again}?,?\sby\s(?:the\s)?(?!UN(?:ited\sNations)?\b){stranger}"),
        acting=re.compile(
            rf"\b(?:(?:{_ACTORS['en']})(?:\sof\s(?:the\s)?[A-Z][\w-]+)?)"
            r"(?:,\s(?:in|by|through)\s|\s(?:has\s|had\s)?(?:adopted|took|taken|passed|issued)\s)(?:its\s)?$"
            rf"|\bby\s(?:the\s)?(?:[A-Z][\w-]+\s){{0,3}}(?:{_ACTORS['en']}|Council|Assembly)\sof\sits\s$"
            r"|(?:^|[,;]\s|\sand\s|\b[Tt]he\s)(?!UN)[A-Z]{3,},\s(?:in|by|through)\s(?:its\s)?$"
        ),
        other_acting=re.compile(
            r"\b(?:Commission|Committee|Conference|Board|Forum|Congress)(?:\s(?:of|on|for|and|the|[A-Z][\w-]*)){0,12}"
            r"(?:,\sat\s[^,;.]{3,60})?"
            r"(?:,\s(?:in|by|through)\s|,?\s(?:has\s|had\s)?(?:adopted|took|taken|passed|issued)\s)(?:its\s)?$"
            # "the adoption by the Economic Commission for Africa of its resolution"
            r"|\badoption\sby\s(?:the\s)?[A-Z][^,;.()]{2,90}\sof\s(?:its\s|the\s)?$"
        ),
        sentence=_SENTENCE,
    )


def _russian() -> Lexicon:
    day = rf"(?:\d{{1,2}}(?:\s(?:и|по)\s\d{{1,2}}|[–-]\d{{1,2}})?\s{_MONTH['ru']})"
    date = (
        rf"(?:,?\s(?:(?:обе|оба|все|датированн\w{{2,3}})\s)?от\s(?:{day}(?:\s(?:и|по)\s{day})?"
        rf"(?:\s(?P<year>\d{{4}})\s(?:года|годов|год|г\.)?)?))"
    )
    again = re.sub(r"\?P<\w+>", "?:", date)
    adopted = r"(?:принят\w{1,4}|утвержденн\w{1,4})"
    return Lexicon(
        words=re.compile(
            rf"\b(?=[РрСсеиКкП{organs.initials('ru')}])(?:(?P<resolution>[Рр]езолюци(?:я|и|ю|ей|й|ям|ями|ях)|РЕЗОЛЮЦИ(?:Я|И|Ю|ЕЙ|Й|ЯМИ?|ЯХ)|[Рр]ез(?=\.\s(?:№\s?)?\d))"
            rf"|(?P<decision>[Рр]ешени(?:е|я|ю|ем|и|й|ям|ями|ях)|РЕШЕНИ[ЕЯ])"
            r"|(?P<recommendation>[Рр]екомендаци(?:я|и|ю|ей|й|ям|ями|ях)"
            r"(?=\s(?:ПАСЕ\s|Парламентской\s[Аа]ссамблеи\s(?:Совета\sЕвропы\s)?)?\d{1,4}\s\(\d{4}\)))"
            rf"|(?P<own>[Сс]во(?:ей|ю|и|их|ё|е|его|ему|ём|ем|им|ими)|ее|её|его|их)|{organs.pattern('ru')}"
            r"|(?P<other>(?:Под)?[Кк]омисси\w{1,4}|Комитет\w{0,3}|Конференци\w{1,4}|Совещани\w{1,3}|Рабоч\w{2,3}\sгрупп\w{1,3}))\b"
        ),
        date=date,
        tight=re.compile(r"\.?\s?(?:№№?|номер\w{0,3})?\s?[(«]?"),
        link=re.compile(
            rf"{again}?(?:,?\sпод\sназванием\s{_TITLE}|,?\sозаглавленн\w{{1,4}}\s{_TITLE})?\s?(?:[,;]\s?|\s?[–—-]\s?|\s)"
            rf"(?:(?:и|или|а\sтакже|и\sв\sчастности|в\sтом\sчисле|в\sчастности|включая|по)\s)?(?:от\s)?"
        ),
        by_body=re.compile(rf",?\s(?:{adopted}\s)?"),
        after_number=re.compile(
            rf"{again}?,?\s(?:(?:был[аои]?\s)?{adopted}\s)?|{again}?\s(?:о|об|по)\s[^,;.]{{3,140}},\sпринят\w{{2}}\s"
        ),
        and_=re.compile(r"\s(?:и|или)\s|,\s"),
        stranger=re.compile(
            r"\s(?:\w+\s){0,2}(?:Совет|Комисси|Комитет|Конференци|Ассамбле|Конгресс|Союз|Парламент|Организаци|Агентств|"
            r"Форум|Совещани|Правлени|Сторон|Орган|[А-Я]{3,})"
        ),
        foreign=re.compile(
            rf"{again}?,?\s(?:{adopted}\s)?(?!Организации\sОбъединенных\sНаций)"
            r"(?:[А-Я][а-яё]{2,}(?:[ое]го|[ое]й|[ыи]х|ния|[аыи]|ов|ев)\b"
            rf"|(?:[а-яё]+(?:[ое]го|[ое]й|[ыи]х)\s){{0,2}}(?:{_LOWER['ru']})\b)"
            # «принята правлением», and with the verb left out: «…, а резолюция 63/5 — правлением»
            rf"|{again}?(?:,?\s(?:был[аои]?\s)?принят\w{{0,4}}|\s?[–—])\s(?:[А-Яа-яё]+(?:[ыи]м|[ое]й)\s){{0,2}}(?:{_ADOPTERS})\b"
        ),
        elided=None,
        acting=re.compile(
            rf"\b(?:{_ACTORS['ru']})(?:\s[А-Я][а-яё-]+){{0,2}},?\s"
            r"(?:(?:в|во|принял[аои]?|утвердил[аои]?|издал[аои]?)\s)?(?:сво(?:ей|ю|и|их|ем|е|им|ими)\s)?$"
            r"|(?:^|[,;]\s|\sи\s)(?!ООН)[А-ЯЁ]{3,}\s(?:в|во)\s(?:сво(?:ей|их|ем)\s)?$"
            rf"|\b(?:{_ADOPTERS})(?:\s[а-яё]+){{0,2}}\s(?:принят|утвержден)[а-яё]{{1,3}}\s$"
            r"|\b(?:[Пп]равительственн|[Мм]инистерск|[Пп]арламентск|[Сс]удебн|[Мм]униципальн)[а-яё]{2,3}\s$"
        ),
        other_acting=re.compile(
            r"\b[Кк](?:омиссия|омитет|онференция)(?:\s(?:по|для|[А-Я][а-яё-]+)"
            rf"(?:\s{_NO_VERB}[А-Яа-яё-]+){{0,8}})?,?\s(?:(?:в|во|принял[аои]?)\s)?"
            r"(?:сво(?:ей|ю|и|их|ем|е|им|ими)\s)?$"
            # «принятие Экономической комиссией для Африки резолюции»
            rf"|\b[Пп]риняти(?:е|я|и|ем|ю)\s(?:[А-Яа-яё-]+\s){{0,4}}(?:{_ADOPTERS})(?:\s[А-Яа-яё-]+){{0,8}}\s$"
        ),
        sentence=_SENTENCE,
    )


def read(text: str, start: int, end: int, language: Language) -> list[Word]:
    """The words of interest between two offsets, in order.

    >>> [(w.role.value, w.keys) for w in read("its resolution, the Security Council", 0, 36, "en")]
    [('own', ()), ('head', ()), ('body', ('security-council',))]
    """
    found = []
    for match in lexicon(language).words.finditer(text, start, end):
        group = str(match.lastgroup)
        if group in ("resolution", "decision", "recommendation"):
            found.append(Word(*match.span(), Role.HEAD, head=group))
        elif group == "own":
            found.append(Word(*match.span(), Role.OWN, gender=_GENDERS.get(match[0], "")))
        elif group == "other":
            genitive = language == "en" or match[0].endswith(("и", "а", "я", "ы"))
            found.append(Word(*match.span(), Role.OTHER, genitive=genitive))
        else:
            found.append(_body(match, organs.names(language)[int(group[1:])], language))
    return found


_GENDERS = {"его": "m", "ее": "f", "её": "f"}


def _body(match: re.Match[str], name: organs.Name, language: Language) -> Word:
    printed = " ".join(match[0].split())
    return Word(
        *match.span(),
        Role.BODY,
        keys=name.keys,
        genitive=language == "en" or printed == name.genitive,
        nominative=language == "en" or printed == name.nominative,
        short=name.short,
        gender=""
        if language == "en"
        else "m"
        if name.nominative.startswith(("Совет", "Экономический"))
        else "f",
    )
