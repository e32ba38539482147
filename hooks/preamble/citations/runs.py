"""Runs of numbers: "resolutions 76/1 of 15 December 2021, 77/2 and 78/3 of the General Assembly".

Nearly half of all numbers have no head noun beside them: they continue a list. So a text is walked
once, word by word and number by number; a head opens a run, numbers join it, a body named before or
after it says whose they are. What a number means is decided when its run is over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from preamble.citations import organs
from preamble.citations.forms import Shape, Token
from preamble.citations.found import Found
from preamble.citations.plausible import possible
from preamble.citations.speaker import Speaker
from preamble.citations.words import Lexicon, Role, Word, lexicon, read
from preamble.model import Language

_NUMBERS = frozenset({Shape.SESSION, Shape.YEARLY, Shape.YEAR, Shape.ROMAN})
# How far from a number its head is looked for, and how far behind it the body.
_BEFORE, _AFTER = 400, 160


@dataclass(slots=True)
class _Numbered:
    token: Token
    tight: bool
    """Joined to the run by nothing but commas, dates and the like."""
    year: int | None
    """Year of the date printed after the number."""
    right: int
    keys: tuple[str, ...] = ()
    """Bodies named after it."""


@dataclass(slots=True)
class _Run:
    head: str
    """"resolution", "decision" or, for numbers without a head, ""."""
    left: int
    head_end: int
    keys: tuple[str, ...] = ()
    """Bodies named with the head; empty when none is."""
    own: bool = False
    stranger: bool = False
    """A body is named that has no numbering here."""
    plural: bool = False
    subject: tuple[str, ...] = ()
    """The body that acts in the sentence: its numbers, if they can be."""
    named: tuple[str, ...] = ()
    """Bodies named earlier in the sentence."""
    following: tuple[str, ...] = ()
    """Bodies named between the numbers, for those that follow: «и Генеральной Ассамблеи 70/1»."""
    following_end: int = 0
    numbers: list[_Numbered] = field(default_factory=list)


@dataclass(slots=True)
class Walker:
    """Reads the runs of one text."""

    text: str
    language: Language
    speaker: Speaker
    done: list[Found] = field(default_factory=list)
    run: _Run | None = None
    named: list[str] = field(default_factory=list)
    """Bodies named so far in the sentence."""
    last: dict[str, Word] = field(default_factory=dict)
    """The body of each gender named last in the sentence."""
    report: Token | None = None
    """The symbol read last in the sentence."""
    bodies: tuple[Word, ...] = ()
    """Bodies named together, the last of which was read last."""
    own: Word | None = None
    position: int = 0

    def walk(self, tokens: Sequence[Token]) -> list[Found]:
        """All numbers among the tokens with their targets, in order of their places."""
        numbers = [token for token in tokens if token.shape in _NUMBERS]
        if not numbers:
            return []
        events: list[tuple[int, Word | Token]] = [
            (token.start, token) for token in tokens if token.shape in _NUMBERS or token.shape is Shape.SYMBOL
        ]
        for start, end in _windows(numbers, len(self.text)):
            events.extend((word.start, word) for word in read(self.text, start, end, self.language))
        events.sort(key=lambda event: event[0])
        for _, event in events:
            if self.language_data.sentence.search(self.text, self.position, event.start):
                self._close()
                self.report = self.own = None
                self.bodies, self.named, self.last = (), [], {}
            if isinstance(event, Token) and event.shape is Shape.SYMBOL:
                self.report = event
            elif isinstance(event, Token):
                self._number(event)
            elif event.role is Role.HEAD:
                self._head(event)
            elif event.role is Role.BODY:
                self._body(event)
            elif event.role is Role.OTHER:
                self.named.append(_OTHER)
                self.bodies = ()
            else:
                self.own = event
            self.position = event.end
        self._close()
        return sorted(self.done, key=lambda found: found.start)

    @property
    def language_data(self) -> Lexicon:
        """The patterns of the text's language."""
        return lexicon(self.language)

    # --- events ---------------------------------------------------------------------------------

    def _head(self, word: Word) -> None:
        self._close()
        run = _Run(word.head, word.start, word.end, plural=self._is_plural(word), named=tuple(self.named))
        gap_start = max(0, word.start - 120)
        if (
            self.bodies
            and self.text[self.bodies[-1].end : word.start].strip(" \u00a0'’s") == ""
            and self.language == "en"
        ):
            run.keys = self._meaning(self.bodies)
            run.left = self.bodies[0].start
            run.stranger = not run.keys
        elif self.own and re.fullmatch(r"(?:\s[\w-]+){0,3}\s", self.text[self.own.end : word.start]):
            run.own, run.left = True, self.own.start
            run.subject = self._subject(self.own.start) or self._antecedent(self.own)
        elif self.report and _INSIDE.fullmatch(self.text, self.report.end, word.start):
            run.keys = self._reporting(self.report)
            run.stranger = not run.keys
        elif subject := self._subject(word.start):
            run.subject = subject
        elif self.language == "en" and self._is_strange(self.text[gap_start : word.start]):
            run.stranger = True
        self.run = run

    def _body(self, word: Word) -> None:
        gap_start = self.bodies[-1].end if self.bodies else -1
        together = self.bodies and self.language_data.and_.fullmatch(self.text, gap_start, word.start)
        if word.short and (self._is_part(word) or not self.speaker.meaning(word.keys)):
            self.bodies = ()
            self.named.append(_OTHER)
            if self.run and not self.run.numbers and self.by_body(self.run, word.start):
                self.run.stranger = True
            return
        self.bodies = (*self.bodies, word) if together else (word,)
        self.speaker.hear(word.keys if not word.short else ())
        self.named += word.keys
        self.last[word.gender] = word
        run = self.run
        if run is None:
            return
        pattern = self.language_data
        if not run.numbers:
            start = self.bodies[0].start
            if self.by_body(run, start) and not run.keys:
                run.keys, run.head_end = self._meaning(self.bodies), word.end
            elif together and run.keys:
                run.keys, run.head_end = self._meaning(self.bodies), word.end
            return
        last = run.numbers[-1]
        start = self.bodies[0].start
        if (word.genitive or "принят" in self.text[last.right : start]) and (
            pattern.after_number.fullmatch(self.text, last.token.end, start)
        ):
            keys = self._meaning(self.bodies)
            for number in reversed(run.numbers):
                if number.keys:
                    break
                number.keys = keys
            last.right = word.end
        elif pattern.link.fullmatch(self.text, last.right, start):
            run.following, run.following_end = self._meaning(self.bodies), word.end

    def by_body(self, run: _Run, start: int) -> bool:
        """Whether a body named at an offset says whose the resolution before it is."""
        return self.language_data.by_body.fullmatch(self.text, run.head_end, start) is not None

    def _number(self, token: Token) -> None:
        run, data = self.run, self.language_data
        year, right = self._date(token)
        if run is None:
            run = self.run = _Run("", token.start, token.start)
            run.numbers.append(_Numbered(token, False, year, right))
            return
        if run.numbers:
            last = run.numbers[-1]
            if run.following and data.tight.fullmatch(self.text, run.following_end, token.start):
                run.numbers.append(_Numbered(token, True, year, right, run.following))
                return
            tight = data.link.fullmatch(self.text, last.right, token.start) is not None
            tight = tight or data.link.fullmatch(self.text, last.token.end, token.start) is not None
        else:
            gap = self.text[run.head_end : token.start]
            tight = data.tight.fullmatch(gap) is not None
            tight = tight or (run.stranger and _WORDS.fullmatch(gap) is not None)
            if not tight and not run.keys and self.language == "ru" and data.stranger.match(gap):
                run.stranger = True
        run.numbers.append(_Numbered(token, tight, year, right))

    # --- the end of a run -----------------------------------------------------------------------

    def _close(self) -> None:
        run, self.run = self.run, None
        if run is None:
            return
        if run.head and not (run.keys or run.stranger or run.subject):
            unnamed = [(number.token, number.year) for number in run.numbers if not number.keys]
            dated = self.speaker.dated(unnamed, run.head)
            run.subject = (dated,) if dated else ()
        for number in run.numbers:
            if found := self._decide(run, number):
                self.done.append(found)

    def _decide(self, run: _Run, number: _Numbered) -> Found | None:
        token = number.token
        first = number is run.numbers[0]
        left = run.left if first and number.tight else token.start

        def found(target: str | None, how: str) -> Found:
            return Found(token.start, token.end, target, how, left, number.right)

        head = run.head or "resolution"
        if token.shape is Shape.YEAR:
            return self._security_council(run, number, found)
        if not run.head:
            return None
        named = number.keys or run.keys
        if named:
            target = self._first(named, token, head)
            if target is not None:
                return found(target, "body")
            return found(None, "body") if number.tight else None
        if run.stranger:
            return found(None, "unknown-body") if number.tight else None
        if run.subject and (target := self._first(run.subject, token, head)):
            return found(target, "subject")
        if token.shape is Shape.YEARLY:
            return self._yearly(run, number, found)
        if not run.own and self.speaker.rivalled(token, head, number.year, run.named):
            return found(None, "ambiguous")
        if not run.own and number.year and _OTHER in run.named and not self.speaker.fits(token, number.year):
            return found(None, "ambiguous")
        target, how = self.speaker.unnamed(token, head, own=run.own)
        if target is None and not number.tight:
            return None
        return found(target, how)

    def _security_council(
        self, run: _Run, number: _Numbered, found: Callable[[str | None, str], Found]
    ) -> Found | None:
        """``N (YYYY)`` is the Security Council's unless another body is named or the year is impossible."""
        token = number.token
        headed = bool(run.head) and (number.tight or run.plural)
        if (headed and run.head == "decision") or re.search(
            r"(?:No\.|№|Nos\.)\s?$", self.text[max(0, token.start - 5) : token.start]
        ):
            return None
        named = number.keys or run.keys
        if named and "security-council" not in named and number.tight and len(named) == 1:
            return (
                found(None, "body")
                if named[0] not in _UNITED_NATIONS
                else found(f"S/RES/{token.key}", "shape")
            )
        if headed and not run.stranger:
            return found(f"S/RES/{token.key}", "body" if named else "shape")
        return found(f"S/RES/{token.key}", "shape") if possible(token) and not run.stranger else None

    def _yearly(
        self, run: _Run, number: _Numbered, found: Callable[[str | None, str], Found]
    ) -> Found | None:
        """``YYYY/N`` is the Economic and Social Council's unless the sentence names another body."""
        if not (number.tight or run.plural):
            return None
        if _OTHER in run.named or self.speaker.rivalled(number.token, run.head, None, run.named):
            return found(None, "ambiguous")
        return found(self.speaker.yearly(number.token, run.head), "shape")

    def _first(self, keys: Sequence[str], token: Token, head: str) -> str | None:
        for key in keys:
            if target := organs.organs()[key].identify(token, head):
                return target
        return None

    # --- looking around -------------------------------------------------------------------------

    def _meaning(self, bodies: Sequence[Word]) -> tuple[str, ...]:
        keys: list[str] = []
        for body in bodies:
            keys.extend(self.speaker.meaning(body.keys) if body.short else body.keys)
        return tuple(dict.fromkeys(keys))

    def _reporting(self, report: Token) -> tuple[str, ...]:
        """The body whose resolutions are printed in a report."""
        return tuple(
            key
            for key, organ in organs.organs().items()
            if organ.reports and organ.reports.fullmatch(report.key)
        )

    def _subject(self, position: int) -> tuple[str, ...]:
        """The body that acts, when it is named shortly before: "the Council, in paragraph 7 of its resolution"."""
        if not self.bodies or not self.bodies[-1].nominative:
            return ()
        gap = self.text[self.bodies[-1].end : position]
        return self._meaning(self.bodies[-1:]) if _ACTS.fullmatch(gap) else ()

    def _antecedent(self, pronoun: Word) -> tuple[str, ...]:
        """The body a Russian «его» or «ее» means: the last one of that gender in the sentence."""
        body = self.last.get(pronoun.gender) if pronoun.gender else None
        return self._meaning((body,)) if body else ()

    def _is_part(self, word: Word) -> bool:
        """Whether a short form is part of a longer, unknown name ("Governing Council", «Совет управляющих»)."""
        if self.language == "en":
            before = self.text[max(0, word.start - 40) : word.start]
            return (
                _ENGLISH_PART.search(before) is not None
                or _ENGLISH_MORE.match(self.text, word.end) is not None
            )
        return _RUSSIAN_MORE.match(self.text, word.end) is not None

    def _is_strange(self, before: str) -> bool:
        return self.language_data.stranger.search(before) is not None

    def _is_plural(self, word: Word) -> bool:
        printed = self.text[word.start : word.end].lower()
        return printed.endswith(("s", "и", "й", "м", "х", "я"))

    def _date(self, token: Token) -> tuple[int | None, int]:
        match = _date(self.language).match(self.text, token.end)
        if match is None:
            return None, token.end
        year = match["year"] or match.groupdict().get("year2")
        return (int(year) if year else None), match.end()


