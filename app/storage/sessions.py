"""Sessions, and failed attempts to open one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from app.actions.account_ports import Account, Session
from app.domain.sign_in import Attempts
from app.storage.accounts import COLUMNS, account_of

_SESSION = (
    "id", "account", "csrf", "proven_twice", "created_at", "seen_at", "expires_at", "address", "agent", "parked_at",
)  # fmt: skip
_OPEN = f"""
SELECT {", ".join(f"s.{name} AS session_{name}" for name in _SESSION)}, {", ".join(f"a.{name}" for name in COLUMNS)}
FROM account_session s JOIN account a ON a.id = s.account
WHERE s.revoked_at IS NULL AND s.expires_at > $2 AND NOT a.disabled
"""
_STANDING = f"{_OPEN} AND s.digest = $1 AND s.parked_at IS NULL"
_PARKED = f"{_OPEN} AND s.desk = $1 ORDER BY s.parked_at DESC, s.id"
_PARK = "UPDATE account_session SET desk = $2, digest = $3, parked_at = $4 WHERE id = $1 AND parked_at IS NULL"
_RESUME = """
UPDATE account_session SET digest = $3, csrf = $4, desk = NULL, parked_at = NULL
WHERE id = $1 AND desk = $2 AND revoked_at IS NULL RETURNING 1
"""
_CROWD_OUT = """
UPDATE account_session SET revoked_at = $2 WHERE id IN (
    SELECT id FROM account_session WHERE desk = $1 AND revoked_at IS NULL ORDER BY parked_at DESC, id OFFSET $3)
"""
_LOCK_ATTEMPTS = """
INSERT INTO sign_in_attempt (key, failed, last_at) SELECT key, 0, 'epoch' FROM unnest($1::bytea[]) AS key
ORDER BY key ON CONFLICT (key) DO UPDATE SET failed = sign_in_attempt.failed RETURNING key, failed, last_at
"""
_REVOKE = """
UPDATE account_session SET revoked_at = $2 WHERE account = $1 AND revoked_at IS NULL AND expires_at > $2
AND ($3::text IS NULL OR id = $3) AND ($4::text IS NULL OR id <> $4)
"""
_FORGET_OLD = """
DELETE FROM sign_in_attempt
WHERE key IN (SELECT key FROM sign_in_attempt WHERE last_at < $1 FOR UPDATE SKIP LOCKED)
"""
_FORGET_ENDED = """
DELETE FROM account_session WHERE expires_at < $1
AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.lifted_at IS NULL AND h.categories @> ARRAY['people'])
"""
KEPT_ENDED = timedelta(days=30)
KEPT_ATTEMPTS = timedelta(days=1)


class SessionSql:
    """`SessionStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def open(self, session: Session, digest: bytes) -> None:
        ended = session.created_at - KEPT_ENDED
        await self._raw.execute(_FORGET_ENDED, ended)
        places = ", ".join(f"${n}" for n in range(1, len(_SESSION) + 2))
        await self._raw.execute(
            f"INSERT INTO account_session ({', '.join(_SESSION)}, digest) VALUES ({places})",
            *(getattr(session, name) for name in _SESSION),
            digest,
        )

    async def standing(self, digest: bytes, now: datetime) -> tuple[Session, Account] | None:
        row = await self._raw.fetchrow(_STANDING, digest, now)
        return _read(row) if row else None

    async def park(self, session: str, desk: bytes, digest: bytes, now: datetime, limit: int) -> None:
        await self._raw.execute(_PARK, session, desk, digest, now)
        await self._raw.execute(_CROWD_OUT, desk, now, limit)

    async def parked(self, desk: bytes, now: datetime) -> Sequence[tuple[Session, Account]]:
        return [_read(row) for row in await self._raw.fetch(_PARKED, desk, now)]

    async def resume(self, session: str, desk: bytes, digest: bytes, csrf: str) -> bool:
        return await self._raw.fetchval(_RESUME, session, desk, digest, csrf) is not None

    async def prove_again(self, session: str, digest: bytes, csrf: str) -> None:
        await self._raw.execute(
            "UPDATE account_session SET digest = $2, csrf = $3, proven_twice = true WHERE id = $1",
            session,
            digest,
            csrf,
        )

    async def seen(self, session: str, now: datetime) -> None:
        await self._raw.execute("UPDATE account_session SET seen_at = $2 WHERE id = $1", session, now)

    async def revoke(self, account: str, now: datetime, *, only: str | None = None, but: str | None = None) -> int:
        done = await self._raw.execute(_REVOKE, account, now, only, but)
        return int(done.split()[-1])

    async def attempts(self, keys: Collection[bytes]) -> Mapping[bytes, Attempts]:
        rows = await self._raw.fetch(_LOCK_ATTEMPTS, list(keys))
        return {row["key"]: Attempts(row["failed"], row["last_at"]) for row in rows}

    async def note_attempts(self, attempts: Mapping[bytes, Attempts]) -> None:
        await self._raw.executemany(
            "UPDATE sign_in_attempt SET failed = $2, last_at = $3 WHERE key = $1",
            [(key, made.failed, made.last_at) for key, made in sorted(attempts.items())],
        )
        newest = max((made.last_at for made in attempts.values()), default=None)
        if newest is not None:
            await self._raw.execute(_FORGET_OLD, newest - KEPT_ATTEMPTS)

    async def take_back_attempts(self, keys: Collection[bytes]) -> None:
        await self._raw.execute(
            "UPDATE sign_in_attempt SET failed = greatest(failed - 1, 0) WHERE key = ANY($1)", sorted(keys)
        )

    async def forget_attempts(self, keys: Collection[bytes]) -> None:
        await self._raw.execute("DELETE FROM sign_in_attempt WHERE key = ANY($1)", sorted(keys))


def _read(row: asyncpg.Record) -> tuple[Session, Account]:
    return Session(**{name: row[f"session_{name}"] for name in _SESSION}), account_of(row)
