"""What holds for any text: no exception, nothing lost, unique addresses, the same result every time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from preamble.convert import convert
from preamble.diagnostics import InputError, Severity
from preamble.model import Correction, Document, Metadata, TextMetadata, TextStatus
from reader.case import read
from reader.invariants import every_letter_is_there, must_hold
from reader.made import ANY, COMPOSED

BOUNDED = settings(deadline=None, derandomize=True, database=None)


def converted(text: str) -> Document | None:
    """The document, or None when the text was refused, which is the one thing that may be raised."""
    try:
        return convert(text.encode("utf-8"), Path("text.txt"))
    except InputError:
        return None


@settings(BOUNDED, max_examples=400)
@given(ANY)
def test_any_text_keeps_the_promises(text: str) -> None:
    document = converted(text)
    if document is not None:
        must_hold(document, text.encode("utf-8"))


@settings(BOUNDED, max_examples=150)
@given(COMPOSED)
def test_parts_of_documents_in_any_order_keep_the_promises(text: str) -> None:
    document = converted(text)
    if document is not None:
        must_hold(document, text.encode("utf-8"))
        every_letter_is_there(document, text)


@settings(BOUNDED, max_examples=40)
@given(COMPOSED)
def test_the_same_text_gives_the_same_document(text: str) -> None:
    assert converted(text) == converted(text)


@settings(BOUNDED, max_examples=40)
@given(COMPOSED)
def test_windows_line_ends_change_nothing(text: str) -> None:
    assert converted(text.replace("\n", "\r\n")) == converted(text)


@pytest.mark.parametrize(
    "text",
    [
        "The **C**ouncil met.",
        "They re*wrote* it.",
        "3*4 lamps",
        "1. 3*4 lamps^{1}",
        "3\\*4 lamps",
        "The Council^{a} met.",
        "1. x^{n+1} lamps, y<sup>n</sup> bells, H<sup>2</sup>O",
        "> Lamps > bells, <sup>1</sup> and <b>horns</b>",
        "[[reports](#)](lamps) every morning",
        "1. [a [b](https://example.org) c](https://example.org) d",
    ],
)
def test_markup_inside_a_word_and_around_itself_loses_nothing(text: str) -> None:
    document = converted(text)
    assert document is not None
    assert [finding for finding in document.diagnostics if finding.severity is Severity.ERROR] == []


# --- length -------------------------------------------------------------------------------------

HOSTILE = [
    "*", "**", "*a ", "_a", "__", "[", "](", "[a](", "[a](b(", "<sup>", "<sup>1", "^{", "^{1} ", "\\",
    "&amp", "¹ ", "1/ ", "1/\n\n", "- ", "- \n", "| ", "| a |\n", "(a) ", "(a) x\n", "(a) x:\n\n",
    "1. ", "1. x\n\n", "1.1.", "1 ", "7", "A", "a-", "word- ", "word-\n", "со-действия ", "a, ", "a; ",
    "a;\n\n", "a:\n\n", "A/RES/", "75/1, ", "II. ", "I\n\n", "# ", "# a\n", "Annex\n\n",
    "Приложение\n\n", "12\n\n", "---\n", "\f", "\n", " ", "\xa0", "\u200b", "«", "* x\n\n", "x*\n\n",
    "¹ x\n\n", "x¹\n\n", "1/ x\n\n", "x 1/\n\n", "1 x\n\n", "x,1\n\n", "Recalling ", "ссылаясь, ",
    "The General Assembly,\n\n", "Contents\n\n", "Lamps\n\n", "(Signed)\n\n", "2031 (2031) ",
    "Article 1\n\n", "i) ", "of the General Assembly ", "resolution 75/1 and ",
    "paragraph 2 of article 8 of ", "!", "![", "<", "</", ".", ". ",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE, ids=ascii)
def test_a_text_four_times_as_long_takes_about_four_times_as_long(part: str) -> None:
    """Generous slack, and what is fast anyway passes: only growth with the square is to be found."""
    short, long = (part * (size // len(part)) + "\n\nThe end.\n" for size in (5_000, 20_000))
    before = _seconds(short)
    after = _seconds(long)
    if after > 0.25 and after > before * 8:  # once more: another process may have had the memory
        before, after = max(before, _seconds(short)), min(after, _seconds(long))
    assert after <= 0.25 or after <= before * 8, f"{before:.3f} s, then {after:.3f} s"


def _seconds(text: str) -> float:
    start = time.process_time()
    converted(text)
    return time.process_time() - start


# --- document.yml ------------------------------------------------------------------------------

RULES = """\
The Council of Gardeners,

Recalling the winter in which the shlef stood empty,

1. Thanks the carpenter who built the shlef.
"""


def corrected(times: int = 2) -> Document:
    correction = Correction("shlef", "shelf", (("en", "misprint"),), times)
    text = TextMetadata(TextStatus.OFFICIAL, corrections=(correction,))
    metadata = Metadata(
        Path("document.yml"), symbol="GC/4", title=(("en", "The shelf"),), texts=(("en", text),)
    )
    return convert(RULES.encode(), Path("en.txt"), metadata=metadata)


def test_misprints_are_kept_without_a_correction() -> None:
    assert "shlef" in read(RULES).blocks[1].text


def test_a_correction_is_made_everywhere_and_leaves_a_trace() -> None:
    document = corrected()
    assert [block.text for block in document.blocks if "shelf" in block.text] == [
        "Recalling the winter in which the shelf stood empty,",
        "Thanks the carpenter who built the shelf.",
    ]
    traces = [finding for finding in document.diagnostics if finding.code == "corrected"]
    assert [finding.line for finding in traces] == [3, 5]
    assert {finding.severity for finding in traces} == {Severity.NOTE}


def test_a_paragraph_knows_its_corrected_words_and_those_of_the_source() -> None:
    pairs = [(one, block.text) for block in corrected().blocks for one in block.corrected]
    assert [(one.printed, one.shown_in(text)) for one, text in pairs] == [("shlef", "shelf")] * 2
    assert pairs[0][0].reason == (("en", "misprint"),)


def test_a_correction_reaches_the_cells_of_a_table() -> None:
    table = "\n\n| Name | Number |\n|---|---|\n| shlef | 5 |\n"
    correction = Correction("shlef", "shelf", (("en", "misprint"),), 3)
    text = TextMetadata(TextStatus.OFFICIAL, corrections=(correction,))
    metadata = Metadata(Path("document.yml"), texts=(("en", text),))
    document = convert((RULES + table).encode(), Path("en.txt"), metadata=metadata)
    (made,) = (block for block in document.blocks if block.rows)
    assert made.rows[1] == ("shelf", "5")
    assert "shelf" in made.text
    assert all(finding.severity is not Severity.ERROR for finding in document.diagnostics)


def test_a_correction_is_no_loss() -> None:
    assert all(finding.severity is not Severity.ERROR for finding in corrected().diagnostics)


def test_what_document_yml_knows_goes_before_what_the_text_says() -> None:
    document = corrected()
    assert (document.symbol, document.title) == ("GC/4", "The shelf")


def test_a_language_that_is_named_is_not_detected() -> None:
    assert read("12. 13. 14.", "ru").language == "ru"
