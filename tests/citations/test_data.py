"""The data files that librarians extend, and what is said of a target."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from handmade import document

from preamble import bodies
from preamble.citations import annotate
from preamble.citations.address import address
from preamble.citations.kinds import kind, kinds
from preamble.citations.organs import names, organs
from preamble.model import LANGUAGES, Language

NAMES = yaml.safe_load(
    (Path(bodies.__file__).parent / "data" / "names.yml").read_text("utf-8"),
)


def test_every_numbering_belongs_to_a_body() -> None:
    assert set(organs()) <= set(bodies.load().by_key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_names_of_bodies_are_tried_first(language: Language) -> None:
    lengths = [len(name.nominative) for name in names(language)]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("entry", NAMES, ids=lambda entry: entry["target"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_as_it_stands(entry: dict[str, list[str]], language: Language) -> None:
    for name in entry[language]:
        printed = name.replace("*", "а")
        read = annotate(document(f"см. {printed}.", language=language), None)
        assert [(c.text, c.target, c.how) for c in read.blocks[0].citations] == [
            (printed, entry["target"], "name")
        ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("S/RES/2253(2015)", "https://docs.un.org/ru/S/RES/2253(2015)"),
        ("A/RES/67/234B", "https://docs.un.org/ru/A/RES/67/234B"),
        ("CTOC/COP/WG.6/2015/3", "https://docs.un.org/ru/CTOC/COP/WG.6/2015/3"),
        ("A/HRC/DEC/17/118", "https://docs.un.org/ru/A/HRC/DEC/17/118"),
        ("SDG 16.4", "https://metadata.un.org/sdg/16.4"),
        ("A/DEC/60/519", None),
        ("E/DEC/2018/245", None),
        ("CTOC/COP/RES/5/4", None),
        ("E/CN.7/RES/51/1", None),
        ("UNTS vol. 2225, No. 39574", None),
        ("CD/19/R7", None),
        ("QDe.115", None),
        ("R.05.V.2", None),
    ],
)
def test_an_address_is_given_only_where_one_was_verified(target: str, expected: str | None) -> None:
    assert address(target, "ru") == expected


def test_every_target_has_a_kind_named_in_both_languages() -> None:
    for known in kinds():
        assert known.called("ru") != known.called("en")
    assert kind("CD/19/R7").key == "movement"
    assert kind("CD/1234").key == "documents"
    assert kind("UNTS vol. 2225, No. 39574").key == "treaties"
    assert kind("E/CN.7/RES/51/1").key == "other-bodies"
