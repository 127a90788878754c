"""Whether anybody's rights changed, looked for once for all who listen."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from app.actions.errors import Conflict, StorageUnavailable
from app.actions.ports import Clock
from app.storage.database import Database
from app.storage.views import accounts

LOOKS_EVERY_S = 2.0
"""A right withdrawn or narrowed ends what it opened within five seconds."""


class Vigil:
    """`word` is another after any account, session or token changed or ended. What lasts as long as a control room's
    day costs a statement every two seconds, however many listen.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._changed = asyncio.Event()
        self.word = ""

    async def run(self) -> None:
        """Look until cancelled; while the database does not answer, nothing is told to listeners anyway."""
        while True:
            with suppress(StorageUnavailable, Conflict):
                await self._look()
            await asyncio.sleep(LOOKS_EVERY_S)

    async def moved_on(self, word: str) -> None:
        """Until it is no more the one that was."""
        while self.word == word:
            await self._changed.wait()

    async def _look(self) -> None:
        async with self._database.read() as tx:
            word = await accounts.word(tx.raw, self._clock.now())
        if word != self.word:
            self.word = word
            self._changed.set()
            self._changed = asyncio.Event()
