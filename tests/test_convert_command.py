"""``scripts/convert`` as people and programs run it: what goes in, what comes out, what is refused."""

from __future__ import annotations

import io
import json
import re
import runpy
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, str(ROOT / "scripts" / "convert")]
SCRIPT = runpy.run_path(COMMAND[1], run_name="convert")

RULES = """\
The Council of Gardeners,

Recalling the winter in which the shelf stood empty,

1. Adopts the rules of the common shelf;

2. Thanks the carpenter.
"""


@dataclass(frozen=True)
class Result:
    """What a run of the command leaves behind."""

    returncode: int
    stdout: bytes
    stderr: bytes


def spawn(*arguments: str | Path, stdin: bytes = b"") -> Result:
    """Run the command as a process of its own."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, timeout=120, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    """Run the command's own ``main``; an exception that would end in a traceback fails the test."""
    streams = [io.TextIOWrapper(io.BytesIO(data), "utf-8", write_through=True) for data in (stdin, b"", b"")]
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv = [COMMAND[1], *map(str, arguments)]
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        code = SCRIPT["main"]()
    except SystemExit as leaving:
        code = leaving.code
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before
    return Result(code, *(stream.buffer.getvalue() for stream in streams[1:]))


def converted(data: bytes, folder: Path) -> dict[str, Any]:
    """What the command prints for a file that is a text."""
    file = folder / "text.txt"
    file.write_bytes(data)
    result = run(file)
    assert result.returncode == 0, result.stderr.decode()
    assert b"Traceback" not in result.stderr
    record: dict[str, Any] = json.loads(result.stdout)
    assert [finding for finding in record["diagnostics"] if finding["severity"] == "error"] == []
    return record


def ids(record: dict[str, Any]) -> list[str]:
    return [block["id"] for block in record["blocks"]]


# --- what comes out -------------------------------------------------------------------------------


def test_a_text_becomes_json(tmp_path: Path) -> None:
    record = converted(RULES.encode(), tmp_path)
    assert (record["schema"], record["language"], record["kind"]) == (1, "en", "resolution")
    assert ids(record) == ["opener", "pp1", "op1", "op2"]


def test_the_json_has_the_keys_of_the_contract(tmp_path: Path) -> None:
    record = converted((RULES + "\n1) a book¹\n\n¹ The first.\n\n12\n\nlast").encode(), tmp_path)
    assert {"schema", "language", "kind", "symbol", "title", "masthead"} <= record.keys()
    assert {"body", "date", "text", "citations"} <= record["masthead"].keys()
    for block in record["blocks"]:
        assert {"id", "type", "label", "parent", "text", "lines", "footnotes", "citations"} <= block.keys()
    assert {"id", "label", "text", "lines", "citations"} <= record["footnotes"][0].keys()
    assert {"lines", "text", "reason"} <= record["dropped"][0].keys()
    assert isinstance(record["diagnostics"], list)


def test_standard_input_is_read() -> None:
    result = spawn("-", stdin=RULES.encode())
    assert result.returncode == 0
    assert ids(json.loads(result.stdout)) == ["opener", "pp1", "op1", "op2"]


