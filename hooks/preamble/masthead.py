"""What stands above the text: where it ends, and what its lines say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from preamble import bodies, labels, lone_verbs, markup
from preamble.blocks import Unit, beginning, ending, heading_mark, starts_small
from preamble.labels import LOOK_ALIKES, Style
from preamble.language import WORDS, Words
from preamble.model import Kind, Language, Masthead

_WORD = re.compile(r"[^\W_]+")
_CELLS = re.compile(r"\s{3,}|\t+")
_SYMBOL = re.compile(
    r"""(?:
        (?:\d{2}(?=[A-Z]{2}/))?[A-Z]{1,8}(?:\.(?:\d{1,3}|[A-Z]{2,8})|\(\d{1,3}\))?/(?:[A-Za-z0-9.\-]{1,16}/){0,6}[A-Za-z0-9.\-]{1,24}(?:\s?\([^()\s]{1,10}\))?
          (?:\s?[A-Z](?:[-–][A-Z])?)?
      | [A-Z]{2,5}\d{1,3}\.(?:R|DIV\.)?\d{1,3}                   # WHA70.7
      | (?:EB|A)\d{2,3}/(?:(?:INF|DIV|CONF)\.?/?\s?)?\d{1,3}(?:\s(?:Rev|Add|Corr)\.\s?\d{1,2})?  # EB150/12
      | \d{2,3}\s(?:EX|C)/\d{1,3}(?:\.[IVX]{1,4})?                # 217 EX/12
      | [A-Z]{1,5}\.\d{1,4}\(\d{1,3}\)                           # A.1070(28), MSC.428(98)
      | [A-Z]{2,6}/(?:RES|DEC|DOC)\.\s?\d{1,5}(?:/\d\d)?\s?\([IVXLC][\w/-]{0,20}\)  # AG/RES. 2908 (XL-O/17)
      | (?:Assembly/AU|EX\.CL|[A-Z]{2}\.CL)/[A-Z][a-z]{2,4}\.\s?\d{1,4}\s?\([IVXLC]{1,8}\)  # African Union
      | [A-Z]{2}/(?:Rec|Res|Del|Dec|ResDH|ResAP)\(\d{4}\)\d{1,4}   # CM/Rec(2018)2
      | [PTAB]\d[_-](?:TA|RC)?\(?\d{4}\)?[/-]?\d{0,4}            # P9_TA(2021)0045
    )\*{0,3}""",
    re.VERBOSE,
)
_JOINED = re.compile(r"\s?[–—]\s?|-(?=[A-Z]{1,4}/)")
_BEHIND_NAME = re.compile(
    r"(?:(?:[A-ZА-ЯЁ][^\W\d]*|и|по|of|the|and|on|for)\s+){1,12}(?P<symbol>[A-Z][A-Z0-9.]{0,7}/\S+(?:\s\(\d{4}\))?|[A-Z]{1,5}\.\d{1,4}\(\d{1,3}\))"
)
"""«United Nations A/75/901»: how a line looks that stood in two columns."""
_NAMED_LINES = 12
_NUMBERED_TITLE = re.compile(
    r"""(?:[*_\#\s]*)(?:(?i:resolution|decision|резолюция|решение)\s+(?:№\s?)?)?
    (?P<number>\d{1,4}[/.]\d{1,4}(?:\s?[A-ZА-Я])?|\d{1,4}\s?\([IVXLCІХ-]+\)|[IVXLC]{1,7}/\d{1,3}|[A-Z]{1,2}\d{1,2}-\d{1,3}|[A-ZА-Я]{1,4}-\d{1,2}/\d{1,3})
    \s?[.:–—-]\s*(?P<title>\S.{3,})""",
    re.VERBOSE,
)
_NUMBERED_RESOLUTION = re.compile(r"(?i:resolution|резолюция)\s(?:№\s?)?\d{1,4}\s\((?:19|20)\d\d\)")
_NUMBERED_BY_BODY = re.compile(
    r"(?P<symbol>[A-Z]{2,5}\d{1,3}\.(?:R|DIV\.)?\d{1,3})\s+(?P<title>[^\W\d].{3,})"
)
"""«WHA73.8 Охрана портов»: a symbol that cannot be taken for words, and the title behind it."""
_COUNCIL_TITLE = re.compile(
    r"""(?:(?i:resolution|резолюция)\s(?P<number>\d{1,4}\s?\((?:19|20)\d\d\))(?:,|\s+(?:of|от)\s.{1,40})?
    | (?P<number2>\d{1,4}\s?\((?:19|20)\d\d\))\.?\s(?i:resolution|резолюция)\s(?:of|от)\s.{1,40})[*_\s]*""",
    re.VERBOSE,
)
_SESSION_NUMBER = re.compile(r"\d{1,4}\s?\([IVXLC-]{1,9}\)")
_BEHIND_TITLE = re.compile(r"\s+\(?Doc\.\s[A-Z][^\s]*\d[^\s]*\Z|(?:(?<=\w)[¹²³]|<sup>\d</sup>)/?\Z")
_NUMBER_ONLY = re.compile(
    r"""(?i:resolution|decision|recommendation|резолюция|решение|рекомендация)\s(?:№\s?|No\.?\s?)?
    (?:[^\s]*\d[^\s]*|[A-ZА-Я]{1,7}\b)(?:\s?\([^()]{1,60}\)\d{0,2})?(?:\s(?:(?i:of|by)\sthe\s(?=[A-Z])|(?=[А-ЯЁ])).{3,120})?""",
    re.VERBOSE,
)
"""«RESOLUTION 25 (REV. BUSAN, 2014)»: what a document is, and not yet what it is about."""
_AND = re.compile(r"[,;]\s(?:and|or|и|или)\Z")
_BLANKS_AND_APOSTROPHES = str.maketrans("", "", " '’-")
_ENDS_WITH_YEAR = re.compile(r"\d{4}\sг\.\Z")
_SPAN = re.compile(r"\d(?:\s?[-–—]\s?|\s(?:и|and|to|по)\s)\Z")
_PLACE_AND_MONTH = re.compile(
    r"(?:[A-ZА-ЯЁ][\w’-]{1,24}(?:\s[A-ZА-ЯЁ][\w’-]{1,24})?,\s)?[A-ZА-Яа-я][a-zа-я]{2,8}\s(?:19|20)\d\d(?:\sг(?:ода|\.))?"
)
"""«Женева, октябрь 2031 года»."""
_FIELD_LENGTH = 240
_LONGEST_FIRST_HEADING = 90
_FIRST_NUMBERS = frozenset(("1", "i"))
_FIRST_LABELS = _FIRST_NUMBERS | {"a", "а"}
_LONGEST_LABEL = 5
_SHORT_FIELD = 40
_LONGEST_TITLE = 1200
_LONGEST_OPENER = 260
_PROSE_WORDS = 9
_LONG_PROSE = 160
_TORN_PROSE = 60
_PART_LABEL = re.compile(r"[*_#\s]*(?:A|А|I)[*_]*")


class Opening(Struct, frozen=True):
    """The units above the text and the first unit of the text."""

    start: int
    """Index of the unit where the text begins."""
    speaks: bool
    """Whether an organ opens the text, as in resolutions."""


def find(units: Sequence[Unit], words: Words) -> Opening:
    """Where the masthead ends.

    The text begins with the organ that speaks («Генеральная Ассамблея,»); failing that with the
    first numbered paragraph, section heading, salutation or sentence; at the latest where a translator
    says that paragraphs are left out.
    """
    found = _find(units, words)
    gap = next((index for index, unit in enumerate(units) if unit.apart), None)
    if gap is None:
        return found
    nothing_begins = found == Opening(0, False) and gap > 0 and not _begins_text(units, 0, words)
    return Opening(gap, found.speaks) if nothing_begins or found.start > gap else found


def _find(units: Sequence[Unit], words: Words) -> Opening:
    limit = min(len(units), 120)
    for index in range(limit):
        if (
            _is_opener(units, index, words)
            or _clauses_begin(units, index, words)
            or _numbered_clauses_begin(units, index, words)
        ):
            return Opening(_with_part_heading(units, index), True)
        if _is_first_paragraph(units[index], words) or _is_long_prose(units[index], words):
            break
        if _is_quoted_prose(units[index]):
            break  # the organ of a statement speaks within the statement
    for index in range(limit):
        if _begins_text(units, index, words):
            return Opening(_with_first_heading(units, index, words), False)
    is_masthead = len(units) <= limit and any(_is_mastheads_own(_strip(unit.raw), words) for unit in units)
    return Opening(len(units) if is_masthead else 0, False)


def _with_first_heading(units: Sequence[Unit], index: int, words: Words) -> int:
    """Where the text begins, counting a heading right above its first sentence, whatever it says.

    «Назначение документа» is the text's own where the title above it cannot be mistaken: it is marked as a
    title, calls itself a report, or stands above a line that tells the author.
    """
    if index < 2 or not _is_prose(markup.plain(units[index].raw), words):
        return index
    heading = units[index - 1]
    text = _strip(heading.raw)
    if len(text) > _LONGEST_FIRST_HEADING or ending(text)[-1:] in ".:;," or _is_field(text, words, 1):
        return index
    named = _names_organ(text, words) or words.authorship.fullmatch(text) or words.report.match(text)
    if named or words.letter.search(text) or words.working_paper.match(text) or not text[:1].isupper():
        return index
    if bodies.load().by_name(text) is not None:
        return index
    above = [(heading_mark(unit.raw), _strip(unit.raw)) for unit in units[: index - 1]]
    depth = heading_mark(heading.raw)
    if depth > 1:
        titled = any(mark == 1 and not _names_organ(line, words) for mark, line in above)
        return index - 1 if titled else index
    authors = [place for place, (_, line) in enumerate(above) if words.authorship.fullmatch(line)]
    subject = any(not _is_field(line, words, 3) for _, line in above[: authors[-1]]) if authors else False
    called = any(words.report.match(line) and not words.authorship.fullmatch(line) for _, line in above)
    return index - 1 if subject or called else index


def _is_mastheads_own(text: str, words: Words) -> bool:
    """A line that only a masthead has; a text of nothing else is a masthead without a text."""
    return bool(
        words.distribution.match(text)
        or words.agenda_item.match(text)
        or words.adopted.search(text)
        or _SYMBOL.fullmatch(text.translate(LOOK_ALIKES))
    )


def _with_part_heading(units: Sequence[Unit], index: int) -> int:
    """«A» or «I» above the organ, with or without a title below it, heads the first part of the text."""
    for above in (1, 2):
        if index >= above and _PART_LABEL.fullmatch(units[index - above].raw):
            return index - above
    return index


def _is_opener(units: Sequence[Unit], index: int, words: Words) -> bool:
    raw = units[index].raw
    if len(raw) > _LONGEST_OPENER or index + 1 >= len(units):
        return False
    depth = heading_mark(raw)
    text = markup.plain(raw[depth:])
    if depth and not text.endswith(","):
        return False
    if words.resolves.fullmatch(text):
        return labels.read(units[index + 1].raw) is not None
    if words.opener.fullmatch(text) is None:
        return _introduces_clause(text, units[index + 1], words) or _announces(text, units[index + 1], words)
    if text.endswith((",", ";")):
        return any(_follows_opener(unit, words) for unit in units[index + 1 : index + 4])
    following = units[index + 1].raw
    label = labels.read(following)
    first = following[label.length :] if label is not None and label.core in _FIRST_NUMBERS else following
    if words.operative.match(beginning(first)) or words.resolves.fullmatch(markup.plain(following)):
        return True
    return words.preambular.match(beginning(following)) is not None and ending(following)[-1:] in ",:;"


def _announces(text: str, following: Unit, words: Words) -> bool:
    """ "The Board:" above the first of a list: the organ and what it decided."""
    label = labels.read(following.raw)
    organ = text.endswith(":") and words.opener.fullmatch(text[:-1]) is not None
    return organ and label is not None and label.core in _FIRST_LABELS


def _introduces_clause(text: str, following: Unit, words: Words) -> bool:
    """A line that ends with a comma above a preambular clause names an organ, whatever its name."""
    met = text.endswith(":") and words.opener.fullmatch(text.partition(", ")[0]) is not None
    return (
        (text.endswith(",") or met)
        and text[:1].isupper()
        and words.preambular.match(text) is None
        and words.adopted.search(text) is None
        and words.preambular.match(beginning(following.raw)) is not None
        and (ending(following.raw)[-1:] in ",;" or lone_verbs.is_participle(following.raw, words))
    )


def _follows_opener(unit: Unit, words: Words) -> bool:
    start = beginning(unit.raw)
    return (
        ending(unit.raw)[-1:] in ",:;"
        or words.preambular.match(start) is not None
        or words.operative.match(start) is not None
        or labels.read(unit.raw) is not None
        or _long(unit)
    )


def _clauses_begin(units: Sequence[Unit], index: int, words: Words) -> bool:
    """A preambular clause and what can follow one: the text begins, although no organ is named above."""
    if index + 1 >= len(units):
        return False
    following = units[index + 1]
    if words.resolves.fullmatch(markup.plain(following.raw)):
        # The clause may end with the organ: «Обсудив проект, Ассамблея / постановляет:».
        return words.preambular.match(beginning(units[index].raw)) is not None
    if not _is_clause(units[index], words):
        return False
    label = labels.read(following.raw)
    return _is_clause(following, words) or (
        label is not None
        and label.style is Style.NUMBER
        and label.core == "1"
        and _speaks_first(units[index], words)
    )


def _numbered_clauses_begin(units: Sequence[Unit], index: int, words: Words) -> bool:
    """«1. RECALLING …;» and further numbered clauses above the organ that speaks."""
    for due, place in enumerate(range(index, len(units)), 1):
        unit = units[place]
        label = labels.read(unit.raw)
        if label is None:
            return due > 1 and words.opener.fullmatch(markup.plain(unit.raw).rstrip(":")) is not None
        clause = words.preambular.match(beginning(unit.raw[label.length :])) is not None
        if label.style is not Style.NUMBER or label.core != str(due) or not clause:
            return False
    return False


def _is_clause(unit: Unit, words: Words) -> bool:
    speaks = words.preambular.match(beginning(unit.raw)) is not None or _speaks_first(unit, words)
    tail = ending(unit.raw)
    return speaks and (tail[-1:] in ",;" or _AND.search(tail) is not None) and len(unit.raw) > 30


def _speaks_first(unit: Unit, words: Words) -> bool:
    """ "The General Assembly, recalling …": the organ and its first clause in one paragraph."""
    organ, comma, clause = beginning(unit.raw).partition(", ")
    return (
        bool(comma)
        and words.opener.fullmatch(organ) is not None
        and words.preambular.match(clause) is not None
    )


def _is_first_paragraph(unit: Unit, words: Words) -> bool:
    label = labels.read(unit.raw)
    return (
        label is not None and label.style is Style.NUMBER and label.core == "1" and _is_prose(unit.raw, words)
    )


def _is_long_prose(unit: Unit, words: Words) -> bool:
    text = markup.plain(unit.raw) if len(unit.raw) > _LONG_PROSE else ""
    return text[-1:] == "." and _is_prose(text, words)


def _is_quoted_prose(unit: Unit) -> bool:
    return len(unit.raw) > _TORN_PROSE and unit.raw[0] in "«“" and unit.raw[-1] == "."


def _long(unit: Unit) -> bool:
    return len(unit.raw) > 80


def _begins_text(units: Sequence[Unit], index: int, words: Words) -> bool:
    unit = units[index]
    text = markup.plain(unit.raw).lstrip("# ")
    # A number may stand on a line of its own, above its words.
    label = labels.read(f"{text} …" if len(text) <= _LONGEST_LABEL else unit.raw.lstrip("# "))
    if unit.table:
        return False
    if words.introduction.fullmatch(text) or words.contents.fullmatch(text):
        return True
    if (
        label is not None
        and label.style in {Style.ROMAN_DOT, Style.CAPITAL_DOT}
        and (labels.roman(label.core) == 1 or _is_later_section(units, index, label))
    ):
        return True
    if label is not None and label.core in {"A", "А"} and index + 1 < len(units):
        below = labels.read(units[index + 1].raw)
        return below is not None and below.core == "1"
    if label is not None and label.style in {Style.NUMBER, Style.DECIMAL} and label.core in {"1", "1.1"}:
        return not _NUMBERED_TITLE.match(unit.raw)
    if index > 0 and (words.salutation.fullmatch(text) or _is_bare_annex(text, words)):
        return True
    if _is_first_division(units, index, text, words):
        return True
    return _is_prose(text, words) or _is_torn_prose(units, index)


def _is_later_section(units: Sequence[Unit], index: int, label: labels.Label) -> bool:
    """«II. Вооруженные группы» above a numbered paragraph or a section of its own: a part of a report."""
    below = labels.read(units[index + 1].raw) if index + 1 < len(units) else None
    numbered = below is not None and below.style in {Style.NUMBER, Style.CAPITAL_DOT}
    return labels.roman(label.core) > 1 and numbered


def _is_bare_annex(text: str, words: Words) -> bool:
    """«Приложение» on a line of its own: a part of a document that begins with its annex."""
    annex = words.annex.fullmatch(text) if len(text) < _SHORT_FIELD else None
    return annex is not None and annex["word"] is not None and not annex["rest"]


def _is_first_division(units: Sequence[Unit], index: int, text: str, words: Words) -> bool:
    """«Статья 1» or «Глава I»; «Часть I» only above one of them, as a report may be a part itself."""
    division = words.division.match(text) if len(text) < _LONG_PROSE else None
    if division is None or division["number"].lower() not in _FIRST_NUMBERS | words.ordinals.keys():
        return False
    if words.ordinals.get(division["number"].lower(), 1) != 1 or words.agenda_item.match(text):
        return False
    if division["word"].lower() in words.articles:
        return True
    below = markup.plain(units[index + 1].raw) if index + 1 < len(units) else ""
    return words.division.match(below) is not None


def _is_torn_prose(units: Sequence[Unit], index: int) -> bool:
    """A first paragraph whose end stands on the next page."""
    if index + 1 >= len(units) or len(units[index].raw) < _TORN_PROSE:
        return False
    following = units[index + 1]
    return following.broken and starts_small(following.raw) and ending(following.raw)[-1:] in ".;:"


def _is_prose(text: str, words: Words) -> bool:
    """A sentence, as against a title or a field: long enough and closed."""
    if (
        text[:1] in "[("
        or words.adopted.match(text)
        or text[-1:] not in ".:;"
        or _ENDS_WITH_YEAR.search(text)
    ):
        return False
    return len(_WORD.findall(text)) >= _PROSE_WORDS


# --- what the lines say -------------------------------------------------------------------------


def read(lines: Sequence[str], units: Sequence[Unit], words: Words) -> Masthead:
    """Read the fields of a masthead from its printed lines and its paragraphs."""
    printed = tuple(text for text in (_strip(line) for line in lines) if text)
    # What is longer than any title is no field either, and need not be searched for one.
    cells = [_strip(cell) for line in lines for cell in _CELLS.split(_untabled(line))]
    fields = [text for text in cells if text and len(text) <= _FIELD_LENGTH]
    titled = [unit for unit in units if len(unit.raw) <= _LONGEST_TITLE]
    stripped = [(unit, _strip(unit.raw)) for unit in titled]
    texts = [text for _, text in stripped if text]
    named = [text for text in (_named(unit, text, words) for unit, text in stripped) if text]
    number, title = _title(titled, _parted_at_number(named, fields), words)
    return Masthead(
        text=printed,
        body=_body([*texts, *fields], words),
        symbol=_symbol(fields, number),
        date=_date([*texts, *fields], words),
        title=title,
        session=_field(fields, words.session, "session"),
        agenda_item=_agenda_item([*fields, *texts], words),
        distribution=_field(fields, words.distribution, "distribution", anchored=True),
        original_language=_original(fields, words),
    )


def _parted_at_number(texts: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Paragraphs, parted where a line within one begins with a number and a title: «37/10. Мир»."""
    heads = [field for field in fields if _NUMBERED_TITLE.fullmatch(field)]
    out: list[str] = []
    for text in texts:
        place = next((at for head in heads if (at := text.find(f" {head}")) > 0), 0)
        out += [text[:place], text[place + 1 :]] if place else [text]
    return out


def _named(unit: Unit, text: str, words: Words) -> str:
    """A paragraph without what is no part of a title: fields beside it, a document named below it."""
    if _CELLS.search(unit.raw):
        cells = (_strip(cell) for cell in _CELLS.split(unit.raw))
        text = " ".join(cell for cell in cells if not _is_beside_title(cell, words))
    return _BEHIND_TITLE.sub("", text)


def _is_beside_title(cell: str, words: Words) -> bool:
    """A field, a date or a number in a column of its own."""
    return (
        _is_mastheads_own(cell, words)
        or words.date.fullmatch(cell) is not None
        or _SESSION_NUMBER.fullmatch(cell) is not None
    )


def _untabled(line: str) -> str:
    """A row of a letterhead that was set as a table, with wide gaps between its cells."""
    return line.replace("|", "\t").replace("<br>", "\t") if line.startswith("|") else line


def _strip(raw: str) -> str:
    depth = heading_mark(raw)
    return markup.plain(raw[depth:]).strip("*_ \t")


def _field(texts: Sequence[str], pattern: re.Pattern[str], group: str, anchored: bool = False) -> str | None:
    for text in texts:
        match = pattern.match(text) if anchored else pattern.search(text)
        if match:
            return match[group].strip()
    return None


def _agenda_item(texts: Sequence[str], words: Words) -> str | None:
    for text in texts:
        match = words.agenda_item.match(text[1:-1] if text[:1] == "(" and text[-1:] == ")" else text)
        if match:
            return match["item"].strip(" *")
    return None


def _original(texts: Sequence[str], words: Words) -> str | None:
    for text, below in pairwise([*texts, ""]):
        match = words.original.match(text)
        if match:
            language = (match["language"] or match["language2"]).strip()
            # «на английском / языке»: a field goes on where the next line begins small.
            return f"{language} {below}" if below[:1].islower() and len(below) < _SHORT_FIELD else language
    return None


def _symbol(texts: Sequence[str], number: str | None) -> str | None:
    for text in texts:
        folded = text.strip("* ")
        if _is_symbol(folded):
            return _canonical(folded)
    for text in texts[:_NAMED_LINES]:
        behind = _BEHIND_NAME.fullmatch(text.strip("* "))
        if behind is not None and _is_symbol(behind["symbol"]):
            return _canonical(behind["symbol"])
    return number


def _is_symbol(text: str) -> bool:
    """A symbol, or two of one document: «A/75/901–S/2021/519»."""
    if not any(character.isdigit() for character in text):
        return False
    latin = text.translate(LOOK_ALIKES)
    return _SYMBOL.fullmatch(latin) is not None or (
        "/" in latin and all(_SYMBOL.fullmatch(part) for part in _JOINED.split(latin))
    )


def _canonical(symbol: str) -> str:
    return re.sub(r"[\s*]+", "", symbol.translate(LOOK_ALIKES))


def running_symbol(edges: Sequence[str]) -> str | None:
    """The symbol that the heads of later pages print, if all of them print the same."""
    printed = {_symbol([_strip(cell)], None) for line in edges for cell in _CELLS.split(line)} - {None}
    return printed.pop() if len(printed) == 1 else None


def parse_date(text: str, words: Words) -> date | None:
    """The first date in a text, None when there is none or it is impossible."""
    match = words.date.search(text)
    if match is None:
        return None
    groups = match.groupdict()
    day = groups["day"] or groups.get("day2") or ""
    month = groups["month"] or groups.get("month2") or ""
    year = groups["year"] or groups.get("year2") or ""
    if _SPAN.search(text[: match.start()]):
        return None  # «27–28 октября», «6 и 7 мая»: a span of days is no date of the document
    try:
        return date(int(year), words.months[month], int(day))
    except ValueError:
        return None


def _date(texts: Sequence[str], words: Words) -> date | None:
    """The date of adoption if a line states one, otherwise the first date that stands for itself."""
    for text in texts:
        if words.adopted.search(text):
            found = parse_date(text, words)
            if found:
                return found
    alone = (text for text in texts if any(words.date.fullmatch(text) for words in WORDS.values()))
    for text in [*alone, *texts]:
        # The date of issue is often printed in English, whatever the language of the text.
        for language in WORDS.values() if len(text) < 160 else ():
            found = parse_date(text, language)
            if found:
                return found
    return None


def _body(texts: Sequence[str], words: Words) -> str | None:
    """The issuing body: the first line that could name an organ that speaks."""
    for text in texts:
        article = "" if not text[:1].isascii() or text.startswith(("The ", "THE ")) else "The "
        names_organ = len(text) < 160 and not text[:1].islower() and words.opener.fullmatch(article + text)
        if words.session.fullmatch(text) or words.agenda_item.search(text) or words.closing.match(text):
            continue
        if words.treaty.match(text):
            continue  # «Convention on the Rights of the Child» above the name of its committee
        if "/" in text and any(_is_symbol(word) for word in text.split()):
            continue  # a letterhead whose columns run into one another
        if names_organ and not words.adopted.search(text) and not words.report.match(text):
            return text.rstrip(",")
    return None


def organ_of_record(sentence: str, language: Language, words: Words) -> str | None:
    """The organ named in «На своем 5-м заседании … Генеральная Ассамблея постановила», None if unknown."""
    if words.at_meeting.match(sentence) is None:
        return None
    head = sentence[:_LONGEST_OPENER]
    names = (name for body in bodies.load().by_key.values() for name in body.names(language))
    found = [(head.find(name), -len(name), name) for name in names if name in head]
    return min(found)[2] if found else None


def _title(units: Sequence[Unit], texts: Sequence[str], words: Words) -> tuple[str | None, str | None]:
    """Number that implies a symbol, and title."""
    for text in reversed(texts):
        match = _NUMBERED_TITLE.fullmatch(text)
        if match:
            return _assembly_symbol(match["number"], texts, words), match["title"]
    for text in (*texts, *(f"{above} {below}" for above, below in pairwise(texts))):
        match = _COUNCIL_TITLE.fullmatch(text)
        if match:
            number = match["number"] or match["number2"]
            return _council_symbol(number, texts), text.rstrip(",")
    for text in texts:
        numbered = _NUMBERED_BY_BODY.fullmatch(text)
        if numbered:
            return numbered["symbol"], numbered["title"]
    repeated = [text for position, text in enumerate(texts) if len(text) > 20 and text in texts[:position]]
    if repeated:
        return None, max(repeated, key=len)
    headings = [_strip(unit.raw) for unit in units if heading_mark(unit.raw) == 1]
    named = [
        text
        for text in headings
        if not (_NUMBER_ONLY.fullmatch(text) or _names_organ(text, words) or _is_field(text, words, 1))
    ]
    if headings and not named and any(_NUMBER_ONLY.fullmatch(text) for text in headings):
        named = _headings_below_number(units, headings[-1])
    if named:
        return None, max(named, key=len)
    below = _below_sponsors(texts, words)
    if below is not None:
        return None, below
    candidates = [text for text in texts if not _is_field(text, words, 3)]
    if candidates and _tells_author(candidates[-1], words):
        above = texts[max(texts.index(candidates[-1]) - 1, 0)]
        if above != candidates[-1] and _is_short_subject(above, words):
            return None, above
    while len(candidates) > 1 and _says_only_whose(candidates[-1], candidates[-2], words):
        candidates.pop()
    if (
        texts
        and _is_short_title(texts[-1], words)
        and not any(
            _NUMBER_ONLY.fullmatch(text) is None and not _names_organ(text, words) for text in candidates
        )
    ):
        return None, texts[-1]
    return None, candidates[-1] if candidates else None


def _below_sponsors(texts: Sequence[str], words: Words) -> str | None:
    """The last line, if it stands below who submits the draft: «Дания и Перу: проект резолюции»."""
    for text in texts[:-1]:
        sponsors, colon, kind = text.rpartition(": ")
        if colon and sponsors and len(kind) < _SHORT_FIELD and words.draft.search(kind):
            return None if _is_field(texts[-1], words, 1) else texts[-1]
    return None


def _headings_below_number(units: Sequence[Unit], number: str) -> list[str]:
    """Deeper headings, where the first tells the number alone; what begins small goes on with it."""
    deeper = [_strip(unit.raw) for unit in units if heading_mark(unit.raw) > 1]
    return [f"{number} {text}" if starts_small(text) else text for text in deeper]


def _is_short_subject(text: str, words: Words) -> bool:
    """«Реки» above «Доклад Генерального секретаря»; "Progress report" there is no subject."""
    named = _is_field(text, words, 1) or _names_organ(text, words) or _tells_author(text, words)
    return not named and words.report.search(text) is None


def _says_only_whose(text: str, above: str, words: Words) -> bool:
    """Whether a line tells the author alone, and the line above it what the document is about."""
    return _tells_author(text, words) and not _names_organ(above, words)


def _tells_author(text: str, words: Words) -> bool:
    """«Доклад Генерального секретаря», a known body, or the report of one: its name may have a subject."""
    if words.authorship.fullmatch(text) is not None:
        return True
    known = bodies.load()
    body = text.partition(" of the ")[2] or text.partition(" ")[2] if words.report.match(text) else text
    return known.by_name(body) is not None


def _council_symbol(number: str, texts: Sequence[str]) -> str:
    """«Resolution 2253 (2015)» is the Security Council's unless the Parliamentary Assembly is named."""
    series = "PACE/Res." if any(map(_PARLIAMENTARY.fullmatch, texts)) else "S/RES/"
    return series + re.sub(r"\s", "", number)


_PARLIAMENTARY = re.compile(
    r"(?:The\s)?Parliamentary\sAssembly(?:\sof\sthe\sCouncil\sof\sEurope)?,?"
    r"|Парламентская\s[Аа]ссамблея(?:\sСовета\sЕвропы)?,?",
    re.IGNORECASE,
)


def _assembly_symbol(number: str, texts: Sequence[str], words: Words) -> str | None:
    """«75/10.» above a title is a resolution of the Assembly if the masthead says who adopted it."""
    folded = re.sub(r"\s", "", number.translate(LOOK_ALIKES))
    says = any(
        words.adopted.search(text) and re.search(r"General Assembly|Генеральной Ассамблеей", text)
        for text in texts
    )
    return f"A/RES/{folded}" if says and ("/" in folded or "(" in folded) else None


def _is_short_title(text: str, words: Words) -> bool:
    """Two words right above the text that name neither an organ nor a field."""
    letters = text.translate(_BLANKS_AND_APOSTROPHES).isalpha()
    return letters and " " in text and not _names_organ(text, words) and not _is_field(text, words, 2)


def _names_organ(text: str, words: Words) -> bool:
    return (words.opener.fullmatch(text) or words.opener.fullmatch(f"The {text}")) is not None


def _is_field(text: str, words: Words, least: int) -> bool:
    """A line of the masthead that is no title: a date, a symbol, a session, a note in brackets.

    ``least`` is the number of words that a title has.
    """
    return bool(
        text[:1] in "[("
        or len(text) < 4
        or (not any(character.islower() for character in text) and len(text) < 12 and " " not in text)
        or words.distribution.match(text)
        or "Distr." in text
        or words.field.match(text)
        or words.original.match(text)
        or words.agenda_item.match(text)
        or words.adopted.search(text)
        or words.date.fullmatch(text)
        or _PLACE_AND_MONTH.fullmatch(text)
        or _SYMBOL.fullmatch(text.translate(LOOK_ALIKES))
        or _is_symbol(text)
        or ((named := _BEHIND_NAME.fullmatch(text)) is not None and _is_symbol(named["symbol"]))
        or (len(text) < 80 and words.session.search(text))
        or (len(text) < 90 and words.date.search(text) and len(_WORD.findall(text)) < 9)
        or len(_WORD.findall(text)) < least
    )


def _is_treaty(head: str, ends: str, words: Words) -> bool:
    """A treaty or a declaration: it calls itself so, and states speak in it and no organ."""
    first = ends.partition("\n")[0]
    spoken_by_states = words.states.match(first) is not None or words.parties.search(first) is not None
    return spoken_by_states and words.treaty.search(head) is not None


def kind(masthead: Masthead, speaks: bool, ends: str, words: Words) -> Kind:
    """What the document is, by the words of its masthead and the form of its text.

    ``speaks``: an organ opens the text; ``ends`` are the first and the last paragraphs of the text.
    """
    head = "\n".join(masthead.text)
    if words.draft.search(head):
        return Kind.DRAFT_RESOLUTION
    resolution = words.resolution.search(head) is not None
    decision = words.decision.search(head) is not None
    if speaks and not resolution and not decision and _is_treaty(head, ends, words):
        return Kind.DOCUMENT
    if speaks:
        return Kind.DECISION if decision and not resolution else Kind.RESOLUTION
    if any(words.adopted.search(text) and words.decision.search(text) for text in masthead.text):
        return Kind.DECISION
    if any(_NUMBERED_RESOLUTION.match(text) for text in masthead.text):
        return Kind.RESOLUTION
    if masthead.symbol and "/PRST/" in masthead.symbol:
        return Kind.DOCUMENT
    if words.at_meeting.match(ends) and any(_NUMBERED_TITLE.fullmatch(text) for text in masthead.text):
        return Kind.DECISION
    names_itself = any(
        words.authorship.fullmatch(text) and words.report.match(text)
        for text in masthead.text
        if len(text) < 240
    )
    title = masthead.title or ""
    if words.report.match(title) and not (words.letter.search(title) or words.letter.search(ends)):
        return Kind.REPORT
    if not words.letter.search(head) and (names_itself or words.report.match(title)):
        return Kind.REPORT
    if any(words.working_paper.match(text) for text in masthead.text):
        return Kind.DOCUMENT
    if words.letter.search(head) or words.letter.search(ends) or _greets_and_takes_leave(ends, words):
        return Kind.LETTER
    if words.report.search(masthead.title or "") or words.report.search(head):
        return Kind.REPORT
    if masthead.symbol and "/RES/" in masthead.symbol:
        return Kind.RESOLUTION
    if words.decision.search(head) or words.at_meeting.match(ends):
        return Kind.DECISION
    return Kind.DOCUMENT


def _greets_and_takes_leave(ends: str, words: Words) -> bool:
    lines = ends.split("\n")
    greets = any(words.salutation.fullmatch(line) for line in lines[:2])
    return greets and any(words.farewell.search(line) for line in lines[2:])
