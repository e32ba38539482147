"""Lines of titles, headings and organs: where they go on, and what stands alone."""

from __future__ import annotations

import re

from preamble import labels
from preamble.blocks.unit import beginning, ending, starts_small
from preamble.labels import SECTIONS, Style
from preamble.language import Words
from preamble.paper import Line
from preamble.paper.heads import SYMBOL

_LONGEST_APPROVAL = 6
_CONVENTION_NUMBER = re.compile(
    r"(?i:конвенция|рекомендация|протокол|convention|recommendation|protocol)\s(?:№|N|No\.?)\s?\d{1,4}"
)
_LONGEST_TITLE = 6
"""Lines."""
_SUBJECT = re.compile(r"(?:\A|\s)(?:О|ОБ|ПО|ON|CONCERNING)\s")
_SHORTEST_CAPITALS = 12
LONGEST_INTRODUCTION = 24
_NARROWEST_TITLE = 36
_LONGEST_AUTHOR = 60
"""Characters of a line that must be one."""
_NAMES_SUBJECT = re.compile(
    r"(?:DECISION|RESOLUTION|DECLARATION|REPORT)\sON\s|РЕЗОЛЮЦИЯ\sОБ?\s|РЕШЕНИЕ\sОБ?\s"
)
_ADJECTIVE = re.compile(r"[А-ЯЁ-]{3,20}(?:АЯ|ЯЯ|ЫЙ|ИЙ|ОЕ|ЫЕ)")
"""«СТРЕЛЬСАУСКАЯ» alone on a line of capitals."""
_SHORTEST_SUBJECT = 40
"""Characters of the first line of a title in capitals that goes on below."""


def heads_part(first: str, text: str, words: Words) -> bool:
    """«II» above «THE CONFERENCE OF RIVERS»: the organ of the second part, no title that goes on.

    «А» heads a part above its first clause, too.
    """
    if not first.isupper():
        return False
    if len(first) == 1 and text[:1].islower() and words.preambular.match(text) is not None:
        return True
    return labels.roman(first) > 0 and words.opener.fullmatch(text.rstrip(".:")) is not None


def heads_paragraph(first: str, text: str) -> bool:
    """«B. Положение дел … в зонах конфликта» above «17. На северо-востоке …», however long the heading is."""
    number = labels.read(text.strip()) if text.lstrip()[:1].isdigit() else None
    if number is None or number.style is not Style.NUMBER:
        return False
    section = labels.read(first.strip())
    return section is not None and section.style in SECTIONS


def is_number_of_convention(line: str, text: str) -> bool:
    """«Конвенция N 29 / Международной организации труда / о …»: the title goes on below the number."""
    return _CONVENTION_NUMBER.fullmatch(line.strip()) is not None and not is_in_brackets(text.strip())


def title_goes_on(group: list[Line], before: str, text: str, words: Words) -> bool:
    """«О ПАРОМАХ НА РЕКАХ / СОЮЗА ПРИРЕЧНЫХ ЗЕМЕЛЬ»: below its subject a title in capitals goes on."""
    if not (text.isupper() and before.isupper()) or is_in_brackets(text) or labels.read(text) is not None:
        return False
    if labels.roman(text):
        return False
    if not any(_SUBJECT.search(line.text) for line in group[-_LONGEST_TITLE:]):
        return False
    others = (words.opener, words.annex, words.introduction, words.contents)
    return words.division.match(text) is None and not any(other.fullmatch(text) for other in others)


def is_symbol(line: str) -> bool:
    """A line with the symbol of a document and nothing else: «S/2031/141» above the title."""
    text = line.strip("*_# ")
    return "/" in text and text[-1:].isdigit() and SYMBOL.fullmatch(text) is not None


