"""What every page says of itself to browsers, search engines and those who share it."""

import json
import re
import struct
from collections import Counter
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from conftest import ROOT, Site
from preamble.folders import load
from preamble.model import LANGUAGES, TextStatus

pytestmark = pytest.mark.site

ENTRIES = load(ROOT / "seeds").entries
SEEDS = [entry.slug for entry in ENTRIES]
TRANSLATIONS = {
    (entry.slug, language)
    for entry in ENTRIES
    for language, text in entry.texts.items()
    if text.metadata and text.metadata.status is TextStatus.TRANSLATION
}
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, html.HtmlElement]:
    """Every page but "not found" by its absolute address."""
    return {
        site.url + file.relative_to(site.folder).as_posix().removesuffix("index.html"): html.parse(
            str(file)
        ).getroot()
        for file in sorted(site.folder.rglob("index.html"))
    }


def canonical(page: html.HtmlElement) -> str:
    found = page.xpath("//head/link[@rel='canonical']/@href")
    assert len(found) == 1
    return str(found[0])


def alternates(page: html.HtmlElement) -> dict[str, str]:
    links = page.xpath("//head/link[@rel='alternate' and @hreflang]")
    found = {link.get("hreflang"): link.get("href") for link in links}
    assert len(found) == len(links)
    return found


def own(address: str, site: Site) -> str:
    """The language of the address."""
    return "en" if address.removeprefix(site.url).startswith("en/") else "ru"


def test_every_page_names_one_address_of_its_words(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        target = canonical(page)
        assert target in pages, address
        assert canonical(pages[target]) == target, "an address of words is its own"
        if target != address:
            assert "/parallel/" in address


def test_languages_name_each_other(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for address, page in pages.items():
        others = alternates(page)
        if canonical(page) != address or len(others) == 0:
            assert others == {}
            continue
        assert set(others) == {*LANGUAGES, "x-default"}, address
        assert others[own(address, site)] == address
        assert others["x-default"] == others["ru"]
        for language in LANGUAGES:
            assert alternates(pages[others[language]]) == others


def test_a_parallel_page_leads_to_the_official_text(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for slug in SEEDS:
        for prefix in ("", "en/"):
            page = pages[f"{site.url}{prefix}documents/{slug}/parallel/"]
            official = next(language for language in LANGUAGES if (slug, language) not in TRANSLATIONS)
            assert canonical(page) == f"{site.url}{'en/' if official == 'en' else ''}documents/{slug}/"


def test_lang_is_said_and_valid_everywhere(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for address, page in pages.items():
        assert page.get("lang") == own(address, site), address
        assert set(page.xpath("//@lang | //@hreflang")) <= {*LANGUAGES, "x-default"}, address


def test_words_of_a_parallel_page_are_in_the_language_they_say(
    pages: dict[str, html.HtmlElement], site: Site
) -> None:
    """Letters decide: two thirds of a text's letters belong to the script of its language."""
    for slug in SEEDS:
        page = pages[f"{site.url}documents/{slug}/parallel/"]
        for language, letters in (("ru", "[а-яё]"), ("en", "[a-z]")):
            said = " ".join(
                cell.text_content()
                for cell in page.xpath(f"//*[contains(@class, 'cell')][@lang='{language}']")
            ).lower()
            assert len(re.findall(letters, said)) > 0.66 * len(re.findall("[a-zа-яё]", said)), slug


def test_titles_and_descriptions(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for language in LANGUAGES:
        ours = {address: page for address, page in pages.items() if own(address, site) == language}
        titles = Counter(page.xpath("string(//title)").strip() for page in ours.values())
        assert [title for title, times in titles.items() if times > 1 or not title] == []
        for address, page in ours.items():
            described = page.xpath("//meta[@name='description']/@content")
            assert len(described) == 1, address
            assert described[0].strip(), address


def test_cards_for_those_who_share_a_page(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for address, page in pages.items():
        card = {one.get("property"): one.get("content") for one in page.xpath("//meta[@property]")}
        assert card["og:url"] == canonical(page), address
        assert card["og:title"], address
        assert card["og:description"] == page.xpath("//meta[@name='description']/@content")[0]
        assert card["og:locale"][:2] == own(address, site)
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
        assert card["og:image"].startswith(site.url)
        picture = (site.folder / card["og:image"].removeprefix(site.url)).read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", picture[16:24]) == (
            int(card["og:image:width"]),
            int(card["og:image:height"]),
        )


def test_documents_are_described_for_machines(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for slug in SEEDS:
        for language in LANGUAGES:
            address = f"{site.url}{'en/' if language == 'en' else ''}documents/{slug}/"
            said = json.loads(pages[address].xpath("//script[@type='application/ld+json']/text()")[0])
            assert said["url"] == address
            assert said["inLanguage"] == language
            assert ("translationOfWork" in said) is ((slug, language) in TRANSLATIONS)
            assert (
                site.folder / urljoin(address, said["encoding"]["contentUrl"]).removeprefix(site.url)
            ).is_file()


def test_a_translation_says_so_on_its_page_and_beside_the_original(
    pages: dict[str, html.HtmlElement], site: Site
) -> None:
    assert TRANSLATIONS
    for slug in SEEDS:
        for language in LANGUAGES:
            address = f"{site.url}{'en/' if language == 'en' else ''}documents/{slug}/"
            translated = (slug, language) in TRANSLATIONS
            page = pages[address]
            assert bool(page.xpath("//aside[contains(@class, 'notice--translation')]")) is translated
            assert page.xpath("//article/@data-translations") == [language if translated else ""]
            described = page.xpath("//meta[@name='description']/@content")[0]
            assert bool(re.search("Неофициальный перевод|Unofficial translation", described)) is translated
            beside = pages[address + "parallel/"].xpath("//article/@data-translations")[0].split()
            assert (language in beside) is translated


def test_the_sitemap_has_every_page_with_words_of_its_own(
    pages: dict[str, html.HtmlElement], site: Site
) -> None:
    tree = etree.parse(str(site.folder / "sitemap.xml"))
    listed = tree.xpath("//s:url/s:loc/text()", namespaces=NAMESPACES)
    assert len(listed) == len(set(listed))
    findable = {
        address
        for address, page in pages.items()
        if canonical(page) == address and not page.xpath("//meta[@name='robots']")
    }
    assert set(listed) == findable
    for url in tree.xpath("//s:url", namespaces=NAMESPACES):
        address = url.findtext("s:loc", namespaces=NAMESPACES)
        named = {one.get("hreflang"): one.get("href") for one in url.findall("x:link", NAMESPACES)}
        assert named == alternates(pages[address]), address
    assert not tree.xpath("//s:lastmod", namespaces=NAMESPACES), "nothing that changes from build to build"


def test_robots_are_shown_the_sitemap(site: Site) -> None:
    said = (site.folder / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {site.url}sitemap.xml\n" in said
