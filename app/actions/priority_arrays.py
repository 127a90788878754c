"""The full priority array of each claimed property of an asset."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.actions.control_ports import StoredClaim, Target
from app.actions.ports import Transaction
from app.actions.retarget import claims_of
from app.domain.claims import LEVELS, array
from app.domain.kinds.capability import Capability


async def priority_arrays(tx: Transaction, asset: int, now: datetime) -> list[dict[str, Any]]:
    """One document per property, in the order of names (app/api/targets.py says what is in it)."""
    targets = await tx.control.targets(await tx.control.targets_of([asset]))
    equipment = (await tx.control.equipment([asset], now))[asset]
    claims = await claims_of(tx, targets)
    return [
        _document(
            equipment.id,
            target,
            equipment.kind.capability(target.capability),
            claims[asset, target.property],
            now,
            equipment.locked_by,
        )
        for target in sorted(targets, key=lambda one: one.property)
    ]


def _document(
    asset: str, target: Target, capability: Capability, held: list[StoredClaim], now: datetime, locked_by: str
) -> dict[str, Any]:
    shown = array(capability, [one.claim for one in held], now)
    won = next((one.claim for one in held if one.claim.id == target.claim), None)
    return {
        "asset": asset,
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
        "next": shown.next.value if shown.next else None,
        "rows": [_row(level, held, now) for level in LEVELS],
        "locked_by": locked_by or None,
    }


def _row(level: int, held: list[StoredClaim], now: datetime) -> dict[str, Any]:
    claims = sorted(
        (one.claim for one in held if one.claim.level == level),
        key=lambda claim: (claim.starts_at > now, -claim.placed_at.timestamp(), -claim.id),
    )
    return {
        "level": level,
        "name": LEVELS[level].name,
        "claims": [
            {
                "claim": claim.id,
                "holder": claim.holder,
                "value": claim.value,
                "reason": claim.reason,
                "starts_at": claim.starts_at,
                "expires_at": claim.expires_at,
                "in_force": claim.starts_at <= now,
                "protected": claim.protected,
            }
            for claim in claims
        ],
    }
