"""Hostile messages: a verdict for each, and no harm to what comes after or beside."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from datetime import timedelta
from itertools import islice
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from app.actions.batch import Batch
from app.actions.store_batch import store_batch
from app.domain.registry import SystemDraft
from app.domain.reports import MAX_PAYLOAD_BYTES, Message, Undecodable
from app.ingest.decoders.json_text import check_names, check_nul
from app.ingest.read import read
from app.storage import upkeep
from app.storage.database import Database
from bench.hostile import ASSETS, OPEN, OTHER, STORED, SYSTEM, Hostile
from tests.factories import NOON, given, lamp, rows, telemetry

TOPIC = "poste/v1/lighting/EP-0001/telemetry"
AT = '"at":"2026-06-15T10:00:00Z"'


async def store(database: Database, *messages: Message) -> Batch:
    return await store_batch(database, messages, "w", NOON)


def said(text: str, topic: str = TOPIC) -> Message:
    return read(topic, text.encode(), NOON)


async def reasons(database: Database) -> list[str]:
    return [row[0] for row in await rows(database, "SELECT reason FROM kept_message ORDER BY id")]


@pytest.mark.parametrize(
    "text",
    [
        f'{{{AT},"values":{{"a":1,"a":1}}}}',
        f'{{{AT},"values":{{"a":1,"\\u0061":2}}}}',
        f'{{{AT} ,"values" : {{"a" : 1 , "a"\t: 2}}}}',
        f'{{{AT},{AT},"values":{{}}}}',
        f'{{{AT},"values":{{}},"values":{{}}}}',
        f'{{{AT},"values":{{"a":[{{"b":1,"b":2}}]}}}}',
        '{"at":"2026-06-15T10\\u003a00\\u003a00Z","values":{"a":1,"a":2,"a":3}}',
        f'{{{AT},"values":{{}},"ignored":{{"x":1,"x":2}}}}',
        f'[{{{AT},"values":{{"a":1,"a":2}}}}]',
    ],
)
def test_a_name_twice_in_one_object_is_refused(text: str) -> None:
    message = said(text)
    assert [kept.reason for kept in message.kept] == ["duplicate_key"]
    assert not message.contents


@pytest.mark.parametrize(
    "text",
    [
        f'{{{AT},"values":{{"a":{{"x":1}},"b":{{"x":2}}}}}}',
        f'{{{AT},"values":{{"a":"\\"b\\":","b":"c:d:\\\\"}}}}',
        '{"at":"2026-06-15T12:00:00+02:00","values":{"a":1}}',
        f'{{{AT},"values":{{"é":1,"e":2}},"extra":[1,2]}}',
        f'{{{AT},"values":{{"":"","x":":::"}},"seq":null}}',
    ],
)
def test_names_that_only_look_twice_are_fine(text: str) -> None:
    assert said(text).contents


class Pairs(list[tuple[str, Any]]):
    """An object as its members are written, names repeated or not."""


names = st.text(alphabet='ab:"\\ \u00e9', max_size=3)
values = st.recursive(
    st.none() | st.integers() | names,
    lambda inner: st.lists(inner, max_size=3) | st.lists(st.tuples(names, inner), max_size=4).map(Pairs),
    max_leaves=8,
)


def written(value: Any, space: str) -> str:
    if isinstance(value, Pairs):
        members = (f"{json.dumps(name)}{space}:{space}{written(item, space)}" for name, item in value)
        return "{" + f"{space},".join(members) + space + "}"
    if isinstance(value, list):
        return "[" + f",{space}".join(written(item, space) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def repeats(value: Any) -> bool:
    if isinstance(value, Pairs):
        return len({name for name, _ in value}) < len(value) or any(repeats(item) for _, item in value)
    return isinstance(value, list) and any(repeats(item) for item in value)


@example(st.lists(st.tuples(names, values), max_size=5).map(Pairs), st.sampled_from(["", " ", "\n\t"]))
def test_a_name_twice_is_found_however_it_is_written(body: Pairs, space: str) -> None:
    text = f"{{{AT},{space}{json.dumps('values')}{space}:{written(body, space)}}}".encode()
    distinct = len({name for name, _ in body})
    try:
        check_names(text, 2 + distinct, 2)
        found = False
    except Undecodable as error:
        found = error.reason == "duplicate_key"
    assert found == repeats(body)


@pytest.mark.parametrize(("text", "nul"), [(b'"\\u0000"', True), (b'"\\\\u0000"', False), (b'"\\\\\\u0000"', True)])
def test_only_a_nul_that_is_one_is_refused(text: bytes, nul: bool) -> None:
    if nul:
        with pytest.raises(Undecodable, match="NUL"):
            check_nul(text)
    else:
        check_nul(text)


@pytest.mark.parametrize(
    "at",
    ["9999-12-31T23:59:59.999999Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"],
)
async def test_the_ends_of_time_are_refused_and_the_asset_lives_on(database: Database, at: str) -> None:
    """PostgreSQL takes them for infinity, which comes back without a zone and compares with nothing."""
    await given(database, lamp(1))
    await store(database, said(f'{{"at":"{at}","values":{{"door_open":true}}}}'))
    await store(database, telemetry("EP-0001", NOON, {"door_open": True}))
    assert await reasons(database) == ["invalid_payload"]
    assert await rows(database, "SELECT count(*)::int FROM reading") == [(1,)]


@pytest.mark.parametrize(
    "at", ["1970-01-01T00:00:00Z", "2001-01-01T00:00:00Z", "2026-06-15T10:30:00Z", "9998-01-01T00:00:00Z"]
)
async def test_an_absurd_clock_is_replaced_and_the_report_stored(database: Database, at: str) -> None:
    await given(database, lamp(1))
    await store(database, said(f'{{"at":"{at}","values":{{"door_open":true}}}}'))
    assert await rows(database, "SELECT measured_at = received_at FROM reading") == [(True,)]
    assert await reasons(database) == []


@pytest.mark.parametrize("depth", [17, 200, *range(880, 1000, 10), 5000])
@pytest.mark.parametrize("asset", ["EP-0001", "GHOST"])
async def test_nesting_is_refused_at_any_depth_nobody_else_harmed(database: Database, depth: int, asset: str) -> None:
    await given(database, lamp(1))
    deep = said(f'{{{AT},"values":{{"x":{"[" * depth}{"]" * depth}}}}}', f"poste/v1/lighting/{asset}/telemetry")
    good = telemetry("EP-0001", NOON, {"door_open": True})
    batch = await store(database, deep, good)
    assert batch.tallies["lighting"].stored == 1
    assert set(await reasons(database)) <= {"too_deep", "invalid_value", "unknown_asset"}
    assert len(batch.kept) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"x" * 3000: 1.0},
        {"x": 1.7e308},
        {"x": 10**400},
        {f"f{number}": number for number in range(500)},
        {"x": "y" * 20_000},
    ],
    ids=["long name", "sum overflows", "huge integer", "many fields", "long text"],
)
async def test_fields_that_would_break_roll_ups_are_refused(database: Database, fields: dict[str, Any]) -> None:
    await given(database, lamp(1))
    start = NOON.replace(minute=0)
    for second in range(2):
        await store(database, telemetry("EP-0001", start + timedelta(seconds=second), fields, received=NOON))
    assert await reasons(database) == ["invalid_value"] * 2
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE rollup_mark SET received_at = $1", start - timedelta(hours=1))
        await upkeep.roll_up(tx.raw, NOON + timedelta(hours=2), NOON - timedelta(days=1))


async def test_bounded_fields_nobody_knows_are_kept_and_rolled_up(database: Database) -> None:
    await given(database, lamp(1))
    fields = {"x" * 80: 1e300, "n": 2**80, "deep": [[{"a": None}]]}
    await store(database, telemetry("EP-0001", NOON, fields))
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE rollup_mark SET received_at = $1", NOON - timedelta(hours=1))
        await upkeep.roll_up(tx.raw, NOON + timedelta(hours=2), NOON - timedelta(days=1))
    assert await rows(database, "SELECT count(*)::int FROM rollup") == [(2,)]


async def test_an_event_too_large_for_screens_is_refused(database: Database) -> None:
    await given(database, lamp(1))
    body = json.dumps({"at": NOON.isoformat(), "event": "impact", "data": {"x": "y" * 20_000}})
    await store(database, said(body, "poste/v1/lighting/EP-0001/event"))
    assert await reasons(database) == ["invalid_value"]


def test_a_level_with_a_line_end_is_no_slug() -> None:
    assert [kept.reason for kept in said("{}", "poste/v1/lighting/EP-0001\n/telemetry").kept] == ["unknown_topic"]


def test_of_an_oversized_payload_the_start_is_kept_and_the_size_told() -> None:
    [kept] = said("x" * (MAX_PAYLOAD_BYTES + 1)).kept
    assert (kept.reason, len(kept.payload)) == ("too_large", 4096)
    assert "262145 bytes" in kept.detail


async def hostile_city(database: Database) -> None:
    await given(database, SystemDraft(id=SYSTEM, name="Field"), SystemDraft(id=OTHER, name="Other"))
    lamps = [lamp(number, id=f"EP-{number:06d}", system=SYSTEM) for number in range(1, ASSETS + 41)]
    await given(database, *lamps)


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_verdict_is_as_foretold(database: Database, seed: int) -> None:
    await hostile_city(database)
    shots = list(islice(Hostile(seed, NOON), 3000))
    foretold = Counter(verdict for shot in shots for verdict in shot.verdicts)
    found: Counter[str] = Counter()
    for start in range(0, len(shots), 500):
        messages = [read(shot.topic, shot.payload, NOON) for shot in shots[start : start + 500]]
        batch = await store(database, *messages)
        found.update(kept.kept.reason for kept in batch.kept)
        found[STORED] += sum(tally.stored for tally in batch.tallies.values())
        found["duplicate"] += sum(tally.duplicate for tally in batch.tallies.values())
    free = foretold.pop(OPEN)
    assert not foretold - found
    assert (found - foretold).total() == free
    assert "internal_error" not in found


async def test_good_messages_are_stored_about_as_fast_among_hostile_ones(database: Database) -> None:
    """Reading and storing 1,000 messages of which 300 are hostile takes less than three times 1,000 good ones: no
    batch is done again, let alone halved. Medians of batches taken in turn.
    """
    await hostile_city(database)
    hostile = iter(Hostile(3, NOON))

    def good(number: int) -> tuple[str, bytes]:
        at = NOON + timedelta(milliseconds=number)
        body = {"at": at.isoformat(), "values": {"active_power_w": number % 90, "door_open": number % 2 == 0}}
        return f"poste/v1/{SYSTEM}/EP-{ASSETS + 1 + number % 40:06d}/telemetry", json.dumps(body).encode()

    took: dict[int, list[float]] = {0: [], 300: []}
    for turn in range(14):
        bad = 300 if turn % 2 else 0
        mixed = [good(1000 * turn + number) for number in range(1000 - bad)]
        for number, shot in enumerate(islice(hostile, bad)):
            mixed.insert(number * 3, (shot.topic, shot.payload))
        began = perf_counter()
        await store(database, *(read(topic, payload, NOON) for topic, payload in mixed))
        took[bad].append(perf_counter() - began)
    assert statistics.median(took[300]) < 3 * statistics.median(took[0])
