"""Lines of a masthead that are no title: fields, remains of a site, names of organs alone."""

from __future__ import annotations

import re

from preamble.labels import LOOK_ALIKES
from preamble.language import Words
from preamble.masthead import meetings, symbols
from preamble.masthead.lines import LONG_PROSE, SHORT_FIELD, WORD
from preamble.masthead.symbols import BEHIND_NAME, SYMBOL

_WEEKDAY = re.compile(
    r"(?<!\bв\s)(?<!\bво\s)(?<!\bon\s)\b(?i:понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?"
    r"\s(?:\d{1,2}\s[^\W\d]{3,9}|[A-Z][a-z]{2,8}\s\d{1,2},?)\s(?:19|20)\d\d"
)
"""«Гавань, Руритания, среда, 23 августа 2031 года»: where and when somebody met."""
_SHORTEST_DRAFT = 5
"""Words of a line that says more than «revised draft resolution»."""
_FILE = re.compile(r"[\w.-]{1,60}\.(?:png|jpe?g|pdf|docx?|html?|wpd|txt)(?:/\d{1,4})?")
_SITE = re.compile(
    r"""(?i:(?:скачать|download|save\sthis)\s.{1,240}
      |(?:размер|size):?\s(?:[\d.,]{1,9}\s?)?(?:[kmкм]i?[bб]\.?|px)
      |(?:скачиваний|просмотров|добавлен[ао]?|загружен[ао]?|views|downloads|тема|страница)\s?:.{0,240}
      |начинать\sпоказ\sсо\sстраницы:?|(?:эта\sстраница|this\spage)\s.{1,80}
      |(?:(?:word|pdf|png|jpe?g|txt|docx?|epub|fb2|html?)\s?){2,8}
      |(?:г[-‑](?:н|жа)|mr\.|ms\.|mrs\.)\s[^;:.]{3,60}
      |[^•·]{2,80}\s[•·]\s[^\W\d][^,•·]{1,40},\s(?:19|20)\d\d
      |(?:выпущено|напечатано)\s(?:издательством|типографией|в\sтипографии)\b.{0,240})""",
    re.VERBOSE,
)
"""What a site prints above a text, or a publisher: its size, its rubric, the state of its proofs, an imprint.

The name of a person is no title either.
"""
_ORGANIZATION = re.compile(
    r"(?:[А-ЯЁ][^\s,;:]{2,24}(?i:ая)\s){1,2}(?i:организация)(?:\s[^,;:.]{1,100})?", re.VERBOSE
)
"""«ВСЕМИРНАЯ ТОРГОВАЯ ОРГАНИЗАЦИЯ» above the organ: a letterhead, and no title."""
_RECORDS = re.compile(
    r"(?:официальные\sотч[её]ты|official\srecords),?\s.{0,80}?(?:дополнение|supplement)\s(?:№|No)",
    re.IGNORECASE,
)
"""«Генеральная Ассамблея Официальные отчеты … Дополнение № 41»: the series in which a report is printed."""
_SUPPLEMENT = re.compile(
    r"(?i:дополнение|supplement)\s(?:№|No\.?)\s?\d{1,3}\s?[A-ZА-Я]?(?:\s\([^()]{3,30}\))?"
)
"""«Дополнение № 44 (A/99/44)» on a line of its own."""
_NAMES_WORD = re.compile(r"[^\W\d_]{3}")
_PLACE_AND_MONTH = re.compile(
    r"(?:[A-ZА-ЯЁ][\w’-]{1,24}(?:\s[A-ZА-ЯЁ][\w’-]{1,24})?,\s)?[A-ZА-Яа-я][a-zа-я]{2,8}\s(?:19|20)\d\d(?:\sг(?:ода|\.))?"
)
"""«Женева, октябрь 2031 года»."""
_PART = re.compile(r"\s\((?:Part|PART|Vol\.)\s[IVX\d]{1,5}\)\Z")
"""«A/51/3 (Part II)»."""
_ADDRESS = re.compile(
    r"[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,2},\s[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,2}"
    r"|(?i:p\.?\s?o\.?\s?box|tel(?:\.|ephone)?\s?:|fax\s?:|e-?mail\s?:).{0,200}"
)
"""«STRELSAU, RURITANIA», «P. O. Box 3243, Strelsau»: where an organ met or has its office."""
_WITHOUT_WORDS = re.compile(r"[\W\d_]{1,80}")
"""«1 2 3 4», «12.10.2031»: digits and signs."""


def names_organ(text: str, words: Words) -> bool:
    """Whether a line is the name of an organ."""
    return (words.opener.fullmatch(text) or words.opener.fullmatch(f"The {text}")) is not None


def is_field(text: str, words: Words, least: int) -> bool:
    """A line of the masthead that is no title: a date, a symbol, a session, a note in brackets.

    ``least`` is the number of words that a title has.
    """
    return bool(
        text[:1] in "[(•"
        or len(text) < 4
        or _WITHOUT_WORDS.fullmatch(text)
        or (text[-1] in "rRдД" and meetings.YEAR.fullmatch(text))
        or words.status.search(text[:LONG_PROSE])
        or (not any(character.islower() for character in text) and len(text) < 12 and " " not in text)
        or (len(text) < SHORT_FIELD and _NAMES_WORD.search(text) is None)  # «AS (31) D R»
        or _SITE.fullmatch(text)
        or words.distribution.match(text)
        or "Distr." in text
        or words.field.match(text.lstrip("-–•* "))
        or (len(text) < 80 and words.original.search(text))
        or words.agenda_item.match(text)
        or words.adopted.search(text)
        or (
            len(text) < SHORT_FIELD
            and ":" not in text
            and len(WORD.findall(text)) < _SHORTEST_DRAFT
            and words.draft.search(text)
        )
        or _FILE.fullmatch(text)
        or (text[-1] == ":" and (text.count(", ") > 1 or text[0].islower()))
        or (len(text) < LONG_PROSE and ", " in text and _WEEKDAY.search(text))
        or words.date.fullmatch(text)
        or _PLACE_AND_MONTH.fullmatch(text)
        or _ADDRESS.fullmatch(text)
        or SYMBOL.fullmatch(text.translate(LOOK_ALIKES))
        or symbols.is_symbol(_PART.sub("", text))
        or _ORGANIZATION.fullmatch(text)
        or (len(text) < LONG_PROSE and (_RECORDS.search(text) or _SUPPLEMENT.fullmatch(text)))
        or ((named := BEHIND_NAME.fullmatch(text)) is not None and symbols.is_symbol(named["symbol"]))
        or (len(text) < 80 and words.session.search(text))
        or (len(text) < 90 and words.date.search(text) and len(WORD.findall(text)) < 9)
        or len(WORD.findall(text)) < least
    )
