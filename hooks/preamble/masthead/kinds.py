"""What a document is."""

from __future__ import annotations

import re

from preamble.language import Words
from preamble.masthead.lines import NUMBERED_TITLE
from preamble.model import Kind, Masthead

_DECISION_SYMBOL = re.compile(r"(?:WHA|EB)\d{1,3}\(\d{1,3}\)")
"""How the World Health Organization numbers decisions: its resolutions are WHA75.8."""
_RECORD = re.compile(r"/(?:PV|SR)\.\d")
"""Verbatim and summary records of meetings: whatever they speak of, they are neither report nor letter."""
_NUMBERED_RESOLUTION = re.compile(r"(?i:resolution|резолюция)\s(?:№\s?)?\d{1,4}\s\((?:19|20)\d\d\)")

_CALLS_ITSELF_RESOLUTION = re.compile(r"(?i:резолюция|resolution)\s(?!\d)")
"""«Резолюция о паромах, принятая Советом»: whatever opens it, as early councils have words of their own."""

_CONVENTION = re.compile(r"(?i:конвенция|соглашение|договор|протокол|convention|agreement|treaty|protocol)\b")
"""What a conference adopts that is no resolution: «Конвенция № 182 о …»."""


def _is_treaty(head: str, ends: str, words: Words) -> bool:
    """A treaty or a declaration: it calls itself so, and states speak in it and no organ."""
    if words.treaty.search(head) is None:
        return False
    first = ends.split("\n", 2)[:2]  # «Преамбула» may stand above those who speak
    spoken_by_states = any(words.states.match(line) or words.parties.search(line) for line in first)
    return spoken_by_states or words.agreed.search(ends) is not None


def kind(masthead: Masthead, speaks: bool, ends: str, words: Words) -> Kind:
    """What the document is, by the words of its masthead and the form of its text.

    ``speaks``: an organ opens the text; ``ends`` are the first and the last paragraphs of the text.
    """
    head = "\n".join(masthead.text)
    if words.draft.search(head):
        return Kind.DRAFT_RESOLUTION
    resolution = words.resolution.search(head) is not None
    decision = words.decision.search(head) is not None
    # A treaty names the resolution by which it was adopted.
    adopted = [text for text in masthead.text if words.adopted.match(text)]
    resolves = (resolution or decision) and not adopted
    concluded = _is_treaty(head, ends, words) or _CONVENTION.match(masthead.title or "") is not None
    if speaks and not resolves and concluded and "/RES/" not in (masthead.symbol or ""):
        return Kind.DOCUMENT
    if _RECORD.search(masthead.symbol or "") is not None and not speaks:
        return Kind.DOCUMENT
    if speaks:
        decides = (
            decision
            or words.decided.search(ends)
            or _DECISION_SYMBOL.fullmatch(masthead.symbol or "") is not None
        )
        return Kind.DECISION if decides and not resolution else Kind.RESOLUTION
    if any(words.adopted.search(text) and words.decision.search(text) for text in masthead.text):
        return Kind.DECISION
    if any(words.adopted.search(text) and words.resolution.match(text) for text in masthead.text):
        return Kind.RESOLUTION
    if any(_NUMBERED_RESOLUTION.match(text) for text in masthead.text):
        return Kind.RESOLUTION
    if masthead.symbol and "/PRST/" in masthead.symbol:
        return Kind.DOCUMENT
    if any(text.startswith("PRST ") for text in masthead.text):
        return Kind.DOCUMENT
    if words.at_meeting.match(ends) and any(NUMBERED_TITLE.fullmatch(text) for text in masthead.text):
        return Kind.DECISION
    names_itself = any(
        words.authorship.fullmatch(text) and words.report.match(text)
        for text in masthead.text
        if len(text) < 240
    )
    title = masthead.title or ""
    if words.report.match(title) and not (words.letter.search(title) or words.letter.search(ends)):
        return Kind.REPORT
    if not words.letter.search(head) and (names_itself or words.report.match(title)):
        return Kind.REPORT
    if any(words.working_paper.match(text) for text in masthead.text):
        return Kind.DOCUMENT
    if words.letter.search(head) or words.letter.search(ends) or _greets_and_takes_leave(ends, words):
        return Kind.LETTER
    if words.report.search(masthead.title or "") or words.report.search(head):
        return Kind.REPORT
    if masthead.symbol and "/RES/" in masthead.symbol:
        return Kind.RESOLUTION
    if words.decision.search(head) or words.at_meeting.match(ends):
        return Kind.DECISION
    return Kind.RESOLUTION if _CALLS_ITSELF_RESOLUTION.match(title) else Kind.DOCUMENT


def _greets_and_takes_leave(ends: str, words: Words) -> bool:
    lines = ends.split("\n")
    greets = any(words.salutation.fullmatch(line) for line in lines[:2])
    return greets and any(words.farewell.search(line) for line in lines[2:])
