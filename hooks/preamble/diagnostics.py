"""What went wrong, where, and how to mend it.

Stages yield diagnostics; printing them is the business of the commands and of the MkDocs adapter.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class Severity(StrEnum):
    """How bad it is: an error stops the conversion, a warning asks for a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Diagnostic(Struct, frozen=True):
    """One finding about one line of one file."""

    line: int
    """1-based line of the source; 0 when the finding concerns the whole file."""
    severity: Severity
    code: str
    """Short stable name, e.g. ``footnote-without-mark``."""
    message: str
    """What is wrong and what to do, in one line, without a full stop at the end."""

    def located(self, file: Path | str) -> str:
        """The line that people and editors read.

        >>> Diagnostic(3, Severity.WARNING, "x", "look here").located("ru.txt")
        'ru.txt:3: warning: look here'
        """
        return f"{file}:{max(self.line, 1)}: {self.severity}: {self.message}"


class InputError(Exception):
    """Input that is no text of the kind, with the one diagnostic that says why."""

    def __init__(self, file: Path | str, diagnostic: Diagnostic) -> None:
        """``file``: as it is to be named in the message."""
        super().__init__(diagnostic.located(file))
        self.file = Path(file)
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type[InputError], tuple[Path, Diagnostic]]:
        """So that it comes whole out of another process, where texts are read."""
        return InputError, (self.file, self.diagnostic)
