"""What groups of the identity provider give: one table, read and replaced whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Response
from fastapi.encoders import jsonable_encoder
from pydantic import Field

from app.actions.edit_group_grants import replace_group_grants
from app.api import identity_examples as examples
from app.api.answers import READS, documented
from app.api.caller import CurrentCaller
from app.api.context import Ctx
from app.api.examples import shown
from app.api.grants import GivenRole, GivenRoles
from app.api.inputs import Key, Strict
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.problem_types import BODY_TOO_LARGE, CONFLICT, INVALID_REQUEST, PRECONDITION_REQUIRED, VERSION_MISMATCH
from app.domain.identity_provider import GroupGrants

router = APIRouter(prefix="/api/v1/identity-provider", tags=["identity"])


class GroupOfProvider(Strict):
    """A group, named as the provider's claim names it, and what being in it gives."""

    model_config = shown(examples.GROUP)

    group: Key
    grants: GivenRoles


class NewGroups(Strict):
    model_config = shown({"items": [examples.GROUP]})

    items: Annotated[list[GroupOfProvider], Field(max_length=500)]


class GroupsShown(NewGroups):
    """Who is in several groups has what they give together; who is in none of these, nothing."""

    model_config = shown({"items": [examples.GROUP], "version": 2})

    version: int


@router.get(
    "/groups", response_model=GroupsShown, summary="What groups of the identity provider give",
    responses=documented(*READS),
)  # fmt: skip
async def get_provider_groups(ctx: Ctx) -> Response:
    """The whole table, its version as ETag."""
    async with ctx.database.begin() as tx:
        found, version = await tx.provider.mapping()
    grants = [(item.group, [GivenRole.of(grant) for grant in item.grants]) for item in found]
    items = [GroupOfProvider(group=group, grants=given) for group, given in grants]
    return versioned(jsonable_encoder(GroupsShown(items=items, version=version)))


@router.put(
    "/groups", response_model=GroupsShown, summary="Say what groups of the identity provider give",
    responses=documented(
        INVALID_REQUEST, CONFLICT, VERSION_MISMATCH, PRECONDITION_REQUIRED, BODY_TOO_LARGE, *READS
    ),
)  # fmt: skip
async def put_provider_groups(ctx: Ctx, new: NewGroups, caller: CurrentCaller, if_match: IfMatch = None) -> Response:
    """Replace the table. Whoever came by the provider has what their groups give from now on, at their next request;
    groups are told anew at each sign-in. Needs If-Match.
    """
    items = [GroupGrants(item.group, tuple(grant.domain() for grant in item.grants)) for item in new.items]
    by = caller.account.id if caller.account else None
    version = await replace_group_grants(ctx.database, items, expected_version(if_match), by=by)
    return versioned(jsonable_encoder(GroupsShown(items=new.items, version=version)))
