"""The places of a translation that is not complete.

A text that lacks paragraphs cannot count its own ones: its second preambular clause may be the fifth.
So every paragraph takes its address from the complete text. The first one stands where that begins, or
where a line ``[… op5]`` above it says; each further one stands behind the one before it. Type and printed
number must then agree with the complete text. Where they do not, nothing up to the next such line is
shown, and the contributor is told: an address is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from preamble.diagnostics import Diagnostic, Severity
from preamble.model import Block, BlockType, Document, Dropped, NoteReference
from preamble.paper import furniture

_UNMISTAKABLE = frozenset((BlockType.OPENER, BlockType.SIGNATURE, BlockType.CLOSING, BlockType.TABLE))
"""What these are shows by their own words; what others are, often by neighbours that a part may lack."""
_LONGEST_RATIO = 2.2
_SLACK = 60
"""A translation has at most so many times the characters of its original, and these besides."""
_SHOWN_WORDS = 6


class _Run(Struct):
    """Paragraphs without a gap between them."""

    mark: Dropped | None
    """The line that says where they stand; None at the beginning of the text."""
    blocks: list[Block] = field(default_factory=list)


def place(part: Document, whole: Document, whole_name: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The partial text with the addresses of the complete one, and what is wrong with its places.

    ``whole_name`` is the file of the complete text, for the messages. Paragraphs whose place is not
    certain are left out of the result.
    """
    placing = _Placing(part, whole, whole_name)
    runs = [placing.placed(run) for run in placing.runs()]
    if not placing.ends(sum(map(len, runs))):
        # One paragraph forgotten since the last sure place would have moved all that follow it.
        runs.pop()
    blocks = tuple(block for run in runs for block in run)
    placing.places |= placing.notes
    notes = tuple(
        replace(note, id=placing.notes[note.id]) for note in part.footnotes if note.id in placing.notes
    )
    found = tuple(sorted(placing.found, key=lambda diagnostic: diagnostic.line))
    terms = tuple(
        replace(term, place=placing.places[term.place]) for term in part.terms if term.place in placing.places
    )
    return replace(part, blocks=blocks, footnotes=notes, terms=terms), found


