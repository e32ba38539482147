"""Articles cited without their treaty: «в соответствии с пунктом 2 статьи 8».

They belong to the treaty named last, if the text says no other; otherwise they stay unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from preamble.citations import names, pinpoints
from preamble.citations.found import Found
from preamble.model import Language

_WORDS: dict[Language, tuple[str, ...]] = {"en": ("rticle",), "ru": ("тать", "татей")}
# What follows an article of an instrument that is said but not known here.
_INSTRUMENT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s(?:of|to)\s(?:the|its|that|this|an?)?\s?"),
    "ru": re.compile(r"\s(?=[А-Я])"),
}
_LONGER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s(?:on|against|for|relating|concerning|of|to)\s"),
    "ru": re.compile(r"\s(?:о|об|против|по|для)\s|\s[А-Я]"),
}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pinpoints.unit(language, 'article')})", re.IGNORECASE)


def find(
    text: str, language: Language, taken: Sequence[tuple[int, int]], treaties: Sequence[tuple[int, str]], last: str | None
) -> Iterator[Found]:
    """Articles outside the ``taken`` stretches.

    ``treaties`` are the offsets and targets of the treaties named in the text, ``last`` is the one
    named last before it.
    """
    if not any(word in text for word in _WORDS[language]):
        return
    for match in _pattern(language).finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        place = pinpoints.before(text, match.end(), language, bare=True)
        if place is None:
            continue
        pinpoint, start = place
        named = [target for offset, target in treaties if offset < match.start()]
        target = named[-1] if named else last
        how = "last-treaty"
        end = match.end()
        if instrument := _INSTRUMENT[language].match(text, end):
            noun = names.noun(target, language) if target else None
            said = noun.match(text, instrument.end()) if noun else None
            if said and not _LONGER[language].match(text, said.end()):
                end = said.end()
            else:
                target, how = None, "unknown-instrument"
        yield Found(start, end, target, how if target else "unknown-instrument", start, end, pinpoint)
