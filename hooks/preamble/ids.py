"""Nodes → public addresses, from printed numbers and structure alone.

``pp3`` · ``op13`` · ``op13-a`` · ``op2-a-1`` · ``para12`` · ``sec-2-a`` · ``annex-para7`` · ``p7``: the same
in every language of a document, never changed by an edit elsewhere in it, unique in the document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from preamble import labels
from preamble.model import BlockType
from preamble.structure import Node

_HEADING, _ITEM, _PREAMBULAR = BlockType.HEADING, BlockType.ITEM, BlockType.PREAMBULAR
_NUMBERED = {BlockType.OPERATIVE: "op", BlockType.NUMBERED: "para"}
"""Paragraphs with a number, and what stands before it in the address."""
_CHILDREN = {BlockType.QUOTE: "q", BlockType.TABLE: "t"}
"""What is counted within the paragraph above it, and with which letter."""
_NAMED = frozenset((BlockType.OPENER, BlockType.CLOSING, BlockType.SIGNATURE))
"""What has the name of its kind for an address."""
_STARS = {"*": "star", "†": "dagger", "‡": "double-dagger"}
_FIGURES = re.compile(r"\d+(?:\.\d+)*")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_ANNEX_WORDS = (
    (("appendix", "добавление"), "appendix"),
    (("enclosure",), "enclosure"),
    (("attachment",), "attachment"),
    (("schedule",), "schedule"),
)
# Paragraphs of an article are cited with it («статья 5, пункт 1»), even where numbers do not begin again.
_ALWAYS_SCOPED = ("art", "rule", "guideline", "principle")
_NUMBERED_RANKS = frozenset(("roman", "number"))
_DIVISIONS = (
    (("article", "статья", "ст.", "draft article"), "art"),
    (("chapter", "глава"), "ch"),
    (("part", "часть"), "part"),
    (("guideline", "руководящее положение"), "guideline"),
    (("principle", "принцип"), "principle"),
    (("rule", "правило", "regulation"), "rule"),
)


def note_id(label: str) -> str:
    """Id of a footnote from its printed label.

    >>> note_id("4"), note_id("**"), note_id("a")
    ('fn4', 'fn-star2', 'fn-a')
    """
    if label.isdigit():
        return f"fn{label}"
    sign = _STARS.get(label[:1])
    if sign:
        return f"fn-{sign}{len(label) if len(label) > 1 else ''}"
    return f"fn-{_safe(label)}"


def note_ids(note_labels: Sequence[str]) -> list[str]:
    """Ids of all footnotes of a text; numbering that starts again gets ``fn1-2``, ``fn1-3``."""
    seen: Counter[str] = Counter()
    out = []
    for label in note_labels:
        identifier = note_id(label)
        seen[identifier] += 1
        out.append(identifier if seen[identifier] == 1 else f"{identifier}-{seen[identifier]}")
    return out


def assign(nodes: Sequence[Node]) -> list[str]:
    """The id of every node, in order."""
    return _Assigner(nodes).run()


def _safe(text: str) -> str:
    return _UNSAFE.sub("-", text.lower()).strip("-") or "x"


class _Open(Struct, frozen=True):
    """A heading whose text has not ended."""

    level: int
    id: str
    numbered: bool


class _Run(Struct):
    """One series of numbers, and what became of it.

    The first series of a document keeps short addresses for ever; one that begins again later, in a
    section or in a resolution quoted in full, gets the section's.
    """

    last: tuple[int, ...] = ()
    """Last number of the first series; «2.1» has two figures."""
    section: str = ""
    """Section of that number."""
    later: bool = False
    """Whether a later series is open."""
    inside: str = ""
    """Section of the later series."""
    inside_last: tuple[int, ...] = ()

    def scope(self, number: tuple[int, ...], section: str) -> str:
        """Id of the section that a number counts in; empty in the first series.

        A number printed twice (3, 3 bis) in one section does not begin a series.
        """
        if self.later and number >= self.inside_last and section == self.inside:
            self.inside_last = number
            return self.inside
        if self.later and number > self.inside_last and number != _next(self.last):
            self.inside_last = number
            return self.inside
        if number > self.last or (number == self.last and section == self.section):
            self.later, self.last, self.section = False, number, section
            return ""
        self.later, self.inside, self.inside_last = True, section, number
        return section


class _Assigner:
    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.ids: list[str] = []
        self.taken: set[str] = set()
        self.annex = ""
        """Prefix of everything inside the current annex."""
        self.path: list[_Open] = []
        self.division = ""
        """Id of the current article or other numbered division."""
        self.counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.runs: dict[tuple[str, str], _Run] = {}
        self.among_numbered = _among_numbered(nodes)
        self.last_numbered = ""
        """Id of the last numbered paragraph below the current heading."""

    def run(self) -> list[str]:
        for node in self.nodes:
            identifier = self._unique(self._wanted(node))
            self.ids.append(identifier)
            self._remember(node, identifier)
        return self.ids

    def _unique(self, wanted: str) -> str:
        identifier, copy = wanted, 1
        while identifier in self.taken:
            copy = max(copy + 1, self.counts[("copy", wanted)] + 1)
            self.counts[("copy", wanted)] = copy
            identifier = f"{wanted}x{copy}"
        self.taken.add(identifier)
        return identifier

    def _wanted(self, node: Node) -> str:
        kind = node.type
        if kind in _NUMBERED:
            return self._numbered(node, _NUMBERED[kind])
        if kind in _CHILDREN:
            return self._child(node, _CHILDREN[kind])
        if kind in _NAMED:
            return self._in_annex(self._singular(str(kind)))
        if kind is _HEADING:
            return self._heading(node)
        if kind is _ITEM:
            return self._item(node)
        return self._clause() if kind is _PREAMBULAR else self._unnumbered()

    # --- kinds of addresses -----------------------------------------------------------------------

    def _heading(self, node: Node) -> str:
        if node.rank == "annex":
            return self._annex_id(node)
        if node.rank == "title":
            return f"{self.division or self.annex}-title"
        if node.rank.startswith("division "):
            return self._joined(self._parent_path(node, divisions=False), self._division_id(node))
        parent = self._parent_path(node)
        number = self._heading_number(node, parent)
        inside = parent.rpartition("sec-")[1] == "sec-"
        return f"{parent}-{number}" if inside else self._joined(parent, f"sec-{number}")

    def _annex_id(self, node: Node) -> str:
        text = node.raw.strip("*_ ").lower()
        word = next((name for words, name in _ANNEX_WORDS if text.startswith(words)), "annex")
        outer = self._outer_annex(word) if word != "annex" else ""
        if node.label:
            return self._joined(outer, f"{word}{_safe(node.label)}")
        nth = self._count(outer, word)
        return self._joined(outer, word if nth == 1 else f"{word}{nth}")

    def _outer_annex(self, word: str) -> str:
        """Id of the annex that an enclosure belongs to; a second enclosure is none of the first."""
        if not self.annex.startswith("annex"):
            return ""
        parts = self.annex.split("-")
        return "-".join(takewhile(lambda part: not part.startswith(word), parts))

    def _division_id(self, node: Node) -> str:
        word = node.rank.removeprefix("division ")
        short = next((name for words, name in _DIVISIONS if word in words), "sec-")
        return f"{short}{_safe(node.label or 'x')}"

    def _heading_number(self, node: Node, parent: str) -> str:
        if node.rank == "roman":
            return str(node.ordinal)
        if node.rank == "capital":
            return labels.letter(node.ordinal)
        if node.rank == "number" and node.label:
            return _safe(node.label)
        nth = self._count(parent or self.annex, "heading")
        # Beside numbered headings an unnumbered one must not take a number that is printed there.
        return f"u{nth}" if len(self.ids) in self.among_numbered else str(nth)

    def _parent_path(self, node: Node, divisions: bool = True) -> str:
        level = node.level or 1
        for heading in reversed(self.path):
            if heading.level < level and (divisions or heading.id != self.division):
                return heading.id
        return self.annex

    def _numbered(self, node: Node, prefix: str) -> str:
        label = _safe(node.label or "")
        identifier = f"{prefix}{label}" if label[:1].isdigit() else f"{prefix}-{label}"
        if self.division.rpartition("-")[2].startswith(_ALWAYS_SCOPED):
            return self._joined(self.division, identifier)
        run = self.runs.setdefault((self.annex, prefix), _Run())
        scope = run.scope(_number(node.label or ""), self._section())
        return self._joined(scope or self.annex, identifier)

    def _clause(self) -> str:
        """Clauses count on; those of a later part of the document count within that part."""
        operative = self.runs.get((self.annex, "op"))
        first = self.runs.setdefault((self.annex, "pp"), _Run())
        if operative is None and not first.later:
            return self._in_annex(f"pp{self._count(self.annex, 'pp')}")
        first.later = True
        scope = self._section() or self.annex
        return self._joined(scope, f"pp{self._count(scope, 'later pp')}")

    def _section(self) -> str:
        """Id of the nearest heading with a number, else of the nearest heading."""
        for heading in reversed(self.path):
            if heading.numbered:
                return heading.id
        return self.path[-1].id if self.path else ""

    def _item(self, node: Node) -> str:
        parent = self._parent(node)
        if node.label is None:
            return f"{parent}-{node.ordinal}" if parent else f"item{node.ordinal}"
        label = node.label.lower()
        roman = (
            node.printed_label is not None and labels.roman(label.upper()) == node.ordinal and label.isalpha()
        )
        key = str(node.ordinal) if roman and labels.letter(node.ordinal) != label else _safe(label)
        return self._joined(parent, key)

    def _parent(self, node: Node) -> str:
        """Id of the node that a node belongs to; what belongs to an annex's title belongs to the annex."""
        if node.parent is None or self.nodes[node.parent].rank == "title":
            return self._unnumbered_scope()
        return self.ids[node.parent]

    def _child(self, node: Node, letter: str) -> str:
        parent = self._parent(node)
        return self._joined(parent, f"{letter}{self._count(parent, letter)}")

    def _unnumbered(self) -> str:
        scope = self._unnumbered_scope()
        return self._joined(scope, f"p{self._count(scope, 'p')}")

    def _unnumbered_scope(self) -> str:
        """The nearest numbered ancestor: a numbered paragraph of this section, else the section."""
        if self.last_numbered:
            return self.last_numbered
        return self.path[-1].id if self.path else self.annex

    # --- bookkeeping ------------------------------------------------------------------------------

    def _joined(self, scope: str, identifier: str) -> str:
        return f"{scope}-{identifier}" if scope else identifier

    def _in_annex(self, identifier: str) -> str:
        return self._joined(self.annex, identifier)

    def _singular(self, name: str) -> str:
        nth = self._count(self.annex, name)
        return name if nth == 1 else f"{name}{nth}"

    def _count(self, scope: str, what: str) -> int:
        self.counts[(scope, what)] += 1
        return self.counts[(scope, what)]

    def _remember(self, node: Node, identifier: str) -> None:
        if node.type is _HEADING:
            self.last_numbered = ""
            if node.rank == "annex":
                self.annex, self.path, self.division = identifier, [], ""
            if node.rank in ("annex", "title"):
                return
            level = node.level or 1
            self.path = [heading for heading in self.path if heading.level < level]
            self.path.append(_Open(level, identifier, node.rank != "bare"))
            if node.rank.startswith("division "):
                self.division = identifier
            elif node.rank != "bare":
                self.division = ""
        elif node.type in _NUMBERED:
            self.last_numbered = identifier


