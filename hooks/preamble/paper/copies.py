"""What a library or a site prints below its copy of a text: where it was published, a summary, its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TALLEST = 14
"""Lines at the end of a text among which such a tail begins, blank ones aside."""
_SHORTEST_TEXT = 8
"""Lines that stand above any tail."""
_TAIL = re.compile(
    r"""(?:источник(?:и)?\s(?:официального\s)?(?:публикации|опубликования):?|источник:|обзор\sдокумента|примечание\sк\sдокументу
      |название\sдокумента|комментарии(?:\s\(\d{1,4}\))?|(?:читайте|смотрите)\sтакже:?|похожие\s(?:документы|материалы):?
      |скачать(?:\s(?:документ|файл|текст|в\sформате\s.{2,20}|(?:pdf|docx?|rtf)))?|(?:рас)?печать|распечатать|версия\sдля\sпечати|поделиться(?:\s.{2,30})?
      |(?:вернуться\s)?(?:назад|наверх)(?:\sк\sсписку)?|<<?\s?назад|в\sначало(?:\sстраницы)?|©\s.{3,120}
      |текст\s(?:документа\sсверен|(?:решения|постановления|резолюции|соглашения|договора|протокола|конвенции|документа)\s(?:официально\s)?опубликован\b).{0,200})""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST = frozenset("иоИОпПнНкКчЧсСрРвВтТ<©")
_HEADS_PROSE = re.compile(r"обзор\sдокумента", re.IGNORECASE)
_LONGEST = 240
"""Characters of a line of a tail; a summary may be longer."""
_LABELLED = re.compile(r"\(?(?:\d{1,3}|[a-zа-я])[.)]\s|(?:Приложение|ПРИЛОЖЕНИЕ|Статья)\b")


def tail(lines: Sequence[str]) -> int:
    """Number of lines above what is only the copy's, at the end of a text; all of them if it has none."""
    filled = [index for index, line in enumerate(lines) if line]
    found = len(lines)
    for place in range(len(filled) - 1, max(len(filled) - _TALLEST, _SHORTEST_TEXT) - 1, -1):
        line = lines[filled[place]].strip()
        begins = line[:1] in _FIRST and len(line) <= _LONGEST and _TAIL.fullmatch(line) is not None
        if begins:
            found = filled[place]
        if _LABELLED.match(line) or (len(line) > _LONGEST and not _is_summary(lines, filled, place)):
            break
    return found


def _is_summary(lines: Sequence[str], filled: Sequence[int], place: int) -> bool:
    """Whether a long paragraph stands below «Обзор документа»."""
    above = (lines[index].strip() for index in filled[max(place - 3, 0) : place])
    return any(_HEADS_PROSE.fullmatch(line) for line in above)
