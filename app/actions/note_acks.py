"""Devices' answers to commands, noted in the batch that brought them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.actions.command_ports import Underway
from app.actions.ingest_ports import LockedAsset
from app.actions.ports import Transaction
from app.actions.told import command_entry
from app.domain.reports import Ack


async def note_acks(
    tx: Transaction, acks: Sequence[tuple[LockedAsset, Ack]], now: datetime
) -> dict[int, Underway | None]:
    """Take each answer's step and journal it; by index, the command as it is now, or None for an answer already known.

    Indexes of commands that were never sent to that asset are missing.
    """
    rows = [(ack.command_id, asset.key, ack.result, ack.detail[:500]) for asset, ack in acks]
    steps = await tx.commands.acknowledge(rows, now)
    for index in sorted(steps):
        underway = steps[index]
        if underway is not None:
            tx.record(command_entry(acks[index][0].id, underway))
    return steps