def _number(label: str) -> tuple[int, ...]:
    """The figures of a label, by which numbers are compared.

    >>> _number("12 bis"), _number("2.10"), _number("a")
    ((12,), (2, 10), ())
    """
    figures = _FIGURES.match(label)
    return tuple(int(figure) for figure in figures[0].split(".")) if figures else ()


def _next(number: tuple[int, ...]) -> tuple[int, ...]:
    return (*number[:-1], number[-1] + 1) if number else (1,)


def _among_numbered(nodes: Sequence[Node]) -> frozenset[int]:
    """Indices of the unnumbered headings that have a brother with a printed number."""
    brothers: defaultdict[int, list[int]] = defaultdict(list)
    path: list[int] = []
    for index, node in enumerate(nodes):
        if node.type is not _HEADING or node.rank == "title":
            continue
        if node.rank == "annex":
            path = [index]
            continue
        while path and nodes[path[-1]].rank != "annex" and _level(nodes[path[-1]]) >= _level(node):
            path.pop()
        brothers[path[-1] if path else -1].append(index)
        path.append(index)
    return frozenset(
        index
        for family in brothers.values()
        if any(nodes[brother].rank in _NUMBERED_RANKS for brother in family)
        for index in family
        if nodes[index].rank == "bare"
    )


def _level(node: Node) -> int:
    return node.level or 1
