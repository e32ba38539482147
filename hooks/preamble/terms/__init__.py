"""Abbreviations and short names that a document introduces itself, and where it uses them.

``find`` reads one paragraph, ``initials`` and ``names`` decide where the long form begins, ``uses``
finds the short form again further down, ``glossary`` brings together what the documents of a library
introduce, in pairs where both languages introduce it in the same place.
"""
