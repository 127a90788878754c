"""Lamps along the streets, in circuits, on cabinets; lit heritage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import LineString, Point, Polygon
from shapely.ops import substring

from simulators.city.ground import Street
from simulators.city.inventory import Entry, Inventory, clusters
from simulators.city.network import beside
from simulators.city.site import Site

SHORTEST_M, LONGEST_M = 25.0, 35.0
IN_WORKS = 0.03
LAMPS_PER_CABINET, LAMPS_PER_CIRCUIT = 66, 24
PARK = "parc"
PATH_M, FROM_EDGE_M = 600.0, 12.0
_ASIDE = {"primary": 7.5, "secondary": 5.5, "quay": 5.0, "local": 3.6, "core": 2.6, "lane": 3.0, PARK: 1.5}
# rated W, colour K, flux lm, mast m, floor %
_LAMPS = {
    "primary": (92, 3000, 11_500, 9.0, 50),
    "secondary": (64, 3000, 8_000, 8.0, 40),
    "quay": (58, 2700, 7_000, 6.0, 40),
    "local": (38, 2700, 4_700, 6.0, 25),
    "core": (35, 2700, 3_900, 4.5, 40),
    "lane": (24, 2700, 2_900, 5.0, 15),
    PARK: (18, 2400, 1_900, 4.5, 10),
}


@dataclass(frozen=True, slots=True)
class _Mast:
    point: Point
    street: Street
    number: int

    @property
    def tags(self) -> tuple[str, ...]:
        """What tells park lamps, which have hours of their own, from those of streets."""
        return (PARK,) if self.street.rank == PARK else ()


def light(inventory: Inventory, lamps: int | None) -> None:
    """Lamps every 25-35 m (about `lamps` of them where given), cabinets that feed them, works on some."""
    streets = [*_lit(inventory.site), *_park_paths(inventory.site)]
    masts = _masts(streets, _spacing(streets, lamps))
    districts = inventory.districts_of([mast.point for mast in masts])
    numbers = [0] * (len(inventory.site.districts) + 1)
    entries = []
    for mast, district in zip(masts, districts, strict=True):
        numbers[district] += 1
        code = f"EP-{district + 1:02d}-{numbers[district]:04d}"
        entries.append(_lamp(inventory, mast, code))
    _in_works(inventory, entries)
    _cabinets(inventory, entries)


def light_heritage(inventory: Inventory, count: int) -> None:
    """Floodlights on the old centre's monuments, hung on the buildings' own supply."""
    core = [plot for plot in inventory.site.plots if inventory.site.core.contains(plot.polygon.centroid)]
    plots = sorted(core or inventory.site.plots, key=lambda plot: -plot.polygon.area)
    for index in range(count):
        plot = plots[index // 3 % len(plots)]
        point = plot.polygon.exterior.interpolate((index % 3 + 0.5) / 3, normalized=True)
        name = f"{_MONUMENTS[index // 3 % len(_MONUMENTS)]}, façade {'ABC'[index % 3]}"
        inventory.add("architectural_light", point, name, rated_power_w=120, cct_k=2700, flux_lm=9_000, ulr_pct=40)


_MONUMENTS = (
    "Collégiale Saint-Vincent", "Hôtel de Ville", "Tour de l’Horloge", "Halle aux grains", "Ancien couvent",
    "Théâtre municipal", "Porte de Mâcon", "Musée", "Fontaine des Trois Grâces", "Palais de justice",
)  # fmt: skip


def _spacing(streets: Sequence[Street], lamps: int | None) -> float:
    """Distance between lamps, within 26-34 m, that gives the number asked."""
    low, high = 26.0, 34.0
    if lamps is None:
        return 29.0
    for _ in range(30):
        middle = (low + high) / 2
        if sum(_along(street.line.length, middle)[0] for street in streets) > lamps:
            low = middle
        else:
            high = middle
    return high


def _along(length: float, spacing: float) -> tuple[int, float]:
    count = max(1, round(length / spacing))
    return count, min(LONGEST_M - 0.5, max(SHORTEST_M + 0.5, length / count))


def _lit(site: Site) -> list[Street]:
    return [street for street in site.network.streets if street.rank != "track" and street.line.length > 12]


def _masts(streets: Sequence[Street], spacing: float) -> list[_Mast]:
    masts: list[_Mast] = []
    for street in streets:
        count, step = _along(street.line.length, spacing)
        first = (street.line.length - (count - 1) * step) / 2
        if first < 0:
            count, first = count - 1, first + step / 2
        side = _ASIDE[street.rank]
        masts += [_Mast(beside(street.line, first + index * step, side), street, index + 1) for index in range(count)]
    return masts


def _park_paths(site: Site) -> list[Street]:
    """A lit path along the inside of each park's edge."""
    paths = []
    for index, plot in enumerate(site.plots, start=1):
        inside = plot.polygon.difference(site.river).buffer(-FROM_EDGE_M)
        if plot.fabric == "park" and isinstance(inside, Polygon) and inside.length > SHORTEST_M:
            path = substring(shapely.remove_repeated_points(LineString(inside.exterior.coords), 1), 0, PATH_M)
            paths.append(Street(id=f"{PARK}-{index}", name=f"Parc {index}", rank=PARK, line=LineString(path.coords)))
    return paths


def _lamp(inventory: Inventory, mast: _Mast, code: str) -> Entry:
    power, colour, flux, height, floor = _LAMPS[mast.street.rank]
    entry = inventory.add(
        "luminaire",
        mast.point,
        f"{mast.street.name}, point {mast.number}",
        asset_id=code,
        rated_power_w=power,
        cct_k=colour,
        flux_lm=flux,
        ulr_pct=0 if height > 5 else 0.8,
        height_m=height,
        floor_pct=floor,
        powered_by_day=False,
        cie_flux_code_3_pct=96,
        installed_on=f"{2012 + mast.number % 12}-09-01",
    )
    entry.tags = mast.tags
    return entry


def _in_works(inventory: Inventory, lamps: list[Entry]) -> None:
    """Works go by stretches of street: runs of neighbouring lamps."""
    left = round(len(lamps) * IN_WORKS)
    while left:
        start, run = inventory.rng.randrange(len(lamps)), inventory.rng.randint(4, 14)
        for lamp in lamps[start : start + run]:
            if left and lamp.lifecycle == "in_service":
                lamp.lifecycle = "maintenance"
                left -= 1


def _cabinets(inventory: Inventory, lamps: list[Entry]) -> None:
    for group in clusters(lamps, [lamp.point for lamp in lamps], LAMPS_PER_CABINET):
        nearest = group[len(group) // 2]
        street = nearest.name.split(",")[0]
        cabinet = inventory.add(
            "lighting_cabinet", Point(nearest.point.x + 2.5, nearest.point.y + 1.5), f"Armoire {street}"
        )
        circuits = clusters(group, [lamp.point for lamp in group], LAMPS_PER_CIRCUIT)
        for number, circuit in enumerate(circuits, start=1):
            for lamp in circuit:
                inventory.relate(cabinet, "feeds", lamp, f"D{number}")
