"""A field system speaks for its own assets alone: the broker keeps its prefix, ingest keeps its assets."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.actions.clock import SystemClock
from app.actions.issue_credentials import Wanted, issue
from app.domain.registry import SystemDraft
from app.embedded.credentials import Credentials
from app.storage.database import Database
from bench import services
from tests.factories import given, lamp, rows
from tests.issued_brokers import Kind, issued_broker, users_now
from tests.processes import Poste, eventually, publisher


@pytest.mark.parametrize("kind", ["nats", "mosquitto"])
async def test_a_system_publishes_neither_outside_its_prefix_nor_for_another_systems_asset(
    kind: Kind, database: Database, database_url: str, tmp_path: Path
) -> None:
    foreign = lamp(2, system="traffic")
    await given(database, SystemDraft(id="traffic", name="Traffic"), lamp(1), foreign)
    issued = await issue(database, "lighting", Wanted(), "tester", SystemClock())
    said = {"at": datetime.now(UTC).isoformat(), "values": {"power_state": "on"}}
    with services.data_dir() as data, issued_broker(kind, data, await users_now(database), Credentials()) as broker:
        poste = Poste(database_url, broker.url, tmp_path, {"POSTE_MQTT_CLIENT_ID": f"field-{kind}-{os.getpid()}"})
        async with poste.web(), poste.worker():
            for topic in (
                f"poste/v1/traffic/{foreign.id}/telemetry",  # the owner's prefix: the broker's to refuse
                f"poste/v1/lighting/{foreign.id}/telemetry",  # its own prefix, another's asset: ours to refuse
                "poste/v1/lighting/EP-0001/telemetry",
            ):
                with publisher(broker.issued_url(issued)) as publish:
                    publish(topic, said)
            await eventually(lambda: _counted(database))
    assert await rows(database, "SELECT system, reason FROM kept_message") == [("lighting", "foreign_asset")]
    assert await rows(
        database, "SELECT a.id FROM asset a JOIN asset_state s USING (key) WHERE s.heard_at IS NOT NULL"
    ) == [("EP-0001",)]


async def _counted(database: Database) -> bool:
    """One stored, one rejected, both of `lighting`, and nothing else received."""
    told = await rows(
        database,
        "SELECT system, sum(received)::int, sum(stored)::int, sum(rejected)::int FROM ledger GROUP BY system",
    )
    return told == [("lighting", 2, 1, 1)]
