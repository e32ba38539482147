"""Documents made by hand, for tests."""

from __future__ import annotations

from preamble.model import (
    Block,
    BlockType,
    Document,
    Footnote,
    Kind,
    Language,
    Lines,
    Masthead,
    NoteReference,
)

_LINES = Lines(1, 1)


def document(
    *texts: str,
    language: Language = "en",
    notes: tuple[str, ...] = (),
    masthead: tuple[str, ...] = (),
    symbol: str | None = None,
) -> Document:
    """A document of paragraphs; every note is called from the first of them."""
    calls = tuple(NoteReference(0, f"fn{number}") for number in range(1, len(notes) + 1))
    return Document(
        language=language,
        kind=Kind.RESOLUTION,
        symbol=symbol,
        title=None,
        masthead=Masthead(masthead),
        blocks=tuple(
            Block(f"p{index}", BlockType.PARAGRAPH, text, _LINES, notes=calls if index == 0 else ())
            for index, text in enumerate(texts)
        ),
        footnotes=tuple(Footnote(f"fn{n}", str(n), text, _LINES) for n, text in enumerate(notes, start=1)),
        dropped=(),
        diagnostics=(),
    )
