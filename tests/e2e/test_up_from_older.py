"""An installation of the previous release, restored from its backup, brought up by this one."""

from __future__ import annotations

import asyncio
import json
import os
import urllib.request
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from app.embedded import backup
from app.embedded.backup import Source
from app.embedded.credentials import Credentials
from app.embedded.ports import LOOPBACK, free_port
from app.storage.backup import held_instant
from app.storage.migrate import upgrade
from app.storage.schema import head
from bench import services
from tests.databases import drop, execute
from tests.e2e.test_up import poste, poste_up
from tests.storage import release_0_1_0 as old

ASSETS = ["EP-0001", "EP-0002"]


@pytest.fixture
async def old_backup(server_url: str, tmp_path: Path) -> AsyncIterator[Path]:
    """What `poste backup` makes of a database of release 0.1.0."""
    name = f"poste_older_{os.getpid()}"
    await execute(server_url, f"CREATE DATABASE {name}")
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    await asyncio.to_thread(upgrade, url, old.SCHEMA)
    connection = await asyncpg.connect(url)
    program = old.Program(connection)
    await program.register("lighting", ASSETS)
    await program.store(ASSETS, datetime.now(UTC) - timedelta(minutes=1), 42)
    await connection.close()
    file = tmp_path / "old.backup"
    with services.data_dir() as data:
        Credentials().with_system("lighting").save(data.credentials)
        async with held_instant(url) as instant:
            await asyncio.to_thread(backup.write, Source(url, data), instant, file, lambda _: None)
    yield file
    await drop(server_url, name)


@pytest.mark.timeout(300)
def test_up_copies_what_the_previous_release_left_migrates_it_and_serves_it(old_backup: Path) -> None:
    port = free_port()
    with services.data_dir() as data:
        restored = poste(data, "restore", str(old_backup))
        assert restored.returncode == 0, restored.stdout + restored.stderr
        with poste_up(data, port, free_port()) as (_, said):
            words = "".join(said)
            assert "backup of" in words
            assert words.index("backup of") < words.index("schema is current")
            answer = json.loads(urllib.request.urlopen(f"http://{LOOPBACK}:{port}/api/v1/assets", timeout=10).read())
            assert [asset["id"] for asset in answer["items"]] == ASSETS
            examined = poste(data, "doctor")
            assert head() in examined.stdout
            assert "backup" in examined.stdout
        [copy] = data.backups.glob("*.backup")
        assert copy.stat().st_size > 10_000
