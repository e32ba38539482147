"""Nodes → public addresses, from printed numbers and structure alone.

``pp3`` · ``op13`` · ``op13-a`` · ``op2-a-1`` · ``para12`` · ``sec-2-a`` · ``annex-para7`` · ``p7``: the same
in every language of a document, never changed by an edit elsewhere in it, unique in the document.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from preamble import labels
from preamble.model import BlockType
from preamble.structure import Node

_STARS = {"*": "star", "†": "dagger", "‡": "double-dagger"}
_UNSAFE = re.compile(r"[^a-z0-9]+")
_ANNEX_WORDS = (
    (("appendix", "добавление"), "appendix"),
    (("enclosure",), "enclosure"),
    (("attachment",), "attachment"),
    (("schedule",), "schedule"),
)
# Paragraphs of an article are cited with it («статья 5, пункт 1»), even where numbers do not begin again.
_ALWAYS_SCOPED = ("art", "rule", "guideline", "principle")
_DIVISIONS = (
    (("article", "статья", "draft article"), "art"),
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


class _Assigner:
    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.ids: list[str] = []
        self.taken: set[str] = set()
        self.annex = ""
        """Prefix of everything inside the current annex."""
        self.path: list[tuple[int, str]] = []
        """Open headings: level and id."""
        self.division = ""
        """Id of the current article or other numbered division."""
        self.counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        self.restarting = _restarting(nodes)
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
        match node.type:
            case BlockType.HEADING:
                return self._heading(node)
            case BlockType.OPENER | BlockType.CLOSING | BlockType.SIGNATURE:
                return self._in_annex(self._singular(str(node.type)))
            case BlockType.PREAMBULAR:
                scope = self._scope_of_restart("pp")
                return self._joined(scope, f"pp{self._count(scope or self.annex, 'pp')}")
            case BlockType.OPERATIVE:
                return self._numbered(node, "op")
            case BlockType.NUMBERED:
                return self._numbered(node, "para")
            case BlockType.ITEM:
                return self._item(node)
            case BlockType.QUOTE:
                return self._child(node, "q")
            case BlockType.TABLE:
                return self._child(node, "t")
            case _:
                return self._unnumbered()

    # --- kinds of addresses -----------------------------------------------------------------------

    def _heading(self, node: Node) -> str:
        if node.rank == "annex":
            return self._annex_id(node)
        if node.rank == "title":
            return f"{self.annex}-title"
        if node.rank.startswith("division "):
            return self._joined(self._parent_path(node, divisions=False), self._division_id(node))
        parent = self._parent_path(node)
        number = self._heading_number(node, parent)
        inside = parent.startswith(("sec-", f"{self.annex}-sec-")) if parent else False
        return f"{parent}-{number}" if inside else self._joined(parent, f"sec-{number}")

    def _annex_id(self, node: Node) -> str:
        text = node.raw.strip("*_ ").lower()
        word = next((name for words, name in _ANNEX_WORDS if text.startswith(words)), "annex")
        outer = self.annex if word != "annex" and self.annex.startswith("annex") else ""
        if node.label:
            return self._joined(outer, f"{word}{_safe(node.label)}")
        nth = self._count(outer, word)
        return self._joined(outer, word if nth == 1 else f"{word}{nth}")

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
        return str(self._count(parent or self.annex, "heading"))

    def _parent_path(self, node: Node, divisions: bool = True) -> str:
        level = node.level or 1
        for depth, identifier in reversed(self.path):
            if depth < level and (divisions or identifier != self.division):
                return identifier
        return self.annex

    def _numbered(self, node: Node, prefix: str) -> str:
        identifier = f"{prefix}{_safe(node.label or '')}"
        return self._joined(self._scope_of_restart(prefix), identifier)

    def _scope_of_restart(self, prefix: str) -> str:
        """Where numbers begin again in a section, the section's id tells them apart."""
        if self.division.rpartition("-")[2].startswith(_ALWAYS_SCOPED):
            return self.division
        if (self.annex, prefix) in self.restarting:
            labelled = [identifier for _, identifier in self.path if identifier != f"{self.annex}-title"]
            return labelled[-1] if labelled else self.annex
        return self.annex

    def _item(self, node: Node) -> str:
        parent = self.ids[node.parent] if node.parent is not None else self._unnumbered_scope()
        if node.label is None:
            return f"{parent}-{node.ordinal}" if parent else f"item{node.ordinal}"
        label = node.label.lower()
        roman = (
            node.printed_label is not None and labels.roman(label.upper()) == node.ordinal and label.isalpha()
        )
        key = str(node.ordinal) if roman and labels.letter(node.ordinal) != label else _safe(label)
        return self._joined(parent, key)

    def _child(self, node: Node, letter: str) -> str:
        parent = self.ids[node.parent] if node.parent is not None else self._unnumbered_scope()
        return self._joined(parent, f"{letter}{self._count(parent, letter)}")

    def _unnumbered(self) -> str:
        scope = self._unnumbered_scope()
        return self._joined(scope, f"p{self._count(scope, 'p')}")

    def _unnumbered_scope(self) -> str:
        """The nearest numbered ancestor: a numbered paragraph of this section, else the section."""
        if self.last_numbered:
            return self.last_numbered
        for _, identifier in reversed(self.path):
            if identifier != f"{self.annex}-title":
                return identifier
        return self.annex

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
        if node.type is BlockType.HEADING:
            self.last_numbered = ""
            if node.rank == "annex":
                self.annex, self.path, self.division = identifier, [], ""
                return
            level = node.level or 1
            self.path = [(depth, at) for depth, at in self.path if depth < level]
            self.path.append((level, identifier))
            if node.rank.startswith("division "):
                self.division = identifier
            elif node.rank not in ("bare", "title"):
                self.division = ""
        elif node.type in (BlockType.OPERATIVE, BlockType.NUMBERED):
            self.last_numbered = identifier


def _restarting(nodes: Sequence[Node]) -> set[tuple[str, str]]:
    """(annex, prefix) pairs whose numbers begin again under another heading."""
    seen: set[tuple[str, str, str]] = set()
    out: set[tuple[str, str]] = set()
    annex, openers, after_operative = "", 0, False
    position = 0
    prefixes = {BlockType.OPERATIVE: "op", BlockType.NUMBERED: "para"}
    for node in nodes:
        if node.type is BlockType.HEADING and node.rank == "annex":
            position += 1
            annex, openers, after_operative = str(position), 0, False
        elif node.type is BlockType.OPENER:
            openers += 1
            if openers > 1:
                out.add((annex, "pp"))
        elif node.type is BlockType.PREAMBULAR and after_operative:
            out.add((annex, "pp"))
        elif node.type in prefixes and node.label:
            after_operative = True
            key = (annex, prefixes[node.type], node.label)
            if key in seen:
                out.add((annex, prefixes[node.type]))
            seen.add(key)
    return _with_ids(nodes, out)


def _with_ids(nodes: Sequence[Node], restarting: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The same pairs with the annexes' ids instead of their positions."""
    if not restarting:
        return restarting
    names = {"": ""}
    probe = _AnnexNames(nodes)
    names.update(probe.names)
    return {(names[annex], prefix) for annex, prefix in restarting}


class _AnnexNames:
    """The id of every annex by its position, found without numbering anything else."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        annexes = [node for node in nodes if node.type is BlockType.HEADING and node.rank == "annex"]
        self.names = {str(at): identifier for at, identifier in enumerate(assign(annexes), 1)}
