"""What a page says of itself: only what is known, nothing that could end a script."""

import json
from datetime import date

from preamble.model import Kind, TextStatus
from preamble.render import head
from preamble.render.card import Card

ADDRESSES = {"ru": "https://example.org/documents/a/", "en": "https://example.org/en/documents/a/"}
RESOLUTION = Card(
    "Co-operation",
    Kind.RESOLUTION,
    "en",
    body="General Assembly",
    symbol="A/RES/75/10",
    adopted=date(2020, 11, 23),
    issued=date(2020, 11, 30),
    status=TextStatus.TRANSLATION,
    official_address="https://docs.un.org/en/A/RES/75/10",
)


def test_a_translation_names_the_text_it_was_made_from() -> None:
    said = json.loads(head.structured(RESOLUTION, ADDRESSES))
    assert said["@type"] == "Legislation"
    assert said["@id"] == ADDRESSES["en"]
    assert said["translationOfWork"] == {"@type": "Legislation", "@id": ADDRESSES["ru"], "inLanguage": "ru"}
    assert "sameAs" not in said, "a translation is not the official text"
    assert said["legislationDate"] == "2020-11-23"
    assert said["datePublished"] == "2020-11-30"


def test_nothing_is_said_that_is_not_known() -> None:
    bare = Card(None, Kind.LETTER, "ru")
    said = json.loads(head.structured(bare, {"ru": ADDRESSES["ru"]}))
    assert set(said) == {"@context", "@type", "@id", "url", "inLanguage", "encoding"}
    assert head.reference(bare, "ru") == "письмо"


def test_a_page_that_shows_the_other_language_claims_no_work_of_its_own() -> None:
    assert head.of_document(RESOLUTION, "ru", ADDRESSES).structured == ""
    assert head.of_document(RESOLUTION, "en", ADDRESSES).structured


def test_a_description_says_that_a_translation_is_one() -> None:
    assert head.description(RESOLUTION, "en") == (
        "Resolution A/RES/75/10, General Assembly, 23\u00a0November 2020. "
        "Unofficial translation made for this library. Text in English, with an address for every paragraph."
    )


def test_a_reference_reads_as_a_footnote_would() -> None:
    assert head.reference(RESOLUTION, "en") == (
        "General Assembly, resolution A/RES/75/10, “Co-operation” (23\u00a0November 2020)"
    )
