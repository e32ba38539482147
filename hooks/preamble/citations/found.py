"""What the finders hand to the reader."""

from __future__ import annotations

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
