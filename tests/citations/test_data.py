"""The data files that librarians extend, and what is said of a target."""

from __future__ import annotations

import pytest
from handmade import document

from preamble import bodies
from preamble.citations import catalogue
from preamble.citations.address import address
from preamble.citations.annotate import annotate
from preamble.citations.catalogue import Named
from preamble.citations.kinds import kind, kinds
from preamble.citations.organs import names, numbering, organs
from preamble.diagnostics import InputError
from preamble.model import LANGUAGES, Language


def test_every_numbering_belongs_to_a_body() -> None:
    assert set(organs()) <= set(bodies.load().by_key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_longer_names_of_bodies_are_tried_first(language: Language) -> None:
    lengths = [len(name.nominative) for name in names(language)]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize("named", catalogue.load(), ids=lambda named: named.target)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_as_it_stands(named: Named, language: Language) -> None:
    for name in named.names[language]:
        printed = name.replace("*", "")
        read = annotate(document(f"см. {printed}.", language=language), None)
        found = [(c.text, c.target, c.how) for c in read.blocks[0].citations]
        assert found == [(printed, named.target, "name")], printed


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("Международного пакта о гражданских и политических правах", "UNTS vol. 999, No. 14668"),
        ("Международным пактом о гражданских и политических правах", "UNTS vol. 999, No. 14668"),
        ("Конвенцией 1989 года о правах ребенка", "UNTS vol. 1577, No. 27531"),
        ("Женевской конвенции от 12 августа 1949 года о защите гражданского населения во время войны",
         "UNTS vol. 75, No. 973"),
        ("Женевских конвенциях", "UNTS vol. 75, Nos. 970-973"),
        ("Севильскому соглашению 2.0", "Seville Agreement 2.0"),
        ("Всеобщей декларацией прав человека", "A/RES/217(III)"),
        ("Факультативного протокола к Конвенции о правах ребенка, касающегося торговли детьми, детской "
         "проституции и детской порнографии", "UNTS vol. 2171, No. 27531"),
        ("Повесткой дня в области устойчивого развития на период до 2030 года", "A/RES/70/1"),
    ],
)  # fmt: skip
def test_russian_names_are_declined(printed: str, target: str) -> None:
    read = annotate(document(f"в соответствии с {printed},", language="ru"), None)
    assert [(c.text, c.target) for c in read.blocks[0].citations] == [(printed, target)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Inter-American Convention against Corruption"),
        ("en", "the Conference of the States Parties to the United Nations Convention against Corruption"),
        (
            "ru",
            "Конференции государств — участников Конвенции Организации Объединенных Наций против коррупции",
        ),
        ("en", "the Convention, the Protocol and the Agenda"),
        ("ru", "Конвенция, Стратегия и Протокол"),
    ],
)
def test_what_only_looks_like_a_name(language: Language, text: str) -> None:
    assert annotate(document(text, language=language), None).blocks[0].citations == ()


_ENTRY = """- target: UNTS vol. 1, No. 2
  en: [Convention on Examples]
  ru: [Конвенци*я о примерах]
  source: A/RES/76/999, note 1
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("target: x", "names.yml:1: error: expected a list: begin every entry with '- target: …'"),
        ("- x", "names.yml:1: error: expected fields"),
        (_ENTRY.replace("target", "traget"), "names.yml:1: error: traget: unknown field; did you mean"),
        (_ENTRY.replace("  source: A/RES/76/999, note 1\n", ""), "names.yml:1: error: source is missing"),
        (_ENTRY.replace("[Convention on Examples]", "Convention"), "names.yml:2: error: en: expected a list"),
        (_ENTRY.replace("Convention on Examples", "Convention* on Examples"), "names.yml:2: error: en: "),
        (_ENTRY.replace("Конвенци*я о примерах", "«Примеры»"), "names.yml:3: error: ru: "),
        (_ENTRY.replace("Конвенци*я о примерах", "*"), "names.yml:3: error: "),
        (_ENTRY + "  noun: Convention\n", "names.yml:5: error: noun: expected {en: Convention"),
        (_ENTRY + _ENTRY, "names.yml:5: error: target: UNTS vol. 1, No. 2 has an entry already"),
        (_ENTRY + _ENTRY.replace("No. 2", "No. 3"), "names.yml:5: error: 'Конвенци*я о примерах' is a name"),
        (_ENTRY + "\tx", "names.yml:5: error: "),
    ],
)  # fmt: skip
def test_a_mistake_in_the_names_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as told:
        catalogue.parse(text.encode("utf-8"), "names.yml")
    assert str(told.value).startswith(message)


def test_every_name_has_a_source_and_a_title_in_both_languages() -> None:
    for named in catalogue.load():
        assert named.source
        assert "*" not in named.title("ru") + named.title("en")


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("S/RES/2253(2015)", "https://docs.un.org/ru/S/RES/2253(2015)"),
        ("A/RES/67/234B", "https://docs.un.org/ru/A/RES/67/234B"),
        ("CTOC/COP/WG.6/2015/3", "https://docs.un.org/ru/CTOC/COP/WG.6/2015/3"),
        ("A/HRC/DEC/17/118", "https://docs.un.org/ru/A/HRC/DEC/17/118"),
        ("SDG 16.4", "https://metadata.un.org/sdg/16.4"),
        ("A/DEC/60/519", None),
        ("E/DEC/2018/245", None),
        ("CTOC/COP/RES/5/4", None),
        ("E/CN.7/RES/51/1", None),
        ("UNTS vol. 2225, No. 39574", None),
        ("CD/19/R7", None),
        ("QDe.115", None),
        ("R.05.V.2", None),
        ("A.1110(30)", None),
        ("MSC.467(101)", None),
        ("AG/RES.2950(L-O/20)", None),
        ("Assembly/AU/Dec.749(XXXIII)", None),
        ("PACE/Res.2436(2022)", None),
    ],
)
def test_an_address_is_given_only_where_one_was_verified(target: str, expected: str | None) -> None:
    assert address(target, "ru") == expected


def test_every_target_has_a_kind_named_in_both_languages() -> None:
    for known in kinds():
        assert known.called("ru") != known.called("en")
    assert kind("CD/19/R7").key == "movement"
    assert kind("CD/1234").key == "documents"
    assert kind("UNTS vol. 2225, No. 39574").key == "treaties"
    assert kind("E/CN.7/RES/51/1").key == "other-bodies"
    assert kind("A.1110(30)").key == kind("PACE/Rec.2187(2020)").key == "other-bodies"
    assert kind("MSC.1/Circ.1428").key == "documents"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "nobody: {resolution: X, shapes: [session]}",
            "numbering.yml:1: error: nobody: no body has this key",
        ),
        ("\nsecurity-council: {}", "numbering.yml:2: error: security-council: resolution and shapes are"),
        ("security-council: ]", "numbering.yml:1: error: not valid YAML: "),
    ],
)
def test_a_mistake_in_the_numbering_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as told:
        numbering(text)
    assert message in str(told.value)
