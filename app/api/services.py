"""Services of the city and its partners: who owns assets and systems."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.edit_resource import create_resource, delete_resource, replace_resource
from app.api.context import Ctx
from app.api.inputs import JsonObject, Key, Strict, Text
from app.api.paging import PageQuery
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.resources import location, one, page

router = APIRouter(prefix="/api/v1", tags=["services"])

ServiceId = Annotated[Key, Path(description="a service's id", examples=["eclairage-public"])]


class ServiceFields(Strict):
    """`partner` is outside the city (concessionaire, operator); `contact` is free: phone, email, on-call hours."""

    name: Text
    partner: bool = False
    contact: JsonObject = Field(default_factory=dict)


class NewService(ServiceFields):
    id: Key


class Service(Strict):
    id: str
    name: str
    partner: bool
    contact: dict[str, Any]
    version: int


class ServicePage(Strict):
    items: list[Service]
    next: str | None


class ServiceQuery(PageQuery):
    partner: bool | None = None


@router.get("/services", response_model=ServicePage)
async def list_services(ctx: Ctx, query: Annotated[ServiceQuery, Query()]) -> Response:
    """Services and partners."""
    return await page(ctx, "service", query, {"partner": query.partner})


@router.get("/services/{service}", response_model=Service)
async def get_service(ctx: Ctx, service: ServiceId) -> Response:
    """One service or partner."""
    return await one(ctx, "service", service)


@router.post("/services", status_code=201, response_model=Service)
async def post_service(ctx: Ctx, new: NewService) -> Response:
    """Create a service or partner."""
    stored = await create_resource(ctx.database, "service", new.model_dump())
    return versioned(stored, 201, location("services", new.id))


@router.put("/services/{service}", response_model=Service)
async def put_service(ctx: Ctx, service: ServiceId, fields: ServiceFields, if_match: IfMatch = None) -> Response:
    """Replace a service or partner. Needs If-Match."""
    document = fields.model_dump() | {"id": service}
    return versioned(await replace_resource(ctx.database, "service", document, expected_version(if_match)))


@router.delete("/services/{service}", status_code=204)
async def remove_service(ctx: Ctx, service: ServiceId, if_match: IfMatch = None) -> None:
    """Delete a service that owns nothing (else `in_use`). Needs If-Match."""
    await delete_resource(ctx.database, "service", service, expected_version(if_match))
