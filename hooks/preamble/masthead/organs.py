"""The organ whose document it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from preamble import bodies, markup
from preamble.language import Words
from preamble.markup import SUPERIORS
from preamble.masthead import symbols
from preamble.masthead.speaking import LONGEST_OPENER, LONGEST_RESOLVING, MOST_CLAUSES
from preamble.model import Language

_PREPOSITIONS = frozenset(("by", "of", "for", "on", "to", "at", "from", "in"))
_VERB = re.compile(r"(?:\A|\s)(?:\w(?:\s\w)+|\w+)\s?:\Z")
"""«постановляет:», «р е ш и л:»."""
_WITHOUT_CALLS = dict.fromkeys(SUPERIORS)
_BRACKETED = re.compile(r"\s?(?:\([^()]{1,40}\))?")
"""«Двадцатая сессия (2031 год)»."""
_CALLED = re.compile(r"(?:(?:далее|в\sдальнейшем)\s)?(?:именуем|подписавш)|here(?:in)?after\b", re.IGNORECASE)
"""«…, именуемые в дальнейшем Сторонами,»: what those who speak are called."""
_GROUNDS = re.compile(
    r",?\s(?:на\sосновании|в\sсоответствии\sсо?|согласно|under\sthe\sterms\sof|pursuant\sto)\s"
)
"""«Комитет министров на основании статьи 15 Устава,»: by what right the organ speaks."""
_SESSION = ("ession", "ESSION", "ессия", "ЕССИЯ")
_SESSION_IN_CAPITALS = re.compile(
    r"(?<=\w\s)(?:[A-Z][a-z]{4,8}-)?[A-Za-z][a-z]{2,12}(?:st|nd|rd|th)\s(?:(?:Ordinary|Extraordinary|Special)\s)?Session\Z"
)
"""«MINISTERIAL CONFERENCE Fourth Session»."""
_LONGEST_INITIALS = 6
_RECORDS = re.compile(r"(?<=\w)\s(?:Официальные\sотч[её]ты|Official\sRecords)\b.*", re.IGNORECASE)
"""«Генеральная Ассамблея Официальные отчеты … Дополнение № 41»: behind the organ."""
_YEAR_OF_WORK = re.compile(
    r"(?<=\w)\s(?:(?:[А-Я][а-я]{2,10}(?:дцать|рок|десят)\s)?[А-Яа-я][а-я]{1,12}[оыи]й\sгод|[A-Z][a-z]{2,12}(?:-[a-z]{3,12})?\syear)\b.*"
)
"""«Совет Безопасности Семьдесят шестой год»: in which year of its work the organ met."""
_PAGE = re.compile(r"\A\d{1,4}\s(?=[A-ZА-ЯЁ])")
"""«72 Генеральная Ассамблея»: the page of a volume."""
_DECIDES = re.compile(r"\s(?:постановля[ею]т|реша[ею]т|рекоменду[ею]т|decides?|resolves?|recommends?)\s")
"""«Стороны постановляют зажечь лампы на основании …»: what the organ does is no part of its name."""
_WHOSE = re.compile(
    r"(?:\S{4,24}(?:ОЙ|ОГО|ЕГО)\s){0,2}(?:ОРГАНИЗАЦИИ|СОДРУЖЕСТВА|СОЮЗА|СООБЩЕСТВА)(?:\s[^,;:.]{3,120})?"
)
"""«ОРГАНИЗАЦИИ ДОГОВОРА О …» below «ПАРЛАМЕНТСКАЯ АССАМБЛЕЯ»."""
_ORGANIZATION = re.compile(
    r"\A(?:организация\sобъедин[её]нных\sнаций|объедин[её]нные\sнации)\s(?=\S)"
    r"|(?<=\w)\s(?:организация\sобъедин[её]нных\sнаций|объедин[её]нные\sнации)\Z",
    re.IGNORECASE,
)
"""«СОВЕТ БЕЗОПАСНОСТИ ОБЪЕДИНЕННЫЕ НАЦИИ»: the letterhead ran into the name of the organ."""
_LEADS = re.compile(r"(?i:now,?\stherefore,?\s)")
"""What stands before the organ's name where it speaks below its clauses."""
_SHORT_NAME = re.compile(r"\s\((?:(?:the|hereafter|hereinafter)\s[A-Z][^()]{2,40}|[A-Z]{2,8})\)(?=[,;:.]?\Z)")
"""«The River Commission (the Commission)», «… (RC)»: how the text calls the organ from there on."""
_COMMA = re.compile(r",\s")
_CAPITALS = re.compile(r"(?:[A-ZА-ЯЁ-]{2,30}\s|[И]\s){2,20}(?=[A-ZА-ЯЁ][a-zа-яё])")
"""«КОМИССИЯ ПО РЕКАМ Доклад о работе …»: the name of the organ, and the next line."""
_ENDS_NAME = re.compile(r"[,;:.]\s")


