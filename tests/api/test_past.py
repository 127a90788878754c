"""The time machine over the API: old map + frames = the map then, within one’s reach, as far back as it is kept."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import msgspec
from starlette.types import ASGIApp

from app.actions.act_on_alarms import act_on_alarms
from app.actions.import_drafts import import_drafts
from app.actions.store_batch import store_batch
from app.api.live_messages import Frame
from app.control.timers import SNAPSHOT_STATEMENT
from app.domain.alarms.alarm import Act
from app.domain.alarms.lifecycle import Move
from app.domain.kinds import KINDS
from app.domain.permissions import Grant, Role
from app.domain.registry import AssetDraft
from app.storage import snapshots
from app.storage.database import Database
from tests.actions.alarms import presence, say
from tests.factories import FixedClock, given, lamp, rows, telemetry
from tests.reached import NORTH, asset, build, caller

Document = dict[str, Any]
CALLING = ("unacknowledged", "acknowledged", "returned_unacknowledged")
METER = AssetDraft(id="CPT-1", kind="energy_meter", system="lighting", lon=4.21, lat=46.31)


async def asked(client: httpx.AsyncClient, path: str, **query: Any) -> Document:
    answer = await client.get(f"/api/v1/past{path}", params=query)
    assert answer.status_code == 200, answer.text
    told: Document = answer.json()
    return told


def mapped(told: Document) -> dict[str, list[Any]]:
    """By asset, what its columns say, words instead of their positions."""
    columns, words = told["columns"], told["words"]
    names = ("kind", "lon", "lat", "health", "comm_status", "lifecycle", "value")
    found = {}
    for n, asset_id in enumerate(columns["id"]):
        row = {name: columns[name][n] for name in names}
        found[asset_id] = [words[name][row[name]] if name in words else row[name] for name in names]
    return found


def followed(city: dict[str, list[Any]], change: Document) -> None:
    """The law of docs/live.md on a map's columns."""
    key, body = change["key"], change["body"]
    if change["entity"] != "asset" or change["topic"] not in ("registry", "state"):
        return
    if change["topic"] == "registry":
        if body.get("deleted"):
            city.pop(key, None)
            return
        known = city.get(key, ["", None, None, "unknown", "unknown", "", None])
        lon, lat = (body[name] and round(body[name], 6) for name in ("lon", "lat"))
        city[key] = [body["kind"], lon, lat, known[3], known[4], body["lifecycle"], known[6]]
    elif key in city:
        row, values = city[key], body["values"]
        row[3], row[4] = values.get("health", row[3]), values.get("comm_status", row[4])
        row[6] = values.get(KINDS[row[0]].map_value, row[6])


async def frames(client: httpx.AsyncClient, after: str, until: datetime, **more: Any) -> list[Document]:
    """Every frame up to `until`, strictly as documented, each beginning where the one before ended."""
    found: list[Document] = []
    complete = False
    while not complete:
        told = await asked(client, "/frames", after=after, until=until.isoformat(), **more)
        assert told["frame"]["after"] == after
        msgspec.json.decode(msgspec.json.encode(told["frame"]), type=Frame)
        found.append(told["frame"])
        after, complete = told["frame"]["cursor"], told["complete"]
    return found


async def instant(database: Database) -> datetime:
    [(at,)] = await rows(database, "SELECT clock_timestamp()")
    return at  # type: ignore[no-any-return]


async def snapshot(database: Database) -> None:
    async with database.begin(statement=SNAPSHOT_STATEMENT) as tx:
        await snapshots.take(tx.raw)


async def lived(database: Database, draw: random.Random, step: int) -> None:
    """A moment of a city: reports, failures, repairs, an acknowledgement, an edit, a system that goes and comes."""
    now = datetime.now(UTC)
    number = draw.randint(1, 5)
    values = {"light_level_pct": draw.randint(0, 100), "lamp_failure": draw.random() < 0.4, "active_power_w": step}
    meter = telemetry("CPT-1", now, {"active_power_w": step, "direction": "import"})
    await store_batch(database, [telemetry(f"EP-{number:04d}", now, values), meter], "w", now)
    if step % 4 == 1:
        await import_drafts(
            database, [lamp(draw.randint(1, 7), name=f"nom {step}", lat=46.3 + step / 100)], FixedClock(now)
        )
    if step % 5 == 2:
        found = await rows(database, "SELECT id FROM alarm WHERE closed_at IS NULL")
        await act_on_alarms(database, [row[0] for row in found], Move.ACKNOWLEDGE, Act(now, "a.martin"))
    if step % 6 == 3:
        await presence(database, draw.choice(["online", "offline"]), now)


async def test_the_map_then_and_the_frames_after_it_are_the_map_later(
    client: httpx.AsyncClient, database: Database
) -> None:
    draw = random.Random(11)
    await given(database, *(lamp(number) for number in range(1, 6)), METER)
    instants = [await instant(database)]
    for step in range(24):
        await lived(database, draw, step)
        if step in (7, 16):
            await snapshot(database)
        instants.append(await instant(database))
    maps = [await asked(client, "/map", at=at.isoformat()) for at in instants]
    assert len({str(mapped(told)) for told in maps}) > 12, "a history that can tell a wrong past from a right one"
    for then, later, limit in ((0, 24, 2000), (3, 17, 3), (8, 9, 1), (12, 24, 5)):
        city = mapped(maps[then])
        for frame in await frames(client, maps[then]["cursor"], instants[later], limit=limit):
            for change in frame["changes"]:
                followed(city, change)
        assert city == mapped(maps[later])


