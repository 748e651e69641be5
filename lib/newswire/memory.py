"""Memory while much is read: what is let go shall not be kept for later."""

from contextlib import contextmanager

import pyarrow as pa

_USUAL = pa.default_memory_pool()


@contextmanager
def lean():
    """Have Arrow take its memory from the C library, which gives large parts back at once; also a decorator."""
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(_USUAL)  # not the one just before, which another thread may have set


def give_back() -> None:
    """Give the system back what is no longer used, between two steps that each need much."""
    pa.default_memory_pool().release_unused()
