"""Clauses that ran into one another where a text lost its line ends, as extracted pages often do.

«The Council, Recalling …, Noting …, 1. Requests …; 2. Thanks …» on one line is parted before every
clause and every number that is due. Only what begins with a capital can be told so, and a series must
begin with its first number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from preamble import labels
from preamble.blocks import counted, letterhead, small_clauses
from preamble.blocks.unit import Unit, heading_mark
from preamble.labels import Style
from preamble.language import Words

_SHORTEST = 120
"""Characters of a paragraph that more than one clause ran into."""
_FARTHEST_OPENER = 1500
"""Characters of a masthead that ran into the text."""
_FARTHEST_UNIT = 60
_FEW_UNITS = 4
_NUMBER = re.compile(r"(?<=[,;.:\d\]/]\s)(?P<number>\d{1,3})\.\s(?=[*_]{0,3}[A-Z])")
_NUMBER_LAST = re.compile(r"[,;.:]\s(?:and\s)?(?P<number>\d{1,3})\.\Z")
_ITEM = re.compile(r"(?:(?P<opens>:)|[;,.](?:\s(?:and|or))?)\s(?=\((?P<core>\d{1,2}|[a-z]|[ivx]{2,5})\)\s\S)")
_MEETING = re.compile(
    r"(?<=[.;]\s)(?=\(?(?:\d{1,5}(?:st|nd|rd|th)|[A-Z][a-z]{2,12}(?:-[a-z]{2,8})?)\s(?:plenary\s)?meeting\b)"
)
_SHORTEST_RUN_IN = 300
"""Characters of a line into which several paragraphs of a report ran."""
_LONGEST_HEAD = 160
_FEWEST_PARAGRAPHS = 2
"""Behind the first one."""
_RUN_IN_HEADS = frozenset((Style.NUMBER, Style.ROMAN_DOT, Style.CAPITAL_DOT))
_NUMBER_OF_PARAGRAPH = re.compile(r"(?P<above>\S)\s(?P<number>\d{1,3})\.\s(?=[A-Z][A-Za-z]*[\s,])")
_SENTENCE_ENDS = frozenset('.?!)”’"]')
_SUMMARIES = frozenset(("Summary", "SUMMARY", "Executi", "EXECUTI", "Резюме ", "РЕЗЮМЕ "))
_SUMMARY = re.compile(
    r"(?i:(?:executive\s)?summary|резюме)\s(?=(?:The|This|In|At|On|Pursuant|Настоящ\w{2,3}|В|Во)\s(?:[\w’'-]+\s){6})"
)
"""«Summary The present report is submitted …»: a heading into which its text ran."""
_DEEPEST = 4
"""Lists within lists on one line."""
_FIRST = frozenset(("1", "a", "i"))
_ARTICLES = frozenset(("The ", "THE "))
_ARTICLE = re.compile("T(?:he|HE) ")
_LONGEST_LABEL = 8


class _Run(Struct):
    """How far a resolution has been read."""

    speaks: bool = False
    """An organ has opened it."""
    due: int = 1
    """Number of its next decision; 1 in the preamble."""
    running: bool = False
    """Some of its clauses have run into one another."""


@cache
def _opener(words: Words) -> re.Pattern[str]:
    """An organ, where it met, and the beginning of its first clause."""
    return re.compile(
        r"(?P<organ>(?:The|THE)\s[A-Z][^,;:.]{2,120})(?:,\s(?P<met>[a-z][^;:.]{0,160}?))?"
        rf"(?P<end>,)\s(?=(?:\([a-z]\)\s)?{words.run_in.pattern})",
        re.VERBOSE,
    )


@cache
def _clause(words: Words) -> re.Pattern[str]:
    """The end of a clause, the mark of a note, and the beginning of the next clause."""
    return re.compile(
        rf"(?:[,;](?:\[\d{{1,3}}\]\d{{0,3}}|\d{{1,3}}/?)?|(?<=\w)\[\d{{1,3}}\]\d{{0,3}})\s(?:(?:and|AND)\s)?(?=(?:\([a-z]\)\s)?{words.run_in.pattern})",
        re.VERBOSE,
    )


def part_run_in(units: Sequence[Unit], words: Words) -> list[Unit]:
    """Part every paragraph into which more than one clause of a resolution ran."""
    out: list[Unit] = []
    run = _Run()
    waiting = ""
    for index, unit in enumerate(units):
        if waiting:
            unit, waiting = replace(unit, raw=f"{waiting} {unit.raw}"), ""
        summary = _SUMMARY.match(unit.raw) if unit.raw[:7] in _SUMMARIES else None
        if summary is not None:
            out.append(replace(unit, raw=summary[0].rstrip()))
            unit = Unit(unit.raw[summary.end() :], unit.first, unit.last, unit.indent)
        if _is_sound(unit, run):
            out.append(unit)
            continue
        cuts = _cuts(unit.raw, run, words, index < _FARTHEST_UNIT, len(units) <= _FEW_UNITS)
        parts = list(_parts(unit, cuts)) if cuts else [unit]
        end = parts[-1].raw[-12:]
        numbered = run.speaks and end[-1:] == "." and end[-2:-1].isdigit()
        last = _NUMBER_LAST.search(end) if numbered else None
        if last is not None and _is_due(last["number"], units, index, run, words):
            waiting, run.running = f"{last['number']}.", True
            parts[-1] = replace(parts[-1], raw=parts[-1].raw[: -len(waiting)].rstrip())
        out += parts
    return out


def _is_sound(unit: Unit, run: _Run) -> bool:
    """A quick look: most paragraphs hold no other, open no resolution and count no decision."""
    raw = unit.raw
    if unit.table or raw[:1] == "#":
        return bool(unit.table or heading_mark(raw))
    if len(raw) >= _SHORTEST or raw[:4] in _ARTICLES:
        return False
    return not run.speaks or not (raw[-2:-1].isdigit() or str(run.due) in raw[:_LONGEST_LABEL])


def _parts(unit: Unit, cuts: Sequence[int]) -> Iterator[Unit]:
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(unit.raw)], strict=True)):
        raw = unit.raw[start:end].strip()
        if raw:
            yield replace(unit, raw=raw) if not number else Unit(raw, unit.first, unit.last, unit.indent)


def _is_due(number: str, units: Sequence[Unit], index: int, run: _Run, words: Words) -> bool:
    """«…, 1.» at the end of a paragraph and "ENDORSES …" below: the number is the next decision's."""
    below = units[index + 1].raw if index + 1 < len(units) else ""
    return int(number) == run.due and _decides(below, words)


