"""What belongs to the sheet of paper: page numbers, job numbers, running heads, rules, templates.

Guarantees afterwards: every line is text, blank, or a mark that a page or a section of it ended;
every word taken out is listed with its reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import IntEnum

from preamble.language import Words
from preamble.model import Dropped, Lines
from preamble.source import Source


class Mark(IntEnum):
    """What a line of the source is, seen as paper."""

    TEXT = 0
    BLANK = 1
    RULE = 2
    """A drawn line; notes often stand below one."""
    BREAK = 3
    """Something printed at the edge of a page stood here."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source."""

    number: int
    text: str
    mark: Mark
    starts_page: bool = False


_RULE = re.compile(r"\s*(?:[-_=~*─—–.•·]\s?){3,}\s*|\s*\|?\s*\\?\*(?:\s+\\?\*){2,}\s*")
_HAS_WORD = re.compile(r"[^\W_]")
_PAGE_NUMBER = re.compile(
    r"""\W{0,6}\d{1,3}\W{0,6}            # 12   - 12 -   (12)
      | \d{1,3}\s?/\s?\d{1,4}            # 2/28
      | [-–—\s]{1,4}[ivxl]{1,6}[-–—\s]{1,4}
      | /\s?(?:\.{3}|…)""",
    re.VERBOSE,
)
_JOB = re.compile(
    r"""(?:\s*(?:
        \*?\d{7}[A-Z]?\*?                           # *1512345*  2507557E
      | \d{2}-\d{5,6}(?:\s?[A-Z])?                  # 15-22397
      | (?:[A-Z]{1,4}[.\s-]\s?)\d{2}-\d{4,6}        # GE.19-12345  V.16-05973
      | \([A-Z]\) | \*\d{6,12}\*
      | \d{6}(?:\s+\d{6})*                          # dates of processing: 101016  111016
      | \d{1,3}\s?/\s?\d{1,4} | \|
    ))+\s*""",
    re.VERBOSE,
)
_JOB_EVIDENCE = re.compile(r"\d{7}|\d{2}-\d{4,6}|\*\d{6,12}\*|\d{1,3}\s?/\s?\d{1,4}")
_TEMPLATE = re.compile(r"\[[^\W\d_]+\]|!\[[^\]]*\]\([^)]*\)")
_SYMBOL = re.compile(r"[*_]{0,2}[A-ZА-Я]{1,6}(?:/[\w.()\- ]{1,24}){1,8}[*_]{0,2}")
_DIGITS = re.compile(r"\d+")
_LONGEST_RUNNING_HEAD = 160


def sift(source: Source, words: Words) -> tuple[list[Line], list[Dropped]]:
    """Tell the text from the paper it was printed on."""
    lines = [_first_look(number, text, source, words) for number, text in enumerate(source.lines, 1)]
    lines = _spare_lone_numbers(lines)
    lines = _running_heads(lines)
    dropped = [
        Dropped(Lines(line.number, line.number), line.text.strip(), _reason(line.text))
        for line in lines
        if line.mark is Mark.BREAK and _HAS_WORD.search(line.text)
    ]
    return lines, dropped


def _reason(text: str) -> str:
    return "placeholder" if _TEMPLATE.fullmatch(text.strip()) else "page furniture"


def _first_look(number: int, text: str, source: Source, words: Words) -> Line:
    starts_page = number in source.page_starts
    stripped = text.strip()
    if not stripped:
        mark = Mark.BLANK
    elif len(stripped) > _LONGEST_RUNNING_HEAD:
        mark = Mark.TEXT
    elif not _HAS_WORD.search(stripped):
        mark = Mark.RULE if _RULE.fullmatch(stripped) else Mark.TEXT
        if mark is Mark.TEXT and stripped.strip("*_ ") in {"", "\\"}:
            mark = Mark.BLANK
    elif (
        _PAGE_NUMBER.fullmatch(stripped)
        or (_JOB.fullmatch(stripped) and _JOB_EVIDENCE.search(stripped))
        or _TEMPLATE.fullmatch(stripped)
        or words.page.fullmatch(stripped)
        or words.recycle.fullmatch(stripped)
    ):
        mark = Mark.BREAK
    else:
        mark = Mark.TEXT
    return Line(number, text, mark, starts_page)


def _spare_lone_numbers(lines: list[Line]) -> list[Line]:
    """A bare number inside a paragraph of several lines is the paragraph's, not the page's."""
    out = list(lines)
    for index in range(1, len(lines) - 1):
        line = lines[index]
        if (
            line.mark is Mark.BREAK
            and lines[index - 1].mark is Mark.TEXT
            and lines[index + 1].mark is Mark.TEXT
            and not line.starts_page
            and not lines[index + 1].starts_page
            and _PAGE_NUMBER.fullmatch(line.text.strip())
            and _HAS_WORD.search(lines[index - 1].text) is not None
            and lines[index + 1].text.strip()[:1].islower()
            and lines[index - 1].text.rstrip()[-1:].isalnum()
        ):
            out[index] = Line(line.number, line.text, Mark.TEXT)
    return out


def _running_heads(lines: list[Line]) -> list[Line]:
    """Lines that come back at the edges of pages, and a document's symbol after its first print."""
    out = list(lines)
    seen: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.mark is Mark.TEXT and len(line.text) <= _LONGEST_RUNNING_HEAD:
            seen[_DIGITS.sub("0", " ".join(line.text.split()))].append(index)
    for key, places in seen.items():
        if len(places) < 2:
            continue
        if _SYMBOL.fullmatch(key):
            running = _same_print(lines, places)[1:]
        elif key[-1:] in ".;:,":
            continue
        else:
            at_edge = [index for index in places if _at_edge(lines, index)]
            running = at_edge[0 if len(at_edge) == len(places) and at_edge[0] > 40 else 1 :]
            if len(at_edge) < 2 or len(at_edge) * 5 < len(places) * 3:
                continue
        for index in running:
            out[index] = Line(lines[index].number, lines[index].text, Mark.BREAK, lines[index].starts_page)
    return out


def _same_print(lines: list[Line], places: list[int]) -> list[int]:
    """The places that print the same symbol to the letter as the first one does."""
    first = lines[places[0]].text.split()
    return [index for index in places if lines[index].text.split() == first]


def _at_edge(lines: list[Line], index: int) -> bool:
    """Beside a page number or a form feed, blank lines aside."""
    if lines[index].starts_page:
        return True
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].mark is Mark.BLANK and not lines[at].starts_page:
            at += step
        if 0 <= at < len(lines) and (lines[at].mark is Mark.BREAK or lines[at].starts_page):
            return True
    return False
