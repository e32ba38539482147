r"""Footnotes: which paragraphs are notes, and where a note goes on.

Notes come as ``¹ text``, ``<sup>1</sup> text``, ``^{1} text``, ``[^1]: text``; in older and in
extracted texts as ``1/ text``, ``1 text`` or ``* text``. The last three are taken for notes only
where a mark in the text before calls them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from preamble import labels
from preamble.blocks import Unit, beginning, ending, heading_mark, note_mark, starts_small
from preamble.hyphenation import Hyphenation
from preamble.language import Words
from preamble.markup import SUPERIORS, TO_SUPERIOR
from preamble.note_calls import Series
from preamble.paper.calls import GLUED_CALL, NOTE_ENDS, is_fuller, numbers_called, opens_note, spaced_call

# How a typed label stands at the head of its note: "1/ text", "[1] text", "1 text".
_SLASHED = re.compile(r"\\?\(?(?P<number>\d{1,3})\s?/\)?[ \t\xa0]+(?=[^\s\d.)])")
_BRACKETED = re.compile(r"\\?\[(?P<number>\d{1,3})\\?\][ \t\xa0]+(?=\S)")
_ROUND = re.compile(r"\((?P<number>\d{1,3})\)[ \t\xa0]+(?=\S)")
_ROUND_CALL = re.compile(r"(?<=[^\s(,;:])\s?\((?P<number>\d{1,3})\)(?=[\s.,;:]|\Z)")
_GLUED_ROUND_CALL = re.compile(
    r"(?:(?<=[^\W\d_]|[)»”\"])|(?<=[\w)»”\"’][,;.:])|(?<=\b(?:19|20)\d\d))\((?P<number>\d{1,3})\)(?=[\s.,;:]|\Z)"
)
_BARE = re.compile(r"\(?(?P<number>\d{1,3})\)?[ \t\xa0]+(?=[^\s\d.)])")
_STARS = frozenset("\\*†‡")
_STAR_NOTE = re.compile(r"(?P<stars>(?:\\?[*†‡]){1,3})[ \t\xa0]*(?=\*{0,2}[^\s*])")
_STAR_CALL = re.compile(
    r"(?:(?<=[^\s*†‡\\])|(?<=[*†‡],\s)|(?<=[*†‡]\s))(?P<stars>(?:\\?[*†‡]){1,3})(?=[\s.,;:)\]]|\Z)"
)
_STAR_APART = re.compile(r"(?<=[^\W\d_]{3}\s)(?:\\?[*†‡]){1,3}\Z")
"""«докладам Руритании *», at the end of a title."""
_ESCAPED_STARS = re.compile(r"(?<=[^\s†‡\\])(?:\\\*){1,3}")
"""``consensus\\*``: a printed asterisk, even within an emphasis."""
_BALANCED = re.compile(r"(\*{1,3})(?=[^\s*])[^*]*(?<=[^\s*])\1")
_SLASH_CALL = re.compile(r"[\s\xa0\w.,;)»”\"](?P<number>\d{1,3})/(?=[\s.,;:)\]]|\Z)")
_BRACKET_CALL = re.compile(r"\s?\\?\[(?P<number>\d{1,3})\\?\](?!\()")
_NUMBERED = ((_SLASHED, _SLASH_CALL), (_BRACKETED, _BRACKET_CALL), (_BARE, GLUED_CALL))
# Notes below the whole text: "1. text" and "(1) text", with their calls.
_LISTED_LAST = (
    (
        re.compile(r"\\?\((?P<number>\d{1,3})\\?\)[ \t\xa0]+(?=\S)"),
        re.compile(r"(?:(?<=[^\W\d_])|(?<=\d\))|(?<=[\w)][,;.]))\((?P<number>\d{1,3})\)(?=[\s.,;:]|\Z)"),
    ),
    (re.compile(r"(?P<number>\d{1,3})\\?\.[ \t\xa0]+(?=\S)"), GLUED_CALL),
    (re.compile(r"(?P<number>\d{1,3})\\?\.[ \t\xa0]+(?=\S)"), _BRACKET_CALL),
)
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+|<sup>\s*\d{1,3}\s*</sup>|\^\{\d{1,3}\}|(?<=[^\W\d_])(?:\d{1,3}/)+(?=\s|\Z)")
_NUMBER = re.compile(r"\d+")
_MOST_MISSING = 3
"""Up to this number a note may be the first one found of a page's own series."""
_LONGEST_HEADING = 12
_FARTHEST_BRACKET = 40
"""Characters up to the bracket that closes one of the line above."""
_SHORTEST_LAST = 20
"""Characters of the only note of an extract, as its last line, whose number is any."""
_LONGEST_APART = 12
"""Characters at the end of a title with a word and a mark."""
_LONGEST_REST = 240
"""Characters of the rest of a note that does not begin small."""


