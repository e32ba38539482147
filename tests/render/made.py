"""Documents made by hand: the smallest ones that show a rule."""

from datetime import date

from msgspec.structs import replace

from preamble.diagnostics import Diagnostic, Severity
from preamble.model import (
    Block,
    BlockType,
    Citation,
    Document,
    Dropped,
    Footnote,
    Kind,
    Lines,
    Mark,
    Masthead,
    NoteReference,
    Pinpoint,
)

LINES = Lines(1, 1)


def block(block_id: str, kind: BlockType, text: str, **more: object) -> Block:
    """A block of which only what matters is said."""
    return replace(Block(block_id, kind, text, LINES), **more)  # type: ignore[arg-type]


def item(block_id: str, parent: str, label: str | None, text: str, level: int = 1) -> Block:
    """An item under its printed label."""
    printed = f"{label})" if label else None
    return block(
        block_id, BlockType.ITEM, text, label=label, printed_label=printed, parent=parent, level=level
    )


def document(*blocks: Block, **more: object) -> Document:
    """A resolution of these blocks."""
    plain = Document("en", Kind.RESOLUTION, None, "A title", Masthead(()), blocks, (), (), ())
    return replace(plain, **more)  # type: ignore[arg-type]


RESOLUTION = document(
    block("opener", BlockType.OPENER, "The General Assembly,"),
    block(
        "pp1",
        BlockType.PREAMBULAR,
        "Recalling its resolution 75/10 and decision 60/519,",
        marks=(Mark(0, 9, "em"),),
        citations=(
            Citation("75/10", 25, 30, "A/RES/75/10"),
            Citation("decision 60/519", 35, 50, "A/DEC/60/519"),
        ),
        notes=(NoteReference(30, "fn1"), NoteReference(51, "fn1")),
    ),
    block("op1", BlockType.OPERATIVE, "Requests:", label="1", printed_label="1."),
    item("op1-a", "op1", "a", "the first;"),
    item("op1-a-1", "op1-a", "i", "its own first;", 2),
    item("op1-b", "op1", "b", "the second, as in paragraph 23 of the agreement;"),
    block("closing", BlockType.CLOSING, "30th plenary meeting\n23 November 2020"),
    symbol="A/RES/75/11",
    masthead=Masthead(
        ("General Assembly", "Agenda item 130 (y), see A/75/L.20"),
        body="General Assembly",
        date=date(2020, 11, 23),
        citations=(Citation("A/75/L.20", 25, 34, "A/75/L.20", line=1),),
    ),
    footnotes=(Footnote("fn1", "1", "See A/75/1.", LINES, (), (Citation("A/75/1", 4, 10, "A/75/1"),)),),
    dropped=(Dropped(Lines(9, 9), "20-15800", "page furniture"),),
    diagnostics=(Diagnostic(3, Severity.WARNING, "odd", "look at it"),),
)

PINPOINT = Citation("paragraph 2 of article 8", 0, 24, None, Pinpoint((("article", "8"), ("paragraph", "2"))))
