"""Articles whose title ends with a full stop: «Статья 5. Цели и задачи.»."""

from __future__ import annotations

import re

from preamble.structure import headings
from preamble.structure.reading import Reading

_HEADS = frozenset(("Ст", "СТ", "Ar", "AR"))
"""How an article begins, so that most paragraphs need no second look."""
_LONGEST_TITLE = 5
"""Words."""
_VERB = re.compile(r"(?:[аяеёуюиы](?:т|тся)|[^\W\d_]{2}(?:ен|ена|ено|ены)|shall|is|are|may|must|has|have)\Z")


def titled_article(reading: Reading, index: int) -> int:
    """«Статья 5. Цели и задачи.»: some words without a verb, above the first paragraph of the article.

    Words with a verb are all that the article says, and stay a paragraph.
    """
    at = reading.looks[index]
    text = at.text
    if text[:2] not in _HEADS or text[-1] != "." or at.label is not None or at.depth or reading.announced():
        return 0
    match = reading.words.division.match(text)
    below = reading.below(index)
    if match is None or below is None or match["word"].lower() not in reading.words.articles:
        return 0
    title = text[match.end() :].removeprefix(".").rstrip(".").split()
    alone = reading.words.division.match(below.text) is not None
    if alone or not 0 < len(title) <= _LONGEST_TITLE or any(_VERB.search(word) for word in title):
        return 0
    headings.bare(reading, at)
    return 1
