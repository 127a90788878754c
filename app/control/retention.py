"""What is past its term goes, category by category; what went is certified."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from app.actions.certify_deletions import certify_deletions
from app.control.anchor_key import anchor_key
from app.domain.retention.categories import Category, Terms
from app.settings import Settings
from app.storage import deletion, partitions, snapshots, upkeep
from app.storage.database import Database

log = logging.getLogger("poste.timers")

_IN_PORTIONS = (
    Category.READINGS,
    Category.POSITIONS,
    Category.ROLLUPS,
    Category.JOURNAL,
    Category.INBOX,
    Category.REQUESTS,
)


async def delete_past_terms(database: Database, terms: Terms, now: datetime) -> None:
    """Partitions whole, the rest in portions, each in a transaction of its own that notes what it deletes."""
    await _drop(database, deletion.READING, _before(terms, Category.READINGS, now))
    await _drop(database, deletion.CHANGE, _before(terms, Category.JOURNAL, now))
    for category in _IN_PORTIONS:
        more = terms.of(category) > 0
        while more:
            async with database.begin() as tx:
                more = await upkeep.delete_past(tx.raw, category, _before(terms, category, now))


async def certify(settings: Settings, database: Database, now: datetime) -> int:
    """Certificates of what was deleted, signed with the installation's key; how many."""
    key = await asyncio.to_thread(anchor_key, settings.data_dir)
    return await certify_deletions(database, key, now)


async def _drop(database: Database, source: deletion.Source, before: datetime) -> None:
    async with database.begin() as tx:
        old = await partitions.droppable(tx.raw, source.table, before)
    for name in old:
        async with database.begin() as tx:
            if not await partitions.may_go(tx.raw, name):
                log.warning("partition not dropped: no snapshot or roll-up is made of it", extra={"table": name})
                return
            await deletion.note_partition(tx.raw, source, name)
            if source is deletion.CHANGE:
                await snapshots.drop_with(tx.raw, name)
            await partitions.drop(tx.raw, name)
        log.info("partition dropped", extra={"table": name})


def _before(terms: Terms, category: Category, now: datetime) -> datetime:
    return now - timedelta(days=terms.of(category))
