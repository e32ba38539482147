"""The library: folders as contributors might leave them, what is read and what is said of them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from preamble import folders
from preamble.diagnostics import Severity
from preamble.library import Entry, Library
from preamble.model import Kind

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

RESOLUTION = {
    "ru": """\
Организация Объединенных Наций
A/RES/76/1

Генеральная Ассамблея

Distr.: General
12 October 2021

Резолюция, принятая Генеральной Ассамблеей 11 октября 2021 года

76/1. О мире

Генеральная Ассамблея,

ссылаясь на свою резолюцию 75/10 от 23 ноября 2020 года,

1. призывает государства-члены беречь мир;

2. просит Генерального секретаря представить доклад.
""",
    "en": """\
United Nations
A/RES/76/1

General Assembly

Distr.: General
12 October 2021

Resolution adopted by the General Assembly on 11 October 2021

76/1. Peace

The General Assembly,

Recalling its resolution 75/10 of 23 November 2020,

1. Calls upon Member States to keep the peace;

2. Requests the Secretary-General to submit a report.
""",
}
DESCRIPTION = """\
symbol: A/RES/76/1
title: {ru: О мире, en: Peace}
body: general-assembly
kind: resolution
adopted: 2021-10-11
issued: 2021-10-12
texts:
  ru: {status: official}
  en: {status: official}
"""
WHOLE = {"ru.txt": RESOLUTION["ru"], "en.txt": RESOLUTION["en"], "document.yml": DESCRIPTION}


def seeds(folder: Path, **documents: Mapping[str, str]) -> Path:
    """Write documents as folders of a library; underscores in their names are hyphens."""
    for slug, files in documents.items():
        place = folder / slug.replace("_", "-")
        place.mkdir(parents=True)
        for name, text in files.items():
            (place / name).write_text(text, encoding="utf-8")
    return folder


def said(found: Library, folder: Path) -> list[str]:
    """Errors and warnings as the commands print them, paths from the library's folder on."""
    return [
        diagnostic.located(file.relative_to(folder) if file != folder else "seeds")
        for file, diagnostic in found.diagnostics
        if diagnostic.severity is not Severity.NOTE
    ]


def only(found: Library) -> Entry:
    (entry,) = found.entries
    return entry


def test_a_whole_document(tmp_path: Path) -> None:
    found = folders.load(seeds(tmp_path, a_res_76_1=WHOLE))
    assert said(found, tmp_path) == []
    entry = only(found)
    assert (entry.slug, list(entry.texts)) == ("a-res-76-1", ["ru", "en"])
    assert (entry.title("ru"), entry.title("en")) == ("О мире", "Peace")
    assert (entry.symbol, entry.body, entry.kind) == ("A/RES/76/1", "general-assembly", Kind.RESOLUTION)
    assert (entry.date, entry.year) == (date(2021, 10, 11), 2021)
    assert found.by_target("A/RES/76/1") is entry
    assert found.by_target("A/RES/76/2") is None


def test_an_old_address_leads_to_a_new_one(tmp_path: Path) -> None:
    described = DESCRIPTION + "moved: {op3: op2}\n"
    found = folders.load(seeds(tmp_path, peace=WHOLE | {"document.yml": described}))
    assert said(found, tmp_path) == []
    assert only(found).metadata.moved == (("op3", "op2"),)


