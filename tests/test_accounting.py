"""The check that nothing is lost finds what is lost, and only that."""

from __future__ import annotations

import pytest

from preamble import accounting
from preamble.diagnostics import Diagnostic, Severity
from preamble.hyphenation import Repair


def check(source: list[str], results: list[str], repairs: list[Repair] | None = None) -> list[Diagnostic]:
    return accounting.check(source, results, repairs or [], [])


def test_the_same_words_are_no_finding() -> None:
    assert check(["The lamps", "burn."], ["The lamps burn."]) == []


def test_a_lost_word_is_an_error_at_its_line() -> None:
    (finding,) = check(["The lamps", "burn brightly."], ["The lamps burn."])
    assert (finding.severity, finding.code, finding.line) == (Severity.ERROR, "word-lost", 2)
    assert "brightly" in finding.message


def test_a_word_printed_twice_must_be_there_twice() -> None:
    assert [finding.code for finding in check(["very very old"], ["very old"])] == ["word-lost"]


def test_an_invented_word_is_an_error() -> None:
    assert [finding.code for finding in check(["old lamps"], ["very old lamps"])] == ["word-invented"]


def test_a_lost_figure_is_an_error() -> None:
    assert [finding.code for finding in check(["12 lamps"], ["lamps"])] == ["word-lost"]


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("*old* **lamps**", "old lamps"),
        ("lamps¹ burn<sup>2</sup> well^{3,4}", "lamps burn well"),
        ("see [the book](https://example.org/lamps)", "see the book"),
        ("see [9001 \\(2031\\)](#)", "see 9001 (2031)"),
        ("fish &amp; chips", "fish & chips"),
        ("one<br>two", "one two"),
    ],
)
def test_markup_is_no_word(source: str, result: str) -> None:
    assert check([source], [result]) == []


def test_a_joined_word_is_allowed_for() -> None:
    assert check(["the light-", "house"], ["the lighthouse"], [Repair(2, "light-house", "lighthouse")]) == []


def test_a_joined_word_that_nobody_lists_is_not() -> None:
    assert check(["the light-", "house"], ["the lighthouse"]) != []


def test_a_page_of_losses_is_reported_briefly() -> None:
    assert len(check([f"word{number}" for number in range(500)], [""])) <= 21
