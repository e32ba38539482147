"""From one language to the other: the same words at the same height of the screen."""

import pytest

from conftest import TOUCH, Reader, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

RESOLUTION, REPORT = "documents/a-res-75-10/", "documents/s-2025-496/"
ANNEXED = "documents/cd-24-protection-in-the-movement/"
anywhere = pytest.mark.parametrize("reader", [on(), TOUCH], indirect=True, ids=["desk", "phone"])
NEAR = 3
"""Pixels; heights of lines are fractions."""


def top(page: Page, place: str) -> float:
    """How far below the screen's upper edge a place begins."""
    found = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", place)
    assert isinstance(found, int | float)
    return float(found)


def scroll(page: Page, place: str, height: int) -> None:
    """Read until a place begins at this height."""
    page.evaluate(
        "([id, at]) => scrollTo({top: document.getElementById(id).getBoundingClientRect().top + scrollY - at,"
        " behavior: 'instant'})",
        [place, height],
    )


def switch(page: Page, address: str) -> None:
    page.locator("a.language").click()
    page.wait_for_url(f"**/preamble/{address}*")
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(150)


@anywhere
@pytest.mark.parametrize("document", [RESOLUTION, REPORT, ANNEXED])
def test_the_paragraph_in_view_stays_at_its_height_there_and_back(reader: Reader, document: str) -> None:
    place = {RESOLUTION: "op7", REPORT: "para31", ANNEXED: "op4"}[document]
    page = reader.open(document)
    scroll(page, place, 160)
    switch(page, "en/" + document)
    assert page.url.endswith(f"#{place}")
    assert abs(top(page, place) - 160) <= NEAR
    switch(page, document)
    assert abs(top(page, place) - 160) <= NEAR


def test_a_paragraph_longer_than_the_screen_stays_in_its_middle(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.set_viewport_size({"width": 600, "height": 400})
    height = page.evaluate("document.getElementById('op2').offsetHeight")
    scroll(page, "op2", int(48 - height / 2))
    switch(page, "en/" + RESOLUTION)
    assert page.url.endswith("#op2")
    other = page.evaluate("document.getElementById('op2').offsetHeight")
    assert abs(top(page, "op2") - (48 - other / 2)) <= 15


@anywhere
def test_the_beginning_of_a_page_stays_the_beginning(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION)
    switch(page, RESOLUTION)
    assert "#" not in page.url
    assert page.evaluate("scrollY") == 0


@anywhere
@pytest.mark.parametrize("fragment", ["fn2", "fnref-fn2", "op13-b", "opener"])
def test_a_fragment_survives_the_switch(reader: Reader, fragment: str) -> None:
    page = reader.open(f"{RESOLUTION}#{fragment}")
    expect(page.locator(f"#{fragment}")).to_be_in_viewport()
    switch(page, "en/" + RESOLUTION)
    assert page.url.endswith(f"#{fragment}")
    expect(page.locator(f"#{fragment}")).to_be_in_viewport()


def test_a_fragment_survives_on_lists_too(reader: Reader) -> None:
    page = reader.open("documents/#general-assembly")
    switch(page, "en/documents/")
    assert page.url.endswith("/en/documents/#general-assembly")


def test_a_fragment_that_means_nothing_is_not_carried_over(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "#%E0%A4%A")
    switch(page, "en/" + RESOLUTION)
    assert "#" not in page.url


@anywhere
def test_back_returns_to_where_one_was(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    scroll(page, "op7", 200)
    before = page.evaluate("scrollY")
    switch(page, "en/" + RESOLUTION)
    page.go_back(wait_until="load")
    page.wait_for_timeout(300)
    assert page.url.endswith(RESOLUTION)
    assert abs(page.evaluate("scrollY") - before) <= NEAR


def test_the_switch_works_from_the_keyboard(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    scroll(page, "op7", 200)
    page.locator("a.language").evaluate("link => link.focus({preventScroll: true})")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/" + RESOLUTION + "#op7")
    page.wait_for_timeout(300)
    assert abs(top(page, "op7") - 200) <= NEAR


def test_a_new_tab_opens_at_the_paragraph(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    scroll(page, "op7", 200)
    with reader.context.expect_page() as opened:
        page.locator("a.language").click(modifiers=["Control"])
    tab = opened.value
    tab.wait_for_load_state("load")
    assert tab.url.endswith(f"/en/{RESOLUTION}#op7")
    expect(tab.locator("#op7")).to_be_in_viewport()


@pytest.mark.parametrize("reader", [on(java_script_enabled=False)], indirect=True)
def test_without_script_the_other_language_is_a_plain_link(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("a.language").click()
    page.wait_for_url("**/en/" + RESOLUTION)
    expect(page.locator("h1")).to_contain_text("Cooperation")