class _Placing:
    """The state of one placing: how far the complete text has been used up."""

    def __init__(self, part: Document, whole: Document, whole_name: str) -> None:
        self.part, self.whole, self.whole_name = part, whole, whole_name
        self.index = {block.id: index for index, block in enumerate(whole.blocks)}
        self.labels = {note.id: note.label for note in whole.footnotes}
        self.own_labels = {note.id: note.label for note in part.footnotes}
        self.omissions = [one for one in part.dropped if one.reason == furniture.LEFT_OUT]
        self.free = 0
        """The first paragraph of the complete text that has no translation yet."""
        self.notes: dict[str, str] = {}
        """Ids of the notes in the complete text, by those in the part."""
        self.places: dict[str, str] = {}
        """Ids of the paragraphs, and in the end of the notes, in the complete text, by those in the part."""
        self.found: list[Diagnostic] = []

    def say(self, line: int, code: str, message: str, severity: Severity = Severity.ERROR) -> None:
        """Remember a finding."""
        self.found.append(Diagnostic(line, severity, code, message))

    def runs(self) -> Iterator[_Run]:
        """The paragraphs of the part, divided where it says that some are left out."""
        marks = iter(self.omissions)
        run, mark = _Run(None), next(marks, None)
        for block in self.part.blocks:
            while mark and mark.lines.first < block.lines.first:
                yield run
                run, mark = _Run(mark), next(marks, None)
            run.blocks.append(block)
        yield run

    def ends(self, placed: int) -> bool:
        """Whether the text ends where it says that it does."""
        last = max((block.lines.last for block in self.part.blocks), default=1)
        rest = self.whole.blocks[self.free :]
        if rest and not any(mark.lines.first > last for mark in self.omissions):
            message = (
                f"the translation ends here, and {self.whole_name}:{rest[0].lines.first} goes on with "
                f"{rest[0].id}; if the rest is not translated yet, write […] on a line of its own "
                "below; if it "
                "is, a paragraph further up is missing"
            )
            if not self.found:
                self.say(last, "partial-end", message)
            return False
        if placed == len(self.whole.blocks):
            message = f"every paragraph of {self.whole_name} is there; delete complete: false in document.yml"
            self.say(1, "partial-is-complete", message, Severity.WARNING)
        return True

    def placed(self, run: _Run) -> list[Block]:
        """The paragraphs of a run under their addresses; none when one of them is not where it should be."""
        start = self._start(run)
        if start is None:
            return []
        targets = self.whole.blocks[start : start + len(run.blocks)]
        for block, target in zip(run.blocks, targets, strict=False):
            if not _fits(block, target):
                self._misplaced(block, target, start)
                return []
        if len(targets) < len(run.blocks):
            self._surplus(run.blocks[len(targets)])
            return []
        self.free = start + len(run.blocks)
        return [self._taken(block, target) for block, target in zip(run.blocks, targets, strict=True)]

    def _start(self, run: _Run) -> int | None:
        """Where a run begins in the complete text."""
        if run.mark is None or not run.blocks:
            return self.free
        line, named = run.mark.lines.first, furniture.OMISSION.fullmatch(run.mark.text)
        wanted = named["next"] if named else None
        if wanted is None:
            likely = self._likely(run.blocks[0])
            message = (
                "say which paragraph follows: write its address behind the ellipsis, as in "
                f"[… {likely.id if likely else self._free_id()}]"
            )
            self.say(line, "omission-without-address", message)
            return None
        if wanted not in self.index:
            close = get_close_matches(wanted, self.index, n=1)
            remedy = f"did you mean {close[0]}?" if close else "copy the address from the paragraph's number"
            self.say(line, "omission-address", f"{self.whole_name} has no paragraph {wanted}; {remedy}")
            return None
        if self.index[wanted] < self.free:
            message = (
                f"{wanted} stands above the paragraphs translated so far; put the translation in the order "
                f"of {self.whole_name}"
            )
            self.say(line, "omission-order", message)
            return None
        return self.index[wanted]

    def _free_id(self) -> str:
        return self.whole.blocks[min(self.free, len(self.whole.blocks) - 1)].id

    def _likely(self, block: Block, start: int | None = None) -> Block | None:
        """The next paragraph of the complete text that could be this one."""
        return next(
            (
                target
                for target in islice(self.whole.blocks, self.free if start is None else start, None)
                if _fits(block, target)
            ),
            None,
        )

    def _misplaced(self, block: Block, target: Block, start: int) -> None:
        likely = self._likely(block, self.index[target.id])
        remedy = (
            f"write [… {likely.id}] on a line of its own above it"
            if likely
            else "divide the translation into the same paragraphs"
        )
        message = (
            f"«{_beginning(block)}» is {_named(block)}, and {self.whole_name}:{target.lines.first} has "
            f"{_named(target)} here ({target.id}); if paragraphs before it are not translated, {remedy}, and "
            f"look at the paragraphs from {self.whole.blocks[start].id} on: none of them is shown"
        )
        self.say(block.lines.first, "partial-place", message)

    def _surplus(self, block: Block) -> None:
        message = (
            f"«{_beginning(block)}» comes after the end of {self.whole_name}; divide the translation into "
            "the same paragraphs"
        )
        self.say(block.lines.first, "partial-place", message)

    def _taken(self, block: Block, target: Block) -> Block:
        """A translated paragraph with everything but its words from the complete text."""
        self.places[block.id] = target.id
        return replace(
            block,
            id=target.id,
            type=target.type,
            level=target.level,
            label=target.label,
            printed_label=block.printed_label or target.printed_label,
            parent=target.parent,
            notes=self._calls(block, target),
        )

    def _calls(self, block: Block, target: Block) -> tuple[NoteReference, ...]:
        """The notes that a paragraph calls, under the ids that the complete text calls there."""
        own = [self.own_labels.get(call.note, call.note) for call in block.notes]
        there = [self.labels.get(call.note, call.note) for call in target.notes]
        if sorted(own) != sorted(there):
            message = (
                f"{target.id} calls the notes {_listed(own)}, and in {self.whole_name}:{target.lines.first} "
                f"{_listed(there)}; call the same notes"
            )
            self.say(block.lines.first, "partial-notes", message)
            return ()
        ids: dict[str, list[str]] = {}
        for call, label in zip(target.notes, there, strict=True):
            ids.setdefault(label, []).append(call.note)
        calls = []
        for call, label in zip(block.notes, own, strict=True):
            self.notes.setdefault(call.note, ids[label].pop(0))
            calls.append(NoteReference(call.offset, self.notes[call.note]))
        return tuple(calls)


def _fits(block: Block, target: Block) -> bool:
    """Whether a paragraph can be the translation of another one, as far as its form tells.

    The number, the length and what is cited must agree; the type only where it is unmistakable.
    """
    if (block.label or "") != (target.label or "") or _cites_another(block, target):
        return False
    short, long = sorted((len(block.text), len(target.text)))
    if long > short * _LONGEST_RATIO + _SLACK:
        return False
    if block.label or block.type is target.type:
        return True
    return not {block.type, target.type} & _UNMISTAKABLE and block.type is not BlockType.HEADING


def _cites_another(block: Block, target: Block) -> bool:
    """Whether both cite instruments, and none in common."""
    own, there = (
        {citation.target for citation in one.citations if citation.target and citation.how != "sales-number"}
        for one in (block, target)
    )
    return bool(own and there) and own.isdisjoint(there)


def _named(block: Block) -> str:
    printed = block.printed_label or block.label
    return f"{block.type} {printed}" if printed else f"{block.type} without a number"


def _beginning(block: Block) -> str:
    return " ".join(block.text.split()[:_SHOWN_WORDS])[:80]


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(labels) or "none"
