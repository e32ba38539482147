"""The words of a document with their links, notes and explanations, made once for every page that shows them.

A text stands on its own page and in a column of two pages side by side. What differs between these, the
way from the page to others and the words around the text, is left open (`inline.Sign`) and filled in by each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from msgspec.structs import replace

from preamble.alignment.merged import other_than
from preamble.model import Block, Citation, Corrected, Document, Footnote, Language, Mark, NoteReference
from preamble.render import clauses, escape, inline
from preamble.render.inline import Sign
from preamble.render.links import Link, LinkPolicy
from preamble.terms.uses import Use, uses


class Texts:
    """The words of a document; each place is made when it is asked for, and kept."""

    def __init__(self, document: Document, policy: LinkPolicy, foreign: frozenset[str] = frozenset()) -> None:
        """``policy`` says where citations lead, ``foreign`` are places with words of the other language."""
        self.document = document
        self.foreign = foreign
        self.changes: Mapping[str, Corrected] = MappingProxyType(
            {
                name: change
                for place in places(document)
                for name, change in zip(change_names(place), place.corrected, strict=True)
            }
        )
        self.cited: dict[str, str] = {}
        """Addresses outside the site, by what stands there, in order of appearance."""
        self.calls: Counter[str] = Counter()
        """How often each note is called."""
        self._policy = policy
        self._labels = {note.id: note.label for note in document.footnotes}
        self._numbers: dict[int, int] = {}
        """The how-manieth call of its note each one is, by identity."""
        self._terms = uses(document)
        self._made: dict[str, str] = {}
        for block in document.blocks:
            for reference in sorted(block.notes, key=lambda one: one.offset):
                self.calls[reference.note] += 1
                self._numbers[id(reference)] = self.calls[reference.note]

    def spoken_in(self, identifier: str) -> Language:
        """The language of the words at an address."""
        own = self.document.language
        return other_than(own) if identifier in self.foreign else own

    def of(self, place: Block | Footnote) -> str:
        """The words of a block or note with all that belongs to them."""
        made = self._made.get(place.id)
        if made is None:
            made = self._made[place.id] = self.written(place, escape.lines)
        return made

    def written(self, place: Block | Footnote, plain: Callable[[str], str]) -> str:
        """The same, plain words escaped as is asked for."""
        notes, marks = changes(place), place.marks
        if isinstance(place, Block):
            notes = (*place.notes, *notes)
            marks = clauses.with_opening_words(place, self.spoken_in(place.id))
        terms = self._terms.get(place.id, ())
        return self._rendered(place.text, marks, notes, place.citations, plain, terms)

    def masthead(self) -> str:
        """The lines of the masthead with what they cite."""
        masthead = self.document.masthead
        by_line: dict[int, list[Citation]] = {}
        for citation in masthead.citations:
            by_line.setdefault(citation.line or 0, []).append(citation)
        return "<br>".join(
            self._rendered(line, (), (), by_line.get(index, ())) for index, line in enumerate(masthead.text)
        )

    def cells(self, block: Block) -> list[list[str]]:
        """The cells of a table, row by row, with the emphasis and the citations that stand in each."""
        starts: list[int] = []
        position = 0
        for cell in (cell for row in block.rows for cell in row):
            # The text of a table is its cells, joined.
            starts.append(max(position, block.text.find(cell, position)))
            position = starts[-1] + len(cell)
        marks = _by_cell(block.marks, starts)
        citations = _by_cell(block.citations, starts)
        numbers = iter(range(len(starts)))
        return [
            [
                self._rendered(cell, marks.get(number, ()), (), citations.get(number, ()))
                for cell, number in zip(row, numbers, strict=False)
            ]
            for row in block.rows
        ]

    def calls_of(self, block: Block) -> str:
        """The calls of a table, behind it."""
        return "".join(self._call(reference) for reference in (*block.notes, *changes(block)))

    def _rendered(
        self,
        text: str,
        marks: Sequence[Mark],
        notes: Sequence[NoteReference],
        citations: Sequence[Citation],
        plain: Callable[[str], str] = escape.lines,
        terms: Sequence[Use] = (),
    ) -> str:
        return inline.render(
            text, marks, notes, citations, links=self._link, call=self._call, plain=plain, terms=terms
        )

    def _link(self, citation: Citation) -> Link:
        """Where a citation leads; remembers what paper has to spell out."""
        link = self._policy(citation)
        if link.official and citation.target:
            self.cited.setdefault(citation.target, link.official)
        return link

    def _call(self, reference: NoteReference) -> str:
        """A footnote call; the second and later calls of one note get addresses of their own."""
        if reference.note in self.changes:
            return f"{Sign.CHANGE}{reference.note}{Sign.CHANGE}"
        if reference.note not in self._labels:
            return ""
        note = escape.html(reference.note)
        own = call_id(note, self._numbers[id(reference)])
        label = escape.markdown(self._labels[reference.note])
        return (
            f'<sup><a class="footnote-ref" href="#{note}" id="{Sign.CALL}{own}" '
            f'aria-label="{Sign.NOTE} {label}">{label}</a></sup>'
        )


def call_id(note: str, number: int) -> str:
    """The address of a call of a note, without what all such addresses on a page begin with."""
    return note if number == 1 else f"{note}-{number}"


def places(document: Document) -> Iterator[Block | Footnote]:
    """Everything that has words of its own, in the order of the page."""
    yield from document.blocks
    yield from document.footnotes


def change_names(place: Block | Footnote) -> list[str]:
    """What the corrections of a place are called: by the place alone, so that each keeps its address."""
    return [f"{place.id}-{number}" for number, _ in enumerate(place.corrected, 1)]


def changes(place: Block | Footnote) -> tuple[NoteReference, ...]:
    """Where the marks of corrections stand: they are written like the calls of notes."""
    if not place.corrected:
        return ()
    named = zip(change_names(place), place.corrected, strict=True)
    return tuple(NoteReference(change.end, name) for name, change in named)


_Spanned = TypeVar("_Spanned", Mark, Citation)


def _by_cell(spans: Iterable[_Spanned], starts: Sequence[int]) -> dict[int, list[_Spanned]]:
    """Spans of a table's text by the cell in which they begin, counted from its first character."""
    held: dict[int, list[_Spanned]] = {}
    for span in spans:
        cell = bisect_right(starts, span.start) - 1
        if cell >= 0:
            moved = replace(span, start=span.start - starts[cell], end=span.end - starts[cell])
            held.setdefault(cell, []).append(moved)
    return held
