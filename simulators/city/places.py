"""Parking, charging, bikes, public buildings with their meters and panels, sensors, loudspeakers."""

from __future__ import annotations

from typing import Any

from shapely import Point
from shapely.geometry.base import BaseGeometry

from simulators.city.ground import Plot
from simulators.city.inventory import Entry, Inventory
from simulators.city.network import Edge, Node, beside
from simulators.city.shapes import nearest_first
from simulators.city.streets_equipment import SIGN, spread

_CAR_PARKS = (
    "Les Halles", "Gare", "Hôtel de Ville", "Les Quais", "Saint-Lazare", "Remparts", "Théâtre", "Arsenal",
    "Hôpital", "Bellevue", "Université", "Stade", "Marché", "Préfecture", "Médiathèque", "Jardin public", "Congrès",
)  # fmt: skip
_BUILDINGS = (
    ("École élémentaire {}", "R", 4), ("École maternelle {}", "R", 5), ("Gymnase {}", "X", 4),
    ("Crèche {}", "R", 5), ("Maison de quartier {}", "L", 4), ("Groupe scolaire {}", "R", 3),
    ("Médiathèque {}", "S", 4), ("Mairie annexe {}", "W", 5), ("Salle polyvalente {}", "L", 3),
    ("Centre technique {}", "W", 5),
)  # fmt: skip
_SINGLE = (("Hôtel de Ville", "W", 3), ("Théâtre municipal", "L", 2), ("Piscine municipale", "X", 3))
_NAMES = (
    "Jules Ferry", "Jean Moulin", "Louise Michel", "Jacques Prévert", "Les Tilleuls", "Victor Hugo", "Lucie Aubrac",
    "Marie Curie", "Les Vignes", "Pierre Perret", "Joliot-Curie", "La Fontaine", "Simone Veil", "Les Acacias",
    "Pasteur", "George Sand", "Saint-Exupéry", "Le Parc", "Olympe de Gouges", "Les Bords de Vérane",
)  # fmt: skip


def car_parks(inventory: Inventory, count: int) -> None:
    """Car parks round the centre, each announced by one or two guiding signs on the way in."""
    core = inventory.site.core
    edges = _from(_edges(inventory, 30), core.exterior, 90)
    for index, edge in enumerate(_apart(edges, count, 160)):
        lap = index // len(_CAR_PARKS)
        name = f"Parking {_CAR_PARKS[index % len(_CAR_PARKS)]}{f' {lap + 1}' if lap else ''}"
        capacity = inventory.rng.randrange(90, 640, 10)
        park = inventory.add("car_park", beside(edge.line, edge.line.length / 2, 16), name, capacity=capacity)
        for sign in range(1 + index % 2):
            _guide(inventory, park, sign)


def _guide(inventory: Inventory, park: Entry, rank: int) -> None:
    ranks = ("primary", "secondary", "quay", "local")
    streets = [edge for edge in _edges(inventory, 30) if edge.street.rank in ranks] or _edges(inventory, 30)
    edge = _from(streets, park.point, 260 + 130 * rank)[0]
    sign = inventory.add(
        "message_sign", beside(edge.line, edge.line.length * 0.4, 6), f"Jalonnement {park.name} {rank + 1}", **SIGN
    )
    inventory.relate(sign, "guides", park)


def kerbside(inventory: Inventory, counts: dict[str, int]) -> None:
    """Delivery bays, chargers and bike stations along the kerb, closest to the centre first."""
    core = inventory.site.core
    edges = _from(_edges(inventory, 40), core)
    rows = (("parking_bay", "Livraison", 5, 45), ("ev_charger", "Recharge", -5, 120), ("bike_station", "Vélos", 7, 150))
    for kind, label, aside, apart in rows:
        candidates = _even(edges, counts[kind] * 3) if kind == "ev_charger" else edges
        for edge in _apart(candidates, counts[kind], apart):
            place = beside(edge.line, edge.line.length * 0.35, aside)
            name = f"{label} {edge.street.name}"
            if kind == "ev_charger":
                inventory.add(kind, place, name, power_kw=inventory.rng.choice((7, 22, 22, 50)), evse_count=2)
            elif kind == "bike_station":
                inventory.add(kind, place, name, dock_count=inventory.rng.randrange(12, 31, 2))
            else:
                inventory.add(kind, place, name, surface="sol")


