"""Paragraphs and notes of two texts, side by side by their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from preamble.model import LANGUAGES, Block, Document, Footnote, Language

Part = TypeVar("Part", Block, Footnote)


class Pair(Struct, Generic[Part], frozen=True):
    """One place of a document and what stands there in each language."""

    id: str
    """Its address, the same in every language."""
    texts: Mapping[Language, Part]
    """The paragraph or the note, by language, in the order of `LANGUAGES`; at least one."""

    @property
    def whole(self) -> bool:
        """Whether both languages have it."""
        return len(self.texts) == len(LANGUAGES)


def pairs(documents: Mapping[Language, Document]) -> tuple[Pair[Block], ...]:
    """The paragraphs of a document in its order.

    What only one text has stands behind what precedes it there.
    """
    return _paired({language: document.blocks for language, document in documents.items()})


def note_pairs(documents: Mapping[Language, Document]) -> tuple[Pair[Footnote], ...]:
    """The footnotes of a document in its order."""
    return _paired({language: document.footnotes for language, document in documents.items()})


def _paired(parts: Mapping[Language, Sequence[Part]]) -> tuple[Pair[Part], ...]:
    by_id: dict[Language, dict[str, Part]] = {
        language: {part.id: part for part in parts[language]} for language in LANGUAGES if language in parts
    }
    return tuple(
        Pair(identifier, {language: own[identifier] for language, own in by_id.items() if identifier in own})
        for identifier in _order([list(own) for own in by_id.values()])
    )


def _order(sequences: Sequence[list[str]]) -> list[str]:
    """All ids, those of the longest text in its order, the others behind their predecessors.

    >>> _order([["a", "b", "d"], ["a", "c", "d", "e", "f"]])
    ['a', 'b', 'c', 'd', 'e', 'f']
    >>> _order([["x", "a"], ["a"]])
    ['x', 'a']
    """
    longest = max(sequences, key=len, default=[])
    behind: dict[str, list[str]] = {}
    known = set(longest)
    for sequence in sequences:
        last = ""
        for identifier in sequence:
            if identifier in known:
                last = identifier
            else:
                known.add(identifier)
                behind.setdefault(last, []).append(identifier)
    return [
        *behind.get("", ()),
        *(one for identifier in longest for one in (identifier, *behind.get(identifier, ()))),
    ]
