"""Tables of contents that lost their line ends."""

from __future__ import annotations

import re

from preamble.language import Words

_LED = re.compile(r"\.{4,}\s?\d{1,3}(?!\d)")
_FEWEST = 3


def is_whole(text: str, words: Words) -> bool:
    """«Contents Page I. Introduction ...... 3 II. Lamps ...... 4»: a whole table on one line of a copy."""
    if not text[-1:].isdigit() or "...." not in text:
        return False
    return words.contents.match(text.partition(" ")[0]) is not None and len(_LED.findall(text)) >= _FEWEST
