"""Reads one text: forms, runs and places become citations in the order in which they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from preamble.citations import articles, council, elsewhere, goals, inside, movement, names, pinpoints
from preamble.citations.forms import Shape, Token, scan
from preamble.citations.found import Found, has_any, phrase_start
from preamble.citations.plausible import year_of
from preamble.citations.runs import Walker
from preamble.citations.speaker import Speaker
from preamble.model import Citation, Language, Pinpoint

_HOW = {
    Shape.SYMBOL: "symbol",
    Shape.SANCTION: "sanctions-list",
    Shape.SALES: "sales-number",
    Shape.TREATY: "treaty-series",
    Shape.HEALTH: "symbol",
    Shape.CLIMATE: "symbol",
    Shape.UNESCO: "symbol",
    Shape.MOVEMENT: "symbol",
}
_FIGURES = b"0123456789"
"""Most texts have none, and what is cited by a number is not sought in them. They are sought among the bytes:
in a Russian text as Python holds it a search for a figure stops at every letter of which it is a half.
"""
_GLUE = re.compile(r"\s?(?:,|and|и|or|или)\s(?:and\s|и\s)?|\s(?:and|и)\s")


class Reader(Struct):
    """Reads the texts of one document, in their order."""

    language: Language
    speaker: Speaker
    symbol: str | None = None
    """The document's own symbol."""
    subjects: tuple[str, ...] = ()
    """Treaties the document is about, those its masthead names, and those it has given a short name."""

    def read(self, text: str) -> tuple[Citation, ...]:
        """The citations of one text, in order, none overlapping."""
        language = self.language
        found = names.find(text, language)
        if has_any(text, inside.SIGNS[language]):
            found += inside.find(text, language)
        if has_any(text.encode(errors="surrogatepass"), _FIGURES):
            found += self._numbered(text)
        citations: list[Citation] = []
        taken: list[articles.Taken] = []
        if found:
            found.sort(key=lambda item: (item.start, -item.end))
            citations, taken = _located(text, found, language)
            given = names.shortened(text, citations, language)
            self.subjects = tuple(dict.fromkeys((*self.subjects, *given)))
        if has_any(text, articles.SIGNS[language]):
            alone = articles.find(text, language, taken, _treaties(citations), self.subjects)
            citations += [_citation(text, item, item.pinpoint) for item in alone]
        return _apart(citations) if citations else ()

    def _numbered(self, text: str) -> list[Found]:
        """What is cited by a number."""
        language = self.language
        found = list(movement.find(text, language, self.symbol))
        found += council.find(text, language, self.speaker.own == "security-council")
        if has_any(text, goals.SIGNS[language]):
            found += goals.find(text, language)
        found += elsewhere.find(text)
        if tokens := scan(text):
            found += Walker(text, language, self.speaker).walk(tokens)
            found += _plain(text, tokens)
            if self.speaker.alike:
                found = [replace(item, target=None) if _is_alike(item) else item for item in found]
        return found


def _is_alike(item: Found) -> bool:
    """Whether a symbol may be another Assembly's: "A/58/1"."""
    return _OF_ASSEMBLY.match(item.target or "") is not None


_OF_ASSEMBLY = re.compile(r"A/\d{2}/\d")


