"""The citations as data: complete, exact, and safe to parse."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.made import HELD, citing, library
from preamble import network
from preamble.folders import load
from preamble.network import Network
from preamble.render import exports

ROOT = Path(__file__).resolve().parents[2]
NAMESPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


@pytest.fixture(scope="module")
def shelf() -> Network:
    """The library itself."""
    return network.build(load(ROOT / "seeds"))


def test_every_citation_of_every_text_is_there_with_its_exact_words(shelf: Network) -> None:
    said = json.loads(exports.citations(shelf))
    assert said["schema"] == 1
    texts = {
        (entry.slug, language): text.document
        for entry in shelf.library.entries
        for language, text in entry.texts.items()
    }
    expected = 0
    for document in texts.values():
        expected += len(document.masthead.citations)
        expected += sum(len(part.citations) for part in (*document.blocks, *document.footnotes))
    assert len(said["citations"]) == expected > 100
    for one in said["citations"]:
        document = texts[one["document"], one["language"]]
        words = {part.id: part.text for part in (*document.blocks, *document.footnotes)}
        where = document.masthead.text[one["line"]] if one["in"] == "masthead" else words[one["place"]]
        assert where[one["start"] : one["end"]] == one["text"]
        assert set(one["paragraphs"]) <= {block.id for block in document.blocks}
        if one["outcome"] == "instrument":
            assert one["target"] in said["instruments"]
        assert (one["address"] is None) == (one["outcome"] == "unresolved")


def test_a_paragraph_of_the_library_has_its_address(tmp_path: Path) -> None:
    words = "Recalls paragraph 1 (b) of its resolution 90/7."
    made = library(tmp_path, {"held": {"en_txt": HELD}, "citing": {"en_txt": citing(words)}})
    [one] = json.loads(exports.citations(made))["citations"]
    assert one == {
        "document": "citing",
        "symbol": "A/RES/90/9",
        "language": "en",
        "in": "block",
        "place": "op2",
        "line": None,
        "paragraphs": ["op2"],
        "start": 42,
        "end": 46,
        "text": "90/7",
        "target": "A/RES/90/7",
        "pinpoint": [["paragraph", "1(b)"]],
        "how": "own",
        "outcome": "held",
        "address": "en/documents/held/#op1-b",
        "places": ["op1-b"],
    }


def test_the_graph_has_every_document_and_instrument_and_who_cites_it(shelf: Network) -> None:
    root = ElementTree.fromstring(exports.graphml(shelf))
    nodes = {node.get("id"): node for node in root.findall(".//g:node", NAMESPACE)}
    assert len(nodes) == len(shelf.library.entries) + len(shelf.instruments)
    edges = root.findall(".//g:edge", NAMESPACE)
    assert all(edge.get("source") in nodes and edge.get("target") in nodes for edge in edges)
    keys = {key.get("id") for key in root.findall("g:key", NAMESPACE)}
    assert {data.get("key") for data in root.iter("{http://graphml.graphdrawing.org/xmlns}data")} <= keys
    passages = sum(
        int(data.text or "")
        for edge in edges
        for data in edge.findall("g:data", NAMESPACE)
        if data.get("key") == "passages"
    )
    assert passages == sum(len(one.passages) for one in shelf.instruments.values())


def test_a_document_is_one_node_under_whatever_symbol_it_is_cited(tmp_path: Path) -> None:
    description = "title: {en: L}\nbody: general-assembly\nsymbol: A/RES/90/7\naliases: [A/90/L.3]\n"
    made = library(
        tmp_path,
        {
            "held": {"en_txt": HELD, "document_yml": description},
            "citing": {"en_txt": citing("Recalls A/90/L.3 and resolution 90/7.")},
        },
    )
    root = ElementTree.fromstring(exports.graphml(made))
    assert [node.get("id") for node in root.findall(".//g:node", NAMESPACE)] == ["held", "citing"]
    assert len(root.findall(".//g:edge", NAMESPACE)) == 1


@given(st.text(st.characters(codec=None, categories=None)))
def test_nothing_that_is_printed_can_break_the_xml(text: str) -> None:
    made = exports._node(text, {"title_en": text, "year": 1})
    node = ElementTree.fromstring(made)
    assert [child.tag for child in node] == ["data", "data"]
