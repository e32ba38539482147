"""Addresses that readers could quote at an earlier commit and that lead nowhere now."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import earlier
from preamble import folders
from preamble.model import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = """The General Assembly,

Recalling its resolution 75/10 of 23 November 2020,

1. Calls upon Member States to keep the peace;

2. Requests the Secretary-General to submit a report.
"""
DESCRIPTION = """title: {ru: О мире, en: Peace}
body: general-assembly
kind: resolution
adopted: 2021-10-11
texts: {en: {status: official}}
"""


def git(folder: Path, *arguments: str) -> str:
    """What git says in a folder."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the program and one document, all of it committed."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=ignored)
    peace = tmp_path / "seeds" / "peace"
    peace.mkdir(parents=True)
    (peace / "en.txt").write_text(TEXT, encoding="utf-8")
    (peace / "document.yml").write_text(DESCRIPTION, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "first")
    monkeypatch.setattr(earlier, "ROOT", tmp_path)
    return tmp_path


def gone(checkout: Path) -> list[str]:
    """What is said of the documents as they are now."""
    loaded = folders.load(checkout / "seeds")
    found = earlier.gone(earlier.addresses("HEAD"), loaded)
    return [diagnostic.located(file.relative_to(checkout)) for file, diagnostic in found]


def test_nothing_is_gone_where_nothing_changed(checkout: Path) -> None:
    assert earlier.addresses("HEAD") == {
        "peace": {language: ["opener", "pp1", "op1", "op2"] for language in LANGUAGES}
    }
    assert gone(checkout) == []


def test_an_address_that_is_gone_is_named(checkout: Path) -> None:
    """Also one that had led to another paragraph: whoever quoted it was promised that it stays."""
    description = checkout / "seeds/peace/document.yml"
    (checkout / "seeds/peace/en.txt").write_text(TEXT.partition("\n2.")[0], encoding="utf-8")
    (message,) = gone(checkout)
    assert message.startswith("seeds/peace/document.yml:1: error: the address op2 (ru, en) is gone")
    description.write_text(DESCRIPTION + "moved: {op2: op1}\n", encoding="utf-8")
    assert gone(checkout) == []
    git(checkout, "commit", "-q", "-a", "-m", "second")
    description.write_text(DESCRIPTION, encoding="utf-8")
    assert len(gone(checkout)) == 1


def test_a_folder_that_is_gone_is_named(checkout: Path) -> None:
    (checkout / "seeds/peace").rename(checkout / "seeds/war")
    (message,) = gone(checkout)
    assert message.startswith("seeds/peace:1: error: all addresses of this document are gone")


def test_nothing_is_left_behind(checkout: Path) -> None:
    earlier.addresses("HEAD")
    assert len(git(checkout, "worktree", "list").splitlines()) == 1


@pytest.mark.parametrize("commit", ["nonsense", "--help", ""])
def test_a_commit_that_is_not_there(commit: str) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "check"), f"--since={commit}"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"check: git knows no commit {commit!r} here; fetch it, or name another, as in HEAD~1\n"
    )


@pytest.mark.usefixtures("checkout")
def test_a_program_that_fails_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "PROGRAM", "raise SystemExit('no such thing')")
    with pytest.raises(earlier.SetupError, match="cannot read its own library:\nno such thing"):
        earlier.addresses("HEAD")
