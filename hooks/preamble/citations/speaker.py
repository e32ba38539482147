"""Who speaks, and who was named: the bodies to which a number without a name may belong."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from preamble.citations import organs
from preamble.citations.forms import Token
from preamble.citations.plausible import possible

# In a text of these bodies and their offices a number like 75/291 that no one claims is the General
# Assembly's, because none of them has numbers of that shape.
_UNITED_NATIONS = frozenset(
    {"security-council", "economic-and-social-council", "trusteeship-council", "united-nations"}
)
# No body but the General Assembly adopts more in a session.
_FEW = 60
# Bodies that a short name may mean although the text has not named them yet.
_WELL_KNOWN = (
    "general-assembly",
    "security-council",
    "economic-and-social-council",
    "trusteeship-council",
    "human-rights-council",
    "council-of-europe-parliamentary-assembly",
)


class Speaker(Struct):
    """The body whose document is read, and the bodies it has named so far."""

    own: str | None
    """Key of the organ that speaks."""
    united_nations: bool = False
    """Whether the document is the United Nations' own."""
    strange: bool = False
    """Whether the body that speaks has numbers of its own that are not known here."""
    alike: bool = False
    """Whether its own Assemblies have symbols like the General Assembly's: those of WIPO, A/58/1."""
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

        The body that speaks, then those named, the last one first, then the principal organs, unless
        another organization speaks: "the Council" is its own.
        """
        ordered = [self.own] if self.own in keys else []
        ordered += [key for key in reversed(self.heard) if key in keys and key not in ordered]
        if self.united_nations or not self.strange:
            ordered += [key for key in keys if key in _WELL_KNOWN]
        return tuple(dict.fromkeys(key for key in ordered if key is not None))

    def yearly(self, token: Token, head: str) -> str | None:
        """The identifier of ``2019/19`` when no body is named: the Economic and Social Council's.

        The Commission on Human Rights had such numbers too: once it was named, or where nobody knows who
        speaks, nobody can tell.
        """
        unknown = self.own is None and not self.united_nations
        if unknown or self._may_mean("commission-on-human-rights", token, head):
            return None
        return organs.organs()["economic-and-social-council"].identify(token, head)

    def _may_mean(self, key: str, token: Token, head: str) -> bool:
        """Whether a body was named or speaks that can have such a number."""
        return key in (self.own, *self.heard) and organs.organs()[key].identify(token, head) is not None

    def owned(self, token: Token, head: str) -> str | None:
        """The identifier of a number that is said to be the speaker's own."""
        speaking = organs.organs().get(self.own or "")
        return speaking.identify(token, head) if speaking else None

    def unnamed(
        self, token: Token, head: str, year: int | None = None, *, own: bool
    ) -> tuple[str | None, str]:
        """Target and rule for a number without a body's name; the target is None when nobody can claim it."""
        known = organs.organs()
        if self.strange and (own or token.number <= _FEW):
            return None, "unknown-body" if own else "ambiguous"
        how = "own" if own else "own-organ"
        speaking = known.get(self.own or "")
        if (
            speaking
            and (speaking.key != "general-assembly" or possible(token))
            and (target := speaking.identify(token, head))
        ):
            return target, how
        # "Its" number is not the Assembly's where another body speaks.
        if self.united_nations and self.own in ((None,) if own else (None, *_UNITED_NATIONS)):
            assembly = known["general-assembly"]
            if (
                possible(token)
                and assembly.agrees(token, year)
                and (target := assembly.identify(token, head))
            ):
                return target, "shape"
        return None, "unresolved"

    def only(self, token: Token, head: str, target: str) -> bool:
        """Whether no body named so far, nor the Assembly, can have the number but as ``target``."""
        known = organs.organs()
        others = {*self.heard, "general-assembly"} & known.keys()
        return all(known[key].identify(token, head) in (None, target) for key in others)

    def fits(self, token: Token, year: int) -> bool:
        """Whether a printed date is one of the speaker's for that session."""
        speaking = organs.organs().get(self.own or "")
        return speaking is None or speaking.agrees(token, year)

    def dated(self, tokens: Sequence[tuple[Token, int | None]], head: str) -> str | None:
        """The body named before whose sessions the printed dates fit, when they do not fit the speaker's."""
        known = organs.organs()
        speaking = known.get(self.own or "")
        for token, year in tokens:
            if year is None or (speaking and speaking.identify(token, head) and speaking.agrees(token, year)):
                continue
            for key in reversed(self.heard):
                organ = known[key]
                if (
                    organ.year
                    and key != self.own
                    and organ.agrees(token, year)
                    and organ.identify(token, head)
                ):
                    return key
        return None

    def rivalled(
        self, token: Token, head: str, year: int | None, named: Sequence[str], target: str | None = None
    ) -> bool:
        """Whether one of the bodies named in the sentence could claim an undated number as well.

        With ``target``, what it is taken for, only those count whose number would be another one.
        """
        known = organs.organs()
        return year is None and any(
            key not in (self.own, "economic-and-social-council", "trusteeship-council")
            and known[key].identify(token, head) not in (None, target)
            for key in named
            if key in known
        )
