"""What a page says of itself to browsers, search engines and those who share it.

The words here are never seen in the text: the title of the tab, the description under a search
result, the data of https://schema.org. A reference in words, ready to stand behind a quotation, is
made of the same facts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from preamble.model import Kind, Language, TextStatus
from preamble.render import escape
from preamble.render.card import Card
from preamble.render.words import WORDS, date_in_words, days_in_words, kind_name

_TYPES: Mapping[Kind, str] = {
    Kind.RESOLUTION: "Legislation",
    Kind.DECISION: "Legislation",
    Kind.REPORT: "Report",
}
"""Types of schema.org; whatever is neither law nor report is a creative work, and no more is claimed."""


class Head(Struct, frozen=True):
    """The head of a document's page."""

    title: str
    """Symbol and title: what a tab, a bookmark and a search result begin with."""
    description: str
    reference: str
    """The document as a footnote would name it."""
    status: TextStatus | None
    official_address: str | None
    structured: str
    """JSON-LD, safe inside a script element; empty for a page without words of its own."""


def of_document(card: Card, language: Language, addresses: Mapping[Language, str]) -> Head:
    """The head of a page in ``language`` that shows what ``card`` describes.

    ``addresses`` are the absolute addresses of the document's texts, by language.
    """
    return Head(
        title=title(card, language),
        description=description(card, language),
        reference=reference(card, language),
        status=card.status,
        official_address=card.official_address,
        structured=structured(card, addresses) if card.text_language == language else "",
    )


def title(card: Card, language: Language) -> str:
    """The symbol first: it is what documents are looked for by, and what is left of a narrow tab.

    >>> title(Card("Cooperation", Kind.RESOLUTION, "en", symbol="A/RES/75/10"), "en")
    'A/RES/75/10: Cooperation'
    """
    words = card.title or ("" if card.symbol else WORDS[language]["untitled"])
    return ": ".join(part for part in (card.symbol, words) if part)


def description(card: Card, language: Language) -> str:
    """What the page is, in one or two sentences.

    >>> description(Card("T", Kind.REPORT, "en", symbol="S/2025/496", issued=date(2025, 8, 1)), "en")
    'Report S/2025/496, 1\\xa0August 2025. Text in English, with an address for every paragraph.'
    """
    words, facts = WORDS[language], _facts(card, language)
    text = words[f"text_{card.text_language}"]
    status = f"{words[f'status_{card.status}']}. " if card.status is TextStatus.TRANSLATION else ""
    return f"{facts}. {status}{text}, {words['with_addresses']}."


def parallel_description(card: Card, language: Language) -> str:
    """What the page of both texts is.

    >>> parallel_description(Card("T", Kind.REPORT, "en", symbol="S/2025/496"), "en")
    'Report S/2025/496. The texts in Russian and English side by side, paragraph by paragraph.'
    """
    return f"{_facts(card, language)}. {WORDS[language]['parallel_described']}"


def reference(card: Card, language: Language) -> str:
    """The document in words, for the end of a quotation.

    >>> reference(Card("T", Kind.RESOLUTION, "en", symbol="A/RES/1/1", body="General Assembly"), "en")
    'General Assembly, resolution A/RES/1/1, “T”'
    """
    kind = kind_name(card.kind, language)
    named = " ".join(part for part in (kind[:1].lower() + kind[1:], card.symbol) if part)
    quoted = WORDS[language]["quoted"].format(card.title) if card.title else ""
    day = _day(card, language)
    listed = ", ".join(part for part in (card.body, named, quoted) if part)
    return f"{listed} ({day})" if day else listed


def structured(card: Card, addresses: Mapping[Language, str]) -> str:
    """The facts as JSON-LD; only what is known is said.

    >>> '</script>' in structured(Card("</script>", Kind.REPORT, "en"), {"en": "https://example.org/"})
    False
    """
    own = addresses[card.text_language]
    kind = _TYPES.get(card.kind, "CreativeWork")
    day = card.issued or card.adopted or card.dated
    other = {
        "@type": kind,
        "@id": next((address for language, address in addresses.items() if address != own), None),
        "inLanguage": next((language for language in addresses if language != card.text_language), None),
    }
    passed_by = {"@type": "Organization", "name": card.body} if card.body and kind == "Legislation" else None
    translated = card.status is TextStatus.TRANSLATION
    values: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": own,
        "url": own,
        "name": card.title,
        "identifier": card.symbol,
        "legislationIdentifier": card.symbol if kind == "Legislation" else None,
        "legislationDate": card.adopted.isoformat() if card.adopted and kind == "Legislation" else None,
        "inLanguage": card.text_language,
        "datePublished": day.isoformat() if day else None,
        "legislationPassedBy": passed_by,
        "sameAs": None if translated else card.official_address,
        "translationOfWork": other if translated and other["@id"] else None,
        "workTranslation": other if card.status is TextStatus.OFFICIAL and other["@id"] else None,
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "application/json",
            "contentUrl": f"{own}document.json",
        },
    }
    known = {key: value for key, value in values.items() if value is not None}
    return escape.in_script(json.dumps(known, ensure_ascii=False))


def script(structured: str) -> str:
    """The element that holds what `structured` has made; nothing of nothing."""
    return f'<script type="application/ld+json">{structured}</script>' if structured else ""


def alternates(own: Mapping[Language, str]) -> str:
    """Links to a page in every language in which it has words of its own, by their absolute addresses."""
    links = [
        f'<link rel="alternate" hreflang="{language}" href="{escape.html(there)}">'
        for language, there in own.items()
    ]
    default = f'<link rel="alternate" hreflang="x-default" href="{escape.html(next(iter(own.values())))}">'
    return "\n".join([*links, default])


def _facts(card: Card, language: Language) -> str:
    named = " ".join(part for part in (kind_name(card.kind, language), card.symbol) if part)
    return ", ".join(part for part in (named, card.body, _day(card, language)) if part)


def _day(card: Card, language: Language) -> str:
    day: date | None = card.adopted or card.issued
    if day is None and card.meeting:
        return days_in_words(*card.meeting, language)
    day = day or card.dated
    return date_in_words(day, language) if day else ""
