"""A backup as one file: a ZIP of the database's dump, the credentials and a manifest; checked before use.

ZIP (PKWARE APPNOTE 6.3) carries a CRC-32 of every member and its directory at the end: a cut or damaged file shows.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from app.embedded.errors import LaunchError

FORMAT = 1
DUMP, CREDENTIALS, MANIFEST = "database.dump", "credentials.json", "manifest.json"
CHUNK = 1024 * 1024
Progress = Callable[[int], None]
"""Told the bytes copied so far."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the backup is of: the instant, the program that made it, the schema and the journal's place."""

    at: str
    version: str
    schema: str
    cursor: str
    readings: bool
    format: int = FORMAT


@contextmanager
def writing(path: Path) -> Iterator[zipfile.ZipFile]:
    """A new archive, mode 0600, under its name only once it is whole and on disk.

    Raises LaunchError when the file exists or cannot be written.
    """
    staging = path.with_name(f".{path.name}.part")
    try:
        if path.exists():
            raise LaunchError(f"{path} exists; name another file.")
        descriptor = os.open(staging, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as handle, zipfile.ZipFile(handle, "w") as archive:
            yield archive
            archive.close()
            handle.flush()
            os.fsync(handle.fileno())
        staging.replace(path)
    except OSError as error:
        raise LaunchError(f"The backup {path} cannot be written: {error.strerror or error}.") from error
    finally:
        staging.unlink(missing_ok=True)


def add_stream(archive: zipfile.ZipFile, name: str, source: IO[bytes], progress: Progress) -> None:
    """Copy `source` to its end into a member stored as it is (the dump compresses itself)."""
    with archive.open(_member(name), "w", force_zip64=True) as member:
        copy(source, member, progress)


def add_text(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(_member(name), text)


def describe(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    add_text(archive, MANIFEST, json.dumps(asdict(manifest), indent=2) + "\n")


@contextmanager
def reading(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """A whole, undamaged backup and its manifest. Raises LaunchError saying what is wrong with the file."""
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            if damaged:
                raise LaunchError(f"{path} is damaged ({damaged} does not match its checksum); use another backup.")
            yield archive, _manifest(archive, path)
    except OSError as error:
        raise LaunchError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
        raise LaunchError(f"{path} is not a whole backup of Poste ({error}); use another one.") from error


def copy(source: IO[bytes], target: IO[bytes], progress: Progress) -> None:
    done = 0
    while block := source.read(CHUNK):
        target.write(block)
        done += len(block)
        progress(done)


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, datetime.now(UTC).timetuple()[:6])
    member.external_attr = 0o600 << 16
    return member


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
        archive.getinfo(DUMP)
    except (KeyError, ValueError, TypeError) as error:
        raise LaunchError(f"{path} is not a backup of Poste ({error}).") from error
    if manifest.format > FORMAT:
        raise LaunchError(f"{path} was made by Poste {manifest.version}: restore it with that release or a later one.")
    return manifest
