"""Lines that begin a paragraph by their words alone, however full the line above them is."""

from __future__ import annotations

from preamble.language import Words

_LONGEST = 60
_LONGEST_RESOLVING = 120
_SHORT = 0.75
"""Of the measure: a line so short goes on only where a paragraph ends."""


def begins(before: str, text: str, measure: int, words: Words) -> bool:
    """Whether a line cannot be the rest of the paragraph above it."""
    last = before.rstrip()[-1:]
    if text[-1:] == ":":
        return (last == "," and _agrees(text, words)) or (last == "." and _resolves(text, words))
    if last == ";":
        return _is_bare_item(before, text, measure)
    return last == "." and len(text) < measure * _SHORT and _is_office(text, words)


def _agrees(text: str, words: Words) -> bool:
    """«согласились о нижеследующем:» is said by the parties above, and ends no clause of theirs."""
    return len(text) <= _LONGEST and words.agreed.match(text.lstrip()) is not None


def _resolves(text: str, words: Words) -> bool:
    """«Межпарламентская Ассамблея постановляет:» below a preamble of whole sentences."""
    if len(text) > _LONGEST_RESOLVING or not text.lstrip()[:1].isupper():
        return False
    return words.resolves.fullmatch(text.strip()) is not None and words.speaker.search(text) is not None


def _is_bare_item(before: str, text: str, measure: int) -> bool:
    """«внести предложения.» below «провести встречи;», both small: the next item of a list without labels."""
    if not before.lstrip()[:1].islower() or not text.lstrip()[:1].islower():
        return False
    return not measure or len(before) < measure * _SHORT


def _is_office(text: str, words: Words) -> bool:
    """«Председатель Совета» on a short line below the last decision: somebody signs."""
    return text[-1:].isalpha() and words.office.match(text.lstrip()) is not None
