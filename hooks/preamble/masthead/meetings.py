"""What the record or the conclusions of a meeting are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from preamble.language import Words

_MEETING = re.compile(r"\d{1,5}(?:st|nd|rd|th|-е|-я)\s(?:[^\s,.;:]{2,20}\s){0,4}(?i:meeting|заседание)")
"""«3482nd FOREIGN AFFAIRS Council meeting», with place and day behind it or without."""
YEAR = re.compile(
    r"(?i:[a-z]{4,9}(?:-[a-z]{4,7})?(?:st|nd|rd|th)\syear|(?:[а-яё]{4,14}\s)?[а-яё]{4,14}[ыио]й\sгод)"
)
"""«THIRTY-EIGHTH YEAR» above a record of the Security Council."""


def title_of_meeting(
    texts: Sequence[str], candidates: Sequence[str], subjects: Sequence[str], words: Words
) -> str | None:
    """ "2461st MEETING: 28 JULY 2031" above the place: a record is called by its meeting.

    The conclusions of a meeting are called by what they say. ``candidates`` are the lines of ``texts`` that
    may be titles, ``subjects`` those that name no organ.
    """
    found = (_MEETING.match(text) for text in texts if text[:1].isdigit())
    meeting = next((meeting[0] for meeting in found if meeting is not None), None)
    if meeting is None or not all(map(_MEETING.match, subjects)):
        return None
    called = next((text for text in candidates if words.treaty.search(text)), None)
    return called or (meeting if any(map(YEAR.fullmatch, texts)) else None)
