"""A stretch of text as HTML: the short way, which most paragraphs take, leads where the long one does."""

from hypothesis import given
from hypothesis import strategies as st

from preamble.model import Mark, NoteReference
from preamble.render import inline
from preamble.render.inline import _Anchor

TEXT = "Recalling its resolution 1/2 and others, decides"
ENDS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@st.composite
def anchors(draw: st.DrawFn) -> list[_Anchor]:
    """Stretches in order, none overlapping."""
    ends = sorted(draw(st.sets(st.integers(0, len(TEXT)), max_size=8)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return [_Anchor(start, end, f"<a {start}>", "</a>") for start, end in pairs]


@given(
    st.lists(st.tuples(ENDS, st.sampled_from(["em", "strong", "link"])), max_size=3),
    anchors(),
    st.lists(st.integers(-1, len(TEXT) + 1), max_size=3),
)
def test_the_short_way_leads_where_the_long_one_does(
    marked: list[tuple[list[int], str]], held: list[_Anchor], offsets: list[int]
) -> None:
    marks = [Mark(start, end, kind) for (start, end), kind in marked]  # type: ignore[arg-type]
    emphasis = [mark for mark in marks if mark.kind != "link" and mark.start < mark.end]
    notes = [NoteReference(offset, f"fn{number}") for number, offset in enumerate(offsets)]
    placed = inline._outside(notes, held, len(TEXT))
    more = (placed, held, lambda note: f"[{note.note}]", str)
    assert inline._write(TEXT, marks, *more) == inline._swept(TEXT, emphasis, *more)
