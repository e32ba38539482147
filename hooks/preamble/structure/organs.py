"""The organ that speaks, and the line on which it resolves."""

from __future__ import annotations

import re

from preamble import bodies
from preamble.blocks import beginning
from preamble.labels import Style
from preamble.model import BlockType
from preamble.structure.looks import LONGEST_BARE_HEADING, LONGEST_HEADING, Look
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_LONGEST_PARTIES = 1200
_WE = frozenset(("We,", "WE,"))
_RIGHT = re.compile(
    r"(?:на\sосновании|в\sсоответствии\sсо?|согласно|under\sthe\sterms\sof|in\saccordance\swith|pursuant\sto)\s"
    r"(?:\S+\s){0,4}?(?:стать\w+|пункт\w+|article)\s\d",
    re.IGNORECASE,
)
_LONGEST_RESOLVING = 180
_THAT = frozenset(("что", "that"))


def begins_with_clause(reading: Reading, at: Look) -> bool:
    """No organ stands alone above the first clause."""
    resolves = reading.words.resolves.fullmatch(at.text[-_LONGEST_RESOLVING:])
    organ, _, rest = at.text.partition(", ")
    alone = at.text[-1:] == ";" or (at.text[-1:] == "," and ", " not in rest)
    met = at.text[-1:] == ":" or (alone and reading.words.gathered.match(rest) is not None)
    met = met and reading.words.opener.fullmatch(organ) is not None
    met = met or (at.text[-1:] == ":" and reading.words.opener.fullmatch(f"{at.text[:-1]},") is not None)
    if rest and _governs_clauses(reading, organ, rest):
        return False
    if resolves is not None or met or _names_parties(reading, 0) or _tells_right(reading, organ, rest):
        return False
    return reading.words.opener.fullmatch(at.text) is None and (
        len(at.text) > LONGEST_HEADING
        or reading.words.preambular.match(beginning(at.text)) is not None
        or ", " in at.text
    )


def _governs_clauses(reading: Reading, organ: str, rest: str) -> bool:
    """«Совет министров, считая,» above «Что маяки служат всем;»: the organ, and the verb of its clauses."""
    if rest[-1:] != "," or ", " in rest or reading.words.opener.fullmatch(organ) is None:
        return False
    below = next((at.text for at in reading.looks[:3] if at.text.partition(" ")[0].lower() in _THAT), "")
    return bool(below) and reading.words.preambular.match(rest) is not None


def _tells_right(reading: Reading, organ: str, rest: str) -> bool:
    """«Комитет министров, в соответствии со статьей 15.b Устава,»: the organ, and by what right it speaks."""
    if len(rest) > LONGEST_BARE_HEADING or rest[-1:] != "," or ", " in rest or _RIGHT.match(rest) is None:
        return False
    return reading.words.opener.fullmatch(organ) is not None and clause_follows(reading, 0)


def _names_parties(reading: Reading, index: int) -> bool:
    """«Правительство …, именуемые в дальнейшем Сторонами,» or "The Meeting …, held at …,"."""
    text = reading.looks[index].text
    if not index and reading.speaks and (text[:3] in _WE or bodies.lists_offices(text)):
        return clause_follows(reading, index)
    if text[-1:] != "," or len(text) > _LONGEST_PARTIES:
        return False
    organ, _, rest = text.partition(", ")
    named = not index and reading.words.opener.fullmatch(organ) is not None
    if not named and reading.words.parties.search(text) is None:
        return False
    runs_in = reading.words.preambular.match(rest) is not None and not reading.words.gathered.match(rest)
    if runs_in or reading.words.preambular.match(beginning(reading.looks[index].unit.raw)) is not None:
        return False
    return clause_follows(reading, index)


def opener(reading: Reading, index: int) -> int:
    """The organ that speaks; in a report, the organ of a resolution quoted in full."""
    at = reading.looks[index]
    marked = at.depth > 0 and not at.text.endswith(",")
    if at.label is not None or marked or reading.zone == "preamble":
        return _resolving(reading, index)
    parties = at.text[-1:] in ",:;" and _names_parties(reading, index)
    first = reading.speaks and not index
    tail = at.text[-_LONGEST_RESOLVING:]
    resolves = tail[-1:] == ":" and reading.words.resolves.fullmatch(tail) is not None
    if len(at.text) > LONGEST_HEADING and not parties and not (first and resolves):
        return 0
    named = parties or _names_organ(reading, at.text) or _resolves_below(reading, index)
    decides = named and not first and is_proposed(reading, index)
    speaks = named and at.text.endswith(",") and clause_follows(reading, index)
    if not first and not speaks and not decides and not decisions_follow(reading, index):
        return _resolving(reading, index)
    if first and not named and not at.text.endswith((",", ":", ";")):
        return 0
    reading.end_lists()
    reading.zone = "operative" if decides or resolves else "preamble"
    reading.outer_run, reading.run = reading.run, 0
    reading.add(Node(BlockType.OPENER, at.unit.raw, at.unit.first, at.unit.last))
    return 1


def _names_organ(reading: Reading, text: str) -> bool:
    """ "The Council,", or "Council," in one word, as the record of its own decisions has it."""
    if reading.words.opener.fullmatch(text) is not None:
        return True
    alone = text[:1].isupper() and text[-1:] == "," and text[:-1].isalpha() and text.isascii()
    return alone and reading.words.opener.fullmatch(f"The {text}") is not None


