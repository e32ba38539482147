"""What the reader must know of a language: words and names, no code."""

from __future__ import annotations

import re
from types import ModuleType

from preamble.language import en, ru
from preamble.model import Language

_SAMPLE = 1500
"""Characters of each of the passages by which a language is told."""
_CYRILLIC = re.compile(r"[а-яА-ЯёЁ]+")
_LATIN = re.compile(r"[a-zA-Z]+")


class Words:
    """The patterns of one language, each compiled when it is first asked for."""

    opener: re.Pattern[str]
    """A whole line that names the organ about to speak: «Генеральная Ассамблея,»."""
    resolves: re.Pattern[str]
    """A short line that ends the preamble: «постановляет:», "Have agreed as follows:"."""
    speaker: re.Pattern[str]
    """The beginning of an organ's name that is the subject of a sentence: «Совет» in «… Совет глав
    правительств решил:», with the words before it that belong to the name."""
    agreed: re.Pattern[str]
    """What only those say who conclude a treaty."""
    decided: re.Pattern[str]
    """The verb of a decision, where the verb of a resolution is another."""
    parties: re.Pattern[str]
    """How the parties of a treaty are named before they speak."""
    preambular: re.Pattern[str]
    """The head of a preambular clause."""
    run_in: re.Pattern[str]
    """The head of a clause that only a clause has, so that it is told within a line."""
    small_run_in: re.Pattern[str]
    """The same where clauses begin small, between the organ and the first decision on one line."""
    operative: re.Pattern[str]
    """The head of an operative clause without a number."""
    annex: re.Pattern[str]
    """A heading that opens an annex; groups ``word``, ``number`` and ``rest``."""
    carries_on: re.Pattern[str]
    """Words on a line of their own between the preamble and the decisions: "And to this end"."""
    addendum: re.Pattern[str]
    """The line of a masthead that calls the document an addition to another one."""
    division: re.Pattern[str]
    """A heading that names its rank: article, chapter, part; groups ``word`` and ``number``."""
    articles: frozenset[str]
    """Of these, those that only the text of a treaty or a law has."""
    chapters: frozenset[str]
    """Of these, those that have sections of their own."""
    ordinals: dict[str, int]
    """Numbers of parts and chapters that are printed as words."""
    closing: re.Pattern[str]
    """The line at the end that names the meeting."""
    date: re.Pattern[str]
    """A date; groups ``day``, ``month``, ``year``."""
    months: dict[str, int]
    signature: re.Pattern[str]
    office: re.Pattern[str]
    """How the line begins that tells in what office somebody signs: «Председатель Коллегии»."""
    salutation: re.Pattern[str]
    letter: re.Pattern[str]
    """Words that only a letter or a note verbale has."""
    contents: re.Pattern[str]
    """The heading of a table of contents."""
    notes: re.Pattern[str]
    """The heading of the notes at the end of a text."""
    introduction: re.Pattern[str]
    """Unnumbered headings with which a report's text begins."""
    session: re.Pattern[str]
    agenda_item: re.Pattern[str]
    original: re.Pattern[str]
    distribution: re.Pattern[str]
    draft: re.Pattern[str]
    resolution: re.Pattern[str]
    decision: re.Pattern[str]
    report: re.Pattern[str]
    adopted: re.Pattern[str]
    """The line that says by whom and when a text was adopted."""
    status: re.Pattern[str]
    """What a library prints above a text of its force: «Решение утратило силу», "Entered into force …"."""
    abbreviation: re.Pattern[str]
    """The end of a text after which the sentence goes on although there is a full stop."""
    connective: re.Pattern[str]
    """A last word after which a sentence cannot end."""
    hanging: re.Pattern[str]
    """Of these, those after which no list can begin."""
    authorship: re.Pattern[str]
    """A line of a masthead that says what a document is and whose, but not what it is about."""
    field: re.Pattern[str]
    """A line of a masthead that names a person or an address and no subject."""
    working_paper: re.Pattern[str]
    caption: re.Pattern[str]
    """The number of a table, a figure or a box, which heads no section."""
    gathered: re.Pattern[str]
    """What follows an organ's name and tells where it met."""
    told: re.Pattern[str]
    """The head of a decision in a record that tells what the organ did: "Noted", «отметил»."""
    at_meeting: re.Pattern[str]
    """The head of a decision that is one sentence of the record."""
    states: re.Pattern[str]
    """The head of a text in which states speak and no organ: «Главы государств …», "We, …"."""
    treaty: re.Pattern[str]
    """What a text calls itself that no organ adopts as its resolution."""
    testimonium: re.Pattern[str]
    """The words under which a treaty was signed, with place and day."""
    on_behalf: re.Pattern[str]
    """«За Правительство …»: whom a signature below a treaty binds."""
    definition: re.Pattern[str]
    """The end of a text that introduces a quoted definition."""
    farewell: re.Pattern[str]
    """The closing formula of a letter; the signature stands below it."""
    refers_back: re.Pattern[str]
    """The head of a paragraph that speaks of the quotation above it, so that it is none itself."""
    recycle: re.Pattern[str]
    numbered: re.Pattern[str]
    """A place behind no word that has a number or counts: article, table, May, more than."""
    joins: re.Pattern[str]
    """Words that go on with a sentence behind a noun, and stand behind no count."""
    continued: re.Pattern[str]
    """What a running head has behind the words of the page on which its part begins."""
    page: re.Pattern[str]
    """A page number spelt with the word for page."""

    def __init__(self, spelt: ModuleType) -> None:
        """``spelt`` has every pattern by its name in capitals."""
        self._spelt = spelt

    def __getattr__(self, name: str) -> object:
        """Compile a pattern; from then on it is an ordinary attribute."""
        if name not in Words.__annotations__:
            raise AttributeError(name)
        value = getattr(self._spelt, name.upper())
        made = re.compile(value, re.VERBOSE) if isinstance(value, str) else value
        setattr(self, name, made)
        return made


WORDS: dict[Language, Words] = {"ru": Words(ru), "en": Words(en)}


def detect(text: str) -> Language:
    """The language of a text, by the letters it is written in.

    >>> detect("Генеральная Ассамблея, United Nations"), detect("The Security Council")
    ('ru', 'en')
    """
    samples = "".join(
        text[start : start + _SAMPLE] for start in range(0, len(text), max(_SAMPLE, len(text) // 4))
    )
    cyrillic = len(samples) - len(_CYRILLIC.sub("", samples))
    latin = len(samples) - len(_LATIN.sub("", samples))
    return "ru" if cyrillic > latin else "en"
