"""Replace what people write of an asset, or delete it; only by who has read its current version."""

from __future__ import annotations

from collections.abc import Callable

from app.actions.attest_masks import require_attested
from app.actions.check_asset import check_asset
from app.actions.errors import HasHistory, InvalidRequest
from app.actions.expected import Expected, check_version
from app.actions.follow_up import energise_fed, journal_assets
from app.actions.ports import Clock, Database, Document, Transaction
from app.actions.within import not_permitted, require_place
from app.domain.audit import Act
from app.domain.journal import Entry
from app.domain.kinds import KINDS
from app.domain.permissions import Permission
from app.domain.registry import AssetDraft


async def change_asset(
    database: Database, asset: str, expected: Expected, change: Callable[[Document], AssetDraft], clock: Clock
) -> Document:
    """Replace an asset by what `change` makes of its current document; the document as stored.

    Raises `NotFound`, `VersionMismatch`, `InvalidRequest`, `MasksNotAttested` or `NotPermitted`. The kind does not
    change: live values, history and programmes would be read with the wrong fields.
    """
    async with database.begin() as tx:
        act = tx.audit.tell(Act("asset.replace", "asset", asset))
        current = await _locked(tx, asset, expected)
        draft = change(current)
        if draft.kind != current["kind"]:
            raise InvalidRequest(f"{asset!r} is a {current['kind']}: delete it and create a {draft.kind} instead")
        await check_asset(tx, draft)
        await require_attested(tx, draft, current["lifecycle"])
        await tx.editing.replace_asset(draft, KINDS[draft.kind].family, clock.now())
        await energise_fed(tx, [asset], clock.now())
        [document] = await tx.registry.documents([asset])
        require_own(tx, document)
        act.details |= {"version": document["version"]}
        tx.record(Entry("registry", "asset", asset, document))
    return document


async def delete_asset(database: Database, asset: str, expected: Expected) -> None:
    """Delete an asset entered by mistake; relations to it and programmes' assignments to it go, journalled.

    Raises `NotFound`, `VersionMismatch`, `NotPermitted`, or `HasHistory` for what was heard: its readings would be out
    of reach, and the record of public equipment is not undone by a key press.
    """
    async with database.begin() as tx:
        tx.audit.tell(Act("asset.delete", "asset", asset))
        await _locked(tx, asset, expected)
        if await tx.editing.has_history(asset):
            raise HasHistory(f"asset {asset!r} has a history: set its lifecycle to `retired`, which keeps it readable")
        for assignment in await tx.editing.delete_assignments(asset):
            tx.record(Entry("registry", "programme_assignment", assignment, {"deleted": True}))
        holders = await tx.editing.delete_asset(asset)
        tx.record(Entry("registry", "asset", asset, {"deleted": True}))
        await journal_assets(tx, holders)


def require_own(tx: Transaction, document: Document) -> None:
    """Raises `NotPermitted` for an asset that does not lie where its writer configures."""
    if not tx.reach(Permission.CONFIGURE).covers(document["family"], document["zones"]):
        raise not_permitted(Permission.CONFIGURE)


async def _locked(tx: Transaction, asset: str, expected: Expected) -> Document:
    current = await tx.editing.lock_asset(asset)
    if current is not None:
        require_place(tx, Permission.CONFIGURE, (current["family"], current["zones"]), f"asset {asset!r}")
    return check_version(f"asset {asset!r}", current, expected)
