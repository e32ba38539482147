"""Footnotes: marks, texts, and the sentences they tear."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", cases("footnotes"))
def test_case(case: dict[str, Any]) -> None:
    check(case)
