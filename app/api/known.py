"""By what callers are known: a token where one is sent, else the cookie; looked at again while they listen."""

from __future__ import annotations

from enum import Enum

from starlette.requests import HTTPConnection

from app.actions.callers import Caller, by_session, by_token
from app.actions.errors import Conflict, StorageUnavailable
from app.api.caller import caller_of, opens
from app.api.context import Context
from app.api.rights import looks_by
from app.api.session_cookie import SESSION
from app.domain.sign_in import Stage


async def known(connection: HTTPConnection) -> Caller | None:
    """Who holds what `connection` sent. Raises `StorageUnavailable`."""
    context: Context = connection.scope["state"]["context"]
    kind, _, token = connection.headers.get("authorization", "").partition(" ")
    if kind:
        return await by_token(context.database, token.strip(), context.clock) if kind.lower() == "bearer" else None
    secret = SESSION.read(connection)
    return await by_session(context.database, secret, context.clock) if secret else None


class Standing(Enum):
    """What became of the rights of who was let in: as they were, to be looked at anew, or gone."""

    SAME = "same"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


async def standing(connection: HTTPConnection) -> Standing:
    """Whether who was let in would be let in now, to see the same; while the database does not answer nothing is told
    them anyway.
    """
    let_in, route = caller_of(connection), connection.scope["route"].name
    if let_in.how == "open":
        return Standing.SAME
    try:
        caller = await known(connection)
    except (StorageUnavailable, Conflict):
        return Standing.SAME
    if caller is None or caller.stage is not Stage.OPEN or not opens(route, caller):
        return Standing.WITHDRAWN
    looking = looks_by(route)
    return Standing.SAME if caller.reach(looking) == let_in.reach(looking) else Standing.CHANGED


async def while_permitted(connection: HTTPConnection) -> Standing:
    """Returns when who was let in would not be let in any more, or would see something else."""
    vigil = connection.scope["state"]["context"].vigil
    while True:
        word = vigil.word
        found = await standing(connection)
        if found is not Standing.SAME:
            return found
        await vigil.moved_on(word)
