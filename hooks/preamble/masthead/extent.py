"""Where a masthead ends and the text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from preamble import bodies, labels, markup
from preamble.blocks import Unit, ending, heading_mark, starts_small
from preamble.blocks.contents import is_whole
from preamble.labels import LOOK_ALIKES, SECTIONS, Style
from preamble.language import Words
from preamble.masthead import field_lines, sentences
from preamble.masthead.lines import LONG_PROSE, LONGEST_TITLE, NUMBERED_TITLE, SHORT_FIELD, WORD, strip
from preamble.masthead.speaking import (
    FIRST_LABELS,
    FIRST_NUMBERS,
    LONGEST_OPENER,
    agreement_follows,
    is_numbered_first,
    organ_opens,
)
from preamble.masthead.symbols import SYMBOL

_SUPERIORS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDS_WITH_YEAR = re.compile(r"\d{4}\sг\.\Z")
_DAY_AND_HOUR = re.compile(
    r"[A-ZА-ЯЁ][a-zа-яё]{4,10},\s\d{1,2}\s[^\W\d]{3,9}\s\d{4}[^.]{0,12}\s(?:at\s)?\d\d?\s?[ч.:]"
)
"""«Вторник, 19 октября 2031 года, 10 ч. 00 мин.»: when a meeting began, and no sentence."""
_LONGEST_FIRST_HEADING = 90
_LONGEST_LABEL = 5
_NEAREST_FIELDS = 10
"""Lines below a citation among which the distribution of the document stands."""
_QUOTES = re.compile(
    r"\b(?:следующ\w{2,3}|following)\s[^:]{0,40}(?:резолюци|решени|resolution|decision)[^:]{0,20}:\Z"
)
"""«1. Комиссия рекомендует Совету принять следующий проект резолюции:»: an organ speaks within a report."""
_FOLLOWS = re.compile(r"\b(?:following|as\sfollows|(?:ниже)?следующ\w{2,3})\b")
_FEWEST_TOLD = 4
"""Words of a sentence with a colon."""
_SUPPLEMENT = re.compile(r"(?i:дополнение|supplement)\s(?:№|No\.)\s?\d{1,3}")
_ADDED = re.compile(r"/Add\.\d{1,3}")
_LONGEST_LETTERHEAD = 80
_PROSE_WORDS = 9
_BEGINS = re.compile(
    r"\b(?:(?:[Ии]мею|[Ии]меем|имеет)\sчесть|(?:have|has)\sthe\shono|Заседание\s(?:было\s)?открыва)"
)
"""«Имею честь сообщить следующее:»: a letter or a record begins, however short its first sentence is."""
_TORN_PROSE = 60
_MOST_SENTENCES = 2
"""Paragraphs of prose, however short: no masthead has as many."""
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
    sentences_above = 0
    for index in range(limit):
        if organ_opens(units, index, words):
            speakers = index and _names_speakers(units[index - 1].raw, words)
            return Opening(index - 1 if speakers else _with_part_heading(units, index, words), True)
        if sentences.resolves_below(units, index, words):
            return Opening(index, True)
        if _is_first_paragraph(units[index], words) or _is_long_prose(units[index], words):
            if words.status.search(units[index].raw[:LONG_PROSE]) and not index:
                continue  # a library says that the text is in force no longer
            if words.states.match(units[index].raw) and agreement_follows(units, index, words):
                return Opening(index, True)
            if _is_head_of_line(units, index):
                continue
            break
        sentences_above += _is_sentence(units[index], words)
        if sentences_above == _MOST_SENTENCES:
            break  # a communiqué tells what they did; an organ that speaks further down does so within it
        if _is_quoted_prose(units[index]) or _reads_out(units[index], words):
            break  # the organ of a statement speaks within the statement
        if (
            index
            and _is_bare_annex(strip(units[index].raw), words)
            and _is_prose(units[index - 1].raw, words)
        ):
            break  # a cover note has an annex, in which the organ speaks
    for index in range(limit):
        if _begins_text(units, index, words) and not _stands_above_masthead(units, index, words):
            return Opening(_with_first_heading(units, index, words), False)
    is_masthead = len(units) <= limit and any(is_mastheads_own(strip(unit.raw), words) for unit in units)
    return Opening(len(units) if is_masthead else 0, False)


def _is_head_of_line(units: Sequence[Unit], index: int) -> bool:
    """Whether a masthead and the text below it ran into one line, which was parted before the organ."""
    return not index and len(units) > 1 and units[0].last == units[1].first == units[0].first


def _stands_above_masthead(units: Sequence[Unit], index: int, words: Words) -> bool:
    """What a site prints above the paper, a citation or an abstract: «Distr.» stands below no first sentence.

    Between the two are lines of a masthead only, so no letter whose annex has a masthead is meant.
    """
    if len(units[index].raw) > LONGEST_OPENER or is_numbered_first(units[index]):
        return False
    for unit in units[index + 1 : index + _NEAREST_FIELDS]:
        text = strip(unit.raw)
        if len(text) > LONG_PROSE or _is_prose(text, words) or _is_bare_annex(text, words):
            return False
        if len(text) <= _LONGEST_LETTERHEAD and (words.distribution.match(text) or "Distr.:" in text):
            return True
    return False


def _with_first_heading(units: Sequence[Unit], index: int, words: Words) -> int:
    """Where the text begins, counting a heading right above its first sentence, whatever it says.

    «Назначение документа» is the text's own where the title above it cannot be mistaken: it is marked as a
    title, calls itself a report, or stands above a line that tells the author.
    """
    if index and _announces_first(units[index - 1].raw, words):
        return index - 1
    if index < 2 or not (_is_prose(markup.plain(units[index].raw), words) or is_numbered_first(units[index])):
        return index
    heading = units[index - 1]
    text = strip(heading.raw)
    if (
        len(text) > _LONGEST_FIRST_HEADING
        or ending(text)[-1:] in ".:;,"
        or field_lines.is_field(text, words, 1)
    ):
        return index
    field = strip(units[index - 2].raw)
    if field[-1:] == ":" and words.field.fullmatch(field):
        return index  # «Rapporteur :», and the name below it
    named = (
        field_lines.names_organ(text, words) or words.authorship.fullmatch(text) or words.report.match(text)
    )
    if _calls_itself_addendum(units, index - 1, words):
        return index
    if named or words.letter.search(text) or words.working_paper.match(text) or not text[:1].isupper():
        return index
    if bodies.load().by_name(text) is not None:
        return index
    above = [(heading_mark(unit.raw), strip(unit.raw)) for unit in units[: index - 1]]
    depth = heading_mark(heading.raw)
    if depth > 1:
        titled = any(mark == 1 and not field_lines.names_organ(line, words) for mark, line in above)
        return index - 1 if titled else index
    authors = [place for place, (_, line) in enumerate(above) if words.authorship.fullmatch(line)]
    subject = (
        any(not field_lines.is_field(line, words, 3) for _, line in above[: authors[-1]])
        if authors
        else False
    )
    called = any(words.report.match(line) and not words.authorship.fullmatch(line) for _, line in above)
    return index - 1 if subject or called else index


def _announces_first(raw: str, words: Words) -> bool:
    """ "The Council adopted the following conclusions:" right above the first of them."""
    if raw[-1:] != ":" or _FOLLOWS.search(raw) is None or len(WORD.findall(raw)) < _FEWEST_TOLD:
        return False
    return words.field.match(raw) is None and raw[:1].isupper()


def is_mastheads_own(text: str, words: Words) -> bool:
    """A line that only a masthead has; a text of nothing else is a masthead without a text."""
    return bool(
        words.distribution.match(text)
        or words.agenda_item.match(text)
        or words.adopted.search(text)
        or SYMBOL.fullmatch(text.translate(LOOK_ALIKES))
    )


def _names_speakers(raw: str, words: Words) -> bool:
    """«The Minister of Lamps of Ruritania, the Minister … and the Minister …:» above the first clause."""
    text = markup.plain(raw) if raw[-1:] in ":," and len(raw) <= LONGEST_TITLE else ""
    return words.opener.fullmatch(text) is None and bodies.lists_offices(text)


def _with_part_heading(units: Sequence[Unit], index: int, words: Words) -> int:
    """«A» or «I» above the organ, with or without a title below it, heads the first part of the text.

    So does «Преамбула».
    """
    for place in (index - 1, index - 2):
        if place >= 0 and _PART_LABEL.fullmatch(units[place].raw):
            return place - 1 if place and _is_organ_without_comma(units[place - 1].raw, words) else place
    if index > 1 and is_numbered_first(units[index - 1]) and _heads_first_part(units[index - 2].raw):
        # «A. Лампы» and «1. Общие вопросы» above the organ
        return index - 2 if ending(units[index - 1].raw)[-1:] not in ".:;," else index
    above = units[index - 1].raw if index else ""
    heads = _heads_first_part(above) or words.introduction.fullmatch(above.strip("*_# ")) is not None
    return index - 1 if above and heads else index


def _is_organ_without_comma(raw: str, words: Words) -> bool:
    """ "The Conference of the Parties" above «I», which heads the first of what it decides."""
    return raw[:4] == "The " and len(raw) <= LONGEST_OPENER and words.opener.fullmatch(raw) is not None


def _is_first_paragraph(unit: Unit, words: Words) -> bool:
    """A sentence with a number; an extract of a report begins with a later one than 1."""
    label = labels.read(unit.raw) if unit.raw[:1].isdigit() else None
    if not (is_numbered_first(unit) if label is None else label.style is Style.NUMBER):
        return False
    return _is_prose(unit.raw, words) or (unit.raw[-1:] == ":" and _QUOTES.search(unit.raw) is not None)


def _is_long_prose(unit: Unit, words: Words) -> bool:
    text = markup.plain(unit.raw) if len(unit.raw) > LONG_PROSE else ""
    return text[-1:] == "." and _is_prose(text, words)


def _is_sentence(unit: Unit, words: Words) -> bool:
    return unit.raw[-1:] == "." and len(unit.raw) > _TORN_PROSE and _is_prose(unit.raw, words)


def _is_quoted_prose(unit: Unit) -> bool:
    return len(unit.raw) > _TORN_PROSE and unit.raw[0] in "«“" and unit.raw[-1] == "."


def _reads_out(unit: Unit, words: Words) -> bool:
    """«At the 35th meeting … the President read out the following statement:» above what the organ says."""
    return unit.raw[-1:] == ":" and words.at_meeting.match(unit.raw) is not None


def _begins_text(units: Sequence[Unit], index: int, words: Words) -> bool:
    unit = units[index]
    text = markup.plain(unit.raw).lstrip("# ")
    # A number may stand on a line of its own, above its words.
    label = labels.read(f"{text} …" if len(text) <= _LONGEST_LABEL else unit.raw.lstrip("# "))
    if unit.table:
        return False
    if words.introduction.fullmatch(text) or words.contents.fullmatch(text) or is_whole(text, words):
        return True
    if (
        label is not None
        and label.style in SECTIONS
        and (labels.roman(label.core) == 1 or _is_later_section(units, index, label))
    ):
        return True
    if (
        index
        and _PART_LABEL.fullmatch(unit.raw)
        and any(map(is_numbered_first, units[index + 1 : index + 3]))
    ):
        return True  # «I» on a line of its own
    if label is not None and label.core in {"A", "А"} and index + 1 < len(units):
        below = labels.read(units[index + 1].raw)
        numbered = label.style is Style.CAPITAL_DOT and NUMBERED_TITLE.match(units[index + 1].raw)
        return (below is not None and below.core == "1") or bool(numbered)
    if label is not None and label.style in {Style.NUMBER, Style.DECIMAL} and label.core in {"1", "1.1"}:
        return not NUMBERED_TITLE.match(unit.raw)
    if label is not None and label.style is Style.NUMBER_BRACKET and label.core == "1":
        if any(len(other.raw) > LONG_PROSE for other in units[:index]):
            return False
        return _is_prose(unit.raw[label.length :], words) and _second_follows(units, index, label)
    if label is not None and label.style is Style.DECIMAL and text[-1:] == ":" and index + 1 < len(units):
        item = labels.read(units[index + 1].raw)
        return item is not None and item.core in FIRST_LABELS
    if index > 0 and (words.salutation.fullmatch(text) or _is_bare_annex(text, words)):
        return not _calls_itself_addendum(units, index, words)
    if _is_first_division(units, index, text, words):
        return True
    above = units[index - 1].raw if index and starts_small(unit.raw) else ""
    if above[-1:] == "," and above[:1].isupper() and len(above) <= LONG_PROSE:
        return False  # «ОТЧЕТ О 12-м ЗАСЕДАНИИ, / состоявшемся в Гавани …»: the line above goes on
    return _is_prose(text, words) or _is_torn_prose(units, index)


def _second_follows(units: Sequence[Unit], index: int, first: labels.Label) -> bool:
    """«(2) …» right below «(1) …»: the paragraphs of a decision, and no single line of a masthead."""
    below = labels.read(units[index + 1].raw) if index + 1 < len(units) else None
    return below is not None and below.style is first.style and below.core == "2"


def _is_later_section(units: Sequence[Unit], index: int, label: labels.Label) -> bool:
    """«II. Вооруженные группы» above a numbered paragraph or a section of its own: a part of a report."""
    below = labels.read(units[index + 1].raw) if index + 1 < len(units) else None
    if label.style is Style.CAPITAL_DOT and labels.roman(label.core) == 0:
        # «D. Утверждение доклада» above paragraph 8: an extract; «Б. Иванов» stands above no such number.
        later = below is not None and below.style is Style.NUMBER and below.core not in FIRST_NUMBERS
        return later and label.core not in {"A", "А"}
    numbered = below is not None and below.style in {Style.NUMBER, Style.CAPITAL_DOT}
    return labels.roman(label.core) > 1 and numbered


def _is_bare_annex(text: str, words: Words) -> bool:
    """«Приложение» on a line of its own: a part of a document that begins with its annex."""
    annex = words.annex.fullmatch(text) if len(text) < SHORT_FIELD else None
    return annex is not None and annex["word"] is not None and not annex["rest"]


def _calls_itself_addendum(units: Sequence[Unit], index: int, words: Words) -> bool:
    """«Addendum» below the symbol S/2031/15/Add.12: what the document is, and no part of it."""
    text = strip(units[index].raw)
    if _SUPPLEMENT.fullmatch(text) and any(
        words.session.search(unit.raw[:LONG_PROSE]) for unit in units[:index]
    ):
        return True  # of the official records of a session
    if words.addendum.fullmatch(text) is None:
        return False
    below = strip(units[index + 1].raw) if index + 1 < len(units) else ""
    return words.field.match(below) is not None or any(_ADDED.search(unit.raw) for unit in units[:index])


def _is_first_division(units: Sequence[Unit], index: int, text: str, words: Words) -> bool:
    """«Статья 1» or «Глава I»; «Часть I» only above one of them, as a report may be a part itself."""
    division = words.division.match(text) if len(text) < LONG_PROSE else None
    if (
        division is not None
        and division.end() == len(text.rstrip("."))
        and _is_article_of_extract(units, index, words)
    ):
        return True
    if division is None or division["number"].lower() not in FIRST_NUMBERS | words.ordinals.keys():
        return False
    if words.ordinals.get(division["number"].lower(), 1) != 1 or words.agenda_item.match(text):
        return False
    if division["word"].lower() in words.articles:
        return True
    below = [strip(unit.raw) for unit in units[index + 1 : index + 3]]
    titled = division.end() < len(text)
    if titled and below and (label := labels.read(below[0])) is not None and label.core == "I":
        return True
    return any(words.division.match(line) is not None for line in below[: 1 if titled else 2])


def _is_article_of_extract(units: Sequence[Unit], index: int, words: Words) -> bool:
    """«Статья 37» alone on its line above what an article says: a copy may begin anywhere in a treaty."""
    word = strip(units[index].raw).partition(" ")[0].lower()
    if word not in words.articles or index + 1 >= len(units):
        return False
    below = [strip(unit.raw) for unit in units[index + 1 : index + 3]]
    return any(labels.read(text) is not None or text[-1:] in ".:;" for text in below)


def _is_torn_prose(units: Sequence[Unit], index: int) -> bool:
    """A first paragraph whose end stands on the next page."""
    if index + 1 >= len(units) or len(units[index].raw) < _TORN_PROSE:
        return False
    following = units[index + 1]
    if _ENDS_WITH_YEAR.search(following.raw):
        return False  # «сентябрь 2031 г.»
    return following.broken and starts_small(following.raw) and ending(following.raw)[-1:] in ".;:"


def _is_prose(text: str, words: Words) -> bool:
    """A sentence, as against a title or a field: long enough and closed."""
    if (
        text[:1] in "[("
        or words.adopted.match(text)
        or (text[-1:] not in ".:;" and (text[-1:] not in _SUPERIORS or ending(text)[-1:] not in ".:;"))
        or _ENDS_WITH_YEAR.search(text)
        or (len(text) < _LONGEST_LETTERHEAD and _DAY_AND_HOUR.match(text))
    ):
        return False
    return len(WORD.findall(text)) >= _PROSE_WORDS or _BEGINS.search(text) is not None


def _heads_first_part(raw: str) -> bool:
    """«A. Лампы для медицины», the letter and the title on one line or on two."""
    label = labels.read(raw) if len(raw) <= _LONGEST_FIRST_HEADING else None
    if label is None or label.style not in SECTIONS:
        return False
    return label.core.translate(LOOK_ALIKES) in {"A", "I"} and ending(raw)[-1:] not in ".:;,"
