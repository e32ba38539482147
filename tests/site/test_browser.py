"""The built site in Chromium, as readers meet it: both languages, phone and desk, day and night."""

from itertools import pairwise

import pytest

from conftest import DESK, TOUCH, Reader, on

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import expect

pytestmark = [pytest.mark.site, pytest.mark.browser]

RESOLUTION, REPORT = "documents/a-res-75-10/", "documents/s-2025-496/"
LETTER = "en/documents/cis-2025-counter-terrorism-letter/"
ANNEXED = "documents/cd-24-protection-in-the-movement/"
PAGES = ["", "search/?q=2253", "documents/", "kinds/", "years/", "about/", RESOLUTION, REPORT]


CHARACTERS_IN_A_LINE = """() => {
    const paragraphs = [...document.querySelectorAll(".document p[id]")];
    const longest = paragraphs.sort((a, b) => b.textContent.length - a.textContent.length)[0];
    const range = document.createRange();
    const walker = document.createTreeWalker(longest, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    while (walker.nextNode()) {
        if (walker.currentNode.parentElement.closest("a.number, sup")) continue;
        for (let i = 0; i < walker.currentNode.length; i++) {
            range.setStart(walker.currentNode, i);
            range.setEnd(walker.currentNode, i + 1);
            const line = Math.round(range.getBoundingClientRect().bottom / 15);
            lines.set(line, (lines.get(line) || 0) + 1);
        }
    }
    const counts = [...lines.values()].filter(count => count > 20).slice(0, -1);
    return counts.reduce((a, b) => a + b, 0) / counts.length;
}"""
"""How many characters a full line of the longest paragraph has."""


everywhere = pytest.mark.parametrize(
    "reader",
    [on(viewport=DESK), on(viewport=DESK, color_scheme="dark"), TOUCH, on(**TOUCH, color_scheme="dark")],
    indirect=True,
    ids=["desk", "desk-dark", "phone", "phone-dark"],
)


@everywhere
def test_pages_open_without_error_and_fit_the_screen(reader: Reader) -> None:
    """No console error, no other server, nothing wider than the screen; `reader` checks the first two."""
    for address in PAGES:
        for prefix in ("", "en/"):
            page = reader.open(prefix + address)
            expect(page.locator("h1")).to_be_visible()
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert wide <= 0, prefix + address


@everywhere
def test_colours_follow_the_system(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if dark else "default")


