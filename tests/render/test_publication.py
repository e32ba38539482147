"""What the site makes of a library: pages in both languages, links between them, lists."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from preamble import folders, network
from preamble.library import Library
from preamble.render import publication
from preamble.render.shown import GROUPINGS

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
    return folders.load(tmp_path)


def test_page_in_the_other_language_shows_the_text_there_is(shelf: Library) -> None:
    first = next(entry for entry in shelf.entries if entry.slug == "first")
    page = publication.markdown(first, "en", network.build(shelf))
    assert 'text_language: "ru"' in page
    assert "The first" in page
    assert "Language of this text" in page
    assert "начать" in page


def test_a_text_of_which_nothing_is_known_has_a_page_too(shelf: Library) -> None:
    second = next(entry for entry in shelf.entries if entry.slug == "second")
    for language in ("ru", "en"):
        assert 'id="op1-a"' in publication.markdown(second, language, network.build(shelf))  # type: ignore[arg-type]


def test_lists_can_be_read_by_body_kind_and_year(shelf: Library) -> None:
    rows = publication.rows(shelf, "ru")
    assert [row.slug for row in rows] == ["first", "second"]
    for grouping in GROUPINGS:
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
        "translations": [],
        "address": "documents/first/",
    }
