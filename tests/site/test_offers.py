"""What a number offers, in Chromium: by pointer, by touch, by keyboard."""

import pytest

from conftest import TOUCH, Reader, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

RESOLUTION = "documents/a-res-75-10/"
anywhere = pytest.mark.parametrize("reader", [on(), TOUCH], indirect=True, ids=["desk", "phone"])


def offers(page: Page) -> Locator:
    return page.locator(".offers")


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_pointing_at_a_number_offers_and_leaving_withdraws(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("#op2 > a.number").hover()
    expect(offers(page)).to_be_visible()
    text, offered = page.locator("#op2").bounding_box(), offers(page).bounding_box()
    assert text is not None
    assert offered is not None
    assert offered["x"] + offered["width"] <= text["x"], "the offers cover the text"
    page.locator("#op2").hover(position={"x": 200, "y": 60})
    expect(offers(page)).to_have_count(0)


@anywhere
def test_a_quotation_is_ready_to_be_pasted(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION)
    page.locator("#op3 > a.number").click()
    page.get_by_role("button", name="Quotation").click()
    expect(page.get_by_role("status").filter(has_text="Quotation copied")).to_be_visible()
    said = copied(page)
    assert said.startswith("“")
    assert "” (unofficial translation)\nGeneral Assembly, resolution A/RES/75/10, “Cooperation" in said
    assert said.endswith(f"operative paragraph 3. {reader.site.url}en/{RESOLUTION}#op3\n")
    assert "OP3" not in said


def test_a_quotation_of_a_paragraph_brings_its_items(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("#op13 > a.number").click()
    page.get_by_role("button", name="Цитата").click()
    lines = copied(page).splitlines()
    assert lines[0].startswith("«рекомендует")
    assert [line.partition(" ")[0] for line in lines[1:6]] == [
        one.inner_text() for one in page.locator("#op13 + ol.items > li > a.number").all()
    ]
    page.locator("#op13-b > a.number").click()
    page.get_by_role("button", name="Цитата").click()
    assert ", пункт 13 постановляющей части, подпункт б). " in copied(page)


def test_a_quotation_names_the_annex_the_section_and_what_has_no_number(reader: Reader) -> None:
    def named(address: str, place: str) -> str:
        page = reader.open(address)
        page.locator(f"#{place} a.number").first.click()
        page.get_by_role("button", name="Quotation").click()
        return copied(page).rpartition("), ")[2].partition(". http")[0]

    annexed, report = "en/documents/cd-24-protection-in-the-movement/", "en/documents/s-2025-496/"
    for place in (annexed, annexed + "parallel/"):
        assert named(place, "annex-sec-1-p2") == "annex, section “INTRODUCTION”, unnumbered paragraph 2"
    assert named(report, "sec-2-a") == "section II.A"
    assert named("en/documents/cis-2025-counter-terrorism-letter/", "p7") == "unnumbered paragraph 7"


@anywhere
def test_the_other_language_appears_under_the_paragraph(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("#op5 > a.number").click()
    offers(page).get_by_role("link", name="English").click()
    other = page.locator("#op5 > .elsewhere")
    expect(other).to_have_attribute("lang", "en")
    expect(other).to_contain_text("Неофициальный перевод")
    assert "OP5" not in other.inner_text()
    assert page.locator("[id=op5]").count() == 1
    other.get_by_role("link", name="Перейти к тексту").click()
    page.wait_for_url(f"**/en/{RESOLUTION}#op5")


def test_the_keyboard_reaches_every_offer(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION)
    number = page.locator("#pp2 > a.number")
    number.focus()
    page.keyboard.press("Enter")
    expect(number).to_have_attribute("aria-expanded", "true")
    page.wait_for_timeout(100)
    assert copied(page).endswith("#pp2")
    said = []
    for _ in range(4):
        page.keyboard.press("Tab")
        said.append(page.evaluate("document.activeElement.textContent"))
    assert said == ["Address", "Quotation", "Русский", "Mistake?"]
    page.keyboard.press("Escape")
    expect(offers(page)).to_have_count(0)
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    expect(offers(page)).to_have_count(1)
    page.wait_for_timeout(100)
    page.keyboard.press("Shift+Tab")
    expect(offers(page)).to_have_count(0)


def test_a_mistake_is_reported_at_the_line_of_the_source(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("#op2 > a.number").click()
    link = page.get_by_role("link", name="Ошибка?")
    link.hover()
    record = page.evaluate("fetch('document.json').then(answer => answer.json())")
    first = next(one["lines"][0] for one in record["blocks"] if one["id"] == "op2")
    wanted = f"https://forge.example/library/edit/main/seeds/a-res-75-10/ru.txt#L{first}"
    expect(link).to_have_attribute("href", wanted)


def test_on_the_parallel_page_a_quotation_is_in_both_languages(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "parallel/")
    page.locator("#op3 > a.number").click()
    page.get_by_role("button", name="Цитата").click()
    first, second, source = copied(page).splitlines()
    assert first.startswith("«")
    assert second.startswith("“")
    assert second.endswith("” (неофициальный перевод)")
    assert source.endswith(f"{RESOLUTION}parallel/#op3")


@anywhere
def test_offers_stand_in_nobody_s_way(reader: Reader) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = reader.open(RESOLUTION)
    page.locator("#op5 > a.number").click()
    offers(page).get_by_role("link", name="English").click()
    expect(page.locator(".elsewhere")).to_be_visible()
    found = axe.run(page).response["violations"]
    assert not [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]
