"""Request bodies are bounded before anything reads them (RFC 9110 15.5.14)."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problem_types import BODY_TOO_LARGE
from app.api.problems import problem

KB = 1024
MB = 1024 * KB
LIMITS: Mapping[str, int] = {"/api/v1/imports": 256 * MB, "/api/v1/session": 16 * KB}
"""By the beginning of the path; what strangers may send is small."""
DEFAULT_LIMIT = 4 * MB


class _TooLarge(Exception):
    """More came than the limit."""


class BodyLimit:
    """ASGI middleware: 413 for a body over its path's limit, whether announced or found while reading."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = next((size for path, size in LIMITS.items() if scope["path"].startswith(path)), DEFAULT_LIMIT)
        response = problem(BODY_TOO_LARGE, f"the body is over {_size(limit)}: send less at a time")
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if announced.isdigit() and int(announced[:18]) > limit:
            await response(scope, receive, send)
            return
        read = 0
        started = False

        async def bounded() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > limit:
                raise _TooLarge
            return message

        async def unless_too_large(message: Message) -> None:
            """The framework answers an unreadable body in its own way; ours is the reason."""
            nonlocal started
            if read <= limit or started:
                started = True
                await send(message)

        with suppress(_TooLarge):
            await self._app(scope, bounded, unless_too_large)
        if not started:
            await response(scope, receive, send)


def _size(limit: int) -> str:
    return f"{limit // MB} MB" if limit >= MB else f"{limit // KB} KB"
