"""The printed forms of citations: symbols and numbers, wherever they stand and whatever they mean.

Reads a text, yields tokens. Which instrument a bare number names is decided later, in ``runs``.
Every repetition below is bounded, so that the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from preamble.citations.found import has_any
from preamble.labels import LOOK_ALIKES

_FOLDS = LOOK_ALIKES | str.maketrans({"‑": "-", "‐": "-", "–": "-"})


class Shape(StrEnum):
    """What a token looks like."""

    SYMBOL = "symbol"
    """``A/75/L.20``"""
    SUFFIX = "suffix"
    """``Corr.2`` after a symbol, standing for that symbol's corrigendum."""
    SESSION = "session"
    """``75/291``, ``67/234 B``, ``S-10/2``"""
    YEARLY = "yearly"
    """``2019/19``"""
    YEAR = "year"
    """``2253 (2015)``"""
    ROMAN = "roman"
    """``1514 (XV)``, ``217 A (III)``"""
    PLAIN = "plain"
    """A number of one or two digits after the word "resolution": ``7``."""
    SANCTION = "sanction"
    """``QDe.115``"""
    SALES = "sales"
    """``R.05.V.2``"""
    TREATY = "treaty"
    """``Treaty Series, vol. 2225, No. 39574``"""
    HEALTH = "health"
    """``WHA74.7``, ``EB148.R12``, the decision ``WHA75(9)``"""
    CLIMATE = "climate"
    """``1/CP.21``"""
    UNESCO = "unesco"
    """``39 C/Resolution 52``, ``210 EX/Decision 22``"""
    MOVEMENT = "movement"
    """``33IC/19/R2``"""


class Token(Struct, frozen=True):
    """A printed form."""

    start: int
    end: int
    shape: Shape
    key: str
    """Folded: Latin letters, ASCII hyphens, no white space."""
    session: int = 0
    """Session or year, where the form has one."""
    number: int = 0
    """Number within the session or year."""


def fold(printed: str) -> str:
    """The key of a printed form: look-alike letters Latin, hyphens plain, white space removed.

    >>> fold("СТОС/COP/WG.6/2015/3"), fold("2253\u00a0(2015)")
    ('CTOC/COP/WG.6/2015/3', '2253(2015)')
    """
    return "".join(printed.translate(_FOLDS).split())


# Upper-case letters that may stand in a symbol: Latin, and the Cyrillic ones that look Latin.
_UP = "A-ZАВЕКМНОРСТХУІЅЈ"
_LOW = "a-zаеорсухіѕј"
_HYPHEN = "[-‑‐]"
_LATIN_NUMERAL = "[IVXLCІХС]{1,8}"
# Sessions of other organizations: COMM.2(CDLXXXIV).
_LONG_NUMERAL = "[IVXLCDMІХСМ]{1,10}"
# A figure, or the letter that optical recognition takes a nought for.
_FIGURE = r"[\dOО]"

_SUFFIX = r"(?:[CС][oо]rr|[AА]dd|Rev|Amend)\.\d{1,3}"
_PART = r"(?:[Pp]arts?|[Rr]esumption|[Vv]ols?\.?|[Ss]ect\.?|[Ss]upp\.?|[Чч]асть|[Чч]асти|[Тт]ом|[Рр]азд\.)"
# Committees of the Security Council, as their lists abbreviate them; the second letter is often misprinted.
_COMMITTEE = (
    "(?:Q[Dd]|[CС][Dd]|C[Ff]|G[Bb]|H[Tt]|I[Qq]|I[Rr]|K[Pp]|L[Bb]|L[Yy]|M[Ll]|S[Dd]|S[Oo]|S[Ss]|T[Aa]|Y[Ee])"
)

_VOLUMES = r"(?:[Vv]ols?\.|[Vv]olumes?|[Тт]ома?|т\.)"
_NUMBERS = r"(?:[Nn]os?\.|[Nn]umbers?|№№?)"

