"""Adopt an unknown asset from the inbox: create it, then give its kept messages the way they missed."""

from __future__ import annotations

from dataclasses import replace

from app.actions.create_asset import add_asset
from app.actions.dialects import Dialects, prepare
from app.actions.errors import InvalidRequest
from app.actions.ingest_ports import Tally
from app.actions.ports import Clock, Database, Document, Selection
from app.actions.replay_kept import CHUNK, replay_chunk, replay_kept
from app.domain.audit import Act
from app.domain.registry import AssetDraft


async def adopt_asset(
    database: Database, draft: AssetDraft, heard_as: str, dialects: Dialects, clock: Clock
) -> tuple[Document, Tally]:
    """Create `draft` and replay what was kept of it under `heard_as`: its own id, or its device's in its system.

    The document as stored, and what came of the messages. The asset and its first 1,000 messages are one
    transaction. Raises `InvalidRequest` or `AlreadyExists`.
    """
    selection = Selection("unknown", draft.system, heard_as)
    total = Tally()
    await prepare(database, dialects)
    async with database.begin() as tx:
        told = {"kind": draft.kind, "system": draft.system, "heard_as": heard_as}
        tx.audit.tell(Act("asset.adopt", "asset", draft.id, details=told))
        reading = dialects.reading(await tx.routing.foreign_systems())
        draft = _known_as(draft, heard_as, reading.external_id(draft.system or ""))
        document = await add_asset(tx, draft, clock.now())
        until = await tx.editing.newest_kept()
        taken = await replay_chunk(tx, selection, until, reading.read, clock.now(), total)
    if taken == CHUNK:
        rest = await replay_kept(database, selection, dialects, clock)
        for outcome in ("stored", "duplicate", "rejected", "unknown"):
            setattr(total, outcome, getattr(total, outcome) + getattr(rest, outcome))
    return document, total


def _known_as(draft: AssetDraft, heard_as: str, external_id: str | None) -> AssetDraft:
    if external_id is not None:
        return replace(draft, external_ids={**draft.external_ids, external_id: heard_as})
    if draft.id != heard_as:
        raise InvalidRequest(f"the topic names {heard_as!r}: a native system's asset has that id")
    return draft
