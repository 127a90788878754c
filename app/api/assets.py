"""Assets: lists, one by one, and writing them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Path, Query, Response
from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from app.actions.change_asset import change_asset, delete_asset
from app.actions.create_asset import create_asset
from app.actions.errors import InvalidRequest, NotFound
from app.actions.ports import Document
from app.api import examples
from app.api.answers import ASSET_CREATED, ASSET_DELETED, ASSET_REPLACED, FOUND, READS, documented
from app.api.asset_query import AssetPageQuery, AssetSearch, Lifecycle
from app.api.context import Context, Ctx
from app.api.examples import page_of, shown
from app.api.inputs import Instant, JsonObject, Key, Slug, Strict, Text, storable
from app.api.merge_patch import merge_patch
from app.api.paging import json_page, read_cursor
from app.api.preconditions import IfMatch, expected_version, versioned
from app.api.problem_types import BODY_TOO_LARGE, INVALID_REQUEST, NO_LONGER_KEPT, NOT_FOUND
from app.domain.registry import MAX_URL, AssetDraft, Link, RelationDraft
from app.storage.views import assets, past

router = APIRouter(prefix="/api/v1", tags=["assets"])

AssetId = Annotated[Slug, Path(description="an asset's id", examples=["EP-0001"])]
Patch = Annotated[
    JsonObject, Body(media_type="application/merge-patch+json", examples=[{"name": "Place de la Mairie", "lat": None}])
]
RelationType = Literal["feeds", "carries", "controls", "part_of", "views", "guides", "guards"]


class Relation(Strict):
    """Towards asset `to`; `port` is a cabinet's circuit or a camera's preset."""

    type: RelationType
    to: Key
    port: Annotated[Text, Field(max_length=64)] = ""


class AssetLink(Strict):
    """Where a file about the asset lies: an https address."""

    label: Annotated[Text, Field(min_length=1, max_length=80)]
    url: Annotated[str, StringConstraints(min_length=1, max_length=MAX_URL), AfterValidator(storable)]


class AssetFields(Strict):
    """What people write of an asset, but its id. Position is WGS 84 degrees; zones and commune follow from it."""

    model_config = shown(examples.ASSET_FIELDS)

    kind: Key
    code: Text = ""
    name: Text = ""
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)] | None = None
    system: Key | None = None
    service: Key | None = None
    lifecycle: Lifecycle = "in_service"
    attributes: JsonObject = Field(default_factory=dict)
    tags: Annotated[list[Key], Field(max_length=100)] = Field(default_factory=list)
    external_ids: Annotated[dict[Key, Key], Field(max_length=50)] = Field(default_factory=dict)
    links: Annotated[list[AssetLink], Field(max_length=50)] = Field(default_factory=list)
    relations: Annotated[list[Relation], Field(max_length=500)] = Field(default_factory=list)

    def draft(self, asset: str, **more: str) -> AssetDraft:
        """The same for the registry; `more` replaces fields."""
        fields = self.model_dump(exclude={"relations", "links", "tags", "id"}) | more
        relations = tuple(RelationDraft(item.type, item.to, item.port) for item in self.relations)
        links = tuple(Link(item.label, item.url) for item in self.links)
        return AssetDraft(id=asset, tags=tuple(self.tags), links=links, relations=relations, **fields)


class NewAsset(AssetFields):
    """An asset to create; `id` is also its level in MQTT topics."""

    model_config = shown(examples.NEW_ASSET, examples.CABINET)

    id: Slug


class RelationShown(Strict):
    type: str
    to: str
    port: str


class AssetDocument(Strict):
    """An asset as the registry holds it."""

    model_config = shown(examples.ASSET_DOCUMENT)

    id: str
    code: str
    kind: str
    family: str
    name: str
    lon: float | None
    lat: float | None
    zones: list[str]
    commune: str | None
    system: str | None
    service: str | None
    lifecycle: str
    attributes: dict[str, Any]
    tags: list[str]
    external_ids: dict[str, str]
    links: list[AssetLink]
    version: int
    relations: list[RelationShown]


class Asset(AssetDocument):
    """An asset and its live values. `at` is the newest measured time, `field_at` the times of older fields,
    `heard_at` when it was last heard, `since` when `comm_status` or `health` last changed. Of the past, what is
    kept is the registry, `at` and state fields in `values`; the rest is null.
    """

    model_config = shown(examples.ASSET)

    at: Instant | None
    reported_at: Instant | None
    heard_at: Instant | None
    since: Instant | None
    expected: bool | None
    field_at: dict[str, Instant] | None
    values: dict[str, Any]


class AssetPage(Strict):
    model_config = page_of(examples.ASSET, cursor=examples.CURSOR)

    items: list[Asset]
    next: str | None
    cursor: str


class RelatedAsset(Strict):
    """`direction` is `out` when the asset asked about holds the relation, `in` when the other does."""

    direction: Literal["out", "in"]
    type: str
    port: str
    id: str
    kind: str
    name: str


class AssetRelations(Strict):
    model_config = shown({"items": [examples.RELATED]})

    items: list[RelatedAsset]


class AtQuery(Strict):
    at: Annotated[Instant | None, Field(description="RFC 3339: the registry and state fields as they were then")] = None


async def _page(ctx: Context, query: AssetPageQuery) -> Response:
    place = read_cursor(query.cursor, str, str)
    after = (place[0], place[1]) if place else None
    async with ctx.database.read() as tx:
        if query.at:
            items, place_after = await past.page(
                tx.raw, query.at, query.wanted(), query.sort, after, query.limit, tx.sees
            )
        else:
            items, place_after = await assets.page(tx.raw, query.wanted(), query.sort, after, query.limit)
        cursor = await tx.cursor()
    return json_page(items, place_after, cursor=f'"{cursor}"')


@router.get(
    "/assets",
    response_model=AssetPage,
    summary="Assets with their live values",
    responses=documented(INVALID_REQUEST, NO_LONGER_KEPT, *READS),
)
async def list_assets(ctx: Ctx, query: Annotated[AssetPageQuery, Query()]) -> Response:
    """Assets with their live values. `cursor` (epoch:seq) is where to subscribe `since`, see /live."""
    return await _page(ctx, query)


@router.post(
    "/assets/search",
    response_model=AssetPage,
    summary="Search assets with a body",
    responses=documented(INVALID_REQUEST, NO_LONGER_KEPT, BODY_TOO_LARGE, *READS),
)
async def search_assets(ctx: Ctx, search: AssetSearch) -> Response:
    """The same with a body: room for a polygon and lists of ids."""
    return await _page(ctx, search)


@router.get(
    "/assets/{asset}",
    response_model=Asset,
    summary="One asset with its live values",
    responses=documented(NOT_FOUND, NO_LONGER_KEPT, *READS),
)
async def get_asset(ctx: Ctx, asset: AssetId, query: Annotated[AtQuery, Query()]) -> Response:
    """One asset with its live values. The ETag is the registry document's version, for If-Match; live values
    change without it, so it never answers 304.
    """
    async with ctx.database.read() as tx:
        found = await (past.find(tx.raw, asset, query.at, tx.sees) if query.at else assets.find(tx.raw, asset))
    if found is None:
        raise NotFound(f"there is no asset {asset!r}")
    body, version = found
    headers = {} if query.at else {"ETag": f'"{version}"'}
    return Response(body, media_type="application/json", headers=headers)


@router.post(
    "/assets", status_code=201, response_model=AssetDocument, summary="Create an asset", responses=ASSET_CREATED
)
async def post_asset(ctx: Ctx, new: NewAsset) -> Response:
    """Create an asset."""
    document = await create_asset(ctx.database, new.draft(new.id), ctx.clock)
    return versioned(document, 201, f"/api/v1/assets/{new.id}")


@router.put("/assets/{asset}", response_model=AssetDocument, summary="Replace an asset", responses=ASSET_REPLACED)
async def put_asset(ctx: Ctx, asset: AssetId, fields: AssetFields, if_match: IfMatch = None) -> Response:
    """Replace all that people write of an asset; what is left out takes its default. Needs If-Match."""
    expected = expected_version(if_match)
    return versioned(await change_asset(ctx.database, asset, expected, lambda _: fields.draft(asset), ctx.clock))


@router.patch("/assets/{asset}", response_model=AssetDocument, summary="Change an asset", responses=ASSET_REPLACED)
async def patch_asset(ctx: Ctx, asset: AssetId, patch: Patch, if_match: IfMatch = None) -> Response:
    """Change the members given, by JSON merge patch (RFC 7396): null removes. Needs If-Match."""

    def patched(current: Document) -> AssetDraft:
        writable = {name: current[name] for name in AssetFields.model_fields}
        try:
            return AssetFields.model_validate(merge_patch(writable, patch)).draft(asset)
        except ValidationError as error:
            [first, *_] = error.errors()
            raise InvalidRequest(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None

    return versioned(await change_asset(ctx.database, asset, expected_version(if_match), patched, ctx.clock))


@router.delete(
    "/assets/{asset}", status_code=204, summary="Delete an asset entered by mistake", responses=ASSET_DELETED
)
async def remove_asset(ctx: Ctx, asset: AssetId, if_match: IfMatch = None) -> None:
    """Delete an asset entered by mistake. One that was ever heard is refused (`has_history`): set its `lifecycle` to
    `retired`, and what it said stays readable for as long as history is kept. Relations to it are removed. Needs
    If-Match.
    """
    await delete_asset(ctx.database, asset, expected_version(if_match))


@router.get(
    "/assets/{asset}/relations", response_model=AssetRelations, summary="Relations of an asset", responses=FOUND
)
async def get_relations(ctx: Ctx, asset: AssetId) -> AssetRelations:
    """Relations in both directions."""
    async with ctx.database.read() as tx:
        if await assets.key_and_kind(tx.raw, asset) is None:
            raise NotFound(f"there is no asset {asset!r}")
        return AssetRelations.model_validate({"items": await assets.relations(tx.raw, asset)})
