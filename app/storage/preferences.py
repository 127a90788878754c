"""What people arrange of their screen, one row each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from app.actions.preference_ports import Preferences

_CHANGE = """
INSERT INTO preference (owner, kept, changed_at) VALUES ($1, $2::jsonb, $4)
ON CONFLICT (owner) DO UPDATE SET kept = (preference.kept || $2::jsonb) - $3::text[], changed_at = $4
RETURNING kept::text
"""


class PreferenceSql:
    """`PreferenceStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def of(self, owner: str) -> Preferences:
        text = await self._raw.fetchval("SELECT kept::text FROM preference WHERE owner = $1", owner)
        return {} if text is None else _read(text)

    async def change(
        self, owner: str, changed: Preferences, removed: Collection[str], now: datetime
    ) -> tuple[Preferences, int]:
        given = msgspec.json.encode(changed).decode()
        text = await self._raw.fetchval(_CHANGE, owner, given, list(removed), now)
        return _read(text), len(text)

    async def forget(self, owner: str) -> None:
        await self._raw.execute("DELETE FROM preference WHERE owner = $1", owner)


def _read(text: str) -> Preferences:
    read: Preferences = msgspec.json.decode(text)
    return read
