"""The operators' screen to browsers: its built files, and its first page at every address that is a view."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.security_headers import PAGE_POLICY

_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_NAMED_BY_CONTENT = "/assets/"
_ENCODINGS = {".br": "br", ".gz": "gzip"}
_TYPES = {".woff2": "font/woff2", ".woff": "font/woff", ".mjs": "text/javascript", ".js": "text/javascript"}
"""What a machine's own table of types may not know."""
_WORKER_POLICY = "default-src 'self'; object-src 'none'; frame-ancestors 'none'"
_POLICIES = {".html": PAGE_POLICY, ".js": _WORKER_POLICY, ".mjs": _WORKER_POLICY}
"""A worker goes by the policy its own script comes with (CSP Level 3): the map's reads its ground from us. Told with
304 as well: a browser takes the headers of that for those it kept (RFC 9111 4.3.4).
"""
_NOT_VIEWS = ("/api/", "/healthz", "/readyz", "/metrics", "/broker/", _NAMED_BY_CONTENT)


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file in every encoding it was built in; `""` is as it is."""

    bodies: dict[str, bytes]
    media_type: str
    caching: str
    etag: str
    policy: dict[str, str]

    def answer(self, headers: Headers) -> Response:
        """As small as the browser takes it; 304 where it has it."""
        known = self.policy | {"ETag": self.etag, "Cache-Control": self.caching, "Vary": "Accept-Encoding"}
        if headers.get("if-none-match") == self.etag:
            return Response(status_code=304, headers=known)
        accepted = headers.get("accept-encoding", "")
        encoding = next((name for name in ("br", "gzip") if name in self.bodies and name in accepted), "")
        if encoding:
            known["Content-Encoding"] = encoding
        return Response(self.bodies[encoding], media_type=self.media_type, headers=known)


class ConsoleFiles:
    """ASGI middleware before the gate: who is not signed in needs the page that signs them in.

    What asks for a page (`Accept: text/html`) at an address of ours that is no file gets the first page, which shows
    the view named by the address. Where nothing is built, every request passes. The map may also load its ground from
    `origins`.
    """

    def __init__(self, app: ASGIApp, folder: Path, origins: Sequence[str] = ()) -> None:
        self._app = app
        self._files = read_files(folder, origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self._found(scope) if scope["type"] == "http" and scope["method"] in ("GET", "HEAD") else None
        if found is None:
            await self._app(scope, receive, send)
        else:
            await found.answer(Headers(scope=scope))(scope, receive, send)

    def _found(self, scope: Scope) -> BuiltFile | None:
        path: str = scope["path"]
        if path.startswith(_NOT_VIEWS) or path in self._files:
            return self._files.get(path)
        asks_for_a_page = "text/html" in Headers(scope=scope).get("accept", "")
        return self._files.get("/index.html") if asks_for_a_page else None


def read_files(folder: Path, origins: Sequence[str] = ()) -> dict[str, BuiltFile]:
    """The built files by address; none where nothing is built."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    plain = [path for path in paths if path.suffix not in _ENCODINGS]
    return {f"/{path.relative_to(folder).as_posix()}": _read(path, folder, origins) for path in plain}


def _policy(suffix: str, origins: Sequence[str]) -> dict[str, str]:
    policy = _POLICIES.get(suffix)
    loads = f"; connect-src 'self' {' '.join(origins)}" if origins else ""
    return {"Content-Security-Policy": f"{policy}{loads}"} if policy else {}


def _read(path: Path, folder: Path, origins: Sequence[str]) -> BuiltFile:
    bodies = {"": path.read_bytes()}
    for suffix, encoding in _ENCODINGS.items():
        packed = path.with_name(path.name + suffix)
        if packed.is_file():
            bodies[encoding] = packed.read_bytes()
    named_by_content = f"/{path.relative_to(folder).as_posix()}".startswith(_NAMED_BY_CONTENT)
    return BuiltFile(
        bodies,
        _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        _FOREVER if named_by_content else _ASK_AGAIN,
        f'"{hashlib.sha256(bodies[""]).hexdigest()[:16]}"',
        _policy(path.suffix, origins),
    )
