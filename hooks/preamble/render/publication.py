"""An entry of the library as what is published of it: its pages, their links, its row in the lists."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from preamble import alignment, bodies
from preamble.library import Entry, Library, Text
from preamble.model import LANGUAGES, Language, Metadata, TextStatus
from preamble.network import Network
from preamble.render import citing, former, head, page, parallel, shell
from preamble.render.card import Card
from preamble.render.page import Way
from preamble.render.shown import GROUPINGS, DocumentRow, Filters, Group, Grouping, TextLink
from preamble.render.words import WORDS, date_in_words, days_in_words, kind_name

# --- pages ------------------------------------------------------------------------------------


def text_for(entry: Entry, language: Language) -> Text:
    """The text that a page in a language shows: its own, or the other one where that is missing."""
    if language in entry.texts:
        return entry.texts[language]
    return next(entry.texts[other] for other in LANGUAGES if other in entry.texts)


def markdown(entry: Entry, language: Language, network: Network) -> str:
    """The Markdown page of an entry in a language of the site."""
    shown = entry.merged(language)
    there = entry.texts.get(language)
    counted = (
        [len(there.document.blocks), len(shown.document.blocks), alignment.other_than(language).upper()]
        if there and shown.foreign
        else None
    )
    return page.markdown(
        shown.document,
        language=language,
        card=card(entry, language),
        texts=citing.texts(shown.document, network, language, entry.slug, shown.foreign),
        meta={
            "slug": entry.slug,
            "texts": [other for other in LANGUAGES if other in entry.texts],
            "partial": counted,
        },
        beside=citing.beside(network, entry, language),
    )


def page_head(entry: Entry, language: Language, root: str) -> head.Head:
    """What the page of an entry says of itself; ``root`` is the absolute address of the site."""
    addresses = {other: root + address(entry.slug, other) for other in entry.texts}
    return head.of_document(card(entry, language), language, addresses)


def card(entry: Entry, language: Language) -> Card:
    """What ``document.yml`` knows of an entry, and what only its masthead says."""
    text = text_for(entry, language)
    known, document = entry.metadata, text.document
    title, title_language = _title(entry, language)
    masthead = document.masthead
    same = document.language == language
    return Card(
        title=title,
        kind=entry.kind,
        text_language=document.language,
        title_language=title_language if title_language != language else None,
        title_note=dict(known.title_note).get(language),
        body=_body(entry, language),
        symbol=entry.symbol,
        adopted=known.adopted,
        issued=known.issued,
        meeting=known.meeting,
        dated=masthead.date,
        session=dict(known.session).get(language) or (masthead.session if same else None),
        agenda_item=dict(known.agenda_item).get(language) or (masthead.agenda_item if same else None),
        original_language=known.original_language or masthead.original_language,
        status=text.metadata.status if text.metadata else None,
        official_address=text.metadata.official_address if text.metadata else None,
        note=_remarks(known, text, language),
    )


def _title(entry: Entry, language: Language) -> tuple[str, Language]:
    """The title in a language, else in the other, and the language it is in."""
    for candidate in (language, *LANGUAGES):
        if title := entry.title(candidate):
            return title, candidate
    return entry.symbol or entry.slug, language


def _body(entry: Entry, language: Language) -> str | None:
    if entry.body and (body := bodies.load().get(entry.body)):
        return body.name[language]
    return text_for(entry, language).document.masthead.body


def _remarks(known: Metadata, text: Text, language: Language) -> str | None:
    own = dict(text.metadata.note).get(language) if text.metadata else None
    return " ".join(note for note in (dict(known.note).get(language), own) if note) or None


# --- both texts side by side ---------------------------------------------------------------------


def has_parallel(entry: Entry) -> bool:
    """Whether there are two texts to set side by side."""
    return len(entry.texts) == len(LANGUAGES)


def parallel_address(slug: str, language: Language) -> str:
    """Where both texts of a document stand side by side, counted from the root of the site.

    >>> parallel_address("a-res-75-10", "en")
    'en/documents/a-res-75-10/parallel/'
    """
    return shell.PARALLEL.address(slug, language)


def original(entry: Entry, language: Language) -> Language:
    """The language of the only text that is no translation of ours; the given one where that says nothing."""
    own = set(entry.texts) - set(_translations(entry))
    return own.pop() if len(own) == 1 else language


def parallel_pages(network: Network, root: str) -> shell.Filling:
    """The parallel pages of all entries that have two texts; ``root`` is the site's absolute address."""
    entries = {entry.slug: entry for entry in network.library.entries if has_parallel(entry)}

    def items(language: Language, slugs: Sequence[str]) -> Iterable[shell.Item]:
        words = WORDS[language]
        for entry in map(entries.__getitem__, slugs):
            about = card(entry, language)
            yield shell.Item(
                entry.slug,
                {
                    "title": f"{words['parallel']}. {head.title(about, language)}",
                    "description": head.parallel_description(about, language),
                    "canonical": root + address(entry.slug, original(entry, language)),
                    "reference": head.reference(about, language),
                    "translations": " ".join(_translations(entry)),
                    "content": shell.Html(
                        former.with_former(parallel_page(entry, language, network), entry.metadata.moved)
                    ),
                },
            )

    return shell.Filling(shell.PARALLEL, tuple(entries), items)


