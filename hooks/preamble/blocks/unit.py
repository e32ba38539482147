"""A logical paragraph, and how it begins and ends."""

from __future__ import annotations

import re

from msgspec import Struct

from preamble.labels import Style

_NOTE_MARK = re.compile(
    r"""(?P<lead>[*_]{0,2})(?:
        \$?(?P<superior>[⁰¹²³⁴-⁹]+)\$?
      | <sup>\s*(?P<sup>\d{1,4}|[a-z]|[*†‡]{1,3})\s*</sup>
      | \$?\^\{\s*(?P<caret>\d{1,4})\s*\}\$?
      | \[\^(?P<reference>\w{1,10})\]:?
    )[*_]{0,2}[ \t\xa0]*(?=\S)""",
    re.VERBOSE,
)
_NOTE_HEADS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹<$^[*_")
"""First characters of what it matches."""
_TAIL_BLANKS = "*_ \t\xa0\"»”’'⁰¹²³⁴⁵⁶⁷⁸⁹"
_TAIL_OPENERS = {"</sup>": "<sup>", "}": "^{", ")": "]("}
_HEAD_MARKUP = re.compile(r"(?:[*_#>\s\[\\(\"«“„'‘]|<\w{1,6}>)+")
_GLUED_CALL = re.compile(r"""(?:[^\W\d_]{2}|\b(?:19|20)\d\d)[)»”\"’]?[.;:,](?P<figures>\d{1,3})\Z""")
AND = re.compile(r"[;,]\s(?:and|or|и|или)\Z")
"""The end of the last item but one."""
_SLASHED_CALL = re.compile(r"(?:(?<=[^\s\d/])\s|(?<=[,;)»”]))\d{1,3}/\Z")
"""«disarmament, 1/»: the mark of a note, as typists set it."""
_BRACKETED_CALL = re.compile(r"\\?\[\d{1,3}\\?\]\Z")
_ROUND_CALL = re.compile(r"(?<=[\w)][,;.:])\(\d{1,3}\)\Z")
TABLE_ROW = re.compile(r"\s*(?:\|.*\||\+[-=:+]{2,}\+)\s*")
"""A row of a table, or the line between two rows that pandoc draws."""
ITEM_STYLES = frozenset((Style.LETTER_BRACKET, Style.NUMBER_BRACKET, Style.CAPITAL_BRACKET))


class Unit(Struct, frozen=True):
    """A paragraph with its markup still in it."""

    raw: str
    first: int
    last: int
    indent: int = 0
    broken: bool = False
    """A page, a note or a rule came between the paragraph before and this one."""
    ruled: bool = False
    """A rule stood directly above."""
    quoted: bool = False
    """Set as a Markdown quotation."""
    table: tuple[str, ...] = ()
    """The rows of a table, as printed."""
    apart: bool = False
    """A translator left paragraphs out directly above."""
    inset: int = 0
    """How much further in its first line stands than the second."""


def note_mark(raw: str) -> re.Match[str] | None:
    """The mark of a note at the head of a raw text.

    >>> note_mark("<sup>2</sup> See annex.")["sup"], note_mark("* See annex.")
    ('2', None)
    """
    return _NOTE_MARK.match(raw) if raw[:1] in _NOTE_HEADS else None


def ending(raw: str) -> str:
    r"""The last printed characters of a raw text, without note marks, quotes and closing markup.

    >>> ending("*recalling* its resolutions,¹")
    'alling* its resolutions,'
    >>> ending("of resolution [70/1](#)<sup>2</sup>")
    'of resolution [70/1'
    >>> ending("the right to a lamp.”[1]")
    'the right to a lamp.'
    >>> ending("on 10 May 2004.12"), ending("see section 3.12")
    ('on 10 May 2004.', 'see section 3.12')
    >>> ending("(COM(2031) 262),(1)")
    '(COM(2031) 262),'
    >>> ending("towards disarmament, 1/"), ending("(A/AC.109/")
    ('towards disarmament,', '(A/AC.109/')
    """
    last = raw[-1:]
    if last == "/" and (call := _SLASHED_CALL.search(raw[-8:])):
        return ending(raw[: len(raw) - len(call[0])])
    if last == "]" and (call := _BRACKETED_CALL.search(raw[-8:])):
        return ending(raw[: len(raw) - len(call[0])])
    if last.isdigit() and (call := _GLUED_CALL.search(raw[-24:])):
        return ending(raw[: len(raw) - len(call["figures"])])
    if last not in _TAIL_BLANKS and last not in ">})":
        return raw[-24:]
    if last == ")" and (call := _ROUND_CALL.search(raw[-8:])):
        return ending(raw[: len(raw) - len(call[0])])
    tail = raw[-400:].rstrip(_TAIL_BLANKS)
    for closer, opener in _TAIL_OPENERS.items():
        start = tail.rfind(opener) if tail.endswith(closer) else -1
        if start >= 0 and " " not in tail[start:]:
            return ending(tail[:start])
    return tail[-24:]


def beginning(raw: str) -> str:
    """The first printed characters of a raw text, without opening markup and quotes.

    >>> beginning("_Bearing_ in mind the rules"), beginning("**вновь** подтверждая")
    ('Bearing in mind the rules', 'вновь подтверждая')
    """
    if raw[:1].isalnum():
        return raw[:80]
    match = _HEAD_MARKUP.match(raw)
    start = match.end() if match else 0
    first = raw[start : start + 80]
    return first.replace(raw[0], "") if raw[:1] in {"_", "*"} else first


def starts_small(raw: str) -> bool:
    """Whether the first letter of a raw text is a small one."""
    return beginning(raw)[:1].islower()


def heading_mark(raw: str) -> int:
    """Depth of a Markdown heading, 0 for other text.

    >>> heading_mark("## Title"), heading_mark("#5 of them")
    (2, 0)
    """
    if raw[:1] != "#":
        return 0
    depth = len(raw) - len(raw.lstrip("#"))
    return depth if depth <= 6 and raw[depth : depth + 1] in {" ", ""} and raw.strip("# ") else 0
