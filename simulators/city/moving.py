"""Bus lines along the streets with their vehicles and stops' displays, and service vehicles on rounds."""

from __future__ import annotations

import math

import shapely
from shapely import LineString, Point

from simulators.city.inventory import Inventory
from simulators.city.network import Node
from simulators.city.polyline import encode
from simulators.city.shapes import nearest_first
from simulators.city.streets_equipment import name_of, spread

_SERVICES = (
    ("Police municipale", "patrol", "none"),
    ("Balayeuse", "sweeper", "sweep"),
    ("Éclairage public", "bucket_truck", "none"),
    ("Voirie", "van", "none"),
    ("Espaces verts", "van", "none"),
    ("Propreté", "refuse_truck", "none"),
    ("Déneigement", "salt_spreader", "salt"),
)


def bus_lines(inventory: Inventory, lines: int, vehicles: int, displays: int) -> None:
    """Lines cross the city by its centre; each vehicle knows its line as an encoded polyline."""
    routes = _routes(inventory, lines)
    for index in range(vehicles if routes else 0):
        code, name, route = routes[index % len(routes)]
        along = route.length * ((index // len(routes)) * 0.37 % 1)
        inventory.add(
            "transit_vehicle",
            route.interpolate(along),
            f"Bus {101 + index} ({code})",
            asset_id=f"BUS-{101 + index}",
            route_id=code,
            route_name=name,
            shape_polyline=_shape(inventory, route),
        )
    for index in range(displays if routes else 0):
        code, name, route = routes[index % len(routes)]
        point = route.interpolate(route.length * (0.15 + 0.61 * index / max(1, displays)) % route.length)
        inventory.add(
            "information_display",
            Point(point.x + 4, point.y + 4),
            f"Borne voyageurs {code} {index + 1}",
            rows=3,
            columns=24,
            charset="UTF-8",
            colour="multi",
            route_id=code,
        )


def service_vehicles(inventory: Inventory, count: int) -> None:
    """Each vehicle has its round: there and back through the streets around a point."""
    rng, nodes = inventory.rng, inventory.site.network.junctions()
    for index in range(count):
        label, vehicle_type, tool = _SERVICES[index % len(_SERVICES)]
        route = None
        while route is None:
            start = nodes[rng.randrange(len(nodes))]
            near = [node for node in rng.sample(nodes, min(60, len(nodes))) if 80 < math.dist(start, node) < 1800]
            route = inventory.site.network.route(start, near[0]) if near else None
        inventory.add(
            "service_vehicle",
            Point(route.coords[0]),
            f"{label} {index // len(_SERVICES) + 1}",
            vehicle_type=vehicle_type,
            usual_tool=tool,
            shape_polyline=_shape(inventory, route),
        )


def _routes(inventory: Inventory, count: int) -> list[tuple[str, str, LineString]]:
    junctions = inventory.site.network.junctions()
    important = junctions[: max(12, len(junctions) // 3)]
    core, points = inventory.site.core, [Point(node) for node in important]
    far = nearest_first(important, points, core)[::-1]
    ends = spread(far, max(4, count * 2), math.sqrt(core.area) * 0.7)
    ends.sort(key=lambda node: math.atan2(node[1] - core.centroid.y, node[0] - core.centroid.x))
    hubs = spread(nearest_first(important, points, core.exterior), 4, 60)
    routes = []
    for index in range(count):
        start, end = ends[index % len(ends)], ends[(index + len(ends) // 2) % len(ends)]
        route = _through(inventory, start, hubs[index % len(hubs)], end)
        if route is not None and route.length > 150:
            code = f"L{index + 1}"
            names = [name_of(inventory, node).split(" / ")[0] for node in (start, end)]
            routes.append((code, " – ".join(names), route))
    return routes


def _through(inventory: Inventory, start: Node, hub: Node, end: Node) -> LineString | None:
    first = inventory.site.network.route(start, hub)
    second = inventory.site.network.route(hub, end)
    if first is None or second is None:
        return first or second
    return LineString([*first.coords, *list(second.coords)[1:]])


def _shape(inventory: Inventory, route: LineString) -> str:
    degrees = inventory.site.plane.to_degrees(shapely.simplify(route, 2.0))
    return encode([(lon, lat) for lon, lat in degrees.coords])
