"""Figures of notes that a converter set together, above the words of the notes or below them.

«1 / 2 / See C/31/4. / Ibid., annex.» and «See C/31/4. / Ibid., annex. / 1 / 2»: a figure that is raised is
a box of its own to a converter of pages, and the boxes of one column come together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from preamble.language import Words
from preamble.paper.calls import GLUED_CALL, NOTE_ENDS, numbers_called, opens_note
from preamble.paper.lines import BLANK, BREAK, TEXT, Line

_ALONE = re.compile(r"\d{1,3}")
_PAGED = re.compile(r"\W*\d{1,3}(?:\s?/\s?\d{1,3})?\W*")
"""The number of a page."""
_FARTHEST_PAGE = 6
"""Lines from the last figure down to it."""
_TALLEST = 40
"""Lines of the notes of a page."""
_FARTHEST_CALL = 120
"""Lines of text between a note and its mark: those of a page."""


def dealt(lines: list[Line], numbered: Sequence[int], words: Words) -> list[Line]:
    """The lines with each figure before the words of its note; ``numbered`` are those that begin with one."""
    alone = [index for index in numbered if _ALONE.fullmatch(lines[index].text.strip())]
    if not alone:
        return lines
    out = lines
    for run in _runs(lines, alone):
        heads = _heads(lines, run, words)
        if not heads:
            continue
        out = out if out is not lines else list(lines)
        for figure, head in zip(run, heads, strict=True):
            text = f"{lines[figure].text.strip()} {lines[head].text.strip()}"
            out[figure] = replace(lines[figure], text="", mark=BLANK)
            out[head] = replace(lines[head], text=text)
    return out


def _runs(lines: Sequence[Line], alone: Sequence[int]) -> list[list[int]]:
    """Figures that count on, with nothing between them; one alone if the page has its number below."""
    runs: list[list[int]] = []
    for index in alone:
        before = runs[-1][-1] if runs else -1
        follows = (
            runs
            and int(lines[index].text) == int(lines[before].text) + 1
            and not any(line.mark is not BLANK or line.starts_page for line in lines[before + 1 : index])
            and not lines[index].starts_page
        )
        if follows:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1 or _heads_page_number(lines, run[0])]


def _heads_page_number(lines: Sequence[Line], index: int) -> bool:
    """Whether the number of a page is what stands below a figure, which is none for this reason."""
    for line in lines[index + 1 : index + 1 + _FARTHEST_PAGE]:
        if line.mark is not BLANK:
            return line.mark is BREAK and _PAGED.fullmatch(line.text) is not None
    return False


def _heads(lines: Sequence[Line], run: Sequence[int], words: Words) -> list[int]:
    """Where the notes of some figures begin, one for each; empty if the text has no such notes."""
    numbers = [int(lines[index].text) for index in run]
    for step, edge in ((1, run[-1]), (-1, run[0])) if len(run) > 1 else ((-1, run[0]),):
        heads = _beside(lines, edge, step, len(run))
        if (
            heads
            and all(may_be_note(lines[head].text.strip(), words) for head in heads)
            and _are_called(lines, min(run[0], heads[0]), numbers)
        ):
            return heads
    return []


def _beside(lines: Sequence[Line], edge: int, step: int, count: int) -> list[int]:
    """The first lines of so many notes below the figures, or above them, where ``step`` is -1.

    They make up one stretch of lines, or each makes up one of its own.
    """
    found: list[list[int]] = []
    place = edge + step
    while len(found) < count and 0 <= place < len(lines):
        line = lines[place]
        if line.mark is TEXT:
            sentences, place = _stretch(lines, place, step)
            if len(sentences) == count and not found:
                return sentences
            if len(sentences) != 1:
                return []
            found.append(sentences)
        elif line.mark is not BLANK or line.starts_page:
            return []
        place += step
    return sorted(first for (first,) in found) if len(found) == count else []


def _stretch(lines: Sequence[Line], place: int, step: int) -> tuple[list[int], int]:
    """Where sentences begin in the lines that stand together, and where these end in a direction."""
    last = place
    while 0 <= last + step < len(lines) and lines[last + step].mark is TEXT and abs(last - place) < _TALLEST:
        last += step
    first, end = min(place, last), max(place, last)
    begins = [at for at in range(first + 1, end + 1) if _begins_note(lines, at)]
    return [first, *begins], last


def _begins_note(lines: Sequence[Line], place: int) -> bool:
    """A capital below the end of a sentence."""
    text = lines[place].text.lstrip()
    return opens_note(text[0]) and lines[place - 1].text.rstrip()[-1] in NOTE_ENDS


def may_be_note(text: str, words: Words) -> bool:
    """No head of a page and no clause."""
    if not (text[0].isupper() or text[0] in '«“"') or ("/" in text and " " not in text and text[-1] != "."):
        return False
    return words.preambular.match(text) is None and words.opener.fullmatch(text) is None


def _are_called(lines: Sequence[Line], end: int, numbers: Sequence[int]) -> bool:
    """Whether marks on the lines above call the notes, or half of them: «Agenda 21,2» calls none for sure."""
    called: set[str] = set()
    for line in lines[max(end - _FARTHEST_CALL, 0) : end]:
        if line.mark is TEXT:
            called.update(one for call in GLUED_CALL.finditer(line.text) for one in numbers_called(call))
    return sum(str(number) in called for number in numbers) * 2 >= len(numbers)
