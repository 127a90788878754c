"""The full priority array of each property of an asset that is claimed or follows a programme."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment, StoredClaim, Target
from app.actions.followed import Followed, followed
from app.actions.ports import Transaction
from app.actions.retarget import claims_of, deciding
from app.domain.claims import LEVELS, OF_PROGRAMME, Claim, winner


async def priority_arrays(tx: Transaction, asset: int, calendar: CityCalendar, now: datetime) -> list[dict[str, Any]]:
    """One document per property that is claimed, was, or follows a programme, in the order of names
    (app/api/targets.py says what is in it).
    """
    targets = await tx.control.targets(await tx.control.targets_of([asset]))
    equipment = (await tx.control.equipment([asset], now))[asset]
    held = {(asset, target.property): target.value for target in targets}
    rules = await followed(tx, {asset: equipment}, calendar, now, held)
    unclaimed = [_untouched(asset, rule) for place, rule in rules.items() if place not in held]
    claims = await claims_of(tx, targets)
    return [
        _document(equipment, target, claims[asset, target.property], rules.get((asset, target.property)), now)
        for target in sorted([*targets, *unclaimed], key=lambda one: one.property)
    ]


def _untouched(asset: int, rule: Followed) -> Target:
    """The target of a property that nobody ever claimed: the equipment's cabinet carries its programme out, or Poste is
    about to.
    """
    return Target(
        asset=asset,
        property=rule.capability,
        capability=rule.capability,
        value=None,
        level=None,
        claim=None,
        version=0,
        status="agreed" if rule.cabinet else "pending",
        detail="",
        since=rule.since,
        failures=0,
        rejected="",
        retry_at=None,
        judged=0,
        overdue=0,
        next_change_at=rule.until,
        due_at=None,
        programme=None,
    )


def _document(
    equipment: Equipment, target: Target, held: list[StoredClaim], rule: Followed | None, now: datetime
) -> dict[str, Any]:
    held = [*held, rule.stored(target.asset)] if rule else held
    decides = deciding(target, held) if target.value is not None else None
    won = decides.claim if decides else None
    behind = [one.claim for one in held if one is not decides]
    following = winner(equipment.kind.capability(target.capability), behind, now).claim if won else None
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
        "next": following.value if following else None,
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
        "claims": [_programme(rule) if rule and claim.id == OF_PROGRAMME else _claim(claim, now) for claim in claims],
    }


def _claim(claim: Claim, now: datetime) -> dict[str, Any]:
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
    """A programme as the claim it amounts to: what it asks now, until its next change; and who carries it out."""
    return {
        "claim": None,
        "holder": rule.holder,
        "value": rule.value,
        "reason": rule.name,
        "starts_at": rule.since,
        "expires_at": rule.until,
        "in_force": True,
        "protected": False,
        "carried_by": rule.cabinet,
        "late": rule.late,
    }
