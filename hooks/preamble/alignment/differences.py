"""What one text of a document has and the other lacks, in words for whoever mends it.

The texts are one document: every address leads to the same paragraph in both, calls the same notes and
cites the same instruments. Sales numbers are compared without their first letter: it says in which
language the publication is sold (A, C, E, F, R, S), so R.05.V.2 and E.05.V.2 are one publication.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from preamble.alignment.merged import other_than
from preamble.alignment.pairs import Pair, note_pairs, pairs
from preamble.diagnostics import Diagnostic, Severity
from preamble.model import LANGUAGES, Block, Citation, Document, Footnote, Language

CODES = frozenset(("texts-differ", "notes-differ", "citations-differ", "mastheads-differ"))
"""The codes of the diagnostics made here."""
_SHOWN_WORDS = 6
_MOST_REPORTED = 30
"""More differences than these have one cause, which the first ones show."""


class Difference(Struct, frozen=True):
    """One thing in which the two texts differ."""

    language: Language
    """The text in whose file it is to be looked at."""
    diagnostic: Diagnostic


def differences(
    documents: Mapping[Language, Document],
    names: Mapping[Language, str],
    *,
    partial: Language | None = None,
    ours: Language | None = None,
) -> tuple[Difference, ...]:
    """Everything in which the two texts of a document differ, by file and line; none when there is one.

    ``names`` are the names of the files, for the messages. What a ``partial`` text lacks is not yet
    translated and no difference. ``ours`` is the text that was made for this library: it can be mended,
    so a paragraph or a note too many or too few is an error then; two official texts may differ, so it
    is a warning there. Citations are a warning always: the finder may be wrong, not the text.
    """
    if len(documents) < len(LANGUAGES):
        return ()
    comparison = _Comparison(documents, names, partial, ours)
    found = [*comparison.facts(), *comparison.blocks(), *comparison.notes(), *comparison.citations()]
    found.sort(key=lambda one: (one.language, one.diagnostic.line))
    if len(found) <= _MOST_REPORTED:
        return tuple(found)
    kept = found[:_MOST_REPORTED]
    message = f"and {len(found) - len(kept)} more differences; mend the first ones, then check again"
    summary = Diagnostic(kept[-1].diagnostic.line, Severity.WARNING, "texts-differ", message)
    return (*kept, Difference(kept[-1].language, summary))


class _Comparison:
    """Two texts, side by side."""

    def __init__(
        self,
        documents: Mapping[Language, Document],
        names: Mapping[Language, str],
        partial: Language | None,
        ours: Language | None,
    ) -> None:
        self.documents, self.names = documents, names
        self.partial = partial
        self.mended = ours or LANGUAGES[-1]
        """The text in whose file a difference is reported that both have a part in."""
        self.severity = Severity.ERROR if ours else Severity.WARNING
        self.pairs = pairs(documents)
        self.note_pairs = note_pairs(documents)

    def facts(self) -> Iterator[Difference]:
        """The dates of the mastheads; their symbols are held against ``document.yml``, hence each other."""
        ru, en = (self.documents[language].masthead.date for language in LANGUAGES)
        if ru and en and ru != en:
            message = f"the masthead has the date {en}, and that of {self.names['ru']} {ru}; check both"
            yield Difference("en", Diagnostic(1, Severity.WARNING, "mastheads-differ", message))

    def blocks(self) -> Iterator[Difference]:
        """Paragraphs that only one text has, or that are something else in the other."""
        before: dict[Language, int] = dict.fromkeys(LANGUAGES, 1)
        for pair in self.pairs:
            if pair.whole:
                yield from self._unlike(pair)
                before = {language: block.lines.last for language, block in pair.texts.items()}
            else:
                yield from self._alone(pair, before, "texts-differ")

    def notes(self) -> Iterator[Difference]:
        """Notes that only one text has, or that another paragraph calls there."""
        before: dict[Language, int] = dict.fromkeys(LANGUAGES, 1)
        for pair in self.note_pairs:
            if pair.whole:
                before = {language: note.lines.last for language, note in pair.texts.items()}
            else:
                yield from self._alone(pair, before, "notes-differ")
        for block in self.pairs:
            if block.whole:
                yield from self._calls(block)

    def citations(self) -> Iterator[Difference]:
        """Paragraphs and notes that cite other instruments, or other places in them, than their pair."""
        everything: list[Pair[Block] | Pair[Footnote]] = [*self.pairs, *self.note_pairs]
        for pair in everything:
            if not pair.whole:
                continue
            cited = {language: _cited(part.citations) for language, part in pair.texts.items()}
            for language in LANGUAGES:
                other = other_than(language)
                if missing := cited[other] - cited[language]:
                    message = (
                        f"{pair.id} does not cite {', '.join(sorted(missing))}, which "
                        f"{self._where(pair, other)} does; check both"
                    )
                    line = pair.texts[language].lines.first
                    yield Difference(
                        language, Diagnostic(line, Severity.WARNING, "citations-differ", message)
                    )

    def _where(self, pair: Pair[Block] | Pair[Footnote], language: Language) -> str:
        return f"{self.names[language]}:{pair.texts[language].lines.first}"

    def _alone(
        self, pair: Pair[Block] | Pair[Footnote], before: Mapping[Language, int], code: str
    ) -> Iterator[Difference]:
        """What one text has and the other lacks, said where it should stand."""
        (language,) = pair.texts
        lacking = other_than(language)
        if lacking == self.partial:
            return
        words = " ".join(pair.texts[language].text.split()[:_SHOWN_WORDS])[:80]
        message = (
            f"after this line {pair.id} is missing, which {self._where(pair, language)} has («{words}»); "
            f"{self._remedy(lacking)}"
        )
        yield Difference(lacking, Diagnostic(before[lacking], self.severity, code, message))

    def _remedy(self, lacking: Language) -> str:
        if self.mended != lacking or self.severity is Severity.WARNING:
            return "divide both texts into the same paragraphs, numbered alike"
        return (
            "add it, or set it as a paragraph of its own under the same number; if the translation is not "
            "complete, write complete: false in document.yml"
        )

    def _unlike(self, pair: Pair[Block]) -> Iterator[Difference]:
        """The same address on something else."""
        here, there = pair.texts[self.mended], pair.texts[other_than(self.mended)]
        for name, own, other in (
            ("type", here.type, there.type),
            ("level", here.level, there.level),
            ("parent", here.parent, there.parent),
            ("number of rows", len(here.rows), len(there.rows)),
        ):
            if own != other:
                where = self._where(pair, other_than(self.mended))
                message = f"{pair.id} has the {name} {own}, and {other} in {where}; set it as there"
                yield Difference(
                    self.mended, Diagnostic(here.lines.first, self.severity, "texts-differ", message)
                )
                return

    def _calls(self, pair: Pair[Block]) -> Iterator[Difference]:
        """Notes that a paragraph calls in one text only."""
        called = {
            language: Counter(reference.note for reference in block.notes)
            for language, block in pair.texts.items()
        }
        for language in LANGUAGES:
            other = other_than(language)
            if missing := called[other] - called[language]:
                message = (
                    f"{pair.id} does not call {', '.join(sorted(missing))}, which {self._where(pair, other)} "
                    "does; put the mark of the note there"
                )
                line = pair.texts[language].lines.first
                yield Difference(language, Diagnostic(line, self.severity, "notes-differ", message))


def _cited(citations: Iterable[Citation]) -> frozenset[str]:
    """What is cited, with the place in it; citations without a target are places in the document itself."""
    return frozenset(
        " ".join((_instrument(citation), *(part for pair in _place(citation) for part in pair)))
        for citation in citations
        if citation.target or citation.how == "self"
    )


def _instrument(citation: Citation) -> str:
    """The target, in the same words for every language."""
    if citation.target is None:
        return "itself"
    if citation.how == "sales-number":
        return f"sales number {citation.target[1:].lstrip('.')}"
    return citation.target


def _place(citation: Citation) -> tuple[tuple[str, str], ...]:
    return citation.pinpoint.parts if citation.pinpoint else ()
