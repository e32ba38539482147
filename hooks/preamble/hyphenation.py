"""Words broken at the end of a line or of a page become whole again, and every repair is listed."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct, field

from preamble.diagnostics import Diagnostic, Severity

_WORD = re.compile(r"[^\W_]+")
_FEW = 3
"""So many words of a text are sought one by one; for more of them all its words are counted."""
_LONGEST_LEFT = 13
_MOST_BREAKS = 2
"""How often the same break of the same word may be an accident."""
_LAST = re.compile(r"([^\W\d_]+)[-‐]\Z")
_FIRST = re.compile(r"(?P<letters>[^\W\d_]+)[^\W_]*")
_RIGHT_HALF = re.compile(r"-(?:(?P<right>[а-яё]{4,40})| (?P<apart>[a-zа-яё]{2,20}))(?![\w-])")
"""Behind a hyphen, or a blank too: «con- tinued», of lines that a converter joined."""
_LEFT_HALF = re.compile(r"(?<![\w-])[а-яё]{2,12}\Z")
_BROKEN_APART = re.compile(r"(?<![\w-])(?P<left>[^\W\d_]{2,20})- [a-zа-яё]{2,20}(?![\w-])")
_LONGEST_APART = 21
_SERIES = frozenset(("and", "or", "to", "nor", "but", "as", "и", "или", "либо", "но", "а", "да", "до", "не"))
"""Words behind a hyphen that leaves out what follows: «short- and long-term»."""
_MANY_BREAKS = 3
"""So many words with a blank behind their hyphen are broken ones, and no misprints."""
_CUT_OFF = re.compile(r"[^\W\d_][-‐]\s{1,80}([^\W_]+)")
NEVER_APART = frozenset((",", ";"))
"""Signs before which no blank stands; converters of pages leave them at the head of a line, behind a raised
figure."""
_MARK_INSIDE = re.compile(r"(?P<mark>[⁰¹²³⁴-⁹]+|<sup>\d+</sup>|\^\{[\d,]+\})(?P<right>[^\W\d_⁰¹²³⁴-⁹]+)")
_LEFT = re.compile(r"[^\W\d_]{1,40}\Z")


_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
"""First halves of numbers in words, which always have a hyphen."""
_PARTICLES = frozenset(("либо", "нибудь"))
"""Last halves that always have a hyphen: «какого-либо»."""
_COMPOUND = re.compile(
    r"(?:государств|стран)[а-яё]{0,3}-(?:участни|член|наблюдател|донор|получател|кандидат|основател|импорт|экспорт)[а-яё]{0,6}"
    r"|по-(?:прежнему|видимому|новому|разному|иному|своему)"
)
"""«государства-участника»: the halves may stand nowhere else in a short text."""


class Repair(Struct, frozen=True):
    """A word made whole: what the source prints and what stands in the text."""

    line: int
    before: str
    after: str

    def diagnostic(self) -> Diagnostic:
        """The trace that the repair leaves."""
        return Diagnostic(
            self.line, Severity.NOTE, "hyphenation-joined", f"«{self.before}» is read as «{self.after}»"
        )


class Hyphenation(Struct):
    """The words of one text, and the repairs made in it so far."""

    text: str
    broken: frozenset[tuple[str, str]] = frozenset()
    """Russian words that an earlier conversion left with a line-end hyphen inside: their halves."""
    apart: dict[str, str] = field(default_factory=dict)
    """Words that are broken by a hyphen and a blank, as printed and whole."""
    repairs: list[Repair] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)
    _counted: Counter[str] | None = None
    _cut: Counter[str] | None = None

    @classmethod
    def of(cls, text: str) -> Hyphenation:
        """Look through a text for words with a line-end hyphen left inside.

        «со-действия» is broken where the same text has «содействия», and has it more often. Only
        Russian: English spells "co-operation" both ways on purpose.
        """
        halves: Counter[tuple[str, str]] = Counter()
        apart: dict[str, tuple[str, str]] = {}
        for right in _RIGHT_HALF.finditer(text):
            if right["apart"] is not None:
                whole = _BROKEN_APART.search(text, max(0, right.start() - _LONGEST_APART), right.end())
                if whole is not None and right["apart"] not in _SERIES:
                    apart[whole[0]] = (whole["left"], right["apart"])
                continue
            left = _LEFT_HALF.search(text, max(0, right.start() - _LONGEST_LEFT), right.start())
            if left is not None:
                halves[(left[0], right["right"])] += 1
        words = cls(text)
        words.broken = frozenset(
            pair
            for pair, count in halves.items()
            if count <= _MOST_BREAKS and "".join(pair) in text and words.times("".join(pair)) > count
        )
        words.apart = words._whole(apart)
        return words

    def _whole(self, apart: dict[str, tuple[str, str]]) -> dict[str, str]:
        """Words with a blank behind a hyphen, made whole; a few only where the text has the word whole."""
        if len(apart) < _MANY_BREAKS:
            apart = {printed: halves for printed, halves in apart.items() if self.times("".join(halves))}
        return {
            printed: f"{left}-{right}" if self._keeps_hyphen(left, right) else left + right
            for printed, (left, right) in apart.items()
        }

    def times(self, word: str) -> int:
        """How often a word occurs in the text; a compound counts as its parts."""
        if self._counted is not None:
            return self._counted[word]
        if word in self._known:
            return self._known[word]
        if len(self._known) < _FEW:
            times = self._known[word] = self._sought(word)
            return times
        self._counted = Counter(_WORD.findall(self.text))
        return self._counted[word]

    def _sought(self, word: str) -> int:
        ends = (found.span() for found in re.finditer(re.escape(word), self.text))
        return sum(
            not (self.text[start - 1 : start].isalnum() or self.text[end : end + 1].isalnum())
            for start, end in ends
        )

    def append(self, parts: list[str], text: str, line: int) -> None:
        """Add a following line or page to ``parts``; a broken word is joined, others get a blank."""
        before = parts[-1]
        if before[-1:] == "–" and before[-2:-1].isdigit() and text[:1].isdigit():
            parts.append(text)  # «пп. 3– / 7»
            return
        if not before.endswith(("-", "‐")):
            if text[:1] not in NEVER_APART and text != ".":  # «культурных правах3 / , в котором …»
                parts.append(" ")
            parts.append(text)
            return
        last, first = _LAST.search(before), _FIRST.match(text)
        if last is None or first is None:
            alone = last is None and (before == "-" or before.endswith((" -", "–")))
            parts.append(" " if alone else "")
            parts.append(text)
            return
        if self._keeps_hyphen(last[1], first["letters"]):
            parts.append(text)
            return
        self.repairs.append(Repair(line, f"{last[1]}-{first[0]}", last[1] + first[0]))
        parts[-1] = before[:-1]
        parts.append(text)

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        """A compound keeps its hyphen: written so elsewhere, or made of two words of the text."""
        if right[0].isupper() or not left[-1].islower():
            return True
        left, right = left.lower(), right.lower()
        if left in _TENS or right in _PARTICLES or _COMPOUND.fullmatch(f"{left}-{right}"):
            return True
        if self.times(left + right):
            return False
        return len(left) > 3 and self.times(left) > 0 and self._stands_whole(right)

    def _stands_whole(self, right: str) -> bool:
        """Whether the second half is a word of the text elsewhere, where no line's end has cut it off.

        «ных» below «институциональ-» is none, however many words are broken so.
        """
        if self._cut is None:
            self._cut = Counter(_CUT_OFF.findall(self.text))
        return self.times(right) > max(self._cut[right], 1)

    def part_at_marks(self, text: str) -> str:
        """Give back the blank that a note mark between two words has swallowed.

        «преступности²и» are two words, "doublin⁴g" is one: the text's own words tell.
        """

        def parted(match: re.Match[str]) -> str:
            left = _LEFT.search(text, max(0, match.start() - 40), match.start())
            if left is None:
                return match[0]
            whole, right = (left[0] + match["right"]).lower(), match["right"].lower()
            swallowed = not self.times(whole) and self.times(right) > 1
            return f"{match['mark']} {match['right']}" if swallowed else match[0]

        return _MARK_INSIDE.sub(parted, text)

    def mend(self, text: str, line: int) -> str:
        """Join the words of ``broken`` and ``apart`` that stand in a paragraph."""
        if self.apart:
            text = self._mend_apart(text, line)
        for left, right in self.broken:
            hyphenated = f"{left}-{right}"
            count = text.count(hyphenated)
            if count:
                text = text.replace(hyphenated, left + right)
                self.repairs.extend([Repair(line, hyphenated, left + right)] * count)
        return text

    def _mend_apart(self, text: str, line: int) -> str:
        def whole(match: re.Match[str]) -> str:
            word = self.apart.get(match[0], match[0])
            if word != match[0]:
                self.repairs.append(Repair(line, match[0], word))
            return word

        return _BROKEN_APART.sub(whole, text)
