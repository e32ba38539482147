"""Nothing is lost: every word of the source is in the document, once.

The check counts words, independently of how the reader took the text apart. Only listed changes are
allowed for: markup, marks of footnotes, joined hyphenation and the corrections of ``document.yml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from preamble.diagnostics import Diagnostic, Severity
from preamble.hyphenation import Repair

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(
    r"""!?\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?:[^()\s\\]|\\.|\([^()\s]*\))*\)     # a link keeps its words
      | (?P<gone><sup>[\s\d,*†‡]{1,40}</sup> | \$?\^\{[\s\d,]{1,40}\}\$? | [⁰¹²³⁴-⁹]+   # marks of notes
          | </?(?:i|b|em|strong|u|sub|sup)\s*/?>)
      | \[\^\w{1,10}\]:? | <br\s*/?>
      | &(?:amp|lt|gt|quot|nbsp|\#39);""",
    re.VERBOSE,
)
_STAR_INSIDE = re.compile(r"(?<=\w)\*+(?=\w)")  # emphasis may end inside a word
_LOOKS_MARKED = re.compile(r"[\]<&^⁰¹²³⁴-⁹]")
_MOST_REPORTED = 20


def words(text: str) -> list[str]:
    """The words of a text, markup and marks of notes aside."""
    return _WORD.findall(_unmarked(text))


def count(lines: Iterable[str]) -> Counter[str]:
    """How often each word occurs in the lines of a source, markup aside."""
    return Counter(_WORD.findall("\n".join(map(_unmarked, lines))))


def _unmarked(text: str) -> str:
    if "*" in text:
        text = _STAR_INSIDE.sub("", text)
    return _MARKUP.sub(_blank, text) if _LOOKS_MARKED.search(text) else text


def _blank(match: re.Match[str]) -> str:
    if match["words"] is not None:
        return _MARKUP.sub(_blank, match["words"])
    return "" if match["gone"] else " "


def check(
    source: Sequence[str],
    there: Counter[str],
    results: Iterable[str],
    repairs: Sequence[Repair],
    labels: Iterable[str],
) -> list[Diagnostic]:
    """Compare the words of the source with those of the result's texts.

    ``there`` is the count of the words of ``source``, ``labels`` are the printed labels of notes that
    the count has as words. Yields an error for every word lost or invented.
    """
    here = Counter(words("\n".join(results)))
    here.update(words(" ".join(labels)))
    for repair in repairs:
        here.subtract(words(repair.after))
        here.update(words(repair.before))
    if dict(there) == dict(+here if repairs else here):
        return []
    return _report(source, there, here)


def _report(source: Sequence[str], there: Counter[str], here: Counter[str]) -> list[Diagnostic]:
    lost = +(there - here)
    invented = +(here - there)
    out = []
    for word, count in list(lost.items())[:_MOST_REPORTED]:
        line = next((number for number, text in enumerate(source, 1) if word in _WORD.findall(text)), 1)
        message = f"the word «{word}» of the source is missing from the result ({count}×); report this text"
        out.append(Diagnostic(line, Severity.ERROR, "word-lost", message))
    for word, count in list(invented.items())[:_MOST_REPORTED]:
        message = (
            f"the result has the word «{word}» {count} times more than the source; please report this text"
        )
        out.append(Diagnostic(1, Severity.ERROR, "word-invented", message))
    return out
