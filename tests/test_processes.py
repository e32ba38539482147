"""Work in another process gives what it would give here, in success and in failure."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from preamble import processes
from preamble.diagnostics import Diagnostic, InputError, Severity

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process is of use on this machine, whatever else the tests have going on."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("two_cores")
def test_the_work_is_done_elsewhere_and_its_result_comes_back() -> None:
    where, large = processes.start(lambda: (os.getpid(), "x" * 1_000_000))()
    assert where != os.getpid()
    assert len(large) == 1_000_000


@pytest.mark.usefixtures("two_cores")
def test_what_goes_wrong_there_is_raised_here() -> None:
    def fail() -> None:
        raise LookupError("no such page")

    with pytest.raises(LookupError, match="no such page"):
        processes.start(fail)()


@pytest.mark.usefixtures("two_cores")
def test_who_goes_on_telling_hears_what_went_wrong() -> None:
    """A broken pipe would say nothing: commands end on one without a word."""

    def fail(_: Callable[[], object]) -> Iterator[int]:
        yield 1
        raise InputError("search.yml", Diagnostic(7, Severity.ERROR, "table", "two families; keep one"))

    partner = processes.Partner(fail)
    assert partner.hear() == 1
    with pytest.raises(InputError, match="two families; keep one"):
        for _ in range(1000):
            partner.tell("x" * 100_000)


@pytest.mark.usefixtures("two_cores")
def test_a_process_that_is_killed_is_no_success() -> None:
    with pytest.raises(ChildProcessError, match="killed"):
        processes.start(lambda: os.kill(os.getpid(), signal.SIGKILL))()


def test_a_program_with_threads_works_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert processes.start(os.getpid)() == os.getpid()
    finally:
        done.set()
        thread.join()


def test_one_core_works_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert processes.start(os.getpid)() == os.getpid()


def pieces(folder: Path, names: str) -> list[Callable[[], object]]:
    """Works that say in a file who did them; a name twice would be seen by the file's size."""

    def write(name: str) -> None:
        with (folder / name).open("a") as file:
            file.write(f"{os.getpid()}\n")

    return [partial(write, name) for name in names]


def done_by(folder: Path) -> dict[str, list[int]]:
    return {file.name: [int(line) for line in file.read_text().split()] for file in folder.iterdir()}


@pytest.mark.usefixtures("two_cores")
def test_every_piece_of_every_heap_is_done_once(tmp_path: Path) -> None:
    heap = processes.Heap()
    heap.add(pieces(tmp_path, "abcde"))
    heap.add(pieces(tmp_path, "fghij"))
    heap.finish()
    done = done_by(tmp_path)
    assert "".join(sorted(done)) == "abcdefghij"
    assert all(len(who) == 1 for who in done.values())
    assert len({who for (who,) in done.values()}) <= 3


@pytest.mark.usefixtures("two_cores")
def test_who_comes_later_takes_what_others_have_left(tmp_path: Path) -> None:
    """The process of the first heap is held up; its other pieces are done by whoever is free."""
    begun = tmp_path / "begun"

    def long() -> None:
        begun.touch()
        time.sleep(0.5)

    heap = processes.Heap()
    heap.add([long, *pieces(tmp_path, "bcde")])
    while not begun.exists():
        pass
    heap.finish()
    begun.unlink()
    assert {who for (who,) in done_by(tmp_path).values()} == {os.getpid()}


@pytest.mark.usefixtures("two_cores")
def test_a_piece_that_fails_fails_the_whole() -> None:
    def fail() -> None:
        raise LookupError("no such page")

    heap = processes.Heap()
    heap.add([fail])
    time.sleep(0.2)
    with pytest.raises(LookupError, match="no such page"):
        heap.finish()


def test_without_other_processes_a_heap_is_done_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    processes.Heap().add(pieces(tmp_path, "ab"))
    assert done_by(tmp_path) == {"a": [os.getpid()], "b": [os.getpid()]}


@pytest.mark.usefixtures("two_cores")
def test_a_long_step_can_look_whether_it_was_told_something() -> None:
    def work(told: processes.Ear) -> Iterator[str]:
        yield "begun"
        while not told.has_heard():
            pass
        yield told()

    partner = processes.Partner(work)
    assert partner.hear() == "begun"
    partner.tell("news")
    assert partner.hear() == "news"