_SYMBOL = rf"""
    (?![EЕ]?S[-‑]\d)[{_UP}]{{1,9}} (?:[.\-‑][{_UP}0-9]{{1,6}}){{0,2}}
    (?:\([{_UP}0-9]{{1,6}}\)(?:\.[{_UP}]{{1,6}})?)?
    (?:
        /[ ]?
        (?:\(\d{{1,4}}\) | Part[ ]\d{{1,2}} | [{_UP}{_LOW}0-9]{{1,20}})
        (?: \.[{_UP}{_LOW}0-9]{{1,12}} | (?<=[A-Za-zЅАВЕС]){_HYPHEN}[{_UP}0-9]{{1,8}}
          | (?<=\d)[-–‑]\d{{1,4}}(?=/)
          # Views on several communications: "CCPR/C/95/D/1461,1462 & 1477/2006".
          | (?<=\d)(?:,|\s?&\s?)\d{{1,4}}(?=[\d,&\s]{{0,24}}/(?:19|20)\d\d) ){{0,4}}
        (?: \s?\((?:{_PART}\s?[^()\n]{{1,16}}
                 | [Ii]ntroduction | [Вв]ведение | [Cc]orrected
                 | \d{{4}} | (?:E?S-)?{_LONG_NUMERAL} | \d{{1,3}})\) )?
    ){{1,14}}
    (?: \s[{_UP}]\s\({_LATIN_NUMERAL}\) )?
"""

_FORMS = re.compile(
    rf"""
    # One look before the alternatives: of what begins as an ordinary word does, only these may follow.
    (?=[A-ZА-ЯІЅЈ0-9](?:.?[^a-zа-яё]|.[ie]\.)
      |United|Treaty|League|Recueil|Сборник|Организаци|[CС][oо]rr|[AА]dd|Rev|Amend)
    (?<![^\W_]) (?:
      (?<!/)(?<![A-Za-z0-9]\.)(?P<symbol>{_SYMBOL})
    | (?P<treaty>(?:(?:United\s(?:Nations|States)|UN|League\sof\sNations
          |Организаци[яи]\sОбъединенных\sНаций|ООН),?\s)?
        (?:Treaty\sSeries|Recueil\sdes\sTraités
          |Сборник\sдоговоров(?:\s(?:Организации\sОбъединенных\sНаций|Лиги\sНаций|ООН))?),?\s
        {_VOLUMES}\s?(?P<volume>\d{{1,5}}|{_LATIN_NUMERAL})
        (?:(?:,|\sand|\sи)\s\d{{1,5}}(?![\d])){{0,4}},\s
        {_NUMBERS}\s?(?:[IА-Я]{_HYPHEN})?(?P<registration>\d{{1,6}}))
    | (?P<sales>[A-Z]\.\d{{2}}\.[IVX]{{1,4}}(?:\.[{_UP}])?(?:\.\d{{1,3}})?) (?![\w/])
    | (?P<sanction>{_COMMITTEE}[ie]\.\d{{1,4}}) (?!\w)
    | (?P<health>(?:W[HН][AА]|[EЕ][BВ])\s?\d{{1,3}}(?:\.R?\d{{1,3}}|\(\d{{1,2}}\))) (?!\w)
    | (?P<movement>\d{{2}}IC/\d{{2}}/R?\d{{1,2}}(?:\.\d{{1,2}})?) (?![\w/])
    | (?P<climate>(?<![/.])\d{{1,3}}/[CС](?:[PР]|[MМ][PРAА]|[OО][PР])\.\d{{1,2}}) (?![\w/])
    | (?P<unesco>(?P<conference>\d{{1,3}})\s?(?:[CС]/(?:Resolutions?|Резолюци(?:ями?|ях|[яию]|ей))
        |(?P<board>[EЕ][XХ])/(?:Decisions?|[Рр]ешени(?:ями?|ях|[еяю]|ем)))\s(?P<item>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}))
      (?![\w/])
    | (?P<suffix>{_SUFFIX}(?:/{_SUFFIX}){{0,3}}) (?![\w/])
    | (?<![/.:\-‑])
      (?:
        # A mark-up lost in the source may glue a letter or the next word to the number: "75/245B of".
        (?P<slash>(?:[EЕ]?S{_HYPHEN})?\d{_FIGURE}{{0,3}}/{_FIGURE}{{0,3}}\d)
          (?=[{_UP}]\b|(?:of|от|and|и)\s|[^\w/]|$) (?!\.\d)
      | (?P<paren>\d{_FIGURE}{{0,3}}\s?(?:[{_UP}]\s?)?
          \(\s?(?:(?P<year>\d{_FIGURE}{{3}})|(?P<roman>(?:[EЕ]?S{_HYPHEN})?{_LATIN_NUMERAL}))\s?\))
          (?=(?:of|от|and|и)\s|\W|$)
      )
    )
    """,
    re.VERBOSE,
)

