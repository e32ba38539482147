"""What a document's page says of citations: where each leads, what the document cites, who cites it.

Beside the page lies ``previews.json``, what can be shown of a link before it is followed. It is asked
for when the first link is pointed at, so that a page costs nothing until then, and has only what the
page links to. Its keys are the links' addresses, counted from the folder it lies in: a script finds
the entry of a link by ``new URL(key, new URL("previews.json", page))``, from a parallel page too.

An entry has ``name`` (the symbol, or a document's title when it has none) and ``what`` (what it is), and
where they are known ``title`` with ``title_language``, ``date`` (in the words of the page's language),
``official`` (the address of the official text); ``held`` says whether the library holds it. A held
document also has ``words``, the first words of the paragraph that is meant (or of the text), with
``words_language``, ``translation`` when they are a translation made for this library, and for a paragraph
``place``, what it is called. What else a preview shows stands on the citation itself, for it belongs to the
mention: ``data-place``, the place in the instrument that it names, and ``data-why``, why nobody can tell
what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec

from preamble import alignment
from preamble.citations import kinds
from preamble.library import Entry
from preamble.model import BlockType, Citation, Document, Language, TextStatus
from preamble.network import Instrument, Network, Outcome, Passage
from preamble.render import escape, instruments, passages, shell
from preamble.render.links import Link, LinkPolicy, State
from preamble.render.remembered import remembered
from preamble.render.texts import Texts
from preamble.render.words import WORDS, date_in_words, kind_name

PREVIEWS = "previews.json"
_FIRST_WORDS = 220
_DEEP = 2
"""A document's page lies two folders below the root of its language."""


# --- where citations lead -------------------------------------------------------------------------------


def links(network: Network, language: Language, here: Entry) -> LinkPolicy:
    """Into the library where it holds the instrument, else to the instrument's page, else nowhere."""

    @cache
    def known(target: str) -> tuple[str, str | None]:
        instrument = network.instruments[target]
        return instruments.href(instrument.slug, _DEEP), instruments.official(instrument, language)

    def decide(citation: Citation) -> Link:
        resolution = network.resolve(citation, here.slug, language)
        if resolution.outcome is Outcome.UNRESOLVED:
            return Link(State.UNRESOLVED, why=_why(citation, language))
        place = passages.pinpoint_words(citation.pinpoint, language) if citation.pinpoint else None
        if resolution.entry is None:
            return Link(State.KNOWN, *known(citation.target or ""), place)
        fragment = next(iter(resolution.places), "")
        if resolution.entry == here.slug:
            return Link(State.HELD, f"#{fragment or 'title'}", place=place)
        there = f"../{resolution.entry}/" + (f"#{fragment}" if fragment else "")
        return Link(State.HELD, there, place=place)

    return decide


@remembered
def texts(
    document: Document, network: Network, language: Language, slug: str, foreign: frozenset[str] = frozenset()
) -> Texts:
    """The words of a document, for every page that shows them with these links."""
    return Texts(document, links(network, language, network.entry(slug)), foreign)


_WHY = {
    "ambiguous": "why_body",
    "unknown-body": "why_unknown_body",
    "body": "why_no_such",
    "unknown-instrument": "why_instrument",
    "self": "why_self",
    "impossible": "why_impossible",
}


def _why(citation: Citation, language: Language) -> str:
    """Why a citation leads nowhere, in words."""
    return WORDS[language][_WHY.get(citation.how, "why_unknown")]


# --- what it cites, and who cites it ------------------------------------------------------------------------


def beside(network: Network, here: Entry, language: Language) -> dict[str, str]:
    """For each paragraph that others cite, by its id: a link to those who do, as HTML."""
    found = {}
    for place, citing in network.cited_at.get(here.slug, {}).items():
        said = escape.attribute(WORDS[language]["cited_at"].format(len(citing)))
        found[place] = (
            f' <a class="cited-at" href="#by-{escape.html(place)}" lang="{language}" aria-label="{said}"'
            f' title="{said}">{len(citing)}</a>'
        )
    return found


def sections(network: Network, here: Entry, language: Language) -> str:
    """What stands below the text: what it cites by kind, and who cites it; HTML."""
    page = _Sections(network, here, language)
    return f"{page.cites()}\n{page.cited_by()}"


