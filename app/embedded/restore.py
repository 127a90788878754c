"""`poste restore`: a backup into an empty place, whole or not at all."""

from __future__ import annotations

import asyncio
import json
import shutil
import time
import zipfile
from dataclasses import replace
from pathlib import Path

from app.embedded import archive, dump
from app.embedded.archive import Manifest
from app.embedded.backup import MB
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.tell_copy import tell_copy
from app.embedded.up import UpOptions, installation, start_database
from app.embedded.voice import Voice
from app.storage.backup import Unsuitable, require_empty, start_epoch
from app.storage.schema import head


def run_restore(options: UpOptions, file: Path, voice: Voice) -> None:
    """Restore `file` into the database of `options`, or a new embedded one in its data directory. Raises LaunchError.

    The broker users of the field systems come with it; cursors given out before are void.
    """
    with voice.step("checking the backup", "") as step, archive.reading(file) as (whole, manifest):
        step.done = f"{file.name} is whole: {manifest.at[:19]}, Poste {manifest.version}, schema {manifest.schema}"
        _require_known(manifest, file)
    fresh = not options.database_url and not DataDir(options.data_dir.expanduser().resolve()).postgres.exists()
    with installation(options, voice) as place, archive.reading(file) as (whole, manifest):
        if fresh:
            _save_credentials(whole, place.data)
        try:
            database_url = start_database(place)
            _fill(database_url, whole, voice)
            tell_copy(database_url, "restore", file)
        except BaseException:
            if fresh:
                place.supervisor.stop()
                shutil.rmtree(place.data.postgres, ignore_errors=True)
                place.data.credentials.unlink(missing_ok=True)
            raise
        if not fresh:
            _save_credentials(whole, place.data)
    voice.good("restored; `poste up` brings the schema up to date and starts")


def _require_known(manifest: Manifest, file: Path) -> None:
    if manifest.schema > head():
        raise LaunchError(
            f"{file} has schema {manifest.schema} and this program knows {head()}: restore it with Poste "
            f"{manifest.version} or later."
        )


def _fill(database_url: str, whole: zipfile.ZipFile, voice: Voice) -> None:
    total, began = whole.getinfo(archive.DUMP).file_size, time.monotonic()
    try:
        asyncio.run(require_empty(database_url))
        with voice.step("restoring", "") as step:
            with whole.open(archive.DUMP) as dumped, dump.restoring(database_url) as target:
                archive.copy(dumped, target, lambda done: step.reached(f"{done / total:.0%} of {total / MB:,.0f} MB"))
            epoch = asyncio.run(start_epoch(database_url))
            rate = total / MB / (time.monotonic() - began)
            step.done = f"{total / MB:,.1f} MB restored, {rate:,.1f} MB/s; the journal's epoch is now {epoch}"
    except Unsuitable as error:
        raise LaunchError(
            f"Nothing was restored: {error}. Name an empty place with --data-dir, or an empty database."
        ) from error


def _save_credentials(whole: zipfile.ZipFile, data: DataDir) -> None:
    """Those of the backup; passwords that a database here already goes by are kept."""
    if archive.CREDENTIALS not in whole.namelist():
        return
    saved = Credentials(**json.loads(whole.read(archive.CREDENTIALS)))
    if data.credentials.exists():
        here = Credentials.load_or_create(data.credentials)
        saved = replace(saved, database=here.database, database_admin=here.database_admin)
    saved.save(data.credentials)
