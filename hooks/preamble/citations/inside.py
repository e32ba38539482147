"""References within the same document: "paragraph 4 above", «пункт 4 настоящей резолюции»."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_TRIGGERS: dict[Language, tuple[str, ...]] = {
    "en": ("above", "below", "hereof", "the present ", "of this ", "to this ", "in this "),
    "ru": ("выше", "ниже", "настоящ"),
}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(_HERE[language])


def find(text: str, language: Language) -> Iterator[Found]:
    """Places in the document itself; their target is None and the rule "self"."""
    if not any(map(text.__contains__, _TRIGGERS[language])):
        return
    for match in _pattern(language).finditer(text):
        place = pinpoints.before(text, match.start(), language, bare=True)
        if place is not None:
            pinpoint, start = place
            yield Found(start, match.end(), None, "self", start, match.end(), pinpoint)
