"""Names of instruments: the quick looks before their patterns lose none of them."""

from __future__ import annotations

import pytest

from preamble.citations import catalogue, names
from preamble.model import LANGUAGES, Language


def every_name(language: Language) -> list[tuple[str, str]]:
    return [(name, named.target) for named in catalogue.load() for name in named.names[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_catalogue_is_found(language: Language) -> None:
    for name, target in every_name(language):
        printed = name.replace("*", "")
        (found,) = names.find(f"lamps; {printed}; stairs", language)
        assert (found.start, found.end, found.target) == (7, 7 + len(printed), target)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_found_with_the_longest_endings(language: Language) -> None:
    for name, target in every_name(language):
        printed = " ".join(_with_longest_ending(word) for word in name.split())
        assert target in {found.target for found in names.find(f"lamps {printed} stairs", language)}, name


def _with_longest_ending(word: str) -> str:
    stem, star, ending = word.partition("*")
    return stem + ("ь" * names._LONGEST_ENDING if star else "") + ("," if ending.endswith(",") else "")


def test_a_name_in_small_letters_is_found_by_the_capital_in_it() -> None:
    text = "статья 4 третьей Женевской конвенции и принципы, касающиеся статуса"
    (found,) = names.find(text, "ru")
    assert text[found.start : found.end] == "третьей Женевской конвенции"
