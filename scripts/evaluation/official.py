"""Reads an official text in Akoma Ntoso XML: its words as a plain text, and the links in them.

The files come from outside. No entity is expanded but XML's own five, nothing is fetched, and a file
that declares a document type is refused: official files have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from preamble.citations.forms import fold
from preamble.model import Language

_LANGUAGES: dict[str, Language] = {"eng": "en", "en": "en", "rus": "ru", "ru": "ru"}
_SYMBOL = re.compile(
    r"(?:undocs\.org|docs\.un\.org)/+(?:(?:en|ru|fr|es|ar|zh)/)?(?P<symbol>[A-Z][A-Za-z.()-]*/[^?#]+)",
    re.IGNORECASE,
)
_PARAGRAPHS = frozenset({"p", "docTitle", "heading", "subheading", "crossHeading", "listIntroduction"})
_SUPERIORS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CITED = re.compile(r"\d+/\d+|\d+\s?\([\dIVXLC]+\)|[A-Z]+/\S+\d")
"""A whole citation; the pieces of one that is linked piece by piece are none."""


class UnreadableTextError(Exception):
    """A file that is no official text; the message says why and what to do."""


class OtherLanguageError(Exception):
    """An official text in a language that this library does not read."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the official text to a document with a symbol."""

    line: int
    """1-based line of the plain text."""
    start: int
    """Offsets in that line."""
    end: int
    text: str
    target: str
    """The symbol in the address, folded: no white space, Latin letters."""


@dataclass(frozen=True, slots=True)
class Official:
    """One official text."""

    file: Path
    language: Language
    organ: str
    """As the file abbreviates it: "ga", "sc"."""
    work: str
    """The address of the work, the same in all languages."""
    lines: tuple[str, ...]
    """The plain text."""
    links: tuple[Link, ...]

    @property
    def text(self) -> str:
        """The plain text as it would lie in a file."""
        return "\n".join(self.lines) + "\n"


def read(file: Path) -> Official:
    """One file.

    Raises UnreadableTextError for anything but Akoma Ntoso, OtherLanguageError for another language.
    """
    root = _parse(file)
    language = _LANGUAGES.get(_attribute(root, "FRBRlanguage", "language"))
    if language is None:
        raise OtherLanguageError(f"{file}: neither English nor Russian")
    writer = _Writer()
    for part in root:
        for child in part:
            writer.walk(child)
    return Official(
        file,
        language,
        _attribute(root, "FRBRauthor", "href").strip("#/").rsplit("/", 1)[-1] or "unknown",
        _attribute(root, "FRBRuri", "value") or file.stem,
        tuple(writer.lines),
        tuple(_joined(writer.links, writer.lines)),
    )


def target_of(address: str) -> str | None:
    """The symbol in the address of a document, None for an address of anything else.

    >>> target_of("https://undocs.org/en/S/RES/2253%20(2015)"), target_of("https://www.un.org/en/")
    ('S/RES/2253(2015)', None)
    """
    match = _SYMBOL.search(unquote(address))
    return fold(match["symbol"]).rstrip("/.,;").upper() if match else None


def _parse(file: Path) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.parse(file, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableTextError(f"{file}: no well-formed XML ({error}); fetch the file anew") from error
    except OSError as error:
        raise UnreadableTextError(f"{file}: cannot be read ({error}); check that it may be opened") from error
    if tree.docinfo.internalDTD is not None:
        raise UnreadableTextError(f"{file}: declares a document type, as no official text does; leave it out")
    root = tree.getroot()
    if _name(root) != "akomaNtoso":
        raise UnreadableTextError(f"{file}: XML, but no Akoma Ntoso (<{_name(root)}>); leave the file out")
    return root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _attribute(root: etree._Element, name: str, attribute: str) -> str:
    found = next(root.iter(f"{{*}}{name}"), None)
    return "" if found is None else str(found.get(attribute) or "")


# --- words --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Line:
    """A line being written: white space is tidied while it grows, so that offsets are final."""

    text: str = ""
    links: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        for piece in re.split(r"([ \t\r\n]+)", words or ""):
            if piece.strip(" \t\r\n"):
                self.text += piece
            elif piece and self.text and not self.text.endswith(" "):
                self.text += " "

    def link(self, start: int, address: str) -> None:
        end = len(self.text.rstrip(" "))
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip(" "))
        if (target := target_of(address)) and start < end:
            self.links.append((start, end, target))


