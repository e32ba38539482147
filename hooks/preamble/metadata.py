"""``document.yml``: what a contributor says of a document, checked field by field.

Reads a file, returns `Metadata` and the diagnostics; whatever is wrong is an error with its line
and a remedy, what is right beside it is kept. The fields are the tables at the end of this module;
the contributors' page documents them and a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from preamble import bodies, strict_yaml
from preamble.diagnostics import Diagnostic, Severity
from preamble.model import LANGUAGES, Correction, Kind, Language, Metadata, TextMetadata, TextStatus
from preamble.strict_yaml import Fields, Items, Node, Text, YamlError, shown

Localized = tuple[tuple[Language, str], ...]
Value = TypeVar("Value")
Option = TypeVar("Option", bound=StrEnum)

_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia "
    "id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo "
    "lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl "
    "ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk "
    "tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
ISO_639_1 = frozenset(_CODES.split())
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNT = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_SYMBOL = re.compile(r"[A-Za-z0-9][A-Za-z0-9./()-]{0,99}")
_ADDRESS = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(/[^\s<>\"'\\^`{|}]*)?")
_PLACE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_UNPRINTABLE = re.compile(r"[\ud800-\udfff]")


def load(path: Path) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    """Read a ``document.yml``.

    Raises:
        OSError: the file cannot be opened; what stands in it never raises.
    """
    return parse(path.read_bytes(), path)


def parse(data: bytes, file: Path) -> tuple[Metadata, tuple[Diagnostic, ...]]:
    """Read the bytes of a ``document.yml``; ``file`` is only remembered."""
    findings = _Findings()
    try:
        root = strict_yaml.read(data)
    except YamlError as error:
        findings.error(error.line, "yaml", error.message)
        return Metadata(file), findings.sorted()
    values = _read_fields(root, "", DOCUMENT_FIELDS, findings)
    metadata = Metadata(file=file, **values, lines=tuple(findings.lines))
    _check_dates(metadata, root.line, findings)
    return metadata, findings.sorted()


def check_corrections(text: TextMetadata, source: str) -> tuple[Diagnostic, ...]:
    """Hold the corrections of a text against its source: each must be found as often as it says.

    >>> wrong = Correction("teh", "the", (("en", "misprint"),), line=7)
    >>> [d.line for d in check_corrections(TextMetadata(TextStatus.OFFICIAL, corrections=(wrong,)), "the")]
    [7]
    """
    findings = _Findings()
    for correction in text.corrections:
        count = source.count(correction.find)
        words = shown(correction.find)
        if count == 0:
            message = (
                f"the words {words} do not stand in one line of the text; copy them from the source file"
            )
            findings.error(correction.line, "correction-not-found", message)
        elif count != correction.times:
            message = (
                f"the words {words} stand in the text {count} times, not {correction.times}; copy more of "
                f"the line, so that one place is meant, or write times: {count} to replace them all"
            )
            findings.error(correction.line, "correction-ambiguous", message)
    return findings.sorted()


class _Findings(Struct):
    """Errors and the lines of fields, gathered while a tree is read."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    lines: list[tuple[str, int]] = field(default_factory=list)

    def error(self, line: int, code: str, message: str) -> None:
        self.diagnostics.append(Diagnostic(line, Severity.ERROR, code, message))

    def sorted(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self.diagnostics, key=lambda found: found.line))


# --- fields -------------------------------------------------------------------------------------

Reader = Callable[[Node, str, _Findings], Any]
"""Node, path of the field (``texts.ru.status``) → its value, or None after an error was noted."""


class Field(Struct, frozen=True):
    """One accepted field."""

    read: Reader
    remedy: str | None = None
    """What to write when the field is missing; None when it may be."""