_WORDS = re.compile(r"(?:\s[\w-]+){1,10}\s")
# A body named in the sentence that has no numbering here.
_OTHER = "?"
_ENGLISH_PART = re.compile(r"(?:[a-z]|,)\s(?:(?:the|The)\s)?(?!Security|Assembly|Council)[A-Z][a-z]+\s$")
_ENGLISH_MORE = re.compile(
    r"\s(?:on|for)\s(?:the\s)?[A-Z]|\sof\s(?!(?:the\s)?United\sNations)(?:the\s)?[A-Z][a-z]"
)
_RUSSIAN_MORE = re.compile(
    r"\s(?!(?:от|в|во|и|на|или|с|за|под|просил|постанов|принял|реши|призва)[а-я]{0,3}\s)[а-я]{2,}"
)
# Between a report and a resolution printed in it.
_INSIDE = re.compile(
    r"[)\]]?(?:,?\s(?:(?:chap|chapter|sect|section|annex|annexes|part|para|paras|appendix|vol|гл|глава|разд|раздел"
    r"|приложение|часть|п|пп|том|пункт)\.?|[IVXLC]{1,6}|[A-ZА-Я]|\d{1,3})){0,10},?\s"
)
# Between the body that acts and its resolution: a preposition, perhaps a session or a place before it.
_ACTS = re.compile(
    r"(?:,?\s(?!and\b|и\b)(?:[a-zа-яё-]+|\d{1,3}|[IVX]{1,4}|\([a-z]\))){0,9}?,?\s(?:in|by|through|under|в|во)"
    r"(?:\s(?:paragraphs?|section|part|пункт\w{0,3}|раздел\w{0,2})\s(?:\d{1,3}|[IVX]{1,4}))?(?:\sof)?\s"
)
_UNITED_NATIONS = frozenset({"general-assembly", "economic-and-social-council", "human-rights-council"})
_DATES: dict[Language, re.Pattern[str]] = {}


def _date(language: Language) -> re.Pattern[str]:
    if language not in _DATES:
        _DATES[language] = re.compile(lexicon(language).date)
    return _DATES[language]


def _windows(tokens: Sequence[Token], length: int) -> list[tuple[int, int]]:
    """Stretches of text around the tokens, none overlapping."""
    windows: list[tuple[int, int]] = []
    for token in tokens:
        start, end = max(0, token.start - _BEFORE), min(length, token.end + _AFTER)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows
