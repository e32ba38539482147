"""What the lines above the text say, and where they end."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", cases("masthead"))
def test_case(case: dict[str, Any]) -> None:
    check(case)
