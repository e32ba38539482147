"""The picture of the whole in Chromium: pointed at, pressed, narrowed, moved; with or without a pointer."""

import re

import pytest

from conftest import TOUCH, Reader, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

MAP = "map/"


@pytest.mark.parametrize("reader", [on(java_script_enabled=False)], indirect=True)
def test_without_script_it_is_a_picture_of_links_and_a_list(reader: Reader) -> None:
    page = reader.open(MAP)
    node = page.locator("a.node", has_text="S/RES/2253(2015)")
    assert node.get_attribute("href") == "../instruments/s-res-2253-2015/"
    expect(page.locator(".map__filter")).to_be_hidden()
    expect(page.locator(".map__tools")).to_be_hidden()
    page.locator(".map__list summary").first.click()
    assert page.locator(".map__list details").first.locator("a").count() > 5
    for link in page.locator("a.node").all():
        target = (link.get_attribute("href") or "").split("#")[0]
        assert (reader.site.folder / "map" / target / "index.html").resolve().is_file(), target


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_pointing_keeps_the_lines_of_a_node(reader: Reader, prefix: str) -> None:
    page = reader.open(prefix + MAP)
    node = page.locator("a.node", has_text="A/RES/70/1").first
    node.locator("text").hover()
    lit = page.locator(".edges path.lit")
    assert 0 < lit.count() < page.locator(".edges path").count()
    page.mouse.move(2, 300)
    expect(page.locator(".edges path.lit")).to_have_count(0)


def test_pressing_tells_the_passages_and_escape_takes_them_away(reader: Reader) -> None:
    page = reader.open("en/" + MAP)
    page.locator("a.node", has_text="S/RES/2253(2015)").locator("text").click()
    panel = page.locator(".map__panel")
    place = panel.locator(".places a").first
    expect(place).to_be_visible()
    href = place.get_attribute("href") or ""
    assert re.fullmatch(r"\.\./documents/[a-z0-9-]+/#[a-z0-9-]+", href)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.locator("a.node", has_text="S/RES/2253(2015)").locator("text").click()
    panel.locator(".places a").first.click()
    page.wait_for_url(f"**/en/{href.removeprefix('../')}")
    expect(page.locator(f"[id='{href.partition('#')[2]}']")).to_be_in_viewport()


def test_a_second_press_follows_the_link(reader: Reader) -> None:
    page = reader.open(MAP)
    words = page.locator("a.node", has_text="S/RES/2253(2015)").locator("text")
    words.click()
    expect(page.locator(".map__panel .places a").first).to_be_visible()
    words.click()
    page.wait_for_url("**/instruments/s-res-2253-2015/")


def test_by_keyboard_a_node_tells_and_the_picture_grows_and_moves(reader: Reader) -> None:
    page = reader.open(MAP)
    page.locator(".map__scroll").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".map__panel .places a").first).to_be_visible()
    assert page.locator("a.node.chosen").count() == 1
    svg = page.locator("svg.map")
    whole = svg.get_attribute("viewBox")
    page.keyboard.press("+")
    larger = svg.get_attribute("viewBox")
    page.keyboard.press("ArrowDown")
    moved = svg.get_attribute("viewBox")
    assert len({whole, larger, moved}) == 3
    page.keyboard.press("0")
    assert svg.get_attribute("viewBox") == whole
    page.keyboard.press("Escape")
    expect(page.locator(".map__panel")).to_be_hidden()


def test_wheel_and_pointer_move_it_and_the_page_still_scrolls(reader: Reader) -> None:
    page = reader.open(MAP)
    svg = page.locator("svg.map")
    whole = svg.get_attribute("viewBox")
    box = svg.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, 700)
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 0")
    assert svg.get_attribute("viewBox") == whole
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    expect(svg).not_to_have_attribute("viewBox", whole or "")
    larger = svg.get_attribute("viewBox")
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - 150, 600, steps=4)
    page.mouse.up()
    expect(svg).not_to_have_attribute("viewBox", larger or "")
    assert page.url.endswith("map/")
    page.get_by_role("button", name="Весь рисунок").click()
    assert svg.get_attribute("viewBox") == whole


def test_it_is_narrowed_by_body_year_and_words(reader: Reader) -> None:
    page = reader.open("en/" + MAP)
    every = page.locator(".edges path:not(.off)")
    count = every.count()
    form = page.locator(".map__filter")
    form.locator("[name=body]").select_option("security-council")
    expect(page.locator(".map__filter [role=status]")).to_contain_text("Found on the map:")
    assert 0 < every.count() < count
    kept = page.locator("a.node[id^=map-r]:not(.off)")
    assert kept.evaluate_all("nodes => nodes.every(node => node.dataset.body === 'security-council')")
    form.locator("[name=year]").select_option("2015")
    assert kept.count() > 0
    form.get_by_role("button").click()
    expect(page.locator("a.node.off")).to_have_count(0)
    form.locator("[name=words]").fill("2253")
    expect(kept).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".map__panel h2")).to_contain_text("S/RES/2253(2015)")
    form.locator("[name=words]").fill("no such words")
    expect(page.locator(".map__filter [role=status]")).to_have_text(
        "Nothing on the map fits these conditions."
    )


@pytest.mark.parametrize(
    "reader", [TOUCH, on(**TOUCH, color_scheme="dark")], indirect=True, ids=["day", "night"]
)
def test_on_a_phone_a_tap_tells_and_nothing_is_wider_than_the_screen(reader: Reader) -> None:
    page = reader.open(MAP)
    page.locator("#map-b0 text").first.tap()
    expect(page.locator(".map__panel .places a").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    page.get_by_role("button", name="Скрыть").tap()
    expect(page.locator(".map__panel")).to_be_hidden()


@pytest.mark.parametrize(
    "reader", [on(), on(color_scheme="dark"), TOUCH], indirect=True, ids=["day", "night", "phone"]
)
def test_anyone_can_use_it(reader: Reader) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for prefix in ("", "en/"):
        page = reader.open(prefix + MAP)
        found = axe.run(page).response["violations"]
        assert not [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
        page.locator("#map-b0 text").first.click()
        expect(page.locator(".map__panel .places a").first).to_be_visible()
        # What is dimmed beside a chosen node is meant to be pale.
        found = axe.run(page, options={"rules": {"color-contrast": {"enabled": False}}}).response[
            "violations"
        ]
        assert not [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]


def test_files_lie_beside_it(reader: Reader) -> None:
    page = reader.open("en/" + MAP)
    for link in page.locator(".map__ways a").all():
        href = (link.get_attribute("href") or "").partition("#")[0]
        if href:
            answer = page.request.get(f"{reader.site.url}en/map/{href}")
            assert answer.ok, href
