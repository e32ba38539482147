"""What has been read so far, and where in the document the reader is."""

from __future__ import annotations

from collections.abc import Sequence

from preamble import labels, markup
from preamble.blocks import Unit, ending
from preamble.labels import Label, Style
from preamble.language import Words
from preamble.lists import Lists
from preamble.model import BlockType
from preamble.structure.looks import LONGEST_BARE_HEADING, Look, has_caps_and_mixed, heading_like, look
from preamble.structure.nodes import Node, Zone, labelled_node

_HEADING, _TABLE, _PARAGRAPH = BlockType.HEADING, BlockType.TABLE, BlockType.PARAGRAPH
_NUMBER = Style.NUMBER
_FEWEST_ONES = 3


def _only_ones(looks: Sequence[Look]) -> bool:
    numbers = [at.label.core for at in looks if at.label is not None and at.label.style is _NUMBER]
    return len(numbers) >= _FEWEST_ONES and set(numbers) == {"1"}


class Reading:
    """A text on its way from paragraphs to nodes."""

    def __init__(self, units: Sequence[Unit], words: Words, speaks: bool) -> None:
        """``speaks``: an organ opens the text."""
        self.looks = [look(unit) for unit in units]
        self.words = words
        self.speaks = speaks
        self.zone: Zone = "text"
        self.in_annex = False
        self.marked_level = 0
        """Level of the open heading that is marked as one and has no number."""
        self.outer_run = 0
        """Last number of the report that quotes a resolution."""
        self.nodes: list[Node] = []
        self.contents: list[Unit] = []
        """Units of a table of contents, to be dropped."""
        self.contents_until = 0
        """Index of the first unit below it."""
        self.lists = Lists()
        self.run = 0
        self.roman = self.capital = self.heading_number = 0
        self.annex_letter = 0
        self.in_part = False
        """Below a heading «Часть I», which the unnumbered headings divide."""
        self.introducer = -1
        self.item: int | None = None
        self.bare_numbers = False
        """Operative paragraphs are numbered without a full stop."""
        self.lettered: Style | None = None
        """How operative paragraphs are labelled that have letters; the last of them:"""
        self.last_lettered = 0
        self.run_in_article = 0
        """Number of the last article that stands on the line of its text."""
        self.bracketed = False
        """The paragraphs of a text without an introduction have numbers in brackets."""
        self.numerals = False
        """They are small Roman numbers."""
        self.decimals: dict[str, int] = {}
        """The open numbered paragraph and its items «2.1», «2.1.3»: index of each."""
        self.verb: int | None = None
        """Index of a verb alone on its line that still governs what follows."""
        self.governed = 0
        """Its last figure without a full stop, or its last paragraph without a label."""
        self.bare_items = False
        self.quoting: int | None = None
        self.quoted_until = -1
        """Index of the last unit of a quotation over several paragraphs."""
        self.quoted_by: int | None = None
        """Index of the node that introduces it."""
        self.ones = _only_ones(self.looks)
        """Every number is printed «1.», as of a list that its program counts when it is shown."""
        self.emphatic_caps = has_caps_and_mixed(self.looks)

    def add(self, node: Node) -> None:
        """Add a node; what follows may belong to it."""
        self.nodes.append(node)
        if node.type is not _TABLE:
            self.introducer = len(self.nodes) - 1
            if node.type is not _PARAGRAPH:
                self.quoting = None

    def owner(self) -> int | None:
        """The node that a quotation, a table or a bare item belongs to."""
        if not self.nodes:
            return None
        if self.nodes[-1].type is BlockType.ITEM:
            return len(self.nodes) - 1
        return self.introducer if self.introducer >= 0 else None

    def end_lists(self) -> None:
        """No list and no quotation goes on."""
        self.lists.clear()
        self.item = None
        self.bare_items = False
        self.quoting = None

    def ends_with_colon(self) -> bool:
        """Whether the last node does."""
        return bool(self.nodes) and ending(self.nodes[-1].raw)[-1:] == ":"

    def announced(self) -> bool:
        """Whether the last node ends with a colon and is no heading."""
        return bool(self.nodes) and self.nodes[-1].type is not _HEADING and self.ends_with_colon()

    def relabelled(self, index: int, label: Label | None) -> Label | None:
        """The unit at ``index`` read again with the label that it turned out to have."""
        if label is not None:
            at = self.looks[index]
            self.looks[index] = Look(at.unit, label, markup.plain(at.unit.raw[label.length :]), at.depth)
        return label

    def add_clause(self, at: Look) -> int:
        """Add a clause of the preamble."""
        self.end_lists()
        if at.label is not None:
            self.add(labelled_node(BlockType.PREAMBULAR, at, self._letter_of_clause(at.label) or None))
        else:
            self.add(Node(BlockType.PREAMBULAR, at.unit.raw, at.unit.first, at.unit.last))
        return 1

    def _letter_of_clause(self, label: Label) -> str:
        """The label of a clause, a letter as Latin by its place: «а)», «b)», «с)» are a, b, c."""
        if label.style is not Style.LETTER_BRACKET or label.core.isascii():
            return label.core
        above = self.nodes[-1].label or "" if self.nodes[-1].type is BlockType.PREAMBULAR else ""
        places = labels.letter_ordinals(label.core)
        due = {place + 1 for place in labels.letter_ordinals(above)} & places if above else {1} & places
        return labels.letter(min(due or places)) if places else label.core

    def add_quotation(self, at: Look) -> int:
        """Add a quotation, of the node that introduces it."""
        if self.quoting is None:
            self.quoting = self.owner()
        node = Node(BlockType.QUOTE, at.unit.raw, at.unit.first, at.unit.last, parent=self.quoting)
        self.nodes.append(node)
        return 1

    def below(self, index: int) -> Look | None:
        """The paragraph below the one at an index; None below the last."""
        return self.looks[index + 1] if index + 1 < len(self.looks) else None

    def label_below(self, index: int) -> Label | None:
        """The label of that paragraph."""
        below = self.below(index)
        return below.label if below is not None else None

    def is_short(self, index: int) -> bool:
        """Whether the paragraph at an index could be a heading."""
        if index >= len(self.looks):
            return False
        at = self.looks[index]
        return at.label is None and not at.depth and heading_like(at, LONGEST_BARE_HEADING)

    def add_paragraph(self, index: int) -> int:
        """What is nothing else is a paragraph."""
        at = self.looks[index]
        self.item = None
        self.bare_items = False
        self.quoting = None
        self.add(Node(_PARAGRAPH, at.unit.raw, at.unit.first, at.unit.last))
        return 1
