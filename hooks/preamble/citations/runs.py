"""Runs of numbers: "resolutions 76/1 of 15 December 2021, 77/2 and 78/3 of the General Assembly".

Nearly half of all numbers have no head noun beside them: they continue a list. So a text is walked
once, word by word and number by number; a head opens a run, numbers join it, a body named before or
after it says whose they are. What a number means is decided when its run is over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from preamble.citations import organs, pinpoints
from preamble.citations.decide import OTHER, Numbered, Run, decide
from preamble.citations.forms import Shape, Token
from preamble.citations.found import Found
from preamble.citations.speaker import Speaker
from preamble.citations.words import SENTENCE_SIGNS, Lexicon, Role, Word, lexicon, read
from preamble.model import Language

_NUMBERS = frozenset({Shape.SESSION, Shape.YEARLY, Shape.YEAR, Shape.ROMAN})
# How far from a number its head is looked for, and how far behind it the body.
_BEFORE, _AFTER = 400, 160


class Walker(Struct):
    """Reads the runs of one text."""

    text: str
    language: Language
    speaker: Speaker
    done: list[Found] = field(default_factory=list)
    run: Run | None = None
    named: dict[str, None] = field(default_factory=dict)
    """Bodies named so far in the sentence, an ordered set."""
    last: dict[str, Word] = field(default_factory=dict)
    """The body of each gender named last in the sentence."""
    report: Token | None = None
    """The symbol read last in the sentence."""
    bodies: tuple[Word, ...] = ()
    """Bodies named together, the last of which was read last."""
    own: Word | None = None
    position: int = 0
    outer: Run | None = None
    """The run that goes on after a title between quotation marks."""

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
            if self._sentence_ends(event.start):
                self._finish()
                self.report = self.own = None
                self.bodies, self.named, self.last = (), {}, {}
            elif self.outer:
                self._unquote(event.start)
            if isinstance(event, Token) and event.shape is Shape.SYMBOL:
                self.report = event
            elif isinstance(event, Token):
                self._number(event)
            elif event.role is Role.HEAD:
                self._head(event)
            elif event.role is Role.BODY:
                self._body(event)
            elif event.role is Role.OTHER:
                self._other(event)
            else:
                self.own = event
            self.position = event.end
        self._finish()
        return sorted(self.done, key=lambda found: found.start)

    @property
    def language_data(self) -> Lexicon:
        """The patterns of the text's language."""
        return lexicon(self.language)

    # --- events ---------------------------------------------------------------------------------

    def _sentence_ends(self, position: int) -> bool:
        """Whether a sentence ends before an offset; without its signs the pattern need not be tried."""
        return any(self.text.find(sign, self.position, position) >= 0 for sign in SENTENCE_SIGNS) and bool(
            self.language_data.sentence.search(self.text, self.position, position)
        )

    def _unquote(self, position: int) -> None:
        """Back to the run that a quoted title interrupted, once its closing mark has been passed."""
        closing = _CLOSING.search(self.text, self.position, position)
        if closing and self.outer:
            self._close()
            self.run, self.outer = self.outer, None
            self.run.numbers[-1].right = closing.end()

    def _quoted(self, word: Word) -> bool:
        """Whether a head stands in a title that follows a number of the run."""
        if self.run is None or not self.run.numbers or self.outer:
            return False
        start = max(self.run.numbers[-1].right, word.start - 2 * _NEAR)
        opening = _OPENING.search(self.text, start, word.start)
        return opening is not None and _CLOSING.search(self.text, opening.end(), word.start) is None

    def _head(self, word: Word) -> None:
        if self._quoted(word):
            self.outer, self.run = self.run, None
        previous = self.run
        joined = previous if previous is not None and self._is_joined(previous, word) else None
        if joined is None:
            self._close()
        run = Run(word.head, word.start, word.end, plural=self._is_plural(word), named=tuple(self.named))
        if (
            self.language == "en"
            and self.bodies
            and _POSSESSIVE.fullmatch(self._gap(self.bodies[-1], word.start))
        ):
            run.keys = self._meaning(self.bodies)
            run.left = self.bodies[0].start
            run.stranger = not run.keys
        elif self.own and _ADJECTIVES.fullmatch(self._gap(self.own, word.start)):
            run.own, run.left = True, self.own.start
            run.subject = self._subject(self.own.start) or self._antecedent(self.own)
            run.stranger = not run.subject and self._stranger_acts(word.start)
        elif self.report and _INSIDE.fullmatch(self.text, self.report.end, word.start):
            run.keys = organs.reporting(self.report.key)
            run.stranger = not run.keys
        elif (
            previous
            and not previous.numbers
            and _INCLUDING.fullmatch(self.text, previous.head_end, word.start)
        ):
            run.keys, run.stranger, run.own = previous.keys, previous.stranger, previous.own
            run.subject = previous.subject
        elif subject := self._subject(word.start):
            run.subject = subject
        elif joined is not None and joined.owner:
            run.subject = joined.owner
        elif self._is_agent(word.start):
            run.keys = self._meaning(self.bodies)
        elif self._stranger_acts(word.start):
            run.stranger = True
        elif self.language == "en":
            before = self.text[max(0, word.start - 120) : word.start]
            run.stranger = self.language_data.stranger.search(before) is not None
        run.joined = joined
        self.run = run

    def _is_joined(self, previous: Run, word: Word) -> bool:
        """Whether a head goes on with another one: "Council resolution 32/1 and decision 32/115".

        The same word twice would say that the second is somebody else's.
        """
        return (
            {previous.head, word.head} == {"resolution", "decision"}
            and bool(previous.numbers)
            and _ALSO.fullmatch(self.text, previous.numbers[-1].right, word.start) is not None
        )

    def _body(self, word: Word) -> None:
        gap_start = self.bodies[-1].end if self.bodies else -1
        together = self.bodies and self.language_data.and_.fullmatch(self.text, gap_start, word.start)
        if word.short and (self._is_part(word) or not self.speaker.meaning(word.keys)):
            self._other(word)
            return
        self.bodies = (*self.bodies[-3:], word) if together else (word,)
        self.speaker.hear(word.keys if not word.short else ())
        own = self.speaker.own
        self.named.update(dict.fromkeys((own,) if word.short and own in word.keys else word.keys))
        self.last[word.gender] = word
        run = self.run
        if run is None:
            return
        if run.numbers:
            self._after_numbers(run, word)
        elif (together and run.keys) or (not run.keys and self._by_body(run, self.bodies[0].start)):
            run.keys, run.head_end = self._meaning(self.bodies), word.end

    def _after_numbers(self, run: Run, word: Word) -> None:
        """A body named after numbers: theirs («75/291 Генеральной Ассамблеи»), or the following ones'."""
        start, last, pattern = self.bodies[0].start, run.numbers[-1], self.language_data
        gap = self.text[last.right : min(start, last.right + _NEAR)]
        passive = "принят" in gap
        if _DASH.fullmatch(gap) and _BY_IT.search(self.text, word.start, word.end):
            last.keys, last.right = self._meaning((word,)), word.end
            return
        if self._is_addressed(word.end):
            return
        if (word.genitive or passive) and pattern.after_number.fullmatch(self.text, last.token.end, start):
            keys = self._meaning(self.bodies)
            for number in reversed(run.numbers):
                if number.keys or not keys:
                    break
                number.keys = keys
            last.right = word.end
            # The name is used up: "of the Council and Assembly resolution 70/1" names two bodies apart.
            self.bodies = ()
        elif run.own and not run.subject and self._acts_after(run, word):
            run.subject = self._meaning((word,))
        elif pattern.link.fullmatch(self.text, last.right, start):
            run.following, run.following_end = self._meaning(self.bodies), word.end

    def _acts_after(self, run: Run, word: Word) -> bool:
        """Whether "its" means a body named behind the number: "By its resolution 72/196, the Assembly"."""
        if not word.nominative or _NOUN.match(self.text, word.end):
            return False
        if _APART[self.language].fullmatch(self.text, run.numbers[-1].right, word.start) is None:
            return False
        # "In paragraph 5 of its resolution 72/279, the Assembly"
        place = pinpoints.before(self.text, run.left, self.language)
        left = place[1] if place else run.left
        return _PREPOSITION.search(self.text, max(0, left - 12), left) is not None

    def _other(self, word: Word) -> None:
        """A body without numbering here: the resolutions named with it are nobody's."""
        self.bodies = ()
        self.named[OTHER] = None
        run = self.run
        if run is None:
            return
        if not run.numbers:
            run.stranger = run.stranger or self._by_body(run, word.start)
            return
        last = run.numbers[-1]
        gap = self.text[last.right : min(word.start, last.right + _NEAR)]
        after = (
            (word.genitive or "принят" in gap)
            and not self._is_done(run)
            and not self._is_addressed(word.end)
            and self.language_data.after_number.fullmatch(self.text, last.token.end, word.start)
        )
        adopted = last.right + len(gap) == word.start and _ADOPTED.search(gap) and not _CLAUSE.search(gap)
        if after or adopted or self._is_adoption(run, word.start):
            self._estrange(run)

    def _is_foreign(self, run: Run, token: Token) -> bool:
        """Whether a body unknown here is named behind a number that nobody has claimed before it.

        The year of the Security Council's numbers says more than the words behind.
        """
        if token.shape is Shape.YEAR or not run.head or run.keys or run.own or run.subject:
            return False
        if self._is_done(run):
            return False
        data = self.language_data
        body = data.foreign.match(self.text, token.end)
        if body is None and data.elided and self._is_adopted_too(run):
            body = data.elided.match(self.text, token.end)
        return body is not None and not self._is_addressed(body.end())

    def _is_adopted_too(self, run: Run) -> bool:
        """Whether a verb is left out: "62/1 was adopted by the Assembly, and resolution 63/5 by us"."""
        before = self.text[max(0, run.left - _NEAR) : run.left]
        return before.endswith((" and ", ", ", "; ", " while ")) and _ADOPTED_BY.search(before) is not None

    def _is_addressed(self, end: int) -> bool:
        """Whether a body is told to do something: «резолюцией 71/5 Комиссии поручено изучить».

        The dative of many a body's name looks like its genitive.
        """
        return self.language == "ru" and _TOLD.match(self.text, end) is not None

    def _is_done(self, run: Run) -> bool:
        """Whether a resolution is said to have done something: «созданного резолюцией 46/182 Фонда»."""
        return _DONE.search(self.text, max(0, run.left - 40), run.left) is not None

    @staticmethod
    def _estrange(run: Run) -> None:
        """The numbers read last are nobody's that is known here."""
        for number in reversed(run.numbers):
            if number.keys or number.stranger:
                break
            number.stranger = True

    def _is_adoption(self, run: Run, start: int) -> bool:
        """Whether a body is named after "the adoption of resolution 2000/22, on …, by the"."""
        before = self.text[max(0, run.left - _NEAR // 4) : run.left]
        return _ADOPTION.search(before) is not None and self.text.endswith((" by the ", " by "), 0, start)

    def _by_body(self, run: Run, start: int) -> bool:
        """Whether a body named at an offset says whose the resolution before it is."""
        return self.language_data.by_body.fullmatch(self.text, run.head_end, start) is not None

    def _number(self, token: Token) -> None:
        run, data = self.run, self.language_data
        year, right = self._date(token)
        if run is None:
            run = self.run = Run("", token.start, token.start)
            run.numbers.append(Numbered(token, False, year, right))
            return
        apart = False
        if run.numbers:
            last = run.numbers[-1]
            if run.following and data.tight.fullmatch(self.text, run.following_end, token.start):
                run.numbers.append(Numbered(token, True, year, right, run.following))
                return
            linked = data.link.fullmatch(self.text, last.right, token.start) is not None
            linked = linked or data.link.fullmatch(self.text, last.token.end, token.start) is not None
            tight = linked and not last.apart and (last.tight or run.plural)
            apart = last.apart if linked else self._is_of_another_kind(token)
        else:
            gap = self.text[run.head_end : min(token.start, run.head_end + _NEAR)]
            tight = data.tight.fullmatch(gap) is not None
            tight = tight or (run.stranger and _WORDS.fullmatch(gap) is not None)
            if not tight and not run.keys and self.language == "ru" and data.stranger.match(gap):
                run.stranger = True
        run.numbers.append(Numbered(token, tight, year, right, apart=apart))
        if self._is_foreign(run, token):
            self._estrange(run)

    def _is_of_another_kind(self, token: Token) -> bool:
        """Whether a noun of its own stands before a number, and no word that goes on with a list."""
        start = max(0, token.start - 24)
        noun = _OWN_NOUN.search(self.text, start, token.start)
        return noun is not None and _GOING_ON.fullmatch(noun["word"]) is None

    # --- the end of a run -----------------------------------------------------------------------

    def _finish(self) -> None:
        """The end of a sentence: all runs are over."""
        self._close()
        self.run, self.outer = self.outer, None
        self._close()

    def _close(self) -> None:
        run, self.run = self.run, None
        while run is not None:
            before = run.joined
            if before:
                self._share(before, run)
            self.done += decide(run, self.text, self.speaker)
            run = before

    def _share(self, before: Run, run: Run) -> None:
        """Give the body named last to the run before: "resolution 32/1 and decision 32/115 of the Council".

        With numbers of one session that is certain; otherwise nobody can tell.
        """
        if not (before.is_open and run.numbers and run.numbers[-1].keys):
            return
        last, first = before.numbers[-1], run.numbers[0]
        if _AND.fullmatch(self.text, last.right, run.left):
            if last.token.session == first.token.session:
                before.subject = run.numbers[-1].keys
            else:
                before.named = (*before.named, *run.numbers[-1].keys)

    # --- looking around -------------------------------------------------------------------------

    def _meaning(self, bodies: Sequence[Word]) -> tuple[str, ...]:
        keys: list[str] = []
        for body in bodies:
            keys.extend(self.speaker.meaning(body.keys) if body.short else body.keys)
        return tuple(dict.fromkeys(keys))

    def _subject(self, position: int) -> tuple[str, ...]:
        """The body that acts, named shortly before: "the Council, in paragraph 7 of its resolution"."""
        if not self.bodies or not self.bodies[-1].nominative:
            return ()
        gap = self._gap(self.bodies[-1], position)
        acts = _WITH_IT.match(self.text, position) if gap == " " else _ACTS.fullmatch(gap)
        return self._meaning(self.bodies[-1:]) if acts else ()

    def _stranger_acts(self, position: int) -> bool:
        """Whether a body this library does not know acts: "Parliament, by its resolution"."""
        other = OTHER in self.named
        if self.language == "en" and not self.text.endswith(
            _ACTED_BY_OTHER if other else _ACTED, 0, position
        ):
            return False
        acts = self.language_data.acting.search(self.text, max(0, position - 60), position)
        if acts is None and other:
            acts = self.language_data.other_acting.search(self.text, max(0, position - 130), position)
        return acts is not None and not (self.bodies and self.bodies[-1].end > acts.start())

    def _is_agent(self, position: int) -> bool:
        """Whether the body named before adopted what follows: «принятая Советом резолюция»."""
        if not self.bodies:
            return False
        start = self.bodies[0].start
        if self.language == "en":
            gap = self._gap(self.bodies[-1], position)
            return gap == " of " and _ADOPTION_BY.search(self.text, max(0, start - 24), start) is not None
        adopted = _PASSIVE.search(self.text, max(0, start - _NEAR // 2), start)
        return adopted is not None and _WHEN.fullmatch(self._gap(self.bodies[-1], position)) is not None

    def _antecedent(self, pronoun: Word) -> tuple[str, ...]:
        """The body a Russian «его» or «ее» means: the last one of that gender in the sentence."""
        body = self.last.get(pronoun.gender) if pronoun.gender else None
        return self._meaning((body,)) if body else ()

    def _is_part(self, word: Word) -> bool:
        """Whether a short form is part of a longer name ("Governing Council", «Совет управляющих»)."""
        if self.language == "en":
            before = self.text[max(0, word.start - 40) : word.start]
            return (
                _ENGLISH_PART.search(before) is not None
                or _ENGLISH_MORE.match(self.text, word.end) is not None
            )
        return (
            _RUSSIAN_PART.search(self.text, max(0, word.start - 24), word.start) is not None
            or _RUSSIAN_MORE.match(self.text, word.end) is not None
        )

    def _gap(self, word: Word, position: int) -> str:
        """The text between a word and an offset; too long a gap is cut, and then fits no pattern."""
        return self.text[word.end : min(position, word.end + _NEAR)] + (
            "" if position <= word.end + _NEAR else "…"
        )

    def _is_plural(self, word: Word) -> bool:
        printed = self.text[word.start : word.end].lower()
        return printed.endswith(("s", "и", "й", "м", "х", "я")) and not printed.endswith(_SINGULAR)

    def _date(self, token: Token) -> tuple[int | None, int]:
        match = _date(self.language).match(self.text, token.end)
        if match is None:
            return None, token.end
        year = match["year"] or match.groupdict().get("year2")
        return (int(year) if year else None), match.end()


# "the Council's resolutions, in particular resolutions 7/34 and 18/15"
_INCLUDING = re.compile(
    r"(?:\s[\w-]+){0,6},?\s(?:in\sparticular|including|notably|especially|namely|в\sчастности|включая|в\sтом\sчисле|а\sименно|прежде\sвсего)"
    r"\s(?:(?:its|the|на|свои|его|ее)\s)?"
)
_AND = re.compile(r"\s(?:and|or|и|или)\s")
# Between two heads of one body.
_ALSO = re.compile(r"(?:,\s(?:(?:and|or|и|или)\s)?|\s(?:and|or|и|или)\s)(?:(?:in|by|в)\s)?(?:the\s)?")
# Cases that only the singular has; a small «решения» or «резолюции» may be either.
_SINGULAR = ("резолюция", "резолюцией", "решением", "рекомендация", "рекомендацией")
_DONE = re.compile(
    r"(?:нн|ят)(?:ого|ому|ом|ой|ую|ая|ый|ое|ые|ых|ым|ыми)\s(?:в\s)?(?:пункт\w{0,2}\s\d{1,3}\s)?$"
)
_OWN_NOUN = re.compile(r"(?P<word>[a-zа-яё]{4,})\s(?:Nos?\.\s|№№?\s?)?$")
_GOING_ON = re.compile("also|including|notably|namely|especially|также|включая|частности|именно|особенно")
_PREPOSITION = re.compile(r"(?<!\w)(?:[Ii]n|[Bb]y|[Tt]hrough|[Uu]nder|В|в|во|Во)\s$")
# What may stand between a number and the body that acts by it.
_APART: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\s\([^()]{1,60}\))?(?:,?\s(?:entitled\s[“\"‘'][^“”\"]{1,200}[”\"’']|(?:which\swas\s)?adopted\s[^,;.]{1,80}))?"
        r",?\s(?:the\s)?"
    ),
    "ru": re.compile(
        r"(?:\s\([^()]{1,60}\))?(?:,?\s(?:озаглавленн\w{2}\s[«“\"][^«»“”\"]{1,200}[»”\"]|(?:которая\sбыла\s)?принят\w{1,2}"
        r"\s[^,;.]{1,80}))?,?\s"
    ),
}
_NOUN = re.compile(r"(?:'s|’s)?\s(?:resolution|decision)")
# How the English words for it end.
_ACTED = (" in ", " by ", " through ", " its ", " adopted ", " took ", " taken ", " passed ", " issued ")
_ACTED_BY_OTHER = (*_ACTED, " of ")
# How far apart words may stand that belong together.
_NEAR = 200
_POSSESSIVE = re.compile(r"(?:'s|’s?)?\s")
_ADJECTIVES = re.compile(r"(?:\s(?:[A-Za-z-]+|[а-яё-]+(?:[иы]х|[уюие]ю|[еоиы]й|[иы]е|[иы]ми?|[ео]м))){0,3}\s")
_OPENING = re.compile(r"[“«„]")
_CLOSING = re.compile(r"[”»]")
_CLAUSE = re.compile(r"котор|\bчто\b|\bwhich\b|\bthat\b")
_ADOPTION = re.compile(r"adoption\sof\s(?:the\s)?$")
_ADOPTION_BY = re.compile(r"adoption\sby\s(?:the\s)?$")
_ADOPTED = re.compile(r"(?:adopted|taken)\sby\s(?:the\s)?$|принят\w{1,3}\s$")
_ADOPTED_BY = re.compile(r"(?:adopted|taken|passed|decided|agreed|issued|approved|endorsed|made)\sby\s")
# «…, а резолюция 63/5 — Генеральной Ассамблеей», the verb left out.
_DASH = re.compile(r"\s?[–—]\s")
_BY_IT = re.compile(r"(?:Советом|Ассамблеей|Комиссией|Конференцией)\b")
# «Комиссии было поручено изучить», «Рабочей группе надлежит представить».
_TOLD = re.compile(
    r"(?:\s[а-яё]+[еую])?\s(?:(?:было|будет|также|вновь)\s){0,2}"
    r"(?:(?:поруч|предлож|предпис|рекоменд|разреш|довер|запрещ)[а-яё]{0,3}[ео]но?|надлежит|следует|предстоит|необходимо)"
    r"\s(?:[а-яё]+о\s)?[а-яё]+(?:ть|ти|чь)(?:ся|сь)?\b"
)
# «Совет решением 1/102», «Комиссия своей резолюцией 2005/113».
_WITH_IT = re.compile(r"(?:сво(?:им|ей|ими)\s)?(?:решени(?:ем|ями)|резолюци(?:ей|ями))\b")
# «принятую 1 июля 2016 года» before a body, and what may stand between the body and its resolution.
_PASSIVE = re.compile(r"(?:принят|утвержденн)\w{1,4}\s(?:\d{1,2}\s[а-я]+\s(?:\d{4}\sгода\s)?)?$")
_WHEN = re.compile(
    r"(?:\s\d{1,2}\s[а-я]+\s\d{4}\sгода)?(?:\s(?:на|в\sходе)\s(?:[а-яё0-9-]+\s){1,6}сесси[ия])?,?\s(?:[а-яё]+(?:ую|ые|ое|ых|ая|ой)\s)?"
)
_WORDS = re.compile(r"(?:\s[\w-]+){1,10}\s")
_ENGLISH_PART = re.compile(
    r"(?:[a-z,]|[A-Z]{2})\s(?:(?:the|The)\s)?(?!Security|Assembly|Council)[A-Z][a-z]+\s$|\b[A-Z]{4,}(?:’s|'s)?\s$|(?:’|')s\s$"
)
# «Верховный Совет», «Национальная Ассамблея»
_RUSSIAN_PART = re.compile(r"(?<![^\W_])[А-Я][а-яё]+(?:[ыи]й|[ое]го|ому|[ыи]м|ом|ая|ую|ой)\s$")
_ENGLISH_MORE = re.compile(
    r"\s(?:on|for)\s(?:the\s)?[A-Z]|\sof\s(?!(?:the\s)?United\sNations)(?:the\s)?[A-Z](?:[a-z]|[A-Z]{3})"
)
_RUSSIAN_MORE = re.compile(
    r"\s(?!(?:от|в|во|и|на|или|с|со|за|под|не|о|об)\s)(?![а-я]+(?:л|ла|ло|ли|ет|ют|ит|ят)(?:ся|сь)?\b)[а-я]{2,}|\s(?!ООН\b)[А-Я]{3,}\b"
    r"|\s(?:Европы|Федерации|Министров|Республики|Лиги|Союза|Содружества|Африканского|Всемирной)\b"
)
# Between a report and a resolution printed in it.
_INSIDE = re.compile(
    r"(?:\s(?:and|и)\s(?:Corr|Add)\.\d{1,2}(?:(?:,\s|\s(?:and|и)\s)(?:(?:Corr|Add)\.)?\d{1,2}){0,3})?"
    r"[)\]]?(?:,?\s(?:(?:chap|chapter|sect|section|annex|annexes|part|para|paras|appendix|vol|гл|глава|разд|раздел"
    r"|приложение|часть|п|пп|том|пункт)\.?|[IVXLC]{1,6}|[A-ZА-Я]|\d{1,3})){0,10}[)\]]?,?\s"
)
# Between the body that acts and its resolution: a preposition, perhaps a session or a place before it.
_ACTS = re.compile(
    r"(?:,?\s(?!and\b|и\b)(?:[a-zа-яё-]+|\d{1,3}|[IVX]{1,4}|\([a-z]\))){0,9}?,?\s(?:in|by|through|under|в|во)"
    r"(?:\s(?:paragraphs?|section|part|пункт\w{0,3}|раздел\w{0,2})\s(?:\d{1,3}|[IVX]{1,4}))?(?:\sof)?\s"
)
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
