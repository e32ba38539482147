"""Work in another process gives what it would give here, in success and in failure."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing import active_children

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


@pytest.mark.usefixtures("two_cores")
def test_every_ticket_is_given_once_whoever_asks() -> None:
    tickets = processes.Tickets(200)
    elsewhere = processes.start(lambda: list(tickets))
    here = list(tickets)
    there = elsewhere()
    assert sorted(here + there) == list(range(200))
    assert list(tickets) == []


@pytest.mark.usefixtures("two_cores")
def test_a_process_ends_when_nobody_can_tell_it_anything_any_more() -> None:
    """One that waits, started by one that fails: the failure is heard, and nothing stands still."""

    def wait(told: processes.Ear) -> Iterator[int]:
        yield told()

    def fail(_: processes.Ear) -> Iterator[int]:
        kept = processes.Partner(wait)
        assert not kept.here
        yield 1
        raise LookupError("no such page")

    partner = processes.Partner(fail)
    assert partner.hear() == 1
    with pytest.raises(LookupError, match="no such page"):
        partner.hear()
    for child in active_children():
        child.join(20)
        assert child.exitcode == 0


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
