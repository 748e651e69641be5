"""Memory between two steps that each need much of it."""

import pyarrow as pa


def give_back() -> None:
    """Give memory that is no longer used back to the system; Arrow and the C library would keep it for later."""
    for pool in (pa.system_memory_pool(), pa.default_memory_pool()):
        pa.set_memory_pool(pool)  # whichever pool is asked, the one that is set answers
        pool.release_unused()
