"""Lists: which item belongs where, and which letter it has."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", cases("lists"))
def test_case(case: dict[str, Any]) -> None:
    check(case)
