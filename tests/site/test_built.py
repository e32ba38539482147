"""The built site as files: every link leads somewhere, nothing is asked of anybody else."""

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from conftest import ROOT, Site
from preamble.model import LANGUAGES

pytestmark = pytest.mark.site

SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, html.HtmlElement]:
    """Every page by its address under the site's root."""
    return {
        file.relative_to(site.folder).as_posix().removesuffix("index.html"): html.parse(str(file)).getroot()
        for file in sorted(site.folder.rglob("*.html"))
    }


def links(page: html.HtmlElement, address: str, site: Site) -> Iterator[tuple[str, str]]:
    """Address and fragment of everything a page points at within the site."""
    base = site.url + address
    for value in page.xpath("//@href | //@src | //@action | //@data-list | //@data-home"):
        parts = urlsplit(urljoin(base, value))
        if f"{parts.scheme}://{parts.netloc}/" == urljoin(site.url, "/"):
            yield unquote(parts.path).removeprefix(urlsplit(site.url).path), unquote(parts.fragment)


def test_build_says_nothing_that_needs_attention(site: Site) -> None:
    assert not re.search(r"^(WARNING|ERROR)", site.log, re.MULTILINE)


def test_every_document_has_a_page_in_both_languages(pages: dict[str, html.HtmlElement]) -> None:
    assert SEEDS
    for folder in SEEDS:
        assert f"documents/{folder.name}/" in pages
        assert f"en/documents/{folder.name}/" in pages


def test_every_internal_link_and_anchor_resolves(pages: dict[str, html.HtmlElement], site: Site) -> None:
    broken = []
    ids = {address: set(page.xpath("//@id")) for address, page in pages.items()}
    for address, page in pages.items():
        for path, fragment in links(page, address, site):
            target = site.folder / path
            exists = (target / "index.html").is_file() if path.endswith("/") or not path else target.is_file()
            if not exists or (fragment and path in ids and fragment not in ids[path]):
                broken.append(f"{address} -> {path}#{fragment}")
    assert not broken


def test_ids_are_unique_on_every_page(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, html.HtmlElement], site: Site) -> None:
    """No script, style, image, font or frame of another server; style sheets neither."""
    for address, page in pages.items():
        loaded = page.xpath(
            "//script/@src | //img/@src | //iframe/@src | "
            "//link[not(@rel='canonical' or @rel='alternate')]/@href"
        )
        assert not [
            one for one in loaded if urlsplit(urljoin(site.url, one)).netloc != urlsplit(site.url).netloc
        ], address
    for sheet in site.folder.rglob("*.css"):
        assert not re.findall(
            r"url\(\s*[\"']?https?:[^)]*|@import[^;]*", sheet.read_text(encoding="utf-8")
        ), sheet


def test_pages_are_in_the_language_of_their_address(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        if address != "404.html":
            assert page.get("lang") == ("en" if address.startswith("en/") else "ru"), address


def test_not_found_speaks_both_languages(pages: dict[str, html.HtmlElement]) -> None:
    assert {section.get("lang") for section in pages["404.html"].xpath("//section")} == set(LANGUAGES)


def test_page_without_a_text_of_its_own_says_so_and_points_to_the_other(
    pages: dict[str, html.HtmlElement], site: Site
) -> None:
    for folder in SEEDS:
        texts = [language for language in LANGUAGES if (folder / f"{language}.txt").exists()]
        for language in LANGUAGES:
            address = f"{'' if language == 'ru' else 'en/'}documents/{folder.name}/"
            page, own = pages[address], language in texts
            shown = language if own else texts[0]
            assert page.xpath("//article/@lang") == [shown]
            assert bool(page.xpath("//article/aside[@class='notice']")) is not own
            source = f"{site.url}{'' if shown == 'ru' else 'en/'}documents/{folder.name}/"
            assert page.xpath("//link[@rel='canonical']/@href") == [source]
            both = [*texts, "x-default"] if own and len(texts) == len(LANGUAGES) else []
            assert page.xpath("//link[@rel='alternate']/@hreflang") == both


def test_beside_every_page_lie_its_record_its_markdown_and_its_source(site: Site) -> None:
    for folder in SEEDS:
        for prefix in ("", "en/"):
            place = site.folder / f"{prefix}documents/{folder.name}"
            said = json.loads((place / "document.json").read_text(encoding="utf-8"))
            source = folder / f"{said['language']}.txt"
            assert (place / "source.txt").read_bytes() == source.read_bytes()
            assert (place / "document.md").read_text(encoding="utf-8").startswith("---\n")


def test_every_paragraph_of_the_record_has_its_place_on_the_page(
    pages: dict[str, html.HtmlElement], site: Site
) -> None:
    for folder in SEEDS:
        address = f"documents/{folder.name}/"
        said = json.loads((site.folder / address / "document.json").read_text(encoding="utf-8"))
        ids = pages[address].xpath("//@id")
        wanted = [one["id"] for one in (*said["blocks"], *said["footnotes"])]
        assert [one for one in ids if one in set(wanted)] == wanted


def test_lists_name_every_document(pages: dict[str, html.HtmlElement], site: Site) -> None:
    for prefix in ("", "en/"):
        listed = json.loads((site.folder / f"{prefix}documents/list.json").read_text(encoding="utf-8"))
        assert {one["slug"] for one in listed["documents"]} == {folder.name for folder in SEEDS}
        for name in ("documents/", "kinds/", "years/"):
            assert len(pages[prefix + name].xpath("//tbody/tr")) == len(SEEDS)


def test_the_way_to_mend_a_text_leads_to_its_source_and_its_corrections(
    pages: dict[str, html.HtmlElement],
) -> None:
    for folder in SEEDS:
        for address in (f"documents/{folder.name}/", f"en/documents/{folder.name}/"):
            text, description = pages[address].xpath("//a[@rel='edit']/@href")
            home = f"https://forge.example/library/edit/main/seeds/{folder.name}/"
            assert text in (f"{home}ru.txt", f"{home}en.txt")
            assert description == f"{home}document.yml"


def test_no_english_interface_in_russian_pages(pages: dict[str, html.HtmlElement]) -> None:
    """Menus, buttons and names of things; the texts themselves may say what they say."""
    allowed = re.compile(r"English|EN|RU|JSON|Markdown|[A-Z][A-Z0-9./-]*|documents?\.\w+")
    for address in ("", "about/", "documents/", "kinds/", "years/"):
        page = copy.deepcopy(pages[address])
        for script in page.xpath("//script | //style"):
            script.drop_tree()
        said = page.xpath("//header//text() | //footer//text() | //nav//text() | //@aria-label | //@title")
        for one in said:
            for word in re.findall(r"[A-Za-z][\w./-]*", re.sub(r"<[^>]*>", "", one)):
                assert allowed.fullmatch(word), (address, one)


def test_titles_are_told_apart(pages: dict[str, html.HtmlElement]) -> None:
    titles: dict[str, str] = {}
    for address, page in pages.items():
        title = page.xpath("string(//title)")
        assert title.strip(), address
        prefix = address[:3] if address.startswith("en/") else ""
        assert titles.setdefault(prefix + title, address) == address


def test_fonts_carry_their_licence(site: Site) -> None:
    assert (
        "SIL OPEN FONT LICENSE"
        in Path(site.folder, "assets/fonts/OFL.txt").read_text(encoding="utf-8").upper()
    )
