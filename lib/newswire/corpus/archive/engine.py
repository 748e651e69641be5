"""Work on the parts of an archive: a graph that Dask runs, in processes of this machine or on a cluster."""

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial
from hashlib import blake2b
from time import sleep
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ...memory import give_back
from ...progress import bar
from ...reading.formats.extras import needed
from .storage import CODEC

if TYPE_CHECKING:
    from distributed import Client

    from .parts import InParts

Merge = Callable[[list[Any]], Any]
AT_ONCE = "at_once"  # a merge that has this attribute
SAME = "same"  # among what is made: the arguments that are the same for all parts, which are sent but once
FAN = 4  # tables that are merged at a time: few, since those of many parts are large
_SIZE = 8  # bytes that tell the size of what is compressed
_MERGED = "merged"  # how the names of such steps begin
_IDLE = 300  # seconds after which workers that have nothing to do end
_PATIENCE = 10  # seconds until a scheduler has to answer
_WARNED = "distributed.admin.large-graph-warning-threshold"  # ids of articles of many parts exceed it, as they may
_TRIES = 4  # for work whose processes were killed
_WAITS = 0.2, 1.0, 4.0  # seconds until a file that cannot be reached is tried again
_ALONE = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}  # a worker has one core
_client: "ContextVar[Client | None]" = ContextVar("client", default=None)
_KILLED = (
    f"Processes that work on the archive were killed {_TRIES} times, usually because memory ran out: close other "
    "programs, or set LOKY_MAX_CPU_COUNT=1 in the environment, so that there is one such process at a time."
)
SCHEDULER = "NEWSWIRE_SCHEDULER"  # the environment's name for the address of a cluster's scheduler


@contextmanager
def on(client: "Client | None") -> Iterator[None]:
    """Have the work that is asked for within run on a cluster."""
    if isinstance(client, str):
        raise TypeError(f"The client is that of a cluster, distributed.Client({client!r}), and not its address.")
    before = _client.set(client or _client.get())
    try:
        yield
    finally:
        _client.reset(before)


def total(value: "InParts", merge: Merge, parts: Iterable[int] | None = None) -> Any:
    """Make a value of each part of an archive, or of some parts, and merge them: some at a time, or see `at_once`.

    The order in which they are merged depends on their number alone, so that the result is the same wherever it runs.
    """
    made: dict = {}
    names = value.root.parts
    wanted = range(len(names)) if parts is None else parts
    work = []
    for at in wanted:
        work.append((_packed(value.at(at, made)), f"{value.name} of {names[at]}"))
        made = {key: kept for key, kept in made.items() if not isinstance(key, tuple)}  # what is of all parts
    same = _packed(made.get(SAME, []))
    if len(names) == 1:
        return merge([_unpacked(_made(*work[0], same))])
    graph, keys = _graph(value.name, work, same, merge)
    client = _client.get() or (client_of(address) if (address := os.environ.get(SCHEDULER)) else None)
    with bar(total=len(work), desc=value.name.replace("_", " ").strip(), unit=" parts") as shown:
        if client is not None:
            packed = _there(graph, keys, client, shown)
        else:
            packed = _here(graph, keys, value.root.folder.shared, shown)
    values = [_unpacked(packed.pop(0)) for _ in keys]
    return merge(values) if hasattr(merge, AT_ONCE) else values[0]


def _graph(name: str, work: list[tuple[bytes, str]], same: bytes, merge: Merge) -> tuple[dict[str, Any], list[str]]:
    """Return the steps of the work by their keys, and the keys of what is left to be done in this process."""
    digest = blake2b(digest_size=8)
    for packed in (_packed(merge), same, *(packed for packed, _ in work)):
        digest.update(packed)
    run = digest.hexdigest()
    to_all = f"{SAME}-{run}"
    graph: dict[str, Any] = {f"{name}-{run}-{at}": (_made, *each, to_all) for at, each in enumerate(work)}
    step, keys, add_up = 0, list(graph), partial(_merged, merge)
    graph[to_all] = same
    while not (step and len(keys) == 1 or hasattr(merge, AT_ONCE)):
        step += 1
        merged = {f"{_MERGED}-{run}-{step}-{at}": (add_up, keys[at : at + FAN]) for at in range(0, len(keys), FAN)}
        graph |= merged
        keys = list(merged)
    return graph, keys


