"""document.yml: each case is a file as a contributor might write it, and what the check says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preamble import metadata, strict_yaml
from preamble.model import Correction, Kind, Metadata, TextMetadata, TextStatus

FILE = Path("seeds/x/document.yml")

COMPLETE = """\
title:
  ru: О мире
  en: "Peace: an agenda"
title_note: {ru: Перевод наш., en: Our translation.}
symbol: A/RES/75/10
aliases:
  - A/75/L.20
body: general-assembly
kind: resolution
adopted: 2020-11-23
issued: 2020-11-30
meeting: {first: 2020-11-23, last: 2020-11-24}
session: 75
agenda_item: {ru: 130 у), en: 130 (y)}
original_language: en
note: {ru: Замечание., en: A remark.}
moved: {op5: op6, pp2: pp2-a}
texts:
  ru:
    status: official
    received_as: 003.txt
    official_address: https://docs.un.org/ru/A/RES/75/10
    note: Сверено.
    corrections:
      - find: " осущестляемого"
        replace: " осуществляемого"
        reason: {ru: опечатка, en: misprint}
  en:
    status: translation
"""

MINIMAL = """\
title: {ru: О мире, en: Peace}
body: general-assembly
kind: resolution
adopted: 2020-11-23
texts: {ru: {status: official}}
"""


def read(text: str) -> tuple[Metadata, list[str]]:
    found, diagnostics = metadata.parse(text.encode(), FILE)
    assert all(diagnostic.severity == "error" for diagnostic in diagnostics)
    return found, [f"{diagnostic.line}: {diagnostic.message}" for diagnostic in diagnostics]


def test_every_field() -> None:
    found, messages = read(COMPLETE)
    assert messages == []
    assert found.title == (("ru", "О мире"), ("en", "Peace: an agenda"))
    assert found.title_note == (("ru", "Перевод наш."), ("en", "Our translation."))
    assert (found.symbol, found.aliases) == ("A/RES/75/10", ("A/75/L.20",))
    assert (found.body, found.kind) == ("general-assembly", Kind.RESOLUTION)
    assert (found.adopted, found.issued) == (date(2020, 11, 23), date(2020, 11, 30))
    assert found.meeting == (date(2020, 11, 23), date(2020, 11, 24))
    assert found.session == (("ru", "75"), ("en", "75"))
    assert found.agenda_item == (("ru", "130 у)"), ("en", "130 (y)"))
    assert found.original_language == "en"
    assert found.note == (("ru", "Замечание."), ("en", "A remark."))
    assert found.moved == (("op5", "op6"), ("pp2", "pp2-a"))
    russian = TextMetadata(
        status=TextStatus.OFFICIAL,
        received_as="003.txt",
        official_address="https://docs.un.org/ru/A/RES/75/10",
        note=(("ru", "Сверено."), ("en", "Сверено.")),
        corrections=(
            Correction(
                " осущестляемого", " осуществляемого", (("ru", "опечатка"), ("en", "misprint")), line=25
            ),
        ),
    )
    assert found.texts == (("ru", russian), ("en", TextMetadata(TextStatus.TRANSLATION)))


def test_the_least_that_is_needed() -> None:
    assert read(MINIMAL)[1] == []


def test_lines_of_fields_are_kept() -> None:
    lines = dict(read(COMPLETE)[0].lines)
    assert (lines["symbol"], lines["title.en"], lines["texts.ru.status"]) == (5, 3, 20)


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "document.yml"
    file.write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert metadata.load(file)[1] == ()


CASES = {
    # Each case: the lines to put into the least file, instead of those that begin alike.
    "kind: resolutoin": "3: kind: 'resolutoin' is not known; did you mean resolution?",
    "kind: poem": "3: kind: 'poem' is not known; write one of resolution, draft-resolution, decision, "
    "report, letter, document",
    "kind:": "3: kind is empty; fill it in or delete the line",
    "kind: [resolution]": "3: kind: expected a text; put it after the colon, in quotation marks",
    'kind: "  "': "3: kind: expected a printable text; write the words in quotation marks",
    "body: general-asembly": "2: body: no body has the key 'general-asembly'; did you mean general-assembly?",
    "body: Генеральная Ассамблея": "2: body: no body has the key 'Генеральная Ассамблея'; "
    "did you mean general-assembly?",
    "body: '!!!'": "2: body: no body has the key '!!!'; "
    "choose a key from hooks/preamble/data/bodies.yml or add one",
    "title: Peace": "1: title: expected ru: and en:, each on a line of its own below",
    "title: {ru: О мире}": "1: title.en is missing; add the English wording",
    "title: {ru: О мире, en: Peace, fr: Paix}": "1: unknown field 'title.fr'; known here: ru, en",
    "title: О мире: повестка дня": "1: not valid YAML: mapping values are not allowed in this context; "
    "put a value that contains a colon and a space in quotation marks",
    "texts: {ru: {status: translation, complete: no}}": "5: texts.ru.complete: 'no' is not known; "
    "write true or false",
    "adopted: 23 ноября 2020 года": "4: adopted: '23 ноября 2020 года' is no date; "
    "write year, month and day as in 2020-11-23",
    "adopted: 2021-02-29": "4: adopted: '2021-02-29' is no date; write year, month and day as in 2020-11-23",
    "adopted: 2020-11-23\nissued: 2020-11-22": "5: issued on 2020-11-22, before it was adopted "
    "on 2020-11-23; mend one of the dates",
    "adopted: 2020-11-23\nmeeting: {first: 2020-11-24, last: 2020-11-23}": "5: meeting: the last day is "
    "before the first; change them round",
    "adopted: 2020-11-23\nmeeting: 2020-11-24": "5: meeting: expected fields such as first: and last:, "
    "one on a line",
    "adopted: 2020-11-23\nadopted: 2020-11-23": "5: 'adopted' stands here again, first on line 4; keep one",
    "adopted: 2020-11-23\nsymbol: А/RES/75/10": "5: symbol: 'А' (U+0410) cannot stand in a symbol; "
    "write Latin letters, digits, / . ( ) - and no spaces, as in A/RES/75/10",
    "adopted: 2020-11-23\nsymbol: A/RES/67/234 B": "5: symbol: ' ' (U+0020) cannot stand in a symbol; write "
    "Latin letters, digits, / . ( ) - and no spaces, as in A/RES/75/10",
    "adopted: 2020-11-23\naliases: A/75/L.20": "5: aliases: expected a list; "
    "begin each line below it with a hyphen",
    "adopted: 2020-11-23\nsimbol: A/RES/75/10": "5: unknown field 'simbol'; did you mean symbol?",
    "adopted: 2020-11-23\noriginal_language: English": "5: original_language: 'English' is no language code; "
    "write two small letters, as in ru, en, fr or zh",
    "adopted: 2020-11-23\nsession: [75]": "5: session: expected ru: and en:, each on a line of its own below",
    "adopted: 2020-11-23\nnote: @x": "5: not valid YAML: found character that cannot start any token; "
    "indent with spaces, not tabs, and put the value in quotation marks",
    "adopted: 2020-11-23\nnote: &a text": "5: anchors (&) and aliases (*) are not read; "
    "write the words out in quotation marks",
    "adopted: 2020-11-23\nnote: !!python/object/apply:os.system [ls]": "5: tags (!) are not read; "
    "put the value in quotation marks",
    "adopted: 2020-11-23\n? [a]\n: b": "5: a list or a mapping cannot be the name of a field; write a word",
    "adopted: 2020-11-23\n\tnote: x": "5: not valid YAML: found a tab character that violates indentation; "
    "indent with spaces",
    "texts: {}": "5: texts names no text; write ru: or en: below it, and status: below that",
    "texts: {ru: }": "5: texts.ru is empty; fill it in or delete the line",
    "adopted: 2020-11-23\nmoved: op5": "5: moved: expected an old address, a colon and the new one on each "
    "line, as in op5: op6",
    "adopted: 2020-11-23\nmoved: {op5: '#op6'}": "5: moved: '#op6' is no address of a place; write what "
    "follows the # as in op5",
    "adopted: 2020-11-23\nmoved: {op5: [op6]}": "5: moved.op5: expected a text; put it after the colon, in "
    "quotation marks",
    "texts: {ru: {received_as: x.txt}}": "5: texts.ru.status is missing; write official, "
    "or translation for one made for the library",
    "texts: {ru: {status: offical}}": "5: texts.ru.status: 'offical' is not known; did you mean official?",
    "texts: {ru: {status: official, received_as: a/b.txt}}": "5: texts.ru.received_as: expected a name "
    "without folders; leave out the slashes",
}  # fmt: skip


@pytest.mark.parametrize(("lines", "message"), CASES.items(), ids=range(len(CASES)))
def test_a_mistake_has_a_line_and_a_remedy(lines: str, message: str) -> None:
    field = lines.split(":")[0]
    kept = [line for line in MINIMAL.splitlines() if not line.startswith(f"{field}:")]
    at = next(number for number, line in enumerate(MINIMAL.splitlines()) if line.startswith(f"{field}:"))
    kept.insert(at, lines)
    messages = read("\n".join(kept))[1]
    assert messages == [message]


@pytest.mark.parametrize("field", ["title", "body", "kind", "texts"])
def test_a_missing_field_is_an_error(field: str) -> None:
    rest = "\n".join(line for line in MINIMAL.splitlines() if not line.startswith(f"{field}:"))
    (message,) = read(rest)[1]
    assert message.startswith(f"1: {field} is missing; write ")


def test_a_missing_date_is_an_error() -> None:
    (message,) = read(MINIMAL.replace("adopted: 2020-11-23\n", ""))[1]
    assert (
        message
        == "1: no date; write adopted: or issued:, or meeting: with first: and last: if only that is known"
    )


@pytest.mark.parametrize(
    "address",
    ["http://docs.un.org/x", "docs.un.org/x", "https://", "https://localhost/x", "https://user@docs.un.org/",
     "https://docs.un.org/a b", "https://docs.un.org/<script>", "javascript:alert(1)", "https://docs.un.org:x/",
     "https://[::1", "https://docs.un.org/'onclick"],
)  # fmt: skip
def test_only_plain_https_addresses(address: str) -> None:
    text = MINIMAL.replace("status: official", f'status: official, official_address: "{address}"')
    (message,) = read(text)[1]
    assert message.startswith(f"5: texts.ru.official_address: {address!r} is no address; copy it")


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        ("find: teh", "replace is missing; write the right words"),
        (
            "{find: teh, replace: teh, reason: misprint}",
            "find must hold words that replace changes; mend one",
        ),
        (
            '{find: " ", replace: teh, reason: misprint}',
            "find must hold words that replace changes; mend one",
        ),
        ('{find: "a\\nb", replace: teh, reason: misprint}', "expected words of one line"),
        ("{find: teh, replace: the, reason: x, why: y}", "unknown field"),
        (
            "{find: teh, replace: the, reason: x, times: many}",
            "'many' is no number of places; write digits, as in 2",
        ),
    ],
)
def test_mistakes_in_a_correction(correction: str, message: str) -> None:
    text = MINIMAL.replace(
        "{ru: {status: official}}", f"\n  ru:\n    status: official\n    corrections:\n      - {correction}"
    )
    messages = read(text)[1]
    assert message in messages[0]
    assert messages[0].startswith("9: ")


def test_the_same_words_are_not_corrected_twice() -> None:
    one = "{find: teh, replace: the, reason: misprint}"
    messages = read(MINIMAL.replace("status: official", f"status: official, corrections: [{one}, {one}]"))[1]
    assert messages == ["5: texts.ru.corrections: 'teh' is corrected twice; keep one"]


def test_several_mistakes_are_reported_together_and_the_rest_is_kept() -> None:
    found, messages = read(MINIMAL.replace("resolution", "poem").replace("2020-11-23", "soon"))
    assert [message.split(":")[0] for message in messages] == ["3", "4"]
    assert found.body == "general-assembly"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "0: the file is empty"),
        (b"# only a comment\n", "0: the file is empty"),
        (b"- a\n", "1: the file: expected fields such as title: and title_note:"),
        (b"just words", "1: the file: expected fields"),
        (MINIMAL.encode("utf-16"), "1: not UTF-8; save the file with the encoding UTF-8"),
        (MINIMAL.encode("cp1251"), "1: not UTF-8"),
        (MINIMAL.encode() + b"note: \x07", "6: the character U+0007 is not allowed; delete it"),
        (MINIMAL.encode() + b"---\n" + MINIMAL.encode(), "6: a second YAML document begins here"),
        (b"[" * 100_000, "1: nested more than 8 levels deep"),
        (b"a: " * 10_000, "1: not valid YAML"),
        (b"x" * 200_000, "0: the file has 200000 bytes"),
        (b'note: "\\U99999999"', "1: not valid YAML"),
        (b'note: "\\uD800"', "1: "),
        (b"%YAML 1." + b"9" * 5000 + b"\n---\na: b", "1: not valid YAML"),
        (b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "1: anchors (&) and aliases (*)"),
        (b"a: *a", "1: anchors (&) and aliases (*)"),
        (b"'a\\nb\\x1b[31m': x", "1: unknown field"),
    ],
)
def test_hostile_files(data: bytes, message: str) -> None:
    _, diagnostics = metadata.parse(data, FILE)
    assert f"{diagnostics[0].line}: {diagnostics[0].message}".startswith(message)
    assert all("\n" not in diagnostic.message for diagnostic in diagnostics)
    assert all(diagnostic.message.isprintable() for diagnostic in diagnostics)


@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    metadata.parse(data, FILE)


WORDS = [*metadata.DOCUMENT_FIELDS, *metadata.TEXT_FIELDS, *metadata.CORRECTION_FIELDS, "ru", "en"]
ODD = [
    "",
    "75",
    "О мире",
    "resolution",
    "official",
    "2020-11-23",
    "https://a.b/c",
    "*",
    "&a",
    "!",
    "- ",
    "{",
    "[",
]


@given(
    st.lists(
        st.tuples(st.sampled_from([0, 0, 2, 4, 6]), st.sampled_from(WORDS), st.sampled_from(ODD)), max_size=12
    )
)
def test_fields_in_any_disorder_never_raise(lines: list[tuple[int, str, str]]) -> None:
    text = "\n".join(f"{' ' * indent}{name}: {value}" for indent, name, value in lines)
    metadata.parse(text.encode(), FILE)


@given(
    st.recursive(
        st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
        ),
    )
)
def test_values_of_any_shape_never_raise(value: object) -> None:
    import json

    _, diagnostics = metadata.parse(json.dumps(value, ensure_ascii=False).encode(), FILE)
    assert all("\n" not in diagnostic.message for diagnostic in diagnostics)


def test_corrections_are_held_against_the_source() -> None:
    def correction(find: str, line: int, times: int = 1) -> Correction:
        return Correction(find, "x", (("ru", "опечатка"), ("en", "misprint")), times, line)

    text = TextMetadata(
        TextStatus.OFFICIAL,
        corrections=(
            correction("мир", 3),
            correction("война", 5),
            correction("труд", 7),
            correction("тру", 9, times=2),
        ),
    )
    found = metadata.check_corrections(text, dedent("""\
        мир труд
        труд"""))  # fmt: skip
    assert [(diagnostic.line, diagnostic.code) for diagnostic in found] == [
        (5, "correction-not-found"),
        (7, "correction-ambiguous"),
    ]
    assert "stand in the text 2 times, not 1; copy more" in found[1].message


def test_values_are_never_interpreted() -> None:
    root = strict_yaml.read(b"a: no\nb: 2020-11-23\nc: 0x10\nd: ~\ne: ''")
    assert isinstance(root, strict_yaml.Fields)
    values = {name: node for name, node in root.values.items() if isinstance(node, strict_yaml.Text)}
    assert {name: node.value for name, node in values.items()} == {
        "a": "no", "b": "2020-11-23", "c": "0x10", "d": "~", "e": ""}  # fmt: skip
    assert [name for name, node in values.items() if node.empty] == ["d"]
