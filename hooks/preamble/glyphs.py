"""What a page made of letters, undone: ligatures, signs for a broken word, words set letter by letter.

Converters of pages hand on the signs of the font. Each stands for letters or for a hyphen that the rest
of the program knows.
"""

from __future__ import annotations

import re
from itertools import pairwise

BREAKS = "\u00ac\u00ad\x02"
"""Signs that ask for ``as_typed``; the last, like U+FFFE, is one converter's hyphen that breaks a word."""
LIGATURES = b"\xef"
"""The byte that ligatures and U+FFFE begin with, which ask for it too; few others do, and bytes are searched
quicker."""
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LIGATURE_APART = re.compile(r"(?<=[ﬁﬂﬃﬄ]) (?=[a-z])")
"""No word ends so: «ﬁ nancial» lost its whole to the width of the sign."""
_BREAK = re.compile(r"(?<=[^\W\d_])[\u00ac\u00ad\ufffe\x02](?=[^\S\n]*(?:\n|\Z))")
"""The sign for a hyphen at the end of a line."""
_BREAK_WITHIN = re.compile(r"(?<=[^\W\d_])[\u00ac\u00ad\ufffe\x02] ?(?=[^\W\d_])")
"""The same sign, where a line's end was there before."""
_DOUBLED = re.compile(r"(?:(?<![\d'])|(?<=\b(?:19|20)\d\d))''(?!')|(?<![^\s(\"]),,(?=[^\W\d_])")
"""Two apostrophes and two commas for quotation marks; behind a figure they are seconds of an arc."""
_SPACED = re.compile(
    r"(?<!\S)[*_]{0,3}(?P<word>[^\W\d_](?: [^\W\d_]){3,15})(?=[*_]{0,3}(?:\s{2,8}\S|\s(?:\w{2}|[^\w\s])))"
)
"""A word alone on its line stays as printed: «р е ш и л:» is a line of its own to the reader."""
_begins_spaced = re.compile(r"\s{0,40}(?:[^\W\d_] ){4,16}(?:\s{1,8}\S|\w{2}|[^\w\s])").match
_PREPOSITION_LAST = re.compile(r"(?:[яь]|[еиуюая]т|[иаяе]л)(?P<word>[воску])\Z")
"""«п р и н и м а я к сведению» with one blank everywhere."""
_FARTHEST_SPACED = 100
"""Lines among which a text that sets words so has done it once."""
_FEWEST_DIFFERENT = 3
"""Letters: «X X X X» fills cells."""


def as_typed(text: str) -> str:
    r"""A text with letters for ligatures and a hyphen where a word is broken.

    >>> as_typed("the of\ufb01ce of \ufb01 nance")
    'the office of finance'
    >>> as_typed("lan\u00ad\nterns, lan\u00acterns, lan\u00adterns")
    'lan-\nterns, lanterns, lanterns'
    >>> as_typed("lan\ufffe\nterns, lan\x02\nterns")
    'lan-\nterns, lan-\nterns'
    """
    text = _BREAK_WITHIN.sub("", _BREAK.sub("-", text))
    return _LIGATURE_APART.sub("", text).translate(_LIGATURES)


def has_pair(text: str, pair: str) -> bool:
    """Whether two signs stand together, the first of them rare: a pair is sought character by character.

    >>> has_pair("the keepers' lamp, the ''lamp''", "''"), has_pair("the keepers' lamp", "''")
    (True, False)
    """
    place = text.find(pair[0])
    while place >= 0:
        if text[place + 1 : place + 2] == pair[1]:
            return True
        place = text.find(pair[0], place + 1)
    return False


def quoted(text: str) -> str:
    """A text with quotation marks where a typist or a scan made them of two signs.

    >>> print(quoted(",,Lamps'' and ''oil'', 12''"))
    „Lamps" and "oil", 12''
    """
    return _DOUBLED.sub(lambda match: '"' if match[0] == "''" else "„", text)


def closed_up(lines: list[str]) -> list[str]:
    """Lines with the words whole that are set letter by letter, if such a word begins one of them.

    >>> closed_up(["D e c i d e s to meet", "1. A l s o  d e c i d e s  to dine", "A B C D"])
    ['Decides to meet', '1. Also  decides  to dine', 'A B C D']
    """
    # One look at the second character of a line is all that most texts can afford.
    if not any(_begins_spaced(line) for line in lines[:_FARTHEST_SPACED] if line[1:2] == " "):
        return lines
    return [_SPACED.sub(_whole, line) for line in lines]


def _whole(match: re.Match[str]) -> str:
    """The word, if it is one: small behind its first letter or all in capitals, and no row of letters."""
    word = match["word"].replace(" ", "")
    if not (word[1:].islower() or word.isupper()) or len(set(word)) < _FEWEST_DIFFERENT:
        return match[0]
    if all(ord(after) == ord(before) + 1 for before, after in pairwise(word)):
        return match[0]
    last = _PREPOSITION_LAST.search(word)
    if last is not None:
        word = f"{word[:-1]} {word[-1]}"
    return match[0].replace(match["word"], word)
