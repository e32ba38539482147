"""Work given to another process, where that is safe, while this one goes on with its own.

A process is a copy of this one (``fork``): it has everything that is in memory here, and only its
result is sent back. A process that is copied while it has threads may stand still for ever, so a
program with threads (one that follows edits) does the work itself.
"""

from __future__ import annotations

import atexit
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

_Result = TypeVar("_Result")


def are_of_use() -> bool:
    """Whether another process can be started here, and has a core to run on."""
    alone = threading.active_count() == 1
    return alone and (os.cpu_count() or 1) > 1 and "fork" in get_all_start_methods()


def start(work: Callable[[], _Result]) -> Callable[[], _Result]:
    """Begin a piece of work elsewhere; what comes back waits for its result.

    What the work raises is raised by whoever asks for the result. Raises ChildProcessError there if
    the process was killed. Where no process can be started the work is done at once.

    >>> start(lambda: 6 * 7)()
    42
    """

    def once(_: Ear) -> Iterator[_Result]:
        yield work()

    partner = Partner(once)
    if partner.here:
        done = partner.hear()
        return lambda: done
    return partner.hear


class Heap:
    """Heaps of work from which several processes take the next piece when they have finished one.

    A process that is started can only do what was known before it; one that is started later takes from
    the newest heap first and then from what is left of the others, so that no core is idle at the end.

    >>> heap = Heap()
    >>> heap.add([])
    >>> heap.finish()
    """

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._heaps: list[tuple[Sequence[Callable[[], object]], int]] = []
        """Pieces, and a pipe with a ticket for each that nobody has taken yet."""
        self._begun: list[Callable[[], object]] = []

    def add(self, works: Sequence[Callable[[], object]]) -> None:
        """Begin a heap of work, the longest pieces first, in no more processes than there are cores besides.

        Each process costs time itself, for the memory it shares has to be copied as it is used. Where none
        can be started the work is done at once.
        """
        if not are_of_use():
            for work in works:
                work()
            return
        if len(works) > _TICKETS:
            raise ValueError(f"{len(works)} pieces of work; at most {_TICKETS} have tickets")
        tickets, told = os.pipe()
        os.write(told, bytes(range(len(works))))
        os.close(told)
        self._heaps.append((works, tickets))
        for _ in range(min((os.cpu_count() or 1) - 1, len(works))):
            self._begun.append(start(self._take))

    def finish(self) -> None:
        """Take part in what is left, and come back when all is done; raises what a piece raised."""
        self._take()
        for finished in self._begun:
            finished()
        for _, tickets in self._heaps:
            os.close(tickets)
        self._heaps.clear()
        self._begun.clear()

    def _take(self) -> None:
        for works, tickets in reversed(self._heaps):
            while ticket := os.read(tickets, 1):
                works[ticket[0]]()


_TICKETS = 256
"""A ticket is one byte."""


class Ear:
    """What the other side tells: called, it waits for the next thing."""

    def __init__(self, hear: Callable[[], Any], has_heard: Callable[[], bool]) -> None:
        """``hear`` waits, ``has_heard`` says whether it would not have to."""
        self._hear, self.has_heard = hear, has_heard

    def __call__(self) -> Any:
        """The next thing that is told."""
        return self._hear()


class Partner(Generic[_Result]):
    """Work in several steps: each tells something, and some wait for something they are told.

    Who tells much waits until the other side listens, so a long step looks now and then whether it has
    been told something (`Ear.has_heard`).

    >>> def work(told):
    ...     yield 6
    ...     yield 6 * told()
    >>> partner = Partner(work)
    >>> partner.hear(), partner.tell(7), partner.hear()
    (6, None, 42)
    """

    def __init__(self, work: Callable[[Ear], Iterator[_Result]]) -> None:
        """Begin; ``work`` gets a function that waits for what it is told next.

        Where no process can be started, each step is done when it is asked for.
        """
        self.here = not are_of_use()
        if self.here:
            told: deque[object] = deque()
            self.tell: Callable[[object], object] = told.append
            steps = work(Ear(told.popleft, lambda: bool(told)))
            self.hear: Callable[[], _Result] = lambda: next(steps)
            return
        fork = get_context("fork")
        self._own, other = fork.Pipe()
        self._process = fork.Process(target=_run, args=(work, other, self._own))
        self._process.start()
        other.close()
        self.tell, self.hear = self._send, self._receive
        # When a build fails, nobody tells what is waited for: closing this end says so.
        atexit.register(self._own.close)

    def _send(self, value: object) -> None:
        try:
            self._own.send(value)
        except (BrokenPipeError, ConnectionResetError):
            # It has ended before it was told: what it raised is still to be heard, and says why.
            while True:
                self._receive()

    def _receive(self) -> _Result:
        try:
            value, problem = self._own.recv()
        except (EOFError, ConnectionResetError):
            self._process.join()
            message = f"a process was killed (exit code {self._process.exitcode})"
            raise ChildProcessError(message) from None
        if problem is not None:
            raise problem
        return value  # type: ignore[no-any-return]


def _run(work: Callable[[Ear], Iterator[object]], own: Connection, other: Connection) -> None:
    other.close()
    # Ctrl+C reaches the first process too, which says what there is to say and ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError, EOFError):  # The first process has ended.
        try:
            for value in work(Ear(own.recv, own.poll)):
                own.send((value, None))
        except EOFError:
            raise
        except Exception as problem:
            own.send((None, problem))