class RawNote(Struct, frozen=True):
    """A footnote with its markup still in it."""

    label: str
    raw: str
    first: int
    last: int
    printed: str
    """The label as printed, e.g. ``1/``."""


class Notes(Struct, frozen=True):
    """The footnotes of a text and the paragraphs without them."""

    body: tuple[Unit, ...]
    notes: tuple[RawNote, ...]
    plain_calls: re.Pattern[str] | None = None
    """How marks look that are neither raised nor marked up; None when all are."""
    ordered: bool = False
    """Only their order tells these marks from numbers of the text."""


def extract(units: Sequence[Unit], words: Words, hyphenation: Hyphenation) -> Notes:
    """Take the notes out of the paragraphs, each whole, in the order of the source."""
    plain, calls, ordered = _plain_notes(units, words)
    body: list[Unit] = []
    notes: list[RawNote] = []
    after_note = False
    for index, unit in enumerate(units):
        note = _note(unit, plain.get(index))
        if note is not None:
            notes += _run_in(note, unit.raw[: len(unit.raw) - len(note.raw)].rstrip(), body, calls)
            after_note = True
        elif notes and not after_note and _resumes_note(units, index, plain, body, notes[-1], words):
            notes[-1] = _longer(notes[-1], unit, hyphenation)
            after_note = True
        elif after_note and _same_note(unit, body, notes[-1], words):
            notes[-1] = _longer(notes[-1], unit, hyphenation)
        else:
            body.append(replace(unit, broken=True) if after_note else unit)
            after_note = False
    return Notes(tuple(body), tuple(notes), calls, ordered)


def _note(unit: Unit, plain: tuple[str, int] | None) -> RawNote | None:
    match = note_mark(unit.raw)
    if match is not None:
        label = (match["superior"] or match["sup"] or match["caret"] or match["reference"]).translate(
            SUPERIORS
        )
        return RawNote(label, unit.raw[match.end() :], unit.first, unit.last, label)
    if plain is None:
        return None
    label, length = plain
    return RawNote(label, unit.raw[length:], unit.first, unit.last, unit.raw[:length].strip())


def _run_in(note: RawNote, head: str, body: Sequence[Unit], calls: re.Pattern[str] | None) -> list[RawNote]:
    """«1 See C/31/4. 2 Ibid.»: notes that ran into one line, each with the next number.

    ``head``: the printed label of the first. A figure as plain as the words begins a note only if called.
    """
    found: list[RawNote] = []
    while note.label.isdecimal():
        own, number = note.label, str(int(note.label) + 1)
        if own in head:
            following = head.replace(own, number)
        elif number.translate(TO_SUPERIOR) in note.raw:
            following = head.replace(own.translate(TO_SUPERIOR), number.translate(TO_SUPERIOR))
        else:
            break
        end = note.raw.find(f" {following} ")
        start = end + len(following) + 2
        if end < 1 or note.raw[end - 1] not in NOTE_ENDS or not opens_note(note.raw[start : start + 1]):
            break
        if calls is not None and not any(_calls(unit.raw, number, calls) for unit in reversed(body)):
            break
        printed = note.printed.replace(own, number)
        found.append(replace(note, raw=note.raw[:end]))
        note, head = replace(note, label=number, raw=note.raw[start:], printed=printed), following
    return [*found, note]