@pytest.mark.parametrize(
    ("moved", "message"),
    [
        ("op3: op4", "op4 is no address of the text; write the address that the words have now"),
        ("op1: op2", "op1 is an address of the text; it leads there still; delete this line"),
    ],
)
def test_an_address_that_cannot_have_moved_is_an_error(tmp_path: Path, moved: str, message: str) -> None:
    described = f"{DESCRIPTION}moved:\n  {moved}\n"
    found = folders.load(seeds(tmp_path, peace=WHOLE | {"document.yml": described}))
    assert said(found, tmp_path) == [f"peace/document.yml:11: error: moved: {message}"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_without_document_yml_the_masthead_speaks(tmp_path: Path, language: str) -> None:
    found = folders.load(seeds(tmp_path, peace={f"{language}.txt": RESOLUTION[language]}))
    entry = only(found)
    assert entry.symbol == "A/RES/76/1"
    assert entry.body == "general-assembly"
    assert entry.kind is Kind.RESOLUTION
    assert entry.year == 2021
    assert found.by_target("A/RES/76/1") is entry
    assert said(found, tmp_path) == []


def test_one_language_is_enough(tmp_path: Path) -> None:
    described = DESCRIPTION.replace("  en: {status: official}\n", "")
    found = folders.load(seeds(tmp_path, peace={"ru.txt": RESOLUTION["ru"], "document.yml": described}))
    assert said(found, tmp_path) == []
    assert (only(found).title("en"), list(only(found).texts)) == ("Peace", ["ru"])


def test_newest_first_then_by_name(tmp_path: Path) -> None:
    described = DESCRIPTION.replace("symbol: A/RES/76/1\n", "").replace("issued: 2021-10-12\n", "")
    text = RESOLUTION["ru"].split("Резолюция,")[1].replace("76/1. ", "")
    files = {"ru.txt": text, "en.txt": text}
    folder = seeds(
        tmp_path,
        old=files | {"document.yml": described.replace("2021-10-11", "1999-01-01")},
        b_new=files | {"document.yml": described},
        a_new=files | {"document.yml": described},
        meeting=files
        | {
            "document.yml": described.replace(
                "adopted: 2021-10-11", "meeting: {first: 2010-01-01, last: 2010-01-02}"
            )
        },
    )
    entries = folders.load(folder).entries
    assert [entry.slug for entry in entries] == ["a-new", "b-new", "meeting", "old"]
    assert [entry.year for entry in entries] == [2021, 2021, 2010, 1999]
    assert entries[2].date is None


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    other = {name: text.replace("76/1", "76/2") for name, text in WHOLE.items()}
    folder = seeds(tmp_path, a=WHOLE, b=other, c={"ru.txt": RESOLUTION["ru"].replace("76/1", "76/3")})
    whole = folders.load(folder)
    assert folders.load(folder, [folder / "c", folder / "a", folder / "b"]) == whole
    assert folders.load(folder, [folder / "b"]).entries == (whole.entries[1],)


def test_many_documents_are_read_by_several_processes_to_the_same_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        folder = tmp_path / f"a-res-70-{number}"
        folder.mkdir()
        (folder / "en.txt").write_text(RESOLUTION["en"].replace("75/999", f"70/{number}"), encoding="utf-8")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    by_two = folders.load(tmp_path)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert by_two == folders.load(tmp_path)
    assert len(by_two.entries) == 30


def test_other_symbols_lead_to_the_document(tmp_path: Path) -> None:
    described = DESCRIPTION + "aliases: [A/76/L.1]\n"
    found = folders.load(seeds(tmp_path, peace=WHOLE | {"document.yml": described}))
    assert found.by_target("A/76/L.1") is only(found)


MISTAKES: dict[str, tuple[dict[str, str], list[str]]] = {
    "a field of document.yml": (
        WHOLE | {"document.yml": DESCRIPTION.replace("resolution", "poem")},
        ["x/document.yml:4: error: kind: 'poem' is not known; write one of resolution, draft-resolution, "
         "decision, report, letter, document"],
    ),
    "no text": (
        {"document.yml": DESCRIPTION.split("texts:")[0] + "texts: {ru: {status: official}}"},
        ["x:1: error: no text; put the document's text here as ru.txt or en.txt",
         "x/document.yml:7: error: there is no ru.txt beside this file; add the text or delete texts.ru"],
    ),
    "a text that document.yml forgets": (
        WHOLE | {"document.yml": DESCRIPTION.replace("  en: {status: official}\n", "")},
        ["x/document.yml:7: error: texts.en is missing though en.txt is there; add it with status: below"],
    ),
    "an empty text": (
        WHOLE | {"en.txt": "\n\n"},
        ["x/en.txt:1: error: the file holds no text; put the document's text into it"],
    ),
    "another language": (
        WHOLE | {"en.txt": RESOLUTION["ru"]},
        ["x/en.txt:1: warning: the text looks like ru, not en; rename the file to ru.txt"],
    ),
    "a stray file": (
        WHOLE | {"fr.txt": "Bonjour"},
        ["x/fr.txt:1: warning: not read; expected are document.yml, en.txt, ru.txt; rename or remove it"],
    ),
    "a symbol that the masthead contradicts": (
        WHOLE | {"document.yml": DESCRIPTION.replace("76/1", "76/2"),
                 "en.txt": RESOLUTION["en"].replace("76/1", "76/2")},
        ["x/document.yml:1: error: the masthead of ru.txt prints the symbol A/RES/76/1; correct symbol: "
         "here, or add the printed one to aliases:"],
    ),
    "corrections that do not fit": (
        WHOLE | {"document.yml": DESCRIPTION.replace(
            "  ru: {status: official}",
            "  ru:\n    status: official\n    corrections:\n"
            "      - {find: бречь, replace: беречь, reason: опечатка}\n"
            "      - {find: свою, replace: нашу, times: 2, reason: опечатка}\n"
            "      - {find: Distr., replace: Distribution, reason: опечатка}")},
        ["x/document.yml:11: error: the words 'бречь' do not stand in one line of the text; copy them from "
         "the source file",
         "x/document.yml:12: error: the words 'свою' stand in the text 1 times, not 2; copy more of the "
         "line, so that one place is meant, or write times: 1 to replace them all",
         "x/document.yml:13: error: the words 'Distr.' stand on line 6, above the text or in page "
         "furniture, which is not corrected; write the title in title: and delete this correction"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, name: str) -> None:
    files, expected = MISTAKES[name]
    found = said(folders.load(seeds(tmp_path, x=files)), tmp_path)
    if name == "another language":
        found = [line for line in found if "looks like" in line]
    assert found == expected


def test_a_correction_reaches_the_text(tmp_path: Path) -> None:
    described = DESCRIPTION.replace(
        "ru: {status: official}",
        "ru: {status: official, corrections: [{find: беречь мир, replace: хранить мир, reason: опечатка}]}",
    )
    found = folders.load(seeds(tmp_path, peace=WHOLE | {"document.yml": described}))
    assert said(found, tmp_path) == []
    texts = [block.text for block in only(found).texts["ru"].document.blocks]
    assert any("хранить мир" in text for text in texts)
    assert not any("беречь мир" in text for text in texts)


def test_a_correction_of_several_places(tmp_path: Path) -> None:
    text = RESOLUTION["ru"].replace("беречь мир", "бречь мир и бречь тексты")
    described = DESCRIPTION.replace(
        "ru: {status: official}",
        "ru: {status: official, corrections: [{find: бречь, replace: беречь, reason: опечатка, times: 2}]}",
    )
    found = folders.load(seeds(tmp_path, peace=WHOLE | {"ru.txt": text, "document.yml": described}))
    assert said(found, tmp_path) == []


def test_texts_that_differ_are_pointed_out(tmp_path: Path) -> None:
    longer = RESOLUTION["ru"].replace("доклад.", "доклад;\n\n3. постановляет продолжать.")
    found = folders.load(seeds(tmp_path, peace=WHOLE | {"ru.txt": longer}))
    assert said(found, tmp_path) == [
        "peace/en.txt:19: warning: after this line op3 is missing, which ru.txt:21 has "
        "(«постановляет продолжать.»); divide both texts into the same paragraphs, numbered alike"
    ]


def test_a_symbol_belongs_to_one_document(tmp_path: Path) -> None:
    found = folders.load(seeds(tmp_path, a=WHOLE, b=WHOLE))
    assert said(found, tmp_path) == [
        "b/document.yml:1: error: A/RES/76/1 is the symbol of a too; mend a symbol or remove a folder"
    ]
    target = found.by_target("A/RES/76/1")
    assert target is not None
    assert target.slug == "a"


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("A-RES-75", "a-res-75"),
        ("a_b", "a-b"),
        ("мир", "document"),
        ("a--b", "a-b"),
        ("a b", "a-b"),
        ("x" * 101, "x" * 100),
    ],
)
def test_a_folder_is_an_address(tmp_path: Path, name: str, better: str) -> None:
    (tmp_path / name).mkdir()
    found = folders.load(tmp_path)
    assert found.entries == ()
    ((_, diagnostic),) = found.diagnostics
    assert diagnostic.code == "folder-name"
    assert diagnostic.message.endswith(f"rename it, e.g. to {better}")


def test_nothing_outside_is_read(tmp_path: Path) -> None:
    outside = seeds(tmp_path / "outside", secret=WHOLE)
    inside = seeds(tmp_path / "seeds", peace={"document.yml": DESCRIPTION, "en.txt": RESOLUTION["en"]})
    (inside / "peace" / "ru.txt").symlink_to(outside / "secret" / "ru.txt")
    (inside / "whole").symlink_to(outside / "secret")
    found = folders.load(inside)
    assert [entry.slug for entry in found.entries] == ["peace"]
    assert list(only(found).texts) == ["en"]
    assert [line for line in said(found, inside) if "links" in line] == [
        "peace/ru.txt:1: error: not a plain file (links are not followed); put the file itself here",
        "whole:1: error: symbolic links are not followed; put the folder itself here",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = seeds(tmp_path, peace={"en.txt": RESOLUTION["en"]})
    os.mkfifo(folder / "peace" / "ru.txt")
    assert any("not a plain file" in line for line in said(folders.load(folder), folder))


def test_files_beside_the_folders(tmp_path: Path) -> None:
    seeds(tmp_path, peace=WHOLE)
    for name in ("README.md", ".DS_Store", "ru.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "peace" / ".ru.txt.swp").write_text("x")
    assert said(folders.load(tmp_path), tmp_path) == [
        "ru.txt:1: warning: a file outside any document's folder is not read; move it into seeds/<document>/"
    ]


def test_no_library_at_all(tmp_path: Path) -> None:
    found = folders.load(tmp_path / "seeds")
    assert found.entries == ()
    assert [diagnostic.code for _, diagnostic in found.diagnostics] == ["no-seeds"]


def test_one_bad_document_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = seeds(tmp_path, bad={"ru.txt": "\x00"}, peace=WHOLE)
    assert [entry.slug for entry in folders.load(folder).entries] == ["peace"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=st.binary(max_size=300), description=st.binary(max_size=300))
def test_any_bytes_in_any_file_never_raise(tmp_path: Path, text: bytes, description: bytes) -> None:
    folder = tmp_path / "x"
    folder.mkdir(exist_ok=True)
    (folder / "ru.txt").write_bytes(text)
    (folder / "document.yml").write_bytes(description)
    folders.load(tmp_path)


# --- the library itself ---------------------------------------------------------------------------

RECEIVED = """\
c2b562f4091b01b7de12b50c74643d821551121471e0f6f15cc91304db67eaf9  a-res-75-10/ru.txt
d6bafe6d70d7c2d6ca81ab9ff334d11d059cb16b55cef0c83bf48082d36a50e9  cd-24-protection-in-the-movement/ru.txt
7c6434ad4a930b5aa3e38a5e9f8fc54757bb7d7a16ecbfd3b5d5cda2cfa2c4d6  cis-2025-counter-terrorism-letter/en.txt
f907b14e9796dbe551c1fb61cd4c9bc62b0612cbc757137db16e80e99d4da7b9  ctoc-cop-8-firearms-protocol-draft/ru.txt
2c74038ed1bd384abf325d027abd329a627bed0bc74b79768ff21cc044f7bc0b  s-2025-496/ru.txt
"""
"""The first texts as they were received: misprints are mended in document.yml, never in the text."""


@pytest.mark.parametrize("line", RECEIVED.splitlines())
def test_a_text_is_kept_as_received(line: str) -> None:
    expected, file = line.split("  ")
    assert hashlib.sha256((SEEDS / file).read_bytes()).hexdigest() == expected


def test_the_library_has_no_errors() -> None:
    errors = [
        diagnostic.located(file)
        for file, diagnostic in folders.load(SEEDS).diagnostics
        if diagnostic.severity is Severity.ERROR
    ]
    assert errors == []


def check(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "check"), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_two_texts_of_a_document_have_the_same_addresses() -> None:
    for entry in folders.load(SEEDS).entries:
        ids = [
            [(block.id, block.type) for block in text.document.blocks]
            + [note.id for note in text.document.footnotes]
            for text in entry.texts.values()
        ]
        assert ids[:-1] == ids[1:], entry.slug


def test_the_command_prints_places_and_a_summary(tmp_path: Path) -> None:
    seeds(tmp_path, x=WHOLE | {"document.yml": DESCRIPTION.replace("resolution", "poem")})
    done = check("x", cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("x/document.yml:4: error: kind: 'poem' is not known")
    assert lines[-1] == "1 document, 2 texts: 1 error, 0 warnings"


def test_the_command_is_content_with_the_library() -> None:
    done = check("seeds/a-res-75-10/")
    assert (done.returncode, done.stdout) == (0, "1 document, 2 texts: 0 errors, 0 warnings\n")


def test_a_folder_that_is_not_there_is_answered_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "a-res-75-10").mkdir()
    (tmp_path / "x.txt").touch()
    found = folders.load(
        tmp_path, [tmp_path / "a-res-75-1", tmp_path / "other", tmp_path / "x.txt"]
    ).diagnostics
    assert [told.message for _, told in found] == [
        "no such folder; did you mean a-res-75-10?",
        "no such folder; name a folder in seeds/",
        "a file, not a folder; name the folder it lies in",
    ]
