"""The site made of other seeds: none at all, a text without a description, hostile ones, wrong ones."""

import json
from pathlib import Path

import pytest
from lxml import html

from conftest import build, copy_project

pytestmark = pytest.mark.site

URL = "http://127.0.0.1/preamble/"
TRAP = "</title><script>alert(1)</script><img src=x onerror=alert(1)>"
TEXT = f"""Генеральная Ассамблея,

*ссылаясь* на {TRAP} и [ссылку](javascript:alert(1)),

1. *постановляет* {{% raw %}}{{{{ config }}}}¹ `x` ![y](z):

a) {TRAP};

b) "onclick="alert(1)".

¹ {TRAP}
"""
ENGLISH = (
    TEXT.replace("Генеральная Ассамблея,", "The General Assembly,")
    .replace("ссылаясь", "Recalling")
    .replace("постановляет", "Decides")
)
DESCRIPTION = f"""title:
  ru: '{TRAP}'
  en: '{TRAP}'
body: general-assembly
kind: resolution
adopted: 2025-01-01
texts: {{ru: {{status: official}}}}
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of all that makes the site, without any seed."""
    copy_project(tmp_path)
    (tmp_path / "seeds").mkdir()
    return tmp_path


def seed(checkout: Path, slug: str, **files: str) -> None:
    """Put a document into the seeds; in the names of files an underscore stands for the point."""
    folder = checkout / "seeds" / slug
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")


def test_an_empty_library_is_a_site_too(checkout: Path) -> None:
    built = build(checkout, checkout / "site", URL, "--strict")
    assert built.returncode == 0, built.stderr
    assert (checkout / "site" / "documents" / "index.html").is_file()
    assert "__slot" not in built.stderr


def test_a_text_without_a_description_gets_its_pages(checkout: Path) -> None:
    seed(checkout, "sixth", ru_txt=TEXT.replace(TRAP, "слова").replace("(javascript:alert(1))", "(#)"))
    built = build(checkout, checkout / "site", URL, "--strict")
    assert built.returncode == 0, built.stderr
    page = html.parse(str(checkout / "site/en/documents/sixth/index.html")).getroot()
    assert page.xpath("//*[@id='op1-a']")
    assert page.xpath("//aside[@class='notice']")


def test_hostile_words_never_become_markup(checkout: Path) -> None:
    """In the text, in the title, in the lists, in the frame of the page."""
    seed(checkout, "hostile", ru_txt=TEXT, document_yml=DESCRIPTION)
    both = DESCRIPTION.replace("texts: {", "texts: {en: {status: translation}, ")
    seed(checkout, "in-both-languages", ru_txt=TEXT, en_txt=ENGLISH, document_yml=both)
    built = build(checkout, checkout / "site", URL, "--strict")
    assert built.returncode == 0, built.stderr
    for file in (checkout / "site").rglob("*.html"):
        page = html.parse(str(file)).getroot()
        assert not page.xpath(
            "//*[@onerror or @onclick] | //img[@src='x'] | //a[starts-with(@href, 'java')]"
        ), file
        data = page.xpath("//script[@type='application/ld+json']/text()")
        assert all(json.loads(one) and "<" not in one for one in data), file
        scripts = page.xpath("//script[not(@type='application/ld+json')]/text()")
        assert not [one for one in scripts if "alert(1)" in one], file


def test_a_wrong_description_fails_a_strict_build_with_its_file_and_line(checkout: Path) -> None:
    seed(checkout, "wrong", ru_txt=TEXT, document_yml="kind: song\n")
    built = build(checkout, checkout / "site", URL, "--strict")
    assert built.returncode != 0
    said = [line for line in built.stderr.splitlines() if "seeds/wrong/document.yml:1: error: " in line]
    assert said
    assert len(said) == len(set(said))
    assert "Traceback" not in built.stderr
    assert build(checkout, checkout / "site", URL).returncode == 0


def test_a_mistake_in_the_programs_own_data_ends_the_build_with_its_file(checkout: Path) -> None:
    data = checkout / "hooks" / "preamble" / "data" / "search.yml"
    data.write_text(data.read_text(encoding="utf-8").replace("\nfamilies:", "\nfamlies:"), encoding="utf-8")
    built = build(checkout, checkout / "site", URL)
    assert built.returncode != 0
    assert "search.yml:1: error: families is missing" in built.stderr
    assert "Traceback" not in built.stderr
