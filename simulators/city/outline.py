"""The large lines of a generated city: river and quays, boulevards, radial avenues, territory."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from shapely import LineString, Point, Polygon

from simulators.city.model import Plan
from simulators.city.shapes import largest, lines_of, longest, section

QUAY_OFFSET = 14.0


@dataclass(frozen=True, slots=True)
class PrimaryLine:
    """A main street before it is named: `role` is `ring`, `radial`, `quay` or `gate`; `rank` its order."""

    role: str
    rank: int
    line: LineString


@dataclass(frozen=True, slots=True)
class Outline:
    """The primary network and the limits it gives, metres. `banks` is the river with its quays."""

    territory: Polygon
    core: Polygon
    river: Polygon
    banks: Polygon
    lines: tuple[PrimaryLine, ...]
    villages: tuple[Point, ...] = ()


def outline(plan: Plan, rng: Random) -> Outline:
    """Draw the large lines; the old core stands on one bank, inside a bend of the river."""
    facing = rng.uniform(0, 2 * math.pi)
    territory = _blob(plan.territory_radius, 0.07, rng)
    centreline = _river(plan, facing, rng)
    river = _within(centreline.buffer(plan.river_width / 2), territory)
    banks = _within(centreline.buffer(plan.river_width / 2 + QUAY_OFFSET), territory)
    rings = [_blob(radius, 0.05 if rank else 0.09, rng) for rank, radius in enumerate(plan.rings)]
    core = largest(rings[0].difference(banks))
    lines = [PrimaryLine("ring", 0, LineString(core.exterior.coords))]
    for rank, ring in enumerate(rings[1:], start=1):
        lines += [PrimaryLine("ring", rank, LineString(ring.exterior.coords))]
    lines += _radials(plan, core, river, territory, rng)
    lines += [
        PrimaryLine("quay", rank, line)
        for rank, line in enumerate(lines_of(banks.boundary.intersection(territory.buffer(-1))))
    ]
    return Outline(territory, core, river, banks, tuple(lines), _villages(plan, lines))


def _villages(plan: Plan, lines: list[PrimaryLine]) -> tuple[Point, ...]:
    """The old centres of the outer communes, on two avenues facing away from each other."""
    avenues = sorted((item for item in lines if item.role == "radial"), key=lambda item: item.rank)
    chosen = [avenues[0], avenues[plan.radials // 2]]
    return tuple(item.line.interpolate(plan.territory_radius * 0.56) for item in chosen)


def _blob(radius: float, roughness: float, rng: Random) -> Polygon:
    waves = [(order, rng.uniform(0, 2 * math.pi), roughness / order**0.7) for order in (2, 3, 4, 5)]
    count = max(40, int(radius / 8))
    points = []
    for index in range(count):
        angle = 2 * math.pi * index / count
        r = radius * (1 + sum(size * math.cos(order * angle + phase) for order, phase, size in waves))
        points.append((r * math.cos(angle), r * math.sin(angle)))
    return Polygon(points)


def _river(plan: Plan, facing: float, rng: Random) -> LineString:
    core, reach = plan.rings[0], plan.territory_radius * 1.5
    wave, phase = reach * rng.uniform(0.75, 0.95), rng.uniform(0, 2 * math.pi)
    sway, ripple = reach * 0.075, reach * rng.uniform(0.28, 0.36)
    points = []
    for index in range(161):
        along = -reach + 2 * reach * index / 160
        near = math.exp(-((along / (2.2 * core)) ** 2))
        meander = sway * math.sin(2 * math.pi * along / wave + phase)
        meander += sway * 0.4 * math.sin(2 * math.pi * along / ripple + 2 * phase)
        across = -core * (0.78 + 0.22 * near) + meander * (1 - near)
        points.append(_turn(along, across, facing))
    return LineString(points)


def _radials(plan: Plan, core: Polygon, river: Polygon, territory: Polygon, rng: Random) -> list[PrimaryLine]:
    start = rng.uniform(0, 2 * math.pi)
    lines = []
    for index in range(plan.radials):
        angle = start + 2 * math.pi * (index + rng.uniform(-0.22, 0.22)) / plan.radials
        lines.append(PrimaryLine("radial", index, _radial(angle, 0.0, plan, territory, rng)))
        if len(plan.rings) > 2:
            branch = angle + math.pi / plan.radials * rng.uniform(0.8, 1.2)
            lines.append(
                PrimaryLine("radial", plan.radials + index, _radial(branch, plan.rings[1], plan, territory, rng))
            )
    trimmed = [PrimaryLine(item.role, item.rank, _stop_at(item.line, river)) for item in lines]
    outside = [PrimaryLine(item.role, item.rank, longest(item.line.difference(core))) for item in trimmed]
    return [item for item in outside if item.line.length > plan.rings[0] * 0.4] + _gates(core, trimmed)


def _gates(core: Polygon, radials: list[PrimaryLine]) -> list[PrimaryLine]:
    """The old town's main streets: from the gates, where avenues begin, to the middle."""
    middle = core.representative_point()
    gates = []
    avenues = sorted((item for item in radials if not item.line.is_empty), key=lambda item: item.rank)
    avenues = avenues[: max(4, len(avenues) // 2)]
    for item in avenues[:: max(1, len(avenues) // 5)]:
        gate = _first_on(item.line, core)
        if gate is not None and gate.distance(middle) > 40:
            bend = Point((gate.x + middle.x) / 2 + (gate.y - middle.y) * 0.12, (gate.y + middle.y) / 2)
            gates.append(PrimaryLine("gate", item.rank, LineString([gate, bend, middle])))
    return gates


def _first_on(line: LineString, core: Polygon) -> Point | None:
    crossing = line.intersection(core.boundary)
    points = [part for part in getattr(crossing, "geoms", [crossing]) if isinstance(part, Point)]
    return points[0] if points else None


def _radial(angle: float, inner: float, plan: Plan, territory: Polygon, rng: Random) -> LineString:
    sway, phase = rng.uniform(-0.12, 0.12), rng.uniform(0, math.pi)
    points = []
    radius, limit = inner, plan.territory_radius * 1.3
    while radius < limit:
        turn = angle + sway * math.sin(phase + 2.5 * radius / plan.territory_radius)
        points.append((radius * math.cos(turn), radius * math.sin(turn)))
        radius += 60 if plan.territory_radius > 1000 else 25
    return longest(LineString(points).intersection(territory))


def _stop_at(line: LineString, river: Polygon) -> LineString:
    """Bridges cross short; an avenue that would follow the river stops at its bank."""
    widest = 2.6 * (river.area / max(river.length / 2, 1))
    for part in lines_of(line.intersection(river)):
        if part.length > widest:
            return section(line, 0, max(1.0, line.project(Point(part.coords[0])) - QUAY_OFFSET))
    return line


def _turn(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _within(area: Polygon, territory: Polygon) -> Polygon:
    return largest(area.intersection(territory))
