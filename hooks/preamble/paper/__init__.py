"""What of a source is the paper it was printed on, and what of a copy the page it was copied from."""

from preamble.paper.lines import BLANK, OMITTED, RULE, SPECK, TEXT, Line

__all__ = ["BLANK", "OMITTED", "RULE", "SPECK", "TEXT", "Line"]
