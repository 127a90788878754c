"""Issued credentials on real brokers: taken within two seconds, ended when revoked, bound to one system."""

from __future__ import annotations

import asyncio
import getpass
import signal
import stat
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.actions.broker_users import broker_users
from app.actions.clock import SystemClock
from app.actions.issue_credentials import Issued, Wanted, issue, revoke, rotate
from app.domain.registry import SystemDraft
from app.embedded.broker import WORKER, Broker
from app.embedded.child import Child, ChildSpec
from app.embedded.credentials import Credentials
from app.embedded.field_users import remember, remembered
from app.embedded.follow_credentials import CredentialsFollowed
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import opens
from app.embedded.own_broker import Users, write_mosquitto_files, write_nats_users
from app.embedded.ports import LOOPBACK, free_port
from app.ingest.routes import Dialects
from app.storage.database import Database
from bench.services import SHIPPED, mosquitto_program, wait_for
from tests.embedded.mqtt import DEADLINE_S, Listener, client
from tests.factories import given

CLOCK = SystemClock()
TAKEN_S = 2.0
VENDOR = SystemDraft(id="vendor", name="Vendor", dialect="mapped", topics=("acme/+/up",), mapping="rules: []")


@dataclass
class Followed:
    """An embedded broker whose users follow the test's own database."""

    data: DataDir
    broker: Broker
    child: Child

    def url(self, issued: Issued) -> str:
        return f"mqtt://{issued.credential.id}:{issued.secret}@{LOOPBACK}:{self.broker.port}"

    async def takes(self, issued: Issued) -> bool:
        return await asyncio.to_thread(wait_for, lambda: opens(self.url(issued)), TAKEN_S)

    async def forgets(self, issued: Issued) -> bool:
        return await asyncio.to_thread(wait_for, lambda: not opens(self.url(issued)), TAKEN_S)


@pytest.fixture
async def followed(data: DataDir, database: Database, database_url: str) -> AsyncIterator[Followed]:
    await given(database, SystemDraft(id="traffic", name="Traffic"), VENDOR)
    broker = Broker(data, Credentials.load_or_create(data.credentials).with_system("simulated"), free_port())
    broker.credentials.save(data.credentials)
    broker.write_config()
    child = Child.start(broker.spec(data.logs / "nats.log"))
    following = CredentialsFollowed(data, broker.port, database_url)
    try:
        child.wait_until(broker.accepts, 20)
        following.start(lambda: child.signal(signal.SIGHUP))
        yield Followed(data, broker, child)
    finally:
        await asyncio.to_thread(following.stop)
        child.stop()


async def test_the_embedded_broker_takes_a_new_credential_and_cuts_nobody_off(
    followed: Followed, database: Database
) -> None:
    simulated = f"mqtt://simulated:{followed.broker.credentials.systems['simulated']}@{LOOPBACK}:{followed.broker.port}"
    first = await issue(database, "lighting", Wanted(), "a", CLOCK)
    assert await followed.takes(first)
    with client(simulated) as other, client(followed.broker.url()) as worker, client(followed.url(first)) as lighting:
        assert await followed.takes(await issue(database, "traffic", Wanted(), "a", CLOCK))
        assert [one.client.is_connected() for one in (other, worker, lighting)] == [True] * 3
        assert all(one.connected.empty() for one in (other, worker, lighting)), "none had to connect again"


async def test_revoking_ends_the_live_connection_and_no_other(followed: Followed, database: Database) -> None:
    old = await issue(database, "lighting", Wanted(), "a", CLOCK)
    new = await rotate(database, "lighting", old.credential.id, Wanted(), None, "a", CLOCK)
    assert await followed.takes(old)
    assert await followed.takes(new)
    with client(followed.url(old)) as leaving, client(followed.url(new)) as staying:
        await revoke(database, "lighting", old.credential.id, "a", CLOCK)
        assert await asyncio.to_thread(leaving.cut_off.wait, TAKEN_S)
        assert not opens(followed.url(old))
        assert staying.client.is_connected()
        assert not staying.cut_off.is_set()


