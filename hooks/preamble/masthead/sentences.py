"""Preambles of whole sentences, below which an organ resolves: «Ассамблея постановляет:» above «1. …»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble import labels, markup
from preamble.blocks import Unit
from preamble.labels import Style
from preamble.language import Words
from preamble.masthead.lines import LONG_PROSE

_MOST = 12
"""Sentences of such a preamble, each a paragraph."""
_SHORTEST = 60
"""Characters of the first."""
_LONGEST_RESOLVING = 120


_BIDS = re.compile(r"[А-ЯЁ][а-яё]{2,20}(?:ть|ти|чь)(?:ся)?\s[^:]{10,}[.;]\Z")


def bids(raw: str) -> bool:
    """«Принять закон о паромах.»: a decision without a number, below the verb that governs it.

    >>> bids("Принять закон о паромах."), bids("Принятие закона о паромах."), bids("Память о паромах")
    (True, False, False)
    """
    return _BIDS.match(raw) is not None


def resolves_below(units: Sequence[Unit], index: int, words: Words) -> bool:
    """Whether the paragraphs from here on are sentences down to the line in which an organ resolves."""
    first = units[index].raw
    if len(first) < _SHORTEST or first[-1] != "." or words.status.search(first[:LONG_PROSE]):
        return False  # a library says above the text that it is in force no longer
    for place in range(index, min(index + _MOST, len(units) - 1)):
        raw = units[place].raw
        if labels.read(raw) is not None or units[place].table:
            return False
        if raw[-1:] == ":" and len(raw) <= _LONGEST_RESOLVING:
            text = markup.plain(raw)
            below = labels.read(units[place + 1].raw)
            organ = words.speaker.search(text) is not None and words.resolves.fullmatch(text) is not None
            return organ and below is not None and below.style is Style.NUMBER and below.core == "1"
        if raw[-1:] != ".":
            return False
    return False
