"""The picture of a whole library: which document cites what, as a still SVG, a list and data.

The documents stand in the middle by date, what they cite in two wings by body and year (``chart.py`` says
where). A large library is drawn together: documents by body and years, instruments that few cite by body
and decade, so that the picture stays one picture. What it draws together, the list below it and the
script open again. The picture is links and plain text; it is whole without script and without colours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from math import log
from urllib.parse import urljoin

import msgspec
from msgspec import Struct

from preamble import bodies
from preamble.library import Entry
from preamble.model import Language
from preamble.network import Instrument, Network
from preamble.render import chart, escape, instruments, passages
from preamble.render.shown import Filters, Map
from preamble.render.words import WORDS, days_in_words

PLACE = "map/"
"""Its address under the root of a language."""
DATA = "map.json"
PICTURE = "map.svg"
_ALONE = 48
"""Up to so many documents, each has a box of its own."""
_BOXES = 48
_ROWS = 84
"""Up to so many instruments, each has a row of its own; of more, the most cited have."""
_GROUPS = 36
"""Of instruments drawn together, besides those rows."""
_SECTIONS = 14
_EDGES = 2000
"""The picture stays light: of more curves than that, the heaviest are drawn."""
_DENSE = 250
"""Of more curves than that each is paler."""
_LISTED = 12
"""Instruments that the list names of one box; the rest is a click away."""
_HUES = 6
_BOLD = 1.16
"""How much wider bold letters are."""


class Node(Struct, frozen=True):
    """A box or a row: one document or instrument, or several drawn together."""

    name: str
    said: str
    """Title, or how many it stands for."""
    said_language: Language
    address: str
    """Counted from the folder of the picture."""
    body: str = ""
    kind: str = ""
    years: tuple[int, int] | None = None
    members: tuple[int, ...] = ()
    """Which entries or instruments, by their number in the network."""
    held: bool = False

    @property
    def grouped(self) -> bool:
        """Whether it stands for several."""
        return len(self.members) > 1


class Picture(Struct, frozen=True, dict=True):
    """What is drawn in one language."""

    language: Language
    boxes: tuple[Node, ...]
    sections: tuple[tuple[str, tuple[Node, ...]], ...]
    edges: Counter[tuple[int, int]]
    """Passages by box and row, rows being counted through all sections."""
    documents: int
    instruments: int
    passages: int

    @cached_property
    def rows(self) -> tuple[Node, ...]:
        """All rows, section by section."""
        return tuple(row for _, rows in self.sections for row in rows)


def shown(drawn: Picture, filters: Filters) -> Map:
    """What its page shows; ``filters`` are those of the index of instruments."""
    return Map(not drawn.instruments, svg(drawn), listed(drawn), filters)


def files(network: Network, drawn: Picture, address: str) -> dict[str, str]:
    """What lies beside its page; ``address`` is the page's absolute address, or as much as is known."""
    return {PICTURE: svg(drawn, base=address), DATA: data(network, drawn)}


# --- from the network to boxes and rows -------------------------------------------------------------------


@lru_cache(maxsize=4)
def picture(network: Network, language: Language) -> Picture:
    """What the picture of a library shows; linear in the number of citations."""
    entries = network.library.entries
    cited = tuple(network.instruments.values())
    boxes = _boxes(entries, language)
    sections = _sections(cited, network, language)
    rows = [row for _, members in sections for row in members]
    box_of = {entries[member].slug: number for number, box in enumerate(boxes) for member in box.members}
    row_of = {member: number for number, row in enumerate(rows) for member in row.members}
    edges: Counter[tuple[int, int]] = Counter()
    for number, instrument in enumerate(cited):
        for passage in instrument.passages:
            edges[box_of[passage.entry], row_of[number]] += 1
    return Picture(
        language, boxes, sections, edges, len(entries), len(cited), sum(len(one.passages) for one in cited)
    )


