"""Articles cited without their treaty: «в соответствии с пунктом 2 статьи 8», "Chapter VII of the Charter".

They belong to the only treaty that can be meant, if there is one; otherwise they stay unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from preamble.citations import names, pinpoints
from preamble.citations.found import Found
from preamble.model import Language, Pinpoint

SIGNS: dict[Language, tuple[str, ...]] = {"en": ("rticle", "hapter"), "ru": ("тать", "татей", "лав")}
"""A text that has none of these cites nothing of the kind."""
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?(?:\s?\(?[a-zа-я0-9]{1,3}\)){0,3}"
# A paragraph printed after its article: "article 2, paragraph 4, of annex II".
_PARAGRAPH = re.compile(
    rf"(?P<place>,?\s(?:paragraphs?|paras?\.|section|sect\.|пункт\w{{0,3}}|пп?\.)\s{_NUMBER}"
    rf"(?:(?:,\s|\s?[–-]\s?|,?\s(?:and|и)\s){_NUMBER}){{0,9}})"
    # «пунктом 5 статьи 155, пунктом 4 статьи 163»: the second paragraph is the second article's.
    r"(?!\d|\s?\(?[a-zа-я0-9]{1,3}\)|\s(?:статьи|статей|of\s(?:the\s)?article)),?",
    re.IGNORECASE,
)
# What follows an article whose instrument is said.
_INSTRUMENT: dict[Language, re.Pattern[str]] = {
    # "to develop and strengthen" names nothing.
    "en": re.compile(
        r",?\s(?:of|to(?=\s(?:(?:the|its|that|this|an?)\s|[A-Z])))\s(?:the|its|that|this|an?)?\s?"
    ),
    "ru": re.compile(
        r"\s(?=[А-Я]|настоящ|эт(?:их|ой|ого)\s|указанн|упомянут|названн|(?:его|ее|их|сво\w{2,3})\s(?:устав|статут)|"
        r"(?:устав|статут|закон|кодекс|конституци|правил|положени|регламент|соглашени|конвенци|протокол|договор|пакт))"
    ),
}
_LONGER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s(?:on|against|for|relating|concerning|of|to)\s"),
    "ru": re.compile(r"\s(?:о|об|против|по|для)\s|\s[А-Я]|\s\d"),
}

_CHARTER = re.compile(r"(?:the\s)?Charter|Устав")
_SMALL = re.compile(r"(?!the\s[A-Z])[a-zа-яё]")


Taken = tuple[int, int, str | None]
"""A stretch of text that a citation and its place take up, and the citation's target."""


def find(
    text: str,
    language: Language,
    taken: Sequence[Taken],
    treaties: Sequence[tuple[int, str]],
    subjects: Collection[str],
) -> Iterator[Found]:
    """Articles outside the ``taken`` stretches, and chapters of the treaties that the text names.

    ``treaties`` are the offsets and targets of the treaties named in the text, ``subjects`` those the
    document is about or has given a short name: "article 6 of the Protocol" may mean one of these although
    the paragraph does not name it.
    """
    beginnings = {start: target for start, _, target in taken}
    first = {target: offset for offset, target in reversed(treaties)}
    for article in reversed(list(_alone(text, language, taken))):
        start = article.start
        named = tuple(target for target, offset in first.items() if offset < start)
        joined = _AND.match(text, article.behind) or _COMMA.match(text, article.behind)
        if article.numbered and joined and joined.end() in beginnings:
            stop, target = article.end, beginnings[joined.end()]
        elif thereof := _THEREOF.match(text, article.behind):
            stop, target = thereof.end(), _last(taken, start, named)
        else:
            stop, target = _instrument(text, article, language, named, subjects)
        if _SEVERAL.search(text, max(0, start - 8), start):
            target = None
        if target or (article.numbered and not _CODE[language].match(text, article.end)):
            beginnings[start] = target
            how = "last-treaty" if target else "unknown-instrument"
            yield Found(start, stop, target, how, start, stop, article.pinpoint)


class _Article(Struct, frozen=True):
    """An article or a chapter that stands alone."""

    pinpoint: Pinpoint
    start: int
    end: int
    behind: int
    """Where the words go on: behind the comma that closes a paragraph of it."""
    numbered: bool
    """Whether it is an article, which is one of some instrument in any case."""


