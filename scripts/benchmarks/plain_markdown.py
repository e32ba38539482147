"""The same documents as somebody would write them for plain MkDocs: ordinary Markdown.

Ids by ``attr_list``, notes by ``footnotes``; no links for citations, no card, no margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from preamble.model import Block, BlockType, Document, Mark

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
MARKS = {"em": ("*", "*"), "strong": ("**", "**")}


def written(document: Document) -> str:
    """The document as Markdown."""
    parts = [f"# {_escaped(document.title or document.symbol or 'Document')}"]
    parts += [_escaped(line) for line in document.masthead.text]
    parts += [_block(block) for block in document.blocks]
    labels = {note.id: note.label for note in document.footnotes}
    parts += [f"[^{labels[note.id]}]: {_escaped(note.text)}" for note in document.footnotes]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    ident = f"{{: #{block.id} }}"
    label = _escaped(block.printed_label or "").replace(".", "\\.").replace(")", "\\)")
    text = " ".join(filter(None, [label, _inline(block)]))
    if block.type is BlockType.HEADING:
        return f"{'#' * min((block.level or 1) + 1, 6)} {text} {{ #{block.id} }}"
    if block.type is BlockType.TABLE and block.rows:
        return "\n".join(_table(block.rows))
    if block.type is BlockType.ITEM:
        indent = "    " * ((block.level or 1) - 1)
        return f"{indent}- {text}\n{indent}    {ident}"
    if block.type is BlockType.QUOTE:
        return f"> {text}\n> {ident}"
    return f"{text}\n{ident}"


def _inline(block: Block) -> str:
    """The text with emphasis, links and footnote marks."""
    insertions = sorted(_insertions(block), key=lambda place: place[:2])
    pieces, at = [], 0
    for offset, _, inserted in insertions:
        pieces += [_escaped(block.text[at:offset]), inserted]
        at = offset
    return re.sub(r"\s*\n\s*", " ", "".join([*pieces, _escaped(block.text[at:])]))


def _insertions(block: Block) -> Iterator[tuple[int, int, str]]:
    """Offset, order at the same offset, characters."""
    for reference in block.notes:
        yield reference.offset, 0, f"[^{reference.note.removeprefix('fn')}]"
    for mark in block.marks:
        start, end = _signs(mark)
        yield mark.start, 2, start
        yield mark.end, 1, end


def _signs(mark: Mark) -> tuple[str, str]:
    return ("[", f"]({mark.href})") if mark.kind == "link" and mark.href else MARKS.get(mark.kind, ("", ""))


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        cells = [_escaped(cell).replace("\n", " ") for cell in (*row, *[""] * (width - len(row)))]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield "|" + " --- |" * width


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\1", text)
