"""Who may speak to the web role from a browser: our own pages only, under a name we know.

Where there are no accounts, the loopback address is the only wall: a page of another site must not reach through it,
neither across origins (RFC 6454) nor by rebinding its own name to 127.0.0.1.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from app.api.problem_types import OTHER_ORIGIN, UNKNOWN_HOST, ProblemType
from app.api.problems import problem

POLICY_VIOLATION = 1008


class SameSite:
    """ASGI middleware: 421 for a Host that is not ours, 403 for another site's Origin; WebSockets are closed."""

    def __init__(self, app: ASGIApp, allowed_hosts: frozenset[str]) -> None:
        self._app = app
        self._allowed = allowed_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = self._refusal(Headers(scope=scope)) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        kind, reason = refusal
        if scope["type"] == "websocket":
            await WebSocketClose(POLICY_VIOLATION, reason[:120])(scope, receive, send)
        else:
            await problem(kind, reason)(scope, receive, send)

    def _refusal(self, headers: Headers) -> tuple[ProblemType, str] | None:
        host = headers.get("host", "")
        if urlsplit(f"//{host}").hostname not in self._allowed:
            return UNKNOWN_HOST, f"this server does not answer for {host!r:.80}: add it to POSTE_ALLOWED_HOSTS"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != host:
            return OTHER_ORIGIN, f"pages of {origin!r:.80} may not use this server"
        return None
