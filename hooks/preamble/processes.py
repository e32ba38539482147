"""Work given to another process, where that is safe, while this one goes on with its own.

A process is a copy of this one (``fork``): it has everything that is in memory here, and only its
result is sent back. A process that is copied while it has threads may stand still for ever, so a
program with threads (one that follows edits) does the work itself.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context, util
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


MOST_TICKETS = 256
"""A ticket is one byte."""


class Tickets:
    """The numbers of pieces of work, each given once, to whichever process asks first.

    Processes that are started afterwards share them. Where none can be started, all who ask are one.

    >>> tickets = Tickets(3)
    >>> list(tickets), list(tickets)
    ([0, 1, 2], [])
    """

    def __init__(self, count: int) -> None:
        """``count`` is at most `MOST_TICKETS`."""
        self._given: int | None
        self._given, told = os.pipe()
        os.write(told, bytes(range(count)))
        os.close(told)

    def __iter__(self) -> Iterator[int]:
        """Those that nobody has taken yet, one by one."""
        while self._given is not None:
            if ticket := os.read(self._given, 1):
                yield ticket[0]
            else:
                os.close(self._given)
                self._given = None


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
        # When a build fails, nobody tells what is waited for: closing this end says so, and it has to be
        # closed before the end of the process is waited for.
        util.Finalize(self, self._own.close, exitpriority=0)

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
            raise ChildProcessError(
                f"a process was killed (exit code {self._process.exitcode}); try again, and if it is killed "
                "again, with more memory"
            ) from None
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
