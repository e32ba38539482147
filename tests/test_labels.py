"""Printed numbers and letters: which heads of paragraphs are labels, and what they can mean."""

from __future__ import annotations

import pytest

from preamble import labels
from preamble.labels import Style

LABELS = [
    ("1. Thanks", Style.NUMBER, "1", "1."),
    ("12 bis. Thanks", Style.NUMBER, "12 bis", "12 bis."),
    ("1\\. Thanks", Style.NUMBER, "1", "1."),
    ("**1.** Thanks", Style.NUMBER, "1", "1."),
    ("*1. Thanks*", Style.NUMBER, "1", "1."),
    ("1.2 Thanks", Style.DECIMAL, "1.2", "1.2"),
    ("1.2. Thanks", Style.DECIMAL, "1.2", "1.2."),
    ("a) oil", Style.LETTER_BRACKET, "a", "a)"),
    ("(a) oil", Style.LETTER_BRACKET, "a", "(a)"),
    ("б) масло", Style.LETTER_BRACKET, "б", "б)"),
    ("(iv) oil", Style.LETTER_BRACKET, "iv", "(iv)"),
    ("a. oil", Style.LETTER_DOT, "a", "a."),
    ("- a. oil", Style.LETTER_DOT, "a", "a."),
    ("1) oil", Style.NUMBER_BRACKET, "1", "1)"),
    ("(A) Oil", Style.CAPITAL_BRACKET, "A", "(A)"),
    ("IV. Lamps", Style.ROMAN_DOT, "IV", "IV."),
    ("ІІ. Лампы", Style.ROMAN_DOT, "II", "ІІ."),
    ("B. Lamps", Style.CAPITAL_DOT, "B", "B."),
    ("В. Лампы", Style.CAPITAL_DOT, "В", "В."),
    ("- oil", Style.BULLET, "", "-"),
    ("• oil", Style.BULLET, "", "•"),
    ("* oil", Style.BULLET, "", "*"),
    ("— масло", Style.BULLET, "", "—"),
]


@pytest.mark.parametrize(("raw", "style", "core", "printed"), LABELS, ids=[raw for raw, *_ in LABELS])
def test_a_label_is_read(raw: str, style: Style, core: str, printed: str) -> None:
    label = labels.read(raw)
    assert label is not None
    assert (label.style, label.core, label.printed) == (style, core, printed)


NONE = [
    "", "1990 was cold", "1.5 litres", "12.05.2031 was warm", "A lamp", "I have",
    "*Recalling* its rules", "*oil*", "-oil", "(see below) oil", "(and) oil", "(the) oil", "e.g. oil",
    "i.e. oil", "1/ The first", "¹ The first", "a).", "2,5 litres", "**Lamps**", "St. Petersburg",
    "Mr. Keeper", "(2031) was cold",
]  # fmt: skip


@pytest.mark.parametrize("raw", NONE)
def test_other_words_are_no_label(raw: str) -> None:
    assert labels.read(raw) is None


@pytest.mark.parametrize(
    ("printed", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("ІV", 4), ("Х", 10)]
)
def test_roman_numbers_in_either_alphabet(printed: str, value: int) -> None:
    assert labels.roman(printed) == value


@pytest.mark.parametrize("printed", ["IIII", "VX", "IC", "A", "", "MM"])
def test_other_letters_are_no_roman_number(printed: str) -> None:
    assert labels.roman(printed) == 0


@pytest.mark.parametrize("series", ["абсде", "абвгд", "abcde", "аbсdе", "ABCDE", "АВСДЕ"])
def test_a_letter_can_stand_in_its_place_in_every_usual_series(series: str) -> None:
    for place, letter in enumerate(series, 1):
        assert place in labels.letter_ordinals(letter), letter


def test_after_g_the_cyrillic_n_can_be_h() -> None:
    assert 8 in labels.letter_ordinals("Н")


def test_a_letter_and_its_place_agree() -> None:
    assert all(ordinal in labels.letter_ordinals(labels.letter(ordinal)) for ordinal in range(1, 53))


def test_roman_numbers_are_read_as_they_are_printed() -> None:
    assert all(labels.roman(labels.numeral(ordinal).upper()) == ordinal for ordinal in range(1, 400))
