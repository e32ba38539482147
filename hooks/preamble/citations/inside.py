"""References within the same document: "paragraph 4 above", «пункт 4 настоящей резолюции»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from preamble.citations import pinpoints
from preamble.citations.found import Found
from preamble.model import Language

_HERE: dict[Language, str] = {
    "en": (
        r"\s(?:above|below|hereof|(?:of|to|in)\s(?:the\spresent|this)\s"
        r"(?:resolution|decision|recommendation|report|document|letter|note))(?!\w)"
    ),
    "ru": (
        r"\s(?:выше|ниже|(?:к\s|в\s)?настоящ(?:ей|его|ему|ем|ее|ая)\s"
        r"(?:резолюци\w|решени\w|доклад\w{0,2}|документ\w{0,2}|записк\w|письм\w|рекомендаци\w))(?!\w)"
    ),
}
_TRIGGERS: dict[Language, Mapping[str, tuple[int, ...]]] = {
    "en": {"above": (1,), "below": (1,), "hereof": (1,), "present": (8,), "this": (4,)},
    "ru": {"выше": (1,), "ниже": (1,), "настоящ": (3, 1)},
}
"""Words that the pattern has, and how many characters before them it can begin."""
SIGNS: dict[Language, tuple[str, ...]] = {language: tuple(words) for language, words in _TRIGGERS.items()}
"""A text that has none of these cites nothing of the kind."""


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(_HERE[language])


def find(text: str, language: Language) -> Iterator[Found]:
    """Places in the document itself; their target is None and the rule "self"."""
    for match in _matches(text, language):
        place = pinpoints.before(text, match.start(), language, bare=True)
        if place is not None:
            pinpoint, start = place
            yield Found(start, match.end(), None, "self", start, match.end(), pinpoint)


def _matches(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Where the pattern matches: to look for its words takes a third of the time of a search."""
    match = _pattern(language).match
    for word, offsets in _TRIGGERS[language].items():
        at = text.find(word)
        while at >= 0:
            for offset in offsets:
                if at >= offset and (found := match(text, at - offset)):
                    yield found
                    break
            at = text.find(word, at + 1)
