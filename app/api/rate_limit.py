"""Nobody is served at everybody's expense: requests a second and live connections of each caller (RFC 6585 4)."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from app.api.budgets import Budgets, Spends
from app.api.caller import caller_of
from app.api.context import Context
from app.api.problem_types import TOO_MANY_REQUESTS
from app.api.problems import problem
from app.domain.pace import Budget, Pace
from app.domain.sign_in import network_of

TRY_AGAIN_LATER = 1013
BURST_S = 10
"""What may be asked at once is the rate's worth of so many seconds."""
SEAT_S = 5
"""A live connection too many is told to come back after this."""


class Refused(NamedTuple):
    budget: Spends
    detail: str
    retry_after_s: int


class RateLimit:
    """ASGI middleware behind the gate: 429 with Retry-After, WebSockets closed with 1013. Of this process alone: with
    several, a caller has as many budgets. Where everybody may do all, on one's own machine, nobody is limited.
    """

    def __init__(
        self, app: ASGIApp, budgets: Budgets, requests_per_s: float, costly_per_s: float, live_each: int
    ) -> None:
        self._app = app
        self._budgets = budgets
        usual, costly = budget(requests_per_s), budget(costly_per_s)
        self._paces: Mapping[Spends, Pace] = {
            Spends.REQUESTS: Pace(usual),
            Spends.COSTLY: Pace(costly),
            Spends.ORDERS: Pace(usual),
            Spends.LIVE: Pace(costly),
        }
        self._live_each = live_each
        self._live: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        limited = scope["type"] in ("http", "websocket")
        spends = self._budgets.of(scope.get("method", "GET"), scope["path"]) if limited else Spends.BROKERS
        principal = _principal(HTTPConnection(scope)) if limited else ""
        if not principal or spends is Spends.BROKERS:
            await self._app(scope, receive, send)
        elif refused := self._refused(principal, spends):
            await refuse(refused, scope, receive, send)
        elif spends is Spends.LIVE:
            with self._seat(principal):
                await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refused(self, principal: str, spends: Spends) -> Refused | None:
        if spends is Spends.LIVE and self._live[principal] >= self._live_each:
            return Refused(spends, f"{self._live_each} live connections are open: close one first", SEAT_S)
        wait = math.ceil(self._paces[spends].wait(principal, time.monotonic()))
        return Refused(spends, f"too many requests at once: try again in {wait} s", wait) if wait else None

    @contextmanager
    def _seat(self, principal: str) -> Iterator[None]:
        self._live[principal] += 1
        try:
            yield
        finally:
            self._live[principal] -= 1
            self._live += Counter()  # keeps those above zero


def budget(rate: float) -> Budget:
    """`rate` a second, ten seconds' worth at once."""
    return Budget(rate, max(1, math.ceil(rate * BURST_S)))


def _principal(connection: HTTPConnection) -> str:
    """Whose budget it is: a person's, a token's (names are not unique), a stranger's address; nobody's where all may do
    all.
    """
    caller = caller_of(connection)
    if caller.token:
        return f"id:{caller.token}"
    if caller.name:
        return caller.name
    return "" if caller.grants else address_of(connection)


def address_of(connection: HTTPConnection) -> str:
    """A stranger's: an IPv4 address, or an IPv6 network of 64 bits."""
    return f"address:{network_of(connection.client.host if connection.client else '')}"


async def refuse(refused: Refused, scope: Scope, receive: Receive, send: Send) -> None:
    """429 with Retry-After; a WebSocket is closed with 1013."""
    context: Context = scope["state"]["context"]
    context.web_figures.over_budget.labels(refused.budget).inc()
    if scope["type"] == "websocket":
        await WebSocketClose(TRY_AGAIN_LATER, refused.detail[:120])(scope, receive, send)
        return
    answer = problem(TOO_MANY_REQUESTS, refused.detail, retry_after_s=refused.retry_after_s)
    await answer(scope, receive, send)
