"""Lines of a masthead."""

from __future__ import annotations

import re

from preamble import markup
from preamble.blocks import heading_mark

WORD = re.compile(r"[^\W_]+")
NUMBERED_TITLE = re.compile(
    r"""(?:[*_\#\s]*)(?:(?i:resolution|decision|резолюция|решение)\s+(?:№\s?)?)?
    (?P<number>(?:PRST\s)?\d{1,4}[/.]\d{1,4}(?:\s?[A-ZА-Я])?|\d{1,4}(?:\s[A-Z])?\s?\((?:E?S-)?[IVXLCІХ-]+\)|[IVXLC]{1,7}/\d{1,3}|[A-ZА]{1,2}\d{1,2}-\d{1,3}|[A-ZА-Я]{1,4}-\d{1,2}/\d{1,3})
    \s?[.:–—-](?!(?:19|20)\d\d\b)\s*(?P<title>(?=.{0,40}[^\W\d_]{2})\S.{3,})""",
    re.VERBOSE,
)
SHORT_FIELD = 40
LONGEST_TITLE = 1200
LONG_PROSE = 160


def strip(raw: str) -> str:
    """A line without the markup around its words."""
    depth = heading_mark(raw)
    return markup.plain(raw[depth:]).strip("*_ \t")
