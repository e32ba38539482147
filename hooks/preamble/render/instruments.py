"""The pages of cited instruments, one shell for all (``shell.py``), and their index.

An instrument page names the instrument, says what is known of it and where its official text is, and
shows every passage of the library that cites it. That of an instrument which the library itself holds
leads on to the document and shows the passages all the same: its address does not break when a
document comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from preamble.library import Entry
from preamble.model import LANGUAGES, Language
from preamble.network import Instrument, Mention, Network, Passage
from preamble.network.nature import Form, is_printed, plural, publication, written
from preamble.render import escape, head, passages, shell
from preamble.render.links import official_address
from preamble.render.shown import Filters, Group, Grouping, InstrumentRow
from preamble.render.words import WORDS, date_in_words

PLACE = shell.INSTRUMENTS.place
_DEEP = len(PLACE.split("/")) - 1


# --- what is said of an instrument ---------------------------------------------------------------------


def title(instrument: Instrument, network: Network, language: Language) -> tuple[str, Language] | None:
    """Its title and the language that is in: the page's language if it can be."""
    known = dict(instrument.fact.title)
    if instrument.held:
        entry = network.entry(instrument.held)
        known |= {other: said for other in LANGUAGES if (said := entry.title(other))}
    return next(((known[other], other) for other in (language, *LANGUAGES) if other in known), None)


def called(
    instrument: Instrument, network: Network, language: Language
) -> tuple[str, tuple[str, Language] | None]:
    """Its identifier and its title; the title alone where the identifier is words of this library."""
    known = title(instrument, network, language)
    if known and known[1] == language and not is_printed(instrument.target):
        return known[0], None
    return written(instrument.target, language), known


def official(instrument: Instrument, language: Language) -> str | None:
    """Where the official text can be read: as the data say, else by the rule for symbols."""
    known = dict(instrument.fact.address)
    return (
        known.get(language)
        or next(iter(known.values()), None)
        or official_address(instrument.target, language)
    )


def href(slug: str, up: int) -> str:
    """The address of an instrument's page from a page ``up`` folders below the root of its language.

    >>> href("s-res-1-1946", 2)
    '../../instruments/s-res-1-1946/'
    """
    return "../" * up + PLACE.replace("*", slug)


# --- pages -----------------------------------------------------------------------------------------------


def filling(network: Network, root: str) -> shell.Filling:
    """The pages of all instruments; ``root`` is the absolute address of the site."""
    cited = {instrument.slug: instrument for instrument in network.instruments.values()}
    pages = cache(lambda language: _Pages(network, language))

    def items(language: Language, slugs: Sequence[str]) -> Iterable[shell.Item]:
        return (pages(language).item(cited[slug], root) for slug in slugs)

    return shell.Filling(shell.INSTRUMENTS, tuple(cited), items)