def _apart(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The citations in order; of two that overlap the first."""
    kept: list[Citation] = []
    for citation in sorted(citations, key=lambda item: item.start):
        if not kept or citation.start >= kept[-1].end:
            kept.append(citation)
    return tuple(kept)


def _treaties(citations: Iterable[Citation]) -> list[tuple[int, str]]:
    """Offsets and targets of the treaties cited by name."""
    return [
        (item.start, item.target)
        for item in citations
        if item.target and item.how == "name" and names.noun(item.target, "en")
    ]


def _plain(text: str, tokens: Iterable[Token]) -> list[Found]:
    """Forms that say themselves what they name; a lone ``Corr.2`` belongs to the symbol before it."""
    found: list[Found] = []
    base: tuple[str, int] | None = None
    for token in tokens:
        if token.shape in _HOW:
            left = phrase_start(text, token.start)
            found.append(Found(token.start, token.end, _dated(token.key), _HOW[token.shape], left, token.end))
            base = (token.key, token.end) if token.shape is Shape.SYMBOL else None
            found += _numbered(text, token.key, token.end)
        elif token.shape is Shape.SUFFIX and base and _GLUE.fullmatch(text, base[1], token.start):
            key = _suffixed(base[0], token.key)
            found.append(Found(token.start, token.end, key, "symbol", token.start, token.end))
            base = (base[0], token.end)
            found += _numbered(text, key, token.end)
    return found


def _dated(key: str) -> str:
    """The symbol of a resolution of the Security Council printed without its year.

    >>> _dated("S/RES/1373"), _dated("S/RES/242"), _dated("S/1373")
    ('S/RES/1373(2001)', 'S/RES/242', 'S/1373')
    """
    number = _UNDATED.fullmatch(key)
    year = year_of(int(number[1])) if number else None
    return f"{key}({year})" if year else key


_UNDATED = re.compile(r"S/RES/(\d{4})")
# "Corr.1 and 2", "Add.1–13", "SR.410, 411 and 413": what follows must not make it the number of anything
# else, nor a day.
_NUMBER = re.compile(
    r"(?:,\s|\s(?:and|и)\s|(?P<range>\s?[–-]\s?))(?P<number>\d{1,4})"
    r"(?=[),;.:]|$|\s(?:and|и)\s(?!\d{1,2}\s[A-Zа-я]))"
)
_NUMBERED = re.compile(r"(?P<stem>.+/(?:(?P<part>Add|Corr)|SR|PV)\.)(?P<number>\d{1,4})")
_MOST_NUMBERS = 20


def _numbered(text: str, key: str, position: int) -> list[Found]:
    """The further numbers behind a corrigendum, an addendum or the record of a meeting."""
    more = _NUMBER.match(text, position)
    base = _NUMBERED.fullmatch(key) if more else None
    if more is None or base is None or (more["range"] and not base["part"]):
        return []
    found: list[Found] = []
    last = int(base["number"])
    while more and last < int(more["number"]) and len(found) < _MOST_NUMBERS:
        start, position = more.span("number")
        found.append(Found(start, position, base["stem"] + more["number"], "symbol", start, position))
        last, more = int(more["number"]), _NUMBER.match(text, position)
    return found


def _suffixed(base: str, suffix: str) -> str:
    """The symbol of a corrigendum or addendum named by its suffix alone.

    >>> _suffixed("A/60/88", "Corr.2"), _suffixed("A/66/53/Add.1", "Add.2")
    ('A/60/88/Corr.2', 'A/66/53/Add.2')
    """
    stem, _, last = base.rpartition("/")
    return f"{stem}/{suffix}" if last.split(".")[0] == suffix.split(".")[0] else f"{base}/{suffix}"


def _located(
    text: str, found: Sequence[Found], language: Language
) -> tuple[list[Citation], list[articles.Taken]]:
    """Citations with the places beside them, and the stretches of text that these and they take up."""
    citations: list[Citation] = []
    taken: list[articles.Taken] = []
    used = 0
    for index, item in enumerate(found):
        if item.start < used:
            continue
        following = found[index + 1].start if index + 1 < len(found) else len(text)
        place = (
            (item.pinpoint, item.start, item.end)
            if item.pinpoint
            else _place(text, item, used, following, language)
        )
        citations.append(_citation(text, item, place[0] if place else None))
        first, last = (place[1], place[2]) if place else (item.start, item.end)
        taken.append((min(item.start, first), max(item.end, last), item.target))
        used = max(item.end, place[2]) if place else item.end
    return citations, taken


def _citation(text: str, item: Found, pinpoint: Pinpoint | None) -> Citation:
    return Citation(text[item.start : item.end], item.start, item.end, item.target, pinpoint, item.how)


def _place(
    text: str, item: Found, previous: int, following: int, language: Language
) -> tuple[Pinpoint, int, int] | None:
    """The place beside an instrument and the stretch of its words: to the right, to the left, or both."""
    right = pinpoints.after(text, item.right, language, until=following)
    if right and _goes_on(text, right[1], language):
        right = None
    left = pinpoints.before(text, item.left, language)
    if left and left[1] < previous:
        left = None
    if left and right:
        for outer, inner in ((left[0], right[0]), (right[0], left[0])):
            if _holds(outer, inner):
                return Pinpoint((*outer.parts, *inner.parts)), left[1], right[1]
    # Of two that do not go together, the one on the right is in what is named next.
    if left:
        return left[0], left[1], item.left
    return (right[0], item.right, right[1]) if right else None


_INNER = frozenset({"paragraph", "item", "page"})


def _holds(outer: Pinpoint, inner: Pinpoint) -> bool:
    """Whether one place can be in the other: "sect. II of resolution 63/276, para. 5"."""
    return all(kind in pinpoints.OUTER for kind, _ in outer.parts) and all(
        kind in _INNER for kind, _ in inner.parts
    )


_OTHER = re.compile(
    # "article 19 ICCPR", «статьи 10 КЛДЖ»: another instrument by its initials.
    r"\s[A-ZА-ЯЁ]{2,}(?![\w/-])"
    r"|,?\s(?:common\s)?(?:of|to)\s(?!\d{1,2}\s[A-Z])|\s(?:резолюци|решени|доклад|документ|настоящ|сво[а-я]{1,2}\s|е[ей]\s|его\s|их\s|общ[а-я]{2}\s"
    r"|(?:[А-Я][а-яё]+[еоых][гйх]о?\s){0,2}(?:[Кк]онвенци|[Пп]ротокол|[Уу]став|[Сс]оглашени|[Пп]акт|[Сс]татут|[Дд]оговор|[Дд]еклараци|[Хх]арти))"
)


def _goes_on(text: str, position: int, language: Language) -> bool:
    """Whether the place is one in the next instrument ("78/115, paragraph 5 of resolution 79/1")."""
    while _OTHER.match(text, position) is None:
        further = pinpoints.after(text, position, language)
        if further is None:
            return False
        position = further[1]
    return True
