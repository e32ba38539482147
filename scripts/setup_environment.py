"""The project's own Python environment: make it, keep it current, continue inside it.

Every command in this folder starts here, on whatever Python 3 the machine has, so this file uses
the standard library alone and no syntax younger than Python 3.6: an old Python must be able to
read it in order to be told that it is too old.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import debian_packages

ROOT = Path(__file__).resolve().parent.parent
MINIMUM = (3, 11)
SITE = "requirements.txt"
"""What building the site and converting texts needs."""
TEST = "requirements-test.txt"
"""All of SITE and what checks and measurements need besides."""
STAMP = "installed.json"
"""In the environment: the lists of packages it holds, each with the hash it had when installed."""

NETWORK_SIGNS = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "Connection refused",
    "Connection reset",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Max retries exceeded",
    "Network is unreachable",
    "ProxyError",
    "Remote end closed connection",
    "SSLError",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "nodename nor servname",
)
"""Words by which pip shows that the package index could not be reached."""


class SetupError(Exception):
    """Something the person at the keyboard has to mend; the message says what and how."""


def say(message: str) -> None:
    """Report progress on standard error: standard output belongs to the command."""
    print(message, file=sys.stderr, flush=True)


def run(main: "Callable[[], int]") -> None:
    """Run a command's main function and exit with its status; no traceback for foreseen ends."""
    try:
        status = main()
    except SetupError as error:
        say(f"{Path(sys.argv[0]).name}: {error}")
        status = 1
    except KeyboardInterrupt:
        status = 130
    sys.exit(status)


def enter(requirements: str) -> None:
    """Return inside ``.venv`` with ``requirements`` installed and ``hooks/`` importable.

    Elsewhere the environment is made current and the running command starts again inside it, with
    the same arguments. Raises SetupError when that cannot be done.
    """
    require_python()
    python = ensure(ROOT, requirements)
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        replace_process([str(python), *sys.argv])
    sys.path.insert(0, str(ROOT / "hooks"))


def replace_process(command: "list[str]") -> None:
    """End this program and let another take its place; does not return."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":  # Windows' exec returns to the shell before the command has ended.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


# --- the Python beneath -------------------------------------------------------------------------


def require_python() -> None:
    """Continue on a Python that is new enough; otherwise look for one, otherwise say what to do."""
    if sys.version_info >= MINIMUM:
        return
    newer = _newer_python()
    if newer:
        replace_process([newer, *sys.argv])
    raise SetupError(too_old(sys.version_info[:3]))


def too_old(version: "tuple[int, ...]") -> str:
    """The message for a Python that is too old.

    >>> print(too_old((3, 8, 10)).splitlines()[0])
    this is Python 3.8.10; Python 3.11 or newer is needed.
    """
    found, needed = (".".join(map(str, numbers)) for numbers in (version, MINIMUM))
    return (
        f"this is Python {found}; Python {needed} or newer is needed.\n"
        "  Debian 12, Ubuntu 24.04 and newer: sudo apt-get install python3 python3-venv\n"
        "  macOS: brew install python3; Windows and others: https://www.python.org/downloads/\n"
        "  Then run the same command again: it finds the newer Python by itself."
    )


def _newer_python() -> str:
    """A working Python that is new enough under one of its usual names, or ''; the newest first."""
    for minor in range(30, MINIMUM[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A name on PATH may be a version manager's stub for a Python that is not installed.
        if found and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return found
    return ""


# --- the environment ----------------------------------------------------------------------------


def ensure(root: Path, requirements: str) -> Path:
    """Make ``root/.venv`` current for a list of packages; its Python. Milliseconds when it is."""
    venv = root / ".venv"
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if _is_current(python, root, requirements):
        return python
    with _lock(root / ".cache"):
        # Another command may have done the work while this one waited.
        if _is_current(python, root, requirements):
            return python
        fresh = _is_stale(python, root)
        if fresh:
            say(f"Making a Python environment in {venv} …")
            _create(venv)
        try:
            _install(python, root / requirements)
        except SetupError:
            if fresh:
                shutil.rmtree(venv)
            raise
        _compile(python, root / "hooks")
        installed = {SITE, requirements, *_stamp(python)}
        stamp = {name: _hash(root / name) for name in sorted(installed)}
        _stamp_file(python).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
        say("The environment is ready; the next start takes no time.")
    return python


def _stamp_file(python: Path) -> Path:
    return python.parent.parent / STAMP


def _stamp(python: Path) -> "dict[str, str]":
    """What the environment holds; empty when there is none or its making was broken off."""
    try:
        return dict(json.loads(_stamp_file(python).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _is_current(python: Path, root: Path, requirements: str) -> bool:
    return python.exists() and _stamp(python).get(requirements) == _hash(root / requirements)


def _is_stale(python: Path, root: Path) -> bool:
    """Whether to start afresh: nothing there, its Python gone, or packages of an older list."""
    stamp = _stamp(python)
    return not (stamp and python.exists() and all(_hash(root / name) == stamp[name] for name in stamp))


@contextlib.contextmanager
def _lock(folder: Path) -> "Iterator[None]":
    """Keep two commands started at once from making the environment at the same time."""
    if os.name == "nt":
        yield
        return
    import fcntl

    folder.mkdir(exist_ok=True)
    with (folder / "setup.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another command that is making the environment …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _create(venv: Path) -> None:
    """Make an empty environment where a half-made or outdated one may stand."""
    # Debian keeps these two in a package of their own, python3-venv.
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        _add_venv_module()
    if venv.exists():
        shutil.rmtree(venv)
    # The name with the version in it, not "python3": when the system moves on to another Python,
    # the link is dead and the environment is made anew, instead of losing its packages unnoticed.
    interpreter = Path(sys.executable).resolve()
    command = [str(interpreter), "-m", "venv", str(venv)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        raise SetupError(f"Python could not make an environment in {venv}:\n{made.stdout.strip()}")


def _add_venv_module() -> None:
    """Install Debian's package where this machine lets us, or say what to install."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if debian_packages.may_install():
        say(f"Python's venv module is missing; installing {package} …")
        if debian_packages.install(package):
            return
    raise SetupError(
        "this Python lacks its venv module, which makes the project's environment.\n"
        f"  Debian and Ubuntu: sudo apt-get install {package}\n"
        "  Others: install the complete Python from https://www.python.org/downloads/"
    )