class _Pages:
    """The instrument pages of one language; what several pages need is made once."""

    def __init__(self, network: Network, language: Language) -> None:
        self.network = network
        self.language = language
        self.words = WORDS[language]
        self.names = cache(self._names)
        self.editions: dict[str, list[Instrument]] = {}
        for instrument in network.instruments.values():
            if shared := publication(instrument.target):
                self.editions.setdefault(shared, []).append(instrument)

    def item(self, instrument: Instrument, root: str) -> shell.Item:
        """What one page shows."""
        name, known = called(instrument, self.network, self.language)
        what = instrument.nature.name(self.language)
        own = {other: root + shell.address(PLACE, instrument.slug, other) for other in LANGUAGES}
        canonical = own[self.language]
        if instrument.held:
            canonical = root + shell.DOCUMENTS.address(instrument.held, self.language)
        return shell.Item(
            instrument.slug,
            {
                "title": f"{name}. {known[0]}" if known else name,
                "description": " · ".join(filter(None, (what, known and known[0], self.counted(instrument)))),
                "canonical": canonical,
                "alternates": shell.Html("" if instrument.held else head.alternates(own)),
                "group": instrument.nature.group,
                "heading": instrument.nature.heading(self.language),
                "content": shell.Html(self.content(instrument)),
            },
        )

    def counted(self, instrument: Instrument) -> str:
        """How many passages and documents cite it, in words."""
        return self.words["cited_in"].format(len(instrument.passages), len(instrument.documents))

    def content(self, instrument: Instrument) -> str:
        """The page below its path."""
        return "\n".join((self.head(instrument), self.facts(instrument), self.passages(instrument)))

    def head(self, instrument: Instrument) -> str:
        """What it is, its identifier, its title."""
        what = escape.html(instrument.nature.name(self.language))
        name, known = called(instrument, self.network, self.language)
        shown = f'<p class="kicker">{what}</p>\n<h1 id="title">{escape.html(name)}</h1>'
        if known:
            said, language = known
            other = (
                ""
                if language == self.language
                else f' <span class="in">({self.words[f"in_{language}"]})</span>'
            )
            own = f'<span lang="{language}">{escape.html(said)}</span>'
            shown += f'\n<p class="instrument__title">{own}{other}</p>'
        if instrument.held:
            link = f'<a href="{self.document(instrument.held)}">{escape.html(self.words["read_it"])}</a>'
            shown += (
                f'\n<aside class="notice" role="note">{escape.html(self.words["held_here"])} {link}</aside>'
            )
        return shown

    def facts(self, instrument: Instrument) -> str:
        """Date, record, official text, and where the facts come from."""
        fact, words = instrument.fact, self.words
        rows = []
        if fact.adopted:
            day = escape.html(date_in_words(fact.adopted, self.language))
            rows.append((words["adopted"], f'<time datetime="{fact.adopted.isoformat()}">{day}</time>'))
        if fact.record:
            rows.append(
                (
                    words["meeting_record"],
                    self.outward(official_address(fact.record, self.language), fact.record),
                )
            )
        rows.append((words["official"], self.outward(official(instrument, self.language), None)))
        editions = self.editions.get(publication(instrument.target) or "", ())
        if others := [one for one in editions if one.target != instrument.target]:
            links = ", ".join(f'<a href="../{one.slug}/">{escape.html(one.target)}</a>' for one in others)
            rows.append((words["other_editions"], links))
        if fact.source:
            rows.append((words["facts_source"], escape.html(dict(fact.source)[self.language])))
        elif fact.title:
            rows.append((words["facts_source"], escape.html(words["un_metadata"])))
        kinds = {words["official"]: ' class="wide"', words["facts_source"]: ' class="wide"'}
        listed = "".join(
            f"<div{kinds.get(name, '')}><dt>{escape.html(name)}</dt><dd>{shown}</dd></div>"
            for name, shown in rows
        )
        return (
            f'<section class="card" aria-label="{escape.html(words["masthead"])}"><dl>{listed}</dl></section>'
        )

    def outward(self, address: str | None, shown: str | None) -> str:
        """A link to the organization's site; said plainly when no address is known."""
        if written := escape.address(address):
            return f'<a class="official" href="{written}">{escape.html(shown) if shown else written}</a>'
        return escape.html(shown or self.words["no_address"])

    # --- who cites it -----------------------------------------------------------------------------

    def passages(self, instrument: Instrument) -> str:
        """The passages, by document."""
        by_entry: dict[str, list[Passage]] = {}
        for passage in instrument.passages:
            by_entry.setdefault(passage.entry, []).append(passage)
        head = f'<h2 id="passages">{escape.html(self.words["passages"])}</h2>'
        count = f'<p class="under">{escape.html(self.counted(instrument))}</p>'
        parts = [f'<section class="passages" aria-labelledby="passages">{head}{count}']
        parts += (self.citing(slug, members) for slug, members in by_entry.items())
        return "\n".join([*parts, "</section>"])

    def citing(self, slug: str, members: Sequence[Passage]) -> str:
        """One document and its passages."""
        entry = self.network.entry(slug)
        name, language = entry_title(entry, self.language)
        under = " · ".join(
            part
            for part in (entry.symbol, date_in_words(entry.date, self.language) if entry.date else None)
            if part
        )
        items = "\n".join(self.passage(entry, passage) for passage in members)
        link = f'<a href="{self.document(slug)}"{self.lang(language)}>{escape.html(name)}</a>'
        head = (
            f'<h3 id="from-{escape.html(slug)}">{link} <span class="under">{escape.html(under)}</span></h3>'
        )
        return f'<section class="citing">{head}\n<ol role="list">\n{items}\n</ol></section>'

    def passage(self, entry: Entry, passage: Passage) -> str:
        """One passage: its place as a link, the sentence, what it points at."""
        language, found = shown_mentions(passage, self.language)
        # A place that only the other text has is read there.
        page = self.language if self.language not in entry.texts else language
        place = self.names(entry.slug, language).get(passage.place, passage.place)
        points = dict.fromkeys(
            passages.pinpoint_words(mention.citation.pinpoint, self.language)
            for mention in found
            if mention.citation.pinpoint
        )
        pinpoints = "".join(f'<span class="pinpoint">{escape.html(words)}</span>' for words in points)
        there = f"{self.document(entry.slug, page)}#{escape.html(passage.place)}"
        words = f"<blockquote{self.lang(language)}>{passages.excerpt(found, self.language)}</blockquote>"
        return f'<li><a class="place" href="{there}">{escape.html(place)}</a>{words}{pinpoints}</li>'

    def document(self, slug: str, language: Language | None = None) -> str:
        """The address of a document's page, counted from an instrument's."""
        if language is None or language == self.language:
            return f"{'../' * _DEEP}documents/{slug}/"
        return shell.INSTRUMENTS.root(self.language) + shell.DOCUMENTS.address(slug, language)

    def lang(self, language: Language) -> str:
        """The attribute of words in another language."""
        return "" if language == self.language else f' lang="{language}"'

    def _names(self, slug: str, language: Language) -> dict[str, str]:
        return passages.place_names(self.network.entry(slug).texts[language].document, self.language)


