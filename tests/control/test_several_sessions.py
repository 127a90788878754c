"""What several ingest workers tell by their leases: whether Poste is ready, and since when silence means something."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.api.health import telemetry, workers
from app.control.timers import listening_since
from app.settings import Settings
from app.storage.leases import Lease
from tests.factories import NOON

BEFORE, JUST_NOW = NOON - timedelta(hours=1), NOON - timedelta(seconds=5)


def lease(name: str, *, live: bool = True, **detail: Any) -> Lease:
    until = NOON + timedelta(seconds=3 if live else -60)
    told = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in detail.items()}
    return Lease(name, 1, until, told)


A = lease("a", connected_since=BEFORE, listening_since=BEFORE, waiting=2, last_commit_at=JUST_NOW)
NOT_ALLOWED = {"v3/#": "Not authorized"}
B = lease(
    "b",
    connected_since=JUST_NOW,
    listening_since=JUST_NOW,
    waiting=3,
    last_commit_at=BEFORE,
    refused_topics=NOT_ALLOWED,
)
REFUSED = lease("b", broker_error="bad password")
BEHIND = lease("b", connected_since=BEFORE)
DEAD = lease("b", live=False, connected_since=BEFORE, listening_since=BEFORE)


def test_two_connected_workers_are_ready_and_counted_together() -> None:
    assert workers({"ingest:a": A, "ingest:b": B}, NOON) == {
        "ok": True,
        "holder": "a, b",
        "connected_since": JUST_NOW.isoformat(),
        "waiting": 5,
        "refused_topics": NOT_ALLOWED,
    }


@pytest.mark.parametrize(("other", "why"), [(REFUSED, "bad password"), (DEAD, "stopped renewing its lease")])
def test_one_connected_worker_is_enough_and_the_other_is_named(other: Lease, why: str) -> None:
    found = workers({"ingest:a": A, "ingest:b": other}, NOON)
    assert found["ok"]
    assert found["holder"] == "a"
    assert found["detail"].startswith("ingest:b: ")
    assert why in found["detail"]


def test_no_connected_worker_is_not_ready_and_each_says_why() -> None:
    found = workers({"ingest:a": DEAD, "ingest:b": REFUSED}, NOON)
    assert not found["ok"]
    assert "ingest:a: " in found["detail"]
    assert "ingest:b: bad password" in found["detail"]
    assert workers({}, NOON) == {"ok": False, "detail": "no ingest worker has started yet"}


def test_telemetry_flows_when_any_worker_stores() -> None:
    assert telemetry({"ingest:a": A, "ingest:b": B}, NOON) == {
        "ok": True, "last_commit_at": JUST_NOW.isoformat(), "age_s": 5.0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sessions", "since"),
    [
        ([A, B], JUST_NOW),
        ([A, DEAD], BEFORE),
        ([A, BEHIND], None),
        ([A, REFUSED], None),
        ([DEAD], None),
        ([], None),
    ],
)
def test_silence_counts_from_when_every_live_worker_heard_everything(
    sessions: list[Lease], since: datetime | None
) -> None:
    assert listening_since(sessions, NOON) == since


@pytest.mark.parametrize(
    ("url", "client", "refused"),
    [
        ("mqtt://broker", "a", "?version=5"),
        ("mqtt://broker?version=5", "poste-ingest", "POSTE_MQTT_CLIENT_ID"),
        ("mqtt://broker?version=5", "a", ""),
    ],
)
def test_sharing_wants_mqtt_5_and_a_client_id_of_each_worker(url: str, client: str, refused: str) -> None:
    settings = Settings(mqtt_url=url, mqtt_client_id=client, mqtt_share="field")
    said = settings.sharing_refused(leaving=False)
    assert refused in said
    assert bool(said) == bool(refused)


def test_a_group_is_a_slug() -> None:
    with pytest.raises(ValueError, match="pattern"):
        Settings(mqtt_share="a/b")
