"""Pages printed to PDF by a Chromium that is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_SECONDS = 120  # for one page


def print_pages(folder: Path) -> None:
    """Print every page of a folder, and of the folders in it, to a PDF beside the page.

    Raises
    ------
    OSError
        When there is no Chromium, or it fails.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise OSError("--pdf needs Chromium or Chrome, and neither was found. The HTML pages were written.")
    for page in sorted(folder.rglob("*.html")):
        target = page.with_suffix(".pdf")
        with tempfile.TemporaryDirectory() as profile:
            command = [browser, "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"]
            command += ["--disable-background-networking", f"--user-data-dir={profile}", "--no-pdf-header-footer"]
            if hasattr(os, "geteuid") and os.geteuid() == 0:
                command.append("--no-sandbox")  # as root, Chromium refuses to run with its sandbox
            command += [f"--print-to-pdf={target.absolute()}", page.absolute().as_uri()]
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
            except subprocess.TimeoutExpired as error:
                raise OSError(f"{page.name} was not printed within {_SECONDS} s.") from error
        if done.returncode or not target.exists():
            said = done.stderr.strip().splitlines() or ["the browser gave no reason"]
            raise OSError(f"{page.name} could not be printed: {said[-1]}")
