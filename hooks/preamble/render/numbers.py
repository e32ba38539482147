"""What stands in the margin beside a block, and how it is called aloud."""

from __future__ import annotations

import re

from preamble.model import Block, BlockType, Language
from preamble.render import escape
from preamble.render.words import WORDS

_PREAMBULAR = re.compile(r"(?:.*-)?pp(\d+)")
_SAID = {
    "ru": {
        "pp": "пункт {} преамбулы",
        "op": "пункт {} постановляющей части",
        "para": "пункт {}",
        "item": "подпункт {}",
    },
    "en": {
        "pp": "preambular paragraph {}",
        "op": "operative paragraph {}",
        "para": "paragraph {}",
        "item": "item {}",
    },
}


def permalink(block: Block, language: Language) -> str:
    """The number of a block as a link to itself; without a printed number it is a pilcrow.

    A heading without a number gets an empty link (the sign is drawn by the style sheet), so that
    nothing unprinted enters the table of contents.
    """
    shown, said = _number(block, language)
    name = escape.attribute(f"{said}: {WORDS[language]['permalink']}")
    return f'<a class="number" href="#{escape.html(block.id)}" aria-label="{name}">{shown}</a>'


def clause(block: Block) -> str | None:
    """``PP3`` or ``OP5``, the field's own names for the paragraphs of a resolution; None of any other."""
    if block.type is BlockType.PREAMBULAR and (found := _PREAMBULAR.fullmatch(block.id)):
        return f"PP{found[1]}"
    return f"OP{block.label}" if block.type is BlockType.OPERATIVE and block.label else None


def with_label(block: Block) -> str:
    """A heading as one line of plain text, its printed number first.

    What has a number and prints none before its words has it among them: "Article 1".
    """
    return " ".join(part for part in (block.printed_label, block.text) if part)


def _number(block: Block, language: Language) -> tuple[str, str]:
    """The number as HTML and as words that begin with what is seen."""
    said, words = _SAID[language], WORDS[language]
    label = block.label or ""
    match block.type:
        case BlockType.PREAMBULAR if found := _PREAMBULAR.fullmatch(block.id):
            return f"PP{found[1]}", f"PP{found[1]}, {said['pp'].format(found[1])}"
        case BlockType.OPERATIVE if label:
            return f"<span>OP</span>{escape.html(label)}", f"OP{label}, {said['op'].format(label)}"
        case BlockType.ITEM if block.printed_label or label:
            shown = block.printed_label or f"({label})"
            return escape.html(shown), f"{shown}, {said['item'].format(label)}" if label else shown
        case BlockType.ITEM:
            return "•", f"• {words['list_item']}"
        case BlockType.HEADING:
            return escape.markdown(block.printed_label or ""), with_label(block)
        case BlockType.QUOTE:
            return "¶", f"¶ {words['quotation']}"
        case BlockType.TABLE:
            return "¶", f"¶ {words['table']}"
        case _ if label:
            return escape.html(label), f"{label}, {said['para'].format(label)}"
        case _:
            return "¶", f"¶ {words['paragraph']}"