def _read_fields(node: Node, path: str, fields: Mapping[str, Field], findings: _Findings) -> dict[str, Any]:
    """Values of the fields of one mapping that are there and right."""
    if not isinstance(node, Fields):
        where = path.rstrip(".") or "the file"
        findings.error(node.line, "type", f"{where}: expected fields such as {_some(fields)}, one on a line")
        return {}
    values: dict[str, Any] = {}
    for name, value in node.values.items():
        line = node.lines[name]
        if name not in fields:
            findings.error(line, "unknown-field", _unknown(path, name, fields))
            continue
        findings.lines.append((path + name, line))
        if isinstance(value, Text) and value.empty:
            findings.error(line, "empty-field", f"{path}{name} is empty; fill it in or delete the line")
        elif (read := fields[name].read(value, path + name, findings)) is not None:
            values[name] = read
    for name, known in fields.items():
        if known.remedy is not None and name not in node.values:
            findings.error(node.line, "missing-field", f"{path}{name} is missing; {known.remedy}")
    return values


def _unknown(path: str, name: str, fields: Mapping[str, Field]) -> str:
    close = get_close_matches(name[:40], fields, n=1)
    remedy = f"did you mean {close[0]}?" if close else f"known here: {', '.join(fields)}"
    return f"unknown field {shown(path + name)}; {remedy}"


def _some(names: Mapping[str, Field]) -> str:
    return " and ".join(f"{name}:" for name in list(names)[:2])


# --- values -------------------------------------------------------------------------------------


def _words(node: Node, path: str, findings: _Findings) -> str | None:
    """A non-empty text on one line; the line breaks of a folded value are spaces already."""
    if not isinstance(node, Text):
        findings.error(
            node.line, "type", f"{path}: expected a text; put it after the colon, in quotation marks"
        )
        return None
    value = " ".join(node.value.split())
    if not value or _UNPRINTABLE.search(value):
        findings.error(
            node.line, "type", f"{path}: expected a printable text; write the words in quotation marks"
        )
        return None
    return value


def _verbatim(node: Node, path: str, findings: _Findings) -> str | None:
    """A text exactly as written, spaces included; one line of it."""
    if not isinstance(node, Text) or "\n" in node.value or _UNPRINTABLE.search(node.value):
        findings.error(node.line, "type", f"{path}: expected words of one line; put them in quotation marks")
        return None
    return node.value


def _localized(node: Node, path: str, findings: _Findings) -> Localized | None:
    """A text in each language, or one text that serves both."""
    if isinstance(node, Text):
        value = _words(node, path, findings)
        return None if value is None else tuple((language, value) for language in LANGUAGES)
    return _bilingual(node, path, findings)


def _bilingual(node: Node, path: str, findings: _Findings) -> Localized | None:
    """A text in each language."""
    if not isinstance(node, Fields):
        findings.error(node.line, "type", f"{path}: expected ru: and en:, each on a line of its own below")
        return None
    values = _read_fields(node, f"{path}.", BILINGUAL_FIELDS, findings)
    return tuple((language, values[language]) for language in LANGUAGES if language in values)


def _day(node: Node, path: str, findings: _Findings) -> date | None:
    """A calendar date, year first.

    Source of the form: ISO 8601.
    """
    value = _words(node, path, findings)
    if value is None:
        return None
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        message = f"{path}: {shown(value)} is no date; write year, month and day as in 2020-11-23"
        findings.error(node.line, "date", message)
        return None


def _meeting(node: Node, path: str, findings: _Findings) -> tuple[date, date] | None:
    values = _read_fields(node, f"{path}.", MEETING_FIELDS, findings)
    if len(values) < len(MEETING_FIELDS):
        return None
    if values["last"] < values["first"]:
        findings.error(node.line, "date", f"{path}: the last day is before the first; change them round")
        return None
    return values["first"], values["last"]


def _symbol(node: Node, path: str, findings: _Findings) -> str | None:
    """A symbol in Latin letters: a Cyrillic look-alike would make it another one."""
    value = _words(node, path, findings)
    if value is None or _SYMBOL.fullmatch(value):
        return value
    wrong = next((letter for letter in value if not _SYMBOL.fullmatch("A" + letter)), value[0])
    findings.error(
        node.line,
        "symbol",
        f"{path}: {shown(wrong)} (U+{ord(wrong):04X}) cannot stand in a symbol; write Latin letters, digits, "
        "/ . ( ) - and no spaces, as in A/RES/75/10",
    )
    return None


