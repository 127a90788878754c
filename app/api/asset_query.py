"""The filters every asset list, map and export takes, in a query string or a search body."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import shapely
from pydantic import Field

from app.actions.errors import InvalidRequest
from app.api import examples
from app.api.examples import shown
from app.api.feed_filter import parse_bbox
from app.api.inputs import Instant, JsonObject, Key, Slug, Strict, Text
from app.api.paging import PageQuery
from app.domain.geometry import InvalidGeometry, polygon_of
from app.domain.registry import CommStatus
from app.storage.views.asset_filter import AssetFilter

Some: Any = Field(default_factory=list, max_length=100)
Words = Annotated[list[Key], Some]
Health = Literal["ok", "minor", "major", "stale", "offline", "unknown"]
Lifecycle = Literal["planned", "in_service", "maintenance", "retired"]
SortName = Literal["id", "-id", "name", "-name", "health", "-health", "heard_at", "-heard_at"]
MAX_POLYGON_VERTICES = 10_000


class PlaceQuery(Strict):
    """What a map filters by."""

    kind: Words
    family: Words
    zone: Annotated[
        list[Key], Field(default_factory=list, max_length=100, description="a zone counts what it contains")
    ]
    bbox: Annotated[str, Field(max_length=100, description="west,south,east,north in degrees, WGS 84")] = ""

    def wanted(self) -> AssetFilter:
        """The filter asked for. Raises `InvalidRequest`."""
        return AssetFilter(**self.conditions())

    def conditions(self) -> dict[str, Any]:
        """The members of an `AssetFilter`."""
        return {"kinds": self.kind, "families": self.family, "zones": self.zone, "box": parse_bbox(self.bbox)}


class AssetQuery(PlaceQuery):
    """Repeat a parameter for alternatives; `tag`, `state` and `external_id` must all match."""

    commune: Words
    system: Words
    service: Words
    lifecycle: Annotated[list[Lifecycle], Some]
    comm_status: Annotated[list[CommStatus], Some]
    health: Annotated[list[Health], Some]
    tag: Words
    state: Annotated[list[Key], Field(default_factory=list, max_length=20, description="field:value")]
    external_id: Annotated[list[Key], Field(default_factory=list, max_length=20, description="name:value")]
    q: Annotated[Text, Field(description="words in id, code, name or tags; accents and case do not count")] = ""

    def conditions(self) -> dict[str, Any]:
        return super().conditions() | {
            "communes": self.commune,
            "systems": self.system,
            "services": self.service,
            "lifecycles": self.lifecycle,
            "comm_statuses": self.comm_status,
            "healths": self.health,
            "tags": self.tag,
            "states": [_pair("state", text) for text in self.state],
            "external_ids": dict(_pair("external_id", text) for text in self.external_id),
            "text": self.q,
        }


class AssetPageQuery(AssetQuery, PageQuery):
    """A page of assets: filters, order, and the instant asked about."""

    sort: Annotated[SortName, Field(description="by health: the worst first")] = "id"
    at: Annotated[Instant | None, Field(description="RFC 3339: the registry and state fields as they were then")] = None


class AssetSearch(AssetPageQuery):
    """The same as a body, which has room for a polygon."""

    model_config = shown(examples.SEARCH)

    ids: Annotated[list[Slug], Field(default_factory=list, max_length=1000)]
    polygon: Annotated[JsonObject | None, Field(description="GeoJSON Polygon or MultiPolygon, WGS 84")] = None

    def conditions(self) -> dict[str, Any]:
        return super().conditions() | {"ids": self.ids, "polygon": self._polygon()}

    def _polygon(self) -> Any:
        if self.polygon is None:
            return None
        try:
            polygon = polygon_of(self.polygon)
        except InvalidGeometry as error:
            raise InvalidRequest(f"polygon: {error}") from None
        vertices = shapely.get_num_coordinates(polygon)
        if vertices > MAX_POLYGON_VERTICES:
            raise InvalidRequest(f"polygon of {vertices} vertices, {MAX_POLYGON_VERTICES} at most")
        return polygon


def _pair(name: str, text: str) -> tuple[str, str]:
    first, colon, second = text.partition(":")
    if not colon or not first:
        raise InvalidRequest(f"{name} {text!r:.60} must be name:value")
    return first, second
