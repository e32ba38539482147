"""One page rendered once becomes every page of its family, and no text of an item can do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble.model import LANGUAGES, Language
from preamble.render import shell
from preamble.render.shell import Family, Html, Item, ShellError, slot

RENDERED = f'<a href="../{slot("slug")}/">{slot("title")}</a>{slot("body")}<i>{slot("title")}</i>'


def family(*items: Item, slugs: tuple[str, ...] | None = None) -> Family:
    """A family of these pages, the same in both languages."""
    known = tuple(item.slug for item in items) if slugs is None else slugs
    return Family("things", "things/*/", "thing.html", known, lambda _: items)


def item(slug: str, title: str = "T", body: str = "") -> Item:
    return Item(slug, {"title": title, "body": body})


def test_every_item_becomes_a_page_at_its_address() -> None:
    made = family(item("a", "One", Html("<p>1</p>")), item("b-2", "Two"))
    assert list(shell.fill(made, "ru", RENDERED)) == [
        ("things/a/", '<a href="../a/">One</a><p>1</p><i>One</i>'),
        ("things/b-2/", '<a href="../b-2/">Two</a><i>Two</i>'),
    ]
    assert [address for address, _ in shell.fill(made, "en", RENDERED)] == ["en/things/a/", "en/things/b-2/"]


@given(st.text())
def test_a_plain_value_is_escaped_and_never_searched_for_slots(title: str) -> None:
    hostile = f"{slot('body')}<script>{title}"
    [(_, page)] = shell.fill(family(item("a", hostile, Html("<p>mine</p>"))), "en", RENDERED)
    assert "<script" not in page
    assert page.count("<p>mine</p>") == 1
    assert page.count(slot("body")) == 2


@pytest.mark.parametrize(
    "slug", ["", "..", "a/b", "a.b", "A", "-a", "a-", "ж", "a b", "a" * 201, "__slot_x__"]
)
def test_no_slug_leads_out_of_the_family(slug: str) -> None:
    with pytest.raises(ShellError, match="unsafe"):
        list(shell.fill(family(item(slug)), "en", RENDERED))


def test_an_item_comes_once_and_only_if_announced() -> None:
    with pytest.raises(ShellError, match="doubled"):
        list(shell.fill(family(item("a"), item("a")), "en", RENDERED))
    with pytest.raises(ShellError, match="announced"):
        list(shell.fill(family(item("a"), slugs=("b",)), "en", RENDERED))


def test_a_slot_left_empty_is_named() -> None:
    with pytest.raises(ShellError, match=r"thing\.html has a slot 'body' that 'a' leaves empty"):
        list(shell.fill(family(Item("a", {"title": "T"})), "en", RENDERED))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shell_lies_where_its_pages_will(language: Language) -> None:
    """Its address differs from theirs in the slug alone, so that relative addresses are right."""
    made = Family("parallel", "documents/*/parallel/", "parallel.html", ("a",), lambda _: ())
    lies = made.source(language).removesuffix("index.md").replace(slot("slug"), "a")
    assert lies.removeprefix("ru/") == made.address("a", language)
