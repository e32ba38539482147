"""The page: every block under its address, the text never read as markup, notes there and back."""

import time

import made
import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from made import RESOLUTION, block, document, item
from msgspec.structs import replace

from preamble.model import Block, BlockType, Citation, Corrected, Document, Footnote, Mark, NoteReference
from preamble.render import page
from preamble.render.card import Card
from preamble.render.links import Link, State
from preamble.render.texts import Texts

EXTENSIONS = ["attr_list", "tables", "def_list", "admonition", "toc"]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></li></ol></div></article>",
    "{#stolen .class onclick=x}",
    "# not a heading",
    "---\ntitle: stolen\n---",
    "+ - * 1. > | ` ``` ~~~ _a_ **b** [c](d) ![e](f) <g> &amp; &#x3c; \\* http://x.example",
    "{% raw %}{{ config }}",
    "\u202e\u0000\u0002wzxhzdk:0\u0003\x1b[31m\u2028\u2029\x85",
    "[^1]: note *[abbr]: x",
]


def rendered(text: str) -> html.HtmlElement:
    """The page as Python-Markdown makes it, with the site's extensions."""
    body = text.split("---\n", 2)[2]
    return html.fragment_fromstring(markdown.markdown(body, extensions=EXTENSIONS), create_parent="main")


def front_matter(text: str) -> dict[str, object]:
    """What MkDocs reads at the head of the page."""
    loaded = yaml.safe_load(text.split("---\n", 2)[1])
    assert isinstance(loaded, dict)
    return loaded


def only(root: html.HtmlElement, path: str) -> html.HtmlElement:
    """The one element that an XPath finds."""
    found = root.xpath(path)
    assert len(found) == 1, (path, len(found))
    return found[0]


def words(element: html.HtmlElement) -> str:
    """The text of an element, white space made plain."""
    return " ".join(element.text_content().split())


# --- structure --------------------------------------------------------------------------------


def test_every_block_stands_under_its_id_once() -> None:
    root = rendered(page.markdown(RESOLUTION))
    for one in RESOLUTION.blocks:
        only(root, f"//*[@id='{one.id}']")


def test_number_is_a_link_to_its_own_paragraph() -> None:
    root = rendered(page.markdown(RESOLUTION))
    shown = {link.get("href"): words(link) for link in root.xpath("//a[@class='number']")}
    assert shown["#pp1"] == "PP1"
    assert shown["#op1"] == "OP1"
    assert shown["#op1-a"] == "a)"
    assert shown["#closing"] == "¶"


def test_numbers_name_begins_with_what_is_seen() -> None:
    for language in ("ru", "en"):
        for link in rendered(page.markdown(RESOLUTION, language=language)).xpath("//a[@class='number']"):  # type: ignore[arg-type]
            assert link.get("aria-label").startswith(words(link))


def test_items_are_nested_lists_in_the_block_order() -> None:
    root = rendered(page.markdown(RESOLUTION))
    only(root, "//*[@id='op1']/following-sibling::ol/li[@id='op1-a']/ol/li[@id='op1-a-1']")
    only(root, "//ol/li[@id='op1-a']/following-sibling::li[@id='op1-b']")
    assert len(root.xpath("//ol[@class='items']")) == 2


def test_a_quotation_inside_an_item_stays_in_it() -> None:
    made_of = (
        block("op1", BlockType.OPERATIVE, "Decides:", label="1"),
        item("op1-a", "op1", "a", "to define:"),
        item("op1-a-1", "op1-a", "i", "a term;", 2),
        block("op1-a-q1", BlockType.QUOTE, "a thing", parent="op1-a"),
        item("op1-b", "op1", "b", "to go on;"),
    )
    root = rendered(page.markdown(document(*made_of)))
    only(root, "//li[@id='op1-a']/ol/following-sibling::blockquote[@id='op1-a-q1']")
    only(root, "//li[@id='op1-a']/following-sibling::li[@id='op1-b']")


def test_items_of_another_paragraph_begin_another_list() -> None:
    root = rendered(
        page.markdown(document(item("op1-a", "op1", "a", "one"), item("op2-a", "op2", "a", "two")))
    )
    assert len(root.xpath("//ol[@class='items']")) == 2


