"""Who is told as the author of what a request writes: who is signed in, else who the header names."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from app.api.caller import caller_of
from app.api.operator import HEADER, named
from app.domain.audit import Author


def author_of(connection: HTTPConnection) -> Author:
    """Who acts from where; nobody's name is told as an empty one."""
    address = connection.client.host if connection.client else ""
    who = caller_of(connection).name or named(connection.headers.get(HEADER, ""))
    return Author(who, "api", address)
