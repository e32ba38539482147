"""The commands as a person starts them."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import browser
from addresses import addresses

ROOT = Path(__file__).resolve().parent.parent.parent
COMMANDS = ("serve", "build", "test", "benchmark", "evaluate")


def command(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of the commands with this Python."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / name), *arguments], capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_help(name: str) -> None:
    """--help explains the command without setting anything up."""
    answer = command(name, "--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith("usage: ")
    assert answer.stderr == ""


@pytest.mark.parametrize("name", [*COMMANDS, "../.ci/run"])
def test_commands_can_be_started(name: str) -> None:
    """They are executable."""
    assert os.access(ROOT / "scripts" / name, os.X_OK)


def test_a_taken_port_is_named_with_a_free_one() -> None:
    """The message says how to go on, and what it says is true."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = command("serve", "--port", str(port))
    assert answer.returncode == 1
    assert f"port {port} is taken" in answer.stderr
    suggested = int(answer.stderr.rsplit("--port", 1)[1])
    with socket.socket() as ours:
        ours.bind(("127.0.0.1", suggested))


def test_an_impossible_port() -> None:
    """A number that is no port is answered in words."""
    answer = command("serve", "--port", "70000")
    assert answer.returncode == 1
    assert "70000 is no port" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize(
    ("environment", "site", "repository"),
    [
        pytest.param({}, "http://127.0.0.1:8000/", None, id="on one's own machine"),
        pytest.param(
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "Un-Library/Preamble"},
            "https://un-library.github.io/Preamble/",
            "https://github.com/Un-Library/Preamble",
            id="a project's pages",
        ),
        pytest.param(
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "library/library.github.io"},
            "https://library.github.io/",
            "https://github.com/library/library.github.io",
            id="an owner's pages",
        ),
        pytest.param(
            {
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_REPOSITORY": "library/preamble",
                "SITE_URL": "https://texts.example.org",
                "REPO_URL": "https://example.org/source/",
            },
            "https://texts.example.org/",
            "https://example.org/source",
            id="what is set counts",
        ),
        pytest.param(
            {
                "GITHUB_SERVER_URL": "https://github.com",
                "GITHUB_REPOSITORY": "library/preamble",
                "SITE_URL": "",
                "REPO_URL": "",
            },
            "https://library.github.io/preamble/",
            "https://github.com/library/preamble",
            id="empty is unset: a workflow passes variables that do not exist",
        ),
        pytest.param(
            {"GITHUB_SERVER_URL": "https://git.example.org", "GITHUB_REPOSITORY": "library/preamble"},
            "http://127.0.0.1:8000/",
            "https://git.example.org/library/preamble",
            id="another server, whose pages' address is not known",
        ),
    ],
)
def test_addresses(environment: dict[str, str], site: str, repository: str | None) -> None:
    """One setting each, otherwise what the CI says."""
    found = addresses(environment)
    assert (found["SITE_URL"], found.get("REPO_URL")) == (site, repository)


def program(folder: Path, name: str, script: str) -> Path:
    """A small program on a PATH of its own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_the_browser_that_is_named_counts(tmp_path: Path) -> None:
    """CHROMIUM comes before PATH, and when it is wrong nothing else is taken in silence."""
    on_path = program(tmp_path, "chromium", "echo Chromium 1")
    named = program(tmp_path, "my-browser", "echo Chromium 2")
    path = {"PATH": str(tmp_path)}
    assert browser.find(path) == on_path
    assert browser.find({**path, "CHROMIUM": str(named)}) == named
    assert browser.find({**path, "CHROMIUM": str(tmp_path / "missing")}) is None


def test_a_stub_is_no_browser(tmp_path: Path) -> None:
    """Ubuntu's chromium-browser may be a program that only asks to install one."""
    program(tmp_path, "chromium-browser", "echo please install it >&2; exit 10")
    real = program(tmp_path, "google-chrome", "echo Google Chrome 140.0")
    assert browser.find({"PATH": str(tmp_path)}) == real


def test_without_a_browser_and_without_rights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed where it may not be."""
    monkeypatch.setattr("debian_packages.may_install", lambda: False)
    assert browser.find_or_install({"PATH": str(tmp_path)}) is None
