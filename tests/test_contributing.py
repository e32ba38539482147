"""The contributors' pages say what is true: their samples work, their fields are the accepted ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from preamble import folders, library, metadata
from preamble.alignment import other_than
from preamble.diagnostics import Severity
from preamble.model import LANGUAGES, Kind, Language, TextStatus

ROOT = Path(__file__).parent.parent
TABLES = {
    "document-fields": metadata.DOCUMENT_FIELDS,
    "text-fields": metadata.TEXT_FIELDS,
    "correction-fields": metadata.CORRECTION_FIELDS,
}


def page(language: Language) -> str:
    return (ROOT / "docs" / language / "contributing.md").read_text(encoding="utf-8")


def blocks(language: Language, kind: str) -> list[str]:
    """The code blocks of one kind, in their order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", page(language), re.MULTILINE | re.DOTALL)


def rows(language: Language, section: str) -> dict[str, str]:
    """The table below a heading: first cell without its backquotes → second cell."""
    after = page(language).split(f"{{#{section}}}")[1].split("\n#")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", after, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("section", "fields"), TABLES.items())
def test_the_documented_fields_are_the_accepted_ones(
    language: Language, section: str, fields: Mapping[str, metadata.Field]
) -> None:
    assert list(rows(language, section)) == list(fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_documented(language: Language) -> None:
    assert re.findall(r"`([\w-]+)`", rows(language, "document-fields")["kind"]) == list(Kind)
    assert re.findall(r"`([\w-]+)`", rows(language, "text-fields")["status"]) == list(TextStatus)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_works_word_for_word(language: Language, tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    folder.mkdir()
    (folder / f"{language}.txt").write_text(blocks(language, "text")[0], encoding="utf-8")
    (folder / "document.yml").write_text(blocks(language, "yaml")[0], encoding="utf-8")
    found = folders.load(tmp_path)
    assert [d.message for _, d in found.diagnostics if d.severity is not Severity.NOTE] == []
    (entry,) = found.entries
    document = entry.texts[language].document
    ids = [block.id for block in document.blocks]
    assert ids == ["opener", "pp1", "pp2", "op1", "op2", "op2-a", "op2-b"]
    assert [note.id for note in document.footnotes] == ["fn1"]
    assert entry.kind is Kind.RESOLUTION


def second_text(
    folder: Path, language: Language, text: str, described: str
) -> tuple[library.Library, list[str]]:
    """The sample of a page with a text in the other language beside it, and what the check says."""
    place = folder / "taking-care"
    place.mkdir()
    other = other_than(language)
    (place / f"{language}.txt").write_text(blocks(language, "text")[0], encoding="utf-8")
    (place / f"{other}.txt").write_text(text, encoding="utf-8")
    above = blocks(language, "yaml")[0].split("texts:")[0]
    (place / "document.yml").write_text(above + described, encoding="utf-8")
    found = folders.load(folder)
    said = [
        diagnostic.located(f"seeds/taking-care/{file.name}")
        for file, diagnostic in found.diagnostics
        if diagnostic.severity is not Severity.NOTE
    ]
    return found, said


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_more_file_and_a_few_lines_are_a_translation(language: Language, tmp_path: Path) -> None:
    """The samples of the two pages are translations of each other."""
    described = next(block for block in blocks(language, "yaml")[1:] if "note:" in block)
    found, said = second_text(tmp_path, language, blocks(other_than(language), "text")[0], described)
    assert said == []
    assert all(pair.whole for pair in found.entries[0].pairs())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_about_a_translation_is_the_real_one(language: Language, tmp_path: Path) -> None:
    other = other_than(language)
    shorter = re.sub(r"\n(?:b\)|\(b\)) .*\n", "\n", blocks(other, "text")[0])
    described = f"texts:\n  {language}:\n    status: official\n  {other}:\n    status: translation\n"
    _, said = second_text(tmp_path, language, shorter, described)
    assert said == [blocks(language, "text")[2].strip()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_partial_translation_in_the_page_works(language: Language, tmp_path: Path) -> None:
    described = next(block for block in blocks(language, "yaml") if "complete: false" in block)
    found, said = second_text(tmp_path, language, blocks(language, "text")[3], described)
    assert said == []
    (entry,) = found.entries
    document = entry.texts[other_than(language)].document
    assert [block.id for block in document.blocks] == ["pp2", "op2-a"]
    assert [note.id for note in document.footnotes] == ["fn1"]
    assert len(entry.merged(other_than(language)).foreign) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_correction_in_the_page_is_one_of_the_library(language: Language) -> None:
    sample, described = (
        blocks(language, "yaml")[1],
        (ROOT / "seeds/a-res-75-10/ru.txt").read_text(encoding="utf-8"),
    )
    (find,) = re.findall(r"find: (.+)", sample)
    assert described.count(find) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_in_the_page_is_the_real_one(language: Language) -> None:
    sample = blocks(language, "text")[1].strip()
    text = "\n\n\nkind: resolutoin\n"
    _, diagnostics = metadata.parse(text.encode(), Path("seeds/a-res-75-10/document.yml"))
    assert sample in [diagnostic.located("seeds/a-res-75-10/document.yml") for diagnostic in diagnostics]


@pytest.mark.parametrize("file", sorted(file.name for file in ROOT.glob("*.md")))
def test_links_of_the_pages_at_the_top_lead_somewhere(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_folder_has_its_origin() -> None:
    """TEXTS.md names each document of the library."""
    named = re.findall(r"^\| `([\w-]+)` \|", (ROOT / "TEXTS.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert "a-res-75-10" in named
    assert [name for name in named if not (ROOT / "seeds" / name).is_dir()] == []
