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
from app.actions.retarget import retarget, standing
from app.domain.claims import Claim, ranked

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
    placed = [claim_of(request, key, names[key], now) for key in fit]
    ids = dict(zip(fit, await tx.control.place(placed), strict=True))
    await retarget(tx, targets, equipment, city, now, placed=True)
    higher = await _held_higher(tx, targets, equipment, request, city, now)
    return [
        _refused(place, refused[key]) if key in refused else _accepted(place, ids[key], names[key], higher.get(key))
        for key, place in equipment.items()
    ]


def claim_of(request: ControlRequest, asset: int, name: str, now: datetime) -> NewClaim:
    """What `request` claims of the property `name` of an asset."""
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
    city: CityCalendar,
    now: datetime,
) -> dict[int, Claim]:
    """Where somebody above decides: the claim stands and waits for its turn."""
    below = [target for target in targets if target.level is not None and target.level < request.level]
    held = await standing(tx, below, equipment, city, now) if below else {}
    return {asset: first for (asset, _), claims in held.items() if (first := above(claims, request.level, now))}


def above(held: Sequence[StoredClaim], level: int, now: datetime) -> Claim | None:
    """The claim that decides instead of one of `level`; None where none ranks before it."""
    first = next(iter(ranked([one.claim for one in held], now)), None)
    return first if first is not None and first.level < level else None


def _refused(place: Equipment, why: Mapping[str, Any]) -> Outcome:
    return {"asset": place.id, "outcome": "refused", **why}


def _accepted(place: Equipment, claim: int, name: str, higher: Claim | None) -> Outcome:
    told: Outcome = {"asset": place.id, "claim": claim, "property": name}
    if higher is None:
        return told | {"outcome": "accepted", "note": _note(place)}
    by = {"holder": higher.holder, "level": higher.level, "expires_at": higher.expires_at}
    return told | {"outcome": "held_higher", "by": by}


def _note(place: Equipment) -> str:
    """What keeps an accepted claim from being carried out for now."""
    if place.locked_by:
        return f"locked out by {place.locked_by}: nothing is sent until it is lifted"
    if place.values.get("control_mode") in ("local", "lockout"):
        return "in local control: nothing is sent until it is given back"
    return "" if place.reachable else "out of reach now"
