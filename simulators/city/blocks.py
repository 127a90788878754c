"""Blocks: the ground between main streets, cut again and again as towns grow, in several manners."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from shapely import LineString, Polygon
from shapely.ops import split

from simulators.city.shapes import lines_of, long_axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Fabric:
    """A manner of building: block area (m2), how far cuts turn (radians) and bend (share of length)."""

    name: str
    area: float
    turn: float
    bend: float
    dead_ends: float = 0.0


CORE = Fabric(name="core", area=2_700, turn=0.34, bend=0.11)
FAUBOURG = Fabric(name="faubourg", area=8_500, turn=0.13, bend=0.03)
HOUSES = Fabric(name="houses", area=15_000, turn=0.16, bend=0.10, dead_ends=0.45)
TOWERS = Fabric(name="towers", area=26_000, turn=0.0, bend=0.0, dead_ends=0.3)
WORKS = Fabric(name="works", area=42_000, turn=0.03, bend=0.0)
QUARTER = Fabric(name="quarter", area=170_000, turn=0.12, bend=0.05)


@dataclass(frozen=True, slots=True)
class Cut:
    """A street cut through a block; `order` 0 is the first and longest."""

    line: LineString
    order: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """What is left between the cuts, and the cuts."""

    polygons: list[Polygon]
    cuts: list[Cut]


def subdivide(ground: Polygon, fabric: Fabric, rng: Random) -> Blocks:
    """Cut `ground` (metres) across its long side until blocks have about the fabric's area."""
    blocks = Blocks([], [])
    waiting = [(ground, 0)]
    while waiting:
        polygon, order = waiting.pop()
        cut = None
        if polygon.area > fabric.area * rng.uniform(1.0, 1.9):
            cut = _cut(polygon, fabric, rng)
        if cut is None:
            blocks.polygons.append(polygon)
            continue
        line, parts = cut
        blocks.cuts.extend(Cut(piece, order) for piece in lines_of(line.intersection(polygon)) if piece.length > 12)
        waiting.extend((part, order + 1) for part in parts)
    for polygon in blocks.polygons:
        if rng.random() < fabric.dead_ends and polygon.area > fabric.area * 0.7:
            blocks.cuts.extend(Cut(line, 9) for line in _dead_end(polygon, rng))
    return blocks


def _cut(polygon: Polygon, fabric: Fabric, rng: Random) -> tuple[LineString, list[Polygon]] | None:
    for _ in range(5):
        line = _across(polygon, fabric, rng)
        parts = [part for part in split(polygon, line).geoms if isinstance(part, Polygon)]
        if len(parts) > 1 and all(_well_formed(part, fabric) for part in parts):
            return line, parts
    return None


def _well_formed(part: Polygon, fabric: Fabric) -> bool:
    return part.area > fabric.area * 0.25 and part.area > 0.028 * part.length**2


def _across(polygon: Polygon, fabric: Fabric, rng: Random) -> LineString:
    """A line across the long axis of `polygon`, slightly turned and bent."""
    axis, long = long_axis(polygon)
    short = polygon.length
    heading = axis + math.pi / 2 + rng.uniform(-fabric.turn, fabric.turn)
    centre = polygon.centroid
    shift = long * rng.uniform(-0.1, 0.1)
    x0, y0 = centre.x + math.cos(axis) * shift, centre.y + math.sin(axis) * shift
    ux, uy = math.cos(heading), math.sin(heading)
    sway = rng.uniform(-fabric.bend, fabric.bend) * math.sqrt(polygon.area)
    points = []
    for step in range(-6, 7):
        along = step / 6 * short / 2
        aside = sway * math.cos(along / math.sqrt(polygon.area) * 2.6)
        points.append((x0 + ux * along - uy * aside, y0 + uy * along + ux * aside))
    return LineString(points)


def _dead_end(polygon: Polygon, rng: Random) -> Iterator[LineString]:
    """A cul-de-sac from the middle of a side towards the heart of the block."""
    ring = polygon.exterior
    start = ring.interpolate(rng.random(), normalized=True)
    heart = polygon.representative_point()
    reach = start.distance(heart)
    if reach < 35 or not polygon.buffer(0.5).covers(LineString([start, heart])):
        return
    bend = (heart.x - start.x) * 0.18, (heart.y - start.y) * 0.18
    middle = ((start.x + heart.x) / 2 - bend[1], (start.y + heart.y) / 2 + bend[0])
    yield LineString([(start.x, start.y), middle, (heart.x, heart.y)])
