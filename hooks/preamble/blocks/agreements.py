"""The line below the preamble of a treaty: «согласились о нижеследующем:»."""

from __future__ import annotations

from preamble.language import Words

_LONGEST = 60


def agrees(before: str, text: str, words: Words) -> bool:
    """Whether a line is what the parties say who were named above, and no end of the clause above it."""
    if text[-1:] != ":" or before.rstrip()[-1:] != "," or len(text) > _LONGEST:
        return False
    return words.agreed.match(text.lstrip()) is not None
