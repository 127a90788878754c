"""Field systems and gateways: who publishes, in which dialect, and whether they are connected."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.api.context import Ctx
from app.api.inputs import Instant, Key, Slug, Strict, Text
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1", tags=["systems"])

SystemId = Annotated[Slug, Path(description="a field system's id", examples=["lighting"])]


class SystemFields(Strict):
    """`dialect` is how it speaks; `service` who answers for it."""

    name: Text
    dialect: Key = "native"
    service: Key | None = None


class NewSystem(SystemFields):
    """`id` is its level in MQTT topics."""

    id: Slug


class System(Strict):
    """`status` is what its retained message or last will says, since `status_at`."""

    id: str
    name: str
    dialect: str
    service: str | None
    status: Literal["online", "offline", "unknown"]
    status_at: Instant | None
    version: int


class SystemPage(Strict):
    items: list[System]
    next: str | None


class SystemQuery(PageQuery):
    status: Literal["online", "offline", "unknown"] | None = None
    dialect: Key | None = None
    service: Key | None = None


@router.get("/systems", response_model=SystemPage)
async def list_systems(ctx: Ctx, query: Annotated[SystemQuery, Query()]) -> Response:
    """Field systems and their status."""
    equal = {"status": query.status, "dialect": query.dialect, "service": query.service}
    return await page(ctx, "field_system", query, equal)


@router.get("/systems/{system}", response_model=System)
async def get_system(ctx: Ctx, system: SystemId) -> Response:
    """One field system."""
    return await one(ctx, "field_system", system)


@router.post("/systems", status_code=201, response_model=System)
async def post_system(ctx: Ctx, new: NewSystem) -> Response:
    """Register a field system. `poste system add` also gives it its broker credential."""
    stored = await create_resource(ctx.database, "field_system", new.model_dump())
    return versioned(stored, 201, location("systems", new.id))


@router.put("/systems/{system}", response_model=System)
async def put_system(ctx: Ctx, system: SystemId, fields: SystemFields, if_match: IfMatch = None) -> Response:
    """Replace what people write of a field system; its status is its own. Needs If-Match."""
    document = fields.model_dump() | {"id": system}
    return versioned(await replace_resource(ctx.database, "field_system", document, expected_version(if_match)))


@router.delete("/systems/{system}", status_code=204)
async def remove_system(ctx: Ctx, system: SystemId, if_match: IfMatch = None) -> None:
    """Delete a field system that has no asset (else `in_use`). Needs If-Match."""
    await delete_resource(ctx.database, "field_system", system, expected_version(if_match))
