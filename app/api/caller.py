"""Who is calling, for the audit trail: the one place to ask a signed-in caller's name."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from app.api.operator import HEADER, named
from app.domain.audit import Caller


def caller_of(connection: HTTPConnection) -> Caller:
    """Who calls from where; nobody's name is told as an empty one."""
    address = connection.client.host if connection.client else ""
    return Caller(named(connection.headers.get(HEADER, "")), "api", address)
