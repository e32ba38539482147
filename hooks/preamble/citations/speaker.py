"""Who speaks, and who was named: the bodies to which a number without a name may belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from preamble.citations import organs
from preamble.citations.forms import Token

# In a text of these bodies and their offices a number like 75/291 that no one claims is the General
# Assembly's, because none of them has numbers of that shape.
_UNITED_NATIONS = frozenset({"security-council", "economic-and-social-council", "trusteeship-council", "united-nations"})
# Of several bodies with one short name, the one that has numbers of the shape found.
_YEARLY = ("economic-and-social-council", "commission-on-human-rights")


@dataclass(slots=True)
class Speaker:
    """The body whose document is read, and the bodies it has named so far."""

    own: str | None
    """Key of the organ that speaks."""
    united_nations: bool = False
    """Whether the document is the United Nations' own."""
    heard: list[str] = field(default_factory=list)
    """Bodies named so far, the last one last."""

    def hear(self, keys: Sequence[str]) -> None:
        """Remember a body named in full."""
        for key in keys:
            if key in self.heard:
                self.heard.remove(key)
            self.heard.append(key)

    def meaning(self, keys: Sequence[str]) -> tuple[str, ...]:
        """The bodies a short name may mean here, the likeliest first.

        The body that speaks, then those named, the last one first; if none was, all of them.
        """
        ordered = [self.own] if self.own in keys else []
        ordered += [key for key in reversed(self.heard) if key in keys and key not in ordered]
        return tuple(key for key in ordered if key is not None) or tuple(keys)

    def yearly(self, token: Token, head: str) -> str | None:
        """The identifier of ``2019/19`` when no body is named: the Economic and Social Council's."""
        if self.own == "commission-on-human-rights":
            return None
        return organs.organs()["economic-and-social-council"].identify(token, head)

    def unnamed(self, token: Token, head: str, year: int | None, *, own: bool) -> tuple[str | None, str]:
        """Target and rule for a number without a body's name; the target is None when nobody can claim it."""
        known = organs.organs()
        speaking = known.get(self.own or "")
        if speaking and speaking.agrees(token, year) and (target := speaking.identify(token, head)):
            return target, "own" if own else "own-organ"
        for key in reversed(self.heard):
            organ = known[key]
            if year is not None and organ.year and organ.agrees(token, year) and (target := organ.identify(token, head)):
                return target, "date"
        if speaking and (target := speaking.identify(token, head)):
            return target, "own" if own else "own-organ"
        if self.united_nations and self.own in (None, *_UNITED_NATIONS):
            assembly = known["general-assembly"]
            if assembly.agrees(token, year) and (target := assembly.identify(token, head)):
                return target, "shape"
        return None, "unresolved"
