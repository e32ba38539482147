"""What the lines of a masthead say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from preamble.blocks import Unit
from preamble.language import Words
from preamble.masthead import dates, extent, numbered, oneline, organs, symbols, titles
from preamble.masthead.lines import LONGEST_TITLE, NUMBERED_TITLE, SHORT_FIELD, strip
from preamble.model import Masthead

_CELLS = re.compile(r"\s{3,}|\t+")
_SESSION_NUMBER = re.compile(r"\d{1,4}\s?\([IVXLC-]{1,9}\)")
_LONGEST_NUMBER = 4
_NUMBER_LINE = re.compile(
    r"(?:[A-ZА-Я][a-zа-я]{1,9}\.?\s)?\d{1,4}[./-]\d{1,4}\.?|(?i:resolution|recommendation|резолюция|рекомендация)\s\d{1,4}\s\((?:19|20)\d\d\)"
    r"|(?i:resolution|recommendation)\s\(\d\d\)\s?\d{1,3}|[A-Z]{3,8}\s(?i:resolution|decision)\s(?:19|20)\d\d/\d{1,3}"
)
"""«Conf. 18.9» on a line of its own above the title."""
_BEHIND_TITLE = re.compile(
    r"(?:\.\s(?:[A-Z][a-z]{2,8}\s\d{1,2},|\d{1,2}\s[A-Z][a-z]{2,8})\s(?:19|20)\d\d\.?\Z)|\s\((?i:принят[аоы]?)(?:\s(?i:в|на|от)\s[^()]{1,100}\))?\Z|\s\((?:(?i:принят[аоы]?)\s)?(?:[A-ZА-ЯЁ][^()]{1,40},\s)?\d{1,2}\s[^\W\d]{3,9}\s(?:19|20)\d\d(?:\s(?:г\.|года))?\)\Z"
    r"|\s+\(?\s?Doc\.\s[A-Z][^\s]*\d[^\s]*(?:\s\([IVXLC]{1,8}\)?)?\)?\Z|(?:(?<=\w)[¹²³]|<sup>\d</sup>)/?\Z|(?:\[\*{0,3}\]){1,3}\Z|(?<=\d\))\(\d{1,2}\)\Z|(?<=\((?:19|20)\d\d\))\d{1,2}\Z|(?<=\w)\[\d{1,3}\]\d{0,3}\Z"
    r"|(?:(?<=[a-zа-яё]{4})|(?<=[a-zа-яёA-ZА-ЯЁ]\s)(?=\d{1,2}/))\d{1,2}/?\Z"
)
"""A day in brackets, a document named below the title, the marks of notes, the last two typed."""
_LONGEST_BEHIND_TITLE = 120
"""Characters."""
_LONGEST_OPEN = 12
"""Characters of «(принята», all that may stand behind a title and end with a letter."""
_FIELD_LENGTH = 240
_DAYS = (
    r"(?:\d{1,2}(?:\s[^\W\d_]{3,9})?\s?[-–—]\s?)?\d{1,2}\s[^\W\d_]{3,9}\s(?:19|20)\d\d(?:\s(?:г\.|года))?"
    r"|[A-Z][a-z]{2,8}\s\d{1,2}(?:\s?[-–—]\s?\d{1,2})?,\s(?:19|20)\d\d"
)
_NAME = r"[A-ZА-ЯЁ][\w’'-]{2,24}(?:\s[A-ZА-ЯЁ][\w’'-]{2,24}){0,2}"
_TOWN = rf"(?:г\.\s?)?{_NAME}(?:,\s{_NAME})?"
_DAY_AND_TOWN = re.compile(rf"(?:{_DAYS}),?\s{_TOWN}|{_TOWN},?\s(?:{_DAYS})")
"""«9 сентября 2031 года, Гавань», «г. Гавань 9 сентября 2031 года», "Strelsau, 24-25 July 2031"."""
_PLACE = re.compile(rf"{_NAME},\s{_NAME}")
_LEADS_TO_PLACE = frozenset(
    ("in", "at", "of", "to", "from", "near", "and", "for", "on", "the", "в", "и", "о")
)
"""Words behind which a place belongs to the title."""
_LONGEST_DAY_AND_TOWN = 80
_COMMUNIQUE = re.compile(
    rf"(?P<title>(?i:(?:joint|final|press|chair\w*)\s|)(?i:communiqu[eé]|statement|declaration)\s.{{12,300}}?)"
    rf"(?:,|(?<=\b[Mm]eeting)|(?<=\bMEETING)|(?<=\b[Ss]ummit)|(?<=\bSUMMIT))\s\(?{_TOWN},?\s(?:{_DAYS})\)?"
)
"""«Joint Communiqué of the 23rd Meeting of Ministers, Strelsau, 24-25 July 2031»: where and when they met."""
_LONG_LINE = 160
_LONGEST_SUBJECT = 400
_FEW = 4
"""Lines of a masthead that ran together."""

_RUN_IN_FIELDS = re.compile(r"Distr\.|\bDate:\s|(?i:original:\s)|Distribution\s")
_STATED_SYMBOL = re.compile(
    r"(?i:(?:document\s)?symbol|символ|условное\sобозначение)\s?:\s(?P<symbol>\S{3,60})"
)
_SUBJECT = re.compile(r"(?i:subject|тема)\s?:\s+(?P<title>\S.{2,})")
"""The field of a memorandum that says what it is about."""
_OF_MEMORANDUM = re.compile(r"(?i:to|from|date|кому|от\sкого|от|дата)\s?:")
"""Its other fields: «Тема: …» above a title without them is the rubric of a site."""


def read(lines: Sequence[str], units: Sequence[Unit], words: Words) -> Masthead:
    """Read the fields of a masthead from its printed lines and its paragraphs."""
    printed = tuple(text for text in (strip(line) for line in lines) if text)
    # What is longer than any title is no field either, and need not be searched for one.
    cells = [strip(cell) for line in lines for cell in _CELLS.split(_untabled(line))]
    fields = [text for text in cells if text and len(text) <= _FIELD_LENGTH]
    titled = [unit for unit in units if len(unit.raw) <= LONGEST_TITLE]
    stripped = [(unit, strip(unit.raw)) for unit in titled]
    texts = [text for _, text in stripped if text]
    if len(texts) <= _FEW and any(len(text) > _LONG_LINE for text in texts):
        texts = [part for text in texts for part in oneline.parted(text, words)]
        stripped = [(Unit(text, 0, 0), text) for text in texts]
        fields += [text for text in texts if len(text) <= _FIELD_LENGTH]
    named = [text for text in (_named(unit, text, words) for unit, text in stripped) if text]
    number, title = titles.title_of(titled, _parted_at_number(named, fields), words)
    subject = next((match for line in printed if (match := _SUBJECT.fullmatch(line))), None)
    if subject is not None and (title in (None, subject[0]) or any(map(_OF_MEMORANDUM.match, printed))):
        title = subject["title"]
    if title and _is_whole_masthead(title, words):
        title = None
    if number is None:
        title = symbols.line_of_council(fields) or title
    if title:
        title = _without_fields(title, fields)
        behind, title = numbered.without_number(title.rstrip(", "))
        number = number or behind
    date = dates.date_of([text for text in (*texts, *fields) if not dates.is_of_subject(text, words)], words)
    named_by = symbols.named_symbol(fields, date.year if date else None)
    return Masthead(
        text=printed,
        body=organs.body_of(_beside_title(title, texts, fields), words),
        symbol=symbols.symbol_of(fields, number)
        or named_by
        or _symbol_within(fields, texts)
        or (symbols.cited_symbol(fields[0], words) if fields else None),
        date=date,
        title=title,
        session=_field(fields, words.session, "session"),
        agenda_item=_agenda_item([*fields, *texts], words),
        distribution=_field(fields, words.distribution, "distribution", anchored=True),
        original_language=_original(fields, words),
    )


def _without_fields(title: str, fields: Sequence[str]) -> str:
    """A title without the last line of its paragraph, should that be a symbol, or a day and a town."""
    for field in fields:
        behind = title.endswith(f" {field}") and len(field) <= _LONGEST_DAY_AND_TOWN
        if behind and (
            (len(field) <= SHORT_FIELD and symbols.is_symbol(field)) or _DAY_AND_TOWN.fullmatch(field)
        ):
            return title[: -len(field)]
        if behind and _PLACE.fullmatch(field):
            above = title[: -len(field)].rstrip()
            return title if above.rpartition(" ")[2].lower() in _LEADS_TO_PLACE else above
    met = _COMMUNIQUE.fullmatch(title) if title.rstrip(")")[-2:].isdigit() else None
    return met["title"] if met is not None else title


def _is_whole_masthead(title: str, words: Words) -> bool:
    """All lines of a masthead that ran into one, with the sentence that tells of the adoption or without."""
    longest = _LONGEST_SUBJECT if title[-1] != "." else _LONG_LINE
    return len(title) > longest and words.date.search(title) is not None and not words.letter.search(title)


def _symbol_within(fields: Sequence[str], texts: Sequence[str]) -> str | None:
    """Beside its distribution or date the symbol may stand in the middle of a line."""
    return symbols.symbol_within([text for text in (*fields, *texts) if _RUN_IN_FIELDS.search(text)])


def _beside_title(title: str | None, texts: Sequence[str], fields: Sequence[str]) -> list[str]:
    """What the masthead says but for its title, be it on one line or on several."""
    lines = [
        line
        for above, line, below in zip(["", *fields], fields, [*fields[1:], ""], strict=False)
        if not (title and above and f"{above} {line}" in title)
        and not (title and below and f"{line} {below}" in title)
    ]
    return [text for text in (*texts, *lines) if text != title]


def _parted_at_number(texts: Sequence[str], fields: Sequence[str]) -> list[str]:
    """Paragraphs, parted where a line within one begins with a number and a title («37/10. Мир») or has only
    a number.
    """
    whole = "\n".join(texts)
    alone = [f" {field} " for field in fields if f" {field} " in whole and symbols.is_symbol(field)]
    if alone:
        texts = [part for text in texts for part in _parted_at_symbols(text, alone)]
    heads = [field for field in fields if NUMBERED_TITLE.fullmatch(field)]
    numbers = tuple(f"{field} " for field in fields if _NUMBER_LINE.fullmatch(field))
    out: list[str] = []
    for text in texts:
        number = next((number for number in numbers if number in text), "")
        before, number, behind = text.partition(number) if number else (text, "", "")
        if number and (not before or (before[-1] == " " and number[0].isalpha())):
            out += [part for part in (before.rstrip(), number.rstrip(), behind) if part]
            continue
        place = next((at for head in heads if (at := text.find(f" {head}")) > 0), 0)
        out += [text[:place], text[place + 1 :]] if place else [text]
    return out


def _parted_at_symbols(text: str, alone: Sequence[str]) -> list[str]:
    """What stands above and below a symbol that has a line of its own within a paragraph."""
    place = next((at for symbol in alone if (at := text.find(symbol)) > 0), 0)
    if not place:
        return [text]
    symbol, _, below = text[place + 1 :].partition(" ")
    return [text[:place], symbol, below]


def _named(unit: Unit, text: str, words: Words) -> str:
    """A paragraph without what is no part of a title: fields beside it, a document named below it."""
    if _CELLS.search(unit.raw):
        cells = (strip(cell) for cell in _CELLS.split(unit.raw))
        text = " ".join(cell for cell in cells if not _is_beside_title(cell, words))
    if text[-1:].isalpha() and "(" not in text[-_LONGEST_OPEN:]:
        return numbered.without_head(text)
    behind = _BEHIND_TITLE.search(text, max(0, len(text) - _LONGEST_BEHIND_TITLE))
    return numbered.without_head(text[: behind.start()] if behind else text)


def _is_beside_title(cell: str, words: Words) -> bool:
    """A field, a date or a number in a column of its own."""
    return (
        extent.is_mastheads_own(cell, words)
        or words.date.fullmatch(cell) is not None
        or words.field.match(cell) is not None
        or _SESSION_NUMBER.fullmatch(cell) is not None
        or (len(cell) < _LONGEST_NUMBER and cell.isdigit())
    )


def _untabled(line: str) -> str:
    """A row of a letterhead that was set as a table, with wide gaps between its cells."""
    return line.replace("|", "\t").replace("<br>", "\t") if line.startswith("|") else line


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
            return f"{language} {below}" if below[:1].islower() and len(below) < SHORT_FIELD else language
    return None


def running_symbol(edges: Sequence[str]) -> str | None:
    """The symbol that the heads of later pages print, if all of them print the same."""
    printed = {symbols.symbol_of([strip(cell)], None) for line in edges for cell in _CELLS.split(line)} - {
        None
    }
    return printed.pop() if len(printed) == 1 else None


def stated_symbol(lines: Sequence[str]) -> str | None:
    """«Document symbol: S/2031/754», as an archive prints it below the text."""
    stated = (match for line in lines if (match := _STATED_SYMBOL.match(line)))
    return next((symbol for match in stated if (symbol := symbols.symbol_of([match["symbol"]], None))), None)
