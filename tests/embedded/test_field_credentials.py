"""Issued credentials on real brokers: taken within two seconds, ended when revoked, bound to one system."""

from __future__ import annotations

import asyncio
import signal
import stat
from collections.abc import AsyncIterator

import pytest

from app.actions.clock import SystemClock
from app.actions.issue_credentials import Issued, Wanted, issue, revoke, rotate
from app.domain.registry import SystemDraft
from app.embedded.broker import WORKER, Broker
from app.embedded.child import Child
from app.embedded.credentials import Credentials
from app.embedded.field_users import remember, remembered
from app.embedded.follow_credentials import CredentialsFollowed
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import opens
from app.embedded.own_broker import PASSWORDS, RULES, Users, write_nats_users
from app.embedded.ports import LOOPBACK, free_port
from app.storage.database import Database
from bench.services import wait_for
from tests.embedded.mqtt import DEADLINE_S, Listener, client
from tests.factories import given
from tests.issued_brokers import IssuedBroker, issued_broker, rewrite, users_now

CLOCK = SystemClock()
TAKEN_S = 2.0
VENDOR = SystemDraft(id="vendor", name="Vendor", dialect="mapped", topics=("acme/+/up",), mapping="rules: []")


async def takes(broker: IssuedBroker, issued: Issued) -> bool:
    return await asyncio.to_thread(wait_for, lambda: opens(broker.issued_url(issued)), TAKEN_S)


@pytest.fixture
async def followed(data: DataDir, database: Database, database_url: str) -> AsyncIterator[IssuedBroker]:
    """An embedded broker whose users follow the test's own database."""
    await given(database, SystemDraft(id="traffic", name="Traffic"), VENDOR)
    with issued_broker("nats", data, [], Credentials().with_system("simulated")) as broker:
        following = CredentialsFollowed(data, broker.port, database_url)
        following.start(lambda: broker.child.signal(signal.SIGHUP))
        try:
            yield broker
        finally:
            await asyncio.to_thread(following.stop)


async def test_the_embedded_broker_takes_a_new_credential_and_cuts_nobody_off(
    followed: IssuedBroker, database: Database
) -> None:
    first = await issue(database, "lighting", Wanted(), "a", CLOCK)
    assert await takes(followed, first)
    with (
        client(followed.private_url("simulated")) as other,
        client(followed.url) as worker,
        client(followed.issued_url(first)) as lighting,
    ):
        assert await takes(followed, await issue(database, "traffic", Wanted(), "a", CLOCK))
        assert [one.client.is_connected() for one in (other, worker, lighting)] == [True] * 3
        assert all(one.connected.empty() for one in (other, worker, lighting)), "none had to connect again"


async def test_revoking_ends_the_live_connection_and_no_other(followed: IssuedBroker, database: Database) -> None:
    old = await issue(database, "lighting", Wanted(), "a", CLOCK)
    new = await rotate(database, "lighting", old.credential.id, Wanted(), None, "a", CLOCK)
    assert await takes(followed, old)
    assert await takes(followed, new)
    with client(followed.issued_url(old)) as leaving, client(followed.issued_url(new)) as staying:
        await revoke(database, "lighting", old.credential.id, "a", CLOCK)
        assert await asyncio.to_thread(leaving.cut_off.wait, TAKEN_S)
        assert not opens(followed.issued_url(old))
        assert staying.client.is_connected()
        assert not staying.cut_off.is_set()


async def test_one_that_expires_opens_nothing_any_more(followed: IssuedBroker, database: Database) -> None:
    issued = await issue(database, "lighting", Wanted(), "a", CLOCK)
    assert await takes(followed, issued)
    async with database.begin() as tx:
        await tx.credentials.expire(issued.credential.id, CLOCK.now())
    assert await asyncio.to_thread(wait_for, lambda: not opens(followed.issued_url(issued)), TAKEN_S)


async def test_a_broker_that_starts_without_the_database_knows_users(
    followed: IssuedBroker, database: Database
) -> None:
    issued = await issue(database, "lighting", Wanted(), "a", CLOCK)
    assert await takes(followed, issued)
    nowhere = CredentialsFollowed(followed.data, followed.port, f"postgresql://x:y@{LOOPBACK}:{free_port()}/z")
    await asyncio.to_thread(nowhere.look_once)
    assert [user.name for user in remembered(followed.data)] == [issued.credential.id]
    assert stat.S_IMODE(followed.data.field_users.stat().st_mode) == 0o600


