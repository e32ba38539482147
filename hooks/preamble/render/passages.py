"""A passage as it is shown elsewhere: what its place is called, and the words around a mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from preamble.model import Block, BlockType, Document, Language, Pinpoint
from preamble.network import Mention
from preamble.render import escape, numbers
from preamble.render.remembered import remembered
from preamble.render.words import WORDS

_REACH = 220
"""How many characters of a long sentence are shown on each side of a mention."""
_SHOWN = 3
"""Of the mentions in one paragraph of one instrument; the paragraph itself is a click away."""

_END = re.compile(r"[.!?…][»”\")]{0,2}\s+(?=[«“\"(]?[^\W\d_])")
_WORD = re.compile(r"\w*\Z")
_ANNEX = re.compile(r"annex\d*")
_DIVISION = re.compile(r"(art|ch|guideline|part|principle|rule)(\d\w*)")
_SHORT = 3
"""A word before a full stop that is no longer than this is an abbreviation (vol., гл., No.)."""

_KINDS: Mapping[Language, Mapping[str, tuple[str, str]]] = {
    "ru": {
        "annex": ("приложение", "приложения"),
        "chapter": ("глава", "главы"),
        "section": ("раздел", "разделы"),
        "part": ("часть", "части"),
        "article": ("статья", "статьи"),
        "preambular": ("пункт преамбулы", "пункты преамбулы"),
        "paragraph": ("пункт", "пункты"),
        "item": ("подпункт", "подпункты"),
        "target": ("задача", "задачи"),
        "principle": ("принцип", "принципы"),
        "rule": ("правило", "правила"),
        "action": ("действие", "действия"),
        "page": ("с.", "с."),
        "line": ("строка", "строки"),
    },
    "en": {
        "annex": ("annex", "annexes"),
        "chapter": ("chapter", "chapters"),
        "section": ("section", "sections"),
        "part": ("part", "parts"),
        "article": ("article", "articles"),
        "preambular": ("preambular paragraph", "preambular paragraphs"),
        "paragraph": ("paragraph", "paragraphs"),
        "item": ("subparagraph", "subparagraphs"),
        "target": ("target", "targets"),
        "principle": ("principle", "principles"),
        "rule": ("rule", "rules"),
        "action": ("action", "actions"),
        "page": ("p.", "pp."),
        "line": ("line", "lines"),
    },
}


@remembered
def place_names(document: Document, language: Language) -> dict[str, str]:
    """What each place of a text is called, by its id: ``OP5``, ``OP13 (a)``, «примечание 4»; plain text."""
    words = WORDS[language]
    found = {"masthead": words["masthead_short"]}
    sections: dict[str, str] = {}
    quoted = Counter(block.parent for block in document.blocks if block.type is BlockType.QUOTE)
    annex = ""
    for block in document.blocks:
        if block.type is BlockType.HEADING:
            sections[block.id] = _section(block, sections)
            if block.level == 1 and block.id.startswith("annex"):
                annex = block.id
        name = _name(block, found, sections, language)
        if block.type is BlockType.QUOTE and quoted[block.parent] > 1:
            name += f" {block.id.rpartition('q')[2]}"
        # What is called after the paragraph it belongs to has the annex in its name already.
        inside = annex and block.id.startswith(f"{annex}-") and block.parent not in found
        found[block.id] = f"{_annex(annex, language)}, {name}" if inside else name
    for note in document.footnotes:
        found[note.id] = f"{words['note_short']}\u00a0{note.label}"
    return found


def _section(heading: Block, above: Mapping[str, str]) -> str:
    """The number of a section as it is cited, II.A; one that prints none has that of its address."""
    parent, _, last = heading.id.rpartition("-")
    if last == "title":
        return ""
    own = (heading.label or last).upper()
    return f"{above[parent]}.{own}" if above.get(parent) else own if parent else ""


def _name(block: Block, known: Mapping[str, str], sections: Mapping[str, str], language: Language) -> str:
    words, label, parent = WORDS[language], block.label or "", block.parent or ""
    last = block.id.rpartition("-")[2]
    if block.type is BlockType.ITEM:
        own = f"({label})" if label else f"•\u00a0{last}" if last.isdigit() else "•"
        return f"{known[parent]} {own}" if parent in known else own
    if block.type in (BlockType.QUOTE, BlockType.TABLE):
        own = words["quotation" if block.type is BlockType.QUOTE else "table"].lower()
        return f"{known[parent]}, {own}" if parent in known else own
    if block.type is BlockType.HEADING:
        if _ANNEX.fullmatch(block.id):
            return _annex(block.id, language)
        return _division(last, language) or f"{words['heading']} {sections[block.id]}".strip()
    above = block.id.rpartition("-")[0]
    own = numbers.clause(block) or (f"{words['para_short']}\u00a0{label}" if label else _unnumbered(last))
    if named := _division(above.rpartition("-")[2], language):
        return f"{named}, {own}"
    section = sections.get(above)
    return f"{words['section_short']}\u00a0{section}, {own}" if section else own


def _annex(identifier: str, language: Language) -> str:
    """The annex with this address; by its number where a document has several."""
    return f"{WORDS[language]['annex']}\u00a0{identifier.removeprefix('annex')}".rstrip()


def _division(last: str, language: Language) -> str | None:
    """What has a name instead of a section's number, by the last part of its address.

    >>> _division("art5", "en"), _division("a", "en")
    ('article\\xa05', None)
    """
    found = _DIVISION.fullmatch(last)
    return WORDS[language][f"division_{found[1]}"].format(found[2]) if found else None


def _unnumbered(last: str) -> str:
    """A paragraph without a number by its place in the section, as in its address."""
    number = last.removeprefix("p")
    return f"¶\u00a0{number}" if number.isdigit() else "¶"


def pinpoint_words(pinpoint: Pinpoint, language: Language) -> str:
    """A place inside an instrument in words, outermost first.

    >>> pinpoint_words(Pinpoint((("article", "8"), ("paragraph", "2, 3"))), "en")
    'article 8, paragraphs 2, 3'
    """
    shown = []
    for kind, value in pinpoint.parts:
        one, many = _KINDS[language].get(kind, (kind, kind))
        shown.append(f"{many if ',' in value or '-' in value else one} {value}".strip())
    return ", ".join(shown)


class _Stretch(Struct, frozen=True):
    """A part of a text, and whether a sentence was cut off at its ends."""

    start: int
    end: int
    cut_before: bool
    cut_behind: bool


def excerpt(found: Sequence[Mention], language: Language) -> str:
    """The sentences around mentions in one paragraph, the printed words marked, as HTML.

    Time depends on the number of mentions shown, not on the length of the paragraph.
    """
    pieces: list[tuple[list[Mention], _Stretch]] = []
    for mention in found[:_SHOWN]:
        stretch = _sentence(mention)
        if pieces and pieces[-1][0][0].text is mention.text and stretch.start <= pieces[-1][1].end:
            members, before = pieces.pop()
            whole = replace(before, end=max(stretch.end, before.end), cut_behind=stretch.cut_behind)
            pieces.append(([*members, mention], whole))
        else:
            pieces.append(([mention], stretch))
    shown = " ".join(_marked(members, stretch) for members, stretch in pieces)
    more = len(found) - _SHOWN
    if more > 0:
        shown += f' <span class="more-here">{escape.html(WORDS[language]["and_more"].format(more))}</span>'
    return shown


def _marked(members: Sequence[Mention], stretch: _Stretch) -> str:
    """One stretch of text with its mentions marked."""
    text = members[0].text
    parts, at = ["… " if stretch.cut_before else ""], stretch.start
    for citation in (mention.citation for mention in members):
        if citation.start >= at:
            parts.append(escape.html(text[at : citation.start]))
            parts.append(f"<mark>{escape.html(text[citation.start : citation.end])}</mark>")
            at = citation.end
    parts.append(escape.html(text[at : stretch.end]).rstrip())
    parts.append(" …" if stretch.cut_behind else "")
    return "".join(parts)


def _sentence(mention: Mention) -> _Stretch:
    """The sentence of a mention, or as much of it as is shown."""
    text, first, last = mention.text, mention.citation.start, mention.citation.end
    low, high = max(0, first - _REACH), min(len(text), last + _REACH)
    start, cut_before = low, low > 0
    for match in _END.finditer(text, low, first):
        if _ends(text, low, match.start()):
            start, cut_before = match.end(), False
    if cut_before:
        start = max(low, text.find(" ", low, first) + 1)
    for match in _END.finditer(text, last, high):
        if _ends(text, last, match.start()):
            return _Stretch(start, match.end(), cut_before, False)
    if high == len(text):
        return _Stretch(start, high, cut_before, False)
    return _Stretch(start, max(last, text.rfind(" ", last, high)), cut_before, True)


def _ends(text: str, start: int, stop: int) -> bool:
    """Whether a full stop ends a sentence, which it does not behind an abbreviation.

    The words before ``start`` do not matter: a name that is cited may end in three letters.
    """
    word = _WORD.search(text[max(start, stop - _SHORT - 1) : stop])
    return word is None or not word[0].isalpha() or len(word[0]) > _SHORT