def _symbols(node: Node, path: str, findings: _Findings) -> tuple[str, ...] | None:
    if not isinstance(node, Items):
        findings.error(node.line, "type", f"{path}: expected a list; begin each line below it with a hyphen")
        return None
    read = (_symbol(item, path, findings) for item in node.items)
    return tuple(symbol for symbol in read if symbol is not None)


def _address(node: Node, path: str, findings: _Findings) -> str | None:
    value = _words(node, path, findings)
    if value is None or _ADDRESS.fullmatch(value):
        return value
    findings.error(
        node.line,
        "address",
        f"{path}: {shown(value)} is no address; copy it from the browser, beginning with https:// "
        "as in https://docs.un.org/ru/A/RES/75/10",
    )
    return None


def _file_name(node: Node, path: str, findings: _Findings) -> str | None:
    value = _words(node, path, findings)
    if value is not None and ("/" in value or "\\" in value):
        findings.error(
            node.line, "file-name", f"{path}: expected a name without folders; leave out the slashes"
        )
        return None
    return value


def _language_code(node: Node, path: str, findings: _Findings) -> str | None:
    value = _words(node, path, findings)
    if value is None or value in ISO_639_1:
        return value
    findings.error(
        node.line,
        "language",
        f"{path}: {shown(value)} is no language code; write two small letters, as in ru, en, fr or zh",
    )
    return None


def _body(node: Node, path: str, findings: _Findings) -> str | None:
    value = _words(node, path, findings)
    known = bodies.load()
    if value is None or known.get(value) is not None:
        return value
    named = known.by_name(value)
    close = [named.key] if named else get_close_matches(value[:60], known.by_key, n=1)
    remedy = (
        f"did you mean {close[0]}?"
        if close
        else "choose a key from hooks/preamble/data/bodies.yml or add one"
    )
    findings.error(node.line, "body", f"{path}: no body has the key {shown(value)}; {remedy}")
    return None


def _one_of(options: type[Option]) -> Callable[[Node, str, _Findings], Option | None]:
    def read(node: Node, path: str, findings: _Findings) -> Option | None:
        value = _words(node, path, findings)
        if value is None or value in set(options):
            return None if value is None else options(value)
        close = get_close_matches(value[:40], list(options), n=1)
        remedy = f"did you mean {close[0]}?" if close else f"write one of {', '.join(options)}"
        findings.error(node.line, "choice", f"{path}: {shown(value)} is not known; {remedy}")
        return None

    return read


def _count(node: Node, path: str, findings: _Findings) -> int | None:
    value = _words(node, path, findings)
    if value is None or _COUNT.fullmatch(value):
        return None if value is None else int(value)
    findings.error(
        node.line, "count", f"{path}: {shown(value)} is no number of places; write digits, as in 2"
    )
    return None


def _yes_or_no(node: Node, path: str, findings: _Findings) -> bool | None:
    value = _words(node, path, findings)
    if value is None or value in ("true", "false"):
        return None if value is None else value == "true"
    findings.error(node.line, "choice", f"{path}: {shown(value)} is not known; write true or false")
    return None


def _moved(node: Node, path: str, findings: _Findings) -> tuple[tuple[str, str], ...] | None:
    """Old addresses in a document and the new one of each."""
    if not isinstance(node, Fields):
        message = f"{path}: expected an old address, a colon and the new one on each line, as in op5: op6"
        findings.error(node.line, "type", message)
        return None
    moved = []
    for old, value in node.values.items():
        findings.lines.append((f"{path}.{old}", node.lines[old]))
        new = _words(value, f"{path}.{old}", findings)
        wrong = next((place for place in (old, new) if place and not _PLACE.fullmatch(place)), None)
        if wrong is not None:
            message = f"{path}: {shown(wrong)} is no address of a place; write what follows the # as in op5"
            findings.error(node.lines[old], "address", message)
        elif new is not None:
            moved.append((old, new))
    return tuple(moved)


