"""Who comes in: known by cookie or token before anything of the request is read."""

from __future__ import annotations

import hmac
import math
import time
from collections.abc import Iterable, Mapping

from starlette.requests import HTTPConnection
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from app.actions.callers import Caller
from app.actions.errors import Conflict, StorageUnavailable
from app.api.budgets import Spends
from app.api.caller import POLICY_VIOLATION
from app.api.known import known
from app.api.problem_types import CSRF_MISSING, NOT_SIGNED_IN, STORAGE_UNAVAILABLE, ProblemType
from app.api.problems import problem
from app.api.rate_limit import Refused, address_of, budget, refuse
from app.api.rights import RIGHTS, SAFE, Door
from app.domain.pace import Pace
from app.domain.permissions import EVERYTHING
from app.domain.sign_in import Stage

CSRF_HEADER = "Poste-CSRF"
TRY_AGAIN_LATER = 1013
_LACKS = {
    Stage.SECOND_FACTOR: "give the second factor: POST /api/v1/session/second-factor",
    Stage.NEW_PASSWORD: "choose a password of your own: PUT /api/v1/session/password",
    Stage.ENROLMENT: "your rights take a second factor: POST /api/v1/session/authenticator",
}
_OPEN_MODE = Caller(name="", grants=EVERYTHING, how="open")
Doors = Mapping[tuple[str, str], Door]


def doors(routes: Iterable[BaseRoute]) -> Doors:
    """The routes that ask for no permission, by method and path; none of them has a parameter in its path."""
    found: dict[tuple[str, str], Door] = {}
    for route in routes:
        door = RIGHTS.get(getattr(route, "name", ""))
        if isinstance(door, Door) and door is not Door.CALLER:
            found |= {(method, getattr(route, "path", "")): door for method in getattr(route, "methods", None) or ()}
    return found


class Gate:
    """ASGI middleware: leaves the caller in the scope's state, or answers 401; 403 for a write by cookie without the
    session's CSRF token. WebSockets are closed with 1008. A network of strangers is answered 429
    beyond its budget.
    """

    def __init__(self, app: ASGIApp, doors: Doors, *, open_to_all: bool, strangers_per_s: float) -> None:
        self._app = app
        self._doors = doors
        self._open_to_all = open_to_all
        self._strangers = Pace(budget(strangers_per_s))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        refusal: tuple[ProblemType, str] | None
        try:
            refusal = await self._admit(HTTPConnection(scope))
        except (StorageUnavailable, Conflict):
            refusal = STORAGE_UNAVAILABLE, STORAGE_UNAVAILABLE.detail
        wait = self._turned_away(HTTPConnection(scope)) if refusal and refusal[0] is NOT_SIGNED_IN else 0
        if refusal is None:
            await self._app(scope, receive, send)
        elif wait:
            await refuse(
                Refused(Spends.REQUESTS, f"nobody we know, too often: try again in {wait} s", wait),
                scope,
                receive,
                send,
            )
        elif scope["type"] == "http":
            await problem(*refusal)(scope, receive, send)
        else:
            code = TRY_AGAIN_LATER if refusal[0] is STORAGE_UNAVAILABLE else POLICY_VIOLATION
            await WebSocketClose(code, refusal[1][:120])(scope, receive, send)

    def _turned_away(self, connection: HTTPConnection) -> int:
        """Seconds until a stranger of that network is answered again. Who is known passes whatever strangers spend."""
        return math.ceil(self._strangers.wait(address_of(connection), time.monotonic()))

    async def _admit(self, connection: HTTPConnection) -> tuple[ProblemType, str] | None:
        method = connection.scope.get("method", "GET")
        door = self._doors.get((method, connection.url.path))
        if door is Door.ANYONE:
            connection.scope["state"]["caller"] = _OPEN_MODE if self._open_to_all else _NOBODY
            return None
        caller = await known(connection)
        if caller is None:
            if not self._open_to_all:
                return NOT_SIGNED_IN, NOT_SIGNED_IN.detail
            caller = _OPEN_MODE
        if caller.stage is not Stage.OPEN and door is not Door.SESSION:
            return NOT_SIGNED_IN, _LACKS[caller.stage]
        if method not in SAFE and caller.session and not _told(connection, caller.session.csrf):
            return CSRF_MISSING, CSRF_MISSING.detail
        connection.scope["state"]["caller"] = caller
        return None


_NOBODY = Caller(name="", grants=(), how="open")


def _told(connection: HTTPConnection, csrf: str) -> bool:
    return hmac.compare_digest(connection.headers.get(CSRF_HEADER, "").encode(), csrf.encode())
