"""A masthead of which all lines ran into one: its fields told apart again."""

from __future__ import annotations

import re

from preamble.language import Words
from preamble.masthead import dates, symbols

_SHORTEST = 100
_FEWEST = 2
"""Fields that a masthead has at least."""
_TELLS = ("Distr", "riginal:", "RIGINAL:", "esolution ", "ESOLUTION ", "ecision ", "ECISION ")
_FIELD = re.compile(
    r"""Distr(?:ibution|\.)?:?\s(?:GENERAL|LIMITED|RESTRICTED|General|Limited|Restricted)\b
      | (?:Original|ORIGINAL):\s[A-Z][A-Za-z]+\b
      | (?:(?:Provisional\s)?[Aa]genda\s[Ii]tems?|Items?)\s\d[\w()]*(?:(?:,|\sand|,\sand)\s\d[\w()]*)*
        (?:\sof\sthe\s(?:(?:provisional|preliminary|draft)\s)*agenda\*{0,2})?(?:\s\([A-Z]\S*\d\S*\))?
      | (?:DRAFT\s)?(?:RESOLUTION|DECISION)\s(?:ON|on)(?=\s[A-Z]{3})
      | (?<![a-z]\s)(?:Resolution|Decision|RESOLUTION|DECISION)\s(?:No\.?\s)?
        (?=[^\s]{0,8}(?:\d|[IVX]{2}))[A-Z\d][\w./-]{0,11}(?=\s[A-Z])
      | (?:[A-Z][a-z]+(?:-[a-z]+)?\smeeting\s)?(?:[A-Z][a-z’'-]{1,20},?\s){1,5}
        \d{1,2}(?:\s[A-Z][a-z]{2,8})?\s?[-–—]\s?\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d
      | (?<=[A-Z]{2}\s)(?:Note|Report|Memorandum)\s(?:by|of|from)\sthe\s.{3,160}\Z
      | (?:[Pp]resented|[Ss]ubmitted)\sby\s.{3,160}\Z""",
    re.VERBOSE,
)
_SYMBOL = re.compile(r"\S*/\S*\d\S*")
_ADOPTED = re.compile(r"(?<=\s)(?:Resolution|Decision)\sadopted\s(?:on|at|by)\s.{3,80}?\bmeeting\b")
"""Where a masthead ends that says so; the headings of the text may have run into it."""
_PROSE = re.compile(r"[a-z]{6}\.\s[A-Z\d]|[a-z]:\Z|\s\d{1,2}\.\s[A-Z][a-z]*\s[a-z]")
"""A sentence ends, or a paragraph begins: more than a masthead ran together."""


def parted(text: str, words: Words) -> list[str]:
    """The fields of one line and what stands between them; the line itself where it has no fields.

    >>> from preamble.language import WORDS
    >>> line = "Distr. GENERAL E/CN.4/2031/4 3 August 2031 Original: ENGLISH COMMISSION ON LAMPS "
    >>> line += "Sixty-second session Item 4 of the provisional agenda LAMPS OF THE RIVER"
    >>> parted(line, WORDS["en"])[-2:]
    ['Item 4 of the provisional agenda', 'LAMPS OF THE RIVER']
    """
    if len(text) < _SHORTEST or not any(tells in text for tells in _TELLS) or _PROSE.search(text):
        return [text]
    adopted = _ADOPTED.search(text)
    if adopted is not None:
        return [*parted(text[: adopted.start()].rstrip(), words), adopted[0]]
    spans = [match.span() for pattern in (_FIELD, words.session) for match in pattern.finditer(text)]
    spans += [match.span() for match in words.date.finditer(text) if not dates.ends_span(text, match.start())]
    spans += [match.span() for match in _SYMBOL.finditer(text) if symbols.is_symbol(match[0].rstrip("."))]
    if len(spans) < _FEWEST and _FIELD.search(text) is None:
        return [text]
    parts: list[str] = []
    place = 0
    for start, end in sorted(spans):
        if start < place:
            continue
        parts += [text[place:start].strip(), text[start:end].strip()]
        place = end
    return [part for part in (*parts, text[place:].strip()) if part]