def buildings(inventory: Inventory, count: int) -> None:
    """Public buildings all over the city; each has a meter and a heating plant, most an intrusion panel."""
    plots = _spaced([plot for plot in inventory.site.plots if plot.fabric not in ("park", "wood")], count)
    for index, plot in enumerate(plots):
        if index < len(_SINGLE):
            name, erp_type, category = _SINGLE[index]
        else:
            label, erp_type, category = _BUILDINGS[index % len(_BUILDINGS)]
            lap = index // (len(_BUILDINGS) * 2)
            name = label.format(_NAMES[(index * 7 + lap) % len(_NAMES)])
        point = plot.polygon.representative_point()
        building = inventory.add("public_building", point, name, erp_type=erp_type, erp_category=category)
        _meter(inventory, building, point, "", inventory.rng.choice((36, 60, 96, 144)))
        if index % 5 == 0:
            _meter(inventory, building, point, " (solaire)", 36, production=True)
        if index % 3 != 2:
            panel = inventory.add("intrusion_panel", Point(point.x + 3, point.y), f"Intrusion {name}", grade=2)
            inventory.relate(panel, "part_of", building)


def _meter(
    inventory: Inventory, building: Entry, point: Point, label: str, power: int, *, production: bool = False
) -> None:
    prm = "".join(inventory.rng.choice("0123456789") for _ in range(14))
    attributes: dict[str, Any] = {"prm": prm, "subscribed_power_kva": power, "production": production}
    place = Point(point.x - 3, point.y - (3 if production else 0))
    meter = inventory.add("energy_meter", place, f"Compteur {building.name}{label}", **attributes)
    inventory.relate(meter, "part_of", building)


def surroundings(inventory: Inventory, counts: dict[str, int]) -> None:
    """Loudspeakers and sound meters in the centre, weather, air, water and bin sensors, public Wi-Fi."""
    core, river = inventory.site.core, inventory.site.river
    edges = _from(_edges(inventory, 20), core)
    for edge in _apart(edges, counts["loudspeaker_zone"], 80):
        inventory.add("loudspeaker_zone", beside(edge.line, 12, 3), f"Sonorisation {edge.street.name}", level=1)
    for edge in _apart(edges[::-1][-len(edges) // 2 :][::-1], counts["sound_level_meter"], 150):
        inventory.add("sound_level_meter", beside(edge.line, 10, -4), f"Bruit {edge.street.name}")
    for edge in _apart(edges, counts["wifi_access_point"], 90):
        inventory.add("wifi_access_point", beside(edge.line, 15, 4), f"Wi-Fi {edge.street.name}")
    for edge in _apart(edges[::-1], counts["weather_station"], 900):
        inventory.add("weather_station", beside(edge.line, 10, 6), f"Météo {edge.street.name}")
    for index, edge in enumerate(
        _apart(_even(edges, counts["environment_sensor"] * 2), counts["environment_sensor"], 110)
    ):
        measures, label = _MEASURED[index % len(_MEASURED)]
        place = beside(edge.line, edge.line.length * 0.6, -5)
        if measures == "water_level_m" and not river.is_empty:
            place = river.exterior.interpolate((index * 0.137) % 1, normalized=True)
        inventory.add("environment_sensor", place, f"{label} {edge.street.name}", measures=measures)


_MEASURED = (
    ("air", "Qualité de l’air"), ("fill_pct", "Conteneur"), ("fill_pct", "Conteneur"),
    ("water_level_m", "Niveau d’eau"), ("fill_pct", "Conteneur"),
)  # fmt: skip


def _edges(inventory: Inventory, shortest: float) -> list[Edge]:
    edges = inventory.site.network.edges
    lit = [edge for edge in edges if edge.line.length >= shortest and edge.street.rank != "track"]
    return lit or list(edges)


def _apart(edges: list[Edge], count: int, apart: float) -> list[Edge]:
    """`count` edges at a distance from each other, in the order given; all of them where they are too few."""
    middles: dict[Node, Edge] = {}
    for edge in edges:
        point = edge.line.interpolate(0.5, normalized=True)
        middles.setdefault((point.x, point.y), edge)
    return [middles[node] for node in spread(list(middles), min(count, len(middles)), apart)]


def _even(edges: list[Edge], most: int) -> list[Edge]:
    """At most about `most` edges, at even ranks: from the middle of the city to its rim."""
    return edges[:: max(1, len(edges) // most)]


def _from(edges: list[Edge], to: BaseGeometry, away: float = 0.0) -> list[Edge]:
    return nearest_first(edges, [edge.line for edge in edges], to, away)


def _spaced(plots: list[Plot], count: int) -> list[Plot]:
    """Plots from the middle outwards at even ranks: more of them where the town is dense."""
    ordered = sorted(plots, key=lambda plot: plot.polygon.centroid.distance(Point(0, 0)))
    count = min(count, len(ordered))
    return [ordered[index * len(ordered) // count] for index in range(count)]
