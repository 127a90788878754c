"""A slow client gets fewer rows and the same end."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.api.frames import Line, conflate, line
from app.storage.journal import JournalRow
from tests.factories import NOON
from tests.live_client import apply

VALUES = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 9), min_size=1)
CHANGES = st.lists(
    st.one_of(
        st.tuples(
            st.just("registry"), st.sampled_from(["x", "y"]), st.just({"name": "n"}) | st.just({"deleted": True})
        ),
        st.tuples(
            st.sampled_from(["state", "sample"]), st.sampled_from(["x", "y"]), VALUES.map(lambda v: {"values": v})
        ),
    ),
    max_size=30,
)


def lines(changes: list[tuple[str, str, dict[str, Any]]]) -> list[Line]:
    rows = [
        JournalRow(
            seq, NOON + timedelta(seconds=seq), "change", topic, "asset", key, msgspec.json.encode(body).decode()
        )
        for seq, (topic, key, body) in enumerate(changes, 1)
    ]
    return [line(row, ()) for row in rows]


def possible(changes: list[tuple[str, str, dict[str, Any]]]) -> list[tuple[str, str, dict[str, Any]]]:
    """The journal never holds values of an asset that does not exist; `x` does at first."""
    alive, kept = {"x"}, []
    for topic, key, body in changes:
        if topic == "registry":
            (alive.discard if body.get("deleted") else alive.add)(key)
        if topic == "registry" or key in alive:
            kept.append((topic, key, body))
    return kept


def outcome(found: list[Line]) -> dict[str, dict[str, Any]]:
    assets: dict[str, dict[str, Any]] = {"x": {"values": {"a": 0}}}
    for told in found:
        apply(assets, json.loads(told.text))
    return assets


@given(CHANGES)
def test_conflated_rows_lead_to_the_same_end(changes: list[tuple[str, str, dict[str, Any]]]) -> None:
    every = lines(possible(changes))
    assert outcome(conflate(every)) == outcome(every)


def test_a_thousand_samples_of_one_asset_become_one_row() -> None:
    found = conflate(lines([("sample", "x", {"values": {"a": number}}) for number in range(1000)]))
    assert [json.loads(told.text)["body"]["values"] for told in found] == [{"a": 999}]


def test_events_are_never_conflated() -> None:
    assert len(conflate(lines([("event", "x", {"event": "impact"}) for _ in range(5)]))) == 5


def test_of_an_alarm_the_last_state_is_told() -> None:
    rows = [
        JournalRow(seq, NOON, "change", "alarm", "alarm", key, f'{{"state":"{state}"}}')
        for seq, (key, state) in enumerate(
            [("A1", "unacknowledged"), ("A2", "unacknowledged"), ("A1", "acknowledged"), ("A1", "normal")], 1
        )
    ]
    told = [json.loads(item.text) for item in conflate(line(row, ()) for row in rows)]
    assert {item["key"]: item["body"]["state"] for item in told} == {"A1": "normal", "A2": "unacknowledged"}
    assert len(told) == 2
