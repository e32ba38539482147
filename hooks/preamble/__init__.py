"""Preamble: texts of international organizations as structured documents.

Data flows one way, and every arrow is one module or one package:

    source → blocks → structure → (metadata) → library → citations resolved → render

Nothing in this package imports MkDocs; ``hooks/on_mkdocs.py`` is the only bridge to it.
"""

from contextlib import suppress

with suppress(ImportError, AttributeError):  # Where Python's own parts are others, it compiles as ever.
    from preamble import first_characters

    first_characters.teach()