class _Sections:
    def __init__(self, network: Network, here: Entry, language: Language) -> None:
        self.network = network
        self.here = here
        self.language = language
        self.words = WORDS[language]
        self.names = cache(self._names)
        self.decide = links(network, language, here)

    def cites(self) -> str:
        """Every instrument that the document cites, by kind, with the places."""
        by_kind: dict[str, dict[str, dict[str, None]]] = {}
        for target, place in self._mentioned():
            by_kind.setdefault(kinds.kind(target).key, {}).setdefault(target, {})[place] = None
        if not by_kind:
            return ""
        parts = []
        for kind in kinds.kinds():
            if kind.key in by_kind:
                targets = by_kind[kind.key]
                items = "".join(self.cited(target, places) for target, places in targets.items())
                name = escape.html(kind.called(self.language))
                count = f'<span class="count">{len(targets)}</span>'
                parts.append(
                    f'<details><summary>{name} {count}</summary><ul role="list">{items}</ul></details>'
                )
        return self.section("cites", sum(map(len, by_kind.values())), "".join(parts))

    def _mentioned(self) -> Iterator[tuple[str, str]]:
        """Target and place of every mention of something else, those of the page's text first."""
        of_texts = self.network.mentions[self.here.slug]
        for language in sorted(of_texts, key=lambda other: other != self.language):
            for mention in of_texts[language]:
                if (
                    mention.citation.target
                    and self.network.resolve(mention.citation, self.here.slug).entry != self.here.slug
                ):
                    yield mention.citation.target, mention.place

    def cited(self, target: str, places: Iterable[str]) -> str:
        """One instrument, and the places of this document that cite it."""
        instrument = self.network.instruments[target]
        names = self.names(self.here.slug, self.text)
        shown = ", ".join(
            f'<a href="#{escape.html(place)}">{escape.html(names.get(place, place))}</a>' for place in places
        )
        return f'<li>{self.instrument(instrument)} <span class="places">{shown}</span></li>'

    @property
    def text(self) -> Language:
        """The language of the text that the page shows."""
        return self.language if self.language in self.here.texts else next(iter(self.here.texts))

    def instrument(self, instrument: Instrument) -> str:
        """Symbol and title, as a link."""
        if instrument.held:
            address, state = f"../{instrument.held}/", State.HELD
        else:
            address, state = instruments.href(instrument.slug, _DEEP), State.KNOWN
        shown, known = instruments.called(instrument, self.network, self.language)
        name = f'<a class="cite {state}" href="{escape.html(address)}">{escape.html(shown)}</a>'
        if known is None:
            return name
        said, language = known
        lang = "" if language == self.language else f' lang="{language}"'
        return f'{name} <span class="name"{lang}>{escape.html(said)}</span>'

    # --- the other direction ----------------------------------------------------------------------

    def cited_by(self) -> str:
        """The passages of other documents that cite this one: by paragraph, then the document as a whole."""
        at = self.network.cited_at.get(self.here.slug, {})
        every = self.network.cited_by.get(self.here.slug, ())
        if not every:
            body = f'<p class="none">{escape.html(self.words["cited_by_none"])}</p>'
            return self.section("cited-by", 0, body)
        special = {(passage.entry, passage.place) for found in at.values() for passage in found}
        names = self.names(self.here.slug, self.text)
        parts = []
        order = {place: number for number, place in enumerate(names)}
        for place in sorted(at, key=lambda place: order.get(place, len(order))):
            name = escape.html(names.get(place, place))
            own = escape.html(place)
            parts.append(f'<h3 id="by-{own}"><a href="#{own}">{name}</a></h3>{self.listed(at[place])}')
        if whole := [passage for passage in every if (passage.entry, passage.place) not in special]:
            parts.append(
                f'<h3 id="by-whole">{escape.html(self.words["cited_by_whole"])}</h3>{self.listed(whole)}'
            )
        return self.section("cited-by", len(every), "".join(parts))

    def section(self, name: str, count: int, body: str) -> str:
        """A part of the page under its heading, with the count of what stands there."""
        head = escape.html(self.words[name.replace("-", "_")])
        counted = f' <span class="count">{count}</span>' if count else ""
        opening = f'<section class="{name}" id="{name}" lang="{self.language}">'
        return f"{opening}<h2>{head}{counted}</h2>{body}</section>"

    def listed(self, found: Iterable[Passage]) -> str:
        """Passages as a list: which document, where, in what words."""
        return f'<ol class="passages" role="list">{"".join(map(self.passage, found))}</ol>'

    def passage(self, passage: Passage) -> str:
        """One passage of another document."""
        entry = self.network.entry(passage.entry)
        language, found = instruments.shown_mentions(passage, self.language)
        page = self.language if self.language not in entry.texts else language
        there = f"{self.document(entry.slug, page)}#{escape.html(passage.place)}"
        name, name_language = instruments.entry_title(entry, self.language)
        shown, shown_language = (entry.symbol, self.language) if entry.symbol else (name, name_language)
        place = self.names(entry.slug, language).get(passage.place, passage.place)
        lang = "" if language == self.language else f' lang="{language}"'
        own = "" if shown_language == self.language else f' lang="{shown_language}"'
        label = f"<span{own}>{escape.html(shown)}</span>, {escape.html(place)}"
        link = f'<a class="place" href="{there}">{label}</a>'
        return f"<li>{link}<blockquote{lang}>{passages.excerpt(found, self.language)}</blockquote></li>"

    def document(self, slug: str, language: Language) -> str:
        """The address of another document's page, counted from this one's."""
        if language == self.language:
            return f"../{slug}/"
        return shell.DOCUMENTS.root(self.language) + shell.DOCUMENTS.address(slug, language)

    def _names(self, slug: str, language: Language) -> Mapping[str, str]:
        document = self.network.entry(slug).texts[language].document
        return passages.place_names(document, self.language)


