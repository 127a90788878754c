"""Escalations, their calls, and the rotas and people they call."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import uuid4

import asyncpg
import msgspec

from app.actions.notifying_ports import Contact, Destination, Escalating, StoredRota
from app.domain.notifying.escalation import Call, Outcome
from app.domain.notifying.rota import Level
from app.domain.notifying.rules import AlarmChange

_START = """
INSERT INTO escalation (id, rule, service, alarm, asset, priority, subject, step_s, state, started_at, next_at)
VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8, 'waiting', $9, $10)
ON CONFLICT (rule, alarm) WHERE state IN ('waiting', 'calling') DO NOTHING RETURNING id
"""
_LOCK = """
SELECT id, rule, service, alarm, state, subject::text AS subject, started_at, next_at, step_s
FROM escalation WHERE id = $1 FOR UPDATE
"""
_OPEN = "state IN ('waiting', 'calling')"
_END = f"""
UPDATE escalation SET state = $2, ended_at = $3, ended_by = $4, ended_why = $5, said = $6, answered_by = $7,
       answered_at = CASE WHEN $2 = 'answered' THEN $3::timestamptz END, next_at = NULL
WHERE id = $1 AND {_OPEN}
"""
_ROTA = """
SELECT r.turns::text AS turns, r.exceptions::text AS exceptions, c.channel, c.address, c.secret,
       ARRAY(SELECT id FROM person) AS people
FROM rota r LEFT JOIN notification_receiver c ON c.id = r.gateway WHERE r.id = $1
"""


class EscalationSql:
    """`EscalationStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def start(self, rule: str, service: str, change: AlarmChange, first_at: datetime, step_s: int) -> str | None:
        """Start one; its id, None when the rule has one open for this alarm."""
        about = (change.id, change.asset, change.priority, msgspec.json.encode(change.body).decode())
        made: str | None = await self._raw.fetchval(
            _START, uuid4().hex, rule, service, *about, step_s, change.at, first_at
        )
        return made

    async def due(self, now: datetime, limit: int) -> list[str]:
        """Open escalations whose time has come."""
        rows = await self._raw.fetch(
            f"SELECT id FROM escalation WHERE {_OPEN} AND next_at <= $1 ORDER BY next_at LIMIT $2", now, limit
        )
        return [row["id"] for row in rows]

    async def lock(self, escalation: str) -> Escalating | None:
        row = await self._raw.fetchrow(_LOCK, escalation)
        if row is None:
            return None
        calls = await self._raw.fetch(
            "SELECT step, outcome, called_at FROM escalation_call WHERE escalation = $1 ORDER BY step", escalation
        )
        return Escalating(
            id=row["id"],
            rule=row["rule"],
            service=row["service"],
            alarm=row["alarm"],
            state=row["state"],
            subject=msgspec.json.decode(row["subject"]),
            started_at=row["started_at"],
            step_s=row["step_s"],
            next_at=row["next_at"],
            calls=tuple(Call(*call) for call in calls),
        )

    async def open_of(self, alarms: Collection[str]) -> list[str]:
        """Escalations open about these alarms."""
        rows = await self._raw.fetch(
            f"SELECT id FROM escalation WHERE alarm = ANY($1::text[]) AND {_OPEN} ORDER BY id", list(alarms)
        )
        return [row["id"] for row in rows]

    async def add_call(
        self,
        escalation: str,
        step: int,
        level: Level,
        person: str | None,
        outcome: Outcome,
        at: datetime,
        detail: str,
    ) -> str:
        """Note a call before it is made; its id, by which who receives it knows it again."""
        call = uuid4().hex
        await self._raw.execute(
            "INSERT INTO escalation_call (id, escalation, step, level, person, outcome, called_at, detail)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            call, escalation, step, level, person, outcome, at, detail,
        )  # fmt: skip
        await self._raw.execute("UPDATE escalation SET state = 'calling' WHERE id = $1", escalation)
        return call

    async def tell_outcome(self, escalation: str, step: int, outcome: Outcome, at: datetime, detail: str) -> None:
        await self._raw.execute(
            "UPDATE escalation_call SET outcome = $3, told_at = $4, detail = $5 WHERE escalation = $1 AND step = $2",
            escalation, step, outcome, at, detail,
        )  # fmt: skip

    async def wait_until(self, escalation: str, at: datetime) -> None:
        """Look at it again then."""
        await self._raw.execute(f"UPDATE escalation SET next_at = $2 WHERE id = $1 AND {_OPEN}", escalation, at)

    async def end(
        self,
        escalation: str,
        state: str,
        at: datetime,
        by: str,
        why: str,
        said: str = "",
        answered_by: str | None = None,
    ) -> None:
        await self._raw.execute(_END, escalation, state, at, by, why, said, answered_by)

    async def cut_short(self) -> list[tuple[str, int]]:
        """Calls (escalation, step) that a process which has ended was making."""
        rows = await self._raw.fetch("SELECT escalation, step FROM escalation_call WHERE outcome = 'sending'")
        return [(row["escalation"], row["step"]) for row in rows]

    async def rota(self, service: str) -> StoredRota | None:
        row = await self._raw.fetchrow(_ROTA, service)
        if row is None:
            return None
        gateway = Destination(row["channel"], row["address"], row["secret"]) if row["channel"] else None
        turns, exceptions = msgspec.json.decode(row["turns"]), msgspec.json.decode(row["exceptions"])
        return StoredRota(turns, exceptions, frozenset(row["people"]), gateway)

    async def contact(self, person: str) -> Contact | None:
        row = await self._raw.fetchrow(
            "SELECT id, name, phone, email, webhook, secret FROM person WHERE id = $1", person
        )
        return Contact(*row) if row else None

    async def forget(self, person: str) -> None:
        """Blot out what an erased person was noted to have said."""
        await self._raw.execute("UPDATE escalation SET said = '', answered_by = NULL WHERE answered_by = $1", person)
