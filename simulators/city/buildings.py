"""Footprints for the base map: what a block looks like from above, by its manner of building."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

import shapely
from shapely import LineString, MultiPolygon, Polygon, affinity, box
from shapely.geometry.base import BaseGeometry

from simulators.city.ground import Plot
from simulators.city.shapes import largest, long_axis, polygons_of

Drawing = Callable[[Polygon, Random], list[Polygon]]


def footprints(plot: Plot, rng: Random) -> MultiPolygon | None:
    """Buildings of a block, metres; None where there are none (a park, a square)."""
    draw: Drawing | None = {
        "core": _terraces(3.0, 11.0, 0.05),
        "faubourg": _terraces(6.0, 12.0, 0.22),
        "houses": _houses,
        "towers": _bars,
        "works": _halls,
    }.get(plot.fabric)
    if draw is None:
        return None
    parts = [part for part in draw(plot.polygon, rng) if part.area > 25]
    return MultiPolygon(parts) if parts else None


def _terraces(margin: float, depth: float, gaps: float) -> Drawing:
    """Houses shoulder to shoulder round the block, a courtyard behind."""

    def draw(block: Polygon, rng: Random) -> list[Polygon]:
        front = block.buffer(-margin, join_style="mitre")
        ring = front.difference(front.buffer(-depth, join_style="mitre"))
        openings = [_opening(front, rng) for _ in range(int(block.length * gaps / 18))]
        return polygons_of(ring.difference(shapely.unary_union(openings)) if openings else ring)

    return draw


def _opening(front: BaseGeometry, rng: Random) -> Polygon:
    ring = largest(front).exterior if not front.is_empty else box(0, 0, 1, 1).exterior
    return ring.interpolate(rng.random(), normalized=True).buffer(rng.uniform(4, 10), quad_segs=1)


def _houses(block: Polygon, rng: Random) -> list[Polygon]:
    found = []
    for front in polygons_of(block.buffer(-13)):
        step = rng.uniform(19, 25)
        ring = front.exterior
        places = [index * step for index in range(int(ring.length / step)) if rng.random() < 0.9]
        found += [_beside(ring, along, rng.uniform(9, 14), rng.uniform(8, 10.5)) for along in places]
    return found


def _bars(block: Polygon, rng: Random) -> list[Polygon]:
    angle = long_axis(block)[0]
    long = rng.uniform(48, 80)
    inside = block.buffer(-14)
    minx, miny, maxx, maxy = affinity.rotate(block, -angle, origin=(0, 0), use_radians=True).bounds
    found = []
    y = miny + 24
    while y < maxy - 14:
        x = minx + 20 + rng.uniform(0, 12)
        while x < maxx - 20:
            bar = affinity.rotate(box(x, y, x + long, y + 12), angle, origin=(0, 0), use_radians=True)
            if inside.covers(bar):
                found.append(bar)
            x += long + rng.uniform(14, 26)
        y += rng.uniform(44, 60)
    return found


def _halls(block: Polygon, rng: Random) -> list[Polygon]:
    angle = long_axis(block)[0]
    inside = block.buffer(-16)
    minx, miny, maxx, maxy = affinity.rotate(block, -angle, origin=(0, 0), use_radians=True).bounds
    found = []
    y = miny + 16
    while y < maxy - 30:
        deep, x = rng.uniform(32, 62), minx + 16
        while x < maxx - 30:
            wide = rng.uniform(38, 95)
            hall = affinity.rotate(box(x, y, x + wide, y + deep), angle, origin=(0, 0), use_radians=True)
            if inside.covers(hall) and rng.random() < 0.85:
                found.append(hall)
            x += wide + rng.uniform(14, 30)
        y += deep + rng.uniform(16, 26)
    return found


def _beside(ring: LineString, along: float, width: float, depth: float) -> Polygon:
    a, b = ring.interpolate(along), ring.interpolate(along + 2)
    angle = math.atan2(b.y - a.y, b.x - a.x)
    rectangle = box(-width / 2, -depth / 2, width / 2, depth / 2)
    return affinity.translate(affinity.rotate(rectangle, angle, origin=(0, 0), use_radians=True), a.x, a.y)
