"""Alarms by real PostgreSQL: raised by what the field says, once, and closed by what it says and what people do."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec

from app.actions.store_batch import store_batch
from app.storage.database import Database
from tests.factories import NOON, given, lamp, rows, telemetry

S = timedelta(seconds=1)


async def say(
    database: Database, asset: str, at: datetime, values: dict[str, Any], now: datetime | None = None
) -> None:
    await store_batch(database, [telemetry(asset, at, values, received=now or at)], "w", now or at)


async def alarms(database: Database) -> list[tuple[str, str, str, bool]]:
    found = await rows(
        database,
        "SELECT a.id, l.definition, l.state, l.active FROM alarm l JOIN asset a ON a.key = l.asset"
        " ORDER BY l.measured_at, a.id, l.definition",
    )
    return [tuple(row) for row in found]


async def told(database: Database) -> list[tuple[str, str]]:
    found = await rows(database, "SELECT body::text FROM journal WHERE topic = 'alarm' ORDER BY seq")
    bodies = [msgspec.json.decode(body) for (body,) in found]
    return [(body["transition"], body["state"]) for body in bodies]


async def test_a_lamp_that_fails_and_is_repaired_leaves_an_alarm_to_acknowledge(database: Database) -> None:
    await given(database, lamp(1))
    await say(database, "EP-0001", NOON, {"lamp_failure": False})
    assert await alarms(database) == []
    await say(database, "EP-0001", NOON + S, {"lamp_failure": True})
    await say(database, "EP-0001", NOON + 2 * S, {"lamp_failure": True})
    assert await alarms(database) == [("EP-0001", "lamp_failure", "unacknowledged", True)]
    await say(database, "EP-0001", NOON + 3 * S, {"lamp_failure": False})
    assert await alarms(database) == [("EP-0001", "lamp_failure", "returned_unacknowledged", False)]
    assert await told(database) == [("raised", "unacknowledged"), ("returned", "returned_unacknowledged")]
