"""Whose number it is: a run of numbers, read to its end, becomes citations.

The order of the rules: a body named with the number; the shape ``N (YYYY)``; the body that acts in the
sentence; the shape ``YYYY/N``; the body that speaks. A number that two bodies could claim stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from preamble.citations import organs
from preamble.citations.forms import Shape, Token
from preamble.citations.found import Found
from preamble.citations.plausible import misdated, possible, year_of
from preamble.citations.speaker import Speaker

OTHER = "?"
"""Stands for a body named in the sentence that has no numbering here."""


class Numbered(Struct):
    """A number in a run."""

    token: Token
    tight: bool
    """Joined to the run by nothing but commas, dates and the like."""
    year: int | None
    """Year of the date printed after the number."""
    right: int
    keys: tuple[str, ...] = ()
    """Bodies named after it."""
    stranger: bool = False
    """A body is named after it that has no numbering here."""
    apart: bool = False
    """A noun of its own stands before it: "resolution 46/182 and agreed conclusions 1998/1 and 1999/1"."""


class Run(Struct):
    """A head with its numbers, or a number without one."""

    head: str
    """"resolution", "decision" or, for numbers without a head, ""."""
    left: int
    head_end: int
    keys: tuple[str, ...] = ()
    """Bodies named with the head; empty when none is."""
    own: bool = False
    stranger: bool = False
    """A body is named that has no numbering here."""
    plural: bool = False
    subject: tuple[str, ...] = ()
    """The body that acts in the sentence: its numbers, if they can be."""
    named: tuple[str, ...] = ()
    """Bodies named earlier in the sentence."""
    following: tuple[str, ...] = ()
    """Bodies named between the numbers, for those that follow: «и Генеральной Ассамблеи 70/1»."""
    following_end: int = 0
    joined: Run | None = None
    """The run before it, when both may be of one body: "resolution 32/1 and decision 32/115"."""
    settled: bool = False
    """Whether one of its numbers can only be the speaker's: then they all are."""
    numbers: list[Numbered] = field(default_factory=list)

    @property
    def owner(self) -> tuple[str, ...]:
        """The bodies whose the number read last is."""
        return (self.numbers[-1].keys if self.numbers else ()) or self.keys or self.subject

    @property
    def is_open(self) -> bool:
        """Whether nobody is named whose its last number could be."""
        return not (self.owner or self.own or self.stranger)


def decide(run: Run, text: str, speaker: Speaker) -> list[Found]:
    """The citations of a run; numbers that are no citations are left out."""
    if run.head and not (run.keys or run.stranger or run.subject):
        unnamed = [(number.token, number.year) for number in run.numbers if not number.keys]
        dated = speaker.dated(unnamed, run.head)
        run.subject = (dated,) if dated else ()
    run.settled = any(_settles(run, number, speaker) for number in run.numbers)
    found = []
    for index, number in enumerate(run.numbers):
        verdict = _verdict(run, number, text, speaker)
        if verdict is not None:
            token = number.token
            left = run.left if index == 0 and number.tight else token.start
            found.append(Found(token.start, token.end, *verdict, left, number.right))
            if index == 0 and verdict[0] == f"S/RES/{token.key}":
                found += _sharing(run, token, text)
    return found


def _sharing(run: Run, token: Token, text: str) -> list[Found]:
    """The numbers that have their year from the one after them: "resolutions 425 and 426 (1978)"."""
    listed = _BARE.fullmatch(text, run.head_end, token.start) if run.plural and run.head else None
    if listed is None:
        return []
    found: list[Found] = []
    for bare in _DIGITS.finditer(text, run.head_end, token.start):
        number = int(bare[0])
        meant = replace(token, key=f"{number}({token.session})", number=number)
        year = year_of(number)
        sure = year == token.session if year else 0 < token.number - number <= _IN_A_ROW
        if sure and possible(meant):
            left = bare.start() if found else run.left
            found.append(Found(*bare.span(), f"S/RES/{meant.key}", "shape", left, bare.end()))
    return found


_BARE = re.compile(r"\s\d{1,4}(?:,\s\d{1,4}){0,8}\s(?:and|or|и|или)\s")
_DIGITS = re.compile(r"\d+")
_IN_A_ROW = 2
"""How far numbers lie apart that are of one year, where the table of years does not tell."""