def _calls(raw: str, number: str, calls: re.Pattern[str]) -> bool:
    return number in raw and any(number in numbers_called(call) for call in calls.finditer(raw))


def _longer(note: RawNote, unit: Unit, hyphenation: Hyphenation) -> RawNote:
    parts = [note.raw]
    hyphenation.append(parts, unit.raw, unit.first)
    return replace(note, raw="".join(parts), last=unit.last)


def _is_open(raw: str, words: Words) -> bool:
    tail = ending(raw)
    return (bool(tail) and tail[-1] not in ".!?;:…") or words.abbreviation.search(tail) is not None


def _can_follow(unit: Unit, note: RawNote, words: Words) -> bool:
    """Whether a paragraph can be the rest of a note: it begins small, or the note ends as none does."""
    if not _is_open(note.raw, words) or labels.read(unit.raw) is not None:
        return False
    return starts_small(unit.raw) or (_hangs(note.raw, words) and _ends_note(unit.raw))


def _hangs(raw: str, words: Words) -> bool:
    """«ICRC,» or "pp. 3–" or "(Rome": no note ends so."""
    tail = ending(raw)
    return tail[-1:] in ",–(" or raw.rfind("(") > raw.rfind(")") or words.hanging.search(tail) is not None


def _ends_note(raw: str) -> bool:
    """Short, and closed as the end of a note is."""
    return len(raw) <= _LONGEST_REST and raw[-1:] in ".)" and heading_mark(raw) == 0


def _same_note(unit: Unit, body: Sequence[Unit], note: RawNote, words: Words) -> bool:
    """A paragraph right below a note: the rest of it, unless the text above wants it more."""
    if not _can_follow(unit, note, words):
        return False
    return _closes_bracket(note.raw, unit) or not (body and _is_open(body[-1].raw, words))


def _closes_bracket(raw: str, unit: Unit) -> bool:
    """«Supplement No. 23 (A/» and «76/23).» with nothing but a blank line between them."""
    if unit.broken or raw.rfind("(") <= raw.rfind(")"):
        return False
    return 0 < unit.raw.find(")") <= _FARTHEST_BRACKET and "(" not in unit.raw[: unit.raw.find(")")]


def _resumes_note(
    units: Sequence[Unit],
    index: int,
    plain: dict[int, tuple[str, int]],
    body: Sequence[Unit],
    note: RawNote,
    words: Words,
) -> bool:
    """A note that was cut at a page's end goes on at the foot of the next page.

    There it stands below a rule, or right above the page's own first note.
    """
    unit = units[index]
    if not _can_follow(unit, note, words):
        return False
    if unit.ruled:
        return True
    following = units[index + 1] if index + 1 < len(units) else None
    above_note = following is not None and _note(following, plain.get(index + 1)) is not None
    return above_note and unit.broken and not (body and _is_open(body[-1].raw, words))


class _PlainNotes(NamedTuple):
    """Notes whose label is typed as plain figures or asterisks, by index, with their calls' form."""

    found: dict[int, tuple[str, int]]
    calls: re.Pattern[str] | None
    ordered: bool = False


