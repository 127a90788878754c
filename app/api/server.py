"""Uvicorn, saying when it serves; before it stops, live clients are told to come back."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import time

import uvicorn
from fastapi import FastAPI

from app.api.feed import Feed

log = logging.getLogger("poste.web")

GOODBYE_S = 1.0


class Server(uvicorn.Server):
    """Serves `app`, whose lifespan leaves its live feed in `app.state.feed`."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            log.info("web serving", extra={"host": self.config.host, "port": self.config.port, "pid": os.getpid()})

    async def on_tick(self, counter: int) -> bool:
        """Whether to stop: asked to, or the feed failed. A web role without its feed ends, to be started whole."""
        return bool(getattr(self.lifespan, "error_occurred", False)) or await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more connections, say goodbye to live clients, let requests end, close."""
        began, clients = time.monotonic(), 0
        for server in self.servers:
            server.close()
        feed: Feed | None = getattr(self._app.state, "feed", None)
        if feed:
            clients = feed.figures.clients
            feed.end()
            await self._goodbye(feed, began + GOODBYE_S)
        await super().shutdown(sockets)
        log.info("web stopped", extra={"live_clients": clients, "drained_s": round(time.monotonic() - began, 2)})

    async def _goodbye(self, feed: Feed, until: float) -> None:
        while feed.figures.clients and time.monotonic() < until:  # noqa: ASYNC110 - a moment, once
            await asyncio.sleep(0.02)
