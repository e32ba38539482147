"""Footnotes: marks, texts, and the sentences they tear."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check, read


@pytest.mark.parametrize("case", cases("footnotes"))
def test_case(case: dict[str, Any]) -> None:
    check(case)


def test_figures_as_far_apart_as_pages_number_pages_although_notes_are_called() -> None:
    paragraph = "{number}. The keepers of the lamps have asked for more oil before the winter comes.{call}"
    lines = ["Report of the Keeper-General", "", "Lighthouses of the coast", ""]
    for page in range(1, 5):
        called = range(page * 30, page * 30 + 30)
        lines += [paragraph.format(number=n - 29, call=page if n == called[3] else "") for n in called]
        lines += ["", str(page), "", f"Lamps of the {('north', 'south', 'east', 'west')[page - 1]}", ""]
    lines += ["Notes", "", *(f"{page} Letter of the keepers, page {page}." for page in range(1, 5))]
    document = read("\n".join(lines))
    assert [entry.text for entry in document.dropped] == ["1", "2", "3", "4"]
    assert [note.label for note in document.footnotes] == ["1", "2", "3", "4"]
    assert all(note.text.startswith("Letter of the keepers") for note in document.footnotes)
