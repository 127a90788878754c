"""A process and all its children under a limit of memory, and what they use of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

_V1 = Path("/sys/fs/cgroup/memory")
_V2 = Path("/sys/fs/cgroup")


@dataclass(frozen=True, slots=True)
class Limit:
    """`join` is a `preexec_fn`; `kills` counts what the kernel ended for want of memory."""

    join: Callable[[], None]
    kills: Callable[[], int]
    enforced: bool


@contextmanager
def limited(limit_bytes: int) -> Iterator[Limit]:
    """A control group of that size, where this user may make one; elsewhere nothing is enforced, only measured."""
    group = _make(limit_bytes)
    if group is None:
        yield Limit(lambda: None, lambda: 0, enforced=False)
        return
    procs = group / "cgroup.procs"
    try:
        yield Limit(lambda: _join(procs), lambda: _kills(group), enforced=True)
    finally:
        with suppress(OSError):
            group.rmdir()


def used(root: psutil.Process) -> dict[str, int]:
    """Bytes by program of `root` and its descendants; what they share is counted once (PSS)."""
    found: dict[str, int] = {}
    for process in [root, *root.children(recursive=True)]:
        with suppress(psutil.Error, FileNotFoundError):
            name = _name(process)
            found[name] = found.get(name, 0) + process.memory_full_info().pss
    return found


def _name(process: psutil.Process) -> str:
    words = process.cmdline()
    if "app.cli" in words:
        return f"poste {words[words.index('app.cli') + 1]}"
    return "simulators" if "simulators" in words else process.name()


def _make(limit_bytes: int) -> Path | None:
    for base, name in ((_V1, "memory.limit_in_bytes"), (_V2, "memory.max")):
        group = base / f"poste-test-{os.getpid()}"
        try:
            group.mkdir()
            (group / name).write_text(str(limit_bytes))
        except OSError:
            with suppress(OSError):
                group.rmdir()
        else:
            return group
    return None


def _join(procs: Path) -> None:
    procs.write_text(str(os.getpid()))


def _kills(group: Path) -> int:
    for name in ("memory.oom_control", "memory.events"):
        with suppress(OSError):
            words = (group / name).read_text().split()
            return int(words[words.index("oom_kill") + 1])
    return 0
