"""Whether an organ opens the text at a paragraph: its name, its clauses or its decisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble import bodies, labels, lone_verbs, markup
from preamble.blocks import AND, Unit, beginning, ending, heading_mark
from preamble.labels import Style
from preamble.language import Words
from preamble.masthead import sentences
from preamble.masthead.lines import LONG_PROSE, LONGEST_TITLE

FIRST_NUMBERS = frozenset(("1", "i"))
FIRST_LABELS = FIRST_NUMBERS | {"a", "а"}
LONGEST_OPENER = 260
LONGEST_RESOLVING = 180
"""Characters at the end of a paragraph among which an organ and its verb stand."""
_SHORTEST_CLAUSE = 20
MOST_CLAUSES = 40
"""Paragraphs of a preamble."""
_LONG_PARAGRAPH = 80
_WE = frozenset(("We,", "WE,"))
_INTRODUCES = frozenset(",;:")
_MOST_LEFT_OUT = 9
"""Clauses between two of an excerpt."""
_WITHIN_NAMES = frozenset(("of", "the", "and", "on", "for", "to", "in", "at", "therefore", "now"))
"""Small words of an organ's name; another one is a verb, and the line a sentence."""
_DESCRIBES = re.compile(
    r"\s(?:действует|является|состоит|включает|имеет|осуществляет|выполняет|руководствуется|обеспечивает"
    r"|вправе|может|долж(?:ен|на|но|ны)|shall|may|must|is|are|has|have|consists|that\sit)\s"
)
"""«Союз действует в соответствии с:»: a charter tells of the organ, which does not speak."""


def organ_opens(units: Sequence[Unit], index: int, words: Words) -> bool:
    """Whether an organ begins to speak at a paragraph, be it named there or not."""
    return (
        _is_opener(units, index, words)
        or _clauses_begin(units, index, words)
        or _numbered_clauses_begin(units, index, words)
        or _decisions_begin(units, index, words)
    )


def is_numbered_first(unit: Unit) -> bool:
    """Whether a paragraph is printed as number 1."""
    label = labels.read(unit.raw)
    return label is not None and label.style is Style.NUMBER and label.core == "1"


def _is_opener(units: Sequence[Unit], index: int, words: Words) -> bool:
    raw = units[index].raw
    if index + 1 >= len(units):
        return False
    if raw[-1:] == ":" and _resolves_at_length(raw, units[index + 1], words):
        return True
    if len(raw) > LONGEST_OPENER:
        return raw[:3] in _WE and raw[-1:] in _INTRODUCES and _introduces_clause(raw, units[index + 1], words)
    depth = heading_mark(raw)
    text = _without_stop(markup.plain(raw[depth:]), units[index + 1], words)
    if (depth and not text.endswith(",")) or words.division.match(text):
        return False
    if words.resolves.fullmatch(text):
        below = units[index + 1].raw
        return labels.read(below) is not None or sentences.bids(below)
    if _governs_clauses(text, units[index + 1], words):
        return True
    if words.opener.fullmatch(text) is None:
        return _introduces_clause(text, units[index + 1], words) or _announces(text, units[index + 1], words)
    if text[-1:].isalpha() and _clauses_follow_unsigned(units, index, words) and _is_name(text):
        return True
    if text.endswith((",", ";")):
        if bodies.load().by_name(f"{text} {units[index + 1].raw}") is not None:
            return False  # «Комитет по экономическим, / социальным и культурным правам»: one name
        return any(_follows_opener(unit, words) for unit in units[index + 1 : index + 4])
    following = units[index + 1].raw
    label = labels.read(following)
    first = following[label.length :] if label is not None and label.core in FIRST_NUMBERS else following
    if words.operative.match(beginning(first)) or words.resolves.fullmatch(markup.plain(following)):
        return True
    return words.preambular.match(beginning(following)) is not None and ending(following)[-1:] in ",:;"


def _without_stop(text: str, following: Unit, words: Words) -> str:
    """ "The Conference." above "Resolves:": the full stop is no end of a sentence."""
    if text[-1:] != "." or not words.resolves.fullmatch(markup.plain(following.raw)):
        return text
    return text[:-1]


