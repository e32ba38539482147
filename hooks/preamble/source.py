"""Bytes → lines.

Guarantees afterwards: the text is UTF-8 in normalization form C, line numbers are the editor's,
no line holds a control, zero-width or direction character, and every page start is known.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from preamble import glyphs
from preamble.diagnostics import Diagnostic, InputError, Severity

_LINE_END = re.compile(r"\r\n|\r|\n")
_BREAKS_IN_LINE = re.compile("[\t\v\x1c-\x1f\x85\u2028\u2029]")
# Marks that show nothing: byte order marks, joiners and soft hyphens that word processors leave
# behind, and direction controls, which can make a page read differently from its source.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
# How pandoc and readers of formulas raise figures, ^1^ and ${ }^{1}$; the program knows them as ^{1}.
_RAISED = re.compile(r"\^(\d{1,3})\^|\$(?:\{\s?\}\s?)?\^\{?(\d{1,3}(?:,\s?\d{1,3})*)\}?\$")
_RAISED_IN_BRACKETS = re.compile(r"(?:(?<=\S)[ \xa0])?\((?P<mark>[⁰¹²³⁴-⁹]{1,3})\)")
"""«Решение 2014/932 (¹)», "(¹) OJ L 365": as the Official Journal of the Union raises its figures."""
_LEADER = re.compile(r"(?:\.[ \xa0]){5,}\.?")
"""Dots that lead to a page, set apart; an ellipsis has no more than four."""
# How libraries of Russian law print a note and its mark: «<1> См. …», «безопасности <1>», «<*> Перевод».
_ANGLED_MARK = re.compile(r"<[\d*]")
_ANGLED_NOTE = re.compile(r"^[ \t]*<(?:\d{1,3}|\*{1,3})>(?=[ \t]*\S)", re.MULTILINE)
_ANGLED = re.compile(r"(?P<head>^[ \t]*)?(?P<gap>[ \xa0]?)<(?P<mark>\d{1,3}|\*{1,3})>", re.MULTILINE)
_ANGLED_ALONE = re.compile(
    r"(?<=\S)(?P<gap>[ \t]*\n(?:[ \t\xa0]*\n){0,4})[ \t]*(?P<mark><(?:\d{1,3}|\*{1,3})>)[ \t]*(?=\n|\Z)"
)
"""A mark alone on a line belongs to the words above it."""
_STARRED_NOTE = re.compile(r"^[ \t]*\*\(\d{1,3}\)(?=[ \t]*\S)", re.MULTILINE)
_STARRED = re.compile(r"(?P<head>^[ \t]*)?(?P<gap>[ \xa0]?)\*\((?P<mark>\d{1,3})\)", re.MULTILINE)
"""Another library prints «*(1)»."""
# Where a converter lets links to pages lead; it shows nothing.
_EMPTY_ANCHOR = re.compile(r"<(?P<tag>span|a)\s(?:id|name)=\"[^\"<>\n]{0,80}\"></(?P=tag)>")
_BREAK_LAST = re.compile(r"<br\s?/?>[ \t]*(?=\r?\n|\Z)")
"""The break of a line of HTML, where the line ends anyhow."""
_ONE_CELL = re.compile(r"\|[^|]*\|")
_ONE_CELL_RULE = re.compile(r"\|\s*:?-{2,}:?\s*\|\Z")
_GAP = "   "
_LABEL = re.compile(r"\(?\w{0,5}[.):–•-]?")
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_LONGEST_PAGE_NUMBER = 3
_EMPTY = "the file holds no text; put the document's text into it"


class Source(Struct, frozen=True):
    """A text as lines, ready to be read."""

    file: Path
    lines: tuple[str, ...]
    """Line 1 is ``lines[0]``; no line end, trailing blanks removed."""
    page_starts: frozenset[int]
    """1-based lines before which the source has a form feed."""


def _error(file: Path, line: int, code: str, message: str) -> InputError:
    return InputError(file, Diagnostic(line, Severity.ERROR, code, message))


def load(file: Path) -> bytes:
    """Read a file's bytes; directories, missing and unreadable files are an InputError."""
    try:
        if file.is_dir():
            raise _error(file, 1, "directory", "this is a directory; name the text file inside it")
        return file.read_bytes()
    except FileNotFoundError:
        raise _error(file, 1, "missing", "no such file; check the path") from None
    except OSError as problem:
        raise _error(
            file, 1, "unreadable", f"cannot be read ({problem.strerror}); check its permissions"
        ) from None