def _boxes(entries: Sequence[Entry], language: Language) -> tuple[Node, ...]:
    """The documents, the latest first, or groups of them."""
    if len(entries) <= _ALONE:
        return tuple(_document(entry, number, language) for number, entry in enumerate(entries))
    groups = next(
        (found for months in _MONTHS if len(found := _drawn(entries, months)) <= _BOXES),
        _drawn(entries, _MONTHS[-1]),
    )
    return tuple(
        _document(entries[members[0]], members[0], language)
        if len(members) == 1
        else _group(entries, members, body, language)
        for (_, body), members in sorted(groups.items())
    )


_MONTHS = (1, 3, 12, 60, 120, 1_000_000)
"""Over how many months documents of one body are drawn together: as few as the picture has room for."""


def _drawn(entries: Sequence[Entry], months: int) -> dict[tuple[int, str], list[int]]:
    """Documents by time, the latest first, and body."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, entry in enumerate(entries):
        day = entry.date
        month = day.year * 12 + day.month - 1 if day else (entry.year or 0) * 12
        found.setdefault((-(month // months), entry.body or ""), []).append(number)
    return found


def _group(entries: Sequence[Entry], members: Sequence[int], body: str, language: Language) -> Node:
    words, known = WORDS[language], bodies.load().get(body)
    years = _span(entries[member].year for member in members)
    days = sorted(day for member in members if (day := entries[member].date))
    if len(days) == len(members) and days[0].year == days[-1].year:
        when = days_in_words(days[0], days[-1], language)
    else:
        when = _years(years) or words["no_year"]
    address = f"../years/#year-{years[1]}" if years else f"../documents/#{body or 'none'}"
    return Node(
        known.name[language] if known else words["no_body"],
        f"{words['map_documents']}: {len(members)} · {when}",
        language,
        address,
        body,
        "",
        years,
        tuple(members),
    )


def _document(entry: Entry, number: int, language: Language) -> Node:
    said, said_language = instruments.entry_title(entry, language)
    return Node(
        entry.symbol or "",
        "" if said == entry.symbol else said,
        said_language,
        f"../documents/{entry.slug}/",
        entry.body or "",
        str(entry.kind),
        (entry.year, entry.year) if entry.year else None,
        (number,),
    )


def _sections(
    cited: Sequence[Instrument], network: Network, language: Language
) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """The instruments under the names of their bodies, those with most citations first; by year in each."""
    by_group: dict[str, list[int]] = {}
    for number, instrument in enumerate(cited):
        by_group.setdefault(instrument.nature.group, []).append(number)
    order = sorted(by_group, key=lambda key: (-sum(len(cited[n].passages) for n in by_group[key]), key))
    heads = [(cited[by_group[key][0]].nature.heading(language), by_group[key]) for key in order]
    if len(heads) > _SECTIONS:
        rest = [number for _, members in heads[_SECTIONS - 1 :] for number in members]
        heads = [*heads[: _SECTIONS - 1], (WORDS[language]["map_others"], rest)]
    named = _named(cited)
    decades = _decades(cited, heads, named)
    return tuple(
        (head, tuple(_rows(members, cited, named, decades, network, language))) for head, members in heads
    )


def _named(cited: Sequence[Instrument]) -> frozenset[int]:
    """Those with a row of their own: all, or the most cited."""
    if len(cited) <= _ROWS:
        return frozenset(range(len(cited)))
    order = sorted(
        range(len(cited)),
        key=lambda n: (-len(cited[n].documents), -len(cited[n].passages), cited[n].target),
    )
    return frozenset(order[:_ROWS])


def _decades(
    cited: Sequence[Instrument], heads: Sequence[tuple[str, list[int]]], named: frozenset[int]
) -> int:
    """By how many years instruments are drawn together, so that there are not too many groups."""
    for span in (10, 25):
        groups = {
            (number, (cited[one].year or 0) // span)
            for number, (_, members) in enumerate(heads)
            for one in members
            if one not in named
        }
        if len(groups) <= _GROUPS:
            return span
    return 10_000


def _rows(
    members: Iterable[int],
    cited: Sequence[Instrument],
    named: frozenset[int],
    span: int,
    network: Network,
    language: Language,
) -> Iterable[Node]:
    """The rows of a section, the latest first; behind those of a span of years what else it has of them."""
    gathered: dict[int, list[int]] = {}
    single: dict[int, list[int]] = {}
    for one in members:
        (single if one in named else gathered).setdefault((cited[one].year or 0) // span, []).append(one)
    for part in sorted({*gathered, *single}, reverse=True):
        rest = gathered.get(part, [])
        alone = [*single.get(part, ()), *(rest if len(rest) == 1 else ())]
        for one in sorted(alone, key=lambda n: _order(cited[n])):
            yield _instrument(cited[one], one, network, language)
        if len(rest) > 1:
            yield _together(rest, cited, bool(alone), language)


def _instrument(instrument: Instrument, number: int, network: Network, language: Language) -> Node:
    name, known = instruments.called(instrument, network, language)
    address = f"../documents/{instrument.held}/" if instrument.held else f"../instruments/{instrument.slug}/"
    year = instrument.year
    return Node(
        name,
        known[0] if known else "",
        known[1] if known else language,
        address,
        instrument.nature.group,
        str(instrument.nature.form),
        (year, year) if year else None,
        (number,),
        instrument.held is not None,
    )


_NUMBERS = re.compile(r"(\d+)")


def _order(instrument: Instrument) -> tuple[int, list[tuple[int, str]]]:
    """The latest first, then by the parts of the identifier, numbers falling."""
    parts = [
        (-int(part), "") if part.isdecimal() else (0, part) for part in _NUMBERS.split(instrument.target)
    ]
    return -(instrument.year or 0), parts


def _together(members: Sequence[int], cited: Sequence[Instrument], more: bool, language: Language) -> Node:
    words = WORDS[language]
    years = _span(cited[member].year for member in members)
    first = cited[members[0]].nature
    kinds = {str(cited[member].nature.form) for member in members}
    return Node(
        (words["map_more"] if more else words["map_together"]).format(len(members)),
        _years(years),
        language,
        f"../instruments/#{first.group}",
        first.group,
        kinds.pop() if len(kinds) == 1 else "",
        years,
        tuple(members),
    )


def _span(years: Iterable[int | None]) -> tuple[int, int] | None:
    known = [year for year in years if year]
    return (min(known), max(known)) if known else None


def _years(years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"


# --- the still picture --------------------------------------------------------------------------------------


def svg(drawn: Picture, *, base: str | None = None) -> str:
    """The picture as SVG. With ``base``, the absolute address of its page, it is a file that stands alone."""
    return _Drawing(drawn, base).svg()


class _Drawing:
    """One drawing of a picture."""

    SMALL, PLAIN = 11, 12

    def __init__(self, drawn: Picture, base: str | None) -> None:
        self.drawn = drawn
        self.base = base
        self.words = WORDS[drawn.language]
        self.room = chart.BOX - 24
        self.arriving = Counter(row for _, row in drawn.edges)
        self.lines = [self.box_lines(box) for box in drawn.boxes]
        sections = [len(rows) for _, rows in drawn.sections]
        ports = Counter(box for box, _ in drawn.edges)
        boxes = [chart.heights(len(lines), ports[number] * 2 // 3) for number, lines in enumerate(self.lines)]
        self.plan = chart.lay(boxes, sections)

    def svg(self) -> str:
        """All of it."""
        plan, drawn, words = self.plan, self.drawn, self.words
        described = words["map_described"].format(drawn.documents, drawn.instruments, drawn.passages)
        if len(drawn.edges) > _EDGES:
            described = f"{described} {words['map_thin'].format(len(drawn.edges) - _EDGES)}"
        edges = "edges dense" if len(drawn.edges) > _DENSE else "edges"
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="map" lang="{drawn.language}" role="group" '
                f'viewBox="0 0 {plan.width} {plan.height}" width="{plan.width}" height="{plan.height}" '
                'aria-labelledby="map-title map-desc">',
                f'<title id="map-title">{escape.html(words["map"])}</title>',
                f'<desc id="map-desc">{escape.html(described)}</desc>',
                FILE_STYLE % STYLE if self.base else "",
                f'<g class="view"><g class="{edges}" aria-hidden="true">{self.edges()}</g>',
                f'<g class="sections">{self.sections()}</g>',
                f'<g class="boxes">{self.boxes()}</g></g></svg>',
            )
        )

    def edges(self) -> str:
        """The curves, by box."""
        kept = dict(self.drawn.edges.most_common(_EDGES))
        paths = chart.curves(self.plan, kept)
        by_box: dict[int, list[str]] = {}
        heaviest = max(kept.values(), default=1)
        for (box, row), path in paths.items():
            weight = 1 + int(3.99 * log(kept[box, row]) / log(max(heaviest, 8) + 1))
            by_box.setdefault(box, []).append(f'<path class="w{weight}" d="{path}" data-to="{row}"/>')
        return "\n".join(
            f'<g class="h{self.hues[box]}" data-from="{box}">{"".join(found)}</g>'
            for box, found in sorted(by_box.items())
        )

    @cached_property
    def hues(self) -> list[int]:
        """A colour for each box: one each where they are few, one for each body where they are many."""
        boxes = self.drawn.boxes
        if len(boxes) <= _HUES:
            return list(range(len(boxes)))
        order = [body for body, _ in Counter(box.body for box in boxes).most_common()]
        return [min(order.index(box.body), _HUES - 1) for box in boxes]

    # --- words ----------------------------------------------------------------------------------

    def box_lines(self, box: Node) -> list[tuple[str, str]]:
        """The lines of a box, each with what it is."""
        most = 3 if len(self.drawn.boxes) <= 12 else 2
        lines = [("name", chart.cut(box.name, self.PLAIN * _BOLD, self.room))] if box.name else []
        lines += [("told", line) for line in chart.wrap(box.said, self.SMALL, self.room, most)]
        return lines or [("name", "…")]

    def boxes(self) -> str:
        """The boxes with their words."""
        return "\n".join(
            self.box(number, box, place)
            for number, (box, place) in enumerate(zip(self.drawn.boxes, self.plan.boxes, strict=True))
        )

    def box(self, number: int, box: Node, place: chart.Rect) -> str:
        """One box."""
        x, y = place.x + 12, place.y + 20
        words = "".join(
            f'<text class="{kind}" x="{x}" y="{y + index * chart.LINE}"{self.lang(box, kind)}>'
            f"{escape.html(line)}</text>"
            for index, (kind, line) in enumerate(self.lines[number])
        )
        whole = " ".join(line for _, line in self.lines[number])
        frame = (
            f'<rect x="{place.x}" y="{place.y}" width="{place.width}" height="{place.height}" rx="3"/>'
            f'<rect class="bar" x="{place.x}" y="{place.y}" width="4" height="{place.height}"/>'
        )
        return self.link(f"b{number}", box, f"h{self.hues[number]}", whole, frame + words)

    def sections(self) -> str:
        """The wings: headings and rows."""
        parts, number = [], 0
        for (head, rows), place in zip(self.drawn.sections, self.plan.sections, strict=True):
            left = place.side == "left"
            x = place.head.x + place.head.width - 14 if left else place.head.x + 14
            anchor = ' text-anchor="end"' if left else ""
            shown = escape.html(chart.cut(head, self.PLAIN * _BOLD, chart.WING - 20))
            y = place.head.y + 20
            parts.append(f'<text class="head" x="{x}" y="{y}"{anchor}>{shown}</text>')
            for row, rect in zip(rows, place.rows, strict=True):
                parts.append(self.row(number, row, rect, left))
                number += 1
        return "\n".join(parts)

    def row(self, number: int, row: Node, place: chart.Rect, left: bool) -> str:
        """One row: a dot where the curves arrive, the identifier, as much of the title as fits."""
        dot = place.x + place.width if left else place.x
        x = dot - 14 if left else dot + 14
        room = chart.WING - 24
        name = chart.cut(row.name, self.PLAIN * _BOLD, room)
        room -= int(chart.wide(name, self.PLAIN * _BOLD)) + 12
        # There is no room to say that a title is in another language: the list and the page do.
        own = row.said_language == self.drawn.language
        said = chart.cut(row.said, self.SMALL, room) if own and row.said and room > 60 else ""
        parts = [f'<tspan class="name">{escape.html(name)}</tspan>']
        if said:
            parts.append(f'<tspan class="told" dx="8">{escape.html(said)}</tspan>')
        # At the left the identifier stands next to its dot as well, so it is drawn last.
        if left and said:
            parts = [
                f'<tspan class="told">{escape.html(said)}</tspan>',
                f'<tspan class="name" dx="8">{escape.html(name)}</tspan>',
            ]
        anchor = ' text-anchor="end"' if left else ""
        y = place.middle
        size = 3 + min(self.citing(number).bit_length(), 5) * 0.8
        shown = (
            f'<rect x="{place.x}" y="{place.y}" width="{place.width}" height="{place.height}"/>'
            f'<circle cx="{dot}" cy="{y}" r="{size:.3g}"/>'
            f'<text x="{x}" y="{y + 4}"{anchor}>{"".join(parts)}</text>'
        )
        whole = f"{name} {said}".strip()
        kind = "together" if row.grouped else "held" if row.held else ""
        return self.link(f"r{number}", row, kind, whole, shown)

    def citing(self, row: int) -> int:
        """How many boxes cite a row."""
        return self.arriving[row]

    def lang(self, node: Node, kind: str) -> str:
        """The attribute of words in another language than the picture's."""
        other = kind == "told" and node.said_language != self.drawn.language
        return f' lang="{node.said_language}"' if other else ""

    def link(self, name: str, node: Node, kind: str, whole: str, shown: str) -> str:
        """A node as a link; the words that did not fit are its title."""
        full = f"{node.name} {node.said}".strip()
        title = "" if whole == full else f"<title>{escape.html(full)}</title>"
        years = f' data-years="{node.years[0]} {node.years[1]}"' if node.years else ""
        address = urljoin(self.base, node.address) if self.base else node.address
        return (
            f'<a href="{escape.html(address)}" id="map-{name}" class="{f"node {kind}".strip()}" '
            f'data-body="{escape.html(node.body)}" data-kind="{node.kind}"{years}>{title}{shown}</a>'
        )


