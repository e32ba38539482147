"""Abbreviations and the list of them, the status of translations, the memory: in Chromium, as "
"readers meet them."""

import json
from urllib.request import urlopen

import pytest

from conftest import DESK, TOUCH, Reader, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

REPORT, RESOLUTION = "documents/s-2025-496/", "documents/a-res-75-10/"
LONG = {"": "Международная организация по миграции", "en/": "International Organization for Migration"}
SHORT = {"": "МОМ", "en/": "IOM"}
everywhere = pytest.mark.parametrize(
    "reader",
    [on(viewport=DESK), on(viewport=DESK, color_scheme="dark"), TOUCH, on(**TOUCH, color_scheme="dark")],
    indirect=True,
    ids=["desk", "desk-dark", "phone", "phone-dark"],
)
on_a_desk = pytest.mark.parametrize("reader", [on(viewport=DESK)], indirect=True, ids=["desk"])
LATER = "a.term[href='#para31']"
"""UNODC, which paragraph 31 introduces, where it is used after that."""


@on_a_desk
@pytest.mark.parametrize("language", ["", "en/"])
def test_an_abbreviation_is_explained_on_hover(reader: Reader, language: str) -> None:
    page = reader.open(language + REPORT)
    term = page.locator(LATER).first
    term.scroll_into_view_if_needed()
    term.hover()
    box = page.locator(".term-preview")
    said = {"": "Управление по наркотикам и преступности", "en/": "United Nations Office on Drugs and Crime"}
    expect(box).to_have_text(said[language])
    expect(term).to_have_attribute("aria-describedby", "preview")
    page.mouse.move(5, 5)
    expect(box).to_have_count(0)


@on_a_desk
def test_an_abbreviation_is_explained_on_focus_and_esc_closes_it(reader: Reader) -> None:
    page = reader.open(REPORT)
    term = page.locator(LATER).first
    term.scroll_into_view_if_needed()
    page.keyboard.press("Tab")  # From now on focus is the keyboard's.
    term.focus()
    expect(page.locator(".term-preview")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".term-preview")).to_have_count(0)
    expect(term).to_be_focused()


@pytest.mark.parametrize(
    "reader", [TOUCH, on(**TOUCH, color_scheme="dark")], indirect=True, ids=["light", "dark"]
)
def test_an_abbreviation_is_explained_on_a_tap(reader: Reader) -> None:
    page = reader.open(REPORT)
    term = page.locator(LATER).first
    term.scroll_into_view_if_needed()
    term.tap()
    box = page.locator(".term-preview")
    expect(box).to_contain_text("Управление по наркотикам и преступности")
    place = box.bounding_box()
    assert place is not None
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 390
    assert "#para31" not in page.url
    box.locator("a.go").tap()
    expect(box).to_have_count(0)
    assert page.url.endswith("#para31")


@pytest.mark.parametrize("reader", [on(java_script_enabled=False)], indirect=True, ids=["no-script"])
def test_without_script_the_page_explains_itself(reader: Reader) -> None:
    """The style sheet shows the words; the link leads to the paragraph that introduces them."""
    page = reader.open(REPORT)
    term = page.locator(LATER).first
    term.hover()
    content = "e => getComputedStyle(e, '::after').content"
    assert "Управление по наркотикам и преступности" in term.evaluate(content)
    term.click()
    assert page.url.endswith("#para31")


@on_a_desk
def test_the_first_place_is_the_definition_and_earlier_ones_are_plain(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    expect(page.locator("#pp1 dfn")).to_have_text("Интерпол")
    expect(page.locator("#opener a.term")).to_have_count(0)
    # Once in a paragraph; not in a citation, a number or a heading.
    expect(page.locator("#op1 a.term")).to_have_count(1)
    expect(page.locator("a a, h1 a.term, h2 a.term, a.cite a.term")).to_have_count(0)


@on_a_desk
def test_side_by_side_each_language_explains_its_own(reader: Reader) -> None:
    page = reader.open("documents/s-2025-496/parallel/")
    row = page.locator("[id='para35']")
    texts = row.locator(LATER).all_text_contents()
    assert "УНП ООН" in texts
    assert "UNODC" in texts


@everywhere
@pytest.mark.parametrize("language", ["", "en/"])
def test_the_list_of_abbreviations(reader: Reader, language: str) -> None:
    page = reader.open(f"{language}glossary/")
    rows = page.locator(".glossary__table tbody tr")
    assert rows.count() > 20
    row = rows.filter(has=page.locator("th", has_text=SHORT[language]))
    expect(row.locator(".long").first).to_have_text(LONG[language])
    other = "en/" if not language else ""
    expect(row.locator(".other").first).to_contain_text(f"{SHORT[other]} {LONG[other]}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    page.get_by_role("searchbox").last.fill("миграц" if not language else "migrat")
    expect(rows.filter(visible=True).first).to_contain_text(SHORT[language])
    expect(page.locator(".glossary__filter [role=status]")).to_contain_text("1")
    row.locator(".where a").first.click()
    assert page.url.endswith(f"{language}documents/s-2025-496/#para23")


@on_a_desk
def test_abbreviations_stand_in_the_navigation_and_the_status_in_the_foot(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    expect(page.locator("a[href$='glossary/']").first).to_have_count(1)
    page.locator(".md-copyright a", has_text="Переводы").click()
    expect(page.locator("h1")).to_have_text("Переводы")
    expect(page.locator("#a-res-75-10")).to_contain_text("44 из 44")


@everywhere
def test_the_status_of_translations_fits_the_screen(reader: Reader) -> None:
    for language in ("", "en/"):
        page = reader.open(f"{language}translations/")
        assert page.locator(".standing").count() == 5
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0


@on_a_desk
@pytest.mark.parametrize("language", ["", "en/"])
def test_the_memory_and_the_glossary_are_one_click_away(reader: Reader, language: str) -> None:
    page = reader.open(language + RESOLUTION)
    address = page.locator(".machine a[href$='.tmx']").evaluate("link => link.href")
    assert address == reader.site.url + RESOLUTION + "a-res-75-10.tmx"
    with urlopen(address) as answer:
        assert answer.read(60).startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">')
    page = reader.open(f"{language}glossary/")
    data = page.locator(".glossary__data a").evaluate("link => link.href")
    with urlopen(data) as answer:
        terms = json.load(answer)["terms"]
    assert {"МОМ", "IOM"} in [{form["short"] for form in term.values()} for term in terms]
