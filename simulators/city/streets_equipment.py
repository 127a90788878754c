"""What stands at junctions and gates: signals, cameras, counters, bollards, signs."""

from __future__ import annotations

import math
from typing import Any

from shapely import LineString, Point

from simulators.city.ground import Street
from simulators.city.inventory import Entry, Inventory
from simulators.city.network import WEIGHT, Node, beside


def spread(nodes: list[Node], count: int, apart: float) -> list[Node]:
    """The first `count` nodes that keep their distance; the distance shrinks if they are too few."""
    while True:
        chosen: list[Node] = []
        for node in nodes:
            if len(chosen) == count:
                return chosen
            if all(math.dist(node, other) >= apart for other in chosen):
                chosen.append(node)
        if len(chosen) == count or apart < 1:
            return chosen
        apart /= 2


def name_of(inventory: Inventory, node: Node) -> str:
    """A crossing is called by the streets that meet there."""
    names = dict.fromkeys(edge.street.name for edge in inventory.site.network.at[node])
    return " / ".join(list(names)[:2])


def signals(inventory: Inventory, count: int) -> None:
    """Signalised junctions where the largest streets meet."""
    for node in spread(inventory.site.network.junctions(), count, 130):
        branches = min(4, len(inventory.site.network.at[node]))
        inventory.add(
            "traffic_junction",
            Point(node),
            name_of(inventory, node),
            declared_plans=["P1", "P2", "P3", "P4"],
            line_count=branches * 2,
        )


def gates(inventory: Inventory, count: int) -> None:
    """Access points where streets enter the pedestrian centre: bollards, or a barrier for one in five."""
    rim = inventory.site.core.exterior
    doors = sorted(_doors(inventory), key=lambda door: rim.project(door[0]))
    chosen = [doors[index * len(doors) // count] for index in range(min(count, len(doors)))]
    for number, (point, street) in enumerate(chosen, start=1):
        gate = inventory.add(
            "access_point",
            point,
            f"Accès {street.name}",
            emergency_access=number % 3 == 1,
            vehicle_barrier_rating="" if number % 4 else "N2C",
        )
        inventory.guard(gate, "aire-pietonne")
        kind, parts = ("barrier", 1) if number % 5 == 2 else ("bollard", 1 + number % 2)
        for part in range(1, parts + 1):
            prefix = "BAR" if kind == "barrier" else "BOR"
            place = Point(point.x + 2.2 * (part - 1.5), point.y)
            label = "Barrière" if kind == "barrier" else "Borne"
            leaf = inventory.add(kind, place, f"{label} {street.name} {part}", f"{prefix}-{number:03d}-{part}")
            inventory.relate(leaf, "part_of", gate)


def _doors(inventory: Inventory) -> list[tuple[Point, Street]]:
    core = inventory.site.core
    found = []
    for edge in inventory.site.network.edges:
        if edge.street.rank != "core" or edge.line.length < 16:
            continue
        for node, along in ((edge.start, 9.0), (edge.end, edge.line.length - 9.0)):
            if core.exterior.distance(Point(node)) < 2:
                found.append((Point(edge.line.interpolate(along)), edge.street))
    if found:
        return found
    fallback = [edge for edge in inventory.site.network.edges if core.boundary.intersects(edge.line)]
    edges = fallback or list(inventory.site.network.edges)
    return [(edge.line.interpolate(0.5, normalized=True), edge.street) for edge in edges]


def cameras(inventory: Inventory, count: int) -> None:
    """Cameras on junctions and gates first, then on the old streets; presets that view those assets."""
    watched = inventory.of("traffic_junction")
    gates_seen = inventory.of("access_point")
    targets: list[Entry | None] = []
    for index in range(max(len(watched), len(gates_seen))):
        targets += gates_seen[index : index + 1] + watched[index : index + 1]
    nodes = [node for node in inventory.site.network.junctions() if inventory.site.core.buffer(400).covers(Point(node))]
    others = spread(nodes, max(0, count - len(targets)), 60)
    for target in targets[:count]:
        if target is not None:
            camera = _camera(inventory, Point(target.point.x + 6, target.point.y + 5), target.name)
            camera.attributes["presets"].append({"id": "2", "views": [target.id]})
            inventory.relate(camera, "views", target, "2")
    for node in others:
        _camera(inventory, Point(node[0] + 5, node[1] + 4), name_of(inventory, node))


def _camera(inventory: Inventory, point: Point, name: str) -> Entry:
    return inventory.add(
        "camera",
        point,
        f"Caméra {name}",
        purpose="Protection des bâtiments et installations publics et de leurs abords",
        authorisation_ref=f"71-2024-{len(inventory.entries) % 9000:04d}",
        authorisation_expires_on="2029-06-30",
        presets=[{"id": "1", "views": []}],
    )


def counters(inventory: Inventory, count: int) -> None:
    """Counting stations on the larger streets; some count bicycles and people on foot."""
    edges = [edge for edge in inventory.site.network.edges if edge.line.length > 40 and WEIGHT[edge.street.rank]]
    edges.sort(key=lambda edge: (-WEIGHT[edge.street.rank], -edge.line.length, edge.start))
    chosen = spread([_middle(edge.line) for edge in edges], count, 120)
    streets = {_middle(edge.line): edge.street for edge in edges}
    for index, node in enumerate(chosen):
        user_class = ("car", "car", "car", "bicycle", "car", "truck", "car", "pedestrian")[index % 8]
        street = streets[node]
        inventory.add("traffic_counter", Point(node), f"Comptage {street.name}", user_class=user_class)


def _middle(line: LineString) -> Node:
    point = line.interpolate(0.5, normalized=True)
    return point.x, point.y


def traffic_signs(inventory: Inventory, count: int) -> None:
    """Message signs over the avenues that lead in."""
    edges = [edge for edge in inventory.site.network.edges if edge.street.rank == "primary" and edge.line.length > 30]
    edges = edges or list(inventory.site.network.edges)
    streets = {_middle(edge.line): edge for edge in edges}
    far = sorted(streets, key=lambda node: -inventory.site.core.distance(Point(node)))
    for node in spread(far, count, 400):
        edge = streets[node]
        place = beside(edge.line, edge.line.length / 2, 8)
        inventory.add("message_sign", place, f"PMV {edge.street.name}", **SIGN)


SIGN: dict[str, Any] = {"rows": 4, "columns": 18, "charset": "ISO 8859-15", "colour": "mono"}
