"""A verb alone on its line, with what it governs below: «considering», «поручает Генеральному секретарю».

Unions print their resolutions so: every verb opens a group of its own, with letters or numbers that
begin anew, or with a single paragraph that goes on with the sentence.
"""

from __future__ import annotations

from preamble import labels, markup
from preamble.blocks import AND, beginning, ending, starts_small
from preamble.blocks.clause_lines import NEVER_OPENS
from preamble.labels import Style
from preamble.language import Words

_LONGEST_PARTICIPLE = 60
LONGEST = 200
"""Characters of a verb with what belongs to it."""
_MOST_WORDS = 6
"""Words of a participle with what belongs to it: «принимая во внимание», "having regard to"."""
_BELONGS = frozenset(
    ("также", "далее", "вновь", "во", "внимание", "also", "further", "again", "into", "account", "in", "mind")
)
"""What may stand between a lone participle and its comma; other words are a clause."""
_JOINING = frozenset(("и", "and"))
_FIRST = frozenset(("1", "a", "а", "i"))


def is_participle(raw: str, words: Words) -> bool:
    """«*учитывая*», "recognizing further": a preambular verb and nothing else.

    >>> from preamble.language import WORDS
    >>> is_participle("*considering*", WORDS["en"]), is_participle("Recalling its resolutions,", WORDS["en"])
    (True, False)
    """
    last = ending(raw)[-1:]
    if len(raw) > _LONGEST_PARTICIPLE or not (last.isalpha() or last == ","):
        return False
    if AND.search(ending(raw)):
        return False  # «считая, что река глубока; и»: a whole clause, and the last but one
    text = markup.plain(raw)
    printed = text.lower().split()
    if printed[-1] in _JOINING:
        return False  # «приняв к сведению доклад и» above the next clause
    if last == "," and not _BELONGS.issuperset(word.rstrip(",") for word in printed[1:]):
        return False
    return (
        len(printed) <= _MOST_WORDS
        and printed[0] not in NEVER_OPENS
        and words.preambular.match(beginning(text)) is not None
    )


def is_decision(raw: str, words: Words) -> bool:
    """«*instructs the Secretary-General*»: an operative verb and whom it addresses, and no more.

    >>> from preamble.language import WORDS
    >>> is_decision("*instructs the Secretary-General*", WORDS["en"])
    True
    >>> is_decision("решает:", WORDS["ru"]), is_decision("решает далее", WORDS["ru"])
    (False, True)
    """
    verb = beginning(raw)
    if len(raw) > LONGEST or ending(raw)[-1:] in ".,:;" or words.preambular.match(verb):
        return False
    return words.operative.match(verb) is not None or words.operative.match(verb.capitalize()) is not None


def governs(raw: str) -> bool:
    """Whether a paragraph below a lone verb goes on with its sentence: small, or the first of a list."""
    label = labels.read(raw)
    if label is None:
        return starts_small(raw) or bare_number(raw) == 1
    return label.style is Style.BULLET or label.core in _FIRST


def bare_number(raw: str) -> int:
    """The figure before the words of a paragraph, set without a full stop; 0 if there is none.

    >>> bare_number("12 that the offices"), bare_number("1. that"), bare_number("2014 was")
    (12, 0, 0)
    """
    figure, _, rest = raw.partition(" ")
    plain = figure.rstrip("\xa0\t")
    return int(plain) if len(plain) <= 2 and plain.isascii() and plain.isdigit() and rest else 0