_SIGNS = ("/", "Series", "договоров")
_POINT = re.compile(rf"\.\d|\(\s?(?:\d|(?:[EЕ]?S{_HYPHEN})?{_LATIN_NUMERAL})")
# A letter that belongs to a number, and the further letters of a list. A letter followed by a small
# letter's word is an article or a preposition ("76/226 A global call", «72/1 В частности»), unless the
# word is one that goes on after a number.
_LETTER = re.compile(
    rf"\s?(?P<letter>[{_UP}])(?![\w’'])(?!\s(?!and\b|of\b|to\b|or\b|entitled\b|in\b|on\b|as\b|was\b|adopted\b|dated\b"
    r"|и\b|от\b|до\b|или\b|под\b|по\b|о\b|об\b|за\b|а\b)[a-zа-я])"
)
_MORE = re.compile(
    rf"(?:,\s|\s(?:and|и|or|или|to|по)\s|\s?[-–—‑]\s?|/)(?P<letter>[{_UP}])(?![\w’'/])(?!\s?[a-zа-я]+\))"
)


def scan(text: str) -> list[Token]:
    """All forms in a text, in order, none overlapping.

    >>> [(t.shape.value, t.key) for t in scan("см. A/75/L.20 и резолюции 67/234 В и 2253 (2015).")]
    [('symbol', 'A/75/L.20'), ('session', '67/234B'), ('year', '2253(2015)')]
    """
    tokens: list[Token] = []
    # Every form has one of these; most texts have none, and plain searches cost less than the pattern.
    if not has_any(text, _SIGNS) and not _POINT.search(text):
        return tokens
    for match in _FORMS.finditer(text):
        tokens.extend(_READERS[str(match.lastgroup if match.lastgroup in _READERS else _group(match))](match))
    return tokens


