"""Regular expressions are compiled once, and what was kept is what would be compiled."""

import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
TEXT = "The General Assembly,\\n\\nRecalling its resolution 60/251,\\n\\n1. Decides to remain seized."
START = """
import re, sys
from pathlib import Path
sys.path.insert(0, HOOKS)
from preamble import kept_patterns

anew = []
compile_anew = re._compiler.compile
def counted(pattern, flags=0):
    anew.append(pattern)
    return compile_anew(pattern, flags)
counted.__module__ = "re._compiler"
re._compiler.compile = counted
file = Path(FILE)
kept_patterns.keep(file)
"""
"""Begins as the commands do, and counts what Python compiles."""
CONVERT = f"""
from preamble.convert import convert
convert("{TEXT}".encode(), Path("text.txt"), "en")
print(len(anew))
"""


def start(file: Path, then: str, *options: str) -> str:
    """What a new Python prints that keeps its patterns in ``file``."""
    code = START.replace("HOOKS", repr(str(HOOKS))).replace("FILE", repr(str(file))) + then
    # Babel makes two of its expressions of sets, which are in another order at every start.
    done = subprocess.run(
        [sys.executable, *options, "-c", code], capture_output=True, text=True, env={"PYTHONHASHSEED": "0"}
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that a first conversion has written."""
    file = tmp_path_factory.mktemp("kept") / "__pycache__" / "patterns"
    assert int(start(file, CONVERT)) > 300
    return file


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    """The same, to be spoiled."""
    file = tmp_path / "patterns"
    file.write_bytes(kept.read_bytes())
    return file


def test_the_second_start_compiles_nothing(kept: Path) -> None:
    """Of all the expressions by which a text is read."""
    assert start(kept, CONVERT) == "0"


def test_what_was_kept_is_what_would_be_compiled(kept: Path) -> None:
    """Flags, code and names of groups."""
    compared = """
for pattern, flags in list(kept_patterns.keep.__globals__["_Kept"](file)._made):
    again, new = re._compiler.compile(pattern, flags), compile_anew(pattern, flags)
    assert again == new and again.flags == new.flags, pattern
    assert (again.groups, dict(again.groupindex)) == (new.groups, dict(new.groupindex)), pattern
print(len(anew))
"""
    assert start(kept, compared) == "0"


@pytest.mark.parametrize("spoiled", ["cut off", "changed", "another file", "empty"])
def test_a_spoiled_file_is_begun_anew(copy: Path, spoiled: str) -> None:
    """Whatever became of it, the next start but one compiles nothing again."""
    data = copy.read_bytes()
    copy.write_bytes(
        {
            "cut off": data[: len(data) // 2],
            "changed": data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
            "another file": b"\x89PNG\r\n",
            "empty": b"",
        }[spoiled]
    )
    assert int(start(copy, CONVERT)) > 0
    assert start(copy, CONVERT) == "0"


def test_nothing_is_written_where_nothing_may_be(tmp_path: Path) -> None:
    """By Python's own word, or because there is no such place."""
    start(tmp_path / "told", CONVERT, "-B")
    start(Path("/dev/null/nowhere"), CONVERT)
    assert list(tmp_path.iterdir()) == []


def test_what_texts_say_is_not_kept(copy: Path) -> None:
    """Expressions that are made of a text's own short forms would be without end."""
    before = copy.read_bytes()
    start(
        copy,
        """
from preamble.terms import uses
uses._form("The KEPT", False, "en")
""",
    )
    assert b"KEPT" not in copy.read_bytes()
    assert copy.read_bytes().startswith(before)


def test_many_at_once(tmp_path: Path) -> None:
    """Two starts that compile the same write one after another."""
    file = tmp_path / "patterns"
    start(file, "import os\nother = os.fork()" + CONVERT + "\nif other: os.waitpid(other, 0)")
    assert start(file, CONVERT) == "0"
