"""Cited instruments on the built site: every link leads to a place, the index narrows, the data is there."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from lxml import html
from playwright.sync_api import expect

from conftest import TOUCH, Reader, Site, on

pytestmark = pytest.mark.site

PROTOCOL = "instruments/unts-vol-2326-no-39574/"
DRAFT = "documents/ctoc-cop-8-firearms-protocol-draft/"


def parsed(site: Site, pattern: str) -> dict[str, html.HtmlElement]:
    """Pages of the built site by their addresses."""
    return {
        file.parent.relative_to(site.folder).as_posix() + "/": html.parse(str(file)).getroot()
        for file in sorted(site.folder.glob(pattern))
    }


def lead_nowhere(site: Site, pages: dict[str, html.HtmlElement], path: str) -> list[str]:
    """Links of the pages that lead to no file, or to a fragment that its page does not have."""
    ids: dict[Path, set[str]] = {}
    broken = []
    for address, page in pages.items():
        for href in page.xpath(path):
            parts = urlsplit(urljoin(site.url + address, href))
            if f"{parts.scheme}://{parts.netloc}/" != urljoin(site.url, "/"):
                continue
            there = site.folder / unquote(parts.path).removeprefix(urlsplit(site.url).path)
            file = there / "index.html" if parts.path.endswith("/") else there
            if not file.is_file():
                broken.append(f"{address} -> {href}")
                continue
            if parts.fragment:
                if file not in ids:
                    ids[file] = set(html.parse(str(file)).getroot().xpath("//@id"))
                if unquote(parts.fragment) not in ids[file]:
                    broken.append(f"{address} -> {href}")
    return broken


def test_every_citation_on_a_document_s_page_leads_to_a_page_and_a_place(site: Site) -> None:
    pages = parsed(site, "documents/*/index.html") | parsed(site, "en/documents/*/index.html")
    cited = [link for page in pages.values() for link in page.xpath("//a[contains(@class, 'cite')]")]
    assert len(cited) > 200
    assert lead_nowhere(site, pages, "//a[contains(@class, 'cite')]/@href") == []
    assert lead_nowhere(site, pages, "//*[@class='cites' or @class='cited-by']//a/@href") == []


def test_every_link_of_an_instrument_page_leads_to_a_place(site: Site) -> None:
    pages = parsed(site, "instruments/*/index.html") | parsed(site, "en/instruments/*/index.html")
    assert len(pages) > 100
    assert lead_nowhere(site, pages, "//article//a/@href") == []
    assert not [address for address, page in pages.items() if not page.xpath("//a[@class='place']")]
    assert not [page for page in pages.values() if "__slot_" in html.tostring(page, encoding="unicode")]


def test_instrument_pages_are_the_same_in_both_languages_and_in_the_sitemap(site: Site) -> None:
    russian, english = parsed(site, "instruments/*/index.html"), parsed(site, "en/instruments/*/index.html")
    assert {f"en/{address}" for address in russian} == set(english)
    published = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{site.url}{PROTOCOL}</loc>" in published
    assert f"<loc>{site.url}en/{PROTOCOL}</loc>" in published
    page = russian[PROTOCOL]
    assert page.xpath("//link[@rel='canonical']/@href") == [site.url + PROTOCOL]
    assert page.xpath("//link[@hreflang='en']/@href") == [f"{site.url}en/{PROTOCOL}"]


def test_whoever_knows_more_is_led_to_the_data(site: Site) -> None:
    [page] = parsed(site, f"{PROTOCOL}index.html").values()
    assert page.xpath("//a[@rel='edit']/@href") == [
        "https://forge.example/library/edit/main/hooks/preamble/data/instruments.yml"
    ]


def test_the_printed_page_spells_out_official_addresses(site: Site) -> None:
    [page] = parsed(site, "documents/a-res-75-10/index.html").values()
    [printed] = page.xpath("//section[@class='addresses']")
    assert "https://docs.un.org/ru/A/RES/51/1" in printed.text_content()


def test_previews_lie_beside_every_page_and_know_its_links(site: Site) -> None:
    for file in [*site.folder.glob("documents/*/index.html"), *site.folder.glob("en/documents/*/index.html")]:
        known = json.loads((file.parent / "previews.json").read_text(encoding="utf-8"))
        article = html.parse(str(file)).getroot().xpath("//article")[0]
        linked = set(article.xpath("//a[contains(@class, 'cite') and not(ancestor::section)]/@href"))
        assert {href for href in linked if not href.startswith("http")} <= set(known), file
        assert all(entry["name"] and entry["what"] for entry in known.values())


def test_the_data_is_published_and_described(site: Site) -> None:
    said = json.loads((site.folder / "citations.json").read_text(encoding="utf-8"))
    for one in said["citations"]:
        if one["address"]:
            path, _, fragment = one["address"].partition("#")
            file = site.folder / path / "index.html"
            assert file.is_file(), one
            assert not fragment or f'id="{fragment}"' in file.read_text(encoding="utf-8"), one
    graph = ElementTree.parse(site.folder / "citations.graphml").getroot()
    assert graph.tag.endswith("graphml")
    for prefix in ("", "en/"):
        text = (site.folder / prefix / "data" / "index.html").read_text(encoding="utf-8")
        described = set(re.findall(r"<code>(\w+)</code>", text))
        assert {name for one in said["citations"] for name in one} <= described


# --- in a browser -----------------------------------------------------------------------------------

everywhere = pytest.mark.parametrize(
    "reader", [on(), on(color_scheme="dark"), TOUCH], indirect=True, ids=["desk", "dark", "phone"]
)


@pytest.mark.browser
@everywhere
@pytest.mark.parametrize("address", ["instruments/", "en/instruments/", PROTOCOL, f"en/{PROTOCOL}"])
def test_nothing_is_wider_than_the_screen(reader: Reader, address: str) -> None:
    page = reader.open(address)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.browser
@everywhere
def test_nothing_stands_in_anybody_s_way(reader: Reader) -> None:
    """axe-core finds nothing on the index, on an instrument's page, below a document's text."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for address in (DRAFT, "instruments/", f"en/{PROTOCOL}", "instruments/s-res-2734-2024/", "data/"):
        page = reader.open(address)
        page.evaluate("for (const fold of document.querySelectorAll('#cites details')) fold.open = true")
        found = axe.run(page).response["violations"]
        assert not [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found], address


