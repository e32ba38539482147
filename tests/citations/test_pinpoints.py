"""The quick look for a place passes over no word for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble.citations import pinpoints
from preamble.model import LANGUAGES, Language

WORDS = [(language, words) for language in LANGUAGES for _, words in pinpoints._UNITS[language]]


@pytest.mark.parametrize(("language", "words"), WORDS)
@given(data=st.data())
def test_every_word_for_a_place_is_looked_for_from_its_beginning(
    language: Language, words: str, data: st.DataObject
) -> None:
    word = data.draw(st.from_regex(re.compile(words), fullmatch=True))
    before = data.draw(st.text(st.sampled_from("İ aé"), max_size=30))  # "İ" in small letters is two
    first = pinpoints._first_unit(f"{before} {word} 4 of", language)
    assert first is not None
    assert first <= len(before) + 1
