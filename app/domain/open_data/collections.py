"""Collections that may be published as open data, and why others may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.kinds import KINDS
from app.domain.kinds.fields import Label

Form = Literal["latest", "hourly", "hourly_by_zone"]
_CLOSED_FAMILIES: Mapping[str, str] = {
    "video": "images and who saw them are never open data (CSI R253-3, R253-5)",
    "access": "passages at an access point tell who came when (CSI L233-1)",
}
_CLOSED: Mapping[str, str] = {
    "audit": "the audit trail names people (GDPR art. 5-1-b; CSI R253-5)",
    "journal": "the journal names who acted (GDPR art. 5-1-b)",
    "video_register": "the register of images names who saw whom (CSI R253-5)",
    "accounts": "accounts are people (GDPR art. 5-1-b)",
    "people": "who is on call is personal (GDPR art. 5-1-b)",
    "positions": "positions of service vehicles are those of who drives them (GDPR art. 5-1-c)",
    "claims": "claims name who ordered them (GDPR art. 5-1-b)",
}


class NotOpen(ValueError):
    """What must not, or cannot, be published; the text says why."""


def why_closed(kind: str) -> str:
    """Why nothing of a kind of equipment may be published; empty where something may."""
    found = KINDS.get(kind)
    if found is None:
        return f"there is no kind {kind!r:.80}"
    if found.personal:
        return f"{kind} tells of people ({found.personal.en.lower()}): GDPR art. 5-1-c"
    if found.mobile:
        return f"{kind} moves: a pseudonym does not hide a route taken every day"
    if found.family in _CLOSED_FAMILIES:
        return f"{kind}: {_CLOSED_FAMILIES[found.family]}"
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """`fields` of one kind of equipment: the `latest` values of each piece, the `hourly` mean of each, or the hour's
    sum `hourly_by_zone`. `counts_people`: values below the threshold are not published, besides sums over few pieces.
    `theme` is from the EU's data-theme list. Raises `NotOpen`.
    """

    name: str
    title: Label
    description: Label
    kind: str
    fields: tuple[str, ...]
    form: Form
    theme: str
    counts_people: bool = False

    def __post_init__(self) -> None:
        if reason := why_closed(self.kind):
            raise NotOpen(f"{self.name}: {reason}")
        if missing := set(self.fields) - KINDS[self.kind].reported_names:
            raise NotOpen(f"{self.name}: {self.kind} reports no {min(missing)}")

    @property
    def columns(self) -> tuple[str, ...]:
        """Of its table: who, where or when, then its fields."""
        return {
            "latest": ("id", "lon", "lat", "at", *self.fields),
            "hourly": ("id", "lon", "lat", "hour", *self.fields),
            "hourly_by_zone": ("zone", "hour", "devices", *self.fields),
        }[self.form]


COLLECTIONS: Mapping[str, Collection] = {
    one.name: one
    for one in (
        Collection(
            name="parking_availability",
            title=Label("Places libres des parcs de stationnement", "Free spaces of car parks"),
            description=Label("Dernières valeurs connues de chaque parc", "The latest known values of each car park"),
            kind="car_park",
            fields=("status", "capacity", "free_spaces", "free_accessible_spaces", "free_ev_spaces"),
            form="latest",
            theme="TRAN",
        ),
        Collection(
            name="bike_stations",
            title=Label("Disponibilité des vélos en station", "Bikes available at stations"),
            description=Label("Dernières valeurs connues de chaque station", "The latest known values of each station"),
            kind="bike_station",
            fields=("num_vehicles_available", "num_docks_available"),
            form="latest",
            theme="TRAN",
        ),
        Collection(
            name="traffic_counts",
            title=Label("Comptages routiers", "Traffic counts"),
            description=Label(
                "Débit horaire moyen de chaque point de comptage", "The mean flow of each counter by hour"
            ),
            kind="traffic_counter",
            fields=("flow_per_h",),
            form="hourly",
            theme="TRAN",
            counts_people=True,
        ),
        Collection(
            name="air_quality",
            title=Label("Qualité de l’air", "Air quality"),
            description=Label("Moyennes horaires de chaque capteur", "Hourly means of each sensor"),
            kind="environment_sensor",
            fields=("no2_ug_m3", "pm10_ug_m3", "pm2_5_ug_m3"),
            form="hourly",
            theme="ENVI",
        ),
        Collection(
            name="lighting_energy",
            title=Label("Énergie de l’éclairage public", "Energy of public lighting"),
            description=Label(
                "Énergie par zone et par heure (kWh), mesurée aux armoires",
                "Energy by zone and hour (kWh), metered at the cabinets",
            ),
            kind="lighting_cabinet",
            fields=("energy_kwh",),
            form="hourly_by_zone",
            theme="ENER",
        ),
    )
}


def chosen(text: str) -> tuple[Collection, ...]:
    """The collections that POSTE_OPEN_DATA names. Raises `NotOpen`."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return tuple(_of(name) for name in dict.fromkeys(names))


def _of(name: str) -> Collection:
    if name in COLLECTIONS:
        return COLLECTIONS[name]
    if reason := _CLOSED.get(name) or (why_closed(name) if name in KINDS else ""):
        raise NotOpen(f"POSTE_OPEN_DATA cannot have {name}: {reason}")
    raise NotOpen(f"POSTE_OPEN_DATA: no collection {name!r:.80}; there are {', '.join(COLLECTIONS)}")
