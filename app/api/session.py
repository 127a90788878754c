"""Signing in and out, who one is, and one's own password, second factor and sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from app.actions.bearer_secrets import digest_of, new_secret
from app.actions.callers import Caller, by_session
from app.actions.errors import NotFound
from app.actions.own_account import change_password, confirm_second_factor, end_session, offer_second_factor
from app.actions.second_factor import address_of
from app.actions.share_desk import Desk, hand_over
from app.actions.sign_in import Opened, Origin, prove_again, sign_in, sign_out
from app.api import identity_examples as examples
from app.api.answers import READS, documented
from app.api.caller import CurrentCaller, CurrentSession, NotSignedIn
from app.api.context import Context, Ctx
from app.api.grants import GivenRole
from app.api.inputs import Key
from app.api.problem_types import (
    BODY_TOO_LARGE,
    CONFLICT,
    INVALID_REQUEST,
    NOT_FOUND,
    NOT_NOW,
    NOT_SIGNED_IN,
    SECOND_FACTOR_REFUSED,
    SIGN_IN_REFUSED,
    TOO_MANY_ATTEMPTS,
    TOO_MANY_REQUESTS,
)
from app.api.session_cookie import DESK, SESSION
from app.api.session_models import (
    Authenticator,
    Credentials,
    GivenCode,
    NewPassword,
    OpenSessions,
    PasswordAgain,
    RecoveryCodes,
    Who,
)
from app.domain.permissions import permissions
from app.storage.views import accounts

router = APIRouter(prefix="/api/v1", tags=["identity"])

SessionId = Annotated[Key, Path(description="a session's id", examples=[examples.ID])]
_WRITES = (CONFLICT, BODY_TOO_LARGE, *READS)
_ATTEMPT = (TOO_MANY_REQUESTS, TOO_MANY_ATTEMPTS, NOT_SIGNED_IN, *_WRITES)


@router.post(
    "/session",
    status_code=201,
    summary="Sign in",
    responses=documented(SIGN_IN_REFUSED, *_ATTEMPT),
    name="sign_in",
)
async def post_session(ctx: Ctx, request: Request, response: Response, given: Credentials) -> Who:
    """A session, held by a cookie. `stage` says what it still lacks: a second factor, a password of one's own. Whoever
    was signed in in this browser is parked: GET /api/v1/session/parked.
    """
    password = given.password.get_secret_value()
    opened = await sign_in(ctx.database, given.name, password, origin_of(request), ctx.clock)
    return await entered(ctx, request, response, opened)


@router.get("/session", summary="Who am I")
async def get_session(response: Response, caller: CurrentCaller) -> Who:
    """Who calls, with what rights."""
    response.headers["Cache-Control"] = "no-store"
    return who_is(caller)


@router.delete(
    "/session", status_code=204, summary="Sign out", responses=documented(NOT_SIGNED_IN, CONFLICT, *READS),
    name="sign_out",
)  # fmt: skip
async def delete_session(ctx: Ctx, request: Request, response: Response, session: CurrentSession) -> None:
    """End the session."""
    await sign_out(ctx.database, session, ctx.clock)
    SESSION.set(request, response, "")


@router.post(
    "/session/second-factor",
    summary="Give the second factor",
    responses=documented(SECOND_FACTOR_REFUSED, NOT_NOW, *_ATTEMPT),
    name="prove_session",
)
async def post_second_factor(
    ctx: Ctx, request: Request, response: Response, given: GivenCode, session: CurrentSession
) -> Who:
    """A code of the authenticator or a recovery code, each once; the session gets another cookie and `csrf`."""
    return await renewed(ctx, request, response, await prove_again(ctx.database, session, given.code, ctx.clock))


@router.post(
    "/session/authenticator",
    status_code=201,
    summary="Ask for a second factor",
    responses=documented(SIGN_IN_REFUSED, NOT_NOW, *_ATTEMPT),
    name="offer_authenticator",
)
async def post_authenticator(
    ctx: Ctx, response: Response, given: PasswordAgain, caller: CurrentCaller
) -> Authenticator:
    """A new secret; in effect, in place of the one before, once a code of it is confirmed."""
    if caller.session is None:
        raise NotSignedIn("this is for a person who is signed in: POST /api/v1/session")
    password = given.password.get_secret_value() if given.password else None
    secret = await offer_second_factor(ctx.database, caller.session, password, ctx.clock)
    response.headers["Cache-Control"] = "no-store"
    return Authenticator(secret=secret, uri=address_of(secret, caller.name, ctx.settings.city_name))


@router.post(
    "/session/authenticator/confirm",
    summary="Confirm the second factor",
    responses=documented(SECOND_FACTOR_REFUSED, NOT_NOW, *_ATTEMPT),
    name="confirm_authenticator",
)
async def post_confirmation(
    ctx: Ctx, request: Request, response: Response, given: GivenCode, session: CurrentSession
) -> RecoveryCodes:
    """With a code of the new secret. Ten recovery codes, told once; the other sessions end, this one gets another
    cookie and `csrf`.
    """
    codes, opened = await confirm_second_factor(ctx.database, session, given.code, ctx.clock)
    SESSION.set(request, response, opened.secret)
    return RecoveryCodes(recovery_codes=list(codes))


@router.put(
    "/session/password",
    status_code=204,
    summary="Change one's password",
    responses=documented(INVALID_REQUEST, SIGN_IN_REFUSED, NOT_NOW, *_ATTEMPT),
    name="change_own_password",
)
async def put_password(ctx: Ctx, given: NewPassword, session: CurrentSession) -> None:
    """The other sessions end."""
    current, new = given.current.get_secret_value(), given.new.get_secret_value()
    await change_password(ctx.database, session, current, new, ctx.clock)


@router.get("/sessions", summary="One's own sessions", responses=documented(*READS), name="list_own_sessions")
async def get_sessions(ctx: Ctx, caller: CurrentCaller) -> OpenSessions:
    """Where one is signed in now."""
    account = caller.account.id if caller.account else ""
    async with ctx.database.read() as tx:
        return OpenSessions.model_validate({"items": await accounts.sessions(tx.raw, account, ctx.clock.now())})


@router.delete(
    "/sessions/{session}", status_code=204, summary="End one of one's sessions",
    responses=documented(NOT_FOUND, CONFLICT, *READS), name="end_own_session",
)  # fmt: skip
async def delete_own_session(ctx: Ctx, session: SessionId, caller: CurrentCaller) -> None:
    """Sign out elsewhere."""
    if caller.account is None:
        raise NotFound("who is not signed in has no sessions")
    await end_session(ctx.database, caller.account.id, session, ctx.clock)


async def entered(ctx: Context, request: Request, response: Response, opened: Opened) -> Who:
    """The browser is whose `opened` is from now on; whoever was signed in there before is parked."""
    found = await by_session(ctx.database, opened.secret, ctx.clock)
    if found is None or found.account is None:
        raise NotSignedIn("the session ended at this very moment")
    await hand_over(ctx.database, desk_of(request, response), ctx.clock, to=found.account.id)
    SESSION.set(request, response, opened.secret)
    return who_is(found)


def desk_of(request: Request, response: Response) -> Desk:
    """The browser as a desk; it is known as one from when somebody who is signed in there may have to leave it."""
    held, known_by = SESSION.read(request), DESK.read(request)
    if held:
        known_by = known_by or new_secret()
        DESK.set(request, response, known_by)
    return Desk(digest_of(held), digest_of(known_by))


def origin_of(request: Request) -> Origin:
    """Where a request comes from."""
    return Origin(request.client.host if request.client else "", request.headers.get("user-agent", ""))


async def renewed(ctx: Context, request: Request, response: Response, opened: Opened) -> Who:
    """The same session, held by another cookie."""
    caller = await by_session(ctx.database, opened.secret, ctx.clock)
    if caller is None:
        raise NotSignedIn("the session ended at this very moment")
    SESSION.set(request, response, opened.secret)
    return who_is(caller)


def who_is(caller: Caller) -> Who:
    """A caller as `Who`."""
    return Who(
        name=caller.name,
        display_name=caller.account.display_name if caller.account else "",
        how=caller.how,
        identity_provider=caller.account is not None and caller.account.issuer is not None,
        stage=caller.stage,
        locale=caller.account.locale if caller.account else None,
        grants=[GivenRole.of(grant) for grant in caller.grants],
        permissions=sorted(permissions(caller.grants)),
        second_factor=caller.account is not None and caller.account.totp is not None,
        csrf=caller.session.csrf if caller.session else None,
        expires_at=caller.session.expires_at if caller.session else None,
    )