def names_approval(group: list[Line], text: str, words: Words) -> bool:
    """«УТВЕРЖДЕН / Решением Совета / Евразийской …»: the heading of an annex goes on."""
    if not 2 <= len(group) <= _LONGEST_APPROVAL or not group[0].text.strip().isalpha():
        return False
    whole = " ".join([*(line.text.strip() for line in group), text.strip()])
    heading = words.annex.fullmatch(whole) if len(whole) < 260 else None
    return heading is not None and not heading["word"]


def first_width(text: str) -> int:
    """Characters that have to stand on one line: a no-break space parts no line."""
    return len(text.partition(" ")[0])


def fills_group(group: list[Line], before: str, text: str, words: Words) -> bool:
    """A title over several lines, set narrower than the rest: its next word had no room on the line above."""
    if not ending(before)[-1:].isalnum() or not text[:1].isalpha() or labels.read(text) is not None:
        return False
    widths = [len(line.text.strip()) for line in group]
    own = max(widths)
    if min(widths) < own * 0.85 or own < _NARROWEST_TITLE or tells_author(text, before, words):
        return False
    if len(before.strip()) + 1 + first_width(text) <= own or is_opener_line(text, words):
        return False
    return words.adopted.search(text) is None and words.session.match(text) is None


def capitals_go_on(before: str, text: str, words: Words) -> bool:
    """«STATEMENT UNDER / PARAGRAPH 6 OF THE RULES / OF PROCEDURE»: a title over several lines."""
    if not text.isupper() or labels.read(text) is not None or is_opener_line(text, words):
        return False
    if labels.roman(text):
        return False  # «II» numbers the part below
    if _ADJECTIVE.fullmatch(before.strip()) is not None:
        return True
    if _NAMES_SUBJECT.match(before.strip()) is not None and len(before) >= _SHORTEST_SUBJECT:
        return True
    border = (before.rstrip().lower(), text.split(maxsplit=1)[0].lower())
    return any(words.connective.search(word) for word in border)


def is_introduction(text: str, words: Words) -> bool:
    """«ВВЕДЕНИЕ» on a line of its own."""
    return (
        len(text) <= LONGEST_INTRODUCTION
        and text[:1].isupper()
        and words.introduction.fullmatch(text) is not None
    )


def tells_author(text: str, before: str, words: Words) -> bool:
    """«Доклад Генерального секретаря» on a line of its own below the title."""
    if not text[:1].isupper() or len(text) > _LONGEST_AUTHOR or before.rstrip()[-1:] in ",;:(":
        return False
    if words.report.match(text) is None and words.working_paper.match(text) is None:
        return False
    return words.authorship.fullmatch(text) is not None and words.connective.search(ending(before)) is None


def stands_alone(before: str, text: str, words: Words) -> bool:
    """«Генеральная Ассамблея,» or «Приложение II» on a line of its own, above or below the border."""
    if is_opener_line(text, words) or is_opener_line(before, words):
        return True
    head = before.strip("*_ ")
    if len(head) > 120:
        return False
    annex = words.annex.fullmatch(head)
    if annex is not None and annex["word"] and not annex["rest"]:
        return words.annex.fullmatch(f"{head} {text}") is None or not starts_small(text)
    if words.division.fullmatch(head) is not None:
        if before.startswith("*"):
            return text.startswith("*")  # the title of the rule, emphasized like its number
        return text[:1].isupper()
    return words.opener.fullmatch(head) is not None and words.preambular.match(beginning(text)) is not None


def is_opener_line(text: str, words: Words) -> bool:
    """«Генеральная Ассамблея,» on a line of its own."""
    if not text.endswith((",", ",*", ":")) or len(text) >= 120:
        return False
    return words.opener.fullmatch(text.strip("*_ ").rstrip(":")) is not None


def is_in_capitals(text: str) -> bool:
    """«СОВЕТ ЕВРОПЫ»: two words or more, and no abbreviation."""
    return " " in text and text.isupper() and len(text) >= _SHORTEST_CAPITALS


def is_in_brackets(text: str) -> bool:
    """«(В тыс. долл. США)» on a line of its own."""
    return text[:1] == "(" and text[-1:] == ")" and text[1:2].isupper()