# "Article 6 ECHR"
_SHORT = re.compile(r"\s(?=[A-Z]{3})")
# "articles 6 and 7 thereof": of what was cited last.
_THEREOF = re.compile(r",?\sthereof\b")
# The laws of a State are no instruments here; «Кодекс» with a capital may be an organization's.
_CODE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r",?\sof\s(?:the|its)\s(?:[A-Z][a-z]+\s){1,3}(?:Code|Act)\b"),
    "ru": re.compile(r"\s(?:[А-ЯЁа-яё-]+\s){0,3}(?:кодекса|закона)\b"),
}
_HEADING = re.compile(r"\s*(?:[.:—–]\s|\.?\s*$)")
_AND = re.compile(r",?\s(?:and|и|or|или)\s")
_COMMA = re.compile(r",\s(?=(?:sub)?para|article|(?:под)?пункт|стат)")
# "their articles": of several treaties.
_SEVERAL = re.compile(r"(?:their|their\srespective|их)\s$")


def _alone(text: str, language: Language, taken: Sequence[Taken]) -> Iterator[_Article]:
    """Articles and chapters outside the taken stretches that are not headings."""
    starts = [start for start, _, _ in taken]
    for kind, start, end in pinpoints.units(text, language, "article", "chapter"):
        before = bisect_left(starts, end)
        if (before and taken[before - 1][1] > start) or (start == 0 and _HEADING.match(text, end)):
            continue
        paragraph = _PARAGRAPH.match(text, end)
        for last, behind in (
            (paragraph.end("place"), paragraph.end()) if paragraph else (end, end),
            (end, end),
        ):
            place = pinpoints.before(text, last, language, bare=True)
            if place is not None and place[1] <= start:
                yield _Article(place[0], place[1], last, behind, kind == "article")
                break


def _last(taken: Sequence[Taken], position: int, named: Collection[str]) -> str | None:
    """What was cited last before an offset, if it is a treaty."""
    before = bisect_left(taken, position, key=lambda stretch: stretch[0])
    target = taken[before - 1][2] if before else None
    return target if target in named else None


def _instrument(
    text: str, article: _Article, language: Language, named: Sequence[str], subjects: Collection[str]
) -> tuple[int, str | None]:
    """Where the words of an article end, and the treaty it belongs to: the only one that can be meant."""
    said = _INSTRUMENT[language].match(text, article.behind) or _SHORT.match(text, article.behind)
    if said is None:
        alone = (
            article.numbered
            and len(named) == 1
            and not _OTHER.search(text, max(0, article.start - 60), article.start)
        )
        return article.end, named[0] if alone else None
    for targets in (named, subjects):
        meant = [found for target in targets if (found := _meant(text, said.end(), target, language))]
        if meant:
            return meant[0] if len(meant) == 1 else (article.end, None)
    return article.end, None


# "Amended Protocol II, article 3", "the 1988 Convention, article 12": of an instrument that has no name here.
_OTHER = re.compile(
    r"(?:(?:[A-Z][\w-]+|\d{4})\s(?:Convention|Protocol|Covenant|Charter|Statute|Treaty|Agreement|Constitution|Pact)"
    r"(?:\s[IVX]{1,4})?|\b(?:Protocol|[Пп]ротокол\w{0,3})\s[IVX]{1,4}"
    r"|(?:[Кк]онвенци\w{1,2}|[Пп]ротокол\w{0,3}|[Дд]оговор\w{0,3})\s\d{4}\sгода),\s$"
)


def _meant(text: str, position: int, target: str, language: Language) -> tuple[int, str] | None:
    """The treaty with the end of the noun that stands for it, when that noun follows and no longer name."""
    noun = names.noun(target, language)
    word = noun.match(text, position) if noun else None
    if word is None or ((longer := _LONGER[language].match(text, word.end())) and not _is_full(word, longer)):
        return None
    return word.end(), target


def _is_full(noun: re.Match[str], longer: re.Match[str]) -> bool:
    """Whether a name ends with its noun all the same: "the Charter on efforts"; a name has capitals."""
    goes_on = longer[0][-1].isspace() and _SMALL.match(noun.string, longer.end())
    return bool(goes_on) and _CHARTER.match(noun[0]) is not None
