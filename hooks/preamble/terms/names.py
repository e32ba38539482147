"""Where a full name begins that gets a short one: «(далее — «Конвенция»)», "(Movement)".

The short name is a part of the full one: it begins with it, or its first word stands in it and the words
in front belong to it because they are written as a name. Where neither shows the limit, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from preamble.model import Language
from preamble.terms.initials import Word
from preamble.terms.words import LEXICONS

_JOINING = frozenset(("and", "of", "for", "on"))
_MOST_WORDS = 20
SHORTEST_STEM = 3
"""Letters that two forms of one word have in common at least, if it has so many."""
_LONGEST_ENDING = 4


def beginning(name: Sequence[str], words: Sequence[Word], language: Language, marked: bool) -> int | None:
    """Which word the full name begins with; None when that is not certain.

    ``name`` are the words of the short name, ``words`` those in front of it; ``marked`` says that
    quotation marks or "hereinafter" show it to be one.
    """
    for index in range(len(words) - 1, max(len(words) - _MOST_WORDS, 0) - 1, -1):
        if words[index].before_dash:
            return None
        if _same(words[index].text, name[0]) and _follow(name[1:], words[index + 1 :]):
            if len(name) == 1:
                return _extended(index, words, language)
            return index if _plain(name, index, words, marked, language) else None
    return None


def headed(head: str, words: Sequence[Word]) -> int | None:
    """Which word the full name begins with of which the short one repeats what it is («Структура «…»»)."""
    return next(
        (
            index
            for index in range(len(words) - 1, -1, -1)
            if words[index].text[0].isupper() and _same(words[index].text, head)
        ),
        None,
    )


def organization(words: Sequence[Word], language: Language) -> int | None:
    """Which word the name of a body begins with that stands in front of a name of another make (Интерпол).

    Russian names begin with a capital and go on without: the nearest capital is the beginning, if the
    words from there on say what body it is and no other capital stands right in front of it.
    """
    heads = LEXICONS[language].organizations
    for index in range(len(words) - 1, 0, -1):
        if not words[index].text[0].isupper():
            continue
        if words[index].first or words[index - 1].text[0].isupper():
            return None
        named = (
            any(word.text.lower().startswith(heads) for word in words[index : index + 3]) if heads else False
        )
        return index if named and len(words) - index > 1 else None
    return None


def _plain(name: Sequence[str], index: int, words: Sequence[Word], marked: bool, language: Language) -> bool:
    """Whether a full name can begin with the first word of the short one."""
    if language == "en" and index and words[index - 1].capital:
        return False
    together = len(words) >= index + len(name) and all(
        _same(word.text, own) for word, own in zip(words[index:], name, strict=False)
    )
    return marked or together or _same(words[-1].text, name[-1])


def _extended(index: int, words: Sequence[Word], language: Language) -> int | None:
    """The beginning, moved over the words in front that are written as a part of the name."""
    start = index
    if language == "ru" and words[index].capital:
        # «Республики Крым»: two capitals in a row may be one name.
        return index if not index or not words[index - 1].capital or words[index].after_comma else None
    while start > 0 and not (words[start - 1].before_dash or words[start].after_comma):
        if words[start - 1].capital or words[start - 1].text.isdigit():
            start -= 1
        elif language == "en" and words[start].capital and _joins(start - 1, words):
            start -= 2
        else:
            break
    if start < index:
        return start if _is_clear(start, words) else None
    # A common noun may have any number of adjectives in front of it, unless a sentence begins with it.
    return index if words[index].capital or words[index].first else None


def _joins(index: int, words: Sequence[Word]) -> bool:
    """Whether a small word stands between capitals: not "of the", behind which another name may stand."""
    return index > 0 and words[index].text in _JOINING and words[index - 1].capital


def _is_clear(start: int, words: Sequence[Word]) -> bool:
    """Whether nothing in front could belong to the name: not "of the" behind another one."""
    before = [word.text.lower() for word in words[max(start - 2, 0) : start]]
    return not (before == ["of", "the"] and start > 2 and words[start - 3].capital)


def _follow(name: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether all words of the name come in their order."""
    left = iter(words)
    return all(any(_same(word.text, wanted) for word in left) for wanted in name)


def _same(word: str, other: str) -> bool:
    """Whether two words are forms of one: the same beginning, endings aside."""
    word, other = word.lower(), other.lower()
    common = 0
    for one, two in zip(word, other, strict=False):
        if one != two:
            break
        common += 1
    longest = max(len(word), len(other))
    return word == other or (
        common >= SHORTEST_STEM and common * 3 >= longest * 2 and longest - common <= _LONGEST_ENDING
    )
