"""A person decides what the reconciler may not: a property that asks, is held, or was refused goes on."""

from __future__ import annotations

from app.actions.errors import NotFound, NotNow
from app.actions.judge_request import require_origin
from app.actions.ports import Clock, Database
from app.actions.retarget import claims_of, deciding
from app.actions.told import target_entry
from app.actions.within import require_assets
from app.domain.audit import Act
from app.domain.origins import Origin
from app.domain.permissions import Permission

DECIDED = ("ask", "held", "refused", "discrepancy")


async def proceed(database: Database, asset: int, name: str, person: str, origin: Origin, clock: Clock) -> None:
    """Have the target of an asset's property sent now. Raises `NotFound`, `NotPermitted` (also where it takes a
    person), or `NotNow` where nothing waits for one.

    Interlocks, lockouts and freezes stop it as they stop any command.
    """
    now = clock.now()
    async with database.begin() as tx:
        equipment = await tx.control.equipment([asset], now)
        tx.audit.tell(Act("target.proceed", "target", f"{equipment[asset].id}/{name}"))
        await require_assets(tx, Permission.COMMAND, [asset], f"asset {equipment[asset].id!r}")
        require_origin(origin, equipment.values())
        targets = await tx.control.lock_due([(asset, name)])
        if not targets:
            raise NotFound(f"{name!r} is not claimed on this asset")
        [target] = targets
        if target.status not in DECIDED:
            raise NotNow(f"{name!r} is {target.status}: nothing waits for a decision")
        target.status, target.detail, target.since = "pending", f"sent by {person}", now
        target.failures, target.rejected, target.retry_at, target.due_at = 0, "", None, now
        held = (await claims_of(tx, targets))[asset, name]
        won = deciding(target, held)
        tx.record(target_entry(equipment[asset].id, target, won))
        await tx.control.write_targets(targets)
        await tx.control.wake()
