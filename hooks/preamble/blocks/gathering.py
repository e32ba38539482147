"""Lines gathered into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from preamble import columns, labels
from preamble.blocks import parting, typesetting
from preamble.blocks.typesetting import ENOUGH_LINES, WIDEST_WRAPPED_LINE, Whole
from preamble.blocks.unit import TABLE_ROW, Unit, beginning, ending, heading_mark
from preamble.hyphenation import Hyphenation
from preamble.language import Words
from preamble.paper import BLANK, OMITTED, RULE, SPECK, TEXT, Line

_LONGEST_UNDERLINED = 120
_QUOTE_MARK = re.compile(r"\s*(?:>\s?)+(?=\S)")
_DASHES = frozenset(("- ", "– ", "• ", "* "))
_DEEPEST_ORGAN = 12
"""Paragraphs above which the organ of a resolution stands."""
_NO_COLUMNS = columns.Run(0, False)


def units(lines: Sequence[Line], words: Words, hyphenation: Hyphenation) -> list[Unit]:
    """Group lines into paragraphs as far as blank lines, labels and line lengths tell."""
    out: list[Unit] = []
    chunk: list[Line] = []
    end = Line(len(lines) + 1, "", BLANK)
    lines = _single_spaced(lines)
    measure = typesetting.measure(lines)
    parted = measure > 0 and typesetting.is_parted(lines)
    whole = Whole(measure, parted, typesetting.is_steady(lines, measure))
    blanks, broken, ruled, apart = 0, False, False, False
    for line in [*lines, end]:
        if line.mark is SPECK and not line.starts_page:
            continue
        if line.mark is TEXT and not line.starts_page:
            if not chunk and blanks > 2:
                broken = True
            chunk.append(line)
            blanks = 0
            continue
        if line.mark is RULE and (depth := _underlines(chunk, line)):
            heading = Line(chunk[0].number, "#" * depth + " " + chunk[0].text.strip(), TEXT)
            out.append(replace(_unit([heading], hyphenation), broken=broken, ruled=ruled))
            chunk, broken, ruled, blanks = [], False, False, 0
            continue
        if chunk:
            first, *rest = _chunk_units(chunk, words, hyphenation, broken, ruled, whole)
            out += [replace(first, apart=True) if apart else first, *rest]
            chunk, broken, ruled, apart = [], False, False, False
        if line.mark is TEXT:
            chunk, broken, blanks = [line], True, 0
        elif line.mark is BLANK:
            blanks += 1
            broken = broken or line.starts_page
        elif line.mark is OMITTED:
            apart = True
        else:
            broken, ruled = True, line.mark is RULE
            blanks = 0
    return _without_false_bullets(out, words)


def _without_false_bullets(parts: list[Unit], words: Words) -> list[Unit]:
    """«- Генеральная Ассамблея,» and a dash before every paragraph below: a copied page, and no list."""
    if not parts or parts[-1].raw[:2] not in _DASHES:
        return parts
    for index, part in enumerate(parts[:_DEEPEST_ORGAN]):
        organ = part.raw[2:]
        if part.raw[:2] not in _DASHES or not organ.endswith(",") or not words.opener.fullmatch(organ):
            continue
        if all(below.raw[:2] in _DASHES for below in parts[index:]):
            return [*parts[:index], *(replace(below, raw=below.raw[2:].lstrip()) for below in parts[index:])]
        break
    return parts


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """A text set with a blank line between all its lines loses them; two blanks part paragraphs."""
    texts = [index for index, line in enumerate(lines) if line.mark is TEXT]
    if len(texts) < ENOUGH_LINES or max(len(lines[index].text) for index in texts) > WIDEST_WRAPPED_LINE:
        return lines
    gaps = Counter(after - before for before, after in pairwise(texts))
    wider = len(texts) - 1 - gaps[1] - gaps[2]
    parted = gaps[2] * 10 >= len(texts) * 4 and wider * 10 >= len(texts) and gaps[1] * 20 <= len(texts)
    width = sorted(len(lines[index].text) for index in texts)[len(texts) * 9 // 10]
    running = sum(_runs_on(lines[index].text, width) for index in texts)
    if (not parted and gaps[2] * 10 < len(texts) * 7) or running * 10 < len(texts) * (3 if parted else 4):
        return lines
    return [
        line
        for index, line in enumerate(lines)
        if line.mark is not BLANK
        or line.starts_page
        or (index and lines[index - 1].mark is BLANK)
        or (index + 1 < len(lines) and lines[index + 1].mark is not TEXT)
    ]


def _runs_on(text: str, width: int) -> bool:
    """A full line in the midst of a sentence; none that only stands far to the right or leads to a page."""
    return len(text.strip()) > width * 0.8 and "...." not in text and ending(text)[-1:] not in ".;:"


def _chunk_units(
    chunk: list[Line], words: Words, hyphenation: Hyphenation, broken: bool, ruled: bool, whole: Whole
) -> Iterable[Unit]:
    columned = len(chunk) > 2 and any("   " in line.text or "...." in line.text for line in chunk)
    if columned:
        parts = _parted(chunk, words, hyphenation, whole)
    else:
        parts = (_unit(group, hyphenation) for group in _groups(chunk, words, whole))
    for position, unit in enumerate(parts):
        yield replace(unit, broken=broken, ruled=ruled) if position == 0 and (broken or ruled) else unit


def _parted(chunk: list[Line], words: Words, hyphenation: Hyphenation, whole: Whole) -> Iterable[Unit]:
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
    rows = tuple(columns.rows([line.text for line in lines]))
    return Unit("\n".join(rows), lines[0].number, lines[-1].number, table=rows)


def _groups(chunk: list[Line], words: Words, whole: Whole) -> list[list[Line]]:
    if len(chunk) < 2:
        return [chunk] if chunk else []
    return parting.split(chunk, words, whole)


def _unit(group: list[Line], hyphenation: Hyphenation) -> Unit:
    first = group[0]
    indent = len(first.text) - len(first.text.lstrip())
    if first.text.lstrip()[:1] in {"|", "+"} and all(TABLE_ROW.fullmatch(line.text) for line in group):
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
    inset = indent - (len(group[1].text) - len(group[1].text.lstrip())) if len(group) > 1 else 0
    return Unit("".join(parts), first.number, group[-1].number, indent, quoted=quoted, inset=inset)


def _underlines(chunk: Sequence[Line], line: Line) -> int:
    """Depth of the heading that a rule right below it makes of a line, as in Markdown; 0 if it makes none."""
    if len(chunk) != 1 or line.number != chunk[0].number + 1 or len(chunk[0].text) > _LONGEST_UNDERLINED:
        return 0
    text, rule = chunk[0].text.strip(), line.text.strip()
    if len(set(rule)) != 1 or rule[0] not in "=-" or heading_mark(text) or not beginning(text)[:1].isupper():
        return 0
    return 0 if ending(text)[-1:] in ".;:," else "=-".index(rule[0]) + 1
