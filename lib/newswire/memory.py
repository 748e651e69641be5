"""Memory: what is found once is kept while it can be asked for, and what is freed goes back to the system at once."""

import ctypes
import sys
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

import pyarrow as pa

_USUAL = pa.default_memory_pool()
# The C library of Linux keeps what was freed in small pieces unless it is told not to: hundreds of megabytes a process.
_trim = getattr(ctypes.CDLL(None), "malloc_trim", int) if sys.platform == "linux" else int


Function = TypeVar("Function", bound=Callable)


def once(make: Function) -> Function:
    """Have a function make what it returns once for each object, and let it go with the object; a decorator.

    The object, which comes first and never changes, must not be held by what is made of it.
    """
    known: WeakKeyDictionary[Any, dict[tuple, Any]] = WeakKeyDictionary()

    @wraps(make)
    def kept(of: Any, *how: Hashable) -> Any:
        made = known.setdefault(of, {})
        if how not in made:
            made[how] = make(of, *how)
        return made[how]

    return cast(Function, kept)


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
    _trim(0)
