"""The translation memory: read back by a tool of translators, in the standard's order, whatever the words."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from translate.storage import tmx

from preamble import folders
from preamble.library import Entry, Library
from preamble.render import memory

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ORDER = {
    "tmx": ["header", "body"],
    "header": ["note", "prop", "ude"],
    "body": ["tu"],
    "tu": ["note", "prop", "tuv"],
    "tuv": ["note", "prop", "seg"],
    "prop": [],
    "seg": [],
}
"""Which elements an element holds, in this order; notes and properties may be mixed."""
REQUIRED = {
    "tmx": {"version"},
    "header": {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
    "tuv": {XML_LANG},
    "prop": {"type"},
}
SEGTYPES = {"block", "paragraph", "sentence", "phrase"}


def faults(data: bytes) -> Iterator[str]:
    """What in a file is not as the standard says."""
    root = etree.fromstring(data)
    if root.tag != "tmx" or root.get("version") != "1.4":
        yield "root"
    for one in root.iter():
        allowed = ORDER.get(str(one.tag))
        if allowed is None:
            yield f"unknown {one.tag}"
            continue
        places = [allowed.index(str(child.tag)) if child.tag in allowed else -1 for child in one]
        if places != sorted(places) or -1 in places:
            yield f"{one.tag} holds {[child.tag for child in one]}"
        missing = REQUIRED.get(str(one.tag), set()) - set(one.attrib)
        if missing:
            yield f"{one.tag} lacks {missing}"
        if one.tag == "tu" and len(one.findall("tuv")) != 2:
            yield "a unit without two sides"
        if one.tag == "tuv" and len(one.findall("seg")) != 1:
            yield "a side without one segment"
    header = root.find("header")
    if header is None or header.get("segtype") not in SEGTYPES:
        yield "segtype"
    identifiers = [unit.get("tuid") for unit in root.iter("tu")]
    if len(identifiers) != len(set(identifiers)):
        yield "doubled tuid"


def test_the_check_of_the_form_can_fail() -> None:
    wrong = b"<tmx version='1.4'><body><tu><tuv><seg/></tuv><prop/></tu></body><header/></tmx>"
    assert len(list(faults(wrong))) >= 5


@pytest.fixture(scope="module")
def loaded() -> Library:
    return folders.load(SEEDS)


def whole(loaded: Library) -> str:
    return "".join(memory.library(map(memory.units, loaded.entries)))


def of_document(entry: Entry) -> str:
    return memory.document(entry, memory.units(entry))


def test_every_pair_of_the_library_is_read_back(loaded: Library) -> None:
    data = whole(loaded).encode()
    assert list(faults(data)) == []
    store = tmx.tmxfile(io.BytesIO(data), sourcelanguage="ru", targetlanguage="en")
    read = {unit.source: unit.target for unit in store.units}
    expected = {}
    for entry in loaded.entries:
        expected[entry.title("ru")] = entry.title("en")
        for pair in (*entry.pairs(), *entry.note_pairs()):
            expected[pair.texts["ru"].text] = pair.texts["en"].text  # type: ignore[attr-defined]
    assert len(read) > 300
    assert read == {
        source: target for source, target in expected.items() if source.strip() and target.strip()
    }


def test_a_document_says_what_each_unit_is(loaded: Library) -> None:
    entry = next(one for one in loaded.entries if one.slug == "a-res-75-10")
    root = etree.fromstring(of_document(entry).encode())
    assert list(faults(of_document(entry).encode())) == []
    unit = next(one for one in root.iter("tu") if one.get("tuid") == "a-res-75-10#op1")
    assert {prop.get("type"): prop.text for prop in unit.findall("prop")} == {
        "x-document": "a-res-75-10",
        "x-symbol": "A/RES/75/10",
        "x-id": "op1",
        "x-type": "operative",
        "x-adopted": "2020-11-23",
        "x-issued": "2020-11-30",
    }
    assert (unit.get("srclang"), root.find("header").get("srclang")) == ("ru", "ru")
    sides = {side.get(XML_LANG): side.findtext("prop") for side in unit.findall("tuv")}
    assert sides == {"ru": "official", "en": "translation"}


def test_the_source_is_the_text_that_was_translated(loaded: Library) -> None:
    """The letter's Russian text is translated back from English, although its original was Russian."""
    entry = next(one for one in loaded.entries if one.slug.startswith("cis-"))
    assert etree.fromstring(of_document(entry).encode()).find("header").get("srclang") == "en"


def test_the_same_library_gives_the_same_bytes(loaded: Library) -> None:
    again = folders.load(SEEDS)
    assert whole(loaded) == whole(again)


TRAP = '</seg></tuv> & <b attr="\'"> ]]> \x0b \ufffe \U0001f600 &#0; &lt;'


def test_no_words_can_break_the_form(tmp_path: Path) -> None:
    for language, opener in (("ru", "Генеральная Ассамблея,"), ("en", "The General Assembly,")):
        text = f"{opener}\n\n1. {'Постановляет' if language == 'ru' else 'Decides'} {TRAP}.\n"
        (tmp_path / "trap").mkdir(exist_ok=True)
        (tmp_path / "trap" / f"{language}.txt").write_text(text, encoding="utf-8")
    (entry,) = folders.load(tmp_path).entries
    data = of_document(entry).encode()
    assert list(faults(data)) == []
    store = tmx.tmxfile(io.BytesIO(data), sourcelanguage="ru", targetlanguage="en")
    assert any("</seg></tuv> & <b" in unit.target for unit in store.units)


def test_what_is_not_translated_yet_is_no_unit(tmp_path: Path) -> None:
    folder = tmp_path / "part"
    folder.mkdir()
    (folder / "ru.txt").write_text("Генеральная Ассамблея,\n\n1. постановляет;\n\n2. просит.\n", "utf-8")
    (folder / "en.txt").write_text("[… op2]\n\n2. Requests.\n", "utf-8")
    (folder / "document.yml").write_text(
        "title: {ru: О, en: On}\nbody: general-assembly\nkind: resolution\nadopted: 2021-10-11\n"
        "texts: {ru: {status: official}, en: {status: translation, complete: false}}\n",
        "utf-8",
    )
    (entry,) = folders.load(tmp_path).entries
    units = etree.fromstring(of_document(entry).encode()).iter("tu")
    assert [unit.get("tuid") for unit in units] == ["part#title", "part#op2"]
