"""What the control path asks of storage: equipment, claims, targets, and what lies around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.domain.claims import Claim, OrderedBy
from app.domain.kinds.kind import Kind
from app.domain.reconcile import TargetStatus

Value = Mapping[str, Any]


class Selecting(Protocol):
    """Which assets: a filter that storage turns into a query."""

    def conditions(self) -> Any: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """An asset as the control path sees it: what it is, what it shows and since when, and who has locked it out.

    `at` is the newest measured time, `field_at` the times of older fields. `system_online` is False only while its
    field system says so; `expected` is False while what feeds it is off by plan.
    """

    key: int
    id: str
    kind: Kind
    system: str | None
    lifecycle: str
    zones: tuple[str, ...]
    tags: tuple[str, ...]
    attributes: Mapping[str, Any]
    lon: float | None
    lat: float | None
    values: Mapping[str, Any]
    at: datetime | None
    field_at: Mapping[str, datetime]
    comm_status: str
    expected: bool | None
    system_online: bool
    dialect: str
    locked_by: str
    safety_lit: bool
    closed_perimeter: bool

    @property
    def reachable(self) -> bool:
        """Whether it would hear a command now."""
        dead = self.kind.heartbeat.fed and self.expected is False
        return self.system_online and self.comm_status not in ("offline", "stale") and not dead

    def age_s(self, name: str, now: datetime) -> float | None:
        """Seconds since the field was measured; None when it never was."""
        at = self.field_at.get(name, self.at) if name in self.values else None
        return (now - at).total_seconds() if at else None


@dataclass(slots=True, kw_only=True)
class Target:
    """What a property should be, and how far the field has followed. `value` None: nobody claims it, the equipment
    follows its own ways. `programme` is the id of the one that decides, where Poste carries it out.
    """

    asset: int
    property: str
    capability: str
    value: Value | None
    level: int | None
    claim: int | None
    version: int
    status: TargetStatus
    detail: str
    since: datetime
    failures: int
    rejected: str
    retry_at: datetime | None
    judged: int
    overdue: int
    next_change_at: datetime | None
    due_at: datetime | None
    programme: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim with what it is on."""

    claim: Claim
    asset: int
    property: str
    capability: str
    request: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClaim:
    """A claim to place on each of `assets`' properties."""

    request: str
    asset: int
    property: str
    capability: str
    level: int
    holder: str
    value: Value
    reason: str
    protected: bool
    ordered_by: OrderedBy | None
    placed_at: datetime
    placed_by: str
    starts_at: datetime
    expires_at: datetime | None


class ControlStore(Protocol):
    """Claims, targets and requests. Rows are locked in the order (asset, property), targets before commands."""

    async def select(self, wanted: Selecting, limit: int) -> list[int]:
        """Keys of the matching assets, in order; at most `limit`."""

    async def keys_of(self, ids: Sequence[str]) -> list[int]:
        """Internal keys of the assets that exist, in order."""

    async def equipment(self, keys: Sequence[int], now: datetime) -> dict[int, Equipment]:
        """In the order of their keys."""

    async def lock_targets(self, properties: Sequence[tuple[int, str, str]], now: datetime) -> list[Target]:
        """Lock the targets of (asset, property, capability), made where there was none."""

    async def lock_due(self, properties: Sequence[tuple[int, str]]) -> list[Target]:
        """Lock these targets, passing over those another transaction holds."""

    async def targets(self, properties: Sequence[tuple[int, str]]) -> list[Target]:
        """These targets as they are."""

    async def due(self, now: datetime, limit: int) -> list[tuple[int, str]]:
        """Targets to look at by now."""

    async def next_due(self) -> datetime | None:
        """When the next target is to be looked at."""

    async def targets_of(self, assets: Sequence[int]) -> list[tuple[int, str]]: ...

    async def pending(self, capabilities: Sequence[str]) -> list[tuple[int, str]]:
        """Properties of these capabilities that wait to follow their target."""

    async def sweep(self, now: datetime) -> int:
        """Make every target that is not at rest due now; returns how many."""

    async def look_at_all(self, now: datetime) -> None:
        """Make every target that is not at rest due now, those being looked at this moment too: it waits for them."""

    async def look_again(self, properties: Sequence[tuple[int, str]], at: datetime) -> None:
        """Have these targets looked at by `at`; those another transaction holds are being changed: they are anyway."""

    async def claimed(self, *, assets: Sequence[int] = (), system: str | None = None) -> list[int]:
        """Which of `assets`, or of a system's, have a target; nothing is locked."""

    async def write_targets(self, targets: Sequence[Target]) -> None: ...

    async def claims(self, properties: Sequence[tuple[int, str]]) -> list[StoredClaim]:
        """Claims not released, of these properties."""

    async def claims_where(
        self, *, ids: Sequence[int] = (), request: str | None = None, assets: Sequence[int] = ()
    ) -> list[StoredClaim]:
        """Claims not released, by id, request or asset."""

    async def place(self, claims: Sequence[NewClaim]) -> list[int]:
        """Place claims, each replacing its holder's own at the same level; their ids, in order."""

    async def release(self, ids: Sequence[int], now: datetime, person: str, reason: str) -> None: ...

    async def end_expired(self, properties: Sequence[tuple[int, str]], now: datetime) -> None:
        """Release the claims of these properties whose time has come, but for those a person must let go."""

    async def extend(self, claim: int, expires_at: datetime, person: str, now: datetime) -> None: ...

    async def wake(self, assets: Sequence[int] = ()) -> None:
        """Have the controller look at once when this commits: at what is due, and at the targets of `assets`."""


class SurroundingsStore(Protocol):
    """What stands around the assets of a request, where the rules of two persons depend on it."""

    async def protected_claims(self, assets: Sequence[int], start: datetime, end: datetime | None) -> list[StoredClaim]:
        """Protected claims on these assets that stand at some time from `start` to `end` (None: for ever)."""

    async def are_all(self, assets: Sequence[int], kind: str) -> bool:
        """Whether they are all there is of the kind."""

    async def carry_alone(self, assets: Sequence[int]) -> bool:
        """Whether equipment would have no living carrier without them, or one does not say what it carries."""

    async def port_carries(self, assets: Sequence[int], port: str | None, families: Sequence[str]) -> bool:
        """Whether behind this port of one of `assets` (None: behind any), at whatever distance, is equipment of
        `families`; an asset that names no port is taken to.
        """
