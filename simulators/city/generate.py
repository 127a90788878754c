"""From a seed number to a whole city."""

from __future__ import annotations

from pathlib import Path
from random import Random

import shapely
from shapely import MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry

from app.domain.registry import BaseMapDraft, ZoneDraft
from simulators.city import carriers, lighting, moving, places, programmes, streets_equipment
from simulators.city.buildings import footprints
from simulators.city.inventory import SYSTEMS, Inventory
from simulators.city.model import PLANS, City, Plan, Scale
from simulators.city.site import RIVER_NAME, Site, invented_site, real_site


def generate(seed: int, scale: Scale = "demo", streets: Path | None = None) -> City:
    """The same city for the same seed. `streets` is a GeoJSON of real streets, equipped instead.

    Raises `real_streets.NotStreets` when that file holds none.
    """
    rng, plan = Random(seed), PLANS[scale]
    site = real_site(streets) if streets else invented_site(plan, rng)
    inventory = Inventory(site, rng)
    _equip(inventory, plan, lamps=None if streets else plan.lamps)
    return City(
        name=site.name,
        centre=(site.plane.lon, site.plane.lat),
        systems=SYSTEMS,
        zones=_zones(site),
        base_map=tuple(_base_map(site, rng)),
        assets=inventory.drafts(),
        programmes=programmes.PROGRAMMES,
        assignments=programmes.ASSIGNMENTS,
    )


def _equip(inventory: Inventory, plan: Plan, lamps: int | None) -> None:
    counts = dict(plan.counts)
    lighting.light(inventory, lamps)
    lighting.light_heritage(inventory, counts["architectural_light"])
    streets_equipment.signals(inventory, counts["traffic_junction"])
    streets_equipment.gates(inventory, counts["access_point"])
    streets_equipment.cameras(inventory, counts["camera"])
    streets_equipment.counters(inventory, counts["traffic_counter"])
    streets_equipment.traffic_signs(inventory, counts["traffic_sign"])
    moving.bus_lines(inventory, counts["bus_line"], counts["transit_vehicle"], counts["information_display"])
    moving.service_vehicles(inventory, counts["service_vehicle"])
    places.car_parks(inventory, counts["car_park"])
    places.kerbside(inventory, counts)
    places.buildings(inventory, counts["public_building"])
    places.surroundings(inventory, counts)
    carriers.carry(inventory)


def _zones(site: Site) -> tuple[ZoneDraft, ...]:
    zones = [
        ZoneDraft(
            id=area.id,
            name=area.name,
            level=area.level,
            geometry=site.plane.geojson(area.polygon),
            parent=area.parent,
            insee=area.insee,
        )
        for area in site.areas
    ]
    parent = site.areas[0].id
    pedestrian = site.plane.geojson(site.core)
    zones.append(
        ZoneDraft(
            id=programmes.PEDESTRIAN_ZONE, name="Aire piétonne", level="perimeter", geometry=pedestrian, parent=parent
        )
    )
    return tuple(zones)


def _base_map(site: Site, rng: Random) -> list[BaseMapDraft]:
    def feature(layer: str, feature_id: str, name: str, geometry: BaseGeometry) -> BaseMapDraft:
        return BaseMapDraft(layer=layer, id=feature_id, name=name, geometry=site.plane.geojson(geometry))

    named: dict[str, list[shapely.LineString]] = {}
    for street in site.network.streets:
        named.setdefault(street.name, []).append(street.line)
    found = [
        feature("street", f"V-{index:05d}", name, MultiLineString(lines) if len(lines) > 1 else lines[0])
        for index, (name, lines) in enumerate(named.items(), start=1)
    ]
    if not site.river.is_empty:
        found.append(feature("water", "EAU-001", RIVER_NAME, site.river))
    for index, plot in enumerate(site.plots, start=1):
        if plot.fabric in ("park", "wood"):
            name = f"Parc {index}" if plot.fabric == "park" else f"Bois {index}"
            ground = shapely.simplify(plot.polygon.difference(site.river), 0.5)
            if isinstance(ground, Polygon) and not ground.is_empty:
                found.append(feature("green", f"VERT-{index:05d}", name, ground))
        elif (built := footprints(plot, rng)) is not None:
            found.append(feature("building", f"ILOT-{index:05d}", "", shapely.simplify(built, 0.4)))
    return found
