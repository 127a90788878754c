"""Cabinets are sent what they should hold: few at a time, not while they would not hear, told when it is no use."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from app.actions import download_programmes as downloading
from app.actions.city_calendar import CityCalendar
from app.actions.download_programmes import download_programmes
from app.actions.import_drafts import import_drafts
from app.actions.run_actions import run_actions
from app.actions.send_commands import Sent, send_commands
from app.actions.store_batch import store_batch
from app.domain.programmes import write_programme
from app.domain.programmes.download import ALARM_AFTER
from app.domain.registry import AssetDraft, AssignmentDraft, ProgrammeDraft, RelationDraft
from app.ingest.read import read
from app.storage.commands import CONTROL_LEASE
from app.storage.database import Database
from app.storage.leases import take
from tests.actions.alarms import alarms, say
from tests.domain.programmes import SUNRISE, SUNSET, calendar, programme, step
from tests.factories import NOON, FixedClock, given, lamp, rows

CITY = CityCalendar(ZoneInfo("Europe/Paris"), timedelta(0), "FR")
SOON = timedelta(seconds=1)


def cabinet(number: int = 1, *lamps: int, **changes: Any) -> AssetDraft:
    fields: dict[str, Any] = {"system": "lighting", "lon": 4.2, "lat": 46.3}
    feeds = tuple(RelationDraft("feeds", f"EP-{each:04d}", "D1") for each in lamps)
    return AssetDraft(id=f"AR-{number}", kind="lighting_cabinet", relations=feeds, **fields | changes)


async def follows(database: Database, name: str, level: int = 50, **scope: str) -> None:
    """The programme `name` is given to what `scope` says."""
    steps = [step(SUNSET, level), step(SUNRISE, 0)]
    document = write_programme(programme(calendar(steps=steps), id=name))
    [(of, subject)] = scope.items()
    drafts = [ProgrammeDraft(id=name, document=document)]
    given_to: Any = AssignmentDraft(id=f"{name}-{subject}", programme=name, scope=of, subject=subject)
    await import_drafts(database, [*drafts, given_to], FixedClock())


async def heard(database: Database, *cabinets: str, at: datetime = NOON, checksum: str = "factory") -> None:
    for one in cabinets:
        await say(database, one, at, {"program_id": "usine", "program_checksum": checksum})


async def queued(database: Database) -> list[tuple[Any, ...]]:
    found = await rows(
        database,
        "SELECT a.id, c.value->>'id', c.state, c.level FROM command c JOIN asset a ON a.key = c.asset"
        " WHERE c.capability = 'load_program' ORDER BY a.id, c.version",
    )
    return [tuple(row) for row in found]


async def send(database: Database, now: datetime) -> Sent:
    async with database.begin() as tx:
        epoch = await take(tx.raw, CONTROL_LEASE, "test", 60, {})
    return await send_commands(database, epoch or 0, {"lighting": 100}, now, CITY)


async def answer(database: Database, asset: str, command: str, result: str, at: datetime) -> None:
    body = msgspec.json.encode({"at": at, "command_id": command, "result": result, "detail": "full"})
    await store_batch(database, [read(f"poste/v1/lighting/{asset}/ack", body, at)], "w", at)


async def test_a_cabinet_is_sent_its_own_programme_else_that_of_most_of_its_lamps(database: Database) -> None:
    park = lamp(3, tags=("parc",))
    await given(database, lamp(1), lamp(2), park, cabinet(1, 1, 2, 3), cabinet(2, 1), cabinet(3))
    await follows(database, "rues", kind="luminaire")
    await follows(database, "parcs", tag="parc")
    await follows(database, "propre", asset="AR-2")
    await heard(database, "AR-1", "AR-2", "AR-3")
    assert await download_programmes(database, CITY, NOON) == 2
    assert await queued(database) == [("AR-1", "rues", "queued", 7), ("AR-2", "propre", "queued", 7)]


async def test_what_is_sent_is_confirmed_when_it_is_reported_and_not_on_its_word(database: Database) -> None:
    await given(database, lamp(1), cabinet(1, 1))
    await follows(database, "rues", kind="luminaire")
    await heard(database, "AR-1")
    await download_programmes(database, CITY, NOON)
    [payload] = (await send(database, NOON)).payloads
    told = msgspec.json.decode(payload.body)
    assert (told["params"]["id"], told["priority"]) == ("rues", 7)
    assert told["attachment"]["programme"]["programme"]["id"] == "rues"
    await answer(database, "AR-1", told["id"], "accepted", NOON + SOON)
    await answer(database, "AR-1", told["id"], "done", NOON + SOON)
    await run_actions(database, NOON + SOON)
    assert [row[2] for row in await queued(database)] == ["accepted"]
    await heard(database, "AR-1", at=NOON + 2 * SOON, checksum=told["attachment"]["checksum"])
    await run_actions(database, NOON + 2 * SOON)
    assert [row[2] for row in await queued(database)] == ["confirmed"]
    assert await download_programmes(database, CITY, NOON + timedelta(minutes=5)) == 0
    assert await rows(database, "SELECT late_since, tries FROM programme_download") == [(None, 0)]


async def test_a_cabinet_that_says_done_and_reports_another_is_believed_by_what_it_reports(database: Database) -> None:
    await given(database, lamp(1), cabinet(1, 1))
    await follows(database, "rues", kind="luminaire")
    await heard(database, "AR-1")
    await download_programmes(database, CITY, NOON)
    [payload] = (await send(database, NOON)).payloads
    await answer(database, "AR-1", msgspec.json.decode(payload.body)["id"], "done", NOON + SOON)
    await run_actions(database, NOON + timedelta(seconds=200))
    [(state, detail)] = await rows(database, "SELECT state, detail FROM command")
    assert (state, detail) == ("failed", "said to be done, but program_checksum is not what was sent")


async def test_refused_again_and_again_raises_an_alarm_that_ends_when_it_is_held(database: Database) -> None:
    await given(database, lamp(1), cabinet(1, 1))
    await follows(database, "rues", kind="luminaire")
    now, told = NOON, {}
    for number in range(ALARM_AFTER + 1):
        await heard(database, "AR-1", at=now)
        assert await download_programmes(database, CITY, now) == 1
        assert (await alarms(database) != []) == (number == ALARM_AFTER)
        told = msgspec.json.decode((await send(database, now)).payloads[0].body)
        await answer(database, "AR-1", told["id"], "rejected", now + SOON)
        assert await download_programmes(database, CITY, now + 2 * SOON) == 0
        [(now,)] = await rows(database, "SELECT next_try_at FROM programme_download")
    assert [row[1] for row in await alarms(database)] == ["programme_not_taken"]
    await heard(database, "AR-1", at=now, checksum=told["attachment"]["checksum"])
    await download_programmes(database, CITY, now)
    assert await rows(database, "SELECT alarmed, tries FROM programme_download") == [(False, 0)]
    assert [row[2] for row in await alarms(database)] == ["returned_unacknowledged"]


async def test_cabinets_are_spread_over_rounds(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloading, "MOST_PER_ROUND", 2)
    await given(database, *(lamp(n) for n in range(1, 6)), *(cabinet(n, n) for n in range(1, 6)))
    await follows(database, "rues", kind="luminaire")
    await heard(database, *(f"AR-{n}" for n in range(1, 6)))
    sent = [await download_programmes(database, CITY, NOON + n * SOON) for n in range(4)]
    assert sent == [2, 2, 1, 0]


async def test_what_would_not_hear_it_waits_without_losing_a_try(database: Database) -> None:
    await given(database, lamp(1), cabinet(1, 1))
    await follows(database, "rues", kind="luminaire")
    await say(database, "AR-1", NOON, {"control_mode": "local", "program_checksum": "factory"})
    assert await download_programmes(database, CITY, NOON) == 0
    assert await rows(database, "SELECT tries, late_since FROM programme_download") == [(0, NOON)]
    await say(database, "AR-1", NOON + SOON, {"control_mode": "central"})
    assert await download_programmes(database, CITY, NOON + SOON) == 1


async def test_a_programme_that_is_gone_when_it_would_leave_is_not_sent(database: Database) -> None:
    await given(database, lamp(1), cabinet(1, 1))
    await follows(database, "rues", kind="luminaire")
    await heard(database, "AR-1")
    await download_programmes(database, CITY, NOON)
    async with database.begin() as tx:
        await tx.raw.execute("DELETE FROM programme_assignment")
        await tx.raw.execute("DELETE FROM programme")
    assert (await send(database, NOON)).payloads == []
    assert await rows(database, "SELECT state, detail FROM command") == [("failed", "there is no programme 'rues'")]
    assert await download_programmes(database, CITY, NOON) == 0
    assert await rows(database, "SELECT 1 FROM programme_download") == []
