"""The kernel of a notebook: a copy of the process that runs the notebook, and what is taken of its output."""

from collections import Counter
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager
from nbformat.v4 import new_output
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

from .host import PROCESSES, end_with_parent

ENGINE = "newswire"  # the name by which papermill knows it
MOST_TEXT = 1_000_000  # characters of each kind of text that a cell may put on a page
MOST_OUTPUTS = 1_000  # of a cell, of whatever size
_MORE_TEXT = "\n[What this cell printed beyond a megabyte was left out.]\n"
_MORE_OUTPUTS = f"\n[What this cell showed beyond {MOST_OUTPUTS:,} outputs was left out.]\n"


class Kernel(AsyncKernelManager):
    """A kernel that is there, in a process of its own; notebook clients only ask whether it is alive."""

    has_kernel = True

    def __init__(self, folder: Path):
        super().__init__(connection_file=str(folder / "kernel.json"))
        self.write_connection_file()
        self.process = PROCESSES.Process(target=_serve, args=(self.connection_file,))
        self.process.start()

    async def _async_is_alive(self) -> bool:
        return self.process.is_alive()

    is_alive = _async_is_alive


def _serve(connection_file: str) -> None:
    import numpy as np
    from ipykernel.kernelapp import IPKernelApp

    end_with_parent()
    np.random.seed()  # a copy would draw the numbers that all others draw
    # Silent but for failures, whose last line may be given as the reason why a page is missing.
    options = ["--HistoryManager.hist_file=:memory:", "--IPKernelApp.log_level=CRITICAL"]
    IPKernelApp.launch_instance(["-f", connection_file, *options])


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
            if not content["text"]:
                return None
            if outputs and outputs[-1].get("name") == content["name"]:
                outputs[-1]["text"] += content["text"]
                return None
        elif "text/plain" in content.get("data", {}):
            content["data"]["text/plain"] = self._cut(content["data"]["text/plain"], cell_index, "plain")
        if msg["msg_type"] in ("stream", "display_data") and len(outputs) >= MOST_OUTPUTS:
            if len(outputs) == MOST_OUTPUTS:
                outputs.append(new_output("stream", name="stdout", text=_MORE_OUTPUTS))
            return None
        return super().process_message(msg, cell, cell_index)

    def _cut(self, text: str, cell_index: int, kind: str) -> str:
        before = self._taken[cell_index, kind]
        self._taken[cell_index, kind] += len(text)
        if before + len(text) <= MOST_TEXT:
            return text
        return text[: MOST_TEXT - before] + _MORE_TEXT if before <= MOST_TEXT else ""


class _Engine(NBClientEngine):
    """Runs a notebook in a `Kernel`."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, km: Kernel, execution_timeout: int, **named: Any
    ) -> None:
        hooks = {name: hook for name, hook in named.items() if name.startswith("on_cell_")}
        # Text that is flushed in pieces is one output, however it was flushed.
        made = _Client(nb_man, km=km, kernel_name=kernel_name, timeout=execution_timeout, coalesce_streams=True, **hooks)
        made.execute()


papermill_engines.register(ENGINE, _Engine)
