"""What a target is: for grouping and for a word beside the identifier."""

from __future__ import annotations

import re

from msgspec import Struct

from preamble.model import Language


class Kind(Struct, frozen=True):
    """A kind of instrument."""

    key: str
    name: tuple[tuple[Language, str], ...]
    """In the plural, as a heading."""

    def called(self, language: Language) -> str:
        """The heading in a language."""
        return dict(self.name)[language]


def _kind(key: str, ru: str, en: str) -> Kind:
    return Kind(key, (("ru", ru), ("en", en)))


# The order is the order of a list of instruments; the first pattern that fits decides.
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (
            r"S/RES/",
            _kind("security-council", "Резолюции Совета Безопасности", "Security Council resolutions"),
        ),
        (
            r"A/RES/",
            _kind("general-assembly", "Резолюции Генеральной Ассамблеи", "General Assembly resolutions"),
        ),
        (
            r"A/DEC/",
            _kind("assembly-decisions", "Решения Генеральной Ассамблеи", "General Assembly decisions"),
        ),
        (
            r"E/(?:RES|DEC)/",
            _kind(
                "economic-and-social-council",
                "Резолюции и решения Экономического и Социального Совета",
                "Economic and Social Council resolutions and decisions",
            ),
        ),
        (
            r"A/HRC/(?:RES|DEC)/",
            _kind(
                "human-rights-council",
                "Резолюции и решения Совета по правам человека",
                "Human Rights Council resolutions and decisions",
            ),
        ),
        (
            r"(?:CTOC/COP|CAC/COSP)/(?:RES|DEC)/",
            _kind(
                "conferences-of-parties",
                "Резолюции и решения конференций участников",
                "Resolutions and decisions of conferences of parties",
            ),
        ),
        (
            r"E/CN\.\d+/(?:RES|DEC)/|T/RES/|UNEP/EA\.\d+/Res|WHA|EB\d|\d+/C(?:P|MP|MA|OP)\.|E?C-.+/DEC\."
            r"|\d+ C/Res|\d+ EX/Dec|(?:A|MSC|MEPC|LEG|FAL)\.\d+\(|(?:AG|CP)/(?:RES|DEC)\."
            r"|(?:Ext/)?Assembly/AU/Dec|EX\.CL/Dec|(?:CM|AHG)/(?:Del/)?(?:Dec|Res|Rec)|Re[cs]\w{0,3}\(|R\(\d|PACE/",
            _kind(
                "other-bodies",
                "Резолюции и решения других органов",
                "Resolutions and decisions of other bodies",
            ),
        ),
        (
            r"CD/\d\d/\w*R|\d\dIC/|Movement Statutes|Seville Agreement",
            _kind(
                "movement",
                "Документы Движения Красного Креста и Красного Полумесяца",
                "Documents of the Red Cross and Red Crescent Movement",
            ),
        ),
        (
            r"(?:UNTS|LNTS) |UN Charter|ICJ Statute",
            _kind("treaties", "Международные договоры", "Treaties"),
        ),
        (r"SDG ", _kind("goals", "Цели в области устойчивого развития", "Sustainable Development Goals")),
        (r"[A-Z]{2}[ie]\.\d", _kind("sanctions", "Позиции санкционных перечней", "Sanctions list entries")),
        (r"[A-Z]\.\d\d\.[IVX]", _kind("publications", "Издания для продажи", "Sales publications")),
        (r"", _kind("documents", "Документы", "Documents")),
    )
)


def kind(target: str) -> Kind:
    """The kind of a canonical identifier.

    >>> kind("S/RES/2253(2015)").called("ru"), kind("S/2016/92").key
    ('Резолюции Совета Безопасности', 'documents')
    """
    return next(known for pattern, known in _KINDS if pattern.match(target))


def kinds() -> tuple[Kind, ...]:
    """All kinds, in the order of a list of instruments."""
    return tuple(known for _, known in _KINDS)
