"""How foreign systems are read and found: their dialects, their devices, what the worker subscribed to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import asyncpg

from app.actions.ingest_ports import DeviceKey, ForeignSystem

_ASSETS = """
SELECT u.i, a.id FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS u (i, system, name, value)
JOIN asset_external x ON x.value = u.value AND x.name = u.name
JOIN asset a ON a.key = x.asset AND a.system = u.system ORDER BY u.i, a.id
"""


class RoutingSql:
    """`RoutingStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def stamp(self) -> Sequence[tuple[str, int, str]]:
        """Id, version and last writer of each foreign system: differs whenever one was added, changed or removed."""
        rows = await self._raw.fetch(
            "SELECT id, version, xmin::text AS writer FROM field_system WHERE dialect <> 'native' ORDER BY id"
        )
        return [(row["id"], row["version"], row["writer"]) for row in rows]

    async def foreign_systems(self) -> Sequence[ForeignSystem]:
        rows = await self._raw.fetch(
            "SELECT id, dialect, topics, mapping FROM field_system WHERE dialect <> 'native' ORDER BY id"
        )
        return [ForeignSystem(row["id"], row["dialect"], tuple(row["topics"]), row["mapping"]) for row in rows]

    async def system(self, system: str) -> ForeignSystem | None:
        """One system, whatever its dialect."""
        row = await self._raw.fetchrow("SELECT dialect, topics, mapping FROM field_system WHERE id = $1", system)
        return ForeignSystem(system, row["dialect"], tuple(row["topics"]), row["mapping"]) if row else None

    async def assets_of(self, devices: Collection[DeviceKey]) -> Mapping[DeviceKey, Sequence[str]]:
        wanted = list(devices)
        rows = await self._raw.fetch(
            _ASSETS,
            list(range(len(wanted))),
            [system for system, _, _ in wanted],
            [name for _, name, _ in wanted],
            [value.lower() for _, _, value in wanted],
        )
        found: defaultdict[DeviceKey, list[str]] = defaultdict(list)
        for row in rows:
            found[wanted[row["i"]]].append(row["id"])
        return found

    async def subscribed(self, client: str) -> frozenset[str]:
        rows = await self._raw.fetch("SELECT filter FROM subscription WHERE client = $1", client)
        return frozenset(row["filter"] for row in rows)

    async def note_subscribed(self, client: str, filters: Collection[str]) -> None:
        await self._raw.execute(
            "INSERT INTO subscription (client, filter) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING",
            client,
            list(filters),
        )

    async def forget_subscribed(self, client: str, filters: Collection[str]) -> None:
        await self._raw.execute(
            "DELETE FROM subscription WHERE client = $1 AND filter = ANY($2)", client, list(filters)
        )
