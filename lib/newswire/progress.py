"""Progress bars, silent where nobody is watching."""

import os
import sys
from collections.abc import Iterable
from threading import RLock
from typing import Any

from tqdm import tqdm


class _Bar(tqdm):
    """A bar of one process, which needs no lock that processes share, and that one that is killed leaves behind."""


_Bar.set_lock(RLock())


def bar(steps: Iterable | None = None, *, progress: bool | None = None, **named: Any) -> tqdm:
    """Return a progress bar that appears when the work takes longer than a second.

    Parameters
    ----------
    steps : iterable, optional
        What to go through.
    progress : bool, optional
        Whether to show it; where somebody is watching unless given.
    **named
        As for `tqdm.tqdm`, such as total and desc.
    """
    in_lab = "JPY_SESSION_NAME" in os.environ
    if progress is None:  # a terminal, or JupyterLab
        progress = sys.stderr.isatty() or in_lab
    # JupyterLab keeps a red box where a bar on standard error has been, as if something had failed.
    return _Bar(steps, disable=not progress, delay=1, leave=False, file=sys.stdout if in_lab else None, **named)
