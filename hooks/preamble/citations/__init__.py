"""Finds the instruments that a document cites, and the places in them.

One pass, in this order: ``forms`` finds numbers and symbols, ``words`` the words around them, ``runs``
decides whose number it is (``organs`` and ``speaker`` know the bodies), ``pinpoints`` reads the places,
``reader`` puts a text together, ``notes`` resolves "Ibid.".
"""

from __future__ import annotations

from dataclasses import replace

from preamble.citations.owner import speaker_of
from preamble.citations.reader import read
from preamble.model import Block, Citation, Document, Footnote

__all__ = ["annotate"]


def annotate(document: Document, body: str | None) -> Document:
    """The document with the citations of its masthead, blocks and footnotes filled in.

    ``body`` is the key of the issuing body; without it the masthead, the opener and the symbol tell.
    """
    speaker = speaker_of(document, body)
    language = document.language

    masthead: list[Citation] = []
    for index, line in enumerate(document.masthead.text):
        found = read(line, language, speaker)
        masthead += [replace(citation, line=index) for citation in found if not _is_own(citation, line, document)]

    notes = {note.id: note for note in document.footnotes}
    read_notes: dict[str, Footnote] = {}
    blocks: list[Block] = []
    for block in document.blocks:
        blocks.append(replace(block, citations=tuple(read(block.text, language, speaker))))
        for reference in block.notes:
            if reference.note in notes and reference.note not in read_notes:
                note = notes[reference.note]
                read_notes[note.id] = replace(note, citations=tuple(read(note.text, language, speaker)))
    footnotes = tuple(
        read_notes.get(note.id) or replace(note, citations=tuple(read(note.text, language, speaker)))
        for note in document.footnotes
    )
    return replace(
        document,
        masthead=replace(document.masthead, citations=tuple(masthead)),
        blocks=tuple(blocks),
        footnotes=footnotes,
    )


def _is_own(citation: Citation, line: str, document: Document) -> bool:
    """Whether a masthead line prints the document's own symbol: that is no citation."""
    return citation.target == document.symbol or citation.text == line.strip()
