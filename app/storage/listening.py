"""One connection that listens on one channel of PostgreSQL's NOTIFY."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import asyncpg

from app.actions.errors import StorageUnavailable
from app.storage.database import SESSION, UNREACHABLE, plain_url

CLOSE_S = 2


class Listening:
    """Calls `heard` with the text of each notification, while it is open and not lost.

    LISTEN does not exist on a standby or through transaction pooling: nothing is heard there, and whoever listens polls
    besides.
    """

    def __init__(self, database_url: str, channel: str, heard: Callable[[str], None]) -> None:
        self._url = plain_url(database_url)
        self._channel = channel
        self._heard = heard
        self._raw: asyncpg.Connection[Any] | None = None

    async def open(self) -> None:
        """Connect, or connect again. Raises `StorageUnavailable`."""
        await self.close()
        try:
            self._raw = await asyncpg.connect(
                self._url, timeout=5, command_timeout=10, server_settings=SESSION | {"application_name": "poste"}
            )
            with contextlib.suppress(asyncpg.PostgresError):
                await self._raw.add_listener(self._channel, self._on_notify)
        except UNREACHABLE as error:
            raise StorageUnavailable(str(error)) from error

    async def close(self) -> None:
        """Say goodbye, or hang up when the server does not answer; waits for a query cancelled in flight."""
        raw, self._raw = self._raw, None
        if raw is None:
            return
        try:
            await raw.close(timeout=CLOSE_S)
        except (*UNREACHABLE, TimeoutError):
            raw.terminate()

    @property
    def lost(self) -> bool:
        """Whether notifications no longer come."""
        return self._raw is None or self._raw.is_closed()

    @property
    def raw(self) -> asyncpg.Connection[Any]:
        """The connection, for queries of its own. Raises `StorageUnavailable` when it is not open."""
        if self._raw is None:
            raise StorageUnavailable("not connected")
        return self._raw

    def _on_notify(self, _connection: object, _pid: int, _channel: str, text: object) -> None:
        self._heard(str(text))
