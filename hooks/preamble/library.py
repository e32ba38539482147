"""All documents of the library: the folders of ``seeds/`` read, converted, checked against each other.

The only stage that sees every document. A folder holds ``ru.txt``, ``en.txt`` or both, and a
``document.yml``; without the latter a text still works with what its masthead says. Whatever is
wrong with one folder is a diagnostic, never a reason not to read the next.
"""

from __future__ import annotations

import datetime
import difflib
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from preamble import alignment, bodies, metadata, processes, source
from preamble.alignment import differences
from preamble.alignment import partial as partially
from preamble.convert import convert
from preamble.diagnostics import Diagnostic, InputError, Severity
from preamble.language import detect
from preamble.model import (
    LANGUAGES,
    Block,
    Document,
    Footnote,
    Kind,
    Language,
    Metadata,
    TextMetadata,
    TextStatus,
)

DESCRIPTION = "document.yml"
TEXT_FILES: Mapping[Language, str] = {language: f"{language}.txt" for language in LANGUAGES}

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 100
_FOLDERS_WORTH_A_PROCESS = 12
"""Fewer are read sooner than another process is of use (measured)."""
_FOLDERS_AT_ONCE = 4
_ENOUGH_TO_TELL_THE_LANGUAGE = 40_000

Located = tuple[Path, Diagnostic]


class Text(Struct, frozen=True):
    """One language's text of a document."""

    language: Language
    """By the file's name; the language of the document inside is the same."""
    file: Path
    document: Document
    metadata: TextMetadata | None
    """None when ``document.yml`` does not speak of this text."""


class Entry(Struct, frozen=True):
    """One document of the library, in one language or both."""

    slug: str
    """Name of its folder and last part of its address."""
    folder: Path
    metadata: Metadata
    """Empty but for its path when there is no ``document.yml``."""
    texts: Mapping[Language, Text]
    """In the order of `LANGUAGES`; at least one."""

    @property
    def documents(self) -> dict[Language, Document]:
        """The texts' documents by language."""
        return {language: text.document for language, text in self.texts.items()}

    def pairs(self) -> tuple[alignment.Pair[Block], ...]:
        """The paragraphs of both texts side by side, in the order of the document."""
        return alignment.pairs(self.documents)

    def note_pairs(self) -> tuple[alignment.Pair[Footnote], ...]:
        """The footnotes of both texts side by side."""
        return alignment.note_pairs(self.documents)

    def merged(self, language: Language) -> alignment.Merged:
        """The document as a page in a language shows it; see ``alignment.merged``."""
        return alignment.merged(self.documents, language, self.complete(language))

    def complete(self, language: Language) -> bool:
        """Whether a text holds all its paragraphs; False when there is none, or ``document.yml`` says so."""
        text = self.texts.get(language)
        return text is not None and (text.metadata is None or text.metadata.complete)

    def title(self, language: Language) -> str | None:
        """The title in a language: ``document.yml`` before the masthead; None when neither has it."""
        if title := dict(self.metadata.title).get(language):
            return title
        return self.texts[language].document.title if language in self.texts else None

    @property
    def symbol(self) -> str | None:
        """Canonical symbol, from ``document.yml`` or else as a masthead prints it."""
        return self.metadata.symbol or next(_printed_symbols(self), None)

    @property
    def body(self) -> str | None:
        """Key of the issuing body, or None when it is not one of ``data/bodies.yml``."""
        if self.metadata.body:
            return self.metadata.body
        printed = (text.document.masthead.body for text in self.texts.values())
        known = (bodies.load().by_name(name) for name in printed if name)
        return next((body.key for body in known if body), None)

    @property
    def kind(self) -> Kind:
        """What the document is."""
        return self.metadata.kind or next(iter(self.texts.values())).document.kind

    @property
    def date(self) -> datetime.date | None:
        """The day of adoption, failing that of issue, failing both that of the masthead."""
        known = self.metadata
        if known.adopted or known.issued or known.meeting:
            return known.adopted or known.issued
        return next(_printed_dates(self), None)

    @property
    def year(self) -> int | None:
        """The year of its date or of its meeting."""
        day = self._day()
        return day.year if day else None

    def _day(self) -> datetime.date | None:
        """The day to sort by."""
        return self.date or (self.metadata.meeting[1] if self.metadata.meeting else None)


