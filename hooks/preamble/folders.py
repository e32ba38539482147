"""The folders of ``seeds/``: read, converted, checked against each other; the result is the library.

The only stage that sees every document. A folder holds ``ru.txt``, ``en.txt`` or both, and a
``document.yml``; without the latter a text still works with what its masthead says. Whatever is
wrong with one folder is a diagnostic, never a reason not to read the next.
"""

from __future__ import annotations

import datetime
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from preamble import listing, metadata, processes, source
from preamble.alignment import differences
from preamble.alignment import partial as partially
from preamble.convert import convert_lines
from preamble.diagnostics import Diagnostic, InputError, Severity
from preamble.language import detect
from preamble.library import Entry, Library, Located, Text, printed_symbols
from preamble.listing import error
from preamble.model import (
    LANGUAGES,
    Document,
    Language,
    Metadata,
    TextMetadata,
    TextStatus,
)

DESCRIPTION = "document.yml"
TEXT_FILES: Mapping[Language, str] = {language: f"{language}.txt" for language in LANGUAGES}

_FOLDERS_WORTH_A_PROCESS = 3
"""Besides the first one; fewer are read sooner than another process is of use (measured)."""
_ENOUGH_TO_TELL_THE_LANGUAGE = 40_000


def load(seeds: Path, only: Collection[Path] | None = None) -> Library:
    """Read the folders of ``seeds``, or only some of them.

    Never raises for what stands in them; a missing ``seeds`` is an error among the diagnostics.
    """
    found: list[Located] = []
    folders = (
        listing.folders(seeds, found)
        if only is None
        else [folder for folder in only if listing.is_folder(folder, found)]
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


def _read(folders: Sequence[Path]) -> Iterable[tuple[Entry | None, list[Located]]]:
    """Every folder read, in order; by several processes, for no text needs another one."""
    others = min((os.cpu_count() or 1) - 1, (len(folders) - 1) // _FOLDERS_WORTH_A_PROCESS)
    if others < 1 or not processes.are_of_use():
        return map(_alone, folders)
    # Patterns and tables are made for the first text of a language; the other processes then have them too.
    first = _first_of_each_language(folders)
    read = {folder: _alone(folder) for folder in first}
    # The longest first: nobody waits for the other to read the last one.
    rest = sorted((folder for folder in folders if folder not in read), key=_size, reverse=True)
    parts = min(len(rest), processes.MOST_TICKETS)
    tickets = processes.Tickets(parts)

    def take() -> dict[Path, tuple[Entry | None, list[Located]]]:
        return {folder: _alone(folder) for ticket in tickets for folder in rest[ticket::parts]}

    begun = [processes.start(take) for _ in range(others)]
    read |= take()
    for there in begun:
        read |= there()
    return [read[folder] for folder in folders]


def _size(folder: Path) -> int:
    """Bytes of the texts of a folder."""
    files = (folder / name for name in TEXT_FILES.values())
    return sum(file.stat().st_size for file in files if file.is_file())


def _first_of_each_language(folders: Iterable[Path]) -> list[Path]:
    """As few folders as hold texts of every language, if there are any."""
    missing, chosen = set(TEXT_FILES.values()), []
    for folder in folders:
        if has := {name for name in missing if (folder / name).exists()}:
            chosen.append(folder)
            missing -= has
        if not missing:
            break
    return chosen


def _alone(folder: Path) -> tuple[Entry | None, list[Located]]:
    found: list[Located] = []
    return _entry(folder, found), found


# --- folders and files ----------------------------------------------------------------------------


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
            found.append((path, error(0, "symbolic-link", message)))
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
            found.append((folder, error(0, "no-text", message)))
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
            found.append((known.file, error(line, "partial-alone", message)))
            continue
        document, diagnostics = partially.place(text.document, whole.document, whole.file.name)
        found += [(text.file, diagnostic) for diagnostic in diagnostics]
        texts[text.language] = replace(text, document=document)
    return texts


def _text(file: Path, language: Language, known: Metadata, found: list[Located]) -> Text | None:
    try:
        read = source.read(source.load(file), file)
        document = convert_lines(read, language, known)
    except InputError as problem:
        found.append((problem.file, problem.diagnostic))
        return None
    found += [(file, diagnostic) for diagnostic in document.diagnostics]
    detected = detect("\n".join(read.lines)[:_ENOUGH_TO_TELL_THE_LANGUAGE])
    if detected != language:
        message = f"the text looks like {detected}, not {language}; rename the file to {TEXT_FILES[detected]}"
        found.append((file, Diagnostic(0, Severity.WARNING, "other-language", message)))
    own = dict(known.texts).get(language)
    if own:
        found += [(known.file, diagnostic) for diagnostic in _misplaced(own, read.lines, document)]
    return Text(language, file, document, own)


def _unmatched(known: Metadata, files: Collection[str]) -> Iterator[Diagnostic]:
    """Texts without a word in ``document.yml``, and words without a text."""
    lines, described = dict(known.lines), dict(known.texts)
    for language, name in TEXT_FILES.items():
        if name in files and f"texts.{language}" not in lines and "texts" in lines:
            message = f"texts.{language} is missing though {name} is there; add it with status: below"
            yield error(lines["texts"], "missing-field", message)
        if name not in files and language in described:
            message = f"there is no {name} beside this file; add the text or delete texts.{language}"
            yield error(lines[f"texts.{language}"], "no-text", message)


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
            yield error(correction.line, "correction-outside-text", message)


# --- documents against themselves and each other -----------------------------------------------------


def _contradictions(entry: Entry) -> Iterator[Located]:
    known = entry.metadata
    lines = dict(known.lines)
    symbols = {known.symbol or next(printed_symbols(entry), None), *known.aliases}
    days = {known.adopted, known.issued} - {None}
    for text in entry.texts.values():
        printed = text.document.masthead.symbol
        if printed and printed not in symbols:
            message = (
                f"the masthead of {text.file.name} prints the symbol {printed}; correct symbol: here, "
                "or add the printed one to aliases:"
            )
            yield known.file, error(lines.get("symbol", 0), "contradiction", message)
        day = text.document.masthead.date
        if day and days and day not in days and not _within(day, known.meeting):
            message = f"the masthead of {text.file.name} has the date {day}, not given here; check the dates"
            line = lines.get("adopted", lines.get("issued", 0))
            yield known.file, Diagnostic(line, Severity.WARNING, "contradiction", message)
    yield from _differences(entry)
    yield from _moved_nowhere(entry)


def _moved_nowhere(entry: Entry) -> Iterator[Located]:
    """What ``moved`` leads from and to: an old address is none of the text's, a new one is."""
    if not entry.metadata.moved:
        return
    lines = dict(entry.metadata.lines)
    pages = [entry.places(language) for language in LANGUAGES]
    for old, new in entry.metadata.moved:
        for place, wanted, remedy in (
            (old, False, "it leads there still; delete this line"),
            (new, True, "write the address that the words have now"),
        ):
            if any((place in places) != wanted for places in pages):
                message = f"moved: {place} is {'no' if wanted else 'an'} address of the text; {remedy}"
                yield entry.metadata.file, error(lines[f"moved.{old}"], "moved", message)


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
        claimed = {entry.symbol, *entry.metadata.aliases, *printed_symbols(entry)} - {None}
        for target in sorted(target for target in claimed if target):
            other = by_target.setdefault(target, entry)
            if other is not entry:
                line = dict(entry.metadata.lines).get("symbol", 0)
                file = entry.metadata.file if line else next(iter(entry.texts.values())).file
                message = f"{target} is the symbol of {other.slug} too; mend a symbol or remove a folder"
                doubled.append((file, error(line, "doubled-symbol", message)))
    return by_target, doubled


def _newest_first(entry: Entry) -> tuple[int, str]:
    day = entry.day()
    return (-day.toordinal() if day else 0, entry.slug)


def _place(located: Located) -> tuple[str, int]:
    file, diagnostic = located
    return (file.as_posix(), diagnostic.line)
