"""What is known of instruments: titles, dates, addresses; facts with their sources, in two files.

``data/resolutions.tsv`` has a line for each of thousands of resolutions, from the United Nations' metadata;
``data/instruments.yml`` is kept by librarians and comes first. Both say at their head how they are mended.
Of the long file only the lines that are asked for are read closely. Where neither has a title, an
instrument that texts cite by name has that name (``citations/catalogue.py``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from preamble import strict_yaml
from preamble.citations import catalogue, sources
from preamble.diagnostics import Diagnostic, InputError, Severity
from preamble.model import LANGUAGES, Language
from preamble.strict_yaml import Fields, Node, Text, YamlError, shown

RESOLUTIONS = Path(__file__).parent.parent / "data" / "resolutions.tsv"
INSTRUMENTS = Path(__file__).parent.parent / "data" / "instruments.yml"

_COLUMNS = ("symbol", "adopted", "title_en", "title_ru", "record")
_FIELDS = ("title", "adopted", "address", "source")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Located = tuple[Path, Diagnostic]
Localized = tuple[tuple[Language, str], ...]


class Fact(Struct, frozen=True):
    """What is known of one instrument; anything may be missing."""

    title: Localized = ()
    adopted: date | None = None
    record: str | None = None
    """Symbol of the record of the meeting at which it was adopted."""
    address: Localized = ()
    """Where its text can be read, if not at the usual place."""
    source: Localized = ()
    """Where the librarian has the facts from."""


NOTHING = Fact()


class Facts(Struct, frozen=True, dict=True):
    """What is known of the instruments that were asked for."""

    by_target: Mapping[str, Fact]
    diagnostics: tuple[Located, ...] = ()

    def of(self, target: str) -> Fact:
        """What is known of an instrument, which may be nothing."""
        return self.by_target.get(target, NOTHING)


def load(targets: Collection[str] | None = None) -> Facts:
    """The facts of some instruments, or of all there are; never raises for what stands in the files."""
    found: list[Located] = []
    known = dict(_resolutions(RESOLUTIONS.read_text(encoding="utf-8"), targets, found))
    for target, fact in _instruments(INSTRUMENTS.read_bytes(), found):
        if targets is None or target in targets:
            known[target] = _over(fact, known.get(target, NOTHING))
    for named in _named(found):
        if targets is None or named.target in targets:
            name = Fact(
                tuple((language, named.title(language)) for language in LANGUAGES), source=named.source
            )
            known[named.target] = _over(known.get(named.target, NOTHING), name)
    return Facts(known, tuple(found))


def _named(found: list[Located]) -> tuple[catalogue.Named, ...]:
    try:
        return catalogue.load()
    except InputError as wrong:
        found.append((wrong.file, wrong.diagnostic))
        return ()


def _over(fact: Fact, below: Fact) -> Fact:
    """What the first says, and what only the second knows."""
    title = {**dict(below.title), **dict(fact.title)}
    return Fact(
        tuple((language, title[language]) for language in LANGUAGES if language in title),
        fact.adopted or below.adopted,
        fact.record or below.record,
        fact.address,
        fact.source or (() if fact.title else below.source),
    )


# --- the long list ---------------------------------------------------------------------------------


def _resolutions(
    text: str, targets: Collection[str] | None, found: list[Located]
) -> Iterator[tuple[str, Fact]]:
    seen: set[str] = set()
    for number, line in enumerate(text.split("\n"), 1):
        symbol, tab, rest = line.partition("\t")
        if not tab or symbol == _COLUMNS[0]:
            if line and not line.startswith("#") and not tab:
                message = (
                    "no tab in this line; write five fields with tabs between them, or # before a remark"
                )
                found.append((RESOLUTIONS, _error(number, message)))
            continue
        if targets is not None and symbol not in targets:
            continue
        try:
            fact = _resolution(rest)
        except ValueError as wrong:
            found.append((RESOLUTIONS, _error(number, str(wrong))))
            continue
        if symbol in seen:
            found.append((RESOLUTIONS, _error(number, f"{symbol} has a line above; keep one of them")))
        elif not symbol or symbol != symbol.strip():
            found.append((RESOLUTIONS, _error(number, f"{shown(symbol)} is no symbol; no spaces around it")))
        else:
            seen.add(symbol)
            yield symbol, fact


def _resolution(rest: str) -> Fact:
    fields = rest.split("\t")
    if len(fields) != len(_COLUMNS) - 1:
        raise ValueError(
            f"{len(fields) + 1} fields, not {len(_COLUMNS)}; with tabs between them: {', '.join(_COLUMNS)}"
        )
    adopted, title_en, title_ru, record = fields
    titles: tuple[tuple[Language, str], ...] = (("ru", title_ru), ("en", title_en))
    return Fact(
        tuple((language, title) for language, title in titles if title),
        _day(adopted) if adopted else None,
        record or None,
    )


def _day(written: str) -> date:
    """Raises ValueError with a remedy."""
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ValueError(f"{shown(written)} is no date; write YYYY-MM-DD, or nothing")


# --- the librarians' file ----------------------------------------------------------------------------


def _instruments(data: bytes, found: list[Located]) -> Iterator[tuple[str, Fact]]:
    try:
        root = strict_yaml.read(data)
    except YamlError as error:
        found.append((INSTRUMENTS, _error(error.line, error.message)))
        return
    if not isinstance(root, Fields):
        found.append((INSTRUMENTS, _error(1, "expected identifiers, each with its fields below it")))
        return
    for target, node in root.values.items():
        try:
            yield target, _instrument(node)
        except _WrongError as wrong:
            message = f"{target}: {wrong.message}"
            found.append((INSTRUMENTS, _error(wrong.line or root.lines[target], message)))


class _WrongError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def _instrument(node: Node) -> Fact:
    if not isinstance(node, Fields):
        raise _WrongError(node.line, f"write its fields on lines of their own: {', '.join(_FIELDS)}")
    for name in node.values:
        if name not in _FIELDS:
            raise _WrongError(
                node.lines[name], f"no field is called {shown(name)}; there are {', '.join(_FIELDS)}"
            )
    if "source" not in node.values:
        raise _WrongError(0, "source: is missing; say where the facts can be checked")
    adopted = None
    if (written := node.values.get("adopted")) is not None:
        try:
            adopted = _day(_text(written))
        except ValueError as wrong:
            raise _WrongError(written.line, str(wrong)) from None
    address = _localized(node.values.get("address"))
    for _, href in address:
        if not href.startswith("https://"):
            raise _WrongError(node.lines["address"], f"{shown(href)} is no address; it begins with https://")
    try:
        source = sources.read(node.values["source"])
    except ValueError as wrong:
        raise _WrongError(node.lines["source"], str(wrong)) from None
    return Fact(_localized(node.values.get("title")), adopted, None, address, source)


def _localized(node: Node | None) -> Localized:
    if node is None:
        return ()
    if not isinstance(node, Fields) or not node.values or not set(node.values) <= set(LANGUAGES):
        raise _WrongError(node.line, f"write it by language, {' and '.join(LANGUAGES)}, or one of them")
    return tuple(
        (language, _text(node.values[language])) for language in LANGUAGES if language in node.values
    )


def _text(node: Node) -> str:
    if not isinstance(node, Text) or node.empty or not node.value.strip():
        raise _WrongError(node.line, "nothing is written here; write it, or delete the field")
    return " ".join(node.value.split())


def _error(line: int, message: str) -> Diagnostic:
    return Diagnostic(line, Severity.ERROR, "instrument-data", message)
