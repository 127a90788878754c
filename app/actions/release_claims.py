"""Let go of claims, or hold them longer; what shows through next is worked out in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.actions.city_calendar import CityCalendar
from app.actions.control_ports import StoredClaim
from app.actions.errors import InvalidRequest, NotFound
from app.actions.ports import Clock, Database, Transaction
from app.actions.retarget import retarget
from app.actions.within import require_assets
from app.domain.audit import Act
from app.domain.claims import longest_expiry
from app.domain.permissions import to_command


async def release_claim(
    database: Database, claim: int, person: str, reason: str, clock: Clock, city: CityCalendar
) -> None:
    """Raises `NotFound` for a claim that does not stand, `NotPermitted` for one they could not place."""
    async with database.begin() as tx:
        tx.audit.tell(Act("claim.release", "claim", str(claim), reason))
        what = f"claim {claim}"
        found = _standing(await tx.control.claims_where(ids=[claim]), what)
        await _require(tx, found, what)
        await _release(tx, found, person, reason, clock.now(), city)


async def release_request(
    database: Database, request: str, person: str, reason: str, clock: Clock, city: CityCalendar
) -> int:
    """Release every claim that a request placed and that still stands; how many. Raises `NotFound` for none,
    `NotPermitted`.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(Act("claim.release", "request", request, reason))
        what = f"claim of request {request!r}"
        found = _standing(await tx.control.claims_where(request=request), what)
        await _require(tx, found, what)
        await _release(tx, found, person, reason, clock.now(), city)
        act.details |= {"claims": [one.claim.id for one in found]}
    return len(found)


async def extend_claim(
    database: Database, claim: int, expires_at: datetime, person: str, clock: Clock, city: CityCalendar
) -> None:
    """Hold a claim until `expires_at`. Raises `NotFound`, `NotPermitted`, or `InvalidRequest` for a time its level does
    not allow.
    """
    now = clock.now()
    async with database.begin() as tx:
        tx.audit.tell(Act("claim.extend", "claim", str(claim), details={"expires_at": expires_at}))
        what = f"claim {claim}"
        [stored] = _standing(await tx.control.claims_where(ids=[claim]), what)
        await _require(tx, [stored], what)
        if expires_at <= now:
            raise InvalidRequest(f"it would end at {expires_at.isoformat()}, which is over: release it instead")
        longest = longest_expiry(stored.claim.level, now)
        if longest is not None and expires_at > longest:
            raise InvalidRequest(
                f"level {stored.claim.level} is held until {longest.isoformat()} at the latest: extend it again then"
            )
        targets = await tx.control.lock_targets([(stored.asset, stored.property, stored.capability)], now)
        await tx.control.extend(claim, expires_at, person, now)
        await retarget(tx, targets, await tx.control.equipment([stored.asset], now), city, now, placed=True)
        await tx.control.wake()


def _standing(found: Sequence[StoredClaim], what: str) -> Sequence[StoredClaim]:
    if not found:
        raise NotFound(f"no {what} stands: it was released, has expired or was replaced")
    return found


async def _require(tx: Transaction, found: Sequence[StoredClaim], what: str) -> None:
    """A claim is let go of, or held longer, by who may claim there at its level."""
    for permission in {to_command(one.claim.level) for one in found}:
        theirs = [one.asset for one in found if to_command(one.claim.level) is permission]
        await require_assets(tx, permission, theirs, what)


async def _release(
    tx: Transaction, found: Sequence[StoredClaim], person: str, reason: str, now: datetime, city: CityCalendar
) -> None:
    properties = sorted({(one.asset, one.property, one.capability) for one in found})
    targets = await tx.control.lock_targets(properties, now)
    await tx.control.release([one.claim.id for one in found], now, person, reason)
    equipment = await tx.control.equipment(sorted({asset for asset, _, _ in properties}), now)
    await retarget(tx, targets, equipment, city, now, placed=False)
    await tx.control.wake()
