"""Which language a text is in, and which words the reader knows in each."""

from __future__ import annotations

import pytest

from preamble.language import WORDS, Words, detect
from preamble.model import LANGUAGES, Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Council of Gardeners,", "en"),
        ("Совет садоводов,", "ru"),
        ("Совет садоводов встретился с United Nations Office", "ru"),
        ("The Council of Gardeners met the Совет", "en"),
        ("12. 13. 14.", "en"),
    ],
)
def test_the_letters_tell_the_language(text: str, language: Language) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_is_known(language: Language) -> None:
    assert sorted(WORDS[language].months.values()) == list(range(1, 13))


OPENERS: list[tuple[Language, str]] = [
    ("en", "The General Assembly,"),
    ("en", "The Economic and Social Council,"),
    ("en", "The Conference of the Parties to the Convention on Ferries,"),
    ("en", "The Human Rights Council,"),
    ("ru", "Генеральная Ассамблея,"),
    ("ru", "Экономический и Социальный Совет,"),
    ("ru", "Конференция участников Конвенции о паромах,"),
    ("ru", "Совет делегатов,"),
    ("ru", "Комиссия по правам лесов,"),
]


@pytest.mark.parametrize(("language", "line"), OPENERS)
def test_an_organ_that_speaks_opens_the_text(language: Language, line: str) -> None:
    assert WORDS[language].opener.fullmatch(line)


CLAUSES: list[tuple[Language, str]] = [
    ("en", "Recalling its rules"), ("en", "Deeply concerned that"), ("en", "Bearing in mind that"),
    ("en", "Guided by the stars"), ("en", "Having considered the report"), ("en", "Aware that"),
    ("en", "Noting with appreciation"), ("en", "Taking note of"), ("en", "Convinced that"),
    ("en", "Mindful of"), ("ru", "ссылаясь на правила"), ("ru", "будучи глубоко обеспокоена"),
    ("ru", "учитывая, что"), ("ru", "руководствуясь звездами"), ("ru", "рассмотрев доклад"),
    ("ru", "сознавая, что"), ("ru", "с удовлетворением отмечая"), ("ru", "принимая к сведению"),
    ("ru", "будучи убеждена"), ("ru", "памятуя о"), ("ru", "вновь подтверждая"),
    ("ru", "выражая признательность"), ("ru", "глубоко сожалея"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), CLAUSES)
def test_a_clause_of_the_preamble_is_known_by_its_first_words(language: Language, words: str) -> None:
    assert WORDS[language].preambular.match(words)


ANNEXES: list[tuple[Language, str, str | None]] = [
    ("en", "Annex", None), ("en", "ANNEX II", "II"), ("en", "Annex A", "A"), ("en", "Appendix 3", "3"),
    ("ru", "Приложение", None), ("ru", "ПРИЛОЖЕНИЕ II", "II"), ("ru", "Приложение 3", "3"),
    ("ru", "Добавление", None),
]  # fmt: skip


@pytest.mark.parametrize(("language", "line", "number"), ANNEXES)
def test_an_annex_is_known_with_its_number(language: Language, line: str, number: str | None) -> None:
    match = WORDS[language].annex.fullmatch(line)
    assert match is not None
    assert match["number"] == number


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Annexes to the rules are printed apart."), ("ru", "Приложения к правилам печатаются отдельно.")],
)
def test_a_sentence_about_annexes_is_none(language: Language, line: str) -> None:
    assert WORDS[language].annex.fullmatch(line) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_is_spelt_in_both_languages(language: Language) -> None:
    """They are compiled when they are asked for, so a missing or broken one would show late."""
    for name in Words.__annotations__:
        assert getattr(WORDS[language], name) is getattr(WORDS[language], name)