def _announces(text: str, following: Unit, words: Words) -> bool:
    """ "The Board:" above its first clause, its first decision or the first of a list."""
    if not text.endswith(":") or not _names_organ(text[:-1], words):
        return False
    label = labels.read(following.raw)
    if label is not None:
        return label.core in FIRST_LABELS and _DESCRIBES.search(text) is None
    verb = beginning(following.raw)
    speaks = words.preambular.match(verb) or words.operative.match(verb.capitalize())
    return speaks is not None and _is_name(text[:-1])


def _names_organ(text: str, words: Words) -> bool:
    """ "The Board", or a single word without its article: "Council"."""
    if text.isalpha() and text[:1].isupper() and text.isascii():
        text = f"The {text}"
    return words.opener.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    """Whether all words but prepositions and the like have capitals, so that none of them is a verb."""
    return all(word in _WITHIN_NAMES or not word[:1].islower() for word in text.split())


def _clauses_follow_unsigned(units: Sequence[Unit], index: int, words: Words) -> bool:
    """Clauses without a comma at their ends, and below them the first decision: the organ has none either."""
    for place in range(index + 1, min(index + MOST_CLAUSES, len(units))):
        raw = units[place].raw
        if is_numbered_first(units[place]):
            label = labels.read(raw)
            verb = beginning(raw[label.length :] if label is not None else raw)
            return place > index + 1 and words.operative.match(verb.capitalize()) is not None
        if words.preambular.match(beginning(raw)) is None:
            return False
    return False


def _introduces_clause(text: str, following: Unit, words: Words) -> bool:
    """A line that ends with a comma above a preambular clause names an organ, whatever its name."""
    return (
        (text.endswith(",") or text[:3] in _WE or _names_who_met(text, words))
        and text[:1].isupper()
        and words.preambular.match(text) is None
        and (text[:3] in _WE or words.adopted.search(text) is None)
        and (words.preambular.match(beginning(following.raw)) is not None or _tells_meeting(following, words))
        and (ending(following.raw)[-1:] in ",;" or lone_verbs.is_participle(following.raw, words))
    )


def _tells_meeting(unit: Unit, words: Words) -> bool:
    """«на своем заседании 26 июля 2031 года,» below the organ."""
    return words.at_meeting.match(unit.raw[:1].upper() + unit.raw[1:LONGEST_OPENER]) is not None


def _governs_clauses(text: str, following: Unit, words: Words) -> bool:
    """«Совет министров, считая,» above «Что маяки служат всем;»."""
    if (
        following.raw.partition(" ")[0].lower() not in {"что", "that"}
        or ending(following.raw)[-1:] not in ",;"
    ):
        return False
    organ, _, verb = text.rstrip(",").rpartition(", ")
    return words.opener.fullmatch(organ) is not None and words.preambular.match(verb) is not None


def _names_who_met(text: str, words: Words) -> bool:
    """ "The Council, meeting in Strelsau;", "We, the ferrymen of the Ruritania, call on all to note:"."""
    if text[-1:] not in {":", ";"}:
        return False
    if text[-1:] == ":" and text[:3] in _WE:
        return words.opener.fullmatch(f"{text[:-1]},") is not None
    organ, _, rest = text.partition(", ")
    met = text[-1:] == ":" or words.gathered.match(rest) is not None
    return met and words.opener.fullmatch(organ) is not None


def _follows_opener(unit: Unit, words: Words) -> bool:
    start = beginning(unit.raw)
    return (
        ending(unit.raw)[-1:] in ",:;"
        or words.preambular.match(start) is not None
        or words.operative.match(start) is not None
        or labels.read(unit.raw) is not None
        or len(unit.raw) > _LONG_PARAGRAPH
    )


def _clauses_begin(units: Sequence[Unit], index: int, words: Words) -> bool:
    """A preambular clause and what can follow one: the text begins, although no organ is named above."""
    if index + 1 >= len(units):
        return False
    following = units[index + 1]
    if words.resolves.fullmatch(markup.plain(following.raw)):
        # The clause may end with the organ: «Обсудив проект, Ассамблея / постановляет:».
        clause = units[index].raw
        if words.preambular.match(beginning(clause)) is None or ending(clause)[-1:] in ".;:":
            return False
        return "," in clause or words.speaker.search(clause) is not None
    if not _is_clause(units[index], words):
        return False
    return (
        _is_clause(following, words)
        or _speaks_below(units, index + 1, words)
        or (is_numbered_first(following) and _speaks_first(units[index], words))
    )


