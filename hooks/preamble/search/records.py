"""The documents of the library and what they cite, as what the search finds (``places.py``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from preamble.library import Entry, Library, Text
from preamble.model import LANGUAGES, Block, BlockType, Footnote, Language, TextStatus
from preamble.network import Instrument, Network
from preamble.network.nature import is_printed
from preamble.render import instruments as pages_of_instruments
from preamble.render import publication
from preamble.render.shell import address
from preamble.render.words import WORDS, date_in_words
from preamble.search.places import Cited, Place, PlaceType, Record


def documents(library: Library) -> Iterator[Record]:
    """The documents of the library, each in every language in which it has a text, in the library's order."""
    for entry in library.entries:
        for language, text in entry.texts.items():
            yield _document(entry, language, text)


def _document(entry: Entry, language: Language, text: Text) -> Record:
    row = publication.row(entry, language)
    others = [one.document for other, one in entry.texts.items() if other != language]
    there = {block.id for other in others for block in other.blocks}
    there |= {note.id for other in others for note in other.footnotes}
    title = Place(
        "",
        PlaceType.TITLE,
        row.title,
        more=_joined(row.symbol, *entry.metadata.aliases, row.kind_name, row.body, row.date, row.year),
        shared=len(entry.texts) > 1,
    )
    return Record(
        key=f"document/{entry.slug}",
        group="document",
        language=language,
        address=row.address,
        title=row.title,
        places=(title, *_places(text, language, there)),
        symbol=row.symbol,
        is_=tuple(target for target in (entry.symbol, *entry.metadata.aliases) if target),
        about=_joined(row.kind_name, row.body, row.date),
        translation=text.metadata is not None and text.metadata.status is TextStatus.TRANSLATION,
        body=row.body_key,
        kind=row.kind,
        year=row.year,
        names={row.body_key: row.body or WORDS[language]["no_body"], row.kind: row.kind_name},
    )


def instruments(network: Network) -> Iterator[Record]:
    """The page of every cited instrument, in every language of the site."""
    for instrument in network.instruments.values():
        for language in LANGUAGES:
            yield _instrument(instrument, network, language)


def _instrument(instrument: Instrument, network: Network, language: Language) -> Record:
    known = pages_of_instruments.title(instrument, network, language)
    name = instrument.nature.name(language)
    adopted = instrument.fact.adopted
    day = date_in_words(adopted, language) if adopted else None
    return Record(
        key=f"instrument/{instrument.slug}",
        group="instrument",
        language=language,
        address=address(pages_of_instruments.PLACE, instrument.slug, language),
        title=known[0] if known else instrument.target,
        places=(
            Place(
                "",
                PlaceType.TITLE,
                known[0] if known else instrument.target,
                more=_joined(instrument.target, name, day),
                shared=True,
            ),
        ),
        symbol=instrument.target if known and is_printed(instrument.target) else None,
        is_=(instrument.target,),
        about=_joined(name, day),
        year=instrument.year,
    )


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


# --- the places of a text ---------------------------------------------------------------------------


def _places(text: Text, language: Language, there: set[str]) -> Iterator[Place]:
    """Every block and note of a text; places count from 1, the title being place 0."""
    blocks = text.document.blocks
    index = {block.id: number for number, block in enumerate(blocks, 1)}
    by_id = {block.id: block for block in blocks}
    calls = {note.note: index[block.id] for block in blocks for note in block.notes}
    headings: list[tuple[int, int]] = []
    for number, block in enumerate(blocks, 1):
        if block.type is BlockType.HEADING:
            level = block.level or 1
            while headings and headings[-1][0] >= level:
                headings.pop()
        parent = index.get(block.parent or "", headings[-1][1] if headings else -1)
        if block.type is BlockType.HEADING:
            headings.append((level, number))
        origin = _origin(block, by_id)
        yield Place(
            block.id,
            _type(origin),
            block.text,
            _label(block, by_id),
            parent,
            names=_names(block),
            cites=_targets(block),
            shared=block.id in there,
        )
    for note in text.document.footnotes:
        label = f"{WORDS[language]['note_short']} {note.label}"
        yield Place(
            note.id,
            PlaceType.FOOTNOTE,
            note.text,
            label,
            calls.get(note.id, -1),
            names=(note.id,),
            cites=_targets(note),
            shared=note.id in there,
        )


def _origin(block: Block, by_id: Mapping[str, Block]) -> Block:
    """The paragraph of which a block is an item or a quotation."""
    seen = {block.id}
    while (parent := by_id.get(block.parent or "")) and parent.id not in seen:
        block = parent
        seen.add(block.id)
    return block


def _type(block: Block) -> PlaceType:
    match block.type:
        case BlockType.HEADING:
            return PlaceType.HEADING
        case BlockType.PREAMBULAR:
            return PlaceType.PREAMBLE
        case BlockType.OPERATIVE:
            return PlaceType.OPERATIVE
        case _:
            return PlaceType.TEXT


_NUMBERED_ID = re.compile(r"(?:^|-)((?:pp|op|para)(\d+[a-z]?))((?:-[a-z0-9]+)*)$")


def _label(block: Block, by_id: Mapping[str, Block]) -> str:
    """The number in the margin, with that of the paragraph it belongs to."""
    if block.type is BlockType.HEADING:
        return block.printed_label or block.label or ""
    own = f"({block.label})" if block.type is BlockType.ITEM and block.label else block.label or ""
    parent = by_id.get(block.parent or "")
    if parent and parent.type is not BlockType.HEADING:
        return f"{_label(parent, by_id)} {own}".strip()
    found = _NUMBERED_ID.search(block.id)
    if found and block.type in (BlockType.PREAMBULAR, BlockType.OPERATIVE):
        return found[1].upper()
    return own


def _names(block: Block) -> tuple[str, ...]:
    """``op5`` and ``5`` for operative paragraph 5; ``op13-a`` for its item (a)."""
    found = _NUMBERED_ID.search(block.id)
    if not found:
        return ()
    name = found[1] + found[3]
    if block.type in (BlockType.OPERATIVE, BlockType.NUMBERED) and not found[3]:
        return (name, found[2])
    return (name,)


def _targets(part: Block | Footnote) -> tuple[Cited, ...]:
    return tuple(
        Cited(citation.target, citation.start, citation.end) for citation in part.citations if citation.target
    )
