"""A whole Russian resolution on one line, whose clauses begin small.

Such clauses cannot be told from participles within a sentence but between the organ and the first
decision, or where the line is all there is of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from preamble import labels
from preamble.language import Words

_NUMBER = re.compile(r"[,;.:]\s(?P<number>\d{1,3})\.\s?(?=[^\W\d_])")
_ITEM = re.compile(
    r"(?:(?P<opens>:)|[;,.](?:\s(?:и|или))?)\s(?=\(?(?P<core>\d{1,2}|[a-zа-я]|[ivx]{2,5})\)\s?[^\W\d_])"
)
_LONGEST_OPERATIVE = 60
_LONGEST_GERUND = 60
_FEWEST_CLAUSES = 2
"""Behind the first, where no number follows."""
_DEEPEST = 4
_UNFINISHED = frozenset(",;:(–—-")
"""Signs behind which an organ is a part of a sentence."""


@cache
def _opener(words: Words) -> re.Pattern[str]:
    """An organ and its comma, where its first clause begins small; «Наций» is the end of a title above."""
    return re.compile(
        rf"(?:\A|(?<=\s))(?=[А-ЯЁ])(?!\w{{1,20}}ций\s)(?:{words.speaker.pattern})(?:\s[^,;:.]{{1,100}})?,\s(?=[а-я])",
        re.VERBOSE,
    )


@cache
def _clause(words: Words) -> re.Pattern[str]:
    return re.compile(rf"[,;]\s(?:и\s)?(?={words.small_run_in.pattern})", re.VERBOSE)


def numbers(raw: str, words: Words) -> list[int]:
    """Where the decisions of a resolution begin: each number the next one, a verb behind it."""
    found: list[int] = []
    for match in _NUMBER.finditer(raw):
        verb = raw[match.end() : match.end() + _LONGEST_OPERATIVE]
        if int(match["number"]) == len(found) + 1 and words.operative.match(verb[:1].lower() + verb[1:]):
            found.append(match.start("number"))
    return found


def cuts(raw: str, decisions: list[int], alone: bool, words: Words) -> list[int]:
    """Where the parts of a whole resolution begin; none where no organ speaks.

    Without ``decisions`` the line must be ``alone`` in its text, and have some clauses.
    """
    if not decisions and not alone:
        return []
    end = decisions[0] if decisions else len(raw)
    openers = _opener(words).finditer(raw, 0, end)
    opener = next((found for found in openers if _begins_clause(raw, found.end(), words)), None)
    if opener is None:
        return []
    clauses = [found.end() for found in _clause(words).finditer(raw, opener.end(), end)]
    if not decisions:
        above = raw[: opener.start()].rstrip()
        if len(clauses) < _FEWEST_CLAUSES or above[-1:] in _UNFINISHED or words.connective.search(above):
            return []
    head = [opener.start()] if opener.start() else []
    return [*head, opener.end(), *clauses, *decisions, *(_items(raw, end) if decisions else ())]


def _begins_clause(raw: str, place: int, words: Words) -> bool:
    return words.preambular.match(raw[place : place + _LONGEST_GERUND]) is not None


def _items(raw: str, start: int) -> Iterator[int]:
    """«: а) …; b) …; с) …»: items that a colon announces, each the next of an open list, in any alphabet."""
    opened: list[int] = []
    for match in _ITEM.finditer(raw, start):
        places = _ordinals(match["core"])
        follows = [level for level, last in enumerate(opened) if last + 1 in places]
        if follows and not (match["opens"] and 1 in places):
            del opened[follows[-1] + 1 :]
            opened[-1] += 1
        elif match["opens"] and 1 in places and len(opened) < _DEEPEST:
            opened.append(1)
        else:
            continue
        yield match.end()


def _ordinals(core: str) -> frozenset[int]:
    if core.isdigit():
        return frozenset((int(core),))
    value = labels.roman(core.upper()) if core.isascii() else 0
    return labels.letter_ordinals(core) | ({value} if value else frozenset())
