"""The audit trail from the command line: verify it against its anchors, export it, erase content of an entry."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from msgspec.json import encode

from app.actions.anchor_audit import kept_anchors
from app.actions.clock import SystemClock
from app.actions.erase_audit import erase_content
from app.actions.errors import Refusal, StorageUnavailable
from app.actions.tell_export import tell_export
from app.actions.verify_audit import Verified, verify_audit
from app.api.audit_export import csv_lines, ndjson
from app.control.anchor_key import NAME, anchor_key
from app.domain.audit import Fault
from app.domain.audit_anchor import Anchor, InvalidAnchor, read_anchor
from app.domain.signature import public_text
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.settings import Settings
from app.storage.database import Database

Answer = TypeVar("Answer")


def public_key(settings: Settings) -> str:
    """The public half of the key that signs anchors, made here if it is not yet."""
    return public_text(anchor_key(settings.data_dir))


def verified(settings: Settings, folder: Path | None, keys: Sequence[str]) -> Verified:
    """The trail held against its anchors: those in the database and the files in `folder` (the setting's by default),
    signed with one of `keys`, by default this installation's. Raises LaunchError.
    """
    trusted = trusted_keys(settings, keys)
    place = folder or settings.anchors
    files = sorted(place.glob("audit-*.json")) if place.is_dir() else []
    if folder and not files:
        raise LaunchError(f"{folder} holds no anchor (audit-….json).")
    return run_on(settings, lambda database: _verified(database, files, trusted))


def trusted_keys(settings: Settings, keys: Sequence[str]) -> Sequence[str]:
    """`keys`, by default this installation's. Raises LaunchError where there is none."""
    trusted = list(keys) or ([public_key(settings)] if (settings.data_dir / NAME).exists() else [])
    if not trusted:
        raise LaunchError("This machine holds no key of the audit trail: give the public one with --key.")
    return trusted


def erased(settings: Settings, number: int, reason: str) -> None:
    """Erase the content of one entry. Raises LaunchError."""
    run_on(settings, lambda database: erase_content(database, number, reason))


def exported(settings: Settings, file: Path) -> None:
    """Write the whole trail, as CSV or NDJSON by the file's ending. Raises LaunchError."""
    forms = {".csv": csv_lines, ".ndjson": ndjson}
    lines = forms.get(file.suffix.lower())
    if lines is None:
        raise LaunchError(f"{file}: end its name in .ndjson or .csv, which says the form.")

    async def write(database: Database) -> None:
        await tell_export(database, "audit", file.suffix.lower().removeprefix("."), {"file": str(file)})
        with file.open("w", encoding="utf-8", newline="") as handle:
            async for part in lines(database, {}):
                await asyncio.to_thread(handle.write, part)

    try:
        run_on(settings, write)
    except OSError as error:
        raise LaunchError(f"{file} cannot be written ({error.strerror}).") from error


async def _verified(database: Database, files: Sequence[Path], keys: Sequence[str]) -> Verified:
    faults: list[Fault] = []
    anchors: list[Anchor] = []
    named = [(file.name, file.read_bytes()) for file in files]
    kept = [("the database’s", encode(document)) for document in await kept_anchors(database, date.min)]
    for name, document in (*kept, *named):
        try:
            anchors.append(_read(document, keys))
        except InvalidAnchor as error:
            faults.append(Fault(0, "anchor", f"{name} anchor: {error}"))
    found = await verify_audit(database, anchors, SystemClock().now())
    found.faults[:0] = faults
    return found


def _read(document: bytes, keys: Sequence[str]) -> Anchor:
    """Raises `InvalidAnchor` unless one of `keys` signed it."""
    *others, last = keys
    for key in others:
        try:
            return read_anchor(document, key)
        except InvalidAnchor:
            continue
    return read_anchor(document, last)


def run_on(settings: Settings, work: Callable[[Database], Awaitable[Answer]]) -> Answer:
    """What `work` answers, done in the name of who typed. Raises LaunchError."""

    async def main() -> Answer:
        database = Database(settings.database_url, pool_size=1).by(author())
        try:
            return await work(database)
        finally:
            await database.close()

    try:
        return asyncio.run(main())
    except StorageUnavailable as error:
        raise LaunchError(f"The database does not answer ({error}); start `poste up` first.") from error
    except Refusal as error:
        raise LaunchError(f"{error}.") from error
