"""Where a paragraph ends and the next line begins another."""

from __future__ import annotations

import re
from itertools import pairwise

from preamble import labels
from preamble.blocks import misread, typesetting, whole_lines
from preamble.blocks.typesetting import NARROWEST_MEASURE, WIDEST_WRAPPED_LINE, Setting, Whole
from preamble.blocks.unit import (
    AND,
    ITEM_STYLES,
    NOTE_MARK,
    TABLE_ROW,
    beginning,
    ending,
    heading_mark,
    starts_small,
)
from preamble.furniture import SYMBOL
from preamble.labels import Label, Style
from preamble.language import Words
from preamble.paper import Line

_LONGEST_APPROVAL = 6
_CONVENTION_NUMBER = re.compile(
    r"(?i:конвенция|рекомендация|протокол|convention|recommendation|protocol)\s(?:№|N|No\.?)\s?\d{1,4}"
)
_LONGEST_TITLE = 6
"""Lines."""
_SUBJECT = re.compile(r"(?:\A|\s)(?:О|ОБ|ПО|ON|CONCERNING)\s")
_LONGEST_PARTICIPLE = 3
"""Words of «принимая во внимание», alone on its line above what it governs."""
LONGEST_VERB = 40
"""Characters of «р е ш и л:» and its like on a line of their own."""
_NOTE_HEADS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹<$^[*_")
"""First characters of what NOTE_MARK matches."""
_TYPED_NOTE = re.compile(r"\s*\\?\[?(?P<number>\d{1,3})(?P<close>\\?\]|\s?/|(?=\s))\s+(?=[^\W\d_«“\"*])")
_NEVER_FIRST = frozenset((",", ";"))
"""Signs that a converter of pages leaves at the head of a line, behind a raised figure."""
_LONGEST_COLUMN_HEAD = 16
_LONGEST_LABEL = 12
_LONGEST_FIELD = 28
"""Characters of «Rapporteur :» and its like, alone above a name."""
_BARE_BULLETS = frozenset("-–—•∙▪■□●○◦‣⁃➢►❖✓\uf02d\uf06e\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc")
_SHORTEST_CAPITALS = 12
LONGEST_INTRODUCTION = 24
_NARROWEST_TITLE = 36
_SHORTEST_FIRST = 0.6
"""Part of the measure that the first line of a clause has at least, whose indent was lost."""
_YEAR = 4
"""Figures of one."""
_SHORTEST_OPEN_CLAUSE = 24
"""Characters of a line with a number and a verb that cannot be a heading."""
_LONGEST_ENUMERATED = 12
"""Lines of one member of an enumeration within a sentence."""
_LONGEST_AUTHOR = 60
"""Characters of a line that must be one."""
_STARRED_NOTE = re.compile(r"\s*(?P<stars>(?:\\?\*){1,3}|†{1,3})\s+(?=\S)")
_NAMES_SUBJECT = re.compile(
    r"(?:DECISION|RESOLUTION|DECLARATION|REPORT)\sON\s|РЕЗОЛЮЦИЯ\sОБ?\s|РЕШЕНИЕ\sОБ?\s"
)
_ADJECTIVE = re.compile(r"[А-ЯЁ-]{3,20}(?:АЯ|ЯЯ|ЫЙ|ИЙ|ОЕ|ЫЕ)")
"""«СТРЕЛЬСАУСКАЯ» alone on a line of capitals."""
_BARE_DECISION = re.compile(r"\d{1,2}\s(?P<verb>[A-ZА-ЯЁ]{4,20})\b")
_BEHIND_VERB = frozenset(("ДАЛЕЕ", "ТАКЖЕ", "ВНОВЬ", "FURTHER", "ALSO", "AGAIN"))
_SHORTEST_SUBJECT = 40
"""Characters of the first line of a title in capitals that goes on below."""
_LEADERS = re.compile(r"(?:\.\s?){5,}[\s\d–—-]*\d\s*\Z")
"""The end of a line of a table of contents."""
LONE_AND = frozenset(("и", "или", "and", "or"))
_AND_LAST = re.compile(r"\b(?:and|or|и|или)\Z")
NEVER_OPENS = frozenset(
    ("including", "regarding", "concerning", "during", "according", "следующим", "включая")
)
_NEVER_BEGINS = frozenset(("что", "чтобы", "который", "которая", "которое", "которые", "that", "which"))
"""First words of what is only a part of a sentence, whatever stands above."""
_SELDOM_OPENS = frozenset(("в", "действуя", "призывая"))
_WITHIN_CLAUSE = frozenset(("тем", "при"))
"""Second words of what goes on: «с тем чтобы», «подчеркивая при этом»."""


def split(chunk: list[Line], words: Words, whole: Whole) -> list[list[Line]]:
    """The lines of a stretch, parted where one begins another paragraph."""
    setting = typesetting.setting_of(chunk, whole)
    groups = [[chunk[0]]]
    for before, line in pairwise(chunk):
        if line.heads_note or _begins_another(groups[-1], before.text, line.text, setting, words):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _begins_another(group: list[Line], before: str, text: str, setting: Setting, words: Words) -> bool:
    """Whether a line begins another paragraph than the group of lines above it."""
    first = group[0].text
    if first is before and len(first) < _LONGEST_LABEL and _heads_part(first.strip(), text.strip(), words):
        return True
    if text[-1:] == ":" and len(text) <= _LONGEST_FIELD and words.field.fullmatch(text.strip()):
        return True
    if text.lstrip()[:1] in _NEVER_FIRST or text.strip() == ".":
        return False
    if _next_note(first, text) or (len(group) == 1 and _is_symbol(first)):
        return True
    if len(group) == 1 and first.strip() in LONE_AND and words.preambular.match(beginning(text.strip())):
        return True  # «и» between the last two clauses
    if text.isupper() and before.rstrip()[-1:] == "," and _is_verb_in_capitals(text.strip(), words):
        return True
    if text[:1].isdigit() and before.rstrip()[-1:] in ",;:" and _is_bare_decision(text, words):
        return True
    if text[:1] in misread.FIGURES and misread.decides(before, text, words):
        return True
    if len(group) == 1 and first.isupper() and text.split(maxsplit=1)[0] in _BEHIND_VERB:
        return not _is_verb_in_capitals(first.strip(), words)
    bare = len(group) == 1 and (is_bare_label(first.strip()) or is_bare_bullet(first.strip()))
    if bare and labels.read(text.strip()) is None:
        return False
    if is_bare_bullet(text.strip()):
        return True
    if _names_approval(group, text, words) or (len(group) == 1 and _is_number_of_convention(first, text)):
        return False
    if _heads_paragraph(first, text) or whole_lines.begins(before, text, setting.measure, words):
        return True
    if _is_marked_note(first) and words.preambular.match(beginning(text)) is not None:
        return ending(before)[-1:] in ".;,"
    unparted = setting.wrapped and not (setting.parted or setting.indented)
    if unparted and labels.read(first.strip()) is None and _clause_ends(first, before, text.strip(), words):
        return True
    if _title_goes_on(group, before, text.strip(), words) or (
        not setting.wrapped and _is_torn(first, before, text.strip(), words)
    ):
        return False
    if not _parts(before, text, setting, words):
        return False
    if setting.wrapped and _is_open_clause(_head(group), before, text, setting, words):
        return False
    if len(group) > 1 and _fills_group(group, before, text.strip(), words):
        return False
    return not _note_goes_on(first, before, text, words) and not _counts_within(group, text)


def _heads_part(first: str, text: str, words: Words) -> bool:
    """«II» above «THE CONFERENCE OF RIVERS»: the organ of the second part, no title that goes on."""
    return (
        first.isupper() and labels.roman(first) > 0 and words.opener.fullmatch(text.rstrip(".:")) is not None
    )


def _is_verb_in_capitals(text: str, words: Words) -> bool:
    """«ОТМЕЧАЯ» alone on its line, as copies of pages tear what was set bold from its clause."""
    return len(text) <= LONGEST_VERB and words.preambular.match(text.lower()) is not None


def _is_bare_decision(text: str, words: Words) -> bool:
    """«1 ОДОБРЯЕТ поправки»: a scan lost the full stop of the number, the capitals tell the verb."""
    match = _BARE_DECISION.match(text)
    verb = match["verb"] if match is not None else ""
    return words.operative.match(verb.lower()) is not None or (
        bool(verb) and words.operative.match(verb.capitalize()) is not None
    )


def _heads_paragraph(first: str, text: str) -> bool:
    """«B. Положение дел … в зонах конфликта» above «17. На северо-востоке …», however long the heading is."""
    number = labels.read(text.strip()) if text.lstrip()[:1].isdigit() else None
    if number is None or number.style is not Style.NUMBER:
        return False
    section = labels.read(first.strip())
    return section is not None and section.style in {Style.ROMAN_DOT, Style.CAPITAL_DOT}


def _is_number_of_convention(line: str, text: str) -> bool:
    """«Конвенция N 29 / Международной организации труда / о …»: the title goes on below the number."""
    return _CONVENTION_NUMBER.fullmatch(line.strip()) is not None and not _is_in_brackets(text.strip())


def _title_goes_on(group: list[Line], before: str, text: str, words: Words) -> bool:
    """«О ПАРОМАХ НА РЕКАХ / СОЮЗА ПРИРЕЧНЫХ ЗЕМЕЛЬ»: below its subject a title in capitals goes on."""
    if not (text.isupper() and before.isupper()) or _is_in_brackets(text) or labels.read(text) is not None:
        return False
    if not any(_SUBJECT.search(line.text) for line in group[-_LONGEST_TITLE:]):
        return False
    others = (words.opener, words.annex, words.introduction, words.contents)
    return words.division.match(text) is None and not any(other.fullmatch(text) for other in others)


def _is_torn(first: str, before: str, text: str, words: Words) -> bool:
    """«напоминая, что в / Уставе народы …»: where a page had a link, its copy has a line's end.

    Only where lines are paragraphs: a clause without a sign at its end is no whole one, and what begins
    small goes on with a line that begins with a capital and has no sign either.
    """
    if text.split(maxsplit=1)[0].rstrip(",") in _NEVER_BEGINS:
        return True
    if labels.read(text) is not None or NOTE_MARK.match(text) or _speaks(text, words):
        return False
    tail = ending(before)
    clause = words.preambular.match(beginning(first)) is not None
    small = starts_small(text) and beginning(first)[:1].isupper() and not before.isupper()
    if tail[-1:] == ",":  # the lines of a title
        return small and not clause and len(before) < NARROWEST_MEASURE and not _is_opener_line(before, words)
    if not tail[-1:].isalnum():
        return False
    if words.resolves.fullmatch(text[:LONGEST_VERB]) is not None or _is_opener_line(text, words):
        return False
    if clause:
        alone = before is first and len(before.split()) <= _LONGEST_PARTICIPLE
        return not alone or words.connective.search(tail) is not None
    return small


def _is_symbol(line: str) -> bool:
    """A line with the symbol of a document and nothing else: «S/2031/141» above the title."""
    text = line.strip("*_# ")
    return "/" in text and text[-1:].isdigit() and SYMBOL.fullmatch(text) is not None


def _names_approval(group: list[Line], text: str, words: Words) -> bool:
    """«УТВЕРЖДЕН / Решением Совета / Евразийской …»: the heading of an annex goes on."""
    if not 2 <= len(group) <= _LONGEST_APPROVAL or not group[0].text.strip().isalpha():
        return False
    whole = " ".join([*(line.text.strip() for line in group), text.strip()])
    heading = words.annex.fullmatch(whole) if len(whole) < 260 else None
    return heading is not None and not heading["word"]


def _clause_ends(first: str, before: str, text: str, words: Words) -> bool:
    """A comma at the end of a full line and a clause's first word on the next: mostly the next clause.

    Only in Russian, where clauses begin small. Measured on 120 resolutions set in three widths without blank
    lines and indents: 476 clauses, 219 participles within one; fewer without numbered paragraphs and some
    words. Below a clause it may be the verb of a decision, too.
    """
    if ending(before)[-1:] != "," or text[:1].isascii() or not starts_small(text):
        return False
    if words.preambular.match(text) is None:
        clause = words.preambular.match(beginning(first)) is not None
        return clause and words.operative.match(text) is not None
    opening = text.lower().split(maxsplit=2)[:2]
    return opening[0] not in NEVER_OPENS | _SELDOM_OPENS and opening[-1] not in _WITHIN_CLAUSE


def _parts(before: str, text: str, setting: Setting, words: Words) -> bool:
    """Whether a new paragraph begins between two lines without a blank line between them."""
    in_table, to_table = TABLE_ROW.fullmatch(before), TABLE_ROW.fullmatch(text)
    if in_table or to_table:
        return not (in_table and to_table)
    stripped = text.strip()
    if NOTE_MARK.match(stripped) or heading_mark(stripped) or heading_mark(before.strip()):
        return True
    if _is_introduction(stripped, words) or _is_introduction(before.strip(), words):
        return True
    if _tells_author(stripped, before, words) or words.caption.fullmatch(before.strip()) is not None:
        return True
    if len(before.strip()) <= _LONGEST_COLUMN_HEAD and _indent(before) - _indent(text) > NARROWEST_MEASURE:
        return True  # «Page», far to the right above a table of contents
    if before.strip().isdigit():
        return False  # the number of a note, set on a line of its own
    if _open_emphasis(before) or (before.isupper() and _capitals_go_on(before, stripped, words)):
        return False
    if ("..." in before or ". . ." in before) and _LEADERS.search(before):
        return True
    tail = ending(before)
    closed = tail[-1:] in ".;:,!?…"
    full = len(before.rstrip()) + 1 + _first_width(stripped) >= setting.width * 0.94
    label = labels.read(stripped)
    if label is not None and (closed or not full or _opens_list(before, text, tail, words)):
        return True
    if closed and is_bare_label(stripped) and words.abbreviation.search(tail) is None:
        return True
    if is_bullet(label) and is_bullet(labels.read(before.strip())):
        return True
    if words.annex.fullmatch(f"{before.strip()} {stripped}") and not words.annex.fullmatch(before.strip()):
        return False
    if _closes_clause(tail, stripped, words):
        return True
    if tail[-1:] == ":" and stripped[-1:] == ";":
        return True  # «руководствуется: / Уставом Содружества;»: the first item of a list without labels
    inset = len(text) - len(text.lstrip()) >= setting.margin + 2
    within = setting.wrapped and ((full and setting.parted) or (setting.indented and not inset))
    if tail[-1:] == ";" and not starts_small(stripped) and not within:
        return True
    if len(before) < NARROWEST_MEASURE and _is_in_capitals(stripped) and not before.isupper():
        return words.hanging.search(tail) is None
    if _is_closing(stripped, tail, words) or (len(before) < NARROWEST_MEASURE and _is_in_brackets(stripped)):
        return True
    if not setting.wrapped:
        if _fills_line(before, stripped, full, setting) and _hangs(stripped, tail, closed, words):
            return _stands_alone(before.strip(), stripped, words)
        return closed or tail[-1:] == "," or not starts_small(stripped) or setting.width > WIDEST_WRAPPED_LINE
    if setting.indented and not inset and starts_small(stripped):
        return False  # "We, representatives of Governments, / assembled …": an opener by its words alone
    if _stands_alone(before.strip(), stripped, words):
        return True
    if setting.indented:
        return inset
    if tail[-1:] == "," and not starts_small(stripped) and _speaks(stripped, words):
        return True
    if full and _is_sentence_over(before, stripped, tail, setting, words):
        return True
    return not full and _ends_early(before, stripped, tail, setting, words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _first_width(text: str) -> int:
    """Characters that have to stand on one line: a no-break space parts no line."""
    return len(text.partition(" ")[0])


def _fills_group(group: list[Line], before: str, text: str, words: Words) -> bool:
    """A title over several lines, set narrower than the rest: its next word had no room on the line above."""
    if not ending(before)[-1:].isalnum() or not text[:1].isalpha() or labels.read(text) is not None:
        return False
    widths = [len(line.text.strip()) for line in group]
    own = max(widths)
    if min(widths) < own * 0.85 or own < _NARROWEST_TITLE or _tells_author(text, before, words):
        return False
    if len(before.strip()) + 1 + len(text.split(maxsplit=1)[0]) <= own or _is_opener_line(text, words):
        return False
    return words.adopted.search(text) is None and words.session.match(text) is None


def _head(group: list[Line]) -> str:
    """The first line of a paragraph, with the words below it where it is a label alone."""
    first = group[0].text.strip()
    return f"{first} {group[1].text.strip()}" if len(group) > 1 and is_bare_label(first) else first


def _is_open_clause(first: str, before: str, text: str, setting: Setting, words: Words) -> bool:
    """«2. Requests the / Secretary-General …», «RECALLING that, by / A.5(27), …»: no clause ends so.

    A heading may begin with a participle, too, but not with one in capitals above small letters, and it
    has a blank line above it where these part paragraphs.
    """
    if starts_small(text) or not ending(before)[-1:].isalnum() or labels.read(text.strip()) is not None:
        return False
    if words.adopted.match(first) is not None or (first[:1].isupper() and _is_opener_line(text, words)):
        return False
    label = labels.read(first.strip())
    opening = beginning(first.strip()[label.length :] if label is not None else first)
    if label is not None and label.style is Style.NUMBER:
        return words.operative.match(opening) is not None and len(before) >= _SHORTEST_OPEN_CLAUSE
    verb = opening.partition(" ")[0]
    set_apart = verb.isupper() and not first.isupper()
    long = not setting.parted and 0 < setting.measure * _SHORTEST_FIRST <= len(before)
    return (set_apart or long) and words.preambular.match(opening) is not None


def _closes_clause(tail: str, text: str, words: Words) -> bool:
    """«…; и», or the full stop of a note, above the next clause."""
    closed = tail[-3:] == "; и" or tail[-5:] == "; and" or (tail[-1:] == "." and starts_small(text))
    return closed and words.preambular.match(text) is not None and words.abbreviation.search(tail) is None


def _capitals_go_on(before: str, text: str, words: Words) -> bool:
    """«STATEMENT UNDER / PARAGRAPH 6 OF THE RULES / OF PROCEDURE»: a title over several lines."""
    if not text.isupper() or labels.read(text) is not None or _is_opener_line(text, words):
        return False
    if _ADJECTIVE.fullmatch(before.strip()) is not None:
        return True
    if _NAMES_SUBJECT.match(before.strip()) is not None and len(before) >= _SHORTEST_SUBJECT:
        return True
    border = (before.rstrip().lower(), text.split(maxsplit=1)[0].lower())
    return any(words.connective.search(word) for word in border)


def _opens_list(before: str, text: str, tail: str, words: Words) -> bool:
    """«помогал им / (a) провести перепись;»: below a short line or further in, no "(a)" of the sentence."""
    if AND.search(tail) is not None:
        return True
    inside = len(text) - len(text.lstrip()) > len(before) - len(before.lstrip())
    return words.connective.search(tail) is not None and (inside or len(before) < NARROWEST_MEASURE)


def _is_introduction(text: str, words: Words) -> bool:
    """«ВВЕДЕНИЕ» on a line of its own."""
    return (
        len(text) <= LONGEST_INTRODUCTION
        and text[:1].isupper()
        and words.introduction.fullmatch(text) is not None
    )


def _tells_author(text: str, before: str, words: Words) -> bool:
    """«Доклад Генерального секретаря» on a line of its own below the title."""
    if not text[:1].isupper() or len(text) > _LONGEST_AUTHOR or before.rstrip()[-1:] in ",;:(":
        return False
    if words.report.match(text) is None and words.working_paper.match(text) is None:
        return False
    return words.authorship.fullmatch(text) is not None and words.connective.search(ending(before)) is None


def _fills_line(before: str, text: str, full: bool, setting: Setting) -> bool:
    """The first word of the next line would not have had room on the line before."""
    if setting.measured and full:
        return True
    return 0 < setting.measure * 0.94 <= len(before.rstrip()) + 1 + _first_width(text.strip())


def _hangs(text: str, tail: str, closed: bool, words: Words) -> bool:
    """Nothing ends with the line before: no sign, or a comma and no clause behind it."""
    if tail[-1:] == ",":
        return words.preambular.match(text) is None and (
            starts_small(text) or words.operative.match(text) is None
        )
    return not closed


def _is_sentence_over(before: str, text: str, tail: str, setting: Setting, words: Words) -> bool:
    """The line ends with a sentence, and short of the measure that the rest of the text keeps."""
    return (
        tail[-1:] in ".;:!?"
        and not starts_small(text)
        and len(before) + 1 + _first_width(text.strip()) < setting.measure * 0.94
        and words.abbreviation.search(tail) is None
    )


def is_bare_label(raw: str) -> bool:
    """«1.» or "(a)" without a word behind it."""
    label = labels.read(f"{raw} …") if len(raw) <= _LONGEST_LABEL else None
    return label is not None and label.style is not Style.BULLET and label.length > len(raw)


def is_bare_bullet(raw: str) -> bool:
    """«•» on a line of its own, above its words, as converters of pages leave it."""
    return raw in _BARE_BULLETS


def _is_closing(text: str, tail: str, words: Words) -> bool:
    """The line that names the meeting, right below the last sentence, or the vote right below it."""
    below = text[:1] == "[" or tail[-1:] in ".»”"
    return below and len(text) < 120 and words.closing.match(text) is not None


def _next_note(first: str, text: str) -> bool:
    """ "1/ …" and "2/ …", "* …" and "** …" on lines of one chunk: typed notes, one below the other."""
    if text.lstrip("\\[ ")[:1] == "1" and _STARRED_NOTE.match(first) is not None:
        lower = _TYPED_NOTE.match(text)
        return text.lstrip()[:2] == "1 " or (
            lower is not None and lower["number"] == "1" and lower["close"] != ""
        )
    star, stars = _STARRED_NOTE.match(first), _STARRED_NOTE.match(text)
    if star is not None and stars is not None:
        one, two = star["stars"].replace("\\", ""), stars["stars"].replace("\\", "")
        return two == one + one[-1]
    upper, lower = _TYPED_NOTE.match(first), _TYPED_NOTE.match(text)
    return (
        upper is not None
        and lower is not None
        and int(lower["number"]) == int(upper["number"]) + 1
        and upper["close"] == lower["close"]
    )


def _note_goes_on(first: str, before: str, text: str, words: Words) -> bool:
    """A note of which the last line does not end as a sentence does.

    A typed figure without a stroke may be no note's, and only what is cut tells that it goes on.
    """
    if _is_marked_note(first):
        if NOTE_MARK.match(text.lstrip()) is not None or labels.read(text.strip()) is not None:
            return False
        # «⁷ См.» stands above an address that had no room on its line.
        short = before is first and len(first) <= _LONGEST_LABEL
        return _is_cut(before) or (short and words.abbreviation.search(ending(first)) is not None)
    note = _TYPED_NOTE.match(first)
    if note is None:
        return False
    if note["close"].strip() == "/":
        return ending(before)[-1:] not in ".;:!?…"
    return _is_cut(before) and not (not note["close"] and _goes_on_with_figure(first[note.end() :], words))


def _goes_on_with_figure(text: str, words: Words) -> bool:
    """«14 / сентября 2021 года погиб …», "5 / April …": what follows the figure says that it is no note's."""
    return text[:1].islower() or text.partition(" ")[0] in words.months


def _is_marked_note(line: str) -> bool:
    text = line.lstrip()
    return text[:1] in _NOTE_HEADS and NOTE_MARK.match(text) is not None


def _is_cut(line: str) -> bool:
    """A comma or an open bracket: nothing ends so."""
    return line[-1:] == "," or line.rfind("(") > line.rfind(")")


def _stands_alone(before: str, text: str, words: Words) -> bool:
    """«Генеральная Ассамблея,» or «Приложение II» on a line of its own, above or below the border."""
    if _is_opener_line(text, words) or _is_opener_line(before, words):
        return True
    head = before.strip("*_ ")
    if len(head) > 120:
        return False
    annex = words.annex.fullmatch(head)
    if annex is not None and annex["word"] and not annex["rest"]:
        return words.annex.fullmatch(f"{head} {text}") is None or not starts_small(text)
    if words.division.fullmatch(head) is not None:
        if before.startswith("*"):
            return text.startswith("*")  # the title of the rule, emphasized like its number
        return text[:1].isupper()
    return words.opener.fullmatch(head) is not None and words.preambular.match(beginning(text)) is not None


def _is_opener_line(text: str, words: Words) -> bool:
    if not text.endswith((",", ",*", ":")) or len(text) >= 120:
        return False
    return words.opener.fullmatch(text.strip("*_ ").rstrip(":")) is not None


def _ends_early(before: str, text: str, tail: str, setting: Setting, words: Words) -> bool:
    """The line before stops short of the measure: its paragraph ends, if its words allow it."""
    closed = tail[-1:] in ".;:!?…"
    if words.hanging.search(tail) is not None:
        return False
    if starts_small(text):
        return closed or (tail[-1:] == "," and words.preambular.match(text) is not None)
    if tail[-1:] == ",":
        return not text[:1].isdigit()  # «674 (1990) от 29 октября 1990 года, / 686 (1991)» goes on
    if len(text) > _YEAR and text[:_YEAR].isdigit() and text[_YEAR] == " ":
        return closed  # «15 июля / 2009 года»
    return closed or len(before) < setting.width * 0.75


def _open_emphasis(text: str) -> bool:
    """«*30-е пленарное заседание»: an emphasis opens here and closes on a later line."""
    stripped = text.strip()
    if stripped.startswith("* "):
        return False  # a bullet
    return (stripped.startswith("*") and stripped.count("*") % 2 == 1) or (
        stripped.startswith("**") and stripped.count("**") % 2 == 1
    )


def is_bullet(label: Label | None) -> bool:
    """Whether a label is the sign of a list."""
    return label is not None and label.style is Style.BULLET


def without_false_bullet(raw: str) -> str:
    """A paragraph without the sign that stands before its words by mistake."""
    label = labels.read(raw)
    return raw[label.length :] if label is not None and label.style is Style.BULLET else raw


def _speaks(text: str, words: Words) -> bool:
    """Whether a line begins as a clause or a decision does."""
    return words.preambular.match(text) is not None or words.operative.match(text) is not None


def _counts_within(group: list[Line], text: str) -> bool:
    """«(iii) …;» at the head of a line below a line with «(ii) …» inside: an enumeration in the sentence."""
    stripped = text.lstrip()
    label = labels.read(stripped) if stripped[:1] == "(" else None
    if label is None or label.style not in ITEM_STYLES:
        return False
    for core in labels.before(label.core):
        for line in group[-_LONGEST_ENUMERATED:]:
            above, inside, _ = f"{line.text} ".partition(f" ({core}) ")
            if inside and (above[-1:] in ":;," or _AND_LAST.search(above) is not None):
                return True
    return False


def _is_in_capitals(text: str) -> bool:
    """«СОВЕТ ЕВРОПЫ»: two words or more, and no abbreviation."""
    return " " in text and text.isupper() and len(text) >= _SHORTEST_CAPITALS


def _is_in_brackets(text: str) -> bool:
    """«(В тыс. долл. США)» on a line of its own."""
    return text[:1] == "(" and text[-1:] == ")" and text[1:2].isupper()
