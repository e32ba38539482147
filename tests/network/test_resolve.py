"""Every mention led to its place: documents as a lawyer would write them."""

from pathlib import Path

import pytest

from network.made import HELD, citing, library
from preamble.diagnostics import Severity
from preamble.network import Outcome, Resolution

TITLE = "title: {en: Lighthouses}\nbody: general-assembly\n"


def resolved(seeds: Path, words: str, **more: str) -> list[Resolution]:
    """Where the citations of a sentence lead, in a library that holds A/RES/90/7."""
    made = library(seeds, {"held": {"en_txt": HELD, **more}, "citing": {"en_txt": citing(words)}})
    return [made.resolve(mention.citation, "citing") for mention in made.mentions["citing"]["en"]]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Recalls its resolution 90/7.", ()),
        ("Recalls paragraph 2 of its resolution 90/7.", ("op2",)),
        ("Recalls paragraphs 2 and 3 of its resolution 90/7.", ("op2", "op3")),
        ("Recalls paragraph 1 (b) of its resolution 90/7.", ("op1-b",)),
        ("Recalls paragraph 7 of its resolution 90/7.", ()),
    ],
)
def test_a_document_of_the_library_is_linked_at_the_very_paragraph(
    tmp_path: Path, words: str, places: tuple[str, ...]
) -> None:
    assert resolved(tmp_path, words) == [Resolution(Outcome.HELD, "held", places)]


def test_what_the_library_does_not_hold_has_an_instrument_page(tmp_path: Path) -> None:
    assert resolved(tmp_path, "Recalls its resolution 89/1.") == [Resolution(Outcome.INSTRUMENT)]


def test_a_place_in_the_document_itself(tmp_path: Path) -> None:
    assert resolved(tmp_path, "Reaffirms paragraph 1 above.") == [
        Resolution(Outcome.HELD, "citing", ("op1",))
    ]


def test_a_place_that_the_document_does_not_have_is_unresolved_and_reported(tmp_path: Path) -> None:
    made = library(tmp_path, {"citing": {"en_txt": citing("Reaffirms paragraph 8 above.")}})
    [(file, found)] = made.diagnostics
    assert (file, found.severity) == (tmp_path / "citing" / "en.txt", Severity.WARNING)
    assert found.line == 15
    assert "'paragraph 8 above' in op2 is no link: this document has no such paragraph" in found.message
    assert made.instruments == {}


def test_another_symbol_of_a_document_leads_to_it(tmp_path: Path) -> None:
    description = TITLE + "symbol: A/RES/90/7\naliases: [A/90/L.3]\n"
    files = {"held": {"en_txt": HELD, "document_yml": description}}
    texts = {"one": citing("Recalls A/90/L.3."), "two": citing("Recalls resolution 90/7.", "A/RES/90/10")}
    made = library(tmp_path, files | {slug: {"en_txt": text} for slug, text in texts.items()})
    both = [made.instruments[target] for target in ("A/90/L.3", "A/RES/90/7")]
    assert [(one.slug, one.held, one.documents) for one in both] == [
        ("a-90-l-3", "held", ("one", "two")),
        ("a-res-90-7", "held", ("one", "two")),
    ]


def test_who_cites_a_document_and_who_a_paragraph(tmp_path: Path) -> None:
    words = "Recalls paragraph 2 of its resolution 90/7 and its resolution 90/7."
    made = library(tmp_path, {"held": {"en_txt": HELD}, "citing": {"en_txt": citing(words)}})
    [passage] = made.cited_by["held"]
    assert (passage.entry, passage.place) == ("citing", "op2")
    assert len(passage.mentions["en"]) == 2
    assert {place: len(found) for place, found in made.cited_at["held"].items()} == {"op2": 1}
    assert made.cited_by["citing"] == ()


def test_the_two_texts_of_a_document_are_one_citing_document() -> None:
    """Shown on the library itself: the same passages in both languages, each once."""
    from preamble import network
    from preamble.folders import load

    made = network.build(load(Path(__file__).resolve().parents[2] / "seeds"))
    convention = made.instruments["UNTS vol. 2326, No. 39574"]
    assert convention.documents == ("ctoc-cop-8-firearms-protocol-draft",)
    bodies = [passage for passage in convention.passages if passage.place != "masthead"]
    assert all(set(passage.mentions) == {"ru", "en"} for passage in bodies)
    assert len({passage.place for passage in bodies}) == len(bodies)


def test_a_note_belongs_to_the_paragraph_that_calls_it(tmp_path: Path) -> None:
    text = citing("Recalls the reports.¹") + "\n¹ See resolution 90/7.\n"
    made = library(tmp_path, {"held": {"en_txt": HELD}, "citing": {"en_txt": text}})
    [mention] = made.mentions["citing"]["en"]
    assert (mention.where, mention.place, mention.paragraphs) == ("note", "fn1", ("op2",))


def test_a_document_does_not_cite_itself(tmp_path: Path) -> None:
    made = library(tmp_path, {"held": {"en_txt": HELD + "\n4. Recalls resolution 90/7.\n"}})
    assert made.cited_by["held"] == ()
    assert made.instruments == {}
