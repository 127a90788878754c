"""A receiver limited to families and zones is queued nothing else, whatever rules ask."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.actions.edit_private import create_private
from app.actions.queue_notifications import queue_notifications, read_mark
from app.domain.notifying.rules import Place
from app.storage.database import Database
from tests.factories import rows
from tests.notifying import alarm, rule
from tests.reached import build
from tests.receivers import SECRET

LIMITS: dict[str, dict[str, Any]] = {
    "all": {},
    "lighting": {"families": ["lighting"]},
    "video": {"families": ["video"]},
    "north": {"zones": ["nord"]},
    "lights-of-the-centre": {"families": ["lighting"], "zones": ["centre"]},
}
HOOK = {"channel": "webhook", "address": "https://x.example/", "secret": SECRET, "enabled": True}


async def test_alarms_are_queued_for_whom_they_lie_within(database: Database) -> None:
    await build(database)
    mark = await read_mark(database)
    for name, limits in LIMITS.items():
        document = HOOK | {"id": name, "name": name, "families": None, "zones": None} | limits
        await create_private(database, "notification_receiver", document, "tester")
        await rule(database, name, receiver=name)
    await alarm(database, "A1", asset="luminaire-n")
    await alarm(database, "A2", asset=None, kind="field_system", definition="system_offline")
    await queue_notifications(database, Place(ZoneInfo("Europe/Paris")), mark, mark, timedelta(days=1))
    queued = await rows(database, "SELECT alarm, array_agg(receiver ORDER BY receiver) FROM notification GROUP BY 1")
    assert dict(queued) == {"A1": ["all", "lighting", "north"], "A2": ["all"]}
