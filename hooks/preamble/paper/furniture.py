"""What belongs to the sheet of paper: page numbers, job numbers, running heads, rules, templates.

Guarantees afterwards: every line is text, blank, or a mark that a page or a section of it ended;
every word taken out is listed with its reason.
"""

from __future__ import annotations

import re
from collections import defaultdict

from msgspec.structs import replace

from preamble.language import Words
from preamble.model import Dropped, Lines
from preamble.paper import copies, justified, note_heads, specks, webpage
from preamble.paper.lines import BLANK, BREAK, OMITTED, RULE, TEXT, Line
from preamble.source import Source

OMISSION = re.compile(r"\[\s?(?:…|\.{3})\s?(?P<next>[a-z][a-z0-9-]{0,99})?\s?\]")
"""``[… op5]``: here paragraphs are left out, and what follows is the one with the address op5."""
LEFT_OUT = "paragraphs left out"
"""The reason under which the line of an omission is listed."""
_RULE = re.compile(r"\s*(?:[-_=~*─—–.•·]\s?){3,}\s*|\s*=(?:\s+=){2,}\s*|\s*\|?\s*\\?\*(?:\s+\\?\*){2,}\s*")
_FACING_PAGE = re.compile(
    r"(?P<left>\d{1,4})\s{3,}[A-ZА-ЯЁ][^\d.;:]{8,}(?<![.;:,])|[A-ZА-ЯЁ][^\d.;:]{8,}\s{3,}(?P<right>\d{1,4})"
)
_END_MARK = re.compile(r"(?:[-–—_=*]\s?){3,}\s?[oO0оО]\s?(?:\s?[-–—_=*]){3,}")
"""«--- o ---» below the last line."""
_HAS_WORD = re.compile(r"[^\W_]")
_BARE_NUMBER = re.compile(r"\d{1,3}")
_PAGE_NUMBER = re.compile(
    r"""[^\w.*№]{0,6}\d{1,3}[^\w.*]{0,6}      # 12   - 12 -   (12), but «№ 12» is a decision's
      | \d{1,3}\s?/\s?(?:\d{1,4}|\.{3}|…)    # 2/28   2/...
      | [-–—\s]{0,4}[ivxl]{1,6}[-–—\s]{0,4}
      | /\s?(?:\.{3}|…) | \{\d{1,4}\}-{3,}""",
    re.VERBOSE,
)
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
_CELLS = re.compile(r"\s{3,}|\t+")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")
_STAR_NOTE = re.compile(r"\s*(?:\\?\*){1,3}\s")
_LANGUAGE_NAME = re.compile(r"(?i:arabic|chinese|english|french|russian|spanish|original:?\s\w+)")
_TEMPLATE = re.compile(r"\[[^\W\d_]+\]|!\[[^\]]*\]\([^)]*\)|<!--(?:(?!-->).)*-->")
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
_LONGEST_RUNNING_HEAD = 160
_TALLEST_HEAD, _WIDEST_HEAD = 4, 30
"""Lines between the symbol and the page number at the head of older pages, and characters of each."""
_LONGEST_PAGE = 30
"""Characters of «— страница 2 из 9»."""
_APART = re.compile(r"\s*[-–—|·•]\s|\s{2}")
"""What stands between a title and a page."""
_LONGEST_FILE_NAME = 60
"""Characters of the line, most of them blanks."""
_YEAR_LAST = re.compile(r"\b(?:19|20)\d\d(?:\sг(?:ода|\.))?\Z")
_LONGEST_DATE = 30
_SHORTEST_PAGE = 15
"""Lines from the top where nothing can be the head of a second page."""
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
_LONGEST_MASTHEAD = 40
"""Lines from the top where the first print of a running head may be the masthead's own."""


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
    lines = _without_database(_stacked_heads(_running_heads(_facing_pages(lines), words), words))
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
        _as_break(line) if line.mark is TEXT and _OFFERED.fullmatch(line.text.strip()) else line
        for line in lines[:_HIGHEST_DATABASE]
    ]
    lines = [*top, *lines[_HIGHEST_DATABASE:]]
    end = copies.tail([line.text for line in lines])
    lines[end:] = _as_breaks(lines[end:])
    start = max(len(lines) - _TALLEST_DATABASE, 1)
    for index in range(start, len(lines)):
        line = lines[index]
        if line.mark is not TEXT or not _DATABASE.fullmatch(line.text.strip()):
            continue
        if any(_PREPARED.match(below.text.strip()) for below in lines[index : index + 2]):
            return [*lines[:index], *_as_breaks(lines[index:])]
    return lines


def _without_page(lines: list[Line]) -> list[Line]:
    """«Print» above a copied text, «▲ To the top» below it."""
    out = list(lines)
    last = len(lines)
    for index in {*range(min(webpage.EDGE, last)), *range(max(last - webpage.EDGE, 0), last)}:
        if lines[index].mark is TEXT and webpage.is_remains(lines[index].text):
            out[index] = _as_break(lines[index])
    for index in range(max(last - webpage.EDGE, 1), last):
        if out[index].mark is TEXT and webpage.begins_notice(out[index].text):
            return [*out[:index], *_as_breaks(out[index:])]
    return out


