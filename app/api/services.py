"""Services of the city and its partners: who owns assets and systems."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.api import examples
from app.api.answers import DELETED, FOUND, LISTED, READS, REPLACED, documented
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.inputs import JsonObject, Key, Strict, Text
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.problem_types import ALREADY_EXISTS, BODY_TOO_LARGE, CONFLICT
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1", tags=["services"])

ServiceId = Annotated[Key, Path(description="a service's id", examples=["eclairage-public"])]


class ServiceFields(Strict):
    """`partner` is outside the city (concessionaire, operator); `contact` is free: phone, email, on-call hours."""

    model_config = shown(without_id(examples.NEW_SERVICE))

    name: Text
    partner: bool = False
    contact: JsonObject = Field(default_factory=dict)


class NewService(ServiceFields):
    model_config = shown(examples.NEW_SERVICE)

    id: Key


class Service(Strict):
    model_config = shown(examples.SERVICE)

    id: str
    name: str
    partner: bool
    contact: dict[str, Any]
    version: int


class ServicePage(Strict):
    model_config = page_of(examples.SERVICE)

    items: list[Service]
    next: str | None


class ServiceQuery(PageQuery):
    partner: bool | None = None


@router.get("/services", response_model=ServicePage, summary="Services and partners", responses=LISTED)
async def list_services(ctx: Ctx, query: Annotated[ServiceQuery, Query()]) -> Response:
    """Services and partners."""
    return await page(ctx, "service", query, {"partner": query.partner})


@router.get("/services/{service}", response_model=Service, summary="One service or partner", responses=FOUND)
async def get_service(ctx: Ctx, service: ServiceId) -> Response:
    """One service or partner."""
    return await one(ctx, "service", service)


@router.post(
    "/services",
    status_code=201,
    response_model=Service,
    summary="Create a service or partner",
    responses=documented(ALREADY_EXISTS, CONFLICT, BODY_TOO_LARGE, *READS),
)
async def post_service(ctx: Ctx, new: NewService) -> Response:
    """Create a service or partner."""
    stored = await create_resource(ctx.database, "service", new.model_dump())
    return versioned(stored, 201, location("services", new.id))


@router.put("/services/{service}", response_model=Service, summary="Replace a service or partner", responses=REPLACED)
async def put_service(ctx: Ctx, service: ServiceId, fields: ServiceFields, if_match: IfMatch = None) -> Response:
    """Replace a service or partner. Needs If-Match."""
    document = fields.model_dump() | {"id": service}
    return versioned(await replace_resource(ctx.database, "service", document, expected_version(if_match)))


@router.delete("/services/{service}", status_code=204, summary="Delete a service or partner", responses=DELETED)
async def remove_service(ctx: Ctx, service: ServiceId, if_match: IfMatch = None) -> None:
    """Delete a service that owns nothing (else `in_use`). Needs If-Match."""
    await delete_resource(ctx.database, "service", service, expected_version(if_match))
