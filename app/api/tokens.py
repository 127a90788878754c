"""Tokens of programs: created, given a new secret, revoked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.account_ports import Token
from app.actions.edit_tokens import create_token, revoke_token, rotate_token
from app.api import identity_examples as examples
from app.api.answers import LISTED, READS, documented
from app.api.caller import CurrentCaller
from app.api.context import Ctx
from app.api.examples import page_of, shown
from app.api.grants import GivenRole, GivenRoles
from app.api.inputs import Instant, Key, Strict
from app.api.paging import PageQuery, read_cursor, write_cursor
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST, NOT_FOUND
from app.storage.views import accounts

router = APIRouter(prefix="/api/v1/tokens", tags=["identity"])

TokenId = Annotated[Key, Path(description="a token's id", examples=[examples.ID])]
Days = Annotated[int, Field(ge=1, le=366, description="how long it opens")]
_WRITES = (CONFLICT, BODY_TOO_LARGE, *READS)
_FIRST = datetime(9999, 1, 1, tzinfo=UTC)


class NewToken(Strict):
    model_config = shown(examples.NEW_TOKEN)

    name: Key
    grants: GivenRoles
    days: Days = 90


class TokensQuery(PageQuery):
    created_by: Annotated[Key | None, Field(description="only those that this person or program made")] = None
    standing: Annotated[bool | None, Field(description="only those that open something, or only those that do not")] = (
        None
    )


class Lasting(Strict):
    model_config = shown({"days": 90})

    days: Days = 90


class ShownToken(Strict):
    """`prefix` is how it begins, after `poste_`; `revoked_at` null and `expires_at` to come: it opens."""

    model_config = shown(examples.TOKEN)

    id: str
    name: str
    prefix: str
    grants: list[GivenRole]
    created_at: Instant
    created_by: str
    expires_at: Instant
    revoked_at: Instant | None
    used_at: Instant | None


class ToldToken(ShownToken):
    """With the token itself, told once: `Authorization: Bearer poste_…`."""

    model_config = shown(examples.TOKEN | {"used_at": None, "token": examples.TOKEN_TEXT})

    token: str


class TokenPage(Strict):
    model_config = page_of(examples.TOKEN)

    items: list[ShownToken]
    next: str | None


@router.get("", summary="Tokens", responses=LISTED)
async def list_tokens(ctx: Ctx, query: Annotated[TokensQuery, Query()]) -> TokenPage:
    """Tokens of programs, the newest first, also those that ended."""
    place = read_cursor(query.cursor, datetime, str)
    async with ctx.database.read() as tx:
        after, wanted = (place[0], place[1]) if place else (_FIRST, ""), (query.created_by, query.standing)
        items, last = await accounts.tokens(tx.raw, after, query.limit, *wanted)
    return TokenPage.model_validate({"items": items, "next": write_cursor(last)})


@router.post("", status_code=201, summary="Create a token", responses=documented(INVALID_REQUEST, *_WRITES))
async def post_token(ctx: Ctx, response: Response, new: NewToken, caller: CurrentCaller) -> ToldToken:
    """A token with rights of its own, told once."""
    grants, end = [grant.domain() for grant in new.grants], ctx.clock.now() + timedelta(days=new.days)
    return _told(response, *await create_token(ctx.database, new.name, grants, end, caller.name, ctx.clock))


@router.post("/{token}/rotate", summary="Give a token a new secret", responses=documented(NOT_FOUND, *_WRITES))
async def rotate_one_token(ctx: Ctx, response: Response, token: TokenId, lasting: Lasting) -> ToldToken:
    """The same rights; the secret before opens nothing any more."""
    end = ctx.clock.now() + timedelta(days=lasting.days)
    return _told(response, *await rotate_token(ctx.database, token, end, ctx.clock))


@router.delete("/{token}", status_code=204, summary="Revoke a token", responses=documented(NOT_FOUND, CONFLICT, *READS))
async def revoke_one_token(ctx: Ctx, token: TokenId) -> None:
    """It opens nothing any more."""
    await revoke_token(ctx.database, token, ctx.clock)


def _told(response: Response, token: Token, text: str) -> ToldToken:
    response.headers["Cache-Control"] = "no-store"
    return ToldToken(
        id=token.id,
        name=token.name,
        prefix=token.prefix,
        grants=[GivenRole.of(grant) for grant in token.grants],
        created_at=token.created_at,
        created_by=token.created_by,
        expires_at=token.expires_at,
        revoked_at=token.revoked_at,
        used_at=token.used_at,
        token=text,
    )
