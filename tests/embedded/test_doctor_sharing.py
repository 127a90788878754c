"""`poste doctor` where several ingest workers are wanted: brokers that share out, that say so, sessions left behind."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app.embedded.doctor import examine
from app.embedded.doctor_sharing import shared_delivery
from app.embedded.finding import Finding
from app.storage import leases
from app.storage.database import Database
from app.tls import TlsFiles
from tests.services import RunningBroker


def test_a_broker_that_shares_out_is_told_by_what_arrives(mosquitto: RunningBroker) -> None:
    assert shared_delivery(f"{mosquitto.url}?version=5", TlsFiles()) == Finding(
        "shared subscription", True, "granted and delivered"
    )


def test_nats_grants_shared_subscriptions_and_is_not_believed(broker: RunningBroker) -> None:
    found = shared_delivery(broker.url, TlsFiles())
    assert not found.ok
    assert found.seen == "this broker grants shared subscriptions but does not deliver them"
    assert "unset POSTE_MQTT_SHARE" in found.remedy


async def lease(database: Database, name: str, seconds: float, **detail: str) -> None:
    async with database.begin() as tx:
        await leases.take(tx.raw, name, f"holder of {name}", seconds, detail)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        ("field", {"session poste-ingest": "POSTE_MQTT_SHARE= ", "session b": "POSTE_MQTT_SHARE=field "}),
        ("", {"session b": "POSTE_MQTT_SHARE=field "}),
    ],
)
async def test_sessions_that_nobody_reads_are_listed_with_what_ends_them(
    database: Database, database_url: str, tmp_path: Path, share: str, told: dict[str, str]
) -> None:
    await lease(database, "ingest", -60, client_id="poste-ingest", share="")
    await lease(database, "ingest:a", 60, client_id="a", share="field")
    await lease(database, "ingest:b", -60, client_id="b", share="field")
    findings = await asyncio.to_thread(lambda: list(examine(database_url, "", tmp_path, TlsFiles(), share)))
    sessions = {found.subject: found for found in findings if found.subject.startswith("session ")}
    assert sessions.keys() == told.keys()
    for subject, found in sessions.items():
        assert not found.ok
        assert found.seen.startswith("nobody reads it since 20")
        assert f"{told[subject]}POSTE_MQTT_CLIENT_ID={subject.split()[1]} poste worker --leave" in found.remedy
