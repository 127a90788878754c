"""Add one asset to the registry."""

from __future__ import annotations

from datetime import datetime

from app.actions.attest_masks import require_attested
from app.actions.change_asset import require_own
from app.actions.check_asset import check_asset
from app.actions.errors import AlreadyExists
from app.actions.ports import Clock, Database, Document, Transaction
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.kinds import KINDS
from app.domain.registry import AssetDraft


async def create_asset(database: Database, draft: AssetDraft, clock: Clock) -> Document:
    """The document as stored. Raises `InvalidRequest`, `MasksNotAttested`, `AlreadyExists` or `NotPermitted`."""
    async with database.begin() as tx:
        tx.audit.tell(Act("asset.create", "asset", draft.id, details={"kind": draft.kind}))
        return await add_asset(tx, draft, clock.now())


async def add_asset(tx: Transaction, draft: AssetDraft, now: datetime) -> Document:
    """The same inside a transaction."""
    await check_asset(tx, draft)
    await require_attested(tx, draft, None)
    if not await tx.editing.insert_asset(draft, KINDS[draft.kind].family, now):
        raise AlreadyExists(f"there is already an asset {draft.id!r}")
    [document] = await tx.registry.documents([draft.id])
    require_own(tx, document)
    tx.record(Entry("registry", "asset", draft.id, document))
    return document
