"""Headings and their levels."""

from __future__ import annotations

import re

from preamble import labels, markup
from preamble.blocks import beginning
from preamble.labels import SECTIONS, Style
from preamble.model import BlockType
from preamble.structure.looks import (
    BRACKETED,
    EMPHASIS,
    FIGURES,
    LONGEST_BARE_HEADING,
    LONGEST_HEADING,
    NUMBER_OF_DECISION,
    Look,
    heading_like,
)
from preamble.structure.nodes import Node
from preamble.structure.reading import Reading

_MOST_MISSING = 9
"""How many sections may be missing before a letter is a Roman number rather than a letter (C, D, L)."""
_SPACED_ROMAN = re.compile(r"([IVXLІХ]{1,7})\s+(?:[-–—]\s+)?(?=[A-ZА-Я«“\"])")
_DASHED_LETTER = re.compile(r"([A-HА-Н])\s+[-–—]\s+(?=[A-ZА-Я«“\"])")
_LONE_LABEL = re.compile(r"[IVXLІХ]{1,7}|[A-HА-Н]")


def marked_heading(reading: Reading, index: int) -> int:
    """A heading that Markdown marks as one."""
    at = reading.looks[index]
    if not at.depth or not at.text.strip():
        return 0
    if at.label is not None and section(reading, index):
        return 1
    if at.label is not None and at.label.style is not Style.BULLET:
        numbered_heading(reading, index)
    else:
        bare(reading, at)
    return 1


def section(reading: Reading, index: int) -> bool:
    """«II. Оценка опасности», "B. Follow-up": a heading if it fits the series of its level."""
    at = reading.looks[index]
    label = at.label
    if label is None or label.style not in SECTIONS:
        return False
    if not at.depth and not heading_like(at, LONGEST_HEADING) and not _heads_lettered_clauses(reading, index):
        return False
    value = labels.roman(label.core)
    ordinals = labels.letter_ordinals(label.core)
    if reading.capital + 1 in ordinals and (reading.capital or not value):
        _section_heading(reading, at, "capital", reading.capital + 1)
    elif value and (
        value in (1, reading.roman + 1)
        or not ordinals
        or reading.roman < value <= reading.roman + _MOST_MISSING
    ):
        _section_heading(reading, at, "roman", value)
    elif 1 in ordinals:
        _section_heading(reading, at, "capital", 1)
    elif ordinals:
        later = [ordinal for ordinal in ordinals if ordinal > reading.capital]
        _section_heading(reading, at, "capital", min(later or ordinals))
    else:
        return False
    return True


def _heads_lettered_clauses(reading: Reading, index: int) -> bool:
    """«А. В отношении населения:» between the preamble and lettered clauses."""
    at = reading.looks[index]
    if index + 1 >= len(reading.looks) or not at.text.endswith(":") or reading.announced():
        return False
    below = reading.looks[index + 1]
    return (
        reading.speaks
        and (reading.zone == "preamble" or reading.lettered is not None)
        and len(at.text) <= LONGEST_BARE_HEADING
        and below.label is not None
        and below.label.style in BRACKETED
        and reading.words.operative.match(beginning(below.unit.raw[below.label.length :])) is not None
    )


def _base(reading: Reading) -> int:
    """How many levels of headings stand above the sections: the annex, and a part of it."""
    return reading.in_annex + reading.in_part


def _section_heading(reading: Reading, at: Look, rank: str, ordinal: int) -> None:
    base = _base(reading)
    if rank == "roman":
        reading.roman, reading.capital, reading.heading_number = ordinal, 0, 0
        heading(reading, at, rank, _roman(ordinal), level=base + 1, ordinal=ordinal)
    else:
        reading.capital, reading.heading_number = ordinal, 0
        level = base + (2 if reading.roman else 1)
        heading(reading, at, rank, labels.letter(ordinal).upper(), level=level, ordinal=ordinal)


def lettered_heading(reading: Reading, index: int) -> None:
    """«b) Заключительные замечания» between numbered paragraphs, below the sections."""
    at = reading.looks[index]
    level = _base(reading) + bool(reading.roman) + bool(reading.capital) + 1
    places = labels.letter_ordinals(at.label.core) if at.label else frozenset[int]()
    above = next((node for node in reversed(reading.nodes) if node.rank == "letter"), None)
    due = above.ordinal + 1 if above is not None and 1 not in places else 1
    ordinal = due if due in places else min(places, default=0)
    heading(reading, at, "letter", labels.letter(ordinal) if ordinal else None, level=level, ordinal=ordinal)
    reading.marked_level = level


def numbered_heading(reading: Reading, index: int) -> None:
    """A heading with a number, its level by the headings above."""
    at = reading.looks[index]
    core = at.label.core if at.label else ""
    number = int(FIGURES.match(core)[0]) if core[:1].isdigit() else 0  # type: ignore[index]
    reading.heading_number = number
    base = _base(reading) + bool(reading.roman) + bool(reading.capital)
    depth = core.count(".")
    heading(reading, at, "number", core or None, level=base + 1 + depth, ordinal=number)


