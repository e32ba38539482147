"""Words broken at the end of a line or a page."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", cases("hyphenation"))
def test_case(case: dict[str, Any]) -> None:
    check(case)
