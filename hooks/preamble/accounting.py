"""Nothing is lost: every word of the source is in the document, once.

The check counts words, independently of how the reader took the text apart. Only listed changes are
allowed for: markup, marks of footnotes, joined hyphenation and the corrections of ``document.yml``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from preamble.diagnostics import Diagnostic, Severity
from preamble.hyphenation import Repair

_WORD = re.compile(r"[^\W_]+")
_MARKUP = re.compile(
    r"""(?=[\[!<$^&⁰¹²³⁴-⁹]) (?:          # one look before the alternatives are tried
        !?\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?:[^()\s\\]|\\.|\([^()\s]*\))*\)     # a link keeps its words
      | (?P<gone><sup>[\s\d,*†‡]{1,40}</sup> | \$?\^\{[\s\d,]{1,40}\}\$? | [⁰¹²³⁴-⁹]+   # marks of notes
          | </?(?:i|b|em|strong|u|sub|sup)\s*/?>)
      | \$?\^\{(?P<raised>[^{}$]{1,40})\}\$?    # what is raised and no figure stays at its word
      | \[\^\w{1,10}\]:? | <br\s*/?>
      | &(?:amp|lt|gt|quot|nbsp|\#39);)""",
    re.VERBOSE,
)
_STARS = re.compile(r"(?<!\*)\*+(?=\w)")
_LOOKS_MARKED = re.compile(r"[\]<&^⁰¹²³⁴-⁹]")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = dict.fromkeys(map(ord, "0123456789"))
_NOT_COMPARED = ("\\*", "*", *_RAISED)
"""What a result may lack although its line is the same: emphasis, marks of notes."""
_LINK_OVER_LINES = re.compile(r"\[[^\[\]\n]*\n[^\[\]]*\]\(")
_LONGEST_LINK = 4
"""Lines."""
_TELLING = 12
"""First characters by which the line is looked for with which a result begins."""
_MOST_REPORTED = 20


def words(text: str) -> list[str]:
    """The words of a text, markup and marks of notes aside."""
    return _WORD.findall(unmarked(text))


def _unlike(source: Sequence[str], results: Iterable[str]) -> tuple[list[str], list[str]]:
    """Lines and results without those that are the same but for markup and marks of notes: most are."""
    # A search for each character in the whole text costs less than any pattern on every line.
    whole = "\n".join(source)
    marks = [mark for mark in _NOT_COMPARED if mark[0] in whole and mark in whole]
    lines = _with_whole_links(source) if _LINK_OVER_LINES.search(whole) else source
    changed, made = _paired_off(
        [_bare(line, marks).strip() for line in lines if line],
        [_bare(result, marks).strip() for result in results],
    )
    bare = [text for line in changed if (text := unmarked(line).strip())]
    return _joined_off(*_paired_off(bare, [_printed(result).strip() for result in made]))


def _paired_off(lines: Iterable[str], results: Iterable[str]) -> tuple[list[str], list[str]]:
    """What stands on one side only.

    >>> _paired_off(["a", "b", "b"], ["b", "c"])
    (['a', 'b'], ['c'])
    """
    left = Counter(lines)
    made = []
    for result in results:
        if times := left.get(result):
            left[result] = times - 1
        else:
            made.append(result)
    return list(left.elements()), made


def _joined_off(lines: list[str], results: list[str]) -> tuple[list[str], list[str]]:
    """What is left without the results that are lines one below the other, with a blank between.

    >>> _joined_off(["See", "the old lamps", "of 5", "May"], ["the old lamps of 5", "May be"])
    (['See', 'May'], ['May be'])
    """
    waiting: dict[str, list[str]] = {}
    for result in reversed(results):
        waiting.setdefault(result[:_TELLING], []).append(result)
    left, made, at = [], [], 0
    while at < len(lines):
        alike = waiting.get(lines[at][:_TELLING], [])
        # A result is held against one place alone, so that no text takes longer than its length.
        tried = alike.pop() if alike else ""
        end = _end_of(tried, lines, at)
        if end is None:
            left.append(lines[at])
            made += [tried] if tried else []
        at = end or at + 1
    return left, made + [result for alike in waiting.values() for result in alike]


