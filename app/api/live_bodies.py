"""What a change on the live feed tells of its subject (docs/live.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from app.domain.alarms.lifecycle import State, Transition
from app.domain.commands import CommandState
from app.domain.reconcile import TargetStatus

Instant = Annotated[datetime, Meta(tz=True, description="RFC 3339, UTC")]


class Values(Struct, forbid_unknown_fields=True):
    """Values by field name, to be merged over those known, and when they were measured."""

    at: Instant
    values: dict[str, Any]


class Happened(Struct, forbid_unknown_fields=True):
    """An event; `delayed` when it was over a minute old on arrival."""

    at: Instant
    event: str
    data: dict[str, Any]
    delayed: bool


class Came(Struct, forbid_unknown_fields=True):
    """Whether a field system is there, and when it said so (or its last will did)."""

    status: Literal["online", "offline"]
    at: Instant


class AlarmTold(Struct, forbid_unknown_fields=True):
    """The whole alarm after `transition`; it replaces what is known of it, and `normal` removes it from the list.

    `asset` is null for a field system's own alarm, and for the installation's, which has no `system` either. `parent`
    is the cause it is folded under, `folded` how many are folded under it.
    """

    id: str
    asset: str | None
    system: str | None
    kind: str
    definition: str
    priority: Literal["critical", "high", "medium", "low"]
    state: State
    transition: Transition
    label: dict[str, str]
    detail: str
    value: Any
    raised_at: Instant
    measured_at: Instant
    delayed: bool
    acknowledged_at: Instant | None
    acknowledged_by: str | None
    returned_at: Instant | None
    shelved_until: Instant | None
    assigned_to: str | None
    parent: str | None
    folded: int
    comment: str


class Flood(Struct, forbid_unknown_fields=True):
    """More alarms than operators can answer; `ended_at` is null while it lasts, `peak` the most in ten minutes."""

    id: str
    began_at: Instant
    ended_at: Instant | None
    positions: int
    alarms: int
    peak: int


class TargetTold(Struct, forbid_unknown_fields=True):
    """What a property of an asset should be from now on, by whose claim, and how far the field has followed."""

    asset: str
    property: str
    capability: str
    value: dict[str, Any] | None
    level: int | None
    claim: int | None
    holder: str | None
    reason: str | None
    expires_at: Instant | None
    request: str | None
    status: TargetStatus
    detail: str
    since: Instant
    version: int
    failures: int


class CommandTold(Struct, forbid_unknown_fields=True):
    """A command after a step: requested, sent, accepted and confirmed are distinct."""

    id: str
    asset: str
    property: str
    capability: str
    mode: Literal["held", "action"]
    version: int
    value: dict[str, Any] | None
    state: CommandState
    attempt: int
    detail: str
    request: str | None
    queued_at: Instant
    expires_at: Instant


class RequestTold(Struct, forbid_unknown_fields=True):
    """What was asked for at once: `counts` of its report by outcome, `progress` of targets and commands by state."""

    verb: Literal["claim", "action", "freeze", "unfreeze"]
    status: Literal["waiting", "placed", "refused", "withdrawn"]
    capability: str
    level: int
    placed_by: str
    placed_at: Instant
    reason: str
    needs_second: list[str]
    second_by: str | None
    countersign: Literal["none", "wanted", "given"]
    expired_commands: int | None
    counts: dict[str, int]
    progress: dict[str, dict[str, int]] | None


class FreezeTold(Struct, forbid_unknown_fields=True):
    """Levels 3 to 8 are stopped for a family, a zone or both, until `lifted_at`."""

    id: str
    family: str | None
    zone: str | None
    reason: str
    placed_by: str
    second_by: str | None
    since: Instant
    lifted_at: Instant | None
    lifted_by: str | None


class LockoutTold(Struct, forbid_unknown_fields=True):
    """Nothing is sent to the asset until `holder` lifts it."""

    id: str
    asset: str
    holder: str
    kind: Literal["works_permit", "electrical", "other"]
    reference: str
    reason: str
    since: Instant
    until: Instant | None
    placed_by: str
    lifted_at: Instant | None
    lifted_by: str | None
