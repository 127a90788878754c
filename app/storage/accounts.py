"""Accounts and their recovery codes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import asyncpg

from app.actions.account_ports import Account
from app.domain.sign_in import name_key
from app.storage.grants import grants_json, read_grants

COLUMNS = (
    "id", "name", "locale", "password", "must_change", "disabled", "totp", "totp_offered", "totp_step", "grants",
    "created_at", "version", "display_name", "issuer", "subject", "groups", "sealed", "unsealed_at",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM account"


class AccountSql:
    """`AccountStore` on one asyncpg connection."""

    def __init__(self, raw: asyncpg.Connection[Any]) -> None:
        self._raw = raw

    async def named(self, name: str) -> Account | None:
        return _maybe(await self._raw.fetchrow(f"{_SELECT} WHERE name_key = $1", name_key(name)))

    async def lock(self, account: str) -> Account | None:
        return _maybe(await self._raw.fetchrow(f"{_SELECT} WHERE id = $1 FOR UPDATE", account))

    async def lock_subject(self, issuer: str, subject: str) -> Account | None:
        await self._raw.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"{issuer} {subject}")
        query = f"{_SELECT} WHERE issuer = $1 AND subject = $2 FOR UPDATE"
        return _maybe(await self._raw.fetchrow(query, issuer, subject))

    async def unsealed(self) -> Sequence[str]:
        query = "SELECT name FROM account WHERE unsealed_at IS NOT NULL ORDER BY name_key"
        return [row["name"] for row in await self._raw.fetch(query)]

    async def lock_all(self) -> Sequence[Account]:
        return [account_of(row) for row in await self._raw.fetch(f"{_SELECT} ORDER BY id FOR UPDATE")]

    async def add(self, account: Account) -> bool:
        names = [*COLUMNS, "name_key"]
        places = ", ".join(f"${n}" for n in range(1, len(names) + 1))
        stored = await self._raw.fetchval(
            f"INSERT INTO account ({', '.join(names)}) VALUES ({places}) ON CONFLICT DO NOTHING RETURNING id",
            *_values(account, COLUMNS),
            name_key(account.name),
        )
        return stored is not None

    async def write(self, account: Account) -> None:
        names = [name for name in COLUMNS if name not in ("id", "name", "created_at", "version")]
        sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(names, 2))
        account.version = await self._raw.fetchval(
            f"UPDATE account SET {sets}, version = version + 1 WHERE id = $1 RETURNING version",
            account.id,
            *_values(account, names),
        )

    async def replace_recovery_codes(self, account: str, digests: Collection[bytes]) -> None:
        await self._raw.execute("DELETE FROM recovery_code WHERE account = $1", account)
        await self._raw.execute(
            "INSERT INTO recovery_code (account, digest) SELECT $1, unnest($2::bytea[])", account, list(digests)
        )

    async def use_recovery_code(self, account: str, digest: bytes, now: datetime) -> bool:
        used = await self._raw.fetchval(
            "UPDATE recovery_code SET used_at = $3 WHERE account = $1 AND digest = $2 AND used_at IS NULL RETURNING 1",
            account,
            digest,
            now,
        )
        return used is not None

    async def recovery_codes_left(self, account: str) -> int:
        query = "SELECT count(*) FROM recovery_code WHERE account = $1 AND used_at IS NULL"
        return int(await self._raw.fetchval(query, account))


def account_of(row: asyncpg.Record) -> Account:
    """An account from a row that has its columns."""
    read = {"grants": read_grants(row["grants"]), "groups": tuple(row["groups"])}
    return Account(**{name: row[name] for name in COLUMNS} | read)


def _maybe(row: asyncpg.Record | None) -> Account | None:
    return account_of(row) if row else None


def _values(account: Account, names: Collection[str]) -> list[Any]:
    return [grants_json(account.grants) if name == "grants" else getattr(account, name) for name in names]