def _end_of(result: str, lines: list[str], start: int) -> int | None:
    """Behind the last of the lines that a result is, from one on; None if it is not."""
    length = 0
    for at in range(start, len(lines)):
        if not result.startswith(lines[at], length):
            return None
        length += len(lines[at]) + 1
        if result[length - 1 : length] != " ":
            return at + 1 if length > len(result) else None
    return None


def _with_whole_links(source: Iterable[str]) -> Iterator[str]:
    """The lines, those joined over which a link reaches: only whole it is told from words in brackets.

    >>> list(_with_whole_links(["see [the", "report](https://a.org)", "[and", "", "more"]))
    ['see [the report](https://a.org)', '[and', '', 'more']
    """
    held: list[str] = []
    for line in source:
        if held:
            held.append(line)
            closes = line.find("](")
            if 0 <= closes < line.find("[") or (closes >= 0 and "[" not in line):
                yield " ".join(part.strip() for part in held)
                held = []
            elif not line or len(held) > _LONGEST_LINK:
                yield from held
                held = []
        elif line.rfind("[") > line.rfind("]"):
            held = [line]
        else:
            yield line
    yield from held


def _bare(text: str, marks: Iterable[str]) -> str:
    for mark in marks:
        if mark in text:
            text = text.replace(mark, "")
    return text


def _surplus(many: Counter[str], few: Counter[str]) -> Counter[str]:
    """``many - few``, looking only at what differs."""
    there = few.get
    return Counter({run: times - there(run, 0) for run, times in many.items() if times > there(run, 0)})


def _count(runs: Counter[str]) -> Counter[str]:
    out: Counter[str] = Counter()
    for run, times in runs.items():
        for word in _WORD.findall(run):
            out[word] += times
    return out


def unmarked(text: str) -> str:
    """Words of the source without markup and marks of notes, as they are counted."""
    if "*" in text:
        text = _STARS.sub(_star, text)
    return _MARKUP.sub(_blank, text) if _LOOKS_MARKED.search(text) else text


def _printed(text: str) -> str:
    """A result has no markup left; the marks of notes that the text does not have stand in it as printed."""
    return _bare(text, _RAISED)


def _star(match: re.Match[str]) -> str:
    """Emphasis may begin or end inside a word and does not part it."""
    before = match.string[match.start() - 1 : match.start()]
    return "" if before.isalnum() or before == "_" else match[0]


def _blank(match: re.Match[str]) -> str:
    if match["words"] is not None:
        return _MARKUP.sub(_blank, match["words"])
    if match["raised"] is not None:
        return match["raised"].translate(_FIGURES)
    return "" if match["gone"] else " "


def check(
    source: Sequence[str], results: Iterable[str], repairs: Sequence[Repair], labels: Iterable[str]
) -> list[Diagnostic]:
    """Compare the words of the source's lines with those of the result's texts.

    ``labels`` are the printed labels of notes that stand in the source as words. Yields an error for
    every word lost or invented.
    """
    changed, made = _unlike(source, results)
    there, here = Counter(" ".join(changed).split()), Counter(" ".join(made).split())
    # What stands between the same blanks on both sides has the same words; only the rest is taken apart.
    lost, invented = _count(_surplus(there, here)), _count(_surplus(here, there))
    invented.update(words(" ".join(labels)))
    for repair in repairs:
        invented.update(words(repair.before))
        lost.update(words(repair.after))
    return [] if lost == invented else _report(source, lost - invented, invented - lost)


def _report(source: Sequence[str], lost: Counter[str], invented: Counter[str]) -> list[Diagnostic]:
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
