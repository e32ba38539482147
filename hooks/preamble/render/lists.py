"""Nested lists as HTML, built from items that name their parents, in document order."""

from __future__ import annotations


class Lists:
    """One list under construction: the items still open lie on a stack, so depth costs no recursion."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._html: list[str] = []
        self._open: list[str] = []
        self._depth: dict[str, int] = {}
        self._root: str | None = None

    def holds(self, block_id: str) -> bool:
        """Whether the item with this id is still open, so that something can be put into it."""
        return block_id in self._depth

    def item(self, block_id: str, parent: str | None, opened: str) -> str:
        """Add an item, ``opened`` being its start tag and words.

        An item whose parent is an open item goes into it; one that has the parent of the outermost
        list continues that list; any other begins a new list, and the finished one is returned.
        """
        finished = ""
        if parent is not None and parent in self._depth:
            depth = self._depth[parent] + 1
        else:
            depth = 0
            if self._open and parent != self._root:
                finished = self.finish()
            self._root = parent
        if len(self._open) > depth:
            self._close_down_to(depth + 1)
            self._close_item()
        else:
            self._html.append('<ol class="items" role="list">')
        self._html.append(opened)
        self._depth[block_id] = len(self._open)
        self._open.append(block_id)
        return finished

    def inside(self, parent: str, block: str) -> None:
        """Put a finished block into an open item, after all it holds so far."""
        self._close_down_to(self._depth[parent] + 1)
        self._html.append(block)

    def finish(self) -> str:
        """Close everything and hand the list over; empty when there is none."""
        self._close_down_to(0)
        html = "".join(self._html)
        self._html.clear()
        return html

    def _close_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._close_item()
            self._html.append("</ol>")

    def _close_item(self) -> None:
        del self._depth[self._open.pop()]
        self._html.append("</li>")
