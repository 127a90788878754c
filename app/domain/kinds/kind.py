"""What a kind of equipment is: its fields, capabilities, heartbeat and behaviour on loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.kinds.alarm import Definition, Priority, by_name
from app.domain.kinds.capability import Capability
from app.domain.kinds.common_alarms import common_alarms
from app.domain.kinds.fields import (
    Boolean,
    Enum,
    Field,
    InvalidValue,
    JsonSchema,
    Label,
    ListOf,
    State,
    Text,
    measure,
    object_schema,
    state,
)
from app.domain.kinds.trigger import Happened

EMPTY: State = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """How long equipment may stay silent: `missed` periods, while it is expected to speak.

    `period_field` names a reported value (seconds) that replaces `period_s` where present;
    `period_attribute` names an attribute whose value picks one of `periods` (seconds). `fed`
    equipment is expected only while its feeder is energised; `expected` reads the equipment's own
    state (a bus out of service is not stale) and answers None when it cannot tell.
    """

    period_s: float
    missed: int = 2
    period_field: str | None = None
    period_attribute: str | None = None
    periods: Mapping[str, float] = field(default_factory=dict)
    fed: bool = False
    expected: Callable[[State], bool | None] | None = None

    def limit_s(self, values: State, attributes: State = EMPTY) -> float:
        """Seconds of silence after which the equipment is stale."""
        period = values.get(self.period_field) if self.period_field else None
        if not period and self.period_attribute:
            period = self.periods.get(str(attributes.get(self.period_attribute)))
        return self.missed * (float(period) if period else self.period_s)

    def schema(self) -> JsonSchema:
        return {"period_s": self.period_s, "missed": self.missed}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of equipment, as data. `source` is the standard its words come from.

    `symbol` is an icon of the public temaki or maki sets. `map_value` names the value a map shows
    for it; `energises` answers, for equipment that feeds others, which of its circuits are switched
    on (circuit id -> energised); `mobile` kinds report their position as `longitude_deg` and
    `latitude_deg`, which must not be kept while `hides_position` answers True; `personal` says what its reports
    tell of somebody (None: of nobody), and they are kept as positions are (docs/retention.md). `alarms` grow
    by those of every kind, of which `silence` is the priority of the silent; `watched` are the fields they read.
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
    hides_position: Callable[[State], bool] | None = None
    personal: Label | None = None
    silence: Priority = "medium"
    alarms: tuple[Definition, ...] = ()
    watched: frozenset[str] = field(init=False)
    watched_measurements: frozenset[str] = field(init=False)
    alarms_by_name: Mapping[str, Definition] = field(init=False, repr=False)
    alarmed_events: Mapping[str, Definition] = field(init=False, repr=False)
    state_names: frozenset[str] = field(init=False)
    reported_names: frozenset[str] = field(init=False)
    _checks: Mapping[str, Callable[[object], None]] = field(init=False, repr=False)
    _described: Mapping[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        positions = POSITION if self.mobile else ()
        object.__setattr__(self, "state", COMMON_STATE + self.state)
        object.__setattr__(self, "measurements", COMMON_MEASUREMENTS + positions + self.measurements)
        object.__setattr__(self, "attributes", COMMON_ATTRIBUTES + self.attributes)
        object.__setattr__(self, "state_names", frozenset(row.name for row in self.state))
        object.__setattr__(self, "reported_names", frozenset(row.name for row in self.reported))
        common = common_alarms(self.name, self.on_comm_loss, self.silence, mobile=self.mobile)
        object.__setattr__(self, "alarms", (*common, *self.alarms))
        object.__setattr__(self, "alarms_by_name", by_name(self.alarms))
        events = {item.trigger.event: item for item in self.alarms if isinstance(item.trigger, Happened)}
        object.__setattr__(self, "alarmed_events", events)
        object.__setattr__(self, "watched", frozenset[str]().union(*(item.reads for item in self.alarms)))
        object.__setattr__(self, "watched_measurements", self.watched & self.reported_names - self.state_names)
        object.__setattr__(self, "_checks", {row.name: row.type.check for row in self.reported})
        object.__setattr__(self, "_described", {row.name: row for row in self.attributes})

    @property
    def reported(self) -> tuple[Field, ...]:
        """Everything the equipment may report: state, then measurements."""
        return (*self.state, *self.measurements)

    @property
    def loader(self) -> Capability | None:
        """The action by which it takes a programme for what it feeds; None where it has no clock of its own."""
        return next((one for one in self.capabilities if one.loads), None)

    def find_capability(self, name: str) -> Capability | None:
        """The capability of that name, None where the kind has none."""
        return next((one for one in self.capabilities if one.name == name), None)

    def capability(self, name: str) -> Capability:
        """The same of a name that was checked before. Raises `KeyError`."""
        found = self.find_capability(name)
        if found is None:
            raise KeyError(f"{self.name} has no capability {name!r}")
        return found

    def check_report(self, values: State) -> list[str]:
        """Check reported values; names the kind does not have are returned, not refused.

        Raises `InvalidValue` naming the first field whose value does not fit.
        """
        extra = []
        checks = self._checks
        for name, value in values.items():
            check = checks.get(name)
            if check is None:
                extra.append(name)
                continue
            try:
                check(value)
            except InvalidValue as error:
                raise InvalidValue(f"{name}: {error}") from None
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
            "label": self.label.schema(),
            "symbol": self.symbol,
            "source": self.source,
            "mobile": self.mobile,
            "map_value": self.map_value,
            "heartbeat": self.heartbeat.schema(),
            "on_comm_loss": self.on_comm_loss.schema(),
            "state": object_schema(self.state, free=True),
            "measurements": object_schema(self.measurements, free=True),
            "attributes": object_schema(self.attributes, free=True),
            "capabilities": [item.schema() for item in self.capabilities],
            "alarms": [item.schema() for item in self.alarms],
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
    state("door_open", Boolean(), "Porte ouverte", "Door open"),
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
    state("commune_insee", Text(5, r"^([0-9]{2}|2[AB])[0-9]{3}$"), "Commune (INSEE)", "Commune (INSEE)"),
    state("power_loss_behaviour", Text(), "Sur perte d’énergie", "On power loss"),
    state("comm_loss_behaviour", Text(), "Sur perte de communication", "On communication loss"),
)

__all__ = ["Capability", "Heartbeat", "InvalidValue", "Kind", "State", "health_of"]
