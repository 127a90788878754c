"""The operators' screen as sources and as built files, and whether the one is of the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

_APP = Path(__file__).resolve().parent
SOURCES = _APP.parent / "console"
BUILT = _APP / "console_files"
STAMP = ".sources"
"""Beside the built files: the digest of what they were built from."""
_NOT_SOURCES = frozenset({"node_modules", "dist", ".vite"})

State = Literal["built", "outdated", "missing"]


def digest(sources: Path = SOURCES) -> str:
    """SHA-256 over every source file's path and content."""
    told = hashlib.sha256()
    for path in sorted(_files(sources)):
        told.update(f"{path.relative_to(sources).as_posix()}\0".encode())
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()


def state(built: Path = BUILT, sources: Path = SOURCES) -> State:
    """Where there are no sources (an installed wheel), what is built is what there is."""
    if not (built / "index.html").is_file():
        return "missing"
    if not sources.is_dir():
        return "built"
    stamp = built / STAMP
    return "built" if stamp.is_file() and stamp.read_text(encoding="ascii") == digest(sources) else "outdated"


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.name not in _NOT_SOURCES:
                yield from _files(path)
        else:
            yield path
