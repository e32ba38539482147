"""What a document's page shows of citations: where each leads, what it cites, who cites it, previews."""

import json
from pathlib import Path

import pytest
from lxml import html

from network.made import HELD, citing, library
from preamble.network import Network
from preamble.render import citing as shown
from preamble.render import publication
from preamble.render.links import Link, State

DESCRIPTION = """title: {en: Lighthouses, ru: Маяки}
symbol: A/RES/90/7
body: general-assembly
kind: resolution
adopted: 2036-03-01
texts: {en: {status: official}}
"""
WORDS = (
    "Recalls paragraph 2 of its resolution 90/7, paragraph 9 of its resolution 90/7, Security Council "
    "resolution 2253 (2015), its decision 60/519 and paragraph 1 above, and article 4."
)


@pytest.fixture
def shelf(tmp_path: Path) -> Network:
    """A resolution, and one that cites it and others."""
    return library(
        tmp_path,
        {"held": {"en_txt": HELD, "document_yml": DESCRIPTION}, "citing": {"en_txt": citing(WORDS)}},
    )


def links(shelf: Network, slug: str = "citing") -> dict[str, Link]:
    """Where the citations of a document lead, by their printed words."""
    decide = shown.links(shelf, "en", shelf.entry(slug))
    return {
        mention.citation.text: decide(mention.citation)
        for mention in shelf.mentions[slug]["en"]
        if mention.where == "block"
    }


def test_a_citation_leads_into_the_library_to_an_instrument_or_nowhere(tmp_path: Path) -> None:
    words = "Recalls paragraph 2 of resolution 90/7, resolution 2253 (2015) and paragraph 1 above."
    found = links(library(tmp_path, {"held": {"en_txt": HELD}, "citing": {"en_txt": citing(words)}}))
    assert found == {
        "90/7": Link(State.HELD, "../held/#op2", place="paragraph 2"),
        "2253 (2015)": Link(
            State.KNOWN,
            "../../instruments/s-res-2253-2015/",
            "https://docs.un.org/en/S/RES/2253(2015)",
        ),
        "paragraph 1 above": Link(State.HELD, "#op1", place="paragraph 1"),
    }


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("Recalls paragraph 9 of its resolution 90/7.", Link(State.HELD, "../held/", place="paragraph 9")),
        ("Recalls its decision 60/519.", Link(State.KNOWN, "../../instruments/a-dec-60-519/")),
        (
            "Recalls paragraph 9 above.",
            Link(State.UNRESOLVED, why="This document has no such paragraph, or more than one."),
        ),
    ],
)
def test_a_place_that_is_not_there_is_not_pretended(tmp_path: Path, words: str, link: Link) -> None:
    made = library(tmp_path, {"held": {"en_txt": HELD}, "citing": {"en_txt": citing(words)}})
    assert list(links(made).values()) == [link]


def test_paper_spells_out_where_the_organization_publishes_what_is_cited(shelf: Network) -> None:
    page = publication.markdown(shelf.entry("citing"), "en", shelf)
    assert "<li>S/RES/2253(2015): https://docs.un.org/en/S/RES/2253(2015)</li>" in page
    assert 'href="../../instruments/s-res-2253-2015/"' in page


def test_an_address_that_the_source_itself_gives_is_kept(tmp_path: Path) -> None:
    words = "Recalls [S/2016/92](https://example.org/the/report) and [S/2016/501](#)."
    made = library(tmp_path, {"citing": {"en_txt": citing(words)}})
    page = publication.markdown(made.entry("citing"), "en", made)
    assert 'href="https://example.org/the/report"' in page
    assert 'href="../../instruments/s-2016-501/"' in page


def test_a_cited_paragraph_says_how_often_and_leads_to_who_cites_it(shelf: Network) -> None:
    page = publication.markdown(shelf.entry("held"), "en", shelf)
    [line] = [line for line in page.split("\n") if 'id="op2"' in line]
    assert 'class="cited-at" href="#by-op2"' in line
    below = html.fromstring(shown.sections(shelf, shelf.entry("held"), "en"))
    [heading] = below.xpath("//h3[@id='by-op2']")
    assert heading.text_content() == "OP2"
    [passage] = heading.xpath("following-sibling::ol[1]/li")
    assert passage.xpath("a/@href") == ["../citing/#op2"]
    assert passage.xpath("a")[0].text_content() == "A/RES/90/9, OP2"
    assert passage.xpath(".//mark")[0].text == "90/7"


def test_what_a_document_cites_stands_by_kind_with_its_places(shelf: Network) -> None:
    below = html.fromstring(f"<div>{shown.sections(shelf, shelf.entry('citing'), 'en')}</div>")
    kinds = [" ".join(summary.text_content().split()) for summary in below.xpath("//summary")]
    assert kinds == [
        "Security Council resolutions 1",
        "General Assembly resolutions 1",
        "General Assembly decisions 1",
    ]
    assert below.xpath("//li[1]/a/@href")[0] == "../../instruments/s-res-2253-2015/"
    assert set(below.xpath("//span[@class='places']/a/@href")) == {"#op2"}


def test_previews_are_keyed_by_the_links_of_the_page(shelf: Network) -> None:
    entry = shelf.entry("citing")
    said = json.loads(shown.previews(shelf, entry, "en"))
    page = html.fromstring(publication.markdown(entry, "en", shelf).split("---\n", 2)[2])
    assert set(page.xpath("//a[contains(@class, 'cite')]/@href")) == set(said)
    assert said["../held/#op2"] == {
        "name": "A/RES/90/7",
        "what": "Resolution",
        "held": True,
        "title": "Lighthouses",
        "title_language": "en",
        "date": "1\u00a0March 2036",
        "words": "Requests the keepers to write reports;",
        "words_language": "en",
        "place": "OP2",
    }
    assert said["../../instruments/s-res-2253-2015/"]["what"] == "Resolution of the Security Council"
    assert said["../../instruments/s-res-2253-2015/"]["date"] == "17\u00a0December 2015"
    assert "official" not in said["../../instruments/a-dec-60-519/"]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    trap = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    words = f"Recalls {trap} paragraph 2 of its resolution 90/7 {trap}."
    made = library(
        tmp_path,
        {
            "held": {"en_txt": HELD, "document_yml": DESCRIPTION.replace("Lighthouses", f"'{trap}'")},
            "citing": {"en_txt": citing(words)},
        },
    )
    for slug in ("held", "citing"):
        below = html.fromstring(f"<div>{shown.sections(made, made.entry(slug), 'en')}</div>")
        assert not below.xpath("//script | //img | //@onerror")