async def test_one_that_expires_opens_nothing_any_more(followed: Followed, database: Database) -> None:
    issued = await issue(database, "lighting", Wanted(), "a", CLOCK)
    assert await followed.takes(issued)
    async with database.begin() as tx:
        await tx.credentials.expire(issued.credential.id, CLOCK.now())
    assert await followed.forgets(issued)


async def test_a_broker_that_starts_before_the_database_knows_its_users(followed: Followed, database: Database) -> None:
    issued = await issue(database, "lighting", Wanted(), "a", CLOCK)
    assert await followed.takes(issued)
    nowhere = CredentialsFollowed(followed.data, followed.broker.port, f"postgresql://x:y@{LOOPBACK}:{free_port()}/z")
    await asyncio.to_thread(nowhere.look_once)
    assert [user.name for user in remembered(followed.data)] == [issued.credential.id]
    assert stat.S_IMODE(followed.data.field_users.stat().st_mode) == 0o600


async def test_a_name_in_a_certificate_opens_nothing_where_there_is_no_tls(
    followed: Followed, database: Database
) -> None:
    await issue(database, "lighting", Wanted(kind="certificate", name="gw.city.example"), "a", CLOCK)
    assert await followed.takes(await issue(database, "lighting", Wanted(), "a", CLOCK))
    assert not opens(f"mqtt://gw.city.example@{LOOPBACK}:{followed.broker.port}")
    assert not opens(f"mqtt://gw.city.example:x@{LOOPBACK}:{followed.broker.port}")


def publish_each(url: str, topics: list[str], worker: Listener) -> list[str]:
    """What of `topics`, each published on a connection of its own, arrives; the last must."""
    for topic in topics:
        with client(url) as field:  # NATS acknowledges a forbidden publish, Mosquitto also hangs up after it
            field.publish(topic)
    arrived = [worker.messages.get(timeout=DEADLINE_S)]
    while arrived[-1] != topics[-1]:
        arrived.append(worker.messages.get(timeout=DEADLINE_S))
    return arrived


TOPICS = [
    "poste/v1/traffic/signal-1/telemetry",
    "poste/v1/lighting2/lamp-1/telemetry",
    "acme/1/up",
    "poste/v1/lighting/lamp-1/telemetry",
]


async def test_on_nats_it_publishes_under_its_systems_prefix_alone(followed: Followed, database: Database) -> None:
    lighting = await issue(database, "lighting", Wanted(), "a", CLOCK)
    vendor = await issue(database, "vendor", Wanted(), "a", CLOCK)
    assert await followed.takes(lighting)
    assert await followed.takes(vendor)
    with client(followed.broker.url()) as worker:
        assert worker.subscribe("poste/v1/#")
        assert worker.subscribe("acme/#")
        assert publish_each(followed.url(lighting), TOPICS, worker) == TOPICS[-1:]
        foreign = ["acme/1/down", "poste/v1/lighting/lamp-1/telemetry", "poste/v1/vendor/x/event", "acme/1/up"]
        assert publish_each(followed.url(vendor), foreign, worker) == foreign[2:]


@contextmanager
def mosquitto(folder: Path, log: Path, port: int) -> Iterator[Child]:
    """Mosquitto as shipped, on the user files in `folder`."""
    program = mosquitto_program()
    if program is None:
        pytest.skip("mosquitto is not installed (apt install mosquitto)")
    text = (
        (SHIPPED / "mosquitto.conf")
        .read_text()
        .replace("listener 1883", f"listener {port} {LOOPBACK}\nuser {getpass.getuser()}")
    )
    config = folder / "mosquitto.conf"
    config.write_text(text.replace("/mosquitto/config", str(folder)).replace("/mosquitto/data", str(folder)))
    child = Child.start(ChildSpec(name="Mosquitto", argv=[program, "-c", str(config)], log=log))
    try:
        yield child
    finally:
        child.stop()


