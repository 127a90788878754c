"""What is past its term goes and is certified; what a legal hold names stays; every table is in the register or not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from app.actions.certify_deletions import all_certificates
from app.actions.erase_audit import erase_content, purge_trail
from app.actions.errors import Held, InvalidRequest, NotFound
from app.actions.governance_ports import Hold
from app.actions.hold_data import lift_hold, place_hold
from app.actions.store_batch import store_batch
from app.actions.verify_deletions import verify_deletions
from app.control.anchor_key import anchor_key
from app.control.timers import Timers
from app.domain.audit import Act
from app.domain.governance.processing import ACTIVITIES, NOT_PERSONAL
from app.domain.retention.categories import Category
from app.domain.signature import public_text
from app.settings import Settings
from app.storage import kept_bounds
from app.storage.database import Database
from tests.factories import FixedClock, event, given, lamp, rows, telemetry

DAY = timedelta(days=1)
NOW = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
_TABLES = """
SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
AND relnamespace = 'public'::regnamespace
"""


async def test_every_table_is_in_the_register_or_names_nobody(database: Database) -> None:
    """GDPR art. 30."""
    described = {table for one in ACTIVITIES for table in one.tables}
    assert described & NOT_PERSONAL == set()
    assert {name for (name,) in await rows(database, _TABLES)} == described | NOT_PERSONAL


@pytest.fixture
async def city(database: Database) -> Database:
    van = lamp(3, id="VS-1", kind="service_vehicle")
    await given(database, lamp(1), lamp(2), van)
    return database


def timers(database: Database, place: Path, now: datetime = NOW, **settings: Any) -> Timers:
    return Timers(Settings(data_dir=place, **settings), database, FixedClock(now))


async def said(database: Database, asset: str, at: datetime, values: dict[str, Any]) -> None:
    await store_batch(database, [telemetry(asset, at, values)], f"{asset}{at.timestamp()}", at)


async def certified(database: Database, place: Path) -> list[dict[str, Any]]:
    """Certificates made the day after, when the day's are."""
    await timers(database, place, datetime.now(UTC) + DAY).certificates()
    documents = await all_certificates(database)
    keys = [public_text(anchor_key(place))]
    assert (await verify_deletions(database, keys))[1] == []
    return [one["certificate"] for one in documents]


def hold(*categories: Category, assets: tuple[str, ...] = ("EP-0001",), **changes: Any) -> Hold:
    fields: dict[str, Any] = {
        "id": "", "categories": frozenset(categories), "assets": frozenset(assets), "since": NOW - 2000 * DAY,
        "until": NOW, "authority": "Parquet", "reference": "PR-1", "reason": "accident", "placed_at": NOW,
        "placed_by": "dpo",
    }  # fmt: skip
    return Hold(**fields | changes)


async def make_reading_day(database: Database, at: datetime) -> None:
    async with database.begin() as tx:
        day = at.replace(hour=0)
        name = f"reading_{day:%Y%m%dt%H}"
        await tx.raw.execute(
            f"CREATE TABLE {name} PARTITION OF reading FOR VALUES FROM ('{day.isoformat()}')"
            f" TO ('{(day + DAY).isoformat()}')"
        )


async def test_a_day_of_readings_goes_with_a_certificate_of_how_many(city: Database, tmp_path: Path) -> None:
    """GDPR art. 5-1-e: storage limitation, with proof."""
    old = NOW - 40 * DAY
    await make_reading_day(city, old)
    for minute in range(3):
        await said(city, "EP-0001", old + timedelta(minutes=minute), {"active_power_w": minute})
    work = timers(city, tmp_path, reading_days=30)
    await work.roll_up()
    await work.retention()
    assert await rows(city, "SELECT count(*)::int FROM reading") == [(0,)]
    assert await certified(city, tmp_path) != []
    [told] = [one for one in await certified(city, tmp_path) if one["category"] == "readings"]
    [part] = told["deleted"]
    assert (part["what"], part["rows"], part["held"]) == (f"reading_{old.replace(hour=0):%Y%m%dt%H}", 3, 0)
    assert part["first"] == f"{old:%Y-%m-%dT%H:%M:%S}.000000+00:00"
    assert (told["reason"], told["number"]) == ("term", 1)


async def test_a_day_s_deletions_are_one_certificate_told_in_the_trail(city: Database, tmp_path: Path) -> None:
    for minute in range(3):
        at = NOW - 40 * DAY + timedelta(minutes=minute)
        await store_batch(city, [event("EP-0001", at, "door_opened")], f"w{minute}", at)
    work = timers(city, tmp_path, reading_days=30)
    await work.retention()
    assert await work.certificates() == 0, "the day is not over"
    [told] = await certified(city, tmp_path)
    assert [(part["what"], part["rows"]) for part in told["deleted"]] == [("event", 3)]
    assert await rows(city, "SELECT who, via, subject FROM audit WHERE action = 'deletion.certify'") == [
        ("poste", "program", "1")
    ]
    assert await certified(city, tmp_path) == [told], "nothing is certified twice"


