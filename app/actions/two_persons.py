"""Which rules of two persons a request meets, from what the city knows of its assets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import Equipment
from app.actions.ports import Transaction
from app.actions.request_ports import ControlRequest
from app.domain.kinds.capability import Capability, Circumstances
from app.domain.kinds.display import class_shown
from app.domain.kinds.fields import InvalidValue
from app.domain.kinds.kind import Kind
from app.domain.kinds.sound import may_evacuate
from app.domain.sun import dark_between
from app.domain.two_persons import RULES, Asked, Wish, countersign, rules, takes_over

AT_STAKE = ("access", "video")
"""Families that two persons cut off from the network."""


async def needed(
    tx: Transaction, request: ControlRequest, equipment: Mapping[int, Equipment], city: CityCalendar, now: datetime
) -> tuple[tuple[str, ...], str]:
    """The names of the rules that `request` meets on any of its assets, and whether a countersignature is `wanted`
    afterwards, or `none`. Assets that will refuse it (no such capability, a value that does not fit) do not count.
    """
    met, signed = set(), False
    for capability, places in _by_kind(request, equipment):
        asked = await _asked(tx, request, capability, places, city, now)
        met |= {rule.name for rule in rules(asked)}
        signed = signed or countersign(asked)
    return tuple(rule.name for rule in RULES if rule.name in met), "wanted" if signed else "none"


def _by_kind(
    request: ControlRequest, equipment: Mapping[int, Equipment]
) -> Iterator[tuple[Capability, Sequence[Equipment]]]:
    kinds: defaultdict[str, list[Equipment]] = defaultdict(list)
    for place in equipment.values():
        kinds[place.kind.name].append(place)
    for places in kinds.values():
        capability = _capability(request, places[0].kind)
        if capability is not None:
            yield capability, places


def _capability(request: ControlRequest, kind: Kind) -> Capability | None:
    capability = kind.find_capability(request.capability)
    if capability is None or (capability.mode == "held") != (request.verb == "claim"):
        return None
    try:
        capability.check_params(request.value or {})
    except InvalidValue:
        return None
    return capability


async def _asked(
    tx: Transaction,
    request: ControlRequest,
    capability: Capability,
    places: Sequence[Equipment],
    city: CityCalendar,
    now: datetime,
) -> Asked:
    start = max(request.starts_at, now)
    return Asked(
        capability=capability,
        value=request.value or {},
        circumstances=await _circumstances(tx, request, capability, places, city, start),
        kind=places[0].kind.name,
        count=len(places),
        starts_at=start,
        ends_at=request.expires_at,
        closed_perimeter=any(place.closed_perimeter for place in places),
        overrides_protected=await _overrides_protected(tx, request, capability, places, start),
    )


async def _circumstances(
    tx: Transaction,
    request: ControlRequest,
    capability: Capability,
    places: Sequence[Equipment],
    city: CityCalendar,
    start: datetime,
) -> Circumstances:
    """What the capability's own condition may depend on; nothing is looked up where it has none."""
    if capability.critical is None:
        return Circumstances(level=request.level)
    value = request.value or {}
    keys = [place.key for place in places]
    port = value[capability.slot] if capability.slot else None
    return Circumstances(
        level=request.level,
        night=await _night(tx, start, request.expires_at, city),
        shown_classes=frozenset(shown for place in places if (shown := _class_shown(place)) is not None),
        every_zone=await tx.surroundings.are_all(keys, places[0].kind.name),
        evacuation=any(may_evacuate(value, place.attributes) for place in places),
        sole_carrier=await tx.surroundings.carry_alone(keys),
        carries_critical=await tx.surroundings.port_carries(keys, port, AT_STAKE),
    )


def _class_shown(place: Equipment) -> str | None:
    return class_shown(place.values) if place.reachable else "unknown"


async def _night(tx: Transaction, start: datetime, end: datetime | None, city: CityCalendar) -> bool:
    """Night where nobody knows where the city is."""
    centre = await tx.silence.centre()
    return centre is None or dark_between(start, end, city.shift, centre[1], centre[0])


async def _overrides_protected(
    tx: Transaction, request: ControlRequest, capability: Capability, places: Sequence[Equipment], start: datetime
) -> bool:
    new = Wish(capability, request.value or {}, request.level)
    kind = places[0].kind
    held = await tx.surroundings.protected_claims([place.key for place in places], start, request.expires_at)
    return any(takes_over(new, Wish(kind.capability(one.capability), one.claim.value, one.claim.level)) for one in held)
