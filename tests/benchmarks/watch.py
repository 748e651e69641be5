"""What a step takes: time, and the memory and processor time of this process and all that it started, from /proc."""

import threading
import time
from pathlib import Path
from typing import NamedTuple

import psutil

EVERY = 0.05  # seconds between two looks


class Cost(NamedTuple):
    """Bytes at the peak, without and with mapped files, which the system may take back; seconds."""

    own: int
    mapped: int
    seconds: float
    processor: float


class Watch(threading.Thread):
    """Watch a step in the background: ``with Watch() as watch: step()``, and then `watch.cost`."""

    def __enter__(self):
        self.done, self.peaks = threading.Event(), (0, 0)
        self.begun, self.used = time.perf_counter(), {}
        self.look()
        self.before = self.used.copy()
        self.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.join()
        self.look()
        processor = sum(self.used.values()) - sum(self.before.values())
        self.cost = Cost(*self.peaks, time.perf_counter() - self.begun, processor)

    def run(self):
        while not self.done.wait(EVERY):
            self.look()

    def look(self) -> None:
        """Add up all processes; what one used that has ended is what it had when it was last seen."""
        own = mapped = 0
        for process in (psutil.Process(), *psutil.Process().children(recursive=True)):
            try:
                lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
                times = process.cpu_times()
            except (OSError, psutil.Error):  # it has just ended
                continue
            held = dict(line.removesuffix(" kB").split(":") for line in lines if line.startswith("Rss"))
            own += int(held.get("RssAnon", 0)) + int(held.get("RssShmem", 0))
            mapped += int(held.get("RssFile", 0))
            self.used[process.pid] = times.user + times.system
        self.peaks = max(self.peaks[0], own * 1024), max(self.peaks[1], (own + mapped) * 1024)
