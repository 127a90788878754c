"""What a person or a program was refused before anything was attempted is told too: no right, nothing there."""

from __future__ import annotations

from starlette.requests import Request

from app.actions.errors import Refusal, TooManyAttempts
from app.api.author import author_of
from app.api.caller import NotSignedIn
from app.api.context import Context
from app.api.operator import OperatorRequired
from app.api.preconditions import PreconditionRequired
from app.api.rights import RIGHTS, SAFE, Door
from app.domain.audit import Act

READING = frozenset({"search_assets", "try_system_mapping", "preview_claim", "preview_action", "preview_programme"})
"""Routes that change nothing, whatever their method."""
_NO_ATTEMPT = (NotSignedIn, OperatorRequired, PreconditionRequired, TooManyAttempts)
"""Nobody's, malformed, or too early to be judged: who floods us does not fill the trail."""


async def tell_refused(request: Request, refusal: Refusal) -> None:
    """Tell that the route of a write refused it, unless an action did, or it is open to strangers. Raises
    `StorageUnavailable`, `Conflict`.
    """
    route = request.scope["route"].name
    if request.method in SAFE or route in READING or RIGHTS.get(route) is Door.ANYONE:
        return
    if refusal.told or isinstance(refusal, _NO_ATTEMPT):
        return
    context: Context = request.scope["state"]["context"]
    why = {"refusal": {"code": refusal.code, "message": str(refusal)}, "path": request.url.path[:200]}
    async with context.database.by(author_of(request)).begin() as tx:
        tx.audit.tell(Act("route.refuse", "route", route, details=why, result="refused"))