FILE_STYLE = """<style>
svg { --paper: #fdfcf9; --leaf: #f5f2ea; --ink: #1d1b18; --ink-soft: #57524a; --held: #0b4d8c;
  --h0: #0b4d8c; --h1: #9a4a12; --h2: #2c6e49; --h3: #7a3b78; --h4: #8a6d00; --h5: #57524a;
  background: var(--paper);
  font-family: "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
@media (prefers-color-scheme: dark) {
  svg { --paper: #15171a; --leaf: #1e2125; --ink: #dcd8cf; --ink-soft: #ada89d; --held: #93c0f0;
    --h0: #93c0f0; --h1: #e8a77c; --h2: #8fcfa8; --h3: #d3a4d1; --h4: #dcc05a; --h5: #ada89d; } }
.map a { text-decoration: none; }
%s
</style>"""

STYLE = """.map text { fill: var(--ink); font-size: 12px; }
.map .name { font-weight: 600; }
.map .told { font-size: 11px; font-weight: 400; fill: var(--ink-soft); }
.map .head { font-weight: 600; fill: var(--ink-soft); }
.map .sections rect { fill: none; pointer-events: all; }
.map .boxes rect { fill: var(--leaf); }
.map circle { fill: var(--ink-soft); stroke: var(--paper); stroke-width: 1.5; }
.map .held .name { fill: var(--held); }
.map .held circle { fill: var(--held); }
.map .together .name { font-weight: 400; }
.map .together circle { fill: var(--paper); stroke: var(--ink-soft); }
.map .edges { fill: none; stroke-opacity: .38; }
.map .dense { stroke-opacity: .2; }
.map .w1 { stroke-width: .9; }
.map .w2 { stroke-width: 1.6; }
.map .w3 { stroke-width: 2.6; }
.map .w4 { stroke-width: 4; }
""" + "\n".join(
    f".map .edges .h{hue} {{ stroke: var(--h{hue}); }}\n.map .boxes .h{hue} .bar {{ fill: var(--h{hue}); }}"
    for hue in range(_HUES)
)
"""What the colours and sizes are: of the file here, of the page in ``map.css``; a test compares them."""


