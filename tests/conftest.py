"""Services and databases shared by every test: real PostgreSQL, a migrated template cloned per test."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from app.storage.database import Database
from app.storage.migrate import upgrade
from app.storage.vault import NAME, KeyFile
from tests.databases import drop, execute
from tests.processes import Poste
from tests.services import RunningBroker, mosquitto_broker, nats_broker, postgres_url

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    with postgres_url() as url:
        yield url


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def template(server_url: str) -> Iterator[str]:
    """A migrated database that tests clone."""
    name = f"poste_template_{os.getpid()}"
    asyncio.run(execute(server_url, f"CREATE DATABASE {name}"))
    upgrade(_named(server_url, name))
    yield name
    asyncio.run(drop(server_url, name))


@pytest.fixture
async def database_url(server_url: str, template: str) -> AsyncIterator[str]:
    """A fresh migrated database of this test's own."""
    name = f"poste_test_{os.getpid()}_{next(_numbers)}"
    await execute(server_url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield _named(server_url, name)
    await drop(server_url, name)


@pytest.fixture
async def database(database_url: str, tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(database_url, pool_size=4, vault=KeyFile(tmp_path / NAME))
    yield database
    await database.close()


@pytest.fixture(scope="session")
def broker() -> Iterator[RunningBroker]:
    with nats_broker("lighting") as running:
        yield running


@pytest.fixture(scope="session")
def mosquitto() -> Iterator[RunningBroker]:
    with mosquitto_broker("lighting") as running:
        yield running


@pytest.fixture
def poste(database_url: str, broker: RunningBroker, tmp_path: Path) -> Poste:
    """A place to start web and worker processes on this test's own database and session."""
    return Poste(database_url, broker.url, tmp_path, {"POSTE_MQTT_CLIENT_ID": f"test-{os.getpid()}-{next(_numbers)}"})


@pytest.fixture
def poste_on_mosquitto(poste: Poste, mosquitto: RunningBroker) -> Poste:
    """The same, with Mosquitto for a broker and MQTT 5."""
    return replace(poste, mqtt_url=f"{mosquitto.url}?version=5")