Verdict = tuple[str | None, str] | None
"""Target and rule; no target for a number left open, None for a number that is no citation."""


def _verdict(run: Run, number: Numbered, text: str, speaker: Speaker) -> Verdict:
    token = number.token
    if token.shape is Shape.YEAR:
        return _yeared(run, number, text, speaker)
    if not run.head or number.apart or _is_period(token, text):
        return None
    if named := number.keys or run.keys:
        target = _first(named, token, run.head)
        if target is None and run.own and (own := speaker.owned(token, run.head)):
            # «в своих резолюциях 46/182 и согласованных выводах 1998/1 Совета»: the name is the last one's.
            return own, "own"
        return _open(target, "body", number)
    if run.stranger or number.stranger:
        return _open(None, "unknown-body", number)
    if target := _first(run.subject, token, run.head):
        return target, "subject"
    if token.shape is Shape.YEARLY:
        return _yearly(run, number, speaker)
    if not (number.tight or _listed(run, token, text) or (number.year and speaker.fits(token, number.year))):
        return None
    target, how = speaker.unnamed(token, run.head, number.year, own=run.own)
    if how == "shape" and OTHER in run.named and number.year is None:
        return None, "ambiguous"
    # "The Assembly's resolution and its resolutions": another body's "its" means its own.
    other = _only(run, number) if target is None and how != "unknown-body" else None
    if other and speaker.only(token, run.head, other):
        return other, "subject"
    if not (run.own or run.settled) and _doubtful(run, number, speaker, target):
        return None, "ambiguous"
    return (other, "subject") if other else _open(target, how, number)


def _only(run: Run, number: Numbered) -> str | None:
    """The identifier by the only body named in the sentence that can have such a number, of such a year.

    It is asked when the body that speaks cannot: "the Environment Assembly, in its resolution 2/5".
    """
    if OTHER in run.named:
        return None
    token = number.token
    named = [organ for key in run.named if (organ := organs.organs().get(key))]
    found = [organ.identify(token, run.head) for organ in named if organ.agrees(token, number.year)]
    targets = {target for target in found if target}
    return targets.pop() if len(targets) == 1 else None


def _open(target: str | None, how: str, number: Numbered) -> Verdict:
    """A number without a target is left open where it stands with its head; elsewhere it is no citation."""
    return (target, how) if target is not None or number.tight else None


def _settles(run: Run, number: Numbered, speaker: Speaker) -> bool:
    if run.own or number.keys or not number.tight or number.token.shape is not Shape.SESSION:
        return False
    target, how = speaker.unnamed(number.token, run.head, own=False)
    return target is not None and how == "own-organ" and not _doubtful(run, number, speaker, target)


def _doubtful(run: Run, number: Numbered, speaker: Speaker, target: str | None) -> bool:
    if speaker.rivalled(number.token, run.head, number.year, run.named, target):
        return True
    return bool(number.year) and OTHER in run.named and not speaker.fits(number.token, number.year or 0)


def _listed(run: Run, token: Token, text: str) -> bool:
    """Whether a number goes on with a list of "resolutions" that other words have interrupted.

    It follows a comma or "and"; behind another word it is something else's ("the ratio rose to 60/40").
    """
    return run.plural and _JOINED.search(text, max(0, token.start - 16), token.start) is not None


_JOINED = re.compile(
    r"[,;:(–—‑-]\s?$|\b(?:and|or|also|in|of|on|including|и|или|также|в|от|включая|частности)\s$"
)


def _is_period(token: Token, text: str) -> bool:
    """Whether ``2019/20`` is a year that begins in one and ends in the next: «в сезон 2019/20 года»."""
    if token.shape is not Shape.YEARLY or token.number != (token.session + 1) % 100:
        return False
    return _PERIOD.match(text, token.end) is not None or (
        _PERIOD_WORD.search(text, max(0, token.start - 24), token.start) is not None
    )


_PERIOD = re.compile(
    r"\s(?:год|финансов|учебн|бюджетн|сезон|финансирован|academic|financial|fiscal|school|budget|season)"
)
_PERIOD_WORD = re.compile(
    r"(?:год[уаы]?|годов|сессию|сезон\w?|период\w?|year|years|session|season|period|biennium)\s$",
    re.IGNORECASE,
)


