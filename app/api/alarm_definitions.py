"""Alarm definitions as they are built in or apply to one asset, and what people change of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.actions.edit_alarm_override import create_override, delete_override, replace_override
from app.actions.errors import InvalidRequest, NotFound
from app.api import alarm_examples as examples
from app.api.alarm_models import Guidance, Priority, Reason
from app.api.answers import FOUND, LISTED, READS, documented
from app.api.context import Ctx
from app.api.examples import page_of, shown, without_id
from app.api.inputs import Instant, JsonObject, Key, Slug, Strict
from app.api.kinds import Words as Label
from app.api.operator import Operator
from app.api.paging import PageQuery, json_page, read_cursor
from app.api.preconditions import IfMatch, etag, expected_version, versioned
from app.api.problem_types import (
    ALREADY_EXISTS,
    BODY_TOO_LARGE,
    CONFLICT,
    INVALID_REQUEST,
    NOT_FOUND,
    OPERATOR_REQUIRED,
    PRECONDITION_REQUIRED,
    VERSION_MISMATCH,
)
from app.domain.alarms.alarm import SYSTEM_KIND
from app.domain.alarms.installation import INSTALLATION_ALARMS, INSTALLATION_KIND
from app.domain.alarms.override import Override, overridden
from app.domain.alarms.systems import SYSTEM_ALARMS
from app.domain.kinds import KINDS
from app.domain.kinds.alarm import Definition
from app.storage.views import alarm_overrides, assets

router = APIRouter(prefix="/api/v1", tags=["alarms"])

OverrideId = Annotated[Slug, Path(description="an override's id", examples=["lampes-centre"])]
CREATES = documented(INVALID_REQUEST, OPERATOR_REQUIRED, ALREADY_EXISTS, CONFLICT, BODY_TOO_LARGE, *READS)
DELETES = documented(
    INVALID_REQUEST, OPERATOR_REQUIRED, NOT_FOUND, CONFLICT, VERSION_MISMATCH, PRECONDITION_REQUIRED, *READS
)
REPLACES = documented(
    INVALID_REQUEST, OPERATOR_REQUIRED, NOT_FOUND, ALREADY_EXISTS, CONFLICT, VERSION_MISMATCH, BODY_TOO_LARGE,
    PRECONDITION_REQUIRED, *READS,
)  # fmt: skip
_OF_NO_EQUIPMENT = {
    SYSTEM_KIND: tuple(SYSTEM_ALARMS.values()),
    INSTALLATION_KIND: tuple(INSTALLATION_ALARMS.values()),
}
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


class DefinitionShown(Strict):
    """An alarm that equipment of `kind` can raise. `condition.type` says what else a condition has; delays are seconds
    of measured time. `folds` are relations along which it is the cause of others' alarms.
    """

    model_config = shown(examples.DEFINITION)

    kind: str
    definition: str
    label: Label
    priority: Priority
    condition: dict[str, Any]
    on_delay_s: float
    off_delay_s: float
    latching: bool
    folds: list[str]
    folded_under: list[str]
    enabled: bool
    guidance: Guidance


class DefinitionList(Strict):
    model_config = shown({"items": [examples.DEFINITION]})

    items: list[DefinitionShown]


class DefinitionQuery(Strict):
    """By kind, or as they apply to one asset."""

    kind: Key | None = None
    asset: Key | None = None


class OverrideFields(Strict):
    """What is null stays as built in. `limits` are members of the definition's condition: limit, deadband, per_s,
    for_s, expression. For a `zone`, for one `asset`, or with neither for the whole kind; the most
    particular wins. `enabled: false` switches the alarm off.
    """

    model_config = shown(without_id(examples.OVERRIDE_FIELDS))

    kind: Key
    definition: Key
    zone: Key | None = None
    asset: Key | None = None
    limits: JsonObject = Field(default_factory=dict)
    on_delay_s: Seconds | None = None
    off_delay_s: Seconds | None = None
    priority: Priority | None = None
    enabled: bool | None = None
    reason: Reason


class NewOverride(OverrideFields):
    model_config = shown(examples.NEW_OVERRIDE)

    id: Slug


class OverrideShown(Strict):
    model_config = shown(examples.OVERRIDE)

    id: str
    kind: str
    definition: str
    zone: str | None
    asset: str | None
    limits: dict[str, Any]
    on_delay_s: float | None
    off_delay_s: float | None
    priority: Priority | None
    enabled: bool | None
    reason: str
    changed_by: str
    changed_at: Instant
    version: int


class OverridePage(Strict):
    model_config = page_of(examples.OVERRIDE)

    items: list[OverrideShown]
    next: str | None


class OverrideQuery(PageQuery):
    kind: Key | None = None
    definition: Key | None = None
    zone: Key | None = None
    asset: Key | None = None


@router.get("/alarms/definitions", summary="Alarm definitions", responses=documented(INVALID_REQUEST, *READS))
async def list_alarm_definitions(ctx: Ctx, query: Annotated[DefinitionQuery, Query()]) -> DefinitionList:
    """Built-in definitions with their guidance; of one asset, as they apply to it under every override."""
    if query.asset:
        async with ctx.database.read() as tx:
            found = await assets.key_and_kind(tx.raw, query.asset)
            if found is None:
                raise InvalidRequest(f"there is no asset {query.asset!r:.80}")
            overrides = (await tx.alarms.overrides([found[0]])).get(found[0], [])
        return _list((found[1], item) for item in _applying(found[1], overrides))
    known = {kind.name: kind.alarms for kind in KINDS.values()} | _OF_NO_EQUIPMENT
    if query.kind and query.kind not in known:
        raise InvalidRequest(f"no kind {query.kind!r:.80}: GET /api/v1/kinds lists them")
    return _list((kind, item) for kind, items in known.items() if query.kind in (None, kind) for item in items)


@router.get("/alarms/overrides", response_model=OverridePage, summary="Overrides of definitions", responses=LISTED)
async def list_alarm_overrides(ctx: Ctx, query: Annotated[OverrideQuery, Query()]) -> Response:
    """What people changed of definitions, and why."""
    place = read_cursor(query.cursor, str)
    equal = query.model_dump(include={"kind", "definition", "zone", "asset"})
    async with ctx.database.read() as tx:
        items, last = await alarm_overrides.page(tx.raw, equal, place[0] if place else "", query.limit)
    return json_page(items, [last] if last else None)


@router.get("/alarms/overrides/{override}", response_model=OverrideShown, summary="One override", responses=FOUND)
async def get_alarm_override(ctx: Ctx, override: OverrideId) -> Response:
    """One override, its version as ETag."""
    async with ctx.database.read() as tx:
        found = await alarm_overrides.find(tx.raw, override)
    if found is None:
        raise NotFound(f"there is no override {override!r}")
    return Response(found[0], media_type="application/json", headers={"ETag": etag(found[1])})


@router.post(
    "/alarms/overrides", status_code=201, response_model=OverrideShown, summary="Override a definition",
    responses=CREATES,
)  # fmt: skip
async def post_alarm_override(ctx: Ctx, operator: Operator, new: NewOverride) -> Response:
    """Override a definition; what it concerns is judged again at once."""
    stored = await create_override(ctx.database, new.model_dump(), operator, ctx.clock.now())
    return versioned(stored, 201, f"/api/v1/alarms/overrides/{new.id}")


@router.put(
    "/alarms/overrides/{override}", response_model=OverrideShown, summary="Replace an override", responses=REPLACES
)
async def put_alarm_override(
    ctx: Ctx, operator: Operator, override: OverrideId, fields: OverrideFields, if_match: IfMatch = None
) -> Response:
    """Replace an override. Needs If-Match."""
    document = fields.model_dump() | {"id": override}
    expected = expected_version(if_match)
    return versioned(await replace_override(ctx.database, document, expected, operator, ctx.clock.now()))


@router.delete("/alarms/overrides/{override}", status_code=204, summary="Delete an override", responses=DELETES)
async def remove_alarm_override(ctx: Ctx, _operator: Operator, override: OverrideId, if_match: IfMatch = None) -> None:
    """The definition applies again as built in. Needs If-Match."""
    await delete_override(ctx.database, override, expected_version(if_match), ctx.clock.now())


def _applying(kind: str, overrides: list[Override]) -> list[Definition]:
    return [overridden(definition, overrides) for definition in KINDS[kind].alarms]


def _list(found: Iterable[tuple[str, Definition]]) -> DefinitionList:
    items = [{"kind": kind, "enabled": item.enabled} | item.schema() for kind, item in found]
    return DefinitionList.model_validate({"items": items})