def _speaks_below(units: Sequence[Unit], index: int, words: Words) -> bool:
    """ "Now therefore the Council:" below a single clause."""
    raw = units[index].raw
    if raw[-1:] != ":" or len(raw) > LONGEST_OPENER or index + 1 >= len(units):
        return False
    return _announces(markup.plain(raw), units[index + 1], words)


def _numbered_clauses_begin(units: Sequence[Unit], index: int, words: Words) -> bool:
    """«1. RECALLING …;» and further numbered clauses above the organ that speaks, or the first decision."""
    last = 0
    for place in range(index, len(units)):
        unit = units[place]
        label = labels.read(unit.raw)
        if label is None:
            return last > 0 and words.opener.fullmatch(markup.plain(unit.raw).rstrip(":")) is not None
        if label.style is not Style.NUMBER or not label.core.isdigit() or not _is_next(last, int(label.core)):
            return False
        verb = beginning(unit.raw[label.length :])
        if words.preambular.match(verb) is None:
            return (
                last > 1
                and verb.split(" ")[0].isupper()
                and words.operative.match(verb.capitalize()) is not None
            )
        last = int(label.core)
    return False


def _is_next(last: int, number: int) -> bool:
    """Whether a number follows the last one; an excerpt may leave some out behind the first."""
    return number == last + 1 or 0 < last < number <= last + _MOST_LEFT_OUT


def _decisions_begin(units: Sequence[Unit], index: int, words: Words) -> bool:
    """«1. Takes note …;» and «2. Invites …»: decisions of which somebody left the preamble out."""
    if not is_numbered_first(units[index]) or ending(units[index].raw)[-1:] != ";" or index + 1 >= len(units):
        return False
    if any(len(unit.raw) > LONG_PROSE for unit in units[:index]) or (
        index and units[index - 1].raw[-1:] in {",", ":"}
    ):
        return False  # an organ spoke above, or somebody quotes it
    pair = [(unit, labels.read(unit.raw)) for unit in units[index : index + 2]]
    second = pair[1][1]
    if second is None or second.style is not Style.NUMBER or second.core != "2":
        return False
    return all(
        words.operative.match(beginning(unit.raw[label.length :])) is not None
        for unit, label in pair
        if label is not None
    )


def agreement_follows(units: Sequence[Unit], index: int, words: Words) -> bool:
    """Clauses and «договорились о нижеследующем:» below the sentence in which the parties name themselves."""
    for place in range(index + 1, min(index + MOST_CLAUSES, len(units))):
        if words.resolves.fullmatch(markup.plain(units[place].raw[:LONGEST_OPENER])) is not None:
            return place > index + 1
        if not _is_clause(units[place], words):
            return False
    return False


def _is_clause(unit: Unit, words: Words) -> bool:
    speaks = words.preambular.match(beginning(unit.raw)) is not None or _speaks_first(unit, words)
    tail = ending(unit.raw)
    closed = tail[-1:] in ",;" or AND.search(tail) is not None
    return speaks and closed and len(unit.raw) > _SHORTEST_CLAUSE


def _speaks_first(unit: Unit, words: Words) -> bool:
    """ "The General Assembly, recalling …": the organ and its first clause in one paragraph."""
    organ, comma, clause = beginning(unit.raw).partition(", ")
    return (
        bool(comma)
        and words.opener.fullmatch(organ) is not None
        and words.preambular.match(clause) is not None
    )


def _resolves_at_length(raw: str, following: Unit, words: Words) -> bool:
    """«В соответствии с …, Коллегия решила:» above «1. …»: grounds, organ and verb in one paragraph."""
    if len(raw) > LONGEST_TITLE or labels.read(raw) is not None:
        return False
    return (
        is_numbered_first(following)
        and words.resolves.fullmatch(markup.plain(raw)[-LONGEST_RESOLVING:]) is not None
    )
