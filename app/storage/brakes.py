"""What stops commands: lockouts, freezes, and the gate that a freeze closes behind what is being sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg

from app.actions.brake_ports import Freeze, Lockout

_FREEZE = "id, family, zone, reason, placed_by, since"
_LOCKOUT = (
    "l.id, a.id AS asset, l.asset AS key, l.holder, l.kind, l.reference, l.reason, l.since, l.until, l.placed_by,"
    " l.lifted_at, l.lifted_by"
)


class BrakeSql:
    """`BrakeStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def share_gate(self) -> None:
        await self._raw.execute("SELECT 1 FROM control_gate FOR SHARE")

    async def close_gate(self) -> None:
        await self._raw.execute("SELECT 1 FROM control_gate FOR UPDATE")

    async def freezes(self) -> list[Freeze]:
        rows = await self._raw.fetch(f"SELECT {_FREEZE} FROM command_freeze WHERE lifted_at IS NULL ORDER BY since, id")
        return [Freeze(**dict(row)) for row in rows]

    async def freeze(self, freeze: Freeze, second_by: str) -> None:
        await self._raw.execute(
            f"INSERT INTO command_freeze ({_FREEZE}, second_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            freeze.id,
            freeze.family,
            freeze.zone,
            freeze.reason,
            freeze.placed_by,
            freeze.since,
            second_by,
        )

    async def note_expired(self, freeze: str, count: int) -> None:
        await self._raw.execute("UPDATE command_freeze SET expired_commands = $2 WHERE id = $1", freeze, count)

    async def lift_freeze(self, freeze: str, now: datetime, person: str, second: str) -> Freeze | None:
        row = await self._raw.fetchrow(
            "UPDATE command_freeze SET lifted_at = $2, lifted_by = $3, lifted_second_by = $4"
            f" WHERE id = $1 AND lifted_at IS NULL RETURNING {_FREEZE}",
            freeze,
            now,
            person,
            second,
        )
        return Freeze(**dict(row)) if row else None

    async def lock_out(self, lockout: Lockout) -> None:
        await self._raw.execute(
            "INSERT INTO lockout (id, asset, holder, kind, reference, reason, since, until, placed_by)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            lockout.id,
            lockout.key,
            lockout.holder,
            lockout.kind,
            lockout.reference,
            lockout.reason,
            lockout.since,
            lockout.until,
            lockout.placed_by,
        )

    async def lockout(self, lockout: str) -> Lockout | None:
        row = await self._raw.fetchrow(
            f"SELECT {_LOCKOUT} FROM lockout l JOIN asset a ON a.key = l.asset WHERE l.id = $1 FOR UPDATE OF l", lockout
        )
        return Lockout(**dict(row)) if row else None

    async def lift_lockout(self, lockout: str, now: datetime, person: str) -> None:
        await self._raw.execute(
            "UPDATE lockout SET lifted_at = $2, lifted_by = $3 WHERE id = $1 AND lifted_at IS NULL",
            lockout,
            now,
            person,
        )

    async def unused_codes(self) -> list[tuple[int, str, bytes, bytes]]:
        rows = await self._raw.fetch(
            "SELECT id, holder, salt, digest FROM second_code WHERE used_at IS NULL ORDER BY id FOR UPDATE"
        )
        return [(row["id"], row["holder"], row["salt"], row["digest"]) for row in rows]

    async def use_code(self, code: int, what: str, now: datetime) -> None:
        await self._raw.execute("UPDATE second_code SET used_at = $2, used_for = $3 WHERE id = $1", code, now, what)

    async def add_codes(self, holder: str, rows: Sequence[tuple[bytes, bytes]], now: datetime) -> None:
        await self._raw.execute("DELETE FROM second_code WHERE holder = $1 AND used_at IS NULL", holder)
        await self._raw.executemany(
            "INSERT INTO second_code (holder, salt, digest, made_at) VALUES ($1, $2, $3, $4)",
            [(holder, salt, digest, now) for salt, digest in rows],
        )
