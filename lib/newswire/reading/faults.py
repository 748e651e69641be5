"""Errors that nobody foresaw: what raises one is refused with its name, and everything else is read."""

import traceback
import warnings

# Never to be caught: what ends a program from without. A panic of a library in Rust is no `Exception` either, but is.
ENDING = (KeyboardInterrupt, SystemExit, GeneratorExit)


def reason_for(error: BaseException) -> str:
    """Return the reason why something was not read; a fault of this package, not of a library, is warned of as well.

    Examples
    --------
    >>> reason_for(KeyError("body"))
    "could not be read (KeyError: 'body')"
    """
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}{': ' if said else ''}{said[:200]}"
    frames = [frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)]
    if type(error).__module__ == "builtins" and frames and frames[-1].startswith(f"{__package__.split('.')[0]}."):
        at = traceback.extract_tb(error.__traceback__)[-1]
        told = f"newswire failed at {at.name}, line {at.lineno}: {what}. Please report it; the rest was read."
        warnings.warn(told, RuntimeWarning, stacklevel=2)
    return f"could not be read ({what})"
