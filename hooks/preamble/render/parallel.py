"""Both texts of a document side by side, row by row: the language of the reader first.

A row is one paragraph in two languages. It bears the paragraph's address, so that a link to
``#op5`` means the same here as on the page of either text. The words come from the same renderer
as those of the pages (`page.Page`); only what frames them differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from preamble.model import Block, BlockType, Document, Footnote, Language, TextStatus
from preamble.render import card as cards
from preamble.render import escape, numbers
from preamble.render.card import Card
from preamble.render.links import LinkPolicy
from preamble.render.page import Page
from preamble.render.words import WORDS

_DEEPEST = 5
_One = TypeVar("_One", Block, Footnote)
_Pair = tuple[Block | None, Block | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two texts, and what is known of it."""

    document: Document
    title: str | None
    status: TextStatus | None
    official_address: str | None
    """Where the organization publishes the text in this language."""
    page: str
    """The page of this text, counted from the parallel one."""
    links: LinkPolicy
    """Where its citations lead, counted from the parallel page."""

    @property
    def language(self) -> Language:
        """The language of the text."""
        return self.document.language


def html(first: Side, second: Side, card: Card, language: Language) -> str:
    """The page below its path: titles, what each text is, the rows, the notes.

    ``first`` is read first: at the left, above on a phone, and by a screen reader; ``language`` is
    that of the words around the texts. Time grows with the length of the texts.
    """
    view = _View(first, second, language)
    parts = [
        cards.kicker(card, language),
        view.title(),
        view.provenance(),
        view.head(),
        view.masthead(),
        *view.rows(),
        *view.notes(),
        view.addresses(),
    ]
    return "\n".join(part for part in parts if part)


def paired(first: Sequence[_One], second: Sequence[_One]) -> Iterator[tuple[_One | None, _One | None]]:
    """Members of both texts by their addresses, in the order of the first.

    What only the second has follows what it follows there.
    """
    here, there = {one.id for one in first}, {one.id: one for one in second}
    alone: dict[str | None, list[_One]] = {}
    before: str | None = None
    for one in second:
        if one.id in here:
            before = one.id
        else:
            alone.setdefault(before, []).append(one)
    yield from ((None, one) for one in alone.get(None, ()))
    for one in first:
        yield one, there.get(one.id)
        yield from ((None, other) for other in alone.get(one.id, ()))


