"""Memory while much is read: what is freed goes back to the system at once."""

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa

_USUAL = pa.default_memory_pool()


@contextmanager
def lean() -> Iterator[None]:
    """Have Arrow take its memory from the C library, which gives large blocks back at once; also a decorator."""
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(_USUAL)  # not the one just before, which another thread may have set


def give_back() -> None:
    """Give memory that is no longer used back to the system, between two steps that each need much of it."""
    pa.default_memory_pool().release_unused()
