"""Texts and what they must become: the cases lie in ``cases/*.yml``, for a lawyer to read.

A case has a ``rule`` (what it shows), a ``text``, and the ``blocks`` that must come out of it, one a line::

    op1-a item a in op1 calls fn2 | the words of the paragraph

that is the id, the type, the label, the block it belongs to, the footnotes it calls, the words; what
does not apply is left out, and ``…`` stands for words in between. Further keys, all optional: ``notes``
(``fn1 | words``), ``masthead`` (some of its fields), ``kind``, ``symbol``, ``title``, ``dropped`` (words that
belong to the paper), ``lines`` (id and first and last line), ``emphasis`` (id and the words set apart),
``warnings`` (codes), ``language``, and ``fails``: the reason why the reader does not get it right yet.
"""

from __future__ import annotations

import difflib
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from preamble.convert import convert
from preamble.diagnostics import Severity
from preamble.model import Block, Document, Language
from reader.invariants import every_letter_is_there, must_hold

FOLDER = Path(__file__).with_name("cases")
_STATED = frozenset(
    ("blocks", "notes", "masthead", "kind", "symbol", "title", "dropped", "lines", "emphasis", "warnings")
)
KEYS = _STATED | {"rule", "text", "language", "fails"}
_LISTED = frozenset(("blocks", "notes", "dropped"))
"""Keys whose value is a text of several lines."""


def cases(name: str) -> list[Any]:
    """The cases of one file, as parameters of a test."""
    entries = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return [_parameter(entry) for entry in entries]


def _parameter(entry: dict[str, Any]) -> Any:
    unknown = set(entry) - KEYS
    assert not unknown, f"{entry['rule']}: unknown keys {unknown}"
    marks = [pytest.mark.xfail(reason=entry["fails"], strict=True)] if "fails" in entry else []
    return pytest.param(entry, id=entry["rule"], marks=marks)


def read(text: str, language: Language | None = None) -> Document:
    """A text as the reader understands it."""
    return convert(text.encode("utf-8"), Path("text.txt"), language)


def check(case: dict[str, Any]) -> None:
    """Read a case's text and compare everything that the case states."""
    document = read(case["text"], case.get("language"))
    must_hold(document, case["text"].encode("utf-8"))
    every_letter_is_there(document, case["text"])
    stated, found = [], []
    for key in sorted(_STATED & case.keys()):
        wanted = case[key].splitlines() if key in _LISTED else case[key]
        stated += _lined(key, wanted)
        found += _lined(key, _FOUND[key](document, wanted))
    if found != stated:
        difference = [line for line in difflib.ndiff(stated, found) if not line.startswith("?")]
        pytest.fail("\n".join([case["rule"], "- stated, + found", *difference]), pytrace=False)


def _lined(key: str, value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [f"{key}: {entry}" for entry in values]


def _blocks(document: Document, stated: list[str]) -> list[str]:
    return _as_stated([_block(block) for block in document.blocks], stated)


def _block(block: Block) -> str:
    parts = [block.id, str(block.type)]
    if block.label:
        parts.append(block.label)
    if block.parent:
        parts.append(f"in {block.parent}")
    if block.notes:
        parts.append("calls " + ",".join(call.note for call in block.notes))
    return " ".join(parts) + " | " + block.text


def _notes(document: Document, stated: list[str]) -> list[str]:
    return _as_stated([f"{note.id} | {note.text}" for note in document.footnotes], stated)


def _dropped(document: Document, stated: list[str]) -> list[str]:
    return _as_stated([entry.text for entry in document.dropped], stated)


def _as_stated(found: list[str], stated: list[str]) -> list[str]:
    """What was found, with ``…`` where the case leaves words out, so that a difference reads well."""
    out = []
    for position, line in enumerate(found):
        wanted = stated[position] if position < len(stated) else None
        out.append(wanted if wanted is not None and _fits(line, wanted) else line)
    return out


def _fits(line: str, wanted: str) -> bool:
    pattern = ".*".join(re.escape(part.strip()) for part in wanted.split("…"))
    return re.fullmatch(pattern, line.strip(), re.DOTALL) is not None


def _masthead(document: Document, stated: dict[str, Any]) -> dict[str, Any]:
    values = {key: getattr(document.masthead, key) for key in stated}
    if isinstance(values.get("text"), tuple):
        values["text"] = list(values["text"])
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def _lines(document: Document, stated: dict[str, list[int]]) -> dict[str, list[int]]:
    placed = {entry.id: entry.lines for entry in (*document.blocks, *document.footnotes)}
    return {key: [placed[key].first, placed[key].last] for key in stated if key in placed}


def _emphasis(document: Document, stated: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        block.id: [block.text[mark.start : mark.end] for mark in block.marks]
        for block in document.blocks
        if block.id in stated
    }


def _warnings(document: Document, _stated: list[str]) -> list[str]:
    return [finding.code for finding in document.diagnostics if finding.severity is Severity.WARNING]


_FOUND = {
    "blocks": _blocks,
    "notes": _notes,
    "dropped": _dropped,
    "masthead": _masthead,
    "kind": lambda document, _: str(document.kind),
    "symbol": lambda document, _: document.symbol,
    "title": lambda document, _: document.title,
    "lines": _lines,
    "emphasis": _emphasis,
    "warnings": _warnings,
}
