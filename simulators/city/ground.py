"""The ground a city's equipment stands on: streets, blocks, districts, river, in metres."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import shapely
from shapely import LineString, Point, Polygon
from shapely.ops import polygonize

from simulators.city.blocks import CORE, FAUBOURG, HOUSES, QUARTER, TOWERS, WORKS, Fabric, subdivide
from simulators.city.model import Plan
from simulators.city.outline import Outline, PrimaryLine
from simulators.city.shapes import lines_of, sections

LAMP_EVERY_M = 29.0
_MIDDLE = Point(0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A street; `rank`: `primary secondary quay core local lane track` (a track is unlit)."""

    id: str
    name: str
    rank: str
    line: LineString


@dataclass(frozen=True, slots=True)
class Plot:
    """A built or green block and its manner of building (`core faubourg houses towers works park wood`)."""

    fabric: str
    polygon: Polygon


@dataclass(frozen=True, slots=True)
class Fabrics:
    """Blocks and unnamed streets as grown, before naming."""

    plots: tuple[Plot, ...]
    streets: tuple[tuple[str, str, LineString], ...]  # rank, role, line


def grow(plan: Plan, outline: Outline, rng: Random) -> Fabrics:
    """Fill the ground between main streets, nearest first, until there are streets for the plan's lamps."""
    faces = _faces(outline)
    core_faces = [face for face in faces if outline.core.buffer(1).covers(face)]
    plots: list[Plot] = []
    streets: list[tuple[str, str, LineString]] = []
    for face in core_faces:
        _fill(face, CORE, plots, streets, rng)
    budget = plan.lamps * LAMP_EVERY_M * 1.015
    built = list(core_faces)
    quarters, cuts = _quarters([face for face in faces if face not in core_faces], rng)
    quarters.sort(key=lambda face: _eagerness(face, outline, rng))
    primary = _Primary(outline.lines)
    length = sum(line.length for _, _, line in streets)
    for face in quarters:
        if length + primary.length_beside(built) > budget:
            break
        first = len(streets)
        _fill(face, _fabric(face, plan, outline, rng), plots, streets, rng)
        length += sum(line.length for _, _, line in streets[first:]) + 0.3 * face.length
        built.append(face)
    town = shapely.unary_union(built, grid_size=0.1).buffer(1)
    for cut in cuts:
        streets.extend(("secondary", "cut", part) for part in lines_of(cut.intersection(town)))
    streets.extend(primary.streets(built))
    plots.extend(_countryside(quarters[len(built) - len(core_faces) :], rng))
    return Fabrics(tuple(plots), tuple(street for street in streets if street[2].length > 1))


def _faces(outline: Outline) -> list[Polygon]:
    lines = [item.line for item in outline.lines] + [outline.territory.exterior, outline.banks.exterior]
    faces = polygonize(shapely.unary_union(lines, grid_size=0.1))
    dry = [face for face in faces if not outline.banks.contains(face.representative_point())]
    return sorted(dry, key=lambda face: face.centroid.coords[0])


def _quarters(faces: list[Polygon], rng: Random) -> tuple[list[Polygon], list[LineString]]:
    """Large faces cut into quarters, and the cuts: streets where the town reaches them."""
    quarters: list[Polygon] = []
    cuts: list[LineString] = []
    for face in faces:
        pieces = subdivide(face, QUARTER, rng)
        quarters += pieces.polygons
        cuts += [cut.line for cut in pieces.cuts]
    return quarters, cuts


def _eagerness(face: Polygon, outline: Outline, rng: Random) -> float:
    """How late a quarter is built: its distance to the middle or a village, with fingers of town."""
    middle = face.centroid
    villages = [2.6 * middle.distance(village) + 0.15 * village.distance(_MIDDLE) for village in outline.villages]
    return min([middle.distance(_MIDDLE), *villages]) * rng.uniform(0.82, 1.18)


def _fabric(face: Polygon, plan: Plan, outline: Outline, rng: Random) -> Fabric | None:
    distance = face.centroid.distance(_MIDDLE)
    inner = plan.rings[min(1, len(plan.rings) - 1)]
    draw = rng.random()
    if any(face.centroid.distance(village) < inner * 0.3 for village in outline.villages):
        return FAUBOURG
    if face.area < 15_000 or distance < inner * 1.05:
        return FAUBOURG if draw > 0.05 else None
    if distance < inner * 1.9:
        return FAUBOURG if draw < 0.4 else HOUSES if draw < 0.8 else TOWERS if draw < 0.93 else None
    return HOUSES if draw < 0.66 else TOWERS if draw < 0.79 else WORKS if draw < 0.92 else None


def _countryside(fields: list[Polygon], rng: Random) -> list[Plot]:
    """Woods among the fields beyond the town."""
    woods = [face.buffer(-rng.uniform(45, 90)).buffer(30) for face in fields if rng.random() < 0.22]
    return [Plot("wood", wood) for wood in woods if isinstance(wood, Polygon) and not wood.is_empty]


def _fill(
    face: Polygon,
    fabric: Fabric | None,
    plots: list[Plot],
    streets: list[tuple[str, str, LineString]],
    rng: Random,
) -> None:
    if fabric is None:
        plots.append(Plot("park", face))
        return
    blocks = subdivide(face, fabric, rng)
    plots.extend(Plot(fabric.name, polygon) for polygon in blocks.polygons)
    for cut in blocks.cuts:
        rank = "lane" if cut.order == 9 else "core" if fabric is CORE else "local"
        streets.append((rank, "cut", cut.line))


class _Primary:
    """Main streets are lit where the town stands beside them, tracks elsewhere."""

    def __init__(self, lines: tuple[PrimaryLine, ...]) -> None:
        self._pieces = [
            (item, piece) for item in lines for piece in sections(item.line, max(1, round(item.line.length / 90)))
        ]
        self._middles = shapely.STRtree([piece.interpolate(0.5, normalized=True) for _, piece in self._pieces])
        self._near: set[int] = set()
        self._seen = 0

    def length_beside(self, built: list[Polygon]) -> float:
        self._look(built)
        return sum(self._pieces[index][1].length for index in sorted(self._near))

    def streets(self, built: list[Polygon]) -> list[tuple[str, str, LineString]]:
        """Consecutive pieces of one line with the same lighting joined again, in named lengths."""
        found: list[tuple[str, str, LineString]] = []
        runs: list[tuple[PrimaryLine, bool, list[LineString]]] = []
        self._look(built)
        for index, (item, piece) in enumerate(self._pieces):
            near = index in self._near
            if runs and runs[-1][0] is item and runs[-1][1] == near:
                runs[-1][2].append(piece)
            else:
                runs.append((item, near, [piece]))
        for item, near, pieces in runs:
            line = _joined(pieces)
            if item.role in ("ring", "quay") and not near:
                continue
            rank = {"quay": "quay", "gate": "core"}.get(item.role, "primary") if near else "track"
            named = {"ring": 750, "quay": 520}.get(item.role, 1e9)
            parts = sections(line, max(1, round(line.length / named)))
            found.extend((rank, f"{item.role}-{item.rank}", part) for part in parts)
        return found

    def _look(self, built: list[Polygon]) -> None:
        """Note the pieces that the quarters built since stand beside."""
        for face in built[self._seen :]:
            self._near.update(self._middles.query(face, predicate="dwithin", distance=40).tolist())
        self._seen = len(built)


def _joined(pieces: list[LineString]) -> LineString:
    points = list(pieces[0].coords)
    for piece in pieces[1:]:
        points.extend(list(piece.coords)[1:])
    return LineString(points)
