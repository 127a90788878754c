"""Legal hold: what an authority asks to be kept is kept beyond its term, until the hold is lifted."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from app.actions.errors import InvalidRequest, NotFound
from app.actions.governance_ports import Document, Hold
from app.actions.ports import Clock, Database
from app.domain.audit import Act
from app.domain.retention.categories import Category

NEEDS_ASSETS = frozenset({Category.READINGS, Category.POSITIONS, Category.ROLLUPS})
"""Of these a hold names the equipment: the whole city's would be copied aside row by row."""


async def place_hold(database: Database, hold: Hold, clock: Clock) -> Document:
    """`hold` as stored under a new id. What it names and is past its term is set aside when the rest is deleted. Raises
    `InvalidRequest`.
    """
    hold = replace(hold, id=uuid4().hex, placed_at=clock.now())
    async with database.begin() as tx:
        told = {
            "categories": sorted(hold.categories),
            "assets": sorted(hold.assets),
            "from": hold.since.isoformat(),
            "to": hold.until.isoformat(),
            "authority": hold.authority,
            "reference": hold.reference,
        }
        tx.audit.tell(Act("hold.place", "hold", hold.id, hold.reason, told))
        if hold.since >= hold.until:
            raise InvalidRequest("a hold ends after it begins")
        if not hold.assets and (wide := sorted(hold.categories & NEEDS_ASSETS)):
            raise InvalidRequest(f"a hold on {', '.join(wide)} names its assets")
        known = await tx.registry.existing("asset", sorted(hold.assets))
        if unknown := sorted(hold.assets - known):
            raise InvalidRequest(f"no asset {unknown[0]!r:.80}")
        return await tx.governance.place_hold(hold)


async def lift_hold(database: Database, hold: str, by: str, why: str, clock: Clock) -> Document:
    """The hold as it ends; what was set aside for it, all past its term, goes with it and is certified. Raises
    `NotFound` where none stands.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(Act("hold.lift", "hold", hold, why))
        lifted = await tx.governance.lift_hold(hold, by, why, clock.now())
        if lifted is None:
            raise NotFound(f"no legal hold {hold!r:.80} stands")
        act.details |= {"deleted_rows": await tx.governance.drop_held(hold, lifted["reference"])}
        return lifted
