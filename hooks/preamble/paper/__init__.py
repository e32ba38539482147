"""What of a source is the paper it was printed on, and what of a copy the page it was copied from."""

from preamble.paper.lines import Line, Mark

__all__ = ["Line", "Mark"]
