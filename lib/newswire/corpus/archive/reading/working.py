"""Work that is shared by processes of this machine, of which each has one task at a time."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from ..engine import processes

_KILLED = (
    "A process that coded a part was killed, perhaps since memory ran out; read again with fewer jobs: what was coded "
    "is kept."
)


@contextmanager
def at_work(function: Callable, jobs: int | None = None) -> Iterator[Callable[..., None]]:
    """Give something that calls a function in one of some processes, as soon as one of them is free.

    Where there is one job only, or no loky, it is called here. At the end all is done, or what went wrong is raised.
    """
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or find_spec("loky") is None:
        yield function
        return
    workers = processes(jobs)
    running: set[Any] = set()

    def call(*arguments: Any) -> None:
        nonlocal running
        if len(running) >= jobs:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                each.result()
        running.add(workers.submit(function, *arguments))

    try:
        yield call
        for each in running:
            each.result()
        workers.shutdown()  # so that they hold no memory that others need
    except BrokenProcessPool as error:
        raise OSError(_KILLED) from error
    except BaseException:
        workers.shutdown(kill_workers=True)  # nothing is left running
        raise