def _translations(entry: Entry) -> Iterator[Language]:
    """The languages in which an entry has a translation made for this library."""
    for text in entry.texts.values():
        if text.metadata and text.metadata.status is TextStatus.TRANSLATION:
            yield text.language


def parallel_page(entry: Entry, language: Language, network: Network) -> str:
    """Both texts of an entry that has two, the one in the page's language first."""
    order = sorted(entry.texts, key=lambda other: other != language)
    first, second = (_side(entry, other, language, network) for other in order)
    return parallel.html(first, second, card(entry, language), language)


def _side(entry: Entry, language: Language, shown_in: Language, network: Network) -> parallel.Side:
    text, here = entry.texts[language], parallel_address(entry.slug, shown_in)
    page = address(entry.slug, language)
    return parallel.Side(
        texts=citing.texts(text.document, network, language, entry.slug),
        title=entry.title(language),
        status=text.metadata.status if text.metadata else None,
        official_address=text.metadata.official_address if text.metadata else None,
        page=_way(here, page),
        way=Way(beside=_way(here, f"{page}../"), root=_way(here, f"{page}../../")),
    )


def _way(here: str, there: str) -> str:
    """The way from one page to another folder, both counted from the site's root.

    >>> _way("documents/a/parallel/", "en/documents/a/../")
    '../../../en/documents/'
    """
    return posixpath.relpath(f"/{there}", f"/{here}") + "/"


# --- lists ------------------------------------------------------------------------------------


def address(slug: str, language: Language) -> str:
    """Where the page of a document lies, counted from the root of the site.

    >>> address("a-res-75-10", "ru"), address("a-res-75-10", "en")
    ('documents/a-res-75-10/', 'en/documents/a-res-75-10/')
    """
    return shell.DOCUMENTS.address(slug, language)


def rows(library: Library, language: Language) -> tuple[DocumentRow, ...]:
    """Every document, in the library's order: the latest first, undated ones last."""
    return tuple(row(entry, language) for entry in library.entries)


def row(entry: Entry, language: Language) -> DocumentRow:
    """One document as a line of a list."""
    title, title_language = _title(entry, language)
    words, translated = WORDS[language], set(_translations(entry))
    return DocumentRow(
        slug=entry.slug,
        address=address(entry.slug, language),
        title=title,
        title_language=title_language,
        symbol=entry.symbol,
        body_key=entry.body or "none",
        body=_body(entry, language),
        kind=str(entry.kind),
        kind_name=kind_name(entry.kind, language),
        day=entry.date,
        date=_date(entry, language),
        year=entry.year,
        texts=tuple(
            TextLink(
                other,
                f"{words[f'text_{other}']}, {words['unofficial']}"
                if other in translated
                else words[f"text_{other}"],
                address(entry.slug, other),
                other in translated,
            )
            for other in LANGUAGES
            if other in entry.texts
        ),
    )


def _date(entry: Entry, language: Language) -> str:
    if entry.date:
        return date_in_words(entry.date, language)
    return days_in_words(*entry.metadata.meeting, language) if entry.metadata.meeting else ""


def grouped(
    listed: Sequence[DocumentRow], grouping: Grouping, language: Language
) -> tuple[Group[DocumentRow], ...]:
    """The rows of a list under headings, in the order of the headings' names; years latest first."""
    words = WORDS[language]
    key_of: dict[Grouping, Callable[[DocumentRow], tuple[str, str]]] = {
        "body": lambda row: (row.body_key, row.body or words["no_body"]),
        "kind": lambda row: (row.kind, row.kind_name),
        "year": lambda row: (f"year-{row.year or 'none'}", str(row.year or words["no_year"])),
    }
    collected: dict[tuple[str, str], list[DocumentRow]] = {}
    for one in listed:
        collected.setdefault(key_of[grouping](one), []).append(one)
    groups = [Group(key, name, tuple(members)) for (key, name), members in collected.items()]
    return tuple(groups if grouping == "year" else sorted(groups, key=lambda group: group.name))


def options(listed: Iterable[DocumentRow]) -> Filters:
    """What a list can be narrowed by: (value, name) pairs for each way of grouping."""
    members = tuple(listed)
    found = {
        "body": sorted({(row.body_key, row.body) for row in members if row.body}, key=lambda pair: pair[1]),
        "kind": sorted({(row.kind, row.kind_name) for row in members}, key=lambda pair: pair[1]),
        "year": sorted({(str(row.year), str(row.year)) for row in members if row.year}, reverse=True),
    }
    return tuple((grouping, tuple(found[grouping])) for grouping in GROUPINGS)


def list_record(listed: Iterable[DocumentRow]) -> str:
    """The list as JSON text: what a program needs to find every document."""
    documents = [
        {
            "slug": row.slug,
            "title": row.title,
            "symbol": row.symbol,
            "body": row.body_key if row.body_key != "none" else None,
            "kind": row.kind,
            "date": row.day.isoformat() if row.day else None,
            "texts": [text.language for text in row.texts],
            "translations": [text.language for text in row.texts if text.translation],
            "address": f"documents/{row.slug}/",
        }
        for row in listed
    ]
    written = msgspec.json.encode({"schema": 1, "documents": documents})
    return f"{msgspec.json.format(written, indent=1).decode()}\n"
