"""Words that optical recognition spelt with letters of both alphabets: «Coвeт» with Latin C, o and e.

The reader is given each such word in one alphabet, as on paper both look alike; afterwards every word
gets the letters back that the source has. A letter stands for a letter, so that no place moves.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from preamble.labels import LOOK_ALIKES
from preamble.model import Block, Citation, Correction, Document, Lines

_LATIN = re.compile(r"[A-Za-z]+")
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]{2,}")
_MIXED = re.compile(r"[A-Za-z](?:(?=[А-Яа-яЁё])|(?<=[А-Яа-яЁё][A-Za-z]))")
"""A letter of one alphabet beside a letter of the other."""
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_CYRILLIC_ALONE = re.compile(r"[БГДЁЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯбвгдёжзийклмнптфцчшщъыьэюя]")
"""Letters that no Latin one looks like."""
_LIKE_CYRILLIC = frozenset("ABEKMHOPCTXYaeopcyx")
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTXYaeopcyxkmnurb", "АВЕКМНОРСТХУаеорсухкмпигь")
"""With letters that are alike in italics: т is m there, п is n, и is u."""
_Left = dict[int, deque[tuple[str, str]]]
"""By line: the words as read and as printed that no text has taken yet."""


class Mixed(Struct, frozen=True):
    """The lines of a text with every word in one alphabet."""

    lines: tuple[str, ...]
    printed: dict[int, tuple[tuple[str, str], ...]]
    """By the number of the line: words as read and as printed, in their order, those among them
    that are printed in one alphabet here and in two elsewhere."""


def one_alphabet(word: str) -> str:
    """A word with letters of both alphabets in the one that it is written in; any other as it is.

    The last letter alone may be the mark of a note.

    >>> one_alphabet("Coвeт") == "Совет", one_alphabet("GЕNERАL") == "GENERAL", one_alphabet("инфляцииb")
    (True, True, 'инфляцииb')
    """
    latin = _LATIN.search(word)
    if latin is None or latin.end() - latin.start() == len(word) or latin.start() == len(word) - 1:
        return word
    if _CYRILLIC_ALONE.search(word):
        whole = word.translate(_TO_CYRILLIC)
        return word if _LATIN.search(whole) else whole
    whole = word.translate(LOOK_ALIKES)
    latin_alone = not _LIKE_CYRILLIC.issuperset("".join(_LATIN.findall(word)))
    return whole if latin_alone and not _CYRILLIC.search(whole) else word


def read(lines: Sequence[str], corrections: Sequence[Correction]) -> Mixed | None:
    """The lines of a text in which some words are mixed; None if none is.

    What ``document.yml`` corrects has to stay as it is to be found.
    """
    if not _MIXED.search("\n".join(lines)):
        return None
    corrected = {word for correction in corrections for word in _WORD.findall(correction.find)}
    folded: dict[str, str] = {}
    for line in lines:
        if _MIXED.search(line):
            for word in set(_WORD.findall(line)) - corrected:
                whole = one_alphabet(word)
                if whole != word:
                    folded[word] = whole
    if not folded:
        return None
    wholes = frozenset(folded.values())
    printed = {}
    out = []
    for number, line in enumerate(lines, 1):
        words = [(folded.get(word, word), word) for word in _WORD.findall(line)]
        known = tuple((whole, word) for whole, word in words if whole in wholes)
        if any(whole != word for whole, word in known):
            line = _WORD.sub(lambda match: folded.get(match[0], match[0]), line)
        if known:
            printed[number] = known
        out.append(line)
    return Mixed(tuple(out), printed)


def as_printed(document: Document, mixed: Mixed) -> Document:
    """The document with the letters of the source in every word that was read in one alphabet."""
    left = {number: deque(words) for number, words in mixed.printed.items()}
    dropped = tuple(replace(entry, text=_back(entry.text, entry.lines, left)) for entry in document.dropped)
    notes = tuple(
        replace(
            note, text=(text := _back(note.text, note.lines, left)), citations=_again(note.citations, text)
        )
        for note in document.footnotes
    )
    first = document.blocks[0].lines.first if document.blocks else max(left, default=0)
    above = Lines(1, first)
    head = tuple(_back(text, above, left) for text in document.masthead.text)
    blocks = tuple(_block(block, left) for block in document.blocks)
    masthead = replace(document.masthead, text=head)
    return replace(document, masthead=masthead, blocks=blocks, footnotes=notes, dropped=dropped)


def _block(block: Block, left: _Left) -> Block:
    text = _back(block.text, block.lines, left)
    if text == block.text:
        return block
    rows = _cells(block.rows, text)
    return replace(block, text=text, rows=rows, citations=_again(block.citations, text))


def _cells(rows: tuple[tuple[str, ...], ...], text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table, cut from its text again: between two of them stand three signs, or a line end."""
    start = 0
    out = []
    for row in rows:
        cut = []
        for cell in row:
            cut.append(text[start : start + len(cell)])
            start += len(cell) + len(" | ")
        start += len("\n") - len(" | ")
        out.append(tuple(cut))
    return tuple(out)


def _again(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    return tuple(replace(citation, text=text[citation.start : citation.end]) for citation in citations)


def _back(text: str, lines: Lines, left: _Left) -> str:
    """A text with the printed words of its lines, as far as no earlier text has taken them."""
    start = 0
    for number in range(lines.first, lines.last + 1):
        words = left.get(number)
        while words:
            whole, printed = words[0]
            place = _place(whole, text, start)
            if place < 0:
                break
            text = text[:place] + printed + text[place + len(whole) :]
            start = place + len(printed)
            words.popleft()
    return text


def _place(whole: str, text: str, start: int) -> int:
    """Where a word stands next, else where it is the half of one that the end of a line broke."""
    half = -1
    place = text.find(whole, start)
    while place >= 0:
        sides = text[place - 1 : place].isalpha(), text[place + len(whole) : place + len(whole) + 1].isalpha()
        if not any(sides):
            return place
        if not all(sides) and half < 0:
            half = place
        place = text.find(whole, place + 1)
    return half
