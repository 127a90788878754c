"""Geometry the city drawing shares: the lines and polygons inside a shape, sections, axes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import shapely
from shapely import LineString, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

T = TypeVar("T")


def lines_of(geometry: BaseGeometry) -> list[LineString]:
    """The lines in a geometry, joined end to end where they meet."""
    if isinstance(geometry, MultiLineString):
        geometry = shapely.line_merge(geometry)
    return [part for part in shapely.get_parts(geometry) if isinstance(part, LineString)]


def polygons_of(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons in a geometry."""
    return [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon) and not part.is_empty]


def largest(geometry: BaseGeometry) -> Polygon:
    """The largest polygon in a geometry, an empty one where there is none."""
    return max(polygons_of(geometry), key=lambda part: part.area, default=Polygon())


def longest(geometry: BaseGeometry) -> LineString:
    """The longest line in a geometry, an empty one where there is none."""
    return max(lines_of(geometry), key=lambda part: part.length, default=LineString())


def section(line: LineString, start: float, end: float) -> LineString:
    """The part of `line` between two distances along it."""
    return longest(substring(line, start, end))


def sections(line: LineString, count: int) -> list[LineString]:
    """`line` cut in `count` equal lengths."""
    step = line.length / count
    return [section(line, index * step, (index + 1) * step) for index in range(count)]


def long_axis(polygon: Polygon) -> tuple[float, float]:
    """Direction (radians) and length of the long side of the tightest box round `polygon`."""
    (ax, ay), (bx, by), (cx, cy) = list(largest(polygon.minimum_rotated_rectangle).exterior.coords)[:3]
    if math.hypot(bx - ax, by - ay) < math.hypot(cx - bx, cy - by):
        (ax, ay), (bx, by) = (bx, by), (cx, cy)
    return math.atan2(by - ay, bx - ax), math.hypot(bx - ax, by - ay)


def nearest_first(items: Sequence[T], lines: Sequence[BaseGeometry], to: BaseGeometry, away: float = 0.0) -> list[T]:
    """`items` by how close their `lines` are to the distance `away` from `to`; equals keep their order."""
    gaps = np.abs(shapely.distance(np.array(lines, dtype=object), to) - away)
    return [items[index] for index in np.argsort(np.round(gaps, 3), kind="stable").tolist()]
