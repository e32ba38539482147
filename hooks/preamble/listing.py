"""Which folders of ``seeds/`` hold documents, and what is wrong with the others."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from preamble.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from preamble.library import Located

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LENGTH = 100


def slugs(seeds: Path) -> list[str]:
    """The names of the folders that are read."""
    return [folder.name for folder in folders(seeds, [])]


def suggested_slug(name: str) -> str:
    """A folder name of the accepted form.

    >>> suggested_slug("A_RES_75_10 ")
    'a-res-75-10'
    """
    return _NOT_SLUG.sub("-", name.lower()).strip("-")[:_SLUG_LENGTH].strip("-") or "document"


def folders(seeds: Path, found: list[Located]) -> list[Path]:
    """The documents' folders in the order of their names; what is none is put down in ``found``."""
    if not seeds.is_dir():
        found.append(
            (seeds, error(0, "no-seeds", "no such folder; create it and put a document's folder in it"))
        )
        return []
    folders = []
    for path in sorted(seeds.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink() or path.is_dir():
            if is_folder(path, found):
                folders.append(path)
        elif path.name != "README.md":
            message = "a file outside any document's folder is not read; move it into seeds/<document>/"
            found.append((path, Diagnostic(0, Severity.WARNING, "stray-file", message)))
    return folders


def is_folder(path: Path, found: list[Located]) -> bool:
    """Whether a path is a document's folder with a name that can be an address."""
    if path.is_symlink():
        found.append(
            (path, error(0, "symbolic-link", "symbolic links are not followed; put the folder itself here"))
        )
    elif path.is_file():
        found.append((path, error(0, "no-folder", "a file, not a folder; name the folder it lies in")))
    elif not path.is_dir():
        found.append((path, error(0, "no-folder", f"no such folder{_nearest(path)}")))
    elif not _SLUG.fullmatch(path.name) or len(path.name) > _SLUG_LENGTH:
        message = (
            "the folder's name becomes an address: small Latin letters, digits and single hyphens only, "
            f"at most {_SLUG_LENGTH}; rename it, e.g. to {suggested_slug(path.name)}"
        )
        found.append((path, error(0, "folder-name", message)))
    else:
        return True
    return False


def _nearest(missing: Path) -> str:
    """What to do about a folder that is not there: the one that was meant, if it can be told."""
    beside = [path.name for path in missing.parent.iterdir()] if missing.parent.is_dir() else []
    close = difflib.get_close_matches(missing.name, beside, 1)
    return f"; did you mean {close[0]}?" if close else "; name a folder in seeds/"


def error(line: int, code: str, message: str) -> Diagnostic:
    """What keeps a folder or a text from being read."""
    return Diagnostic(line, Severity.ERROR, code, message)
