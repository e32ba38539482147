"""Pages taken apart and put together: nothing is lost, and search sees words alone."""

import markdown
from hypothesis import given
from hypothesis import strategies as st
from made import RESOLUTION, block, document, item

from preamble.model import BlockType
from preamble.render import assembly, page

EXTENSIONS = ["attr_list", "toc"]


def body(text: str) -> str:
    """The page without its front matter."""
    return text.split("---\n", 2)[2].lstrip("\n")


def test_a_page_put_together_is_the_page_that_markdown_would_have_made() -> None:
    whole = body(page.markdown(RESOLUTION))
    parts = assembly.take_apart(whole)
    together = parts.whole(markdown.markdown(parts.markdown, extensions=EXTENSIONS))
    assert together.split() == markdown.markdown(whole, extensions=EXTENSIONS).split()


def test_markdown_sees_headings_and_comments_only() -> None:
    parts = assembly.take_apart(body(page.markdown(RESOLUTION)))
    assert all(line[:2] in ("# ", "##", "<!", "") for line in parts.markdown.split("\n"))


def test_search_sees_the_words_without_numbers_and_tags() -> None:
    parts = assembly.take_apart(body(page.markdown(RESOLUTION)))
    words = parts.words(parts.markdown)
    assert "Recalling its resolution 75/10 and decision 60/519," in words
    assert "PP1" not in words
    assert "↩" not in words
    assert "docs.un.org" not in words


def test_ids_of_the_lines_are_known_to_the_checks_of_links() -> None:
    ids = assembly.take_apart(body(page.markdown(RESOLUTION))).ids()
    assert {one.id for one in RESOLUTION.blocks} | {"fn1", "fnref-fn1"} <= ids


@given(st.lists(st.text(), max_size=5), st.text())
def test_no_text_can_pose_as_a_place(texts: list[str], trap: str) -> None:
    made = document(
        *(block(f"p{n}", BlockType.PARAGRAPH, f"{text}<!--lines:0-->{trap}") for n, text in enumerate(texts)),
        block("sec-1", BlockType.HEADING, f"<!--lines:0--> {trap}", level=1),
        item("p9-1", "p9", None, "<!--lines:1-->"),
    )
    parts = assembly.take_apart(body(page.markdown(made)))
    html = markdown.markdown(parts.markdown, extensions=EXTENSIONS)
    assert html.count("<!--lines:") == len(parts.runs)
    assert "<!--lines:" not in parts.whole(html)
