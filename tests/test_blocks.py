"""Lines become paragraphs, and what a page tore apart is whole again."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", cases("blocks"))
def test_case(case: dict[str, Any]) -> None:
    check(case)
