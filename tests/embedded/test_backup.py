"""Backup and restore: the same city at one instant, in an empty place, whole or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from app.actions.store_batch import store_batch
from app.embedded import backup
from app.embedded.archive import MANIFEST
from app.embedded.backup import Source
from app.embedded.credentials import Credentials
from app.embedded.layout import DataDir
from app.storage import last_backup, upkeep
from app.storage.backup import Instant, held_instant
from app.storage.database import Database
from app.storage.snapshots import take
from bench import services
from tests.databases import drop, execute
from tests.factories import event, given, lamp, telemetry
from tests.services import wait_for

CHECKOUT = Path(__file__).resolve().parents[2]
LAMPS = 30
DIGEST = """
SELECT count(*) || ' ' || COALESCE(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM {table} AS t
"""
Digests = dict[str, str]
TRAIL = ("audit", "audit_content", "audit_head")
"""A restore is told in what it restored."""


async def digests(connection: asyncpg.Connection[asyncpg.Record]) -> Digests:
    """Every table's content in one word, whatever the order of its rows; the epoch is left out."""
    tables = await connection.fetch(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
    )
    found = {row["relname"]: await connection.fetchval(DIGEST.format(table=row["relname"])) for row in tables}
    found["feed"] = str(await connection.fetchval("SELECT seq || ' ' || at FROM feed"))
    return found


async def digests_at(url: str, instant: Instant) -> Digests:
    connection = await asyncpg.connect(url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            await connection.execute(f"SET TRANSACTION SNAPSHOT '{instant.snapshot}'")
            return await digests(connection)
    finally:
        await connection.close()


async def digests_of(url: str) -> Digests:
    connection = await asyncpg.connect(url)
    try:
        return await digests(connection)
    finally:
        await connection.close()


def without_trail(found: Digests) -> Digests:
    return {name: digest for name, digest in found.items() if name not in TRAIL}


async def last_act(url: str) -> str:
    connection = await asyncpg.connect(url)
    try:
        return str(await connection.fetchval("SELECT action FROM audit ORDER BY number DESC LIMIT 1"))
    finally:
        await connection.close()


async def fill(database: Database) -> None:
    """Something in every table that fills by itself."""
    now = datetime.now(UTC)
    await given(database, *(lamp(number, name=f"Réverbère {number} « É »") for number in range(1, LAMPS + 1)))
    for minute in range(120, 0, -3):
        at = now - timedelta(minutes=minute)
        said = [telemetry(f"EP-{n:04d}", at, {"active_power_w": n + minute, "power_state": "on"}) for n in range(1, 9)]
        unknown = telemetry("NOBODY", at, {"n": minute})
        await store_batch(database, [*said, event("EP-0001", at, "door_opened", {"by": "é"}), unknown], "w", at)
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE rollup_mark SET received_at = now() - interval '3 hours'")
        await upkeep.roll_up(tx.raw, now, now - timedelta(days=400))
    async with database.begin(statement="SET TRANSACTION ISOLATION LEVEL REPEATABLE READ") as tx:
        await take(tx.raw)


@asynccontextmanager
async def traffic(database: Database) -> AsyncIterator[None]:
    """Reports keep coming meanwhile."""

    async def publish() -> None:
        while True:
            at = datetime.now(UTC)
            said = [telemetry(f"EP-{n:04d}", at, {"active_power_w": at.microsecond % 97}) for n in range(1, LAMPS + 1)]
            await store_batch(database, said, "w", at)

    task = asyncio.create_task(publish())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def saved(database: Database, database_url: str, tmp_path: Path) -> tuple[Path, Digests]:
    """A backup made under traffic, and what the database held at its instant."""
    await fill(database)
    data = DataDir(tmp_path / "source")
    data.create()
    Credentials().with_system("lighting").save(data.credentials)
    source, file = Source(database_url, data), tmp_path / "city.backup"
    async with traffic(database):
        await asyncio.sleep(0.3)
        async with held_instant(database_url) as instant:
            expected = await digests_at(database_url, instant)
            await asyncio.to_thread(backup.write, source, instant, file, lambda _: None)
    assert await digests_of(database_url) != expected, "nothing was written meanwhile"
    return file, expected


@pytest.fixture
async def empty_url(server_url: str) -> AsyncIterator[str]:
    name = f"poste_restored_{os.getpid()}"
    await execute(server_url, f"CREATE DATABASE {name}")
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    await drop(server_url, name)


@pytest.fixture
def empty_place() -> Iterator[DataDir]:
    with services.data_dir() as data:
        yield data


def poste(*arguments: str, data: DataDir, database_url: str = "") -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTE_")}
    env = kept | {"POSTE_DATA_DIR": str(data.root), "COLUMNS": "300"}
    env |= {"POSTE_DATABASE_URL": database_url, "POSTE_MQTT_URL": "mqtt://nobody@127.0.0.1:1"} if database_url else {}
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(command, cwd=CHECKOUT, env=env, check=False, capture_output=True, text=True, timeout=120)


async def test_a_backup_made_under_traffic_is_restored_as_it_was(
    saved: tuple[Path, Digests], empty_url: str, empty_place: DataDir
) -> None:
    file, expected = saved
    ended = await asyncio.to_thread(poste, "restore", str(file), data=empty_place, database_url=empty_url)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    restored_as = await digests_of(empty_url)
    assert without_trail(restored_as) == without_trail(expected)
    assert await last_act(empty_url) == "database.restore"
    assert "MB/s" in ended.stdout
    filled = {name for name, digest in expected.items() if not digest.startswith("0 ")}
    assert {"asset", "field_system", "asset_state", "event", "rollup"} < filled
    assert {"ledger", "kept_message", "snapshot", "snapshot_asset", "feed"} < filled
    assert any(name.startswith("reading_2") for name in filled)
    assert any(name.startswith("journal_change_2") for name in filled)
    assert any(name.startswith("journal_sample_2") for name in filled)
    restored = Credentials.load_or_create(empty_place.credentials).systems
    assert list(restored) == ["lighting"]


async def test_cursors_given_before_are_void_after_a_restore(
    saved: tuple[Path, Digests], empty_url: str, empty_place: DataDir
) -> None:
    ended = await asyncio.to_thread(poste, "restore", str(saved[0]), data=empty_place, database_url=empty_url)
    assert ended.returncode == 0, ended.stderr
    before = json.loads(zipfile.ZipFile(saved[0]).read(MANIFEST))["cursor"].split(":")[0]
    database = Database(empty_url, pool_size=1)
    async with database.read() as tx:
        epoch = (await tx.cursor()).epoch
    await database.close()
    assert epoch != before


async def test_a_whole_installation_comes_back_from_nothing_but_its_backup(
    saved: tuple[Path, Digests], empty_place: DataDir
) -> None:
    """Into an empty data directory: cluster, credentials and all; then `poste up` runs on it."""
    file, _ = saved
    ended = await asyncio.to_thread(poste, "restore", str(file), data=empty_place)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    again = await asyncio.to_thread(poste, "restore", str(file), data=empty_place)
    assert again.returncode == 1
    assert "already holds tables" in again.stderr
    assert "Traceback" not in again.stderr
    assert stat.S_IMODE(empty_place.credentials.stat().st_mode) == 0o600


async def test_a_database_that_is_not_empty_is_left_alone(
    saved: tuple[Path, Digests], database_url: str, empty_place: DataDir
) -> None:
    before = await digests_of(database_url)
    ended = await asyncio.to_thread(poste, "restore", str(saved[0]), data=empty_place, database_url=database_url)
    assert ended.returncode == 1
    assert "Nothing was restored" in ended.stderr
    assert await digests_of(database_url) == before


@pytest.mark.parametrize("fault", ["truncated", "damaged", "other", "absent"])
async def test_a_file_that_is_not_a_whole_backup_is_refused_before_anything_is_written(
    saved: tuple[Path, Digests], empty_url: str, empty_place: DataDir, tmp_path: Path, fault: str
) -> None:
    content = saved[0].read_bytes()
    bad = tmp_path / "bad.backup"
    middle = len(content) // 2
    spoilt = {
        "truncated": content[: len(content) * 9 // 10],
        "damaged": content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :],
        "other": b"not a backup at all",
    }
    if fault in spoilt:
        bad.write_bytes(spoilt[fault])
    ended = await asyncio.to_thread(poste, "restore", str(bad), data=empty_place, database_url=empty_url)
    assert ended.returncode == 1
    assert str(bad) in ended.stderr
    assert "Traceback" not in ended.stderr
    assert await digests_of_tables(empty_url) == 0


async def digests_of_tables(url: str) -> int:
    connection = await asyncpg.connect(url)
    try:
        query = "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        return int(await connection.fetchval(query))
    finally:
        await connection.close()


async def test_the_command_writes_one_private_file_and_notes_when(
    database_url: str, tmp_path: Path, empty_place: DataDir
) -> None:
    ended = await asyncio.to_thread(poste, "backup", str(tmp_path), data=empty_place, database_url=database_url)
    assert ended.returncode == 0, ended.stderr
    assert await last_act(database_url) == "database.backup"
    [file] = await asyncio.to_thread(lambda: list(tmp_path.glob("*.backup")))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "MB" in ended.stdout
    assert "passwords" in ended.stdout
    noted = last_backup.find(empty_place.root)
    assert noted
    assert noted.file == str(file)


def test_a_backup_that_is_interrupted_leaves_no_file(database_url: str, tmp_path: Path, empty_place: DataDir) -> None:
    env = os.environ | {"POSTE_DATABASE_URL": database_url, "POSTE_MQTT_URL": "mqtt://nobody@127.0.0.1:1"}
    command = [sys.executable, "-m", "app.cli", "backup", str(tmp_path), "--data-dir", str(empty_place.root)]
    with asyncio.Runner() as runner:
        locker = runner.run(asyncpg.connect(database_url))
        runner.run(locker.execute("BEGIN; LOCK TABLE ledger"))
        process = subprocess.Popen(command, cwd=CHECKOUT, env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        assert wait_for(lambda: bool(list(tmp_path.glob(".*.part"))))
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=20)
        runner.run(locker.close())
    assert process.returncode == 1
    assert b"Interrupted: no backup was made" in said
    assert list(tmp_path.iterdir()) == []
