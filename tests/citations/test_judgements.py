"""What a person judged of 843 mentions, and the figures that the quality page draws from it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from preamble.model import LANGUAGES, Language

ROOT = Path(__file__).resolve().parents[2]
with Path(__file__).with_name("judgements.tsv").open(encoding="utf-8", newline="") as file:
    JUDGED = list(csv.DictReader(file, delimiter="\t"))

OUTCOMES = ("unlinked", "different", "open", "missed", "agreed", "other")
JUDGEMENTS = ("ours", "theirs", "neither", "none")
_ROWS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Found, not linked officially",
        "Found as another document",
        "Left open here",
        "Missed here",
        "Agreed, by chance",
        "Of other kinds, by chance",
    ),
    "ru": (
        "Найдено, официальной ссылки нет",
        "Найден другой документ",
        "Здесь оставлено без адреса",
        "Здесь пропущено",
        "Совпало, наугад",
        "Другие виды, наугад",
    ),
}
_TEXTS: dict[Language, dict[tuple[str, str], str]] = {
    "en": {
        ("ga", "en"): "General Assembly, English",
        ("ga", "ru"): "General Assembly, Russian",
        ("sc", "en"): "Security Council, English",
        ("sc", "ru"): "Security Council, Russian",
    },
    "ru": {
        ("ga", "en"): "Генеральная Ассамблея, английский",
        ("ga", "ru"): "Генеральная Ассамблея, русский",
        ("sc", "en"): "Совет Безопасности, английский",
        ("sc", "ru"): "Совет Безопасности, русский",
    },
}


def _rows(language: Language) -> list[list[str]]:
    """The rows of the tables on the quality page, after the heading about citations."""
    page = (ROOT / "docs" / language / "development" / "quality.md").read_text("utf-8")
    lines = page[page.index("{#citations}") :].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]


def test_every_mention_was_judged_with_a_reason() -> None:
    assert len(JUDGED) >= 300
    for row in JUDGED:
        assert row["outcome"] in OUTCOMES
        assert row["judgement"] in JUDGEMENTS
        assert row["reason"] and row["symbol"] and row["mention"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quality_page_tells_the_judgements(language: Language) -> None:
    counted = Counter((row["outcome"], row["judgement"]) for row in JUDGED)
    rows = {cells[0]: cells[1:] for cells in _rows(language)}
    for name, outcome in zip(_ROWS[language], OUTCOMES, strict=True):
        figures = [counted[outcome, judgement] for judgement in JUDGEMENTS]
        assert rows[name] == [str(figure) for figure in (*figures, sum(figures))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_true_precision_follows_from_the_judgements(language: Language) -> None:
    """Share of the citations found that are right: all but those that were judged wrong."""
    wrong = Counter(
        (row["organ"], row["language"])
        for row in JUDGED
        if row["outcome"] in ("unlinked", "different") and row["judgement"] != "ours"
    )
    rows = {cells[0]: cells[1:] for cells in _rows(language)}
    for text, name in _TEXTS[language].items():
        found = int("".join(figure for figure in rows[name][1] if figure.isdigit()))
        assert rows[name][4].replace(",", ".") == f"{1 - wrong[text] / found:.4f}"
        assert 1 - wrong[text] / found >= 0.99


def test_of_those_drawn_by_chance_nearly_all_are_right() -> None:
    drawn = [row for row in JUDGED if row["outcome"] in ("agreed", "other")]
    right = [row for row in drawn if row["judgement"] == "ours"]
    assert len(drawn) >= 200
    assert len(right) / len(drawn) >= 0.99
