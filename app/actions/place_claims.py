"""Place a claim on each of many assets in one transaction; what cannot be is refused by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment, NewClaim, StoredClaim, Target
from app.actions.fitness import refusal
from app.actions.ports import Transaction
from app.actions.request_ports import ControlRequest
from app.actions.retarget import retarget
from app.domain.claims import winner

Outcome = dict[str, Any]


async def place_claims(
    tx: Transaction,
    request: ControlRequest,
    equipment: Mapping[int, Equipment],
    city: CityCalendar,
    now: datetime,
) -> list[Outcome]:
    """What became of it on each asset, in the order of `equipment`: `accepted`, `held_higher` or `refused`."""
    value = request.value or {}
    refused = {key: why for key, place in equipment.items() if (why := refusal(place, request, city.zone, now))}
    fit = [key for key in equipment if key not in refused]
    if not fit:
        return [_refused(place, refused[key]) for key, place in equipment.items()]
    names = {key: equipment[key].kind.capability(request.capability).property_of(value) for key in fit}
    targets = await tx.control.lock_targets([(key, names[key], request.capability) for key in fit], now)
    placed = [_claim(request, key, names[key], now) for key in fit]
    ids = dict(zip(fit, await tx.control.place(placed), strict=True))
    await retarget(tx, targets, equipment, city, now, placed=True)
    higher = await _held_higher(tx, targets, equipment, request, now)
    return [
        _refused(place, refused[key]) if key in refused else _accepted(place, ids[key], names[key], higher.get(key))
        for key, place in equipment.items()
    ]


def _claim(request: ControlRequest, asset: int, name: str, now: datetime) -> NewClaim:
    return NewClaim(
        request=request.id,
        asset=asset,
        property=name,
        capability=request.capability,
        level=request.level,
        holder=request.holder,
        value=request.value or {},
        reason=request.reason,
        protected=request.protected,
        ordered_by=request.ordered_by,
        placed_at=now,
        placed_by=request.placed_by,
        starts_at=request.starts_at,
        expires_at=request.expires_at,
    )


async def _held_higher(
    tx: Transaction,
    targets: Sequence[Target],
    equipment: Mapping[int, Equipment],
    request: ControlRequest,
    now: datetime,
) -> dict[int, StoredClaim]:
    """Where somebody above decides: the claim stands and waits for its turn."""
    above = [target for target in targets if target.level is not None and target.level < request.level]
    found: dict[int, StoredClaim] = {}
    for stored in await tx.control.claims([(target.asset, target.property) for target in above]) if above else ():
        capability = equipment[stored.asset].kind.capability(stored.capability)
        won = winner(capability, [stored.claim], now).claim
        if won is not None and stored.claim.level < request.level:
            best = found.get(stored.asset)
            if best is None or stored.claim.level < best.claim.level:
                found[stored.asset] = stored
    return found


def _refused(place: Equipment, why: Mapping[str, Any]) -> Outcome:
    return {"asset": place.id, "outcome": "refused", **why}


def _accepted(place: Equipment, claim: int, name: str, higher: StoredClaim | None) -> Outcome:
    told: Outcome = {"asset": place.id, "claim": claim, "property": name}
    if higher is None:
        return told | {"outcome": "accepted", "note": _note(place)}
    by = {"holder": higher.claim.holder, "level": higher.claim.level, "expires_at": higher.claim.expires_at}
    return told | {"outcome": "held_higher", "by": by}


def _note(place: Equipment) -> str:
    """What keeps an accepted claim from being carried out for now."""
    if place.locked_by:
        return f"locked out by {place.locked_by}: nothing is sent until it is lifted"
    if place.values.get("control_mode") in ("local", "lockout"):
        return "in local control: nothing is sent until it is given back"
    return "" if place.reachable else "out of reach now"
