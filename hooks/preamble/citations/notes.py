"""«Там же», "Ibid.": a footnote that repeats the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from preamble.citations import pinpoints
from preamble.model import Citation, Footnote, Language

_SAME = re.compile(
    r"\s*(?:(?:See|Cf\.?|См\.?|Ср\.?)\s(?:also\s|также\s)?)?(?P<same>Ibid(?:em)?|ibid|Там же|там же)\b\.?"
)
_TREATY = re.compile(
    r",\s(?:(?:vols?\.|тома?|т\.)\s?(?P<volume>\d{1,5})(?:(?:,|\sand|\sи)\s\d{1,5}){0,4},\s)?(?:Nos?\.|№)\s?(?P<number>\d{1,6})(?:[–-](?P<last>\d{1,6}))?"
)
_END = re.compile(r"[.;]?\s*$")


def repeat(notes: Sequence[Footnote], language: Language) -> tuple[Footnote, ...]:
    """The notes, with what "Ibid." at their beginning means.

    It means the instrument of the note before, if that cites exactly one; with several it stays
    unresolved, and where the words go on to another volume of a series it means the series, no document.
    """
    repeated: list[Footnote] = []
    previous: tuple[str, ...] = ()
    for note in notes:
        if meant := _same(note, previous, language):
            note = replace(
                note, citations=tuple(sorted((*note.citations, *meant), key=lambda item: item.start))
            )
        repeated.append(note)
        targets = dict.fromkeys(item.target for item in note.citations if item.target and item.how != "name")
        previous = tuple(target for target in targets if target)
    return tuple(repeated)


def _same(note: Footnote, previous: Sequence[str], language: Language) -> list[Citation]:
    match = _SAME.match(note.text)
    if match is None or not previous:
        return []
    start, end = match.start("same"), match.end()
    if treaty := _TREATY.match(note.text, end):
        return _other_treaty(note, start, treaty, previous)
    place = pinpoints.after(note.text, end, language)
    if not (place or _END.match(note.text, end)) or any(item.start < end for item in note.citations):
        return []
    target = previous[0] if len(previous) == 1 else None
    return [Citation(note.text[start:end], start, end, target, place[0] if place else None, "ibid")]


def _other_treaty(
    note: Footnote, start: int, match: re.Match[str], previous: Sequence[str]
) -> list[Citation]:
    """ "Ibid., vol. 75, Nos. 970–973" after a note on the Treaty Series: its first and its last number."""
    series = re.fullmatch(r"(UNTS|LNTS) vol\. (\w+), No\. \d+", previous[-1])
    if series is None or any(item.start < match.end() for item in note.citations):
        return []
    volume = f"{series[1]} vol. {match['volume'] or series[2]}, No. "
    spans = [(start, match.end("number"), match["number"])]
    if match["last"]:
        spans.append((*match.span("last"), match["last"]))
    return [Citation(note.text[a:b], a, b, volume + number, None, "ibid") for a, b, number in spans]
