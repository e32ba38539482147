"""What the site makes of a library: pages in both languages, links between them, lists."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from preamble import library
from preamble.library import Library
from preamble.model import Citation, Pinpoint
from preamble.render import publication
from preamble.render.links import State

HELD = """symbol: A/RES/80/1
title: {ru: Первая, en: The first}
body: general-assembly
kind: resolution
adopted: 2025-09-09
texts: {ru: {status: official}}
"""
TEXT = """Генеральная Ассамблея,

*ссылаясь* на свою резолюцию 80/1,

1. *постановляет* принять следующие меры:

a) начать;

b) продолжить;

2. *просит* доложить.
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """A described Russian resolution, and one of which nothing is known but its text."""
    for slug in ("first", "second"):
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "ru.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "first" / "document.yml").write_text(HELD, encoding="utf-8")
    return library.load(tmp_path)


def cited(target: str | None, *parts: tuple[str, str]) -> Citation:
    """A citation of a place."""
    return Citation("words", 0, 5, target, Pinpoint(parts) if parts else None)


def test_citation_of_a_held_document_leads_to_its_page_and_place(shelf: Library) -> None:
    second = next(entry for entry in shelf.entries if entry.slug == "second")
    policy = publication.links(shelf, "ru", second)
    assert policy(cited("A/RES/80/1")).href == "../first/"
    assert policy(cited("A/RES/80/1", ("paragraph", "2"))).href == "../first/#op2"
    assert policy(cited("A/RES/80/1", ("paragraph", "1"), ("item", "b"))).href == "../first/#op1-b"
    assert policy(cited("A/RES/80/1", ("preambular", "1"))).href == "../first/#pp1"


def test_a_place_that_the_text_lacks_leads_to_the_page(shelf: Library) -> None:
    policy = publication.links(shelf, "ru", shelf.entries[1])
    assert policy(cited("A/RES/80/1", ("paragraph", "99"))).href == "../first/"


def test_within_a_document_a_citation_stays_on_the_page(shelf: Library) -> None:
    first = next(entry for entry in shelf.entries if entry.slug == "first")
    assert publication.links(shelf, "ru", first)(cited("A/RES/80/1", ("paragraph", "2"))).href == "#op2"


def test_what_is_not_held_is_known_or_unresolved(shelf: Library) -> None:
    policy = publication.links(shelf, "en", shelf.entries[0])
    assert policy(cited("S/RES/2253(2015)")).href == "https://docs.un.org/en/S/RES/2253(2015)"
    assert policy(cited("A/DEC/60/519")).state is State.KNOWN
    assert policy(cited("A/DEC/60/519")).href is None
    assert policy(cited(None)).state is State.UNRESOLVED


def test_page_in_the_other_language_shows_the_text_there_is(shelf: Library) -> None:
    first = next(entry for entry in shelf.entries if entry.slug == "first")
    page = publication.markdown(first, "en", shelf)
    assert 'text_language: "ru"' in page
    assert "The first" in page
    assert "Language of this text" in page
    assert "начать" in page


def test_a_text_of_which_nothing_is_known_has_a_page_too(shelf: Library) -> None:
    second = next(entry for entry in shelf.entries if entry.slug == "second")
    for language in ("ru", "en"):
        assert 'id="op1-a"' in publication.markdown(second, language, shelf)  # type: ignore[arg-type]


def test_lists_can_be_read_by_body_kind_and_year(shelf: Library) -> None:
    rows = publication.rows(shelf, "ru")
    assert [row.slug for row in rows] == ["first", "second"]
    for grouping in publication.GROUPINGS:
        groups = publication.grouped(rows, grouping, "ru")
        assert sum(len(group.rows) for group in groups) == len(rows)
        assert all(group.name for group in groups)
        assert len({group.key for group in groups}) == len(groups)
    years = publication.grouped(rows, "year", "ru")
    assert [group.name for group in years] == ["2025", "Без даты"]


def test_years_stand_latest_first(shelf: Library) -> None:
    one = publication.rows(shelf, "ru")[0]
    rows = [replace(one, year=year) for year in (2025, 2024, 2016)]
    assert [group.name for group in publication.grouped(rows, "year", "ru")] == ["2025", "2024", "2016"]


def test_the_list_is_data_too(shelf: Library) -> None:
    said = json.loads(publication.list_record(publication.rows(shelf, "en")))
    assert said["documents"][0] == {
        "slug": "first",
        "title": "The first",
        "symbol": "A/RES/80/1",
        "body": "general-assembly",
        "kind": "resolution",
        "date": "2025-09-09",
        "texts": ["ru"],
        "address": "documents/first/",
    }