def test_line_ends_of_a_closing_line_are_kept() -> None:
    closing = only(rendered(page.markdown(RESOLUTION)), "//*[@id='closing']")
    assert len(closing.findall("br")) == 1


def test_table_is_a_table_with_its_id_and_all_cells() -> None:
    rows = (("State", "Share"), ("A & B", "<1"))
    table = block("p1", BlockType.TABLE, "State | Share\nA & B | <1", rows=rows)
    root = rendered(page.markdown(document(table)))
    cells = [words(cell) for cell in root.xpath("//div[@id='p1']//table//*[self::th or self::td]")]
    assert cells == ["State", "Share", "A & B", "<1"]


def test_a_text_of_unknown_status_says_so() -> None:
    facts = only(rendered(page.markdown(RESOLUTION)), "//section[@class='card']//dl")
    assert words(facts).endswith("Status of the textnot stated")


def test_columns_of_figures_are_known() -> None:
    rows = (("Harbour", "Boats"), ("North, 2nd", "1 204"), ("Old", "–12.5"))
    root = rendered(page.markdown(document(block("p1", BlockType.TABLE, "Harbour Boats", rows=rows))))
    assert [words(cell) for cell in root.xpath("//*[@class='figures']")] == ["Boats", "1 204", "–12.5"]


def test_citations_and_emphasis_in_the_cells_of_a_table() -> None:
    rows = (("Question", "Text"), ("70/1", "resolution 70/1"), ("", "S/2016/92"))
    text = "Question | Text\n70/1 | resolution 70/1\n | S/2016/92"
    table = replace(
        block("p1", BlockType.TABLE, text, rows=rows),
        citations=(
            Citation("70/1", text.rindex("70/1"), text.rindex("70/1") + 4, "A/RES/70/1"),
            Citation("S/2016/92", len(text) - 9, len(text), "S/2016/92"),
        ),
        marks=(Mark(0, 8, "strong"),),
    )
    root = rendered(page.markdown(document(table)))
    linked = [(words(link), words(link.getparent())) for link in root.xpath("//div[@id='p1']//td/a")]
    assert linked == [("70/1", "resolution 70/1"), ("S/2016/92", "S/2016/92")]
    assert [words(found) for found in root.xpath("//th/strong")] == ["Question"]


def test_heading_keeps_its_id_its_number_and_its_level() -> None:
    heading = block("sec-2-a", BlockType.HEADING, "Общий обзор", level=2, label="A", printed_label="A.")
    found = only(rendered(page.markdown(document(heading))), "//h3[@id='sec-2-a']")
    assert words(found) == "A. Общий обзор"


def test_a_note_called_in_a_heading_does_not_enter_the_contents() -> None:
    heading = block(
        "sec-1",
        BlockType.HEADING,
        "Overview {of} 5*",
        level=1,
        label="I",
        printed_label="I.",
        notes=(NoteReference(16, "fn4"),),
    )
    text = page.markdown(document(heading, footnotes=(Footnote("fn4", "4", "A note.", made.LINES),)))
    converter = markdown.Markdown(extensions=EXTENSIONS)
    converter.convert(text.split("---\n", 2)[2])
    names = [token["name"] for top in converter.toc_tokens for token in top["children"]]  # type: ignore[attr-defined]
    assert html.fromstring(f"<p>{names[0]}</p>").text_content() == "I. Overview {of} 5*"


def test_a_number_that_is_one_of_the_words_is_not_said_twice() -> None:
    heading = block("art1", BlockType.HEADING, "Article 1", level=1, label="1")
    text = page.markdown(document(heading, block("art2", BlockType.HEADING, "Article 2", level=1, label="2")))
    assert words(only(rendered(text), "//h2[@id='art1']")) == "Article 1"
    assert "Article 1" in text
    assert "1 Article" not in text


# --- notes ------------------------------------------------------------------------------------


def test_every_call_leads_to_its_note_and_back() -> None:
    root = rendered(page.markdown(RESOLUTION))
    calls = root.xpath("//a[@class='footnote-ref']")
    assert [call.get("id") for call in calls] == ["fnref-fn1", "fnref-fn1-2"]
    assert {call.get("href") for call in calls} == {"#fn1"}
    note = only(root, "//li[@id='fn1']")
    assert [back.get("href") for back in note.xpath(".//a[@class='footnote-back']")] == [
        "#fnref-fn1",
        "#fnref-fn1-2",
    ]
    assert words(note).startswith("1 See A/75/1.")


