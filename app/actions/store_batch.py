"""Store one batch of field messages: one transaction, exactly once, no transition lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from app.actions.batch import Batch
from app.actions.drop_duplicates import drop_duplicates
from app.actions.evidence import Verdict, channel_of, evidence
from app.actions.find_devices import find_devices, keep_known_values, named
from app.actions.ingest_ports import KeptRow, LockedAsset
from app.actions.judge_alarms import judge_alarms
from app.actions.note_acks import note_acks
from app.actions.ports import Database, Transaction
from app.actions.refuse_analytics import refuse_analytics
from app.domain.fold import Folded, fold
from app.domain.free_values import check_free
from app.domain.journal import Entry
from app.domain.kinds.fields import InvalidValue
from app.domain.kinds.kind import POSITION
from app.domain.reports import Ack, Content, Event, Kept, Message, Presence, Report, is_plausible, native_topic
from app.domain.unlawful import unlawful

SAMPLE_ROWS = 1000
POSITION_NAMES = frozenset(field.name for field in POSITION)
DELAYED_AFTER = timedelta(minutes=1)


async def store_batch(database: Database, messages: Sequence[Message], worker: str, now: datetime) -> Batch:
    """Store `messages` in order of arrival; on return they are committed and may be acknowledged.

    Raises `Conflict` (try again) or `StorageUnavailable` (try later); nothing is stored then.
    """
    batch = Batch(messages, now)
    async with database.begin() as tx:
        await store_messages(tx, batch)
        await tx.ingest.count(now, worker, batch.tallies)
    return batch


async def store_messages(tx: Transaction, batch: Batch) -> None:
    """Every step but the ledger, which the caller counts from `batch.tallies` in the same transaction."""
    devices = await find_devices(tx, batch.messages)
    await lock_assets(tx, batch)
    keep_known_values(devices, batch.assets)
    await refuse_analytics(tx, batch.messages)
    sort_contents(batch, await tx.ingest.systems())
    await drop_duplicates(tx, batch)
    await fold_states(tx, batch)
    await store_events(tx, batch)
    await judge_alarms(tx, batch.watched, batch.happened, batch.now)
    await store_acks(tx, batch)
    await note_presence(tx, batch)
    await wake_controller(tx, batch)
    await tx.ingest.keep(batch.kept)


async def lock_assets(tx: Transaction, batch: Batch) -> None:
    """Lock the live state of every asset named, in key order, so that workers cannot deadlock."""
    ids = sorted({message.asset for message in batch.messages if message.asset})
    batch.assets = await tx.ingest.lock(ids) if ids else {}


def sort_contents(batch: Batch, systems: Iterable[str]) -> None:
    """Give each part of each message its way: accepted, rejected with a reason, or unknown."""
    for message in batch.messages:
        for kept in message.kept:
            _keep(batch, message, kept)
        for content in message.contents:
            refusal = _refusal(batch, message, content, systems)
            if refusal:
                _keep(batch, message, evidence(message, content, refusal), channel_of(content))


def _refusal(batch: Batch, message: Message, content: Content, systems: Iterable[str]) -> Verdict | None:
    if message.system not in systems:
        return "unknown", "unknown_system", f"no field system {message.system!r}: add it with `poste system add`"
    if isinstance(content, Presence):
        batch.presences.append((message.system, content))
        return None
    asset = batch.assets.get(message.asset)
    if asset is None:
        return "unknown", "unknown_asset", f"no asset {named(message)}: adopt it from the inbox"
    if asset.system is None:
        return (
            "rejected",
            "foreign_asset",
            f"asset {asset.id!r} has no field system: set its `system` to {message.system!r}",
        )
    if asset.system != message.system:
        return "rejected", "foreign_asset", f"asset {asset.id!r} belongs to {asset.system!r}, not {message.system!r}"
    if asset.lifecycle == "retired":
        return "rejected", "retired_asset", f"asset {asset.id!r} is retired"
    try:
        return _accept(batch, asset, content, message)
    except InvalidValue as error:
        return "rejected", "invalid_value", str(error)


def _accept(batch: Batch, asset: LockedAsset, content: Content, message: Message) -> Verdict | None:
    """Raises `InvalidValue`."""
    system = message.system
    if isinstance(content, Report):
        unexpected = asset.kind.check_report(content.values)
        if unexpected and (refused := _unlawful(asset, {name: content.values[name] for name in unexpected})):
            return refused
        batch.tallies[system].unexpected_fields += len(unexpected)
        _hide_position(batch, asset, content)
        batch.reports.append((asset, content, system))
    elif isinstance(content, Event):
        if refused := _unlawful(asset, content.data, content.name):
            return refused
        batch.events.append((asset, content, system))
    elif isinstance(content, Ack):
        batch.acks.append((asset, content, message))
    return None


def _unlawful(asset: LockedAsset, told: Mapping[str, Any], event: str = "") -> Verdict | None:
    """What it may not tell of people. Raises `InvalidValue`."""
    check_free(told)
    found = unlawful(asset.kind, msgspec.json.encode(told), event)
    return ("rejected", found.reason, found.detail) if found else None


def _hide_position(batch: Batch, asset: LockedAsset, report: Report) -> None:
    """A vehicle off duty has no position: it is dropped before anything is stored."""
    if asset.kind.hides_position is None:
        return
    told = batch.told.setdefault(asset.key, dict(asset.state.values))
    told.update(report.values)
    if asset.kind.hides_position(told):
        report.values = {name: value for name, value in report.values.items() if name not in POSITION_NAMES}


async def fold_states(tx: Transaction, batch: Batch) -> None:
    """Fold each asset's reports, write readings and states, journal what changed."""
    by_asset: dict[int, tuple[LockedAsset, list[Report]]] = {}
    for asset, report, _ in batch.reports:
        by_asset.setdefault(asset.key, (asset, []))[1].append(report)
    touched = [asset for asset, _ in by_asset.values()]
    before = {asset.key: (asset.state.comm_status, asset.state.health, asset.state.expected) for asset in touched}
    energised: list[tuple[int, str, bool]] = []
    for asset, reports in by_asset.values():
        folded = fold(asset.kind, asset.state, reports, batch.now)
        _journal(tx, batch, asset, folded)
        if folded.transitions:
            batch.moved.add(asset.key)
        if folded.watched:
            batch.watched.append((asset, folded.watched))
        if asset.kind.energises and any("circuits" in item.values for item in folded.transitions):
            energised += [(asset.key, port, on) for port, on in asset.kind.energises(asset.state.values).items()]
    if touched:
        await tx.ingest.add_readings([(asset.key, report) for asset, report, _ in batch.reports])
        tx.ingest.write_states(touched)
    changed = [
        asset
        for asset in touched
        if before[asset.key] != (asset.state.comm_status, asset.state.health, asset.state.expected)
    ]
    if changed:
        tx.ingest.write_statuses(changed, batch.now)
    if energised:
        await tx.ingest.set_energised(energised, batch.now)


