"""By what callers are known: a token where one is sent, else the cookie; looked at again while they listen."""

from __future__ import annotations

import asyncio

from starlette.requests import HTTPConnection

from app.actions.callers import Caller, by_session, by_token
from app.actions.errors import Conflict, StorageUnavailable
from app.api.caller import caller_of
from app.api.context import Context
from app.api.rights import RIGHTS
from app.api.session_cookie import SESSION
from app.domain.permissions import Permission
from app.domain.sign_in import Stage

LOOKED_AT_EVERY_S = 3.0
"""A right withdrawn ends what it opened within five seconds."""


async def known(connection: HTTPConnection) -> Caller | None:
    """Who holds what `connection` sent. Raises `StorageUnavailable`."""
    context: Context = connection.scope["state"]["context"]
    kind, _, token = connection.headers.get("authorization", "").partition(" ")
    if kind:
        return await by_token(context.database, token.strip(), context.clock) if kind.lower() == "bearer" else None
    secret = SESSION.read(connection)
    return await by_session(context.database, secret, context.clock) if secret else None


async def still_permitted(connection: HTTPConnection) -> bool:
    """Whether who was let in would be let in now; while the database does not answer nothing is told them anyway."""
    if caller_of(connection).how == "open":
        return True
    right = RIGHTS[connection.scope["route"].name]
    try:
        caller = await known(connection)
    except (StorageUnavailable, Conflict):
        return True
    if caller is None or caller.stage is not Stage.OPEN:
        return False
    return not isinstance(right, Permission) or caller.permits(right)


async def while_permitted(connection: HTTPConnection) -> None:
    """Returns when who was let in would not be let in any more."""
    while await still_permitted(connection):  # noqa: ASYNC110 - looked at, not waited for
        await asyncio.sleep(LOOKED_AT_EVERY_S)
