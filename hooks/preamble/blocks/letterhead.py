"""A masthead and the text below it on one line, as converters of pages leave them: where the text begins."""

from __future__ import annotations

import re

_TELLS = ("Distr", "riginal:", "RIGINAL:")
_WITHIN = 400
"""Characters within which a masthead tells its distribution or its language."""
_LONGEST = 1500
_HEAD = re.compile(
    r"\s(?:(?:I\.|INTRODUCTION|Introduction|Summary|SUMMARY|CONTENTS|Contents)(?=\s(?:\d{1,2}\.\s)?[A-Z])"
    r"|1\.(?=\s[A-Z][a-z]+\s[a-z]))\s"
)
"""A heading with which texts begin, or paragraph 1."""
_SENTENCE = re.compile(
    r"\s(?=(?:The|This|In|At|On|Pursuant|Following)\s(?:[A-Za-z’'-]{1,20}\s){1,12}?(?:is|was|were|has|have|had)\s"
    r"(?:the|been|to|a|an|honou?r|submitted|held|prepared)\b)"
)
"""The first words of a sentence, up to its verb."""


def end(raw: str) -> int:
    """Where the masthead ends, 0 if a line does not begin with one.

    >>> line = "Distr. GENERAL A/85/4 3 August 2031 LAMPS OF THE RIVER The Secretary has the honour to speak."
    >>> line[end(line) :][:13], end("The lamps were lit.")
    ('The Secretary', 0)
    """
    start = max([raw.find(tells, 0, _WITHIN) for tells in _TELLS])
    if start < 0:
        return 0
    found = (pattern.search(raw, start, _LONGEST) for pattern in (_HEAD, _SENTENCE))
    places = [match.start() + 1 for match in found if match is not None]
    return min(places, default=0)