@pytest.mark.parametrize("printed", ["ful", *HOSTILE])
def test_a_corrected_word_says_what_stood_there_and_is_listed(printed: str) -> None:
    change = Corrected(2, 6, printed, (("en", "misprint"),))
    text = page.markdown(document(block("op1", BlockType.OPERATIVE, "A full stop", corrected=(change,))))
    root = rendered(text)
    assert words(only(root, "//p[@id='op1']")).endswith("A fullcorr. stop")
    mark, entry = only(root, "//a[@class='corrected']"), only(root, "//li[@id='correction-op1-1']")
    assert mark.get("href") == "#correction-op1-1"
    assert only(entry, "a").get("href") == "#" + (mark.get("id") or "")
    assert only(entry, ".//ins").text == "full"
    if printed == "ful":
        assert mark.get("title") == "In the text as received: “ful” (misprint)"
        assert words(entry).endswith("full for “ful” (misprint)")
    assert not root.xpath("//script|//img|//*[@onclick]|//*[@onerror]")


def test_a_page_without_corrections_lists_none() -> None:
    assert "corrections" not in page.markdown(RESOLUTION)


def test_a_call_never_stands_inside_a_link() -> None:
    assert not rendered(page.markdown(RESOLUTION)).xpath("//a//a")


# --- citations --------------------------------------------------------------------------------


def test_three_kinds_of_citation_can_be_told_apart() -> None:
    def links(citation: Citation) -> Link:
        return {
            "A/RES/75/10": Link(State.HELD, "../a-res-75-10/#op3"),
            "A/DEC/60/519": Link(State.KNOWN),
        }.get(citation.target or "", Link(State.UNRESOLVED))

    root = rendered(page.markdown(RESOLUTION, texts=Texts(RESOLUTION, links)))
    assert only(root, "//a[@class='cite held']").get("href") == "../a-res-75-10/#op3"
    assert words(only(root, "//span[@class='cite known']")) == "decision 60/519"
    assert {words(cited) for cited in root.xpath("//span[@class='cite unresolved']")} == {
        "A/75/L.20",
        "A/75/1",
    }


def test_without_a_library_official_addresses_serve() -> None:
    root = rendered(page.markdown(RESOLUTION))
    link = root.xpath("//*[@id='pp1']//a[@class='cite known']")[0]
    assert link.get("href") == "https://docs.un.org/en/A/RES/75/10"
    assert "A/RES/75/10: https://docs.un.org/en/A/RES/75/10" in words(only(root, "//*[@class='addresses']"))


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x", " "]
)
def test_only_web_and_mail_addresses_become_links(href: str) -> None:
    linked = block("p1", BlockType.PARAGRAPH, "a link", marks=(Mark(2, 6, "link", href),))
    assert not rendered(page.markdown(document(linked))).xpath("//*[@id='p1']/a[not(@class='number')]")


def test_a_policy_cannot_smuggle_an_attribute() -> None:
    def links(_: Citation) -> Link:
        return Link(State.HELD, '../x/" onclick="alert(1)')

    assert not rendered(page.markdown(RESOLUTION, texts=Texts(RESOLUTION, links))).xpath("//@onclick")


# --- safety -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    """Whatever the text says, the page has the elements it has with a harmless text, and the same words."""

    def made_of(words: str) -> Document:
        heading = block("sec-1", BlockType.HEADING, words, level=1, label="I", printed_label=words)
        return document(
            heading,
            block("sec-2", BlockType.HEADING, words, level=1, citations=(Citation(words[:3], 0, 3, words),)),
            block("pp1", BlockType.PREAMBULAR, words, marks=(Mark(0, 3, "em"),)),
            item("p1-1", "p1", None, words),
            item("p1-2", "p1", words, words),
            block("p3", BlockType.TABLE, words, rows=((words, words), (words, words))),
            title=words,
            footnotes=(Footnote("fn1", words, words, made.LINES),),
        )

    shown = rendered(page.markdown(made_of(text)))
    plain = rendered(page.markdown(made_of("harmless")))
    assert [e.tag for e in shown.iter() if e.tag != "br"] == [e.tag for e in plain.iter() if e.tag != "br"]
    assert not shown.xpath("//@onclick | //@onerror | //@src")
    for path in ("//*[@id='pp1']", "//h2[@id='sec-1']", "//td[1]"):
        said = "".join(char for char in only(shown, path).text_content() if char.isalnum())
        assert "".join(char for char in text if char.isalnum() and char.isprintable()) in said


