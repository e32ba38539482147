"""All citations of the library for machines: ``citations.json`` and ``citations.graphml``.

Both are described on the page ``docs/*/data.md``; the number of the schema goes up when a field changes its
meaning or goes. Addresses count from the root of the site, on its pages in the text's own language.
"""

from __future__ import annotations

from collections.abc import Iterator

from preamble.library import Entry
from preamble.model import LANGUAGES, Pinpoint
from preamble.network import Instrument, Mention, Network, Outcome, Resolution
from preamble.render import escape, instruments, shell
from preamble.render.record import one_line

SCHEMA = 1
JSON, GRAPHML = "citations.json", "citations.graphml"

# Name, kind of element, type; the order is that of the file.
_KEYS = (
    ("kind", "node", "string"),
    ("target", "node", "string"),
    ("title_ru", "node", "string"),
    ("title_en", "node", "string"),
    ("what", "node", "string"),
    ("date", "node", "string"),
    ("year", "node", "int"),
    ("address", "node", "string"),
    ("passages", "edge", "int"),
    ("places", "edge", "string"),
    ("pinpoints", "edge", "string"),
    ("words", "edge", "string"),
)


def citations(network: Network) -> str:
    """The text of ``citations.json``: every mention of every text, one line each."""
    mentions = ",\n".join(_line(network, mention) for mention in _mentions(network))
    known = ",\n".join(
        f"{one_line(one.target)}: {one_line(_described(one))}" for one in network.instruments.values()
    )
    return f'{{"schema": {SCHEMA},\n"instruments": {{\n{known}\n}},\n"citations": [\n{mentions}\n]}}\n'


def _mentions(network: Network) -> Iterator[Mention]:
    for by_language in network.mentions.values():
        for found in by_language.values():
            yield from found


def _described(instrument: Instrument) -> dict[str, object]:
    """What is known of an instrument, without what is not."""
    said = {
        "what": instrument.nature.name("en"),
        "form": str(instrument.nature.form),
        "body": instrument.nature.body.key if instrument.nature.body else None,
        "title": dict(instrument.fact.title),
        "adopted": instrument.fact.adopted.isoformat() if instrument.fact.adopted else None,
        "address": shell.address(instruments.PLACE, instrument.slug, LANGUAGES[0]),
        "held": instrument.held,
    }
    return {name: value for name, value in said.items() if value}


def _line(network: Network, mention: Mention) -> str:
    """One mention as one line of JSON."""
    citation = mention.citation
    resolution = network.resolve(citation, mention.entry)
    return one_line(
        {
            "document": mention.entry,
            "symbol": network.entry(mention.entry).symbol,
            "language": mention.language,
            "in": mention.where,
            "place": mention.place,
            "line": citation.line,
            "paragraphs": list(mention.paragraphs),
            "start": citation.start,
            "end": citation.end,
            "text": citation.text,
            "target": citation.target,
            "pinpoint": _parts(citation.pinpoint),
            "how": citation.how,
            "outcome": str(resolution.outcome),
            "address": _address(network, mention, resolution),
            "places": list(resolution.places),
        }
    )


def _parts(pinpoint: Pinpoint | None) -> list[list[str]] | None:
    return [list(part) for part in pinpoint.parts] if pinpoint else None


def _address(network: Network, mention: Mention, resolution: Resolution) -> str | None:
    """Where a mention leads."""
    if resolution.entry:
        fragment = f"#{resolution.places[0]}" if resolution.places else ""
        return shell.DOCUMENTS.address(resolution.entry, mention.language) + fragment
    if resolution.outcome is Outcome.INSTRUMENT and mention.citation.target:
        slug = network.instruments[mention.citation.target].slug
        return shell.address(instruments.PLACE, slug, mention.language)
    return None


# --- GraphML -----------------------------------------------------------------------------------------


def graphml(network: Network) -> str:
    """The text of ``citations.graphml``: documents and instruments, and an edge for each pair that cites.

    A document of the library is one node, whatever symbols it is cited under, and so are its two texts.
    """
    keys = "".join(
        f'<key id="{name}" for="{element}" attr.name="{name}" attr.type="{kind}"/>\n'
        for name, element, kind in _KEYS
    )
    nodes = [_document_node(entry) for entry in network.library.entries]
    nodes += (_instrument_node(one) for one in network.instruments.values() if not one.held)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        f'{keys}<graph id="citations" edgedefault="directed">\n{"".join(nodes)}'
        f"{''.join(_edges(network))}</graph>\n</graphml>\n"
    )


def _document_node(entry: Entry) -> str:
    return _node(
        entry.slug,
        {
            "kind": "document",
            "target": entry.symbol,
            "title_ru": entry.title("ru"),
            "title_en": entry.title("en"),
            "what": str(entry.kind),
            "date": entry.date.isoformat() if entry.date else None,
            "year": entry.year,
            "address": shell.DOCUMENTS.address(entry.slug, LANGUAGES[0]),
        },
    )


def _instrument_node(instrument: Instrument) -> str:
    title, adopted = dict(instrument.fact.title), instrument.fact.adopted
    return _node(
        _node_id(instrument),
        {
            "kind": "instrument",
            "target": instrument.target,
            "title_ru": title.get("ru"),
            "title_en": title.get("en"),
            "what": str(instrument.nature.form),
            "date": adopted.isoformat() if adopted else None,
            "year": instrument.year,
            "address": shell.address(instruments.PLACE, instrument.slug, LANGUAGES[0]),
        },
    )


def _node_id(instrument: Instrument) -> str:
    """The slug of a document; of an instrument its own, which no document's slug can be."""
    return instrument.held or f"instruments/{instrument.slug}"


def _edges(network: Network) -> Iterator[str]:
    seen: set[str] = set()
    for instrument in network.instruments.values():
        target = _node_id(instrument)
        # A document that is cited under two symbols has the passages of both under either.
        if target in seen:
            continue
        seen.add(target)
        passages: dict[str, list[str]] = {}
        pinpoints: dict[str, dict[str, None]] = {}
        words: dict[str, dict[str, None]] = {}
        for passage in instrument.passages:
            passages.setdefault(passage.entry, []).append(passage.place)
            for mention in (one for found in passage.mentions.values() for one in found):
                words.setdefault(passage.entry, {})[mention.citation.text] = None
                if place := mention.citation.pinpoint:
                    written = "/".join(f"{kind} {value}".strip() for kind, value in place.parts)
                    pinpoints.setdefault(passage.entry, {})[written] = None
        for slug, places in passages.items():
            data: dict[str, str | int | None] = {
                "passages": len(places),
                "places": " ".join(places),
                "pinpoints": "; ".join(pinpoints.get(slug, ())) or None,
                "words": "\n".join(words[slug]),
            }
            ends = f'source="{escape.xml_attribute(slug)}" target="{escape.xml_attribute(target)}"'
            yield f"<edge {ends}>{_data(data)}</edge>\n"


def _node(identifier: str, data: dict[str, str | int | None]) -> str:
    return f'<node id="{escape.xml_attribute(identifier)}">{_data(data)}</node>\n'


def _data(data: dict[str, str | int | None]) -> str:
    return "".join(
        f'<data key="{key}">{escape.xml(str(value))}</data>'
        for key, value in data.items()
        if value is not None
    )
