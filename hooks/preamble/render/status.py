"""What is there in which language, what is missing, and what somebody could do about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from preamble.alignment import differences, other_than
from preamble.alignment.counts import Counts, Coverage
from preamble.library import Entry, Library
from preamble.model import LANGUAGES, Language, TextStatus
from preamble.render.publication import address, row
from preamble.render.shown import Standing, StandingText
from preamble.render.words import WORDS

_MOST_LINKS = 40
"""Missing paragraphs named one by one; a text that lacks more is not begun rather than full of holes."""


def standings(library: Library, language: Language) -> tuple[Standing, ...]:
    """Every document, in the library's order."""
    found: defaultdict[Path, list[str]] = defaultdict(list)
    for file, diagnostic in library.diagnostics:
        if diagnostic.code in differences.CODES:
            found[file.parent].append(diagnostic.code)
    return tuple(
        _standing(entry, library.coverages[entry.slug], found[entry.folder], language)
        for entry in library.entries
    )


def _standing(entry: Entry, figures: Coverage, found: Collection[str], language: Language) -> Standing:
    listed = row(entry, language)
    both = len(entry.texts) == len(LANGUAGES)
    return Standing(
        slug=entry.slug,
        title=listed.title,
        title_language=listed.title_language,
        symbol=listed.symbol,
        address=address(entry.slug, language),
        texts=tuple(
            _text(entry, other, figures.texts.get(other), figures.missing[other], language)
            for other in LANGUAGES
        ),
        aligned=figures.aligned if both else 0,
        of=figures.of,
        same_citations="citations-differ" not in found if both else None,
        differences=len(found),
        next=tuple(_next(entry, len(found), language)),
    )


def _text(
    entry: Entry, own: Language, counts: Counts | None, missing: tuple[str, ...], language: Language
) -> StandingText:
    text = entry.texts.get(own)
    if text is None:
        return StandingText(own, None, False, None, (), 0)
    status = text.metadata.status if text.metadata else None
    words = WORDS[language]
    return StandingText(
        language=own,
        status=words[f"status_short_{status}"] if status else words["status_short_unknown"],
        official=status is TextStatus.OFFICIAL,
        counted=_counted(counts, words) if counts else None,
        missing=missing[:_MOST_LINKS],
        unnamed=max(len(missing) - _MOST_LINKS, 0),
    )


def _counted(counts: Counts, words: Mapping[str, str]) -> str:
    return words["standing_counts"].format(counts.paragraphs, counts.notes, counts.citations, counts.words)


def _next(entry: Entry, differing: int, language: Language) -> Iterator[str]:
    words = WORDS[language]
    for own in LANGUAGES:
        text = entry.texts.get(own)
        if text is None:
            yield words[f"next_add_{own}"]
        elif not entry.complete(own) and other_than(own) in entry.texts:
            yield words[f"next_go_on_{own}"]
        elif text.metadata and text.metadata.status is TextStatus.TRANSLATION:
            yield words["next_compare" if text.metadata.official_address else f"next_review_{own}"]
    if differing:
        yield words["next_differences"]
