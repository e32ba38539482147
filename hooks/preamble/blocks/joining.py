"""Paragraphs that a page break, a note or a blank line has torn, made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from preamble import labels
from preamble.blocks import parting
from preamble.blocks.clause_lines import LONGEST_VERB, NEVER_OPENS
from preamble.blocks.dealing import dealt
from preamble.blocks.parting import LONE_AND
from preamble.blocks.title_lines import LONGEST_INTRODUCTION
from preamble.blocks.unit import AND, ITEM_STYLES, Unit, beginning, ending, heading_mark, starts_small
from preamble.hyphenation import Hyphenation
from preamble.labels import SECTIONS, Label, Style
from preamble.language import Words

_GERUNDS = ("ая", "яя", "уя", "ив", "ав", "ев", "ясь", "вшись")
_LONGEST_ANNEX_TITLE = 250
_LONGEST_ABOVE_NUMBERS = 100
_SHORTEST_NUMBERED = 40
"""Characters of a numbered paragraph that is no heading."""
_LONGEST_DAY = 24
_YEAR_LAST = re.compile(r"(?:19|20)\d\d\sг\.\Z")
_MONTH = re.compile(r"[а-я]{3,8}\s(?:19|20)\d\d(?:\sг(?:\.|ода))?")
_LEAST_INSET = 2
"""How much further in the first line of a paragraph stands, at least."""


def rejoin(parts: Sequence[Unit], words: Words, hyphenation: Hyphenation, speaks: bool) -> list[Unit]:
    """Join what page breaks, notes and page numbers tore apart.

    ``speaks`` says that the text begins with a preamble.
    """
    out: list[Unit] = []
    preamble = speaks
    for part, following in pairwise([*dealt(parts), None]):
        assert part is not None  # only the last one is followed by nothing
        label = labels.read(part.raw)
        preamble = preamble and (label is None or label.style is not Style.NUMBER)
        alone = (
            not parting.is_bullet(label)
            or following is None
            or not parting.is_bullet(labels.read(following.raw))
        )
        below = len(out) > 1 and len(out[-2].raw) <= LONGEST_INTRODUCTION
        titled = below and _is_annex_title(out[-2], out[-1], part, words)
        titled = titled or (following is not None and _heads_numbers(part, following, words))
        if out and not titled and _continues(out[-1], part, words, preamble, alone):
            before = out.pop()
            pieces = [before.raw]
            hyphenation.append(pieces, parting.without_false_bullet(part.raw), part.first)
            out.append(replace(before, raw="".join(pieces), last=part.last))
        else:
            out.append(part)
    return out


def _is_annex_title(above: Unit, before: Unit, part: Unit, words: Words) -> bool:
    """Below «Приложение» stands its title, and no sentence that a page tears apart."""
    if len(before.raw) > _LONGEST_ANNEX_TITLE or starts_small(part.raw):
        return False
    annex = words.annex.fullmatch(above.raw.strip("*_ "))
    alone = annex is not None and annex["word"] is not None and not annex["rest"]
    return alone and words.hanging.search(ending(before.raw)) is None


def _continues(before: Unit, part: Unit, words: Words, preamble: bool, alone: bool) -> bool:
    """Whether ``part`` is the rest of the paragraph ``before``.

    ``alone``: no bullet follows it, should it have one.
    """
    if part.apart or before.table or part.table or heading_mark(part.raw) or heading_mark(before.raw):
        return False
    if part.raw in LONE_AND:
        return ending(before.raw)[-1:] in ",;"  # «; / и»: between the last two clauses
    label = labels.read(part.raw)
    if label is None and parting.is_bare_label(part.raw):
        return False
    if label is not None:
        return _is_session(before.raw, label) or _is_false_bullet(before, part, label, words, alone)
    if (
        part.raw[-1:] == ":"
        and len(part.raw) < LONGEST_VERB
        and words.resolves.fullmatch(part.raw.strip("*_ "))
    ):
        return False
    if parting.is_bare_label(before.raw) or parting.is_bare_bullet(before.raw):
        return True
    tail = ending(before.raw)
    if not tail:
        return False
    last = tail[-1]
    small = starts_small(part.raw)
    if last in "-‐" and tail[-2:-1].isalpha():
        return small or part.broken or _is_decision(before)
    if part.broken and last in ",;:" and part.inset >= _LEAST_INSET and before.inset >= _LEAST_INSET:
        return False  # Paragraphs begin with an indented line, and so does this one.
    if words.closing.match(beginning(part.raw)) or words.annex.fullmatch(part.raw.strip("*_ ")):
        return False
    if not part.broken:
        if small and _gerund_without_comma(part, tail, words):
            return False
        if small and last == "," and _is_decision(before):
            return words.preambular.match(beginning(part.raw)) is None
        if last.isalnum() and ending(part.raw)[-1:] in ",;" and _is_open_sentence(before, part, words):
            return True
        hangs = _is_prose(before) and not part.ruled and not _next_clause(tail, part, small, words)
        return hangs and (_unfinished(tail, words) if small else words.connective.search(tail) is not None)
    if last in ".!?…":
        if _YEAR_LAST.search(before.raw[-_LONGEST_DAY:]) and (not small or _MONTH.fullmatch(part.raw)):
            return False  # «8 ноября 2031 г.» ends a line of the masthead
        return (small and words.preambular.match(beginning(part.raw)) is None) or (
            words.abbreviation.search(tail) is not None and _long(before)
        )
    if last == ":":
        return False
    if last == ";":
        return small and (labels.read(before.raw) is not None or _is_clause(before, part, words))
    if last == ",":
        return _comma_continues(before, part, small, words)
    return _open_end_continues(before, small, words, preamble)


def _is_decision(unit: Unit) -> bool:
    """A numbered paragraph, long enough to be a sentence: after its comma it goes on."""
    label = labels.read(unit.raw) if _long(unit) else None
    return label is not None and label.style is Style.NUMBER


def _is_open_sentence(before: Unit, part: Unit, words: Words) -> bool:
    """«Recalling the Treaty on Lamps» above «(Treaty of North Point),»: no clause ends without a sign."""
    if not _long(before):
        return False
    label = labels.read(before.raw)
    numbered = label is not None and label.style is Style.NUMBER
    speaks = words.operative if numbered else words.preambular
    start = label.length if label is not None and numbered else 0
    divided = numbered and part.raw[-1] == ";"  # as no heading is
    if not divided and speaks.match(beginning(before.raw[start:])) is None:
        return False
    raw = part.raw.strip("*_ ")
    return words.opener.fullmatch(raw) is None and words.preambular.match(beginning(raw)) is None


def _gerund_without_comma(part: Unit, tail: str, words: Words) -> bool:
    """«II Смета» above «рассмотрев …»: Russian puts a comma before a gerund, so a clause begins here."""
    if not tail[-1:].isalnum() or words.connective.search(tail) is not None:
        return False
    opening = beginning(part.raw)
    if opening[:1].isascii() or words.preambular.match(opening) is None:
        return False
    return opening.split(maxsplit=1)[0].lower().endswith(_GERUNDS)


def _next_clause(tail: str, part: Unit, small: bool, words: Words) -> bool:
    """«…; and» or "…, and" above a clause: the word belongs to the series, not to the sentence."""
    if AND.search(tail) is None:
        return False
    return words.preambular.match(beginning(part.raw)) is not None or (";" in tail[-6:] and not small)


def _is_false_bullet(before: Unit, part: Unit, label: Label, words: Words, alone: bool) -> bool:
    """A bullet that a converter put where a sentence goes on, mostly after a page break.

    What ends with "of the" goes on whatever comes below; what ends with "to" may announce a list.
    """
    if label.style is not Style.BULLET or label.printed.isalnum():
        return False
    own = labels.read(before.raw)
    tail = ending(before.raw)
    small = part.raw[label.length : label.length + 1].islower()
    if words.hanging.search(tail) is not None and (own is not None or _long(before)):
        return part.broken or (alone and small)
    if not part.broken or not small or own is None:
        return False
    if tail[-1:] in "-‐" and tail[-2:-1].isalpha():
        return True
    return own.style is not Style.BULLET and tail[-1:].isalnum()


def _long(unit: Unit) -> bool:
    """Long enough to be prose rather than a heading or a line of a masthead."""
    return len(unit.raw) >= 60


def _is_prose(unit: Unit) -> bool:
    """Long enough to be a sentence; a numbered paragraph may be shorter."""
    label = labels.read(unit.raw) if len(unit.raw) >= _SHORTEST_NUMBERED else None
    return _long(unit) or (label is not None and label.style is Style.NUMBER)


def _unfinished(tail: str, words: Words) -> bool:
    return tail[-1:].isalnum() or tail[-1:] in ")%" or words.connective.search(tail) is not None


def _comma_continues(before: Unit, part: Unit, small: bool, words: Words) -> bool:
    """After a comma at a page's end: the clause goes on, or the next clause begins."""
    if words.opener.fullmatch(before.raw.strip("*_ ")):
        return False
    opening = beginning(part.raw)
    label = labels.read(before.raw)
    if label is not None and label.style in ITEM_STYLES and small and not words.preambular.match(opening):
        return True
    start = part.raw.lstrip("_ ")
    if start.startswith("*") and not before.raw.count("*") % 2:
        return False
    if label is not None and label.style in {Style.NUMBER, Style.DECIMAL}:
        return True
    if words.preambular.match(opening):
        if small and _is_clause_with_capital(before.raw, words):
            return True  # "Reaffirming …, / further recognizing …"
        # «включая» and "including" are participles too, but nobody opens a clause with them.
        return opening.split(maxsplit=1)[0].lower() in NEVER_OPENS
    return small or opening[:1].isdigit() or (opening[:1].isupper() and not _heads_division(part.raw, words))


