"""Marks of notes typed as plain figures behind a word, or with a blank between."""

from __future__ import annotations

import re
from functools import cache

from preamble.language import Words

_GLUED = r"""(?=[\d,.;:)»”"’]|[ \xa0]\d)(?:
        (?<=[^\W\d_])[,.;:)»”"’]{0,2}             # Assembly1   report,2
      | (?<=[)»”"’])[,.;:]?                       # (A/60/25)3
      | (?<=\b(?:19|20)\d\d)[,.;:] | (?<=\d);   # of 3 December 2012,1   75/196;40
      | (?<=[^\W\d_]\s\d\d),(?=\d{1,2}\Z)          # Agenda 21,1
      | (?<=(?:ber|ary|rch|ril|May|une|uly|ust)\s(?:19|20)\d\d)    # of 3 May 20121
      | (?<=[рляе][ята]\s(?:19|20)\d\d)
      | (?<=[^\W\d_]|[)»”"])[ \xa0](?=\d{1,3}[ \xa0][,;.:](?:\s|\Z))    # the rivers 1 , and
    )(?<!/Add\.)(?<!/Rev\.)(?<!/Corr\.)(?<!/Circ\.)(?<!/INF\.)(?<!/L\.)    # symbols of documents
    """
_FIGURES = r"(?P<number>\d{1,3}(?:,\s?\d{1,3})*)(?![\w/–-]|[.,]\d)"
GLUED_CALL = re.compile(_GLUED + _FIGURES, re.VERBOSE)
FARTHEST_NEXT = 2
"""How far the number of a mark told by its order is from that of the mark before it."""
NOTE_ENDS = frozenset('.)»”"’')
"""What a note ends with above the next one."""
_NOTE_OPENERS = frozenset('«“"„')
_NUMBER = re.compile(r"\d+")


@cache
def spaced_call(words: Words) -> re.Pattern[str]:
    """«session, 1 and», «докладе 1, в»: raised figures, some of which a converter set apart from their words.

    Only its place in the series tells such a mark from a number of the text.
    """
    unnumbered = words.numbered.pattern
    return re.compile(
        rf"""(?:{_GLUED} | (?=[ \xa0]\d)(?:
            (?:(?<=[^\W\d_]{{2}}[,;:)»”"’]) | (?<=[)»”"’\d][,;]))(?=\s\d{{1,3}}(?:,\s?\d{{1,3}})*(?:\s|\Z))
          | (?<=[^\W\d_]{{2}}\.)(?=\s\d{{1,3}}\s+[A-ZА-ЯЁ«“"]) | (?<=[\w)][.;,:])(?=\s\d{{1,2}}\s*\Z)
          | (?:(?<=[^\W\d_]{{2}})|(?<=[)»”"])){unnumbered}(?=\s\d{{1,3}}(?:,\s?\d{{1,3}})*\s?[,;.:](?:\s|\Z))
          | (?:(?<=[^\W\d_]{{4}})|(?<=[)»”"])){unnumbered}(?=\s\d{{1,3}}\s{{1,2}}{words.joins.pattern})
          | (?<=\s(?:19|20)\d\d)(?=\s\d{{1,3}}(?:\s?[,;]\s|\s{{1,2}}{words.joins.pattern}))
        )[ \xa0](?!\d{{1,3}}\s\w{{3,9}}\s\d{{4}}\b)){_FIGURES}""",
        re.VERBOSE,
    )


def numbers_called(call: re.Match[str]) -> list[str]:
    """The notes that a mark of figures calls: «areas.2,3» calls two, "Assembly1, 15 May" one."""
    first, *rest = _NUMBER.findall(call["number"])
    numbers = [first]
    for number in rest:
        if int(number) != int(numbers[-1]) + 1:
            break
        numbers.append(number)
    return numbers


def opens_note(sign: str) -> bool:
    """Whether the words of a note may begin so."""
    return sign.isupper() or sign in _NOTE_OPENERS


def is_fuller(ordered: int, glued: int) -> bool:
    """Whether notes called by marks in order are enough more than those called by glued ones."""
    return ordered > glued + 1 or ordered > glued == 0
