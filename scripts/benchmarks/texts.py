"""The texts that are measured: the library's own, longer ones made of them, and official ones."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from preamble import metadata
from preamble.convert import convert
from preamble.model import LANGUAGES, Document, Language, TextStatus
from setup_environment import ROOT

SHARED = ROOT.parent / "shared"
"""Official resolutions as XML, and the program that writes them as plain texts; may be absent."""

SUPERIORS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NUMBER = re.compile(r"^(?P<before>\s*)(?P<number>\d{1,4})(?P<after>\.\s)", re.MULTILINE)
"""A printed paragraph number at the start of a line."""
NOTE = re.compile(
    r"(?P<superior>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?P<open><sup>|\^\{)(?P<numbers>\d+(?:,\s*\d+)*)(?P<close></sup>|\})"
)
"""A footnote mark, in the text or before the note, in the forms in which texts come."""
JOB = re.compile(r"[-_](?:\d{7})?[ER](?:[-_]reissue)?$")
"""The end of an official file's name: the job number, the language."""
LONG_WORD = re.compile(r"\w{12,}")


@dataclass(frozen=True, slots=True)
class Source:
    """One text as it lies in a file."""

    slug: str
    language: Language
    file: Path
    data: bytes

    def document(self) -> Document:
        """The converted text."""
        return convert(self.data, self.file, self.language)


def seeds() -> list[Source]:
    """The texts of the library."""
    files = sorted(path for language in LANGUAGES for path in (ROOT / "seeds").glob(f"*/{language}.txt"))
    return [Source(file.parent.name, _language(file.stem), file, file.read_bytes()) for file in files]


def received(sources: list[Source]) -> list[Source]:
    """Of the texts of the library those that it was given, without the translations made for it."""
    given = []
    for source in sources:
        known, _ = metadata.load(source.file.with_name("document.yml"))
        own = dict(known.texts).get(source.language)
        if own is None or own.status is not TextStatus.TRANSLATION:
            given.append(source)
    return given


def official(count: int, folder: Path) -> list[Source]:
    """``count`` official texts, half in each language, page breaks and all; none when they are absent."""
    sources: list[Source] = []
    for name, files in _pairs(count // 2):
        for language, xml in files.items():
            out = folder / f"{name}.{language}.txt"
            plain, blocks = folder / "plain.txt", folder / "blocks.json"
            command = [sys.executable, str(SHARED / "eval" / "render.py"), str(xml), str(plain), str(blocks)]
            subprocess.run([*command, "--paged", str(out)], check=True)
            sources.append(Source(name, language, out, out.read_bytes()))
    return sources


def longer(source: Source, times: int) -> bytes:
    """The text with its body ``times`` over, paragraphs and footnotes numbered on.

    The masthead stays as it is; the body is what follows it, to the end.
    """
    lines = source.data.decode("utf-8").splitlines(keepends=True)
    start = source.document().blocks[0].lines.first - 1
    head, body = "".join(lines[:start]), "".join(lines[start:])
    numbers = max((int(found["number"]) for found in NUMBER.finditer(body)), default=0)
    notes = max((value for found in NOTE.finditer(body) for value in _values(found)), default=0)
    copies = [_renumbered(body, copy * numbers, copy * notes) for copy in range(times)]
    return (head + "\n\n".join(copies)).encode("utf-8")


def distinct(source: Source, number: int, size: int) -> bytes:
    """A text of about ``size`` characters of which no long word is the same for another ``number``.

    What a program remembered for each text, paragraph or word would show.
    """
    text = source.data.decode("utf-8")
    cut = text[: text.find("\n\n", size)]
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number))
    return LONG_WORD.sub(lambda word: word[0] + letters, cut).encode("utf-8")


def _renumbered(body: str, numbers: int, notes: int) -> str:
    def note(found: re.Match[str]) -> str:
        if found["superior"]:
            return str(int(found["superior"].translate(SUPERIORS)) + notes).translate(LOWERED)
        return found["open"] + ",".join(str(value + notes) for value in _values(found)) + found["close"]

    moved = NUMBER.sub(
        lambda found: f"{found['before']}{int(found['number']) + numbers}{found['after']}", body
    )
    return NOTE.sub(note, moved)


def _values(found: re.Match[str]) -> list[int]:
    return [int(value) for value in (found["superior"] or found["numbers"]).translate(SUPERIORS).split(",")]


def _pairs(count: int) -> list[tuple[str, dict[Language, Path]]]:
    """Documents that exist in both languages, half from each organ, in the order of their names."""
    organs = ((SHARED / "unxml" / "GA" / "76session"), (SHARED / "unxml" / "SC" / "2021"))
    chosen: list[tuple[str, dict[Language, Path]]] = []
    for organ in organs:
        russian = {_name(xml): xml for xml in (organ / "Russian").glob("*.xml")}
        english = {_name(xml): xml for xml in (organ / "English").glob("*.xml")}
        both = sorted(russian.keys() & english.keys())[: count // len(organs)]
        chosen += [(name, {"ru": russian[name], "en": english[name]}) for name in both]
    return chosen


def _name(xml: Path) -> str:
    """What the file's name has before that: the same for both languages, and fit for an address."""
    return re.sub(r"[^a-z0-9]+", "-", JOB.sub("", xml.stem).lower()).strip("-")


def _language(name: str) -> Language:
    return "ru" if name == "ru" else "en"
