"""Pages printed to PDF by a Chromium that is installed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from ..running.processes import Call, Host

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 120  # for one page


def print_pages(folder: Path, n_workers: int = 1) -> None:
    """Print every page of a folder, and of the folders in it, to a PDF beside the page.

    Raises
    ------
    OSError
        When there is no Chromium, or it fails.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise OSError("--pdf needs Chromium or Chrome, and neither was found. The HTML pages were written.")
    pages = sorted(folder.rglob("*.html"))
    with Host(__name__) as host:
        # Each browser has a folder of its own, where its profile goes, and which goes with it.
        places = [host.folder / str(number) for number in range(len(pages))]
        calls = [
            Call(f"{__name__}:print_page", [browser, str(page.absolute()), str(place)], place, {}, _SECONDS)
            for page, place in zip(pages, places, strict=True)
        ]
        for number, told in host.run(calls, n_workers):
            if "reason" in told:
                raise OSError(f"{pages[number].name} could not be printed: {told['reason']}")
            if told["ended"] is None:
                raise OSError(f"{pages[number].name} was not printed within {_SECONDS} s.")


def print_page(browser: str, page: str, profile: str, *, tell: Callable) -> None:
    """Print one page, and tell the reason of a failure."""
    printed = Path(profile, "page.pdf")  # not in its place, where a half would be left when this is stopped
    command = [browser, "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"]
    command += ["--disable-background-networking", f"--user-data-dir={profile}", "--no-pdf-header-footer"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # as root, Chromium refuses to run with its sandbox
    command += [f"--print-to-pdf={printed}", Path(page).as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not printed.exists():
        tell({"reason": (done.stderr.strip().splitlines() or ["the browser gave no reason"])[-1]})
    else:
        shutil.move(printed, Path(page).with_suffix(".pdf"))
