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
def test_every_word_for_a_place_is_looked_for(language: Language, words: str, data: st.DataObject) -> None:
    word = data.draw(st.from_regex(re.compile(words), fullmatch=True))
    assert pinpoints._has_unit(f"the {word} 4 of", language)
