"""Where a citation leads: the policy is a function, this module has the one that needs no library."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from preamble.citations.address import address
from preamble.model import Citation, Language


class State(StrEnum):
    """What a reader can expect behind a citation."""

    HELD = "held"
    KNOWN = "known"
    UNRESOLVED = "unresolved"


class Link(Struct, frozen=True):
    """What becomes of one citation on a page."""

    state: State
    href: str | None = None
    """Address relative to the page, or absolute; None when the citation is no link."""
    official: str | None = None
    """Where the organization itself publishes what is cited: for paper, where a link cannot be followed."""
    place: str | None = None
    """The place in it that the citation names, in words."""
    why: str | None = None
    """Why it leads nowhere, in words."""


LinkPolicy = Callable[[Citation], Link]
"""Given a citation, says where it leads."""

_UN_SYMBOL = re.compile(r"(?:A|S|E|ST|CTOC)/[^\s]+")
_GOAL_TARGET = re.compile(r"SDG \d{1,2}\.[0-9a-z]{1,2}")


def official_address(target: str, language: Language) -> str | None:
    """Where the organization itself publishes an instrument, when a verified pattern exists.

    >>> official_address("S/RES/2253(2015)", "ru")
    'https://docs.un.org/ru/S/RES/2253(2015)'
    >>> official_address("A/DEC/60/519", "en") is None
    True
    >>> official_address("E/CN.7/RES/60/1", "en") is None  # this library's identifier, no symbol
    True
    >>> official_address("SDG 16.4", "en")
    'https://metadata.un.org/sdg/16.4'
    """
    if not (_UN_SYMBOL.fullmatch(target) or _GOAL_TARGET.fullmatch(target)):
        return None
    return address(target, language)


def official(language: Language) -> LinkPolicy:
    """The policy of a page that knows no library: official addresses only."""

    def decide(citation: Citation) -> Link:
        if citation.target is None:
            return Link(State.UNRESOLVED)
        address = official_address(citation.target, language)
        return Link(State.KNOWN, address, address)

    return decide
