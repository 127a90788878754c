"""What a kind of equipment is: its fields, capabilities, heartbeat and behaviour on loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.kinds.capability import Capability
from app.domain.kinds.fields import (
    Boolean,
    Enum,
    Field,
    InvalidValue,
    JsonSchema,
    Label,
    ListOf,
    Text,
    measure,
    object_schema,
    state,
)

State = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """How long equipment may stay silent: `missed` periods, while it is expected to speak.

    `period_field` names a reported value (seconds) that replaces `period_s` where present. `fed`
    equipment is expected only while its feeder is energised; `expected` reads the equipment's own
    state (a bus out of service is not stale) and answers None when it cannot tell.
    """

    period_s: float
    missed: int = 2
    period_field: str | None = None
    fed: bool = False
    expected: Callable[[State], bool | None] | None = None

    def limit_s(self, values: State) -> float:
        """Seconds of silence after which the equipment is stale."""
        period = values.get(self.period_field) if self.period_field else None
        return self.missed * (float(period) if period else self.period_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of equipment, as data. `source` is the standard its words come from.

    `map_value` names the value a map shows for it; `energises` answers, for equipment that feeds
    others, which of its circuits are switched on (circuit id -> energised); `mobile` kinds report
    their position as `longitude_deg` and `latitude_deg`.
    """

    name: str
    family: str
    label: Label
    symbol: str
    source: str
    state: tuple[Field, ...]
    measurements: tuple[Field, ...]
    attributes: tuple[Field, ...] = ()
    capabilities: tuple[Capability, ...] = ()
    heartbeat: Heartbeat
    on_comm_loss: Label
    map_value: str | None = None
    mobile: bool = False
    energises: Callable[[State], Mapping[str, bool]] | None = None
    state_names: frozenset[str] = field(init=False)
    _reported: Mapping[str, Field] = field(init=False, repr=False)
    _described: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        positions = POSITION if self.mobile else ()
        object.__setattr__(self, "state", COMMON_STATE + self.state)
        object.__setattr__(self, "measurements", COMMON_MEASUREMENTS + positions + self.measurements)
        object.__setattr__(self, "attributes", COMMON_ATTRIBUTES + self.attributes)
        object.__setattr__(self, "state_names", frozenset(row.name for row in self.state))
        object.__setattr__(self, "_reported", {row.name: row for row in (*self.state, *self.measurements)})
        object.__setattr__(self, "_described", {row.name: row for row in self.attributes})

    def reports(self, name: str) -> bool:
        """Whether equipment of this kind reports a field of that name."""
        return name in self._reported

    def check_report(self, values: State) -> list[str]:
        """Check reported values; names the kind does not have are returned, not refused.

        Raises `InvalidValue` naming the first field whose value does not fit.
        """
        extra = []
        for name, value in values.items():
            row = self._reported.get(name)
            if row is None:
                extra.append(name)
            else:
                row.check(value)
        return extra

    def check_attributes(self, attributes: State) -> None:
        """Free attributes are welcome; those the kind names must fit. Raises `InvalidValue`."""
        for name, value in attributes.items():
            if name in self._described:
                self._described[name].check(value)

    def schema(self) -> JsonSchema:
        """The kind as JSON: what panels, simulators and integrators read."""
        return {
            "kind": self.name,
            "family": self.family,
            "label": {"fr": self.label.fr, "en": self.label.en},
            "symbol": self.symbol,
            "source": self.source,
            "mobile": self.mobile,
            "map_value": self.map_value,
            "heartbeat": {"period_s": self.heartbeat.period_s, "missed": self.heartbeat.missed},
            "on_comm_loss": {"fr": self.on_comm_loss.fr, "en": self.on_comm_loss.en},
            "state": _object(self.state),
            "measurements": _object(self.measurements),
            "attributes": _object(self.attributes, free=True),
            "capabilities": [
                {
                    "name": item.name,
                    "mode": item.mode,
                    "label": {"fr": item.label.fr, "en": item.label.en},
                    "critical": item.critical,
                    "on_release": item.on_release,
                    "on_reconnect": item.on_reconnect,
                    "on_takeover": item.on_takeover,
                    "params": _object(item.params),
                }
                for item in self.capabilities
            ],
        }


def _object(rows: tuple[Field, ...], *, free: bool = False) -> JsonSchema:
    return {
        "type": "object",
        "additionalProperties": free,
        "properties": {row.name: row.schema() for row in rows},
    }


def health_of(values: State, comm_status: str) -> str:
    """One word for the map: `ok minor major stale offline unknown`; a fault outranks silence."""
    fault = values.get("fault_class")
    if fault == "major":
        return "major"
    if comm_status in ("offline", "stale"):
        return comm_status
    if fault == "minor":
        return "minor"
    return "ok" if comm_status == "online" else "unknown"


COMMON_STATE: tuple[Field, ...] = (
    state(
        "control_mode",
        Enum(("central", "local", "lockout", "unknown"), "poste"),
        "Mode de conduite",
        "Control mode",
    ),
    state("fault_class", Enum(("none", "minor", "major"), "poste"), "Classe de défaut", "Fault class"),
    state("fault_codes", ListOf(Text(80), 50), "Codes de défaut", "Fault codes"),
    state(
        "power_source",
        Enum(("mains", "battery", "off", "unknown"), "poste"),
        "Source d’énergie",
        "Power source",
    ),
    state("door_open", _Boolean(), "Porte ouverte", "Door open"),
    state("firmware", Text(80), "Micrologiciel", "Firmware"),
)
COMMON_MEASUREMENTS: tuple[Field, ...] = (
    measure("clock_offset_s", "s", -1e10, 1e10, "Écart d’horloge", "Clock offset"),
)
POSITION: tuple[Field, ...] = (
    measure("longitude_deg", "deg", -180, 180, "Longitude", "Longitude"),
    measure("latitude_deg", "deg", -90, 90, "Latitude", "Latitude"),
)
COMMON_ATTRIBUTES: tuple[Field, ...] = (
    state("commune_insee", Text(5, r"^[0-9AB]{5}$"), "Commune (INSEE)", "Commune (INSEE)"),
    state("power_loss_behaviour", Text(), "Sur perte d’énergie", "On power loss"),
    state("comm_loss_behaviour", Text(), "Sur perte de communication", "On communication loss"),
)

__all__ = ["Capability", "Heartbeat", "InvalidValue", "Kind", "State", "health_of"]
