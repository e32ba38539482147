"""What the finders hand to the reader."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Any

from msgspec import Struct

from preamble.model import Pinpoint


class Found(Struct, frozen=True):
    """A mention in a text, before the place named beside it is known."""

    start: int
    end: int
    target: str | None
    how: str
    left: int
    """Where the phrase begins that names the instrument ("General Assembly resolution 78/115")."""
    right: int
    """Where it ends, date and body included."""
    pinpoint: Pinpoint | None = None
    """The place, where the mention itself says it ("paragraph 4 above")."""


def has_any(text: Container[Any], signs: Iterable[Any]) -> bool:
    """Whether one of these is in a text or among its bytes, before a dearer look is taken.

    >>> has_any("paragraph 4 above", ("above", "below")), has_any(b"above", b"0123456789")
    (True, False)
    """
    for sign in signs:  # noqa: SIM110 - half of this function's time would go into what any() needs
        if sign in text:
            return True
    return False


def phrase_start(text: str, start: int) -> int:
    """Where the phrase begins that ends in a symbol: "of decision 1/CP.24" begins with its noun.

    >>> phrase_start("paragraph 4 of decision 1/CP.24", 24)
    15
    """
    head = _HEAD.search(text, max(0, start - 16), start)
    return head.start() if head else start


_HEAD = re.compile(
    r"(?<![^\W_])(?:[Rr]esolution|[Dd]ecision|[Rr]ecommendation"
    r"|[Рр]езолюци\w{1,2}|[Рр]ешени\w{1,2}|[Рр]екомендаци\w{1,2})\s$"
)