def _reason(line: Line) -> str:
    if line.mark is OMITTED:
        return LEFT_OUT
    return "placeholder" if _TEMPLATE.fullmatch(line.text.strip()) else "page furniture"


def _first_look(number: int, text: str, words: Words) -> Line:
    stripped = _ESCAPED.sub("", text.strip()) if "\\" in text else text.strip()
    if not stripped:
        mark = BLANK
    elif len(stripped) > _LONGEST_RUNNING_HEAD:
        mark = TEXT
    elif not _HAS_WORD.search(stripped):
        mark = RULE if _RULE.fullmatch(stripped) else TEXT
        if _PAGE_NUMBER.fullmatch(stripped):
            mark = BREAK
        if mark is TEXT and stripped.strip("*_> ") in {"", "\\"}:
            mark = BLANK
    elif (
        (stripped[0] in "-–—_=*" and _END_MARK.fullmatch(stripped))
        or _PAGE_NUMBER.fullmatch(stripped)
        or (_JOB.fullmatch(stripped) and _JOB_EVIDENCE.search(stripped))
        or _TEMPLATE.fullmatch(stripped)
        or ("- " in stripped and _NUMBERED_HEAD.fullmatch(stripped))
        or words.page.fullmatch(stripped)
        or words.recycle.fullmatch(stripped)
        or (stripped[0] in "*0123456789" and _CELLS.search(stripped) and _is_foot(stripped, words))
        or ("/" in stripped and stripped[0] in "G*0123456789" and _is_foot_and_head(stripped))
    ):
        mark = BREAK
    else:
        mark = TEXT
    return Line(number, text, mark)


def _is_foot(text: str, words: Words) -> bool:
    """A job number and «Please recycle» beside it."""
    return all(_JOB.fullmatch(cell) or words.recycle.fullmatch(cell) for cell in _CELLS.split(text))


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
            and _PAGE_NUMBER.fullmatch(line.text.strip())
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
            index < _LONGEST_MASTHEAD and _numbers_resolution(match[0], lines[:index], words)
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
    for index in range(_SHORTEST_PAGE, len(lines)):
        text = lines[index].text
        short = 0 < len(text) <= _LONGEST_FILE_NAME
        if (
            short
            and _FILE_NAME.fullmatch(text.strip())
            and lines[index - 1].mark is BLANK
            and _ends_page(lines, index)
        ):
            out[index] = _as_break(lines[index])
    return out


def _ends_page(lines: list[Line], index: int) -> bool:
    """Whether nothing follows on the page, blank lines aside."""
    at = index + 1
    while at < len(lines) and lines[at].mark is BLANK and not lines[at].starts_page:
        at += 1
    return at == len(lines) or lines[at].starts_page


def _facing_pages(lines: list[Line]) -> list[Line]:
    """«46      Генеральная Ассамблея — тридцатая сессия» and «Резолюции      45»: heads of a bound volume.

    Even pages have their number before the title, odd ones behind it.
    """
    heads: dict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.mark is not TEXT or "   " not in line.text or len(line.text) > _LONGEST_RUNNING_HEAD:
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
            out[index] = _as_break(out[index])
    return out


def _paged_titles(lines: list[Line], words: Words) -> list[Line]:
    """«Фонари побережья — страница 2 из 9» at the head of each page, whatever the number."""
    heads: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        text = line.text
        if line.mark is not TEXT or not text[-1:].isdigit() or len(text) > _LONGEST_RUNNING_HEAD:
            continue
        match = words.page.search(text, max(len(text) - _LONGEST_PAGE, 0))
        if match is not None and match.end() == len(text) and _APART.match(match[0]):
            heads[text[: match.start()].strip()].append(index)
    places = [index for title, found in heads.items() if title and len(found) > 1 for index in found]
    if not places:
        return lines
    out = list(lines)
    for index in places:
        out[index] = _as_break(out[index])
    return out


def _is_alone(lines: list[Line], index: int) -> bool:
    """Between blank lines, or at an end of the text."""
    above = lines[index - 1].mark if index else BLANK
    below = lines[index + 1].mark if index + 1 < len(lines) else BLANK
    return above is not TEXT and below is not TEXT


def _running_heads(lines: list[Line], words: Words) -> list[Line]:
    """Lines that come back at the edges of pages, and a document's symbol after its first print."""
    out = _symbols_at_edges(lines)
    if out == lines and not any(line.mark is BREAK or line.starts_page for line in lines):
        out = _paged_titles(lines, words)
        if out is lines:
            return out  # There are no pages to have edges.
    lines = list(out)
    seen: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.mark is TEXT and len(line.text) <= _LONGEST_RUNNING_HEAD:
            seen[_DIGITS.sub("0", " ".join(line.text.split()))].append(index)
            if line.text[-1] == ")" and _is_continued(lines, index, words):
                out[index] = _as_break(line)
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
        in_masthead = len(at_edge) < len(places) or at_edge[0] <= _LONGEST_MASTHEAD
        for index in at_edge[1 if in_masthead and not printed_above else 0 :]:
            out[index] = _as_break(out[index])
    return out


