"""The addresses that the library had at an earlier commit, and which of them lead nowhere now."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from setup_environment import ROOT, SetupError

if TYPE_CHECKING:
    from preamble.library import Library, Located
    from preamble.model import Language

Addresses = Mapping[str, "Mapping[Language, list[str]]"]
"""By the name of a document's folder and the language of its page."""

PROGRAM = """
import json, sys
sys.path.insert(0, "hooks")
from pathlib import Path
from preamble import folders
found = {}
for entry in folders.load(Path("seeds").absolute()).entries:
    former = [old for old, _ in getattr(entry.metadata, "moved", ())]
    for language in ("ru", "en"):
        shown = entry.merged(language).document
        places = [place.id for place in (*shown.blocks, *shown.footnotes)]
        found.setdefault(entry.slug, {})[language] = places + former
json.dump(found, sys.stdout)
"""
"""Runs in a checkout of the commit, with its own modules: what it gave is what readers have quoted."""


def addresses(commit: str) -> Addresses:
    """What readers could quote at a commit, by its name, tag or branch.

    Raises SetupError when there is no such commit, or its own program cannot read it.
    """
    named = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if named.returncode:
        raise SetupError(f"git knows no commit {commit!r} here; fetch it, or name another, as in HEAD~1")
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder, "earlier")
        added = _git("worktree", "add", "--detach", str(checkout), named.stdout.strip())
        try:
            if added.returncode:
                raise SetupError(f"git cannot lay out the commit {commit}: {added.stderr.strip()}")
            told = subprocess.run(
                [sys.executable, "-c", PROGRAM], cwd=checkout, capture_output=True, text=True
            )
        finally:
            _git("worktree", "remove", "--force", str(checkout))
    if told.returncode:
        raise SetupError(f"the program of {commit} cannot read its own library:\n{told.stderr[-2000:]}")
    found: Addresses = json.loads(told.stdout)
    return found


def gone(before: Addresses, loaded: Library, slugs: Iterable[str] | None = None) -> Iterator[Located]:
    """The addresses of before that no page has any more; ``slugs`` are the documents that are looked at."""
    from preamble.diagnostics import Diagnostic, Severity

    entries = {entry.slug: entry for entry in loaded.entries}
    for slug in before if slugs is None else sorted(before.keys() & set(slugs)):
        entry = entries.get(slug)
        if entry is None:
            message = "all addresses of this document are gone; give the folder back its name and its text"
            yield ROOT / "seeds" / slug, Diagnostic(0, Severity.ERROR, "address-gone", message)
            continue
        former = {old for old, _ in entry.metadata.moved}
        lost: dict[str, list[str]] = {}
        for language, places in before[slug].items():
            for place in sorted(set(places) - entry.places(language) - former):
                lost.setdefault(place, []).append(language)
        for place, languages in lost.items():
            message = (
                f"the address {place} ({', '.join(languages)}) is gone, and readers may have quoted it; if "
                f"its words stand elsewhere, write moved: and below it {place}: and their address"
            )
            yield entry.metadata.file, Diagnostic(0, Severity.ERROR, "address-gone", message)


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        raise SetupError("git was not found; install it, or leave out --since") from None
