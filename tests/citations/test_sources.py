"""Where a fact comes from is said in both languages, or it is not accepted."""

import pytest

from preamble import strict_yaml
from preamble.citations import sources
from preamble.strict_yaml import Fields


def read(written: str) -> sources.Source:
    root = strict_yaml.read(f"source: {written}\n".encode())
    assert isinstance(root, Fields)
    return sources.read(root.values["source"])


def test_short_forms_are_understood_in_both_languages() -> None:
    assert dict(read("A/RES/76/105, note 3")) == {
        "ru": "A/RES/76/105, сноска 3",
        "en": "A/RES/76/105, note 3",
    }
    assert dict(read("A/RES/76/174, pp3")) == {"ru": "A/RES/76/174, PP3", "en": "A/RES/76/174, PP3"}
    assert dict(read("https://example.org/a")) == dict.fromkeys(("ru", "en"), "https://example.org/a")
    assert dict(read("{ru: слова, en: words}")) == {"ru": "слова", "en": "words"}


@pytest.mark.parametrize("written", ["seen somewhere", "{ru: слова}", "", "https://a b", "[A/1]"])
def test_anything_else_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(ValueError, match="write"):
        read(written)