def body_of(texts: Sequence[str], words: Words) -> str | None:
    """The issuing body: the first line that could name an organ that speaks."""
    for printed, below in pairwise([*texts, ""]):
        text = _ORGANIZATION.sub("", _RECORDS.sub("", _without_day(printed, words)))
        if " год" in text or " year" in text:
            text = _YEAR_OF_WORK.sub("", text, count=1)
        text = text.removeprefix("Author(s): ")
        text = _PAGE.sub("", text, count=1) if text[:1].isdigit() else text
        if text[:1] in "([" or text.partition(" ")[0].lower() in _PREPOSITIONS:
            continue  # «BY THE EXECUTIVE COMMITTEE»: the end of a title; "(Adopted by the Committee …)"
        article = "" if not text[:1].isascii() or text.startswith(("The ", "THE ")) else "The "
        names_organ = len(text) < 160 and not text[:1].islower() and words.opener.fullmatch(article + text)
        whole = f"{text} {below}" if text[-1:] == "," else text
        if ", " in whole and bodies.load().by_name(whole) is not None:
            return whole  # a name with a comma: «Комитет по экономическим, социальным и культурным правам»
        session = words.session.match(text)
        if (
            words.session.fullmatch(text)
            or (session is not None and _BRACKETED.fullmatch(text, session.end()))
            or words.agenda_item.search(text)
            or words.closing.match(text)
        ):
            continue
        if words.resolution.search(text):
            continue  # «European Parliament resolution on lamps»
        if session is None and (session := _at_the_end(text, words)) is not None:
            above = text[: session.start()].rstrip(" —–-")
            text = above if words.opener.fullmatch(article + above) else text
        if words.treaty.match(text):
            continue  # «Convention on the Rights of the Child» above the name of its committee
        if "/" in text and any(symbols.is_symbol(word) for word in text.split()):
            continue  # a letterhead whose columns run into one another
        if names_organ and not words.adopted.search(text) and not words.report.match(text):
            return _whole_name(_without_initials(text).rstrip(",;"), below, words)
    return None


def _whole_name(text: str, below: str, words: Words) -> str:
    """The name with whose organ it is on the next line, and without the line that ran into it."""
    if not text.isupper():
        capitals = _CAPITALS.match(text)
        above = capitals[0].rstrip() if capitals is not None else ""
        return above if " " in above and words.opener.fullmatch(above) is not None else text
    return f"{text} {below}" if _WHOSE.fullmatch(below) is not None else text


def _without_initials(text: str) -> str:
    """«Committee on River Cooperation RC»: the name, and what a letterhead sets beside it for short.

    >>> _without_initials("Committee on River Cooperation RC"), _without_initials("Council of the EU")
    ('Committee on River Cooperation', 'Council of the EU')
    """
    name, _, last = text.rpartition(" ")
    if not 1 < len(last) < _LONGEST_INITIALS or not last.isalpha() or not last.isupper() or text.isupper():
        return text
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return name if last in initials else text


def _without_day(text: str, words: Words) -> str:
    """«General Assembly 25 November 2031»: the organ, and the day that stood on the line below."""
    day = words.date.search(text) if text[-1:].isdigit() else None
    if day is None or day.end() != len(text):
        return text
    name = text[: day.start()].rstrip(" ,")
    return text if words.connective.search(name) else name


def _at_the_end(text: str, words: Words) -> re.Match[str] | None:
    """The session that stands on the line of its organ, and behind it nothing but a year in brackets."""
    if not any(word in text for word in _SESSION):
        return None
    found = words.session.search(text) or _SESSION_IN_CAPITALS.search(text)
    return found if found is not None and _BRACKETED.fullmatch(text, found.end()) else None


def organ_of_record(sentence: str, language: Language, words: Words) -> str | None:
    """The organ named in «На своем 5-м заседании … Генеральная Ассамблея постановила», None if unknown."""
    if words.at_meeting.match(sentence) is None:
        return None
    head = sentence[:LONGEST_OPENER]
    names = (name for body in bodies.load().by_key.values() for name in body.names(language))
    found = [(head.find(name), -len(name), name) for name in names if name in head]
    return min(found)[2] if found else None


def name_of_speaker(opener: str, words: Words) -> str:
    """The organ without where and why it met: «Генеральная конференция, собравшаяся в Париже …,»."""
    opener = _LEADS.sub("", opener.translate(_WITHOUT_CALLS), count=1)
    grounds = _DECIDES.search(opener) or _GROUNDS.search(opener)
    if grounds is not None:
        return opener[: grounds.start()]
    for comma in _COMMA.finditer(opener):
        if words.gathered.match(opener, comma.end()) or _CALLED.match(opener, comma.end()):
            return _SHORT_NAME.sub("", opener[: comma.start()])
    return _SHORT_NAME.sub("", opener)


def organ_that_begins(sentence: str, words: Words) -> str | None:
    """«Генеральная Ассамблея, рассмотрев …», «Съезд, созванный …»: organ and clause in one."""
    organ, comma, clause = sentence.partition(", ")
    if not comma or len(organ) > LONGEST_OPENER or words.opener.fullmatch(organ) is None:
        return None
    if organ.isascii() and words.told.search(organ) is not None:
        return None  # "The Assembly today adopted 15 resolutions, concluding …"
    begun = words.preambular.match(clause) or words.gathered.match(clause)
    return organ.translate(_WITHOUT_CALLS) if begun else None


def organ_that_resolves(paragraphs: Sequence[str], words: Words) -> str | None:
    """The organ whose verb ends the preamble: «В соответствии с …, Совет глав правительств решил:».

    The verb may stand on a line of its own.
    """
    for place, raw in enumerate(paragraphs[:MOST_CLAUSES]):
        text = markup.plain(raw[-LONGEST_RESOLVING:]).rstrip() if raw.rstrip("*_ ")[-1:] == ":" else ""
        if not text or words.resolves.fullmatch(text) is None:
            continue
        sentence = _VERB.sub("", text)
        if not sentence and place:
            sentence = markup.plain(paragraphs[place - 1][-LONGEST_RESOLVING:])
        return _subject(sentence.rstrip(", "), words)
    return None


def _subject(sentence: str, words: Words) -> str | None:
    """The organ with which a sentence ends; two that act together are one name."""
    starts = [match.start() for match in words.speaker.finditer(sentence)]
    while len(starts) > 1 and sentence[: starts[-1]].endswith((" и ", " and ")):
        starts.pop()
    name = sentence[starts[-1] :] if starts else ""
    named = name[:1].isupper() and _ENDS_NAME.search(name) is None
    return name if named else None