@dataclass(slots=True)
class _Writer:
    """Walks the tree, writes one line for each paragraph and each note, with an empty line between."""

    lines: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    label: str = ""
    """Printed number of the paragraph that comes next."""
    notes: list[_Line] = field(default_factory=list)

    def walk(self, element: etree._Element) -> None:
        name = _name(element)
        if name in ("meta", ""):
            return
        if name == "num":
            line = _Line()
            self._inline(element, line)
            self.label = f"{self.label} {line.text.strip()}".strip()
        elif name == "table":
            self._table(element)
        elif name in _PARAGRAPHS:
            line = _Line(f"{self.label} " if self.label else "")
            self.label = ""
            self._inline(element, line)
            self._write(line)
        else:
            for child in element:
                self.walk(child)

    def _inline(self, element: etree._Element, line: _Line) -> None:
        line.add(element.text)
        for child in element:
            name = _name(child)
            if name == "authorialNote":
                self._note(child, line)
            elif name in ("a", "ref"):
                start = len(line.text)
                self._inline(child, line)
                line.link(start, str(child.get("href") or ""))
            elif name == "br":
                line.add(" ")
            else:
                self._inline(child, line)
            line.add(child.tail)

    def _note(self, element: etree._Element, line: _Line) -> None:
        mark = str(element.get("marker") or "")
        mark = mark.translate(_SUPERIORS) if mark.isascii() and mark.isdigit() else mark
        line.add(mark)
        note = _Line(f"{mark} ")
        for child in element:
            self._inline(child, note)
            note.add(" ")
        self.notes.append(note)

    def _table(self, element: etree._Element) -> None:
        rows = []
        for row in element.iter("{*}tr"):
            line = _Line("|")
            for cell in row:
                line.add(" ")
                self._inline(cell, line)
                line.add(" |")
            rows.append(line)
        if rows:
            rows.insert(1, _Line("|" + "---|" * (rows[0].text.count("|") - 1)))
        for line in rows:
            self._put(line)
        self.lines.append("")
        self._flush()

    def _write(self, line: _Line) -> None:
        if line.text.strip():
            self._put(line)
            self.lines.append("")
        self._flush()

    def _flush(self) -> None:
        notes, self.notes = self.notes, []
        for note in notes:
            self._put(note)
            self.lines.append("")

    def _put(self, line: _Line) -> None:
        self.lines.append(line.text.rstrip(" "))
        for start, end, target in line.links:
            self.links.append(Link(len(self.lines), start, end, line.text[start:end], target))


def _is_continued(last: Link, link: Link, between: str) -> bool:
    """Whether a link goes on with the citation before it."""
    if not between:
        return True
    return not between.strip() and not (_CITED.search(last.text) and _CITED.search(link.text))


def _joined(links: list[Link], lines: list[str]) -> list[Link]:
    """One link for a citation that the file links piece by piece: "1514", "(", "XV", ")"."""
    joined: list[Link] = []
    for link in links:
        last = joined[-1] if joined else None
        if (
            last
            and (last.line, last.target) == (link.line, link.target)
            and _is_continued(last, link, lines[link.line - 1][last.end : link.start])
        ):
            text = lines[link.line - 1][last.start : link.end]
            joined[-1] = Link(link.line, last.start, link.end, text, link.target)
        else:
            joined.append(link)
    return joined
