"""What actions ask of the outside: the clock and the database, as Protocols."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, Self

from app.actions.account_ports import AccountStore, SessionStore, TokenStore, Vault
from app.actions.alarm_ports import AlarmStore
from app.actions.audit_ports import AuditStore
from app.actions.brake_ports import BrakeStore
from app.actions.command_ports import CommandStore
from app.actions.control_ports import ControlStore, SurroundingsStore
from app.actions.credential_ports import CredentialStore
from app.actions.governance_ports import GovernanceStore
from app.actions.ingest_ports import IngestStore, RoutingStore, SilenceStore
from app.actions.legal_ports import LegalStore
from app.actions.notifying_ports import EscalationStore, OutboxStore
from app.actions.preference_ports import PreferenceStore
from app.actions.programme_ports import ProgrammeStore
from app.actions.provider_ports import ProviderStore
from app.actions.request_ports import RequestStore
from app.actions.video_ports import VideoStore
from app.domain.audit import Author
from app.domain.journal import Cursor, Entry
from app.domain.permissions import Permission, Reach
from app.domain.registry import AssetDraft, BaseMapDraft, SystemDraft, ZoneDraft

Document = dict[str, Any]
Resource = Literal["zone", "service", "field_system", "programme", "programme_assignment"]
Private = Literal["notification_receiver", "notification_rule", "person", "rota"]
"""Resources whose content is never journalled: secrets and personal data."""


class Clock(Protocol):
    """Tells the time, in UTC."""

    def now(self) -> datetime: ...


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


class RegistryStore(Protocol):
    """Writing the registry."""

    async def upsert_assets(
        self, drafts: Sequence[AssetDraft], families: Mapping[str, str], now: datetime
    ) -> list[str]:
        """Insert or update; returns the ids of those that changed. `families` maps kind to family."""

    async def differing(self, drafts: Sequence[AssetDraft], families: Mapping[str, str]) -> list[str]:
        """The ids of those that `upsert_assets` would insert or change."""

    async def relate(self, drafts: Sequence[AssetDraft]) -> list[str]:
        """Replace the relations of the drafts that state any; returns the ids of the holders that changed."""

    async def documents(self, ids: Sequence[str]) -> list[Document]:
        """Assets as the registry shows them, in the order of `ids`."""

    async def places(self, keys: Collection[int]) -> dict[int, tuple[str, Sequence[str]]]:
        """Family and zones of the assets that exist, by internal key."""

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
    """One transaction: its stores, and the acts and journal rows written with it."""

    @property
    def audit(self) -> AuditStore: ...

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
    def credentials(self) -> CredentialStore: ...

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

    @property
    def video(self) -> VideoStore: ...

    @property
    def legal(self) -> LegalStore: ...

    @property
    def accounts(self) -> AccountStore: ...

    @property
    def sessions(self) -> SessionStore: ...

    @property
    def tokens(self) -> TokenStore: ...

    @property
    def preferences(self) -> PreferenceStore: ...

    @property
    def governance(self) -> GovernanceStore: ...

    @property
    def provider(self) -> ProviderStore: ...

    @property
    def vault(self) -> Vault: ...

    def reach(self, permission: Permission) -> Reach:
        """Where whoever it is opened for is permitted to."""

    def as_seen(self) -> AbstractAsyncContextManager[None]:
        """Queries within find what whoever it is opened for may see, as all queries of a reading transaction do."""

    def whole(self) -> AbstractAsyncContextManager[None]:
        """Queries within find all there is, in a reading transaction too: for what follows from things not shown."""

    def record(self, *entries: Entry) -> None:
        """Journal `entries` in the transaction that made the change."""

    async def cursor(self) -> Cursor: ...


class Database(Protocol):
    """Opens transactions; committed on a clean exit, rolled back on any error."""

    @property
    def author(self) -> Author:
        """Whose acts its transactions tell."""

    def by(self, author: Author) -> Self:
        """The same, for what `author` does."""

    def begin(self) -> AbstractAsyncContextManager[Transaction]: ...

    def read(self) -> AbstractAsyncContextManager[Transaction]: ...
