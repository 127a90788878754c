"""Judge the alarms of assets whose watched values were told, and raise what events tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.actions.ingest_ports import LockedAsset
from app.actions.ports import Transaction
from app.actions.write_alarms import CHANGES_AT_ONCE, Change, write_changes
from app.domain.alarms.judge import Verdict, judge, ripen
from app.domain.alarms.memory import Remembered, next_due
from app.domain.alarms.override import Override, overridden
from app.domain.fold import Transition, watched_values
from app.domain.kinds.alarm import Definition
from app.domain.kinds.trigger import Rate, Stuck, Within
from app.domain.reports import Event

Seen = tuple[LockedAsset, Sequence[Transition]]
"""An asset and its watched values, each time one of them was told, in measured order."""


async def judge_alarms(
    tx: Transaction, seen: Sequence[Seen], events: Sequence[tuple[LockedAsset, Event]], now: datetime
) -> None:
    """Raise and clear alarms of locked assets. What is pending stays in their memory, written with their state.

    Past a thousand changes, assets are left to the sweep, which judges them as they then stand.
    """
    events = [(asset, event) for asset, event in events if event.name in asset.kind.alarmed_events]
    if not seen and not events:
        return
    keys = {asset.key for asset, _ in (*seen, *events)}
    overrides = await tx.alarms.overrides(sorted(keys))
    changes = [change for item in events for change in _happened(*item, overrides.get(item[0].key, ()))]
    due: dict[int, datetime | None] = {}
    for asset, watched in seen:
        if len(changes) >= CHANGES_AT_ONCE:
            due[asset.key] = now
            continue
        before = next_due(asset.state.memory.alarms)
        changes += _judged(asset, watched, overrides.get(asset.key, ()), now)
        if (after := next_due(asset.state.memory.alarms)) != before:
            due[asset.key] = after
    if due:
        await tx.alarms.set_due(due)
    await write_changes(tx, changes, now)


async def judge_due(tx: Transaction, assets: Sequence[LockedAsset], now: datetime) -> bool:
    """Decide what is due of locked assets, looking at them as they stand; their states are written.

    Whether all were judged: past a thousand changes the others stay due.
    """
    overrides = await tx.alarms.overrides([asset.key for asset in assets])
    changes: list[Change] = []
    judged: list[LockedAsset] = []
    for asset in assets:
        if len(changes) < CHANGES_AT_ONCE:
            changes += _ripe(asset, overrides.get(asset.key, ()), now)
            judged.append(asset)
    await tx.alarms.set_due({asset.key: next_due(asset.state.memory.alarms) for asset in judged})
    tx.ingest.write_states(judged)
    await write_changes(tx, changes, now)
    return len(judged) == len(assets)


def _judged(
    asset: LockedAsset, watched: Sequence[Transition], overrides: Sequence[Override], now: datetime
) -> Iterator[Change]:
    for definition, memory in _definitions(asset, overrides):
        if not definition.enabled:
            yield from _switched_off(asset, definition, memory, now)
            continue
        for item in watched:
            if verdict := judge(definition, memory, item.values, item.at, now):
                yield _change(asset, definition, verdict, item.values)
        _keep(asset, definition, memory)


def _ripe(asset: LockedAsset, overrides: Sequence[Override], now: datetime) -> Iterator[Change]:
    values = watched_values(asset.kind, asset.state)
    for stranger in asset.state.memory.alarms.keys() - asset.kind.alarms_by_name.keys():
        del asset.state.memory.alarms[stranger]
    for definition, memory in _definitions(asset, overrides):
        if not definition.enabled:
            yield from _switched_off(asset, definition, memory, now)
            continue
        told_only = isinstance(definition.trigger, Rate | Stuck)
        verdict = ripen(memory, now) or (None if told_only else judge(definition, memory, values, now, now))
        if verdict:
            yield _change(asset, definition, verdict, values)
        _keep(asset, definition, memory)


def _definitions(asset: LockedAsset, overrides: Sequence[Override]) -> Iterator[tuple[Definition, Remembered]]:
    """Those judged by values, as they apply, each with what is remembered of it."""
    memories = asset.state.memory.alarms
    for definition in asset.kind.alarms:
        if definition.reads:
            told = overridden(definition, overrides) if overrides else definition
            yield told, memories.get(definition.name) or Remembered()


def _switched_off(asset: LockedAsset, definition: Definition, memory: Remembered, now: datetime) -> Iterator[Change]:
    """What stood of it is cleared and forgotten."""
    asset.state.memory.alarms.pop(definition.name, None)
    if memory.on:
        yield Change(asset, definition, on=False, since=now)


def _happened(asset: LockedAsset, event: Event, overrides: Sequence[Override]) -> Iterator[Change]:
    definition = overridden(asset.kind.alarmed_events[event.name], overrides)
    if definition.enabled:
        yield Change(
            asset,
            definition,
            on=True,
            since=event.measured_at,
            detail=event.name,
            value=event.data or None,
            momentary=True,
        )


def _change(asset: LockedAsset, definition: Definition, verdict: Verdict, values: Mapping[str, Any]) -> Change:
    trigger = definition.trigger
    told = {name: values.get(name) for name in sorted(definition.reads)}
    value = next(iter(told.values())) if len(told) == 1 else told
    ports = trigger.ports(values) or None if isinstance(trigger, Within) else None
    detail = ", ".join(ports) if ports else ", ".join(f"{name} = {_shown(told[name])}" for name in told)
    return Change(
        asset,
        definition,
        on=verdict.on,
        since=verdict.since,
        detail=detail[:500],
        value=value,
        ports=ports,
        chattering=verdict.chattering,
    )


def _shown(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else f"{value!s:.80}"


def _keep(asset: LockedAsset, definition: Definition, memory: Remembered) -> None:
    alarms = asset.state.memory.alarms
    if not memory.is_blank:
        alarms[definition.name] = memory
    else:
        alarms.pop(definition.name, None)