def _plain_notes(units: Sequence[Unit], words: Words) -> _PlainNotes:
    found: dict[int, tuple[str, int]] = {}
    found.update(_star_notes(units))
    if any(note_mark(unit.raw) for unit in units):
        return _PlainNotes(found, None)
    ruled = _ruled_notes(units)
    if ruled:
        found.update(ruled)
        return _PlainNotes(found, _ROUND_CALL)
    rounded = _round_notes(units)
    if rounded:
        found.update(rounded)
        return _PlainNotes(found, _GLUED_ROUND_CALL)
    for form, pattern in _NUMBERED:
        heads = {index: match for index, unit in enumerate(units) if (match := form.match(unit.raw))}
        numbered = _numbered_notes(units, heads, form, pattern)
        ordered = False
        if form is _BARE and len(heads) > len(numbered) + 1:
            found_in_order = _numbered_notes(units, heads, form, spaced_call(words), Series())
            ordered = is_fuller(len(found_in_order), len(numbered))
            if ordered:
                numbered, pattern = found_in_order, spaced_call(words)
        if numbered:
            found.update(numbered)
            return _PlainNotes(found, pattern, ordered)
    bracketed = any("[1]" in unit.raw for unit in units)
    for form, pattern in _LISTED_LAST:
        if bracketed is not (pattern is _BRACKET_CALL):
            continue  # «lamps.[1]» calls what stands below as «1. …»
        listed = _notes_below(units, form, pattern, words)
        if listed:
            found.update(listed)
            return _PlainNotes(found, pattern)
    return _PlainNotes(found, None)


def _ruled_notes(units: Sequence[Unit]) -> dict[int, tuple[str, int]]:
    """«(1) …» right below a rule, called « (1)» in the text above: elsewhere it is an item of a list."""
    found: dict[int, tuple[str, int]] = {}
    if not any(unit.ruled and unit.raw[:1] == "(" for unit in units):
        return found
    called: set[str] = set()
    for index, unit in enumerate(units):
        match = _ROUND.match(unit.raw) if unit.ruled or index - 1 in found else None
        if match is not None and match["number"] in called:
            found[index] = (match["number"], match.end())
        else:
            called.update(call["number"] for call in _ROUND_CALL.finditer(unit.raw))
    return found


def _round_notes(units: Sequence[Unit]) -> dict[int, tuple[str, int]]:
    """«(1) …» and «(2) …» below the words «lamps(1)» and «oil,(2)», if every such number is a note's.

    Where one is not called, or stands below a colon, they are items of lists.
    """
    found: dict[int, tuple[str, int]] = {}
    called: set[str] = set()
    last = 0
    heads = {
        index: match
        for index, unit in enumerate(units)
        if unit.raw[:1] == "(" and (match := _ROUND.match(unit.raw)) is not None
    }
    for index, unit in enumerate(units[: max(heads, default=-1) + 1]):
        match = heads.get(index)
        if match is None:
            called.update(call["number"] for call in _GLUED_ROUND_CALL.finditer(unit.raw))
            continue
        number = int(match["number"])
        if match["number"] not in called or number not in (last + 1, 1) or units[index - 1].raw[-1:] == ":":
            return {}
        found[index] = (match["number"], match.end())
        last = number
    return found


def _notes_below(
    units: Sequence[Unit], form: re.Pattern[str], pattern: re.Pattern[str], words: Words
) -> dict[int, tuple[str, int]]:
    """A last series 1, 2 … below a text with a series of its own, every number of it called in the text.

    It need not be called below the heading «Сноски».
    """
    found: dict[int, tuple[str, int]] = {}
    due = 0
    index = len(units)
    while due != 1:
        index -= 1
        match = form.match(units[index].raw) if index >= 0 else None
        if match is None or (due and int(match["number"]) != due - 1):
            return {}
        due = int(match["number"])
        found[index] = (match["number"], match.end())
    if words.operative.match(beginning(units[index].raw[found[index][1] :])):
        return {}  # «1. Adopts the rules.»: the only decision, and no note
    above = units[:index]
    if not any(form.match(unit.raw) or labels.read(unit.raw) for unit in above):
        return {}
    if is_heading_of_notes(above[-1], words):
        return found
    if above[-1].raw[-1:] == ":":
        return {}  # «Decides: / (1) To meet;»: a list
    called = {
        number for unit in above for call in pattern.finditer(unit.raw) for number in numbers_called(call)
    }
    called.update(
        number.translate(SUPERIORS)
        for unit in above
        for raised in _RAISED.findall(unit.raw)
        for number in _NUMBER.findall(raised)
    )
    return found if all(number in called for number, _ in found.values()) else {}


