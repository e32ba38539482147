"""A pinpoint leads to the very paragraph, or to none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble.model import Block, BlockType, Lines, Pinpoint
from preamble.network.places import Places

IDS = [
    "pp2",
    "op1",
    "op2",
    "op2-a",
    "op2-b",
    "op13",
    "op13-c",
    "op13-c-1",
    "op13-c-2",
    "sec-2:heading",
    "para9",
    "sec-2-a:heading",
    "para10",
    "sec-4:heading",
    "para24",
    "annex:heading",
    "annex-para1",
    "annex-sec-3:heading",
    "annex-para7",
    "annex2:heading",
    "annex2-op1",
    "art8:heading",
    "art8-para2",
    "sec-u1:heading",
]
PLACES = Places(
    Block(name, BlockType.HEADING if kind else BlockType.OPERATIVE, "", Lines(1, 1))
    for name, _, kind in (one.partition(":") for one in IDS)
)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("preambular", "2")], ["pp2"]),
        ([("paragraph", "13")], ["op13"]),
        ([("paragraph", "2(b)")], ["op2-b"]),
        ([("paragraph", "2"), ("item", "a")], ["op2-a"]),
        ([("paragraph", "2(б)")], ["op2-b"]),
        ([("paragraph", "2(в)")], []),  # The third letter, or a look-alike of the second: not certain.
        ([("paragraph", "13(c)(ii)")], ["op13-c-2"]),
        ([("paragraph", "1, 2, 13")], ["op1", "op2", "op13"]),
        ([("paragraph", "1-2")], ["op1", "op2"]),
        ([("paragraph", "1-9999")], []),
        ([("paragraph", "24")], ["para24"]),
        ([("paragraph", "3")], []),
        ([("paragraph", "2(d)")], []),
        ([("section", "II")], ["sec-2"]),
        ([("section", "II.A")], ["sec-2-a"]),
        ([("section", "II"), ("paragraph", "9")], ["para9"]),
        ([("section", "II"), ("paragraph", "10")], ["para10"]),
        ([("section", "II"), ("paragraph", "24")], []),
        ([("chapter", "IV"), ("paragraph", "24")], ["para24"]),
        ([("annex", "")], ["annex"]),
        ([("annex", "II")], ["annex2"]),
        ([("annex", ""), ("paragraph", "1")], ["annex-para1"]),
        ([("annex", "II"), ("paragraph", "1")], ["annex2-op1"]),
        ([("annex", ""), ("section", "III"), ("paragraph", "7")], ["annex-para7"]),
        ([("article", "8"), ("paragraph", "2")], ["art8-para2"]),
        ([("article", "6, 7, 8")], ["art8"]),
        ([("page", "3")], []),
        ([("paragraph", "")], []),
        ([], []),
    ],
)
def test_place(parts: list[tuple[str, str]], expected: list[str]) -> None:
    assert list(PLACES.find(Pinpoint(tuple(parts)))) == expected


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["paragraph", "section", "annex", "item", "article", "page"]),
            st.text("IVX0123456789()-, абвabcii", max_size=40),
        ),
        max_size=6,
    )
)
def test_whatever_is_printed_only_places_of_the_document_are_found(parts: list[tuple[str, str]]) -> None:
    assert all(place in PLACES for place in PLACES.find(Pinpoint(tuple(parts))))


def test_a_number_that_two_parts_count_is_not_alone() -> None:
    assert not PLACES.alone("op1")
    assert PLACES.alone("op13")
