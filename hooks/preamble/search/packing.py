"""Numbers and texts in few bytes."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable

import msgspec

_LEVEL = 4
"""Of gzip: two fifths quicker than its usual 6, for files 3 % larger (measured on 100 texts)."""
ONE_BYTE = 0x7F
"""The largest number that takes one byte."""


def put(into: bytearray, number: int) -> None:
    """Append a number in groups of seven bits, the lowest first.

    >>> packed = bytearray(); put(packed, 300); list(packed)
    [172, 2]
    """
    while number > ONE_BYTE:
        into.append(number & ONE_BYTE | 0x80)
        number >>= 7
    into.append(number)


def puts(into: bytearray, numbers: Iterable[int]) -> None:
    """Append several numbers."""
    for number in numbers:
        if number <= ONE_BYTE:
            into.append(number)
        else:
            put(into, number)


def pressed(data: bytes | bytearray | object) -> bytes:
    """Bytes, or anything that can be written as JSON, compressed; the same whenever it is made."""
    if not isinstance(data, bytes | bytearray):
        data = msgspec.json.encode(data)
    return gzip.compress(data, _LEVEL, mtime=0)


def fingerprint(files: Iterable[bytes]) -> str:
    """A name for the content of some files."""
    digest = hashlib.sha256()
    for data in files:
        digest.update(data)
    return digest.hexdigest()[:12]
