"""What one text has and the other lacks: by file and line, with a remedy."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from alignment.made import block, calls, cited, document, note
from preamble import folders
from preamble.alignment.differences import differences
from preamble.diagnostics import Severity
from preamble.model import BlockType, Citation, Document, Language, Masthead, Pinpoint

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES: dict[Language, str] = {"ru": "ru.txt", "en": "en.txt"}

WHOLE = (
    block("sec-1", BlockType.HEADING, 3, level=1, label="I"),
    block("para1", BlockType.NUMBERED, 5, label="1", notes=calls("fn1"), citations=cited("A/RES/75/10")),
    block("para1-a", BlockType.ITEM, 7, label="a", parent="para1", level=1),
    block("para1-t1", BlockType.TABLE, 9, rows=(("a", "b"), ("c", "d"))),
    block("para2", BlockType.NUMBERED, 12, label="2", notes=calls("fn2")),
)
NOTES = (note("fn1", 14), note("fn2", 15, ("S/2016/92",)))
RUSSIAN = document("ru", *WHOLE, footnotes=NOTES)


def english(*blocks: object, footnotes: object = NOTES) -> Document:
    """The same text in English, but for what is given by address; None takes a paragraph out."""
    changed = dict(zip(blocks[::2], blocks[1::2], strict=True))
    kept = [changed.get(one.id, one) for one in WHOLE]
    return document("en", *(one for one in kept if one is not None), footnotes=footnotes)  # type: ignore[arg-type]


def said(english: Document, ours: Language | None = "en", partial: Language | None = None) -> list[str]:
    found = differences({"ru": RUSSIAN, "en": english}, NAMES, ours=ours, partial=partial)
    return [one.diagnostic.located(NAMES[one.language]) for one in found]


MENDED = (
    "; add it, or set it as a paragraph of its own under the same number; "
    "if the translation is not complete, write complete: false in document.yml"
)
CASES = {
    "a paragraph that the translation lacks": (
        english("para2", None, footnotes=NOTES[:1]),
        [
            "en.txt:9: error: after this line para2 is missing, which ru.txt:12 has («words of para2»)"
            + MENDED,
            "en.txt:14: error: after this line fn2 is missing, which ru.txt:15 has («words of fn2»)" + MENDED,
        ],
    ),
    "an item set as a paragraph": (
        english("para1-a", block("para1-p1", line=7)),
        [
            "en.txt:5: error: after this line para1-a is missing, which ru.txt:7 has («words of para1-a»)"
            + MENDED,
            "ru.txt:5: error: after this line para1-p1 is missing, which en.txt:7 has («words of para1-p1»); "
            "divide both texts into the same paragraphs, numbered alike",
        ],
    ),
    "a heading of another level": (
        english("sec-1", replace(WHOLE[0], level=2)),
        ["en.txt:3: error: sec-1 has the level 2, and 1 in ru.txt:3; set it as there"],
    ),
    "a table of fewer rows": (
        english("para1-t1", replace(WHOLE[3], rows=(("a", "b"),))),
        ["en.txt:9: error: para1-t1 has the number of rows 1, and 2 in ru.txt:9; set it as there"],
    ),
    "a note called from another paragraph": (
        english("para1", replace(WHOLE[1], notes=()), "para2", replace(WHOLE[4], notes=calls("fn1", "fn2"))),
        [
            "en.txt:5: error: para1 does not call fn1, which ru.txt:5 does; put the mark of the note there",
            "ru.txt:12: error: para2 does not call fn1, which en.txt:12 does; put the mark of the note there",
        ],
    ),
    "another instrument": (
        english("para1", replace(WHOLE[1], citations=cited("A/RES/75/11"))),
        [
            "en.txt:5: warning: para1 does not cite A/RES/75/10, which ru.txt:5 does; check both",
            "ru.txt:5: warning: para1 does not cite A/RES/75/11, which en.txt:5 does; check both",
        ],
    ),
    "another place in the same instrument": (
        english(
            "para1",
            replace(
                WHOLE[1],
                citations=(Citation("75/10", 0, 5, "A/RES/75/10", Pinpoint((("paragraph", "2"),))),),
            ),
        ),
        [
            "en.txt:5: warning: para1 does not cite A/RES/75/10, which ru.txt:5 does; check both",
            "ru.txt:5: warning: para1 does not cite A/RES/75/10 paragraph 2, which en.txt:5 does; check both",
        ],
    ),
    "a note that cites nothing": (
        english(footnotes=(NOTES[0], note("fn2", 15))),
        ["en.txt:15: warning: fn2 does not cite S/2016/92, which ru.txt:15 does; check both"],
    ),
    "the same text": (english(), []),
    "an instrument that is not known by the finder in both": (
        english("para1", replace(WHOLE[1], citations=(*WHOLE[1].citations, Citation("it", 0, 2, None)))),
        [],
    ),
}


@pytest.mark.parametrize(("english", "expected"), CASES.values(), ids=CASES)
def test_a_difference_has_files_lines_and_a_remedy(english: Document, expected: list[str]) -> None:
    assert said(english) == expected


def test_two_official_texts_may_differ() -> None:
    """Nobody can mend them, so it is a warning."""
    found = differences({"ru": RUSSIAN, "en": english("para2", None)}, NAMES)
    assert [one.diagnostic.severity for one in found] == [Severity.WARNING]


def test_what_is_not_translated_yet_is_no_difference() -> None:
    part = english("para2", None, "para1-t1", None, footnotes=NOTES[:1])
    assert said(part, partial="en") == []
    assert len(said(part)) == 3


def test_one_text_differs_from_nothing() -> None:
    assert differences({"ru": RUSSIAN}, NAMES) == ()


def test_a_sales_number_is_the_same_in_every_language() -> None:
    """Its first letter says in which language the publication is sold."""
    texts = {
        language: document(
            language, block("p1", citations=(Citation(number, 0, 8, number, how="sales-number"),))
        )
        for language, number in (("ru", "R.05.V.2"), ("en", "E.05.V.2"))
    }
    assert differences(texts, NAMES) == ()  # type: ignore[arg-type]


def test_dates_of_the_mastheads_are_compared() -> None:
    texts = {"ru": RUSSIAN, "en": english()}
    for language, day in (("ru", 1), ("en", 2)):
        masthead = Masthead((), date=date(2025, 1, day))
        texts[language] = replace(texts[language], masthead=masthead)
    (found,) = differences(texts, NAMES)  # type: ignore[arg-type]
    assert found.diagnostic.located("en.txt") == (
        "en.txt:1: warning: the masthead has the date 2025-01-02, and that of ru.txt 2025-01-01; check both"
    )


def test_many_differences_are_counted() -> None:
    texts = {
        "ru": document("ru", *(block(f"p{number}", line=number) for number in range(1, 100))),
        "en": document("en", block("p1")),
    }
    found = differences(texts, NAMES, ours="en")  # type: ignore[arg-type]
    assert len(found) == 31
    assert found[-1].diagnostic.message == "and 68 more differences; mend the first ones, then check again"


@pytest.mark.parametrize("slug", [path.name for path in SEEDS.iterdir()])
def test_the_texts_of_the_library_are_one_document(slug: str) -> None:
    (entry,) = folders.load(SEEDS, [SEEDS / slug]).entries
    assert differences(entry.documents, NAMES) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("\n5. ", "\n", "texts-differ"),
        ("resolution 78/115", "resolution 78/116", "citations-differ"),
        ("¹", "", "notes-differ"),
    ],
)
def test_a_fault_put_into_a_translation_is_found(old: str, new: str, code: str) -> None:
    """Each in whichever translation has the words; the check could otherwise see nothing at all."""
    from preamble.convert import convert

    noticed = 0
    for folder in sorted(SEEDS.iterdir()):
        (entry,) = folders.load(SEEDS, [folder]).entries
        data = (folder / "en.txt").read_text(encoding="utf-8")
        if old not in data:
            continue
        changed = convert(data.replace(old, new, 1).encode(), folder / "en.txt", "en", entry.metadata)
        found = differences({**entry.documents, "en": changed}, NAMES)
        noticed += code in {one.diagnostic.code for one in found}
    assert noticed
