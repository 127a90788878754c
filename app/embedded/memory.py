"""How much memory this program may use: the machine's, or less where its control group says so."""

from __future__ import annotations

from pathlib import Path

import psutil

CGROUPS = Path("/sys/fs/cgroup")


def memory_bytes(own: Path = Path("/proc/self/cgroup"), root: Path = CGROUPS) -> int:
    """The least of the machine's memory and the limits of our control group and those above it, in bytes.

    Linux kernel documentation: cgroup-v2 `memory.max`, cgroup-v1 `memory.limit_in_bytes`.
    """
    return min([psutil.virtual_memory().total, *_limits(own, root)])


def _limits(own: Path, root: Path) -> list[int]:
    try:
        lines = own.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        _, controllers, path = line.split(":", 2)
        if controllers not in ("", "memory"):
            continue
        base, name = (root, "memory.max") if not controllers else (root / "memory", "memory.limit_in_bytes")
        group = base / path.strip("/")
        found += [_limit(place / name) for place in [group, *group.parents] if place.is_relative_to(base)]
    return [limit for limit in found if limit]


def _limit(file: Path) -> int:
    """0 when there is none; a container may not see its own path, so the root of what it sees is asked too."""
    try:
        text = file.read_text(encoding="utf-8").strip()
    except OSError:
        return 0
    return int(text) if text.isdigit() else 0
