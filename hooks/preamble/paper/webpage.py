"""What a web page or an office prints around a text: links, buttons, notices, the path of a file."""

from __future__ import annotations

import re

_LINKS = frozenset(
    (
        "advertisement",
        "back",
        "back to top",
        "body",
        "bookmark",
        "close",
        "citation preview",
        "contact us",
        "download",
        "download pdf",
        "email",
        "embed size (px)",
        "facebook",
        "feedback",
        "from wikisource",
        "home",
        "jump to navigation",
        "jump to navigation jump to search",
        "menu",
        "more",
        "next",
        "previous",
        "print",
        "print page",
        "print this page",
        "print version",
        "printer-friendly version",
        "quick viewing(text mode)",
        "search",
        "send page",
        "share",
        "show less",
        "show more",
        "share this page",
        "share this",
        "size: px",
        "skip to content",
        "skip to main content",
        "start display at page",
        "this article is also available in",
        "to the top",
        "top of page",
        "transcript",
        "transcription",
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
    r"(?i:(?:©|copyright)\s(?:©\s|\(c\)\s)?.{0,80}\b(?:19|20)\d\d\b.{0,60}|\(c\)\s(?:copyright\s.{0,80})?(?:19|20)\d\d\b.{0,60}"
    r"|(?:(?:©|\(c\)).{0,80}\s)?all\srights\sreserved\.?"
    r"|this\s(?:work|text|page|content)\sis\s(?:licensed|made\savailable)\sunder\s.{3,160})"
)
_HEADS_OF_NOTICE = frozenset(("This work is ", "Retrieved fro", "This page was"))
_NOTICE = re.compile(
    r"This\swork\sis\s(?:excerpted\sfrom|in\sthe\spublic\sdomain|licensed)\b|Retrieved\sfrom\s\W?http"
    r"|This\spage\swas\slast\s(?:edited|modified|updated)\son\b"
)
_LONGEST_LINK = 36
_LONGEST_NOTICE = 200
EDGE = 30
"""Lines at the top and at the end of a text where a page prints them."""


def begins_notice(text: str) -> bool:
    """Whether a line begins the notice of rights with which a library ends its page.

    >>> begins_notice("This work is in the public domain because the river is old.")
    True
    """
    return text.lstrip()[:13] in _HEADS_OF_NOTICE and _NOTICE.match(text.lstrip()) is not None


def is_remains(text: str) -> bool:
    r"""Whether a line is no part of a text, but of the page it stood on.

    >>> is_remains("▲ To the top"), is_remains("Print"), is_remains("Print the rules")
    (True, True, False)
    >>> is_remains("I:\\RIVER\\84.doc"), is_remains("For reasons of economy, this document is printed once.")
    (True, True)
    >>> is_remains("© River Union, 2031. All rights reserved."), is_remains("(c) 2031 River Union")
    (True, True)
    >>> is_remains("Home | Treaties | About us"), is_remains("| Home | 4 |")
    (True, False)
    >>> is_remains("(c) The lamps shall be lit before the end of 2031.")
    False
    """
    if len(text) > _LONGEST_NOTICE:
        return False
    if text[1:3] == ":\\" or text[:22] == "For reasons of economy":
        return True
    if "   " in text.strip():
        return all(cell.strip().lower() in _LINKS for cell in text.split("   ") if cell.strip())
    if " | " in text and _is_row_of_links(text):
        return True
    line = text.strip(" |>»«:^↑▲◄►•*_-")
    if len(line) <= _LONGEST_LINK and line.lower() in _LINKS:
        return True
    return line[:1] in "©(cCaAtT" and _RIGHTS.fullmatch(line) is not None


def _is_row_of_links(text: str) -> bool:
    """«home | treaties | instruments»: the first is a link that pages have."""
    first, *others = text.split(" | ")
    return first.strip().lower() in _LINKS and all(len(other) <= _LONGEST_LINK for other in others)
