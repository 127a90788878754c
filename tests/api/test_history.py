"""History: raw points by keyset, buckets that add up, counters through resets, roll-ups of what is gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.actions.store_batch import store_batch
from app.api.asset_journal import ChangePage, EventPage
from app.api.history import BucketHistory, RawHistory
from app.storage.database import Database
from tests.factories import NOON, event, given, lamp, rows, telemetry

MINUTE = timedelta(minutes=1)
URL = "/api/v1/assets/EP-0001"


async def readings(database: Database, *told: tuple[timedelta, dict[str, Any]], start: datetime = NOON) -> None:
    await store_batch(
        database, [telemetry("EP-0001", start + after, values) for after, values in told], "w", start + timedelta(1)
    )


def period(since: datetime, length: timedelta) -> dict[str, str]:
    return {"from": since.isoformat(), "to": (since + length).isoformat()}


async def buckets(client: httpx.AsyncClient, **params: str) -> BucketHistory:
    answer = await client.get(f"{URL}/history", params=params)
    assert answer.status_code == 200, answer.text
    return BucketHistory.model_validate(answer.json())


async def test_raw_points_come_in_measured_order_page_by_page(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    same_instant = [(5 * MINUTE, {"active_power_w": 100 + i, "power_state": "on"}) for i in range(4)]
    await readings(database, *((i * MINUTE, {"active_power_w": i}) for i in range(10)), *same_instant)
    await readings(database, (3 * MINUTE + MINUTE / 2, {"door_open": True}))
    params = {"step": "raw", "fields": "active_power_w", "limit": "3", **period(NOON, timedelta(hours=1))}
    seen: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        page = RawHistory.model_validate(
            (await client.get(f"{URL}/history", params={**params, "cursor": cursor})).json()
        )
        seen += [(point.at, point.values["active_power_w"]) for point in page.points]
        cursor = page.next
    assert [value for _, value in seen if value < 100] == list(range(10))
    assert sorted(value for _, value in seen if value >= 100) == [100, 101, 102, 103]
    assert [at for at, _ in seen] == sorted(at for at, _ in seen)


async def test_buckets_hold_every_reading_once(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    await readings(database, *((i * MINUTE, {"active_power_w": i, "temperature_c": -i}) for i in range(30)))
    fields = "active_power_w,temperature_c"
    found = await buckets(client, step="600", fields=fields, **period(NOON, timedelta(hours=1)))
    power, temperature = found.series
    assert (power.field, power.unit, power.counter) == ("active_power_w", "W", False)
    assert [(b.at, b.n, b.mean, b.min, b.max, b.first, b.last, b.delta) for b in power.buckets] == [
        (NOON + i * 10 * MINUTE, 10, 10 * i + 4.5, 10 * i, 10 * i + 9, 10 * i, 10 * i + 9, None) for i in range(3)
    ]
    assert temperature.buckets[2].min == -29


async def test_a_counter_adds_up_across_periods_and_resets(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    counts = [100, 103, 110, 2, 5, 5, 9]
    await readings(database, *((i * MINUTE, {"energy_kwh": value}) for i, value in enumerate(counts)))
    whole = await buckets(client, step="3600", fields="energy_kwh", **period(NOON, timedelta(hours=1)))
    assert [b.delta for b in whole.series[0].buckets] == [3 + 7 + 2 + 3 + 0 + 4]
    parts = [
        await buckets(client, step="60", fields="energy_kwh", **period(NOON + i * MINUTE, MINUTE)) for i in range(7)
    ]
    assert [b.delta for part in parts for b in part.series[0].buckets] == [None, 3, 7, 2, 3, 0, 4]


async def test_a_day_is_the_territory_s_own(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    midnight = datetime(2026, 6, 14, 22, 0, tzinfo=UTC)
    await readings(database, (-MINUTE, {"active_power_w": 1}), (MINUTE, {"active_power_w": 2}), start=midnight)
    found = await buckets(client, step="day", fields="active_power_w", **period(midnight - timedelta(1), timedelta(2)))
    assert [(b.at, b.n) for b in found.series[0].buckets] == [(midnight - timedelta(1), 1), (midnight, 1)]


async def test_what_is_older_than_readings_comes_from_rollups(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    old = (datetime.now(UTC) - timedelta(days=900)).replace(hour=10, minute=0, second=0, microsecond=0)
    for hour, first, last in ((0, 10, 15), (1, 16, 20), (2, 1, 4)):
        await rows(
            database,
            "INSERT INTO rollup SELECT key, $1, 'energy_kwh', 10, 100, $2, $3, $2, $3 FROM asset RETURNING 1",
            old + timedelta(hours=hour), first, last,
        )  # fmt: skip
    hours = await buckets(client, step="hour", fields="energy_kwh", **period(old, timedelta(hours=5)))
    assert [(b.at, b.n, b.mean, b.delta) for b in hours.series[0].buckets] == [
        (old, 10, 10, 5), (old + timedelta(hours=1), 10, 10, 5), (old + timedelta(hours=2), 10, 10, 4),
    ]  # fmt: skip
    days = await buckets(client, step="day", fields="energy_kwh", **period(old, timedelta(hours=5)))
    assert [(b.n, b.first, b.last, b.delta) for b in days.series[0].buckets] == [(30, 10, 4, 14)]


@pytest.mark.parametrize(
    ("length", "step"),
    [(MINUTE, "10"), (6 * 60 * MINUTE, "60"), (timedelta(4), "900"), (timedelta(15), "hour"), (timedelta(300), "day")],
)
async def test_auto_chooses_a_readable_step(
    client: httpx.AsyncClient, database: Database, length: timedelta, step: str
) -> None:
    await given(database, lamp(1))
    assert (await buckets(client, **period(NOON, length))).step == step


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"fields": "nonsense"}, "choose from"),
        ({"fields": "power_state", "step": "hour"}, "choose from"),
        ({"from": "2026-06-02T00:00:00Z", "to": "2026-06-01T00:00:00Z"}, "before"),
        ({"from": "2020-01-01T00:00:00Z", "step": "1"}, "buckets"),
        ({"from": "yesterday"}, "from"),
        ({"from": "2026-06-01T00:00:00"}, "timezone"),
        ({"step": "0"}, "step"),
        ({"step": "99999999999"}, "step"),
        ({"step": "raw", "cursor": "WyIyMDI2LTA2LTE1VDEwOjAwOjAwWiIsICJ4Il0"}, "cannot be searched"),
    ],
)
async def test_a_history_that_makes_no_sense_is_refused(
    client: httpx.AsyncClient, database: Database, params: dict[str, str], said: str
) -> None:
    await given(database, lamp(1))
    answer = await client.get(f"{URL}/history", params=params)
    assert answer.status_code in (400, 422), answer.text
    assert said in answer.json()["detail"]


async def test_changes_are_paged_both_ways(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    for i in range(6):
        await readings(database, (i * MINUTE, {"light_level_pct": i}))
    oldest: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = await client.get(f"{URL}/changes", params={"order": "oldest", "limit": "2", "cursor": cursor})
        page = ChangePage.model_validate(answer.json())
        oldest += page.items
        cursor = page.next
    levels = [item.body["values"]["light_level_pct"] for item in oldest if "light_level_pct" in item.body["values"]]
    assert levels == list(range(6))
    newest = ChangePage.model_validate((await client.get(f"{URL}/changes")).json()).items
    assert [item.seq for item in newest] == [item.seq for item in reversed(oldest)]
    after = {"from": oldest[2].recorded_at.isoformat(), "to": oldest[3].recorded_at.isoformat()}
    within = ChangePage.model_validate((await client.get(f"{URL}/changes", params=after)).json()).items
    assert {item.seq for item in within} == {
        item.seq for item in oldest if oldest[2].recorded_at <= item.recorded_at < oldest[3].recorded_at
    }
    registry = (await client.get(f"{URL}/changes?topic=registry")).json()["items"]
    assert [item["body"]["id"] for item in registry] == ["EP-0001"]


async def test_events_are_listed_newest_first(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    told = [event("EP-0001", NOON + i * MINUTE, "impact" if i % 2 else "test", {"g": i}) for i in range(5)]
    await store_batch(database, [*told, event("EP-0002", NOON, "impact")], "w", NOON + 9 * MINUTE)
    seen: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = await client.get(f"{URL}/events", params={"limit": "2", "cursor": cursor})
        page = EventPage.model_validate(answer.json())
        seen += [(item.at, item.event, item.data["g"]) for item in page.items]
        cursor = page.next
    assert seen == [(NOON + i * MINUTE, "impact" if i % 2 else "test", i) for i in (4, 3, 2, 1, 0)]
    named = EventPage.model_validate((await client.get(f"{URL}/events?name=impact")).json())
    assert [item.data["g"] for item in named.items] == [3, 1]


async def test_the_history_of_nobody_is_not_found(client: httpx.AsyncClient) -> None:
    for what in ("history", "changes", "events", "relations"):
        assert (await client.get(f"/api/v1/assets/NOBODY/{what}")).status_code == 404
