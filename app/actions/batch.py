"""A batch of field messages on its way into storage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.actions.ingest_ports import KeptRow, LockedAsset, Tally
from app.actions.judge_alarms import Seen
from app.domain.reports import Ack, Event, Message, Presence, Report


@dataclass(slots=True)
class Batch:
    """A batch on its way through the steps of `store_batch`."""

    messages: Sequence[Message]
    now: datetime
    assets: dict[str, LockedAsset] = field(default_factory=dict)
    reports: list[tuple[LockedAsset, Report, str]] = field(default_factory=list)
    events: list[tuple[LockedAsset, Event, str]] = field(default_factory=list)
    presences: list[tuple[str, Presence]] = field(default_factory=list)
    acks: list[tuple[LockedAsset, Ack, Message]] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    kept: list[KeptRow] = field(default_factory=list)
    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    sampled: int = 0
    due: set[int] = field(default_factory=set)
    told: dict[int, dict[str, Any]] = field(default_factory=dict)
    watched: list[Seen] = field(default_factory=list)
    happened: list[tuple[LockedAsset, Event]] = field(default_factory=list)
