"""Alarms of the control path: what does not follow, what authorities contradict, what is refused or has run out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.control_ports import Target
from app.actions.ports import Transaction
from app.actions.raise_alarm import clear_alarm, raise_alarm
from app.domain.claims import Claim
from app.domain.commands import ALARM_AFTER

NOT_FOLLOWING = "does_not_follow_target"
OPPOSED = "opposed_claims"
REFUSED = "refused_by_equipment"
AWAITS = "claim_awaits_decision"


@dataclass(frozen=True, slots=True)
class Before:
    """What was told of a target before it was looked at."""

    lost: bool
    status: str
    opposed: bool
    overdue: int

    @staticmethod
    def of(target: Target) -> Before:
        return Before(
            _lost(target.failures, target.status),
            target.status,
            target.detail.startswith("opposed claims"),
            target.overdue,
        )


def _lost(failures: int, status: str) -> bool:
    """Whether trying is over, or has gone on for too long."""
    return failures >= ALARM_AFTER or (failures > 0 and status == "held")


async def tell_alarms(tx: Transaction, target: Target, before: Before, claims: Sequence[Claim], now: datetime) -> None:
    """Raise and clear what changed since `before`. A claim of level 2 that has run out is told every 15 minutes."""
    opposed = target.detail.startswith("opposed claims")
    states: Mapping[str, tuple[bool, bool]] = {
        NOT_FOLLOWING: (before.lost, _lost(target.failures, target.status)),
        OPPOSED: (before.opposed, opposed),
        REFUSED: (before.status == "refused", target.status == "refused"),
    }
    for name, (was, is_) in states.items():
        if is_ and not was:
            detail = f"{target.property}: {target.detail or target.rejected or target.status}"
            await raise_alarm(tx, target.asset, name, detail=detail, value=target.value, now=now)
        elif was and not is_:
            await clear_alarm(tx, target.asset, name, now=now)
    await _remind(tx, target, before, claims, now)


async def _remind(tx: Transaction, target: Target, before: Before, claims: Sequence[Claim], now: datetime) -> None:
    overdue = [claim for claim in claims if claim.overdue(now)]
    target.overdue = max((claim.reminders(now) for claim in overdue), default=0)
    if target.overdue == before.overdue:
        return
    if before.overdue:
        await clear_alarm(tx, target.asset, AWAITS, now=now)
    if overdue:
        told = ", ".join(f"{claim.holder} until {claim.expires_at:%Y-%m-%d %H:%M} UTC" for claim in overdue)
        await raise_alarm(tx, target.asset, AWAITS, detail=f"{target.property}: {told}", value=target.value, now=now)
