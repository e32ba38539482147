"""Lines → logical paragraphs.

Guarantees afterwards: one unit is one paragraph as its author wrote it; a page break, a note or a
page number that stood inside it does not split it, and a line end does not either.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from preamble import columns, labels
from preamble.furniture import SYMBOL, Line, Mark
from preamble.hyphenation import Hyphenation
from preamble.labels import Label, Style
from preamble.language import Words

_WIDEST_WRAPPED_LINE = 140
_NARROWEST_MEASURE = 60
_ENOUGH_LONG_LINES = 3
_LONGEST_APPROVAL = 6
_GERUNDS = ("ая", "яя", "уя", "ив", "ав", "ев", "ясь", "вшись")
_LONGEST_VERB = 40
"""Characters of «р е ш и л:» and its like on a line of their own."""
_ENOUGH_LINES = 12
"""Lines that it takes to see how a text is set."""
NOTE_MARK = re.compile(
    r"""(?P<lead>[*_]{0,2})(?:
        \$?(?P<superior>[⁰¹²³⁴-⁹]+)\$?
      | <sup>\s*(?P<sup>\d{1,4}|[a-z]|[*†‡]{1,3})\s*</sup>
      | \$?\^\{\s*(?P<caret>\d{1,4})\s*\}\$?
      | \[\^(?P<reference>\w{1,10})\]:?
    )[*_]{0,2}[ \t\xa0]*(?=\S)""",
    re.VERBOSE,
)
_NOTE_HEADS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹<$^[*_")
"""First characters of what NOTE_MARK matches."""
_TAIL_BLANKS = "*_ \t\xa0\"»”’'⁰¹²³⁴⁵⁶⁷⁸⁹"
_TAIL_OPENERS = {"</sup>": "<sup>", "}": "^{", ")": "]("}
_HEAD_MARKUP = re.compile(r"(?:[*_#>\s\[\\(\"«“„'‘]|<\w{1,6}>)+")
_TYPED_NOTE = re.compile(r"\s*\\?\[?(?P<number>\d{1,3})(?P<close>\\?\]|\s?/|(?=\s))\s+(?=[^\W\d_«“\"*])")
_LONGEST_LABEL = 12
_LONGEST_INTRODUCTION = 24
_LONGEST_ANNEX_TITLE = 250
_FEW_LINES = 7
"""Lines of a paragraph, on the average of a text that parts its paragraphs by blank lines."""
_LONGEST_AUTHOR = 60
"""Characters of a line that must be one."""
_SHORTEST_NUMBERED = 40
"""Characters of a numbered paragraph that is no heading."""
_STARRED_NOTE = re.compile(r"\s*(?P<stars>(?:\\?\*){1,3}|†{1,3})\s+(?=\S)")
_GLUED_CALL = re.compile(r"""(?:[^\W\d_]{2}|\b(?:19|20)\d\d)[)»”\"’]?[.;:,](?P<figures>\d{1,3})\Z""")
_QUOTE_MARK = re.compile(r"\s*(?:>\s?)+(?=\S)")
_LEADERS = re.compile(r"(?:\.\s?){5,}[\s\d–—-]*\d\s*\Z")
"""The end of a line of a table of contents."""
_AND = re.compile(r"[;,]\s(?:and|or|и|или)\Z")
_NO_COLUMNS = columns.Run(0, False)
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*")


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


def ending(raw: str) -> str:
    r"""The last printed characters of a raw text, without note marks, quotes and closing markup.

    >>> ending("*recalling* its resolutions,¹")
    'alling* its resolutions,'
    >>> ending("of resolution [70/1](#)<sup>2</sup>")
    'of resolution [70/1'
    >>> ending("on 10 May 2004.12"), ending("see section 3.12")
    ('on 10 May 2004.', 'see section 3.12')
    """
    last = raw[-1:]
    if last.isdigit() and (call := _GLUED_CALL.search(raw[-24:])):
        return ending(raw[: len(raw) - len(call["figures"])])
    if last not in _TAIL_BLANKS and last not in ">})":
        return raw[-24:]
    tail = raw[-400:].rstrip(_TAIL_BLANKS)
    for closer, opener in _TAIL_OPENERS.items():
        start = tail.rfind(opener) if tail.endswith(closer) else -1
        if start >= 0 and " " not in tail[start:]:
            return ending(tail[:start])
    return tail[-24:]


