"""The places in the picture of citations: the same every time, nothing on top of anything, linear."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from preamble.render import chart
from preamble.render.chart import Plan, Rect

boxes = st.lists(st.builds(chart.heights, st.integers(1, 4), st.integers(0, 300)), max_size=30)
sections = st.lists(st.integers(1, 40), max_size=16)


def _rects(plan: Plan) -> list[Rect]:
    rows = [rect for section in plan.sections for rect in (section.head, *section.rows)]
    return [*plan.boxes, *rows]


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(boxes, sections)
def test_nothing_lies_on_anything_or_outside(boxes: list[tuple[int, int]], sections: list[int]) -> None:
    plan = chart.lay(boxes, sections or [1])
    rects = _rects(plan)
    assert not [pair for pair in combinations(rects, 2) if _overlap(*pair)]
    assert all(min(r.x, r.y) >= 0 and r.x + r.width <= plan.width for r in rects)
    assert all(r.y + r.height <= plan.height for r in rects)


@given(boxes, sections)
def test_the_same_library_gives_the_same_picture(boxes: list[tuple[int, int]], sections: list[int]) -> None:
    assert chart.lay(boxes, sections or [1]) == chart.lay(list(boxes), list(sections or [1]))


def test_every_box_and_row_has_its_place() -> None:
    plan = chart.lay([(40, 60)] * 3, [5, 2, 7])
    assert len(plan.boxes) == 3
    assert [len(section.rows) for section in plan.sections] == [5, 2, 7]


def test_height_grows_with_the_rows_and_not_faster() -> None:
    small, large = (chart.lay([(40, 40)] * count, [count] * 10).height for count in (20, 200))
    assert small < large <= small * 11


def test_curves_of_one_box_leave_in_the_order_in_which_they_arrive() -> None:
    plan = chart.lay([(40, 40)], [4, 4])
    paths = chart.curves(plan, [(0, row) for row in (3, 1, 0, 2)])
    starts = [int(paths[0, row].split("C")[0].split()[1]) for row in range(4)]
    assert starts == sorted(set(starts))


@given(st.text(max_size=80), st.integers(0, 400))
def test_what_is_cut_fits(text: str, room: int) -> None:
    shown = chart.cut(text, 11, room)
    assert shown == text or chart.wide(shown, 11) <= max(room, chart.wide(" …", 11) + 1)


@given(st.text(max_size=200), st.integers(1, 4))
def test_wrapping_keeps_to_the_lines(text: str, lines: int) -> None:
    assert len(chart.wrap(text, 11, 100, lines)) <= lines
