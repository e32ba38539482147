"""Numbers that a scan printed with a wrong sign behind them, or with letters for figures."""

from __future__ import annotations

import re

from preamble.blocks.unit import ending
from preamble.language import Words

FIGURES = frozenset("0123456789lIOОЗ")
_NUMBER = re.compile(r"(?P<figures>[\dlIOОЗ]{1,3})(?:\s?[.,])?\s(?=[^\W\d_]{2})")
_CLOSED = frozenset(".;:")
_ONE = frozenset("1lI")
_LONGEST_VERB = 40
"""Characters."""


def decides(before: str, text: str, words: Words) -> bool:
    """Whether a line begins a decision: «9, Decides», «15 . постановляет», «I0. Requests», "53 Invites".

    The paragraph above has ended, and the verb of a decision stands behind the number; above the first
    one is the last clause with its comma.
    """
    match = _NUMBER.match(text)
    if match is None:
        return False
    tail = ending(before)[-1:]
    if tail not in _CLOSED and (tail != "," or match["figures"] not in _ONE):
        return False
    return words.operative.match(text[match.end() : match.end() + _LONGEST_VERB]) is not None
