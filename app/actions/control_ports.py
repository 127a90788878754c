"""What the control path asks of storage: equipment, claims, targets, commands, and what stops them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from app.domain.claims import Claim, OrderedBy
from app.domain.commands import Command, CommandState
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
    """What a property should be, and how far the field has followed. `value` None: the equipment's own programme."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCommand:
    """A command to queue; `mode` is `held` or `action`."""

    id: str
    asset: int
    property: str
    capability: str
    mode: str
    version: int
    value: Value | None
    level: int
    reason: str
    system: str
    request: str | None
    claim: int | None
    queued_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A queued command, with where it goes."""

    command: Command
    asset: int
    asset_id: str
    property: str
    capability: str
    mode: str
    level: int
    reason: str
    system: str
    request: str | None
    family: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Underway:
    """The newest command of a property: open, or ended with `detail`."""

    command: Command
    asset: int
    property: str
    capability: str
    mode: str
    request: str | None
    detail: str


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a command: from one of `before` to `after`; not taken when the command is elsewhere by now."""

    id: str
    before: tuple[CommandState, ...]
    after: CommandState
    detail: str = ""
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Freeze:
    """Levels 3 to 8 are stopped for a family, a zone, or a family within a zone."""

    id: str
    family: str | None
    zone: str | None
    reason: str
    placed_by: str
    since: datetime

    def stops(self, family: str, zones: Collection[str], level: int) -> bool:
        """Whether a command of `level` to such equipment waits until the freeze is lifted."""
        here = (self.family is None or self.family == family) and (self.zone is None or self.zone in zones)
        return level > 2 and here


@dataclass(frozen=True, slots=True, kw_only=True)
class Lockout:
    """Nothing is sent to an asset until `holder` lifts it; `key` is the asset's internal key."""

    id: str
    asset: str
    key: int
    holder: str
    kind: str
    reference: str
    reason: str
    since: datetime
    until: datetime | None
    placed_by: str
    lifted_at: datetime | None = None
    lifted_by: str | None = None


@dataclass(slots=True, kw_only=True)
class ControlRequest:
    """What one person asked for at once, and what became of it. `verb` is claim, action, freeze or unfreeze; `rules`
    are those of two persons that it meets; `report` is what they were told; `countersign` is none, wanted or given.
    """

    id: str
    placed_at: datetime
    placed_by: str
    verb: str
    capability: str
    value: Value | None
    level: int
    reason: str
    starts_at: datetime
    expires_at: datetime | None
    ordered_by: OrderedBy | None
    selection: Mapping[str, Any]
    idempotency_key: str | None
    digest: bytes
    status: str
    holder: str
    protected: bool
    rules: tuple[str, ...] = ()
    second_by: str | None = None
    second_at: datetime | None = None
    second_how: str | None = None
    countersign: str = "none"
    countersigned_by: str | None = None
    countersigned_at: datetime | None = None
    report: dict[str, Any] = field(default_factory=dict)


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

    async def new_request(self, request: ControlRequest) -> bool:
        """Store it; False when the person used the idempotency key before."""

    async def request_of_key(self, person: str, key: str) -> ControlRequest | None: ...

    async def request(self, request: str) -> ControlRequest | None: ...

    async def lock_request(self, request: str) -> ControlRequest | None: ...

    async def write_request(self, request: ControlRequest) -> None: ...

    async def wake(self, assets: Sequence[int] = ()) -> None:
        """Have the controller look at once when this commits: at what is due, and at the targets of `assets`."""

    async def progress(self, requests: Sequence[str]) -> dict[str, dict[str, dict[str, int]]]:
        """Of each request, how many `targets` and `commands` by state."""


class CommandStore(Protocol):
    """Commands: the outbox."""

    async def newest(self, properties: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Underway]:
        """The newest command of each property."""

    async def queue(self, commands: Sequence[NewCommand]) -> None:
        """Raises `Conflict` when a property has an open command by now."""

    async def change(self, changes: Sequence[Change], now: datetime) -> list[Underway]:
        """Take these steps where they may still be taken; the commands that took one, as they are now."""

    async def open_actions(self, now: datetime, limit: int) -> list[Underway]:
        """One-off actions that are open, the oldest first."""

    async def next_versions(self, properties: Sequence[tuple[int, str]]) -> dict[tuple[int, str], int]:
        """The version a new command would have; properties with an open one are missing."""

    async def now(self, ids: Sequence[str]) -> list[Underway]:
        """Commands as they are."""

    async def sendable(self, systems: Mapping[str, int], now: datetime) -> list[Outgoing]:
        """Queued commands, of each system at most so many; the highest level first, then the oldest."""

    async def waiting_systems(self, now: datetime) -> dict[str, float]:
        """Systems with commands to send that are not offline, and how many a second each can take."""

    async def mark_sent(self, ids: Sequence[str], epoch: int, now: datetime) -> list[Underway]:
        """Move queued commands to `sent` under the lease's `epoch`; none when the lease is another's by now."""

    async def expect(self, shown: Mapping[str, Value]) -> None:
        """By command, the state fields that its equipment must report before it is confirmed."""

    async def acknowledge(self, acks: Sequence[tuple[str, int, str, str]], now: datetime) -> dict[int, Underway | None]:
        """Note devices' answers (command id, asset, result, detail): by index, the command as it is now, or None
        when it says nothing new. Indexes of unknown commands are missing.
        """

    async def count_queued(self, freeze: Freeze) -> int:
        """How many queued commands a freeze stops."""


class BrakeStore(Protocol):
    """What stops commands, and what lets a second person's word in from outside."""

    async def unused_codes(self) -> list[tuple[int, str, bytes, bytes]]:
        """One-time codes not used yet: id, holder, salt, digest; locked."""

    async def use_code(self, code: int, what: str, now: datetime) -> None: ...

    async def add_codes(self, holder: str, rows: Sequence[tuple[bytes, bytes]], now: datetime) -> None:
        """Give `holder` new codes (salt, digest); those they had are void."""

    async def share_gate(self) -> None:
        """Held while commands are marked sent and published, so that a freeze returns after them."""

    async def close_gate(self) -> None:
        """Returns once what was being sent has left; nothing more is sent until the transaction ends."""

    async def freezes(self) -> list[Freeze]:
        """Those that stand."""

    async def freeze(self, freeze: Freeze, second_by: str) -> None: ...

    async def note_expired(self, freeze: str, count: int) -> None: ...

    async def lift_freeze(self, freeze: str, now: datetime, person: str, second: str) -> Freeze | None:
        """None when it does not stand."""

    async def lock_out(self, lockout: Lockout) -> None: ...

    async def lockout(self, lockout: str) -> Lockout | None: ...

    async def lift_lockout(self, lockout: str, now: datetime, person: str) -> None: ...


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
