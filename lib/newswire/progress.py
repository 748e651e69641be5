"""Progress bars, silent where nobody is watching."""

import os
import sys
from collections.abc import Iterable

from tqdm import tqdm


def is_watched() -> bool:
    """Tell whether a terminal or JupyterLab is there to watch."""
    return sys.stderr.isatty() or "JPY_SESSION_NAME" in os.environ


def bar(steps: Iterable | None = None, *, progress: bool | None = None, **named) -> tqdm:
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
    shown = is_watched() if progress is None else progress
    return tqdm(steps, disable=not shown, delay=1, leave=False, **named)
