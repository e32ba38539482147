"""The picture of the whole: right counts, one picture however large the library, nothing hostile in it."""

import json
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from preamble import network
from preamble.folders import load
from preamble.network import Network
from preamble.render import map as whole

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</title></svg><script>alert(1)</script> \"'&\u0007 ]]> {{ 7*7 }}"
LETTER = "Secretariat\n\n{symbol}\n\n{day} March {year}\n\nReport\n\n1. {words}\n"


def _library(seeds: Path, documents: Mapping[str, tuple[str, str]]) -> Network:
    """Documents as slug → (description, words)."""
    for number, (slug, (described, words)) in enumerate(documents.items()):
        (seeds / slug).mkdir(parents=True)
        (seeds / slug / "document.yml").write_text(described, encoding="utf-8")
        text = LETTER.format(symbol=f"S/2020/{number + 1}", day=number % 28 + 1, year=2020, words=words)
        (seeds / slug / "en.txt").write_text(text, encoding="utf-8")
    return network.build(load(seeds))


def _parsed(drawn: whole.Picture, base: str | None = "https://library.example/map/") -> etree._Element:
    return etree.fromstring(whole.svg(drawn, base=base).encode("utf-8"))


@pytest.fixture(scope="module")
def seeds() -> Network:
    return network.build(load(SEEDS))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """500 documents in 60 years that cite 1,500 resolutions."""
    documents = {}
    for number in range(500):
        cited = [f"S/RES/{2200 + number % 7}({2015 + number % 7})"] + [
            f"A/RES/{50 + (number * 3 + step) // 30}/{1 + (number * 3 + step) % 30}" for step in range(3)
        ]
        words = f"The Council recalls {', '.join(cited)}."
        body = ("security-council", "general-assembly", "economic-and-social-council")[number % 3]
        day = f"{1965 + number % 60}-0{number % 9 + 1}-11"
        described = f"title:\n  en: Report {number}\nbody: {body}\nissued: {day}\n"
        documents[f"d{number}"] = (described, words)
    return _library(tmp_path_factory.mktemp("many"), documents)


def test_the_picture_speaks_the_language_of_the_page(seeds: Network) -> None:
    """Neither a title in the other language nor an identifier made of English words."""
    told = _parsed(whole.picture(seeds, "ru")).findall(f".//{SVG}a")
    shown = ["".join(text.itertext()) for one in told for text in one.iter(f"{SVG}text")]
    assert any("Устав Организации Объединенных Наций" in text for text in shown)
    assert "ЦУР 16.4" in shown
    assert not [text for text in shown if re.search(r"[a-z]{3} [a-zA-Z]{3}", text)]


