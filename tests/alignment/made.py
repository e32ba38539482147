"""Two texts of a document made by hand: the smallest ones that show a rule."""

from msgspec.structs import replace

from preamble.model import (
    Block,
    BlockType,
    Citation,
    Document,
    Footnote,
    Kind,
    Language,
    Lines,
    Masthead,
    NoteReference,
)


def block(identifier: str, kind: BlockType = BlockType.PARAGRAPH, line: int = 1, **more: object) -> Block:
    """A paragraph whose words are its address."""
    plain = Block(identifier, kind, f"words of {identifier}", Lines(line, line))
    return replace(plain, **more)  # type: ignore[arg-type]


def note(identifier: str, line: int = 90, targets: tuple[str, ...] = ()) -> Footnote:
    """A footnote that cites these instruments."""
    return Footnote(
        identifier,
        identifier.removeprefix("fn"),
        f"words of {identifier}",
        Lines(line, line),
        citations=cited(*targets),
    )


def cited(*targets: str) -> tuple[Citation, ...]:
    """Citations of these instruments."""
    return tuple(Citation(target, 0, len(target), target) for target in targets)


def calls(*notes: str) -> tuple[NoteReference, ...]:
    """Calls of these notes."""
    return tuple(NoteReference(0, one) for one in notes)


def document(language: Language, *blocks: Block, **more: object) -> Document:
    """A text of these paragraphs."""
    plain = Document(language, Kind.REPORT, None, None, Masthead(()), blocks, (), (), ())
    return replace(plain, **more)  # type: ignore[arg-type]
