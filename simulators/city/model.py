"""What a generated city is made of, and how large each scale is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.registry import AssetDraft, AssignmentDraft, BaseMapDraft, ProgrammeDraft, ZoneDraft

Scale = Literal["tiny", "demo", "metropolis"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemDraft:
    """A field system: its slug is its MQTT user and the first level of its topics."""

    id: str
    name: str
    dialect: str = "native"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A city in the terms of the native city file (docs/city-format.md). `centre` is (lon, lat)."""

    name: str
    centre: tuple[float, float]
    systems: tuple[SystemDraft, ...]
    zones: tuple[ZoneDraft, ...]
    base_map: tuple[BaseMapDraft, ...]
    assets: tuple[AssetDraft, ...]
    programmes: tuple[ProgrammeDraft, ...] = ()
    assignments: tuple[AssignmentDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Sizes in metres; `rings` are the mean radii of the boulevards, the first one round the old core."""

    rings: tuple[float, ...]
    radials: int
    river_width: float
    territory_radius: float
    lamps: int
    counts: Mapping[str, int] = field(default_factory=dict)


PLANS: Mapping[Scale, Plan] = {
    "tiny": Plan(
        rings=(120, 270),
        radials=4,
        river_width=16,
        territory_radius=420,
        lamps=130,
        counts={
            "traffic_junction": 2,
            "camera": 2,
            "access_point": 2,
            "traffic_counter": 2,
            "bus_line": 1,
            "transit_vehicle": 2,
            "service_vehicle": 2,
            "public_building": 3,
            "car_park": 1,
            "parking_bay": 3,
            "ev_charger": 2,
            "bike_station": 2,
            "information_display": 1,
            "traffic_sign": 1,
            "loudspeaker_zone": 1,
            "sound_level_meter": 1,
            "environment_sensor": 3,
            "weather_station": 1,
            "wifi_access_point": 1,
            "architectural_light": 2,
        },
    ),
    "demo": Plan(
        rings=(310, 780, 1480),
        radials=7,
        river_width=44,
        territory_radius=2500,
        lamps=4200,
        counts={
            "traffic_junction": 28,
            "camera": 48,
            "access_point": 10,
            "traffic_counter": 44,
            "bus_line": 6,
            "transit_vehicle": 36,
            "service_vehicle": 30,
            "public_building": 42,
            "car_park": 10,
            "parking_bay": 60,
            "ev_charger": 26,
            "bike_station": 20,
            "information_display": 14,
            "traffic_sign": 8,
            "loudspeaker_zone": 6,
            "sound_level_meter": 6,
            "environment_sensor": 40,
            "weather_station": 3,
            "wifi_access_point": 14,
            "architectural_light": 34,
        },
    ),
    "metropolis": Plan(
        rings=(500, 1200, 2350, 4100),
        radials=11,
        river_width=78,
        territory_radius=6800,
        lamps=34_000,
        counts={
            "traffic_junction": 113,
            "camera": 269,
            "access_point": 26,
            "traffic_counter": 320,
            "bus_line": 24,
            "transit_vehicle": 180,
            "service_vehicle": 205,
            "public_building": 180,
            "car_park": 34,
            "parking_bay": 900,
            "ev_charger": 320,
            "bike_station": 140,
            "information_display": 120,
            "traffic_sign": 40,
            "loudspeaker_zone": 24,
            "sound_level_meter": 30,
            "environment_sensor": 700,
            "weather_station": 12,
            "wifi_access_point": 160,
            "architectural_light": 220,
        },
    ),
}
