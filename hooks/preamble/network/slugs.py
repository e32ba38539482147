"""The last part of an instrument's address: readable, made of its identifier alone, never shared by two.

Nearly every identifier can be read back from its words in lower case (``s-res-2253-2015`` can only be
S/RES/2253(2015)); such a one is written so. Any other gets a code behind a double underscore that keeps
every character. Both can be read back, which `identifier` does; so no two identifiers share an address.
"""

from __future__ import annotations

import base64
import hashlib
import re

_WORDS = re.compile(r"[0-9a-z]+")
_LONGEST = 120
_MARK = "__"
_CUT = 40

_NUMBER = re.compile(r"[0-9]+[a-z]?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ROMAN = re.compile(r"[ivxlc]+")
# Parts of a symbol whose number stands behind a full stop: how they are printed.
_DOTTED = {
    word: word.upper() + "." for word in ("l", "crp", "wp", "wg", "conf", "c", "cn", "pv", "ac", "sr", "ga")
}
_DOTTED |= {word: word.capitalize() + "." for word in ("add", "corr", "rev", "amend", "sub")}
# Identifiers of this library for what has neither symbol nor number: no digits, or those of a version.
_NAME = re.compile(r"([a-z]{2,}(?: [a-z]{2,})*(?: [a-z]{5,}))( [0-9] [0-9])?")
_VOLUMES = re.compile(r"(part|vol)([ivx]+)")
_UNEP = {"ea": "EA.", "res": "Res."}


def slug(target: str) -> str:
    """The last part of the address of the instrument with this identifier, which is not empty.

    >>> slug("S/RES/2253(2015)"), slug("A/60/88/Corr.2"), slug("UNTS vol. 2225, No. 39574")
    ('s-res-2253-2015', 'a-60-88-corr-2', 'unts-vol-2225-no-39574')
    >>> slug("S/RES/2253/2015")
    's-res-2253-2015__kmxverktf4zdenjtf4zdamjv'
    """
    words = _WORDS.findall(target.lower())
    readable = "-".join(words)
    if words and len(readable) <= _LONGEST and _symbol(words) == target:
        return readable
    data = target.encode("utf-8", "surrogatepass")
    code = base64.b32encode(data).decode("ascii").rstrip("=").lower()
    if len(code) > _LONGEST:
        code = f"0{hashlib.sha256(data).hexdigest()}"
    return f"{readable[:_CUT].strip('-') or 'x'}{_MARK}{code}"


def identifier(written: str) -> str | None:
    """The identifier that an address stands for; None for one too long to be written out.

    >>> identifier("a-res-3362-s-vii"), identifier(slug("S/RES/2253/2015"))
    ('A/RES/3362(S-VII)', 'S/RES/2253/2015')
    """
    _, mark, code = written.rpartition(_MARK)
    if not mark:
        return _symbol(written.split("-"))
    if code.startswith("0"):
        return None
    data = base64.b32decode(code.upper() + "=" * (-len(code) % 8))
    return data.decode("utf-8", "surrogatepass")


def _symbol(words: list[str]) -> str:
    """The identifier that these words most likely are."""
    match words:
        case ["unts" | "lnts" as series, "vol", volume, "no", number]:
            return f"{series.upper()} vol. {volume}, No. {number}"
        case ["unts" | "lnts" as series, "vol", volume, "nos", first, last]:
            return f"{series.upper()} vol. {volume}, Nos. {first}-{last}"
        case ["sdg", *numbers]:
            return f"SDG {'.'.join(numbers)}"
        case [letters, number] if re.fullmatch(r"[a-z]{2}[ie]", letters) and number.isdecimal():
            return f"{letters[:2].upper()}{letters[2]}.{number}"
        case _ if _SALES.fullmatch("-".join(words)):
            return ".".join(words).upper()
        case [first, *_] if first.startswith("wha") and len(words) == 2:
            return ".".join(words).upper()
        case _ if name := _NAME.fullmatch(" ".join(words)):
            first, *others = name[1].split()
            version = f" {name[2].strip().replace(' ', '.')}" if name[2] else ""
            return (
                " ".join([first.upper() if len(first) < 4 else first.title(), *map(str.title, others)])
                + version
            )
    return "/".join(_parts(words))


_SALES = re.compile(r"[a-z]-[0-9]{2}-[ivx]+(?:-[a-z])?-[0-9]+")


def _parts(words: list[str]) -> list[str]:
    """What stands between the slashes of a symbol."""
    dotted = _DOTTED | _UNEP if words[0] == "unep" else _DOTTED
    parts: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        follows = rest[0] if rest else ""
        if parts and word == "sect" and _NUMBER.fullmatch(follows):
            parts[-1] += f"(Sect.{rest.pop(0).upper()})"
        elif parts and (volume := _VOLUMES.fullmatch(word + follows * (word == "vol"))):
            parts[-1] += f"({'Part' if volume[1] == 'part' else 'Vol.'}{volume[2].upper()})"
            if word == "vol":
                rest.pop(0)
        elif parts and word in ("s", "es") and follows.isdecimal():
            parts.append(f"{word.upper()}-{rest.pop(0)}")
        elif parts and word in dotted and _NUMBER.fullmatch(follows):
            parts.append(dotted[word] + rest.pop(0).upper())
        else:
            parts.append(word.upper() + _session(parts, word, rest))
    return parts


def _session(parts: list[str], word: str, rest: list[str]) -> str:
    """The year or session in brackets behind the last number of a resolution; taken from ``rest``."""
    if "RES" not in parts or not _NUMBER.fullmatch(word):
        return ""
    wanted = _YEAR if parts == ["S", "RES"] else _ROMAN
    if (len(rest) == 1 and wanted.fullmatch(rest[0])) or (
        len(rest) == 2 and rest[0] == "s" and _ROMAN.fullmatch(rest[1])
    ):
        inside = "-".join(rest).upper()
        rest.clear()
        return f"({inside})"
    return ""
