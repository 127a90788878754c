"""What a request would do if it were placed now: judged by the same functions, and nothing written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.actions.brake_ports import Freeze
from app.actions.city_calendar import CityCalendar
from app.actions.command_ports import Underway
from app.actions.control_ports import Equipment, NewClaim, Selecting, StoredClaim, Target
from app.actions.fitness import refusal
from app.actions.judge_request import Asked, judge_request, request_of
from app.actions.place_claims import above, claim_of
from app.actions.ports import Clock, Database, Transaction
from app.actions.request_ports import ControlRequest
from app.actions.retarget import settle, standing
from app.actions.sight import Stop, sight_of, stop_of
from app.domain.claims import Claim
from app.domain.kinds.lighting.luminaire import power_change_w
from app.domain.reconcile import decide

PREVIEWED = 2**63 - 1
"""The id of the claim that is not placed; it ranks as one placed now does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What would become of it on one asset.

    `fate` changes, later (it starts then), already (the field shows it), held_higher (`by` whom, at `level`, `until`),
    opposed, locked_out, local_control, frozen, out_of_reach (it is placed and waits), or refused (`code`, `reason`).
    """

    asset: str
    fate: str
    code: str = ""
    reason: str = ""
    by: str = ""
    level: int | None = None
    until: datetime | None = None
    interlocks: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """All of it, in the order of the selection; `power_w` by how much what it changes draws more, as far as its rated
    power and level are known: of `power_known` luminaires.
    """

    request: ControlRequest
    fates: Sequence[Fate]
    power_w: float
    power_known: int


async def preview_request(
    database: Database, asked: Asked, wanted: Selecting, clock: Clock, city: CityCalendar
) -> Preview:
    """What placing it would answer and then do. Raises what placing raises (app/actions/judge_request.py)."""
    now = clock.now()
    request = request_of(asked, now)
    async with database.read() as tx, tx.whole():
        equipment, barred = await judge_request(tx, request, asked, wanted, city, now)
        foresee = _claims if request.verb == "claim" else _actions
        fates = await foresee(tx, request, equipment, city, now)
    changed = [place for place in equipment.values() if fates[place.key].fate == "changes"]
    told = [watts for place in changed if (watts := _power_w(place, request)) is not None]
    refused = [_refused(one["asset"], one) for one in barred]
    return Preview(request=request, fates=[*fates.values(), *refused], power_w=sum(told), power_known=len(told))


async def _claims(
    tx: Transaction, request: ControlRequest, equipment: Mapping[int, Equipment], city: CityCalendar, now: datetime
) -> dict[int, Fate]:
    fates, names = _fit(request, equipment, city, now)
    stored = {(one.asset, one.property): one for one in await tx.control.targets(list(names.items()))}
    targets = [stored.get(place) or _new_target(*place, request.capability, now) for place in names.items()]
    held = await standing(tx, targets, equipment, city, now)
    underway = await tx.commands.newest(list(names.items()))
    freezes = await tx.brakes.freezes()
    for target in targets:
        where = target.asset, target.property
        claims = _with(claim_of(request, *where, now), held[where])
        place = equipment[target.asset]
        fates[target.asset] = _foreseen(place, target, claims, underway.get(where), freezes, request, now)
    return {key: fates[key] for key in equipment}


def _foreseen(
    place: Equipment,
    target: Target,
    claims: Sequence[StoredClaim],
    newest: Underway | None,
    freezes: Sequence[Freeze],
    request: ControlRequest,
    now: datetime,
) -> Fate:
    if first := above(claims, request.level, now):
        return Fate(
            asset=place.id, fate="held_higher", by=first.holder, level=first.level, until=first.expires_at,
            reason=first.reason,
        )  # fmt: skip
    if request.starts_at > now:
        return Fate(asset=place.id, fate="later")
    capability = place.kind.capability(request.capability)
    settle(target, capability, claims, now, placed=True)
    stop = stop_of(place, request.level, freezes)
    seen = sight_of(target, place, claims, newest, stop, now)
    status = decide(capability, seen, now).status
    if seen.opposed:
        return Fate(asset=place.id, fate="opposed", by=seen.opposed)
    if status == "agreed":
        return Fate(asset=place.id, fate="already")
    return _sent(place, stop)


async def _actions(
    tx: Transaction, request: ControlRequest, equipment: Mapping[int, Equipment], city: CityCalendar, now: datetime
) -> dict[int, Fate]:
    fates, names = _fit(request, equipment, city, now)
    free = await tx.commands.next_versions(list(names.items()))
    freezes = await tx.brakes.freezes()
    for key, name in names.items():
        place = equipment[key]
        if (key, name) in free:
            fates[key] = _sent(place, stop_of(place, request.level, freezes))
        else:
            fates[key] = Fate(asset=place.id, fate="refused", code="under_way", reason=f"{name} is under way there")
    return {key: fates[key] for key in equipment}


def _fit(
    request: ControlRequest, equipment: Mapping[int, Equipment], city: CityCalendar, now: datetime
) -> tuple[dict[int, Fate], dict[int, str]]:
    """Those that would be refused; and of the others, which property it is about."""
    fates: dict[int, Fate] = {}
    names: dict[int, str] = {}
    for key, place in equipment.items():
        if why := refusal(place, request, city.zone, now):
            fates[key] = _refused(place.id, why)
        else:
            names[key] = place.kind.capability(request.capability).property_of(request.value or {})
    return fates, names


def _refused(asset: str, why: Mapping[str, Any]) -> Fate:
    return Fate(
        asset=asset, fate="refused", code=why["code"], reason=why["reason"], interlocks=why.get("interlocks", ())
    )


def _sent(place: Equipment, stop: Stop | None) -> Fate:
    if stop is not None:
        return Fate(asset=place.id, fate=stop.code, by=stop.by, reason=stop.detail)
    return Fate(asset=place.id, fate="changes" if place.reachable else "out_of_reach")


def _with(new: NewClaim, held: Sequence[StoredClaim]) -> list[StoredClaim]:
    """What would stand: `new`, which replaces its holder's own at the same level."""
    others = [one for one in held if (one.claim.level, one.claim.holder) != (new.level, new.holder)]
    claim = Claim(
        id=PREVIEWED,
        level=new.level,
        holder=new.holder,
        value=new.value,
        starts_at=new.starts_at,
        expires_at=new.expires_at,
        placed_at=new.placed_at,
    )
    stored = StoredClaim(
        claim=claim, asset=new.asset, property=new.property, capability=new.capability, request=new.request
    )
    return [*others, stored]


def _new_target(asset: int, name: str, capability: str, now: datetime) -> Target:
    """The target of a property that nobody claimed before."""
    return Target(
        asset=asset, property=name, capability=capability, value=None, level=None, claim=None, version=0,
        status="pending", detail="", since=now, failures=0, rejected="", retry_at=None, judged=0, overdue=0,
        next_change_at=None, due_at=None, programme=None,
    )  # fmt: skip


def _power_w(place: Equipment, request: ControlRequest) -> float | None:
    if (place.kind.name, request.capability) != ("luminaire", "light_level"):
        return None
    return power_change_w(request.value or {}, place.values, place.attributes)
