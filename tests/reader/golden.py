"""Goldens: the first documents as they were read, paragraph by paragraph, against their sources.

A golden is a page of one line per paragraph: id, type, label, lines, the notes it calls, and its first and
last six words. Write them anew, after having compared every changed line with the source, by

    PYTHONPATH=hooks:tests python -m reader.golden
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from preamble.convert import convert
from preamble.model import Block, Document

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("goldens")
SEEDS = (
    "s-2025-496/ru",
    "ctoc-cop-8-firearms-protocol-draft/ru",
    "cd-24-protection-in-the-movement/ru",
    "a-res-75-10/ru",
    "cis-2025-counter-terrorism-letter/en",
)


def golden(seed: str) -> Path:
    """Where the golden of a text lies."""
    return FOLDER / f"{seed.replace('/', '.')}.txt"


@cache
def converted(seed: str) -> tuple[Document, bytes]:
    """A text of ``seeds/`` as the reader alone reads it, without ``document.yml``, and its bytes."""
    text = ROOT / "seeds" / f"{seed}.txt"
    return convert(text.read_bytes(), text), text.read_bytes()


def page(document: Document) -> str:
    """A document as a golden shows it."""
    out = [f"masthead: {_ends(text)}" for text in document.masthead.text]
    out.append("")
    out += map(_block, document.blocks)
    out.append("")
    for note in document.footnotes:
        out.append(f"{note.id} [{note.label}] {note.lines.first}-{note.lines.last} | {_ends(note.text)}")
    out.append("")
    out += [f"dropped {entry.lines.first}: {entry.text} ({entry.reason})" for entry in document.dropped]
    out += [f"{finding.severity} {finding.line}: {finding.code}" for finding in document.diagnostics]
    return "\n".join(out) + "\n"


def _block(block: Block) -> str:
    label = f" [{block.label} {block.printed_label}]" if block.printed_label else ""
    owner = f" in {block.parent}" if block.parent else ""
    notes = "".join(f" {call.note}@{_word_before(block.text[: call.offset])}" for call in block.notes)
    place = f"{block.lines.first}-{block.lines.last}"
    return f"{block.id} {block.type}{label}{owner} {place}{notes} | {_ends(block.text)}"


def _word_before(text: str) -> str:
    return text.split()[-1] if text else ""


def _ends(text: str) -> str:
    words = text.split()
    return text if len(words) <= 13 else f"{' '.join(words[:6])} … {' '.join(words[-6:])}"


if __name__ == "__main__":
    for name in SEEDS:
        golden(name).write_text(page(converted(name)[0]), "utf-8")
