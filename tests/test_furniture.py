"""Page numbers, running heads and templates go; what only looks like them stays."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", cases("furniture"))
def test_case(case: dict[str, Any]) -> None:
    check(case)