def test_every_passage_is_counted_once(seeds: Network) -> None:
    drawn = whole.picture(seeds, "ru")
    passages = sum(len(one.passages) for one in seeds.instruments.values())
    assert drawn.edges.total() == passages == drawn.passages
    assert {member for box in drawn.boxes for member in box.members} == set(range(len(seeds.library.entries)))
    assert sorted(member for row in drawn.rows for member in row.members) == list(
        range(len(seeds.instruments))
    )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_picture_is_valid_and_said_in_words(seeds: Network, language: str) -> None:
    drawn = whole.picture(seeds, "ru" if language == "ru" else "en")
    svg = _parsed(drawn)
    assert svg.get("lang") == language
    ids = [one.get("id") for one in svg.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert set((svg.get("aria-labelledby") or "").split()) <= set(ids)
    assert svg.findtext(f"{SVG}title")
    assert svg.findtext(f"{SVG}desc")
    assert len(svg.findall(f".//{SVG}path")) == len(drawn.edges)
    for link in svg.iter(f"{SVG}a"):
        assert urlsplit(link.get("href") or "").netloc == "library.example"
        assert "".join(link.itertext()).strip()


def test_a_picture_is_the_same_every_time(seeds: Network) -> None:
    again = network.build(load(SEEDS))
    assert whole.svg(whole.picture(seeds, "en")) == whole.svg(whole.picture(again, "en"))


def _rules(css: str) -> set[tuple[str, str]]:
    """Every declaration with each of its selectors."""
    plain = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", css, flags=re.DOTALL)
    return {
        (selector.strip(), declaration.strip())
        for selectors, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", plain)
        for selector in selectors.split(",")
        for declaration in declarations.split(";")
        if declaration.strip()
    }


def test_the_file_and_the_page_have_the_same_colours_and_sizes() -> None:
    """The file stands by itself and the page follows the reader's scheme, so both have to say them."""
    sheets = Path(__file__).parents[2] / "docs" / "assets" / "stylesheets"
    page = _rules(
        "".join((sheets / name).read_text(encoding="utf-8") for name in ("preamble.css", "map.css"))
    )
    assert _rules(whole.STYLE) <= page
    light, dark = whole.FILE_STYLE.split("@media (prefers-color-scheme: dark)")
    for colours, scheme in ((light, "default"), (dark, "slate")):
        told = re.findall(r"--\w[\w-]*: #[0-9a-f]{6}", colours)
        assert len(told) == 11
        assert {(f'[data-md-color-scheme="{scheme}"]', one) for one in told} <= page


def test_hostile_titles_stay_words(tmp_path: Path) -> None:
    described = f"title:\n  en: {json.dumps(HOSTILE.replace(chr(7), ''))}\n"
    made = _library(tmp_path, {"d": (described, "The Council recalls A/RES/50/1.")})
    drawn = whole.picture(made, "en")
    for base in (None, "https://library.example/map/"):
        svg = _parsed(drawn, base)
        assert not svg.findall(f".//{SVG}script")
        assert "<script" not in whole.svg(drawn, base=base)
    listed = etree.fromstring(f"<div>{whole.listed(drawn)}</div>")
    assert not listed.findall(".//script")
    assert "alert(1)" in "".join(listed.itertext())


def test_five_hundred_documents_are_one_picture(many: Network) -> None:
    drawn = whole.picture(many, "en")
    assert len(many.library.entries) == 500
    assert len(drawn.boxes) <= 60
    assert len(drawn.rows) <= 160
    page = whole.svg(drawn) + whole.listed(drawn)
    assert len(page.encode("utf-8")) < 400_000
    assert drawn.edges.total() == drawn.passages


def test_the_most_cited_have_names_and_the_rest_is_counted(many: Network) -> None:
    drawn = whole.picture(many, "en")
    named = {row.name for row in drawn.rows if not row.grouped}
    most = sorted(many.instruments.values(), key=lambda one: -len(one.documents))[:7]
    assert {one.target for one in most} <= named
    assert sum(len(row.members) for row in drawn.rows) == len(many.instruments)


def test_data_have_every_passage_and_lead_to_it(many: Network) -> None:
    drawn = whole.picture(many, "en")
    made = json.loads(whole.data(many, drawn))
    assert len(made["documents"]) == 500
    assert len(made["instruments"]) == len(many.instruments)
    places = sum(len(found) // 2 for _, _, found in made["cites"])
    assert places == drawn.passages
    assert all(one[4] < len(drawn.boxes) for one in made["documents"])
    assert all(one[4] < len(drawn.rows) for one in made["instruments"])


def test_an_empty_library_has_an_empty_picture(tmp_path: Path) -> None:
    drawn = whole.picture(network.build(load(tmp_path)), "en")
    assert (drawn.documents, drawn.instruments) == (0, 0)
    assert _parsed(drawn).tag == f"{SVG}svg"


@pytest.mark.skipif(sys.gettrace() is not None, reason="a tracer makes everything slow")
def test_drawing_takes_no_time(many: Network) -> None:
    started = time.process_time()
    drawn = whole.picture(many, "en")
    whole.svg(drawn)
    assert time.process_time() - started < 2
