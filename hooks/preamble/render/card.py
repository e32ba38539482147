"""The masthead card: what this is, who adopted it, when, in which language, and is it official."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from preamble.model import Document, Kind, Language, TextStatus
from preamble.render import escape
from preamble.render.words import WORDS, date_in_words, days_in_words, kind_name, language_name


class Card(Struct, frozen=True):
    """The facts of a document in the words of one language; what is not known is None."""

    title: str | None
    kind: Kind
    text_language: Language
    title_language: Language | None = None
    """Language of the title, when it is not the page's."""
    title_note: str | None = None
    body: str | None = None
    symbol: str | None = None
    adopted: date | None = None
    issued: date | None = None
    meeting: tuple[date, date] | None = None
    """First and last day of the meeting, where the document's own day is not known."""
    dated: date | None = None
    """A date of which nothing says whether it is adoption or issue."""
    session: str | None = None
    agenda_item: str | None = None
    original_language: str | None = None
    """ISO 639-1 code, or the name as printed."""
    status: TextStatus | None = None
    official_address: str | None = None
    note: str | None = None


def from_document(document: Document) -> Card:
    """The card of a document of which nothing is known but its text."""
    masthead = document.masthead
    return Card(
        title=document.title or masthead.title,
        kind=document.kind,
        text_language=document.language,
        body=masthead.body,
        symbol=document.symbol or masthead.symbol,
        dated=masthead.date,
        session=masthead.session,
        agenda_item=masthead.agenda_item,
        original_language=masthead.original_language,
    )


def kicker(card: Card, language: Language) -> str:
    """The line above the title: kind and symbol."""
    parts = [kind_name(card.kind, language), card.symbol]
    shown = ' <span class="dot">·</span> '.join(f"<span>{escape.html(part)}</span>" for part in parts if part)
    return f'<p class="kicker" lang="{language}">{shown}</p>'


def facts(card: Card, language: Language) -> str:
    """The facts as a description list, one line of HTML."""
    words = WORDS[language]
    rows = [
        _row(words["body"], card.body, "body"),
        _row(words["symbol"], card.symbol, "symbol"),
        _date(words["adopted"], card.adopted, language),
        _date(words["issued"], card.issued, language),
        _row(words["meeting"], days_in_words(*card.meeting, language) if card.meeting else None),
        _date(words["dated"], None if card.adopted or card.issued or card.meeting else card.dated, language),
        _row(words["session"], card.session),
        _row(words["agenda_item"], card.agenda_item),
        _row(words["text_language"], language_name(card.text_language, language)),
        _row(
            words["original_language"],
            card.original_language and language_name(card.original_language, language),
        ),
        _status(card, language),
    ]
    notes = "".join(
        f'<p class="remark">{escape.html(note)}</p>' for note in (card.title_note, card.note) if note
    )
    listed = "".join(row for row in rows if row)
    name = escape.html(words["masthead"])
    return f'<section class="card" lang="{language}" aria-label="{name}"><dl>{listed}</dl>{notes}</section>'


def _row(name: str, value: str | None, kind: str = "") -> str:
    if not value:
        return ""
    attribute = f' class="{kind}"' if kind else ""
    return f"<div{attribute}><dt>{escape.html(name)}</dt><dd>{escape.html(value)}</dd></div>"


def _date(name: str, day: date | None, language: Language) -> str:
    if day is None:
        return ""
    shown = escape.html(date_in_words(day, language))
    return (
        f'<div><dt>{escape.html(name)}</dt><dd><time datetime="{day.isoformat()}">{shown}</time></dd></div>'
    )


def _status(card: Card, language: Language) -> str:
    words = WORDS[language]
    address = escape.address(card.official_address)
    said = escape.html(words[f"status_{card.status or 'unknown'}"])
    link = f'<a class="official" href="{address}">{escape.html(words["official"])}</a>' if address else ""
    if card.status is TextStatus.OFFICIAL and address:
        said, link = "", link
    shown = " · ".join(part for part in (said, link) if part)
    name = escape.html(words["status"])
    return f'<div class="status {card.status or ""}"><dt>{name}</dt><dd>{shown}</dd></div>'
