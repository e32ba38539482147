"""Heads of pages: what comes back at their edges, symbols of documents, heads of bound volumes."""

from __future__ import annotations

import re
from collections import defaultdict

from preamble.language import Words
from preamble.paper.lines import BLANK, BREAK, TEXT, Line, as_break

_FACING_PAGE = re.compile(
    r"(?P<left>\d{1,4})\s{3,}[A-ZА-ЯЁ][^\d.;:]{8,}(?<![.;:,])|[A-ZА-ЯЁ][^\d.;:]{8,}\s{3,}(?P<right>\d{1,4})"
)
PAGE_NUMBER = re.compile(
    r"""[^\w.*№]{0,6}\d{1,3}[^\w.*]{0,6}      # 12   - 12 -   (12), but «№ 12» is a decision's
      | \d{1,3}\s?/\s?(?:\d{1,4}|\.{3}|…)    # 2/28   2/...
      | [-–—\s]{0,4}[ivxl]{1,6}[-–—\s]{0,4}
      | /\s?(?:\.{3}|…) | \{\d{1,4}\}-{3,}""",
    re.VERBOSE,
)
CELLS = re.compile(r"\s{3,}|\t+")
ESCAPED = re.compile(r"\\(?=[^\w\s])")
_STAR_NOTE = re.compile(r"\s*(?:\\?\*){1,3}\s")
_LANGUAGE_NAME = re.compile(r"(?i:arabic|chinese|english|french|russian|spanish|original:?\s\w+)")
SYMBOL = re.compile(
    r"(?:\d{2}(?=[A-Z]{2}/))?[A-ZА-Я]{1,6}(?:\(\d+\)|\.[A-Z]{2,5}|\d{2,3})?(?:/[\w.()\-]{1,24}){1,8}|[A-Z]{2,5}\d{1,3}\.\d{1,3}"
)
"""The symbol of a document, alone on its line."""
_PAGED_SYMBOL = re.compile(r"(?:\d{1,3}\s)?(?P<symbol>\S{1,40}/\S{1,40})(?:\s\d{1,3})?")
"""«33IC/31/12.3 3»: the head of a page with its number."""
_DECIMAL = re.compile(r"\d\s?\.\s?\d")
"""Every symbol has a stroke or one of these, and few other lines."""
_YEAR_APART = re.compile(r"(?<=\d)\s\((?=\d{4}\)\Z)")
_JOINED_SYMBOLS = re.compile(r"[–—-](?=[A-Z]{1,4}/)")
_NAME = re.compile(r"(?:(?:[A-ZА-ЯЁ][\w.]*|и|по|of|the|and|on|for)(?:\s+|\Z)){0,12}")
"""The name of an organization, every word with a capital."""
_DIGITS = re.compile(r"\d+")
_PARAGRAPH = re.compile(r"\d{1,3}\.\s")
_SECTION = re.compile(r"(?:[IVXLC]{1,5}|[A-ZА-Я]|0)\.\s")
"""The number of a section; figures are noughts here."""
LONGEST_RUNNING_HEAD = 160
_TALLEST_HEAD, _WIDEST_HEAD = 4, 30
"""Lines between the symbol and the page number at the head of older pages, and characters of each."""
_LONGEST_PAGE = 30
"""Characters of «— страница 2 из 9»."""
_APART = re.compile(r"\s*[-–—|·•]\s|\s{2}")
"""What stands between a title and a page."""
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d(?:\sг(?:ода|\.))?\Z")
_LONGEST_DATE = 30
_FARTHEST = 400
"""Lines above among which the heading stands that a page goes on with."""
SHORTEST_PAGE = 15
"""Lines from the top where nothing can be the head of a second page."""
LONGEST_MASTHEAD = 40
"""Lines from the top where the first print of a running head may be the masthead's own."""


def facing_pages(lines: list[Line]) -> list[Line]:
    """«46      Генеральная Ассамблея — тридцатая сессия» and «Резолюции      45»: heads of a bound volume.

    Even pages have their number before the title, odd ones behind it.
    """
    heads: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.mark is not TEXT or "   " not in line.text or len(line.text) > LONGEST_RUNNING_HEAD:
            continue
        match = _FACING_PAGE.fullmatch(line.text.strip())
        if match is not None and _is_alone(lines, index):
            number = int(match["left"] or match["right"])
            if number % 2 == (match["left"] is None):
                heads[number].append(index)
    pages = {number for number in heads if number - 1 in heads or number + 1 in heads}
    if not any(number % 2 == 0 for number in pages):
        return lines
    out = list(lines)
    for number in pages:
        for index in heads[number]:
            out[index] = as_break(out[index])
    return out