async def test_the_alarms_then_and_the_frames_after_them_are_the_alarms_later(
    client: httpx.AsyncClient, database: Database
) -> None:
    draw = random.Random(5)
    await given(database, *(lamp(number) for number in range(1, 6)), METER)
    moments = []
    for step in range(24):
        await lived(database, draw, step)
        live = (await client.get("/api/v1/alarms?limit=1000")).json()["items"]
        moments.append((await instant(database), {one["id"]: (one["state"], one["priority"]) for one in live}))
    assert len({str(sorted(then.items())) for _, then in moments}) > 8
    for at, then in moments:
        items = (await asked(client, "/alarms", at=at.isoformat(), limit=2))["items"]
        page = await asked(client, "/alarms", at=at.isoformat())
        assert items == page["items"][:2]
        assert {one["id"]: (one["state"], one["priority"]) for one in page["items"]} == then
    first, last = moments[4][0], moments[-1][0]
    known = {one["id"]: one for one in (await asked(client, "/alarms", at=first.isoformat()))["items"]}
    cursor = (await asked(client, "/map", at=first.isoformat()))["cursor"]
    for frame in await frames(client, cursor, last, topics="alarm"):
        assert {change["topic"] for change in frame["changes"]} <= {"alarm"}
        for change in frame["changes"]:
            known.pop(change["key"], None)
            if change["body"]["state"] in CALLING and change["body"]["parent"] is None:
                known[change["key"]] = change["body"]
    assert {key: one["state"] for key, one in known.items()} == {key: one[0] for key, one in moments[-1][1].items()}


async def test_field_systems_are_told_as_they_were(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    moments = [(await instant(database), "unknown")]
    for status in ("online", "offline", "online"):
        await presence(database, status, datetime.now(UTC))
        moments.append((await instant(database), status))
    for at, status in moments:
        [system] = (await asked(client, "", at=at.isoformat()))["systems"]
        assert (system["id"], system["status"]) == ("lighting", status)


async def test_the_next_alarm_is_where_it_was_told_and_no_sooner(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1), lamp(2))
    before = await instant(database)
    await say(database, "EP-0001", datetime.now(UTC), {"lamp_failure": True})
    between = await instant(database)
    await say(database, "EP-0002", datetime.now(UTC), {"lamp_failure": True})
    first = await asked(client, "/next-alarm", at=before.isoformat())
    second = await asked(client, "/next-alarm", at=first["at"])
    assert before < datetime.fromisoformat(first["at"]) < between < datetime.fromisoformat(second["at"])
    [then] = (await asked(client, "/alarms", at=first["at"]))["items"]
    assert (then["id"], then["state"], then["transition"]) == (first["alarm"], "unacknowledged", "raised")
    assert await asked(client, "/next-alarm", at=second["at"]) == {"alarm": None, "at": None}


async def test_before_what_is_kept_and_after_now_there_is_no_past(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    now = await instant(database)
    cursor = (await asked(client, "/map", at=now.isoformat()))["cursor"]
    long_ago, ahead = now - timedelta(days=4000), now + timedelta(minutes=5)
    for path in ("", "/map", "/alarms", "/next-alarm"):
        gone = await client.get(f"/api/v1/past{path}", params={"at": long_ago.isoformat()})
        assert (gone.status_code, gone.json()["code"]) == (410, "no_longer_kept")
        assert "oldest" in gone.json()
        early = await client.get(f"/api/v1/past{path}", params={"at": ahead.isoformat()})
        assert (early.status_code, "has not come yet" in early.json()["detail"]) == (400, True)
    for after in ("nonsense", "other:1", f"{cursor.split(':')[0]}:999999"):
        refused = await client.get("/api/v1/past/frames", params={"after": after, "until": now.isoformat()})
        assert refused.status_code == 400
    await rows(database, "DELETE FROM snapshot WHERE true RETURNING seq")
    gone = await client.get("/api/v1/past/frames", params={"after": cursor, "until": now.isoformat()})
    assert gone.status_code == 410


async def test_who_reaches_a_part_follows_the_past_of_that_part(guarded: ASGIApp, database: Database) -> None:
    """A lamp of the north moves to the centre: its past is theirs until it leaves."""
    await build(database)
    await snapshot(database)
    async with caller(guarded, database, Grant(Role.OPERATOR, None, NORTH)) as client:
        start = await instant(database)
        await say(database, "luminaire-n", datetime.now(UTC), {"lamp_failure": True})
        await say(database, "luminaire-c", datetime.now(UTC), {"lamp_failure": True})
        failed = await instant(database)
        await import_drafts(database, [asset("luminaire-n", lon=4.7)], FixedClock(datetime.now(UTC)))
        await say(database, "luminaire-n", datetime.now(UTC), {"lamp_failure": False})
        end = await instant(database)
        told = await asked(client, "/map", at=start.isoformat())
        city = mapped(told)
        assert set(city) == {"luminaire-n", "access_point-n", "camera-n"}
        changes = [one for frame in await frames(client, told["cursor"], end) for one in frame["changes"]]
        assert {one["key"] for one in changes if one["entity"] == "asset"} == {"luminaire-n"}
        for change in changes:
            followed(city, change)
        assert city == mapped(await asked(client, "/map", at=end.isoformat()))
        assert set(mapped(await asked(client, "/map", at=failed.isoformat()))) == {
            "luminaire-n",
            "access_point-n",
            "camera-n",
        }
