"""Lines → logical paragraphs.

Guarantees afterwards: one unit is one paragraph as its author wrote it; a page break, a note or a
page number that stood inside it does not split it, and a line end does not either.
"""

from __future__ import annotations

from preamble.blocks.gathering import units
from preamble.blocks.joining import rejoin
from preamble.blocks.running import part_run_in
from preamble.blocks.unit import AND, Unit, beginning, ending, heading_mark, note_mark, starts_small

__all__ = [
    "AND",
    "Unit",
    "beginning",
    "ending",
    "heading_mark",
    "note_mark",
    "part_run_in",
    "rejoin",
    "starts_small",
    "units",
]