@pytest.mark.parametrize("reader", [on(), TOUCH], indirect=True, ids=["desk", "phone"])
def test_a_number_copies_the_address_and_says_so(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("#op3 > a.number").click()
    expect(page.get_by_role("status").filter(has_text="Адрес скопирован")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == reader.site.url + RESOLUTION + "#op3"
    assert page.url.endswith("#op3")


def test_a_number_works_from_the_keyboard(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION)
    page.locator("#pp2 > a.number").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Address copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/en/" + RESOLUTION + "#pp2")


@pytest.mark.parametrize("reader", [on(java_script_enabled=False)], indirect=True)
def test_without_script_numbers_notes_and_lists_still_work(reader: Reader) -> None:
    page = reader.open(REPORT)
    page.locator("#fnref-fn1").click()
    assert page.url.endswith("#fn1")
    expect(page.locator("#fn1")).to_be_in_viewport()
    page.locator("#para3 > a.number").click()
    assert page.url.endswith("#para3")
    page = reader.open("documents/")
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator("form.filter")).to_be_hidden()


def test_numbers_stand_in_the_margin_and_take_no_width(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    number, text = page.locator("#pp1 > a.number").bounding_box(), page.locator("#pp1").bounding_box()
    assert number is not None
    assert text is not None
    assert number["x"] + number["width"] <= text["x"]


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_on_a_phone_the_text_has_the_width(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    text = page.locator("#pp1").bounding_box()
    assert text is not None
    assert text["width"] >= 340


HITS = """numbers => {
    const reach = number => {
        const own = number.getBoundingClientRect(), more = getComputedStyle(number, "::after");
        return [own.width - parseFloat(more.left) - parseFloat(more.right),
                own.height - parseFloat(more.top) - parseFloat(more.bottom)];
    };
    const left = number => number.getBoundingClientRect().left;
    return numbers.map(number => [...reach(number), left(number), getComputedStyle(number).opacity]);
}"""
"""How wide and high a number is for a finger, and whether it can be seen: where it begins, its opacity."""


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_every_paragraph_has_a_number_that_a_finger_can_hit(reader: Reader) -> None:
    """Where nothing points, what has no printed number shows its sign as well."""
    for address in (LETTER, RESOLUTION, ANNEXED, REPORT):
        found = reader.open(address).locator(".document [id] > a.number").evaluate_all(HITS)
        assert found
        for wide, high, left, opacity in found:
            assert wide >= 24
            assert high >= 24
            assert left >= 0
            assert opacity == "1"


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_the_bar_names_a_document_by_its_symbol(reader: Reader) -> None:
    page = reader.open("en/" + RESOLUTION + "#op7")
    expect(page.locator("[data-md-component=header-topic]")).to_contain_text("A/RES/75/10: Cooperation")


def test_a_line_is_sixty_to_seventy_two_characters_long(reader: Reader) -> None:
    """Measured on the longest paragraph, without its last line, in both scripts."""
    assert 60 <= reader.open(REPORT).evaluate(CHARACTERS_IN_A_LINE) <= 72
    assert 60 <= reader.open(LETTER).evaluate(CHARACTERS_IN_A_LINE) <= 72


# --- notes --------------------------------------------------------------------------------------


def test_notes_stand_beside_the_text_where_there_is_room(reader: Reader) -> None:
    page = reader.open(REPORT)
    expect(page.locator("html.margin-notes")).to_have_count(1)
    note, call = page.locator("#fn3").bounding_box(), page.locator("#fnref-fn3").bounding_box()
    text = page.locator("#para2").bounding_box()
    assert note is not None
    assert call is not None
    assert text is not None
    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - call["y"]) < 60


def test_margin_notes_never_lie_on_each_other(reader: Reader) -> None:
    page = reader.open(ANNEXED)
    notes = "[...document.querySelectorAll('ol.notes > li')].map(note => note.getBoundingClientRect())"
    boxes = page.evaluate(notes + ".map(box => [box.top, box.bottom])")
    assert len(boxes) > 20
    assert all(lower[0] >= upper[1] for upper, lower in pairwise(boxes))


@pytest.mark.parametrize("reader", [on(viewport={"width": 1000, "height": 800})], indirect=True)
def test_a_note_there_and_back_and_its_preview(reader: Reader) -> None:
    page = reader.open(REPORT)
    call = page.locator("#fnref-fn1")
    call.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_have_text(page.locator("#fn1 .text").inner_text())
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    call.click()
    expect(page.locator("#fn1")).to_be_in_viewport()
    page.locator("#fn1 .footnote-back").click()
    assert page.url.endswith("#fnref-fn1")
    expect(call).to_be_in_viewport()


@pytest.mark.parametrize("reader", [on(viewport={"width": 1000, "height": 800})], indirect=True)
def test_preview_opens_for_the_keyboard(reader: Reader) -> None:
    page = reader.open("en/" + REPORT)
    page.locator("#para1 > a.number").focus()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "fnref-fn1":
            break
    expect(page.get_by_role("tooltip")).to_be_visible()


@pytest.mark.parametrize("reader", [TOUCH], indirect=True)
def test_a_tap_shows_the_note_in_place_and_leads_to_it(reader: Reader) -> None:
    page = reader.open(REPORT)
    page.locator("#fnref-fn1").tap()
    assert "#" not in page.url
    preview = page.locator(".preview")
    expect(preview).to_be_in_viewport()
    preview.get_by_role("link", name="К примечанию").tap()
    assert page.url.endswith("#fn1")
    expect(preview).to_have_count(0)


# --- languages ----------------------------------------------------------------------------------


@pytest.mark.parametrize("reader", [on(), TOUCH], indirect=True, ids=["desk", "phone"])
def test_the_other_language_opens_at_the_same_paragraph(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "#op5")
    page.locator("a.language").click()
    page.wait_for_url("**/en/" + RESOLUTION + "#op5")
    expect(page.locator("#op5")).to_be_in_viewport()
    page.locator("a.language").click()
    page.wait_for_url("**/preamble/" + RESOLUTION + "#op5")


def test_the_other_language_opens_where_one_has_scrolled_to(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    page.locator("#op7").scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.getElementById('op7').getBoundingClientRect().top + scrollY - 100)")
    page.locator("a.language").click()
    page.wait_for_url("**/en/" + RESOLUTION + "#op*")
    expect(page.locator("#op7")).to_be_in_viewport()


# --- lists, search, not found ---------------------------------------------------------------------


def test_the_list_can_be_narrowed(reader: Reader) -> None:
    page = reader.open("documents/")
    rows = page.locator("tbody tr:visible")
    everything = rows.count()
    page.locator("select[name=kind]").select_option("resolution")
    assert 0 < rows.count() < everything
    page.locator("input[name=words]").fill("нет такого документа")
    expect(page.get_by_role("status").filter(has_text="Ни один документ")).to_be_visible()
    page.get_by_role("button", name="Сбросить").click()
    expect(rows).to_have_count(everything)


def test_search_finds_a_document_in_each_language(reader: Reader) -> None:
    for prefix, words in (("", "Интерпол"), ("en/", "INTERPOL")):
        page = reader.open(f"{prefix}search/?q={words}")
        expect(page.locator(".found__title").first).to_be_visible(timeout=15_000)


def test_nothing_is_offered_to_narrow_down_before_anything_is_found(reader: Reader) -> None:
    page = reader.open("search/")
    expect(page.locator(".seeker")).to_be_visible()
    expect(page.locator(".seeker__filters")).to_be_hidden()


def test_not_found_keeps_the_language_and_offers_what_is_like_it(reader: Reader) -> None:
    for prefix, said in (("", "Страница не найдена"), ("en/", "Page not found")):
        page = reader.open(f"{prefix}documents/a-res-7510/")
        expect(page.locator("h1:visible")).to_have_text(said)
        expect(page.locator(".near:visible a").first).to_have_attribute(
            "href", reader.site.url + prefix + RESOLUTION
        )
    reader.troubles[:] = [said for said in reader.troubles if "404" not in said]


# --- paper and everybody --------------------------------------------------------------------------


def test_paper_has_numbers_notes_and_addresses_but_no_menus(reader: Reader) -> None:
    page = reader.open(REPORT)
    page.emulate_media(media="print")
    for gone in ("header.md-header", ".md-tabs", ".document-contents", ".crumbs", ".footnote-back"):
        expect(page.locator(gone).first).to_be_hidden()
    for there in ("#para1 > a.number", "#fn1", "#notes", ".addresses", ".address"):
        expect(page.locator(there).first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.getElementById('fn1')).position") == "relative"


def test_notes_on_paper_stand_under_the_text(reader: Reader) -> None:
    page = reader.open(RESOLUTION)
    expect(page.locator("html.margin-notes")).to_have_count(1)
    page.emulate_media(media="print")
    left = "document.querySelector('{}').getBoundingClientRect().left"
    assert page.evaluate(left.format("#notes")) == page.evaluate(left.format("#op1"))


def test_a_target_is_lit(reader: Reader) -> None:
    page = reader.open(RESOLUTION + "#pp4")
    colour = "getComputedStyle(document.getElementById('{}')).backgroundColor"
    assert page.evaluate(colour.format("pp4")) != page.evaluate(colour.format("pp3"))


@pytest.mark.parametrize(
    "reader", [on(), on(color_scheme="dark"), TOUCH], indirect=True, ids=["desk", "desk-dark", "phone"]
)
def test_nothing_stands_in_anybody_s_way(reader: Reader) -> None:
    """axe-core finds nothing on any kind of page, colours included."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for address in (
        "",
        "documents/",
        "about/",
        RESOLUTION,
        "en/" + REPORT,
        "documents/cis-2025-counter-terrorism-letter/",
    ):
        found = axe.run(reader.open(address)).response["violations"]
        assert not [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found], address
