"""The environment is made once, healed when broken, and every foreseeable failure says what to do."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import setup_environment

SCRIPTS = Path(setup_environment.__file__).parent
MAKING = "Making a Python environment"
HELLO = """\
import os
import shutil
import sys

import setup_environment
from setup_environment import SITE, TEST, enter, run


def main() -> int:
    ready = os.environ.get("READY_MADE")
    if ready:  # Making an environment takes seconds; after the first, the tests copy that one.
        setup_environment._create = lambda venv: copy(ready, venv)
    enter(TEST if "--test" in sys.argv else SITE)
    import greeting
    print(greeting.WORDS, sys.prefix)
    return 0


def copy(ready, venv):
    shutil.rmtree(venv, ignore_errors=True)
    shutil.copytree(ready, venv, symlinks=True)
    os.unlink(os.path.join(venv, setup_environment.STAMP))


run(main)
"""


@dataclass(frozen=True)
class Project:
    """A project of one command and one package, which lies in a folder instead of on a server."""

    root: Path
    ready: Path | None = None
    """An environment to copy instead of making one."""

    def publish(self, version: str, *, lists: tuple[str, ...] = ("requirements.txt",)) -> None:
        """Put a version of the package into the folder and into lists of requirements."""
        wheel = self.root / "wheels" / f"greeting-{version}-py3-none-any.whl"
        info = f"greeting-{version}.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr("greeting.py", f"WORDS = 'hello {version}'\n")
            archive.writestr(
                f"{info}/METADATA", f"Metadata-Version: 2.1\nName: greeting\nVersion: {version}\n"
            )
            archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nTag: py3-none-any\n")
            archive.writestr(f"{info}/RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        for name in lists:
            (self.root / name).write_text(f"greeting=={version} --hash=sha256:{digest}\n", encoding="utf-8")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command with nothing to be had but what lies in the folder."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        offline = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.root / "wheels"),
        }
        if self.ready:
            kept["READY_MADE"] = str(self.ready)
        return subprocess.run(
            [sys.executable, str(self.root / "scripts" / "hello"), *arguments],
            capture_output=True,
            text=True,
            env={**kept, **(environment or offline)},
            timeout=120,
        )


def clone(root: Path, ready: Path | None = None) -> Project:
    """A fresh clone, so to speak."""
    for folder in ("scripts", "wheels", "hooks"):
        (root / folder).mkdir()
    for module in ("setup_environment.py", "debian_packages.py"):
        shutil.copy(SCRIPTS / module, root / "scripts")
    (root / "hooks" / "ours.py").write_text("", encoding="utf-8")
    (root / "scripts" / "hello").write_text(HELLO, encoding="utf-8")
    fresh = Project(root, ready)
    fresh.publish("1", lists=("requirements.txt", "requirements-test.txt"))
    return fresh


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A clone in which the command was run once, really and from nothing."""
    project = clone(tmp_path_factory.mktemp("used"))
    first = project.run()
    assert first.stdout.split() == ["hello", "1", str(project.root / ".venv")], first.stderr
    assert MAKING in first.stderr
    return project


@pytest.fixture
def project(tmp_path: Path, used: Project) -> Project:
    """A clone in which nothing was run yet."""
    return clone(tmp_path, used.root / ".venv")


def test_the_second_run_starts_at_once(used: Project) -> None:
    """Nothing is installed or said again."""
    started = time.monotonic()
    again = used.run()
    assert (again.stdout.split()[:2], again.stderr) == (["hello", "1"], "")
    assert time.monotonic() - started < 2


def test_our_own_code_is_compiled_as_packages_are(used: Project) -> None:
    """Once, by whoever makes the environment, so that no later start has to do it."""
    assert [file.name.split(".")[0] for file in (used.root / "hooks").glob("__pycache__/*.pyc")] == ["ours"]


def test_a_changed_list_means_a_new_environment(project: Project) -> None:
    """What an older list had installed does not stay behind; a second list comes on top."""
    assert project.run().stdout.startswith("hello 1")
    added = project.run("--test")
    assert added.stdout.startswith("hello 1")
    assert "Installing" in added.stderr
    assert MAKING not in added.stderr
    project.publish("2")
    changed = project.run()
    assert changed.stdout.startswith("hello 2")
    assert MAKING in changed.stderr


