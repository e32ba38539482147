"""The site made of other seeds: none at all, a text without a description, hostile ones, wrong ones."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from conftest import ROOT, build, build_by_command, copy_project

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


def test_an_old_address_leads_to_the_paragraph_that_has_its_words(checkout: Path) -> None:
    """On the page of the document and beside the other text, once, inside the paragraph."""
    plain = TEXT.replace(TRAP, "слова").replace("(javascript:alert(1))", "(#)")
    english = plain.replace("Генеральная Ассамблея,", "The General Assembly,").replace(
        "ссылаясь", "Recalling"
    )
    described = DESCRIPTION.replace(TRAP, "Мир").replace("texts: {", "texts: {en: {status: translation}, ")
    moved = described + "moved: {op7: op1, op7-a: op1-a}\n"
    seed(checkout, "moved", ru_txt=plain, en_txt=english, document_yml=moved)
    built = build(checkout, checkout / "site", URL)
    assert built.returncode == 0, built.stderr
    for page in ("", "en/"):
        for part in ("", "parallel/"):
            read = html.parse(str(checkout / f"site/{page}documents/moved/{part}index.html")).getroot()
            for old, new in (("op7", "op1"), ("op7-a", "op1-a")):
                (place,) = read.xpath(f"//*[@id='{old}']")
                assert place.getparent().get("id") == new


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


def test_the_command_makes_the_site_that_mkdocs_makes(checkout: Path) -> None:
    """It begins to read before MkDocs is loaded; not a byte may depend on that."""
    shutil.copytree(ROOT / "seeds" / "a-res-75-10", checkout / "seeds" / "a-res-75-10")
    seed(checkout, "sixth", ru_txt=TEXT, en_txt=ENGLISH)
    built = build(checkout, checkout / "plain", URL, "--strict")
    assert built.returncode == 0, built.stderr
    commanded = build_by_command(checkout, URL)
    assert commanded.returncode == 0, commanded.stderr
    assert "Read 4 texts" in commanded.stderr
    assert contents(checkout / "site") == contents(checkout / "plain")


def test_the_command_says_what_is_wrong_with_a_text(checkout: Path) -> None:
    seed(checkout, "wrong", ru_txt=TEXT, document_yml="kind: song\n")
    commanded = build_by_command(checkout, URL)
    assert commanded.returncode != 0
    assert "seeds/wrong/document.yml:1: error: " in commanded.stderr
    assert "Traceback" not in commanded.stderr


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site; those of the time of the build aside."""
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in site.rglob("*")
        if file.is_file() and file.name != "sitemap.xml.gz"
    }


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