def _group(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


# --- one reader for each form -------------------------------------------------------------------


def _symbol(match: re.Match[str]) -> list[Token]:
    """A document symbol; none when the words only look like one (HIV/AIDS, N/A)."""
    start, end = match.span("symbol")
    printed = match["symbol"]
    if (
        printed[-1] == ")"
        and (year := _YEAR_OF_ISSUE.search(printed))
        and not fold(printed).startswith("S/RES/")
    ):
        printed, end = printed[: year.start()], start + year.start()
    key = _canonical_symbol(printed)
    behind = match.string[end : end + 1]
    # A capital or a figure behind it is a part that was not read: "А/6З/677", with a letter for a figure.
    if not _is_symbol(key, printed) or (behind.isalnum() and (printed[-1] == ")" or not behind.islower())):
        return []
    if start and match.string[start - 1] in "-‑–" and "/" not in match.string[max(0, start - 40) : start]:
        return []
    if behind in _HYPHENS and _FIGURES_BEHIND.match(match.string, end + 1):
        return []
    if _SUPPLEMENT.fullmatch(key) and (volume := _VOLUME.match(match.string, end)):
        key += f"(Vol.{fold(volume['numeral'])})"
    if _OF_STATE.fullmatch(key) and (combined := _COMBINED.match(match.string, end)):
        key, end = f"{key}-{combined['last']}", combined.end()
    token = Token(start, end, Shape.SYMBOL, key)
    if _LETTERED.fullmatch(key) and (letter := _LETTER.match(match.string, end)):
        lettered = replace(token, end=letter.end(), key=key + fold(letter["letter"]))
        return [lettered, *_letters(match.string, letter, token)]
    return [token]


_HYPHENS = ("-", "‑")
# The number of an account or a telephone: "A/12/345-6789".
_FIGURES_BEHIND = re.compile(r"\d{3}")
_LETTERED = re.compile(r"A/RES/\d{2}/\d+")
# Several periodic reports of a State in one document, and what is asked and said about them: CRC/C/LUX/3-4.
_OF_STATE = re.compile(r"(?:[A-Z]{3,5}/C|E/C\.12)/[A-Z]{3}/(?:[A-Z]{1,3}/)?\d{1,2}")
_COMBINED = re.compile(r"[-–‑](?P<last>\d{1,2})(?![\w/])")
# "U.N. Doc. A/6316 (1966)": no part of the symbol, but of one of the Security Council's.
_YEAR_OF_ISSUE = re.compile(r"\s\((?:19|20)\d\d\)$")
_SUPPLEMENT = re.compile(r"A/\d{2,3}/\d{1,3}")
# "Supplement No. 49 (A/76/49), vol. I": the volume stands behind the symbol's parenthesis.
_VOLUME = re.compile(r"\),\s(?:[Vv]ol\.|т\.|том)\s(?P<numeral>[IVXІХ]{1,4})(?!\w)")
# Decisions of the Organisation for the Prohibition of Chemical Weapons. Without "DEC" such a number may be
# a case of the Court of Justice of the European Union (C-402/05) or an aircraft.
_OPCW = re.compile(r"E?C-(?:M-|SS-|I-)?\d{1,3}/(?:DEC|DG)\.\d{1,3}(?:/.{1,20})?")


# First elements of symbols in use at the United Nations and its kin; any other is believed only with a
# longer symbol behind it.
_SERIES = re.compile(
    "A|S|E|T|ST|TD|CD|DC|CTOC|CAC|CRC|CEDAW|CCPR|CERD|CAT|CMW|CRPD|CED|DP|FCCC|HSP|ICCD|LOS|SPLOS|CLCS|NPT|CCW|UNEP|"
    "UNCTAD|UNW|ISBA|HRI|IDB|MP|PBC|BWC|CWC|APLC|CCM|JIU|ACC|CEB|ICC-ASP|UNIDIR|HLPF|GC|SAICM|ECE|ESCAP|ECA|WFP|CBD|"
    "OPCW|UNFF|INFCIRC|GOV|LC|PC|MC|FSC|WT"
)
_NOT_SERIES = re.compile("PRST|HIV|AIDS|TCP|IP|AND|OR|KM|UN|USD|EUR|ISO|IEC|COVID|SARS|OS")


def _is_symbol(key: str, printed: str) -> bool:
    if not any(character.isdigit() for character in key[key.index("/") :]):
        return False
    root = key[: key.index("/")]
    name = re.split(r"[.(]", root)[0]
    if _SERIES.fullmatch(name) or _OPCW.fullmatch(key):
        return True
    last = key.rsplit("/", 1)[1]
    return (
        len(name) >= 2
        # Cases of courts: "ICC-01/04-01/06".
        and not any(character.isdigit() for character in name)
        and printed[: len(root)].isascii()
        and key.count("/") >= 2
        and any(character.isdigit() for character in last)
        and not _NOT_SERIES.fullmatch(name)
    )


_RUSSIAN_PARTS = (
    (" и ", " and "),
    ("введение", "Introduction"),
    ("часть", "Part"),
    ("части", "Parts"),
    ("том", "Vol."),
    ("разд.", "Sect."),
)
# A part of a symbol that is a number, with letters that were noughts.
_MISREAD = re.compile(r"(?<=[/.(-])(?=O{0,4}\d)[\dO]{1,6}(?=[/.()-]|$)")
_OLD_LETTER = re.compile(r"(A/RES/\d+)[A-Z]?(\([IVX]+\))[A-Z]?$")


def _canonical_symbol(printed: str) -> str:
    lowered = printed
    for russian, latin in _RUSSIAN_PARTS if "(" in printed else ():
        lowered = re.sub(russian, latin, lowered, flags=re.IGNORECASE)
    key = fold(lowered)
    if "O" in key:
        key = _MISREAD.sub(lambda part: part[0].replace("O", "0"), key)
    return _OLD_LETTER.sub(r"\1\2", key)


def _figures(printed: str) -> str:
    """The key of a number: no series of numbers has the letter O, which is a misread nought."""
    return fold(printed).replace("O", "0")


def _slash(match: re.Match[str]) -> list[Token]:
    start, end = match.span("slash")
    key = _figures(match["slash"])
    left, right = key.split("/")
    special = left.split("-")[-1]
    session, number = int(special), int(right)
    shape = Shape.YEARLY if session >= 1900 else Shape.SESSION
    letter = _LETTER.match(match.string, end)
    if letter is None:
        return [Token(start, end, shape, key, session, number)]
    plain = Token(start, letter.end(), shape, key, session, number)
    return [replace(plain, key=key + fold(letter["letter"])), *_letters(match.string, letter, plain)]


def _letters(text: str, first: re.Match[str], plain: Token) -> list[Token]:
    """The further letters of "31/6 A and B" or "65/259 A–C" (a range gives every letter between)."""
    tokens: list[Token] = []
    last, position = fold(first["letter"]), first.end()
    while len(tokens) < 26 and (more := _MORE.match(text, position)):
        letter = fold(more["letter"])
        if letter <= last:
            break
        tokens.append(replace(plain, start=more.start("letter"), end=more.end(), key=plain.key + letter))
        last, position = letter, more.end()
    return tokens


def _paren(match: re.Match[str]) -> list[Token]:
    start, end = match.span("paren")
    key = _figures(match["paren"])
    number = int(re.match(r"\d+", key)[0])  # type: ignore[index]
    if match["year"]:
        year = int(_figures(match["year"]))
        if not 1946 <= year <= 2099 or not re.fullmatch(r"\d+\(\d{4}\)", key):
            return []
        return [Token(start, end, Shape.YEAR, key, year, number)]
    numeral = key[key.index("(") + 1 : -1]
    session = roman(numeral.split("-")[-1])
    letter = _LETTER.match(match.string, end)
    if letter is not None and letter["letter"] in "ABCDEFGHАВСЕ":
        end = letter.end()
    return [Token(start, end, Shape.ROMAN, f"{number}({numeral})", session, number)] if session else []


def roman(numeral: str) -> int:
    """The value of a Roman numeral, 0 when it is none.

    >>> roman("XXIV"), roman("IIX")
    (24, 0)
    """
    if not re.fullmatch(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", numeral):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _sanction(match: re.Match[str]) -> list[Token]:
    key = fold(match["sanction"])
    committee, kind, number = key[:2].upper(), key[2], key[4:]
    return [Token(*match.span("sanction"), Shape.SANCTION, f"{committee}{kind}.{number}")]


def _treaty(match: re.Match[str]) -> list[Token]:
    """The first number of a volume, then the others of that volume and those of volumes named after it."""
    if "United States" in match["treaty"]:
        return []
    volume = fold(match["volume"])
    # The League numbered its volumes in Roman numerals, which the United Nations never did.
    of_league = "League" in match["treaty"] or "Лиги" in match["treaty"] or not volume.isdecimal()
    series = "LNTS" if of_league else "UNTS"
    tokens = [
        Token(*match.span("treaty"), Shape.TREATY, f"{series} vol. {volume}, No. {match['registration']}")
    ]
    position = match.end("treaty")
    while len(tokens) < _MOST_TREATIES:
        if more := _LAST.match(match.string, position):
            start = more.start("registration")
        elif more := _NEXT_VOLUME.match(match.string, position):
            volume, start = more["volume"], more.start("volume_word")
        else:
            break
        position = more.end()
        tokens.append(
            Token(start, position, Shape.TREATY, f"{series} vol. {volume}, No. {more['registration']}")
        )
    return tokens


_MOST_TREATIES = 20
_LAST = re.compile(r"(?:[–-]|\s(?:and|и)\s|,\s(?:and\s|и\s)?)(?P<registration>\d{1,6})(?![\d/])")
_NEXT_VOLUME = re.compile(
    r"[;,]?\s(?:and\s|и\s)?(?:(?:ibid\.|там\sже),\s)?"
    rf"(?P<volume_word>{_VOLUMES})\s?(?P<volume>\d{{1,5}}),\s{_NUMBERS}\s?(?P<registration>\d{{1,6}})(?!\d)",
    re.IGNORECASE,
)


def _health(match: re.Match[str]) -> list[Token]:
    return [Token(*match.span("health"), Shape.HEALTH, fold(match["health"]))]


def _climate(match: re.Match[str]) -> list[Token]:
    return [Token(*match.span("climate"), Shape.CLIMATE, fold(match["climate"]))]


def _unesco(match: re.Match[str]) -> list[Token]:
    stem = f"{match['conference']} {'EX/Decision' if match['board'] else 'C/Resolution'} "
    tokens = [Token(*match.span("unesco"), Shape.UNESCO, stem + match["item"])]
    is_list = _SEVERAL.search(match["unesco"]) is not None
    while is_list and len(tokens) < _MOST_ITEMS and (more := _ITEM.match(match.string, tokens[-1].end)):
        tokens.append(Token(more.start("item"), more.end(), Shape.UNESCO, stem + more["item"]))
    return tokens


_MOST_ITEMS = 20
# "205 EX/Decisions 4 and 7": words that are no singular, and a further number that begins no other symbol.
_SEVERAL = re.compile(r"(?:s|ия|ии|ия[хм]|иями)\s\d+$")
_ITEM = re.compile(r"(?:,\s(?:and\s|и\s)?|\s(?:and|и)\s)(?P<item>\d{1,3})(?![\w/.]|\s[A-ZА-Я]{1,2}/)")


def _movement(match: re.Match[str]) -> list[Token]:
    return [Token(*match.span("movement"), Shape.MOVEMENT, fold(match["movement"]))]


def _sales(match: re.Match[str]) -> list[Token]:
    return [Token(*match.span("sales"), Shape.SALES, fold(match["sales"]))]


def _suffix(match: re.Match[str]) -> list[Token]:
    return [Token(*match.span("suffix"), Shape.SUFFIX, fold(match["suffix"]))]


_READERS = {
    "symbol": _symbol,
    "treaty": _treaty,
    "sales": _sales,
    "sanction": _sanction,
    "health": _health,
    "climate": _climate,
    "unesco": _unesco,
    "movement": _movement,
    "suffix": _suffix,
    "slash": _slash,
    "paren": _paren,
}
