"""Regular expressions compiled once, and kept as Python keeps what it compiles of its own sources.

The program and its libraries have about a thousand, and Python compiles them whenever it starts: half of
the time until a command has read its first text (measured). So what they were compiled to is kept in
``__pycache__``, for one version of Python and found by the expression itself, and not written where Python
is told not to (``PYTHONDONTWRITEBYTECODE``).

Python has no public way to do that. Where its own parts are not as they are known here, or the file cannot
be read or written, everything is compiled as ever.
"""

import importlib.util
import marshal
import os
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any
from zlib import crc32

_LARGEST = 6_000_000
"""Bytes: five times what a library needs; a file full of expressions long since changed is begun anew."""
_OF_TEXTS = frozenset({"preamble.terms.uses"})
"""Modules that make expressions of what they read: every library has its own, and there is no end to them."""

_MANNER = 2
"""Of compiling: one more whenever the same expression is compiled to something else."""

_AS_BYTES = getattr(os, "O_BINARY", 0)
_Made = tuple[Any, ...]
"""What Python assembles a pattern from, but for the expression itself."""


def keep(file: Path | None = None) -> None:
    """Take from now on what an earlier start has compiled, and keep what this one compiles.

    Once is enough for a process and for those that are started from it; several may write at once. The
    file is by default one in ``__pycache__``, and each build of Python has its own.
    """
    if file is None:
        file = Path(importlib.util.cache_from_source(__file__)).with_name(
            f"patterns-{_MANNER}-{crc32(sys.version.encode()):08x}"
        )
    with suppress(ImportError, AttributeError):
        from re import _compiler  # type: ignore[attr-defined]

        if _compiler.compile.__module__ != __name__:
            _Kept(file).replace_compiler()


class _Kept:
    """What expressions were compiled to, by the expression and its flags."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._made: dict[tuple[str | bytes, int], _Made] = {}
        self._written: int | None = None
        """The open file, once there is something to write."""
        self._one_at_a_time = Lock()
        self._read()

    def _read(self) -> None:
        with suppress(OSError):
            written = self._file.read_bytes()
            try:
                self._made.update(_records(written))
            except (EOFError, TypeError, ValueError):
                # Another process ended while it wrote, or somebody else wrote there.
                self._file.unlink()

    def replace_compiler(self) -> None:
        """Put a compiler into the place of Python's that asks first for what is known."""
        import _sre  # type: ignore[import-not-found]
        from re import _compiler  # type: ignore[attr-defined]

        compile_anew, assemble = _compiler.compile, _sre.compile

        def compiled(pattern: Any, flags: int = 0) -> Any:
            if not isinstance(pattern, str | bytes):
                return compile_anew(pattern, flags)
            key = pattern, int(flags)
            if key in self._made:
                return assemble(pattern, *self._made[key])
            made: list[_Made] = []

            def assembled(pattern: object, *parts: Any) -> Any:
                made.append(parts)
                return assemble(pattern, *parts)

            with self._one_at_a_time:
                _sre.compile = assembled
                try:
                    new = compile_anew(pattern, flags)
                finally:
                    _sre.compile = assemble
            if len(made) == 1 and _asker() not in _OF_TEXTS:
                self._keep(key, made[0])
            return new

        _compiler.compile = compiled

    def _keep(self, key: tuple[str | bytes, int], made: _Made) -> None:
        flags, code, *rest = made
        # Among the numbers are constants with names, which cannot be written as what they are.
        made = int(flags), [*map(int, code)], *rest
        self._made[key] = made
        if sys.dont_write_bytecode:
            return
        data = marshal.dumps((key, made))
        with suppress(OSError):
            if self._written is None:
                self._file.parent.mkdir(exist_ok=True)
                self._written = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _AS_BYTES, 0o666)
            # In one step: what other processes write comes before or after it.
            os.write(self._written, marshal.dumps((data, crc32(data))))


def _records(written: bytes) -> list[tuple[tuple[str | bytes, int], _Made]]:
    if len(written) > _LARGEST:
        raise ValueError("old")
    file, records = BytesIO(written), []
    while file.tell() < len(written):
        data, check = marshal.load(file)
        if crc32(data) != check:
            raise ValueError("changed")
        records.append(marshal.loads(data))
    return records


def _asker() -> str:
    """The module that wants an expression compiled."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__", "") in ("re", "re._compiler", "functools"):
        frame = frame.f_back
    return str(frame.f_globals.get("__name__", ""))
