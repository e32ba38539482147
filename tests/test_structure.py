"""Which paragraph is what: clauses, numbers, headings, annexes, parts, quotations."""

from __future__ import annotations

from typing import Any

import pytest

from reader.case import cases, check


@pytest.mark.parametrize("case", [*cases("structure"), *cases("bodies")])
def test_case(case: dict[str, Any]) -> None:
    check(case)
