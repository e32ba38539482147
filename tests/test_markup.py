"""Inline markup: what is shown, what is set apart, which notes are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble import markup
from preamble.model import Mark

MARKED = [
    ("*Recalling* its rules", "Recalling its rules", [("em", "Recalling")]),
    ("**Lamps** and stairs", "Lamps and stairs", [("strong", "Lamps")]),
    ("***Lamps*** and stairs", "Lamps and stairs", [("em", "Lamps"), ("strong", "Lamps")]),
    ("_oil_ and __water__", "oil and water", [("em", "oil"), ("strong", "water")]),
    ("<i>oil</i> and <b>water</b>", "oil and water", [("em", "oil"), ("strong", "water")]),
    ("*too **old** lamps*", "too old lamps", [("em", "too old lamps"), ("strong", "old")]),
    ("see [the book](https://example.org/a)", "see the book", [("link", "the book")]),
    ("see <https://example.org/a>", "see https://example.org/a", [("link", "https://example.org/a")]),
    ("[9001 \\(2031\\)](#)", "9001 (2031)", [("link", "9001 (2031)")]),
    ("[*Book* 4](https://example.org/a_(b))", "Book 4", [("em", "Book"), ("link", "Book 4")]),
]


@pytest.mark.parametrize(("raw", "text", "marks"), MARKED, ids=[raw for raw, _, _ in MARKED])
def test_markup_goes_and_leaves_a_mark(raw: str, text: str, marks: list[tuple[str, str]]) -> None:
    inline = markup.read(raw)
    assert inline.text == text
    assert sorted((mark.kind, inline.text[mark.start : mark.end]) for mark in inline.marks) == sorted(marks)


PLAIN = [
    ("3 * 4 = 12", "3 * 4 = 12"),
    ("file_name_here", "file_name_here"),
    ("a < b and b > c", "a < b and b > c"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("[Situation]", "[Situation]"),
    ("array[4](5", "array[4](5"),
    (r"\*no emphasis\*", "*no emphasis*"),
    ("fish &amp; chips", "fish & chips"),
    ("one<br>two", "one two"),
    ("&copy; 2031", "&copy; 2031"),
    ("H<sub>2</sub>O", "H2O"),
    ("two  blanks", "two blanks"),
]


@pytest.mark.parametrize(("raw", "text"), PLAIN, ids=[raw for raw, _ in PLAIN])
def test_other_signs_are_words(raw: str, text: str) -> None:
    assert markup.plain(raw) == text


@pytest.mark.parametrize("address", ["#", "javascript:alert(1)", "data:text/html,x", "/a/b", "//example.org"])
def test_only_addresses_of_the_web_and_of_mail_are_links(address: str) -> None:
    """A dead or a dangerous address leaves a link without one."""
    (mark,) = markup.read(f"see [the book]({address})").marks
    assert mark == Mark(4, 12, "link", None)


@pytest.mark.parametrize("mark", ["¹", "<sup>1</sup>", "^{1}", "[^1]", " ¹"])
def test_a_mark_calls_its_note(mark: str) -> None:
    inline = markup.read(f"rules{mark} and", {"1"})
    assert inline.text == "rules and"
    assert [(call.label, call.offset) for call in inline.calls] == [("1", 5)]


@pytest.mark.parametrize("raw", ["rules^{8,9}", "rules<sup>8, 9</sup>", "rules⁸,⁹", "rules⁸ ⁹"])
def test_several_marks_at_one_place(raw: str) -> None:
    inline = markup.read(raw, {"8", "9"})
    assert inline.text == "rules"
    assert [(call.label, call.offset) for call in inline.calls] == [("8", 5), ("9", 5)]


def test_figures_that_call_nothing_stay_as_printed() -> None:
    inline = markup.read("12 m² of seeds<sup>3</sup>", {"1"})
    assert inline.text == "12 m² of seeds³"
    assert inline.calls == ()
    assert len(inline.unknown) == 2


def test_an_asterisk_calls_a_note_of_that_sign_only() -> None:
    assert markup.read("Rules of the shelf*", {"*"}).calls[0].label == "*"
    assert markup.read("Rules of the shelf*", {"1"}).calls == ()


def test_offsets_move_with_the_blanks_that_go() -> None:
    inline = markup.read("the  *lamps*  of  the cape¹", {"1"})
    assert inline.text == "the lamps of the cape"
    assert inline.marks == (Mark(4, 9, "em"),)
    assert inline.calls[0].offset == len(inline.text)


@pytest.mark.parametrize("raw", ["*lamps *¹ of  oil *¹", "*of  lamps *¹", "of  oil¹ ¹", "**of  lamps¹ **¹"])
def test_what_ends_behind_a_blank_that_goes_ends_before_the_call(raw: str) -> None:
    inline = markup.read(raw, {"1"})
    assert "  " not in inline.text
    assert inline.text == inline.text.strip()
    ends = [*(mark.end for mark in inline.marks), *(call.offset for call in inline.calls)]
    assert max(ends) <= len(inline.text)


def test_an_asterisk_that_nothing_closes_is_printed() -> None:
    assert markup.plain("3*4") == "3*4"


@given(
    st.lists(st.sampled_from([*markup.SIGNS, "**", "[a](#)", "<sup>1</sup>", "^{2}", "&amp;", "  ", " b"]))
)
def test_signs_that_a_text_has_not_make_no_difference(pieces: list[str]) -> None:
    raw = "lamps " * 60 + "".join(pieces)  # so long that it is not kept
    assert markup.read(raw, {"1", "*"}, markup.signs_of(raw)) == markup.read(raw, {"1", "*"})
