"""A second text that holds a part of the paragraphs: published as far as it goes, the rest marked."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from conftest import build, copy_project

pytestmark = pytest.mark.site

URL = "http://127.0.0.1/preamble/"
PART = """\
General Assembly

[… pp2]

Recalling also its resolution 76/11 of 23 November 2021,¹

[… op2-b]

(b) To publish it;

[…]

¹ See A/75/L.20, in English.
"""
WHOLE = """\
Генеральная Ассамблея

Генеральная Ассамблея,

ссылаясь на свою резолюцию 75/10 от 23 ноября 2020 года²,

ссылаясь также на свою резолюцию 76/11 от 23 ноября 2021 года¹,

1. призывает государства-члены беречь мир;

2. просит Генерального секретаря:

а) представить доклад;

б) опубликовать его;

3. постановляет продолжать.

¹ См. A/75/L.20, по-русски.

² См. A/75/L.21.
"""
DESCRIPTION = """\
title: {ru: О мире, en: Peace}
body: general-assembly
kind: resolution
adopted: 2021-10-11
texts:
  ru: {status: official}
  en: {status: translation, complete: false}
"""


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of a library with one partial translation."""
    checkout = tmp_path_factory.mktemp("partial")
    copy_project(checkout)
    folder = checkout / "seeds" / "peace"
    folder.mkdir(parents=True)
    for name, text in {"ru.txt": WHOLE, "en.txt": PART, "document.yml": DESCRIPTION}.items():
        (folder / name).write_text(text, encoding="utf-8")
    built = build(checkout, checkout / "site", URL, "--strict")
    assert built.returncode == 0, built.stderr
    yield checkout / "site"


def test_every_paragraph_is_there_in_one_language_or_the_other(partial: Path) -> None:
    page = html.parse(str(partial / "en/documents/peace/index.html")).getroot()
    article = page.xpath("//article")[0]
    assert article.get("lang") == "en"
    shown = {one.get("id"): one.get("lang") for one in article.xpath(".//*[@id][a[@class='number']]")}
    assert shown == {
        "opener": "ru",
        "pp1": "ru",
        "pp2": None,
        "op1": "ru",
        "op2": "ru",
        "op2-a": "ru",
        "op2-b": None,
        "op3": "ru",
    }
    assert "Recalling also" in page.xpath("string(//*[@id='pp2'])")
    assert "ссылаясь на свою" in page.xpath("string(//*[@id='pp1'])")
    assert {one.get("data-untranslated") for one in article.xpath(".//*[@lang='ru'][@id]")} == {"RU"}
    notes = {
        one.get("id"): (one.get("lang"), one.text_content()) for one in page.xpath("//ol[@class='notes']/li")
    }
    assert "in English" in notes["fn1"][1]
    assert (notes["fn1"][0], notes["fn2"][0]) == (None, "ru")
    said = [one.text_content().strip() for one in page.xpath("//aside[contains(@class, 'notice')]")]
    assert any("2 of 8 paragraphs are translated" in one and "marked RU" in one for one in said)


def test_the_other_language_is_whole_and_unmarked(partial: Path) -> None:
    page = html.parse(str(partial / "documents/peace/index.html")).getroot()
    assert page.xpath("//*[@data-untranslated]") == []


def test_the_record_says_which_words_are_whose(partial: Path) -> None:
    record = json.loads((partial / "en/documents/peace/document.json").read_text(encoding="utf-8"))
    assert record["language"] == "en"
    assert [block["id"] for block in record["blocks"] if "language" not in block] == ["pp2", "op2-b"]
    assert {block["language"] for block in record["blocks"] if "language" in block} == {"ru"}
    assert [note.get("language") for note in record["footnotes"]] == [None, "ru"]


def test_side_by_side_what_is_missing_is_said_and_not_replaced(partial: Path) -> None:
    page = html.parse(str(partial / "en/documents/peace/parallel/index.html")).getroot()
    missing = page.xpath("//*[contains(@class, 'missing')]")
    assert {one.text_content() for one in missing} == {"Not yet translated into English"}
    rows = {one.xpath("ancestor::*[@id][1]/@id")[0] for one in missing}
    assert rows == {"opener", "pp1", "op1", "op2", "op2-a", "op3", "fn2"}
    assert "Recalling also" in page.xpath("string(//*[@id='pp2']/*[@lang='en'])")
    assert "ссылаясь также" in page.xpath("string(//*[@id='pp2']/*[@lang='ru'])")
