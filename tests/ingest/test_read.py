"""Reading a message never raises: contents, and unreadable parts with a reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reports import Ack, Event, Presence, Report
from app.ingest.read import read
from tests.factories import NOON

TELEMETRY = "poste/v1/lighting/EP-1/telemetry"


def test_an_array_is_a_backlog_and_a_bad_item_costs_only_itself() -> None:
    payload = (
        b'[{"at":"2026-06-15T10:00:00Z","values":{"a":1}},{"at":5},{"at":"2026-06-15T12:00:01+02:00","values":{}}]'
    )
    message = read(TELEMETRY, payload, NOON)
    assert [item.reported_at for item in message.contents] == [
        datetime(2026, 6, 15, 10, tzinfo=UTC),
        datetime(2026, 6, 15, 10, 0, 1, tzinfo=UTC),
    ]
    assert [(kept.reason, kept.payload) for kept in message.kept] == [("invalid_payload", b'{"at":5}')]


@pytest.mark.parametrize(
    ("topic", "payload", "kind"),
    [
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00.123456789Z","seq":4,"values":{}}', Report),
        ("poste/v1/s/a/event", b'{"at":"2026-06-15T10:00:00Z","event":"impact"}', Event),
        ("poste/v1/s/a/ack", b'{"at":"2026-06-15T10:00:00Z","command_id":"c","result":"done"}', Ack),
        ("poste/v1/s/status", b'{"at":"2026-06-15T10:00:00Z","status":"offline"}', Presence),
    ],
)
def test_every_channel_is_read(topic: str, payload: bytes, kind: type) -> None:
    message = read(topic, payload, NOON)
    assert [type(item) for item in message.contents] == [kind]
    assert not message.kept


@pytest.mark.parametrize(
    ("topic", "payload", "reason"),
    [
        (TELEMETRY, b"", "empty"),
        ("poste/v1/s/status", b"", "empty"),
        (TELEMETRY, b"\xff\xfe", "not_json"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00Z","values":{"a":NaN}}', "not_json"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00Z","values":{"a":1e999}}', "invalid_payload"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00Z","values":{"a":"\\ud800"}}', "not_json"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00","values":{}}', "invalid_payload"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00Z","values":[]}', "invalid_payload"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00Z","seq":-1,"values":{}}', "invalid_payload"),
        (TELEMETRY, b"[" * 100_000, "too_deep"),
        (TELEMETRY, b"[]", "empty"),
        (TELEMETRY, b"[" + b"{}," * 1000 + b"{}]", "too_many_reports"),
        (TELEMETRY, b" " * 300_000, "too_large"),
        (TELEMETRY, b'{"at":"2026-06-15T10:00:00Z","values":{"a":"\\u0000"}}', "nul_character"),
        ("poste/v1/s p/a/telemetry", b"{}", "unknown_topic"),
        ("poste/v1/s/a/b/telemetry", b"{}", "unknown_topic"),
        ("poste/v1/s/a/gossip", b"{}", "unknown_topic"),
        ("poste/v1/s/status", b'{"at":"2026-06-15T10:00:00Z","status":"asleep"}', "invalid_payload"),
    ],
)
def test_what_cannot_be_read_is_kept_with_its_reason(topic: str, payload: bytes, reason: str) -> None:
    message = read(topic, payload, NOON)
    assert not message.contents
    assert [kept.reason for kept in message.kept] == [reason]
    assert message.kept[0].detail


@given(st.text(max_size=60), st.binary(max_size=200))
def test_anything_at_all_is_accounted_for(topic: str, payload: bytes) -> None:
    assert read(topic, payload, NOON).parts >= 1
    assert read(TELEMETRY, payload, NOON).parts >= 1
