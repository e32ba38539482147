"""Holds what the citation finder finds against the links of official texts in Akoma Ntoso XML.

``official`` reads the XML and writes it as a plain text, ``compare`` converts that text and sets both
sides against each other, ``figures`` counts, ``report`` puts it in words, ``sample`` chooses what a
person is to judge.
"""
