"""The files of the index: complete, the same from the same records, small whatever the order."""

import gzip
import json
from typing import Any

from preamble.search import index, pages
from preamble.search.places import Cited, Place, PlaceType, Record


def record(text: str = "Резолюция 2253 (2015) о терроризме", **more: Any) -> Record:
    """A document of a title and a paragraph."""
    cited = (Cited("S/RES/2253(2015)", 10, 21),)
    places = (
        Place("", PlaceType.TITLE, "Доклад"),
        Place("op1", PlaceType.OPERATIVE, text, "OP1", 0, names=("op1", "1"), cites=cited),
    )
    defaults: dict[str, Any] = {"key": "d", "group": "document", "language": "ru", "address": "documents/d/"}
    return Record(**{**defaults, "title": "Доклад", "places": places, **more})


def unpacked(files: dict[str, bytes]) -> dict[str, Any]:
    """What can be read as JSON, by the name without its folder."""
    found = {}
    for name, data in files.items():
        try:
            found[name.partition("/")[2] or name] = json.loads(gzip.decompress(data))
        except (UnicodeDecodeError, json.JSONDecodeError):
            continue
    return found


def test_the_same_records_make_the_same_files() -> None:
    assert index.build([record()]) == index.build([record()])


def test_a_changed_word_changes_the_folder() -> None:
    before, after = (set(index.build([record(text)])) for text in ("Слово", "Слова"))
    assert before & after == {"start.pack"}


def test_every_form_symbol_and_place_can_be_looked_up() -> None:
    words = unpacked(index.build([record(is_=("A/RES/75/10",))]))["words/0.pack"]
    forms = words["forms"].split("\n")
    assert forms == sorted(forms)
    for form in ("терроризме", "терроризм", "§2253", "§s/res/2253(2015)", "§75/10", "¶op1", "террорист"):
        assert form in forms
    assert "о" not in forms


def test_pairs_are_found_by_either_name() -> None:
    files = unpacked(index.build([record("Комитет Красного Креста")], [("МККК", "Комитет Красного Креста")]))
    ((_, short, long),) = files["start.pack"]["pairs"]
    assert len(short) == 1 and len(long) == 3


def test_texts_are_kept_as_they_are_and_cut_into_files() -> None:
    long = [record(f"<script>alert({number})</script> " + "слово " * 400) for number in range(9)]
    files = unpacked(index.build(long))
    places = [
        place
        for name in sorted(files)
        if name.startswith("texts/")
        for place in files[name]["places"]
        if place[0]
    ]
    assert [place[2] for place in places] == [one.places[1].text for one in long]
    assert len([name for name in files if name.startswith("texts/")]) > 2


def test_a_page_is_read_whatever_its_markup() -> None:
    html = "<h2 id=a>A<a>¶</a></h2><p>x<p>y<script>no</script><h2>B</h2></div>&lt;"
    found = pages.record(pages.Page("p", "en", "en/p/", "P", html))
    assert [(place.id, place.text) for place in found.places[1:]] == [
        ("a", "A"),
        ("a", "x y"),
        ("a", "B"),
        ("a", "<"),
    ]


def test_nothing_to_index_is_an_index() -> None:
    assert "start.pack" in index.build([])
