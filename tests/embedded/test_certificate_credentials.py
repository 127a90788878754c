"""Credentials that are names in client certificates, on real brokers that map them to users."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion

from app.actions.clock import SystemClock
from app.actions.issue_credentials import Wanted, issue, revoke
from app.domain.registry import SystemDraft
from app.embedded.mqtt_probe import opens
from app.embedded.own_broker import Users
from app.storage.database import Database
from tests.embedded.mqtt import DEADLINE_S, Listener
from tests.factories import given
from tests.issued_brokers import users_now
from tests.tls_brokers import HOST, Authority, TlsBroker, authority, files, tls_broker

CLOCK = SystemClock()
OURS, GATEWAY, OTHER = "poste.city.example", "gw-1.city.example", "gw-2.city.example"


@contextmanager
def shown(broker: TlsBroker, trusted: Authority, certificate: tuple[Path, Path]) -> Iterator[Listener]:
    """A client that shows `certificate`, and no user."""
    connection = mqtt.Client(CallbackAPIVersion.VERSION2)
    connection.tls_set_context(files(trusted, certificate).context())
    listener = Listener(connection)
    connection.connect(HOST, broker.port)
    connection.loop_start()
    try:
        assert listener.connected.get(timeout=DEADLINE_S)
        yield listener
    finally:
        connection.disconnect()
        connection.loop_stop()


@pytest.mark.parametrize("name", ["nats", "mosquitto"])
async def test_the_name_in_a_certificate_speaks_for_its_system_until_it_is_revoked(
    name: str, database: Database, tmp_path: Path
) -> None:
    trusted = authority(tmp_path, "city")
    ours, gateway, other = (trusted.sign(who, who) for who in (OURS, GATEWAY, OTHER))
    await given(database, SystemDraft(id="traffic", name="Traffic"))
    for system, who in (("lighting", GATEWAY), ("traffic", OTHER)):
        await issue(database, system, Wanted(kind="certificate", name=who), "a", CLOCK)
    await revoke(database, "traffic", OTHER, "a", CLOCK)
    named = Users(OURS, None, None, await users_now(database))
    with tls_broker(name, trusted, "identity", named=named) as broker, shown(broker, trusted, ours) as worker:
        assert worker.subscribe("poste/v1/#")
        own, foreign = "poste/v1/lighting/EP-1/telemetry", "poste/v1/traffic/S-1/telemetry"
        if await asyncio.to_thread(opens, broker.url(None), files(trusted, other)):  # Mosquitto: known, without rights
            with shown(broker, trusted, other) as revoked:
                revoked.publish(foreign)
        for topic in (foreign, own):
            with shown(broker, trusted, gateway) as lighting:
                lighting.publish(topic)
        assert worker.messages.get(timeout=DEADLINE_S) == own
        assert worker.messages.empty()
