"""Both texts side by side, in Chromium: on a desk, on a phone, without script, on paper."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from conftest import DESK, TOUCH, Reader, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

RESOLUTION = "documents/a-res-75-10/"
ANNEXED = "documents/cd-24-protection-in-the-movement/"
LETTER = "documents/cis-2025-counter-terrorism-letter/"
anywhere = pytest.mark.parametrize("reader", [on(), TOUCH], indirect=True, ids=["desk", "phone"])
UNSCRIPTED = on(java_script_enabled=False)


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found is not None, selector
    return dict(found)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_on_a_desk_two_columns_stand_row_by_row(reader: Reader, prefix: str) -> None:
    page = reader.open(f"{prefix}{RESOLUTION}parallel/")
    own, other = ("en", "ru") if prefix else ("ru", "en")
    for place in ("pp1", "op2", "op13-a", "fn1"):
        left, right = (box(page, f"#{place} > .cell[lang={language}]") for language in (own, other))
        assert abs(left["y"] - right["y"]) < 2, place
        assert left["x"] + left["width"] < right["x"], place
        assert abs(left["width"] - right["width"]) < 2, place
    number = box(page, "#pp1 > a.number")
    assert number["x"] + number["width"] <= box(page, "#pp1 > .cell:first-of-type")["x"]


def test_the_line_with_both_languages_stays_in_sight(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/#op9")
    head = page.locator(".parallel__head")
    expect(head).to_be_in_viewport()
    for said in ("Русский", "Официальный текст", "English", "Неофициальный перевод"):
        expect(head).to_contain_text(said)
    assert (
        box(page, "#op9")["y"] >= box(page, ".parallel__head")["y"] + box(page, ".parallel__head")["height"]
    )


@anywhere
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_one_click_from_either_language_and_back_at_the_same_place(reader: Reader, prefix: str) -> None:
    page = reader.open(f"{prefix}{RESOLUTION}#op12")
    page.locator("a.side-by-side").click()
    page.wait_for_url(f"**/preamble/{prefix}{RESOLUTION}parallel/#op12")
    expect(page.locator("#op12 > .cell").first).to_be_in_viewport()
    for language, home in (("ru", ""), ("en", "en/")):
        page.locator(f".parallel__head a[lang={language}]").click()
        page.wait_for_url(f"**/preamble/{home}{RESOLUTION}#op12")
        expect(page.locator("#op12")).to_be_in_viewport()
        page.go_back()
        expect(page.locator(".parallel__head")).to_be_visible()


def test_the_place_is_kept_by_reading_too(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.evaluate("scrollTo({top: document.getElementById('op7').offsetTop + 200, behavior: 'instant'})")
    page.locator("#op7").scroll_into_view_if_needed()
    page.locator("a.side-by-side").click()
    page.wait_for_url("**/parallel/#*")
    shown = page.url.partition("#")[2]
    expect(page.locator(f"[id='{shown}']")).to_be_in_viewport()
    page.locator("a.language").click()
    page.wait_for_url(f"**/en/{RESOLUTION}parallel/#{shown}")


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_on_a_phone_the_other_text_is_a_tap_away(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/")
    own, other = page.locator("#pp3 > .cell[lang=ru]"), page.locator("#pp3 > .cell[lang=en]")
    expect(own).to_be_visible()
    expect(other).to_be_hidden()
    page.locator("#pp3 > .turn").tap()
    expect(other).to_be_visible()
    assert box(page, "#pp3 > [lang=en]")["y"] >= box(page, "#pp3 > [lang=ru]")["y"]
    expect(page.locator("#pp4 > .cell[lang=en]")).to_be_hidden()
    page.locator(".both__box").tap()
    expect(page.locator("#pp4 > .cell[lang=en]")).to_be_visible()
    page.reload()
    expect(page.locator("#pp4 > .cell[lang=en]")).to_be_visible()


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_on_a_phone_the_paragraph_one_came_for_shows_both(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/#op3")
    expect(page.locator("#op3 > .cell[lang=en]")).to_be_visible()
    expect(page.locator("#op3 > .turn")).to_be_checked()
    expect(page.locator("#op4 > .cell[lang=en]")).to_be_hidden()


@pytest.mark.parametrize(
    "reader", [UNSCRIPTED, on(**TOUCH, java_script_enabled=False)], indirect=True, ids=["desk", "phone"]
)
def test_without_script_everything_can_be_read(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/#op5")
    narrow = page.viewport_size != DESK
    if narrow:
        expect(page.locator("#op5 > .other")).to_be_hidden()
        page.locator("#op5 > .turn").check()
    expect(page.locator("#op5 > .other")).to_be_visible()
    page.locator("#op6 a.number").click()
    assert page.url.endswith("#op6")
    page.locator("#fnref-fn1").click()
    expect(page.locator("#fn1")).to_be_in_viewport()
    page.locator(".parallel__head a[lang=en]").click()
    page.wait_for_url(f"**/en/{RESOLUTION}")


def test_a_call_shows_the_note_in_its_own_language(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/")
    for call, language in (("#fnref-fn1", "ru"), ("#fnref-en-fn1", "en")):
        page.locator(call).hover()
        preview = page.get_by_role("tooltip")
        expect(preview).to_have_attribute("lang", language)
        expect(preview).to_have_text(page.locator(f"#fn1 [lang={language}] > .text").inner_text())
        page.keyboard.press("Escape")


def test_citations_lead_to_the_text_in_their_own_language(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/")
    for language in ("ru", "en"):
        link = page.locator(f"#pp1 > [lang={language}] a.cite").first
        href = link.evaluate("link => link.href")
        assert f"/{language}/" in href or (language == "ru") != ("/en/" in href)


def test_a_screen_reader_meets_rows_in_order(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/")
    read = page.locator("#op1").evaluate(
        "row => [...row.children].filter(one => getComputedStyle(one).display !== 'none')"
        ".map(one => one.matches('a') ? 'number' : one.lang)"
    )
    assert read == ["number", "ru", "en"]
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(
    ("reader", "address"),
    [
        (on(), f"en/{ANNEXED}parallel/"),
        (on(color_scheme="dark"), f"{LETTER}parallel/#p3"),
        (TOUCH, f"en/{RESOLUTION}parallel/#op13"),
        (on(**TOUCH, color_scheme="dark"), f"{LETTER}parallel/"),
    ],
    indirect=["reader"],
    ids=["desk", "desk-dark", "phone", "phone-dark"],
)
def test_nothing_stands_in_anybody_s_way(reader: Reader, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = reader.open(address)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    found = axe.run(page).response["violations"]
    assert not [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


def test_on_paper_both_columns_stand_side_by_side(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/")
    page.emulate_media(media="print")
    for gone in ("header.md-header", ".crumbs", ".turn", ".both", ".footnote-back"):
        expect(page.locator(gone).first).to_be_hidden()
    for there in ("#pp1 > a.number", "#pp1 > .other", "#fn1 > .other", ".addresses"):
        expect(page.locator(there).first).to_be_visible()
    assert box(page, "#pp1 > .cell:not(.other)")["y"] == pytest.approx(box(page, "#pp1 > .other")["y"], abs=2)


@pytest.mark.skipif(which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_printed_sheet_has_the_columns_in_its_text(reader: Reader, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.pdf"
    reader.open(RESOLUTION + "parallel/").pdf(path=sheet, format="A4")
    command = ["pdftotext", "-layout", str(sheet), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    first = next(line for line in said.splitlines() if "PP1" in line)
    assert re.search(r"PP1\s+ссылаясь на .*\s{2,}Recalling its", first)
    assert "оба текста" not in said