def read(data: bytes, file: Path) -> Source:
    """Decode and clean a source text.

    Raises InputError when the bytes are no text: empty, binary, or in another encoding than UTF-8.
    """
    text = _decode(data, file)
    if not text or text.isspace():
        raise _error(file, 1, "empty", _EMPTY)
    if glyphs.LIGATURES in data or any(map(text.__contains__, glyphs.BREAKS)):
        text = glyphs.as_typed(text)
    if glyphs.has_pair(text, "''"):
        text = glyphs.quoted(text)
    # What asks for a second look is never printable, and a pattern would take twice as long to find none.
    unusual = not text.replace("\n", "").replace("\xa0", "").isprintable()
    if unusual:
        _reject_controls(text, file)
    tagged = "<" in text
    if tagged and "></" in text:
        text = _EMPTY_ANCHOR.sub("", text)
    if tagged and "<br" in text:
        text = _BREAK_LAST.sub("", text)
    if "^" in text:
        text = _RAISED.sub(_known_mark, text)
    if tagged and _ANGLED_MARK.search(text) and _ANGLED_NOTE.search(text):
        text = _ANGLED.sub(_raised_note, _ANGLED_ALONE.sub(r"\g<mark>\g<gap>", text))
    if glyphs.has_pair(text, "*(") and _has_starred_notes(text):
        text = _STARRED.sub(_raised_note, text)
    if "¹" in text and "(¹)" in text:
        text = _RAISED_IN_BRACKETS.sub(r"\g<mark>", text)
    if ". . . . ." in text:
        text = _LEADER.sub(_closed_up, text)
    raw = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if "|" in text and (" |" in text or "|\n" in text):
        raw = [_without_borders(line) for line in raw]
        raw = _without_lone_cells(raw)
    if "\\" in text:
        raw = [line.removesuffix("\\") for line in raw]  # a line end of Markdown
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raw = [unicodedata.normalize("NFC", line) for line in raw]
    raw = glyphs.closed_up(raw)
    if not unusual:
        return Source(file, tuple(map(str.rstrip, raw)), frozenset())
    page_starts = frozenset(number for number, line in enumerate(raw, 1) if "\f" in line)
    if "\t" in text:
        raw = _without_tabs(raw)
    raw = [_INVISIBLE.sub("", _BREAKS_IN_LINE.sub(" ", line.replace("\f", " "))) for line in raw]
    if not any(line.strip() for line in raw):
        raise _error(file, 1, "empty", _EMPTY)
    return Source(file, tuple(line.rstrip() for line in raw), page_starts)


def _without_borders(line: str) -> str:
    """«The Council | |»: the borders behind the one cell of a table that lost its other lines."""
    if line[-1:] != "|" or line.lstrip().startswith("|"):
        return "" if line.strip() == "|" else line
    cell = line.rstrip("| ")
    return line if "|" in cell else cell


def _without_lone_cells(lines: list[str]) -> list[str]:
    """«|Summary |», a blank line, «|The report is … |»: a box around a text, and no table."""
    if any(_ONE_CELL_RULE.match(line) for line in lines):
        return lines
    out = list(lines)
    for place, line in enumerate(lines):
        around = (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
        if (
            line[:1] == "|"
            and _ONE_CELL.fullmatch(line)
            and not any(other[:1] in "|+" for other in around if other)
        ):
            out[place] = line.strip("| ")
    return out


def _has_starred_notes(text: str) -> bool:
    """«*(1) …» heads a note, or every asterisk stands before such a number: «*word*(1)» is an emphasis."""
    return _STARRED_NOTE.search(text) is not None or text.count("*") == len(_STARRED.findall(text))


def _known_mark(match: re.Match[str]) -> str:
    return f"^{{{match[1] or match[2]}}}"


def _closed_up(leader: re.Match[str]) -> str:
    """The dots without blanks, as long as before: columns stay below each other."""
    dots = "." * (len(leader[0]) - leader[0][-1].isspace())
    return dots.ljust(len(leader[0]))


def _raised_note(match: re.Match[str]) -> str:
    """The mark as the rest of the program knows it, right behind the word that it hangs on."""
    mark = match["mark"]
    known = f"^{{{mark}}}" if mark.isdigit() else mark.replace("*", "\\*")
    return (match["head"] or "") + known


def _without_tabs(lines: list[str]) -> list[str]:
    """Tabs between words are gaps as wide as those between columns; rows of a table get lines for them."""
    out: list[str] = []
    for tabs, group in groupby(map(str.rstrip, lines), lambda line: line.count("\t")):
        if not tabs:
            out += group
            continue
        rows = [line.split("\t") for line in group]
        if len(rows) >= _FEWEST_ROWS and _is_table(rows):
            out += [f"| {' | '.join(row)} |" for row in rows]
        else:
            out += [_GAP.join(row) if row[0].strip() else " ".join(row) for row in rows]
    return out


def _is_table(rows: list[list[str]]) -> bool:
    """Whether cells between tabs are a table: no column is mostly empty, and two columns end with figures.

    A column of nothing but page numbers that grow is a table of contents; what begins with numbers or
    letters everywhere is a list.
    """
    if any(sum(not cell.strip() for cell in column) * 2 > len(rows) for column in zip(*rows, strict=True)):
        return False
    last = [row[-1].strip() for row in rows]
    if all(cell.isdigit() and len(cell) <= _LONGEST_PAGE_NUMBER for cell in last):
        pages = [int(cell) for cell in last]
        return pages != sorted(pages)
    if len(rows[0]) > _FEWEST_COLUMNS:
        return True
    figured = all(any(character.isdigit() for character in cell) for cell in last[1:])
    return figured and not all(_LABEL.fullmatch(row[0].strip()) for row in rows)


def _decode(data: bytes, file: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _error(file, 1, "utf-16", "the text is encoded as UTF-16; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise _error(file, line, "binary", "this is not a text file; extract its text and save it as UTF-8")
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise _error(file, line, "not-utf-8", "the text is not UTF-8 here; save the file as UTF-8") from None
    return text


def _reject_controls(text: str, file: Path) -> None:
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        message = f"control character U+{ord(control[0]):04X}; extract the text anew, as UTF-8"
        raise _error(file, line, "binary", message)
