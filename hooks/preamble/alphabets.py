"""Words that optical recognition spelt with letters of both alphabets: «Coвeт» with Latin C, o and e.

The reader is given each such word in one alphabet, as on paper both look alike; afterwards every word
gets the letters back that the source has. A letter stands for a letter, so that no place moves.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from msgspec import Struct
from msgspec.structs import replace

from preamble.labels import LOOK_ALIKES
from preamble.model import Block, Citation, Correction, Document, Lines

_LATIN = re.compile(r"[A-Za-z]+")
_LETTER = "[A-Za-zÀ-ɏЀ-ԯ]"
_WORD = re.compile(rf"{_LETTER}{{2,}}|(?<!\S){_LETTER}(?=\s|\Z)")
"""A word of one letter stands between blanks: «c уважением» with a Latin c."""
_PREPOSITION = re.compile(r"(?<!\S)(?P<letter>[cokyaBCOKYA])(?=\s[а-яё]{2}|\Z)")
_CLAUSES = frozenset(("c ", "C "))
"""«c удовлетворением» with a Latin c at the head of a line: a clause that is seen by its first word."""
_FOLLOWING = bytes(range(0x80, 0xC0))
"""All bytes of a character but its first."""
_KINDS = bytes(
    ord("L") if chr(byte).isalpha() and byte < 0x80 else ord("C") if byte in (0xD0, 0xD1) else ord(" ")
    for byte in range(256)
)
"""By the first byte of a character: Latin, Cyrillic or neither."""
_MIXED = re.compile(b"L(?:(?<=CL)|(?=C))")  # begins with what is rare: Cyrillic texts are read
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_CYRILLIC_ALONE = re.compile(r"[БГДЁЖЗИЙЛПФЦЧШЩЪЫЬЭЮЯбвгдёжзийклмнптфцчшщъыьэюя]")
"""Letters that no Latin one looks like."""
_LIKE_CYRILLIC = frozenset("ABEKMHOPCTXYaeopcyx")
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTXYaeopcyxkmnurb", "АВЕКМНОРСТХУаеорсухкмпигь")
"""With letters that are alike in italics: т is m there, п is n, и is u."""
_MOST_PASSED = 12
"""Words in a row that are another text's."""
_HYPHENS = ("-", "‐")
_PREPOSITIONS = frozenset("cokyaBCOKYA".translate(_TO_CYRILLIC))


class Word(Struct, frozen=True):
    """A word of a line."""

    whole: str
    """As it is read."""
    printed: str
    broken: bool
    """A hyphen at the end of a line has parted it."""


_Left = dict[int, list[Word]]
"""By line: the words that no text has taken yet."""


class Mixed(Struct, frozen=True):
    """The lines of a text with every word in one alphabet."""

    lines: tuple[str, ...]
    printed: dict[int, tuple[Word, ...]]
    """By the number of the line: its words in their order, those among them that are printed in one
    alphabet here and in two elsewhere."""


def one_alphabet(word: str, known: Container[str] = ()) -> str:
    """A word with letters of both alphabets in the one that it is written in; any other as it is.

    Where every letter has its like in the other alphabet, the ``known`` words of the text tell.

    >>> one_alphabet("Coвeт") == "Совет", one_alphabet("GЕNERАL") == "GENERAL", one_alphabet("МEPС")
    (True, True, 'МEPС')
    """
    latin = _LATIN.search(word)
    if latin is None or latin.end() - latin.start() == len(word):
        return word
    whole = word.translate(_TO_CYRILLIC)
    if _LATIN.search(whole) is None and (_CYRILLIC_ALONE.search(word) or whole in known):
        return whole
    whole = word.translate(LOOK_ALIKES)
    latin_alone = not _LIKE_CYRILLIC.issuperset("".join(_LATIN.findall(word)))
    return whole if latin_alone and not _CYRILLIC.search(whole) else word


def _is_mixed(text: str) -> bool:
    """Whether a letter of one alphabet stands beside a letter of the other.

    Nearly no text has any: with a byte for the kind of each character that is told without a pattern.

    >>> _is_mixed("Coвeт of the Совет"), _is_mixed("Совет of the A/75, Союз")
    (True, False)
    """
    kinds = text.encode("utf-8", "surrogatepass").translate(_KINDS, _FOLLOWING)
    return _MIXED.search(kinds) is not None


