"""The full priority array of each property of an asset that is claimed or follows a programme."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment, StoredClaim, Target
from app.actions.followed import PROGRAMME_LEVEL, Followed, followed
from app.actions.ports import Transaction
from app.actions.retarget import claims_of
from app.domain.claims import LEVELS, Claim, array


async def priority_arrays(tx: Transaction, asset: int, calendar: CityCalendar, now: datetime) -> list[dict[str, Any]]:
    """One document per property that is claimed, was, or follows a programme, in the order of names
    (app/api/targets.py says what is in it).
    """
    targets = await tx.control.targets(await tx.control.targets_of([asset]))
    equipment = (await tx.control.equipment([asset], now))[asset]
    rules = await followed(tx, equipment, calendar, now)
    known = {target.property for target in targets}
    unclaimed = [_untouched(asset, name, rule) for name, rule in rules.items() if name not in known]
    claims = await claims_of(tx, targets)
    return [
        _document(equipment, target, claims.get((asset, target.property), []), rules.get(target.property), now)
        for target in sorted([*targets, *unclaimed], key=lambda one: one.property)
    ]


def _untouched(asset: int, name: str, rule: Followed) -> Target:
    """The target of a property that nobody ever claimed: the equipment follows its programme."""
    return Target(
        asset=asset,
        property=name,
        capability=rule.capability,
        value=None,
        level=None,
        claim=None,
        version=0,
        status="agreed",
        detail="",
        since=rule.since,
        failures=0,
        rejected="",
        retry_at=None,
        judged=0,
        overdue=0,
        next_change_at=rule.until,
        due_at=None,
    )


def _document(
    equipment: Equipment, target: Target, held: list[StoredClaim], rule: Followed | None, now: datetime
) -> dict[str, Any]:
    shown = array(equipment.kind.capability(target.capability), [one.claim for one in held], now)
    won = next((one.claim for one in held if one.claim.id == target.claim), None)
    behind = rule.value if rule and won else None
    return {
        "asset": equipment.id,
        "property": target.property,
        "capability": target.capability,
        "value": target.value,
        "level": target.level,
        "claim": target.claim,
        "holder": won.holder if won else None,
        "expires_at": won.expires_at if won else None,
        "status": target.status,
        "detail": target.detail,
        "since": target.since,
        "version": target.version,
        "failures": target.failures,
        "next_change_at": target.next_change_at,
        "next": shown.next.value if shown.next else behind,
        "rows": [_row(level, held, rule, now) for level in LEVELS],
        "locked_by": equipment.locked_by or None,
    }


def _row(level: int, held: list[StoredClaim], rule: Followed | None, now: datetime) -> dict[str, Any]:
    claims = sorted(
        (one.claim for one in held if one.claim.level == level),
        key=lambda claim: (claim.starts_at > now, -claim.placed_at.timestamp(), -claim.id),
    )
    return {
        "level": level,
        "name": LEVELS[level].name,
        "claims": [
            *map(partial(_claim, now), claims),
            *([_programme(rule)] if rule and level == PROGRAMME_LEVEL else []),
        ],
    }


def _claim(now: datetime, claim: Claim) -> dict[str, Any]:
    return {
        "claim": claim.id,
        "holder": claim.holder,
        "value": claim.value,
        "reason": claim.reason,
        "starts_at": claim.starts_at,
        "expires_at": claim.expires_at,
        "in_force": claim.starts_at <= now,
        "protected": claim.protected,
    }


def _programme(rule: Followed) -> dict[str, Any]:
    """A programme as the claim it amounts to: what it asks now, until its next change."""
    return {
        "claim": None,
        "holder": rule.holder,
        "value": rule.value,
        "reason": rule.name,
        "starts_at": rule.since,
        "expires_at": rule.until,
        "in_force": True,
        "protected": False,
    }