def _paged_titles(lines: list[Line], words: Words) -> list[Line]:
    """«Фонари побережья — страница 2 из 9» at the head of each page, whatever the number."""
    heads: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        text = line.text
        if line.mark is not TEXT or not text[-1:].isdigit() or len(text) > LONGEST_RUNNING_HEAD:
            continue
        match = words.page.search(text, max(len(text) - _LONGEST_PAGE, 0))
        if match is not None and match.end() == len(text) and _APART.match(match[0]):
            heads[text[: match.start()].strip()].append(index)
    places = [index for title, found in heads.items() if title and len(found) > 1 for index in found]
    if not places:
        return lines
    out = list(lines)
    for index in places:
        out[index] = as_break(out[index])
    return out


def _is_alone(lines: list[Line], index: int) -> bool:
    """Between blank lines, or at an end of the text."""
    above = lines[index - 1].mark if index else BLANK
    below = lines[index + 1].mark if index + 1 < len(lines) else BLANK
    return above is not TEXT and below is not TEXT


def running(lines: list[Line], words: Words) -> list[Line]:
    """Lines that come back at the edges of pages, and a document's symbol after its first print."""
    out = _symbols_at_edges(lines)
    if out == lines and not any(line.mark is BREAK or line.starts_page for line in lines):
        out = _paged_titles(lines, words)
        if out is lines:
            return out  # There are no pages to have edges.
    lines = list(out)
    seen: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.mark is TEXT and len(line.text) <= LONGEST_RUNNING_HEAD:
            seen[_DIGITS.sub("0", " ".join(line.text.split()))].append(index)
            if line.text[-1] == ")" and _is_continued(lines, index, words):
                out[index] = as_break(line)
    for key, places in seen.items():
        if len(places) < 2 or key[-1:] in ".;:," or SYMBOL.fullmatch(key):
            continue
        if len(places) == 2 and _SECTION.match(key):
            continue  # in the table of contents, and at the head of the page on which it begins
        if "0" in key and _is_counted([lines[index].text.strip() for index in places], words):
            continue
        at_edge = [index for index in places if _at_edge(lines, index)]
        if len(at_edge) < 2 or len(at_edge) * 5 < len(places) * 3:
            continue
        printed_above = places[0] < at_edge[0] or _ends_line_above(lines, at_edge[0])
        in_masthead = len(at_edge) < len(places) or at_edge[0] <= LONGEST_MASTHEAD
        for index in at_edge[1 if in_masthead and not printed_above else 0 :]:
            out[index] = as_break(out[index])
    return out


def _is_continued(lines: list[Line], index: int, words: Words) -> bool:
    """«Lamps of the coast (continued)» at the edge of a page, which a line above has without that word."""
    text = lines[index].text.strip()
    match = words.continued.search(text) if index >= SHORTEST_PAGE and _at_edge(lines, index) else None
    if match is None:
        return False
    return any(text[: match.start()] in above.text for above in lines[max(0, index - _FARTHEST) : index])


def _ends_line_above(lines: list[Line], index: int) -> bool:
    """«31/9. Lamps of the coast» in the masthead, and «Lamps of the coast» at the head of a page."""
    text = lines[index].text.strip()
    return any(line.text.rstrip().endswith(f" {text}") for line in lines[: min(index, LONGEST_MASTHEAD)])


def _is_counted(texts: list[str], words: Words) -> bool:
    """«Приложение 1» and «Приложение 2», «41. Invites» and «45. Invites»: not the same line again."""
    if _PARAGRAPH.match(texts[0]) is not None:
        return len(set(texts)) > 1
    head = words.annex.fullmatch(texts[0]) or words.division.fullmatch(texts[0])
    return head is not None and len(set(texts)) > 1


def _symbols_at_edges(lines: list[Line]) -> list[Line]:
    """A line with nothing but the document's symbol, after the first, and a language name below it."""
    out = list(lines)
    printed: set[str] = set()
    own: set[str] = set()
    for index, line in enumerate(lines):
        if (
            line.mark is not TEXT
            or len(line.text) > LONGEST_RUNNING_HEAD
            or not ("/" in line.text or ("." in line.text and _DECIMAL.search(line.text)))
            or _STAR_NOTE.match(line.text)
        ):
            continue
        cells = [_bare(cell) for cell in CELLS.split(line.text.strip()) if _bare(cell)]
        paged = _PAGED_SYMBOL.fullmatch(line.text.strip())
        if paged is not None and _bare(paged["symbol"]) in printed:
            cells = [_bare(paged["symbol"])]
        symbols = [cell for cell in cells if SYMBOL.fullmatch(cell) and cell[-1] != "."]
        if index <= SHORTEST_PAGE:
            printed.update(_symbols_of_masthead(line.text))
            own = printed.union(symbols)
        if not symbols:
            continue
        rest = [cell for cell in cells if cell not in symbols and not PAGE_NUMBER.fullmatch(cell)]
        known = any(symbol in printed for symbol in symbols)
        numbered = len(cells) > len(symbols) + len(rest)  # with a page beside it, it is no word of a sentence
        again = known and (numbered or not _inside_sentence(lines, index))
        later = printed or index > SHORTEST_PAGE
        if not rest and (again or (later and not _inside_sentence(lines, index) and _at_edge(lines, index))):
            out[index] = as_break(line)
            _drop_rest_of_head(out, index + 1)
        elif index > SHORTEST_PAGE and not own.isdisjoint((cells[0], cells[-1])) and _at_edge(lines, index):
            out[index] = as_break(line)  # the document's symbol and its title: the head of a page
        printed.update(symbols)
    return out


