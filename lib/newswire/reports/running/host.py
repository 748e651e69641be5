"""The process that all others of a run start from, and that takes them along when the command is gone, however it went.

    python -m newswire.reports.running.host FOLDER MODULE

MODULE is imported once. Each call then runs in a copy of this process, which has all of its imports, or in a new one
where copying a process is not safe. Calls come as a line of JSON; what they tell, and how they ended, goes out as lines
of JSON. When no more can come, as the command has ended or was killed, what still runs is stopped and FOLDER removed.
"""

import gc
import importlib
import json
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, NamedTuple

# Copying a process that has loaded the system's own libraries is safe on Linux alone.
START = os.environ.get("NEWSWIRE_START") or ("fork" if sys.platform == "linux" else "spawn")
PROCESSES: Any = multiprocessing.get_context(START)  # its kind depends on the system
_TICK = 0.05  # seconds between two looks at what runs
_PATIENCE, _LOOK = 5.0, 0.005  # seconds that what is stopped has to end by itself, and between two looks at it


class _Running(NamedTuple):
    process: BaseProcess
    heard: Connection
    began: float
    limit: float  # seconds


def main(folder: str, module: str) -> None:
    """Serve calls until the command has ended."""
    try:
        importlib.import_module(module)
        gc.freeze()  # what was imported stays, and a collection in a copy need not look at it
        while line := sys.stdin.buffer.readline():
            if not _run_all(**json.loads(line)):
                break
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run_all(calls: list[dict], n_workers: int) -> bool:
    """Run calls side by side, and tell whether the command was there to the end."""
    waiting = list(enumerate(calls))
    running: dict[int, _Running] = {}
    try:
        while waiting or running:
            while waiting and len(running) < n_workers:
                number, call = waiting.pop(0)
                running[number] = _started(call)
            ready = wait([*_command(), *(one.heard for one in running.values())], _TICK)
            if sys.stdin in ready:
                return False
            for number, one in list(running.items()):
                _pass_on(number, one.heard)
                if one.process.exitcode is None and time.monotonic() < one.began + one.limit:
                    continue
                code = one.process.exitcode  # None: its time was up
                stop(one.process)
                _pass_on(number, one.heard)
                _say(number, {"ended": code, "seconds": time.monotonic() - one.began})
                del running[number]
    finally:
        for one in running.values():
            stop(one.process)
    return True


def _command() -> list:
    """Return what becomes ready when the command is gone; Windows cannot wait for it."""
    return [sys.stdin] if os.name == "posix" else []


def _started(call: dict) -> _Running:
    heard, told = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=_call, args=(call, told))
    process.start()
    told.close()
    return _Running(process, heard, time.monotonic(), call["limit"])


def _call(call: dict, told: Connection) -> None:
    """Run a call in a process group of its own, with what it prints in the file `log` of its folder."""
    if hasattr(os, "setsid"):
        os.setsid()
    with open(os.devnull, "rb") as nothing, open(os.path.join(call["folder"], "log"), "wb") as log:
        for source, descriptor in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(source.fileno(), descriptor)
    os.environ.update(call["environment"], TMPDIR=call["folder"])
    tempfile.tempdir = None  # asked for anew, so that what is left there goes with the folder
    end_with_parent()
    module, name = call["function"].split(":")
    function = getattr(importlib.import_module(module), name)
    function(*call["arguments"], tell=lambda message: told.send_bytes(json.dumps(message).encode()))


def end_with_parent() -> None:
    """End this process and its group as soon as the process that started it is gone."""

    def follow() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def stop(process: BaseProcess) -> None:
    """Stop a process and whatever is left of its group, such as what a cell has started."""
    if hasattr(os, "killpg") and process.pid:
        with suppress(ProcessLookupError, PermissionError):  # there is no such group, or no longer
            # What works on the parts of an archive has semaphores; who removes them outlives this signal for that.
            os.killpg(process.pid, signal.SIGTERM)
            asked = time.monotonic()
            while time.monotonic() < asked + _PATIENCE:
                process.join(_LOOK)
                os.killpg(process.pid, 0)  # fails as soon as all are gone
                time.sleep(_LOOK)
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def _pass_on(number: int, heard: Connection) -> None:
    """Pass on what a call has told."""
    with suppress(EOFError):
        while heard.poll():
            _say(number, json.loads(heard.recv_bytes()))


def _say(number: int, message: dict) -> None:
    print(json.dumps([number, message]), flush=True)


if __name__ in ("__main__", "__mp_main__"):  # this process, and those that are started anew from it
    # papermill loads jsonschema, which would spend a second on grammars for a format that notebooks do not use;
    # None makes the import of those grammars fail, which jsonschema allows for.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

if __name__ == "__main__":
    main(*sys.argv[1:])
