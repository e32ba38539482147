"""Addresses of instruments: readable, safe, and never shared by two identifiers."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from preamble.network import facts
from preamble.network.slugs import identifier, slug
from preamble.render.shell import INSTRUMENTS, Filling, Item, Shell

WRITTEN_OUT = st.text(min_size=1, max_size=60).filter(
    lambda text: len(text.encode("utf-8", "surrogatepass")) <= 75
)
"""What is longer has a fingerprint for its address, from which it cannot be told."""
SYMBOLS = st.text(string.ascii_uppercase + string.digits + "/.()- ", min_size=1, max_size=30)
LIKE = st.lists(
    st.sampled_from(
        [
            "A",
            "S",
            "E",
            "RES",
            "DEC",
            "75",
            "10",
            "2253",
            "2015",
            "XV",
            "S-10",
            "ES-11",
            "L.20",
            "Corr.2",
            "Add.1",
            "WG.6",
            "CONF.192",
            "234B",
            "(XV)",
            "(2015)",
            "(Sect.3)",
            "(PartI)",
            "UNEP",
            "EA.4",
            "Res.1",
            "l",
            "corr",
            "2",
            "s",
            "es",
            "c",
        ]
    ),
    min_size=1,
    max_size=7,
).map("/".join)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("S/RES/2253(2015)", "s-res-2253-2015"),
        ("A/RES/67/234B", "a-res-67-234b"),
        ("A/RES/1514(XV)", "a-res-1514-xv"),
        ("A/RES/3362(S-VII)", "a-res-3362-s-vii"),
        ("A/RES/S-10/2", "a-res-s-10-2"),
        ("A/RES/ES-11/1", "a-res-es-11-1"),
        ("A/75/L.20/Add.1", "a-75-l-20-add-1"),
        ("A/76/6(Sect.29A)/Corr.1", "a-76-6-sect-29a-corr-1"),
        ("CTOC/COP/WG.6/2015/3", "ctoc-cop-wg-6-2015-3"),
        ("33IC/19/R2", "33ic-19-r2"),
        ("UNTS vol. 2225, No. 39574", "unts-vol-2225-no-39574"),
        ("QDe.115", "qde-115"),
        ("SDG 16.4", "sdg-16-4"),
        ("R.05.V.2", "r-05-v-2"),
        ("E/CN.4/Sub.2/2000/1", "e-cn-4-sub-2-2000-1"),
    ],
)
def test_an_address_can_be_read(target: str, expected: str) -> None:
    """These are public: a change of this table breaks addresses that others have quoted."""
    assert slug(target) == expected


@given(st.one_of(WRITTEN_OUT, SYMBOLS, LIKE))
@example("a/res/75/10")
@example("A/RES/75/10 ")
@example("А/RES/75/10")  # A Cyrillic letter.
@example("\ud800")
def test_no_two_identifiers_share_an_address(target: str) -> None:
    """From the address the identifier can be told, so another one cannot have it."""
    assert identifier(slug(target)) == target


@given(st.text(min_size=1, max_size=5000))
def test_an_address_is_a_safe_name_of_a_folder(target: str) -> None:
    written = slug(target)
    assert re.fullmatch(r"[a-z0-9_-]{1,200}", written)
    made = Filling(INSTRUMENTS, (written,), lambda *_: [Item(written, {})])
    assert len(list(Shell(made, "ru", "").fill([written]))) == 1


def test_identifiers_too_long_to_be_written_out_differ_too() -> None:
    one, other = slug("A/" + "Ж" * 500), slug("A/" + "Ж" * 501)
    assert one != other
    assert identifier(one) is None


def test_every_known_resolution_has_a_readable_address() -> None:
    assert [target for target in facts.load().by_target if "__" in slug(target)] == []
