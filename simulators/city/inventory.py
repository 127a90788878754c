"""The equipment list while it is being drawn up: codes, systems, services, relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

import shapely
from shapely import Point

from app.domain.registry import GUARDS, AssetDraft, RelationDraft
from simulators.city.model import SystemDraft
from simulators.city.site import Site

T = TypeVar("T")

SYSTEMS = (
    SystemDraft(id="lighting-cms", name="Télégestion de l’éclairage public"),
    SystemDraft(id="access-control", name="Contrôle d’accès du centre piéton"),
    SystemDraft(id="video", name="Vidéoprotection"),
    SystemDraft(id="traffic", name="Poste central de régulation du trafic"),
    SystemDraft(id="transit", name="Système d’aide à l’exploitation des bus"),
    SystemDraft(id="fleet", name="Géolocalisation des véhicules de service"),
    SystemDraft(id="parking", name="Gestion du stationnement"),
    SystemDraft(id="signs", name="Panneaux à messages variables"),
    SystemDraft(id="sound", name="Sonorisation et mesure du bruit"),
    SystemDraft(id="buildings", name="Gestion technique des bâtiments"),
    SystemDraft(id="energy", name="Comptage d’énergie et bornes de recharge"),
    SystemDraft(id="environment", name="Météo et environnement"),
    SystemDraft(id="network", name="Réseaux de la ville"),
    SystemDraft(id="mobility", name="Vélos en libre-service"),
)


@dataclass(frozen=True, slots=True)
class Trade:
    """How a kind is coded in the city's books and who runs it."""

    prefix: str
    digits: int
    system: str
    service: str


TRADES: Mapping[str, Trade] = {
    "luminaire": Trade("EP", 4, "lighting-cms", "eclairage-public"),
    "lighting_cabinet": Trade("AR", 3, "lighting-cms", "eclairage-public"),
    "architectural_light": Trade("ML", 3, "lighting-cms", "eclairage-public"),
    "access_point": Trade("PA", 3, "access-control", "tranquillite-publique"),
    "bollard": Trade("BOR", 3, "access-control", "tranquillite-publique"),
    "barrier": Trade("BAR", 3, "access-control", "tranquillite-publique"),
    "camera": Trade("CAM", 4, "video", "tranquillite-publique"),
    "traffic_junction": Trade("CF", 3, "traffic", "voirie"),
    "traffic_counter": Trade("CPT", 3, "traffic", "voirie"),
    "car_park": Trade("PK", 2, "parking", "stationnement"),
    "parking_bay": Trade("LIV", 4, "parking", "stationnement"),
    "transit_vehicle": Trade("BUS", 3, "transit", "transports"),
    "service_vehicle": Trade("VS", 3, "fleet", "garage-municipal"),
    "bike_station": Trade("VLS", 3, "mobility", "transports"),
    "ev_charger": Trade("IRVE", 4, "energy", "energie"),
    "message_sign": Trade("PMV", 3, "signs", "voirie"),
    "information_display": Trade("BIV", 3, "signs", "transports"),
    "loudspeaker_zone": Trade("SONO", 2, "sound", "evenementiel"),
    "sound_level_meter": Trade("SON", 2, "sound", "environnement"),
    "public_building": Trade("BAT", 3, "buildings", "patrimoine-bati"),
    "intrusion_panel": Trade("INT", 3, "buildings", "patrimoine-bati"),
    "energy_meter": Trade("CPE", 4, "energy", "energie"),
    "weather_station": Trade("METEO", 2, "environment", "environnement"),
    "environment_sensor": Trade("ENV", 4, "environment", "environnement"),
    "lorawan_gateway": Trade("GW", 2, "network", "numerique"),
    "network_switch": Trade("SW", 3, "network", "numerique"),
    "wifi_access_point": Trade("WIFI", 3, "network", "numerique"),
    "ups": Trade("OND", 3, "network", "numerique"),
}