def read(lines: Sequence[str], corrections: Sequence[Correction]) -> Mixed | None:
    """The lines of a text in which some words are mixed; None if none is.

    What ``document.yml`` corrects has to stay as it is to be found.
    """
    text = "\n".join(lines)
    alone = not _CLAUSES.isdisjoint([line[:2] for line in lines])
    if not alone and not _is_mixed(text):
        return None
    corrected = {word for correction in corrections for word in _WORD.findall(correction.find)}
    known = frozenset(_WORD.findall(text))
    folded = {word: one_alphabet(word, known) for word in known - corrected}
    folded = {word: whole for word, whole in folded.items() if whole != word}
    if not folded and not alone:
        return None
    wholes = frozenset(folded.values()) | _PREPOSITIONS
    printed = {}
    out = []
    for number, line in enumerate(lines, 1):
        read_line = _WORD.sub(lambda match: folded.get(match[0], match[0]), line)
        read_line = _PREPOSITION.sub(lambda match: match[0].translate(_TO_CYRILLIC), read_line)
        words = list(zip(_WORD.findall(read_line), _WORD.findall(line), strict=True))
        last = len(words) - 1 if line.endswith(_HYPHENS) else -1
        first = 0 if number > 1 and lines[number - 2].endswith(_HYPHENS) else -1
        found = tuple(
            Word(whole, word, place in (first, last))
            for place, (whole, word) in enumerate(words)
            if whole in wholes
        )
        if found:
            printed[number] = found
        out.append(read_line)
    return Mixed(tuple(out), printed)


def as_printed(document: Document, mixed: Mixed) -> Document:
    """The document with the letters of the source in every word that was read in one alphabet."""
    left = {number: list(words) for number, words in mixed.printed.items()}
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
    masthead = replace(document.masthead, text=head, citations=_of_lines(document.masthead.citations, head))
    return replace(document, masthead=masthead, blocks=blocks, footnotes=notes, dropped=dropped)


def _block(block: Block, left: _Left) -> Block:
    text = _back(block.text, block.lines, left)
    if text == block.text:
        return block
    rows = _cells(block.rows, block.text, text)
    return replace(block, text=text, rows=rows, citations=_again(block.citations, text))


def _cells(rows: tuple[tuple[str, ...], ...], read_text: str, text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of a table, cut from its printed text where they stand in the text that was read."""
    start = 0
    out = []
    for row in rows:
        cut = []
        for cell in row:
            place = read_text.find(cell, start)
            start = place + len(cell) if place >= 0 else start
            cut.append(text[place:start] if place >= 0 else cell)
        out.append(tuple(cut))
    return tuple(out)


def _again(citations: tuple[Citation, ...], text: str) -> tuple[Citation, ...]:
    return tuple(replace(citation, text=text[citation.start : citation.end]) for citation in citations)


def _of_lines(citations: tuple[Citation, ...], lines: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(
        replace(citation, text=lines[citation.line or 0][citation.start : citation.end])
        for citation in citations
    )


def _back(text: str, lines: Lines, left: _Left) -> str:
    """A text with the printed words of its lines, as far as no earlier text has taken them."""
    start = 0
    pieces: list[str] = []
    for number in range(lines.first, lines.last + 1):
        words = left.get(number, [])
        passed: list[Word] = []
        for taken, word in enumerate(words):
            place = _place(word, text, start)
            if place >= 0:
                pieces += (text[start:place], word.printed)
                start = place + len(word.printed)
                continue
            passed.append(word)
            if len(passed) > _MOST_PASSED:
                passed += words[taken + 1 :]  # of other texts that share the line
                break
        if words:
            left[number] = passed
    return "".join([*pieces, text[start:]])


def _place(word: Word, text: str, start: int) -> int:
    """Where a word stands next; one that a line's end broke has a letter on one side."""
    length = len(word.whole)
    place = text.find(word.whole, start)
    while place >= 0:
        before, behind = text[place - 1 : place], text[place + length : place + length + 1]
        if length == 1:
            found = not (before.strip() or behind.strip())
        elif word.broken:
            found = not (before.isalpha() and behind.isalpha())
        else:
            found = not (before.isalpha() or behind.isalpha())
        if found:
            return place
        place = text.find(word.whole, place + 1)
    return -1
