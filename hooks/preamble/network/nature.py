"""What an instrument is, told by its identifier: a resolution of which body, a treaty, an entry of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from msgspec import Struct

from preamble import bodies
from preamble.bodies import Body
from preamble.model import Language


class Form(StrEnum):
    """The forms of instruments, in the order of a list."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    DOCUMENT = "document"
    TREATY = "treaty"
    GOAL = "goal"
    SANCTIONS = "sanctions"
    PUBLICATION = "publication"


_NAMES: Mapping[Language, Mapping[Form, tuple[str, str]]] = {
    "ru": {
        Form.RESOLUTION: ("Резолюция", "Резолюции"),
        Form.DECISION: ("Решение", "Решения"),
        Form.RECOMMENDATION: ("Рекомендация", "Рекомендации"),
        Form.DOCUMENT: ("Документ", "Документы"),
        Form.TREATY: ("Международный договор", "Международные договоры"),
        Form.GOAL: ("Цели в области устойчивого развития", "Цели в области устойчивого развития"),
        Form.SANCTIONS: ("Позиция санкционного перечня", "Санкционные перечни"),
        Form.PUBLICATION: ("Издание для продажи", "Издания для продажи"),
    },
    "en": {
        Form.RESOLUTION: ("Resolution", "Resolutions"),
        Form.DECISION: ("Decision", "Decisions"),
        Form.RECOMMENDATION: ("Recommendation", "Recommendations"),
        Form.DOCUMENT: ("Document", "Documents"),
        Form.TREATY: ("Treaty", "Treaties"),
        Form.GOAL: ("Sustainable Development Goals", "Sustainable Development Goals"),
        Form.SANCTIONS: ("Entry of a sanctions list", "Sanctions lists"),
        Form.PUBLICATION: ("Sales publication", "Sales publications"),
    },
}

# Names in the singular that depend on more than the form.
_DETAILS: Mapping[Language, Mapping[str, str]] = {
    "ru": {
        "i": "Позиция санкционного перечня: физическое лицо",
        "e": "Позиция санкционного перечня: организация или предприятие",
        "target": "Задача в рамках целей в области устойчивого развития",
        "goal": "Цель в области устойчивого развития",
    },
    "en": {
        "i": "Entry of a sanctions list: individual",
        "e": "Entry of a sanctions list: entity",
        "target": "Target of the Sustainable Development Goals",
        "goal": "Sustainable Development Goal",
    },
}

# The first that fits decides; the number of a Red Cross conference stands before its letters.
_FORMS: tuple[tuple[re.Pattern[str], Form], ...] = (
    (re.compile(r"(?:UNTS|LNTS) |UN Charter$|ICJ Statute$"), Form.TREATY),
    (re.compile(r"SDG "), Form.GOAL),
    (re.compile(r"[A-Z]{2}[ie]\.\d"), Form.SANCTIONS),
    (re.compile(r"[A-Z]\.\d\d\.[IVX]"), Form.PUBLICATION),
    (
        re.compile(r"(?:.{1,30}/)?DEC/|.{1,30}/D(?:ec|EC)\.|CM/Del/Dec\(|(?:WHA|EB)\d+\(|\d+ EX/Dec"),
        Form.DECISION,
    ),
    (re.compile(r"(?:CM/)?Rec\w{0,3}\(|R\(\d|PACE/Rec\."), Form.RECOMMENDATION),
    (
        re.compile(
            r"(?:.{1,30}/)?RES/|.{1,30}/R(?:es|ES)\.|WHA\d|EB\d+\.R|CD/\d\d/\w{0,2}R\d|\d\dIC/|\d+ C/Res"
            r"|(?:CM/)?Res\w{0,3}\(|(?:A|MSC|MEPC|LEG|FAL)\.\d+\("
        ),
        Form.RESOLUTION,
    ),
)
_OWN_DECISION = re.compile(r"(?:RES|DEC)/|\d\d/\w{0,2}R\d")
_OWN_DOCUMENT = re.compile(r"\d|L\.|INF/|PV\.")
_UNITED_NATIONS = re.compile(r"(?:A|S|E|T|ST)/")
_CONFERENCE = re.compile(r"\d\d(?=IC/)")
# Bodies whose symbols do not begin with an authority and a stroke. Symbols of the Organization of African
# Unity, which the African Union has succeeded, name a body that is none of this library's.
_SYMBOLS = (
    (re.compile(r"(?:A|MSC|MEPC|LEG|FAL)\.\d+\(|(?:MSC|MEPC|LEG|FAL)(?:-[A-Z]+)?(?:\.\d)?/Circ\."), "imo"),
    (re.compile(r"(?:AG|CP)/(?:RES|DEC|DOC)\."), "organization-of-american-states"),
    (re.compile(r"(?:Ext/)?Assembly/AU/|EX\.CL/"), "african-union"),
    (re.compile(r"(?:CM/)?Re[cs]\w{0,3}\(|CM/Del/|R\(\d"), "council-of-europe-committee-of-ministers"),
    (re.compile(r"PACE/Re[cs]\."), "council-of-europe-parliamentary-assembly"),
    (re.compile(r"WHA\d"), "world-health-assembly"),
    (re.compile(r"EB\d"), "who-executive-board"),
    (re.compile(r"\d+ C/Res"), "unesco-general-conference"),
    (re.compile(r"\d+ EX/Dec"), "unesco"),
    (re.compile(r"E?C-(?:[A-Z]+-)?\d+/(?:DEC|DG)\."), "opcw"),
)

