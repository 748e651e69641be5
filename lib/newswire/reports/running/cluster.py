"""A cluster that works on the parts of an archive, for the pages of a run."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version

from ...corpus.archive.engine import SCHEDULER, client_of
from ...display.values import counted, listed


@contextmanager
def working(address: str | None, say: Callable[[str], object]) -> Iterator[None]:
    """Have a cluster work on the parts of archives, for this process and those that it starts within; say where.

    Parameters
    ----------
    address : str or None
        That of its scheduler; the one in the environment, if any, unless given.
    say : callable
        Called with a line about the cluster.

    Raises
    ------
    ValueError
        When it cannot be reached, or its workers have another newswire.
    """
    before = os.environ.get(SCHEDULER)
    if not (address := address or before):
        yield
        return
    client = client_of(address)
    found = client.run(version, "newswire", on_error="return")
    if others := sorted({str(each) for each in found.values()} - {version("newswire")}):
        raise ValueError(f"The workers of {address} need newswire {version('newswire')}, and have {listed(others)}.")
    say(f"{counted(len(found), 'worker')} at {address}; the work is seen at {client.dashboard_link}")
    os.environ[SCHEDULER] = address
    try:
        yield
    finally:
        os.environ.pop(SCHEDULER)
        os.environ.update({SCHEDULER: before} if before else {})
