"""What is measured is what the benchmark says it is."""

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from benchmarks import plain_markdown, site
from benchmarks.result import Result, costs
from benchmarks.texts import Source, distinct, longer, seeds
from setup_environment import SetupError

TEXT = """\
United Nations

General Assembly

12 May 2020

The General Assembly,

Recalling its resolution 70/1,¹

1. Takes note of the report;²

2. Decides to remain seized of the matter.

¹ A/70/1.

² See resolution 70/2.<sup>1</sup>
"""


def source(text: str = TEXT) -> Source:
    """A text that lies in no file."""
    return Source("text", "en", Path("en.txt"), text.encode("utf-8"))


def test_a_longer_text_is_numbered_on() -> None:
    """Paragraphs and notes go on counting; the masthead and all other numbers stay."""
    long = longer(source(), 3).decode("utf-8")
    assert long.count("United Nations") == 1
    assert long.count("resolution 70/1,") == 3
    assert [f"{number}. " in long for number in range(1, 8)] == [True] * 6 + [False]
    assert [long.count(mark) for mark in "¹²³⁴⁵⁶⁷"] == [2] * 6 + [0]
    assert "<sup>3</sup>" in long
    assert "<sup>5</sup>" in long


def test_a_longer_text_has_as_many_paragraphs_more() -> None:
    """No paragraph of a real text melts into the next copy."""
    for seed in seeds():
        once, thrice = seed.document(), Source("", seed.language, seed.file, longer(seed, 3)).document()
        assert 2.7 * len(once.blocks) <= len(thrice.blocks) <= 3.3 * len(once.blocks), seed.slug


def test_distinct_texts_share_no_long_word() -> None:
    """What a program remembers of one text is of no use for the next."""
    text = source("characteristically responsibilities\n\nshort words\n\n")
    assert distinct(text, 12, 0) == b"characteristicallybc responsibilitiesbc"


def test_ordinary_markdown_of_a_document_has_its_ids_and_words() -> None:
    """The page that stands for plain MkDocs is a whole page, not a broken and therefore quick one."""
    for seed in seeds():
        document = seed.document()
        html = markdown.markdown(
            plain_markdown.written(document), extensions=["attr_list", "footnotes", "tables"]
        )
        ids = [block.id for block in document.blocks if not block.rows]
        missing = [name for name in ids if f'id="{name}"' not in html]
        assert len(missing) <= len(ids) / 50, missing
        assert html.count('class="footnote-ref"') == sum(len(block.notes) for block in document.blocks)


def test_costs_and_verdict() -> None:
    """Longer work costs more, and a limit can be missed."""
    little, much = costs([lambda: sum(range(10)), lambda: sum(range(300_000))], 3)
    assert 0 <= little.work < much.work
    assert 0 < little.seconds < much.seconds
    assert not Result("x", 1.2, 1.0, "×", "").met
    assert Result("x", 1.2, 1.0, "×", "").line().startswith("MISSED")


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    """Builds that write these pages at once, ours and those of plain MkDocs."""
    plain = ("a/index.html",)
    pages: dict[str, tuple[str, ...]] = {
        "ours": ("a/index.html", "b/index.html"),
        "plain": plain,
        "unlisted": plain,
    }

    def build(folder: Path) -> Callable[[], None]:
        def write() -> None:
            for name in pages[folder.name]:
                page = folder / "site" / name
                page.parent.mkdir(parents=True, exist_ok=True)
                page.touch()

        return write

    monkeypatch.setattr(site, "build", build)
    monkeypatch.setattr(site, "build_plain", build)
    return pages


def test_builds_are_compared_with_all_that_ours_gives(
    tmp_path: Path, built: dict[str, tuple[str, ...]]
) -> None:
    assert len(built["ours"]) == 2
    detail = site.cold_build("a text", [source()], tmp_path, 1).detail
    assert "1 texts, 2 pages and our search index" in detail
    assert "1 ordinary pages and the theme's search index" in detail
    assert "search:" in (tmp_path / "plain" / "mkdocs.yml").read_text(encoding="utf-8")
    menus = ["nav:" in (tmp_path / name / "mkdocs.yml").read_text(encoding="utf-8") for name in built]
    assert menus == [True, False, True], "plain MkDocs as it comes lists every page in its menu"


def test_a_site_without_a_page_of_the_plain_one_is_no_match_for_it(
    tmp_path: Path, built: dict[str, tuple[str, ...]]
) -> None:
    built["plain"] = ("a/index.html", "c/index.html")
    with pytest.raises(SetupError, match=r"lacks c/index\.html"):
        site.cold_build("a text", [source()], tmp_path, 1)
