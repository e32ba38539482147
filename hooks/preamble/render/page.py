"""A document as the structured Markdown page that is published and that MkDocs renders.

Headings are Markdown, with the paragraph ids as explicit ids; every other block is one line of
escaped HTML, which Python-Markdown passes through unread. Nothing of the text is ever read as
markup. Time grows with the length of the document.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType

from msgspec import Struct

from preamble.model import Block, BlockType, Corrected, Document, Footnote, Language
from preamble.render import card as cards
from preamble.render import escape, numbers
from preamble.render.card import Card
from preamble.render.inline import STATES, Sign
from preamble.render.links import official
from preamble.render.lists import Lists
from preamble.render.passages import place_names
from preamble.render.texts import Texts, call_id, change_names, places
from preamble.render.words import WORDS

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_CHANGE = re.compile(f"{Sign.CHANGE}([^{Sign.CHANGE}]*){Sign.CHANGE}")


def markdown(
    document: Document,
    *,
    language: Language | None = None,
    card: Card | None = None,
    texts: Texts | None = None,
    meta: Mapping[str, object] | None = None,
    beside: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The page of a document.

    ``language`` is the language of the words around the text (the text's own when not given),
    ``card`` what is known of the document beyond its text, ``texts`` are its words (without a library,
    citations lead to official addresses), ``meta`` is added to the front matter, ``beside`` is HTML that
    follows the words of a place, by its address.
    """
    shown_in = language or document.language
    page = Page(texts or Texts(document, official(shown_in)), shown_in, beside=beside)
    shown = card or cards.from_document(document)
    parts = [
        _front_matter(document, shown, page.language, {"parts": page.parts(), **(meta or {})}),
        cards.kicker(shown, page.language),
        _title(shown, page.language),
        cards.facts(shown, page.language),
        page.masthead(),
        page.contents(),
        *page.blocks(),
        *page.notes(),
        *page.corrections(),
        page.addresses(),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(document: Document, card: Card, language: Language, meta: Mapping[str, object]) -> str:
    """Front matter whose every value is JSON, hence one safe line of YAML.

    MkDocs and its themes write a title into HTML as it stands, so it is escaped here.
    """
    title = card.title or card.symbol or WORDS[language]["untitled"]
    values: dict[str, object] = {
        "title": escape.html(title),
        "template": "document.html",
        "language": language,
        "text_language": document.language,
        "kind": str(document.kind),
        "symbol": escape.html(card.symbol) if card.symbol else None,
        "hide": ["navigation"],
        **meta,
    }
    lines = (f"{key}: {_yaml(value)}" for key, value in values.items() if value is not None)
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    """A JSON value; what YAML would not take literally is written as an escape."""
    text = _ENCODE(value)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _title(card: Card, language: Language) -> str:
    title = card.title or card.symbol or WORDS[language]["untitled"]
    length = ".long" if len(title) > 110 else ""
    attributes = " ".join(
        part for part in ("#title", length, f'lang="{card.title_language or language}"') if part
    )
    return f"# {escape.markdown(title)} {{{attributes}}}"


class Way(Struct, frozen=True):
    """How the pages that a text leads to are reached from a page that shows it."""

    beside: str = "../"
    """To the folder in which the page of the text lies."""
    root: str = "../../"
    """To the root of the text's language."""


class Page:
    """The parts of one page."""

    def __init__(
        self,
        texts: Texts,
        language: Language,
        *,
        calls: str = "fnref-",
        beside: Mapping[str, str] = MappingProxyType({}),
        corrections_on: str = "",
        way: Way | None = None,
    ) -> None:
        """``calls`` begins the address of every place that calls a note, e.g. ``fnref-fn4``.

        ``beside`` is HTML that follows the words of a place, by its address. ``corrections_on`` is the page
        that lists the corrections, and ``way`` says how the others are reached, if this is not the own page
        of the text.
        """
        self.texts = texts
        self.document = texts.document
        self.language = language
        self.beside = beside
        self.words = WORDS[language]
        self.calls_begin = calls
        self.corrections_on = corrections_on
        way = way or Way()
        self._filled = (
            (Sign.BESIDE, way.beside),
            (Sign.ROOT, way.root),
            *((sign, escape.attribute(self.words[state])) for state, sign in STATES.items()),
            (Sign.NOTE, self.words["note"]),
            (Sign.CALL, calls),
        )

    def filled(self, made: str) -> str:
        """Words of the text on this page."""
        for sign, words in self._filled:
            if sign in made:
                made = made.replace(sign, words)
        if Sign.CHANGE in made:
            made = _CHANGE.sub(lambda found: self.correction(found[1]), made)
        return made

    def other(self, identifier: str) -> str:
        """The attributes of a place whose words are in the other language, and a mark to be seen."""
        if identifier not in self.texts.foreign:
            return ""
        return f'{self.spoken(identifier)} data-untranslated="{self.texts.spoken_in(identifier).upper()}"'

    def spoken(self, identifier: str) -> str:
        """The language of words quoted from an address, where it is the other one."""
        return f' lang="{self.texts.spoken_in(identifier)}"' if identifier in self.texts.foreign else ""

    def text(self, place: Block | Footnote) -> str:
        """The words of a block or note with all that belongs to them."""
        return self.filled(self.texts.of(place)) + self.beside.get(place.id, "")

    # --- above the text -----------------------------------------------------------------------

    def masthead(self) -> str:
        """The masthead as printed, folded away."""
        if not self.document.masthead.text:
            return ""
        name = escape.html(self.words["as_printed"])
        summary = f'<summary lang="{self.language}">{name}</summary>'
        printed = f"<p{self.other('masthead')}>{self.masthead_text()}</p>"
        return f'<details class="printed" id="masthead">{summary}{printed}</details>'

    def masthead_text(self) -> str:
        """The lines of the masthead with what they cite."""
        return self.filled(self.texts.masthead())

    def parts(self) -> list[dict[str, str]] | None:
        """Where the parts of a resolution begin, above its first heading; None of any other text."""
        first: dict[BlockType, str] = {}
        for block in self.document.blocks:
            if block.type is BlockType.HEADING:
                break
            first.setdefault(block.type, block.id)
        named = ((BlockType.PREAMBULAR, "preamble"), (BlockType.OPERATIVE, "operative"))
        return [
            {"id": first[kind], "name": self.words[word]} for kind, word in named if kind in first
        ] or None

    def contents(self) -> str:
        """The parts and the headings as a folded list, for screens without room for a column of contents."""
        outline = [(part["id"], 1, part["name"]) for part in self.parts() or ()] + [
            (block.id, min(block.level or 1, 5), numbers.with_label(block))
            for block in self.document.blocks
            if block.type is BlockType.HEADING
        ]
        if len(outline) < 2:
            return ""
        items = "".join(
            f'<li class="depth-{depth}"{self.spoken(own)}>'
            f'<a href="#{escape.html(own)}">{escape.html(text)}</a></li>'
            for own, depth, text in outline
        )
        name = escape.html(self.words["contents"])
        summary = f'<summary lang="{self.language}">{name}</summary>'
        return (
            f'<details class="contents" data-search-exclude>{summary}<ol role="list">{items}</ol></details>'
        )

    # --- the text -----------------------------------------------------------------------------

    def blocks(self) -> Iterable[str]:
        """Every block in order: headings as Markdown, the rest as HTML, one line each."""
        run: list[Block] = []
        for block in self.document.blocks:
            if block.type is BlockType.HEADING:
                yield from self.run(run)
                run = []
                yield self.heading(block)
            else:
                run.append(block)
        yield from self.run(run)

    def heading(self, block: Block) -> str:
        """A heading; its own name for the table of contents when calls or marks stand in it."""
        level = min((block.level or 1) + 1, 6)
        attributes = f"#{block.id}{self.other(block.id)}"
        if block.notes or block.marks or block.citations or block.corrected or block.id in self.beside:
            attributes += f' data-toc-label="{escape.markdown(numbers.with_label(block))}"'
        number = numbers.permalink(block, self.language)
        words = self.filled(self.texts.written(block, escape.markdown)) + self.beside.get(block.id, "")
        return f"{'#' * level} {number} {words} {{{attributes}}}"

    def run(self, blocks: list[Block]) -> Iterable[str]:
        """Blocks between two headings: paragraphs, each followed by the lists that belong to it."""
        lists = Lists()
        for block in blocks:
            if block.type is BlockType.ITEM:
                yield lists.item(block.id, block.parent, self.item(block))
            elif block.parent is not None and lists.holds(block.parent):
                lists.inside(block.parent, self.block(block))
            else:
                yield lists.finish()
                yield self.block(block)
        yield lists.finish()

    def item(self, block: Block) -> str:
        """The inside of a list item, without its end tag: deeper lists may follow."""
        number = numbers.permalink(block, self.language)
        kind = "" if block.printed_label or block.label else ' class="bare"'
        return f'<li id="{escape.html(block.id)}"{kind}{self.other(block.id)}>{number} {self.text(block)}'

    def block(self, block: Block) -> str:
        """A block that is neither heading nor item."""
        own, number = escape.html(block.id), numbers.permalink(block, self.language)
        if block.type is BlockType.TABLE and block.rows:
            return f'<div class="table" id="{own}"{self.other(block.id)}>{number}{self.table(block)}</div>'
        tag = "blockquote" if block.type is BlockType.QUOTE else "p"
        opening = f'<{tag} id="{own}" class="{block.type}"{self.other(block.id)}>'
        return f"{opening}{number} {self.text(block)}</{tag}>"

    def table(self, block: Block) -> str:
        """Rows as a table whose first row heads the columns; notes of its text follow it."""
        head, *body = [[self.filled(cell) for cell in row] for row in self.texts.cells(block)]
        if not body:
            head, body = [], [head]
        figures = _figures(block.rows[1:] or block.rows)
        heading = "".join(f'<th scope="col"{figures.get(at, "")}>{cell}</th>' for at, cell in enumerate(head))
        rows = "".join(f"<tr>{_row(row, figures)}</tr>" for row in body)
        calls = self.filled(self.texts.calls_of(block))
        name = escape.html(self.words["table"])
        return (
            f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table>'
            + (f"<thead><tr>{heading}</tr></thead>" if heading else "")
            + f"<tbody>{rows}</tbody></table></div>{calls}"
        )

    # --- below the text -----------------------------------------------------------------------

    def notes(self) -> Iterable[str]:
        """The notes under their printed labels, each with a way back to every place that calls it."""
        if not self.document.footnotes:
            return
        yield f'## {escape.markdown(self.words["notes"])} {{#notes .notes-heading lang="{self.language}"}}'
        items = "".join(self.note(note) for note in self.document.footnotes)
        yield f'<ol class="notes">{items}</ol>'

    def note(self, note: Footnote) -> str:
        """One note under its printed label."""
        label = f'<span class="label">{escape.html(note.label)}</span>'
        return f'<li id="{escape.html(note.id)}"{self.other(note.id)}>{label} {self.note_text(note)}</li>'

    def note_text(self, note: Footnote) -> str:
        """The words of a note and its ways back."""
        own, name = escape.html(note.id), escape.html(self.words["back"])
        back = "".join(
            f'\u00a0<a class="footnote-back" href="#{self.calls_begin}{call_id(own, number)}" '
            f'aria-label="{name}">↩</a>'
            for number in range(1, self.texts.calls[note.id] + 1)
        )
        return f'<span class="text">{self.text(note)}</span>{back}'

    # --- corrections --------------------------------------------------------------------------

    def correction(self, name: str) -> str:
        """The mark behind corrected words; pointed at, it says what stands in the source, and why."""
        change = self.texts.changes[name]
        printed = escape.attribute(self.words["corrected_from"].format(change.printed, self._reason(change)))
        own = "" if self.corrections_on else f' id="corrected-{escape.html(name)}"'
        href = f"{escape.html(self.corrections_on)}#correction-{escape.html(name)}"
        mark = escape.html(self.words["corrected_short"])
        return f'<sup><a class="corrected" href="{href}"{own} title="{printed}">{mark}</a></sup>'

    def corrections(self) -> Iterable[str]:
        """Every correction: where, the words that are shown, those of the source, the reason."""
        if not self.texts.changes:
            return
        name = escape.markdown(self.words["corrections"])
        yield f'## {name} {{#corrections .corrections-heading lang="{self.language}"}}'
        names = place_names(self.document, self.language)
        items = "".join(
            self._listed(name, change, names[place.id], place)
            for place in places(self.document)
            for name, change in zip(change_names(place), place.corrected, strict=True)
        )
        about = escape.html(self.words["corrections_about"])
        yield (
            f'<div class="corrections" lang="{self.language}" data-search-exclude><p>{about}</p>'
            f'<ul role="list">{items}</ul></div>'
        )

    def _listed(self, name: str, change: Corrected, where: str, place: Block | Footnote) -> str:
        own, spoken = escape.html(name), self.texts.spoken_in(place.id)
        shown, printed = (
            f'<{tag} lang="{spoken}">{escape.lines(words)}</{tag}>'
            for tag, words in (("ins", change.shown_in(place.text)), ("del", change.printed))
        )
        said = self.words["correction"].format(
            shown=shown, printed=printed, reason=escape.html(self._reason(change))
        )
        return (
            f'<li id="correction-{own}"><a class="where" href="#corrected-{own}">{escape.html(where)}</a> '
            f'<span class="text">{said}</span></li>'
        )

    def _reason(self, change: Corrected) -> str:
        return dict(change.reason).get(self.language) or next((why for _, why in change.reason), "")

    def addresses(self) -> str:
        """Where the cited documents lie, each once: for paper, where a link cannot be followed."""
        if not self.texts.cited:
            return ""
        items = "".join(
            f"<li>{escape.html(target)}: {escape.address(href)}</li>"
            for target, href in self.texts.cited.items()
        )
        name = escape.html(self.words["addresses"])
        return (
            f'<section class="addresses" lang="{self.language}" data-search-exclude><h2>{name}</h2>'
            f"<ul>{items}</ul></section>"
        )


def _row(cells: Sequence[str], figures: Mapping[int, str]) -> str:
    return "".join(f"<td{figures.get(at, '')}>{cell}</td>" for at, cell in enumerate(cells))


_FIGURE = re.compile(r"[\s.,:()%/+–−-]*\d[\s\d.,:()%/+–−-]*")


def _figures(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """The attribute of the columns that hold figures and nothing else, by their place.

    >>> _figures([("North", "12"), ("Old", "1 204"), ("New", "")])
    {1: ' class="figures"'}
    """
    columns = list(zip_longest(*rows, fillvalue=""))
    return {
        at: ' class="figures"'
        for at, cells in enumerate(columns)
        if any(cells) and all(not cell or _FIGURE.fullmatch(cell) for cell in cells)
    }
