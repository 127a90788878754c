"""Streets as a graph: noded edges, junctions, shortest routes. Metres."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import shapely
from shapely import LineString, Point

from simulators.city.ground import Street

Node = tuple[float, float]
WEIGHT = {"primary": 4, "quay": 3, "secondary": 3, "local": 1, "core": 1, "lane": 0, "track": 0}
_SNAP = 0.1


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of one street between two nodes."""

    street: Street
    line: LineString
    start: Node
    end: Node


@dataclass(frozen=True, slots=True)
class StreetNetwork:
    """Noded streets. `at` gives the edges meeting at a node."""

    streets: tuple[Street, ...]
    edges: tuple[Edge, ...]
    at: dict[Node, list[Edge]] = field(repr=False)

    def junctions(self) -> list[Node]:
        """Nodes where three streets or more meet, most important first."""
        nodes = [node for node, edges in self.at.items() if len(edges) >= 3]
        return sorted(nodes, key=lambda node: (-sum(WEIGHT[edge.street.rank] for edge in self.at[node]), node))

    def route(self, start: Node, end: Node) -> LineString | None:
        """The way a bus would take from node to node: short, along the larger streets."""
        best: dict[Node, float] = {start: 0.0}
        came: dict[Node, tuple[Node, Edge]] = {}
        queue = [(0.0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == end:
                return self._walk(came, start, end)
            if cost > best[node]:
                continue
            for edge in self.at[node]:
                other = edge.end if edge.start == node else edge.start
                total = cost + edge.line.length * _DETOUR[edge.street.rank]
                if total < best.get(other, math.inf):
                    best[other] = total
                    came[other] = (node, edge)
                    heapq.heappush(queue, (total, other))
        return None

    def _walk(self, came: dict[Node, tuple[Node, Edge]], start: Node, end: Node) -> LineString | None:
        points: list[tuple[float, ...]] = [end]
        node = end
        while node != start:
            previous, edge = came[node]
            coords = list(edge.line.coords)
            if edge.start == previous:
                coords.reverse()
            points.extend(coords[1:])
            node = previous
        points.reverse()
        return LineString(points) if len(points) > 1 else None


_DETOUR = {"primary": 1.0, "quay": 1.1, "secondary": 1.15, "local": 1.8, "core": 3.5, "lane": 9.0, "track": 2.0}


def build_network(streets: Sequence[Street]) -> StreetNetwork:
    """Node the streets where they meet or cross, keeping the largest connected part first."""
    noded = shapely.unary_union([street.line for street in streets], grid_size=_SNAP)
    pieces = [part for part in shapely.get_parts(noded) if isinstance(part, LineString) and part.length > _SNAP]
    owners = _owners(pieces, streets)
    edges = []
    at: dict[Node, list[Edge]] = defaultdict(list)
    for piece, owner in sorted(zip(pieces, owners, strict=True), key=lambda pair: (pair[1], pair[0].coords[0])):
        edge = Edge(streets[owner], piece, _node(piece.coords[0]), _node(piece.coords[-1]))
        edges.append(edge)
        at[edge.start].append(edge)
        if edge.end != edge.start:
            at[edge.end].append(edge)
    return StreetNetwork(tuple(streets), tuple(edges), dict(at))


def _owners(pieces: list[LineString], streets: Sequence[Street]) -> list[int]:
    tree = shapely.STRtree([street.line for street in streets])
    middles = [piece.interpolate(0.5, normalized=True) for piece in pieces]
    found, nearest = tree.query_nearest(middles, all_matches=False)
    owners = [0] * len(pieces)
    for index, street in zip(found.tolist(), nearest.tolist(), strict=True):
        owners[index] = street
    return owners


def _node(point: tuple[float, ...]) -> Node:
    return round(point[0], 1), round(point[1], 1)


def heading(line: LineString, along: float) -> float:
    """Direction of `line` at `along` metres, radians from east."""
    before, after = line.interpolate(max(0.0, along - 1)), line.interpolate(min(line.length, along + 1))
    return math.atan2(after.y - before.y, after.x - before.x)


def beside(line: LineString, along: float, aside: float) -> Point:
    """The point `aside` metres to the left of `line` at `along` metres."""
    at, angle = line.interpolate(along), heading(line, along)
    return Point(at.x - math.sin(angle) * aside, at.y + math.cos(angle) * aside)
