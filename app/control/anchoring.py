"""Anchors of the audit trail leave: signed once a day, written where they are kept, sent to receivers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec

from app.actions.anchor_audit import anchor_day, kept_anchors
from app.actions.ports import Clock, Database
from app.control.anchor_key import anchor_key
from app.settings import Settings

WRITTEN_AGAIN = timedelta(days=31)
"""An anchor missing in the folder (it was not mounted, say) is written as long as this after its day."""


async def leave_anchors(settings: Settings, database: Database, clock: Clock) -> None:
    """Make the day's anchor if it has none, and write those that the folder lacks."""
    now = clock.now()
    key = await asyncio.to_thread(anchor_key, settings.data_dir)
    give_up = timedelta(seconds=settings.notify_give_up_s)
    await anchor_day(database, key, settings.anchor_receivers, now, give_up)
    anchors = await kept_anchors(database, (now - WRITTEN_AGAIN).date())
    await asyncio.to_thread(_write_missing, settings.anchors, anchors)


def _write_missing(folder: Path, anchors: Sequence[Mapping[str, Any]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for signed in anchors:
        path = folder / f"audit-{signed['anchor']['day']}.json"
        if not path.exists():
            part = path.with_suffix(".part")
            part.write_bytes(msgspec.json.encode(signed) + b"\n")
            part.replace(path)
