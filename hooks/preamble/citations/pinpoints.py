"""Places inside an instrument: "paragraph 23 of", «пункт 2 статьи 8», "annex", "chap. IV, para. 24"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from preamble.citations.forms import fold
from preamble.model import Language, Pinpoint

# Kind of place, words for it. A word that ends in a full stop is an abbreviation.
_UNITS: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("annex", r"annex(?:es)?|appendix|appendices|enclosure"),
        ("chapter", r"chapters?|chaps?\."),
        ("section", r"sections?|sects?\."),
        ("part", r"parts?"),
        ("article", r"articles?|arts?\."),
        ("preambular", r"preambular\sparagraphs?|(?-i:PPs?)"),
        ("paragraph", r"(?:operative\s)?paragraphs?|paras?\.|(?-i:OPs?)"),
        ("item", r"subparagraphs?|subparas?\."),
        ("principle", r"principles?"),
        ("rule", r"rules?"),
        ("action", r"actions?"),
        ("page", r"pages?|pp?\."),
        ("footnote", r"(?:foot)?notes?"),
    ),
    "ru": (
        ("annex", r"приложени(?:ями|ях|ям|ем|е|я|й|ю|и)|добавлени(?:ем|е|я|й|ю|и)"),
        ("chapter", r"глав(?:ами|ах|ам|а|ы|е|у|ой)?|гл\."),
        ("section", r"раздел(?:ами|ах|ам|ов|ом|а|е|у|ы)?|разд\."),
        ("part", r"част(?:ями|ях|ям|ей|ью|и|ь)"),
        ("article", r"стат(?:ьями|ьях|ьям|ь[её]й|ья|ьи|ье|ью|ей)|ст\."),
        ("preambular", r"(?:пункт|параграф|абзац)(?:ами|ах|ам|ов|ев|ом|ем|а|е|у|ы)?\sпреамбулы"),
        ("paragraph", r"пункт(?:ами|ах|ам|ов|ом|а|е|у|ы)?|пп?\.|параграф(?:ами|ах|ам|ов|ом|а|е|у|ы)?"),
        ("item", r"подпункт(?:ами|ах|ам|ов|ом|а|е|у|ы)?"),
        ("principle", r"принцип(?:ами|ах|ам|ов|ом|а|е|у|ы)?"),
        ("rule", r"правил(?:ами|ах|ам|ом|а|е|у|о)?"),
        ("action", r"действи(?:ями|ях|ям|ем|е|я|й|ю|и)"),
        ("page", r"стр\."),
        ("footnote", r"сноск(?:ами|ах|ам|а|и|е|у|ой)|примечани(?:ями|ях|ям|ем|е|я|ю|й)"),
    ),
}
# One of these is in every word for a place, but for OP and PP.
_STEMS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("annex", "append", "enclosure", "chap", "sect", "part", "article", "arts.", "art.", "paragraph"),
        *("para.", "paras.", "principle", "rule", "action", "page", "p.", "note"),
    ),
    "ru": (
        *("приложени", "добавлени", "глав", "гл.", "раздел", "разд.", "част", "стат", "ст.", "преамбулы"),
        *("пункт", "п.", "параграф", "принцип", "правил", "действи", "стр.", "сноск", "примечани"),
    ),
}
_BEFORE_STEM = len("preambular ")
"""Characters of a word for a place that stand before its stem at most: "operative paragraph", «подпункт»."""
OUTER = frozenset({"annex", "chapter", "section", "part"})
"""Kinds of places that hold others."""
# Kinds that mean something without a number.
_BARE = ("annex", "preambular")

_ROMAN = r"[IVXLІХ]{1,6}"
# "10 (a)", «10 a)», and a range or list of such items: «10 a)–c)», "5 (a) and (c)".
# A capital before a parenthesis is no item but the end of what stands inside: "(A/60/1, annex II)".
_ITEM = r"\s?(?:\((?:[^\W_]{1,4}|[ivx]{5,6})\)|(?-i:[a-zа-яё]{1,2}|[ivx]{3,6})\))"
# "section II.A", "sect. V.B.12", "section II A".
_SUB = r"(?:\.(?:(?-i:[A-ZА-Я])(?!\w)|\d{1,2}(?!\d))|\s(?-i:[A-Z])(?!\w)){0,3}"
_VALUE = (
    rf"(?:\d{{1,4}}(?:\.(?:[a-z](?!\w)|\d{{1,2}}(?!\d)))?(?!\d|[/.]\d|\s?\(\d{{4}}\))(?:\s(?:bis|ter|quater))?(?:{_ITEM}){{0,3}}"
    rf"(?:\s[a-hбгде](?=\s(?:of\s|(?-i:[А-Я])|$)|$))?"
    rf"|{_ITEM}"
    rf"|(?-i:{_ROMAN})(?!\w){_SUB}|(?-i:[A-ZА-Я])(?!\w|/|\.[^\W\d]){_SUB})"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
# "paragraph 4 and 15 December": the second number is a day.
_NO_DAY = rf"(?!\s?(?:{_MONTHS}))"
_Part = tuple[str, str, int]
"""Kind, number, and where its words begin."""
_COMMA = r"(?:,\s|\s(?:and|и|or|или|to|по)\s|,\s(?:and|и)\s)"
# Each part is written out once: these are the longest patterns there are, and take longest to compile.
_NUMBERS = (
    rf"(?:\s{{1,2}}|(?<=\.)|(?<=[OP]P))(?:№\s?)?{_VALUE}(?:(?:\s?[–—-]\s?|{_COMMA}){_VALUE}{_NO_DAY}){{0,15}}"
)


@cache
def _unit(language: Language) -> str:
    units = _UNITS[language]
    word = "|".join(words for _, words in units)
    bare = "|".join(words for kind, words in units if kind in _BARE)
    return rf"(?:(?:{word}){_NUMBERS}|(?:{bare})(?!\w))"


class _Patterns(Struct, frozen=True):
    """What finds places in one language."""

    before: re.Pattern[str]
    """Places at the end of a stretch; the group ``tail`` is what joins them to the instrument."""
    after: re.Pattern[str]
    part: re.Pattern[str]
    """The word for one place, its kind as the name of a group."""


@cache
def _patterns(language: Language) -> _Patterns:
    unit = _unit(language)
    of = r",?\s(?:(?:of|to|in)\s(?:the\s)?)?" if language == "en" else r",?\s(?:к\s|в\s|из\s)?"
    opening = (
        r"(?:of\sthe\spreamble\s)?(?:(?:(?:common\s)?(?:of|to)|in|from|annexed\sto|contained\sin)\s(?:the\s)?(?:four\s)?(?:United\sNations\s)?(?:documents?\s)?)?"
        if language == "en"
        else r"(?:постановляющей\sчасти\s|преамбулы\s)?(?:(?:к|в|из)\s)?(?:(?:документ|доклад)\w{1,2}\s)?"
    )
    inwards = r"(?:,\s|\sof\s(?:the\s)?)" if language == "en" else r"(?:,\s|\s(?=[а-я]))"
    words = "|".join(f"(?P<{kind}>{words})" for kind, words in _UNITS[language])
    return _Patterns(
        before=re.compile(rf"(?<!\w)({_chain(unit, of, 4)})(?P<tail>,?\s{opening})?$", re.IGNORECASE),
        # The volume is part of a document's symbol, or says of the places behind it what they are in.
        after=re.compile(
            rf"\s?\)?(?:,\s(?:vol\.|том|т\.)\s[IVX]{{1,4}}(?=,))?(?:,\s|\s\(|\s)({_chain(unit, inwards, 5)})",
            re.IGNORECASE,
        ),
        part=re.compile(rf"(?<!\w)(?:{words})(?![^\W\d])", re.IGNORECASE),
    )


@cache
def _numbers() -> re.Pattern[str]:
    """Numbers behind the word for a place, in either language."""
    return re.compile(_NUMBERS, re.IGNORECASE)


def _chain(unit: str, between: str, most: int) -> str:
    """Units with something between them, for the first group of a pattern.

    The unit is written out once, as it takes long to compile: the second group is empty and tells whether
    another unit stands before.
    """
    return rf"(?:(?(2){between}){unit}()){{1,{most}}}"


_REACH = 120


@cache
def _word(language: Language, kinds: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(f"(?P<{kind}>{words})" for kind, words in _UNITS[language] if kind in kinds)
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


def units(text: str, language: Language, *kinds: str) -> Iterator[tuple[str, int, int]]:
    """Places of some kinds with their numbers: the kind, and where the words begin and end.

    >>> list(units("under Articles 6, 7 and 8", "en", "article"))
    [('article', 6, 25)]
    """
    for match in _word(language, kinds).finditer(text):
        if numbers := _numbers().match(text, match.end()):
            yield str(match.lastgroup), match.start(), numbers.end()


def before(
    text: str, position: int, language: Language, *, bare: bool = False
) -> tuple[Pinpoint, int] | None:
    """The place named right before an instrument, and where its words begin.

    With ``bare`` the words end at the position itself, without "of" or a space.

    >>> before("пунктом 2 статьи 8 Протокола", 19, "ru")
    (Pinpoint(parts=(('article', '8'), ('paragraph', '2'))), 0)
    """
    parted = not bare and language == "ru" and _is_parted(text, position)
    if not _ends_in_number(text, position - 2 if parted else position if bare else position - 1):
        return None
    start = max(0, position - _REACH)
    stretch = text[start:position]
    first = _first_unit(stretch, language)
    if first is None:
        return None
    match = _patterns(language).before.search(stretch, first)
    if match is None or (match["tail"] is None) != bare:
        return None
    if parted and ", " not in match[1]:
        return None
    words, parts = _last_place(match[1], _parts(match[1], language))
    if match["tail"] and _PREAMBLE.search(match["tail"]):
        parts = [("preambular" if kind == "paragraph" else kind, value, at) for kind, value, at in parts]
    left = start + match.end(1) - len(words)
    if parts and parts[0][:2] == ("preambular", "") and (ordinal := _ordinal(text, left, language)):
        parts[0], left = ("preambular", str(ordinal[0]), 0), ordinal[1]
    return (Pinpoint(_merged(_outermost_first(words, parts))), left) if parts else None


def _last_place(words: str, parts: Sequence[_Part]) -> tuple[str, list[_Part]]:
    """The last of several places: "paragraph 2 of article 8, paragraph 3 of article 9" are two."""
    if len(parts) == 1:
        return words, list(parts)
    first = len(parts)
    while first and not _repeats(parts[first - 1], parts[first:]):
        first -= 1
    if 0 < first < len(parts) - 1 and _is_parted_from_article(words, parts[first], parts[first + 1]):
        first += 1
    cut = parts[first][2] if 0 < first < len(parts) else 0
    return words[cut:], [(kind, value, at - cut) for kind, value, at in parts[first:]]


def _first_place(words: str, parts: list[_Part]) -> tuple[str, list[_Part]]:
    """The first of several places: an article is in no other one, a paragraph may have numbered parts."""
    articles = [index for index, part in enumerate(parts) if part[0] == "article"]
    if len(articles) <= 1:
        return words, parts
    second = articles[1]
    while parts[second - 1][0] in OUTER:  # "articles 76 and 82, annex II, article 4": it is the annex's
        second -= 1
    before = words[: parts[second][2]]
    if not before.endswith(", "):  # «пункт 2 статьи 5, пункт 6 статьи 8»: a paragraph goes with it
        before = before.rpartition(", ")[0]
    return before.rstrip(", "), [part for part in parts[:second] if part[2] < len(before)]


def _repeats(part: _Part, others: Sequence[_Part]) -> bool:
    """Whether a place of the same kind is among others; an annex may have an appendix."""
    return part[0] != "annex" and any(part[0] == other[0] for other in others)


def _first_unit(text: str, language: Language) -> int | None:
    """Where the first word for a place may begin; of ten stretches nine have none.

    The pattern is dear, and is not tried on what stands before.
    """
    small = text.lower()
    found = [small.index(stem) for stem in _STEMS[language] if stem in small]
    found += [text.index(short) for short in ("OP", "PP") if short in text]
    longer = len(small) - len(text)  # there are letters whose small form is two
    return max(0, min(found) - _BEFORE_STEM - longer) if found else None


def _ordinal(text: str, position: int, language: Language) -> tuple[int, int] | None:
    """The number written out before an offset, and where it begins: "the eighth preambular paragraph"."""
    word = _ORDINAL[language].search(text, max(0, position - 24), position)
    words = _ORDINALS[language]
    if word is None or word["number"].lower() not in words:
        return None
    return words.index(word["number"].lower()) + 1 + (20 if word["twenty"] else 0), word.start()


_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
# Without their endings.
_RUSSIAN = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_ORDINALS: dict[Language, list[str]] = {"en": _ENGLISH.split(), "ru": _RUSSIAN.split()}
_ORDINAL: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?P<twenty>[Tt]wenty-)?(?P<number>[A-Za-z]{5,11})\s$"),
    "ru": re.compile(
        r"\b(?P<twenty>[Дд]вадцать\s)?(?P<number>[А-Яа-я]{3,12}?)(?:ый|ой|ий|ого|его|ому|ему|ом|ем|ым|им|ьего|ьем|ьему|ьим)\s$"
    ),
}


# «пункт 5 преамбулы резолюции», "paragraph 5 of the preamble to resolution"
_PREAMBLE = re.compile(r"преамбулы|preamble")


def _is_parted(text: str, position: int) -> bool:
    """Whether a comma stands before a name, as in «в статье 2, пункт 4, Устава»."""
    return text[max(0, position - 2) : position] == ", " and text[position : position + 1].isalpha()


def _ends_in_number(text: str, position: int) -> bool:
    """A quick look whether the words before an offset can be a place: most are not."""
    last = text[position - 1] if position > 0 else ""
    return (last.isalnum() or last == ")") and (position >= len(text) or not text[position].isalnum())


def after(text: str, position: int, language: Language, *, until: int = 10**9) -> tuple[Pinpoint, int] | None:
    """The place named right after an instrument and before another one, and where its words end.

    >>> after("(A/CONF.192/15), гл. IV, п. 24.", 14, "ru")
    (Pinpoint(parts=(('chapter', 'IV'), ('paragraph', '24'))), 30)
    """
    match = _patterns(language).after.match(text, position, min(until, position + _REACH + 40))
    if match is None:
        return None
    parts = _parts(match[1], language)
    words, parts = _first_place(match[1], parts)
    return (Pinpoint(_merged(_outermost_first(words, parts))), match.start(1) + len(words)) if parts else None


def _outermost_first(words: str, parts: Sequence[_Part]) -> list[tuple[str, str]]:
    """Parts as they contain one another: "part A, section II, of the annex" is annex, part, section.

    A comma goes inwards, but before an article («п. 4, ст. 2»); "of", in Russian the genitive, goes outwards.
    """
    groups: list[list[tuple[str, str]]] = [[]]
    for index, (kind, value, start) in enumerate(parts):
        part = (kind, value, start)
        if index and (
            not _ends_inwards(words, part) or _is_parted_from_article(words, parts[index - 1], part)
        ):
            groups.append([])
        groups[-1].append((kind, value))
    return [part for group in reversed(groups) for part in group]


def _is_parted_from_article(words: str, part: _Part, following: _Part) -> bool:
    """Whether a comma stands between a paragraph and an article, which is in no paragraph."""
    return part[0] in ("paragraph", "item") and following[0] == "article" and _ends_inwards(words, following)


def _ends_inwards(words: str, part: _Part) -> bool:
    """Whether a comma stands before a part."""
    return _INWARDS.search(words[: part[2]]) is not None


_INWARDS = re.compile(r",\s$")


def _merged(parts: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """«подпункт a) пункта 3» is paragraph 3(a)."""
    merged: list[tuple[str, str]] = []
    for kind, value in parts:
        if kind == "item" and merged and merged[-1][0] == "paragraph" and value.startswith("("):
            paragraph = merged[-1][1]
            merged[-1] = ("paragraph", ", ".join(paragraph + item for item in value.split(", ")))
        else:
            merged.append((kind, value))
    return tuple(merged)


def _parts(words: str, language: Language) -> list[_Part]:
    parts: list[_Part] = []
    for match in _patterns(language).part.finditer(words):
        numbers = _numbers().match(words, match.end())
        printed = _NUMBER_SIGN.sub("", numbers[0]) if numbers else ""
        parts.append((str(match.lastgroup), _value(printed), match.start()))
    return parts


_NUMBER_SIGN = re.compile(r"^\s*(?:№\s?)?")
_RANGE = re.compile(r"\s?[–—-]\s?|\s(?:to|по)\s")
_PART_OF_ROMAN = re.compile(r"(?<=[IVX])\s(?=[A-Z]$)")
_IN_BRACKETS = re.compile(r"\s?\(?([a-zа-я0-9]{1,6})\)")
_LIST = re.compile(r"\s*(?:,\s*(?:and|и)\s|,|\s(?:and|и|or|или)\s)\s*")


def _value(printed: str) -> str:
    """A printed number or list of them, tidied: commas between, a short hyphen in ranges.

    >>> _value("6, 7, 8 и 12"), _value("5–8"), _value("1 a)")
    ('6, 7, 8, 12', '5-8', '1(a)')
    >>> _value("10 a)–c)"), _value("II.A"), _value("5 (a) and (c)"), _value("73 e")
    ('10(a)-(c)', 'II.A', '5(a), 5(c)', '73e')
    >>> _value("4.2 (a) and (b)"), _value("5 (1) (a) and (d)"), _value("2 (a) (i) and (b)")
    ('4.2(a), 4.2(b)', '5(1)(a), 5(1)(d)', '2(a)(i), 2(b)')
    """
    if printed.isdecimal():
        return printed
    tidy = _RANGE.sub("-", printed)
    tidy = _PART_OF_ROMAN.sub(".", tidy)
    items = [_IN_BRACKETS.sub(r"(\1)", item) for item in _LIST.split(tidy)]
    folded = [item if "bis" in item or "ter" in item else fold(item) for item in items if item]
    for index, item in enumerate(folded[1:], 1):
        if item.startswith("("):
            folded[index] = _stem(folded[index - 1], item) + item
    return ", ".join(folded)


def _stem(previous: str, item: str) -> str:
    """What an item shares with the one before it: all that stands before the last one of its kind there."""
    groups = list(_GROUP.finditer(_TO_ITEM.sub("", previous)))
    kinds = [_kind(group[1]) for group in groups]
    kind = _kind(item[1 : item.index(")")])
    kind = "letter" if kind == "numeral" not in kinds else kind
    same = [group.start() for group, other in zip(groups, kinds, strict=True) if other == kind]
    return previous[: same[-1] if same else groups[0].start() if groups else None]


def _kind(item: str) -> str:
    return "figure" if item.isdecimal() else "numeral" if set(item) <= set("ivx") else "letter"


_GROUP = re.compile(r"\(([^()]*)\)")
# The end of a range of items: "10(a)-(c)".
_TO_ITEM = re.compile(r"-\(.*$")
