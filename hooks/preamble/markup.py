r"""Inline markup → plain text with marks.

The sources carry the remains of light markup: ``*emphasis*``, ``**strong**``, ``[words](address)``,
``<sup>1</sup>``, ``^{8,9}``, superior figures, backslash escapes. Reading happens once a paragraph is
whole, so that an emphasis may open on one line and close lines later.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from msgspec import Struct

from preamble.model import Mark

SUPERIORS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
TO_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&nbsp;": "\xa0", "&#39;": "'"}

SIGNS = "\\*_<^$[!&⁰¹²³⁴⁵⁶⁷⁸⁹†‡"
"""What markup may begin with."""
_SPECIAL = re.compile(f"[{re.escape(SIGNS)}]")
LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(((?:[^()\s\\]|\\.|\([^()\s]*\))*)\)")
_TOKEN = re.compile(
    r"""
    \\(?P<escaped>[!-/:-@\[-`{-~])
  | (?P<stars>\*{1,3})
  | (?<![^\W])(?P<line>_{1,2})(?=[^\s_])(?P<lined>[^_\n]{1,400}?)(?<=\S)(?P=line)(?!\w)
  | <sup>\s*(?P<sup>[^<>]{1,40}?)\s*</sup>
  | \$?\^\{(?P<caret>[^{}$]{1,40})\}\$?
  | \[\^(?P<reference>\w{1,10})\]
  | \$?(?P<superior>[⁰¹²³⁴-⁹]+(?:[,⁾⁽][⁰¹²³⁴-⁹]+)*)\$?
  | !?(?P<link>\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?P<target>(?:[^()\s\\]|\\.|\([^()\s]*\))*)\))
  | <(?P<auto>(?:https?://|mailto:)[^\s<>]{1,2000})>
  | <(?P<closing>/?)(?P<tag>br|i|b|em|strong|u|sub|sup)\s*/?>
  | (?P<entity>&(?:amp|lt|gt|quot|nbsp|\#39);)
  | (?P<dagger>[†‡]{1,3})
    """,
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_LONGEST_KEPT = 340
"""Characters of a paragraph that may be read more than once."""
_STRETCH = 1000
"""Characters in which a sign is looked for at once; few paragraphs have more."""
_STARS = ("*", "**", "***", "†", "††", "‡")
_LABELS = re.compile(r"[\d]+|[*†‡]+|[A-Za-zа-я]")
_STYLE = {"i": "em", "em": "em", "b": "strong", "strong": "strong", "u": "em"}


class NoteCall(Struct, frozen=True):
    """A footnote mark as printed: where, and the label it shows."""

    offset: int
    label: str


class Inline(Struct, frozen=True):
    """A paragraph without its markup."""

    text: str
    marks: tuple[Mark, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    unknown: tuple[str, ...] = ()
    """Superior figures that call no known note; they stay in the text as printed."""


class _Builder:
    def __init__(self, signs: str, notes: Set[str]) -> None:
        self.signs = signs
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.calls: list[NoteCall] = []
        self.unknown: list[str] = []
        self.open: dict[str, int] = {}
        self.notes = notes

    def add(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def toggle(self, style: str) -> None:
        start = self.open.pop(style, None)
        if start is None:
            self.open[style] = self.length
        elif start < self.length:
            self.marks.append(Mark(start, self.length, "strong" if style == "strong" else "em"))

    def superior(self, printed: str, after: str = "") -> None:
        """A raised sign; ``after`` is the character printed next."""
        labels = _LABELS.findall(printed.translate(SUPERIORS))
        if labels and all(label in self.notes for label in labels):
            if not after.isalnum():
                self._drop_blank_before_call()
            self.calls.extend(NoteCall(self.length, label) for label in labels)
            return
        if labels:
            self.unknown.append(printed)
        self.add(printed.translate(TO_SUPERIOR))

    def _drop_blank_before_call(self) -> None:
        # «Интерполом ¹ и»: the blank before the mark is the typist's, not the sentence's.
        before = self.length
        while self.parts and self.parts[-1].endswith(" "):
            last = self.parts.pop()
            self.length -= 1
            if last[:-1]:
                self.parts.append(last[:-1])
        if self.length < before:
            # Emphasis may have begun or ended behind the blank, and another call stood there.
            self.open = {style: min(start, self.length) for style, start in self.open.items()}
            self.marks = [_clip(mark, self.length) for mark in self.marks if mark.start < self.length]
            self.calls = [NoteCall(min(call.offset, self.length), call.label) for call in self.calls]


def signs_of(text: str, signs: str = SIGNS) -> str:
    """Those of the signs that a text has: few, which are found sooner one by one than all at once.

    >>> signs_of("*recalling* its resolution¹")
    '*¹'
    """
    return "".join([sign for sign in signs if sign in text])


def read(raw: str, notes: Set[str] = frozenset(), signs: str = SIGNS) -> Inline:
    r"""Read a whole paragraph. ``notes`` are the labels of the footnotes that may be called in it.

    It has no other ``signs`` of markup than these.

    >>> read("*recalling* [2253 \\(2015\\)](#)¹", {"1"}).text
    'recalling 2253 (2015)'
    >>> read("m², <script>").text
    'm², <script>'
    """
    text = raw.strip()
    if len(text) > _LONGEST_KEPT:
        here = signs_of(text, signs)
        return _scanned(text, here, notes) if here or "  " in text else Inline(text)
    kept, here = _without_notes(text)
    # Without raised signs, and where no stars call notes, these make no difference.
    if not here or (not kept.unknown and notes.isdisjoint(_STARS)):
        return kept
    return _scanned(text, here, notes)


@lru_cache(maxsize=2048)  # what decides what a short paragraph is reads it several times
def _without_notes(text: str) -> tuple[Inline, str]:
    """The paragraph as it is where it calls no notes, and the signs in it."""
    signs = signs_of(text) if _SPECIAL.search(text) else ""
    if not signs and "  " not in text:
        return Inline(text), signs
    return _scanned(text, signs, frozenset()), signs


def forget() -> None:
    """Keep nothing of what was read: another text has other paragraphs."""
    _without_notes.cache_clear()


def _scanned(text: str, signs: str, notes: Set[str]) -> Inline:
    builder = _Builder(signs, notes)
    _scan(text, builder, _take_head(text, builder) if text[0] == "*" else 0)
    return _finish(builder)


def _next_sign(text: str, position: int, signs: str) -> int:
    """Where the next of the signs is, -1 if there is none."""
    # Not to the end of the text at once: one sign may stand there alone, and another at every second place.
    for start in range(position, len(text), _STRETCH):
        end = nearest = start + _STRETCH
        for sign in signs:
            at = text.find(sign, start, nearest)
            if at >= 0:
                nearest = at
        if nearest < end:
            return nearest
    return -1


def _take_head(text: str, builder: _Builder) -> int:
    """«*recalling* its …», as most paragraphs with markup begin: where the words behind it start.

    0 for everything that is not as plain as that.
    """
    stars = "**" if text[1:2] == "*" else "*"
    length = len(stars)
    end = _next_sign(text, length, builder.signs)
    behind = end + length
    if end <= length or text[end:behind] != stars or text[behind : behind + 1] == "*":
        return 0
    if text[length].isspace() or text[end - 1].isspace():
        return 0
    builder.add(text[length:end])
    builder.marks.append(Mark(0, builder.length, "em" if length == 1 else "strong"))
    return behind


def plain(raw: str) -> str:
    """The words of a raw text, for judging it before its footnotes are known."""
    return read(raw).text


def _scan(raw: str, builder: _Builder, position: int = 0) -> None:
    """Take a text apart; what stands before a position is taken."""
    at = _next_sign(raw, position, builder.signs)
    while at >= 0:
        token = _TOKEN.match(raw, at)
        if token is not None:
            builder.add(raw[position:at])
            position = token.end()
            _take(token, builder)
        at = _next_sign(raw, max(position, at + 1), builder.signs)
    builder.add(raw[position:])


def _take(token: re.Match[str], builder: _Builder) -> None:
    if token["stars"] is not None:
        _take_stars(token, builder)
    elif token["escaped"] is not None:
        _take_escaped(token, builder)
    elif token["link"] is not None:
        _take_link(token, builder)
    elif token["auto"] is not None:
        start = builder.length
        builder.add(token["auto"])
        builder.marks.append(Mark(start, builder.length, "link", token["auto"]))
    elif token["tag"] is not None:
        _take_tag(token["tag"], builder)
    elif token["entity"] is not None:
        builder.add(_ENTITIES[token["entity"]])
    elif token["line"] is not None:
        _take_underline(token, builder)
    elif token["dagger"] is not None:
        _take_dagger(token, builder)
    else:
        after = token.string[token.end() : token.end() + 1]
        builder.superior(token["sup"] or token["caret"] or token["reference"] or token["superior"], after)


def _take_stars(token: re.Match[str], builder: _Builder) -> None:
    stars = token["stars"]
    before = token.string[token.start() - 1 : token.start()] or " "
    after = token.string[token.end() : token.end() + 1] or " "
    inside = before.isalnum() and after.isalnum() and not builder.open
    if inside or (before.isspace() and after.isspace()):
        builder.add(stars)  # a printed asterisk; emphasis begins and ends at the border of a word
    elif stars in builder.notes and not builder.open and not before.isspace():
        builder.superior(stars)
    else:
        if len(stars) != 1:
            builder.toggle("strong")
        if len(stars) != 2:
            builder.toggle("em")


def _take_dagger(token: re.Match[str], builder: _Builder) -> None:
    """A dagger behind a word calls the note of that label; elsewhere it is a printed sign."""
    if token["dagger"] in builder.notes and token.string[token.start() - 1 : token.start()].strip():
        builder.superior(token["dagger"])
    else:
        builder.add(token["dagger"])


def _take_escaped(token: re.Match[str], builder: _Builder) -> None:
    """A printed sign; a printed asterisk behind a word calls the note of that label."""
    sign = token["escaped"]
    if sign == "*" and sign in builder.notes and token.string[token.start() - 1 : token.start()].strip():
        builder.superior(sign)
    else:
        builder.add(sign)


def _take_underline(token: re.Match[str], builder: _Builder) -> None:
    start = builder.length
    _scan(token["lined"], builder)
    if builder.length > start:
        builder.marks.append(Mark(start, builder.length, "em" if len(token["line"]) == 1 else "strong"))


def _take_link(token: re.Match[str], builder: _Builder) -> None:
    start = builder.length
    _scan(token["words"], builder)
    target = _ESCAPED.sub(r"\1", token["target"])
    href = target if _SAFE_TARGET.fullmatch(target) else None
    if builder.length > start:
        builder.marks.append(Mark(start, builder.length, "link", href))


def _take_tag(tag: str, builder: _Builder) -> None:
    if tag == "br":
        builder.add(" ")
    elif tag in _STYLE:
        builder.toggle(_STYLE[tag])


def _finish(builder: _Builder) -> Inline:
    """Collapse doubled blanks left by removed markup and move every offset accordingly."""
    text = "".join(builder.parts)
    marks, calls = builder.marks, builder.calls
    kept = text.rstrip()
    if "  " not in kept and not kept.startswith(" "):
        limit = len(kept)
        if len(marks) > 1:
            marks = sorted(marks, key=lambda m: (m.start, -m.end))
        return Inline(
            kept,
            tuple([_clip(mark, limit) for mark in marks if mark.start < limit]),
            tuple([NoteCall(min(call.offset, limit), call.label) for call in calls]),
            tuple(builder.unknown),
        )
    return _collapse(text, builder)


def _clip(mark: Mark, limit: int) -> Mark:
    return mark if mark.end <= limit else Mark(mark.start, limit, mark.kind, mark.href)


def _collapse(text: str, builder: _Builder) -> Inline:
    new_offset: list[int] = []
    out: list[str] = []
    for character in text:
        new_offset.append(len(out))
        if character != " " or (out and out[-1] != " "):
            out.append(character)
    new_offset.append(len(out))
    builder.parts = ["".join(out).rstrip()]
    builder.marks = [
        Mark(new_offset[m.start], new_offset[m.end], m.kind, m.href)
        for m in builder.marks
        if new_offset[m.start] < new_offset[m.end]
    ]
    builder.calls = [NoteCall(new_offset[c.offset], c.label) for c in builder.calls]
    return _finish(builder)
