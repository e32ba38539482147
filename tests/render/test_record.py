"""The record: the keys and forms of the published contract."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from made import PINPOINT, RESOLUTION, block, document

from preamble.model import BlockType, Masthead
from preamble.render import record

TOP = {"schema", "language", "kind", "symbol", "title", "masthead"}
TOP |= {"blocks", "footnotes", "terms", "dropped", "diagnostics"}
BLOCK = {"id", "type", "label", "parent", "text", "lines", "footnotes", "citations"}
CITATION = {"text", "start", "end", "target", "pinpoint"}


def test_keys_of_the_contract_are_all_there() -> None:
    said = record.record(RESOLUTION)
    assert set(said) == TOP
    assert said["schema"] == 1
    assert said["kind"] == "resolution"
    assert all(set(one) >= BLOCK for one in said["blocks"])
    assert all(set(one) >= {"id", "label", "text", "lines", "citations"} for one in said["footnotes"])
    assert said["dropped"] == [{"lines": [9, 9], "text": "20-15800", "reason": "page furniture"}]
    assert said["diagnostics"] == [{"line": 3, "severity": "warning", "code": "odd", "message": "look at it"}]


def test_masthead_has_its_facts_and_its_printed_lines() -> None:
    said = record.record(RESOLUTION)["masthead"]
    assert said["body"] == "General Assembly"
    assert said["date"] == "2020-11-23"
    assert said["text"] == ["General Assembly", "Agenda item 130 (y), see A/75/L.20"]
    assert said["citations"][0]["target"] == "A/75/L.20"


def test_offsets_of_citations_count_in_the_text() -> None:
    for one in record.record(RESOLUTION)["blocks"]:
        for cited in one["citations"]:
            assert set(cited) >= CITATION
            assert one["text"][cited["start"] : cited["end"]] == cited["text"]


def test_notes_of_a_block_are_ids_in_the_order_of_their_calls() -> None:
    said = next(one for one in record.record(RESOLUTION)["blocks"] if one["id"] == "pp1")
    assert said["footnotes"] == ["fn1", "fn1"]
    assert said["note_references"] == [{"offset": 30, "note": "fn1"}, {"offset": 51, "note": "fn1"}]


def test_pinpoint_is_null_or_its_parts() -> None:
    made = document(block("p1", BlockType.PARAGRAPH, PINPOINT.text, citations=(PINPOINT,)))
    cited = record.record(made)["blocks"][0]["citations"][0]
    assert cited["pinpoint"] == {
        "parts": [{"kind": "article", "number": "8"}, {"kind": "paragraph", "number": "2"}]
    }
    assert record.record(RESOLUTION)["blocks"][1]["citations"][0]["pinpoint"] is None


@given(st.text(), st.dates() | st.none())
def test_any_text_survives_the_way_through_json(text: str, day: date | None) -> None:
    made = document(block("p1", BlockType.PARAGRAPH, text), masthead=Masthead((text,), date=day))
    written = record.dump(made)
    assert json.loads(written) == record.record(made)
    assert json.loads(written)["blocks"][0]["text"] == text
    assert record.dump(made) == written
