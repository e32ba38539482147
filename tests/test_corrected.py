"""Which words a correction has changed: what the page marks, and the source's words that it tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble.corrected import changes

REASON = (("en", "misprint"), ("ru", "опечатка"))


def told(before: str, find: str, replace: str) -> list[tuple[str, str]]:
    after = before.replace(find, replace)
    return [(one.printed, one.shown_in(after)) for one in changes(before, after, find, replace, REASON)]


@pytest.mark.parametrize(
    ("before", "find", "replace", "expected"),
    [
        ("оборота, осущестляемого ими", "осущестляемого", "осуществляемого",
         [("осущестляемого", "осуществляемого")]),
        ("of the a the text", "the a the", "the text of the", [("a", "text of")]),
        ("имеющих в каждой стране", "имеющих в каждой", "имеющихся в каждой", [("имеющих", "имеющихся")]),
        ("беженцев (МПБ), и", "беженцев (МПБ),", "беженцев (МПБ)),", [("(МПБ),", "(МПБ)),")]),
        ("их последствий,", "последствий,", "последствий.", [("последствий,", "последствий.")]),
        ("защиты виды", "защиты виды", "защиты и виды", [("виды", "и виды")]),
        ("a word too much", "word too", "word", [("word too", "word")]),
        ("teh cat, teh dog", "teh", "the", [("teh", "the"), ("teh", "the")]),
        ("as it stands", "as it", "as it", []),
    ],
)  # fmt: skip
def test_the_changed_words_are_named_whole(
    before: str, find: str, replace: str, expected: list[tuple[str, str]]
) -> None:
    assert [pair for pair in told(before, find, replace) if pair[0] != pair[1]] == expected


def test_where_markup_stands_between_the_changed_stretch_is_named() -> None:
    (one,) = changes(
        "keep the principle of", "keep the principles of", "the **principle", "the **principles", ()
    )
    assert (one.printed, one.shown_in("keep the principles of")) == ("principle", "principles")


def test_what_was_not_changed_is_not_named() -> None:
    assert list(changes("the words", "the words", "**other", "**others", ())) == []


_TEXT = st.text(alphabet="абв, -.", max_size=20)


@given(_TEXT, _TEXT.filter(lambda words: words.strip() != ""), _TEXT, _TEXT)
def test_putting_the_printed_words_back_gives_the_source(
    left: str, find: str, replace: str, right: str
) -> None:
    """With one place corrected, nothing but the named words differs."""
    before = left + find + right
    if before.count(find) != 1 or find == replace:
        return
    after = left + replace + right
    (one,) = changes(before, after, find, replace, REASON)
    assert after[: one.start] + one.printed + after[one.end :] == before