def test_an_environment_whose_python_is_gone(project: Project) -> None:
    """After an upgrade of the system's Python the environment is made anew."""
    project.run()
    (project.root / ".venv" / "bin" / "python").unlink()
    healed = project.run()
    assert healed.stdout.startswith("hello 1"), healed.stderr
    assert MAKING in healed.stderr


def test_an_environment_whose_making_was_broken_off(project: Project) -> None:
    """Without its stamp, as after Ctrl-C or a loss of power, an environment is not trusted."""
    (project.root / ".venv" / "bin").mkdir(parents=True)
    (project.root / ".venv" / "bin" / "python").symlink_to(sys.executable)
    assert project.run().stdout.startswith("hello 1")


def test_no_network(project: Project) -> None:
    """An unreachable index is named as such, nothing half-made stays, and the next run works."""
    nowhere = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "1",
    }
    project.publish("3")
    failed = project.run(**nowhere)
    assert failed.returncode == 1
    assert "no connection to the package index" in failed.stderr
    assert "PIP_INDEX_URL" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert not (project.root / ".venv").exists()
    assert project.run().stdout.startswith("hello 3")


def test_a_file_that_was_tampered_with(project: Project) -> None:
    """A package whose hash differs from the listed one is not installed; what worked still does."""
    project.run()
    project.publish("4", lists=())
    bad = "greeting==4 --hash=sha256:" + "0" * 64 + "\n"
    (project.root / "requirements-test.txt").write_text(bad, encoding="utf-8")
    failed = project.run("--test")
    assert failed.returncode == 1
    assert "do not go around this check" in failed.stderr
    assert project.run().stdout.startswith("hello 1")


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the version found, the one needed, and how to get it."""
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(setup_environment.SetupError) as problem:
        setup_environment.require_python()
    assert "this is Python 3.8.10; Python 3.11 or newer is needed" in str(problem.value)
    assert "apt-get install python3" in str(problem.value)


def test_an_old_python_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A python3.12 on PATH is used; a stub of that name that does not work is passed over."""
    for name, program in (("python3.13", "exit 127"), ("python3.12", f'exec "{sys.executable}" "$@"')):
        (tmp_path / name).write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(sys, "argv", ["scripts/build", "--no-strict"])
    monkeypatch.setenv("PATH", f"{tmp_path}")
    monkeypatch.setattr(setup_environment, "replace_process", started.append)
    with pytest.raises(setup_environment.SetupError):  # Only because nothing was replaced here.
        setup_environment.require_python()
    assert started == [[str(tmp_path / "python3.12"), "scripts/build", "--no-strict"]]


@pytest.mark.parametrize(
    "name", ["setup_environment.py", "debian_packages.py", "serve", "build", "test", "benchmark"]
)
def test_an_old_python_can_read_what_tells_it(name: str) -> None:
    """Nothing younger than Python 3.6 stands in what runs before the version is known."""
    tree = ast.parse((SCRIPTS / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    annotations = [node.returns for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not any(isinstance(annotation, ast.Subscript | ast.BinOp) for annotation in annotations)
    futures = [
        node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ]
    assert not futures, "Python 3.6 does not know this future"


def test_a_python_without_venv_is_told_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Debian keeps venv in a package of its own; the message names it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr("debian_packages.may_install", lambda: False)
    (tmp_path / "requirements.txt").touch()
    with pytest.raises(setup_environment.SetupError) as problem:
        setup_environment.ensure(tmp_path, "requirements.txt")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt-get install python{version}-venv" in str(problem.value)


def test_ctrl_c_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """An interrupted command ends with the shell's usual status and without a traceback."""

    def interrupted() -> int:
        raise KeyboardInterrupt

    with pytest.raises(SystemExit) as end:
        setup_environment.run(interrupted)
    assert end.value.code == 130
    assert capsys.readouterr() == ("", "")