# --- the same as a list -------------------------------------------------------------------------------------


def listed(drawn: Picture) -> str:
    """Who cites what, in words: for screen readers, small screens, paper, and where there is no script."""
    by_box: dict[int, list[tuple[int, int]]] = {}
    for (number, row), count in drawn.edges.items():
        by_box.setdefault(number, []).append((row, count))
    return "".join(
        _listed(box, sorted(by_box.get(number, ()), key=lambda pair: (-pair[1], pair[0])), drawn)
        for number, box in enumerate(drawn.boxes)
    )


def _listed(box: Node, cited: Sequence[tuple[int, int]], drawn: Picture) -> str:
    """One box, and what it cites most."""
    words = WORDS[drawn.language]
    counted = words["map_cites"].format(len(cited), sum(count for _, count in cited))
    items = "".join(
        f'<li>{_linked(drawn.rows[row], drawn.language)} <span class="count">{count}</span></li>'
        for row, count in cited[:_LISTED]
    )
    if len(cited) > _LISTED:
        more = escape.html(words["map_more"].format(len(cited) - _LISTED))
        there = box.address if box.grouped else f"{box.address}#cites"
        items += f'<li><a href="{escape.html(there)}">{more}</a></li>'
    return (
        f"<details><summary>{_named_in(box, drawn.language)} "
        f'<span class="count">{escape.html(counted)}</span></summary><ol role="list">'
        f'<li><a href="{escape.html(box.address)}">{escape.html(words["map_open"])}</a></li>'
        f"{items}</ol></details>"
    )


