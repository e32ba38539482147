"""The five first documents: what was read in them by a person and what the program finds.

The list is ``seeds.yml``. No target more, none less, in both languages: that no link of their pages leads to
a wrong instrument is what this test says.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from preamble import folders
from preamble.citations.kinds import kind, kinds
from preamble.model import LANGUAGES, Citation, Document, Language

ROOT = Path(__file__).resolve().parents[2]
READ: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("seeds.yml").read_text("utf-8"))
_MASTHEAD = "masthead"


@cache
def _documents() -> dict[str, dict[Language, Document]]:
    return {entry.slug: entry.documents for entry in folders.load(ROOT / "seeds").entries}


def _shown(citation: Citation) -> str:
    target = "self" if citation.how == "self" else citation.target or "open"
    parts = citation.pinpoint.parts if citation.pinpoint else ()
    place = ", ".join(f"{kind} {value}".strip() for kind, value in parts)
    return f"{target} @ {place}" if place else target


def _found(document: Document) -> dict[str, list[str]]:
    found = {part.id: [_shown(item) for item in part.citations] for part in document.blocks}
    found |= {note.id: [_shown(item) for item in note.citations] for note in document.footnotes}
    found[_MASTHEAD] = [_shown(item) for item in document.masthead.citations]
    return {place: targets for place, targets in found.items() if targets}


def _read(slug: str, language: Language) -> dict[str, list[str]]:
    listed = {
        place: targets[language] if isinstance(targets, dict) else targets
        for place, targets in READ[slug].items()
    }
    return {place: targets for place, targets in listed.items() if targets}


def test_every_seed_was_read() -> None:
    assert set(READ) == {path.name for path in (ROOT / "seeds").iterdir() if path.is_dir()} & set(READ)
    assert len(READ) == 5


@pytest.mark.parametrize("slug", READ)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_seed_cites_what_was_read_in_it(slug: str, language: Language) -> None:
    found, read = _found(_documents()[slug][language]), _read(slug, language)
    if language == "en":
        # The order of the words differs between the languages.
        found, read = ({k: sorted(v) for k, v in one.items()} for one in (found, read))
    found[_MASTHEAD] = sorted(found.get(_MASTHEAD, []))
    read[_MASTHEAD] = sorted(read.get(_MASTHEAD, []))
    assert found == read


def _counts(targets: dict[str, list[str]]) -> Counter[str]:
    printed = [target.split(" @ ")[0] for items in targets.values() for target in items]
    return Counter("self" if target == "self" else kind(target).key for target in printed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quality_page_tells_the_counts(language: Language) -> None:
    """Its table has a row for each kind: read / found in each document, and the sum."""
    page = (ROOT / "docs" / language / "development" / "quality.md").read_text("utf-8")
    rows = {
        cells[0]: cells[1:]
        for line in page.splitlines()
        if line.startswith("| ") and (cells := [cell.strip() for cell in line.strip("| ").split("|")])
    }
    read = {slug: _counts(_read(slug, language)) for slug in READ}
    found = {slug: _counts(_found(_documents()[slug][language])) for slug in READ}
    own = {"ru": "Места в самом документе", "en": "Places in the document itself"}[language]
    names = {known.key: known.called(language) for known in kinds()} | {"self": own}
    for key, name in names.items():
        if not any(counts[key] for counts in (*read.values(), *found.values())):
            continue
        cells = [f"{read[slug][key]} / {found[slug][key]}" for slug in sorted(READ)]
        sums = (sum(counts[key] for counts in side.values()) for side in (read, found))
        assert rows.get(name) == [re.sub(r"^0 / 0$", "–", cell) for cell in cells] + [
            "{} / {}".format(*sums)
        ], name