def _heads_division(raw: str, words: Words) -> bool:
    """«Часть 1: общие меры»: the heading of a part is no rest of a sentence."""
    return (
        len(raw) < 170 and ending(raw)[-1:] not in ".,;:" and words.division.match(beginning(raw)) is not None
    )


def _is_clause(before: Unit, part: Unit, words: Words) -> bool:
    """A clause that a semicolon divides, and not the end of one."""
    return words.preambular.match(beginning(before.raw)) is not None and not words.preambular.match(
        beginning(part.raw)
    )


def _open_end_continues(before: Unit, small: bool, words: Words, preamble: bool) -> bool:
    """No punctuation at the page's end: only a heading ends so."""
    if small or words.connective.search(ending(before.raw)) is not None:
        return True
    return not _is_heading_like(before, words, preamble)


def _is_heading_like(unit: Unit, words: Words, preamble: bool) -> bool:
    label = labels.read(unit.raw)
    raw = unit.raw[label.length :] if label is not None else unit.raw
    if label is not None and label.style in SECTIONS:
        return len(raw) < 250
    if label is not None and label.style in ITEM_STYLES:
        return False
    if starts_small(raw) or (label is not None and words.operative.match(beginning(raw))):
        return False
    if preamble and words.preambular.match(beginning(raw)):
        return False
    return len(raw) < 90 or raw.startswith("**") or raw.isupper()


def _heads_numbers(part: Unit, following: Unit, words: Words) -> bool:
    """«Arms embargo» on a new page above «1. Decides …»: a heading, and no rest of a clause."""
    if not part.broken or len(part.raw) > _LONGEST_ABOVE_NUMBERS or not part.raw[:1].isupper():
        return False
    label = labels.read(following.raw) if ending(part.raw)[-1:].isalnum() else None
    if label is None or label.style is not Style.NUMBER or labels.read(part.raw) is not None:
        return False
    verb = beginning(following.raw[label.length :])
    return words.operative.match(verb) is not None


def _is_session(before: str, label: Label) -> bool:
    """«2625 / (XXV) of 24 October 1970»: the session of a resolution, and no label."""
    if not before[-3:].isdigit():
        return False
    return label.style is Style.CAPITAL_BRACKET and labels.roman(label.core) > 0


def _is_clause_with_capital(raw: str, words: Words) -> bool:
    """Clauses of a text begin all with capitals or all with small letters."""
    opening = beginning(raw)
    return opening[:1].isupper() and words.preambular.match(opening) is not None
