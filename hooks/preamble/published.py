"""Files of the site, written in as few steps as the system allows: a library has thousands of them."""

from __future__ import annotations

import os
from pathlib import Path

_AS_USUAL = 0o666
"""The rights of a new file, before the user's mask takes away its part."""


def encoded(text: str) -> bytes:
    """A text as it is written; what UTF-8 cannot hold becomes a reference.

    >>> encoded("a\\ud800")
    b'a&#55296;'
    """
    return text.encode("utf-8", "xmlcharrefreplace")


def write(path: str, data: str | bytes) -> None:
    """Write a file of the site, and its folder if need be."""
    if isinstance(data, str):
        data = encoded(data)
    try:
        file = _opened(path)
    except FileNotFoundError:
        _make(path.rpartition("/")[0])
        file = _opened(path)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _make(folder: str) -> None:
    """Make a folder, and those above it only if there is need: mostly there is not."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - thousands of times, and a Path takes longer to make than a folder
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        pass  # Another process was quicker.


def _opened(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), _AS_USUAL)
