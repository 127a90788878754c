"""Accounts, by those who manage them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi import status as http
from fastapi.encoders import jsonable_encoder
from pydantic import Field

from app.actions.edit_accounts import add_account, change_account, reset_account
from app.actions.errors import NotFound
from app.actions.own_account import end_session, end_sessions
from app.actions.seal_accounts import add_sealed, seal_again
from app.api import identity_examples as examples
from app.api.answers import CREATED, FOUND, LISTED, READS, REPLACED, documented
from app.api.caller import CurrentCaller
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.grants import GivenRoles
from app.api.inputs import Instant, Key, Strict
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, NOT_FOUND, NOT_NOW
from app.api.resources import location
from app.api.session import SessionId
from app.api.session_models import OpenSessions
from app.domain.permissions import Role
from app.storage.views import accounts

router = APIRouter(prefix="/api/v1/accounts", tags=["identity"])

AccountId = Annotated[Key, Path(description="an account's id", examples=[examples.ID])]
Locale = Literal["fr", "en"]
ENDED = documented(NOT_FOUND, CONFLICT, *READS)


class NewAccount(Strict):
    """`name` is what acts show; a name is taken however it is typed. A `sealed` one is nobody's: its password and
    recovery codes go into envelopes, and each use raises an alarm.
    """

    model_config = shown(examples.NEW_ACCOUNT)

    name: Key
    locale: Locale = "fr"
    grants: GivenRoles
    sealed: bool = False


class AccountFields(Strict):
    """Who is `disabled` is signed out everywhere, and cannot sign in."""

    model_config = shown({"locale": "fr", "grants": [examples.GRANT], "disabled": False})

    locale: Locale
    grants: GivenRoles
    disabled: bool


class Account(Strict):
    """`must_change`: the password is one we made, and opens nothing else before it is changed. `second_factor`: one is
    in effect. Who comes by an `identity_provider` has the rights of their `groups`, as it told them last.
    `unsealed_since`: since when the password of a sealed account is known to who used it.
    """

    model_config = shown(examples.ACCOUNT)

    id: str
    name: str
    locale: str
    grants: GivenRoles
    disabled: bool
    must_change: bool
    second_factor: bool
    display_name: str
    identity_provider: str | None
    groups: list[str]
    sealed: bool
    unsealed_since: Instant | None
    created_at: Instant
    last_seen_at: Instant | None
    version: int


class AddedAccount(Account):
    """With its first password, told once; of a sealed one with ten recovery codes, for another envelope."""

    model_config = shown(
        examples.ACCOUNT | {"last_seen_at": None, "password": examples.FIRST_PASSWORD, "recovery_codes": []}
    )

    password: str
    recovery_codes: list[str]


class SealedAccount(AddedAccount):
    """What goes into the two envelopes, told once."""

    model_config = shown(examples.SEALED)


class AccountPage(Strict):
    model_config = page_of(examples.ACCOUNT)

    items: list[Account]
    next: str | None


class AccountsQuery(PageQuery):
    """`q`: a part of the name."""

    q: Annotated[str, Field(max_length=200)] = ""
    role: Role | None = None
    disabled: bool | None = None


class Reset(Strict):
    """With `second_factor` the telephone and the recovery codes open nothing any more."""

    model_config = shown({"second_factor": False})

    second_factor: bool = False


class ResetPassword(Strict):
    """Told once; null for who has none here, since the identity provider knows them."""

    model_config = shown({"password": examples.FIRST_PASSWORD})

    password: str | None


@router.get("", summary="Accounts", responses=LISTED)
async def list_accounts(ctx: Ctx, query: Annotated[AccountsQuery, Query()]) -> AccountPage:
    """Accounts in the order of names."""
    place = read_cursor(query.cursor, str)
    async with ctx.database.read() as tx:
        after = place[0] if place else ""
        items, last = await accounts.page(tx.raw, after, query.limit, query.q, query.role, query.disabled)
    return AccountPage.model_validate({"items": items, "next": write_cursor([last] if last else None)})


@router.get("/{account}", response_model=Account, summary="One account", responses=FOUND)
async def get_account(ctx: Ctx, account: AccountId) -> Response:
    """One account."""
    return _answered(await _found(ctx, account))


@router.post("", status_code=201, response_model=AddedAccount, summary="Add an account", responses=CREATED)
async def post_account(ctx: Ctx, new: NewAccount) -> Response:
    """The account and its first password, told once, to be changed at the first sign-in unless it is sealed."""
    grants = [grant.domain() for grant in new.grants]
    if new.sealed:
        sealed = await add_sealed(ctx.database, new.name, new.locale, grants, ctx.clock)
        return await _told_once(ctx, sealed.account.id, sealed.password, sealed.recovery_codes, 201)
    added, password = await add_account(ctx.database, new.name, new.locale, grants, ctx.clock)
    return await _told_once(ctx, added.id, password, (), 201)


@router.put("/{account}", response_model=Account, summary="Change an account", responses=REPLACED)
async def put_account(
    ctx: Ctx, account: AccountId, fields: AccountFields, caller: CurrentCaller, if_match: IfMatch = None
) -> Response:
    """Its rights count from its next request on; nobody changes their own, and somebody is left to manage accounts.
    Needs If-Match.
    """
    await change_account(
        ctx.database,
        account,
        expected_version(if_match),
        locale=fields.locale,
        grants=[grant.domain() for grant in fields.grants],
        disabled=fields.disabled,
        by=caller.account.id if caller.account else None,
        clock=ctx.clock,
    )
    return _answered(await _found(ctx, account))


@router.post(
    "/{account}/reset", summary="Reset an account",
    responses=documented(NOT_FOUND, NOT_NOW, CONFLICT, BODY_TOO_LARGE, *READS),
)  # fmt: skip
async def reset_one_account(
    ctx: Ctx, response: Response, account: AccountId, reset: Reset, caller: CurrentCaller
) -> ResetPassword:
    """A new password, told once, to be changed at the next sign-in; every session ends. Of who comes by the identity
    provider only the second factor can be reset; a sealed account is sealed again instead.
    """
    by = caller.account.id if caller.account else None
    password = await reset_account(ctx.database, account, ctx.clock, second_factor=reset.second_factor, by=by)
    response.headers["Cache-Control"] = "no-store"
    return ResetPassword(password=password)


@router.post(
    "/{account}/seal", response_model=SealedAccount, summary="Seal an account again",
    responses=documented(NOT_FOUND, NOT_NOW, CONFLICT, *READS),
)  # fmt: skip
async def seal_account(ctx: Ctx, account: AccountId) -> Response:
    """Another password and other codes for the envelopes, told once; its sessions end, and the alarm goes when no
    other seal is broken.
    """
    sealed = await seal_again(ctx.database, account, ctx.clock)
    return await _told_once(ctx, account, sealed.password, sealed.recovery_codes)


@router.get("/{account}/sessions", summary="Sessions of an account", responses=FOUND)
async def list_account_sessions(ctx: Ctx, account: AccountId) -> OpenSessions:
    """Where someone is signed in now."""
    await _found(ctx, account)
    async with ctx.database.read() as tx:
        return OpenSessions.model_validate({"items": await accounts.sessions(tx.raw, account, ctx.clock.now())})


@router.delete("/{account}/sessions", status_code=204, summary="End every session of an account", responses=ENDED)
async def end_account_sessions(ctx: Ctx, account: AccountId) -> None:
    """Sign someone out everywhere."""
    await end_sessions(ctx.database, account, ctx.clock)


@router.delete("/{account}/sessions/{session}", status_code=204, summary="End a session", responses=ENDED)
async def end_account_session(ctx: Ctx, account: AccountId, session: SessionId) -> None:
    """Sign someone out."""
    await end_session(ctx.database, account, session, ctx.clock)


async def _found(ctx: Context, account: str) -> dict[str, Any]:
    async with ctx.database.read() as tx:
        found = await accounts.find(tx.raw, account)
    if found is None:
        raise NotFound(f"there is no account {account!r:.80}")
    return found


async def _told_once(ctx: Context, account: str, password: str, codes: Sequence[str], status: int = 200) -> Response:
    document = await _found(ctx, account) | {"password": password, "recovery_codes": list(codes)}
    answer = _answered(document, status, location("accounts", account) if status == http.HTTP_201_CREATED else None)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _answered(document: dict[str, Any], status: int = 200, place: str | None = None) -> Response:
    return versioned(jsonable_encoder(document), status, place)
