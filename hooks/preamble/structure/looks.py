"""What a logical paragraph looks like before anybody knows what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from preamble import labels, markup
from preamble.blocks import Unit, beginning, ending, heading_mark
from preamble.labels import Label, Style

LONGEST_HEADING = 300
LONGEST_BARE_HEADING = 170
FIGURES = re.compile(r"\d+")
NUMBER_OF_DECISION = re.compile(r"\d{2,4}/\d{1,3}\.?(?=\s|\Z)")
"""«2031/2»: the next decision of the same paper."""
EMPHASIZED = re.compile(r"(\*{2,3})(?!\s)[^*]+\1[.:]?|\*(?!\s|\*)[^*]+\*")
EMPHASIS = re.compile(r"[*_]{0,3}")
OPENING_QUOTES = ("«", "“", "„")
CLOSING_QUOTES = ("»", "”")
THAT = frozenset(("That ", "that ", "THAT "))
"""How an item begins below "CONSIDERING:", in a clause that announces what it considers."""
AND = re.compile(r"[,;]\s(?:and|и)\Z")
_JOINING = ("; and", "; or", ", and", ", or", "; и", "; или", ", и", ", или")
NUMBER_ALONE = re.compile(r"(?P<number>\d{1,3})[ \t\xa0]+(?=[*_]{0,3}[^\W\d])")
BRACKETED = frozenset((Style.LETTER_BRACKET, Style.NUMBER_BRACKET))

_CALL_BEHIND = re.compile(r"(?:\\?\[\d{1,3}\\?\]|[⁰¹²³⁴-⁹]+|<sup>\d{1,3}</sup>|\^\{\d{1,3}\})\s*\Z")


class Look(Struct, frozen=True):
    """What a unit looks like, read once."""

    unit: Unit
    label: Label | None
    text: str
    """Plain words without the label."""
    depth: int
    """Depth of a Markdown heading, 0 for other text."""


def look(unit: Unit) -> Look:
    """Read a unit's label and plain words."""
    depth = heading_mark(unit.raw)
    raw = unit.raw[depth:].strip() if depth else unit.raw
    if depth:
        raw = raw.rstrip("# ")
        unit = Unit(raw, unit.first, unit.last, unit.indent, unit.broken, unit.ruled)
    label = None if unit.table else labels.read(raw)
    words = raw[label.length :] if label is not None else raw
    short = len(words) <= LONGEST_HEADING + 40
    return Look(unit, label, markup.plain(words) if short else words, depth)


def joined(above: Look, below: Look) -> Look:
    """Two paragraphs as one, labelled as the first."""
    unit = replace(above.unit, raw=f"{above.unit.raw} {below.unit.raw}", last=below.unit.last)
    return replace(above, unit=unit, text=f"{above.text} {below.text}")


def heading_like(at: Look, longest: int, colon: bool = False) -> bool:
    """Short, begins with a capital, and does not end as a sentence does."""
    text = at.text
    if at.unit.table or not text or len(text) > longest or text[0] + text[-1] in ("[]", "()"):
        return False
    last = ending(text)[-1:] or text[-1]
    if last in ".;,!?…" or (last == ":" and not colon) or text.endswith(_JOINING):
        return False
    first = beginning(text)[:1]
    return first.isupper() or first.isdigit() or EMPHASIZED.fullmatch(at.unit.raw) is not None


def has_caps_and_mixed(looks: Sequence[Look]) -> bool:
    """Whether some headings are all in capitals and others are not."""
    headings = [at.text for at in looks if at.depth and at.text]
    capitals = sum(text.isupper() for text in headings)
    return 0 < capitals < len(headings)


def is_enclosed(raw: str) -> bool:
    """Whether the signs at both ends of a paragraph are one pair."""
    depth = 0
    text = _CALL_BEHIND.sub("", raw).strip("*_ ").rstrip(".,;")
    for position, character in enumerate(text):
        depth += (character in OPENING_QUOTES) - (character in CLOSING_QUOTES)
        if depth <= 0:
            return position == len(text) - 1
    # «ГОСТ «Маяки»: where two end at one place, Russian prints one sign.
    return text.endswith(CLOSING_QUOTES)
