"""The YAML files of ``data/`` that librarians extend: read quickly, a mistake told with its line.

They are trusted, so they are read with YAML's own types; what a contributor writes about a document is
read by ``strict_yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from preamble.diagnostics import Diagnostic, InputError, Severity

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str, file: Path) -> Mapping[str, Any]:
    """The entries of a file by their keys.

    Raises:
        InputError: the text is no YAML, or no mapping.
    """
    try:
        raw: object = yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _error(
            file, line, f"not valid YAML: {error.problem}; compare it with the entries above"
        ) from None
    if not isinstance(raw, dict):
        raise _error(file, 1, "expected a mapping of keys to entries; begin every entry with 'key:'")
    return {str(key): value for key, value in raw.items()}


def mistake(text: str, file: Path, written: str, message: str) -> InputError:
    """The error for an entry: at the last line that begins with ``written``, the first one if there is none.

    >>> str(mistake("a: 1\\nb: 2\\n", Path("x.yml"), "b:", "b: no such thing; delete it"))
    'x.yml:2: error: b: no such thing; delete it'
    """
    found = [line.lstrip(" -").startswith(written) for line in text.split("\n")]
    return _error(file, max((line for line, begins in enumerate(found, 1) if begins), default=1), message)


def _error(file: Path, line: int, message: str) -> InputError:
    return InputError(file, Diagnostic(line, Severity.ERROR, "table", message))