def test_markdown_is_printed_on_request(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(RULES, "utf-8")
    result = run("--format", "markdown", tmp_path / "text.txt")
    assert result.returncode == 0
    page = result.stdout.decode()
    assert 'id="op1"' in page
    assert "<em>Thanks</em> the carpenter." in page


DESCRIPTION = """\
symbol: GC/4
title:
  en: The common shelf
body: Council of Gardeners
kind: decision
texts:
  en:
    status: official
    corrections:
      - find: shlef
        replace: shelf
        reason:
          en: misprint
          ru: опечатка
"""


def described(folder: Path, name: str, description: str = DESCRIPTION) -> Path:
    """A text of that name, with a misprint, and the description beside it."""
    (folder / "document.yml").write_text(description, "utf-8")
    file = folder / name
    file.write_text(RULES.replace("shelf stood", "shlef stood"), "utf-8")
    return file


def test_a_text_of_the_library_is_read_with_its_description(tmp_path: Path) -> None:
    record = json.loads(run(described(tmp_path, "en.txt")).stdout)
    assert (record["symbol"], record["title"], record["kind"]) == ("GC/4", "The common shelf", "decision")
    assert record["blocks"][1]["text"] == "Recalling the winter in which the shelf stood empty,"


def test_other_texts_beside_a_description_are_read_by_themselves(tmp_path: Path) -> None:
    record = json.loads(run(described(tmp_path, "draft.txt")).stdout)
    assert (record["symbol"], record["kind"]) == (None, "resolution")
    assert "shlef" in record["blocks"][1]["text"]


def test_a_description_that_is_wrong_does_not_keep_a_text_from_being_read(tmp_path: Path) -> None:
    result = run(described(tmp_path, "en.txt", "symbol: [GC/4\ntitle: {\n"))
    assert result.returncode == 0, result.stderr.decode()
    assert ids(json.loads(result.stdout)) == ["opener", "pp1", "op1", "op2"]


def test_a_first_document_is_read_with_its_description() -> None:
    record = json.loads(run(ROOT / "seeds" / "a-res-75-10" / "ru.txt").stdout)
    assert record["symbol"] == "A/RES/75/10"
    assert any(finding["code"] == "corrected" for finding in record["diagnostics"])


def test_the_language_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("12. 13.\n", "utf-8")
    assert json.loads(run("--language", "ru", tmp_path / "text.txt").stdout)["language"] == "ru"


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(RULES, "utf-8")
    assert spawn(tmp_path / "text.txt").stdout == spawn(tmp_path / "text.txt").stdout


def test_warnings_go_to_standard_error_with_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text(RULES + "\n¹ Called by nothing.\n", "utf-8")
    result = spawn(file)
    assert result.returncode == 0
    assert re.fullmatch(rf"{re.escape(str(file))}:9: warning: .+\n", result.stderr.decode())
    json.loads(result.stdout)


# --- what is refused ------------------------------------------------------------------------------

REFUSED = {
    "empty": b"",
    "blanks": b" \n\t \r\n",
    "byte order mark": b"\xef\xbb\xbf",
    "no-break blanks": "\xa0\n\u3000\n".encode(),
    "binary": b"\x7fELF\x02\x01\x01\0\0\0",
    "picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "office file": b"PK\x03\x04\x14\0\x06\0\x08\0",
    "utf-16": RULES.encode("utf-16"),
    "utf-16 without mark": RULES.encode("utf-16-le"),
    "utf-32": RULES.encode("utf-32"),
    "latin-1": "Café\n".encode("latin-1"),
    "cp1251": "Совет садоводов,\n".encode("cp1251"),
    "cut in a letter": "Совет".encode()[:-1],
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("piped", [False, True], ids=["file", "pipe"])
def test_what_is_no_text_is_refused(name: str, piped: bool, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_bytes(REFUSED[name])
    result = run("-", stdin=REFUSED[name]) if piped else run(file)
    named = "<stdin>" if piped else str(file)
    assert_refused(result, named)


def test_a_process_that_refuses_says_so(tmp_path: Path) -> None:
    assert_refused(spawn(tmp_path), str(tmp_path))
    assert_refused(spawn("-", stdin=REFUSED["binary"]), "<stdin>")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert_refused(run(tmp_path), str(tmp_path))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert_refused(run(tmp_path / "нет.txt"), str(tmp_path / "нет.txt"))


def test_a_file_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(RULES, "utf-8")
    assert_refused(run(tmp_path / "text.txt" / "more.txt"), str(tmp_path / "text.txt" / "more.txt"))


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert_refused(run(tmp_path / "loop.txt"), str(tmp_path / "loop.txt"))


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert_refused(run("x" * 5000), "x" * 5000)


def assert_refused(result: Result, named: str) -> None:
    """Exit status 2, nothing on standard output, one line that says where, what and what to do."""
    assert result.returncode == 2
    assert result.stdout == b""
    message = result.stderr.decode()
    assert re.fullmatch(rf"{re.escape(named)}:\d+: error: [^\n]+[,;(][^\n]+\n", message), message


@pytest.mark.parametrize("arguments", [(), ("--format", "pdf", "-"), ("--language", "fr", "-"), ("a", "b")])
def test_wrong_arguments_are_refused(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert b"usage:" in result.stderr
    assert b"Traceback" not in result.stderr


# --- what is strange and yet a text ---------------------------------------------------------------

STRANGE = {
    "windows line ends": RULES.replace("\n", "\r\n").encode(),
    "old macintosh line ends": RULES.replace("\n", "\r").encode(),
    "byte order mark": RULES.encode("utf-8-sig"),
    "no-break blanks": RULES.replace(" ", "\xa0").encode(),
    "zero-width characters": RULES.replace("e", "e\u200b").encode(),
    "soft hyphens": RULES.replace("a", "a\u00ad").encode(),
    "form feeds": RULES.replace("\n\n", "\n\n\f").encode(),
    "trailing blanks": RULES.replace("\n", "  \t\n").encode(),
    "no line end at the end": RULES.rstrip().encode(),
    "many blank lines": RULES.replace("\n\n", "\n\n\n").encode(),
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_text_is_read_like_a_plain_one(name: str, tmp_path: Path) -> None:
    record = converted(STRANGE[name], tmp_path)
    assert ids(record) == ["opener", "pp1", "op1", "op2"]
    text = record["blocks"][1]["text"].replace("\xa0", " ")
    assert text == "Recalling the winter in which the shelf stood empty,"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert('lamps')</script>",
        "<img src=x onerror=alert(1)>",
        "<!-- lamps -->",
        "[lamps](javascript:alert(1))",
        "![lamps](https://example.org/lamps.png)",
        "</div></body>",
        "{{ lamps }} {% lamps %}",
        "&lt;script&gt;",
        "```lamps```",
        "<sup>lamps</sup>",
    ],
)
def test_markup_is_shown_and_never_works(markup: str, tmp_path: Path) -> None:
    text = RULES.replace("the carpenter", f"the {markup} carpenter").encode()
    converted(text, tmp_path)
    page = run("--format", "markdown", tmp_path / "text.txt").stdout.decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "<!--" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize(
    "text",
    [
        "(a) " * 5000 + "oil",
        "\n".join(" " * depth + "- oil:" for depth in range(2000)),
        "\n\n".join(f"({'i' * (depth % 5 + 1)}) oil:" for depth in range(2000)),
        "*" * 20_000 + "oil" + "*" * 20_000,
        "[" * 20_000 + "oil" + "](#)" * 20_000,
        "<b>" * 20_000 + "oil",
        "> " * 20_000 + "oil",
        "#" * 20_000 + " oil",
        "_a" * 20_000,
        "_" * 20_000 + "oil" + "_" * 20_000,
    ],
    ids=range(10),
)
def test_absurd_nesting_is_read(text: str, tmp_path: Path) -> None:
    converted(text.encode(), tmp_path)


def test_one_line_of_a_megabyte_is_read(tmp_path: Path) -> None:
    words = "1. " + "the keepers of the lamps, рядом с маяком; " * 20_000
    record = converted(words.encode(), tmp_path)
    assert len(record["blocks"]) == 1
    assert len(record["blocks"][0]["text"]) == len(words.strip()) - len("1. ")


def test_ten_megabytes_are_read(tmp_path: Path) -> None:
    """A heap of paragraphs as they come in resolutions; every one of them has an address."""
    words = "the keepers of the lamps and the gardeners of the northern coast; " * 30
    text = "The Council of Gardeners,\n\n" + "".join(f"{n}. Thanks {words}\n\n" for n in range(1, 999))
    text += "".join(f"Note {n} on {words}.\n\n" for n in range(4100))
    assert len(text) > 10_000_000
    record = converted(text.encode(), tmp_path)
    assert len(record["blocks"]) > 5000
    assert len(set(ids(record))) == len(record["blocks"])
