"""Lines of clauses and decisions: what their words say of where they end."""

from __future__ import annotations

import re

from preamble import labels
from preamble.blocks.title_lines import is_opener_line
from preamble.blocks.typesetting import NARROWEST_MEASURE, Setting
from preamble.blocks.unit import AND, ITEM_STYLES, beginning, ending, note_mark, starts_small
from preamble.labels import Style
from preamble.language import Words
from preamble.paper import Line

_LONGEST_PARTICIPLE = 3
"""Words of «принимая во внимание», alone on its line above what it governs."""
LONGEST_VERB = 40
"""Characters of «р е ш и л:» and its like on a line of their own."""
_SHORTEST_FIRST = 0.6
"""Part of the measure that the first line of a clause has at least, whose indent was lost."""
_SHORTEST_OPEN_CLAUSE = 24
"""Characters of a line with a number and a verb that cannot be a heading."""
_LONGEST_ENUMERATED = 12
"""Lines of one member of an enumeration within a sentence."""
_BARE_DECISION = re.compile(r"\d{1,2}\s(?P<verb>[A-ZА-ЯЁ]{4,20})\b")
_AND_LAST = re.compile(r"\b(?:and|or|и|или)\Z")
NEVER_OPENS = frozenset(
    ("including", "regarding", "concerning", "during", "according", "следующим", "включая")
)
_NEVER_BEGINS = frozenset(("что", "чтобы", "который", "которая", "которое", "которые", "that", "which"))
"""First words of what is only a part of a sentence, whatever stands above."""
_SELDOM_OPENS = frozenset(("в", "действуя", "призывая"))
_WITHIN_CLAUSE = frozenset(("тем", "при"))
"""Second words of what goes on: «с тем чтобы», «подчеркивая при этом»."""


def is_verb_in_capitals(text: str, words: Words) -> bool:
    """«ОТМЕЧАЯ» alone on its line, as copies of pages tear what was set bold from its clause."""
    return len(text) <= LONGEST_VERB and words.preambular.match(text.lower()) is not None


def is_bare_decision(text: str, words: Words) -> bool:
    """«1 ОДОБРЯЕТ поправки»: a scan lost the full stop of the number, the capitals tell the verb."""
    match = _BARE_DECISION.match(text)
    verb = match["verb"] if match is not None else ""
    return words.operative.match(verb.lower()) is not None or (
        bool(verb) and words.operative.match(verb.capitalize()) is not None
    )


def is_torn(first: str, before: str, text: str, words: Words) -> bool:
    """«напоминая, что в / Уставе народы …»: where a page had a link, its copy has a line's end.

    Only where lines are paragraphs: a clause without a sign at its end is no whole one, and what begins
    small goes on with a line that begins with a capital and has no sign either.
    """
    if text.split(maxsplit=1)[0].rstrip(",") in _NEVER_BEGINS:
        return True
    if labels.read(text) is not None or note_mark(text) or speaks(text, words):
        return False
    tail = ending(before)
    clause = words.preambular.match(beginning(first)) is not None
    small = starts_small(text) and beginning(first)[:1].isupper() and not before.isupper()
    if tail[-1:] == ",":  # the lines of a title
        return small and not clause and len(before) < NARROWEST_MEASURE and not is_opener_line(before, words)
    if not tail[-1:].isalnum():
        return False
    if words.resolves.fullmatch(text[:LONGEST_VERB]) is not None or is_opener_line(text, words):
        return False
    if clause:
        alone = before is first and len(before.split()) <= _LONGEST_PARTICIPLE
        return not alone or words.connective.search(tail) is not None
    return small


def clause_ends(first: str, before: str, text: str, words: Words) -> bool:
    """A comma at the end of a full line and a clause's first word on the next: mostly the next clause.

    Only in Russian, where clauses begin small. Measured on 120 resolutions set in three widths without blank
    lines and indents: 476 clauses, 219 participles within one; fewer without numbered paragraphs and some
    words. Below a clause it may be the verb of a decision, too.
    """
    if ending(before)[-1:] != "," or text[:1].isascii() or not starts_small(text):
        return False
    if words.preambular.match(text) is None:
        clause = words.preambular.match(beginning(first)) is not None
        return clause and words.operative.match(text) is not None
    opening = text.lower().split(maxsplit=2)[:2]
    return opening[0] not in NEVER_OPENS | _SELDOM_OPENS and opening[-1] not in _WITHIN_CLAUSE


def opens_small(text: str, words: Words) -> bool:
    """Whether a line that begins small is a clause, and no "including …" of the sentence above it."""
    return words.preambular.match(text) is not None and text.split(maxsplit=1)[0] not in NEVER_OPENS


def is_open_clause(first: str, before: str, text: str, setting: Setting, words: Words) -> bool:
    """«2. Requests the / Secretary-General …», «RECALLING that, by / A.5(27), …»: no clause ends so.

    A heading may begin with a participle, too, but not with one in capitals above small letters, and it
    has a blank line above it where these part paragraphs.
    """
    if starts_small(text) or not ending(before)[-1:].isalnum() or labels.read(text.strip()) is not None:
        return False
    if words.adopted.match(first) is not None or (first[:1].isupper() and is_opener_line(text, words)):
        return False
    label = labels.read(first.strip())
    opening = beginning(first.strip()[label.length :] if label is not None else first)
    if label is not None and label.style is Style.NUMBER:
        return words.operative.match(opening) is not None and len(before) >= _SHORTEST_OPEN_CLAUSE
    verb = opening.partition(" ")[0]
    set_apart = verb.isupper() and not first.isupper()
    long = not setting.parted and 0 < setting.measure * _SHORTEST_FIRST <= len(before)
    return (set_apart or long) and words.preambular.match(opening) is not None


def closes_clause(tail: str, text: str, words: Words) -> bool:
    """«…; и», or the full stop of a note, above the next clause."""
    closed = tail[-3:] == "; и" or tail[-5:] == "; and" or (tail[-1:] == "." and starts_small(text))
    return closed and words.preambular.match(text) is not None and words.abbreviation.search(tail) is None


def opens_list(before: str, text: str, tail: str, words: Words) -> bool:
    """«помогал им / (a) провести перепись;»: below a short line or further in, no "(a)" of the sentence."""
    if AND.search(tail) is not None:
        return True
    inside = len(text) - len(text.lstrip()) > len(before) - len(before.lstrip())
    return words.connective.search(tail) is not None and (inside or len(before) < NARROWEST_MEASURE)


def speaks(text: str, words: Words) -> bool:
    """Whether a line begins as a clause or a decision does."""
    return words.preambular.match(text) is not None or words.operative.match(text) is not None


def counts_within(group: list[Line], text: str) -> bool:
    """«(iii) …;» at the head of a line below a line with «(ii) …» inside: an enumeration in the sentence."""
    stripped = text.lstrip()
    label = labels.read(stripped) if stripped[:1] == "(" else None
    if label is None or label.style not in ITEM_STYLES:
        return False
    for core in labels.before(label.core):
        for line in group[-_LONGEST_ENUMERATED:]:
            above, inside, _ = f"{line.text} ".partition(f" ({core}) ")
            if inside and (above[-1:] in ":;," or _AND_LAST.search(above) is not None):
                return True
    return False
