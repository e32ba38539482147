"""Interface strings: both languages say everything, each in its own letters."""

import re
from pathlib import Path

from preamble.model import LANGUAGES, Kind
from preamble.render.words import WORDS, kind_name

ROOT = Path(__file__).resolve().parent.parent.parent


def test_both_languages_have_the_same_keys() -> None:
    assert set(WORDS["ru"]) == set(WORDS["en"])


def test_nothing_english_is_left_in_russian() -> None:
    for key, said in WORDS["ru"].items():
        assert not re.search(
            r"[A-Za-z]{2,}",
            re.sub(
                r"\((?:JSON|Markdown|SVG|TMX|JSON, GraphML|document\.yml)\)|S/RES/2253|Ctrl|\{\w+\}", "", said
            ),
        ), key


def test_nothing_russian_is_left_in_english() -> None:
    for key, said in WORDS["en"].items():
        assert not re.search(r"[А-Яа-яЁё]", said), key


def test_every_kind_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        assert len({kind_name(kind, language) for kind in Kind}) == len(Kind)


def test_templates_use_only_words_that_exist() -> None:
    for template in (ROOT / "docs" / "theme").rglob("*.html"):
        for key in re.findall(r"\bsay\.(\w+)", template.read_text(encoding="utf-8")):
            assert key in WORDS["ru"], f"{template.name}: {key}"
