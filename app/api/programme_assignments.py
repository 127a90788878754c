"""What programmes are given to: an asset, a tag, a zone or a kind."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.api import programme_examples as examples
from app.api.answers import CREATED, DELETED, FOUND, LISTED, REPLACED
from app.api.context import Ctx
from app.api.examples import page_of
from app.api.inputs import Key, Slug, Strict
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.programme_models import Assignment, AssignmentFields, NewAssignment
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1", tags=["programmes"])

AssignmentId = Annotated[Slug, Path(description="an assignment's id", examples=["rues-partout"])]


class AssignmentPage(Strict):
    model_config = page_of(examples.ASSIGNMENT)

    items: list[Assignment]
    next: str | None


class AssignmentQuery(PageQuery):
    programme: Key | None = None
    asset: Key | None = None
    tag: Key | None = None
    zone: Key | None = None
    kind: Key | None = None


@router.get(
    "/programme-assignments", response_model=AssignmentPage, summary="Assignments of programmes", responses=LISTED
)
async def list_assignments(ctx: Ctx, query: Annotated[AssignmentQuery, Query()]) -> Response:
    """Which programme is given to what. An asset follows its own, else its tags', its smallest zone's, its kind's."""
    equal = query.model_dump(include={"programme", "asset", "tag", "zone", "kind"})
    return await page(ctx, "programme_assignment", query, equal)


@router.get("/programme-assignments/{assignment}", response_model=Assignment, summary="One assignment", responses=FOUND)
async def get_assignment(ctx: Ctx, assignment: AssignmentId) -> Response:
    """One assignment."""
    return await one(ctx, "programme_assignment", assignment)


@router.post(
    "/programme-assignments",
    status_code=201,
    response_model=Assignment,
    summary="Assign a programme",
    responses=CREATED,
)
async def post_assignment(ctx: Ctx, new: NewAssignment) -> Response:
    """Give a programme to an asset, a tag, a zone or a kind."""
    stored = await create_resource(ctx.database, "programme_assignment", new.model_dump())
    return versioned(stored, 201, location("programme-assignments", new.id))


@router.put(
    "/programme-assignments/{assignment}",
    response_model=Assignment,
    summary="Replace an assignment",
    responses=REPLACED,
)
async def put_assignment(
    ctx: Ctx, assignment: AssignmentId, fields: AssignmentFields, if_match: IfMatch = None
) -> Response:
    """Replace an assignment. Needs If-Match."""
    document = fields.model_dump() | {"id": assignment}
    expected = expected_version(if_match)
    return versioned(await replace_resource(ctx.database, "programme_assignment", document, expected))


@router.delete(
    "/programme-assignments/{assignment}", status_code=204, summary="Delete an assignment", responses=DELETED
)
async def remove_assignment(ctx: Ctx, assignment: AssignmentId, if_match: IfMatch = None) -> None:
    """Delete an assignment; the next most specific shows through. Needs If-Match."""
    await delete_resource(ctx.database, "programme_assignment", assignment, expected_version(if_match))
