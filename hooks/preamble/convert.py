"""One text → one document: the stages in their order.

Conversion depends on nothing but the text and its ``document.yml``; what other documents say is the
library's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from preamble import (
    accounting,
    alphabets,
    blocks,
    completion,
    corrected,
    footnotes,
    ids,
    markup,
    masthead,
    note_calls,
    source,
    structure,
)
from preamble.blocks import Unit
from preamble.citations.annotate import annotate as with_citations
from preamble.diagnostics import Diagnostic, Severity
from preamble.footnotes import Notes
from preamble.hyphenation import Hyphenation, Repair
from preamble.language import WORDS, Words, detect
from preamble.model import (
    Block,
    Corrected,
    Correction,
    Document,
    Dropped,
    Footnote,
    Kind,
    Language,
    Lines,
    Masthead,
    Metadata,
    NoteReference,
)
from preamble.note_calls import Caller
from preamble.paper import TEXT, Line, furniture
from preamble.structure import Node
from preamble.terms.annotate import annotate as with_terms

_TYPED_CALLS = re.compile(
    r"(?:[^\W\d_]|[)»”\"*>]|[^\W\d_]\s(?=\d{1,2}/\Z))(?P<figures>\d{1,3}(?:/\d{1,3})*)/?(?:</sup>)?\Z"
)
_CALLS_END = frozenset("0123456789/>")


def convert(
    data: bytes, file: Path, language: Language | None = None, metadata: Metadata | None = None
) -> Document:
    """Read one source text.

    ``data`` are the bytes of ``file`` (UTF-8), ``language`` is detected when None, ``metadata`` adds
    what the text does not print and the corrections of its misprints. Raises InputError when the
    bytes are no text.
    """
    return convert_lines(source.read(data, file), language, metadata)


def convert_lines(
    text: source.Source, language: Language | None = None, metadata: Metadata | None = None
) -> Document:
    """The same for a text whose lines have been read already."""
    spoken = language or detect("\n".join(text.lines))
    mixed = alphabets.read(text.lines, _corrections(metadata, spoken)) if spoken == "ru" else None
    read = replace(text, lines=mixed.lines) if mixed else text
    document = _Conversion(read, spoken, metadata).run()
    markup.forget()
    document = with_citations(document, metadata.body if metadata else None)
    return with_terms(alphabets.as_printed(document, mixed) if mixed else document)


class _Read(Struct, frozen=True):
    """Text, marks and note calls of one paragraph."""

    inline: markup.Inline
    references: tuple[NoteReference, ...]
    corrected: tuple[Corrected, ...]


class _Conversion:
    """The state of one conversion: repairs and findings made on the way."""

    def __init__(self, text: source.Source, language: Language, metadata: Metadata | None) -> None:
        self.source = text
        self.language = language
        self.metadata = metadata
        self.words: Words = WORDS[language]
        whole = "\n".join(text.lines)
        self.hyphenation = Hyphenation.of(whole)
        self.diagnostics: list[Diagnostic] = []
        self.corrections = _corrections(metadata, language)
        added = "^".join(one.replace for one in self.corrections)
        # Plain figures that turn out to be marks of notes are raised with a sign that the text need not have.
        self.signs = markup.signs_of(f"{whole}^{added}")
        self.applied: list[Repair] = []
        self.plain_calls: list[Repair] = []
        self.marked_first: dict[str, int] = {}
        """Of marks that were sought: the first line that has them."""

    def run(self) -> Document:
        lines, dropped = furniture.sift(self.source, self.words, self._is_partial())
        parts = blocks.part_run_in(blocks.units(lines, self.words, self.hyphenation), self.words)
        notes = footnotes.extract(parts, self.words, self.hyphenation)
        opening = masthead.find(notes.body, self.words)
        body = blocks.rejoin(notes.body[opening.start :], self.words, self.hyphenation, opening.speaks)
        nodes, contents = structure.read(body, self.words, opening.speaks)
        dropped += [Dropped(Lines(unit.first, unit.last), unit.raw, "table of contents") for unit in contents]
        head = self._masthead(lines, notes, opening.start)
        head = completion.completed(head, nodes, notes.notes, dropped, self.language, opening.speaks)
        caller = self._caller(notes)
        built = self._blocks(nodes, caller, notes)
        noted = self._footnotes(notes)
        self._check(head, built, noted, dropped, notes)
        self._report(caller, built, noted)
        kind = masthead.kind(head, opening.speaks, _ends(built), self.words)
        return self._document(head, kind, built, noted, dropped)

    def _is_partial(self) -> bool:
        """Whether ``document.yml`` says that this text holds only a part of the paragraphs."""
        own = dict(self.metadata.texts).get(self.language) if self.metadata else None
        return own is not None and not own.complete

    # --- parts ------------------------------------------------------------------------------------

    def _masthead(self, lines: Sequence[Line], notes: Notes, start: int) -> Masthead:
        units: list[Unit] = []
        printed: list[str] = []
        shared = notes.body[start].first if start < len(notes.body) else len(lines) + 1
        for unit in notes.body[:start]:
            own = [line.text.strip() for line in lines[unit.first - 1 : unit.last] if line.mark is TEXT]
            # A word broken at a line's end is whole again only in the paragraph.
            broken = any(text.endswith(("-", "‐")) for text in own[:-1])
            # A line that the text begins on is the masthead's only in part.
            printed += [unit.raw] if broken or unit.last >= shared else own
            columned = len(own) > 1 and not broken and "   " in unit.raw
            # The last cell of a line and the first of the next one are two cells.
            units.append(replace(unit, raw="   ".join(own)) if columned else unit)
        return masthead.read(printed, units, self.words)

    def _caller(self, notes: Notes) -> Caller:
        identifiers = ids.note_ids([note.label for note in notes.notes])
        return Caller(
            [
                (identifier, note.label, note.first)
                for identifier, note in zip(identifiers, notes.notes, strict=True)
            ],
            notes.ordered,
        )

    def _blocks(self, nodes: Sequence[Node], caller: Caller, notes: Notes) -> tuple[Block, ...]:
        identifiers = ids.assign(nodes)
        return tuple(
            self._block(node, identifier, identifiers, caller, notes)
            for node, identifier in zip(nodes, identifiers, strict=True)
        )

    def _block(
        self, node: Node, identifier: str, identifiers: Sequence[str], caller: Caller, notes: Notes
    ) -> Block:
        raw = "\n".join(" | ".join(row) for row in node.rows) if node.rows else node.raw
        read = self._inline(raw, (node.first, node.last), caller, notes)
        rows = tuple(
            tuple(markup.read(self._put_right(cell), caller.labels).text for cell in row) for row in node.rows
        )
        return Block(
            id=identifier,
            type=node.type,
            text=read.inline.text,
            lines=Lines(node.first, node.last),
            level=node.level,
            label=node.label,
            printed_label=node.printed_label,
            parent=identifiers[node.parent] if node.parent is not None else None,
            marks=read.inline.marks,
            notes=read.references,
            rows=rows,
            corrected=read.corrected,
        )

    def _inline(self, raw: str, lines: tuple[int, int], caller: Caller, notes: Notes) -> _Read:
        line = lines[0]
        if notes.plain_calls is not None:
            raw, changed = note_calls.raise_plain_calls(raw, notes.plain_calls, caller, line)
            self.plain_calls.extend(Repair(line, before, after) for before, after in changed)
        mended = self.hyphenation.mend(raw, line)
        raw = self._correct(mended, line)
        inline = markup.read(raw, caller.labels, self.signs)
        if inline.calls and any(_inside_word(inline.text, call.offset) for call in inline.calls):
            inline = markup.read(self.hyphenation.part_at_marks(raw), caller.labels)
        for printed in inline.unknown:
            message = f"the mark «{printed}» calls no footnote of this text; it stays as printed"
            self.diagnostics.append(Diagnostic(line, Severity.WARNING, "mark-without-footnote", message))
        references = tuple(
            [NoteReference(call.offset, caller.call(call.label, *lines)) for call in inline.calls]
        )
        self._account_for_letters(inline, line)
        return _Read(inline, references, self._corrected(mended, inline.text, caller.labels))

    def _account_for_letters(self, inline: markup.Inline, line: int) -> None:
        """A note mark that is a letter was a part of a word for whoever counts words."""
        for call in inline.calls:
            if call.label.isalpha():
                before = inline.text[max(0, call.offset - 60) : call.offset]
                word = before[len(before.rstrip("".join(c for c in before if c.isalnum()))) :]
                self.plain_calls.append(Repair(line, word + call.label, word))

    def _put_right(self, raw: str) -> str:
        """The words as the corrections have them, for a part of a text in which they are counted already."""
        for correction in self.corrections:
            raw = raw.replace(correction.find, correction.replace)
        return raw

    def _correct(self, raw: str, line: int) -> str:
        for correction in self.corrections:
            count = raw.count(correction.find)
            if count:
                raw = raw.replace(correction.find, correction.replace)
                self.applied.extend([Repair(line, correction.find, correction.replace)] * count)
                reason = dict(correction.reason).get("en", "")
                message = f"«{correction.find}» is shown as «{correction.replace}»: {reason}"
                self.diagnostics.append(Diagnostic(line, Severity.NOTE, "corrected", message))
        return raw

    def _corrected(self, raw: str, shown: str, notes: Set[str] = frozenset()) -> tuple[Corrected, ...]:
        """Where the corrections have changed the words of a paragraph, in order."""
        applied = [correction for correction in self.corrections if correction.find in raw]
        if not applied:
            return ()
        found: list[Corrected] = []
        for one in applied:
            others = raw
            for other in applied:
                if other is not one:
                    others = others.replace(other.find, other.replace)
            words = (
                markup.read(others, notes).text,
                shown,
                markup.plain(one.find),
                markup.plain(one.replace),
            )
            found += corrected.changes(*words, one.reason)
        return tuple(sorted(found, key=lambda change: (change.start, change.end)))

    def _footnotes(self, notes: Notes) -> tuple[Footnote, ...]:
        identifiers = ids.note_ids([note.label for note in notes.notes])
        out = []
        for identifier, note in zip(identifiers, notes.notes, strict=True):
            mended = self.hyphenation.mend(note.raw, note.first)
            inline = markup.read(self._correct(mended, note.first))
            out.append(
                Footnote(
                    identifier,
                    note.label,
                    inline.text,
                    Lines(note.first, note.last),
                    inline.marks,
                    corrected=self._corrected(mended, inline.text),
                )
            )
        return tuple(out)

    # --- checks -----------------------------------------------------------------------------------

    def _check(
        self,
        head: Masthead,
        built: Sequence[Block],
        noted: Sequence[Footnote],
        dropped: Sequence[Dropped],
        notes: Notes,
    ) -> None:
        results = [
            *head.text,
            *(accounting.unmarked(entry.text) for entry in dropped),
            *(note.text for note in noted),
        ]
        for block in built:
            results.append(f"{block.printed_label or ''} {block.text}")
        labels = [
            note.printed
            for note in notes.notes
            if note.printed != note.label or notes.plain_calls or note.label.isalpha()
        ]
        repairs = [*self.hyphenation.repairs, *self.applied, *self.plain_calls]
        self.diagnostics.extend(accounting.check(self.source.lines, results, repairs, labels))

    def _report(self, caller: Caller, built: Sequence[Block], noted: Sequence[Footnote]) -> None:
        self.diagnostics.extend(repair.diagnostic() for repair in self.hyphenation.repairs)
        self._report_unapplied([*(block.lines for block in built), *(note.lines for note in noted)])
        above = self._typed_above(built) if len(caller.called) < len(noted) else frozenset[str]()
        for note in noted:
            called = note.id in caller.called or note.label in above or self._called_in_title(note)
            if not called:
                message = f"nothing in the text calls footnote {note.label}; check its mark"
                self.diagnostics.append(
                    Diagnostic(note.lines.first, Severity.WARNING, "footnote-without-mark", message)
                )

    def _report_unapplied(self, shown: Sequence[Lines]) -> None:
        """A correction whose words stand on a line of a paragraph, but not in its words alone."""
        done = {repair.before for repair in self.applied}
        for correction in self.corrections:
            found = [number for number, line in enumerate(self.source.lines, 1) if correction.find in line]
            inside = any(span.first <= number <= span.last for number in found for span in shown)
            if inside and correction.find not in done:
                message = (
                    f"the correction of «{correction.find}» in document.yml (line {correction.line}) was not "
                    "applied: its words reach over a paragraph's number, a note's mark or a line's end; "
                    "name only words of the paragraph in find:"
                )
                self.diagnostics.append(
                    Diagnostic(found[0], Severity.ERROR, "correction-not-applied", message)
                )

    def _called_in_title(self, note: Footnote) -> bool:
        """Asterisks mostly hang on the masthead, which keeps no marks, and so does a raised figure."""
        mark = note.label.translate(markup.TO_SUPERIOR)
        if note.label.startswith("*") or mark != note.label:
            if mark not in self.marked_first:
                lines = self.source.lines
                first = next((place for place, line in enumerate(lines) if mark in line), len(lines))
                self.marked_first[mark] = first
            return self.marked_first[mark] < note.lines.first - 1
        return False

    def _typed_above(self, built: Sequence[Block]) -> frozenset[str]:
        """Figures that end a line of the masthead: «О правах озер1», "RIVERS1/2/"."""
        lines = self.source.lines[: built[0].lines.first - 1] if built else ()
        ends = (_TYPED_CALLS.search(line[-40:]) for line in lines if line[-1:] in _CALLS_END)
        return frozenset(figure for end in ends if end for figure in end["figures"].split("/"))

    def _document(
        self,
        head: Masthead,
        kind: Kind,
        built: tuple[Block, ...],
        noted: tuple[Footnote, ...],
        dropped: Sequence[Dropped],
    ) -> Document:
        known = self.metadata
        return Document(
            language=self.language,
            kind=(known.kind if known else None) or kind,
            symbol=(known.symbol if known else None) or head.symbol,
            title=(dict(known.title).get(self.language) if known else None) or head.title,
            masthead=head,
            blocks=built,
            footnotes=noted,
            dropped=tuple(sorted(dropped, key=lambda entry: entry.lines.first)),
            diagnostics=tuple(sorted(self.diagnostics, key=lambda finding: finding.line)),
        )


def _inside_word(text: str, offset: int) -> bool:
    return text[max(offset - 1, 0) : offset].isalpha() and text[offset : offset + 1].isalpha()


def _ends(built: Sequence[Block]) -> str:
    """The first and the last paragraphs, where a letter shows that it is one."""
    return "\n".join(block.text for block in (*built[:6], *built[-6:]))


def _corrections(metadata: Metadata | None, language: Language) -> tuple[Correction, ...]:
    if metadata is None:
        return ()
    text = dict(metadata.texts).get(language)
    return text.corrections if text else ()
