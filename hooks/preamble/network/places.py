"""The paragraphs that a pinpoint means, in a document whose paragraphs have addresses.

A paragraph's address is made of printed numbers (``ids.py``), and so is a pinpoint, so the one is
written in the form of the other and looked up. A place that the document does not have is no place:
"paragraph 13 (a)" does not mean paragraph 13, if that has no item (a) somebody erred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from preamble import labels
from preamble.model import Block, BlockType, Pinpoint

_RANGE = re.compile(r"(\d{1,4})-(\d{1,4})")
_WORD = re.compile(r"\w{1,6}")
_MOST = 100
"""Of the paragraphs of one pinpoint: a longer range is a misprint."""
_DEEPEST = 3
_ROMAN_FIRST = ("annex", "chapter", "section", "part")

# How the address of each kind of place begins; the first that the document has is meant.
_STEPS: Mapping[str, tuple[str, ...]] = {
    "preambular": ("pp",),
    "paragraph": ("op", "para"),
    "section": ("sec-",),
    "chapter": ("ch", "sec-"),
    "part": ("part", "sec-"),
    "article": ("art",),
    "rule": ("rule",),
    "principle": ("principle",),
    "annex": ("annex",),
    "item": ("",),
}


class Places:
    """The addresses of one document and the sections they stand in."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        """Read the blocks once; every question is then answered without them."""
        self._section: dict[str, str] = {}
        self._ends: Counter[str] = Counter()
        """How many addresses end in the same number: ``op4``, ``annex-op4``."""
        section = ""
        for block in blocks:
            if block.type is BlockType.HEADING:
                section = block.id
            self._section.setdefault(block.id, section)
            self._ends[block.id.rpartition("-")[2]] += 1

    def __contains__(self, place: object) -> bool:
        """Whether the document has such an address."""
        return place in self._section

    def alone(self, place: str) -> bool:
        """Whether no other part of the document counts a paragraph with the same number."""
        return self._ends[place.partition("-")[0]] <= 1

    def find(self, pinpoint: Pinpoint) -> tuple[str, ...]:
        """The addresses that a pinpoint means, in the order in which it names them; none if it is not here.

        >>> from preamble.model import Lines
        >>> made = [Block(i, BlockType.OPERATIVE, "", Lines(1, 1)) for i in ("op5", "op6", "op6-a")]
        >>> Places(made).find(Pinpoint((("paragraph", "5-6"),)))
        ('op5', 'op6')
        >>> Places(made).find(Pinpoint((("paragraph", "6(a)"),)))
        ('op6-a',)
        """
        parts = pinpoint.parts
        if not 0 < len(parts) <= _DEEPEST or any(kind not in _STEPS for kind, _ in parts):
            return ()
        outer = [_one(kind, value) for kind, value in parts[:-1]]
        kind, values = parts[-1]
        found = (self._place([*outer, _one(kind, number)]) for number in _numbers(values))
        return tuple(dict.fromkeys(place for place in found if place))

    def _place(self, steps: Sequence[Sequence[str]]) -> str | None:
        """The address whose parts are one of each step's, or a paragraph that stands in that section."""
        if not all(steps):
            return None
        return next((place for place in _joined(steps) if place in self._section), None) or self._within(
            steps
        )

    def _within(self, steps: Sequence[Sequence[str]]) -> str | None:
        """Numbers mostly run on: "section II, paragraph 9" is ``para9``, if that stands in the section."""
        if len(steps) < 2:
            return None
        sections = _joined(steps[:-1])
        annexes = [one for one in steps[0] if one.startswith("annex")]
        for place in [_join(annex, end) for annex in annexes or [""] for end in steps[-1]]:
            section = self._section.get(place)
            if section and any(section == one or section.startswith(f"{one}-") for one in sections):
                return place
        return None


def _joined(steps: Sequence[Sequence[str]]) -> list[str]:
    found = [""]
    for step in steps:
        found = [_join(place, end) for place in found for end in step]
    return found


def _join(place: str, end: str) -> str:
    if not place:
        return end
    # A section inside a section: ``sec-2-a``, not ``sec-2-sec-a``.
    inside = place.rpartition("sec-")[1] and end.startswith("sec-")
    return f"{place}-{end.removeprefix('sec-') if inside else end}"


def _one(kind: str, value: str) -> tuple[str, ...]:
    """How one place of a kind may be written: ``op6-a`` or ``para6-a``."""
    if not value:
        return ("annex",) if kind == "annex" else ()
    number, *items = _WORD.findall(value) or [""]
    if not number or len(items) > _DEEPEST:
        return ()
    written = [number.lower()]
    if ordinal := labels.roman(number.upper()):
        written.insert(0 if kind in _ROMAN_FIRST else 1, str(ordinal))
    ends = [f"{step}{one}" for step in _STEPS[kind] for one in written]
    for item in items:
        ends = [f"{end}-{one}" for end in ends for one in _item(item)]
    return tuple(ends)


def _item(printed: str) -> list[str]:
    """A letter as addresses have it, which is Latin; one that could be two letters is none."""
    written = printed.lower()
    if not written.isascii():
        ordinals = labels.letter_ordinals(written)
        return [labels.letter(ordinal) for ordinal in ordinals] if len(ordinals) == 1 else []
    ordinal = labels.roman(written.upper())
    return [written, str(ordinal)] if ordinal else [written]


def _numbers(value: str) -> list[str]:
    """The members of a printed list, ranges written out.

    >>> _numbers("5-7, 9(a)"), _numbers("")
    (['5', '6', '7', '9(a)'], [''])
    """
    found: list[str] = []
    for one in value.split(", "):
        span = _RANGE.fullmatch(one)
        if span and int(span[1]) < int(span[2]) < int(span[1]) + _MOST:
            found += map(str, range(int(span[1]), int(span[2]) + 1))
        else:
            found.append(one)
    return found[:_MOST]
