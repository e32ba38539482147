"""What a web page prints around a text that was copied from it: links, buttons, notices of rights."""

from __future__ import annotations

import re

_LINKS = frozenset(
    (
        "back",
        "back to top",
        "body",
        "bookmark",
        "close",
        "contact us",
        "download",
        "download pdf",
        "email",
        "facebook",
        "home",
        "menu",
        "next",
        "previous",
        "print",
        "print this page",
        "print version",
        "printer-friendly version",
        "search",
        "share",
        "share this page",
        "share this",
        "skip to content",
        "skip to main content",
        "to the top",
        "top of page",
        "tweet",
        "twitter",
        "view pdf",
        "вверх",
        "версия для печати",
        "к началу страницы",
        "наверх",
        "назад",
        "печать",
        "поделиться",
        "распечатать",
    )
)
_RIGHTS = re.compile(
    r"(?i:(?:©|\(c\)|copyright)\s(?:©\s|\(c\)\s)?.{0,80}\b(?:19|20)\d\d\b.{0,60}|(?:©.{0,80}\s)?all\srights\sreserved\.?"
    r"|this\s(?:work|text|page|content)\sis\s(?:licensed|made\savailable)\sunder\s.{3,160})"
)
_LONGEST_LINK = 26
_LONGEST_NOTICE = 200
EDGE = 30
"""Lines at the top and at the end of a text where a page prints them."""


def is_remains(text: str) -> bool:
    """Whether a line is no part of a text, but of the page it stood on.

    >>> is_remains("▲ To the top"), is_remains("Print"), is_remains("Print the rules")
    (True, True, False)
    >>> is_remains("© River Union, 2031. All rights reserved.")
    True
    """
    line = text.strip(" |>»«:^↑▲◄►•*_-")
    if len(line) <= _LONGEST_LINK:
        return line.lower() in _LINKS or _RIGHTS.fullmatch(line) is not None
    notice = len(line) <= _LONGEST_NOTICE and line[:1] in "©(cCaAtT"
    return notice and _RIGHTS.fullmatch(line) is not None
