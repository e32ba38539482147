"""Counts what agrees: recall, precision, and pairs of languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evaluation.compare import Mention, Outcome, comparable, plain
from evaluation.official import Official
from preamble.model import Document


@dataclass(slots=True)
class Counts:
    """What was counted in the texts of one organ in one language."""

    texts: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    @property
    def official(self) -> int:
        """Links of the official texts to documents with a symbol."""
        return sum(
            self.outcomes[one] for one in (Outcome.AGREED, Outcome.MISSED, Outcome.OPEN, Outcome.DIFFERENT)
        )

    @property
    def found(self) -> int:
        """Citations found, of the kinds that the official files link."""
        return sum(self.outcomes[one] for one in (Outcome.AGREED, Outcome.DIFFERENT, Outcome.UNLINKED))

    @property
    def recall(self) -> float:
        """Share of the official links that were found; 1 when there are none."""
        return self.outcomes[Outcome.AGREED] / self.official if self.official else 1.0

    @property
    def precision(self) -> float:
        """Share of the citations found that are officially linked so; 1 when none was found."""
        return self.outcomes[Outcome.AGREED] / self.found if self.found else 1.0


@dataclass(frozen=True, slots=True)
class Targets:
    """What one text cites, as both sides see it."""

    work: str
    organ: str
    language: str
    official: frozenset[str]
    found: frozenset[str]


@dataclass(slots=True)
class Pairs:
    """The two languages of the same works."""

    both: int = 0
    """Works that are there in both languages."""
    official_agree: int = 0
    """Works whose official links name the same documents in both."""
    same: int = 0
    """Works of these for which the same documents were found in both."""
    differing: list[tuple[str, list[str], list[str]]] = field(default_factory=list)
    """The other works, with what was found in English alone and in Russian alone."""

    @property
    def share(self) -> float:
        """Of the works whose official links agree, those with the same targets here; 1 without any."""
        return self.same / self.official_agree if self.official_agree else 1.0


def targets(official: Official, document: Document) -> Targets:
    """The sets of targets of one text, of the kinds that the official files link."""
    held = [document.masthead.citations]
    held += [block.citations for block in document.blocks]
    held += [note.citations for note in document.footnotes]
    return Targets(
        official.work,
        official.organ,
        official.language,
        frozenset(plain(link.target) for link in official.links),
        frozenset(plain(item.target or "") for items in held for item in items if comparable(item)),
    )


def count(mentions: Iterable[Mention], texts: Iterable[Targets]) -> dict[tuple[str, str], Counts]:
    """The counts by organ and language."""
    counted: dict[tuple[str, str], Counts] = {}
    for text in texts:
        counted.setdefault((text.organ, text.language), Counts()).texts += 1
    for mention in mentions:
        counted[mention.organ, mention.language].outcomes[mention.outcome] += 1
    return dict(sorted(counted.items()))


def pair(texts: Sequence[Targets]) -> dict[str, Pairs]:
    """The pairs of languages, by organ."""
    english = {text.work: text for text in texts if text.language == "en"}
    pairs: dict[str, Pairs] = {}
    for russian in sorted((text for text in texts if text.language == "ru"), key=lambda text: text.work):
        if (other := english.get(russian.work)) is None:
            continue
        held = pairs.setdefault(russian.organ, Pairs())
        held.both += 1
        if other.official != russian.official:
            continue
        held.official_agree += 1
        if other.found == russian.found:
            held.same += 1
        else:
            held.differing.append(
                (russian.work, sorted(other.found - russian.found), sorted(russian.found - other.found))
            )
    return dict(sorted(pairs.items()))
