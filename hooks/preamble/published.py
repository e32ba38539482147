"""Files of the site, written in as few steps as the system allows: a library has thousands of them."""

from __future__ import annotations

import os
from pathlib import Path

_AS_USUAL = 0o666
"""The rights of a new file, before the user's mask takes away its part."""


def write(folder: str, name: str, data: str | bytes) -> None:
    """Write a file of the site, and its folder if need be; what UTF-8 cannot hold becomes a reference."""
    if isinstance(data, str):
        data = data.encode("utf-8", "xmlcharrefreplace")
    path = f"{folder}/{name}"
    try:
        file = _opened(path)
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
        file = _opened(path)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _opened(path: str) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), _AS_USUAL)
