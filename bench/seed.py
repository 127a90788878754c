"""Databases to measure on: a city of a given size, with states."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import asyncpg

from app.actions.clock import SystemClock
from app.actions.import_drafts import import_drafts
from app.domain.registry import SystemDraft
from app.storage.database import Database

ALL_ONLINE = ("online",)
SOME_STALE = ("online", "online", "online", "stale")

# One in ten assets moves; the others are lamps. Coordinates have as many decimals as real surveys.
_SEED = """
WITH written AS (
    INSERT INTO asset (id, code, kind, family, name, search, lon, lat, zones, system, lifecycle, attributes, tags,
                       external_ids, created_at, updated_at)
    SELECT 'EP-' || lpad(n::text, 6, '0'), 'EP ' || n, CASE WHEN n % 10 = 0 THEN 'transit_vehicle' ELSE 'luminaire' END,
           CASE WHEN n % 10 = 0 THEN 'mobility' ELSE 'lighting' END, 'Rue ' || n / 30, 'ep-' || n,
           3.8 + random() / 5, 43.5 + random() / 5, ARRAY['city', 'district-' || n % 30], $3::text, 'in_service',
           jsonb_build_object('rated_power_w', 40 + n % 60, 'height_m', 8), '{}', '{}', now(), now()
    FROM generate_series(1, $1::int) n RETURNING key, kind
)
INSERT INTO asset_state (key, comm_status, health, at, heard_at, "values")
SELECT key, status, CASE status WHEN 'online' THEN 'ok' ELSE status END, now(), now(),
    CASE WHEN kind = 'luminaire' THEN jsonb_build_object(
        'power_state', 'on', 'light_level_pct', key % 100, 'active_power_w', random() * 90,
        'energy_kwh', random() * 9000, 'supply_voltage_v', 228.4,
        'lamp_failure', false, 'control_mode', 'central', 'temperature_c', 12.5)
        ELSE jsonb_build_object('longitude_deg', 3.8 + random() / 5, 'latitude_deg', 43.5 + random() / 5,
                                'in_service', true, 'door_open', false, 'odometer_m', 1000, 'speed_m_s', 8.5,
                                'route_id', '4') END
FROM (SELECT key, kind, ($2::text[])[1 + key % cardinality($2)] AS status FROM written) AS told
"""


async def seed(
    database: Database, assets: int, systems: Sequence[str] = (), comm_status: Sequence[str] = ALL_ONLINE
) -> None:
    """Fill an empty database with `systems` and `assets` of the first, nine lamps to a bus, each with a state."""
    await import_drafts(database, [SystemDraft(id=system, name=system) for system in systems], SystemClock())
    async with database.begin() as tx:
        await tx.raw.execute("SET LOCAL transaction_timeout = 0")
        await tx.raw.execute(_SEED, assets, comm_status, next(iter(systems), None))
    connection = await asyncpg.connect(database.url)
    for table in ("asset", "asset_state"):
        await connection.execute(f"VACUUM ANALYZE {table}")
    await connection.close()


@asynccontextmanager
async def throw_away(server_url: str, name: str) -> AsyncIterator[str]:
    """A database of that name, migrated, dropped at the end; its URL."""
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - a bench's own

    from app.storage.migrate import upgrade  # noqa: PLC0415

    connection = await asyncpg.connect(server_url)
    await connection.execute(f"CREATE DATABASE {name}")
    url = make_url(server_url).set(database=name).render_as_string(hide_password=False)
    try:
        await asyncio.to_thread(upgrade, url)
        yield url
    finally:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await connection.close()
