"""Marks of notes typed as plain figures behind a word."""

from __future__ import annotations

import re

GLUED_CALL = re.compile(
    r"""(?=[\d,.;:)»”"’]|[ \xa0]\d)(?:
        (?<=[^\W\d_])[,.;:)»”"’]{0,2}             # Assembly1   report,2
      | (?<=[)»”"’])[,.;:]?                       # (A/60/25)3
      | (?<=\b(?:19|20)\d\d)[,.;:] | (?<=\d);   # of 3 December 2012,1   75/196;40
      | (?<=(?:ber|ary|rch|ril|May|une|uly|ust)\s(?:19|20)\d\d)    # of 3 May 20121
      | (?<=[рляе][ята]\s(?:19|20)\d\d)
      | (?<=[^\W\d_]|[)»”"])[ \xa0](?=\d{1,3}[ \xa0][,;.:](?:\s|\Z))    # the rivers 1 , and
    )(?<!/Add\.)(?<!/Rev\.)(?<!/Corr\.)(?<!/Circ\.)(?<!/INF\.)(?<!/L\.)    # symbols of documents
    (?P<number>\d{1,3}(?:,\s?\d{1,3})*)(?![\w/–-]|[.,]\d)""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d+")


def numbers_called(call: re.Match[str]) -> list[str]:
    """The notes that a mark of figures calls: «areas.2,3» calls two, "Assembly1, 15 May" one."""
    first, *rest = _NUMBER.findall(call["number"])
    numbers = [first]
    for number in rest:
        if int(number) != int(numbers[-1]) + 1:
            break
        numbers.append(number)
    return numbers
