"""What a document is about, by its masthead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from preamble import bodies
from preamble.blocks import Unit, heading_mark, starts_small
from preamble.language import Words
from preamble.masthead import meetings, numbered, records, symbols
from preamble.masthead.field_lines import is_field, names_organ
from preamble.masthead.lines import LONG_PROSE, NUMBERED_TITLE, SHORT_FIELD, strip

_NUMBERED_BY_BODY = re.compile(
    r"(?P<symbol>[A-Z]{2,5}\d{1,3}\.(?:R|DIV\.)?\d{1,3})\.?\s+(?P<title>[^\W\d].{3,})"
)
"""«WHA73.8 Охрана портов»: a symbol that cannot be taken for words, and the title behind it."""
_COUNCIL_TITLE = re.compile(
    r"""(?:(?i:resolution|резолюция)\s(?:(?i:совета\sбезопасности)\s(?:ООН\s)?)?(?:(?:№|N)\s?)?(?P<number>\d{1,4}\s?\((?:19|20)\d\d\))
      (?:,|\s+(?:of|от)\s.{1,40}|,?\s(?i:adopted\sby\sthe|принятая)\s.{1,200})?
    | (?P<number2>\d{1,4}\s?\((?:19|20)\d\d\))\.?\s
        (?i:(?:resolution|резолюция)\s(?:of|от))\s.{1,40})[*_\s]*""",
    re.VERBOSE,
)
_ADOPTED_BY = re.compile(r",?\s(?i:adopted|принятая)\s.*")
_NUMBER_ONLY = re.compile(
    r"""(?i:resolution|decision|recommendation|резолюция|решение|рекомендация)\s(?:№\s?|No\.?\s?)?
    (?:[^\s]*\d[^\s]*|[A-ZА-Я]{1,7}\b)(?:\s?\([^()]{1,60}\)\d{0,2})?(?:\s(?:(?i:of|by)\sthe\s(?=[A-Z])|(?=[А-ЯЁ])).{3,120})?""",
    re.VERBOSE,
)
"""«RESOLUTION 25 (REV. BUSAN, 2014)»: what a document is, and not yet what it is about."""
_WHOSE_NUMBER = re.compile(
    r"(?:[A-Z][\w-]{1,20}\s(?:(?:of|on|and|for|the)\s){0,2}){1,6}(?:resolution|decision)\s\S{0,12}\d/\d{1,4}(?:\s[A-Z])?"
)
"""«Commission on Human Rights resolution 1997/58» below the title."""
_NUMBER_ALONE = re.compile(r"\d{1,4}/\d{1,4}\.?|\d{1,4}\s\([IVXLC]{1,8}\)\.?")
_SHORTEST_WORD = 4
"""Letters of a title of one word."""
_REFERENCE = re.compile(r"(?:No\.?|№|Ref\.?:?|\(?Docs?\.(?=\s?[A-Z]))\s?[^\s]*\d[^\s]*")
"""«№ 45/2031» on a note: what the sender calls it."""
_WHOSE = re.compile(
    r"(?=[А-ЯЁ])(?:[А-ЯЁа-яё-]{4,24}(?i:ой|ого|его)\s){0,2}(?i:комитета|совета|ассамблеи|комиссии|организации"
    r"|конференции|коллегии|содружества|союза)\s"
)
_WHAT_ABOUT = (re.compile(r"\s(?=[«\"“]?(?:О|ОБО?|Об)\s)"), re.compile(r"\s(?=обо?\s|о\s)"))
"""«КОМИТЕТА МИНИСТРОВ ЗЕМЛЯМ ОБ ОХРАНЕ РЕК» below «РЕКОМЕНДАЦИЯ № 10»: whose it is, and what it is about."""
_WHAT_ALONE = re.compile(
    r"(?:[а-яё-]{4,24}(?:ая|ый|ий|ое)\s){0,2}(?:устав|декларация|хартия|положение|конвенция|соглашение|договор"
    r"|протокол|регламент|статут|правила|заявление|меморандум|программа|стратегия|концепция|кодекс|закон|пакт)",
    re.IGNORECASE,
)
"""«УСТАВ», «ГАВАНСКАЯ ДЕКЛАРАЦИЯ» above «СОЮЗА ПРИРЕЧНЫХ ЗЕМЕЛЬ»: whose it is stands on the next line."""
_WHERE_AND_WHEN = re.compile(
    r"(?:\s|\A)г\.\s?[А-ЯЁ][\w-]{2,24}\Z|\A\d{1,2}\s[а-яё]{3,8}\s\d{4}\s"
    r"|\d{4}\s(?:г\.|года)\s(?:№|N)\s?\S{1,12}\Z"
)
"""«15 ноября 2003 г. № 22-8», «РЕШЕНИЕ от 15 ноября 2003 г. № 22», «г. Гавань»: the title begins below."""
_ADOPTED_AND_CALLED = re.compile(
    r"(?i:резолюция|решение)\s\S{1,20}(?:\s\([IVXLCS-]{1,8}\))?(?:,?\sпринят(?:ая|ое)\s[^\"«»;:]{5,160},)?\s[\"«](?P<title>[^\W_].{5,600}?)[\"»](?:\s\(.*)?"
)
"""«Резолюция 60/112, принятая Ассамблеей, "Охрана рек" (По докладу …)»."""
_LONGEST_NUMBERED = 400
"""Characters of a number and a title on one line."""
_LONGEST_TITLE = 5
"""Lines."""
_PRESENTED = re.compile(r"(?i:presented|submitted|tabled)\sby\s")
_PLACE_LAST = re.compile(r"(?:\s[A-ZА-ЯЁ][\w-]{2,20})?,?\s*\Z")
_BLANKS_AND_APOSTROPHES = str.maketrans("", "", " '’-")

_BY_AUTHOR = re.compile(r"(?:Report|Note|Memorandum)\s(?:by|of|from)\sthe\s[A-Z]")
_REPORT_ALONE = re.compile(r"(?i:(?:draft\s|summary\s)?report)")
"""All the title that the report of a meeting may have, below the names of its organ."""
_SUBTITLE = re.compile(r"An?\s[a-z]")
_SHORTEST_COLUMN = 2
"""Lines of three words that are headings of the text, listed below its author."""
_ARTICLES = frozenset(("THE", "A", "AN"))
_ORGAN = re.compile(
    r"(?:[A-Z-]+\s){1,5}(?:COUNCIL|ASSEMBLY|COMMITTEE|COMMISSION|BOARD)|Committee\s(?:on|for)\s[A-Z][^.;:]{3,90}"
)

_LONGEST_BRACKETS = 8
"""Lines."""
_LONGEST_ADOPTION = 4
"""Lines over which «Принята / Генеральной Ассамблеей / 15 декабря 1978 года» may be set."""


def title_of(units: Sequence[Unit], texts: Sequence[str], words: Words) -> tuple[str | None, str | None]:
    """Number that implies a symbol, and title."""
    for text in reversed(texts):
        match = NUMBERED_TITLE.fullmatch(text)
        if match:
            return symbols.assembly_symbol(match["number"], texts, words), match["title"]
    for text in (*texts, *(f"{above} {below}" for above, below in pairwise(texts))):
        match = _COUNCIL_TITLE.fullmatch(text)
        if match:
            symbol = symbols.council_symbol(match["number"] or match["number2"], texts)
            # Resolutions of the Security Council have no title, those of the Parliamentary Assembly have.
            others = [] if symbol.startswith("S/") else [other for other in texts if other != text]
            number = _ADOPTED_BY.sub("", text).rstrip(",")
            return symbol, max(_subjects(others, words), key=len, default=number)
    for text in texts:
        called = _ADOPTED_AND_CALLED.fullmatch(text) if text[:1] in "РрR" else None
        if called is not None:
            return None, called["title"]
        own = numbered.without_head(text)
        by_body = _NUMBERED_BY_BODY.fullmatch(own)
        if by_body:
            return by_body["symbol"], by_body["title"]
        parts = numbered.parted(own) if len(own) <= _LONGEST_NUMBERED else None
        if parts is not None:
            return parts
    texts = _without_brackets(_without_adoption(texts, words))
    recorded = records.title_in(texts)
    if recorded is not None:
        return None, recorded
    texts = records.without_values(texts)
    repeated = [
        text
        for position, text in enumerate(texts)
        if len(text) > 20
        and text[0] not in "[("
        and text in texts[:position]
        and words.session.search(text) is None
    ]
    if repeated:
        return None, max(repeated, key=len)
    headings = [strip(unit.raw) for unit in units if heading_mark(unit.raw) == 1]
    named = [text for text in _subjects(headings, words) if not _NUMBER_ONLY.fullmatch(text)]
    if headings and not named and any(_NUMBER_ONLY.fullmatch(text) for text in headings):
        named = _headings_below_number(units, headings[-1])
    if named:
        return None, max(named, key=len)
    below = _below_sponsors(texts, words) or _below_agenda_item(texts, words)
    if below is not None:
        return None, below
    candidates = [text for text in texts if not (is_field(text, words, 3) or _REFERENCE.fullmatch(text))]
    if len(candidates) > 1 and _names_sponsors(candidates[-1], words):
        # «… : draft resolution» is no title where one stands right above it.
        above = texts[texts.index(candidates[-1]) - 1]
        candidates = candidates[:-1] if above == candidates[-2] else candidates
    if candidates and _tells_author(candidates[-1], words):
        above = texts[max(texts.index(candidates[-1]) - 1, 0)]
        if (
            above != candidates[-1]
            and _is_short_subject(above, words)
            and not _ends_agenda_item(above, texts, words)
        ):
            return None, above
    if len(candidates) > 1 and _WHOSE_NUMBER.fullmatch(candidates[-1]) is not None:
        candidates.pop()
    while len(candidates) > 1 and _says_only_whose(candidates[-1], texts, candidates[-2], words):
        candidates.pop()
    of_meeting = meetings.title_of_meeting(texts, candidates, _subjects(candidates, words), words)
    if of_meeting is not None:
        return None, of_meeting
    last = next((text for text in reversed(texts) if not words.adopted.search(text)), "")
    if (
        last
        and (_is_short_title(last, words) or _is_word_below_number(last, texts, words))
        and not any(
            _NUMBER_ONLY.fullmatch(text) is None and not names_organ(text, words) for text in candidates
        )
    ):
        return None, last
    headed = _above_column(candidates) or _above_subtitle(candidates, words)
    if headed is not None:
        return None, headed
    if len(candidates) > 1 and _ORGAN.fullmatch(candidates[-1]):
        others = [text for text in candidates[:-1] if not _ORGAN.fullmatch(text)]
        candidates = _subjects(others, words) or others or candidates
    if candidates and _PRESENTED.match(candidates[-1]):
        candidates = _subjects(candidates[:-1], words)
    if not candidates:
        return None, _called_in_two_words(texts, words)
    alone = _report_alone(candidates, texts, words)
    return None, alone or _without_organ(_with_line_above(candidates[-1], texts, words))


def _called_in_two_words(texts: Sequence[str], words: Words) -> str | None:
    """ "Leaders' Declaration" above where and when they met."""
    for text in texts:
        if words.treaty.search(text) is None or names_organ(text, words):
            continue
        day = words.date.search(text)
        called = _PLACE_LAST.sub("", text[: day.start()]) if day is not None else text
        if called and not is_field(called, words, 2):
            return called
    return None


def _report_alone(candidates: Sequence[str], texts: Sequence[str], words: Words) -> str | None:
    """«REPORT» below an organ, or below the session that stands between it and a longer letterhead."""
    called = next((text for text in reversed(texts) if _REPORT_ALONE.fullmatch(text)), None)
    if called is None or names_organ(candidates[-1], words):
        return called
    between = texts[texts.index(candidates[-1]) + 1 : texts.index(called)]
    return called if any(words.session.fullmatch(text) for text in between) else None


def _with_line_above(title: str, texts: Sequence[str], words: Words) -> str:
    """A title that begins small, or with «OF» and its like in capitals, goes on from the lines above it."""
    lines = [title]
    place = len(texts) - 1 - list(texts)[::-1].index(title)
    if place and _WHAT_ALONE.fullmatch(texts[place - 1]) and not names_organ(title, words):
        return f"{texts[place - 1]} {title}"
    while _goes_on(lines[0], words) and place and len(lines) < _LONGEST_TITLE:
        place -= 1
        if texts[place][-1:] in ".;:" or texts[place][:1] in "([" or _WHERE_AND_WHEN.search(texts[place]):
            return title
        lines.insert(0, texts[place])
    return title if _goes_on(lines[0], words) or " " not in lines[0] else " ".join(lines)


def _goes_on(line: str, words: Words) -> bool:
    """Whether a line is only the rest of a title."""
    if starts_small(line):
        return True
    first = line.partition(" ")[0]
    return first not in _ARTICLES and line.isupper() and words.connective.fullmatch(first.lower()) is not None


def _without_organ(title: str) -> str:
    """The subject alone, where the organ above it has lost what of it this is."""
    if _WHOSE.match(title) is None:
        return title
    found = next((match for about in _WHAT_ABOUT if (match := about.search(title))), None)
    return title[found.end() :] if found is not None else title


def _without_adoption(texts: Sequence[str], words: Words) -> Sequence[str]:
    """The lines without those that go on with who adopted a text, down to the day."""
    for place, text in enumerate(texts):
        if not words.adopted.search(text) or words.date.search(text):
            continue
        for last in range(place + 1, min(place + _LONGEST_ADOPTION, len(texts))):
            if words.date.search(texts[last]) and len(texts[last]) < LONG_PROSE:
                return [*texts[: place + 1], *texts[last + 1 :]]
    return texts


def _without_brackets(texts: Sequence[str]) -> Sequence[str]:
    """The lines without those within brackets that an earlier line opens: the sponsors of a draft."""
    inside = 0
    out = []
    for text in texts:
        if not inside:
            out.append(text)
            inside = _LONGEST_BRACKETS if text[:1] == "(" and text.count("(") > text.count(")") else 0
        else:
            inside = 0 if text.endswith(")") else inside - 1
    return out


def _subjects(texts: Sequence[str], words: Words) -> list[str]:
    """Lines that name neither an organ nor a field."""
    return [text for text in texts if not (names_organ(text, words) or is_field(text, words, 1))]


def _below_sponsors(texts: Sequence[str], words: Words) -> str | None:
    """The last line, if it stands below who submits the draft: «Дания и Перу: проект резолюции»."""
    for text in texts[:-1]:
        if _names_sponsors(text, words):
            return None if is_field(texts[-1], words, 1) else texts[-1]
    return None


def _names_sponsors(text: str, words: Words) -> bool:
    sponsors, colon, kind = text.rpartition(": ")
    return bool(colon and sponsors) and len(kind) < SHORT_FIELD and words.draft.search(kind) is not None


def _headings_below_number(units: Sequence[Unit], number: str) -> list[str]:
    """Deeper headings, where the first tells the number alone; what begins small goes on with it."""
    deeper = [strip(unit.raw) for unit in units if heading_mark(unit.raw) > 1]
    return [f"{number} {text}" if starts_small(text) else text for text in deeper]


def _is_short_subject(text: str, words: Words) -> bool:
    """«Реки» above «Доклад Генерального секретаря»; "Progress report" there is no subject."""
    named = is_field(text, words, 1) or names_organ(text, words) or _tells_author(text, words)
    return not named and words.report.search(text) is None


def _says_only_whose(text: str, texts: Sequence[str], above: str, words: Words) -> bool:
    """Whether a line tells the author alone, and the line above it what the document is about.

    The subject may be an organ, where a session or an item of an agenda stands between it and the issuer.
    """
    if not _tells_author(text, words) or _ends_agenda_item(above, texts, words):
        return False
    if not names_organ(above, words):
        return True
    place = texts.index(above)
    return texts[place + 1 : place + 2] == [text] and any(
        words.session.search(higher) or words.agenda_item.search(higher) for higher in texts[:place]
    )


def _above_column(candidates: Sequence[str]) -> str | None:
    """The title above «Report by the …», where the headings of the report stand in a column below that."""
    for place, text in enumerate(candidates[:-_SHORTEST_COLUMN]):
        if place and _BY_AUTHOR.match(text) is not None:
            return candidates[place - 1]
    return None


def _above_subtitle(candidates: Sequence[str], words: Words) -> str | None:
    """«LAMPS AND QUAYS OF THE RIVER» above «A study of keepers and their oil»."""
    if len(candidates) < 2 or _SUBTITLE.match(candidates[-1]) is None or not candidates[-2].isupper():
        return None
    return None if names_organ(candidates[-2], words) else candidates[-2]


def _ends_agenda_item(line: str, texts: Sequence[str], words: Words) -> bool:
    """The last line of what an item of the agenda is called, over several lines that begin small."""
    place = texts.index(line)
    while place and starts_small(texts[place]):
        place -= 1
    small = place < texts.index(line)
    return small and place > 0 and words.agenda_item.match(texts[place - 1]) is not None


def _tells_author(text: str, words: Words) -> bool:
    """«Доклад Генерального секретаря», a known body, or the report of one: its name may have a subject."""
    if words.authorship.fullmatch(text.partition(" pursuant to ")[0]) is not None:
        return True
    known = bodies.load()
    body = text.partition(" of the ")[2] or text.partition(" ")[2] if words.report.match(text) else text
    return known.by_name(body) is not None


def _is_short_title(text: str, words: Words) -> bool:
    """Two words right above the text that name neither an organ nor a field."""
    letters = text.translate(_BLANKS_AND_APOSTROPHES).isalpha()
    if not letters or " " not in text or _tells_author(text, words):
        return False
    return not names_organ(text, words) and not is_field(text, words, 2)


def _is_word_below_number(word: str, texts: Sequence[str], words: Words) -> bool:
    """«РАЗОРУЖЕНИЕ» below «Резолюция № 3» or «75/10.»: all the title that there is."""
    if len(word) < _SHORTEST_WORD or not (word.isupper() and word.isalpha()):
        return False
    place = texts.index(word)
    above = texts[place - 1] if place else ""
    if not (_NUMBER_ONLY.fullmatch(above) or _NUMBER_ALONE.fullmatch(above)):
        return False
    return not names_organ(word, words)


def _below_agenda_item(texts: Sequence[str], words: Words) -> str | None:
    """The last line but for who adopted it, if it stands right below a session or an agenda item."""
    place = len(texts) - 1
    while place > 0 and words.adopted.search(texts[place]):
        place -= 1
    if place < 1 or not _is_short_title(texts[place], words):
        return None
    above = next((text for text in reversed(texts[:place]) if text[:1] not in "[("), "")
    item = len(above) < LONG_PROSE and (words.agenda_item.match(above) or words.session.match(above))
    return texts[place] if item else None
