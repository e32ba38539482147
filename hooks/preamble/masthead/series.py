"""The symbol of a resolution by the number above its title and the organ that speaks below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble.labels import LOOK_ALIKES
from preamble.masthead.lines import NUMBERED_TITLE

_SERIES = (
    (
        re.compile(r"(?:the\s)?general\sassembly|генеральная\sассамблея", re.IGNORECASE),
        re.compile(r"\d{2}/\d{1,3}[A-Z]?|\d{1,4}[A-Z]?\((?:E?S-)?[IVXLC]{1,8}\)|E?S-\d{1,2}/\d{1,3}"),
        "A/RES/",
    ),
    (
        re.compile(r"(?:the\s)?human\srights\scouncil|совет\sпо\sправам\sчеловека", re.IGNORECASE),
        re.compile(r"(?:S-)?\d{1,2}/\d{1,3}"),
        "A/HRC/RES/",
    ),
    (
        re.compile(
            r"(?:the\s)?economic\sand\ssocial\scouncil|экономический\sи\sсоциальный\sсовет", re.IGNORECASE
        ),
        re.compile(r"(?:19|20)\d\d/\d{1,3}|\d{1,4}[A-Z]?\([IVXLC]{1,8}\)"),
        "E/RES/",
    ),
    (
        re.compile(r"(?:the\s)?commission\son\shuman\srights|комиссия\sпо\sправам\sчеловека", re.IGNORECASE),
        re.compile(r"(?:19|20)\d\d/\d{1,3}"),
        "E/CN.4/RES/",
    ),
    (
        re.compile(r"(?:the\s)?trusteeship\scouncil|совет\sпо\sопеке", re.IGNORECASE),
        re.compile(r"\d{1,4}\([IVXLC]{1,8}\)"),
        "T/RES/",
    ),
)
"""The organ, the numbers that it gives, and the symbols of which they are a part."""
_DECISION = re.compile(r"(?:(?i:decision|решение)\s(?:№\s?)?)?(?P<number>\d{2}/[3-8]\d\d)(?=\.\s|\Z)")
"""«43/412. Маяки»: the Assembly numbers its decisions from 301 on."""
_DECIDES = re.compile(r"\s(?:постановля|реша|прин|прос|рекоменд|утвержда|decides|resolves|adopts|requests)")
_BLANKS = re.compile(r"\s")


def _speaks(organ: re.Match[str] | None, speaker: str) -> bool:
    """The organ alone, or with its verb: «Генеральная Ассамблея постановляет учредить …»."""
    rest = speaker[organ.end() :] if organ is not None else "?"
    return not rest or _DECIDES.match(rest) is not None


def symbol_of_series(texts: Sequence[str], speaker: str) -> str | None:
    """«29/7. Право на реки» above «Совет по правам человека,»: the symbol, if one title has a number."""
    series = next(
        ((numbers, stem) for organ, numbers, stem in _SERIES if _speaks(organ.match(speaker), speaker)), None
    )
    titles = [match["number"] for text in texts if (match := NUMBERED_TITLE.fullmatch(text)) is not None]
    if series is None or len(titles) != 1:
        return None
    number = _BLANKS.sub("", titles[0].translate(LOOK_ALIKES))
    return series[1] + number if series[0].fullmatch(number) else None


def symbol_of_decision(texts: Sequence[str], organ: str) -> str | None:
    """«Решение 43/412» above «На своем 68-м заседании … Генеральная Ассамблея постановила …».

    >>> symbol_of_decision(["Решение 43/412. Лампы"], "Генеральная Ассамблея")
    'A/DEC/43/412'
    """
    if _SERIES[0][0].fullmatch(organ) is None:
        return None
    numbers = [match["number"] for text in texts if (match := _DECISION.match(text)) is not None]
    return f"A/DEC/{numbers[0]}" if len(numbers) == 1 else None