async def test_a_name_in_a_certificate_opens_nothing_where_there_is_no_tls(
    followed: IssuedBroker, database: Database
) -> None:
    await issue(database, "lighting", Wanted(kind="certificate", name="gw.city.example"), "a", CLOCK)
    assert await takes(followed, await issue(database, "lighting", Wanted(), "a", CLOCK))
    assert not opens(followed.name_url("gw.city.example"))
    assert not opens(followed.name_url("gw.city.example", ""))


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


async def test_on_nats_it_publishes_under_its_systems_prefix_alone(followed: IssuedBroker, database: Database) -> None:
    lighting = await issue(database, "lighting", Wanted(), "a", CLOCK)
    vendor = await issue(database, "vendor", Wanted(), "a", CLOCK)
    assert await takes(followed, lighting)
    assert await takes(followed, vendor)
    with client(followed.url) as worker:
        assert worker.subscribe("poste/v1/#")
        assert worker.subscribe("acme/#")
        assert publish_each(followed.issued_url(lighting), TOPICS, worker) == TOPICS[-1:]
        foreign = ["acme/1/down", "poste/v1/lighting/lamp-1/telemetry", "poste/v1/vendor/x/event", "acme/1/up"]
        assert publish_each(followed.issued_url(vendor), foreign, worker) == foreign[2:]


async def test_mosquitto_reads_the_files_and_follows_them(data: DataDir, database: Database) -> None:
    await given(database, VENDOR)
    private = Credentials().with_system("simulated")
    lighting = await issue(database, "lighting", Wanted(), "a", CLOCK)
    vendor = await issue(database, "vendor", Wanted(), "a", CLOCK)
    await issue(database, "vendor", Wanted(kind="certificate", name="gw.city.example"), "a", CLOCK)
    with issued_broker("mosquitto", data, await users_now(database), private) as broker:
        for name in (PASSWORDS, RULES):
            assert stat.S_IMODE((data.nats / name).stat().st_mode) == 0o600
        assert str(lighting.secret) not in (data.nats / PASSWORDS).read_text()
        assert opens(broker.private_url("simulated"))
        assert not opens(broker.name_url("gw.city.example"))
        assert not opens(broker.name_url("gw.city.example", ""))
        with client(broker.url) as worker:
            assert worker.subscribe("poste/v1/#")
            assert worker.subscribe("acme/#")
            assert publish_each(broker.issued_url(lighting), TOPICS, worker) == TOPICS[-1:]
            foreign = ["acme/1/down", "poste/v1/lighting/lamp-1/telemetry", "acme/1/up"]
            assert publish_each(broker.issued_url(vendor), foreign, worker) == foreign[-1:]
            with client(broker.issued_url(lighting)) as field:
                assert field.subscribe("poste/v1/lighting/+/command")
                worker.publish("poste/v1/lighting/lamp-1/command")
                assert field.messages.get(timeout=DEADLINE_S) == "poste/v1/lighting/lamp-1/command"
            with client(broker.issued_url(lighting)) as leaving, client(broker.issued_url(vendor)) as staying:
                await revoke(database, "lighting", lighting.credential.id, "a", CLOCK)
                rewrite(data.nats, await users_now(database), private)
                broker.child.signal(signal.SIGHUP)
                assert await asyncio.to_thread(leaving.cut_off.wait, DEADLINE_S)
                assert not staying.cut_off.is_set()
            assert await asyncio.to_thread(wait_for, lambda: not opens(broker.issued_url(lighting)), 5)
            assert opens(broker.issued_url(vendor))
            assert not worker.cut_off.is_set()


async def test_nats_of_ones_own_includes_the_file(data: DataDir, database: Database) -> None:
    await given(database)
    private, port = Credentials().with_system("simulated"), free_port()
    lighting = await issue(database, "lighting", Wanted(), "a", CLOCK)
    remember(data, [])
    broker = Broker(data, private, port)
    broker.write_config()
    users = Users(WORKER, private.worker, private, await users_now(database))
    write_nats_users(data.nats / "users.conf", users, certificates=False)
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
