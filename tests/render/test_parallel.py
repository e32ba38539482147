"""Both texts side by side: one row a place, every address once, each language marked."""

import pytest
from lxml import html
from made import LINES, RESOLUTION, block, document, item
from msgspec.structs import replace

from preamble.model import BlockType, Citation, Document, Footnote, Language, NoteReference, TextStatus
from preamble.render import card as cards
from preamble.render import parallel
from preamble.render.links import Link, State, official
from preamble.render.page import Way
from preamble.render.parallel import Side
from preamble.render.texts import Texts

RUSSIAN = replace(
    RESOLUTION,
    language="ru",
    blocks=tuple(
        replace(
            one,
            text=f"Слова места {one.id}",
            citations=(),
            marks=(),
            notes=tuple(NoteReference(0, note.note) for note in one.notes),
            printed_label=one.printed_label and one.printed_label.replace("a", "а"),
        )
        for one in RESOLUTION.blocks
    ),
    footnotes=(Footnote("fn1", "1", "См. A/75/1.", LINES),),
)


def side(shown: Document, **more: object) -> Side:
    texts = Texts(shown, official(shown.language))
    plain = Side(texts, f"Title {shown.language}", None, None, "../", Way("../../", "../../../"))
    return replace(plain, **more)  # type: ignore[arg-type]


def page(first: Side, second: Side, language: Language = "en") -> html.HtmlElement:
    """The page, parsed; ids are unique on every page that these tests make."""
    made = parallel.html(first, second, cards.from_document(first.document), language)
    root = html.fromstring(f"<article>{made}</article>")
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    return root


def said(one: html.HtmlElement) -> str:
    return " ".join(one.text_content().split())


def test_a_row_is_one_place_in_two_languages() -> None:
    shown = page(side(RESOLUTION), side(RUSSIAN))
    wanted = [one.id for one in (*RESOLUTION.blocks, *RESOLUTION.footnotes)]
    assert [one for one in shown.xpath("//@id") if one in wanted] == wanted
    for name in wanted:
        assert shown.get_element_by_id(name).xpath("./*[contains(@class, 'cell')]/@lang") == ["en", "ru"]


def test_the_language_of_the_reader_comes_first() -> None:
    shown = page(side(RUSSIAN), side(RESOLUTION), "ru")
    assert shown.get_element_by_id("op1").xpath("./*[contains(@class, 'cell')]/@lang") == ["ru", "en"]


def test_a_number_stands_once_and_leads_to_its_row() -> None:
    shown = page(side(RESOLUTION), side(RUSSIAN))
    for name in ("pp1", "op1", "op1-a"):
        assert shown.get_element_by_id(name).xpath(".//a[@class='number']/@href") == [f"#{name}"]


def test_an_item_keeps_the_label_that_each_text_prints() -> None:
    shown = page(side(RESOLUTION), side(RUSSIAN)).get_element_by_id("op1-a")
    assert said(shown.xpath(".//a[@class='number']")[0]) == "a)"
    assert said(shown.xpath(".//span[@class='label']")[0]) == "а)"


def test_items_stand_deeper_than_what_they_belong_to() -> None:
    shown = page(side(RESOLUTION), side(RUSSIAN))
    depth = {one.get("id"): one.get("class") for one in shown.find_class("item")}
    assert "inside-1" in depth["op1-a"]
    assert "inside-2" in depth["op1-a-1"]


def test_both_texts_call_the_same_note_and_it_leads_back_to_each() -> None:
    shown = page(side(RESOLUTION), side(RUSSIAN))
    calls = shown.xpath("//a[@class='footnote-ref']")
    assert [one.get("href") for one in calls] == ["#fn1"] * 4
    note = shown.get_element_by_id("fn1")
    for language in ("en", "ru"):
        ours = [one.get("id") for one in calls if one.xpath("ancestor::*[@lang][1]/@lang") == [language]]
        backs = note.xpath(f"./div[@lang='{language}']/a[@class='footnote-back']/@href")
        assert backs == [f"#{one}" for one in ours]


def test_a_heading_is_one_heading_in_both_languages() -> None:
    heading = block("sec-1", BlockType.HEADING, "Introduction", level=1, label="I", printed_label="I.")
    both = document(heading), replace(document(replace(heading, text="Введение")), language="ru")
    shown = page(*map(side, both)).xpath("//h2")
    assert [said(one) for one in shown] == ["I. IntroductionI. Введение"]
    assert shown[0].get("id") == "sec-1"


def test_a_table_is_a_table_in_each_column() -> None:
    table = block("p1", BlockType.TABLE, "a\nb", rows=(("A",), ("b",)))
    both = document(table), replace(document(table), language="ru")
    assert len(page(*map(side, both)).get_element_by_id("p1").xpath("./div/div/table")) == 2


@pytest.mark.parametrize(("language", "words"), [("en", "Not yet translated into"), ("ru", "Перевода на ")])
def test_what_is_not_translated_is_said_in_the_language_of_the_page(language: Language, words: str) -> None:
    shorter = replace(RUSSIAN, blocks=RUSSIAN.blocks[:2], footnotes=())
    first, second = (shorter, RESOLUTION) if language == "ru" else (RESOLUTION, shorter)
    missing = page(side(first), side(second), language).find_class("missing")
    assert {said(one)[: len(words)] for one in missing} == {words}
    assert {one.get("lang") for one in missing} == {language}
    assert len(missing) == len(RESOLUTION.blocks) - 2 + 1


def test_what_only_one_text_has_keeps_its_number() -> None:
    more = replace(RUSSIAN, blocks=(*RUSSIAN.blocks, item("op1-c", "op1", "c", "третий")))
    row = page(side(RESOLUTION), side(more)).get_element_by_id("op1-c")
    assert row.xpath("./p[@lang='ru']/a[@class='number']/@href") == ["#op1-c"]


def test_a_translation_says_so_and_shows_the_way_to_the_official_text() -> None:
    translation = side(
        RUSSIAN, status=TextStatus.TRANSLATION, official_address="https://docs.un.org/ru/A/RES/75/11"
    )
    shown = page(side(RESOLUTION, status=TextStatus.OFFICIAL), translation)
    notice = shown.xpath("//aside")[0]
    assert "Text in Russian: unofficial translation made for this library." in said(notice)
    assert notice.xpath(".//a/@href") == ["https://docs.un.org/ru/A/RES/75/11"]
    head = shown.find_class("parallel__head")[0]
    assert [said(one) for one in head.find_class("column")] == [
        "English Official text",
        "Русский Unofficial translation",
    ]


def test_two_official_texts_need_no_notice() -> None:
    shown = page(side(RESOLUTION, status=TextStatus.OFFICIAL), side(RUSSIAN, status=TextStatus.OFFICIAL))
    assert not shown.xpath("//aside")


def test_each_column_has_its_own_policy_of_links() -> None:
    def here(_: Citation) -> Link:
        return Link(State.HELD, "../b/#op1")

    shown = page(side(RESOLUTION, texts=Texts(RESOLUTION, here)), side(RUSSIAN))
    assert set(shown.xpath("//p[@lang='en']//a[contains(@class, 'cite')]/@href")) == {"../../b/#op1"}


def test_hostile_words_stay_words() -> None:
    trap = "</p><script>alert(1)</script>"
    shown = page(
        side(document(block("p1", BlockType.PARAGRAPH, trap)), title=trap), side(RUSSIAN, title=trap)
    )
    assert not shown.xpath("//script")
    assert trap in shown.text_content()
