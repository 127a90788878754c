"""What brokers of the city's own ask over HTTP: who may enter, and who may publish or hear what.

The forms are the brokers': mosquitto-go-auth's HTTP backend (status mode; JSON or form parameters) and EMQX 5's HTTP
authentication and authorisation (docs/mqtt.md). What is missing or unreadable is denied in the broker's own form.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import JSONResponse

from app.actions.admit_to_broker import Act
from app.actions.errors import NotFound
from app.api.context import Context, Ctx

# Clients may ask for longer topics and names; nobody whom we know has one.
MAX_BODY = 16_384
_ACC: Mapping[str, Sequence[Act]] = {
    "1": ["subscribe"],
    "2": ["publish"],
    "3": ["publish", "subscribe"],
    "4": ["subscribe"],
}
"""mosquitto-go-auth's `acc`: read, write, both, subscribe."""
_ACTION: Mapping[str, Sequence[Act]] = {"publish": ["publish"], "subscribe": ["subscribe"]}


def _guarded(ctx: Ctx, authorization: Annotated[str, Header()] = "") -> None:
    """The broker shows the secret, as a bearer token or as the password of Basic (RFC 7617). Raises `NotFound`."""
    secret = ctx.settings.broker_auth_secret
    if not secret or not hmac.compare_digest(_shown(authorization).encode(), secret.encode()):
        raise NotFound("there is nothing here")


router = APIRouter(prefix="/broker", dependencies=[Depends(_guarded)], include_in_schema=False)


@router.post("/mosquitto/auth")
async def mosquitto_auth(ctx: Ctx, request: Request) -> Response:
    """200: this user has this password."""
    asked = await _asked(request)
    return _mosquitto(await ctx.admission.admits(_text(asked, "username"), _text(asked, "password")))


@router.post("/mosquitto/acl")
async def mosquitto_acl(ctx: Ctx, request: Request) -> Response:
    """200: this user may do `acc` on `topic`."""
    asked = await _asked(request)
    return _mosquitto(await _may(ctx, asked, _ACC.get(_text(asked, "acc"), ())))


@router.post("/emqx/auth")
async def emqx_auth(ctx: Ctx, request: Request) -> Response:
    """`allow`: this user has this password, or EMQX verified a certificate of this name."""
    asked = await _asked(request)
    name = _text(asked, "username")
    certificate = _text(asked, "cert_common_name")
    if await ctx.admission.admits(name, _text(asked, "password")):
        return _emqx(allowed=True)
    return _emqx(allowed=certificate == name != "" and await ctx.admission.admits_certificate(name))


@router.post("/emqx/acl")
async def emqx_acl(ctx: Ctx, request: Request) -> Response:
    """`allow`: this user may do `action` (publish or subscribe) on `topic`."""
    asked = await _asked(request)
    return _emqx(allowed=await _may(ctx, asked, _ACTION.get(_text(asked, "action"), ())))


async def _may(ctx: Context, asked: Mapping[str, Any], acts: Sequence[Act]) -> bool:
    name, topic = _text(asked, "username"), _text(asked, "topic")
    return bool(acts) and all([await ctx.admission.may(name, act, topic) for act in acts])


def _shown(authorization: str) -> str:
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() != "basic":
        return given if scheme.lower() == "bearer" else ""
    try:
        return base64.b64decode(given, validate=True).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""


async def _asked(request: Request) -> Mapping[str, Any]:
    """The parameters, JSON or form; none when they cannot be read."""
    body = await request.body()
    if len(body) > MAX_BODY:
        return {}
    if request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return dict(await request.form())
    try:
        return msgspec.json.decode(body, type=dict[str, str | int | float | bool | None])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _text(asked: Mapping[str, Any], name: str) -> str:
    value = asked.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _mosquitto(allowed: bool) -> Response:
    return Response(status_code=200 if allowed else 403)


def _emqx(*, allowed: bool) -> Response:
    return JSONResponse({"result": "allow" if allowed else "deny"})