def shown_mentions(passage: Passage, language: Language) -> tuple[Language, tuple[Mention, ...]]:
    """The mentions of a passage in a language, or in the other one where only that has it."""
    found = language if language in passage.mentions else next(iter(passage.mentions))
    return found, passage.mentions[found]


def entry_title(entry: Entry, language: Language) -> tuple[str, Language]:
    """Its title, else its symbol, and the language that is in."""
    for candidate in (language, *LANGUAGES):
        if said := entry.title(candidate):
            return said, candidate
    return entry.symbol or entry.slug, language


# --- the index ---------------------------------------------------------------------------------------------


_NUMBERS = re.compile(r"(\d+)")


def rows(network: Network, language: Language) -> tuple[InstrumentRow, ...]:
    """Every instrument, the latest first within its form and series."""
    return tuple(_row(one, network, language) for one in sorted(network.instruments.values(), key=_order))


def _order(instrument: Instrument) -> tuple[int, list[tuple[int, str]]]:
    """By form, then by the parts of the identifier, numbers falling."""
    parts = [
        (-int(part), "") if part.isdecimal() else (0, part) for part in _NUMBERS.split(instrument.target)
    ]
    return _RANK[instrument.nature.form], parts


_RANK = {form: rank for rank, form in enumerate(Form)}


def _row(instrument: Instrument, network: Network, language: Language) -> InstrumentRow:
    name, known = called(instrument, network, language)
    held = network.entry(instrument.held) if instrument.held else None
    day = instrument.fact.adopted or (held.date if held else None)
    year = day.year if day else instrument.year
    return InstrumentRow(
        target=name,
        address=shell.address(PLACE, instrument.slug, language),
        title=known[0] if known else None,
        title_language=known[1] if known else language,
        what=instrument.nature.name(language),
        body_key=instrument.nature.group,
        kind=str(instrument.nature.form),
        kind_name=plural(instrument.nature.form, language),
        year=year,
        date=date_in_words(day, language) if day else str(year or ""),
        passages=len(instrument.passages),
        documents=len(instrument.documents),
        held=instrument.held is not None,
    )


def grouped(
    listed: Iterable[InstrumentRow], grouping: Grouping, network: Network, language: Language
) -> tuple[Group[InstrumentRow], ...]:
    """The rows under headings: by body, in the order of their names, or by year, the latest first."""
    names = {one.nature.group: one.nature.heading(language) for one in network.instruments.values()}
    found: dict[str, list[InstrumentRow]] = {}
    for row in listed:
        found.setdefault(f"year-{row.year or 'none'}" if grouping == "year" else row.body_key, []).append(row)
    if grouping == "year":
        order = sorted(found.items(), key=lambda pair: -(pair[1][0].year or 0))
        return tuple(
            Group(key, str(members[0].year or WORDS[language]["no_year"]), tuple(members))
            for key, members in order
        )
    return tuple(
        Group(key, names[key], tuple(members))
        for key, members in sorted(found.items(), key=lambda pair: (pair[0] in set(Form), names[pair[0]]))
    )


def options(listed: Sequence[InstrumentRow], network: Network, language: Language) -> Filters:
    """What the index can be narrowed by: (value, name) pairs for body, kind and year."""
    names = {
        one.nature.group: one.nature.heading(language)
        for one in network.instruments.values()
        if one.nature.body
    }
    years = sorted({row.year for row in listed if row.year}, reverse=True)
    return (
        ("body", tuple(sorted(names.items(), key=lambda pair: pair[1]))),
        ("kind", tuple(sorted({(row.kind, row.kind_name) for row in listed}, key=lambda pair: pair[1]))),
        ("year", tuple((str(year), str(year)) for year in years)),
    )