def _is_continued(lines: list[Line], index: int, words: Words) -> bool:
    """«Lamps of the coast (continued)» at the edge of a page, which a line above has without that word."""
    text = lines[index].text.strip()
    match = words.continued.search(text) if index >= _SHORTEST_PAGE and _at_edge(lines, index) else None
    return match is not None and any(text[: match.start()] in above.text for above in lines[:index])


def _ends_line_above(lines: list[Line], index: int) -> bool:
    """«31/9. Lamps of the coast» in the masthead, and «Lamps of the coast» at the head of a page."""
    text = lines[index].text.strip()
    return any(line.text.rstrip().endswith(f" {text}") for line in lines[: min(index, _LONGEST_MASTHEAD)])


def _is_counted(texts: list[str], words: Words) -> bool:
    """«Приложение 1» and «Приложение 2», «41. Invites» and «45. Invites»: not the same line again."""
    if _PARAGRAPH.match(texts[0]) is not None:
        return len(set(texts)) > 1
    head = words.annex.fullmatch(texts[0]) or words.division.fullmatch(texts[0])
    return head is not None and len(set(texts)) > 1


def _as_break(line: Line) -> Line:
    return Line(line.number, line.text, BREAK, line.starts_page)


def _as_breaks(lines: list[Line]) -> list[Line]:
    """Lines of which none is the text's."""
    return [_as_break(line) if line.mark is TEXT else line for line in lines]


def _symbols_at_edges(lines: list[Line]) -> list[Line]:
    """A line with nothing but the document's symbol, after the first, and a language name below it."""
    out = list(lines)
    printed: set[str] = set()
    own: set[str] = set()
    for index, line in enumerate(lines):
        if (
            line.mark is not TEXT
            or len(line.text) > _LONGEST_RUNNING_HEAD
            or not ("/" in line.text or ("." in line.text and _DECIMAL.search(line.text)))
            or _STAR_NOTE.match(line.text)
        ):
            continue
        cells = [_bare(cell) for cell in _CELLS.split(line.text.strip()) if _bare(cell)]
        paged = _PAGED_SYMBOL.fullmatch(line.text.strip())
        if paged is not None and _bare(paged["symbol"]) in printed:
            cells = [_bare(paged["symbol"])]
        symbols = [cell for cell in cells if SYMBOL.fullmatch(cell) and cell[-1] != "."]
        if index <= _SHORTEST_PAGE:
            printed.update(_symbols_of_masthead(line.text))
            own = printed.union(symbols)
        if not symbols:
            continue
        rest = [cell for cell in cells if cell not in symbols and not _PAGE_NUMBER.fullmatch(cell)]
        known = any(symbol in printed for symbol in symbols)
        numbered = len(cells) > len(symbols) + len(rest)  # with a page beside it, it is no word of a sentence
        again = known and (numbered or not _inside_sentence(lines, index))
        later = printed or index > _SHORTEST_PAGE
        if not rest and (again or (later and not _inside_sentence(lines, index) and _at_edge(lines, index))):
            out[index] = _as_break(line)
            _drop_rest_of_head(out, index + 1)
        elif index > _SHORTEST_PAGE and not own.isdisjoint((cells[0], cells[-1])) and _at_edge(lines, index):
            out[index] = _as_break(line)  # the document's symbol and its title: the head of a page
        printed.update(symbols)
    return out


def _stacked_heads(lines: list[Line], words: Words) -> list[Line]:
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
            out[top + 1 : index] = [_as_break(between) for between in lines[top + 1 : index]]
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
    return "".join(_ESCAPED.sub("", cell).strip("*_# ").split())


def _drop_rest_of_head(out: list[Line], index: int) -> None:
    """The name of the language below the symbol, or a date that the masthead has printed."""
    if index < len(out) and (_is_language_name(out[index]) or _is_printed_again(out, index)):
        out[index] = _as_break(out[index])
    while index < len(out) and out[index].mark is BLANK:
        index += 1
    if index < len(out) and _is_title_again(out, index):
        out[index] = _as_break(out[index])


def _is_printed_again(lines: list[Line], index: int) -> bool:
    """A short line with a year that is a whole cell of the masthead."""
    text = lines[index].text.strip()
    if lines[index].mark is not TEXT or len(text) > _LONGEST_DATE or not _YEAR_LAST.search(text):
        return False
    above = lines[: min(_SHORTEST_PAGE, index - 1)]
    return any(text in _CELLS.split(line.text.strip()) for line in above if text in line.text)


def _is_title_again(lines: list[Line], index: int) -> bool:
    """A line of some words that the masthead has, whole, below the symbol on a later page."""
    text = lines[index].text.strip()
    if index <= _SHORTEST_PAGE or lines[index].mark is not TEXT or " " not in text:
        return False
    if len(text) > _LONGEST_RUNNING_HEAD or text[-1] in ".;:," or _SECTION.match(text):
        return False
    return any(line.text.strip() == text for line in lines[: min(_LONGEST_MASTHEAD, index)])


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
