"""Previews of citations in Chromium: by pointer, keyboard and finger; held, elsewhere, not identified."""

import functools
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import ThreadingHTTPServer

import pytest

from conftest import PREFIX, TOUCH, Reader, Site, _Handler, build, copy_project, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

RESOLUTION = "documents/a-res-75-10/"
"""Cites A/RES/51/1, whose day of adoption the library knows."""

HELD = """A/RES/90/7

General Assembly

Resolution adopted by the General Assembly on 3 March 2036

90/7. Lighthouses

The General Assembly,

Recalling its resolutions on the coast,

1. Decides that every lighthouse shall have a keeper;

2. Requests the keepers to write reports.
"""
CITING = """A/RES/90/9

General Assembly

Resolution adopted by the General Assembly on 5 March 2036

90/9. Reports

The General Assembly,

Recalling paragraph 2 of its resolution 90/7 of 3 March 2036, and resolution 90/7 as a whole,

1. Recalls decision 5/3 of the Conference of Keepers;

2. Thanks the keepers.
"""
DESCRIBED = """symbol: {symbol}
title:
  en: {title}
body: general-assembly
kind: resolution
adopted: 2036-03-03
texts:
  en:
    status: {status}
"""


@pytest.fixture(scope="module")
def lighthouses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A library of two documents, of which one cites the other."""
    root = tmp_path_factory.mktemp("lighthouses")
    copy_project(root)
    for slug, text, symbol, title, status in (
        ("held", HELD, "A/RES/90/7", "Lighthouses", "translation"),
        ("citing", CITING, "A/RES/90/9", "Reports", "official"),
    ):
        folder = root / "seeds" / slug
        folder.mkdir(parents=True)
        (folder / "en.txt").write_text(text, encoding="utf-8")
        described = DESCRIBED.format(symbol=symbol, title=title, status=status)
        (folder / "document.yml").write_text(described, encoding="utf-8")
    served = root / "served"
    served.mkdir()
    handler = functools.partial(_Handler, directory=str(served))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        built = build(root, served / PREFIX.strip("/"), url)
        assert built.returncode == 0, built.stderr
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Site(served / PREFIX.strip("/"), url, built.stderr)
        server.shutdown()


def _preview(page: Page) -> Locator:
    return page.locator(".preview")


def _cite(page: Page, words: str) -> Locator:
    return page.locator(".document .cite", has_text=words).first


CLEAR = """cite => {
    const box = document.querySelector(".preview").getBoundingClientRect(), line = cite.getClientRects()[0];
    return box.bottom <= line.top || box.top >= line.bottom;
}"""
"""Whether the preview lies above or below the line that is being read."""


def test_a_corrected_word_tells_what_stood_there(reader: Reader) -> None:
    """By keyboard; and the way to the list and back."""
    page = reader.open(RESOLUTION)
    mark = page.locator("#op1 a.corrected")
    page.keyboard.press("Tab")
    mark.focus()
    expect(_preview(page)).to_have_text("В полученном тексте: «осущестляемого» (опечатка)")
    page.keyboard.press("Enter")
    listed = page.locator("li:target")
    expect(listed).to_contain_text("осуществляемого вместо «осущестляемого» (опечатка)")
    listed.get_by_role("link").click()
    assert page.url.endswith("#corrected-op1-1")
    page = reader.open("documents/a-res-75-10/parallel/")
    page.locator("#op1 a.corrected").click()
    assert page.url.endswith("documents/a-res-75-10/#correction-op1-1")


@pytest.mark.parametrize(
    ("prefix", "what", "date"),
    [
        ("", "Резолюция Генеральной Ассамблеи", "15 октября 1996 года"),
        ("en/", "Resolution of the General Assembly", "15 October 1996"),
    ],
)
def test_pointing_shows_what_is_cited_and_leaving_takes_it_away(
    reader: Reader, prefix: str, what: str, date: str
) -> None:
    page = reader.open(prefix + RESOLUTION)
    cite = _cite(page, "51/1")
    cite.hover()
    preview = _preview(page)
    expect(preview).to_contain_text("A/RES/51/1")
    expect(preview).to_contain_text(what)
    expect(preview).to_contain_text(date)
    assert (preview.get_by_role("link").get_attribute("href") or "").startswith("https://docs.un.org/")
    assert cite.evaluate(CLEAR)
    page.mouse.move(5, 5)
    expect(preview).to_have_count(0)


def test_passing_over_shows_nothing(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    _cite(page, "51/1").hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    expect(_preview(page)).to_have_count(0)


def test_the_pointer_may_go_into_it(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    _cite(page, "51/1").hover()
    link = _preview(page).get_by_role("link")
    link.hover()
    page.wait_for_timeout(500)
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(_preview(page)).to_have_count(0)


def test_the_keyboard_gets_it_as_a_description(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION)
    cite = _cite(page, "51/1")
    page.keyboard.press("Tab")
    cite.focus()
    preview = page.get_by_role("tooltip")
    expect(preview).to_contain_text("Resolution of the General Assembly")
    expect(cite).to_have_attribute("aria-describedby", "preview")
    expect(preview.get_by_role("link")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    assert cite.evaluate("cite => cite === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/instruments/a-res-51-1/")


@pytest.mark.parametrize(
    "reader", [TOUCH, on(**TOUCH, color_scheme="dark")], indirect=True, ids=["day", "night"]
)
def test_a_tap_shows_it_and_the_second_follows(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    cite = _cite(page, "51/1")
    cite.tap()
    preview = _preview(page)
    expect(preview.locator("a.go")).to_be_visible()
    expect(preview).to_be_in_viewport()
    assert cite.evaluate(CLEAR)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.locator("#pp1").tap(position={"x": 5, "y": 5})
    expect(preview).to_have_count(0)
    cite.tap()
    expect(preview).to_be_visible()
    cite.tap()
    page.wait_for_url("**/instruments/a-res-51-1/")


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_the_way_on_stands_in_what_a_tap_shows(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    _cite(page, "51/1").tap()
    _preview(page).locator("a.go").tap()
    page.wait_for_url("**/instruments/a-res-51-1/")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_both_texts_side_by_side_have_previews_in_the_readers_language(reader: Reader, prefix: str) -> None:
    page = reader.open(f"{prefix}{RESOLUTION}parallel/")
    what = "Resolution of the General Assembly" if prefix else "Резолюция Генеральной Ассамблеи"
    for language in ("ru", "en"):
        page.locator(f".cell[lang={language}] .cite", has_text="51/1").first.hover()
        expect(_preview(page).locator(".preview__what")).to_contain_text(what)
        expect(_preview(page).locator(".preview__name")).to_have_text("A/RES/51/1")
        page.mouse.move(5, 300)
        expect(_preview(page)).to_have_count(0)


def test_the_list_below_the_text_has_them_too(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION)
    page.locator("#cites summary").first.click()
    page.locator("#cites .cite").first.hover()
    expect(_preview(page).locator(".preview__name")).to_be_visible()


def test_what_the_library_holds_is_quoted(reader: Reader, lighthouses: Site) -> None:
    """The paragraph that is meant, else the first words; a translation is said to be one."""
    there = replace(reader, site=lighthouses)
    page = reader.page
    there.open("en/documents/citing/")
    held = page.locator(".cite.held")
    held.nth(0).hover()
    preview = _preview(page)
    expect(preview.locator(".preview__words")).to_have_text("Requests the keepers to write reports.")
    expect(preview.locator(".preview__status")).to_have_text("unofficial translation")
    expect(preview.locator(".preview__title")).to_have_text("Lighthouses")
    expect(preview.locator(".preview__what")).to_have_text("Resolution · 3 March 2036")
    page.mouse.move(5, 5)
    held.nth(1).hover()
    expect(preview.locator(".preview__words")).to_contain_text("Recalling its resolutions on the coast")
    reader.troubles[:] = [one for one in reader.troubles if not one.startswith(lighthouses.url)]


@pytest.mark.parametrize("reader", [on(), TOUCH], indirect=True, ids=["desk", "phone"])
def test_what_nobody_can_identify_says_so_and_why(reader: Reader, lighthouses: Site) -> None:
    there = replace(reader, site=lighthouses)
    page = there.open("en/documents/citing/")
    cite = page.locator("span.cite.unresolved").first
    expect(cite).to_have_attribute("role", "button")
    if reader.page.viewport_size == TOUCH["viewport"]:
        cite.tap()
    else:
        page.keyboard.press("Tab")
        cite.focus()
    preview = _preview(page)
    expect(preview.locator(".preview__what")).to_have_text("instrument not identified")
    why = "The library does not know the body that is named here."
    expect(preview.locator(".preview__why")).to_have_text(why)
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    reader.troubles[:] = [one for one in reader.troubles if not one.startswith(lighthouses.url)]


@pytest.mark.parametrize(
    "reader", [on(), on(color_scheme="dark"), TOUCH], indirect=True, ids=["day", "night", "phone"]
)
def test_anyone_can_read_them(reader: Reader) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = reader.open(RESOLUTION)
    cite = _cite(page, "51/1")
    if reader.page.viewport_size == TOUCH["viewport"]:
        cite.tap()
    else:
        cite.hover()
    expect(_preview(page)).to_be_visible()
    found = axe.run(page).response["violations"]
    assert not [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]


@pytest.mark.parametrize("reader", [on(java_script_enabled=False)], indirect=True)
def test_without_script_a_citation_is_a_link(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    _cite(page, "51/1").click()
    page.wait_for_url("**/instruments/a-res-51-1/")


def test_nothing_is_printed(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    _cite(page, "51/1").hover()
    expect(_preview(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(_preview(page)).to_be_hidden()
