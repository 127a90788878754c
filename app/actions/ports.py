"""What actions ask of the outside: the clock and the database, as Protocols."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from app.actions.alarm_ports import AlarmStore
from app.actions.brake_ports import BrakeStore
from app.actions.command_ports import CommandStore
from app.actions.control_ports import ControlStore, SurroundingsStore
from app.actions.notifying_ports import EscalationStore, OutboxStore
from app.actions.programme_ports import ProgrammeStore
from app.actions.request_ports import RequestStore
from app.domain.fold import LiveState
from app.domain.journal import Cursor, Entry
from app.domain.kinds.kind import Kind
from app.domain.registry import AssetDraft, BaseMapDraft, SystemDraft, ZoneDraft
from app.domain.reports import Event, Kept, Presence, Report

Document = dict[str, Any]
DeviceKey = tuple[str, str, str]
"""A system's id, the name of an external id, and its value."""
Resource = Literal["zone", "service", "field_system", "programme", "programme_assignment"]
Private = Literal["notification_receiver", "notification_rule", "person", "rota"]
"""Resources whose content is never journalled: secrets and personal data."""


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime: ...


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


@dataclass(frozen=True, slots=True)
class Selection:
    """Which kept messages: all that fit every word given."""

    outcome: Literal["rejected", "unknown"]
    system: str | None = None
    asset: str | None = None
    reason: str | None = None
    ids: Sequence[int] | None = None


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message as it was kept."""

    id: int
    received_at: datetime
    topic: str
    payload: bytes
    system: str
    outcome: str


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

    async def already_stored(self, suspects: Sequence[tuple[int, Report]]) -> set[int]:
        """Indexes of the suspects of which a reading with the same identity is stored."""

    async def add_readings(self, rows: Sequence[tuple[int, Report]]) -> None: ...

    async def add_events(self, rows: Sequence[tuple[int, Event]]) -> set[int]:
        """Store events; returns the indexes of those that were new."""

    async def lock_keys(self, keys: Sequence[int]) -> list[LockedAsset]:
        """The same by internal key, for timers."""

    def write_states(self, assets: Sequence[LockedAsset]) -> None:
        """Write the states at commit, each with the seq of its asset's last journal row."""

    async def write_statuses(self, assets: Sequence[LockedAsset], now: datetime) -> None: ...

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


class RegistryStore(Protocol):
    """Writing the registry."""

    async def upsert_assets(
        self, drafts: Sequence[AssetDraft], families: Mapping[str, str], now: datetime
    ) -> list[str]:
        """Insert or update; returns the ids of those that changed. `families` maps kind to family."""

    async def relate(self, drafts: Sequence[AssetDraft]) -> list[str]:
        """Replace the relations of the drafts that state any; returns the ids of the holders that changed."""

    async def documents(self, ids: Sequence[str]) -> list[Document]:
        """Assets as the registry shows them, in the order of `ids`."""

    async def existing(
        self, table: Literal["asset", "field_system", "zone", "service"], ids: Sequence[str]
    ) -> set[str]:
        """Which of `ids` exist."""

    async def upsert_zones(self, zones: Sequence[ZoneDraft]) -> list[str]: ...

    async def relocate(self, limit: int | None = None) -> list[str]:
        """Work out every asset's zones again, after zones changed; returns the ids of those that moved.

        At most `limit` are moved: call again until none is left.
        """

    async def upsert_systems(self, systems: Sequence[SystemDraft]) -> list[str]: ...

    async def upsert_services(self, ids: Sequence[str]) -> None:
        """Create the services that do not exist yet, named as their id."""

    async def upsert_base_map(self, features: Sequence[BaseMapDraft]) -> int: ...


class EditingStore(Protocol):
    """Editing the registry one resource at a time; documents are as the API shows them."""

    async def lock_asset(self, asset: str) -> Document | None:
        """Lock an asset's registry row; its document."""

    async def insert_asset(self, draft: AssetDraft, family: str, now: datetime) -> bool:
        """Insert with its relations; False when the id is taken."""

    async def replace_asset(self, draft: AssetDraft, family: str, now: datetime) -> None:
        """Replace all that people write of an asset, relations included."""

    async def has_history(self, asset: str) -> bool:
        """Whether anything it reported is stored; until the transaction ends, nothing of it will be."""

    async def delete_asset(self, asset: str) -> list[str]:
        """Delete; returns the ids of the assets whose relations named it, now without them."""

    async def delete_assignments(self, asset: str) -> list[str]:
        """Delete the assignments of programmes to that one asset; returns their ids."""

    async def lock(self, resource: Resource | Private, key: str) -> Document | None:
        """Lock a resource's row; its document."""

    async def insert(self, resource: Resource | Private, document: Document) -> Document | None:
        """Insert; the document as stored, None when the id is taken."""

    async def replace(self, resource: Resource | Private, document: Document) -> Document:
        """Replace all that people write of a locked row; the document as stored."""

    async def delete(self, resource: Resource | Private, key: str) -> None:
        """Delete. Raises `InUse` when something refers to it."""

    async def ancestors(self, zone: str) -> list[str]:
        """A zone and all those it lies in, nearest first."""

    async def newest_kept(self) -> int:
        """The id of the newest kept message, 0 when there is none."""

    async def take_kept(self, selection: Selection, until: int, limit: int) -> Sequence[KeptMessage]:
        """Take the oldest of the messages selected, up to id `until`, out of what is kept; in order of arrival."""

    async def find_kept(self, selection: Selection, limit: int) -> Sequence[KeptMessage]:
        """The newest of the messages selected, left where they are."""


class Transaction(Protocol):
    """One transaction: its stores, and the journal rows written with it."""

    @property
    def ingest(self) -> IngestStore: ...

    @property
    def registry(self) -> RegistryStore: ...

    @property
    def editing(self) -> EditingStore: ...

    @property
    def silence(self) -> SilenceStore: ...

    @property
    def routing(self) -> RoutingStore: ...

    @property
    def control(self) -> ControlStore: ...

    @property
    def requests(self) -> RequestStore: ...

    @property
    def commands(self) -> CommandStore: ...

    @property
    def brakes(self) -> BrakeStore: ...

    @property
    def alarms(self) -> AlarmStore: ...

    @property
    def outbox(self) -> OutboxStore: ...

    @property
    def escalations(self) -> EscalationStore: ...

    @property
    def programmes(self) -> ProgrammeStore: ...

    @property
    def surroundings(self) -> SurroundingsStore: ...

    def record(self, *entries: Entry) -> None:
        """Journal `entries` in the transaction that made the change."""

    async def cursor(self) -> Cursor: ...


class Database(Protocol):
    """Opens transactions; committed on a clean exit, rolled back on any error."""

    def begin(self) -> AbstractAsyncContextManager[Transaction]: ...

    def read(self) -> AbstractAsyncContextManager[Transaction]: ...