def _corrections(node: Node, path: str, findings: _Findings) -> tuple[Correction, ...] | None:
    if not isinstance(node, Items):
        findings.error(node.line, "type", f"{path}: expected a list; begin each correction with a hyphen")
        return None
    corrections: dict[str, Correction] = {}
    for item in node.items:
        values = _read_fields(item, f"{path}.", CORRECTION_FIELDS, findings)
        if not {"find", "replace", "reason"} <= values.keys():
            continue
        correction = Correction(**values, line=item.line)
        if not correction.find.strip() or correction.find == correction.replace:
            findings.error(
                item.line, "correction", f"{path}: find must hold words that replace changes; mend one"
            )
        elif correction.find in corrections:
            findings.error(
                item.line, "correction", f"{path}: {shown(correction.find)} is corrected twice; keep one"
            )
        else:
            corrections[correction.find] = correction
    return tuple(corrections.values())


def _text(node: Node, path: str, findings: _Findings) -> TextMetadata | None:
    values = _read_fields(node, f"{path}.", TEXT_FIELDS, findings)
    return TextMetadata(**values) if "status" in values else None


def _texts(node: Node, path: str, findings: _Findings) -> tuple[tuple[Language, TextMetadata], ...] | None:
    values = _read_fields(node, f"{path}.", TEXTS_FIELDS, findings)
    if isinstance(node, Fields) and not node.values:
        message = f"{path} names no text; write ru: or en: below it, and status: below that"
        findings.error(node.line, "missing-field", message)
    return tuple((language, values[language]) for language in LANGUAGES if language in values)


def _check_dates(metadata: Metadata, line: int, findings: _Findings) -> None:
    """At least one date, and none before what it follows."""
    lines = dict(metadata.lines)
    if not lines.keys() & {"adopted", "issued", "meeting"}:
        message = (
            "no date; write adopted: or issued:, or meeting: with first: and last: if only that is known"
        )
        findings.error(line, "missing-field", message)
    if metadata.adopted and metadata.issued and metadata.issued < metadata.adopted:
        message = (
            f"issued on {metadata.issued}, before it was adopted on {metadata.adopted}; mend one of the dates"
        )
        findings.error(lines["issued"], "date", message)


# --- tables -------------------------------------------------------------------------------------

BILINGUAL_FIELDS: Mapping[str, Field] = {
    "ru": Field(_words, "add the Russian wording"),
    "en": Field(_words, "add the English wording"),
}
MEETING_FIELDS: Mapping[str, Field] = {
    "first": Field(_day, "write the first day as in 2024-10-27"),
    "last": Field(_day, "write the last day as in 2024-10-28"),
}
CORRECTION_FIELDS: Mapping[str, Field] = {
    "find": Field(_verbatim, "copy the wrong words from the source"),
    "replace": Field(_verbatim, "write the right words"),
    "reason": Field(_localized, "say why, e.g. misprint"),
    "times": Field(_count),
}
TEXT_FIELDS: Mapping[str, Field] = {
    "status": Field(_one_of(TextStatus), "write official, or translation for one made for the library"),
    "complete": Field(_yes_or_no),
    "received_as": Field(_file_name),
    "official_address": Field(_address),
    "note": Field(_localized),
    "corrections": Field(_corrections),
}
TEXTS_FIELDS: Mapping[str, Field] = {"ru": Field(_text), "en": Field(_text)}
DOCUMENT_FIELDS: Mapping[str, Field] = {
    "title": Field(_bilingual, "write title: and below it ru: and en:"),
    "title_note": Field(_localized),
    "symbol": Field(_symbol),
    "aliases": Field(_symbols),
    "body": Field(_body, "write the key of the issuing body, as in general-assembly"),
    "kind": Field(_one_of(Kind), f"write one of {', '.join(Kind)}"),
    "adopted": Field(_day),
    "issued": Field(_day),
    "meeting": Field(_meeting),
    "session": Field(_localized),
    "agenda_item": Field(_localized),
    "original_language": Field(_language_code),
    "note": Field(_localized),
    "moved": Field(_moved),
    "texts": Field(_texts, "write texts:, below it ru: or en:, and below that status:"),
}
