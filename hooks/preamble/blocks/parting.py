"""Where a paragraph ends and the next line begins another."""

from __future__ import annotations

import re
from itertools import pairwise

from preamble import labels
from preamble.blocks import clause_lines, misread, note_lines, title_lines, typesetting, whole_lines
from preamble.blocks.typesetting import NARROWEST_MEASURE, WIDEST_WRAPPED_LINE, Setting, Whole
from preamble.blocks.unit import AND, TABLE_ROW, beginning, ending, heading_mark, note_mark, starts_small
from preamble.hyphenation import NEVER_APART
from preamble.labels import SECTIONS, Label, Style
from preamble.language import Words
from preamble.paper import Line

_BULLET = Style.BULLET
_LONGEST_COLUMN_HEAD = 16
_LONGEST_FIELD = 28
"""Characters of «Rapporteur :» and its like, alone above a name."""
_BARE_BULLETS = frozenset("-–—•∙▪■□●○◦‣⁃➢►❖✓\uf02d\uf06e\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc")
_CLAUSE_ENDS = frozenset(",0123456789")
"""A comma, or the mark of a note behind it."""
_LABEL_ENDS = frozenset(".)")
_YEAR = 4
"""Figures of one."""
_BEHIND_VERB = frozenset(("ДАЛЕЕ", "ТАКЖЕ", "ВНОВЬ", "FURTHER", "ALSO", "AGAIN"))
_LEADERS = re.compile(r"(?:\.\s?){5,}[\s\d–—-]*\d\s*\Z")
"""The end of a line of a table of contents."""
_PAGE_LAST = re.compile(r"[^\W\d_]\s(?:\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s)?\d{1,3}\s*\Z")
"""«Введение 1–2 3»: a page behind the words, with the paragraphs or without."""
_ADOPTED = frozenset(("Принят", "ПРИНЯТ", "Утверж", "Одобре", "Провоз"))
"""«Принята 14 ноября 2031 года» below a title."""
_PERSON = re.compile(r"\s*[Гг]-(?:н|жа)\s[А-ЯЁ]")
"""«г-н Лодочников (Руритания)» above «г-жа Причалова»: a list of persons."""
LONE_AND = frozenset(("и", "или", "and", "or"))


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
    if (
        first is before
        and len(first) < note_lines.LONGEST_LABEL
        and title_lines.heads_part(first.strip(), text.strip(), words)
    ):
        return True
    if text[-1:] == ":" and len(text) <= _LONGEST_FIELD and words.field.fullmatch(text.strip()):
        return True
    if text.lstrip()[:1] in NEVER_APART or text.strip() == ".":
        return False
    if group[0].heads_note and note_lines.is_over(before, text, words):
        return True
    if note_lines.next_note(first, text) or (len(group) == 1 and title_lines.is_symbol(first)):
        return True
    if len(group) == 1 and first.strip() in LONE_AND and words.preambular.match(beginning(text.strip())):
        return True  # «и» between the last two clauses
    if (
        text.isupper()
        and before.rstrip()[-1:] == ","
        and clause_lines.is_verb_in_capitals(text.strip(), words)
    ):
        return True
    if text.lstrip()[1:2] == "-" and _PERSON.match(text) and _PERSON.match(before):
        return True
    if text[:1].isdigit() and before.rstrip()[-1:] in ",;:" and clause_lines.is_bare_decision(text, words):
        return True
    if text[:1] in misread.FIGURES and misread.decides(before, text, words):
        return True
    if len(group) == 1 and first.isupper() and text.split(maxsplit=1)[0] in _BEHIND_VERB:
        return not clause_lines.is_verb_in_capitals(first.strip(), words)
    bare = len(group) == 1 and (is_bare_label(first.strip()) or is_bare_bullet(first.strip()))
    if bare and labels.read(text.strip()) is None:
        return is_bare_label(text.strip())
    if is_bare_bullet(text.strip()):
        return True
    if title_lines.names_approval(group, text, words) or (
        len(group) == 1 and title_lines.is_number_of_convention(first, text)
    ):
        return False
    if title_lines.heads_paragraph(first, text) or whole_lines.begins(before, text, setting.measure, words):
        return True
    if note_lines.is_marked_note(first) and words.preambular.match(beginning(text)) is not None:
        return ending(before)[-1:] in ".;,"
    unparted = setting.wrapped and not (setting.parted or setting.indented)
    if (
        unparted
        and labels.read(first.strip()) is None
        and clause_lines.clause_ends(first, before, text.strip(), words)
    ):
        return True
    if title_lines.title_goes_on(group, before, text.strip(), words) or (
        not setting.wrapped and clause_lines.is_torn(first, before, text.strip(), words)
    ):
        return False
    if not _parts(before, text, setting, words):
        return (
            before[-1:] in _CLAUSE_ENDS
            and setting.wrapped
            and not (setting.parted or setting.indented)
            and _is_clause_with_room(first, before, text, setting, words)
        )
    if setting.wrapped and clause_lines.is_open_clause(_head(group), before, text, setting, words):
        return False
    if len(group) > 1 and title_lines.fills_group(group, before, text.strip(), words):
        return False
    return not note_lines.note_goes_on(first, before, text, words) and not clause_lines.counts_within(
        group, text
    )