class Library(Struct, frozen=True, dict=True):
    """Every document that could be read, and everything that was found on the way."""

    entries: tuple[Entry, ...]
    """Newest first, those without a date last, then by slug."""
    diagnostics: tuple[Located, ...]
    """By file and line."""
    _by_target: Mapping[str, Entry] = field(default_factory=dict)

    def by_target(self, target: str) -> Entry | None:
        """The document that a canonical target names, by its symbol or another symbol it is cited under."""
        return self._by_target.get(target)


def load(seeds: Path, only: Collection[Path] | None = None) -> Library:
    """Read the folders of ``seeds``, or only some of them.

    Never raises for what stands in them; a missing ``seeds`` is an error among the diagnostics.
    """
    found: list[Located] = []
    folders = (
        _folders(seeds, found) if only is None else [folder for folder in only if _is_folder(folder, found)]
    )
    entries = []
    for entry, diagnostics in _read(sorted(folders)):
        found += diagnostics
        if entry is not None:
            entries.append(entry)
    entries.sort(key=_newest_first)
    by_target, doubled = _index(entries)
    found += doubled
    return Library(tuple(entries), tuple(sorted(found, key=_place)), by_target)


def slugs(seeds: Path) -> list[str]:
    """The names of the folders that `load` would read."""
    return [folder.name for folder in _folders(seeds, [])]


def suggested_slug(name: str) -> str:
    """A folder name of the accepted form.

    >>> suggested_slug("A_RES_75_10 ")
    'a-res-75-10'
    """
    return _NOT_SLUG.sub("-", name.lower()).strip("-")[:_SLUG_LENGTH].strip("-") or "document"


