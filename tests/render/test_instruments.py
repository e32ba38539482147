"""Instrument pages and their index: what is known, who cites it and in what words, and nothing more."""

from pathlib import Path

import pytest
from lxml import html

from network.made import HELD, citing, library
from preamble.model import LANGUAGES, Language
from preamble.network import Network
from preamble.render import instruments, shell

ROOT = "https://library.example/"
DESCRIPTION = "title: {en: Lighthouses, ru: Маяки}\nsymbol: A/RES/90/7\nbody: general-assembly\n"
RUSSIAN = """A/RES/90/9

Генеральная Ассамблея

Резолюция, принятая Генеральной Ассамблеей

90/9. Доклады

Генеральная Ассамблея,

ссылаясь на побережье,

1. благодарит смотрителей;

2. ссылается на пункт 2 своей резолюции 90/7 и на резолюцию 2253 (2015) Совета Безопасности.
"""
ENGLISH = citing(
    "Recalls paragraph 2 of its resolution 90/7, and recalls also Security Council resolution 2253 (2015)."
)


@pytest.fixture
def shelf(tmp_path: Path) -> Network:
    """A described resolution, one in two languages that cites it, and one in English alone."""
    other = citing("Recalls Security Council resolution 2253 (2015) and its decision 60/519.", "A/RES/90/11")
    return library(
        tmp_path,
        {
            "held": {"en_txt": HELD, "document_yml": DESCRIPTION},
            "both": {"en_txt": ENGLISH, "ru_txt": RUSSIAN},
            "english": {"en_txt": other},
        },
    )


def page(shelf: Network, slug: str, language: Language) -> html.HtmlElement:
    """The content of one instrument page."""
    [item] = instruments.filling(shelf, ROOT).items(language, [slug])
    return html.fromstring(f"<div>{item.values['content']}</div>")


def test_every_cited_instrument_has_a_page_in_both_languages(shelf: Network) -> None:
    made = instruments.filling(shelf, ROOT)
    assert set(made.slugs) == {"s-res-2253-2015", "a-dec-60-519", "a-res-90-7"}
    for language in LANGUAGES:
        assert [item.slug for item in made.items(language, made.slugs)] == list(made.slugs)


def test_passages_stand_in_the_language_of_the_page_where_there_is_one(shelf: Network) -> None:
    made = page(shelf, "s-res-2253-2015", "ru")
    quotes = made.xpath("//blockquote")
    assert [quote.get("lang") for quote in quotes] == [None, "en"]
    assert [quote.xpath("mark")[0].text for quote in quotes] == ["2253 (2015)", "2253 (2015)"]
    assert made.xpath("//a[@class='place']/@href") == [
        "../../documents/both/#op2",
        "../../documents/english/#op2",
    ]
    assert made.xpath("//p[@class='under']")[0].text == "Мест: 2 · документов: 2"


def test_what_it_is_and_what_is_known(shelf: Network) -> None:
    made = page(shelf, "s-res-2253-2015", "ru")
    assert made.xpath("//p[@class='kicker']")[0].text == "Резолюция Совета Безопасности"
    assert made.xpath("//h1")[0].text == "S/RES/2253(2015)"
    assert made.xpath("//p[@class='instrument__title']/span[@lang]/@lang") == ["en"]
    assert made.xpath("//time/@datetime") == ["2015-12-17"]
    assert "https://docs.un.org/ru/S/RES/2253(2015)" in made.xpath("//a[@class='official']/@href")


def test_an_address_that_is_not_known_is_not_invented(shelf: Network) -> None:
    made = page(shelf, "a-dec-60-519", "en")
    assert made.xpath("//a[@class='official']") == []
    assert "no verified address" in made.text_content()


def test_an_instrument_without_an_identifier_of_its_own_is_called_by_its_title(tmp_path: Path) -> None:
    shelf = library(tmp_path, {"one": {"en_txt": citing("Recalls the Charter of the United Nations.")}})
    for language, said in (
        ("ru", "Устав Организации Объединенных Наций"),
        ("en", "Charter of the United Nations"),
    ):
        made = page(shelf, "un-charter", language)
        assert made.xpath("//h1")[0].text == said
        assert not made.xpath("//p[@class='instrument__title']")
        assert [(row.target, row.title) for row in instruments.rows(shelf, language)] == [(said, None)]


def test_editions_of_one_publication_lead_to_each_other(tmp_path: Path) -> None:
    text = citing("Notes United Nations publications, Sales No. E.05.V.2, No. R.05.V.2 and No. E.05.V.3.")
    shelf = library(tmp_path, {"one": {"en_txt": text}})
    for slug, other in (("e-05-v-2", ["../r-05-v-2/"]), ("r-05-v-2", ["../e-05-v-2/"]), ("e-05-v-3", [])):
        assert page(shelf, slug, "en").xpath("//dd/a[not(@class)]/@href") == other


def test_what_the_library_holds_leads_on_and_still_lists_its_passages(shelf: Network) -> None:
    made = page(shelf, "a-res-90-7", "en")
    assert made.xpath("//aside/a/@href") == ["../../documents/held/"]
    assert made.xpath("//p[@class='instrument__title']")[0].text_content() == "Lighthouses"
    assert made.xpath("//span[@class='pinpoint']")[0].text == "paragraph 2"
    [item] = instruments.filling(shelf, ROOT).items("en", ["a-res-90-7"])
    assert item.values["canonical"] == "https://library.example/en/documents/held/"
    assert item.values["alternates"] == ""


def test_the_index_lists_every_instrument_once_under_its_body_and_its_year(shelf: Network) -> None:
    listed = instruments.rows(shelf, "en")
    bodies = instruments.grouped(listed, "body", shelf, "en")
    assert [(group.name, [row.target for row in group.rows]) for group in bodies] == [
        ("General Assembly", ["A/RES/90/7", "A/DEC/60/519"]),
        ("Security Council", ["S/RES/2253(2015)"]),
    ]
    years = instruments.grouped(listed, "year", shelf, "en")
    assert [group.name for group in years] == ["2036", "2015", "Undated"]
    assert dict(instruments.options(listed, shelf, "en"))["year"] == (("2036", "2036"), ("2015", "2015"))


def test_hostile_titles_and_texts_stay_words(tmp_path: Path) -> None:
    trap = "</title><script>alert(1)</script><img src=x onerror=alert(1)> __slot_content__"
    text = citing(f'Recalls "{trap}" resolution 90/7 of {trap}.')
    made = library(
        tmp_path,
        {
            "held": {"en_txt": HELD, "document_yml": DESCRIPTION.replace("Lighthouses", f"'{trap}'")},
            "citing": {"en_txt": text},
        },
    )
    rendered = "<title>__slot_title__</title><meta content='__slot_description__'>__slot_content__"
    for language in LANGUAGES:
        filling = instruments.filling(made, ROOT)
        for _, filled, _ in shell.Shell(filling, language, rendered).fill(filling.slugs):
            assert not html.fromstring(filled).xpath("//script | //img | //@onerror")
            assert filled.count(b"<h1") == 1