def at_once(merge: Merge) -> Merge:
    """Have a merge take what is of all parts at once, in this process, since it only puts one behind another.

    In rounds, each of these would be packed, sent and unpacked several times, for nothing.
    """
    setattr(merge, AT_ONCE, True)
    return merge


def processes(n: int) -> Any:
    """Return n processes that wait for work, each with one core: an executor that is kept for what comes next."""
    loky = _library("loky")
    # A process that has grown is replaced by a new one, which is as it should be and nobody's concern.
    warnings.filterwarnings("ignore", "A worker was restarted", UserWarning, "loky")
    return loky.get_reusable_executor(n, timeout=_IDLE, env=_ALONE)


def _library(name: str) -> Any:
    return needed(name, "cluster", "An archive")


def _packed(value: Any) -> bytes:
    """Pickle and compress what goes from one process to another, behind its size: the one between holds no more."""
    content = _library("cloudpickle").dumps(value)
    return len(content).to_bytes(_SIZE) + pa.compress(content, codec=CODEC, asbytes=True)


def _unpacked(packed: bytes) -> Any:
    size, content = int.from_bytes(packed[:_SIZE]), pa.py_buffer(packed).slice(_SIZE)
    return _library("cloudpickle").loads(pa.decompress(content, size, codec=CODEC))


def _merged(merge: Callable[[list], Any], packed: list[bytes]) -> bytes:
    """Merge some values, in a worker."""
    merged = _packed(merge([_unpacked(each) for each in packed]))
    give_back()
    return merged


def _made(packed: bytes, told: str, same: bytes) -> bytes:
    """Make a value of one part, in a worker: again where a file cannot be reached; a failure tells of what it was."""
    waits = iter(_WAITS)
    while True:
        try:
            value = _packed(_unpacked(packed).value({SAME: _unpacked(same)}))
            give_back()
            return value
        except Exception as error:
            wait = next(waits, None) if isinstance(error.__cause__ or error, OSError) else None
            if wait is None:
                error.add_note(f"This was in {told}, a part of the archive.")
                raise
        sleep(wait)


def _here(graph: dict[str, Any], keys: list[str], in_processes: bool, shown: Any) -> list[bytes]:
    """Run a graph on this machine; processes that were killed are replaced, and do again what was not yet done."""
    loky, scheduler = _library("loky"), _library("dask.multiprocessing")
    n = loky.cpu_count()  # that this process may use
    give_back()  # what those who work now need
    with _library("dask.callbacks").Callback(posttask=lambda done, *_: shown.update(not done.startswith(_MERGED))):
        if not in_processes:
            return list(_library("dask.threaded").get(graph, keys, num_workers=n))
        for _ in range(_TRIES):
            done: dict[str, Any] = {}
            workers = processes(n)
            try:
                return list(scheduler.get(graph, keys, pool=workers, cache=done, chunksize=1, optimize_graph=False))
            except loky.process_executor.BrokenProcessPool:
                graph |= {name: _library("dask.task_spec").DataNode(name, value) for name, value in done.items()}
    raise RuntimeError(_KILLED)


def _there(graph: dict, keys: list[str], client: "Client", shown: Any) -> list[bytes]:
    """Run a graph on a cluster, whose scheduler gives the work of a lost worker to another."""
    topic = f"parts of {keys[0]}"  # which is no key itself, and so no task to wait for
    client.subscribe_topic(topic, lambda event: shown.update())
    try:
        told = {name: (_told, task, topic) if task[0] is _made else task for name, task in graph.items()}
        with _library("dask").config.set({_WARNED: "1 GB"}):
            return list(client.get(told, keys))
    finally:
        client.unsubscribe_topic(topic)


def _told(value: Any, topic: str) -> Any:
    """Hand on what was made, and tell those who watch that it was."""
    _library("distributed").get_worker().log_event(topic, 1)
    return value


@cache
def client_of(scheduler: str) -> "Client":
    """Return the client of a scheduler, one for all that this process asks, or refuse one that cannot be reached."""
    distributed = _library("distributed")
    try:
        return distributed.Client(scheduler, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        remedy = "start one with `dask scheduler`, or name none to work on this machine"
        raise ValueError(f"No scheduler answers at {scheduler}; {remedy}.") from error
