"""What browsers are told to refuse on our behalf, on every answer (OWASP Secure Headers; CSP Level 3)."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
# Styles are written into the page by Swagger UI and by ours; scripts never are.
PAGE_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none';"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_OVER_TLS = "max-age=31536000"


def protective(scheme: str, *, page: bool) -> Mapping[str, str]:
    """The headers of an answer asked for over `scheme`."""
    policy = {"content-security-policy": PAGE_POLICY if page else _DATA_POLICY}
    return _ALWAYS | policy | ({"strict-transport-security": _OVER_TLS} if scheme == "https" else {})


class SecurityHeaders:
    """ASGI middleware. Pages may load what we serve and nothing else, and be framed by nobody; data is only data."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                page = headers.get("content-type", "").startswith("text/html")
                for name, value in protective(scope["scheme"], page=page).items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers)
