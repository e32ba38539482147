"""What is published of a library is the same, whichever process writes it, and none of it is lost."""

import os
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from preamble import network, publishing
from preamble.diagnostics import Diagnostic, InputError, Severity
from preamble.folders import load
from preamble.model import LANGUAGES, Language
from preamble.render import assembly, publication, shell
from preamble.render.shown import Overview
from preamble.render.site import Site
from preamble.search import index
from preamble.search.places import Place, PlaceType, Record

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def rendered(language: Language) -> publishing.Rendered:
    """Shells of which one shows everything, and a page of prose."""
    shells = {family.name: f"{shell.slot('slug')}: {shell.slot('content')}" for family in shell.FAMILIES}
    place = Place("", PlaceType.TITLE, "About the library")
    prose = Record("page/about", "page", language, f"{language}/about/", "About", (place,))
    return publishing.Rendered(language, shells, (prose,))


def published(folder: Path) -> tuple[Overview, dict[str, bytes]]:
    """Publish the seeds into a folder: what is known of them, and every file."""
    publisher = publishing.publisher(SEEDS)
    publisher.tell(Site(folder, "https://library.example/", SEEDS.parent, ""))
    overview = publisher.hear()
    assert overview is not None
    for language in LANGUAGES:
        publisher.tell(rendered(language))
    assert publisher.hear() is None
    files = (path for path in folder.rglob("*") if path.is_file())
    return overview, {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Overview, dict[str, bytes]]:
    """Everything done in one process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: 1)
        return published(tmp_path_factory.mktemp("alone"))


@pytest.mark.parametrize("late", ["who reads", "who indexes"])
def test_it_makes_no_difference_who_takes_a_piece(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    alone: tuple[Overview, dict[str, bytes]],
    late: str,
) -> None:
    """One of the two is held up whenever it would begin a language, so the other writes what there is."""
    here, take = os.getpid(), publishing._Work.on

    def held_up(work: publishing._Work, told: publishing.Rendered, *how: Any, **order: Any) -> None:
        reads = os.getppid() == here
        if reads == (late == "who reads"):
            time.sleep(1)
        take(work, told, *how, **order)

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(publishing._Work, "on", held_up)
    overview, files = published(tmp_path)
    expected, written = alone
    assert overview == expected
    assert files.keys() == written.keys()
    assert [name for name, data in files.items() if data != written[name]] == []


def test_who_indexes_hears_of_the_last_language_while_the_first_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise a core would have nothing to do for an eighth of a build."""
    here, take, pieces = os.getpid(), publishing._Work._pages, count()

    def held_up(work: publishing._Work, *piece: Any) -> None:
        if os.getppid() == here and next(pieces) == 5:
            deadline = time.monotonic() + 60
            while not (tmp_path / "assets" / "search" / "start.pack").exists():
                assert time.monotonic() < deadline, "the index still waits"
                time.sleep(0.05)
        take(work, *piece)

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(publishing._Work, "_pages", held_up)
    published(tmp_path)


def test_every_page_is_written_with_what_lies_beside_it(alone: tuple[Overview, dict[str, bytes]]) -> None:
    overview, files = alone
    assert set(load(SEEDS).diagnostics) <= set(overview.diagnostics)
    for folder in sorted(path.name for path in SEEDS.iterdir() if path.is_dir()):
        for prefix in ("", "en/"):
            page = f"{prefix}documents/{folder}/"
            for name in ("index.html", "document.json", "document.md", "previews.json", "source.txt"):
                assert files[page + name]
            assert files[f"{page}parallel/index.html"].startswith(folder.encode())
    instruments = [name for name in files if name.startswith("instruments/")]
    assert len(instruments) == overview.instruments


def test_a_place_that_a_link_can_name_is_on_the_page(alone: tuple[Overview, dict[str, bytes]]) -> None:
    cited = network.build(load(SEEDS))
    for entry in cited.library.entries:
        for language in LANGUAGES:
            page = assembly.assemble(publication.markdown(entry, language, cited))
            assert alone[0].places[entry.slug][language] <= page.ids()


def test_a_mistake_in_the_projects_own_data_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> dict[str, bytes]:
        raise InputError("search.yml", Diagnostic(7, Severity.ERROR, "table", "two families; keep one"))

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(index, "build", mistaken)
    with pytest.raises(InputError, match=r"search\.yml:7: error: two families; keep one"):
        published(tmp_path)