def is_heading_of_notes(unit: Unit, words: Words) -> bool:
    """«СНОСКИ» alone on a line, marked as a heading or not."""
    text = unit.raw.strip("#*_: ")
    return len(text) <= _LONGEST_HEADING and words.notes.fullmatch(text) is not None


def _star_notes(units: Sequence[Unit]) -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    called: set[str] = set()
    candidates = {
        index: match for index, unit in enumerate(units) if (match := _star_candidate(unit)) is not None
    }
    for index, unit in enumerate(units) if candidates else ():
        match = candidates.get(index)
        if match is not None and match["stars"].replace("\\", "") in called:
            found[index] = (match["stars"].replace("\\", ""), match.end())
            continue
        if "*" in unit.raw or "†" in unit.raw:
            called.update(call[0].replace("\\", "") for call in _ESCAPED_STARS.finditer(unit.raw))
            bare = _BALANCED.sub("x", unit.raw)  # a word, as «**Доклад****» calls «**»
            called.update(call["stars"].replace("\\", "") for call in _STAR_CALL.finditer(bare))
            if (apart := _STAR_APART.search(bare[-_LONGEST_APART:])) is not None:
                called.add(apart[0].replace("\\", ""))
    return found


def _star_candidate(unit: Unit) -> re.Match[str] | None:
    """An asterisk that opens a paragraph and is escaped or never closed is no emphasis."""
    match = _STAR_NOTE.match(unit.raw) if unit.raw[:1] in _STARS else None
    if match is None:
        return None
    printed = match["stars"].startswith("\\")
    return match if printed or match["stars"][-1] not in unit.raw[match.end() :] else None


def _numbered_notes(
    units: Sequence[Unit],
    heads: Mapping[int, re.Match[str]],
    form: re.Pattern[str],
    pattern: re.Pattern[str],
    series: Series | None = None,
) -> dict[int, tuple[str, int]]:
    """Notes that are called above them, of those that begin in some ``form``, the ``heads``.

    ``series``: the calls are told by their order alone.
    """
    found: dict[int, tuple[str, int]] = {}
    called: set[str] = set()
    last = 0
    marked = form is not _BARE
    # Below the last of them nothing can be called any more: most texts need not be looked through at all.
    for index, unit in enumerate(units[: max(heads, default=-1) + 1]):
        match = heads.get(index)
        if match is not None:
            number = int(match["number"])
            if match["number"] in called:
                believed = (
                    number <= _MOST_MISSING
                    or last < number <= last + 9
                    or marked
                    or (not last and (unit.ruled or _series_goes_on(units, index, form, called)))
                    or (not last and index == len(units) - 1 and len(unit.raw) >= _SHORTEST_LAST)
                )
            else:  # its mark was lost, but a rule above it or the notes around it vouch for it
                believed = (number == last + 1 and (index - 1 in found or unit.ruled)) or (
                    number == 1 and last > 0 and _series_goes_on(units, index, form, called)
                )
            if believed and (marked or not beginning(unit.raw[match.end() :])[:1].islower()):
                found[index] = (match["number"], match.end())
                last = number
                if series is not None:
                    series.passes(number)
                called.discard(match["number"])
                continue
        for call in pattern.finditer(unit.raw):
            numbers = numbers_called(call)
            if series is None or series.goes_on(numbers):
                called.update(numbers)
    return found


def _series_goes_on(units: Sequence[Unit], index: int, form: re.Pattern[str], called: Container[str]) -> bool:
    """Whether the note of the next number stands right below and is called too: a part of a report."""
    upper = form.match(units[index].raw)
    lower = form.match(units[index + 1].raw) if index + 1 < len(units) else None
    if upper is None or lower is None or lower["number"] not in called:
        return False
    return int(lower["number"]) == int(upper["number"]) + 1
