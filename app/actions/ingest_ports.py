"""What ingest asks of storage: the batch path, how foreign systems are read, and who is silent."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.domain.fold import LiveState
from app.domain.kinds.kind import Kind
from app.domain.reports import Event, Kept, Presence, Report

DeviceKey = tuple[str, str, str]
"""A system's id, the name of an external id, and its value."""


@dataclass(slots=True)
class LockedAsset:
    """An asset whose live state this transaction holds."""

    key: int
    id: str
    kind: Kind
    system: str | None
    lifecycle: str
    state: LiveState


@dataclass(slots=True)
class Tally:
    """The ledger of one batch for one system; `received` is the sum of the four outcomes."""

    stored: int = 0
    duplicate: int = 0
    rejected: int = 0
    unknown: int = 0
    unexpected_fields: int = 0


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A message part to keep, with where it came from."""

    received_at: datetime
    topic: str
    system: str
    asset: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class ForeignSystem:
    """A field system that speaks another dialect than the native one: its MQTT filters and its mapping, as YAML."""

    id: str
    dialect: str
    topics: tuple[str, ...]
    mapping: str


class RoutingStore(Protocol):
    """How foreign systems are read and found."""

    async def foreign_systems(self) -> Sequence[ForeignSystem]:
        """In the order of their ids."""

    async def assets_of(self, devices: Collection[DeviceKey]) -> Mapping[DeviceKey, Sequence[str]]:
        """The assets of each system that bear an external id, whatever its case; more than one is a mistake."""


class IngestStore(Protocol):
    """The batch path's storage: everything in columns, no call per message."""

    async def systems(self) -> Mapping[str, str]:
        """Field systems and their presence status."""

    async def lock(self, ids: Sequence[str]) -> dict[str, LockedAsset]:
        """Lock the live state of the assets that exist, in key order."""

    async def with_legal_basis(self, ids: Sequence[str]) -> frozenset[str]:
        """Which of these are cameras whose `analytics_legal_basis` is entered."""

    async def already_stored(self, suspects: Sequence[tuple[int, Report]]) -> set[int]:
        """Indexes of the suspects of which a reading with the same identity is stored."""

    async def add_readings(self, rows: Sequence[tuple[int, Report]]) -> None: ...

    async def add_events(self, rows: Sequence[tuple[int, Event]]) -> set[int]:
        """Store events; returns the indexes of those that were new."""

    async def lock_keys(self, keys: Sequence[int]) -> list[LockedAsset]:
        """The same by internal key, for timers."""

    def write_states(self, assets: Sequence[LockedAsset]) -> None:
        """Write the states at commit, each with the seq of its asset's last journal row."""

    def write_statuses(self, assets: Sequence[LockedAsset], now: datetime) -> None:
        """The same with their computed status, which they have had since `now` where it changed."""

    async def set_energised(self, circuits: Sequence[tuple[int, str, bool]], since: datetime) -> None:
        """Tell the assets fed by (cabinet key, circuit) whether they are powered, so expected to speak."""

    async def set_presence(self, system: str, presence: Presence) -> bool:
        """Note a system's status; whether it changed."""

    async def keep(self, rows: Sequence[KeptRow]) -> None: ...

    async def count(self, hour: datetime, worker: str, tallies: Mapping[str, Tally]) -> None: ...


class SilenceStore(Protocol):
    """Who is silent, and where the city is."""

    async def stale(
        self,
        now: datetime,
        listening_since: datetime,
        night_since: datetime | None,
        kinds: Mapping[str, Kind],
        among: Sequence[int] | None,
        limit: int,
    ) -> list[int]:
        """Keys of assets silent for longer than their kind allows, counting from when each could be heard."""

    async def of_systems(self, status: str, among: Sequence[int] | None, limit: int) -> list[int]:
        """Keys of assets whose system is offline and who are not marked so; or, for `unknown`, the reverse."""

    async def unsampled(self) -> list[int]:
        """Keys of assets with measurements not yet journalled."""

    async def centre(self) -> tuple[float, float] | None:
        """The middle of the registry, (lon, lat), for the sun."""
