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
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
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

    def once(_: Callable[[], object]) -> Iterator[_Result]:
        yield work()

    partner = Partner(once)
    if partner.here:
        done = partner.hear()
        return lambda: done
    return partner.hear


def start_all(works: Sequence[Callable[[], object]], waits: bool = False) -> list[Callable[[], object]]:
    """Begin many pieces of work, in no more processes than there are cores besides this one's.

    Each process costs time itself, for the memory it shares has to be copied as it is used. With
    ``waits`` this process, which has nothing else to do, does its share of them before it comes back.

    >>> [finished() for finished in start_all([], waits=True)]
    []
    """
    others = max((os.cpu_count() or 1) - 1, 1)
    shares = [works[number :: others + waits] for number in range(others + waits)]
    begun: list[Callable[[], object]] = [
        start(partial(_one_after_another, share)) for share in shares[:others] if share
    ]
    for share in shares[others:]:
        _one_after_another(share)
    return begun


def _one_after_another(works: Iterable[Callable[[], object]]) -> None:
    for work in works:
        work()


class Partner(Generic[_Result]):
    """Work in several steps: each tells something, and some wait for something they are told.

    >>> def work(told):
    ...     yield 6
    ...     yield 6 * told()
    >>> partner = Partner(work)
    >>> partner.hear(), partner.tell(7), partner.hear()
    (6, None, 42)
    """

    def __init__(self, work: Callable[[Callable[[], Any]], Iterator[_Result]]) -> None:
        """Begin; ``work`` gets a function that waits for what it is told next.

        Where no process can be started, each step is done when it is asked for.
        """
        self.here = not are_of_use()
        if self.here:
            told: deque[object] = deque()
            self.tell: Callable[[object], object] = told.append
            steps = work(told.popleft)
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


def _run(
    work: Callable[[Callable[[], object]], Iterator[object]], own: Connection, other: Connection
) -> None:
    other.close()
    # Ctrl+C reaches the first process too, which says what there is to say and ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError, EOFError):  # The first process has ended.
        try:
            for value in work(own.recv):
                own.send((value, None))
        except EOFError:
            raise
        except Exception as problem:
            own.send((None, problem))
