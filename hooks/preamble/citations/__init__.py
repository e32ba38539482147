"""Finds the instruments that a document cites, and the places in them.

One pass, in this order: ``forms`` finds numbers and symbols, ``words`` the words around them, ``runs``
decides whose number it is (``organs`` and ``speaker`` know the bodies, ``plausible`` refuses), ``names``,
``movement``, ``elsewhere``, ``inside`` and ``articles`` find what is cited otherwise, ``pinpoints`` reads the
places, ``reader`` puts a text together, ``notes`` resolves "Ibid."; ``annotate`` does all of it.

``how`` says by which rule a target was found: "symbol" (printed in full), "shape" (only one organ has such
numbers), "body" (named with the number), "subject" (the body that acts in the sentence), "own" («свою»),
"own-organ" (no body named: the one that speaks), "name", "movement", "treaty-series", "sales-number",
"sanctions-list", "goal", "ibid", "last-treaty" (an article cited alone), "number" (the Security Council's,
its year left out), "repeated" (the same number is cited elsewhere in the document with its body).

A citation whose ``how`` is "self" points into the document itself: its target is None and its pinpoint
says where. Every other citation without a target is openly unresolved, and its ``how`` says why: "body"
(the body named has no such number), "unknown-body", "ambiguous", "impossible" (no such resolution in that
year), "unknown-instrument" (an article), "unresolved".
"""
