"""The browser in which the built site is tested: Chromium or Chrome."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import debian_packages
from setup_environment import say

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PACKAGES = ("chromium", "fonts-dejavu-core")
"""Debian's browser, and a font that has Latin and Cyrillic letters for a machine without any."""
REMEDY = (
    "  Debian: sudo apt-get install chromium; macOS: brew install --cask google-chrome;\n"
    "  others: install Chromium or Chrome. In an unusual place: CHROMIUM=/path/to/it scripts/test"
)


def find(environ: Mapping[str, str]) -> Path | None:
    """The first browser that starts: the one CHROMIUM names, one on PATH, one in a usual place.

    When CHROMIUM is set, only that one counts.
    """
    named = environ.get("CHROMIUM")
    candidates = iter([Path(named)]) if named else _candidates(environ)
    return next((path for path in candidates if path.is_file() and _starts(path)), None)


def find_or_install(environ: Mapping[str, str]) -> Path | None:
    """A browser; where there is none and packages may be installed, Debian's is."""
    found = find(environ)
    if found is None and "CHROMIUM" not in environ and debian_packages.may_install():
        say(f"No Chromium or Chrome was found; installing {' '.join(PACKAGES)} …")
        debian_packages.install(*PACKAGES)
        found = find(environ)
    return found


def _candidates(environ: Mapping[str, str]) -> Iterator[Path]:
    for name in NAMES:
        if found := shutil.which(name, path=environ.get("PATH")):
            yield Path(found)
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            for name in ("Chromium", "Google Chrome", "Microsoft Edge"):
                yield folder / f"{name}.app" / "Contents" / "MacOS" / name
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if folder_name := environ.get(variable):
            yield Path(folder_name, "Google", "Chrome", "Application", "chrome.exe")
            yield Path(folder_name, "Microsoft", "Edge", "Application", "msedge.exe")


def _starts(path: Path) -> bool:
    """Whether it is the browser and not a stub that asks to install one."""
    if os.name == "nt":  # There "--version" opens a window.
        return True
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and any(digit in answer.stdout for digit in "0123456789")
