"""A search that passes over characters finds what Python's own finds."""

import random
import re
import subprocess
import sys
from pathlib import Path
from re import _casefix, _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble import first_characters

COMPILE = _compiler.compile
"""Python's own, before any command that a test runs has put another into its place."""


def first(expression: str, flags: int = 0) -> str | None:
    """The characters with which a match can begin, in order."""
    parsed = _parser.parse(expression, flags)
    found = first_characters._first(list(parsed), parsed.state.flags)
    if found is None:
        return None
    characters = set()
    for kind, value in found:
        if kind is _constants.RANGE:
            characters |= set(map(chr, range(value[0], value[1] + 1)))
        else:
            characters.add(chr(value) if kind is _constants.LITERAL else str(value).lower())
    return " ".join(sorted(characters))


@pytest.mark.parametrize(
    ("expression", "begins"),
    [
        ("abc", "a"),
        (r"(?<!\w)(?:and|or)\s", "a o"),
        (r"\b(?P<day>[1-3]|)", None),
        (r"(?=[AB])(?:\w+)", "A B"),
        (r"(?!x)\(?(?:a|[b-d])", "( a b c d"),
        (r"(?:re)?visit", "r v"),
        (r"\s*\d", "category_digit category_space"),
        (r"a*", None),
        (r"a|", None),
        (r".a", None),
        (r"\w", None),
        (r"[^a]", None),
        (r"(a)?\1b", None),
        (r"(?i:k)", "K k \u212a"),
        (r"(?i:[д-ж])1", "Д Е Ж д е ж ᲁ"),
        (r"(?i:\U00010428)", None),
        (r"(?a:\d)x", "category_digit"),
    ],
)
def test_what_a_match_begins_with(expression: str, begins: str | None) -> None:
    """Where it is not certain, or may be anything, nothing is said."""
    assert first(expression) == begins


def test_nothing_is_said_of_bytes_and_of_letters_of_a_place() -> None:
    """Their small and capital letters follow other rules."""
    assert first_characters.find(_parser.parse(b"(?:a|bc)?d"), 0) is None
    parsed = _parser.parse("(?a)(?:a|bc)?d")
    assert first_characters.find(parsed, parsed.state.flags) is None


def test_all_forms_of_a_letter_are_found() -> None:
    """Whatever Python takes for the same letter, in every alphabet that has small and capital ones."""
    everything = "".join(map(chr, range(0xD800))) + "".join(map(chr, range(0xE000, sys.maxunicode + 1)))
    drawn = random.Random(1).sample([one for one in everything[:0xD000] if one.lower() != one.upper()], 60)
    for letter in [*"abikszбвдотъя", *map(chr, _casefix._EXTRA_CASES), *drawn]:
        same = re.findall(re.escape(letter), everything, re.IGNORECASE)
        assert first(re.escape(letter), re.IGNORECASE) == " ".join(sorted(same)), letter


def _compiled(expression: str, flags: int) -> tuple[Any, Any]:
    """As it is compiled here, and as Python does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first_characters, "asker", lambda: "preamble.labels")
        quick = COMPILE(expression, flags)
        patch.setattr(_compiler, "_get_charset_prefix", first_characters.PYTHONS)
        return quick, COMPILE(expression, flags)


def test_expressions_of_others_are_left_alone() -> None:
    """Only what this package asks for is compiled in another way."""
    quick, plain = _compiled("(?<!x)(?:ab|cd)", 0)
    assert COMPILE("(?<!x)(?:ab|cd)") == plain != quick
    assert eval("compile('(?<!x)(?:ab|cd)')", {"__name__": "preamble.labels", "compile": COMPILE}) == quick


_PIECES = st.sampled_from(
    ["a", "b", "k", "Д", "1", " ", r"\d", r"\s", r"\w", ".", "[ab]", "[^a]", "[a-z1]", "é"]
)
_AROUND = st.sampled_from(
    ["^", r"\b", r"\B", "(?<=a)", "(?<![^ ])", "(?=[abA1])", "(?!b)", "(?=a|Д)", "$", ""]
)


def _grown(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    repeated = st.sampled_from(["*", "?", "+", "{0,2}", "{2}", "*?", "+?", "?+"])
    return st.one_of(
        st.tuples(inside, inside).map("".join),
        st.tuples(inside, inside).map("|".join).map("(?:{})".format),
        st.tuples(inside, repeated).map(lambda parts: f"(?:{parts[0]}){parts[1]}"),
        st.tuples(_AROUND, inside).map("".join),
        inside.map("(?i:{})".format),
        inside.map("(?>{})".format),
        inside.map("(?={})".format),
        inside.map("({})".format),
    )


@given(st.recursive(_PIECES, _grown, max_leaves=8), st.text("abkAKДд1é \u212a", max_size=12), st.booleans())
def test_every_expression_finds_the_same(expression: str, text: str, ignore_case: bool) -> None:
    """At the same places, with the same groups."""
    flags = re.IGNORECASE if ignore_case else 0
    quick, plain = _compiled(expression, flags)

    def found(pattern: Any) -> list[object]:
        return [(match.span(), match.groups()) for match in pattern.finditer(text)]

    assert found(quick) == found(plain)


OF_THE_PROGRAM = """
import subprocess
import sys
from itertools import islice
from pathlib import Path
from re import _compiler

sys.path.insert(0, HOOKS)
compile, compiled = _compiler.compile, {}
def noted(pattern, flags=0):
    made = compile(pattern, flags)
    if isinstance(pattern, str):
        compiled[pattern, int(flags)] = made
    return made
_compiler.compile = noted
from preamble import first_characters
first_characters.asker = lambda: "preamble"
from preamble.convert import convert

texts = [(file.stem, file.read_bytes()) for file in sorted(Path(SEEDS).glob("*/*.txt"))]
for language, text in texts:
    convert(text, Path("text.txt"), language)
_compiler._get_charset_prefix = first_characters.PYTHONS
others = 0
for (pattern, flags), quick in compiled.items():
    plain = compile(pattern, flags)
    others += quick != plain
    for _, text in texts if quick != plain else ():
        text = text.decode()[:6_000]
        for text in (text, text.upper()):
            found = [[match.span() for match in islice(one.finditer(text), 400)] for one in (plain, quick)]
            assert found[0] == found[1], pattern
print(others)
"""


def test_every_expression_of_the_program_finds_the_same() -> None:
    """In the texts of the library, as they are and in capitals."""
    root = Path(__file__).resolve().parent.parent
    code = OF_THE_PROGRAM.replace("HOOKS", repr(str(root / "hooks"))).replace(
        "SEEDS", repr(str(root / "seeds"))
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 200