@dataclass(slots=True)
class Entry:
    """One line of the inventory; `point` is in metres."""

    id: str
    kind: str
    name: str
    point: Point
    attributes: dict[str, Any]
    lifecycle: str = "in_service"
    tags: tuple[str, ...] = ()


class Inventory:
    """Equipment of a site in the order it was added, and what relates it."""

    def __init__(self, site: Site, rng: Random) -> None:
        self.site = site
        self.rng = rng
        self.entries: list[Entry] = []
        self._counts: dict[str, int] = defaultdict(int)
        self._relations: dict[str, list[RelationDraft]] = defaultdict(list)
        self._insee = {area.id: area.insee for area in site.areas}
        self._districts = shapely.STRtree([area.polygon for area in site.districts])

    def add(self, kind: str, point: Point, name: str, asset_id: str = "", **attributes: Any) -> Entry:
        """Add one asset under the next code of its trade, or under `asset_id`."""
        trade = TRADES[kind]
        if not asset_id:
            self._counts[trade.prefix] += 1
            asset_id = f"{trade.prefix}-{self._counts[trade.prefix]:0{trade.digits}d}"
        entry = Entry(asset_id, kind, name, point, attributes)
        self.entries.append(entry)
        return entry

    def relate(self, holder: Entry, relation: str, to: Entry, port: str = "") -> None:
        """`holder` --relation(port)--> `to`, kept on the holder."""
        self._relations[holder.id].append(RelationDraft(relation, to.id, port))

    def guard(self, gate: Entry, zone: str) -> None:
        """An access point guards a zone, the one relation that does not lead to an asset."""
        self._relations[gate.id].append(RelationDraft(GUARDS, zone))

    def of(self, *kinds: str) -> list[Entry]:
        """Entries of these kinds, in order."""
        return [entry for entry in self.entries if entry.kind in kinds]

    def districts_of(self, points: Sequence[Point]) -> list[int]:
        """Index of each point's district (the nearest one on an edge)."""
        where = list(points)
        result = [-1] * len(where)
        for index, district in zip(*self._districts.query(where, predicate="intersects").tolist(), strict=True):
            result[index] = district
        for index in (index for index, district in enumerate(result) if district < 0):
            result[index] = int(self._districts.nearest(where[index]))
        return result

    def drafts(self) -> tuple[AssetDraft, ...]:
        """The inventory as the registry reads it."""
        districts = self.districts_of([entry.point for entry in self.entries])
        return tuple(self._draft(entry, index) for entry, index in zip(self.entries, districts, strict=True))

    def _draft(self, entry: Entry, district: int) -> AssetDraft:
        trade = TRADES[entry.kind]
        lon, lat = self.site.plane.lon_lat(entry.point.x, entry.point.y)
        insee = self._insee.get(self.site.districts[district].parent or "")
        return AssetDraft(
            id=entry.id,
            kind=entry.kind,
            code=entry.id,
            name=entry.name,
            lon=lon,
            lat=lat,
            system=trade.system,
            service=trade.service,
            lifecycle=entry.lifecycle,
            attributes=entry.attributes | ({"commune_insee": insee} if insee else {}),
            tags=entry.tags,
            relations=tuple(self._relations.get(entry.id, ())),
        )


def clusters(items: list[T], points: Sequence[Point], most: int) -> list[list[T]]:
    """Compact groups of at most `most` items, by halving along the longer side of their extent."""
    groups: list[list[T]] = []
    waiting = [list(zip(items, points, strict=True))]
    while waiting:
        group = waiting.pop()
        if len(group) <= most:
            groups.append([item for item, _ in group])
            continue
        xs, ys = [point.x for _, point in group], [point.y for _, point in group]
        wide = max(xs) - min(xs) > max(ys) - min(ys)
        group.sort(key=lambda pair: pair[1].x if wide else pair[1].y)
        half = len(group) // 2
        waiting += [group[half:], group[:half]]
    return groups
