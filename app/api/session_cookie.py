"""The cookie that holds a session's secret: unreadable to scripts, never sent by other sites, bound to this host."""

from __future__ import annotations

from typing import Literal

from fastapi import Response
from starlette.requests import HTTPConnection, cookie_parser

from app.domain.sign_in import SESSION_LASTS
from app.settings import is_loopback

PLAIN = "poste_session"
SECURE = f"__Host-{PLAIN}"
"""Browsers take it over TLS only, for this host and no other (RFC 6265bis 4.1.3.2)."""
_STRICT: Literal["strict"] = "strict"


def read_cookie(connection: HTTPConnection) -> str:
    """The session's secret, empty without one."""
    text = "; ".join(connection.headers.getlist("cookie"))
    return cookie_parser(text).get(_name(connection), "")


def set_cookie(connection: HTTPConnection, response: Response, secret: str) -> None:
    """Have the browser keep `secret`; an empty one is forgotten."""
    name, age = _name(connection), int(SESSION_LASTS.total_seconds()) if secret else 0
    response.set_cookie(name, secret, age, path="/", secure=name == SECURE, httponly=True, samesite=_STRICT)
    response.headers["Cache-Control"] = "no-store"


def _name(connection: HTTPConnection) -> str:
    """The plain one on this very machine only, where there is no TLS."""
    return PLAIN if connection.url.scheme in ("http", "ws") and is_loopback(connection.url.hostname or "") else SECURE