def bare(reading: Reading, at: Look) -> None:
    """A heading without a printed number, by its words."""
    division = reading.words.division.match(at.text)
    base = 1 if reading.in_annex else 0
    spaced = due_roman(reading, at)
    if at.label is None and is_lone_label(at.text):
        _lone_label(reading, at, at.text)
    elif spaced is not None:
        # The numeral stays among the words, as in the official files: it is printed as one of them.
        _lone_label(reading, at, spaced)
    elif _titles_division(reading, at):
        heading(reading, at, "title", None, level=base + 2)
    elif division is not None:
        number = division["number"]
        value = reading.words.ordinals.get(number.lower()) or (
            int(number) if number.isdigit() else labels.roman(number)
        )
        rank = "division " + division["word"].lower()
        if names_article(rank):
            begin_articles(reading)
        reading.in_part = division["word"].lower() in reading.words.chapters
        if reading.in_part:
            reading.roman = reading.capital = reading.heading_number = 0
        heading(reading, at, rank, str(value or number), level=base + 1, ordinal=value)
    elif at.text[:1].isdigit() and NUMBER_OF_DECISION.match(at.text) and _leaves_sections(reading):
        reading.roman = reading.capital = reading.heading_number = reading.marked_level = 0
        heading(reading, at, "bare", None, level=base + 1)
    else:
        heading(reading, at, "bare", None, level=_bare_level(reading, at, base))


def _leaves_sections(reading: Reading) -> bool:
    """«2031/15. Выборы» below the sections of the decision above it, which is the first of the paper."""
    if not reading.speaks and reading.words.at_meeting.match(reading.nodes[0].raw) is None:
        return False
    for node in reversed(reading.nodes):
        if node.rank in ("roman", "capital"):
            return node is not reading.nodes[-1]
        if node.rank == "bare" and NUMBER_OF_DECISION.match(node.raw):
            return False
    return False


def due_roman(reading: Reading, at: Look) -> str | None:
    """«IV Финансирование», «IV – Финансирование»: the number before a title, where it is due.

    So is a letter with a dash.
    """
    if at.label is not None:
        return None
    match = _SPACED_ROMAN.match(at.text)
    if match is not None and labels.roman(match[1]) in (1, reading.roman + 1):
        return match[1]
    match = _DASHED_LETTER.match(at.text) if at.text[1:2] == " " else None
    return match[1] if match is not None and reading.capital + 1 in labels.letter_ordinals(match[1]) else None


def names_article(rank: str) -> bool:
    """Whether the rank of a heading is an article's: «Статья 5», «Ст. 5», "Draft article 5".

    >>> names_article("division ст."), names_article("division часть")
    (True, False)
    """
    return "стат" in rank or "article" in rank or rank.endswith(" ст.")


def begin_articles(reading: Reading) -> None:
    """A text in articles: their numbered paragraphs are no clauses of an organ."""
    reading.run = 0
    if not reading.in_annex:
        reading.zone, reading.speaks = "text", False


def _titles_division(reading: Reading, at: Look) -> bool:
    """«Употребление терминов» right below «Статья 2»."""
    before = reading.nodes[-1] if reading.nodes else None
    return (
        before is not None
        and reading.words.division.match(at.text) is None
        and before.rank.startswith("division ")
        and reading.words.division.fullmatch(markup.plain(before.raw).rstrip(".")) is not None
    )


def _lone_label(reading: Reading, at: Look, printed: str) -> None:
    """«IV» on a line of its own, or before the title without a full stop."""
    value = labels.roman(printed)
    ordinals = labels.letter_ordinals(printed)
    base = _base(reading)
    if value and (value == reading.roman + 1 or value == 1 or reading.capital + 1 not in ordinals):
        reading.roman, reading.capital = value, 0
        heading(reading, at, "roman", _roman(value), level=base + 1, ordinal=value)
    else:
        ordinal = reading.capital + 1 if reading.capital + 1 in ordinals else min(ordinals)
        reading.capital = ordinal
        level = base + (2 if reading.roman else 1)
        heading(reading, at, "capital", labels.letter(ordinal).upper(), level=level, ordinal=ordinal)


def _bare_level(reading: Reading, at: Look, base: int) -> int:
    labelled = bool(reading.roman) + bool(reading.capital) + bool(reading.heading_number)
    if labelled:
        return max(base + reading.in_part + labelled, reading.marked_level) + 1
    if reading.in_part and not at.depth:
        return base + 2
    if reading.emphatic_caps:
        # Depths of converted headings are often one off; capitals are not.
        return base + (1 if at.text.isupper() else 2)
    if at.depth:
        reading.marked_level = base + max(1, at.depth - (1 if base else 0))
        return reading.marked_level
    # Where headings are marked, one that is not stands below them.
    return max(base, reading.marked_level) + 1


def heading(reading: Reading, at: Look, rank: str, label: str | None, level: int, ordinal: int = 0) -> None:
    """Add a heading; it ends whatever was open."""
    reading.end_lists()
    reading.decimals, reading.last_lettered, reading.numerals = {}, 0, False
    if reading.zone in ("operative", "preamble") and (reading.in_annex or not reading.speaks):
        # A resolution quoted in a report or an annex ends where the next section begins.
        reading.zone = "annex" if reading.in_annex else "text"
    if rank != "bare":
        reading.marked_level = 0
    raw = at.unit.raw
    printed = None
    if at.label is not None and at.label.style is not Style.BULLET:
        lead = EMPHASIS.match(raw)
        raw, printed = raw[at.label.length :], at.label.printed
        if lead is not None and lead[0] and raw.count(lead[0]) == 1:
            raw = raw.removesuffix(lead[0])  # «**II. Рынки**»: the emphasis of label and title
    reading.add(
        Node(
            BlockType.HEADING,
            raw,
            at.unit.first,
            at.unit.last,
            label=label,
            printed_label=printed,
            level=min(level, 6),
            ordinal=ordinal,
            rank=rank,
        )
    )


def is_lone_label(text: str) -> bool:
    """«IV» or "B"; «IIX» is no number, «Й» has no place among letters."""
    if _LONE_LABEL.fullmatch(text) is None:
        return False
    return labels.roman(text) > 0 or len(labels.letter_ordinals(text)) > 0


def _roman(ordinal: int) -> str:
    return labels.numeral(ordinal).upper()
