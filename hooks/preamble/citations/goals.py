"""The Sustainable Development Goals and their targets: "Goal 16", «задача 16.4», "SDG 5.6".

Source of the numbers: the goals and targets of resolution 70/1, seventeen goals, targets with a number
or a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from preamble.citations.found import Found
from preamble.model import Language

# The Millennium Development Goals have the same numbers.
_GOAL = (
    r"(?P<goal>\d{1,2})(?:\.(?P<target>\d{1,2}|[a-k]))?"
    r"(?![\w%/]|\.\d|\sв\sобласти\sразвития|\s(?:per\s?cent|процент))"
)
_WORD: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"(?:Goals?|SDGs?|(?P<word>[Tt]argets?))\s{_GOAL}"),
    "ru": re.compile(rf"(?:[Цц]ел(?:ь|и|ью|ей|ям|ями|ях)|ЦУР|(?P<word>[Зз]адач\w{{0,3}}))\s{_GOAL}"),
}
# A longer word, the goals of the year 2000, or those of an organization's plan. Looked at afterwards: a
# pattern that begins with letters is quicker than one that looks behind.
_NOT_BEHIND = re.compile(r"(?:\w|Millennium\sDevelopment\s|[Ss]trategic\s|[Сс]тратегическ\w{2,3}\s)\Z")
_MORE = re.compile(rf"(?:,\s|\s(?:and|и|to|по)\s|,\sand\s|\s?[–—-]\s?){_GOAL}")
# Words that show which goals are meant.
_SUBJECT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"Sustainable\sDevelopment|SDG|2030\sAgenda|Goals?\sand\stargets|of\sthe\sGoals"),
    "ru": re.compile(r"устойчивого\sразвития|ЦУР|Повестк"),
}

SIGNS: dict[Language, tuple[str, ...]] = {
    "en": ("Sustainable", "SDG", "2030", "Goal"),
    "ru": ("устойчивого", "ЦУР", "Повестк"),
}
"""One of these stands in every text that `_SUBJECT` matches."""


def find(text: str, language: Language) -> Iterator[Found]:
    """Goals and targets, where the words around say that these are meant; each of a list on its own."""
    end = 0
    for match in _WORD[language].finditer(text):
        if match.start() < end or _NOT_BEHIND.search(text, max(0, match.start() - 30), match.start()):
            continue
        if not _SUBJECT[language].search(text, max(0, match.start() - 200), match.end() + 200):
            continue
        needs_point = match["word"] is not None
        number: re.Match[str] | None = match
        while number is not None:
            end = number.end()
            if _is_one(number["goal"], number["target"]) and (number["target"] or not needs_point):
                start = number.start("goal")
                yield Found(start, end, f"SDG {text[start:end]}", "goal", start, end)
            number = _MORE.match(text, end)


# The last target of each goal that has a number, and the last one that has a letter.
_LAST = (
    *("5b", "5c", "9d", "7c", "6c", "6b", "3b", "10b", "5c"),
    *("7c", "7c", "8c", "3b", "7c", "9c", "10b", "19"),
)


def _is_one(goal: str, target: str | None) -> bool:
    """Whether there is such a goal, with such a target.

    >>> _is_one("16", "10"), _is_one("16", "b"), _is_one("16", "11"), _is_one("17", "a"), _is_one("18", None)
    (True, True, False, False, False)
    """
    if not 1 <= int(goal) <= len(_LAST):
        return False
    last = _LAST[int(goal) - 1]
    if target is None:
        return True
    if target.isdecimal():
        return 1 <= int(target) <= int(last.rstrip("abcd"))
    return target <= last[-1]
