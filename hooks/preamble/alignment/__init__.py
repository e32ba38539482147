"""The two texts of a document as one document: what stands beside what, and what is not there yet.

``pairs`` sets the texts side by side by their addresses, ``merged`` is what a page in one language
shows (the text of the language, and where a partial translation has nothing yet, the other one),
``differences`` says what one text has and the other lacks, ``partial`` finds the places of the
paragraphs of a translation that is not complete.

Everything here works on documents by language, as ``library.Entry.documents`` has them.
"""

from __future__ import annotations

from preamble.alignment.merged import Merged, merged, other_than
from preamble.alignment.pairs import Pair, note_pairs, pairs

__all__ = ["Merged", "Pair", "merged", "note_pairs", "other_than", "pairs"]