def _read(folders: Sequence[Path]) -> Iterable[tuple[Entry | None, list[Located]]]:
    """Every folder read, in order; many of them by several processes, for no text needs another one."""
    workers = min(os.cpu_count() or 1, len(folders) // _FOLDERS_WORTH_A_PROCESS)
    if workers < 2 or not processes.are_of_use():
        return map(_alone, folders)
    # Patterns and tables are made for the first text; the processes then have them too.
    first = _alone(folders[0])
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        return [first, *pool.map(_alone, folders[1:], chunksize=_FOLDERS_AT_ONCE)]


def _alone(folder: Path) -> tuple[Entry | None, list[Located]]:
    found: list[Located] = []
    return _entry(folder, found), found


# --- folders and files ----------------------------------------------------------------------------


def _folders(seeds: Path, found: list[Located]) -> list[Path]:
    if not seeds.is_dir():
        found.append(
            (seeds, _error(0, "no-seeds", "no such folder; create it and put a document's folder in it"))
        )
        return []
    folders = []
    for path in sorted(seeds.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink() or path.is_dir():
            if _is_folder(path, found):
                folders.append(path)
        elif path.name != "README.md":
            message = "a file outside any document's folder is not read; move it into seeds/<document>/"
            found.append((path, Diagnostic(0, Severity.WARNING, "stray-file", message)))
    return folders


def _is_folder(path: Path, found: list[Located]) -> bool:
    """Whether a path is a document's folder with a name that can be an address."""
    if path.is_symlink():
        found.append(
            (path, _error(0, "symbolic-link", "symbolic links are not followed; put the folder itself here"))
        )
    elif path.is_file():
        found.append((path, _error(0, "no-folder", "a file, not a folder; name the folder it lies in")))
    elif not path.is_dir():
        found.append((path, _error(0, "no-folder", f"no such folder{_nearest(path)}")))
    elif not _SLUG.fullmatch(path.name) or len(path.name) > _SLUG_LENGTH:
        message = (
            "the folder's name becomes an address: small Latin letters, digits and single hyphens only, "
            f"at most {_SLUG_LENGTH}; rename it, e.g. to {suggested_slug(path.name)}"
        )
        found.append((path, _error(0, "folder-name", message)))
    else:
        return True
    return False


def _nearest(missing: Path) -> str:
    """What to do about a folder that is not there: the one that was meant, if it can be told."""
    beside = [path.name for path in missing.parent.iterdir()] if missing.parent.is_dir() else []
    close = difflib.get_close_matches(missing.name, beside, 1)
    return f"; did you mean {close[0]}?" if close else "; name a folder in seeds/"


def _files(folder: Path, found: list[Located]) -> dict[str, Path]:
    """The expected files of a folder that are plain files; others are reported."""
    expected = {*TEXT_FILES.values(), DESCRIPTION}
    files = {}
    for path in sorted(folder.iterdir()):
        if path.name not in expected:
            if not path.name.startswith(".") and not path.name.endswith("~"):
                message = f"not read; expected are {', '.join(sorted(expected))}; rename or remove it"
                found.append((path, Diagnostic(0, Severity.WARNING, "stray-file", message)))
        elif not stat.S_ISREG(os.lstat(path).st_mode):
            message = "not a plain file (links are not followed); put the file itself here"
            found.append((path, _error(0, "symbolic-link", message)))
        else:
            files[path.name] = path
    return files


# --- one document ---------------------------------------------------------------------------------


def _entry(folder: Path, found: list[Located]) -> Entry | None:
    files = _files(folder, found)
    known = Metadata(folder / DESCRIPTION)
    if DESCRIPTION in files:
        known, diagnostics = metadata.load(files[DESCRIPTION])
        found += [(known.file, diagnostic) for diagnostic in diagnostics]
        found += [(known.file, diagnostic) for diagnostic in _unmatched(known, files)]
    texts = {}
    for language, name in TEXT_FILES.items():
        if name in files and (text := _text(files[name], language, known, found)):
            texts[language] = text
    if not texts:
        if not files.keys() & set(TEXT_FILES.values()):
            message = f"no text; put the document's text here as {' or '.join(TEXT_FILES.values())}"
            found.append((folder, _error(0, "no-text", message)))
        return None
    entry = Entry(folder.name, folder, known, _placed(texts, known, found))
    found += _contradictions(entry)
    return entry


def _placed(texts: dict[Language, Text], known: Metadata, found: list[Located]) -> dict[Language, Text]:
    """The texts, a partial one with the addresses of the complete one."""
    partial = [text for text in texts.values() if text.metadata and not text.metadata.complete]
    for text in partial:
        whole = next((other for other in texts.values() if other not in partial), None)
        if whole is None:
            line = dict(known.lines)[f"texts.{text.language}.complete"]
            message = (
                "a part of a text needs the complete text in the other language beside it; add that, or "
                "delete complete: false"
            )
            found.append((known.file, _error(line, "partial-alone", message)))
            continue
        document, diagnostics = partially.place(text.document, whole.document, whole.file.name)
        found += [(text.file, diagnostic) for diagnostic in diagnostics]
        texts[text.language] = replace(text, document=document)
    return texts


def _text(file: Path, language: Language, known: Metadata, found: list[Located]) -> Text | None:
    try:
        data = source.load(file)
        lines = source.read(data, file).lines
        document = convert(data, file, language, known)
    except InputError as problem:
        found.append((problem.file, problem.diagnostic))
        return None
    found += [(file, diagnostic) for diagnostic in document.diagnostics]
    detected = detect("\n".join(lines)[:_ENOUGH_TO_TELL_THE_LANGUAGE])
    if detected != language:
        message = f"the text looks like {detected}, not {language}; rename the file to {TEXT_FILES[detected]}"
        found.append((file, Diagnostic(0, Severity.WARNING, "other-language", message)))
    own = dict(known.texts).get(language)
    if own:
        found += [(known.file, diagnostic) for diagnostic in _misplaced(own, lines, document)]
    return Text(language, file, document, own)


def _unmatched(known: Metadata, files: Collection[str]) -> Iterator[Diagnostic]:
    """Texts without a word in ``document.yml``, and words without a text."""
    lines, described = dict(known.lines), dict(known.texts)
    for language, name in TEXT_FILES.items():
        if name in files and f"texts.{language}" not in lines and "texts" in lines:
            message = f"texts.{language} is missing though {name} is there; add it with status: below"
            yield _error(lines["texts"], "missing-field", message)
        if name not in files and language in described:
            message = f"there is no {name} beside this file; add the text or delete texts.{language}"
            yield _error(lines[f"texts.{language}"], "no-text", message)


def _misplaced(text: TextMetadata, lines: Collection[str], document: Document) -> Iterator[Diagnostic]:
    """Corrections that are not found once, or found where nothing is shown to the reader."""
    wrong = metadata.check_corrections(text, "\n".join(lines))
    yield from wrong
    failed = {diagnostic.line for diagnostic in wrong}
    spans = [block.lines for block in document.blocks] + [note.lines for note in document.footnotes]
    for correction in text.corrections:
        if correction.line in failed:
            continue
        at = next(number for number, line in enumerate(lines, 1) if correction.find in line)
        if not any(span.first <= at <= span.last for span in spans):
            message = (
                f"the words {correction.find!r} stand on line {at}, above the text or in page furniture, "
                "which is not corrected; write the title in title: and delete this correction"
            )
            yield _error(correction.line, "correction-outside-text", message)


# --- documents against themselves and each other -----------------------------------------------------


def _contradictions(entry: Entry) -> Iterator[Located]:
    known = entry.metadata
    lines = dict(known.lines)
    symbols = {known.symbol or next(_printed_symbols(entry), None), *known.aliases}
    days = {known.adopted, known.issued} - {None}
    for text in entry.texts.values():
        printed = text.document.masthead.symbol
        if printed and printed not in symbols:
            message = (
                f"the masthead of {text.file.name} prints the symbol {printed}; correct symbol: here, "
                "or add the printed one to aliases:"
            )
            yield known.file, _error(lines.get("symbol", 0), "contradiction", message)
        day = text.document.masthead.date
        if day and days and day not in days and not _within(day, known.meeting):
            message = f"the masthead of {text.file.name} has the date {day}, not given here; check the dates"
            line = lines.get("adopted", lines.get("issued", 0))
            yield known.file, Diagnostic(line, Severity.WARNING, "contradiction", message)
    yield from _differences(entry)


def _within(day: datetime.date, meeting: tuple[datetime.date, datetime.date] | None) -> bool:
    return meeting is not None and meeting[0] <= day <= meeting[1]


def _differences(entry: Entry) -> Iterator[Located]:
    """What one language has and the other lacks: the texts are one document."""
    partial = next((language for language in entry.texts if not entry.complete(language)), None)
    found = differences.differences(
        entry.documents,
        {language: text.file.name for language, text in entry.texts.items()},
        partial=partial,
        ours=_ours(entry),
    )
    return ((entry.texts[one.language].file, one.diagnostic) for one in found)


def _ours(entry: Entry) -> Language | None:
    """The text that was translated for this library, which can therefore be mended."""
    return next(
        (
            language
            for language, text in entry.texts.items()
            if text.metadata and text.metadata.status is TextStatus.TRANSLATION
        ),
        None,
    )


def _index(entries: Iterable[Entry]) -> tuple[dict[str, Entry], list[Located]]:
    """Targets of all documents; a target that two of them claim is an error and leads nowhere new."""
    by_target: dict[str, Entry] = {}
    doubled: list[Located] = []
    for entry in entries:
        claimed = {entry.symbol, *entry.metadata.aliases, *_printed_symbols(entry)} - {None}
        for target in sorted(target for target in claimed if target):
            other = by_target.setdefault(target, entry)
            if other is not entry:
                line = dict(entry.metadata.lines).get("symbol", 0)
                file = entry.metadata.file if line else next(iter(entry.texts.values())).file
                message = f"{target} is the symbol of {other.slug} too; mend a symbol or remove a folder"
                doubled.append((file, _error(line, "doubled-symbol", message)))
    return by_target, doubled


def _printed_symbols(entry: Entry) -> Iterator[str]:
    return (symbol for text in entry.texts.values() if (symbol := text.document.masthead.symbol))


def _printed_dates(entry: Entry) -> Iterator[datetime.date]:
    return (day for text in entry.texts.values() if (day := text.document.masthead.date))


def _newest_first(entry: Entry) -> tuple[int, str]:
    day = entry._day()
    return (-day.toordinal() if day else 0, entry.slug)


def _place(located: Located) -> tuple[str, int]:
    file, diagnostic = located
    return (file.as_posix(), diagnostic.line)


def _error(line: int, code: str, message: str) -> Diagnostic:
    return Diagnostic(line, Severity.ERROR, code, message)
