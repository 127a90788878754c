"""Lock an asset out (consignation): nothing is sent to it until its holder lifts it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.actions.brake_ports import Lockout
from app.actions.errors import InvalidRequest, NotFound, NotNow, Refusal
from app.actions.judge_request import require_origin
from app.actions.ports import Clock, Database
from app.actions.within import require_assets
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.origins import Origin
from app.domain.permissions import Permission


class NotTheHolder(Refusal):
    """Only who locked it out lifts it: somebody's hands may be in it."""

    code = "not_the_holder"
    status = 403


@dataclass(frozen=True, slots=True, kw_only=True)
class Locking:
    """What is locked out by whom: `kind` is works_permit, electrical or other; `until` None: until lifted."""

    asset: int
    holder: str
    kind: str
    reference: str
    reason: str
    until: datetime | None


async def lock_out(database: Database, asked: Locking, person: str, clock: Clock) -> Mapping[str, Any]:
    """The lockout. Raises `InvalidRequest` for an end that is over, `NotFound` for an asset that is gone,
    `NotPermitted`.
    """
    now = clock.now()
    if asked.until is not None and asked.until <= now:
        raise InvalidRequest(f"a lockout until {asked.until.isoformat()} would be over already")
    async with database.begin() as tx:
        found = await tx.control.equipment([asked.asset], now)
        if not found:
            raise NotFound("the asset is gone")
        await require_assets(tx, Permission.LOCK_OUT, [asked.asset], f"asset {found[asked.asset].id!r}")
        lockout = Lockout(
            id=uuid.uuid4().hex,
            asset=found[asked.asset].id,
            key=asked.asset,
            holder=asked.holder,
            kind=asked.kind,
            reference=asked.reference,
            reason=asked.reason,
            since=now,
            until=asked.until,
            placed_by=person,
        )
        await tx.brakes.lock_out(lockout)
        told = {"holder": asked.holder, "kind": asked.kind, "reference": asked.reference, "until": asked.until}
        tx.audit.tell(Act("asset.lock_out", "asset", lockout.asset, asked.reason, told | {"lockout": lockout.id}))
        tx.record(Entry("lockout", "lockout", lockout.id, body_of(lockout)))
        await tx.control.wake([asked.asset])
    return body_of(lockout)


async def lift_lockout(database: Database, lockout: str, person: str, origin: Origin, clock: Clock) -> None:
    """By its holder only. Raises `NotFound`, `NotNow`, `NotTheHolder`; `NotPermitted` where it takes a person, since
    what waited behind it is sent.
    """
    now = clock.now()
    async with database.begin() as tx:
        tx.audit.tell(Act("asset.lift_lockout", "lockout", lockout))
        found = await tx.brakes.lockout(lockout)
        if found is None:
            raise NotFound(f"there is no lockout {lockout!r}")
        await require_assets(tx, Permission.LOCK_OUT, [found.key], f"lockout {lockout!r}")
        if found.lifted_at is not None:
            raise NotNow(f"it was lifted by {found.lifted_by}")
        if person != found.holder:
            raise NotTheHolder(f"{found.holder} holds it (reference {found.reference or 'none'}): only they lift it")
        require_origin(origin, (await tx.control.equipment([found.key], now)).values())
        await tx.brakes.lift_lockout(lockout, now, person)
        tx.record(Entry("lockout", "lockout", lockout, body_of(found) | {"lifted_at": now, "lifted_by": person}))
        await tx.control.wake([found.key])


def body_of(lockout: Lockout) -> dict[str, Any]:
    """As the journal and the API tell it."""
    return {
        "id": lockout.id,
        "asset": lockout.asset,
        "holder": lockout.holder,
        "kind": lockout.kind,
        "reference": lockout.reference,
        "reason": lockout.reason,
        "since": lockout.since,
        "until": lockout.until,
        "placed_by": lockout.placed_by,
        "lifted_at": lockout.lifted_at,
        "lifted_by": lockout.lifted_by,
    }
