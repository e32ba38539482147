"""Sentences and what they cite: the cases are in cases.yml, for a lawyer to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from handmade import document

from preamble.citations.annotate import annotate
from preamble.model import Citation

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any]) -> None:
    read = annotate(document(case["text"], language=case["language"]), case.get("body"))
    found = [_plain(citation) for citation in read.blocks[0].citations]
    assert found == [_expected(entry) for entry in case["cites"]]


def _plain(citation: Citation) -> tuple[str, str | None, tuple[tuple[str, str], ...]]:
    target = "self" if citation.how == "self" else citation.target
    return citation.text, target, citation.pinpoint.parts if citation.pinpoint else ()


def _expected(entry: list[Any]) -> tuple[str, str | None, tuple[tuple[str, str], ...]]:
    place = entry[2] if len(entry) > 2 else []
    return entry[0], entry[1], tuple((kind, value) for kind, value in place)