def stacked(lines: list[Line], words: Words) -> list[Line]:
    """«A/31/255 / English / Annex II / Page 3»: what stands between symbol and page is of the head too."""
    edge = BREAK
    pages = [
        index
        for index, line in enumerate(lines)
        if line.mark is edge and words.page.fullmatch(line.text.strip())
    ]
    if not pages:
        return lines
    out = list(lines)
    for index in pages:
        top = index - 1
        while index - top <= _TALLEST_HEAD and (_is_short_line(lines[top]) or _is_language(lines[top])):
            top -= 1
        if top >= 0 and lines[top].mark is BREAK and SYMBOL.fullmatch(_bare(lines[top].text)):
            out[top + 1 : index] = [as_break(between) for between in lines[top + 1 : index]]
    return out


def _is_short_line(line: Line) -> bool:
    return line.mark is TEXT and len(line.text.strip()) <= _WIDEST_HEAD


def _symbols_of_masthead(text: str) -> list[str]:
    """Symbols behind the organization's name, or two joined by a dash, which heads of pages print alone.

    >>> _symbols_of_masthead("United Nations A/75/901–S/2021/519")
    ['A/75/901', 'S/2021/519']
    >>> _symbols_of_masthead("United Nations S/2023/244")
    ['S/2023/244']
    >>> _symbols_of_masthead("United Nations S/RES/2590 (2021)")
    ['S/RES/2590(2021)']
    """
    name, _, last = _YEAR_APART.sub("(", text.strip("*_# ")).rpartition(" ")
    parts = _JOINED_SYMBOLS.split(last)
    if not _NAME.fullmatch(name) or (not name and len(parts) == 1):
        return []
    return [part for part in parts if SYMBOL.fullmatch(part)]


def _is_language(line: Line) -> bool:
    return len(line.text) <= _WIDEST_HEAD and _LANGUAGE_NAME.fullmatch(line.text.strip()) is not None


def _is_language_name(line: Line) -> bool:
    return line.mark is TEXT and _is_language(line)


def _inside_sentence(lines: list[Line], index: int) -> bool:
    """Lines of one paragraph above and below: the symbol may be a word of it."""
    if not 0 < index < len(lines) - 1:
        return False
    above, below = lines[index - 1], lines[index + 1]
    return above.mark is TEXT and below.mark is TEXT and below.text.strip()[:1].islower()


def _bare(cell: str) -> str:
    return "".join(ESCAPED.sub("", cell).strip("*_# ").split())


def _drop_rest_of_head(out: list[Line], index: int) -> None:
    """The name of the language below the symbol, or a date that the masthead has printed."""
    if index < len(out) and (_is_language_name(out[index]) or _is_printed_again(out, index)):
        out[index] = as_break(out[index])
    while index < len(out) and out[index].mark is BLANK:
        index += 1
    if index < len(out) and _is_title_again(out, index):
        out[index] = as_break(out[index])


def _is_printed_again(lines: list[Line], index: int) -> bool:
    """A short line with a year that is a whole cell of the masthead."""
    text = lines[index].text.strip()
    if lines[index].mark is not TEXT or len(text) > _LONGEST_DATE or not _YEAR_LAST.search(text):
        return False
    above = lines[: min(SHORTEST_PAGE, index - 1)]
    return any(text in CELLS.split(line.text.strip()) for line in above if text in line.text)


def _is_title_again(lines: list[Line], index: int) -> bool:
    """A line of some words that the masthead has, whole, below the symbol on a later page."""
    text = lines[index].text.strip()
    if index <= SHORTEST_PAGE or lines[index].mark is not TEXT or " " not in text:
        return False
    if len(text) > LONGEST_RUNNING_HEAD or text[-1] in ".;:," or _SECTION.match(text):
        return False
    return any(line.text.strip() == text for line in lines[: min(LONGEST_MASTHEAD, index)])


def _at_edge(lines: list[Line], index: int) -> bool:
    """Beside a page number or a form feed, blank lines aside."""
    if lines[index].starts_page:
        return True
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(lines) and lines[at].mark is BLANK and not lines[at].starts_page:
            at += step
        if 0 <= at < len(lines) and (lines[at].mark is BREAK or lines[at].starts_page):
            return True
    return False
