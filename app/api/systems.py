"""Field systems and gateways: who publishes, in which dialect, and whether they are connected."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response
from pydantic import AfterValidator, Field, StringConstraints

from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.api import examples
from app.api.answers import CREATED, DELETED, FOUND, LISTED, REPLACED
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.inputs import Instant, Key, Slug, Strict, Text, storable
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1", tags=["systems"])

SystemId = Annotated[Slug, Path(description="a field system's id", examples=["lighting"])]


Dialect = Literal["native", "chirpstack", "ttn", "onvif", "mapped"]
Topic = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(storable)]
MappingText = Annotated[
    str,
    StringConstraints(max_length=65_536),
    AfterValidator(storable),
    Field(description="YAML, see docs/mapping.md"),
]


class SystemFields(Strict):
    """`dialect` is how it speaks; `service` who answers for it. Of a foreign dialect, `topics` are the MQTT filters it
    publishes on (each dialect but `mapped` has its own when empty) and `mapping` how its messages are read.
    """

    model_config = shown(without_id(examples.NEW_SYSTEM))

    name: Text
    dialect: Dialect = "native"
    service: Key | None = None
    topics: Annotated[list[Topic], Field(max_length=20)] = Field(default_factory=list)
    mapping: MappingText = ""
    command_rate: Annotated[
        float, Field(gt=0, le=10_000, allow_inf_nan=False, description="commands a second it can take")
    ] = 50


class NewSystem(SystemFields):
    """`id` is its level in MQTT topics."""

    model_config = shown(examples.NEW_SYSTEM)

    id: Slug


class System(Strict):
    """`status` is what its retained message or last will says, since `status_at`."""

    model_config = shown(examples.SYSTEM)

    id: str
    name: str
    dialect: str
    service: str | None
    topics: list[str]
    mapping: str
    command_rate: float
    status: Literal["online", "offline", "unknown"]
    status_at: Instant | None
    version: int


class SystemPage(Strict):
    model_config = page_of(examples.SYSTEM)

    items: list[System]
    next: str | None


class SystemQuery(PageQuery):
    status: Literal["online", "offline", "unknown"] | None = None
    dialect: Key | None = None
    service: Key | None = None


@router.get("/systems", response_model=SystemPage, summary="Field systems", responses=LISTED)
async def list_systems(ctx: Ctx, query: Annotated[SystemQuery, Query()]) -> Response:
    """Field systems and their status."""
    equal = {"status": query.status, "dialect": query.dialect, "service": query.service}
    return await page(ctx, "field_system", query, equal)


@router.get("/systems/{system}", response_model=System, summary="One field system", responses=FOUND)
async def get_system(ctx: Ctx, system: SystemId) -> Response:
    """One field system."""
    return await one(ctx, "field_system", system)


@router.post("/systems", status_code=201, response_model=System, summary="Register a field system", responses=CREATED)
async def post_system(ctx: Ctx, new: NewSystem) -> Response:
    """Register a field system. `poste system add` also gives it its broker credential."""
    stored = await create_resource(ctx.database, "field_system", new.model_dump(), ctx.dialects)
    return versioned(stored, 201, location("systems", new.id))


@router.put("/systems/{system}", response_model=System, summary="Replace a field system", responses=REPLACED)
async def put_system(ctx: Ctx, system: SystemId, fields: SystemFields, if_match: IfMatch = None) -> Response:
    """Replace what people write of a field system; its status is its own. Needs If-Match."""
    document = fields.model_dump() | {"id": system}
    expected = expected_version(if_match)
    return versioned(await replace_resource(ctx.database, "field_system", document, expected, ctx.dialects))


@router.delete("/systems/{system}", status_code=204, summary="Delete a field system", responses=DELETED)
async def remove_system(ctx: Ctx, system: SystemId, if_match: IfMatch = None) -> None:
    """Delete a field system that has no asset (else `in_use`). Needs If-Match."""
    await delete_resource(ctx.database, "field_system", system, expected_version(if_match))