def _named_in(node: Node, language: Language) -> str:
    lang = f' lang="{node.said_language}"' if node.said_language != language else ""
    name = f"<b>{escape.html(node.name)}</b> " if node.name else ""
    return f"{name}<span{lang}>{escape.html(node.said)}</span>"


def _linked(node: Node, language: Language) -> str:
    return f'<a href="{escape.html(node.address)}">{_named_in(node, language)}</a>'


# --- what the script opens ----------------------------------------------------------------------------------


def data(network: Network, drawn: Picture) -> str:
    """The passages behind every curve and the members of groups, as JSON; asked for when first needed.

    ``documents`` and ``instruments`` are lists of [name, title, language of the title, address, number of
    its box or row]; ``cites`` has for every citing document and instrument their numbers in those lists
    and the places: [document, instrument, [address of a place, its name, …]]. Addresses count from the
    folder of the picture.
    """
    language, entries = drawn.language, network.library.entries
    number_of = {entry.slug: number for number, entry in enumerate(entries)}
    box_of = {member: number for number, box in enumerate(drawn.boxes) for member in box.members}
    row_of = {member: number for number, row in enumerate(drawn.rows) for member in row.members}
    names: dict[str, dict[str, str]] = {}
    cites = []
    for number, instrument in enumerate(network.instruments.values()):
        places: dict[int, list[str]] = {}
        for passage in instrument.passages:
            entry = entries[number_of[passage.entry]]
            if entry.slug not in names:
                names[entry.slug] = passages.place_names(entry.merged(language).document, language)
            name = names[entry.slug].get(passage.place, passage.place)
            places.setdefault(number_of[passage.entry], []).extend((passage.place, name))
        cites += [[document, number, found] for document, found in places.items()]
    documents = [_document(entry, number, language) for number, entry in enumerate(entries)]
    cited = [
        _instrument(one, number, network, language) for number, one in enumerate(network.instruments.values())
    ]
    made = {
        "documents": [_entry_of(node, box_of[number]) for number, node in enumerate(documents)],
        "instruments": [_entry_of(node, row_of[number]) for number, node in enumerate(cited)],
        "cites": cites,
    }
    return msgspec.json.encode(made).decode()


def _entry_of(node: Node, number: int) -> list[object]:
    return [node.name, node.said, node.said_language, node.address, number]
