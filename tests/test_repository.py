"""What no tracked file may hold, and what the lists of packages must be."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from preamble.diagnostics import Diagnostic, Severity

ROOT = Path(__file__).resolve().parent.parent

HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "deb.debian" + ".org")
REGISTRY = re.compile("|".join(map(re.escape, HOSTS)))
"""Hosts of package registries: a mirror or a proxy may stand for them where the project is built."""
MACHINE_PATH = re.compile(r"(?<![\w.~/\\])/(?:home|root|Users|work|tmp)/[\w.]")
"""A place on one machine. Words with a slash before and behind are not preceded by a letter or dot."""


def tracked() -> list[Path]:
    """The files git knows; without git (an unpacked archive) the test cannot tell."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode:
        pytest.skip("not a git clone: the tracked files are not known")
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def findings(pattern: re.Pattern[str]) -> list[str]:
    """``file:line: text`` for each line in which a pattern is found."""
    found = []
    for file in tracked():
        if file.is_relative_to(ROOT / "seeds"):  # Texts as received: they say what they say.
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    return found


def test_no_package_registry_is_named() -> None:
    """Where packages come from is the machine's business."""
    assert findings(REGISTRY) == []


def test_no_path_of_one_machine_is_named() -> None:
    """A path that exists on one machine only is of no use on another."""
    assert findings(MACHINE_PATH) == []


def pins(name: str) -> dict[str, str]:
    """The lines of a compiled list, the requirement as key, its hashes as value."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {line.split("--hash")[0].strip(): line[line.find("--hash") :] for line in lines}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    """One version each, and every file that may be installed known by its hash."""
    for requirement, hashes in pins(name).items():
        assert re.match(r"[\w-]+==\S+", requirement), requirement
        assert re.match(r"(--hash=sha256:[0-9a-f]{64}\s*)+$", hashes), requirement


def test_the_tests_use_the_packages_of_the_site() -> None:
    """requirements-test.txt holds every line of requirements.txt: what is tested is what is published."""
    assert pins("requirements.txt").items() <= pins("requirements-test.txt").items()


def test_every_direct_requirement_is_compiled() -> None:
    """An edit of the .in files reached the compiled lists."""
    for name in ("requirements", "requirements-test"):
        compiled = {re.split(r"==| ", pin)[0].lower() for pin in pins(f"{name}.txt")}
        lines = (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()
        wanted = {re.split(r"==|\[", line)[0].strip().lower() for line in lines if re.match(r"\w", line)}
        assert wanted <= compiled, name


def test_forks_of_mkdocs_stay_away() -> None:
    """These plug-ins pull in a fork of MkDocs that takes its place."""
    unwanted = {"mkdocs-redirects", "mkdocs-gen-files", "mkdocs-rss-plugin", "properdocs"}
    assert {pin.split("==")[0] for pin in pins("requirements-test.txt")} & unwanted == set()


def test_every_test_module_has_a_name_of_its_own() -> None:
    """The folders of the tests are no packages: of two modules with one name only one can be collected."""
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("severity", Severity)
def test_a_message_of_the_check_appears_at_its_line_in_a_pull_request(severity: Severity) -> None:
    """The forge reads the command's lines by a pattern; notes are for whoever asks for them."""
    matcher = json.loads((ROOT / ".github" / "problem-matcher.json").read_text(encoding="utf-8"))
    (pattern,) = matcher["problemMatcher"][0]["pattern"]
    printed = Diagnostic(4, severity, "x", "kind: 'poem' is not known").located("seeds/a/document.yml")
    found = re.fullmatch(pattern["regexp"], printed)
    if severity is Severity.NOTE:
        assert found is None
    else:
        named = [found and found[pattern[part]] for part in ("file", "line", "severity", "message")]
        assert named == ["seeds/a/document.yml", "4", str(severity), "kind: 'poem' is not known"]
