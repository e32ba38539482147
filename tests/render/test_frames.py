"""A template is rendered once for each shape of a page, and no word of a page is read as more than a word."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from preamble.render import shell
from preamble.render.frames import Frames, Slots


def test_pages_of_one_shape_share_a_rendering() -> None:
    rendered = []

    def render(shape: Mapping[str, object], slots: Slots) -> str:
        rendered.append(shape["language"])
        note = f"<i>{slots['note']}</i>" if slots["note"] else ""
        return f"<p lang={shape['language']}>{slots['text']}{note}</p>"

    frames = Frames(render)
    made = [
        frames.page({"language": "en"}, {"text": "one", "note": ""}),
        frames.page({"language": "en"}, {"text": "two", "note": ""}),
        frames.page({"language": "ru"}, {"text": "три", "note": ""}),
        frames.page({"language": "en"}, {"text": "four", "note": "n"}),
    ]
    assert made == [
        "<p lang=en>one</p>",
        "<p lang=en>two</p>",
        "<p lang=ru>три</p>",
        "<p lang=en>four<i>n</i></p>",
    ]
    assert rendered == ["en", "ru", "en"]


@given(st.text(), st.text())
def test_words_are_escaped_and_never_searched_for_slots(first: str, second: str) -> None:
    frames = Frames(lambda _, slots: f"{slots['first']}|{slots['second']}")
    trap = f"<{shell.slot('second')}>{first}"
    page = frames.page({}, {"first": trap, "second": shell.Html(f"<b>{second}</b>")})
    assert page.endswith(f"|<b>{second}</b>")
    assert "<" not in page.partition("|<b>")[0]
