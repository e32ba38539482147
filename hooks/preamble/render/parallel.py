"""Both texts of a document side by side, row by row: the language of the reader first.

A row is one paragraph in two languages. It bears the paragraph's address, so that a link to
``#op5`` means the same here as on the page of either text. The words come from the same renderer
as those of the pages (`page.Page`); only what frames them differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from preamble import alignment
from preamble.model import Block, BlockType, Document, Language, TextStatus
from preamble.render import card as cards
from preamble.render import escape, numbers
from preamble.render.card import Card
from preamble.render.page import Page, Way
from preamble.render.texts import Texts
from preamble.render.words import WORDS

_DEEPEST = 5


class Side(Struct, frozen=True):
    """One of the two texts, and what is known of it."""

    texts: Texts
    title: str | None
    status: TextStatus | None
    official_address: str | None
    """Where the organization publishes the text in this language."""
    page: str
    """The page of this text, counted from the parallel one."""
    way: Way
    """How the pages that it leads to are reached from the parallel one."""

    @property
    def document(self) -> Document:
        """The text."""
        return self.texts.document

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
        view.contents(),
        *view.rows(),
        *view.notes(),
        view.addresses(),
    ]
    return "\n".join(part for part in parts if part)


class _View:
    """The parts of one parallel page."""

    def __init__(self, first: Side, second: Side, language: Language) -> None:
        self.sides = (first, second)
        self.language = language
        self.words = WORDS[language]
        # The second text calls the same notes from other places: their addresses must differ.
        self.columns = tuple(
            (side, Page(side.texts, language, calls=calls, corrections_on=side.page, way=side.way))
            for side, calls in ((first, "fnref-"), (second, f"fnref-{second.language}-"))
        )
        self.documents = {side.language: side.document for side in self.sides}

    # --- above the texts ------------------------------------------------------------------------

    def title(self) -> str:
        """Both titles in one heading."""
        named = [(side, side.title) for side in self.sides if side.title]
        long = any(len(title) > 110 for _, title in named)
        shown = "".join(self._in(side, "span", escape.html(title), "cell") for side, title in named)
        shown = shown or escape.html(self.words["untitled"])
        return f'<h1 id="title" class="row{" long" if long else ""}">{shown}</h1>'

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
        cells = "".join(self._in(side, "p", sheet.masthead_text(), "cell") for side, sheet in self.columns)
        name = escape.html(self.words["as_printed"])
        return (
            f'<details class="printed" id="masthead"><summary lang="{self.language}">{name}</summary>'
            f'<div class="row">{cells}</div></details>'
        )

    def contents(self) -> str:
        """The headings in the first language, folded away; those of a text that has none are in the other."""
        return next((shown for _, sheet in self.columns if (shown := sheet.contents())), "")

    # --- the texts --------------------------------------------------------------------------------

    def rows(self) -> Iterator[str]:
        """Every paragraph of the two texts."""
        depth: dict[str, int] = {}
        for pair in alignment.pairs(self.documents):
            block = _either(pair.texts)
            if block.type is BlockType.ITEM or block.parent in depth:
                depth[block.id] = depth.get(block.parent or "", 0) + (block.type is BlockType.ITEM)
            if block.type is BlockType.HEADING:
                yield self.heading(pair.texts)
            else:
                yield self.row(pair.texts, min(depth.get(block.id, 0), _DEEPEST))

    def heading(self, texts: Mapping[Language, Block]) -> str:
        """A heading, once in the outline, in both languages."""
        block = _either(texts)
        tag = f"h{min((block.level or 1) + 1, 6)}"
        cells = self._cells(texts, "span")
        return f'<{tag} class="row heading" id="{escape.html(block.id)}">{cells}</{tag}>'

    def row(self, texts: Mapping[Language, Block], depth: int) -> str:
        """A paragraph, quotation, item or table: its number once, its words twice."""
        block = _either(texts)
        number = "" if block.type is BlockType.ITEM else numbers.permalink(block, self.language)
        tag = {BlockType.TABLE: "div", BlockType.QUOTE: "blockquote"}.get(block.type, "p")
        inside = f" inside-{depth}" if depth else ""
        return (
            f'<div class="row {block.type}{inside}" id="{escape.html(block.id)}">{number}'
            f"{self._turn()}{self._cells(texts, tag)}</div>"
        )

    def _cells(self, texts: Mapping[Language, Block], tag: str) -> str:
        numbered = False
        cells: list[str] = []
        for side, sheet in self.columns:
            block, other = texts.get(side.language), bool(cells)
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
        shown = block.printed_label or ""
        if not shown and block.type is BlockType.ITEM:
            shown = f"({block.label})" if block.label else "•"
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
        pairs = alignment.note_pairs(self.documents)
        if not pairs:
            return
        name = escape.html(self.words["notes"])
        yield f'<h2 class="notes-heading" id="notes" lang="{self.language}">{name}</h2>'
        for pair in pairs:
            cells: list[str] = []
            for side, sheet in self.columns:
                note, other = pair.texts.get(side.language), bool(cells)
                if note is None:
                    cells.append(self._missing(side, "div", other))
                else:
                    name = "cell other" if other else "cell"
                    cells.append(self._in(side, "div", sheet.note_text(note), name))
            printed = next(iter(pair.texts.values())).label
            label = f'<span class="label">{escape.html(printed)}</span>{self._turn()}'
            yield f'<div class="row note" id="{escape.html(pair.id)}">{label}{"".join(cells)}</div>'

    def addresses(self) -> str:
        """Where the cited documents lie in each language: for paper."""
        lists = [
            self._in(side, "ul", "".join(_addressed(side.texts.cited)), "cell")
            for side, sheet in self.columns
        ]
        if not any(side.texts.cited for side in self.sides):
            return ""
        name = escape.html(self.words["addresses"])
        return (
            f'<section class="addresses" lang="{self.language}" data-search-exclude><h2>{name}</h2>'
            f'<div class="row">{"".join(lists)}</div></section>'
        )


def _either(texts: Mapping[Language, Block]) -> Block:
    return next(iter(texts.values()))


def _addressed(cited: dict[str, str]) -> Iterable[str]:
    return (f"<li>{escape.html(target)}: {escape.address(href)}</li>" for target, href in cited.items())


def _inside(words: str) -> str:
    """Words that began a line, now inside one.

    >>> _inside("Unofficial translation")
    'unofficial translation'
    """
    return words[:1].lower() + words[1:]
