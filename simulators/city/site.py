"""A named place: streets with names, districts, plots, from a seed or from real streets."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from simulators.city.ground import Plot, Street, grow
from simulators.city.model import Plan
from simulators.city.network import StreetNetwork, build_network
from simulators.city.odonyms import DISTRICTS, Odonyms
from simulators.city.outline import Outline, outline
from simulators.city.plane import Plane
from simulators.city.real_streets import read_streets
from simulators.city.shapes import largest

CITY_NAME, RIVER_NAME = "Arvelles-sur-Vérane", "La Vérane"
_WHERE = (4.2, 46.3)


@dataclass(frozen=True, slots=True)
class Area:
    """A zone in metres: `level` and `parent` as in registry.ZoneDraft."""

    id: str
    name: str
    level: str
    polygon: BaseGeometry
    parent: str | None = None
    insee: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The ground equipment is placed on. `core` is the pedestrian centre; `river` may be empty."""

    name: str
    plane: Plane
    network: StreetNetwork
    core: Polygon
    river: Polygon
    plots: tuple[Plot, ...]
    areas: tuple[Area, ...]

    @property
    def districts(self) -> list[Area]:
        return [area for area in self.areas if area.level == "district"]


def invented_site(plan: Plan, rng: Random) -> Site:
    """A city that does not exist, in southern Burgundy."""
    large = outline(plan, rng)
    grown = grow(plan, large, rng)
    streets = _named(grown.streets, rng)
    return Site(
        name=CITY_NAME,
        plane=Plane(*_WHERE),
        network=build_network(streets),
        core=large.core,
        river=large.river,
        plots=grown.plots,
        areas=_areas(plan, large, rng),
    )


def real_site(path: Path) -> Site:
    """Real streets (GeoJSON, WGS 84): districts are cut by the number of streets, names are the file's."""
    plane, streets = read_streets(path)
    lines = shapely.union_all([street.line for street in streets])
    limits = Polygon(largest(shapely.concave_hull(lines, ratio=0.4).buffer(90)).exterior)
    reach = min(300.0, math.sqrt(limits.area) / 6)
    core = largest(_densest(build_network(streets), reach).buffer(reach).intersection(limits))
    network = build_network(_ranked(streets, core))
    plots = [Plot("faubourg", block) for block in polygonize([edge.line for edge in network.edges])]
    return Site(
        name=path.stem,
        plane=plane,
        network=network,
        core=core,
        river=Polygon(),
        plots=tuple(sorted(plots, key=lambda plot: plot.polygon.centroid.coords[0])),
        areas=_cut_areas(path.stem, limits, [street.line.centroid for street in streets]),
    )


def _named(grown: tuple[tuple[str, str, LineString], ...], rng: Random) -> list[Street]:
    odonyms = Odonyms(rng)
    avenues: dict[str, str] = {}
    streets = []
    for index, (rank, role, line) in enumerate(grown, start=1):
        old = rank == "core"
        name = avenues.get(role) if role.startswith("radial") else None
        if name is None:
            name = odonyms.street(rank, role, old)
            avenues[role] = name
        streets.append(Street(id=f"V-{index:04d}", name=name, rank=rank, line=line))
    return streets


def _densest(network: StreetNetwork, reach: float) -> Point:
    """Where crossings are closest together: the old town of a real city."""
    crossings = [Point(node) for node in network.junctions()]
    near, _ = shapely.STRtree(crossings).query(crossings, predicate="dwithin", distance=reach)
    counts = np.bincount(near, minlength=len(crossings))
    return crossings[int(counts.argmax())]


def _ranked(streets: list[Street], core: Polygon) -> list[Street]:
    return [
        replace(street, rank="core") if street.rank == "local" and core.intersects(street.line) else street
        for street in streets
    ]


def _areas(plan: Plan, large: Outline, rng: Random) -> tuple[Area, ...]:
    """Territory, three communes, eight districts: centre, five sectors round it, two outer communes."""
    inner = Point(0, 0).buffer(plan.territory_radius * 0.74, quad_segs=24).intersection(large.territory)
    first, second = large.villages
    split = (math.atan2(first.y, first.x) + math.atan2(second.y, second.x)) / 2
    half = _wedge(split, split + math.pi, plan.territory_radius * 3)
    away = math.cos(math.atan2(first.y, first.x) - split - math.pi / 2) > 0
    outer = large.territory.difference(inner)
    one, two = outer.intersection(half), outer.difference(half)
    if not away:
        one, two = two, one
    areas = [
        Area("arvelles-agglomeration", "Arvelles Agglomération", "territory", large.territory),
        Area("arvelles", CITY_NAME, "commune", inner, "arvelles-agglomeration", "71901"),
        Area("montrigny", "Montrigny", "commune", one, "arvelles-agglomeration", "71902"),
        Area("chantevigne", "Chantevigne", "commune", two, "arvelles-agglomeration", "71903"),
        Area("quartier-01", DISTRICTS[0], "district", large.core, "arvelles"),
    ]
    start = rng.uniform(0, 2 * math.pi)
    around = inner.difference(large.core)
    for index in range(5):
        wedge = _wedge(start + index * 0.4 * math.pi, start + (index + 1) * 0.4 * math.pi, plan.territory_radius * 3)
        areas.append(
            Area(f"quartier-{index + 2:02d}", DISTRICTS[index + 1], "district", around.intersection(wedge), "arvelles")
        )
    areas.append(Area("quartier-07", "Montrigny-Bourg", "district", one, "montrigny"))
    areas.append(Area("quartier-08", "Chantevigne-les-Prés", "district", two, "chantevigne"))
    return tuple(areas)


def _cut_areas(name: str, limits: Polygon, points: list[Point]) -> tuple[Area, ...]:
    pieces: list[tuple[BaseGeometry, list[Point]]] = [(limits, points)]
    while len(pieces) < 8:
        pieces = [half for piece in pieces for half in _halves(*piece)]
    areas = [
        Area("territoire", name, "territory", limits),
        Area("commune", name, "commune", limits, "territoire"),
    ]
    for index, (polygon, _) in enumerate(pieces, start=1):
        areas.append(Area(f"quartier-{index:02d}", f"Quartier {index}", "district", polygon, "commune"))
    return tuple(areas)


def _halves(ground: BaseGeometry, points: list[Point]) -> list[tuple[BaseGeometry, list[Point]]]:
    minx, miny, maxx, maxy = ground.bounds
    tall = maxy - miny > maxx - minx
    ordered = sorted(point.y if tall else point.x for point in points)
    at = ordered[len(ordered) // 2] if ordered else ((miny + maxy) / 2 if tall else (minx + maxx) / 2)
    low = shapely.box(minx, miny, maxx, at) if tall else shapely.box(minx, miny, at, maxy)
    return [
        (ground.intersection(low), [point for point in points if (point.y if tall else point.x) < at]),
        (ground.difference(low), [point for point in points if (point.y if tall else point.x) >= at]),
    ]


def _wedge(start: float, end: float, reach: float) -> Polygon:
    angles = [start + (end - start) * step / 12 for step in range(13)]
    return Polygon([(0, 0), *[(reach * math.cos(angle), reach * math.sin(angle)) for angle in angles]])
