"""A translation that is not complete: what is there stands at its address, or nowhere."""

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from preamble import folders
from preamble.alignment import partial
from preamble.alignment.merged import other_than
from preamble.convert import convert
from preamble.diagnostics import Severity
from preamble.library import Entry
from preamble.model import Document, Language, Metadata, TextMetadata, TextStatus

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SLUGS = sorted(path.name for path in SEEDS.iterdir())

RUSSIAN = """\
Генеральная Ассамблея

Резолюция, принятая Генеральной Ассамблеей 11 октября 2021 года

О мире

Генеральная Ассамблея,

ссылаясь на свою резолюцию 75/10 от 23 ноября 2020 года,

ссылаясь также на свою резолюцию 76/11 от 23 ноября 2021 года,

отмечая, что мир нужен всем¹,

1. призывает государства-члены беречь мир;

2. просит Генерального секретаря:

а) представить доклад;

б) опубликовать его;

3. постановляет продолжать.

¹ См. A/75/L.20.
"""
DESCRIPTION = """\
title: {ru: О мире, en: Peace}
body: general-assembly
kind: resolution
adopted: 2021-10-11
texts:
  ru: {status: official}
  en: {status: translation, complete: false}
"""
MASTHEAD = """\
General Assembly

Resolution adopted by the General Assembly on 11 October 2021

Peace

"""


def read(folder: Path, english: str, russian: str = RUSSIAN) -> tuple[list[str], list[str]]:
    """Addresses of what is translated, and what the check says."""
    place = folder / "peace"
    place.mkdir()
    for name, text in {"ru.txt": russian, "en.txt": english, "document.yml": DESCRIPTION}.items():
        (place / name).write_text(text, encoding="utf-8")
    found = folders.load(folder)
    (entry,) = found.entries
    said = [
        diagnostic.located(file.name)
        for file, diagnostic in found.diagnostics
        if diagnostic.severity is not Severity.NOTE
    ]
    return [block.id for block in entry.texts["en"].document.blocks], said


def test_a_beginning(tmp_path: Path) -> None:
    english = MASTHEAD + "The General Assembly,\n\nRecalling its resolution 75/10,\n\n[…]\n"
    assert read(tmp_path, english) == (["opener", "pp1"], [])


def test_paragraphs_here_and_there(tmp_path: Path) -> None:
    """Without the line above it, the clause would be the first, and its note 1 the note of nothing."""
    english = """\
[… pp3]

Noting that everybody needs peace,¹

[... op2-b]

(b) To publish it;

3. Decides to continue.

¹ See A/75/L.20.
"""
    assert read(tmp_path, english) == (["pp3", "op2-b", "op3"], [])


def test_neighbours_are_not_joined_over_a_gap() -> None:
    """The second would else be the rest of the first, which has no full stop."""
    text = (
        "1. Calls upon Member States to keep the peace that they have agreed upon\n\n{}\n\nin the Charter.\n"
    )
    known = Metadata(
        Path("document.yml"), texts=(("en", TextMetadata(TextStatus.TRANSLATION, complete=False)),)
    )
    blocks = {
        gap: len(convert(text.format(gap).encode(), Path("en.txt"), "en", known).blocks)
        for gap in ("", "[… p2]")
    }
    assert blocks == {"": 1, "[… p2]": 2}


def test_in_a_complete_text_the_mark_is_text(tmp_path: Path) -> None:
    """A quotation may have it."""
    text = "The General Assembly,\n\n1. Quotes the following:\n\n[…]\n\n2. Decides to continue.\n"
    document = convert(text.encode(), tmp_path / "en.txt", "en")
    assert "[…]" in [block.text for block in document.blocks]


FAULTS = {
    "a gap that is not marked": (
        "The General Assembly,\n\n1. Calls upon Member States to keep the peace;\n\n[…]\n",
        [],
        "en.txt:9: error: «Calls upon Member States to keep» is operative 1., and ru.txt:9 has "
        "preambular without "
        "a number here (pp1); if paragraphs before it are not translated, write [… op1] on a line of its own "
        "above it, and look at the paragraphs from opener on: none of them is shown",
    ),
    "a clause that cites another instrument": (
        "The General Assembly,\n\nRecalling also its resolution 76/11 of 23 November 2021,\n\n[…]\n",
        [],
        "en.txt:9: error: «Recalling also its resolution 76/11 of» is preambular without a number, "
        "and ru.txt:9 "
        "has preambular without a number here (pp1); if paragraphs before it are not translated, write "
        "[… pp2] on a line of its own above it, and look at the paragraphs from opener on: none of "
        "them is shown",
    ),
    "an end that is not marked": (
        "The General Assembly,\n\n[… op1]\n\n1. Calls upon Member States to keep the peace;\n",
        ["opener"],
        "en.txt:11: error: the translation ends here, and ru.txt:17 goes on with op2; if the rest is not "
        "translated yet, write […] on a line of its own below; if it is, a paragraph further up is missing",
    ),
    "a gap without an address": (
        "The General Assembly,\n\n[…]\n\n1. Calls upon Member States to keep the peace;\n\n[…]\n",
        ["opener"],
        "en.txt:9: error: say which paragraph follows: write its address behind the ellipsis, as in [… op1]",
    ),
    "an address that is none": (
        "The General Assembly,\n\n[… op-1]\n\n1. Calls upon Member States to keep the peace;\n\n[…]\n",
        ["opener"],
        "en.txt:9: error: ru.txt has no paragraph op-1; did you mean op1?",
    ),
    "another order": (
        "[… op3]\n\n3. Decides to continue.\n\n[… op1]\n\n1. Calls upon Member States to keep the "
        "peace;\n\n[…]\n",
        ["op3"],
        "en.txt:11: error: op1 stands above the paragraphs translated so far; put the translation in "
        "the order of "
        "ru.txt",
    ),
    "a note that is not called": (
        "[… pp3]\n\nNoting that everybody needs peace,\n\n[…]\n",
        ["pp3"],
        "en.txt:9: error: pp3 calls the notes none, and in ru.txt:13 1; call the same notes",
    ),
    "a paragraph too many": (
        "[… op3]\n\n3. Decides to continue.\n\n4. Decides to conclude.\n",
        [],
        "en.txt:11: error: «Decides to conclude.» comes after the end of ru.txt; divide the "
        "translation into the "
        "same paragraphs",
    ),
}