def _is_clause_with_room(first: str, before: str, text: str, setting: Setting, words: Words) -> bool:
    """«ссылаясь на Устав,» above «отмечая труд»: the verb had room above, and both are clauses."""
    if ending(before)[-1:] != "," or not (starts_small(first) and starts_small(text)):
        return False
    if len(before) + 1 + title_lines.first_width(text.strip()) > setting.width:
        return False
    return clause_lines.opens_small(first.lstrip(), words) and clause_lines.opens_small(text.lstrip(), words)


def _parts(before: str, text: str, setting: Setting, words: Words) -> bool:
    """Whether a new paragraph begins between two lines without a blank line between them."""
    in_table, to_table = TABLE_ROW.fullmatch(before), TABLE_ROW.fullmatch(text)
    if in_table or to_table:
        return not (in_table and to_table)
    stripped = text.strip()
    if note_mark(stripped) or heading_mark(stripped) or heading_mark(before.strip()):
        return True
    if title_lines.is_introduction(stripped, words) or title_lines.is_introduction(before.strip(), words):
        return True
    if (
        title_lines.tells_author(stripped, before, words)
        or words.caption.fullmatch(before.strip()) is not None
    ):
        return True
    if len(before.strip()) <= _LONGEST_COLUMN_HEAD and _indent(before) - _indent(text) > NARROWEST_MEASURE:
        return True  # «Page», far to the right above a table of contents
    if stripped[:6] in _ADOPTED and words.adopted.match(stripped) is not None:
        return True
    if before.strip().isdigit():
        return False  # the number of a note, set on a line of its own
    if _open_emphasis(before) or (before.isupper() and title_lines.capitals_go_on(before, stripped, words)):
        return False
    if ("..." in before or ". . ." in before) and _LEADERS.search(before):
        return True
    tail = ending(before)
    closed = tail[-1:] in ".;:,!?…"
    full = len(before.rstrip()) + 1 + title_lines.first_width(stripped) >= setting.width * 0.94
    label = labels.read(stripped)
    if label is not None and (closed or not full or clause_lines.opens_list(before, text, tail, words)):
        return True
    if label is not None and label.style in SECTIONS and _PAGE_LAST.search(before):
        return True  # entries of a table of contents that lost its dots
    ended = stripped[-1] in _LABEL_ENDS and (closed or not full or AND.search(tail) is not None)
    if ended and is_bare_label(stripped) and words.abbreviation.search(tail) is None:
        return True
    if is_bullet(label) and is_bullet(labels.read(before.strip())):
        return True
    if words.annex.fullmatch(f"{before.strip()} {stripped}") and not words.annex.fullmatch(before.strip()):
        return False
    if clause_lines.closes_clause(tail, stripped, words):
        return True
    if tail[-1:] == ":" and stripped[-1:] == ";":
        return True  # «руководствуется: / Уставом Содружества;»: the first item of a list without labels
    inset = len(text) - len(text.lstrip()) >= setting.margin + 2
    within = setting.wrapped and ((full and setting.parted) or (setting.indented and not inset))
    if tail[-1:] == ";" and not starts_small(stripped) and (not within or words.run_in.match(stripped)):
        return True
    if len(before) < NARROWEST_MEASURE and title_lines.is_in_capitals(stripped) and not before.isupper():
        return words.hanging.search(tail) is None
    if _is_closing(stripped, tail, words) or (
        len(before) < NARROWEST_MEASURE and title_lines.is_in_brackets(stripped)
    ):
        return True
    if not setting.wrapped:
        if _fills_line(before, stripped, full, setting) and _hangs(stripped, tail, closed, words):
            return title_lines.stands_alone(before.strip(), stripped, words)
        return closed or tail[-1:] == "," or not starts_small(stripped) or setting.width > WIDEST_WRAPPED_LINE
    if setting.indented and not inset and starts_small(stripped):
        return False  # "We, representatives of Governments, / assembled …": an opener by its words alone
    if title_lines.stands_alone(before.strip(), stripped, words):
        return True
    if setting.indented:
        return inset
    if tail[-1:] == "," and not starts_small(stripped) and clause_lines.speaks(stripped, words):
        return True
    if full and _is_sentence_over(before, stripped, tail, setting, words):
        return True
    return not full and _ends_early(before, stripped, tail, setting, words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _head(group: list[Line]) -> str:
    """The first line of a paragraph, with the words below it where it is a label alone."""
    first = group[0].text.strip()
    return f"{first} {group[1].text.strip()}" if len(group) > 1 and is_bare_label(first) else first


def _fills_line(before: str, text: str, full: bool, setting: Setting) -> bool:
    """The first word of the next line would not have had room on the line before."""
    if setting.measured and full:
        return True
    return 0 < setting.measure * 0.94 <= len(before.rstrip()) + 1 + title_lines.first_width(text.strip())


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
        and len(before) + 1 + title_lines.first_width(text.strip()) < setting.measure * 0.94
        and words.abbreviation.search(tail) is None
    )


