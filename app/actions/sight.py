"""A property as the reconciler sees it: what it should be, what it shows, and what stops commands to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.brake_ports import Freeze
from app.actions.command_ports import Underway
from app.actions.control_ports import Equipment, StoredClaim, Target
from app.domain.claims import winner
from app.domain.commands import OPEN
from app.domain.reconcile import Sight


@dataclass(frozen=True, slots=True)
class Stop:
    """What stops commands: `code` locked_out, local_control, no_system, no_commands or frozen; `by` whom, where it is
    known.
    """

    code: str
    detail: str
    by: str = ""


def stop_of(place: Equipment, level: int, freezes: Collection[Freeze]) -> Stop | None:
    """What stops a command of `level` to `place`; None where nothing does."""
    if place.locked_by:
        return Stop("locked_out", f"locked out by {place.locked_by}", place.locked_by)
    mode = place.values.get("control_mode")
    if mode in ("local", "lockout"):
        return Stop("local_control", f"control_mode is {mode}: someone has the equipment in hand")
    if not place.system:
        return Stop("no_system", "no field system: nobody to send commands to")
    if place.dialect != "native":
        return Stop("no_commands", f"its field system speaks {place.dialect}, which takes no commands")
    freeze = next((one for one in freezes if one.stops(place.kind.family, place.zones, level)), None)
    if freeze is None:
        return None
    return Stop("frozen", f"commands are frozen by {freeze.placed_by}: {freeze.reason}", freeze.placed_by)


def sight_of(
    target: Target,
    place: Equipment,
    held: Sequence[StoredClaim],
    newest: Underway | None,
    stop: Stop | None,
    now: datetime,
) -> Sight:
    """What `decide` goes by (app/domain/reconcile.py); `held` are all that stand on the property."""
    capability = place.kind.capability(target.capability)
    opposed = winner(capability, [one.claim for one in held], now).opposed
    return Sight(
        value=target.value,
        version=target.version,
        status=target.status,
        since=target.since,
        failures=target.failures,
        values=place.values,
        reachable=place.reachable,
        blocked=stop.detail if stop else "",
        rejected=target.rejected,
        retry_at=target.retry_at,
        command=newest.command if newest and newest.command.state in OPEN else None,
        detail=target.detail,
        opposed=", ".join(one.holder for one in opposed),
    )