def _yeared(run: Run, number: Numbered, text: str, speaker: Speaker) -> Verdict:
    """``N (YYYY)`` is of the body named, where it numbers so; the speaker's; else the Security Council's.

    The numbers of the Council are known year by year, so that it is known when a number is not the speaker's.
    """
    named = number.keys or run.keys or run.subject
    if (
        not named
        and run.own
        and speaker.own not in run.named
        and len(run.named) == 1
        and OTHER not in run.named
    ):
        # "The Parliamentary Assembly refers to its resolution 2186 (2017)".
        named = run.named
    headed = bool(run.head) and (number.tight or _listed(run, number.token, text))
    if headed and (named or not (run.stranger or number.stranger)):
        how = "body" if number.keys or run.keys else "subject" if named else "own-organ"
        key = named[0] if named else speaker.own if _is_speakers(run, number.token, speaker) else None
        organ = organs.organs().get(key or "")
        if organ and organ.key != "security-council" and "year" in organ.shapes:
            target = organ.identify(number.token, run.head)
            if target:
                return target, how
    return _security_council(run, number, text)


def _is_speakers(run: Run, token: Token, speaker: Speaker) -> bool:
    """Whether nothing speaks against the speaker: no other body named, no such number of the Council's."""
    alone = run.own or not run.named or speaker.own in run.named
    return alone and year_of(token.number) != token.session


def _security_council(run: Run, number: Numbered, text: str) -> Verdict:
    """``N (YYYY)`` is the Security Council's unless another body is named or the year is impossible."""
    token = number.token
    target = f"S/RES/{token.key}"
    headed = bool(run.head) and (number.tight or run.plural)
    if headed and run.head != "resolution":
        return None
    if _LABELLED.search(text, max(0, token.start - 24), token.start) and not _is_signed(run, number, text):
        return None
    named = number.keys or run.keys
    if number.tight and len(named) == 1 and named[0] not in ("security-council", *_UNITED_NATIONS):
        return None, "body"
    if run.stranger or (number.stranger and not named) or (not run.head and token.session < _NUMEROUS):
        return None
    if headed and misdated(token):
        return None, "impossible"
    if not possible(token):
        return (None, "impossible") if run.head and number.tight else None
    return target, "body" if "security-council" in named else "shape"


_NUMEROUS = 1966
"""Before this year the numbers are so low that without a word beside them they may be volumes and pages."""


def _is_signed(run: Run, number: Numbered, text: str) -> bool:
    """Whether "No." is all that stands before a likely number: "resolution No. 1540 (2004)"."""
    signed = number.tight and text[run.head_end : number.token.start].strip() in ("No.", "№", "Nos.", "№№")
    return signed and possible(number.token)


# The number of something else: a decree, a law, a case, a page.
_LABELLED = re.compile(
    r"(?:No\.|№|Nos\.|\b(?:at|pp?\.|vols?\.|стр?\.|тт?\.))\s?$|\b(?:decree|order|act|law|regulation|directive|recommendation|convention|protocol|circular|"
    r"ordinance|opinion|case|decision|rule|bill|указ\w{0,2}|приказ\w{0,2}|закон\w{0,2}|постановлени\w|распоряжени\w|"
    r"рекомендаци\w|директив\w|регламент\w{0,2}|конвенци\w|протокол\w{0,2}|циркуляр\w{0,2}|дел[оау]|решени\w{1,2})\s$",
    re.IGNORECASE,
)
_UNITED_NATIONS = ("general-assembly", "economic-and-social-council", "human-rights-council")


def _yearly(run: Run, number: Numbered, speaker: Speaker) -> Verdict:
    """``YYYY/N`` is the Economic and Social Council's unless the sentence names another body."""
    if not (number.tight or run.plural):
        return None
    if run.own and (target := speaker.owned(number.token, run.head)):
        return target, "own"
    if speaker.strange:
        return None, "unknown-body" if run.own else "ambiguous"
    if OTHER in run.named or speaker.rivalled(number.token, run.head, None, run.named):
        return None, "ambiguous"
    return _open(speaker.yearly(number.token, run.head), "shape", number)


def _first(keys: Sequence[str], token: Token, head: str) -> str | None:
    """The identifier by the first body that can have such a number."""
    return next((target for key in keys if (target := organs.organs()[key].identify(token, head))), None)
