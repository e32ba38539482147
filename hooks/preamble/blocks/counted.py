"""One line with a whole document in it whose paragraphs have numbers that run through.

«The Assembly,1. Stressing …; 2. Noting …; 3. URGES …», «JOINT STATEMENT 1. We met … . 2. We agreed … .», with
the masthead before it or without.
"""

from __future__ import annotations

import re

from preamble.blocks.clause_lines import speaks
from preamble.language import Words

_NUMBER = re.compile(r"(?P<above>[,;:.)\]’”\"\w])\s?(?P<number>\d{1,2})\.\s(?=[A-Z])")
_STATEMENT = re.compile(r"(?:[.!?”’\")]|\b[A-Z’'-]{2,20}[”\"]?)\s(?P<number>\d{1,3})\.\s(?=[A-Z][a-z]*[\s,])")
"""A number behind the end of a sentence or a heading in capitals, before the beginning of a sentence."""
_HEADING_LAST = re.compile(r"[.!?;”\"]\s(?P<heading>[A-Z][A-Z’',&\s–-]{5,100}?)\s\Z")
_FARTHEST_STATEMENT = 800
_LONGEST_ORGAN = 130
_ORGAN_BETWEEN = re.compile(r"(?<=[.;]\s)THE\s[A-Z][A-Z\s]{6,80},?\s?\Z")
_GLUED = re.compile(r"[,;](?:(?P<number>\d{1,2})\.\s?(?=[A-Za-z])|(?=[A-Za-z]))")
_LONGEST_VERB = 60
_FEWEST = 3
"""Numbers with verbs behind them that no other text has."""
_FARTHEST = 2000
"""Characters of a masthead before the first number."""


def cuts(raw: str, words: Words) -> list[int]:
    """Where the organ, the clauses and the decisions begin; empty where the line is something else.

    >>> from preamble.language import WORDS
    >>> line = "Lamps The Council,1. Recalling lamps;2. Noting oil;3. Calls upon all;"
    >>> [line[at:][:9] for at in cuts(line, WORDS["en"])]
    ['The Counc', '1. Recall', '2. Noting', '3. Calls ']
    """
    numbers = _numbers(raw, words) if "2." in raw and "3." in raw else []
    if len(numbers) < _FEWEST:
        return []
    found = [_organ_above(raw, numbers[0], words)]
    for start, end in zip(numbers, [*numbers[1:], len(raw)], strict=True):
        found.append(start)
        between = _ORGAN_BETWEEN.search(raw, max(end - 90, start), end)
        if between is not None and words.opener.fullmatch(between[0].strip()) is not None:
            found.append(between.start())
    return [place for place in found if place]


def statements(raw: str) -> list[int]:
    """Where the numbered paragraphs and the headings in capitals between them begin, below a masthead.

    >>> line = "JOINT STATEMENT 1. We met. 2. We spoke. LAMPS OF THE RIVER 3. We lit them. 4. We left."
    >>> [line[at:][:9] for at in statements(line)]
    ['1. We met', '2. We spo', 'LAMPS OF ', '3. We lit', '4. We lef']
    """
    if not (" 1. " in raw and " 2. " in raw and " 3. " in raw):
        return []
    numbers: list[int] = []
    for match in _STATEMENT.finditer(raw):
        if int(match["number"]) == len(numbers) + 1:
            numbers.append(match.start("number"))
    if len(numbers) < _FEWEST or numbers[0] > _FARTHEST_STATEMENT:
        return []
    found: list[int] = []
    for start, end in zip(numbers, [*numbers[1:], len(raw)], strict=True):
        found.append(start)
        heading = _HEADING_LAST.search(raw, max(start, end - _LONGEST_ORGAN), end)
        if heading is not None and end < len(raw):
            found.append(heading.start("heading"))
    return found


def _organ_above(raw: str, end: int, words: Words) -> int:
    """Where the organ begins right before a place, 0 if it begins the line or none is named there."""
    start = end
    while (start := max(raw.rfind("The ", 0, start), raw.rfind("THE ", 0, start))) >= end - _LONGEST_ORGAN:
        if start < 0:
            return 0
        if words.opener.fullmatch(raw[start:end].strip()) is not None:
            return start
    return 0


def _numbers(raw: str, words: Words) -> list[int]:
    """Where 1, 2, 3 stand, each before the verb of a clause or of a decision; the first is a clause's."""
    found: list[int] = []
    for match in _NUMBER.finditer(raw):
        if int(match["number"]) != len(found) + 1:
            continue
        if not found and match.start("number") > _FARTHEST:
            return []
        verb = raw[match.end() : match.end() + _LONGEST_VERB]
        place = match.start("number")
        if found or _organ_above(raw, place, words):
            begins = speaks(verb.capitalize(), words)
        else:
            begins = words.run_in.match(verb.capitalize()) is not None
        if begins:
            found.append(place)
    return found


def glued(raw: str, words: Words) -> list[int]:
    """Where clauses and decisions begin that stand behind one another without a blank.

    >>> from preamble.language import WORDS
    >>> line = "The Council,alarmed by the dark,noting lamps,1. thanks the keepers;2. pays them."
    >>> [line[at:][:9] for at in glued(line, WORDS["en"])]
    ['alarmed b', 'noting la', '1. thanks', '2. pays t']
    """
    organ = raw.partition(",")[0]
    if not raw[len(organ) + 1 : len(organ) + 2].isalpha() or words.opener.fullmatch(organ) is None:
        return []
    found: list[int] = []
    due = 1
    for match in _GLUED.finditer(raw):
        number = match["number"]
        if number is None and due == 1:
            clause = words.preambular.match(raw, match.end())
            if clause is not None:
                found.append(match.end())
        elif number is not None and int(number) == due:
            found.append(match.start("number"))
            due += 1
    return found if len(found) >= _FEWEST and due > 1 else []
