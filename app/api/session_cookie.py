"""Cookies that hold secrets: unreadable to scripts, bound to this host; the session's is never sent by other sites."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from fastapi import Response
from starlette.requests import HTTPConnection, cookie_parser

from app.domain.identity_provider import ATTEMPT_LASTS
from app.domain.sign_in import SESSION_LASTS
from app.setting_values import is_loopback


@dataclass(frozen=True, slots=True)
class HostCookie:
    """`plain` is its name on this very machine, where there is no TLS; elsewhere it has `__Host-` before it, which
    browsers take over TLS only, for this host and no other (RFC 6265bis 4.1.3.2).
    """

    plain: str
    lasts: timedelta
    same_site: Literal["strict", "lax"] = "strict"

    def read(self, connection: HTTPConnection) -> str:
        """The secret, empty without one."""
        text = "; ".join(connection.headers.getlist("cookie"))
        return cookie_parser(text).get(self._name(connection), "")

    def set(self, connection: HTTPConnection, response: Response, secret: str) -> None:
        """Have the browser keep `secret`; an empty one is forgotten."""
        name, age = self._name(connection), int(self.lasts.total_seconds()) if secret else 0
        secure = name != self.plain
        response.set_cookie(name, secret, age, path="/", secure=secure, httponly=True, samesite=self.same_site)
        response.headers["Cache-Control"] = "no-store"

    def _name(self, connection: HTTPConnection) -> str:
        url = connection.url
        here = url.scheme in ("http", "ws") and is_loopback(url.hostname or "")
        return self.plain if here else f"__Host-{self.plain}"


SESSION = HostCookie("poste_session", SESSION_LASTS)
"""Who is signed in."""
DESK = HostCookie("poste_desk", SESSION_LASTS)
"""Which browser this is, for those who left their session there."""
PROVIDER = HostCookie("poste_provider", ATTEMPT_LASTS, "lax")
"""That the browser coming back from the identity provider is the one that left: it comes from another site."""