async def test_certificates_are_append_only_and_a_lost_one_is_told(city: Database, tmp_path: Path) -> None:
    await store_batch(city, [event("EP-0001", NOW - 40 * DAY, "door_opened")], "w", NOW)
    await timers(city, tmp_path, reading_days=30).retention()
    await certified(city, tmp_path)
    for statement in ("DELETE FROM deletion_certificate", "UPDATE deletion_certificate SET category = 'x'"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with city.begin() as tx:
                await tx.raw.execute(statement)
    async with city.begin() as tx:
        await tx.raw.execute("ALTER TABLE deletion_certificate DISABLE TRIGGER USER")
        await tx.raw.execute("GRANT DELETE ON deletion_certificate TO CURRENT_USER")
        await tx.raw.execute("DELETE FROM deletion_certificate")
    _, [fault] = await verify_deletions(city, [public_text(anchor_key(tmp_path))])
    assert "the audit trail tells of 1 certificates" in fault.detail


async def test_where_people_were_goes_after_two_months_though_readings_stay(city: Database, tmp_path: Path) -> None:
    """CNIL, deliberation 2015-165: two months by default."""
    for days in (90, 59):
        await said(city, "VS-1", NOW - days * DAY, {"longitude_deg": 4.8, "latitude_deg": 46.3, "speed_km_h": 30})
        await said(city, "EP-0001", NOW - days * DAY, {"active_power_w": 40})
    async with city.begin() as tx:
        await tx.raw.execute(
            "INSERT INTO rollup SELECT key, $1, 'latitude_deg', 1, 46, 46, 46, 46, 46 FROM asset WHERE id = 'VS-1'",
            NOW - 90 * DAY,
        )
    await timers(city, tmp_path).retention()
    query = "SELECT a.id, count(*)::int FROM reading r JOIN asset a ON a.key = r.asset GROUP BY 1 ORDER BY 1"
    assert await rows(city, query) == [("EP-0001", 2), ("VS-1", 1)]
    assert await rows(city, "SELECT count(*)::int FROM rollup") == [(0,)]
    [told] = await certified(city, tmp_path)
    assert told["category"] == "positions"
    assert {part["what"]: part["rows"] for part in told["deleted"]} == {"reading": 1, "rollup": 1}


async def test_snapshots_do_not_keep_where_people_were(city: Database, tmp_path: Path) -> None:
    await said(city, "VS-1", NOW, {"longitude_deg": 4.8, "latitude_deg": 46.3, "unit_status": "en_route"})
    await timers(city, tmp_path, NOW + DAY).snapshot()
    query = "SELECT body->'values' ?| '{longitude_deg,latitude_deg}' FROM snapshot_asset WHERE id = 'VS-1'"
    assert await rows(city, query) == [(False,)]


async def test_messages_nobody_could_store_go_by_their_term(city: Database, tmp_path: Path) -> None:
    await said(city, "EP-9999", NOW - 91 * DAY, {"active_power_w": 1})
    await said(city, "EP-9998", NOW - 89 * DAY, {"active_power_w": 1})
    await timers(city, tmp_path).retention()
    assert await rows(city, "SELECT asset FROM kept_message") == [("EP-9998",)]


async def test_what_is_held_is_set_aside_and_the_rest_goes(city: Database, tmp_path: Path) -> None:
    placed = await place_hold(city, hold(Category.READINGS), FixedClock(NOW))
    await make_reading_day(city, NOW - 40 * DAY)
    for asset in ("EP-0001", "EP-0002"):
        at = NOW - 40 * DAY
        await said(city, asset, at, {"active_power_w": 40})
        await store_batch(city, [event(asset, at, "door_opened")], asset, at)
    work = timers(city, tmp_path, reading_days=30)
    await work.roll_up()
    await work.retention()
    assert await rows(city, "SELECT count(*)::int FROM reading") == [(0,)]
    held = await rows(city, "SELECT source, asset, body->'values'->>'active_power_w' FROM held_row ORDER BY 1")
    assert held == [("event", "EP-0001", None), ("reading", "EP-0001", "40")]
    [told] = [one for one in await certified(city, tmp_path) if one["category"] == "readings"]
    assert sorted((part["rows"], part["held"]) for part in told["deleted"]) == [(2, 1), (2, 1)]
    await lift_hold(city, placed["id"], "dpo", "classé", FixedClock(NOW))
    assert await rows(city, "SELECT count(*)::int FROM held_row") == [(0,)]
    lifted = [one for one in await certified(city, tmp_path) if one["reason"] == "hold_lifted"]
    assert [(one["reference"], len(one["deleted"])) for one in lifted] == [("PR-1", 2)]
    with pytest.raises(NotFound):
        await lift_hold(city, placed["id"], "dpo", "classé", FixedClock(NOW))


async def test_a_hold_on_the_inbox_outlives_its_bounds(city: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_bounds, "UNKNOWN_PER_ASSET", 1)
    await place_hold(city, hold(Category.INBOX, assets=(), until=NOW + DAY), FixedClock(NOW))
    for minute in range(3):
        await said(city, "EP-9999", NOW - timedelta(minutes=minute), {"active_power_w": minute})
    async with city.begin() as tx:
        await kept_bounds.trim_kept(tx.raw)
    assert await rows(city, "SELECT count(*)::int FROM kept_message") == [(1,)]
    assert await rows(city, "SELECT source, asset FROM held_row") == [("kept_message", "EP-9999")] * 2


async def test_authorisations_go_three_years_after_they_end(city: Database, tmp_path: Path) -> None:
    for name, days in (("old", 1100), ("recent", 1000)):
        async with city.begin() as tx:
            await tx.raw.execute(
                "INSERT INTO video_authorisation VALUES"
                " ($1, 'a', 'municipal', '{71270}', '{traffic}', 'A-1', '', $2, $2, $3, 'dpo')",
                name,
                (NOW - days * DAY).date(),
                NOW - days * DAY,
            )
    await timers(city, tmp_path).anchors()
    assert await rows(city, "SELECT id FROM video_authorisation") == [("recent",)]


async def test_beyond_the_interval_of_a_hold_nothing_is_kept(city: Database, tmp_path: Path) -> None:
    await place_hold(city, hold(Category.READINGS, until=NOW - 50 * DAY), FixedClock(NOW))
    await store_batch(city, [event("EP-0001", NOW - 40 * DAY, "door_opened")], "w", NOW)
    await timers(city, tmp_path, reading_days=30).retention()
    assert await rows(city, "SELECT count(*)::int FROM held_row") == [(0,)]


async def test_csi_r253_5_entries_under_hold_name_the_authority_beyond_three_years(
    city: Database, tmp_path: Path
) -> None:
    await place_hold(city, hold(Category.VIDEO, Category.AUDIT, assets=()), FixedClock(NOW))
    async with city.begin() as tx:
        tx.audit.tell(Act("video.view", "asset", "CAM-1", "agression"))
    old = NOW - 1100 * DAY
    async with city.begin() as tx:
        await tx.raw.execute(
            "INSERT INTO video_access VALUES ('v1', $1, 'a.martin', 'municipal', 'CAM-1', '71270', 'stream',"
            " 'traffic', 'agression', 'granted', 'granted', 'CSI R253-3', NULL, NULL)",
            old,
        )
        await tx.raw.execute("GRANT UPDATE ON audit TO CURRENT_USER")
        await tx.raw.execute("ALTER TABLE audit DISABLE TRIGGER audit_unchanged")
        await tx.raw.execute("UPDATE audit SET at = $1", old)
        await tx.raw.execute("ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_unchanged")
    await timers(city, tmp_path).anchors()
    assert await rows(city, "SELECT count(*)::int FROM video_access") == [(0,)]
    query = """
        SELECT r.category, h.authority, h.reference, COALESCE(r.body->>'agent', r.body->'content'->>'text')
        FROM held_row r JOIN legal_hold h ON h.id = r.hold WHERE r.body->>'subject' = 'CAM-1' OR r.asset = 'CAM-1'
        ORDER BY 1
    """
    [trail, register] = await rows(city, query)
    assert trail[:3] == ("audit", "Parquet", "PR-1")
    assert "agression" in trail[3]
    assert register == ("video", "Parquet", "PR-1", "a.martin")
    kinds = {(one["category"], one["article"]) for one in await certified(city, tmp_path)}
    assert {("audit", "CSI R253-5"), ("video", "CSI R253-5")} <= kinds


async def test_csi_r253_5_the_database_refuses_to_purge_before_three_years(city: Database) -> None:
    """CSI R253-5."""
    async with city.begin() as tx:
        tx.audit.tell(Act("claim.place", "request", "r1"))
    assert await purge_trail(city, NOW + 3 * 364 * DAY) == 0
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await purge_trail(city, NOW + 1100 * DAY)


async def test_held_content_of_the_trail_is_not_erased(city: Database) -> None:
    async with city.begin() as tx:
        tx.audit.tell(Act("claim.place", "request", "r1", "Mme Dupont"))
    placed = await place_hold(city, hold(Category.AUDIT, assets=(), until=NOW + DAY), FixedClock(NOW))
    [(number,)] = await rows(city, "SELECT number FROM audit WHERE action = 'claim.place'")
    with pytest.raises(Held, match="PR-1"):
        await erase_content(city, number, "art. 17")
    await lift_hold(city, placed["id"], "dpo", "classé", FixedClock(NOW))
    await erase_content(city, number, "art. 17")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (hold(Category.READINGS, assets=()), "names its assets"),
        (hold(Category.READINGS, assets=("EP-7777",)), "no asset 'EP-7777'"),
        (hold(Category.JOURNAL, since=NOW, until=NOW), "ends after it begins"),
    ],
)
async def test_a_hold_that_could_not_be_kept_is_refused_and_told(city: Database, wrong: Hold, said: str) -> None:
    with pytest.raises(InvalidRequest, match=said):
        await place_hold(city, wrong, FixedClock(NOW))
    assert await rows(city, "SELECT result FROM audit WHERE action = 'hold.place'") == [("refused",)]
