"""One page rendered once becomes every page of its family, and no text of an item can do harm."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble.model import LANGUAGES, Language
from preamble.render import shell
from preamble.render.shell import Family, Filling, Html, Item, Shell, ShellError, end, slot, when

RENDERED = f'<a href="../{slot("slug")}/">{slot("title")}</a>{slot("body")}<i>{slot("title")}</i>'
THINGS = Family("things", "things/*/", "thing.html")


def filled(
    language: Language, *items: Item, rendered: str = RENDERED, asked: Sequence[str] | None = None
) -> list[tuple[str, str]]:
    """Addresses and pages of these items."""
    slugs = tuple(item.slug for item in items) if asked is None else tuple(asked)
    made = Shell(Filling(THINGS, slugs, lambda *_: items), language, rendered)
    return [(address, html.decode()) for address, html, _ in made.fill(slugs)]


def item(slug: str, title: str = "T", body: str = "") -> Item:
    return Item(slug, {"title": title, "body": body})


def test_every_item_becomes_a_page_at_its_address() -> None:
    items = item("a", "One", Html("<p>1</p>")), item("b-2", "Two")
    assert filled("ru", *items) == [
        ("things/a/", '<a href="../a/">One</a><p>1</p><i>One</i>'),
        ("things/b-2/", '<a href="../b-2/">Two</a><i>Two</i>'),
    ]
    assert [address for address, _ in filled("en", *items)] == ["en/things/a/", "en/things/b-2/"]


def test_a_part_stands_only_where_it_has_something_to_say() -> None:
    part = f"{when('body')}<p>{slot('body')}{when('title')}: {slot('title')}{end('title')}</p>{end('body')}"
    items = item("a", "T", "B"), item("b", "", "B"), item("c", "T", "")
    pages = [html for _, html in filled("en", *items, rendered=f"[{part}]{slot('title')}")]
    assert pages == ["[<p>B: T</p>]T", "[<p>B</p>]", "[]T"]


@given(st.text())
def test_a_plain_value_is_escaped_and_never_searched_for_slots(title: str) -> None:
    hostile = f"{slot('body')}{when('body')}<script>{title}"
    [(_, page)] = filled("en", item("a", hostile, Html("<p>mine</p>")))
    assert "<script" not in page
    assert page.count("<p>mine</p>") == 1
    assert page.count(slot("body")) == page.count(when("body")) == 2


@pytest.mark.parametrize(
    "slug", ["", "..", "a/b", "a.b", "A", "-a", "a-", "ж", "a b", "a" * 201, "__slot_x__"]
)
def test_no_slug_leads_out_of_the_family(slug: str) -> None:
    with pytest.raises(ShellError, match="unsafe"):
        filled("en", item(slug))


def test_an_item_comes_once_and_only_if_asked_for() -> None:
    with pytest.raises(ShellError, match="doubled"):
        filled("en", item("a"), item("a"))
    with pytest.raises(ShellError, match="not asked for"):
        filled("en", item("a"), asked="b")


def test_a_page_that_was_not_made_is_missed() -> None:
    with pytest.raises(ShellError, match="no page was made for 'b'"):
        filled("en", item("a"), asked="ab")


@pytest.mark.parametrize("rendered", [RENDERED, f"{when('body')}x{end('body')}"])
def test_a_slot_left_empty_is_named(rendered: str) -> None:
    with pytest.raises(ShellError, match=r"thing\.html has a slot 'body' that 'a' leaves empty"):
        filled("en", Item("a", {"title": "T"}), rendered=rendered)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shell_lies_where_its_pages_will(language: Language) -> None:
    """Its address differs from theirs in the slug alone, so that relative addresses are right."""
    for family in shell.FAMILIES:
        lies = family.source(language).removesuffix("index.md").replace(slot("slug"), "a")
        assert lies.removeprefix("ru/") == family.address("a", language)
