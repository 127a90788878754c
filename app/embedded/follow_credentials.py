"""Follow the registry's credentials while the embedded broker runs: its users change, nobody else is cut off."""

import asyncio
import logging
import threading
from collections.abc import Callable

from app.actions.broker_users import broker_users
from app.actions.clock import SystemClock
from app.actions.errors import Conflict, StorageUnavailable
from app.embedded.broker import Broker
from app.embedded.credentials import Credentials
from app.embedded.errors import LaunchError
from app.embedded.field_users import remember
from app.embedded.layout import DataDir
from app.ingest.routes import Dialects
from app.storage.database import Database

LOOK_EVERY_S = 1.0

log = logging.getLogger("poste.embedded")


class CredentialsFollowed:
    """A thread that looks every second: credentials also end by themselves, and nothing tells of that."""

    def __init__(self, data: DataDir, port: int, database_url: str) -> None:
        self._data, self._port, self._url = data, port, database_url
        self._dialects, self._clock = Dialects(), SystemClock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def look_once(self) -> None:
        """Know the users as they are now, before the broker starts; as they were last, without a database."""
        asyncio.run(self._look_once())

    def start(self, reload: Callable[[], None]) -> None:
        """Follow; `reload` makes the broker read its configuration again."""
        self._thread = threading.Thread(target=lambda: asyncio.run(self._follow(reload)), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread:
            self._thread.join(10)

    async def _look_once(self) -> None:
        database = Database(self._url, pool_size=1)
        try:
            await self._look(database)
        finally:
            await database.close()

    async def _follow(self, reload: Callable[[], None]) -> None:
        database = Database(self._url, pool_size=1)
        try:
            while not self._stopping.is_set():
                await self._look(database)
                if self._written():
                    reload()
                await asyncio.to_thread(self._stopping.wait, LOOK_EVERY_S)
        finally:
            await database.close()

    async def _look(self, database: Database) -> None:
        try:
            remember(self._data, await broker_users(database, self._dialects, self._clock.now()))
        except (StorageUnavailable, Conflict) as error:
            log.debug("credentials not looked at", extra={"reason": str(error)})
        except OSError as error:
            log.warning("credentials not kept", extra={"reason": str(error)})

    def _written(self) -> bool:
        """Whether the broker's configuration had to change; the private file is looked at again too."""
        try:
            return Broker(self._data, Credentials.load_or_create(self._data.credentials), self._port).write_config()
        except (LaunchError, OSError) as error:
            log.warning("broker not told", extra={"reason": str(error)})
            return False
