"""Articles whose title ends with a full stop, and articles that go on behind their number.

«Статья 5. Цели и задачи.» is a title; «Article 5. The parties shall light the lamps.» is number and text.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from preamble import labels
from preamble.blocks import Unit
from preamble.structure import headings
from preamble.structure.looks import look
from preamble.structure.reading import Reading

_HEADS = frozenset(("Ст", "СТ", "Ar", "AR"))
"""How an article begins, so that most paragraphs need no second look."""
_LONGEST_TITLE = 5
"""Words."""
_RUN_IN = re.compile(
    r"""[*_]{0,3}(?P<word>Article|ARTICLE|Статья|СТАТЬЯ|Art\.|Ст\.|СТ\.)\s(?P<number>\d{1,3}|[IVXL]{1,7})
    \s?(?:[.:][*_]{0,3}|[*_]{1,3}\s?[–—-])\s+(?=\S)""",
    re.VERBOSE,
)
_FARTHEST_ARTICLE = 40
"""Paragraphs of article 1."""
_VERB = re.compile(r"(?:[аяеёуюиы](?:т|тся)|[^\W\d_]{2}(?:ен|ена|ено|ены)|shall|is|are|may|must|has|have)\Z")

_NOUNS = (
    "итет",
    "овет",
    "иат",
    "мандат",
    "аппарат",
    "транзит",
    "кредит",
    "бюджет",
    "запрет",
    "чет",
    "чёт",
    "предмет",
)
"""«Совет», «Секретариат»: how words end that look like verbs."""


def article(reading: Reading, index: int) -> int:
    """An article whose title or text stands on the line of its number."""
    at = reading.looks[index]
    if at.text[:2] not in _HEADS or at.label is not None or at.depth:
        return 0
    return _run_in_article(reading, index) or _titled_article(reading, index)


def _run_in_article(reading: Reading, index: int) -> int:
    """«Article 1. The parties shall light the lamps.», in a text of which every article is set so.

    The number becomes the heading of what is said behind it.
    """
    at = reading.looks[index]
    match = _RUN_IN.match(at.unit.raw)
    if match is None or match["word"].lower() not in reading.words.articles:
        return 0
    number = _ordinal(match)
    if number != reading.run_in_article + 1 or (number == 1 and not _goes_on(reading, index, match)):
        return 0
    reading.run_in_article = number
    body = at.unit.raw[match.end() :]
    head = replace(at.unit, raw=at.unit.raw[: match.end()].rstrip())
    reading.looks[index] = look(head)
    reading.looks.insert(index + 1, look(Unit(body, at.unit.first, at.unit.last, at.unit.indent)))
    headings.bare(reading, reading.looks[index])
    return 1


def _goes_on(reading: Reading, index: int, first: re.Match[str]) -> bool:
    """Whether article 1 is a sentence rather than a title, and so is article 2 further down."""
    if not _is_sentence(reading.looks[index].unit.raw[first.end() :]):
        return False
    for other in reading.looks[index + 1 : index + _FARTHEST_ARTICLE]:
        match = _RUN_IN.match(other.unit.raw) if other.text[:2] in _HEADS else None
        if match is not None and _ordinal(match) == 2:
            return _is_sentence(other.unit.raw[match.end() :])
    return False


def _ordinal(match: re.Match[str]) -> int:
    number = match["number"]
    return int(number) if number.isdigit() else labels.roman(number)


def _is_sentence(raw: str) -> bool:
    """Whether the words behind a number are what the article says, be they few.

    A verb is among them, or they announce a list, as no title does.
    """
    last = raw.rstrip('*_ »”"')[-1:]
    if last != ".":
        return last in {":", ";"}
    said = raw.split()
    return len(said) > _LONGEST_TITLE or any(_is_verb(word.rstrip(".,:;")) for word in said)


def _is_verb(word: str) -> bool:
    """Whether a word may be one, by its end.

    >>> [_is_verb(word) for word in ("обязуются", "shall", "Комитет", "стороны")]
    [True, True, False, False]
    """
    return _VERB.search(word) is not None and not word.lower().endswith(_NOUNS)


def _titled_article(reading: Reading, index: int) -> int:
    """«Статья 5. Цели и задачи.»: some words without a verb, above the first paragraph of the article.

    Words with a verb are all that the article says, and stay a paragraph.
    """
    at = reading.looks[index]
    text = at.text
    if text[-1] != "." or reading.announced():
        return 0
    match = reading.words.division.match(text)
    below = reading.below(index)
    if match is None or below is None or match["word"].lower() not in reading.words.articles:
        return 0
    title = text[match.end() :].removeprefix(".").rstrip(".").split()
    alone = reading.words.division.match(below.text) is not None
    if alone or not 0 < len(title) <= _LONGEST_TITLE or any(map(_is_verb, title)):
        return 0
    headings.bare(reading, at)
    return 1
