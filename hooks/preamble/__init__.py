"""Preamble: texts of international organizations as structured documents.

Data flows one way, and every arrow is one module or one package:

    source → blocks → structure → (metadata) → library → citations resolved → render

Nothing in this package imports MkDocs; ``hooks/on_mkdocs.py`` is the only bridge to it.
"""
