"""NATS and Mosquitto with the users that a registry has issued credentials to, as an installation would set them up."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from app.actions.broker_users import BrokerUser, broker_users
from app.actions.clock import SystemClock
from app.actions.issue_credentials import Issued
from app.embedded.broker import WORKER, Broker
from app.embedded.child import Child, ChildSpec
from app.embedded.credentials import Credentials
from app.embedded.field_users import remember
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import opens
from app.embedded.own_broker import Users, write_mosquitto_files
from app.embedded.ports import LOOPBACK, free_port
from app.ingest.routes import Dialects
from app.storage.database import Database
from bench.services import SHIPPED, mosquitto_program

Kind = Literal["nats", "mosquitto"]


@dataclass(frozen=True)
class IssuedBroker:
    """A running broker, and the URLs of those who may enter."""

    data: DataDir
    private: Credentials
    port: int
    child: Child

    @property
    def url(self) -> str:
        """The worker's."""
        return f"mqtt://{WORKER}:{self.private.worker}@{LOOPBACK}:{self.port}"

    def private_url(self, system: str) -> str:
        return f"mqtt://{system}:{self.private.systems[system]}@{LOOPBACK}:{self.port}"

    def issued_url(self, issued: Issued) -> str:
        return f"mqtt://{issued.credential.id}:{issued.secret}@{LOOPBACK}:{self.port}"

    def name_url(self, name: str, password: str | None = None) -> str:
        """Whoever only claims to be `name`."""
        return f"mqtt://{name}{'' if password is None else f':{password}'}@{LOOPBACK}:{self.port}"


async def users_now(database: Database) -> list[BrokerUser]:
    return await broker_users(database, Dialects(), SystemClock().now())


@contextmanager
def issued_broker(kind: Kind, data: DataDir, users: list[BrokerUser], private: Credentials) -> Iterator[IssuedBroker]:
    """NATS as embedded, or Mosquitto as shipped on the files written for it (skipped where it is not installed)."""
    port = free_port()
    spec = _nats(data, users, private, port) if kind == "nats" else _mosquitto(data, users, private, port)
    child = Child.start(spec)
    broker = IssuedBroker(data, private, port, child)
    try:
        child.wait_until(lambda: opens(broker.url), 20)
        yield broker
    finally:
        child.stop()


def _nats(data: DataDir, users: list[BrokerUser], private: Credentials, port: int) -> ChildSpec:
    private.save(data.credentials)
    remember(data, users)
    broker = Broker(data, private, port)
    broker.write_config()
    return broker.spec(data.logs / "nats.log")


def _mosquitto(data: DataDir, users: list[BrokerUser], private: Credentials, port: int) -> ChildSpec:
    program = mosquitto_program()
    if program is None:
        pytest.skip("mosquitto is not installed (apt install mosquitto)")
    rewrite(data.nats, users, private)
    text = (SHIPPED / "mosquitto.conf").read_text()
    text = text.replace("listener 1883", f"listener {port} {LOOPBACK}\nuser {getpass.getuser()}")
    config = data.nats / "mosquitto.conf"
    config.write_text(text.replace("/mosquitto/config", str(data.nats)).replace("/mosquitto/data", str(data.nats)))
    return ChildSpec(name="Mosquitto", argv=[program, "-c", str(config)], log=data.logs / "mosquitto.log")


def rewrite(folder: Path, users: list[BrokerUser], private: Credentials) -> None:
    """Mosquitto's files as they are now."""
    write_mosquitto_files(folder, Users(WORKER, private.worker, private, users))
