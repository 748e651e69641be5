"""The kernel of a notebook: a copy of the process that runs the notebook, and what is taken of its output."""

import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines
from zmq import XPUB_NODROP

from .host import PROCESSES, end_with_parent

ENGINE = "newswire"  # the name by which papermill knows it
_LOOK = 0.005  # seconds between two looks for what the kernel has written
MOST_TEXT = 1_000_000  # characters of each kind of text that a cell may put on a page
MOST_OUTPUTS = 1_000  # of a cell, of whatever size
_MORE_TEXT = "\n[What this cell printed beyond a megabyte was left out.]\n"
_MORE_OUTPUTS = f"\n[What this cell showed beyond {MOST_OUTPUTS:,} outputs was left out.]\n"


class Kernel(AsyncKernelManager):
    """A kernel that is there, in a process of its own; notebook clients only ask whether it is alive."""

    has_kernel = True

    def __init__(self, folder: Path):
        super().__init__(connection_file=str(folder / "kernel.json"))
        self.process = PROCESSES.Process(target=_serve, args=(self.connection_file,))
        self.process.start()
        # The kernel takes ports that are free and writes them down; ports that are chosen here for it may be taken by
        # another one before it is there.
        while self.process.is_alive():
            try:
                self.load_connection_file()
                return
            except (OSError, ValueError):  # not there yet, or not written to its end
                time.sleep(_LOOK)

    async def _async_is_alive(self) -> bool:
        return self.process.is_alive()

    is_alive = _async_is_alive


def _serve(connection_file: str) -> None:
    import numpy as np
    from ipykernel.kernelapp import IPKernelApp

    end_with_parent()
    with open(os.devnull, "wb") as nothing:  # the log is for what the worker says; a kernel speaks through its sockets
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    np.random.seed()  # noqa: NPY002  what notebooks draw: a copy would draw the same as all others

    class Patient(IPKernelApp):
        def init_iopub(self, context: Any) -> None:
            context.setsockopt(XPUB_NODROP, 1)  # a cell that prints faster than it is read waits; nothing is dropped
            super().init_iopub(context)

    Patient.launch_instance(["-f", connection_file, "--HistoryManager.hist_file=:memory:"])


class _Client(PapermillNotebookClient):
    """Takes no more of a cell's output than a page can hold."""

    def __init__(self, *given: Any, **named: Any):
        super().__init__(*given, **named)
        self._taken: Counter[tuple[int, str]] = Counter()  # characters, by the place of the cell and the kind of text

    def process_message(self, msg: dict, cell: dict, cell_index: int) -> dict | None:
        """Cut the text of a message before it becomes an output; further ones are dropped where there are too many."""
        content, outputs = msg["content"], cell.get("outputs", [])
        if msg["msg_type"] == "stream":
            content["text"] = self._cut(content["text"], cell_index, content["name"])
            if not content["text"] or _is_added(content["text"], content["name"], outputs):
                return None
        elif "text/plain" in content.get("data", {}):
            content["data"]["text/plain"] = self._cut(content["data"]["text/plain"], cell_index, "plain")
        if msg["msg_type"] in ("stream", "display_data") and len(outputs) >= MOST_OUTPUTS:
            if len(outputs) == MOST_OUTPUTS:
                outputs.append(new_output("stream", name="stdout", text=_MORE_OUTPUTS))
            return None
        made = super().process_message(msg, cell, cell_index)
        if [output.get("name") for output in outputs[-2:]] == ["stderr", "stdout"]:
            outputs[-2:] = outputs[:-3:-1]  # which of the two arrives first is chance
        return made

    def _cut(self, text: str, cell_index: int, kind: str) -> str:
        before = self._taken[cell_index, kind]
        self._taken[cell_index, kind] += len(text)
        if before + len(text) <= MOST_TEXT:
            return text
        return text[: MOST_TEXT - before] + _MORE_TEXT if before <= MOST_TEXT else ""


def _is_added(text: str, name: str, outputs: list) -> bool:
    """Add text to what its stream has printed since anything else was shown, so that pieces are one output, however
    they were flushed; nbclient does so too, in a time that grows with the square of a line. Tell whether there was any.
    """
    for output in reversed(outputs):
        if output["output_type"] != "stream":
            return False
        if output["name"] == name:
            output["text"] += text
            return True
    return False


class _Engine(NBClientEngine):
    """Runs a notebook in a `Kernel`."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, km: Kernel, execution_timeout: int, **named: Any
    ) -> None:
        hooks = {name: hook for name, hook in named.items() if name.startswith("on_cell_")}
        limits = {"timeout": execution_timeout, "iopub_timeout": execution_timeout}  # of a cell, and of what it showed
        _Client(nb_man, km=km, kernel_name=kernel_name, **limits, **hooks).execute()


papermill_engines.register(ENGINE, _Engine)
