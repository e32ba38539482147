"""In how many ways a symbol may be typed."""

from __future__ import annotations

import re

from preamble.search.tokens import CYRILLIC, LATIN

_FOLD = str.maketrans(CYRILLIC + "‐‑–—−", LATIN + "-----")
_YEAR_OR_SESSION = re.compile(r"\([^()]*\)$")
_LETTER = re.compile(r"(?<=\d)[a-z]$")
_NUMBER = re.compile(r"\d{3,}")


def typed(text: str) -> str:
    """A symbol as it is looked up: small Latin letters, no spaces.

    >>> typed("S/RES/2253 (2015)"), typed("СТОС/COP/WG.6")
    ('s/res/2253(2015)', 'ctoc/cop/wg.6')
    """
    return "".join(text.lower().translate(_FOLD).split())


def spellings(target: str) -> tuple[str, ...]:
    """Everything a canonical target may be looked up by, the whole symbol first.

    >>> spellings("S/RES/2253(2015)")
    ('s/res/2253(2015)', 'res/2253(2015)', '2253(2015)', 's/res/2253', 'res/2253', '2253')
    >>> spellings("A/RES/75/10"), spellings("QDe.115")
    (('a/res/75/10', 'res/75/10', '75/10'), ('qde.115', 'qde115'))
    >>> spellings("UNTS vol. 2225, No. 39574")
    ('untsvol.2225,no.39574', '2225', '39574')
    """
    whole = typed(target)
    if target.startswith("UNTS"):
        return (whole, *_NUMBER.findall(whole))
    if "/" not in whole:
        bare = whole.removeprefix("sdg")
        return tuple(dict.fromkeys((whole, whole.replace(".", ""), *((bare,) if bare != whole else ()))))
    variants = [whole]
    for pattern in (_YEAR_OR_SESSION, _LETTER):
        if (shorter := pattern.sub("", variants[-1])) != variants[-1]:
            variants.append(shorter)
    return tuple(dict.fromkeys(ending for variant in variants for ending in _endings(variant)))


def _endings(symbol: str) -> list[str]:
    """The symbol and what remains when its first parts are left out, as long as that is telling."""
    parts = symbol.split("/")
    endings = []
    for first in range(len(parts)):
        rest = "/".join(parts[first:])
        alone = first == len(parts) - 1
        telling = parts[first - 1] in ("res", "dec") and _NUMBER.match(rest) if alone else _DIGIT.search(rest)
        if telling:
            endings.append(rest)
    return endings


_DIGIT = re.compile(r"\d")
