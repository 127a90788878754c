"""What tests of alarms say and look at."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from app.actions.act_on_alarms import Result, act_on_alarms
from app.actions.store_batch import store_batch
from app.domain.alarms.alarm import Act
from app.domain.alarms.lifecycle import Move
from app.domain.registry import AssetDraft, RelationDraft
from app.ingest.read import read
from app.storage.database import Database
from tests.factories import rows, telemetry


async def say(
    database: Database, asset: str, at: datetime, values: dict[str, Any], now: datetime | None = None
) -> None:
    """The field tells `values`, measured `at`, received `now`."""
    await store_batch(database, [telemetry(asset, at, values, received=now or at)], "w", now or at)


async def presence(database: Database, status: str, at: datetime) -> None:
    body = f'{{"at": "{at.isoformat()}", "status": "{status}"}}'.encode()
    await store_batch(database, [read("poste/v1/lighting/status", body, at)], "w", at)


async def alarms(database: Database) -> list[tuple[str, str, str]]:
    """(asset, definition, state) of open alarms."""
    found = await rows(
        database,
        "SELECT COALESCE(a.id, l.system), l.definition, l.state FROM alarm l LEFT JOIN asset a ON a.key = l.asset"
        " WHERE l.closed_at IS NULL ORDER BY 1, 2",
    )
    return [tuple(row) for row in found]


async def told(database: Database, *members: str) -> list[tuple[Any, ...]]:
    """Members of the alarms' journal rows, in order."""
    found = await rows(database, "SELECT body::text FROM journal WHERE topic = 'alarm' ORDER BY seq")
    bodies = [msgspec.json.decode(body) for (body,) in found]
    return [tuple(body[name] for name in members) for body in bodies]


async def alarm_id(database: Database, asset: str, definition: str) -> str:
    [(found,)] = await rows(
        database,
        "SELECT l.id FROM alarm l JOIN asset a ON a.key = l.asset"
        " WHERE a.id = $1 AND definition = $2 AND closed_at IS NULL",
        asset,
        definition,
    )
    return str(found)


async def act(database: Database, alarm: str, move: Move, at: datetime, **more: Any) -> Result:
    [result] = await act_on_alarms(database, [alarm], move, Act(at, "m.durand", "parce que", **more))
    return result


def cabinet(*lamps: int) -> AssetDraft:
    """A cabinet whose circuit C1 feeds `lamps`."""
    feeds = tuple(RelationDraft("feeds", f"EP-{number:04d}", "C1") for number in lamps)
    return AssetDraft(id="AR-01", kind="lighting_cabinet", system="lighting", relations=feeds)


def tripped(*circuits: str) -> dict[str, Any]:
    return {
        "circuits": [
            {"id": name, "contactor": "closed", "breaker_tripped": name in circuits, "leakage_detected": False}
            for name in ("C1", "C2")
        ]
    }
