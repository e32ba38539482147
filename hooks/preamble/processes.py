"""Work given to another process, where that is safe, while this one goes on with its own.

A process is a copy of this one (``fork``): it has everything that is in memory here, and only its
result is sent back. A process that is copied while it has threads may stand still for ever, so a
program with threads (one that follows edits) does the work itself.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection
from typing import TypeVar

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
    if not are_of_use():
        done = work()
        return lambda: done
    fork = get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_run, args=(work, sender))
    process.start()
    sender.close()

    def result() -> _Result:
        try:
            value, problem = receiver.recv()
        except EOFError:
            process.join()
            raise ChildProcessError(f"a process was killed (exit code {process.exitcode})") from None
        finally:
            receiver.close()
            process.join()
        if problem is not None:
            raise problem
        return value  # type: ignore[no-any-return]

    return result


def _run(work: Callable[[], object], sender: Connection) -> None:
    # Ctrl+C reaches the first process too, which says what there is to say and ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer: tuple[object, Exception | None]
    try:
        answer = (work(), None)
    except Exception as problem:
        answer = (None, problem)
    with suppress(BrokenPipeError):  # Nobody waits for the result any more.
        sender.send(answer)