def _decides(raw: str, words: Words) -> bool:
    verb = raw[:40].lstrip("*_ ")
    return verb[:1].isupper() and words.operative.match(verb.capitalize()) is not None


def _cuts(raw: str, run: _Run, words: Words, near: bool, alone: bool) -> list[int]:
    """Where the parts of a paragraph begin, but for its own beginning.

    ``near`` the top an organ may open it; ``alone``: it is one of the few paragraphs of a text.
    """
    found: list[int] = []
    start = 0
    long = len(raw) >= _SHORTEST
    if near and long and not run.speaks and (alone or "1." in raw):
        whole = _whole(raw, run, alone, words)
        if whole:
            return whole
    if raw[:4] in _ARTICLES or (near and long and not run.speaks):
        opener = _first_opener(raw, words) if long else None
        if opener is not None and _opens(opener, raw, words):
            run.speaks, run.due = True, 1
            start = opener.end("end")
            found = [opener.start(), start] if opener.start() else [start]
        elif len(raw) < _FARTHEST_OPENER and raw[-1] == "," and words.opener.fullmatch(raw) is not None:
            run.speaks, run.due, run.running = True, 1, False
            return []
    if not run.speaks:
        if len(raw) < _SHORTEST_RUN_IN:
            return []
        below = letterhead.end(raw) if near else 0
        if below:
            text = raw[below:]
            return [below, *(below + place for place in _numbered(text) or counted.statements(text) if place)]
        return _numbered(raw) or (counted.statements(raw) if near else [])
    own = labels.read(raw) if str(run.due) in raw[:_LONGEST_LABEL] else None
    if own is not None and own.style is Style.NUMBER and own.core == str(run.due):
        run.due += 1
    if not long:
        return found
    found += _clauses_and_numbers(raw, start, run, words)
    run.running = run.running or bool(found)
    return sorted({*found, *_items(raw, start), *_meeting(raw, start, words)}) if run.running else found