def _install(python: Path, requirements: Path) -> None:
    """Install exactly the listed files, wheels only, each checked against its hash."""
    say(f"Installing the packages of {requirements.name} …")
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    safe = ["--require-hashes", "--only-binary", ":all:", "-r", str(requirements)]
    command = [str(python), "-m", "pip", "install", *quiet, *safe]
    output: list[str] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout or ():
            output.append(line)
            _show(line)
    if pip.returncode:
        raise SetupError(pip_failed("".join(output)))


def _compile(python: Path, sources: Path) -> None:
    """Compile the project's own code once, as pip does with packages.

    Where Python is told not to keep what it compiles (``PYTHONDONTWRITEBYTECODE``) every start would
    compile it again, which takes a quarter as long as a build.
    """
    subprocess.run([str(python), "-m", "compileall", "-q", str(sources)], stdout=subprocess.DEVNULL)


def _show(line: str) -> None:
    """One line for each package that pip fetches, and one when it starts installing them."""
    words = line.split()
    if words[:1] == ["Collecting"]:
        say(f"  {words[1]}")
    elif words[:2] == ["Installing", "collected"]:
        say("  installing …")


def pip_failed(output: str) -> str:
    """The message for a failed installation, from what pip printed.

    >>> print(pip_failed("WARNING: … Connection refused …").splitlines()[0])
    the packages could not be fetched: no connection to the package index.
    """
    if any(sign in output for sign in NETWORK_SIGNS):
        return (
            "the packages could not be fetched: no connection to the package index.\n"
            "  Check the network; behind a proxy set HTTPS_PROXY, with a mirror set PIP_INDEX_URL.\n"
            "  Then run the same command again: it takes up where this one stopped."
        )
    if "DO NOT MATCH THE HASHES" in output:
        remedy = "A file differs from the one the project was tested with; do not go around this check."
    else:
        remedy = "Run the same command again; if it fails in the same way, report these lines."
    last = "\n".join(f"  {line}" for line in output.strip().splitlines()[-12:])
    return f"pip could not install the packages.\n{last}\n  {remedy}"