_YEAR = re.compile(r"\(((?:19|20)\d\d)\)|/((?:19|20)\d\d)(?=/|$)")
_SHORT_YEAR = re.compile(r"(?:CD|\d\dIC)/(\d\d)/|[A-Z]\.(\d\d)\.[IVX]")
_TURN = 45
"""Two digits from here on are a year of the twentieth century: there were no United Nations before."""


class Nature(Struct, frozen=True):
    """What an instrument is."""

    form: Form
    body: Body | None
    """The body that adopted or issued it; None when its identifier does not tell."""
    detail: str = ""
    """Of an entry of a sanctions list ``i`` or ``e``, of a goal ``goal`` or ``target``."""

    def name(self, language: Language) -> str:
        """In the singular, with the body.

        >>> nature("S/RES/2253(2015)").name("ru"), nature("A/CONF.192/15").name("en")
        ('Резолюция Совета Безопасности', 'Document of the United Nations')
        >>> nature("S/2016/92").name("en"), nature("QDi.431").name("ru")
        ('Document of the Security Council', 'Позиция санкционного перечня: физическое лицо')
        >>> nature("MSC.467(101)").name("en"), nature("R(98)14").form.value
        ('Resolution of the International Maritime Organization', 'recommendation')
        """
        if self.detail:
            return _DETAILS[language][self.detail]
        singular = _NAMES[language][self.form][0]
        if self.body is None:
            return singular
        return (
            f"{singular} {self.body.genitive}"
            if language == "ru"
            else f"{singular} of the {self.body.name['en']}"
        )

    @property
    def group(self) -> str:
        """Key of the heading under which a list has it: the body's, else the form's."""
        return self.body.key if self.body else str(self.form)

    def heading(self, language: Language) -> str:
        """That heading."""
        return self.body.name[language] if self.body else plural(self.form, language)


def plural(form: Form, language: Language) -> str:
    """The name of a form as a heading.

    >>> plural(Form.TREATY, "en")
    'Treaties'
    """
    return _NAMES[language][form][1]


def nature(target: str) -> Nature:
    """What an instrument with this identifier is."""
    form = next((form for pattern, form in _FORMS if pattern.match(target)), Form.DOCUMENT)
    match form:
        case Form.TREATY | Form.PUBLICATION:
            return Nature(form, None)
        case Form.GOAL:
            return Nature(form, None, "target" if "." in target else "goal")
        case Form.SANCTIONS:
            return Nature(form, None, target[2])
    return Nature(form, _body(target, form))


def _body(target: str, form: Form) -> Body | None:
    """The body whose symbols begin like this one, the longest beginning first.

    A document of a subsidiary body or a conference, whose symbol goes on with the body's own part, is
    said to be the organization's, for what the letters mean is not always known.
    """
    for pattern, key in _SYMBOLS:
        if pattern.match(target):
            return bodies.load().get(key)
    symbol = _CONFERENCE.sub("", target)
    for authority, body in _authorities():
        if symbol.startswith(f"{authority}/"):
            rest = symbol.removeprefix(f"{authority}/")
            if form is not Form.DOCUMENT:
                return body if _OWN_DECISION.match(rest) else None
            if len(authority) > 1 or _OWN_DOCUMENT.match(rest):
                return body
            break
    return (
        bodies.load().get("united-nations")
        if form is Form.DOCUMENT and _UNITED_NATIONS.match(target)
        else None
    )


@cache
def _authorities() -> tuple[tuple[str, Body], ...]:
    known = [(body.authority, body) for body in bodies.load().by_key.values() if body.authority]
    return tuple(sorted(known, key=lambda pair: -len(pair[0])))


def is_printed(target: str) -> bool:
    """Whether documents print an identifier, or it is words by which this library alone knows an instrument.

    >>> is_printed("UN Charter"), is_printed("Seville Agreement 2.0")
    (False, False)
    >>> all(map(is_printed, ("UNTS vol. 75, No. 973", "SDG 16.4", "39 C/Resolution 52", "S/2016/92")))
    True
    """
    return _OWN_WORDS.fullmatch(target) is None


_OWN_WORDS = re.compile(r"[A-Z][A-Za-z]+ [A-Z][a-z]+(?: [\d.]+)?")


def written(target: str, language: Language) -> str:
    """An identifier as the organization itself prints it in a language.

    >>> written("SDG 16.4", "ru"), written("SDG 16.4", "en"), written("A/RES/70/1", "ru")
    ('ЦУР 16.4', 'SDG 16.4', 'A/RES/70/1')
    """
    return f"ЦУР {target[4:]}" if language == "ru" and target.startswith("SDG ") else target


def publication(target: str) -> str | None:
    """Of a sales number what all editions share: the letter in front is the language (A, C, E, F, R, S).

    >>> publication("R.05.V.2"), publication("E.05.V.2"), publication("S/2016/92")
    ('05.V.2', '05.V.2', None)
    """
    found = _EDITION.fullmatch(target)
    return found[1] if found else None


_EDITION = re.compile(r"[ACEFRS]\.(\d\d\.[IVX]{1,4}(?:\.[A-Z])?\.\d{1,3})")


def year(target: str) -> int | None:
    """The year that an identifier tells, not the one of a session.

    >>> year("S/RES/2253(2015)"), year("E/RES/2019/19"), year("33IC/19/R2"), year("A/RES/75/10")
    (2015, 2019, 2019, None)
    """
    if found := _YEAR.search(target):
        return int(found[1] or found[2])
    if found := _SHORT_YEAR.match(target):
        short = int(found[1] or found[2])
        return short + (1900 if short >= _TURN else 2000)
    return None