@pytest.mark.parametrize("title", [*HOSTILE, "- a: b", "null", "'", '"', "#", "а" * 300])
def test_front_matter_says_the_title_and_nothing_else(title: str) -> None:
    matter = front_matter(page.markdown(document(title=title), card=Card(title, RESOLUTION.kind, "en")))
    assert set(matter) == {"title", "template", "language", "text_language", "kind", "hide"}
    said = html.fromstring(f"<p>{matter['title']}</p>").text_content()
    assert [c for c in said if c.isalnum()] == [c for c in title if c.isalnum()]
    assert "<" not in str(matter["title"])


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block with marks, citations and calls anywhere in its text."""
    text = draw(st.text(max_size=40))
    places = st.integers(0, max(len(text), 1))
    pairs = st.tuples(places, places).map(sorted)
    marks = draw(st.lists(st.tuples(pairs, st.sampled_from(["em", "strong", "link"])), max_size=4))
    cited = draw(st.lists(pairs, max_size=3))
    calls = draw(st.lists(places, max_size=3))
    return block(
        "p1",
        BlockType.PARAGRAPH,
        text,
        marks=tuple(Mark(a, b, kind, "https://example.org/") for (a, b), kind in marks),  # type: ignore[arg-type]
        citations=tuple(Citation(text[a:b], a, b, "A/1") for a, b in cited),
        notes=tuple(NoteReference(place, "fn1") for place in sorted(calls)),
    )


@given(blocks())
def test_any_marks_give_well_formed_html_with_the_words_of_the_text(made_block: Block) -> None:
    text = page.markdown(document(made_block, footnotes=(Footnote("fn1", "1", "note", made.LINES),)))
    line = next(line for line in text.split("\n") if line.startswith('<p id="p1"'))
    element = html.fragment_fromstring(line)
    assert html.tostring(element, encoding="unicode").count("<a") == line.count("<a")
    assert not element.xpath(".//a//a")
    for gone in element.xpath("./a[@class='number'] | .//sup"):
        gone.drop_tree()
    said = [char for char in element.text_content() if char.isalnum()]
    assert said == [char for char in made_block.text if char.isalnum()]


@given(st.lists(st.tuples(st.integers(0, 6), st.booleans()), max_size=30))
def test_any_tree_of_items_is_one_well_formed_line_with_every_id_once(shape: list[tuple[int, bool]]) -> None:
    made_of: list[Block] = []
    for number, (back, quoted) in enumerate(shape):
        parent = made_of[-back].id if 0 < back <= len(made_of) else "p0"
        kind = BlockType.QUOTE if quoted else BlockType.ITEM
        made_of.append(block(f"p0-{number}", kind, "words", parent=parent))
    root = rendered(page.markdown(document(*made_of)))
    for one in made_of:
        only(root, f".//*[@id='{one.id}']")


# --- cost -------------------------------------------------------------------------------------


def test_absurd_nesting_is_no_recursion() -> None:
    deep = [item("i0", "p0", "a", "top")]
    deep += [item(f"i{n}", f"i{n - 1}", "a", "deeper", n) for n in range(1, 3000)]
    assert page.markdown(document(*deep)).count("<li id=") == 3000


def test_time_grows_with_the_length_of_the_text() -> None:
    def seconds(count: int) -> float:
        many = tuple(
            block(
                f"p{n}",
                BlockType.PARAGRAPH,
                "word " * 50,
                marks=(Mark(0, 4, "em"),),
                citations=(Citation("word", 5, 9, "A/1"),),
                notes=(NoteReference(9, "fn1"),),
            )
            for n in range(count)
        )
        long = document(*many, footnotes=(Footnote("fn1", "1", "note", made.LINES),))
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            page.markdown(long)
            best = min(best, time.process_time() - started)
        return best

    assert seconds(4000) < 16 * seconds(400)
