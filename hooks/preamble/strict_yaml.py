"""YAML as a contributor writes it, read into a tree that remembers its lines.

The plain part of YAML and no more: mappings, lists and texts. Every value is the text that was
written («75», «no», «2020-11-23»): what it means is decided by the field it stands in. Anchors,
aliases, tags, several documents, doubled keys and deep nesting are refused, so that no file,
however hostile, can expand, construct objects or exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml
from msgspec import Struct
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

MAX_BYTES = 128 * 1024
"""Larger than any description of a document, small enough to refuse in no time."""
MAX_DEPTH = 8

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_HINTS = (
    ("mapping values are not allowed", "put a value that contains a colon and a space in quotation marks"),
    ("tab character", "indent with spaces"),
    ("cannot start any token", "indent with spaces, not tabs, and put the value in quotation marks"),
    ("did not find expected key", "check the indentation and the quotation marks of the lines above"),
    ("found unexpected end of stream", "close the quotation mark or bracket that is left open"),
)


class Text(Struct, frozen=True):
    """A written value."""

    value: str
    line: int
    empty: bool
    """Nothing was written after the colon, or YAML's word for nothing."""


class Items(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Fields(Struct, frozen=True):
    """A mapping of names to values."""

    values: Mapping[str, Node]
    lines: Mapping[str, int]
    """Line of each name."""
    line: int


Node = Text | Items | Fields


class YamlError(Exception):
    """The file cannot be read as plain YAML: the line and what to do about it."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the 1-based line and the message."""
        super().__init__(message)
        self.line = line
        self.message = message


def read(data: bytes) -> Node:
    """Read the bytes of a YAML file into a tree.

    Raises:
        YamlError: not UTF-8, too large, not YAML, or YAML beyond the plain part.

    >>> read(b"symbol: A/RES/75/10").values["symbol"].value
    'A/RES/75/10'
    """
    text = _decoded(data)
    events = _events(text)
    try:
        return _document(events)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # ValueError and OverflowError: escapes and version numbers out of range.
        raise YamlError(1, f"not valid YAML: {shown(str(error))}; look for unusual characters") from None


def shown(text: str) -> str:
    """A foreign text as a message may show it: short, on one line, in quotation marks.

    >>> shown("a\\nb")
    "'a\\\\nb'"
    """
    return repr(text if len(text) <= 60 else text[:57] + "…")


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise YamlError(0, f"the file has {len(data)} bytes, at most {MAX_BYTES} are read; shorten it")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise YamlError(line, "not UTF-8; save the file with the encoding UTF-8") from None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        raise YamlError(line, f"the character U+{ord(control[0]):04X} is not allowed; delete it")
    return text


def _events(text: str) -> Iterator[Event]:
    events: Iterator[Event] = yaml.parse(text, Loader=_LOADER)
    return events


def _document(events: Iterator[Event]) -> Node:
    root: Node | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if root is not None:
                raise YamlError(_line(event), "a second YAML document begins here; remove the line ---")
            root = _node(next(events), events, depth=0)
        elif isinstance(event, StreamEndEvent):
            break
    if root is None:
        raise YamlError(0, "the file is empty; write at least title, body, kind, a date and texts")
    return root


def _node(event: Event, events: Iterator[Event], depth: int) -> Node:
    line = _line(event)
    if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor is not None):
        raise YamlError(
            line, "anchors (&) and aliases (*) are not read; write the words out in quotation marks"
        )
    if getattr(event, "tag", None) not in (None, "!"):
        raise YamlError(line, "tags (!) are not read; put the value in quotation marks")
    if depth > MAX_DEPTH:
        raise YamlError(line, f"nested more than {MAX_DEPTH} levels deep; no field needs that")
    if isinstance(event, MappingStartEvent):
        return _fields(line, events, depth)
    if isinstance(event, SequenceStartEvent):
        return _items(line, events, depth)
    assert isinstance(event, ScalarEvent)
    return Text(event.value, line, empty=event.style in (None, "") and event.value in _EMPTY)


def _fields(line: int, events: Iterator[Event], depth: int) -> Fields:
    values: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for event in events:
        if isinstance(event, MappingEndEvent):
            break
        key = _node(event, events, depth + 1)
        if not isinstance(key, Text):
            raise YamlError(key.line, "a list or a mapping cannot be the name of a field; write a word")
        if key.value in values:
            raise YamlError(
                key.line,
                f"{shown(key.value)} stands here again, first on line {lines[key.value]}; keep one",
            )
        lines[key.value] = key.line
        values[key.value] = _node(next(events), events, depth + 1)
    return Fields(values, lines, line)


def _items(line: int, events: Iterator[Event], depth: int) -> Items:
    items: list[Node] = []
    for event in events:
        if isinstance(event, SequenceEndEvent):
            break
        items.append(_node(event, events, depth + 1))
    return Items(tuple(items), line)


def _line(event: Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark is not None else 0


def _syntax_error(error: yaml.MarkedYAMLError) -> YamlError:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "unreadable"
    hint = next((hint for words, hint in _HINTS if words in problem), "check the line and the one above it")
    return YamlError(mark.line + 1 if mark else 1, f"not valid YAML: {problem}; {hint}")
