"""The first documents stay as they were read, paragraph by paragraph, against their sources."""

from __future__ import annotations

import pytest

from preamble.diagnostics import Severity
from reader import golden
from reader.invariants import every_letter_is_there, must_hold


@pytest.mark.parametrize("seed", golden.SEEDS)
def test_a_document_is_read_as_before(seed: str) -> None:
    """Where this fails on purpose: compare with the source, then write the goldens anew."""
    document, _ = golden.converted(seed)
    assert golden.page(document) == golden.golden(seed).read_text("utf-8")


@pytest.mark.parametrize("seed", golden.SEEDS)
def test_a_document_keeps_the_promises(seed: str) -> None:
    document, data = golden.converted(seed)
    must_hold(document, data)
    every_letter_is_there(document, data.decode("utf-8"))


@pytest.mark.parametrize("seed", golden.SEEDS)
def test_a_document_is_read_without_a_warning(seed: str) -> None:
    document, _ = golden.converted(seed)
    assert [finding for finding in document.diagnostics if finding.severity is not Severity.NOTE] == []


MASTHEADS = [
    ("s-2025-496/ru", "date", "2025-08-01"),
    ("s-2025-496/ru", "body", "Совет Безопасности"),
    ("s-2025-496/ru", "original_language", "English"),
    ("ctoc-cop-8-firearms-protocol-draft/ru", "date", "2016-10-19"),
    ("ctoc-cop-8-firearms-protocol-draft/ru", "session", "Восьмая сессия"),
    ("ctoc-cop-8-firearms-protocol-draft/ru", "agenda_item", "2 (d)"),
    ("ctoc-cop-8-firearms-protocol-draft/ru", "distribution", "Limited"),
    ("cd-24-protection-in-the-movement/ru", "symbol", "CD/24/4R1"),
    ("cd-24-protection-in-the-movement/ru", "date", "None"),
    ("cd-24-protection-in-the-movement/ru", "original_language", "на английском языке"),
    ("a-res-75-10/ru", "symbol", "A/RES/75/10"),
    ("a-res-75-10/ru", "date", "2020-11-23"),
    ("a-res-75-10/ru", "session", "Семьдесят пятая сессия"),
    ("a-res-75-10/ru", "agenda_item", "130 у)"),
    ("cis-2025-counter-terrorism-letter/en", "date", "2025-05-13"),
    ("cis-2025-counter-terrorism-letter/en", "original_language", "Russian"),
]


@pytest.mark.parametrize("printed", MASTHEADS, ids=str)
def test_a_masthead_says_what_it_prints(printed: tuple[str, str, str]) -> None:
    seed, field, value = printed
    document, _ = golden.converted(seed)
    assert str(getattr(document.masthead, field)) == value


KINDS = ("report", "draft-resolution", "resolution", "resolution", "letter")


@pytest.mark.parametrize(("seed", "kind"), list(zip(golden.SEEDS, KINDS, strict=True)))
def test_a_document_is_of_its_kind(seed: str, kind: str) -> None:
    document, _ = golden.converted(seed)
    assert str(document.kind) == kind
