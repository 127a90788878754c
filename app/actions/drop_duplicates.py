"""Drop the reports of a batch that are stored already, or that it holds twice."""

from __future__ import annotations

from datetime import datetime

import msgspec

from app.actions.batch import Batch
from app.actions.ports import Transaction
from app.domain.fold import is_news
from app.domain.reports import Report


async def drop_duplicates(tx: Transaction, batch: Batch) -> None:
    """Identity, not DUP: a report strictly newer than its asset's newest is new, any other is looked up."""
    seen: dict[tuple[int, datetime], list[Report]] = {}
    suspects: list[int] = []
    repeated: set[int] = set()
    for index, (asset, report, _) in enumerate(batch.reports):
        if report.reported_at is None:
            continue
        others = seen.setdefault((asset.key, report.reported_at), [])
        if any(_says_the_same(report, other) for other in others):
            repeated.add(index)
        elif not is_news(asset.state, report):
            suspects.append(index)
        others.append(report)
    if suspects:
        rows = [(batch.reports[index][0].key, batch.reports[index][1]) for index in suspects]
        repeated |= {suspects[position] for position in await tx.ingest.already_stored(rows)}
    for index, (_, _, system) in enumerate(batch.reports):
        if index in repeated:
            batch.tallies[system].duplicate += 1
        else:
            batch.tallies[system].stored += 1
    if repeated:
        batch.reports = [row for index, row in enumerate(batch.reports) if index not in repeated]


def _says_the_same(one: Report, other: Report) -> bool:
    """Whether two reports of one asset at one instant are one; JSON tells true from 1."""
    encode = msgspec.json.encode
    return one.seq == other.seq and encode(one.values, order="sorted") == encode(other.values, order="sorted")
