"""Where the long form of an abbreviation begins: its letters are the initials of the words before it.

Every way of spelling the letters with the words in front of the parenthesis is weighed. A letter for
the beginning of each word costs nothing, small words may be left out, other words at a price; a whole
syllable (INTER-POL) or a letter from inside a compound («неправительственный» for НП) is allowed. The
cheapest beginning wins, and only if no other one comes near it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from preamble.model import Language
from preamble.terms.words import LEXICONS

_LEFT_OUT = 3
"""Price of a word that gives no letter."""
_LEFT_OUT_NAME = 2
"""The same for a word with a capital: it belongs to the name at least."""
_INSIDE = 2
"""Price of a letter from inside a word."""
_SYLLABLE = 1
"""Price of two letters from the beginning of one word; three and more are evidence rather than a doubt."""
_MARGIN = 1
"""How much dearer the second-best beginning must be."""
_IMPOSSIBLE = 10_000
_MOST_WORDS = 8
"""A long form has at most so many words, and two more for each letter."""
_LONGEST_SYLLABLE = 6
_MOST_LETTERS_INSIDE = 3
_SHORTEST_COMPOUND = 10
_SHORTEST_REST = 5
"""A compound's second word has at least so many letters: «неправительственный», "counterterrorism"."""
_LOOK_BACK = 8
_PARTICIPLE = re.compile(r"(?:[уюая]щ|вш)(?:ий|ая|ее|ие|его|ей|их|им|ими|ем|ую)(?:ся)?")
_HYPHEN = re.compile(r"[-‐‑]")
_NUMBER_BEHIND = re.compile(r"-\d+$")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑’'][^\W_]+)*")


class Word(Struct, frozen=True):
    """A word in front of a parenthesis; what is around it is looked at when asked for."""

    start: int
    end: int
    text: str
    small: bool
    """A preposition, a conjunction, an article."""
    whole: str
    """The text in which the word stands."""
    leads: bool
    """Whether it is the first word of those that were read."""

    @property
    def after_comma(self) -> bool:
        """Whether a comma stands in front of it."""
        return self._before.endswith(",")

    @property
    def before_dash(self) -> bool:
        """Whether a dash follows it."""
        return self.whole[self.end : self.end + 3].lstrip().startswith(("–", "—"))

    @property
    def first(self) -> bool:
        """Whether it opens a sentence, so that its capital means nothing."""
        before = self._before
        return not before or before[-1] in ".!?" or (self.leads and before[-1] not in ",)”»")

    @property
    def capital(self) -> bool:
        """Whether it has a capital because it is a name."""
        return self.text[0].isupper() and not self.first

    @property
    def _before(self) -> str:
        return self.whole[max(self.start - _LOOK_BACK, 0) : self.start].rstrip(' \t\n\xa0“«"„')


def words_before(text: str, start: int, end: int, language: Language) -> list[Word]:
    """The words of a stretch; ``start`` is where a sentence begins or another parenthesis has ended."""
    small = LEXICONS[language].small
    return [
        Word(*match.span(), match[0], match[0].lower() in small, text, not number)
        for number, match in enumerate(_WORD.finditer(text, start, end))
    ]


def letters(abbreviation: str) -> str:
    """The letters that stand for words, small; a plural s and figures behind a hyphen aside.

    >>> letters("NGOs"), letters("COVID-19"), letters("МФОККиКП"), letters("UN-Women")
    ('ngo', 'covid', 'мфоккикп', 'unwomen')
    """
    bare = _NUMBER_BEHIND.sub("", abbreviation)
    if len(bare) > 2 and bare[-1] == "s" and bare[-2].isupper():
        bare = bare[:-1]
    return "".join(char for char in bare.lower() if char.isalpha())


def beginning(abbreviation: str, words: Sequence[Word], in_list: bool = False) -> int | None:
    """Which word the long form begins with; None when no one does, or several could.

    ``in_list`` says that another parenthesis stands right in front of these words, as in
    «международного гуманитарного права (МГП) и международного права беженцев (МПБ)»: then the first
    of them is a likely beginning, and one word more may give no letter.
    """
    wanted = letters(abbreviation)
    farthest = max(0, len(words) - _MOST_WORDS - 2 * len(wanted))
    possible = [
        index
        for index in range(farthest, len(words))
        if words[index].text[0].lower() == wanted[0] and not words[index].small
    ]
    if not possible:
        return None
    likely = next((index for index, word in enumerate(words) if not word.small), -1) if in_list else -1
    prices = _Prices(wanted, words, possible[0])
    found = sorted(
        (price, -index)
        for index in possible
        for price in (prices.of(index) - (_LEFT_OUT if index == likely else 0),)
        if price <= _dearest(wanted)
    )
    if not found:
        return None
    best, nearest = found[0]
    if any(_doubtful(words[-nearest], words[-index], price - best) for price, index in found[1:]):
        return None
    return -nearest


