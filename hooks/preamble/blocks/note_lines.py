"""Lines of notes below a text: where one note ends and the next begins."""

from __future__ import annotations

import re

from preamble import labels
from preamble.blocks.unit import ending, note_mark, starts_small
from preamble.language import Words

_TYPED_NOTE = re.compile(r"\s*\\?\[?(?P<number>\d{1,3})(?P<close>\\?\]|\s?/|(?=\s))\s+(?=[^\W\d_«“\"*])")
LONGEST_LABEL = 12
_FIRST_SIGNS = frozenset("*†‡")
_STARRED_NOTE = re.compile(r"\s*(?P<stars>(?:\\?\*){1,3}|†{1,3}|‡{1,3})\s+(?=\S)")


def next_note(first: str, text: str) -> bool:
    """ "1/ …" and "2/ …", "* …" and "** …" on lines of one chunk: typed notes, one below the other."""
    if text.lstrip("\\[ ")[:1] == "1" and _STARRED_NOTE.match(first) is not None:
        lower = _TYPED_NOTE.match(text)
        return text.lstrip()[:2] == "1 " or (
            lower is not None and lower["number"] == "1" and lower["close"] != ""
        )
    star, stars = _STARRED_NOTE.match(first), _STARRED_NOTE.match(text)
    if star is not None and stars is not None:
        one, two = star["stars"].replace("\\", ""), stars["stars"].replace("\\", "")
        return two == one + one[-1] or (two != one and two in _FIRST_SIGNS)
    upper, lower = _TYPED_NOTE.match(first), _TYPED_NOTE.match(text)
    return (
        upper is not None
        and lower is not None
        and int(lower["number"]) == int(upper["number"]) + 1
        and upper["close"] == lower["close"]
    )


def is_over(before: str, text: str, words: Words) -> bool:
    """«2 C/31/4, annex.» above «and paints it;»: what follows the notes of a page is the rest of its text."""
    tail = ending(before)
    return tail[-1:] in ".)" and starts_small(text) and words.abbreviation.search(tail) is None


def note_goes_on(first: str, before: str, text: str, words: Words) -> bool:
    """A note of which the last line does not end as a sentence does.

    A typed figure without a stroke may be no note's, and only what is cut tells that it goes on.
    """
    if is_marked_note(first):
        if note_mark(text.lstrip()) is not None or labels.read(text.strip()) is not None:
            return False
        # «⁷ См.» stands above an address that had no room on its line.
        short = before is first and len(first) <= LONGEST_LABEL
        return _is_cut(before) or (short and words.abbreviation.search(ending(first)) is not None)
    note = _TYPED_NOTE.match(first)
    if note is None:
        return False
    if note["close"].strip() == "/":
        return ending(before)[-1:] not in ".;:!?…"
    return _is_cut(before) and not (not note["close"] and _goes_on_with_figure(first[note.end() :], words))


def _goes_on_with_figure(text: str, words: Words) -> bool:
    """«14 / сентября 2021 года погиб …», "5 / April …": what follows the figure says that it is no note's."""
    return text[:1].islower() or text.partition(" ")[0] in words.months


def is_marked_note(line: str) -> bool:
    """Whether a line begins with a raised figure, a star, or what stands for one."""
    return note_mark(line.lstrip()) is not None


def _is_cut(line: str) -> bool:
    """A comma or an open bracket: nothing ends so."""
    return line[-1:] == "," or line.rfind("(") > line.rfind(")")
