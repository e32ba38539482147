"""Instruments cited by name: "the 2030 Agenda", «Конвенция против организованной преступности».

The names are data (``data/names.yml``); this module turns them into one pattern for each language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from preamble.citations.found import Found
from preamble.model import Language

_FILE = Path(__file__).parent.parent / "data" / "names.yml"


@dataclass(frozen=True, slots=True)
class _Names:
    pattern: re.Pattern[str]
    targets: tuple[str, ...]
    """Target of the name in group ``n0``, ``n1`` and so on."""
    words: tuple[str, ...]
    """A word of each name: a text with none of these words has no name."""
    nouns: tuple[tuple[str, re.Pattern[str]], ...]
    """Targets of treaties with the noun that may stand for them."""


@cache
def _names(language: Language) -> _Names:
    entries = yaml.safe_load(_FILE.read_text("utf-8"))
    pairs = [(name, entry["target"]) for entry in entries for name in entry[language]]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return _Names(
        re.compile(
            r"(?<!\w)(?:"
            + "|".join(f"(?P<n{i}>{_expression(name)})" for i, (name, _) in enumerate(pairs))
            + r")(?!\w)"
        ),
        tuple(target for _, target in pairs),
        tuple(sorted({_longest(name) for name, _ in pairs})),
        tuple(
            (entry["target"], re.compile(_expression(entry["noun"][language]) + r"(?!\w)"))
            for entry in entries
            if "noun" in entry
        ),
    )


def _longest(name: str) -> str:
    return max((word.rstrip("*,") for word in name.split()), key=len)


def _expression(name: str) -> str:
    """The pattern of a name: a star is an ending, white space is any, case is as printed.

    >>> bool(re.fullmatch(_expression("Пакт* во имя будущего"), "Пактом во имя будущего"))
    True
    """
    return r"\s".join(re.escape(word).replace(r"\*", r"\w{0,3}") for word in name.split())


def find(text: str, language: Language) -> list[Found]:
    """The names in a text."""
    names = _names(language)
    if not any(map(text.__contains__, names.words)):
        return []
    return [
        Found(*match.span(), names.targets[int(str(match.lastgroup)[1:])], "name", *match.span())
        for match in names.pattern.finditer(text)
        if not _BODY[language].search(text, max(0, match.start() - 60), match.start())
    ]


# A treaty's name inside the name of its conference is no mention of the treaty.
_BODY: dict[Language, re.Pattern[str]] = {
    "ru": re.compile(r"Конференци\w{1,3}\s(?:государств\s?[—–-]\s?)?участников\s$"),
    "en": re.compile(r"Conference\sof\sthe\s(?:States\s)?Parties\sto\sthe\s$"),
}


def noun(target: str, language: Language) -> re.Pattern[str] | None:
    """The noun that stands for a treaty once it has been named."""
    return next((pattern for known, pattern in _names(language).nouns if known == target), None)
