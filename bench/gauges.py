"""Memory and processor time of running processes, once a second."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import msgspec
import numpy as np
import psutil

_EVERY_S = 1.0


class Use(msgspec.Struct, frozen=True):
    """Resident memory in MB at the first look, the last and the most, its slope in MB a minute over the second half
    (connections, caches and buffers fill in the first), and the processor's share in percent of one core.
    """

    first_mb: float
    last_mb: float
    most_mb: float
    slope_mb_min: float
    cpu_pct: float


class Gauges:
    """Looks at processes (by name, with what they start) from `with` to its end; then `uses` says what they took."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        self._processes = {name: psutil.Process(pid) for name, pid in pids.items()}
        self._looks: dict[str, list[tuple[float, float]]] = {name: [] for name in pids}
        self._cpu: dict[str, float] = {}
        self._began = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.uses: dict[str, Use] = {}

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._cpu = {name: _cpu_s(process) for name, process in self._processes.items()}
        self._look()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._look()
        passed = time.monotonic() - self._began
        for name, process in self._processes.items():
            cpu_pct = 100 * (_cpu_s(process) - self._cpu[name]) / passed
            self.uses[name] = _use(self._looks[name], cpu_pct)

    def _run(self) -> None:
        while not self._stop.wait(_EVERY_S):
            self._look()

    def _look(self) -> None:
        now = time.monotonic()
        for name, process in self._processes.items():
            try:
                self._looks[name].append((now, process.memory_info().rss / 2**20))
            except psutil.Error:
                continue


def _cpu_s(process: psutil.Process) -> float:
    """Of the process and those it started (a PostgreSQL's sessions)."""
    total = 0.0
    try:
        for one in (process, *process.children(recursive=True)):
            times = one.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    except psutil.Error:
        return total
    return total


def _use(looks: list[tuple[float, float]], cpu_pct: float) -> Use:
    if not looks:
        return Use(0, 0, 0, 0, round(cpu_pct, 1))
    at, rss = np.array(looks).T
    late = at >= (at[0] + at[-1]) / 2
    slope = float(np.polyfit(at[late] - at[0], rss[late], 1)[0]) * 60 if late.sum() > 2 else 0.0
    return Use(*(round(float(value), 1) for value in (rss[0], rss[-1], rss.max(), slope, cpu_pct)))
