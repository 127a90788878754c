"""What a change of the registry brings with it: documents journalled, zones found again, power told to lamps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.actions.ports import Database, Transaction
from app.domain.journal import Entry

CHUNK = 2000


async def journal_assets(tx: Transaction, ids: Sequence[str]) -> None:
    """Journal the registry documents of assets that changed in this transaction."""
    for document in await tx.registry.documents(ids) if ids else ():
        tx.record(Entry("registry", "asset", document["id"], document))


async def energise_fed(tx: Transaction, ids: Sequence[str], now: datetime) -> None:
    """Tell what the assets `ids` feed whether it is powered, as their live state stands."""
    circuits = [
        (asset.key, port, on)
        for asset in (await tx.ingest.lock(sorted(ids))).values()
        if asset.kind.energises
        for port, on in asset.kind.energises(asset.state.values).items()
    ]
    if circuits:
        await tx.ingest.set_energised(circuits, now)


async def relocate_assets(database: Database) -> int:
    """Put every asset in the zones as they now are, in chunks each journalled with its change; returns how many."""
    total = 0
    while True:
        async with database.begin() as tx:
            moved = await tx.registry.relocate(CHUNK)
            await journal_assets(tx, moved)
        total += len(moved)
        if len(moved) < CHUNK:
            return total
