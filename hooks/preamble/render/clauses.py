"""The words that open a clause, set apart as official print sets them: a jurist scans for the verb.

Plain texts have mostly lost these italics. They are put back on the page alone: the record of a document
keeps the emphasis that its source has.
"""

from __future__ import annotations

import re

from preamble.language import WORDS
from preamble.model import Block, BlockType, Language, Mark

_REST_OF_WORD = re.compile(r"\w*")


def with_opening_words(block: Block, language: Language) -> tuple[Mark, ...]:
    """The marks of a block, and one on its opening words where the source has no emphasis there.

    >>> from preamble.model import Lines
    >>> clause = Block("pp1", BlockType.PREAMBULAR, "вновь подтверждая цели", Lines(1, 1))
    >>> [clause.text[mark.start:mark.end] for mark in with_opening_words(clause, "ru")]
    ['вновь подтверждая']
    """
    end = _opening(block, language)
    if not end or any(mark.kind == "em" and mark.start < end for mark in block.marks):
        return block.marks
    return (Mark(0, end, "em"), *block.marks)


def _opening(block: Block, language: Language) -> int:
    """Where the opening words end; 0 where the block opens no clause."""
    words = WORDS[language]
    if block.type is BlockType.OPENER:
        return len(block.text.rstrip(",: ")) if words.opener.fullmatch(block.text) else 0
    if block.type is BlockType.PREAMBULAR:
        match = words.preambular.match(block.text)
    elif block.type is BlockType.OPERATIVE:
        match = words.operative.match(block.text)
    else:
        return 0
    if match is None:
        return 0
    rest = _REST_OF_WORD.match(block.text, match.end())
    return rest.end() if rest else match.end()
