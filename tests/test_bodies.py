"""The table of issuing bodies: names in both languages, found however a masthead breaks them."""

from __future__ import annotations

import re

import pytest

from preamble import bodies
from preamble.diagnostics import InputError

ORGAN = """
organ:
  name: {ru: Орган, en: Organ}
  genitive: Органа
"""


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Генеральная Ассамблея", "general-assembly"),
        ("ГЕНЕРАЛЬНАЯ АССАМБЛЕЯ", "general-assembly"),
        ("The General Assembly".removeprefix("The "), "general-assembly"),
        ("Генеральной Ассамблеи", "general-assembly"),
        ("Security\u00a0Council", "security-council"),
        ("Конференция участников\nКонвенции Организации\nОбъединенных Наций\nпротив транснациональной\n"
         "организованной преступности", "untoc-cop"),
        ("Council of Delegates of the International \nRed Cross and Red Crescent Movement",
         "council-of-delegates"),
        ("Commonwealth of Independent States\n\nExecutive Committee ", "cis-executive-committee"),
        ("Конференция государств-участников Конвенции Организации Объединенных Наций против коррупции",
         "uncac-cosp"),
        ("Всемирная ассамблея здравоохранения", "world-health-assembly"),
        ("Организация Объединённых Наций", "united-nations"),
    ],
)  # fmt: skip
def test_a_printed_name_is_found(printed: str, key: str) -> None:
    found = bodies.load().by_name(printed)
    assert found is not None
    assert found.key == key


def test_an_unknown_name_is_not_guessed() -> None:
    assert bodies.load().by_name("Ассамблея") is None
    assert bodies.load().get("assembly") is None


@pytest.mark.parametrize(
    ("key", "authority"),
    [("general-assembly", "A"), ("security-council", "S"), ("economic-and-social-council", "E"),
     ("untoc-cop", "CTOC/COP"), ("council-of-delegates", "CD"), ("human-rights-council", "A/HRC")],
)  # fmt: skip
def test_a_body_with_a_series_has_an_authority(key: str, authority: str) -> None:
    assert bodies.load().by_key[key].authority == authority


def test_every_name_is_in_the_script_of_its_language() -> None:
    for body in bodies.load().by_key.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", body.key), body.key
        for name in (*body.names("ru"), body.genitive):
            assert re.search("[а-я]", name.lower()), (body.key, name)
            assert not re.search("[a-z]", name.lower()), (body.key, name)
        for name in body.names("en"):
            assert not re.search("[а-я]", name.lower()), (body.key, name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- organ\n", "expected a mapping"),
        ("organ: Орган\n", "bodies.yml:1: error: organ: expected fields"),
        (ORGAN + "  colour: blue\n", "bodies.yml:2: error: organ: expected fields, only these"),
        ("organ:\n  name: {ru: Орган}\n  genitive: Органа\n", "organ: a name in ru and en"),
        (ORGAN + "  parent: nobody\n", "bodies.yml:2: error: organ: no body has the parent's key 'nobody'"),
        (
            ORGAN + ORGAN.replace("organ:", "other:"),
            "bodies.yml:6: error: other: 'Орган' is a name of organ too",
        ),
        (ORGAN + "  variants: {en: Organ}\n", "bodies.yml:2: error: organ: variants are lists by language"),
        (ORGAN + "other: {name\n", "bodies.yml:6: error: not valid YAML: "),
    ],
)
def test_mistakes_in_the_table_are_named(text: str, message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        bodies.parse(text)
