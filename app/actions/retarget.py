"""Work out again what each property should be, after claims on it changed or their time came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from app.actions.city_calendar import CityCalendar
from app.actions.control_alarms import Before, tell_alarms
from app.actions.control_ports import Equipment, StoredClaim, Target
from app.actions.followed import followed
from app.actions.ports import Transaction
from app.actions.told import target_entry
from app.domain.claims import PROGRAMME_LEVEL, next_change_at, programme_of, ranked, winner
from app.domain.kinds.capability import Capability, Recovery
from app.domain.reconcile import TargetStatus

Property = tuple[int, str]


async def retarget(
    tx: Transaction,
    targets: Sequence[Target],
    equipment: Mapping[int, Equipment],
    calendar: CityCalendar,
    now: datetime,
    *,
    placed: bool,
) -> None:
    """Bring locked `targets` in line with their claims and programmes, write and journal those that changed.

    A claim that is `placed` acts at once. Where one ends instead, the capability's `on_release` says whether the next
    value is sent (`auto`), left to a person (`ask`), or nothing moves (`hold`).
    """
    claims = await standing(tx, targets, equipment, calendar, now)
    for target in targets:
        held, before = claims[target.asset, target.property], Before.of(target)
        changed = settle(target, equipment[target.asset].kind.capability(target.capability), held, now, placed=placed)
        if changed:
            won = deciding(target, held)
            tx.record(target_entry(equipment[target.asset].id, target, won))
        await tell_alarms(tx, target, before, [one.claim for one in held], now)
    await tx.control.write_targets(targets)


async def claims_of(tx: Transaction, targets: Sequence[Target]) -> Mapping[Property, list[StoredClaim]]:
    """The claims on each target's property."""
    found: defaultdict[Property, list[StoredClaim]] = defaultdict(list)
    for stored in await tx.control.claims([(target.asset, target.property) for target in targets]):
        found[stored.asset, stored.property].append(stored)
    return found


async def standing(
    tx: Transaction,
    targets: Sequence[Target],
    equipment: Mapping[int, Equipment],
    calendar: CityCalendar,
    now: datetime,
) -> Mapping[Property, list[StoredClaim]]:
    """The same, and what the programme asks that Poste carries out, where nobody ranks before it."""
    claims = dict(await claims_of(tx, targets))
    free = [one for one in targets if not _ranks_before(claims.get((one.asset, one.property), ()), now)]
    if free:
        places = {one.asset: equipment[one.asset] for one in free}
        held = {(one.asset, one.property): one.value for one in free}
        rules = await followed(tx, places, calendar, now, held, clocks=False)
        for place in held.keys() & rules.keys():
            claims[place] = [*claims.get(place, ()), rules[place].stored(place[0])]
    return defaultdict(list, claims)


def _ranks_before(held: Sequence[StoredClaim], now: datetime) -> bool:
    return any(claim.level <= PROGRAMME_LEVEL for claim in ranked([one.claim for one in held], now))


def deciding(target: Target, held: Sequence[StoredClaim]) -> StoredClaim | None:
    """Whose claim, or which programme, the target's value is; None where nobody decides."""
    return next((one for one in held if (one.claim.id or None) == target.claim), None)


def settle(target: Target, capability: Capability, held: Sequence[StoredClaim], now: datetime, *, placed: bool) -> bool:
    """Set what `target` should be; whether that is something else than before.

    Whoever waited for the target's lock may be a moment behind the claims placed meanwhile: those count already.
    """
    claims = [one.claim for one in held]
    now = max((now, *(claim.placed_at for claim in claims)))
    won = winner(capability, claims, now)
    target.next_change_at = next_change_at(claims, now)
    value = won.claim.value if won.claim else None
    level, claim = (won.claim.level, won.claim.id or None) if won.claim else (None, None)
    programme = programme_of(won.claim) if won.claim else None
    target.due_at = now
    if won.opposed:
        return _hold(target, "opposed claims: " + ", ".join(one.holder for one in won.opposed), now)
    told = (target.value, target.level, target.claim, target.programme)
    if (value, level, claim, programme) == told and not placed:
        return False
    if value != target.value:
        recovery: Recovery = "auto" if placed else capability.on_release
        target.status, target.detail = recovery_status(recovery), "" if recovery == "auto" else "released"
        target.since, target.failures, target.rejected, target.retry_at = now, 0, "", None
    elif placed and target.status in ("ask", "held", "refused"):
        target.status, target.detail, target.since = "pending", "", now
        target.failures, target.rejected, target.retry_at = 0, "", None
    target.value, target.level, target.claim, target.programme = value, level, claim, programme
    return True


def recovery_status(recovery: Recovery) -> TargetStatus:
    """The status of a property whose value changed by itself: only `auto` is sent without a person."""
    statuses: dict[Recovery, TargetStatus] = {"auto": "pending", "ask": "ask", "hold": "held"}
    return statuses[recovery]


def _hold(target: Target, detail: str, now: datetime) -> bool:
    if (target.status, target.detail) == ("held", detail):
        return False
    target.status, target.detail, target.since = "held", detail, now
    return True
