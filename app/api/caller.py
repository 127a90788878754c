"""Who calls, for routes; and the check that they may."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, WebSocketException
from starlette.requests import HTTPConnection

from app.actions.account_ports import Session
from app.actions.callers import Caller
from app.actions.errors import NotPermitted, Refusal
from app.api.rights import RIGHTS, SCOPES, Door
from app.domain.permissions import permissions

POLICY_VIOLATION = 1008


class NotSignedIn(Refusal):
    """Nobody we know, or not all that is asked for has been proven (RFC 9110 15.5.2)."""

    code = "not_signed_in"
    status = 401


def caller_of(connection: HTTPConnection) -> Caller:
    """Who the gate found (app/api/gate.py)."""
    caller: Caller = connection.scope["state"]["caller"]
    return caller


def _session(connection: HTTPConnection) -> Session:
    session = caller_of(connection).session
    if session is None:
        raise NotSignedIn("this is for a person who is signed in: POST /api/v1/session")
    return session


def opens(route: str, caller: Caller) -> bool:
    """Whether the route named so is open to `caller`: to a limited grant too where it shows what that reaches."""
    right = RIGHTS.get(route)
    if right is None or isinstance(right, Door):
        return right is not None
    return caller.permits(right) or (route in SCOPES and right in permissions(caller.grants))


def permitted(connection: HTTPConnection) -> None:
    """A dependency of every route. Raises `NotPermitted`; a WebSocket is closed with 1008 instead."""
    route, caller = connection.scope["route"].name, caller_of(connection)
    if opens(route, caller):
        return
    reason = _lacking(caller, RIGHTS.get(route) or "this")
    if connection.scope["type"] == "websocket":
        raise WebSocketException(POLICY_VIOLATION, reason[:120])
    raise NotPermitted(reason)


def _lacking(caller: Caller, right: str) -> str:
    account = caller.account
    if account is not None and account.issuer is not None and not caller.grants:
        return f"none of the groups of {caller.name} opens anything here: ask an administrator"
    return f"{caller.name or 'whoever asks'} has no right to {right.replace('_', ' ')} here"


CurrentCaller = Annotated[Caller, Depends(caller_of)]
"""Who calls."""
CurrentSession = Annotated[Session, Depends(_session)]
"""The session of who calls, required; it may still lack something."""
