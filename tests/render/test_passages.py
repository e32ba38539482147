"""What a passage is called, and how much of it is shown around a mention."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import block, document, item

from preamble.folders import load
from preamble.model import LANGUAGES, BlockType, Citation, Footnote, Language, Lines
from preamble.network import Mention
from preamble.render import passages

DOCUMENT = document(
    block("pp3", BlockType.PREAMBULAR, "Recalling"),
    block("op5", BlockType.OPERATIVE, "Decides", label="5", printed_label="5."),
    item("op5-a", "op5", "a", "one"),
    block("op5-q1", BlockType.QUOTE, "quoted", parent="op5"),
    block("para12", BlockType.NUMBERED, "text", label="12", printed_label="12."),
    block("p7", BlockType.PARAGRAPH, "text"),
    block("annex", BlockType.HEADING, "Annex", level=1),
    block("annex-para1", BlockType.NUMBERED, "text", label="1", printed_label="1."),
    item("annex-para1-a", "annex-para1", "a", "one"),
    block("annex-para1-q1", BlockType.QUOTE, "quoted", parent="annex-para1"),
    footnotes=(Footnote("fn4", "4", "A note.", Lines(9, 9)),),
)


def test_a_place_has_the_field_s_own_name() -> None:
    assert passages.place_names(DOCUMENT, "en") == {
        "masthead": "masthead",
        "pp3": "PP3",
        "op5": "OP5",
        "op5-a": "OP5 (a)",
        "op5-q1": "OP5, quotation",
        "para12": "para.\u00a012",
        "p7": "¶\u00a07",
        "annex": "annex",
        "annex-para1": "annex, para.\u00a01",
        "annex-para1-a": "annex, para.\u00a01 (a)",
        "annex-para1-q1": "annex, para.\u00a01, quotation",
        "fn4": "note\u00a04",
    }
    russian = passages.place_names(DOCUMENT, "ru")
    assert [russian[place] for place in ("op5-a", "para12", "annex-para1", "fn4")] == [
        "OP5 (a)",
        "п.\u00a012",
        "приложение, п.\u00a01",
        "прим.\u00a04",
    ]


def test_a_place_in_one_of_several_annexes_or_in_an_article_says_so() -> None:
    made = document(
        block("annex1", BlockType.HEADING, "Annex I", level=1, label="1"),
        block("annex1-title", BlockType.HEADING, "Statute", level=2),
        block("annex1-para1", BlockType.NUMBERED, "Words", label="1"),
        block("annex2", BlockType.HEADING, "Annex II", level=1, label="2"),
        block("annex2-art1", BlockType.HEADING, "Article 1", level=2, label="1"),
        block("annex2-art1-para1", BlockType.NUMBERED, "Words", label="1"),
    )
    assert list(passages.place_names(made, "en").values())[1:] == [
        "annex\u00a01",
        "annex\u00a01, heading",
        "annex\u00a01, para.\u00a01",
        "annex\u00a02",
        "annex\u00a02, article\u00a01",
        "annex\u00a02, article\u00a01, para.\u00a01",
    ]


def mentions(text: str, *words: str) -> list[Mention]:
    """Mentions of these words, in their order."""
    found, at = [], 0
    for word in words:
        start = text.index(word, at)
        at = start + len(word)
        found.append(Mention("a", "en", "block", "op1", ("op1",), Citation(word, start, at, "X"), text, 1))
    return found


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The first sentence is here. It recalls 75/10 and more. The last one follows.",
            ["75/10"],
            "It recalls <mark>75/10</mark> and more.",
        ),
        (
            "See Treaty Series, vol. 2225, No. 39574. Nothing else matters.",
            ["vol. 2225, No. 39574"],
            "See Treaty Series, <mark>vol. 2225, No. 39574</mark>.",
        ),
        (
            "Напоминает о п. 5, гл. IV резолюции 75/10.",
            ["75/10"],
            "Напоминает о п. 5, гл. IV резолюции <mark>75/10</mark>.",
        ),
        (
            "It recalls 75/10 and again 75/10, twice.",
            ["75/10", "75/10"],
            "It recalls <mark>75/10</mark> and again <mark>75/10</mark>, twice.",
        ),
        ('<b> & 75/10 "x"', ["75/10"], "&lt;b&gt; &amp; <mark>75/10</mark> &quot;x&quot;"),
    ],
)
def test_the_sentence_around_a_mention(text: str, words: list[str], expected: str) -> None:
    assert passages.excerpt(mentions(text, *words), "en") == expected


def test_a_long_sentence_is_cut_between_words_on_both_sides() -> None:
    text = f"{'before ' * 100}75/10{' behind' * 100}"
    shown = passages.excerpt(mentions(text, "75/10"), "en")
    assert shown.startswith("… before")
    assert shown.endswith("behind …")
    assert len(shown) < 500


def test_of_many_mentions_the_first_are_shown_and_the_rest_counted() -> None:
    text = " ".join(["x 75/10"] * 9)
    shown = passages.excerpt(mentions(text, *["75/10"] * 9), "ru")
    assert shown.count("<mark>") == 3
    assert "и ещё 6" in shown


@given(st.text(max_size=900), st.integers(0, 900), st.integers(1, 60))
def test_whatever_stands_around_it_the_mention_is_shown_whole_and_escaped(
    text: str, at: int, length: int
) -> None:
    text += "x"
    start = min(at, len(text) - 1)
    end = min(start + length, len(text))
    mention = Mention("a", "en", "block", "op1", (), Citation(text[start:end], start, end, "X"), text, 1)
    shown = passages.excerpt([mention], "en")
    assert len(re.findall("<", shown)) == 2
    assert len(re.sub("&[^;]*;", "x", shown)) <= 2 * 220 + 60 + 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_numbered_places_of_a_text_are_called_alike(language: Language) -> None:
    """Sections without a printed number count as in their address, items without a letter as in theirs."""
    for entry in load(Path(__file__).parents[2] / "seeds").entries:
        for text in entry.documents.values():
            names = passages.place_names(text, language)
            alike = Counter(name for name in names.values() if name != "¶")
            assert [name for name, count in alike.items() if count > 1] == [], entry.slug


def test_a_place_in_a_section_names_it() -> None:
    made = document(
        block("sec-2", BlockType.HEADING, "Threats", label="II", level=1),
        block("sec-2-a", BlockType.HEADING, "Overview", label="A", level=2),
        block("sec-2-a-p1", BlockType.PARAGRAPH, "text"),
        item("sec-2-a-p1-1", "sec-2-a-p1", None, "one"),
        block("sec-3", BlockType.HEADING, "Unnumbered", level=1),
        block("sec-3-op1", BlockType.OPERATIVE, "Decides", label="1"),
    )
    assert list(passages.place_names(made, "en").values())[1:] == [
        "heading II",
        "heading II.A",
        "sect.\u00a0II.A, ¶\u00a01",
        "sect.\u00a0II.A, ¶\u00a01 •\u00a01",
        "heading 3",
        "sect.\u00a03, OP1",
    ]
