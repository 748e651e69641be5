"""What the command has running: one host with everything that starts from it; and signals that end the command."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import NamedTuple

_PATIENCE = 10  # seconds that the host has to stop what runs; it needs a tenth of one


class Stopped(KeyboardInterrupt):
    """The command was asked to end, by the signal of this number."""

    def __init__(self, number: int):
        self.number = number


class Call(NamedTuple):
    """A function to run in a process of its own, its folder and its environment, and the most seconds it may take."""

    function: str
    arguments: list
    folder: Path
    environment: dict[str, str]
    limit: float


class Host:
    """A process that calls run from, and a folder for what they leave, both gone when the context is left.

    Parameters
    ----------
    module : str
        What the host imports, for all calls.

    Attributes
    ----------
    folder : Path
    """

    def __init__(self, module: str):
        self.module = module
        self.is_busy = False

    def __enter__(self) -> "Host":
        self.folder = Path(tempfile.mkdtemp(prefix="newswire-"))
        command = [sys.executable, "-m", "newswire.reports.running.host", str(self.folder), self.module]
        # The same order of sets in every run; and a user's pandas.py in the current folder is not pandas.
        environment = os.environ | {"PYTHONHASHSEED": "0", "MPLBACKEND": "agg", "PYTHONSAFEPATH": "1"}
        environment.pop("JPY_SESSION_NAME", None)  # the notebook of a JupyterLab that this may have been started from
        # A session of its own, so that Ctrl-C reaches the command alone, which then has the host stop the others.
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdin and self.process.stdout and self.process.stderr
        try:
            if self.is_busy:
                # A host that is gone already, or does not end in time, is killed below like any other.
                with suppress(BrokenPipeError, subprocess.TimeoutExpired):
                    self.process.stdin.close()  # by this the host knows
                    self.process.wait(_PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()
            self.process.stderr.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, calls: list[Call], n_workers: int) -> Iterator[tuple[int, dict]]:
        """Run calls side by side, and yield what they tell, each with the number of its call.

        The last message of each is {"ended": exit code, "seconds": float}; the code is None where its time was up.

        Raises
        ------
        OSError
            When the host ends before they do.
        """
        described = [call._asdict() | {"folder": str(call.folder)} for call in calls]
        for call in calls:
            call.folder.mkdir(parents=True)
        self._say(json.dumps({"calls": described, "n_workers": n_workers}))
        self.is_busy, n_left = True, len(calls)
        while n_left:
            number, message = self._heard()
            n_left -= "ended" in message
            self.is_busy = n_left > 0
            yield number, message

    def _say(self, line: str) -> None:
        assert self.process.stdin
        with suppress(BrokenPipeError):  # what became of it is found when its answer is read
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()

    def _heard(self) -> tuple[int, dict]:
        assert self.process.stdout and self.process.stderr
        if line := self.process.stdout.readline():
            number, message = json.loads(line)
            return number, message
        said = self.process.stderr.read().strip().splitlines()
        code = f"with code {self.process.wait()}{': ' + said[-1] if said else ''}"
        raise OSError(f"The process that runs the others ended by itself, {code.rstrip('.')}.")


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Have the signals that ask a command to end raise `Stopped`; the same one again ends it at once.

    A signal that is ignored, as by nohup, stays ignored.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # there is no SIGHUP on Windows
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    ours = [number for number in numbers if before[number] in (signal.SIG_DFL, signal.default_int_handler)]

    def stop(number: int, _: FrameType | None) -> None:
        for other in ours:
            signal.signal(other, signal.SIG_DFL if other == number else signal.SIG_IGN)
        raise Stopped(number)

    if threading.current_thread() is not threading.main_thread():  # only that one may set what a signal does
        ours = []
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])
