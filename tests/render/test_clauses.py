"""The opening words of a clause are set apart on the page, whatever the source has kept of its italics."""

import pytest

from preamble.model import Block, BlockType, Language, Lines, Mark
from preamble.render.clauses import with_opening_words

HEADS = {
    ("ru", BlockType.OPENER, "Генеральная Ассамблея,"): "Генеральная Ассамблея",
    ("ru", BlockType.PREAMBULAR, "с удовлетворением отмечая работу,"): "с удовлетворением отмечая",
    ("ru", BlockType.PREAMBULAR, "преисполненная решимости,"): "преисполненная",
    ("ru", BlockType.OPERATIVE, "настоятельно призывает государства;"): "настоятельно призывает",
    ("en", BlockType.PREAMBULAR, "Having considered the report,"): "Having considered",
    ("en", BlockType.OPERATIVE, "Also requests the Secretary-General to report;"): "Also requests",
    ("en", BlockType.OPERATIVE, "The parties shall meet."): "",
    ("en", BlockType.PARAGRAPH, "Recalling the winter is easy."): "",
}


def block(kind: BlockType, text: str, *marks: Mark) -> Block:
    return Block("x1", kind, text, Lines(1, 1), marks=marks)


@pytest.mark.parametrize(("case", "head"), HEADS.items(), ids=str)
def test_the_opening_words_are_set_apart(case: tuple[Language, BlockType, str], head: str) -> None:
    language, kind, text = case
    marks = with_opening_words(block(kind, text), language)
    assert [text[mark.start : mark.end] for mark in marks] == ([head] if head else [])


def test_the_emphasis_of_the_source_stays_as_it_is() -> None:
    printed = Mark(0, 9, "em")
    assert with_opening_words(block(BlockType.PREAMBULAR, "Recalling also the winter,", printed), "en") == (
        printed,
    )
