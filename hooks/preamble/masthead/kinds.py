"""What a document is."""

from __future__ import annotations

import re

from preamble.language import Words
from preamble.masthead.lines import NUMBERED_TITLE
from preamble.model import Kind, Masthead

_DECISION_SYMBOL = re.compile(r"(?:WHA|EB)\d{1,3}\(\d{1,3}\)")
"""How the World Health Organization numbers decisions: its resolutions are WHA75.8."""
_NUMBERED_RESOLUTION = re.compile(r"(?i:resolution|резолюция)\s(?:№\s?)?\d{1,4}\s\((?:19|20)\d\d\)")
_NUMBERED = re.compile(
    r"(?P<word>Resolution|RESOLUTION|Decision|DECISION|Резолюция|РЕЗОЛЮЦИЯ|Решение|РЕШЕНИЕ)\s(?:(?:No\.?|№)\s?)?(?=[^\s:]{0,9}(?:\d|[IVX]{2}))[A-ZА-Я\d][\w./-]{0,11}(?:\s\([^()]{1,40}\))?(?:\s?:\s|\s[-–—]\s|(?<=\d\.)\s|\Z)"
)
"""«Resolution IX.17: Review of …», "Decision 5/COP.3": what a document is, and its number."""
_DECISION_OF_PARTIES = re.compile(r"(?:[A-Z]{2}-)?[IVXLC]{1,7}/\d{1,3}[.:]\s")
_RECORD = re.compile(
    r"(?i:(?:verbatim|summary|meeting)\srecords?\b|(?:стенографический|краткий)\sотч[её]т\sо\s.{1,40}\sзаседани)"
)
_RECORD_SYMBOL = re.compile(r"/(?:PV|SR)\.\d")
_SPEECH = re.compile(
    r"(?:(?:The|THE)\s(?:President|PRESIDENT|Chair\w*|CHAIR\w*|Secretary\S*|SECRETARY\S*)|(?:Mr|Ms|Mrs|Miss|MR|MRS|Sir|Dr)\.?\s[A-Z][^:.;]{1,60}?)(?:\s\([^:]{2,60}\))*\*?(?::|\s?[–—])\s"
)
"""«Mr. Rassendyll (Ruritania): …»: who speaks at a meeting."""
_NOTE_LAST = re.compile(r"[A-Z]{2}\s(?:Note|Report|Memorandum)\s(?:by|of|from)\sthe\s[A-Z].{3,160}\Z")
"""«… LAMPS OF THE RIVER Note by the Secretary»: the end of a masthead on one line."""
_FEWEST_SPEECHES = 2

_CALLS_ITSELF_RESOLUTION = re.compile(r"(?i:резолюция|постановление|resolution)\s(?!\d)")
"""«Резолюция о паромах, принятая Советом»: whatever opens it, as early councils have words of their own."""
_ACT_ALONE = re.compile(r"(?i:постановление)(?:\s(?:№|N)\s?\S{1,12})?")

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
    numbered = _kind_by_number(masthead)
    resolution = words.resolution.search(head) is not None
    decision = words.decision.search(head) is not None
    # A treaty names the resolution by which it was adopted.
    adopted = [text for text in masthead.text if words.adopted.match(text)]
    resolves = (resolution or decision) and not adopted
    concluded = _is_treaty(head, ends, words) or _CONVENTION.match(masthead.title or "") is not None
    if speaks and not resolves and concluded and "/RES/" not in (masthead.symbol or ""):
        return Kind.DOCUMENT
    if speaks:
        decides = (
            decision
            or words.decided.search(ends)
            or _is_of_parties(masthead)
            or _DECISION_SYMBOL.fullmatch(masthead.symbol or "") is not None
        )
        if numbered is not None:
            return numbered
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
    if _is_record(masthead, head, ends):
        return Kind.DOCUMENT
    if numbered is not None:
        return numbered
    names_itself = any(
        words.authorship.fullmatch(text) and words.report.match(text)
        for text in masthead.text
        if len(text) < 240
    )
    names_itself = names_itself or any(_NOTE_LAST.search(text) for text in masthead.text)
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
    if words.decision.search(head) or (words.at_meeting.match(ends) and not ends.startswith("At the ")):
        return Kind.DECISION
    acts = any(map(_ACT_ALONE.fullmatch, masthead.text))
    return Kind.RESOLUTION if acts or _CALLS_ITSELF_RESOLUTION.match(title) else Kind.DOCUMENT


def _is_of_parties(masthead: Masthead) -> bool:
    """«XIII/5. Lamps of the quays» above the parties to a convention: they number their decisions so."""
    parties = "arties" in (masthead.body or "") or "ARTIES" in (masthead.body or "")
    return parties and any(_DECISION_OF_PARTIES.match(text) for text in masthead.text)


def _kind_by_number(masthead: Masthead) -> Kind | None:
    """What a line calls the document that prints its number and nothing else, or its title behind it."""
    found = next((match for text in masthead.text if (match := _NUMBERED.match(text))), None)
    if found is None:
        return None
    return Kind.RESOLUTION if found["word"].lower() in {"resolution", "резолюция"} else Kind.DECISION


def _is_record(masthead: Masthead, head: str, ends: str) -> bool:
    """The record of a meeting, by its symbol, name or speeches: it names letters, and is none."""
    if masthead.symbol is not None and _RECORD_SYMBOL.search(masthead.symbol):
        return True
    speeches = sum(_SPEECH.match(line) is not None for line in ends.split("\n"))
    if "тчет о" in head or "ТЧЕТ О" in head or "тчёт о" in head:
        return _RECORD.search(head) is not None
    return speeches >= _FEWEST_SPEECHES or (speeches > 0 and _RECORD.search(head) is not None)


def _greets_and_takes_leave(ends: str, words: Words) -> bool:
    lines = ends.split("\n")
    greets = any(words.salutation.fullmatch(line) for line in lines[:2])
    return greets and any(words.farewell.search(line) for line in lines[2:])
