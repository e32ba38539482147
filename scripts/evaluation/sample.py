"""Chooses mentions for a person to judge; the same seed chooses the same."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from evaluation.compare import DISAGREEMENTS, Mention, Outcome


def draw(mentions: Sequence[Mention], size: int, seed: int) -> list[Mention]:
    """``size`` mentions: disagreements, all of them when there are fewer, then citations found.

    Those found are drawn from all on which the sides do not disagree: a share of them that is right,
    together with the disagreements, gives the true precision.
    """
    random = Random(seed)
    disputed = [one for one in mentions if one.outcome in DISAGREEMENTS]
    undisputed = [one for one in mentions if one.outcome in (Outcome.AGREED, Outcome.OTHER)]
    if len(disputed) > size:
        return _some(disputed, size, random)
    return disputed + _some(undisputed, min(size - len(disputed), len(undisputed)), random)


def _some(mentions: Sequence[Mention], size: int, random: Random) -> list[Mention]:
    """``size`` of the mentions, in their order."""
    return [mentions[place] for place in sorted(random.sample(range(len(mentions)), size))]
