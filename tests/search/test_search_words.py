"""Forms of one word, and words of one family."""

import pytest

from preamble.diagnostics import InputError
from preamble.search import language
from preamble.search.words import Words

WORDS = Words()


@pytest.mark.parametrize(
    "forms",
    [
        "резолюция резолюцией резолюций резолюции резолюциях",
        "беженец беженца беженцами беженцев",
        "боец бойцы бойцов",
        "ребенок дети детьми",
        "человек люди людям",
        "оружие оружием",
        "дохинская дохинскую дохинской",
        "государство государств государствами",
        "state states",
        "child children",
        "refugee refugees",
        "fight fought fighting",
        "crisis crises",
    ],
)
def test_forms_of_one_word_have_its_key(forms: str) -> None:
    keys = [set(WORDS.keys(form)) for form in forms.split()]
    assert set.intersection(*keys), keys


@pytest.mark.parametrize(
    "family",
    [
        "терроризм террорист террористический",
        "финансирование финансировать финансовый",
        "преступность преступление преступный",
        "координация координировать координационный",
        "полиция полицейский",
        "terrorism terrorist terror",
        "repatriation repatriate",
        "prosecute prosecution prosecutor",
        "syria syrian",
    ],
)
def test_derivations_are_kin(family: str) -> None:
    keys = [WORDS.keys(word)[0] for word in family.split()]
    kin = WORDS.families(keys)
    for key in keys:
        assert set(keys) - {key} <= set(kin.get(key, ())), (key, kin.get(key))


@pytest.mark.parametrize(
    ("one", "other"),
    [("united", "unit"), ("international", "internal"), ("организм", "организация"), ("право", "правда")],
)
def test_words_that_look_alike_are_not_one(one: str, other: str) -> None:
    assert not set(WORDS.keys(one)) & set(WORDS.keys(other))
    keys = [WORDS.keys(one)[0], WORDS.keys(other)[0]]
    assert WORDS.families(keys) == {}


def test_abbreviations_are_not_inflected_away() -> None:
    assert WORDS.keys("игил", True) == ("игил!",)
    assert WORDS.keys("who", True) == ("who!",)
    assert WORDS.keys("who") == ()


def test_an_abbreviation_of_shared_letters_is_one_word_in_both_alphabets() -> None:
    assert WORDS.keys("стос", True) == WORDS.keys("ctoc", True)


def test_a_word_in_capitals_is_a_word() -> None:
    assert WORDS.keys("постановляет", True) == WORDS.keys("постановляет")
    assert WORDS.keys("resolution", True) == WORDS.keys("resolutions")


def test_a_word_in_two_families_is_our_mistake_and_is_said() -> None:
    text = language.DATA.read_text(encoding="utf-8").replace(
        "    - терроризм ", "    - полиция милиция\n    - терроризм "
    )
    with pytest.raises(InputError, match=r"search\.yml:\d+: error: 'полиция' stands in two families"):
        language.parse(text)