def _whole(raw: str, run: _Run, alone: bool, words: Words) -> list[int]:
    """«Ассамблея, ссылаясь на …, отмечая …, 1. призывает …; 2. просит …»: a whole resolution on one line."""
    if counts := counted.glued(raw, words) or counted.cuts(raw, words):
        run.speaks, run.running = True, True
        return counts
    numbers = small_clauses.numbers(raw, words) if " 1." in raw else []
    cuts = small_clauses.cuts(raw, numbers, alone, words)
    if cuts:
        run.speaks, run.due, run.running = True, len(numbers) + 1, True
    return sorted(cuts)


def _numbered(raw: str) -> list[int]:
    """«I. Opening 1. The session … . 2. The President … . 3. …»: paragraphs of a report on one line.

    Each number is the next one, and a sentence ends above it; the first may stand behind a heading.
    """
    printed = raw[:_LONGEST_LABEL].partition(".")[0].strip("*_ ")
    due = int(printed) + 1 if printed.isdecimal() else 1
    own = labels.read(raw) if f" {due}. " in raw else None
    if own is None or own.style not in _RUN_IN_HEADS:
        return []
    found: list[int] = []
    for match in _NUMBER_OF_PARAGRAPH.finditer(raw, own.length):
        heads = due == 1 and match.start() <= _LONGEST_HEAD
        if int(match["number"]) == due and (heads or match["above"] in _SENTENCE_ENDS):
            found.append(match.start("number"))
            due += 1
    return found if len(found) >= _FEWEST_PARAGRAPHS else []


def _first_opener(raw: str, words: Words) -> re.Match[str] | None:
    """The first words that may be an organ and the beginning of its first clause."""
    for found in _ARTICLE.finditer(raw, 0, _FARTHEST_OPENER):
        start = found.start()
        if not start or raw[start - 1].isspace():
            opener = _opener(words).match(raw, start, _FARTHEST_OPENER)
            if opener is not None:
                return opener
    return None


def _opens(opener: re.Match[str], raw: str, words: Words) -> bool:
    """Whether an organ is one, and, in the middle of a line, above several clauses or a number."""
    met = opener["met"]
    if words.opener.fullmatch(opener["organ"]) is None or (met and words.gathered.match(met) is None):
        return False
    if not opener.start():
        return True
    first = next(
        (match for match in _NUMBER.finditer(raw, opener.end("end")) if match["number"] == "1"), None
    )
    if first is not None and _decides(raw[first.end() : first.end() + 40], words):
        return True
    return _clause(words).search(raw, opener.end("end")) is not None


def _clauses_and_numbers(raw: str, start: int, run: _Run, words: Words) -> list[int]:
    """Where clauses begin up to the first number, and numbers in their order."""
    numbers = []
    for match in _NUMBER.finditer(raw, start):
        if int(match["number"]) == run.due and _decides(raw[match.end() : match.end() + 40], words):
            numbers.append((run.due, match.start("number")))
            run.due += 1
    first = numbers[0][1] if numbers else len(raw)
    preamble = numbers[0][0] == 1 if numbers else run.due == 1
    clauses = [match.end() for match in _clause(words).finditer(raw, start, first)] if preamble else []
    return [*clauses, *(place for _, place in numbers)]


def _items(raw: str, start: int) -> list[int]:
    """«: (1) …; (2) …»: items that a colon announces, each the next of an open list."""
    found: list[int] = []
    opened: list[str] = []
    for match in _ITEM.finditer(raw, start):
        core = match["core"]
        follows = [level for level, last in enumerate(opened) if last in labels.before(core)]
        if follows:
            del opened[follows[-1] + 1 :]
            opened[-1] = core
        elif core in _FIRST and match["opens"] and len(opened) < _DEEPEST:
            opened.append(core)
        else:
            continue
        found.append(match.end())
    return found


def _meeting(raw: str, start: int, words: Words) -> list[int]:
    """«(Sixth plenary meeting, 21 May 2009)» behind the last decision."""
    places = (match.start() for match in _MEETING.finditer(raw, start))
    return [place for place in places if words.closing.match(raw[place : place + 200])][:1]
