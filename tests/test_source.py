"""Bytes become lines: what is accepted, what is cleaned, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from preamble import source
from preamble.diagnostics import InputError

FILE = Path("text.txt")


def lines(text: str) -> tuple[str, ...]:
    return source.read(text.encode("utf-8"), FILE).lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_line(end: str) -> None:
    assert lines(f"one{end}two{end}") == ("one", "two", "")


def test_a_byte_order_mark_is_no_character() -> None:
    assert source.read("one".encode("utf-8-sig"), FILE).lines == ("one",)


@pytest.mark.parametrize(
    "invisible", ["\u00ad", "\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2060", "\u2066", "\ufeff"]
)
def test_characters_that_show_nothing_go(invisible: str) -> None:
    """A soft hyphen splits no word, and no direction mark makes a page read otherwise than its source."""
    assert lines(f"light{invisible}house") == ("lighthouse",)


def test_a_no_break_space_stays() -> None:
    assert lines("9001\xa0(2031)") == ("9001\xa0(2031)",)


@pytest.mark.parametrize("separator", ["\v", "\x1c", "\x85", "\u2028", "\u2029"])
def test_separators_inside_a_line_are_blanks(separator: str) -> None:
    """Only what an editor counts as a line is one, so that line numbers agree."""
    assert lines(f"one{separator}two") == ("one two",)


def test_a_tab_inside_a_line_is_a_wide_gap() -> None:
    """Like that between columns; at the head of a line it is an indent."""
    assert lines("one\ttwo") == ("one   two",)
    assert lines("\tone") == (" one",)


def test_rows_with_tabs_are_a_table() -> None:
    """Neither a list is one, nor a table of contents, nor a letterhead."""
    assert lines("Port\t2029\nZenda\t15\nStrelsau\t9") == (
        "| Port | 2029 |",
        "| Zenda | 15 |",
        "| Strelsau | 9 |",
    )
    for text in ("1.\tIn 2029\n2.\tIn 2030\n3.\tIn 2031", "North\t3\nSouth\t3\nEast\t14", "A\tB\nC\tD\nE\tF"):
        assert not any(line.startswith("|") for line in lines(text))


def test_letters_in_two_parts_become_one() -> None:
    assert lines("и\u0306") == ("й",)


def test_trailing_blanks_go() -> None:
    assert lines("one  \t\ntwo") == ("one", "two")


def test_a_form_feed_begins_a_page() -> None:
    read = source.read(b"one\n\ftwo\nthree", FILE)
    assert [line.strip() for line in read.lines] == ["one", "two", "three"]
    assert read.page_starts == {2}


def test_a_form_feed_between_words_parts_them() -> None:
    assert lines("one\ftwo") == ("one two",)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", "\xa0\n".encode(), b"\xef\xbb\xbf"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as problem:
        source.read(data, FILE)
    assert problem.value.diagnostic.code == "empty"


@pytest.mark.parametrize("data", ["\u200b\u2060".encode(), "\u00ad\n".encode()])
def test_a_file_of_invisible_characters_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as problem:
        source.read(data, FILE)
    assert problem.value.diagnostic.code == "empty"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_refused(encoding: str) -> None:
    with pytest.raises(InputError) as problem:
        source.read("The Assembly,\n".encode(encoding), FILE)
    assert problem.value.diagnostic.code in ("utf-16", "binary")


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "iso8859-5"])
def test_older_russian_encodings_are_refused_where_they_begin(encoding: str) -> None:
    with pytest.raises(InputError) as problem:
        source.read("A/RES/99/4\n\nАссамблея,\n".encode(encoding), FILE)
    assert problem.value.diagnostic.code == "not-utf-8"
    assert problem.value.diagnostic.line == 3


def test_latin_1_is_refused_where_it_begins() -> None:
    with pytest.raises(InputError) as problem:
        source.read("one\ntwo\ncaf\xe9\n".encode("latin-1"), FILE)
    assert str(problem.value).startswith("text.txt:3: error: ")


@pytest.mark.parametrize(
    "data", [b"one\ntwo\0three", b"\x89PNG\r\n\x1a\n\0\0", b"%PDF-1.4\n\x01", b"one\x1b[31mtwo"]
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as problem:
        source.read(data, FILE)
    assert problem.value.diagnostic.code in ("binary", "not-utf-8")


def test_breaks_of_html_at_line_ends_are_no_words() -> None:
    read = source.read(b"The lamps of the river<br />\nburn<br> all night.<br/>\r\n", FILE)
    assert read.lines[:2] == ("The lamps of the river", "burn<br> all night.")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing\.txt:1: error: no such file"):
        source.load(tmp_path / "nothing.txt")


def test_a_directory_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="directory"):
        source.load(tmp_path)
