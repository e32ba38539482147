"""The theme's templates, quicker to find and compiled once.

Compiling the templates of a page costs more than rendering dozens of pages, and they change as rarely
as the program does. So they are kept as Python keeps what it compiles of its own sources: in
``__pycache__``, used only as long as the source is the same, and not written where Python is told not
to (``PYTHONDONTWRITEBYTECODE``).
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import marshal
import os
import posixpath
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2 import BytecodeCache, FileSystemLoader
from jinja2.bccache import Bucket

_OF_ITS_SEARCH = re.compile(r"assets/javascripts/(?:lunr|workers)/|.*\.map\Z")
"""What the theme's own search needs, which this site does without, and maps of its sources."""


class Templates(FileSystemLoader):
    """The templates of the theme without a walk through its icons.

    MkDocs lists every file of the theme and then leaves out what begins with a dot, which is 14,000
    icons of 14,500 files. Templates still include them by name. All others are published.
    """

    def list_templates(self) -> list[str]:
        """The files that are not hidden, without those of the theme's search."""
        found: set[str] = set()
        for root in self.searchpath:
            for folder, folders, names in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                place = os.path.relpath(folder, root).replace(os.sep, "/")
                found.update(posixpath.normpath(posixpath.join(place, name)) for name in names)
        return sorted(name for name in found if not _OF_ITS_SEARCH.match(name))


class Compiled(BytecodeCache):
    """Compiled templates: in memory for every rebuild, in a file for the next start."""

    def __init__(self, file: Path, packages: Sequence[str]) -> None:
        """``file`` is read now, and written by `write`; ``packages`` are those whose code templates call.

        A file made by other versions of these packages is not used, nor one that cannot be read.
        """
        self._file = file
        self._made_by = [f"{package} {importlib.metadata.version(package)}" for package in packages]
        self._code = self._read()
        self._is_new = False

    def _read(self) -> dict[str, bytes]:
        with suppress(OSError, EOFError, ValueError, TypeError):
            made_by, code = marshal.loads(self._file.read_bytes())
            if made_by == self._made_by and isinstance(code, dict):
                return code
        return {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand a template over if its source is still the same (Jinja checks that)."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that has just been compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
        self._is_new = True

    def write(self) -> None:
        """Keep what was compiled for the next start; where that cannot be, it is compiled again."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            # Another build may read meanwhile: it sees the old file or the new one, never a half.
            with NamedTemporaryFile(dir=self._file.parent, delete=False) as written:
                written.write(marshal.dumps((self._made_by, self._code)))
            Path(written.name).replace(self._file)
        self._is_new = False


def kept_beside(source: str) -> Path:
    """The file for compiled templates beside what Python keeps of a source file.

    >>> kept_beside("/project/hooks/on_mkdocs.py").name.startswith("on_mkdocs-templates.")
    True
    """
    kept = Path(importlib.util.cache_from_source(source))
    name, _, rest = kept.name.partition(".")
    return kept.with_name(f"{name}-templates.{rest}")
