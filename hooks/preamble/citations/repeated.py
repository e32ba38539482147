"""A number that leaves its body open, cited elsewhere in the same document with the body named.

"The report submitted pursuant to resolution 43/1" says nothing of whose resolution it is; when the document
names "Human Rights Council resolution 43/1" as well, and no other body's 43/1, the same is meant. So it is
where the body that speaks could have such a number too.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from preamble.citations.forms import fold
from preamble.model import Block, Citation, Footnote

_CERTAIN = frozenset({"body", "subject", "own"})
_NAMED = frozenset({"body", "subject"})
_OPEN = frozenset({"ambiguous", "own-organ", "shape"})
"""How a number is read whose body nothing beside it says."""


def settle(
    blocks: tuple[Block, ...], footnotes: tuple[Footnote, ...]
) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """Blocks and footnotes with such numbers settled."""
    parts: list[Block | Footnote] = [*blocks, *footnotes]
    citations = [item for part in parts if part.citations for item in part.citations]
    named = {item.text: item.target for item in citations if item.how in _NAMED}
    if not any(
        item.how == "ambiguous" or (item.text in named and named[item.text] != item.target)
        for item in citations
        if item.how in _OPEN
    ):
        return blocks, footnotes
    known = _certain(citations)
    return (
        tuple(replace(block, citations=_settled(block.citations, known)) for block in blocks),
        tuple(replace(note, citations=_settled(note.citations, known)) for note in footnotes),
    )


def _certain(citations: Iterable[Citation]) -> dict[str, set[str]]:
    """The targets of each printed number that is cited with its body."""
    known: dict[str, set[str]] = {}
    for item in citations:
        if item.target and item.how in _CERTAIN:
            known.setdefault(fold(item.text), set()).add(item.target)
    return known


def _settled(citations: tuple[Citation, ...], known: dict[str, set[str]]) -> tuple[Citation, ...]:
    return tuple(
        replace(item, target=next(iter(meant)), how="repeated")
        if item.how in _OPEN
        and len(meant := known.get(fold(item.text), set())) == 1
        and item.target not in meant
        else item
        for item in citations
    )