def without(tag: str, words: Sequence[Word]) -> list[Word]:
    """The words, those that spell ``tag`` (Организации Объединенных Наций) free to be left out."""
    wanted = tag.lower()
    out = list(words)
    for start in range(1, len(words) - len(wanted) + 1):
        run = words[start : start + len(wanted)]
        if "".join(word.text[0].lower() for word in run) == wanted and all(word.capital for word in run):
            out[start : start + len(wanted)] = [replace(word, small=True) for word in run]
    return out


def _doubtful(word: Word, rival: Word, dearer: int) -> bool:
    """Whether another beginning comes near; one that is written as a name need not come so near."""
    if word.capital == rival.capital:
        return dearer <= _MARGIN
    return rival.capital and dearer <= _LEFT_OUT


def _dearest(wanted: str) -> int:
    """How many words may give no letter: none of two letters, one of three, two of four and more."""
    return _LEFT_OUT * min(len(wanted) - 2, 2)


class _Prices:
    """What it costs to spell letters with the words from some word on, to the end of all.

    What the words behind cost is the same wherever the long form begins, and is worked out once. It does not
    begin before the word ``first``.
    """

    def __init__(self, wanted: str, words: Sequence[Word], first: int = 0) -> None:
        self._wanted, self._words, self._first = wanted, words, first
        self._parts: list[tuple[str, int, bool]] = []
        """Parts of words, what each costs when it gives no letter, and whether it is an abbreviation."""
        self._begin: list[int] = []
        """The first part of each word."""
        # Parts of a word with a hyphen count as words: Inter-Agency gives I and A.
        for word in words[first:]:
            self._begin.append(len(self._parts))
            dear = 0 if word.small else _LEFT_OUT_NAME if word.capital else _LEFT_OUT
            for number, part in enumerate(_HYPHEN.split(word.text.lower())):
                if part:
                    self._parts.append((part, 0 if number else dear, word.text.isupper()))
        self._known: dict[tuple[int, int], int] = {}

    def of(self, index: int) -> int:
        """The price if the long form begins with a word, which must then give a letter."""
        word = self._words[index]
        price = self._giving(self._begin[index - self._first], 0)
        # «подход, подразумевающий …»: a participle behind a comma goes on with the name.
        goes_on = word.after_comma and _PARTICIPLE.search(word.text.lower())
        return price + (_IMPOSSIBLE if goes_on else 0)

    def _giving(self, at: int, done: int) -> int:
        """The price from a part on that gives letters."""
        part, _, short = self._parts[at]
        given = self._given(part, short, done)
        return min(
            (price + self._cheapest(at + 1, done + used) for used, price in given), default=_IMPOSSIBLE
        )

    def _cheapest(self, at: int, done: int) -> int:
        """The price from a part on, when so many letters are spelt already."""
        if at == len(self._parts):
            return 0 if done == len(self._wanted) else _IMPOSSIBLE
        known = self._known.get((at, done))
        if known is None:
            part, dear, _ = self._parts[at]
            known = self._cheapest(at + 1, done) + dear
            if part[0] == self._wanted[done : done + 1]:
                known = min(known, self._giving(at, done))
            self._known[at, done] = known
        return known

    def _given(self, part: str, short: bool, done: int) -> list[tuple[int, int]]:
        """How many letters a word can give from here, and at what price; ``short`` is an abbreviation."""
        wanted = self._wanted
        if part[0] != wanted[done : done + 1]:
            return []
        out: list[tuple[int, int]] = []
        same = 0
        while (
            same < min(len(part), _LONGEST_SYLLABLE) and wanted[done + same : done + same + 1] == part[same]
        ):
            same += 1
            out.append((same, {1: 0, 2: _SYLLABLE}.get(same, -_SYLLABLE)))
        if same == len(part) and same > 1:
            out[-1] = (same, _SYLLABLE if short else -_LEFT_OUT)
        if len(part) >= _SHORTEST_COMPOUND:
            place, taken = part.find(wanted[done + 1 : done + 2] or "\0", 2, 1 - _SHORTEST_REST), 1
            while place > 0 and taken <= _MOST_LETTERS_INSIDE:
                taken += 1
                out.append((taken, _INSIDE * (taken - 1)))
                place = part.find(wanted[done + taken : done + taken + 1] or "\0", place + 1)
        return out


def spells(abbreviation: str, words: Sequence[Word]) -> bool:
    """Whether words whose limits are certain (a quotation) can have given the letters."""
    wanted = letters(abbreviation)
    return bool(words) and _Prices(wanted, words).of(0) <= _dearest(wanted) + 2 * _LEFT_OUT
