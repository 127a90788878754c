"""What `/metrics` says of the whole installation: the ledger, the workers by their leases, the database."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from prometheus_client import Metric
from prometheus_client.registry import Collector

from app import __version__
from app.storage.leases import Lease
from app.storage.views.alarm_figures import AlarmGauges
from app.storage.views.operations import Operations

Samples = Iterable[tuple[dict[str, str], float]]

OUTCOMES = ("stored", "duplicate", "rejected", "unknown")
# What a worker tells of itself (app/ingest/figures.py), and what it is called here.
DISTRIBUTIONS = {
    "batch": ("poste_ingest_batch_messages", "Messages in a batch"),
    "read": ("poste_ingest_read_seconds", "Time to decode and validate a batch"),
    "store": ("poste_ingest_store_seconds", "Time of a batch's whole transaction"),
    "commit": ("poste_ingest_commit_seconds", "Time from the journal's counter to the end of COMMIT"),
}


class InstallationFigures(Collector):
    """Families made from one reading of the database; `facts` is None when it did not answer.

    `backup_at` is when the last backup ended, as far as this machine knows.
    """

    def __init__(self, facts: Operations | None, data_dir: Path, backup_at: datetime | None) -> None:
        self._facts = facts
        self._data_dir = data_dir
        self._backup_at = backup_at

    def collect(self) -> Iterator[Metric]:
        facts = self._facts
        yield _gauge("poste_database_up", "Whether the database answered", [({}, facts is not None)])
        place = next(path for path in [self._data_dir, *self._data_dir.absolute().parents] if path.exists())
        free = shutil.disk_usage(place).free
        yield _gauge("poste_disk_free_bytes", "Free space where the data directory is", [({}, free)])
        yield _time("poste_backup_timestamp_seconds", "When the last backup on this machine ended", self._backup_at)
        if facts:
            build = [({"version": __version__, "schema": facts.schema}, 1)]
            yield _gauge("poste_build_info", "Version of the program, revision of the schema", build)
            yield from _ledger(facts)
            yield from _journal(facts)
            yield from _registry(facts)
            yield from _notifications(facts)
            yield from _alarms(facts.alarms)
            yield from _leases(facts)
            for lease in facts.leases.values():
                if lease.until >= facts.now["at"] and "figures" in lease.detail:
                    yield from _worker(lease)


def _ledger(facts: Operations) -> Iterator[Metric]:
    yield _counter(
        "poste_messages",
        "Message parts in the ledger, by outcome; their sum is what was received",
        [({"system": row["system"], "outcome": name}, row[name]) for row in facts.ledger for name in OUTCOMES],
    )
    yield _counter(
        "poste_unexpected_fields",
        "Fields that a kind does not have: tolerated, kept in history",
        [({"system": row["system"]}, row["unexpected_fields"]) for row in facts.ledger],
    )
    kept = [({"outcome": outcome}, count) for outcome, count in facts.kept.items()]
    yield _gauge("poste_kept_messages", "Messages kept with their reason, in the inbox or refused", kept)


def _journal(facts: Operations) -> Iterator[Metric]:
    yield _counter("poste_journal_rows", "The journal's newest seq", [({}, facts.now["seq"])])
    yield _time("poste_journal_timestamp_seconds", "When the journal was last written", facts.now["journal_at"])
    yield _time("poste_snapshot_timestamp_seconds", "When the newest snapshot was taken", facts.now["snapshot_at"])
    yield _time("poste_rollup_timestamp_seconds", "Up to when readings are rolled up", facts.now["rolled_up_to"])
    ahead = [({"table": table}, count) for table, count in facts.partitions_ahead.items()]
    yield _gauge("poste_partitions_ahead", "Partitions that exist beyond the present one", ahead)
    yield _gauge("poste_database_bytes", "Size of the database on disk", [({}, facts.now["bytes"])])


def _registry(facts: Operations) -> Iterator[Metric]:
    assets = [({"comm_status": status}, count) for status, count in facts.assets.items()]
    yield _gauge("poste_assets", "Assets by communication status", assets)
    online = [({"system": name}, status == "online") for name, status in facts.systems.items()]
    yield _gauge("poste_system_online", "Whether a field system says it is online", online)


def _notifications(facts: Operations) -> Iterator[Metric]:
    told = facts.notifications
    queued = [({"receiver": name}, count) for name, count in told.queued.items()]
    yield _gauge("poste_notifications_queued", "Notifications that wait to be delivered", queued)
    oldest = "When the oldest notification that waits was queued"
    yield _time("poste_notifications_oldest_timestamp_seconds", oldest, told.oldest)
    yield _gauge("poste_notifications_dead", "Notifications given up, to be replayed", [({}, told.dead)])
    yield _gauge("poste_escalations_open", "Escalations that wait or call", [({}, told.escalating)])


def _alarms(told: AlarmGauges) -> Iterator[Metric]:
    counted = [({"priority": priority, "state": state}, count) for (priority, state), count in told.open.items()]
    yield _gauge("poste_alarms_open", "Alarms that are open, by priority and state", counted)
    yield _gauge("poste_alarms_stale", "Alarms that have stood for over 24 hours", [({}, told.stale)])
    yield _gauge("poste_alarms_chattering", "Open alarms that came three times in a minute", [({}, told.chattering)])
    yield _gauge("poste_alarms_recent", "Alarms that called someone in the last ten minutes", [({}, told.last_10_min)])
    yield _gauge("poste_alarm_flood", "Whether operators get more alarms than they can answer", [({}, told.flooding)])


def _leases(facts: Operations) -> Iterator[Metric]:
    held = [
        ({"lease": name, "holder": lease.holder}, lease.until >= facts.now["at"])
        for name, lease in facts.leases.items()
    ]
    yield _gauge("poste_lease_held", "Whether a worker holds the lease now; `holder` held it last", held)
    epochs = [({"lease": name}, lease.epoch) for name, lease in facts.leases.items()]
    yield _counter("poste_lease_changes", "How often the lease changed hands", epochs)


def _worker(lease: Lease) -> Iterator[Metric]:
    told, who = lease.detail, {"worker": lease.holder}
    connected = bool(told.get("connected_since"))
    gauges = {
        "poste_broker_connected": ("Whether the worker is connected to the broker", connected),
        "poste_ingest_waiting_messages": ("Messages received and not yet in a batch", told.get("waiting", 0)),
        "poste_ingest_backlog": (
            "Whether the worker is reading what waited for it",
            connected and not told.get("listening_since"),
        ),
        "poste_ingest_storage_failing": ("Whether the worker's last write failed", bool(told.get("storage_error"))),
        "poste_worker_resident_bytes": ("Memory of the worker", told.get("resident_bytes", 0)),
    }
    for name, (text, value) in gauges.items():
        yield _gauge(name, text, [(who, value)])
    yield _counter("poste_ingest_acknowledged", "Messages acknowledged to the broker", [(who, told["committed"])])
    last = told.get("last_commit_at")
    yield _time("poste_ingest_timestamp_seconds", "When a batch was last stored", _instant(last), who)
    for key, (name, text) in DISTRIBUTIONS.items():
        yield _histogram(name, text, who, told["figures"][key])


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _gauge(name: str, text: str, samples: Samples) -> Metric:
    metric = Metric(name, text, "gauge")
    for labels, value in samples:
        metric.add_sample(name, labels, float(value))
    return metric


def _time(name: str, text: str, at: datetime | None, labels: dict[str, str] | None = None) -> Metric:
    return _gauge(name, f"{text} (Unix time)", [(labels or {}, at.timestamp())] if at else [])


def _counter(name: str, text: str, samples: Samples) -> Metric:
    metric = Metric(name, text, "counter")
    for labels, value in samples:
        metric.add_sample(f"{name}_total", labels, float(value))
    return metric


def _histogram(name: str, text: str, labels: dict[str, str], told: dict[str, Any]) -> Metric:
    metric = Metric(name, text, "histogram")
    total = 0
    for bound, count in zip([*map(str, told["bounds"]), "+Inf"], told["counts"], strict=True):
        total += count
        metric.add_sample(f"{name}_bucket", labels | {"le": bound}, total)
    metric.add_sample(f"{name}_count", labels, total)
    metric.add_sample(f"{name}_sum", labels, told["sum"])
    return metric
