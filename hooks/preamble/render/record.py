"""A document as plain data: what ``scripts/convert`` prints and what lies beside every page.

The keys are an interface that others rely on; more may be added, none renamed.
"""

from __future__ import annotations

from typing import Any

import msgspec

from preamble.alignment.merged import other_than
from preamble.diagnostics import Diagnostic
from preamble.model import (
    Block,
    Citation,
    Document,
    Dropped,
    Footnote,
    Lines,
    Mark,
    Masthead,
    NoteReference,
    Term,
)

SCHEMA = 1
"""Raised when a key changes its meaning or disappears."""
_ENCODER = msgspec.json.Encoder()


def record(document: Document, foreign: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The document as a dictionary of JSON values, in the order in which it is read.

    What stands at a ``foreign`` address is not translated yet and says its own language.
    """

    def own(identifier: str) -> dict[str, str]:
        return {"language": other_than(document.language)} if identifier in foreign else {}

    return {
        "schema": SCHEMA,
        "language": document.language,
        "kind": str(document.kind),
        "symbol": document.symbol,
        "title": document.title,
        "masthead": _masthead(document.masthead),
        "blocks": [_block(block) | own(block.id) for block in document.blocks],
        "footnotes": [_footnote(note) | own(note.id) for note in document.footnotes],
        "terms": [_term(term) for term in document.terms],
        "dropped": [_dropped(dropped) for dropped in document.dropped],
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in document.diagnostics],
    }


def dump(document: Document, foreign: frozenset[str] = frozenset()) -> str:
    """The record as JSON text, one block, note or finding a line; the same document, the same bytes."""
    fields = ",\n".join(f'"{key}": {_value(value)}' for key, value in record(document, foreign).items())
    return f"{{{fields}}}\n"


def _value(value: object) -> str:
    if not isinstance(value, list) or not value:
        return one_line(value)
    members = _ENCODER.encode_lines(value).decode().rstrip("\n").replace("\n", ",\n")
    return f"[\n{members}\n]"


def one_line(value: object) -> str:
    """JSON as people write it, on one line.

    >>> one_line({"text": "«а»", "lines": [1, 2]})
    '{"text": "«а»", "lines": [1, 2]}'
    """
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _lines(lines: Lines) -> list[int]:
    return [lines.first, lines.last]


def _masthead(masthead: Masthead) -> dict[str, Any]:
    return {
        "body": masthead.body,
        "symbol": masthead.symbol,
        "date": masthead.date.isoformat() if masthead.date else None,
        "title": masthead.title,
        "session": masthead.session,
        "agenda_item": masthead.agenda_item,
        "distribution": masthead.distribution,
        "original_language": masthead.original_language,
        "text": list(masthead.text),
        "citations": [_citation(citation) for citation in masthead.citations],
    }


def _block(block: Block) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": block.id,
        "type": str(block.type),
        "level": block.level,
        "label": block.label,
        "printed_label": block.printed_label,
        "parent": block.parent,
        "text": block.text,
        "lines": _lines(block.lines),
        "footnotes": [reference.note for reference in block.notes],
        "note_references": [_reference(reference) for reference in block.notes],
        "citations": [_citation(citation) for citation in block.citations],
        "marks": [_mark(mark) for mark in block.marks],
    }
    if block.rows:
        value["rows"] = [list(row) for row in block.rows]
    return value


def _footnote(note: Footnote) -> dict[str, Any]:
    return {
        "id": note.id,
        "label": note.label,
        "text": note.text,
        "lines": _lines(note.lines),
        "citations": [_citation(citation) for citation in note.citations],
        "marks": [_mark(mark) for mark in note.marks],
    }


def _reference(reference: NoteReference) -> dict[str, Any]:
    return {"offset": reference.offset, "note": reference.note}


def _term(term: Term) -> dict[str, Any]:
    return {
        "short": term.short,
        "long": term.long,
        "place": term.place,
        "start": term.start,
        "end": term.end,
        "long_start": term.long_start,
        "abbreviation": term.abbreviation,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    value: dict[str, Any] = {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "target": citation.target,
        "pinpoint": None,
        "how": citation.how,
    }
    if citation.pinpoint is not None:
        parts = [{"kind": kind, "number": number} for kind, number in citation.pinpoint.parts]
        value["pinpoint"] = {"parts": parts}
    if citation.line is not None:
        value["line"] = citation.line
    return value


def _mark(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "kind": mark.kind, "href": mark.href}


def _dropped(dropped: Dropped) -> dict[str, Any]:
    return {"lines": _lines(dropped.lines), "text": dropped.text, "reason": dropped.reason}


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "line": diagnostic.line,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
    }
