"""Connections and transactions: one engine per process, the journal written last in each commit."""

from __future__ import annotations

import copy
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from time import perf_counter
from typing import Any

import asyncpg
import msgspec
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from app.actions.account_ports import Vault
from app.actions.errors import Conflict, InvalidRequest, Refusal, StorageUnavailable, TooLong
from app.domain.audit import PROGRAM, Act, Author
from app.domain.permissions import EVERYTHING, WHOLE, Grant, Permission, Reach
from app.storage import leases, reach
from app.storage.transaction import Transaction
from app.storage.vault import Keyless

# A foreign key broken by another transaction in between: done again, the same work meets its check.
RETRIABLE = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.ForeignKeyViolationError,
    asyncpg.LockNotAvailableError,
    asyncpg.InvalidCachedStatementError,  # the schema was migrated meanwhile
)
UNREACHABLE = (
    OSError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what asyncpg says of a session killed between two queries (its issue 1069)
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.UndefinedTableError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InvalidAuthorizationSpecificationError,
)
_NO_PARTITION = "no partition of relation"

# A process stopped while it holds the journal's counter must not block the others (docs/architecture.md).
SESSION = {
    "timezone": "UTC",
    "jit": "off",
    "idle_in_transaction_session_timeout": "2s",
    "transaction_timeout": "30s",
    "tcp_keepalives_idle": "10",
    "tcp_user_timeout": "10000",
}

_READ_ONLY = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"


def driver_url(database_url: str) -> str:
    """`postgresql://…` as SQLAlchemy's asyncpg dialect wants it."""
    return make_url(database_url).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


def plain_url(database_url: str) -> str:
    """`postgresql://…` as asyncpg itself wants it."""
    return make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)


def encode(value: Any) -> str:
    """JSON text for a jsonb parameter."""
    return msgspec.json.encode(value).decode()


class Database:
    """The process's connection pool."""

    def __init__(
        self,
        database_url: str,
        pool_size: int = 8,
        observe_commit: Callable[[float], None] | None = None,
        holder: str = "",
        vault: Vault | None = None,
    ) -> None:
        """`holder` is the process's own name, where it takes leases; without a `vault` no second factor is proven."""
        self.url = plain_url(database_url)
        self.author = PROGRAM
        self.grants: Sequence[Grant] = EVERYTHING
        self.sees = WHOLE
        self._vault = vault or Keyless()
        self._observe_commit = observe_commit
        self._engine: AsyncEngine = create_async_engine(
            driver_url(database_url),
            pool_size=pool_size,
            max_overflow=4,
            pool_recycle=1800,
            connect_args={
                "server_settings": SESSION | {"application_name": leases.session_name(holder)},
                "timeout": 5,
            },
            json_serializer=encode,
            json_deserializer=msgspec.json.decode,
        )

    def by(
        self, author: Author, grants: Sequence[Grant] = EVERYTHING, looking: Permission = Permission.SEE
    ) -> Database:
        """The same pool, for what `author` does with `grants`; reading shows them what these let them look at."""
        bound = copy.copy(self)
        bound.author, bound.grants, bound.sees = author, grants, Reach.of(grants, looking)
        return bound

    @asynccontextmanager
    async def begin(self, *, statement: str = "SET LOCAL synchronous_commit = on") -> AsyncIterator[Transaction]:
        """A read-write transaction: committed with its acts and journal rows, or rolled back on any error. Acts that a
        `Refusal` ends are written as refused in a transaction of their own.

        Raises `StorageUnavailable` when the database cannot be reached, dropped the connection, is full, or lacks
        a table or partition: conditions that pass, and no fault of what was to be stored.
        """
        acts: Sequence[Act] = ()
        try:
            async with self._connected(statement) as connection:
                transaction = Transaction(await _raw(connection), self.author, self.grants, self.sees, self._vault)
                acts = transaction.audit.acts
                yield transaction
                began = perf_counter()
                await transaction.finish()
                await connection.commit()
                if self._observe_commit and transaction.entries:
                    self._observe_commit(perf_counter() - began)
        except (*UNREACHABLE, *RETRIABLE, asyncpg.CheckViolationError, DBAPIError) as error:
            raise _translated(error) from error
        except Refusal as refusal:
            if acts:
                await self._tell_refused(acts, refusal)
            raise

    async def _tell_refused(self, acts: Sequence[Act], refusal: Refusal) -> None:
        async with self.begin() as tx:
            for act in acts:
                why = {"refusal": {"code": refusal.code, "message": str(refusal)}}
                tx.audit.tell(replace(act, result="refused", details=act.details | why))
        refusal.told = True

    @asynccontextmanager
    async def _connected(self, statement: str) -> AsyncIterator[AsyncConnection]:
        """A connection that has answered `statement`; when the pool's had died, a new one, once."""
        for pooled in (True, False):
            async with self._engine.connect() as connection:
                try:
                    await connection.execute(text(statement))
                except DBAPIError as error:
                    if pooled and error.connection_invalidated:
                        continue
                    raise
                yield connection
                return

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A read-only transaction that sees one instant (REPEATABLE READ), as far as `sees` goes.

        Raises `InvalidRequest` for a value PostgreSQL cannot take, `TooLong` past the statement timeout.
        """
        try:
            async with self.begin(statement=_READ_ONLY) as transaction:
                if not self.sees.whole:
                    await reach.narrow(transaction.raw, self.sees)
                yield transaction
        except asyncpg.DataError as error:
            raise InvalidRequest(f"a value cannot be searched for: {error}") from error
        except asyncpg.QueryCanceledError as error:
            raise TooLong("this takes too long: ask for a shorter period or fewer fields") from error

    @property
    def connections_in_use(self) -> int:
        """Connections of the pool that a transaction holds now."""
        return int(self._engine.pool.checkedout())  # type: ignore[attr-defined]

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def _translated(error: Exception) -> Exception:
    """The same failure in the actions' words; SQLAlchemy wraps the driver's error twice."""
    cause = error.orig.__cause__ if isinstance(error, DBAPIError) and error.orig else error
    if isinstance(cause, RETRIABLE):
        return Conflict(str(cause))
    cut_off = isinstance(error, DBAPIError) and error.connection_invalidated
    if cut_off or isinstance(cause, UNREACHABLE) or _NO_PARTITION in str(cause):
        return StorageUnavailable(str(cause) or type(cause).__name__)
    return error


async def _raw(connection: AsyncConnection) -> asyncpg.Connection[Any]:
    fairy = await connection.get_raw_connection()
    raw = fairy.driver_connection
    assert raw is not None  # noqa: S101 - asyncpg's adapter always has one
    return raw  # type: ignore[no-any-return]