async def written(folder: Path, database: Database, private: Credentials) -> None:
    users = await broker_users(database, Dialects(), CLOCK.now())
    write_mosquitto_files(folder, Users(WORKER, private.worker, private, users))


async def test_mosquitto_reads_the_files_and_follows_them(data: DataDir, database: Database) -> None:
    await given(database, VENDOR)
    private = Credentials().with_system("simulated")
    lighting = await issue(database, "lighting", Wanted(), "a", CLOCK)
    vendor = await issue(database, "vendor", Wanted(), "a", CLOCK)
    await issue(database, "vendor", Wanted(kind="certificate", name="gw.city.example"), "a", CLOCK)
    await written(data.nats, database, private)
    for name in ("passwords", "mosquitto.acl"):
        assert stat.S_IMODE((data.nats / name).stat().st_mode) == 0o600
    assert str(lighting.secret) not in (data.nats / "passwords").read_text()
    port = free_port()

    def url(issued: Issued) -> str:
        return f"mqtt://{issued.credential.id}:{issued.secret}@{LOOPBACK}:{port}"

    with mosquitto(data.nats, data.logs / "mosquitto.log", port) as child:
        ours = f"mqtt://{WORKER}:{private.worker}@{LOOPBACK}:{port}"
        child.wait_until(lambda: opens(ours), 20)
        assert opens(f"mqtt://simulated:{private.systems['simulated']}@{LOOPBACK}:{port}")
        assert not opens(f"mqtt://gw.city.example@{LOOPBACK}:{port}")
        assert not opens(f"mqtt://gw.city.example:@{LOOPBACK}:{port}")
        with client(ours) as worker:
            assert worker.subscribe("poste/v1/#")
            assert worker.subscribe("acme/#")
            assert publish_each(url(lighting), TOPICS, worker) == TOPICS[-1:]
            foreign = ["acme/1/down", "poste/v1/lighting/lamp-1/telemetry", "acme/1/up"]
            assert publish_each(url(vendor), foreign, worker) == foreign[-1:]
            with client(url(lighting)) as field:
                assert field.subscribe("poste/v1/lighting/+/command")
                worker.publish("poste/v1/lighting/lamp-1/command")
                assert field.messages.get(timeout=DEADLINE_S) == "poste/v1/lighting/lamp-1/command"
            await revoke(database, "lighting", lighting.credential.id, "a", CLOCK)
            await written(data.nats, database, private)
            child.signal(signal.SIGHUP)
            assert await asyncio.to_thread(wait_for, lambda: not opens(url(lighting)), 5)
            assert opens(url(vendor))
            assert worker.client.is_connected()
            assert not worker.cut_off.is_set()


async def test_nats_of_ones_own_includes_the_file(data: DataDir, database: Database) -> None:
    await given(database)
    private, port = Credentials().with_system("simulated"), free_port()
    lighting = await issue(database, "lighting", Wanted(), "a", CLOCK)
    remember(data, [])
    broker = Broker(data, private, port)
    broker.write_config()
    users = await broker_users(database, Dialects(), CLOCK.now())
    write_nats_users(data.nats / "users.conf", Users(WORKER, private.worker, private, users), certificates=False)
    head, _, _ = broker.config.read_text().partition("  users: [")
    broker.config.write_text(f'{head}  include "./users.conf"\n}}\n')
    child = Child.start(broker.spec(data.logs / "nats.log"))
    try:
        child.wait_until(broker.accepts, 20)
        assert opens(f"mqtt://{lighting.credential.id}:{lighting.secret}@{LOOPBACK}:{port}")
        assert opens(f"mqtt://simulated:{private.systems['simulated']}@{LOOPBACK}:{port}")
        assert not opens(f"mqtt://{lighting.credential.id}:guess@{LOOPBACK}:{port}")
    finally:
        child.stop()
