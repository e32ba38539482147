"""Paragraphs side by side, and what a page in one language shows."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignment.made import block, calls, document, note
from preamble import alignment, folders
from preamble.model import LANGUAGES, Language, Masthead

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def ids(parts: Sequence[object]) -> list[str]:
    return [part.id for part in parts]  # type: ignore[attr-defined]


def test_paragraphs_stand_side_by_side_by_their_addresses() -> None:
    texts = {
        "ru": document("ru", block("p1"), block("p2"), block("p4")),
        "en": document("en", block("p1"), block("p3"), block("p4")),
    }
    found = alignment.pairs(texts)
    assert [(pair.id, list(pair.texts), pair.whole) for pair in found] == [
        ("p1", ["ru", "en"], True),
        ("p3", ["en"], False),
        ("p2", ["ru"], False),
        ("p4", ["ru", "en"], True),
    ]


def test_one_text_pairs_with_nothing() -> None:
    (pair,) = alignment.pairs({"en": document("en", block("p1"))})
    assert (list(pair.texts), pair.whole) == (["en"], False)


@given(*[st.lists(st.integers(0, 30), unique=True) for _ in LANGUAGES])
def test_no_paragraph_is_lost_or_doubled(russian: list[int], english: list[int]) -> None:
    texts = {
        "ru": document("ru", *(block(f"p{number}") for number in russian)),
        "en": document("en", *(block(f"p{number}") for number in english)),
    }
    found = ids(alignment.pairs(texts))
    assert sorted(found) == sorted({f"p{number}" for number in {*russian, *english}})
    longest = max((russian, english), key=len)
    assert [one for one in found if int(one[1:]) in longest] == [f"p{number}" for number in longest]


def test_a_whole_text_is_shown_as_it_is() -> None:
    texts = {"ru": document("ru", block("p1"), block("p2")), "en": document("en", block("p1"))}
    shown = alignment.merged(texts, "en")
    assert (shown.document, shown.foreign) == (texts["en"], frozenset())


def test_a_text_that_is_missing_whole_is_replaced_by_the_other() -> None:
    texts: dict[Language, object] = {"ru": document("ru", block("p1"))}
    shown = alignment.merged(texts, "en", complete=False)  # type: ignore[arg-type]
    assert (shown.document, shown.foreign) == (texts["ru"], frozenset())
    assert shown.language_of("p1") == "ru"


def test_what_a_partial_text_lacks_is_shown_in_the_other_language() -> None:
    texts = {
        "ru": document(
            "ru",
            block("p1", notes=calls("fn1")),
            block("p2", notes=calls("fn2")),
            block("p3", notes=calls("fn3")),
            footnotes=(note("fn1"), note("fn2"), note("fn3")),
            masthead=Masthead(("Совет Безопасности",)),
        ),
        # Its second paragraph calls no note: the note of the other text has no place.
        "en": document(
            "en", block("p1", notes=calls("fn1")), block("p2"), footnotes=(note("fn1"),), title="Title"
        ),
    }
    shown = alignment.merged(texts, "en", complete=False)
    assert ids(shown.document.blocks) == ["p1", "p2", "p3"]
    assert ids(shown.document.footnotes) == ["fn1", "fn3"]
    assert shown.foreign == {"p3", "fn3", "masthead"}
    assert shown.document.masthead.text == ("Совет Безопасности",)
    assert (shown.document.language, shown.document.title) == ("en", "Title")
    assert [shown.language_of(one) for one in ("p1", "p3")] == ["en", "ru"]


@pytest.mark.parametrize("slug", [path.name for path in SEEDS.iterdir()])
def test_every_paragraph_of_the_library_has_its_pair(slug: str) -> None:
    (entry,) = folders.load(SEEDS, [SEEDS / slug]).entries
    assert [pair.id for pair in (*entry.pairs(), *entry.note_pairs()) if not pair.whole] == []
    assert all(entry.merged(language).foreign == frozenset() for language in LANGUAGES)