def beginning(raw: str) -> str:
    """The first printed characters of a raw text, without opening markup and quotes."""
    match = _HEAD_MARKUP.match(raw)
    start = match.end() if match else 0
    return raw[start : start + 80]


def starts_small(raw: str) -> bool:
    """Whether the first letter of a raw text is a small one."""
    return beginning(raw)[:1].islower()


def heading_mark(raw: str) -> int:
    """Depth of a Markdown heading, 0 for other text.

    >>> heading_mark("## Title"), heading_mark("#5 of them")
    (2, 0)
    """
    depth = len(raw) - len(raw.lstrip("#"))
    return depth if 0 < depth <= 6 and raw[depth : depth + 1] in {" ", ""} and raw.strip("# ") else 0


# --- lines → units ------------------------------------------------------------------------------


def units(lines: Sequence[Line], words: Words, hyphenation: Hyphenation) -> list[Unit]:
    """Group lines into paragraphs as far as blank lines, labels and line lengths tell."""
    out: list[Unit] = []
    chunk: list[Line] = []
    measure = _measure(lines)
    whole = _Whole(measure, measure > 0 and _is_parted(lines))
    blanks, broken, ruled, apart = 0, False, False, False
    for line in [*_single_spaced(lines), Line(len(lines) + 1, "", Mark.BLANK)]:
        if line.mark is Mark.TEXT and not line.starts_page:
            if not chunk and blanks > 2:
                broken = True
            chunk.append(line)
            blanks = 0
            continue
        if chunk:
            first, *rest = _chunk_units(chunk, words, hyphenation, broken, ruled, whole)
            out += [replace(first, apart=True) if apart else first, *rest]
            chunk, broken, ruled, apart = [], False, False, False
        if line.mark is Mark.TEXT:
            chunk, broken, blanks = [line], True, 0
        elif line.mark is Mark.BLANK:
            blanks += 1
            broken = broken or line.starts_page
        elif line.mark is Mark.OMISSION:
            apart = True
        else:
            broken, ruled = True, line.mark is Mark.RULE
            blanks = 0
    return out


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """A text set with a blank line between all its lines loses them; two blanks part paragraphs."""
    texts = [index for index, line in enumerate(lines) if line.mark is Mark.TEXT]
    if len(texts) < _ENOUGH_LINES or max(len(lines[index].text) for index in texts) > _WIDEST_WRAPPED_LINE:
        return lines
    gaps = Counter(after - before for before, after in pairwise(texts))
    parted = gaps[2] * 10 >= len(texts) * 4 and gaps[3] * 10 >= len(texts) and gaps[1] * 20 <= len(texts)
    width = sorted(len(lines[index].text) for index in texts)[len(texts) * 9 // 10]
    running = sum(
        len(lines[index].text) > width * 0.8 and ending(lines[index].text)[-1:] not in ".;:"
        for index in texts
    )
    if (not parted and gaps[2] * 10 < len(texts) * 7) or running * 10 < len(texts) * (3 if parted else 4):
        return lines
    return [
        line
        for index, line in enumerate(lines)
        if line.mark is not Mark.BLANK
        or line.starts_page
        or (index and lines[index - 1].mark is Mark.BLANK)
        or (index + 1 < len(lines) and lines[index + 1].mark is not Mark.TEXT)
    ]


def _chunk_units(
    chunk: list[Line], words: Words, hyphenation: Hyphenation, broken: bool, ruled: bool, whole: _Whole
) -> Iterable[Unit]:
    columned = len(chunk) > 2 and any("   " in line.text or "...." in line.text for line in chunk)
    if columned:
        parts = _parted(chunk, words, hyphenation, whole)
    else:
        parts = (_unit(group, hyphenation) for group in _groups(chunk, words, whole))
    for position, unit in enumerate(parts):
        yield replace(unit, broken=broken, ruled=ruled) if position == 0 and (broken or ruled) else unit


def _parted(chunk: list[Line], words: Words, hyphenation: Hyphenation, whole: _Whole) -> Iterable[Unit]:
    """The paragraphs of a chunk, and the tables set in columns between them."""
    prose: list[Line] = []
    index = 0
    while index < len(chunk):
        text = chunk[index].text.strip()
        label = labels.read(text)  # the gap behind a label parts no columns
        text = text[label.length :] if label is not None else text
        wide = len(chunk) - index > 2 and ("   " in text or "...." in text)
        found = columns.run(chunk[at].text for at in range(index, len(chunk))) if wide else _NO_COLUMNS
        if found.is_table:
            yield from (_unit(group, hyphenation) for group in _groups(prose, words, whole))
            prose = []
            yield _table(chunk[index : index + found.height])
            index += found.height
        else:
            # The last line may yet be the first row of a table.
            taken = max(1, found.height - 1)
            prose += chunk[index : index + taken]
            index += taken
    yield from (_unit(group, hyphenation) for group in _groups(prose, words, whole))


def _table(lines: Sequence[Line]) -> Unit:
    rows = tuple(columns.row(line.text) for line in lines)
    return Unit("\n".join(rows), lines[0].number, lines[-1].number, table=rows)


def _groups(chunk: list[Line], words: Words, whole: _Whole) -> list[list[Line]]:
    if len(chunk) < 2:
        return [chunk] if chunk else []
    return _split(chunk, words, whole)


def _unit(group: list[Line], hyphenation: Hyphenation) -> Unit:
    first = group[0]
    indent = len(first.text) - len(first.text.lstrip())
    if first.text.lstrip().startswith("|") and all(_TABLE_ROW.fullmatch(line.text) for line in group):
        rows = tuple(line.text.strip() for line in group)
        return Unit("\n".join(rows), first.number, group[-1].number, indent, table=rows)
    if len(group) == 1 and not first.text.lstrip().startswith(">"):
        return Unit(first.text.strip(), first.number, first.number, indent)
    quoted = all(_QUOTE_MARK.match(line.text) for line in group)
    texts = [
        _QUOTE_MARK.sub("", line.text, count=1).strip() if quoted else line.text.strip() for line in group
    ]
    parts = [texts[0]]
    for line, text in zip(group[1:], texts[1:], strict=True):
        hyphenation.append(parts, text, line.number)
    return Unit("".join(parts), first.number, group[-1].number, indent, quoted=quoted)


class _Whole(NamedTuple):
    """How a whole text is set."""

    measure: int
    parted: bool


class _Setting(Struct, frozen=True):
    """How a chunk of lines is set."""

    width: int
    wrapped: bool
    """Lines end where the measure ends, not where paragraphs do."""
    indented: bool
    """Paragraphs begin with an indented line."""
    measured: bool
    """Some lines are as long as the measure, whatever the others are."""
    margin: int
    """Indentation of the lines that begin no paragraph."""
    measure: int
    """Width of the full lines of the whole text, 0 where it has none."""
    parted: bool
    """Blank lines part the paragraphs of the whole text."""


def _measure(lines: Sequence[Line]) -> int:
    """How wide a text is set that has line ends within its paragraphs."""
    widths = sorted(len(line.text) for line in lines if line.mark is Mark.TEXT)
    if len(widths) < _ENOUGH_LINES or widths[-1] > _WIDEST_WRAPPED_LINE:
        return 0
    width = widths[len(widths) * 9 // 10]
    full = sum(_is_full(own, width) for own in widths)
    return width if full >= _ENOUGH_LONG_LINES and full * 8 >= len(widths) else 0


def _is_parted(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between the paragraphs of a text."""
    texts = sum(line.mark is Mark.TEXT for line in lines)
    starts = sum(line.mark is Mark.TEXT and before.mark is not Mark.TEXT for before, line in pairwise(lines))
    return texts <= starts * _FEW_LINES


def _is_full(width: int, measure: int) -> bool:
    return width >= measure * 0.85


def _setting(chunk: list[Line], whole: _Whole) -> _Setting:
    width = max(len(line.text) for line in chunk)
    short = sum(len(line.text) < width * 0.6 for line in chunk[:-1])
    indents = [len(line.text) - len(line.text.lstrip()) for line in chunk]
    margin = min(indents)
    first_lines = sum(margin + 2 <= indent <= margin + 12 for indent in indents)
    going_on = [
        ending(before.text)[-1:] not in ".;:" or starts_small(line.text)
        for before, line, indent in zip(chunk, chunk[1:], indents[1:], strict=False)
        if indent == margin
    ]
    indented = first_lines > 0 and len(going_on) > 0 and sum(going_on) * 5 >= len(going_on) * 4
    wrapped = width <= _WIDEST_WRAPPED_LINE and (short * 2 <= len(chunk) - 1 or indented)
    long = sum(len(line.text) >= width * 0.9 for line in chunk)
    measured = long >= _ENOUGH_LONG_LINES and _NARROWEST_MEASURE <= width <= _WIDEST_WRAPPED_LINE
    return _Setting(width, wrapped, indented and wrapped, measured, margin, whole.measure, whole.parted)


def _split(chunk: list[Line], words: Words, whole: _Whole) -> list[list[Line]]:
    setting = _setting(chunk, whole)
    groups = [[chunk[0]]]
    for before, line in pairwise(chunk):
        if _begins_another(groups[-1], before.text, line.text, setting, words):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _begins_another(group: list[Line], before: str, text: str, setting: _Setting, words: Words) -> bool:
    """Whether a line begins another paragraph than the group of lines above it."""
    first = group[0].text
    if _next_note(first, text) or (len(group) == 1 and _is_symbol(first)):
        return True
    if len(group) == 1 and _is_bare_label(first.strip()) and labels.read(text.strip()) is None:
        return False
    if _names_approval(group, text, words):
        return False
    if _heads_paragraph(first, text):
        return True
    if _is_marked_note(first) and words.preambular.match(beginning(text)) is not None:
        return ending(before)[-1:] in ".;,"
    unparted = setting.wrapped and not setting.parted and labels.read(first.strip()) is None
    if unparted and _clause_ends(before, text.strip(), words):
        return True
    return _parts(before, text, setting, words) and not _note_goes_on(first, before, text, words)


def _heads_paragraph(first: str, text: str) -> bool:
    """«B. Положение дел … в зонах конфликта» above «17. На северо-востоке …», however long the heading is."""
    number = labels.read(text.strip()) if text.lstrip()[:1].isdigit() else None
    if number is None or number.style is not Style.NUMBER:
        return False
    section = labels.read(first.strip())
    return section is not None and section.style in {Style.ROMAN_DOT, Style.CAPITAL_DOT}


def _is_symbol(line: str) -> bool:
    """A line with the symbol of a document and nothing else: «S/2031/141» above the title."""
    text = line.strip("*_# ")
    return "/" in text and text[-1:].isdigit() and SYMBOL.fullmatch(text) is not None


def _names_approval(group: list[Line], text: str, words: Words) -> bool:
    """«УТВЕРЖДЕН / Решением Совета / Евразийской …»: the heading of an annex goes on."""
    if not 2 <= len(group) <= _LONGEST_APPROVAL or not group[0].text.strip().isalpha():
        return False
    whole = " ".join([*(line.text.strip() for line in group), text.strip()])
    heading = words.annex.fullmatch(whole) if len(whole) < 260 else None
    return heading is not None and not heading["word"]


def _clause_ends(before: str, text: str, words: Words) -> bool:
    """A comma at the end of a full line and a clause's first word on the next: mostly the next clause.

    Only in Russian, where clauses begin small. Measured on 80 resolutions set without blank lines and
    indents: 172 clauses, 43 participles within one; fewer without numbered paragraphs and some words.
    """
    if ending(before)[-1:] != "," or text[:1].isascii() or not starts_small(text):
        return False
    if words.preambular.match(text) is None:
        return False
    return text.split(maxsplit=1)[0].lower() not in _NEVER_OPENS | _SELDOM_OPENS


def _parts(before: str, text: str, setting: _Setting, words: Words) -> bool:
    """Whether a new paragraph begins between two lines without a blank line between them."""
    in_table, to_table = _TABLE_ROW.fullmatch(before), _TABLE_ROW.fullmatch(text)
    if in_table or to_table:
        return not (in_table and to_table)
    stripped = text.strip()
    if NOTE_MARK.match(stripped) or heading_mark(stripped) or heading_mark(before.strip()):
        return True
    if _is_introduction(stripped, words) or _is_introduction(before.strip(), words):
        return True
    if _tells_author(stripped, before, words) or words.caption.fullmatch(before.strip()) is not None:
        return True
    if before.strip().isdigit():
        return False  # the number of a note, set on a line of its own
    if _open_emphasis(before):
        return False
    if ("..." in before or ". . ." in before) and _LEADERS.search(before):
        return True
    tail = ending(before)
    closed = tail[-1:] in ".;:,!?…"
    full = len(before.rstrip()) + 1 + len(stripped.split(maxsplit=1)[0]) >= setting.width * 0.94
    label = labels.read(stripped)
    if label is not None and (closed or not full or _opens_list(before, text, tail, words)):
        return True
    if _is_bullet(label) and _is_bullet(labels.read(before.strip())):
        return True
    if words.annex.fullmatch(f"{before.strip()} {stripped}") and not words.annex.fullmatch(before.strip()):
        return False
    if (tail[-1:] == ";" and not starts_small(stripped)) or _is_closing(stripped, tail, words):
        return True
    if not setting.wrapped:
        if _fills_line(before, stripped, full, setting) and _hangs(stripped, tail, closed, words):
            return _stands_alone(before.strip(), stripped, words)
        return (
            closed or tail[-1:] == "," or not starts_small(stripped) or setting.width > _WIDEST_WRAPPED_LINE
        )
    if _stands_alone(before.strip(), stripped, words):
        return True
    if setting.indented:
        return len(text) - len(text.lstrip()) >= setting.margin + 2
    if tail[-1:] == "," and not starts_small(stripped) and words.preambular.match(stripped):
        return True
    if full and _is_sentence_over(before, stripped, tail, setting, words):
        return True
    return not full and _ends_early(before, stripped, tail, setting, words)


def _opens_list(before: str, text: str, tail: str, words: Words) -> bool:
    """«помогал им / (a) провести перепись;»: below a short line or further in, no "(a)" of the sentence."""
    if _AND.search(tail) is not None:
        return True
    inside = len(text) - len(text.lstrip()) > len(before) - len(before.lstrip())
    return words.connective.search(tail) is not None and (inside or len(before) < _NARROWEST_MEASURE)


def _is_introduction(text: str, words: Words) -> bool:
    """«ВВЕДЕНИЕ» on a line of its own."""
    return (
        len(text) <= _LONGEST_INTRODUCTION
        and text[:1].isupper()
        and words.introduction.fullmatch(text) is not None
    )


def _tells_author(text: str, before: str, words: Words) -> bool:
    """«Доклад Генерального секретаря» on a line of its own below the title."""
    if not text[:1].isupper() or len(text) > _LONGEST_AUTHOR or before.rstrip()[-1:] in ",;:(":
        return False
    if words.report.match(text) is None and words.working_paper.match(text) is None:
        return False
    return words.authorship.fullmatch(text) is not None and words.connective.search(ending(before)) is None


def _fills_line(before: str, text: str, full: bool, setting: _Setting) -> bool:
    """The first word of the next line would not have had room on the line before."""
    if setting.measured and full:
        return True
    return 0 < setting.measure * 0.94 <= len(before.rstrip()) + 1 + len(text.split(maxsplit=1)[0])


def _hangs(text: str, tail: str, closed: bool, words: Words) -> bool:
    """Nothing ends with the line before: no sign, or a comma and no clause behind it."""
    if tail[-1:] == ",":
        return starts_small(text) and words.preambular.match(text) is None
    return not closed


def _is_sentence_over(before: str, text: str, tail: str, setting: _Setting, words: Words) -> bool:
    """The line ends with a sentence, and short of the measure that the rest of the text keeps."""
    return (
        tail[-1:] in ".;:!?"
        and not starts_small(text)
        and len(before) + 1 + len(text.split(maxsplit=1)[0]) < setting.measure * 0.94
        and words.abbreviation.search(tail) is None
    )


def _is_bare_label(raw: str) -> bool:
    """«1.» or "(a)" without a word behind it."""
    label = labels.read(f"{raw} …") if len(raw) <= _LONGEST_LABEL else None
    return label is not None and label.style is not Style.BULLET and label.length > len(raw)


def _is_closing(text: str, tail: str, words: Words) -> bool:
    """The line that names the meeting, right below the last sentence, or the vote right below it."""
    below = text[:1] == "[" or tail[-1:] in ".»”"
    return below and len(text) < 120 and words.closing.match(text) is not None


def _next_note(first: str, text: str) -> bool:
    """ "1/ …" and "2/ …", "* …" and "** …" on lines of one chunk: typed notes, one below the other."""
    if text.lstrip()[:2] == "1 " and _STARRED_NOTE.match(first) is not None:
        return True
    star, stars = _STARRED_NOTE.match(first), _STARRED_NOTE.match(text)
    if star is not None and stars is not None:
        one, two = star["stars"].replace("\\", ""), stars["stars"].replace("\\", "")
        return two == one + one[-1]
    upper, lower = _TYPED_NOTE.match(first), _TYPED_NOTE.match(text)
    return (
        upper is not None
        and lower is not None
        and int(lower["number"]) == int(upper["number"]) + 1
        and upper["close"] == lower["close"]
    )


def _note_goes_on(first: str, before: str, text: str, words: Words) -> bool:
    """A note of which the last line does not end as a sentence does.

    A typed figure without a stroke may be no note's, and only what is cut tells that it goes on.
    """
    if _is_marked_note(first):
        if NOTE_MARK.match(text.lstrip()) is not None or labels.read(text.strip()) is not None:
            return False
        # «⁷ См.» stands above an address that had no room on its line.
        short = before is first and len(first) <= _LONGEST_LABEL
        return _is_cut(before) or (short and words.abbreviation.search(ending(first)) is not None)
    note = _TYPED_NOTE.match(first)
    if note is None:
        return False
    if note["close"].strip() == "/":
        return ending(before)[-1:] not in ".;:!?…"
    return _is_cut(before)


def _is_marked_note(line: str) -> bool:
    text = line.lstrip()
    return text[:1] in _NOTE_HEADS and NOTE_MARK.match(text) is not None


def _is_cut(line: str) -> bool:
    """A comma or an open bracket: nothing ends so."""
    return line[-1:] == "," or line.rfind("(") > line.rfind(")")


def _stands_alone(before: str, text: str, words: Words) -> bool:
    """«Генеральная Ассамблея,» or «Приложение II» on a line of its own, above or below the border."""
    if _is_opener_line(text, words) or _is_opener_line(before, words):
        return True
    head = before.strip("*_ ")
    if len(head) > 120:
        return False
    annex = words.annex.fullmatch(head)
    if annex is not None and annex["word"] and not annex["rest"]:
        return words.annex.fullmatch(f"{head} {text}") is None or not starts_small(text)
    if words.division.fullmatch(head) is not None and before.startswith("*"):
        return text.startswith("*")  # the title of the rule, emphasized like its number
    return words.opener.fullmatch(head) is not None and words.preambular.match(beginning(text)) is not None


def _is_opener_line(text: str, words: Words) -> bool:
    return (
        text.endswith((",", ",*"))
        and len(text) < 120
        and words.opener.fullmatch(text.strip("*_ ")) is not None
    )


def _ends_early(before: str, text: str, tail: str, setting: _Setting, words: Words) -> bool:
    """The line before stops short of the measure: its paragraph ends, if its words allow it."""
    closed = tail[-1:] in ".;:!?…"
    if starts_small(text):
        return closed or (tail[-1:] == "," and words.preambular.match(text) is not None)
    if tail[-1:] == ",":
        return not text[:1].isdigit()  # «674 (1990) от 29 октября 1990 года, / 686 (1991)» goes on
    return closed or len(before) < setting.width * 0.75


def _open_emphasis(text: str) -> bool:
    """«*30-е пленарное заседание»: an emphasis opens here and closes on a later line."""
    stripped = text.strip()
    if stripped.startswith("* "):
        return False  # a bullet
    return (stripped.startswith("*") and stripped.count("*") % 2 == 1) or (
        stripped.startswith("**") and stripped.count("**") % 2 == 1
    )


# --- units → logical paragraphs -----------------------------------------------------------------


def rejoin(parts: Sequence[Unit], words: Words, hyphenation: Hyphenation, speaks: bool) -> list[Unit]:
    """Join what page breaks, notes and page numbers tore apart.

    ``speaks`` says that the text begins with a preamble.
    """
    out: list[Unit] = []
    preamble = speaks
    for part, following in pairwise([*parts, None]):
        assert part is not None  # only the last one is followed by nothing
        label = labels.read(part.raw)
        preamble = preamble and (label is None or label.style is not Style.NUMBER)
        alone = not _is_bullet(label) or following is None or not _is_bullet(labels.read(following.raw))
        below = len(out) > 1 and len(out[-2].raw) <= _LONGEST_INTRODUCTION
        titled = below and _is_annex_title(out[-2], out[-1], part, words)
        if out and not titled and _continues(out[-1], part, words, preamble, alone):
            before = out.pop()
            pieces = [before.raw]
            hyphenation.append(pieces, _without_false_bullet(part.raw), part.first)
            out.append(replace(before, raw="".join(pieces), last=part.last))
        else:
            out.append(part)
    return out


def _is_annex_title(above: Unit, before: Unit, part: Unit, words: Words) -> bool:
    """Below «Приложение» stands its title, and no sentence that a page tears apart."""
    if len(before.raw) > _LONGEST_ANNEX_TITLE or starts_small(part.raw):
        return False
    annex = words.annex.fullmatch(above.raw.strip("*_ "))
    alone = annex is not None and annex["word"] is not None and not annex["rest"]
    return alone and words.hanging.search(ending(before.raw)) is None


def _is_bullet(label: Label | None) -> bool:
    return label is not None and label.style is Style.BULLET


def _without_false_bullet(raw: str) -> str:
    label = labels.read(raw)
    return raw[label.length :] if label is not None and label.style is Style.BULLET else raw


def _continues(before: Unit, part: Unit, words: Words, preamble: bool, alone: bool) -> bool:
    """Whether ``part`` is the rest of the paragraph ``before``.

    ``alone``: no bullet follows it, should it have one.
    """
    if part.apart or before.table or part.table or heading_mark(part.raw) or heading_mark(before.raw):
        return False
    label = labels.read(part.raw)
    if label is not None:
        return _is_false_bullet(before, part, label, words, alone)
    if (
        part.raw[-1:] == ":"
        and len(part.raw) < _LONGEST_VERB
        and words.resolves.fullmatch(part.raw.strip("*_ "))
    ):
        return False
    if _is_bare_label(before.raw):
        return True
    tail = ending(before.raw)
    if not tail:
        return False
    last = tail[-1]
    small = starts_small(part.raw)
    if last in "-‐" and tail[-2:-1].isalpha():
        return small or part.broken
    if words.closing.match(beginning(part.raw)) or words.annex.fullmatch(part.raw.strip("*_ ")):
        return False
    if not part.broken:
        if small and _gerund_without_comma(part, tail, words):
            return False
        hangs = _is_prose(before) and not part.ruled and not _next_clause(tail, part, small, words)
        return hangs and (_unfinished(tail, words) if small else words.connective.search(tail) is not None)
    if last in ".!?…":
        return (small and words.preambular.match(beginning(part.raw)) is None) or (
            words.abbreviation.search(tail) is not None and _long(before)
        )
    if last == ":":
        return False
    if last == ";":
        return small and (labels.read(before.raw) is not None or _is_clause(before, part, words))
    if last == ",":
        return _comma_continues(before, part, small, words)
    return _open_end_continues(before, small, words, preamble)


def _gerund_without_comma(part: Unit, tail: str, words: Words) -> bool:
    """«II Смета» above «рассмотрев …»: Russian puts a comma before a gerund, so a clause begins here."""
    if not tail[-1:].isalnum() or words.connective.search(tail) is not None:
        return False
    opening = beginning(part.raw)
    if opening[:1].isascii() or words.preambular.match(opening) is None:
        return False
    return opening.split(maxsplit=1)[0].lower().endswith(_GERUNDS)


def _next_clause(tail: str, part: Unit, small: bool, words: Words) -> bool:
    """«…; and» or "…, and" above a clause: the word belongs to the series, not to the sentence."""
    if _AND.search(tail) is None:
        return False
    return words.preambular.match(beginning(part.raw)) is not None or (";" in tail[-6:] and not small)


def _is_false_bullet(before: Unit, part: Unit, label: Label, words: Words, alone: bool) -> bool:
    """A bullet that a converter put where a sentence goes on, mostly after a page break.

    What ends with "of the" goes on whatever comes below; what ends with "to" may announce a list.
    """
    if label.style is not Style.BULLET or label.printed.isalnum():
        return False
    own = labels.read(before.raw)
    tail = ending(before.raw)
    small = part.raw[label.length : label.length + 1].islower()
    if words.hanging.search(tail) is not None and (own is not None or _long(before)):
        return part.broken or (alone and small)
    if not part.broken or not small or own is None:
        return False
    if tail[-1:] in "-‐" and tail[-2:-1].isalpha():
        return True
    return own.style is not Style.BULLET and tail[-1:].isalnum()


def _long(unit: Unit) -> bool:
    """Long enough to be prose rather than a heading or a line of a masthead."""
    return len(unit.raw) >= 60


def _is_prose(unit: Unit) -> bool:
    """Long enough to be a sentence; a numbered paragraph may be shorter."""
    label = labels.read(unit.raw) if len(unit.raw) >= _SHORTEST_NUMBERED else None
    return _long(unit) or (label is not None and label.style is Style.NUMBER)


def _unfinished(tail: str, words: Words) -> bool:
    return tail[-1:].isalnum() or tail[-1:] in ")%" or words.connective.search(tail) is not None


def _comma_continues(before: Unit, part: Unit, small: bool, words: Words) -> bool:
    """After a comma at a page's end: the clause goes on, or the next clause begins."""
    if words.opener.fullmatch(before.raw.strip("*_ ")):
        return False
    opening = beginning(part.raw)
    label = labels.read(before.raw)
    if label is not None and label.style in _ITEM_STYLES and small and not words.preambular.match(opening):
        return True
    start = part.raw.lstrip("_ ")
    if start.startswith("*") and not before.raw.count("*") % 2:
        return False
    if label is not None and label.style in {Style.NUMBER, Style.DECIMAL}:
        return True
    if words.preambular.match(opening):
        # «включая» and "including" are participles too, but nobody opens a clause with them.
        return opening.split(maxsplit=1)[0].lower() in _NEVER_OPENS
    return small or opening[:1].isdigit() or (opening[:1].isupper() and not _heads_division(part.raw, words))


def _heads_division(raw: str, words: Words) -> bool:
    """«Часть 1: общие меры»: the heading of a part is no rest of a sentence."""
    return (
        len(raw) < 170 and ending(raw)[-1:] not in ".,;:" and words.division.match(beginning(raw)) is not None
    )


_ITEM_STYLES = frozenset((Style.LETTER_BRACKET, Style.NUMBER_BRACKET, Style.CAPITAL_BRACKET))
_NEVER_OPENS = frozenset(
    ("including", "regarding", "concerning", "during", "according", "следующим", "включая")
)
_SELDOM_OPENS = frozenset(("в", "действуя", "призывая"))


def _is_clause(before: Unit, part: Unit, words: Words) -> bool:
    """A clause that a semicolon divides, and not the end of one."""
    return words.preambular.match(beginning(before.raw)) is not None and not words.preambular.match(
        beginning(part.raw)
    )


def _open_end_continues(before: Unit, small: bool, words: Words, preamble: bool) -> bool:
    """No punctuation at the page's end: only a heading ends so."""
    if small or words.connective.search(ending(before.raw)) is not None:
        return True
    return not _is_heading_like(before, words, preamble)


def _is_heading_like(unit: Unit, words: Words, preamble: bool) -> bool:
    label = labels.read(unit.raw)
    raw = unit.raw[label.length :] if label is not None else unit.raw
    if label is not None and label.style in {Style.ROMAN_DOT, Style.CAPITAL_DOT}:
        return len(raw) < 250
    if label is not None and label.style in _ITEM_STYLES:
        return False
    if starts_small(raw) or (label is not None and words.operative.match(beginning(raw))):
        return False
    if preamble and words.preambular.match(beginning(raw)):
        return False
    return len(raw) < 90 or raw.startswith("**") or raw.isupper()
