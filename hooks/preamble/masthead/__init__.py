"""What stands above the text: where it ends, and what its lines say."""

from __future__ import annotations

from preamble.masthead.dates import parse_date
from preamble.masthead.extent import Opening, find
from preamble.masthead.fields import read, running_symbol, stated_symbol
from preamble.masthead.kinds import kind
from preamble.masthead.organs import name_of_speaker, organ_of_record, organ_that_begins, organ_that_resolves
from preamble.masthead.series import symbol_of_decision, symbol_of_series
from preamble.masthead.speaking import MOST_CLAUSES
from preamble.masthead.symbols import spoken_symbol

__all__ = [
    "MOST_CLAUSES",
    "Opening",
    "find",
    "kind",
    "name_of_speaker",
    "organ_of_record",
    "organ_that_begins",
    "organ_that_resolves",
    "parse_date",
    "read",
    "running_symbol",
    "spoken_symbol",
    "stated_symbol",
    "symbol_of_decision",
    "symbol_of_series",
]