def _resolving(reading: Reading, index: int) -> int:
    """«постановляет:» on a line of its own ends the preamble."""
    at = reading.looks[index]
    if reading.zone != "preamble" or at.label is not None or len(at.text) > 200:
        return 0
    alone = is_organ_below(reading, index)
    if not alone and not reading.words.resolves.fullmatch(at.text):
        return 0
    reading.zone = "operative"
    reading.end_lists()
    # «Межпарламентская Ассамблея постановляет:» below the preamble names the organ only here.
    organ = alone or reading.words.opener.fullmatch(at.text.rpartition(" ")[0]) is not None
    unnamed = organ and not has_spoken(reading)
    kind = BlockType.OPENER if unnamed else BlockType.PARAGRAPH
    reading.add(Node(kind, at.unit.raw, at.unit.first, at.unit.last))
    return 1


def has_spoken(reading: Reading) -> bool:
    """Whether an organ opens this part of the document: the text, or the annex."""
    for node in reversed(reading.nodes):
        if node.type is BlockType.OPENER or node.rank == "annex":
            return node.type is BlockType.OPENER
    return False


def decisions_follow(reading: Reading, index: int) -> bool:
    """ "The Assembly:" and below it the first thing that it decides."""
    at = reading.looks[index]
    if reading.speaks and _resolves_below(reading, index):
        return True
    if not at.text.endswith(":") or reading.words.opener.fullmatch(at.text[:-1]) is None:
        return False
    below = reading.below(index)
    return below is not None and below.label is not None and decides(reading, below.text)


def _resolves_below(reading: Reading, index: int) -> bool:
    """ "The Assembly", with a full stop or without, above "Resolves:"."""
    at, below = reading.looks[index], reading.below(index)
    if below is None or below.text[-1:] != ":" or len(at.text) > LONGEST_HEADING:
        return False
    if reading.words.resolves.fullmatch(below.text) is None:
        return False
    return reading.words.opener.fullmatch(at.text.rstrip(".")) is not None


def is_organ_below(reading: Reading, index: int) -> bool:
    """The organ alone below its clauses, with a colon, or above the first thing that it decides."""
    text = reading.looks[index].text
    if text[-1:] == ",":
        below = reading.below(index)  # «Генеральная Ассамблея,» between the clauses and «провозглашает …»
        if below is None or below.label is not None or not decides(reading, below.text):
            return False
        return reading.words.opener.fullmatch(text) is not None and not has_spoken(reading)
    if text[-1:] in {";", "."}:
        return False
    organ = text[:-1] if text[-1:] == ":" else text.partition(", ")[0]
    if reading.words.opener.fullmatch(organ) is None:
        organ = text.partition(", ")[0].rstrip(":")
    if reading.words.opener.fullmatch(organ) is None or reading.words.operative.match(organ.lower()):
        return False
    if text.endswith(":"):
        return True
    if text == organ and (_resolves_alone(reading, index) or _decides_in_capitals(reading, index)):
        return True
    below = next((at for at in reading.looks[index + 1 : index + 3] if at.label is not None), None)
    return (
        text == organ
        and below is not None
        and below.label is not None
        and below.label.style is Style.NUMBER
        and decides(reading, below.text)
    )


def _resolves_alone(reading: Reading, index: int) -> bool:
    """ "RESOLVES" alone on the line below the organ, without a colon, above what has letters or numbers."""
    below = reading.below(index)
    if below is None or below.label is not None or " " in below.text:
        return False
    listed = reading.label_below(index + 1)
    return listed is not None and listed.style is not Style.BULLET and decides(reading, below.text)


def _decides_in_capitals(reading: Reading, index: int) -> bool:
    """ "RECOMMENDS that …" below an organ without a sign: the verb is set apart as the organ is."""
    below = reading.below(index)
    if below is None or below.label is not None or not reading.looks[index].text.isupper():
        return False
    return below.text.partition(" ")[0].isupper() and decides(reading, below.text)


def decides(reading: Reading, text: str) -> bool:
    """Whether words begin as what an organ decides, in capitals too."""
    verb = beginning(text)
    shapes = (verb,) if verb[:1].islower() else (verb, verb.capitalize(), verb.lower())
    return any(reading.words.operative.match(shape) for shape in shapes)


def is_proposed(reading: Reading, index: int) -> bool:
    """A decision without a preamble: its organ stands right above «1. Welcomes …».

    A report announces it, or it follows another decision of the organ.
    """
    following = reading.below(index)
    if following is None or following.label is None:
        return False
    again = reading.zone == "operative" and reading.speaks and not reading.in_annex and reading.run > 0
    if not again and not reading.announced():
        return False
    first = following.label.style is Style.NUMBER and following.label.core == "1"
    return first and decides(reading, following.text)


def clause_follows(reading: Reading, index: int) -> bool:
    """Whether the next paragraph begins as a clause of a preamble."""
    below = reading.below(index)
    return below is not None and reading.words.preambular.match(beginning(below.text)) is not None


def speaks_again(reading: Reading, index: int) -> bool:
    """ "The Assembly therefore" above "INSTRUCTS …": one sentence, and no heading."""
    below = reading.looks[index + 1]
    if below.label is not None or reading.words.opener.fullmatch(reading.looks[index].text) is None:
        return False
    return decides(reading, below.text)
