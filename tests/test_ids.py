"""Addresses of paragraphs: from printed numbers and structure alone."""

from __future__ import annotations

from typing import Any

import pytest

from preamble import ids
from reader.case import cases, check, read


@pytest.mark.parametrize("case", cases("ids"))
def test_case(case: dict[str, Any]) -> None:
    check(case)


BEFORE = """\
The Council of Gardeners,

Recalling the winter in which the shelf stood empty,

1. Requests every garden to send:

(a) Pears;

(b) Plums;

2. Thanks the carpenter.

Annex

Rules of the common shelf

1. Everybody may place seeds on the shelf.
"""


@pytest.mark.parametrize(
    "edit",
    [
        ("Recalling the winter", "Noting the autumn and recalling the winter"),
        ("(b) Plums;", "(b) Plums;\n\n(c) Cherries;"),
        ("1. Everybody may", "Nobody is excluded.\n\n1. Everybody may"),
        ("2. Thanks the carpenter.", "2. Thanks the carpenter;\n\n3. Decides to meet again."),
        ("2. Thanks the carpenter.", "2. Thanks the carpenter.\n\nII\n\nGardens\n\n1. Decides to dig."),
        ("2. Thanks the carpenter.", "2. Thanks the carpenter;\n\n2 bis. Thanks the painter."),
    ],
    ids=[
        "a longer clause",
        "one more item",
        "one more paragraph in the annex",
        "one more at the end",
        "one more part, whose numbers begin again",
        "one more between two numbers",
    ],
)
def test_an_edit_elsewhere_changes_no_address(edit: tuple[str, str]) -> None:
    before = {block.text.rstrip(".;"): block.id for block in read(BEFORE).blocks}
    after = {block.text.rstrip(".;"): block.id for block in read(BEFORE.replace(*edit)).blocks}
    assert all(after[text] == address for text, address in before.items() if text in after)


def test_both_languages_have_the_same_addresses() -> None:
    russian = """\
Совет садоводов,

ссылаясь на зиму, когда полка стояла пустой,

1. просит каждый сад прислать:

а) груши;

б) сливы;

2. благодарит столяра.

Приложение

Правила общей полки

1. Каждый может положить на полку семена.
"""
    assert [block.id for block in read(russian).blocks] == [block.id for block in read(BEFORE).blocks]


@pytest.mark.parametrize(
    ("label", "identifier"),
    [("4", "fn4"), ("*", "fn-star"), ("**", "fn-star2"), ("†", "fn-dagger"), ("a", "fn-a")],
)
def test_a_footnote_is_addressed_by_its_label(label: str, identifier: str) -> None:
    assert ids.note_id(label) == identifier


def test_notes_of_the_same_label_are_counted() -> None:
    assert ids.note_ids(["1", "2", "1", "1"]) == ["fn1", "fn2", "fn1-2", "fn1-3"]