# --- previews --------------------------------------------------------------------------------------------


def previews(network: Network, here: Entry, language: Language) -> str:
    """The text of ``previews.json`` beside the page of a document; see the head of this module."""
    page = _Previews(network, language)
    decide = links(network, language, here)
    found: dict[str, dict[str, object]] = {}
    for of_text in network.mentions[here.slug].values():
        for mention in of_text:
            link = decide(mention.citation)
            if link.href and link.href not in found:
                found[link.href] = page.preview(mention.citation, here)
    return msgspec.json.encode(found).decode()


class _Previews:
    """Previews in one language; what several links need is made once."""

    def __init__(self, network: Network, language: Language) -> None:
        self.network = network
        self.language = language
        self.texts = cache(self._texts)
        self.names = cache(lambda slug: passages.place_names(self.shown(slug), language))

    def preview(self, citation: Citation, here: Entry) -> dict[str, object]:
        """What is shown of one link."""
        resolution = self.network.resolve(citation, here.slug, self.language)
        if resolution.entry:
            return self.held(self.network.entry(resolution.entry), next(iter(resolution.places), ""))
        instrument = self.network.instruments[citation.target or ""]
        name, known = instruments.called(instrument, self.network, self.language)
        made: dict[str, object] = {
            "name": name,
            "what": instrument.nature.name(self.language),
            "held": False,
        }
        if known:
            made |= {"title": known[0], "title_language": known[1]}
        if instrument.fact.adopted:
            made["date"] = date_in_words(instrument.fact.adopted, self.language)
        if address := instruments.official(instrument, self.language):
            made["official"] = address
        return made

    def held(self, entry: Entry, place: str) -> dict[str, object]:
        """What is shown of a document of the library, or of a paragraph of it."""
        name, name_language = instruments.entry_title(entry, self.language)
        what = kind_name(entry.kind, self.language)
        made: dict[str, object] = {"name": entry.symbol or name, "what": what, "held": True}
        if entry.symbol and name != entry.symbol:
            made |= {"title": name, "title_language": name_language}
        if entry.date:
            made["date"] = date_in_words(entry.date, self.language)
        if words := self.texts(entry.slug).get(place, ""):
            language = self.language_of(entry.slug, place)
            made |= {"words": words, "words_language": language}
            known = entry.texts[language].metadata
            if known and known.status is TextStatus.TRANSLATION:
                made["translation"] = True
        if place:
            made["place"] = self.names(entry.slug).get(place, place)
        return made

    def shown(self, slug: str) -> Document:
        """The text that a page in this language shows."""
        return self.network.entry(slug).merged(self.language).document

    def language_of(self, slug: str, place: str) -> Language:
        """The language of the words at a place, which may not be translated yet."""
        merged = self.network.entry(slug).merged(self.language)
        language = merged.document.language
        return alignment.other_than(language) if place in merged.foreign else language

    def _texts(self, slug: str) -> dict[str, str]:
        """The first words of every paragraph, and under '' those of the text."""
        found: dict[str, str] = {}
        for block in self.shown(slug).blocks:
            found[block.id] = _first_words(block.text)
            if block.type not in (BlockType.HEADING, BlockType.OPENER):
                found.setdefault("", found[block.id])
        return found


def _first_words(text: str) -> str:
    if len(text) <= _FIRST_WORDS:
        return text
    return text[: max(text.rfind(" ", 0, _FIRST_WORDS), 1)] + " …"
