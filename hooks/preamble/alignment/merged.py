"""What a page in one language shows: its own text, and the other one where that has nothing yet."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from preamble.alignment.pairs import note_pairs, pairs
from preamble.model import LANGUAGES, Document, Language


class Merged(Struct, frozen=True):
    """One document as it is read in one language."""

    document: Document
    """Its ``language`` is that of the text shown, which is the other one where a text is missing whole."""
    foreign: frozenset[str] = frozenset()
    """Ids of the paragraphs and notes, and ``masthead``, that stand in the other language."""

    def language_of(self, identifier: str) -> Language:
        """The language of the words at an address.

        >>> from preamble.model import Kind, Masthead
        >>> own = Document("en", Kind.REPORT, None, None, Masthead(()), (), (), (), ())
        >>> shown = Merged(own, frozenset(["para2"]))
        >>> shown.language_of("para1"), shown.language_of("para2")
        ('en', 'ru')
        """
        own = self.document.language
        return other_than(own) if identifier in self.foreign else own


def other_than(language: Language) -> Language:
    """The other one of the two languages."""
    return next(other for other in LANGUAGES if other != language)


def merged(documents: Mapping[Language, Document], language: Language, complete: bool = True) -> Merged:
    """The document as a page in ``language`` shows it.

    ``complete`` is False when ``document.yml`` says that this language's text is a part only: then every
    paragraph and note that it lacks is shown in the other language and named in ``foreign``. A text
    that is missing whole is replaced by the other one, and nothing is foreign in that.
    """
    if language not in documents:
        return Merged(next(iter(documents.values())))
    own = documents[language]
    other = documents.get(other_than(language))
    if complete or other is None:
        return Merged(own)
    blocks = [(pair, pair.texts.get(language) or pair.texts[other.language]) for pair in pairs(documents)]
    called = {reference.note for _, block in blocks for reference in block.notes}
    notes = [
        (pair, pair.texts.get(language) or pair.texts[other.language])
        for pair in note_pairs(documents)
        if pair.id in called or language in pair.texts
    ]
    foreign = {pair.id for pair, _ in blocks if language not in pair.texts}
    foreign |= {pair.id for pair, _ in notes if language not in pair.texts}
    if not own.masthead.text:
        foreign.add("masthead")
    return Merged(
        replace(
            own,
            masthead=own.masthead if own.masthead.text else other.masthead,
            blocks=tuple(block for _, block in blocks),
            footnotes=tuple(note for _, note in notes),
            terms=(*own.terms, *(term for term in other.terms if term.place in foreign)),
        ),
        frozenset(foreign),
    )
