"""Raise or clear an alarm that another part of Poste knows of: the control path's discrepancies, say."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.actions.errors import NotFound
from app.actions.ingest_ports import LockedAsset
from app.actions.ports import Transaction
from app.actions.write_alarms import Change, write_changes
from app.domain.alarms.override import overridden


async def raise_alarm(
    tx: Transaction, asset: LockedAsset | int, definition: str, *, detail: str = "", value: Any = None, now: datetime
) -> None:
    """Raise `definition` on `asset` (locked here when given by its key), as `now`; what is open is told no second time.

    Raises `NotFound` when the asset is gone, or its kind has no such alarm.
    """
    await _tell(tx, asset, definition, on=True, detail=detail, value=value, now=now)


async def clear_alarm(tx: Transaction, asset: LockedAsset | int, definition: str, *, now: datetime) -> None:
    """The condition of `definition` on `asset` has gone. Raises `NotFound` as `raise_alarm` does."""
    await _tell(tx, asset, definition, on=False, detail="", value=None, now=now)


async def _tell(
    tx: Transaction, asset: LockedAsset | int, definition: str, *, on: bool, detail: str, value: Any, now: datetime
) -> None:
    locked = asset if isinstance(asset, LockedAsset) else next(iter(await tx.ingest.lock_keys([asset])), None)
    if locked is None:
        raise NotFound(f"there is no asset with key {asset}")
    told = locked.kind.alarms_by_name.get(definition)
    if told is None:
        raise NotFound(f"{locked.kind.name} has no alarm {definition!r}")
    told = overridden(told, (await tx.alarms.overrides([locked.key])).get(locked.key, ()))
    if told.enabled:
        await write_changes(tx, [Change(locked, told, on=on, since=now, detail=detail[:500], value=value)], now)