def _journal(tx: Transaction, batch: Batch, asset: LockedAsset, folded: Folded) -> None:
    for item in folded.transitions:
        tx.record(Entry("state", "asset", asset.id, {"at": item.at, "values": item.values}))
    if folded.sample and batch.sampled >= SAMPLE_ROWS:
        asset.state.memory.due = list(folded.sample.values)
        folded.sample = None
    if asset.state.memory.due:
        batch.due.add(asset.key)
    if folded.sample is None:
        return
    batch.sampled += 1
    body = {"at": folded.sample.at, "values": folded.sample.values}
    tx.record(Entry("sample", "asset", asset.id, body, "sample"))


async def store_events(tx: Transaction, batch: Batch) -> None:
    """Events always raise, once each, marked delayed when over a minute old."""
    for _, event, _ in batch.events:
        believable = event.reported_at is not None and is_plausible(event.reported_at, event.received_at)
        event.measured_at = event.reported_at if believable and event.reported_at else event.received_at
    new = await tx.ingest.add_events([(asset.key, event) for asset, event, _ in batch.events]) if batch.events else ()
    for index, (asset, event, system) in enumerate(batch.events):
        if index not in new:
            batch.tallies[system].duplicate += 1
            continue
        batch.tallies[system].stored += 1
        batch.happened.append((asset, event))
        delayed = batch.now - event.measured_at > DELAYED_AFTER
        body = {"at": event.measured_at, "event": event.name, "data": event.data, "delayed": delayed}
        tx.record(Entry("event", "asset", asset.id, body))


async def store_acks(tx: Transaction, batch: Batch) -> None:
    """Devices' answers to commands; one to a command that was never sent is kept as rejected."""
    if not batch.acks:
        return
    steps = await note_acks(tx, [(asset, ack) for asset, ack, _ in batch.acks], batch.now)
    for index, (asset, ack, message) in enumerate(batch.acks):
        if index not in steps:
            _keep(batch, message, evidence(message, ack, _never_sent(ack)), "ack")
        elif steps[index] is None:
            batch.tallies[message.system].duplicate += 1
        else:
            batch.tallies[message.system].stored += 1
            batch.moved.add(asset.key)


def _never_sent(ack: Ack) -> Verdict:
    return "rejected", "unknown_command", f"no command {ack.command_id!r:.80} was sent to this asset"


async def wake_controller(tx: Transaction, batch: Batch) -> None:
    """Have the controller look at what is claimed of equipment that changed or answered."""
    if batch.moved and (claimed := await tx.control.claimed(assets=sorted(batch.moved))):
        await tx.control.wake(claimed)


async def note_presence(tx: Transaction, batch: Batch) -> None:
    """A system's status, in order of arrival: a last will was written before the session it ends."""
    for system, presence in batch.presences:
        batch.tallies[system].stored += 1
        if await tx.ingest.set_presence(system, presence):
            body = {"status": presence.status, "at": presence.received_at}
            tx.record(Entry("status", "system", system, body))
            await tx.control.wake(await tx.control.claimed(system=system))


def _keep(batch: Batch, message: Message, kept: Kept, channel: str | None = None) -> None:
    tally = batch.tallies[message.system]
    if kept.outcome == "unknown":
        tally.unknown += 1
    else:
        tally.rejected += 1
    if message.device is not None:
        batch.kept.append(KeptRow(message.received_at, message.topic, message.system, message.device.id, kept))
        return
    topic = native_topic(message.system, message.asset, channel) if channel else message.topic
    batch.kept.append(KeptRow(message.received_at, topic, message.system, message.asset, kept))
