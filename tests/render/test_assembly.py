"""The page of a document is what Python-Markdown would have made of it, made without it."""

from typing import Any

import markdown
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from made import RESOLUTION, block, document, item

from preamble.model import Block, BlockType, Document
from preamble.render import assembly, contents, page
from preamble.render.contents import Heading


def elements(text: str) -> list[tuple[Any, ...]]:
    """Every element with its attributes and the words before and after its beginning."""
    return [
        (one.tag, sorted(one.attrib.items()), (one.text or "").split(), (one.tail or "").split())
        for one in html.fragment_fromstring(text, create_parent=True).iter()
    ]


def both(made: Document) -> tuple[assembly.Assembled, str, list[Any]]:
    """The page as it is made here; the HTML and the headings that Python-Markdown makes of it."""
    text = page.markdown(made)
    processor = markdown.Markdown(
        extensions=["attr_list", "toc"], extension_configs={"toc": {"toc_depth": "1-5"}}
    )
    written = processor.convert(text.partition("\n---\n")[2])
    tokens: list[Any] = processor.toc_tokens  # type: ignore[attr-defined]
    return assembly.assemble(text), written, tokens


def flat(tokens: list[Any]) -> list[tuple[int, str]]:
    """Levels and addresses of Python-Markdown's headings, in their order."""
    return [pair for token in tokens for pair in ((token["level"], token["id"]), *flat(token["children"]))]


HEADINGS = document(
    block("sec-1", BlockType.HEADING, "A *b* & {#c} <d>", level=1),
    block("sec-1-p1", BlockType.PARAGRAPH, "Words"),
    block("sec-1-a", BlockType.HEADING, "Deep", level=2),
    block("sec-2", BlockType.HEADING, 'A "second" one', level=1),
)


def test_it_is_the_page_that_markdown_would_have_made() -> None:
    for made in (RESOLUTION, HEADINGS):
        ours, theirs, tokens = both(made)
        assert elements(ours.html) == elements(theirs)
        assert [(one.level, one.id) for one in ours.headings] == flat(tokens)


@given(st.lists(st.text(), max_size=5), st.text())
def test_no_text_becomes_a_heading_or_markup(texts: list[str], trap: str) -> None:
    made = document(
        *(block(f"p{n}", BlockType.PARAGRAPH, f"{text}\n\n# {trap} {{#x}}") for n, text in enumerate(texts)),
        block("sec-1", BlockType.HEADING, f"# {{#x}} {trap}", level=1),
        item("p9-1", "p9", None, "# x {#x}"),
    )
    ours, theirs, tokens = both(made)
    assert elements(ours.html) == elements(theirs)
    assert [(one.level, one.id) for one in ours.headings] == flat(tokens)


def test_the_front_matter_is_known() -> None:
    meta = assembly.assemble(page.markdown(RESOLUTION)).meta
    assert (meta["text_language"], meta["kind"]) == ("en", "resolution")


def test_every_address_is_known_to_the_checks_of_links() -> None:
    ids = assembly.assemble(page.markdown(RESOLUTION)).ids()
    assert {one.id for one in RESOLUTION.blocks} | {"title", "fn1", "fnref-fn1"} <= ids


PARTS = (block("pp1", BlockType.PREAMBULAR, "Recalling"), block("op1", BlockType.OPERATIVE, "Decides"))


def listed(*blocks: Block) -> list[tuple[int, str]]:
    """What the contents of a document name, below its title."""
    found = assembly.assemble(page.markdown(document(*blocks))).contents()
    return [(one.level, one.id) for one in found if one.level > 1]


def test_the_two_parts_of_a_resolution_stand_in_its_contents() -> None:
    assert listed(*PARTS) == [(2, "pp1"), (2, "op1")]


def test_parts_above_an_annex_stand_there_with_its_headings() -> None:
    annex = block("annex", BlockType.HEADING, "Annex", level=1)
    inside = block("annex-op1", BlockType.OPERATIVE, "Decides")
    assert listed(*PARTS, annex, inside) == [(2, "pp1"), (2, "op1"), (2, "annex")]
    assert listed(annex, inside) == [(2, "annex")]


def test_contents_are_nested_as_the_headings_are() -> None:
    levels = [("title", 1), ("a", 2), ("b", 3), ("c", 3), ("d", 2), ("e", 6)]
    shown = html.fromstring(contents.html([Heading(level, one, f"<{one}>") for one, level in levels], "en"))
    assert [link.get("href") for link in shown.xpath("./ul/li/a")] == ["#a", "#d"]
    assert [link.get("href") for link in shown.xpath("./ul/li[1]/nav/ul/li/a")] == ["#b", "#c"]
    assert shown.xpath("string(./ul/li[1]/a)") == "<a>"
    assert not shown.xpath("//a[@href='#e']")
