"""`poste doctor`: what an installation needs, looked at one thing at a time, each fault with its remedy."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.embedded.broker import MAX_PAYLOAD
from app.embedded.broker_log import refusals
from app.embedded.doctor_sharing import orphans, shared_delivery
from app.embedded.finding import Finding
from app.embedded.layout import DataDir
from app.embedded.mqtt_probe import ProbeError, round_trip
from app.storage import last_backup
from app.storage.diagnosis import DatabaseFacts, Unreachable, diagnose
from app.tls import TlsFiles

OLDEST_POSTGRES = 15
RECOMMENDED_POSTGRES = 18
_CLOCK_LIMIT_S = 1.0
_DISK_LOW = 2 * 1024**3
_GB = 1024**3
_BACKUP_OLD = timedelta(days=2)


def examine(database_url: str, mqtt_url: str, data_dir: Path, files: TlsFiles, share: str = "") -> Iterator[Finding]:
    """Look at the database, the broker, the clock and the disk. Urls may be empty: nothing runs then. `share` is
    POSTE_MQTT_SHARE.
    """
    yield from _database(database_url, share)
    yield _broker(mqtt_url, files)
    if mqtt_url and share:
        yield shared_delivery(mqtt_url, files)
    yield from _refused(data_dir)
    yield _disk(data_dir)
    yield _backup(data_dir)


def _database(url: str, share: str) -> Iterator[Finding]:
    if not url:
        yield Finding("database", False, "none is running", "start one with `poste up`, or set POSTE_DATABASE_URL")
        return
    try:
        facts = asyncio.run(diagnose(url))
    except Unreachable as error:
        yield Finding("database", False, str(error), "check POSTE_DATABASE_URL, that the server runs, and its password")
        return
    for look in _LOOKS:
        yield look(facts)
    yield from orphans(facts.expired, share)


def _version(facts: DatabaseFacts) -> Finding:
    if facts.version < OLDEST_POSTGRES:
        return Finding("database version", False, str(facts.version), f"upgrade to PostgreSQL {RECOMMENDED_POSTGRES}")
    advice = "" if facts.version >= RECOMMENDED_POSTGRES else f"PostgreSQL {RECOMMENDED_POSTGRES} is recommended"
    return Finding("database version", True, str(facts.version), advice)


def _extensions(facts: DatabaseFacts) -> Finding:
    needed = {"plpgsql"}
    missing = needed - facts.extensions
    return Finding(
        "extensions",
        not missing,
        ", ".join(sorted(facts.extensions)) or "none",
        f"as superuser: CREATE EXTENSION {', '.join(sorted(missing))}" if missing else "",
    )


def _migrations(facts: DatabaseFacts) -> Finding:
    current = facts.revision == facts.head
    seen = facts.revision or "empty database"
    return Finding(
        "migrations",
        current,
        seen if current else f"{seen}, code wants {facts.head}",
        "" if current else "poste migrate",
    )


def _partitions(facts: DatabaseFacts) -> Finding:
    ok = facts.partitions_ahead > 0 or facts.revision is None
    return Finding(
        "partitions",
        ok,
        f"{facts.partitions} of readings, {facts.partitions_ahead} ahead of today",
        "" if ok else "start the worker: it makes tomorrow's partitions",
    )


def _clock(facts: DatabaseFacts) -> Finding:
    ok = abs(facts.clock_offset_s) <= _CLOCK_LIMIT_S
    remedy = "" if ok else "synchronise both machines (timedatectl set-ntp true, or chrony)"
    return Finding("clock", ok, f"database {facts.clock_offset_s:+.3f} s from this machine", remedy)


def _broker(url: str, files: TlsFiles) -> Finding:
    if not url:
        return Finding("broker", False, "none is running", "start one with `poste up`, or set POSTE_MQTT_URL")
    try:
        round_trip(url, files)
    except ProbeError as error:
        return Finding("broker", False, str(error), "check POSTE_MQTT_URL, that the broker runs, and the worker's user")
    return Finding("broker", True, "published and received at QoS 1")


def _refused(data_dir: Path) -> Iterator[Finding]:
    """What field systems sent that the embedded broker would not take: they are cut off, and only its log knows."""
    turned_away = refusals(DataDir(data_dir).logs / "nats.log")
    if turned_away:
        last = turned_away[-1]
        seen = f"{len(turned_away)} lately; the last at {last.at} from client {last.client!r}: {last.why}"
        remedy = f"tell the field system: payloads to {MAX_PAYLOAD}, no space or control character in a topic"
        yield Finding("refused by the broker", ok=True, seen=seen, remedy=remedy)


def _disk(data_dir: Path) -> Finding:
    place = next((path for path in [data_dir, *data_dir.parents] if path.exists()), Path("/"))
    free = shutil.disk_usage(place).free
    ok = free >= _DISK_LOW
    return Finding(
        "disk", ok, f"{free / _GB:.1f} GB free at {place}", "" if ok else "free space or move POSTE_DATA_DIR"
    )


def _backup(data_dir: Path) -> Finding:
    last = last_backup.find(data_dir)
    if last is None:
        return Finding("backup", True, "none made on this machine", "poste backup DIRECTORY, every night")
    age = datetime.now(UTC) - last.at
    advice = "older than two days: is the nightly `poste backup` running?" if age > _BACKUP_OLD else ""
    return Finding("backup", True, f"{age / timedelta(hours=1):.0f} h ago, {last.bytes / 1e6:,.1f} MB", advice)


def _video(facts: DatabaseFacts) -> Finding:
    """What the law asks of cameras in service and is not on record (docs/legal.md); it is for people to do."""
    found = facts.video
    lacks = [
        f"{count} {what}"
        for count, what in (
            (found.unattested, "without attested privacy masks (CSI L251-3)"),
            (found.unauthorised, "without a prefect's authorisation in force (CSI L252-1, L252-4)"),
            (found.unsigned, "told by no sign (CSI R253-6)"),
        )
        if count
    ]
    lacks += (
        ["no impact assessment, or one to be reviewed (GDPR art. 35)"] if found.cameras and not found.assessed else []
    )
    remedy = "GET /api/v1/video/cameras?lacking=true and /api/v1/register-of-processing name them" if lacks else ""
    return Finding("video protection", True, f"{found.cameras} in service: {'; '.join(lacks) or 'whole'}", remedy)


_LOOKS: tuple[Callable[[DatabaseFacts], Finding], ...] = (
    _version,
    _extensions,
    _migrations,
    _partitions,
    _clock,
    _video,
)