@pytest.mark.parametrize(("english", "shown", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_has_its_place_and_a_remedy(
    tmp_path: Path, english: str, shown: list[str], message: str
) -> None:
    ids, said = read(tmp_path, MASTHEAD + english)
    assert (ids, said[:1]) == (shown, [message])


def test_a_complete_translation_need_not_say_that_it_is_partial(tmp_path: Path) -> None:
    english = "The General Assembly,\n\n1. Decides to continue.\n"
    russian = "Генеральная Ассамблея,\n\n1. постановляет продолжать.\n"
    assert read(tmp_path, MASTHEAD + english, russian) == (
        ["opener", "op1"],
        ["en.txt:1: warning: every paragraph of ru.txt is there; delete complete: false in document.yml"],
    )


def test_a_part_alone_is_an_error(tmp_path: Path) -> None:
    place = tmp_path / "peace"
    place.mkdir()
    (place / "en.txt").write_text("The General Assembly,\n\n1. Decides to continue.\n", encoding="utf-8")
    described = DESCRIPTION.replace("  ru: {status: official}\n", "")
    (place / "document.yml").write_text(described, encoding="utf-8")
    ((_, diagnostic),) = folders.load(tmp_path).diagnostics
    assert diagnostic.located("document.yml") == (
        "document.yml:6: error: a part of a text needs the complete text in the other language beside it; "
        "add that, or delete complete: false"
    )


# --- the library's own translations, cut ------------------------------------------------------------


@cache
def translated(slug: str) -> tuple[Entry, Language]:
    (entry,) = folders.load(SEEDS, [SEEDS / slug]).entries
    return entry, next(
        language
        for language, text in entry.texts.items()
        if text.metadata and text.metadata.status is TextStatus.TRANSLATION
    )


def placed(slug: str, text: str) -> tuple[Document, Sequence[object]]:
    """A part of the translation of a document, placed."""
    entry, language = translated(slug)
    texts = tuple((other, replace(one, complete=other != language)) for other, one in entry.metadata.texts)
    document = convert(text.encode(), Path(f"{language}.txt"), language, replace(entry.metadata, texts=texts))
    return partial.place(document, entry.texts[other_than(language)].document, "whole.txt")


def part(slug: str, kept: Sequence[bool]) -> str:
    """The lines of some paragraphs and of their notes, as a translator would leave them."""
    entry, language = translated(slug)
    text = entry.texts[language]
    lines = ["", *text.file.read_text(encoding="utf-8").splitlines()]
    notes = {
        line for note in text.document.footnotes for line in range(note.lines.first, note.lines.last + 1)
    }
    out, called, gap = [], set(), not kept[0]
    for block, keep in zip(text.document.blocks, kept, strict=True):
        if keep:
            out += [f"[… {block.id}]"] * gap
            own = range(block.lines.first, block.lines.last + 1)
            out.append("\n".join(lines[number] for number in own if number not in notes))
            called |= {reference.note for reference in block.notes}
        gap = not keep
    for note in text.document.footnotes:
        if note.id in called:
            out.append("\n".join(lines[note.lines.first : note.lines.last + 1]))
    return "\n\n".join([*out, *["[…]"] * gap])


@pytest.mark.parametrize("slug", SLUGS)
def test_any_part_of_a_translation_finds_its_places(slug: str) -> None:
    chance = random.Random(slug)
    entry, language = translated(slug)
    whole = {block.id: block.text for block in entry.texts[language].document.blocks}
    for _ in range(6):
        kept: list[bool] = []
        while len(kept) < len(whole):
            kept += [not kept[-1] if kept else chance.random() < 0.5] * chance.randint(1, 8)
        kept = kept[: len(whole)]
        document, found = placed(slug, part(slug, kept))
        assert found == ()
        expected = {key: text for (key, text), keep in zip(whole.items(), kept, strict=True) if keep}
        assert {block.id: block.text.strip() for block in document.blocks} == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_a_forgotten_paragraph_never_moves_another(slug: str) -> None:
    """A paragraph taken out without a word is noticed, and nothing is misplaced: some of each translation."""
    entry, language = translated(slug)
    text = entry.texts[language]
    lines = text.file.read_text(encoding="utf-8").splitlines()
    at = {block.text: block.id for block in text.document.blocks}
    for gone in random.Random(slug).sample(text.document.blocks, 12):
        left = [
            "" if gone.lines.first <= number <= gone.lines.last else line
            for number, line in enumerate(lines, 1)
        ]
        document, found = placed(slug, "\n".join(left))
        assert found, gone.id
        assert all(at.get(block.text, block.id) == block.id for block in document.blocks), gone.id