@pytest.mark.browser
def test_the_index_can_be_narrowed_by_words_body_kind_and_year(reader: Reader) -> None:
    page = reader.open("instruments/")
    rows = page.locator("tbody tr:visible")
    every = rows.count()
    page.locator("input[name=words]").fill("огнестрельного оружия")
    expect(page.locator("tbody tr:visible", has_text="UNTS vol. 2326, No. 39574")).to_have_count(1)
    assert 0 < rows.count() < every
    expect(page.locator("form.filter [role=status]")).to_contain_text(str(rows.count()))
    page.locator("form.filter button[type=reset]").click()
    expect(rows).to_have_count(every)
    page.locator("select[name=body]").select_option(label="Совет Безопасности")
    page.locator("select[name=year]").select_option("2024")
    expect(page.locator("tbody tr:visible", has_text="S/RES/2734(2024)")).to_have_count(1)
    page.locator("select[name=kind]").select_option("resolution")
    expect(rows).to_have_count(1)


@pytest.mark.browser
@pytest.mark.parametrize("reader", [on(java_script_enabled=False)], indirect=True)
def test_without_script_the_index_is_whole(reader: Reader) -> None:
    page = reader.open("en/instruments/")
    expect(page.locator("form.filter")).to_be_hidden()
    page.get_by_role("link", name="S/RES/2253(2015)").click()
    expect(page.locator("h1")).to_have_text("S/RES/2253(2015)")


@pytest.mark.browser
def test_from_a_citation_to_the_instrument_and_back_to_the_very_paragraph(reader: Reader) -> None:
    page = reader.open(DRAFT)
    page.locator("#op11 a.cite.known").first.click()
    expect(page.locator("h1")).to_have_text("UNTS vol. 2326, No. 39574")
    page.locator("a.place", has_text="OP11").first.click()
    assert page.url.endswith(f"{DRAFT}#op11")
    expect(page.locator("#op11")).to_be_in_viewport()


@pytest.mark.browser
def test_what_a_document_cites_opens_from_the_keyboard(reader: Reader) -> None:
    page = reader.open(f"en/{DRAFT}")
    kind = page.locator("#cites details", has_text="Treaties")
    kind.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(kind.get_by_role("link", name="UNTS vol. 2225, No. 39574")).to_be_visible()
