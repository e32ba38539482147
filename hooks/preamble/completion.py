"""What a masthead leaves out and the rest of the paper says: the speaker, the day, the symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import takewhile

from msgspec.structs import replace

from preamble import blocks, bodies, markup, masthead
from preamble.footnotes import RawNote
from preamble.language import WORDS, Words
from preamble.model import BlockType, Dropped, Language, Masthead
from preamble.structure import Node

_CLOSERS = frozenset((BlockType.CLOSING, BlockType.SIGNATURE))
_LONGEST_SPEAKER = 60
_LONGEST_PRINTING = timedelta(days=730)
_TEXT_ADOPTED = re.compile(
    r"(?i:текст,?\sпринят|text\sadopted\sby\sthe|(?:резолюция|решение)\sпринят[ао]\s|resolution\sadopted\son\s)[^;:]{1,120}"
)
"""«Текст, принятый Ассамблеей 22 июня 2031 года»: what the first note of a resolution tells of its day."""
_AT_MEETING = re.compile(r"(?:На|At\sthe)\s\d{1,5}[^\s]{1,3}\s(?:заседании|meeting)\b")
_LONGEST_RECORD = 200
"""Characters at the head of a record in which the day of the meeting stands."""
_LONGEST_NAME = 160


def completed(
    head: Masthead,
    nodes: Sequence[Node],
    notes: Sequence[RawNote],
    dropped: Sequence[Dropped],
    language: Language,
    speaks: bool,
) -> Masthead:
    """A masthead with what is only said in the paragraphs, in the first note or at the edges of pages.

    ``speaks``: the text opens with the organ that adopts it.
    """
    words = WORDS[language]
    head = _with_speaker(head, nodes, words)
    if head.body is None and nodes:
        first = markup.plain(nodes[0].raw)
        organ = masthead.organ_of_record(first, language, words)
        organ = organ or masthead.organ_that_begins(first, words)
        organ = organ or masthead.organ_that_resolves([node.raw for node in nodes], words)
        head = replace(head, body=organ)
    if head.date is None:
        ends = (node.raw for node in nodes if _is_dated(node, words))
        told = (found[0] for note in notes[:1] if (found := _TEXT_ADOPTED.search(note.raw)))
        days = (
            masthead.parse_date(markup.plain(raw), words) for raw in (*ends, *told, _record(nodes, words))
        )
        head = replace(head, date=next((day for day in days if day), None))
    elif speaks and (adopted := _day_of_meeting(head, nodes, words)):
        head = replace(head, date=adopted)
    if head.symbol is None:
        symbol = masthead.running_symbol([entry.text for entry in dropped])
        stated = masthead.stated_symbol([node.raw for node in nodes[-8:]])
        head = replace(head, symbol=symbol or _spoken_symbol(head, nodes, words) or stated)
    return head


def _record(nodes: Sequence[Node], words: Words) -> str:
    """«На своем 5-м заседании 3 марта …» as the first words of the text: the day of a decision."""
    first = nodes[0].raw if nodes else ""
    told = words.at_meeting.match(first) or _AT_MEETING.match(first)
    return first[:_LONGEST_RECORD] if told else ""


def _spoken_symbol(head: Masthead, nodes: Sequence[Node], words: Words) -> str | None:
    """The symbol of a resolution by its number and the organ that opens it.

    The organ may stand below a part and its heading, or in one paragraph with its first clause.
    """
    if words.draft.search(" ".join(head.text)):
        return None
    openers = (node.raw for node in nodes[: masthead.MOST_CLAUSES] if node.type is BlockType.OPENER)
    first = next((node.raw for node in nodes[:3] if node.type is not BlockType.HEADING), "")
    first = next(openers, first)  # below the clauses of a declaration
    speaker = markup.plain(first[:_LONGEST_SPEAKER]).partition(",")[0]
    if head.body is not None and _record(nodes, words):
        return masthead.symbol_of_decision(head.text, head.body)
    return masthead.symbol_of_series(head.text, speaker) or masthead.spoken_symbol(head.text, speaker)


def _day_of_meeting(head: Masthead, nodes: Sequence[Node], words: Words) -> date | None:
    """The day below the last decision, where the masthead tells only on which later day it was issued."""
    own = takewhile(lambda node: node.rank != "annex", nodes)
    closing = next((node.raw for node in own if node.type is BlockType.CLOSING), "")
    if head.date is None or not closing:
        return None
    if any(words.adopted.search(text) and words.date.search(text) for text in head.text):
        return None
    day = masthead.parse_date(markup.plain(closing), words)
    issued = day is not None and timedelta(0) < head.date - day < _LONGEST_PRINTING
    return day if issued else None


def _is_dated(node: Node, words: Words) -> bool:
    """A line at the end of the text that tells the day of its adoption or signature."""
    if node.type in _CLOSERS:
        return True
    return (
        node.type is BlockType.PARAGRAPH and words.testimonium.match(blocks.beginning(node.raw)) is not None
    )


def _with_speaker(head: Masthead, nodes: Sequence[Node], words: Words) -> Masthead:
    """The organ that opens the text issued it, if the masthead names it too or names nobody."""
    above = (BlockType.HEADING, BlockType.PREAMBULAR)  # «Преамбула», or the clauses of a declaration
    first = next((node for node in nodes[: masthead.MOST_CLAUSES] if node.type not in above), None)
    name = markup.plain(first.raw) if first is not None and first.type is BlockType.OPENER else ""
    if not name or words.resolves.fullmatch(name) or (head.body and not name.endswith((",", ";", ":"))):
        return head
    name = masthead.name_of_speaker(name, words)
    if name[-1:] in ":." and (len(name) > _LONGEST_NAME or name[:3].upper() == "WE,"):
        return head  # «We, the ferrymen …:», or several ministers: no name of a body
    name = name.rstrip(":.")
    if head.body is None or (words.session.match(head.body) and not words.session.match(name)):
        return replace(head, body=name.rstrip(",; "))
    organ = name.removeprefix("The ").removeprefix("THE ").rstrip(",; ").casefold()
    alone = next((line for line in head.text if line.casefold() == organ), None)
    if alone is not None or organ in head.body.casefold():
        return replace(head, body=alone or head.body)
    printed = next((line for line in head.text if line.casefold().startswith(organ)), None)
    if printed is None:
        # «COUNCIL», of a letterhead in columns; a committee in the title is what the text is about.
        named = head.body.casefold() in organ or head.body == head.title
        return replace(head, body=name.rstrip(",; ")) if named and bodies.load().by_name(organ) else head
    # «Совет по правам человека Сорок седьмая сессия», but "Assembly of the Union".
    whole = printed[len(organ) :].lower().startswith(" of ")
    return replace(head, body=printed if whole else printed[: len(organ)])
