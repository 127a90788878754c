"""Judge who connects, publishes and subscribes, for a broker that asks over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal

from app.actions.broker_users import BrokerUser, broker_users
from app.actions.dialects import Dialects
from app.actions.errors import Conflict, Refusal, StorageUnavailable
from app.actions.field_secrets import opens
from app.actions.ports import Clock, Database
from app.domain.allowance import Allowance

Act = Literal["publish", "subscribe"]
KNOWN_FOR_S = 1.0
"""How long what the database said is believed: a credential revoked opens nothing a second later."""
NOTED_EVERY = timedelta(minutes=1)
RATE = 500.0
"""Connections judged a second, by one process: what all of a city's systems coming back at once need."""


class TooManyConnections(Refusal):
    """More connections at once than are judged; who was refused tries again."""

    code = "too_many_connections"
    status = 429


class Admission:
    """Knows the users of the broker by reading them once a second at most; what the database said last holds while it
    does not answer. `worker` is our own user and its password, who may do everything.
    """

    def __init__(self, database: Database, dialects: Dialects, clock: Clock, worker: tuple[str, str]) -> None:
        self._database, self._dialects, self._clock = database, dialects, clock
        self._worker_name, self._worker_password = worker
        self._users: Mapping[str, BrokerUser] = {}
        self._read_at: float | None = None
        self._reading = asyncio.Lock()
        self._noted: dict[str, datetime] = {}
        self._allowance = Allowance()

    async def admits(self, name: str, password: str) -> bool:
        """Whether `password` is that of user `name`. Raises `TooManyConnections`, `StorageUnavailable`."""
        if not self._allowance.now({"connections": RATE}, time.monotonic()):
            raise TooManyConnections("too many connections at once: try again")
        self._allowance.spend("connections")
        if self._is_worker(name):
            return hmac.compare_digest(password.encode(), self._worker_password.encode())
        user = await self._user(name)
        if not opens(user.verifiers if user else None, password):
            return False
        await self._note_used(name)
        return True

    async def admits_certificate(self, name: str) -> bool:
        """Whether the name in a certificate that the broker has verified is a user's. Raises `StorageUnavailable`."""
        user = await self._user(name)
        if user is None or user.verifiers is not None:
            return False
        await self._note_used(name)
        return True

    async def may(self, name: str, act: Act, topic: str) -> bool:
        """Whether user `name` may do `act` on `topic` (on a filter, for `subscribe`). Raises `StorageUnavailable`."""
        if self._is_worker(name):
            return True
        user = await self._user(name)
        if user is None:
            return False
        return user.access.may_publish(topic) if act == "publish" else user.access.may_hear(topic)

    def _is_worker(self, name: str) -> bool:
        return name == self._worker_name != ""

    async def _user(self, name: str) -> BrokerUser | None:
        async with self._reading:
            if self._read_at is None or time.monotonic() - self._read_at > KNOWN_FOR_S:
                await self._read()
        return self._users.get(name)

    async def _read(self) -> None:
        try:
            users = await broker_users(self._database, self._dialects, self._clock.now())
        except StorageUnavailable:
            if self._read_at is None:
                raise
            return
        self._users = {user.name: user for user in users}
        self._read_at = time.monotonic()

    async def _note_used(self, name: str) -> None:
        now = self._clock.now()
        if name in self._noted and now - self._noted[name] < NOTED_EVERY:
            return
        self._noted[name] = now
        with contextlib.suppress(StorageUnavailable, Conflict):
            async with self._database.begin() as tx:
                await tx.credentials.note_used(name, now)
