"""A document with what it cites filled in: masthead, blocks and footnotes, in the order of the stages."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, zip_longest

from msgspec.structs import replace

from preamble.citations import names, notes, repeated
from preamble.citations.owner import speaker_of
from preamble.citations.reader import Reader
from preamble.model import Block, BlockType, Citation, Document, Footnote

CHARTER = "UN Charter"
"""Identifier of the Charter in ``data/names.yml``."""


def annotate(document: Document, body: str | None) -> Document:
    """The document with the citations of its masthead, blocks and footnotes filled in.

    ``body`` is the key of the issuing body; without it the masthead, the opener and the symbol tell.
    """
    reader = Reader(
        document.language, speaker_of(document, body), document.symbol or document.masthead.symbol
    )
    masthead = _masthead(document, reader)
    subjects = [item.target for item in masthead if item.target and item.how == "name"]
    # In a text of the United Nations "the Charter" is its own, unless the text gives that name to another.
    subjects += [CHARTER] if reader.speaker.united_nations else []
    reader.subjects = tuple(dict.fromkeys(subjects))
    blocks, footnotes = _body(document, reader)
    blocks, footnotes = repeated.settle(blocks, footnotes)
    return replace(
        document,
        masthead=replace(document.masthead, citations=masthead),
        blocks=blocks,
        footnotes=notes.repeat(footnotes, document.language),
    )


def _masthead(document: Document, reader: Reader) -> tuple[Citation, ...]:
    """The citations of the masthead, line by line; the body of a number at the end may stand on the next.

    A name may run over several lines; it is cited with the words of it that stand on its first line.
    """
    lines = document.masthead.text
    found = [
        replace(citation, line=index)
        for index, (line, below) in enumerate(zip_longest(lines, lines[1:], fillvalue=""))
        for citation in reader.read(f"{line} {below}" if below and line[-1:].isdigit() else line)
        if citation.end <= len(line) and not _is_own(citation, line, document)
    ]
    ends = list(accumulate(len(line) + 1 for line in lines))
    for name in names.find("\n".join(lines), document.language):
        index = bisect_right(ends, name.start)
        if name.end >= ends[index]:
            start = name.start - (ends[index - 1] if index else 0)
            text = lines[index][start:]
            found = [item for item in found if item.line != index or item.end <= start]
            found.append(Citation(text, start, start + len(text), name.target, None, name.how, index))
    return tuple(sorted(found, key=lambda item: (item.line or 0, item.start)))


def _body(document: Document, reader: Reader) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """Blocks and footnotes with their citations; a note is read where the text calls it first."""
    waiting = {note.id: note for note in document.footnotes}
    done: dict[str, Footnote] = {}
    blocks = []
    for block in document.blocks:
        citations = reader.read(block.text)
        if citations and block.type is BlockType.HEADING:
            citations = tuple(item for item in citations if not _is_its_number(item))
        blocks.append(replace(block, citations=citations) if citations else block)
        for reference in block.notes:
            if note := waiting.pop(reference.note, None):
                done[note.id] = replace(note, citations=reader.read(note.text))
    for note in waiting.values():
        done[note.id] = replace(note, citations=reader.read(note.text))
    return tuple(blocks), tuple(done[note.id] for note in document.footnotes)


def _is_its_number(citation: Citation) -> bool:
    """Whether a heading begins with the number it has itself: «Статья 1 Цель» cites no article."""
    return citation.start == 0 and citation.how == "unknown-instrument"


def _is_own(citation: Citation, line: str, document: Document) -> bool:
    """Whether a masthead line prints the document's own symbol: that is no citation."""
    return citation.target == document.symbol or citation.text == line.strip()