def is_bare_label(raw: str) -> bool:
    """«1.» or "(a)" without a word behind it."""
    label = labels.read(f"{raw} …") if len(raw) <= note_lines.LONGEST_LABEL else None
    return label is not None and label.style is not Style.BULLET and label.length > len(raw)


def is_bare_bullet(raw: str) -> bool:
    """«•» on a line of its own, above its words, as converters of pages leave it."""
    return raw in _BARE_BULLETS


def _is_closing(text: str, tail: str, words: Words) -> bool:
    """The line that names the meeting, right below the last sentence, or the vote right below it."""
    below = text[:1] == "[" or tail[-1:] in ".»”"
    return below and len(text) < 120 and words.closing.match(text) is not None


def _ends_early(before: str, text: str, tail: str, setting: Setting, words: Words) -> bool:
    """The line before stops short of the measure: its paragraph ends, if its words allow it."""
    closed = tail[-1:] in ".;:!?…"
    if words.hanging.search(tail) is not None:
        return False
    if starts_small(text):
        return closed or (tail[-1:] == "," and clause_lines.opens_small(text, words))
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
    return label is not None and label.style is _BULLET


def without_false_bullet(raw: str) -> str:
    """A paragraph without the sign that stands before its words by mistake."""
    label = labels.read(raw)
    return raw[label.length :] if label is not None and label.style is Style.BULLET else raw
