"""What must hold of every document, whatever the text was.

The count of words here is written apart from ``preamble.accounting``, and more simply, so that one
mistake cannot hide in both.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from preamble.diagnostics import Severity
from preamble.model import BlockType, Citation, Document

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BREAK = re.compile("[\u00ac\u00ad](?=[^\\S\n]*(?:\n|\\Z))")
_BREAK_WITHIN = re.compile("(?<=[^\\W\\d_])[\u00ac\u00ad] ?(?=[^\\W\\d_])")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPACED = re.compile(r"(?<!\S)[*_]*[^\W\d_](?: [^\W\d_]){3,}(?![^\W_])")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKUP = re.compile(r"[<>\[\]()&^]")
_WORD = re.compile(r"[^\W_]+")
_UNTOUCHED = re.compile(r"(?<![\w*\\‐-])(?<![‐-]\s)[^\W\d_⁰¹²³⁴-⁹]+(?![\w*\\‐-])(?!\d)")
_FIRST_WORD = re.compile(r"\A\W*\w+")
_TARGET = re.compile(r"(?<=\])\((?:[^()\s]|\([^()\s]*\))*\)")
_RAISED = re.compile(r"<sup>([^<>]*)</sup>|\[\^(\w+)\]:?")
_TAG = re.compile(r"</?(?:sup|sub|i|b|em|strong|u|br) ?/?>|<span [^<>]*></span>|&(?:amp|lt|gt|quot|nbsp);")
_PROPER_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def must_hold(document: Document, data: bytes) -> None:
    """Every property that the contract promises for any text."""
    source = data.decode("utf-8-sig")
    nothing_is_lost(document, source)
    ids_are_addresses(document)
    owners_are_there(document)
    lines_are_in_the_source(document, source)
    offsets_are_in_the_text(document)


def nothing_is_lost(document: Document, source: str) -> None:
    """The check that runs on every conversion is content, and so is a simpler count of words.

    Counted are the words that no markup, hyphen or figure touches: whatever the reader did, they
    must be there as often as in the source.
    """
    errors = [finding for finding in document.diagnostics if finding.severity is Severity.ERROR]
    assert not errors, errors[:3]
    there = Counter(_plain_words(source))
    there.subtract(Counter(_WORD.findall(" ".join(shown(document)))))
    assert not +there, +there


def _plain_words(source: str) -> list[str]:
    """The words of the lines without markup, save those that touch a hyphen, a figure or a mark.

    A ligature is letters, and what a converter puts for a hyphen at a line's end is one.
    """
    text = _BREAK_WITHIN.sub("", _BREAK.sub("-", unicodedata.normalize("NFC", source).translate(_LIGATURES)))
    text = _SPACED.sub("", _INVISIBLE.sub("", text))  # words that are set letter by letter
    lines = _LINE_END.split(text)
    if any(line.rstrip().endswith(("-", "‐")) for line in lines):
        lines = [_FIRST_WORD.sub("", line) for line in lines]  # it may be the end of a broken word
    return [word for line in lines if not _MARKUP.search(line) for word in _UNTOUCHED.findall(line)]


def shown(document: Document) -> list[str]:
    """Every text that a document shows, or lists as dropped and still with its markup."""
    texts = [*document.masthead.text]
    texts += [_TAG.sub("", _TARGET.sub("", entry.text)) for entry in document.dropped]
    texts += [f"{block.printed_label or ''} {block.text}" for block in document.blocks]
    return texts + [note.text for note in document.footnotes]


def every_letter_is_there(document: Document, source: str) -> None:
    """The letters of the source and of the result are the same, each as often.

    Hyphenation changes no letter; links lose their addresses, notes the letters that are their marks.
    """
    labels = {note.label for note in document.footnotes}
    text = _TARGET.sub("", source)

    def word_or_mark(match: re.Match[str]) -> str:
        raised = match[1] if match[1] is not None else match[2]
        return "" if raised.strip() in labels else raised

    text = _RAISED.sub(word_or_mark, text)
    assert _letters(_TAG.sub("", text)) == _letters("".join(shown(document)))


def _letters(text: str) -> Counter[str]:
    text = unicodedata.normalize("NFC", text).translate(_LIGATURES)
    return Counter(character for character in text if character.isalpha())


def ids_are_addresses(document: Document) -> None:
    """Unique, short letters and figures, each note called by its id."""
    ids = [block.id for block in document.blocks] + [note.id for note in document.footnotes]
    assert len(ids) == len(set(ids)), [entry for entry, times in Counter(ids).items() if times > 1]
    assert all(_PROPER_ID.fullmatch(entry) for entry in ids), [x for x in ids if not _PROPER_ID.fullmatch(x)]
    notes = {note.id for note in document.footnotes}
    assert all(call.note in notes for block in document.blocks for call in block.notes)


def owners_are_there(document: Document) -> None:
    """An item or a quotation belongs to a block that stands before it."""
    seen: set[str] = set()
    for block in document.blocks:
        if block.parent is not None:
            assert block.parent in seen, f"{block.id} stands before its owner {block.parent}"
            assert block.type in (BlockType.ITEM, BlockType.QUOTE, BlockType.TABLE), block.id
        seen.add(block.id)


def lines_are_in_the_source(document: Document, source: str) -> None:
    """Line numbers are the editor's, first before last, in the order of the text."""
    last = len(re.split(r"\r\n|\r|\n", source))
    for entry in (*document.blocks, *document.footnotes, *document.dropped):
        assert 1 <= entry.lines.first <= entry.lines.last <= last, entry
    starts = [block.lines.first for block in document.blocks]
    assert starts == sorted(starts)


def offsets_are_in_the_text(document: Document) -> None:
    """Emphasis, calls of notes and citations point into the words they stand in."""
    for block in document.blocks:
        assert block.text == block.text.strip()
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks), block.id
        assert all(0 <= call.offset <= len(block.text) for call in block.notes), block.id
        _cited(block.text, block.citations)
    for note in document.footnotes:
        _cited(note.text, note.citations)
    for citation in document.masthead.citations:
        assert citation.line is not None
        _cited(document.masthead.text[citation.line], (citation,))


def _cited(text: str, citations: tuple[Citation, ...]) -> None:
    for citation in citations:
        assert citation.text == text[citation.start : citation.end], citation
