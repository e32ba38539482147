"""Texts as words: the same here and in the reader's browser."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from preamble.search import symbols, tokens

CASES = yaml.safe_load((Path(__file__).parent / "tokens.yml").read_text(encoding="utf-8"))


def written(text: str) -> str:
    """Tokens as the cases write them."""
    return " ".join(f"{'+' * token.joined}{token.form}{'*' * token.acronym}" for token in tokens.tokens(text))


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_is_read_as_words(text: str, expected: str) -> None:
    assert written(text) == expected


@given(st.text(max_size=80))
def test_any_text_has_words_in_order(text: str) -> None:
    positions = [token.position for token in tokens.tokens(text) if not token.joined]
    assert positions == list(range(len(positions)))
    assert all(token.form for token in tokens.tokens(text))


@given(st.text(alphabet="SARES/()0123456789 .ВСАМ-", max_size=30))
def test_any_symbol_has_its_own_spelling_first(text: str) -> None:
    spelt = symbols.spellings(text)
    assert not spelt or spelt[0] in (symbols.typed(text), "") or "/" not in spelt[0]
    assert len(set(spelt)) == len(spelt)
