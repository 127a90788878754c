"""When this machine last made a backup: a small file in the data directory, for `poste doctor` and monitoring."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec


class LastBackup(msgspec.Struct):
    """`at` is the instant the copy is of."""

    at: datetime
    file: str
    bytes: int
    seconds: float


def record(data_dir: Path, backup: LastBackup) -> None:
    path = _path(data_dir)
    staging = path.with_suffix(".new")
    staging.write_bytes(msgspec.json.encode(backup))
    staging.replace(path)


def find(data_dir: Path) -> LastBackup | None:
    """None when none was made here, or the file cannot be read."""
    try:
        return msgspec.json.decode(_path(data_dir).read_bytes(), type=LastBackup)
    except (OSError, msgspec.MsgspecError):
        return None


def _path(data_dir: Path) -> Path:
    return data_dir / "last-backup.json"
