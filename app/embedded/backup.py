"""`poste backup`: everything an installation needs to be itself again, copied at one instant while it works."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from app.embedded import archive, dump
from app.embedded.archive import Manifest, Progress
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.supervisor import Ended, ending_signals
from app.embedded.voice import Voice
from app.storage import last_backup
from app.storage.backup import Instant, Unsuitable, held_instant
from app.storage.last_backup import LastBackup

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """What is copied: a database, and the data directory that holds its credentials."""

    database_url: str
    data: DataDir
    readings: bool = True


def run_backup(source: Source, target: Path, voice: Voice) -> Path:
    """Copy `source` to a file, named by the time when `target` is a directory. Raises LaunchError."""
    file = destination(target, datetime.now(UTC))
    began = time.monotonic()
    with voice.step("backing up", "") as step:
        instant = _copy(source, file, lambda done: step.reached(f"{done / MB:,.0f} MB"))
        size, seconds = file.stat().st_size, time.monotonic() - began
        step.done = f"backup of {instant.at:%Y-%m-%d %H:%M:%S} UTC in {file}: {size / MB:,.1f} MB"
    last_backup.record(source.data.root, LastBackup(instant.at, str(file), size, round(seconds, 1)))
    voice.note("it holds the passwords of the broker and the database: keep it where only administrators read")
    return file


def destination(target: Path, now: datetime) -> Path:
    """The file itself: `target`, or a dated name in it when it is a directory. Raises LaunchError."""
    target = target.expanduser().resolve()
    if target.is_dir():
        return target / f"poste-{now:%Y%m%dT%H%M%SZ}.backup"
    if not target.parent.is_dir():
        raise LaunchError(f"{target.parent} is not a directory; make it, or name another place.")
    return target


def _copy(source: Source, file: Path, progress: Progress) -> Instant:
    try:
        with ending_signals(), _held(source.database_url) as instant:
            write(source, instant, file, progress)
            return instant
    except Unsuitable as error:
        raise LaunchError(f"No backup was made: {error}.") from error
    except Ended:
        raise LaunchError("Interrupted: no backup was made.") from None


@contextmanager
def _held(database_url: str) -> Iterator[Instant]:
    """The instant, held by a transaction that does nothing while the copy is made on this same thread."""
    holding = held_instant(database_url)
    with asyncio.Runner() as runner:
        instant = runner.run(holding.__aenter__())
        try:
            yield instant
        finally:
            runner.run(holding.__aexit__(None, None, None))


def write(source: Source, instant: Instant, file: Path, progress: Progress) -> None:
    """Write the archive of an instant that is held meanwhile. Raises LaunchError; no file is left then."""
    with archive.writing(file) as whole:
        if source.data.credentials.exists():
            archive.add_text(whole, archive.CREDENTIALS, source.data.credentials.read_text(encoding="utf-8"))
        with dump.dumping(source.database_url, instant.snapshot, readings=source.readings) as dumped:
            archive.add_stream(whole, archive.DUMP, dumped, progress)
        at = instant.at.isoformat()
        archive.describe(whole, Manifest(at, __version__, instant.schema, instant.cursor, source.readings))
