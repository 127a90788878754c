"""One transaction: the stores on its connection, who it is of, and what it writes last."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from app.actions.account_ports import Vault
from app.domain.audit import Author
from app.domain.journal import Cursor, Entry
from app.domain.permissions import Grant, Permission, Reach
from app.storage import reach
from app.storage.accounts import AccountSql
from app.storage.alarms import AlarmSql
from app.storage.audit import AuditSql
from app.storage.brakes import BrakeSql
from app.storage.commands import CommandSql
from app.storage.control import ControlSql
from app.storage.credentials import CredentialSql
from app.storage.editing import EditingSql
from app.storage.escalations import EscalationSql
from app.storage.governance import GovernanceSql
from app.storage.ingest import IngestSql
from app.storage.legal import LegalSql
from app.storage.outbox import OutboxSql
from app.storage.preferences import PreferenceSql
from app.storage.programmes import ProgrammeSql
from app.storage.provider import ProviderSql
from app.storage.registry import RegistrySql
from app.storage.requests import RequestSql
from app.storage.routing import RoutingSql
from app.storage.sessions import SessionSql
from app.storage.silence import SilenceSql
from app.storage.surroundings import SurroundingsSql
from app.storage.tokens import TokenSql
from app.storage.video import VideoSql


class Transaction:
    """One transaction of `author`, who holds `grants` and finds what lies within `sees` (app/storage/reach.py). Acts
    and journal rows are buffered and written just before COMMIT.
    """

    def __init__(
        self,
        raw: asyncpg.Connection[Any],
        author: Author,
        grants: Sequence[Grant],
        sees: Reach,
        vault: Vault,
    ) -> None:
        self.raw = raw
        self.author = author
        self.sees = sees
        self.vault = vault
        self._grants = grants
        self.audit = AuditSql(raw)
        self.ingest = IngestSql(raw)
        self.registry = RegistrySql(raw)
        self.editing = EditingSql(raw, self.registry)
        self.silence = SilenceSql(raw)
        self.routing = RoutingSql(raw)
        self.control = ControlSql(raw)
        self.requests = RequestSql(raw)
        self.commands = CommandSql(raw)
        self.brakes = BrakeSql(raw)
        self.credentials = CredentialSql(raw)
        self.alarms = AlarmSql(raw)
        self.outbox = OutboxSql(raw)
        self.escalations = EscalationSql(raw)
        self.programmes = ProgrammeSql(raw)
        self.surroundings = SurroundingsSql(raw)
        self.video = VideoSql(raw)
        self.legal = LegalSql(raw)
        self.accounts = AccountSql(raw)
        self.sessions = SessionSql(raw)
        self.tokens = TokenSql(raw)
        self.preferences = PreferenceSql(raw)
        self.governance = GovernanceSql(raw)
        self.provider = ProviderSql(raw)
        self.entries: list[Entry] = []

    def reach(self, permission: Permission) -> Reach:
        """Where its author is permitted to."""
        return Reach.of(self._grants, permission)

    @asynccontextmanager
    async def as_seen(self) -> AsyncIterator[None]:
        """Queries within find what lies within `sees`; costs nothing where that is the whole."""
        if self.sees.whole:
            yield
            return
        await reach.narrow(self.raw, self.sees)
        yield
        await reach.widen(self.raw)

    @asynccontextmanager
    async def whole(self) -> AsyncIterator[None]:
        """Queries within find all there is, in a reading transaction too: for what follows from things not shown."""
        if self.sees.whole:
            yield
            return
        await reach.widen(self.raw)
        yield
        await reach.narrow(self.raw, self.sees)

    def record(self, *entries: Entry) -> None:
        """Journal `entries` with this transaction."""
        self.entries.extend(entries)

    async def finish(self) -> None:
        """Write what was told of acts; then what waits for the journal's numbers: its rows, the states they change."""
        await self.audit.write(self.author)
        await self.ingest.finish(self.entries)

    async def cursor(self) -> Cursor:
        """Where the journal stands in this transaction's view."""
        row = await self.raw.fetchrow("SELECT epoch, seq FROM feed")
        assert row is not None  # noqa: S101 - the migration inserts the only row
        return Cursor(row["epoch"], row["seq"])
