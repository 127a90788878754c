"""Which zones contain a place: shapely does the predicates, coordinates are WGS 84 lon/lat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


class InvalidGeometry(ValueError):
    """A geometry is not what is needed; the message says what is."""


@dataclass(frozen=True, slots=True)
class Area:
    """A zone as the index needs it: `insee` is set on communes."""

    id: str
    level: str
    insee: str | None
    polygon: BaseGeometry


class ZoneIndex:
    """All zones, ready to answer for many places at once."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = areas
        self._tree = shapely.STRtree([area.polygon for area in areas])

    def locate(self, places: Sequence[tuple[float | None, float | None]]) -> list[list[Area]]:
        """For each (lon, lat), the zones that contain it, largest first; none for a place unknown."""
        found: list[list[Area]] = [[] for _ in places]
        known = [index for index, (lon, lat) in enumerate(places) if lon is not None and lat is not None]
        if not known or not self._areas:
            return found
        points = shapely.points(np.array([places[index] for index in known], dtype=float))
        for position, area in zip(*self._tree.query(points, predicate="intersects"), strict=True):
            found[known[int(position)]].append(self._areas[int(area)])
        for areas in found:
            areas.sort(key=lambda area: -area.polygon.area)
        return found


def polygon_of(geometry: Mapping[str, Any]) -> BaseGeometry:
    """A valid polygon from GeoJSON. Raises `InvalidGeometry`."""
    try:
        built = shape(dict(geometry))
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise InvalidGeometry(f"not a GeoJSON geometry: {error}") from None
    if built.geom_type not in ("Polygon", "MultiPolygon") or built.is_empty:
        raise InvalidGeometry(f"a Polygon or MultiPolygon is needed, not {built.geom_type}")
    west, south, east, north = built.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise InvalidGeometry("coordinates are not WGS 84 longitude and latitude in degrees")
    return built if built.is_valid else shapely.make_valid(built)