class _View:
    """The parts of one parallel page."""

    def __init__(self, first: Side, second: Side, language: Language) -> None:
        self.sides = (first, second)
        self.language = language
        self.words = WORDS[language]
        # The second text calls the same notes from other places: their addresses must differ.
        self.sheets = (
            Page(first.document, language, first.links),
            Page(second.document, language, second.links, f"fnref-{second.language}-"),
        )

    # --- above the texts ------------------------------------------------------------------------

    def title(self) -> str:
        """Both titles in one heading."""
        named = [(side, side.title) for side in self.sides if side.title]
        long = any(len(title) > 110 for _, title in named)
        shown = "".join(self._in(side, "span", escape.html(title)) for side, title in named)
        shown = shown or escape.html(self.words["untitled"])
        return f'<h1 id="title"{" class=long" if long else ""}>{shown}</h1>'

    def provenance(self) -> str:
        """Of a translation made here: that it is one, and the way to the official text."""
        said = []
        for side in self.sides:
            if side.status is not TextStatus.TRANSLATION:
                continue
            notice = f"{self.words[f'text_{side.language}']}: {_inside(self.words['status_translation'])}."
            link = self._official(side, self.words[f"official_{side.language}"])
            said.append(f"<p>{escape.html(notice)}{' ' + link + '.' if link else ''}</p>")
        if not said:
            return ""
        return f'<aside class="notice" role="note" lang="{self.language}">{"".join(said)}</aside>'

    def _official(self, side: Side, words: str) -> str:
        address = escape.address(side.official_address)
        if address is None:
            return ""
        return f'<a class="official" href="{address}" hreflang="{side.language}">{escape.html(words)}</a>'

    def head(self) -> str:
        """The slim line that stays in sight: which text stands where, and what each of them is."""
        columns = "".join(self._column(side) for side in self.sides)
        both = escape.html(self.words["both_texts"])
        return (
            f'<div class="parallel__head" role="group" lang="{self.language}" '
            f'aria-label="{escape.html(self.words["parallel_texts"])}">{columns}'
            f'<label class="both"><input type="checkbox" class="both__box"> {both}</label></div>'
        )

    def _column(self, side: Side) -> str:
        name = WORDS[side.language]["own_name"]
        link = (
            f'<a class="keeps-place" href="{escape.html(side.page)}" hreflang="{side.language}" '
            f'lang="{side.language}">{escape.html(name)}</a>'
        )
        said = ""
        if side.status is TextStatus.OFFICIAL:
            words = self.words["status_official"]
            said = self._official(side, words) or escape.html(words)
        elif side.status is TextStatus.TRANSLATION:
            said = escape.html(self.words["status_translation_short"])
        return f'<p class="column">{link}{f" <span>{said}</span>" if said else ""}</p>'

    def masthead(self) -> str:
        """Both mastheads as printed, folded away."""
        if not any(side.document.masthead.text for side in self.sides):
            return ""
        cells = "".join(
            self._in(side, "p", sheet.masthead_text(), "cell")
            for side, sheet in zip(self.sides, self.sheets, strict=True)
        )
        name = escape.html(self.words["as_printed"])
        return (
            f'<details class="printed" id="masthead"><summary lang="{self.language}">{name}</summary>'
            f'<div class="row">{cells}</div></details>'
        )

    # --- the texts --------------------------------------------------------------------------------

    def rows(self) -> Iterator[str]:
        """Every paragraph of the two texts."""
        depth: dict[str, int] = {}
        first, second = (side.document.blocks for side in self.sides)
        for pair in paired(first, second):
            block = pair[0] or pair[1]
            assert block is not None
            inner = block.type is BlockType.ITEM or block.parent in depth
            if inner:
                depth[block.id] = depth.get(block.parent or "", 0) + (block.type is BlockType.ITEM)
            yield (
                self.heading(pair)
                if block.type is BlockType.HEADING
                else self.row(pair, min(depth.get(block.id, 0), _DEEPEST))
            )

    def heading(self, pair: _Pair) -> str:
        """A heading, once in the outline, in both languages."""
        block = _one(pair)
        tag = f"h{min((block.level or 1) + 1, 6)}"
        cells = self._cells(pair, "span")
        return f'<{tag} class="row heading" id="{escape.html(block.id)}">{cells}</{tag}>'

    def row(self, pair: _Pair, depth: int) -> str:
        """A paragraph, quotation, item or table: its number once, its words twice."""
        block = _one(pair)
        number = "" if block.type is BlockType.ITEM else numbers.permalink(block, self.language)
        tag = {BlockType.TABLE: "div", BlockType.QUOTE: "blockquote"}.get(block.type, "p")
        inside = f" inside-{depth}" if depth else ""
        return (
            f'<div class="row {block.type}{inside}" id="{escape.html(block.id)}">{number}'
            f"{self._turn()}{self._cells(pair, tag)}</div>"
        )

    def _cells(self, pair: _Pair, tag: str) -> str:
        numbered = False
        cells: list[str] = []
        for block, side, sheet in zip(pair, self.sides, self.sheets, strict=True):
            other = bool(cells)
            if block is None:
                cells.append(self._missing(side, tag, other))
                continue
            label = ""
            if block.type in (BlockType.ITEM, BlockType.HEADING):
                label = self._label(block) if numbered else numbers.permalink(block, self.language) + " "
                numbered = True
            table = block.type is BlockType.TABLE and block.rows
            words = sheet.table(block) if table else sheet.text(block)
            cells.append(self._in(side, tag, label + words, "cell other" if other else "cell"))
        return "".join(cells)

    def _label(self, block: Block) -> str:
        """The number of an item or heading as its own text prints it, where the link stands beside it."""
        shown = block.printed_label or (f"({block.label})" if block.label else "")
        if not shown and block.type is BlockType.ITEM:
            shown = "•"
        return f'<span class="label">{escape.html(shown)}</span> ' if shown else ""

    def _turn(self) -> str:
        """Shows the second text of one paragraph where there is no room for two columns."""
        language = self.sides[1].language
        name = escape.html(self.words[f"text_{language}"])
        return f'<input type="checkbox" class="turn" data-name="{language.upper()}" aria-label="{name}">'

    def _missing(self, side: Side, tag: str, other: bool) -> str:
        said = escape.html(self.words[f"missing_{side.language}"])
        name = "cell other missing" if other else "cell missing"
        return f'<{tag} class="{name}" lang="{self.language}">{said}</{tag}>'

    def _in(self, side: Side, tag: str, words: str, name: str = "") -> str:
        attribute = f' class="{name}"' if name else ""
        return f'<{tag}{attribute} lang="{side.language}">{words}</{tag}>'

    # --- below the texts ----------------------------------------------------------------------------

    def notes(self) -> Iterator[str]:
        """The notes of both texts, row by row."""
        first, second = (side.document.footnotes for side in self.sides)
        if not (first or second):
            return
        name = escape.html(self.words["notes"])
        yield f'<h2 class="notes-heading" id="notes" lang="{self.language}">{name}</h2>'
        for pair in paired(first, second):
            note = pair[0] or pair[1]
            assert note is not None
            cells: list[str] = []
            for one, side, sheet in zip(pair, self.sides, self.sheets, strict=True):
                name = "cell other" if cells else "cell"
                if one is None:
                    cells.append(self._missing(side, "div", bool(cells)))
                else:
                    cells.append(self._in(side, "div", sheet.note_text(one), name))
            label = f'<span class="label">{escape.html(note.label)}</span>{self._turn()}'
            yield f'<div class="row note" id="{escape.html(note.id)}">{label}{"".join(cells)}</div>'

    def addresses(self) -> str:
        """Where the cited documents lie in each language: for paper."""
        lists = [
            self._in(side, "ul", "".join(_addressed(sheet.cited)), "cell")
            for side, sheet in zip(self.sides, self.sheets, strict=True)
        ]
        if not any(sheet.cited for sheet in self.sheets):
            return ""
        name = escape.html(self.words["addresses"])
        return (
            f'<section class="addresses" lang="{self.language}" data-search-exclude><h2>{name}</h2>'
            f'<div class="row">{"".join(lists)}</div></section>'
        )


def _one(pair: _Pair) -> Block:
    block = pair[0] or pair[1]
    assert block is not None
    return block


def _addressed(cited: dict[str, str]) -> Iterable[str]:
    return (f"<li>{escape.html(target)}: {escape.address(href)}</li>" for target, href in cited.items())


def _inside(words: str) -> str:
    """Words that began a line, now inside one.

    >>> _inside("Unofficial translation")
    'unofficial translation'
    """
    return words[:1].lower() + words[1:]
