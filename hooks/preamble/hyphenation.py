"""Words broken at the end of a line or of a page become whole again, and every repair is listed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from preamble.diagnostics import Diagnostic, Severity

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")  # noqa: RUF001
_LAST = re.compile(r"([^\W\d_]+)[-‐]\Z")  # noqa: RUF001
_FIRST = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<![^\W_])([а-яё]{2,12})-([а-яё]{4,})(?![^\W_])")
_MARK_INSIDE = re.compile(
    r"(?P<left>[^\W\d_]{1,40})(?P<mark>[⁰¹²³⁴-⁹]+|<sup>\d+</sup>|\^\{[\d,]+\})(?P<right>[^\W\d_]+)"
)


@dataclass(frozen=True, slots=True)
class Repair:
    """A word made whole: what the source prints and what stands in the text."""

    line: int
    before: str
    after: str

    def diagnostic(self) -> Diagnostic:
        """The trace that the repair leaves."""
        return Diagnostic(
            self.line, Severity.NOTE, "hyphenation-joined", f"«{self.before}» is read as «{self.after}»"
        )


@dataclass(slots=True)
class Hyphenation:
    """The words of one text, and the repairs made in it so far."""

    vocabulary: Counter[str]
    repairs: list[Repair] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> Hyphenation:
        """Collect the words of a text, once, in lower case."""
        return cls(Counter(_WORD.findall(text.lower())))

    def append(self, parts: list[str], text: str, line: int) -> None:
        """Add a following line or page to ``parts``; a broken word is joined, others get a blank."""
        before = parts[-1]
        if not before.endswith(("-", "‐")):  # noqa: RUF001
            parts.append(" ")
            parts.append(text)
            return
        last, first = _LAST.search(before), _FIRST.match(text)
        if last is None or first is None:
            parts.append(" " if last is None and before.endswith((" -", "–")) else "")
            parts.append(text)
            return
        if self._keeps_hyphen(last[1], first[0]):
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
        if self.vocabulary[left + right]:
            return False
        if self.vocabulary[f"{left}-{right}"]:
            return True
        return len(left) > 3 and self.vocabulary[left] > 0 and self.vocabulary[right] > 1

    def part_at_marks(self, text: str) -> str:
        """Give back the blank that a note mark between two words has swallowed.

        «преступности²и» are two words, "doublin⁴g" is one: the text's own words tell.
        """

        def parted(match: re.Match[str]) -> str:
            whole, right = (match["left"] + match["right"]).lower(), match["right"].lower()
            swallowed = not self.vocabulary[whole] and self.vocabulary[right] > 1
            return f"{match['left']}{match['mark']} {match['right']}" if swallowed else match[0]

        return _MARK_INSIDE.sub(parted, text)

    def mend(self, text: str, line: int) -> str:
        """Join a Russian word that an earlier conversion left with its line-end hyphen inside.

        «со-действия» is mended where the same text has «содействия» and has it more often. Only
        Russian: English spells "co-operation" both ways on purpose.
        """
        if "-" not in text:
            return text

        def joined(match: re.Match[str]) -> str:
            whole = match[1] + match[2]
            if self.vocabulary[whole] <= self.vocabulary[match[0]]:
                return match[0]
            self.repairs.append(Repair(line, match[0], whole))
            return whole

        return _INSIDE.sub(joined, text)
