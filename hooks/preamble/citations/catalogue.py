"""The instruments that texts cite by name: ``data/names.yml`` as frozen values.

The head of the file says what may stand in it. A mistake is reported with its line and how to mend it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from preamble import strict_yaml
from preamble.citations import sources
from preamble.citations.sources import Source
from preamble.diagnostics import Diagnostic, InputError, Severity
from preamble.model import LANGUAGES, Language
from preamble.strict_yaml import Fields, Items, Node, Text, YamlError

FILE = Path(__file__).parent.parent / "data" / "names.yml"

_FIELDS = ("target", "noun", "en", "ru", "source")
_REQUIRED = ("target", "en", "ru", "source")
_WORD = re.compile(r"\w")
_SHORTEST = 5
"""A shorter name would be found in other words' places."""


class Named(Struct, frozen=True):
    """An instrument with its names."""

    target: str
    """Canonical identifier."""
    names: Mapping[Language, tuple[str, ...]]
    """As the file writes them: a star before the ending of a declined word."""
    noun: Mapping[Language, str]
    """What may stand for it once it has been named; empty for most instruments."""
    source: Source
    """Where the identifier was seen beside the name, in both languages."""

    def title(self, language: Language) -> str:
        """The first name in a language, in the nominative."""
        return self.names[language][0].replace("*", "")


@cache
def load() -> tuple[Named, ...]:
    """The instruments of ``data/names.yml``, read once.

    Raises:
        InputError: the file breaks the rules at its head.
    """
    return parse(FILE.read_bytes(), FILE)


@cache
def titles(language: Language) -> Mapping[str, str]:
    """The titles of the named instruments by target.

    >>> titles("ru")["UNTS vol. 1577, No. 27531"]
    'Конвенция о правах ребенка'
    """
    return {named.target: named.title(language) for named in load()}


def parse(data: bytes, file: Path | str) -> tuple[Named, ...]:
    """The instruments in the bytes of a file of names.

    Raises:
        InputError: the first mistake, with its line and what to do.
    """
    try:
        root = strict_yaml.read(data)
    except YamlError as error:
        raise _error(file, error.line, error.message) from None
    if not isinstance(root, Items):
        raise _error(file, root.line, "expected a list: begin every entry with '- target: …'")
    found = tuple(_named(node, file) for node in root.items)
    for line, message in _repeated(root.items, found):
        raise _error(file, line, message)
    return found


def _error(file: Path | str, line: int, message: str) -> InputError:
    return InputError(file, Diagnostic(line, Severity.ERROR, "names", message))


def _named(node: Node, file: Path | str) -> Named:
    if not isinstance(node, Fields):
        raise _error(file, node.line, "expected fields: begin the entry with '- target: …'")
    for name, line in node.lines.items():
        if name not in _FIELDS:
            close = difflib.get_close_matches(name, _FIELDS, 1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(_FIELDS)}"
            raise _error(file, line, f"{name}: unknown field; {hint}")
    for name in _REQUIRED:
        if name not in node.values:
            raise _error(file, node.line, f"{name} is missing in this entry; add it")
    names = {language: tuple(_names(node.values[language], language, file)) for language in LANGUAGES}
    noun = node.values.get("noun")
    return Named(
        _text(node.values["target"], "target", file),
        names,
        _nouns(noun, file) if noun is not None else {},
        _source(node.values["source"], file),
    )


def _source(node: Node, file: Path | str) -> Source:
    try:
        return sources.read(node)
    except ValueError as wrong:
        raise _error(file, node.line, str(wrong)) from None


def _text(node: Node, field: str, file: Path | str) -> str:
    if not isinstance(node, Text) or node.empty:
        raise _error(file, node.line, f"{field}: expected one text after the colon")
    return node.value


def _nouns(node: Node, file: Path | str) -> dict[Language, str]:
    if not isinstance(node, Fields) or set(node.values) != set(LANGUAGES):
        raise _error(file, node.line, "noun: expected {en: Convention, ru: Конвенци*я}")
    return {language: _text(node.values[language], "noun", file) for language in LANGUAGES}


def _names(node: Node, language: Language, file: Path | str) -> Iterator[str]:
    if not isinstance(node, Items) or not node.items:
        raise _error(file, node.line, f"{language}: expected a list of names, one on each line after '- '")
    for item in node.items:
        name = _text(item, language, file)
        if len(name) < _SHORTEST or not _WORD.match(name):
            message = (
                f"{language}: '{name}' is no name that can be found; begin with a letter, write it in full"
            )
            raise _error(file, item.line, message)
        if "*" in name and language == "en":
            raise _error(file, item.line, f"en: '{name}': English names are not declined; leave out the star")
        yield name


def _repeated(nodes: tuple[Node, ...], found: tuple[Named, ...]) -> Iterator[tuple[int, str]]:
    """Names that stand under two targets, and targets that stand twice, with the line of the second."""
    owners: dict[str, str] = {}
    targets: set[str] = set()
    for node, named in zip(nodes, found, strict=True):
        if named.target in targets:
            yield node.line, f"target: {named.target} has an entry already; put the names there"
        targets.add(named.target)
        for name in (name for language in LANGUAGES for name in named.names[language]):
            other = owners.setdefault(name, named.target)
            if other != named.target:
                yield node.line, f"'{name}' is a name of {other} already; keep it under one target"
