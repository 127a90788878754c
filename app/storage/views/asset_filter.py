"""Which assets a list, a map or an export shows, as SQL over asset `a`, asset_state `s`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from app.domain.kinds import KINDS
from app.storage.views.conditions import Conditions

Box = tuple[float, float, float, float]

MOBILE = tuple(sorted(kind.name for kind in KINDS.values() if kind.mobile))
FROM_ASSETS = "FROM asset a JOIN asset_state s USING (key)"
FIXED_PLACE = "point(a.lon, a.lat)"
MOVING_PLACE = (
    "point(COALESCE((s.\"values\"->>'longitude_deg')::float8, a.lon),"
    " COALESCE((s.\"values\"->>'latitude_deg')::float8, a.lat))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFilter:
    """Every condition that is set must hold. Sequences are alternatives, except `tags`, `states`, `external_ids`
    and the words of `text`, which must all match. `box` is west, south, east, north; mobile assets count where
    they last reported. Polygons are exact to 1e-6 degree (PostgreSQL's own geometry), about 0.1 m.
    """

    ids: Sequence[str] = ()
    kinds: Sequence[str] = ()
    families: Sequence[str] = ()
    zones: Sequence[str] = ()
    communes: Sequence[str] = ()
    systems: Sequence[str] = ()
    services: Sequence[str] = ()
    lifecycles: Sequence[str] = ()
    comm_statuses: Sequence[str] = ()
    healths: Sequence[str] = ()
    tags: Sequence[str] = ()
    states: Sequence[tuple[str, str]] = ()
    external_ids: Mapping[str, str] | None = None
    text: str = ""
    box: Box | None = None
    polygon: BaseGeometry | None = None

    def conditions(self) -> Conditions:
        """The filter over `FROM_ASSETS`."""
        found = Conditions()
        for column, values in (
            ("a.id", self.ids),
            ("a.kind", self.kinds),
            ("a.family", self.families),
            ("a.commune", self.communes),
            ("a.system", self.systems),
            ("a.service", self.services),
            ("a.lifecycle", self.lifecycles),
            ("s.comm_status", self.comm_statuses),
            ("s.health", self.healths),
        ):
            if values:
                found.add(f"{column} = ANY({{}}::text[])", list(values))
        if self.zones:
            found.add("a.zones && {}::text[]", list(self.zones))
        if self.tags:
            found.add("a.tags @> {}::text[]", list(self.tags))
        if self.external_ids:
            found.add("a.external_ids @> {}::jsonb", _json(self.external_ids))
        for name, text in self.states:
            found.add('s."values" -> {}::text @> ANY({}::jsonb[])', name, readings_of(text))
        found.has_words("a.search", self.text)
        self._add_place(found)
        return found

    def _add_place(self, found: Conditions) -> None:
        areas = [_box(found, self.box)] if self.box else []
        if self.polygon is not None:
            areas.append(_polygon(found, self.polygon))
        for area in areas:
            fixed = area.format(place=FIXED_PLACE)
            if MOBILE:
                mobile = found.param(list(MOBILE))
                moving = area.format(place=MOVING_PLACE)
                fixed = f"({fixed} AND a.kind <> ALL({mobile}) OR a.kind = ANY({mobile}) AND {moving})"
            found.clauses.append(fixed)


def readings_of(text: str) -> list[str]:
    """The JSON values that `text` in a URL may mean: itself, or the number or boolean it spells."""
    meant = [_json(text)]
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return meant
    return [*meant, _json(value)] if isinstance(value, (bool, int, float)) else meant


def _box(found: Conditions, box: Box) -> str:
    west, south, east, north = (f"{found.param(side)}::float8" for side in box)
    return f"{{place}} <@ box(point({west}, {south}), point({east}, {north}))"


def _polygon(found: Conditions, polygon: BaseGeometry) -> str:
    parts = []
    for part in _polygons(polygon):
        inside = [f"{{place}} <@ {found.param(_ring(part.exterior.coords))}::text::polygon"]
        inside += [f"NOT {{place}} <@ {found.param(_ring(hole.coords))}::text::polygon" for hole in part.interiors]
        parts.append(f"({' AND '.join(inside)})")
    return f"({' OR '.join(parts) or 'false'})"


def _polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    if isinstance(geometry, Polygon):
        yield geometry
    for part in getattr(geometry, "geoms", ()):
        yield from _polygons(part)


def _ring(coordinates: Iterable[Any]) -> str:
    return f"({','.join(f'({place[0]!r},{place[1]!r})' for place in coordinates)})"


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
