"""Several operators at one desk: leaving it, seeing who may come back, and coming back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field, SecretStr

from app.actions.bearer_secrets import digest_of
from app.actions.share_desk import Parked, hand_over, parked_at, resume
from app.api import identity_examples as examples
from app.api.answers import READS, documented
from app.api.caller import CurrentSession
from app.api.context import Context, Ctx
from app.api.examples import shown
from app.api.inputs import Instant, Key, Strict
from app.api.problem_types import (
    BODY_TOO_LARGE,
    CONFLICT,
    NOT_FOUND,
    NOT_NOW,
    NOT_SIGNED_IN,
    SECOND_FACTOR_REFUSED,
    SIGN_IN_REFUSED,
    TOO_MANY_ATTEMPTS,
)
from app.api.session import desk_of, entered, origin_of
from app.api.session_cookie import DESK, SESSION
from app.api.session_models import Who

router = APIRouter(prefix="/api/v1/session", tags=["identity"])


class WaitingHere(Strict):
    """`proofs`: each opens the session alone, in this browser, until it `expires_at`."""

    model_config = shown(examples.PARKED)

    session: str
    name: str
    display_name: str
    parked_at: Instant
    expires_at: Instant
    proofs: list[Literal["password", "code"]]


class AllWaitingHere(Strict):
    model_config = shown({"items": [examples.PARKED]})

    items: list[WaitingHere]


class ComingBack(Strict):
    """The authenticator's code (or a recovery code), or the password: `given` is the one that `proof` says."""

    model_config = shown({"session": examples.ID, "proof": "code", "given": "492039"})

    session: Key
    proof: Literal["password", "code"]
    given: Annotated[SecretStr, Field(min_length=1, max_length=1000)]


@router.post("/park", summary="Leave the desk to another", responses=documented(NOT_SIGNED_IN, CONFLICT, *READS))
async def park_session(ctx: Ctx, request: Request, response: Response, _session: CurrentSession) -> AllWaitingHere:
    """Nothing that this browser held opens the session any more, and what it listened to ends within five seconds;
    its owner comes back by a code or the password alone. Who waits here. One that nothing would open again ends.
    """
    desk = desk_of(request, response)
    await hand_over(ctx.database, desk, ctx.clock)
    SESSION.set(request, response, "")
    return await _waiting(ctx, desk.known_by)


@router.get("/parked", summary="Who may come back to this desk", responses=documented(*READS))
async def list_parked_sessions(ctx: Ctx, request: Request, response: Response) -> AllWaitingHere:
    """Whose sessions wait in this browser, the last to leave first; another browser sees its own."""
    response.headers["Cache-Control"] = "no-store"
    return await _waiting(ctx, digest_of(DESK.read(request)))


@router.post(
    "/resume", summary="Come back to the desk",
    responses=documented(
        NOT_FOUND, SIGN_IN_REFUSED, SECOND_FACTOR_REFUSED, NOT_NOW, TOO_MANY_ATTEMPTS, BODY_TOO_LARGE, CONFLICT, *READS
    ),
)  # fmt: skip
async def resume_session(ctx: Ctx, request: Request, response: Response, back: ComingBack) -> Who:
    """The session as it was left, held by another cookie and with another `csrf`; whoever was signed in is parked."""
    desk = digest_of(DESK.read(request))
    address, given = origin_of(request).address, back.given.get_secret_value()
    opened = await resume(ctx.database, desk, back.session, back.proof, given, address, ctx.clock)
    return await entered(ctx, request, response, opened)


async def _waiting(ctx: Context, desk: bytes) -> AllWaitingHere:
    return AllWaitingHere(items=[_shown(one) for one in await parked_at(ctx.database, desk, ctx.clock)])


def _shown(one: Parked) -> WaitingHere:
    return WaitingHere(
        session=one.session.id,
        name=one.account.name,
        display_name=one.account.display_name,
        parked_at=one.session.parked_at or one.session.seen_at,
        expires_at=one.session.expires_at,
        proofs=list(one.proofs),
    )
