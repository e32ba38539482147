"""What belongs to the sheet of paper: page numbers, job numbers, running heads, rules, templates.

Guarantees afterwards: every line is text, blank, or a mark that a page or a section of it ended;
every word taken out is listed with its reason.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from preamble.language import Words
from preamble.model import Dropped, Lines
from preamble.paper import copies, heads, justified, note_heads, specks, webpage
from preamble.paper.heads import (
    CELLS,
    ESCAPED,
    LONGEST_MASTHEAD,
    LONGEST_RUNNING_HEAD,
    PAGE_NUMBER,
    SHORTEST_PAGE,
    SYMBOL,
)
from preamble.paper.lines import BLANK, BREAK, OMITTED, RULE, TEXT, Line, as_break, as_breaks
from preamble.source import Source

OMISSION = re.compile(r"\[\s?(?:…|\.{3})\s?(?P<next>[a-z][a-z0-9-]{0,99})?\s?\]")
"""``[… op5]``: here paragraphs are left out, and what follows is the one with the address op5."""
LEFT_OUT = "paragraphs left out"
"""The reason under which the line of an omission is listed."""
_RULE = re.compile(r"\s*(?:[-_=~*─—–.•·]\s?){3,}\s*|\s*=(?:\s+=){2,}\s*|\s*\|?\s*\\?\*(?:\s+\\?\*){2,}\s*")
_END_MARK = re.compile(r"(?:[-–—_=*]\s?){3,}\s?[oO0оО]\s?(?:\s?[-–—_=*]){3,}")
"""«--- o ---» below the last line."""
_HAS_WORD = re.compile(r"[^\W_]")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_STROKED = re.compile(r"(?P<page>\d{1,3})/(?P<last>\d{1,3})")
_JOB = re.compile(
    r"""(?:\s*(?:
        \*?[A-Z]?\d{7}[A-Z]?\*?                     # *1512345*  2507557E  K1900897
      | \d{2}-\d{5,6}(?:[\s.]?[A-Z])?               # 15-22397  95-18052.R
      | (?:[A-Z]{1,4}[.\s-]\s?)\d{2}-\d{4,6}        # GE.19-12345  V.16-05973
      | (?<=\d\s|\)\s|\s\s)\d{1,3}\s*\Z | \d{1,3}\s+(?=(?:[A-Z]{1,4}\.)?\d{2}-\d)   # the page beside it
      | \([A-Z]\) | \*\d{6,12}\* | \d{4}[A-Za-z]
      | \d{6}(?:\s+\d{6})*                          # dates of processing: 101016  111016
      | \d{1,3}\s?/\s?\d{1,4} | \| | /\s?(?:\.{3}|…)
    ))+\s*""",
    re.VERBOSE,
)
_JOB_EVIDENCE = re.compile(r"\d{7}|\d{2}-\d{4,6}|\*\d{6,12}\*|\d{1,3}\s?/\s?\d{1,4}")
_NUMBERED_HEAD = re.compile(
    r"(?:[A-Z][A-Z0-9]{3,11}\s)?-\s\d{1,3}\s-\s{1,40}[A-Z]{1,8}[A-Z\d.]{0,8}[(/][A-Za-z\d().,/-]{1,30}(?:\s[\d–-]{1,5}\s[A-Z][a-z]{2,9}\s\d{4})?"
)
"""«MC27EJ  - 2 -  MC(27).JOUR 3–4 December 2020»: the foot of a page and the head of the next one."""
_FILE_NAME = re.compile(r"[A-Z]{3,7}\d{2,6}[A-Z]{0,2}\d?")
"""How a typing pool names its file, at the foot of the last page: MCDEW418."""
_FEWEST_LAST_NOTES = 2
_LONGEST_LAST_NOTE = 8
"""Lines of a note at the end of a text, below its figure."""
_TEMPLATE = re.compile(r"\[[^\W\d_]+\]|!\[[^\]]*\]\([^)]*\)|<!--(?:(?!-->).)*-->")
_LONGEST_FILE_NAME = 60
"""Characters of the line, most of them blanks."""
_DATABASE = re.compile(r"(?i:электронный\sтекст(?:\sдокумента)?(?:\s(?:подготовлен|сверен)\b.{0,120})?)")
_OFFERED = re.compile(
    r"(?i:вы\sможете\sоткрыть\s.{0,80}\bдокумента\b.{0,80}|если\sвы\sявляетесь\sпользователем\s.{3,160})"
)
"""What a database offers above its copy."""
_HIGHEST_DATABASE = 20
"""Lines at the top among which it does."""
_PREPARED = re.compile(r"(?i:(?:электронный\sтекст(?:\sдокумента)?\s)?(?:подготовлен|сверен)\b)")
_TALLEST_DATABASE = 20
"""Lines at the end of a text among which a database says how it made its copy."""


def sift(source: Source, words: Words, partial: bool = False) -> tuple[list[Line], list[Dropped]]:
    """Tell the text from the paper it was printed on.

    Only in a ``partial`` text does a line ``[… op5]`` say that paragraphs are left out: elsewhere it
    may be a quotation's.
    """
    texts = specks.without_bars(justified.closed_up(source.lines))
    lines = [
        _first_look(number, text, words) if text else Line(number, text, BLANK)
        for number, text in enumerate(texts, 1)
    ]
    if source.page_starts:
        lines = [replace(line, starts_page=line.number in source.page_starts) for line in lines]
    lines = specks.swept(lines)
    if partial:
        lines = [
            replace(line, mark=OMITTED) if OMISSION.fullmatch(line.text.strip()) else line for line in lines
        ]
    lines = _note_numbers(_spare_own_number(_spare_lone_numbers(lines), words))
    lines = _file_names(note_heads.told(_last_notes(lines), words))
    lines = _without_database(heads.stacked(heads.running(heads.facing_pages(lines), words), words))
    lines = _without_page(lines)
    dropped = [
        Dropped(Lines(line.number, line.number), line.text.strip(), _reason(line))
        for line in lines
        if (line.mark is BREAK and _HAS_WORD.search(line.text)) or line.mark is OMITTED
    ]
    return lines, dropped


def _without_database(lines: list[Line]) -> list[Line]:
    """«Электронный текст документа / подготовлен … и сверен по:» and all below it, of the copy alone."""
    top = [
        as_break(line) if line.mark is TEXT and _OFFERED.fullmatch(line.text.strip()) else line
        for line in lines[:_HIGHEST_DATABASE]
    ]
    lines = [*top, *lines[_HIGHEST_DATABASE:]]
    end = copies.tail([line.text for line in lines])
    lines[end:] = as_breaks(lines[end:])
    start = max(len(lines) - _TALLEST_DATABASE, 1)
    for index in range(start, len(lines)):
        line = lines[index]
        if line.mark is not TEXT or not _DATABASE.fullmatch(line.text.strip()):
            continue
        if any(_PREPARED.match(below.text.strip()) for below in lines[index : index + 2]):
            return [*lines[:index], *as_breaks(lines[index:])]
    return lines


def _without_page(lines: list[Line]) -> list[Line]:
    """«Print» above a copied text, «▲ To the top» below it."""
    out = list(lines)
    last = len(lines)
    for index in {*range(min(webpage.EDGE, last)), *range(max(last - webpage.EDGE, 0), last)}:
        if lines[index].mark is TEXT and webpage.is_remains(lines[index].text):
            out[index] = as_break(lines[index])
    for index in range(max(last - webpage.EDGE, 1), last):
        if out[index].mark is TEXT and webpage.begins_notice(out[index].text):
            return [*out[:index], *as_breaks(out[index:])]
    return out


def _reason(line: Line) -> str:
    if line.mark is OMITTED:
        return LEFT_OUT
    return "placeholder" if _TEMPLATE.fullmatch(line.text.strip()) else "page furniture"


def _first_look(number: int, text: str, words: Words) -> Line:
    stripped = ESCAPED.sub("", text.strip()) if "\\" in text else text.strip()
    if not stripped:
        mark = BLANK
    elif len(stripped) > LONGEST_RUNNING_HEAD:
        mark = TEXT
    elif not _HAS_WORD.search(stripped):
        mark = RULE if _RULE.fullmatch(stripped) else TEXT
        if PAGE_NUMBER.fullmatch(stripped):
            mark = BREAK
        if mark is TEXT and stripped.strip("*_> ") in {"", "\\"}:
            mark = BLANK
    elif (
        (stripped[0] in "-–—_=*" and _END_MARK.fullmatch(stripped))
        or PAGE_NUMBER.fullmatch(stripped)
        or (_JOB.fullmatch(stripped) and _JOB_EVIDENCE.search(stripped))
        or _TEMPLATE.fullmatch(stripped)
        or ("- " in stripped and _NUMBERED_HEAD.fullmatch(stripped))
        or words.page.fullmatch(stripped)
        or words.recycle.fullmatch(stripped)
        or (stripped[0] in "*0123456789" and CELLS.search(stripped) and _is_foot(stripped, words))
        or ("/" in stripped and stripped[0] in "G*0123456789" and _is_foot_and_head(stripped))
    ):
        mark = BREAK
    else:
        mark = TEXT
    return Line(number, text, mark)


def _is_foot(text: str, words: Words) -> bool:
    """A job number and «Please recycle» beside it."""
    return all(_JOB.fullmatch(cell) or words.recycle.fullmatch(cell) for cell in CELLS.split(text))


def _is_foot_and_head(text: str) -> bool:
    """«31-13579 (E) 180831 *3113579* A/78/215»: the foot of a page and the symbol at the head of the next."""
    foot, _, symbol = text.rpartition(" ")
    if not foot or SYMBOL.fullmatch(symbol) is None or symbol[-1] == ".":
        return False
    return _JOB.fullmatch(foot) is not None and _JOB_EVIDENCE.search(foot) is not None


def _spare_lone_numbers(lines: list[Line]) -> list[Line]:
    """A bare number inside a paragraph of several lines is the paragraph's, not the page's."""
    out = list(lines)
    for index in range(1, len(lines) - 1):
        line = lines[index]
        if (
            line.mark is BREAK
            and lines[index - 1].mark is TEXT
            and lines[index + 1].mark is TEXT
            and not line.starts_page
            and not lines[index + 1].starts_page
            and PAGE_NUMBER.fullmatch(line.text.strip())
            and _HAS_WORD.search(lines[index - 1].text) is not None
            and not SYMBOL.fullmatch(lines[index - 1].text.strip())
            and (
                line.text.strip().isalpha()
                or (
                    lines[index + 1].text.strip()[:1].islower()
                    and lines[index - 1].text.rstrip()[-1:].isalnum()
                )
            )
        ):
            out[index] = Line(line.number, line.text, TEXT)
    return out


def _spare_own_number(lines: list[Line], words: Words) -> list[Line]:
    """«26/9» above the title: the number of the resolution, and no ninth page of twenty-six.

    No page has a greater number than the last. Otherwise the symbol in the masthead says so, or the line
    above that tells who adopted it.
    """
    out = lines
    for index, line in enumerate(lines):
        match = _STROKED.fullmatch(line.text.strip()) if line.mark is BREAK else None
        if match is None:
            continue
        if int(match["page"]) > int(match["last"]) or (
            index < LONGEST_MASTHEAD and _numbers_resolution(match[0], lines[:index], words)
        ):
            out = out if out is not lines else list(lines)
            out[index] = Line(line.number, line.text, TEXT)
    return out


def _numbers_resolution(printed: str, above: list[Line], words: Words) -> bool:
    texts = [line.text.strip() for line in above if line.mark is not BLANK]
    adopted = bool(texts) and words.adopted.search(texts[-1]) is not None
    return adopted or any(text.endswith(f"/{printed}") for text in texts)


def _note_numbers(lines: list[Line]) -> list[Line]:
    """A number on its own line with words right under it is a note's and no page's: below a rule, or due.

    Due is 1, or the next one, where the words stand further in than the number, as converters of pages
    set raised figures.
    """
    out = list(lines)
    below_rule = False
    last = 0
    for index, line in enumerate(lines[:-1]):
        if line.mark is RULE:
            below_rule = True
        elif line.starts_page:
            below_rule = False
        elif (
            line.mark is BREAK
            and _BARE_NUMBER.fullmatch(line.text.strip())
            and lines[index + 1].mark is TEXT
            and not lines[index + 1].text.lstrip()[:1].isdigit()
            and (
                below_rule
                or (_indent(line) + 2 <= _indent(lines[index + 1]) and int(line.text) in (1, last + 1))
            )
        ):
            out[index] = Line(line.number, line.text, TEXT)
            last = int(line.text)
    return out


def _last_notes(lines: list[Line]) -> list[Line]:
    """«1», «See A/85/255.», «2», «Ibid.» at the very end: figures of notes, and no pages.

    They count from 1 on, a few lines apart, words stand below each, and the text above calls them.
    """
    numbers = _last_numbers(lines)
    if len(numbers) < _FEWEST_LAST_NOTES:
        return lines
    above = "\n".join(line.text for line in lines[: numbers[-1]] if line.mark is TEXT)
    if not all(re.search(rf"[^\s\d(/]{int(lines[index].text)}(?!\d)", above) for index in numbers):
        return lines
    out = list(lines)
    for index in numbers:
        below = next(place for place in range(index + 1, len(lines)) if lines[place].mark is not BLANK)
        text = f"{lines[index].text.strip()} {lines[below].text.strip()}"
        out[index] = Line(lines[index].number, "", BLANK)
        out[below] = replace(lines[below], text=text)
    return out


def _last_numbers(lines: list[Line]) -> list[int]:
    """Where the last bare figures stand, if they count from 1 on; empty if they do not."""
    found: list[int] = []
    below = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.mark is BLANK:
            continue
        text = line.text.strip()
        if line.mark is TEXT:
            below += 1
        elif line.mark is BREAK and _BARE_NUMBER.fullmatch(text) and below:
            if found and int(text) != int(lines[found[-1]].text) - 1:
                return []
            found.append(index)
            below = 0
            if text == "1":
                return found
        else:
            return []
        if below > _LONGEST_LAST_NOTE:
            return []
    return []


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _file_names(lines: list[Line]) -> list[Line]:
    """«MCDEW418» alone at the foot of a last page, far from the top."""
    out = list(lines)
    for index in range(SHORTEST_PAGE, len(lines)):
        text = lines[index].text
        short = 0 < len(text) <= _LONGEST_FILE_NAME
        if (
            short
            and _FILE_NAME.fullmatch(text.strip())
            and lines[index - 1].mark is BLANK
            and _ends_page(lines, index)
        ):
            out[index] = as_break(lines[index])
    return out


def _ends_page(lines: list[Line], index: int) -> bool:
    """Whether nothing follows on the page, blank lines aside."""
    at = index + 1
    while at < len(lines) and lines[at].mark is BLANK and not lines[at].starts_page:
        at += 1
    return at == len(lines) or lines[at].starts_page
