"""The organ whose document it is."""

from __future__ import annotations

from collections.abc import Sequence

from preamble import bodies
from preamble.language import Words
from preamble.masthead import symbols
from preamble.masthead.extent import LONGEST_OPENER
from preamble.model import Language

_PREPOSITIONS = frozenset(("by", "of", "for", "on", "to", "at", "from", "in"))


def _without_day(text: str, words: Words) -> str:
    """ "General Assembly 25 November 2031": the organ, and the day that stood on the line below."""
    day = words.date.search(text) if text[-1:].isdigit() else None
    if day is None or day.end() != len(text):
        return text
    name = text[: day.start()].rstrip(" ,")
    return text if words.connective.search(name) else name


def body_of(texts: Sequence[str], words: Words) -> str | None:
    """The issuing body: the first line that could name an organ that speaks."""
    for printed in texts:
        text = _without_day(printed, words)
        if text[:1] in "([" or text.partition(" ")[0].lower() in _PREPOSITIONS:
            continue  # «BY THE EXECUTIVE COMMITTEE»: the end of a title; "(Adopted by the Committee …)"
        article = "" if not text[:1].isascii() or text.startswith(("The ", "THE ")) else "The "
        names_organ = len(text) < 160 and not text[:1].islower() and words.opener.fullmatch(article + text)
        if words.session.fullmatch(text) or words.agenda_item.search(text) or words.closing.match(text):
            continue
        if words.resolution.search(text):
            continue  # «European Parliament resolution on lamps»
        if words.treaty.match(text):
            continue  # «Convention on the Rights of the Child» above the name of its committee
        if "/" in text and any(symbols.is_symbol(word) for word in text.split()):
            continue  # a letterhead whose columns run into one another
        if names_organ and not words.adopted.search(text) and not words.report.match(text):
            return text.rstrip(",;")
    return None


def organ_of_record(sentence: str, language: Language, words: Words) -> str | None:
    """The organ named in «На своем 5-м заседании … Генеральная Ассамблея постановила», None if unknown."""
    if words.at_meeting.match(sentence) is None:
        return None
    head = sentence[:LONGEST_OPENER]
    names = (name for body in bodies.load().by_key.values() for name in body.names(language))
    found = [(head.find(name), -len(name), name) for name in names if name in head]
    return min(found)[2] if found else None
