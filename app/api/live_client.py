"""One subscription to the live feed: a place in the journal, a filter, and what is said from there on."""

from __future__ import annotations

from collections.abc import AsyncIterator

import msgspec

from app.api.context import Context
from app.api.feed import OutOfReach, server_time
from app.api.feed_filter import FeedFilter
from app.api.frames import Passage, admitted, portions
from app.api.live_messages import Heartbeat, Hello, Resync
from app.domain.journal import Cursor
from app.storage import journal

FURTHEST_BEHIND = 100_000
"""Rows, and changes once those are unpacked: beyond, a snapshot costs less."""
PAGE_ROWS = 250


class Client:
    """It never queues: what it had no time to take is conflated. `_seq` is where it is, `_told` what it knows of that:
    rows it filters out are skipped without a word.
    """

    def __init__(self, ctx: Context, wanted: FeedFilter, since: Cursor | None) -> None:
        self._ctx = ctx
        self._feed = ctx.feed
        self._filter = wanted
        self._since = since
        self._seq = self._told = ctx.feed.cursor.seq if since is None else since.seq

    async def messages(self) -> AsyncIterator[str]:
        """`hello`, then `frame`s and `heartbeat`s; ends after `resync`, which asks for a new snapshot."""
        figures = self._feed.figures
        figures.clients += 1
        try:
            async for message in self._messages():
                figures.messages += 1
                figures.characters += len(message)
                yield message
        finally:
            figures.clients -= 1

    async def _messages(self) -> AsyncIterator[str]:
        epoch = self._feed.cursor.epoch
        if self._since and (self._since.epoch != epoch or self._since.seq > self._feed.cursor.seq):
            yield self.resync("the cursor is of another epoch: history may have been rewritten")
            return
        yield self._hello()
        beats = self._feed.beats
        try:
            async for message in self._catch_up():
                yield message
            while True:
                await self._feed.wait(self._seq)
                if self._feed.ending:
                    return
                if self._feed.cursor.epoch != epoch:
                    yield self.resync("the epoch changed: history may have been rewritten")
                    return
                for message in self._advance(self._feed.passage(self._seq, self._filter)):
                    yield message
                if beats != self._feed.beats:
                    beats = self._feed.beats
                    yield self._heartbeat()
        except OutOfReach:
            yield self.resync("too far behind to resume")

    async def _catch_up(self) -> AsyncIterator[str]:
        """From the database up to what the feed holds in memory. Where assets were then it does not say: who may not
        see all of them begins anew.
        """
        read = 0
        while not self._feed.reaches(self._seq):
            if not self._filter.reach.whole:
                raise OutOfReach
            if max(read, self._feed.cursor.seq - self._seq) > FURTHEST_BEHIND:
                raise OutOfReach
            async with self._ctx.database.read() as tx:
                if not await journal.complete_since(tx.raw, self._seq):
                    raise OutOfReach
                rows = await journal.after(tx.raw, self._seq, PAGE_ROWS)
            if not rows:
                raise OutOfReach
            read += len(rows)
            for lines in portions(self._feed.line(row) for row in rows):
                passage = Passage.of(self._feed.cursor.epoch, lines[-1].seq, admitted(self._filter, lines))
                for message in self._advance(passage):
                    yield message

    def _advance(self, passage: Passage) -> list[str]:
        """Go where the passage ends; what the client is told of it."""
        self._seq = passage.last
        frames = passage.frames(self._told)
        if frames:
            self._told = passage.last
            self._feed.figures.conflations += passage.conflated
        return frames

    def _place(self) -> str:
        """Where the client is, now that it is told."""
        self._told = self._seq
        return str(Cursor(self._feed.cursor.epoch, self._seq))

    def _hello(self) -> str:
        settings = self._ctx.settings
        return _text(Hello(self._place(), server_time(), settings.feed_heartbeat_s, settings.calendar_offset_s))

    def _heartbeat(self) -> str:
        return _text(Heartbeat(self._place(), server_time(), round(self._feed.lag_s * 1000)))

    def resync(self, reason: str) -> str:
        """The message that asks for a new snapshot."""
        self._feed.figures.resyncs += 1
        return _text(Resync(self._place(), server_time(), reason))


def _text(message: Hello | Heartbeat | Resync) -> str:
    return msgspec.json.encode(message).decode()
