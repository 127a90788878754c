"""The audit trail in PostgreSQL: written with what it tells, in order, and closed to every change."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import asyncpg
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.actions.anchor_audit import anchor_day, kept_anchors
from app.actions.erase_audit import erase_content, purge_trail
from app.actions.errors import InvalidRequest, NotFound, NotNow
from app.actions.verify_audit import verify_audit
from app.domain.audit import START, Act, Author, Head, link, three_years_before
from app.domain.audit_anchor import Anchor, read_anchor
from app.domain.signature import public_text
from app.storage.audit import close_trail
from app.storage.database import Database
from tests.factories import rows

WHO = Author("m.durand", "api", "10.0.0.7")
FORBIDDEN = [
    "UPDATE audit SET who = 'x'",
    "DELETE FROM audit",
    "TRUNCATE audit",
    "UPDATE audit_content SET text = '{}'",
    "TRUNCATE audit_content",
    "UPDATE audit_anchor SET number = 1",
    "DELETE FROM audit_anchor",
    "TRUNCATE audit_anchor",
]


async def tell(database: Database, count: int = 3) -> None:
    for number in range(count):
        async with database.by(WHO).begin() as tx:
            tx.audit.tell(Act("claim.place", "request", f"r{number}", "nuit blanche", {"level": 4}))


async def anchored(database: Database, number: int) -> Anchor:
    """As if it had been made when the trail went to `number`."""
    [(digest,)] = await rows(database, "SELECT hash FROM audit WHERE number = $1", number)
    return Anchor(datetime.now(UTC).date(), datetime.now(UTC), Head(number, digest))


async def faults(database: Database, *anchors: Anchor) -> list[tuple[int, str]]:
    return [(fault.number, fault.what) for fault in (await verify_audit(database, anchors, datetime.now(UTC))).faults]


async def tamper(database: Database, *statements: str) -> None:
    """What someone does who owns the database: rights given back, triggers off."""
    async with database.begin() as tx:
        await tx.raw.execute("GRANT ALL ON audit, audit_content, audit_anchor TO CURRENT_USER")
        for table in ("audit", "audit_content", "audit_anchor"):
            await tx.raw.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            await tx.raw.execute(statement)


async def test_acts_are_numbered_without_a_gap_and_verify(database: Database) -> None:
    await asyncio.gather(*(tell(database, 4) for _ in range(4)))
    assert await rows(database, "SELECT number FROM audit ORDER BY number") == [(n,) for n in range(1, 17)]
    verified = await verify_audit(database, [], datetime.now(UTC))
    assert (verified.rows, verified.last, verified.faults) == (16, 16, [])


async def test_an_act_is_told_in_the_transaction_that_does_it(database: Database) -> None:
    async def half_done() -> None:
        async with database.begin() as tx:
            tx.audit.tell(Act("claim.place", "request", "r1"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half_done()
    assert await rows(database, "SELECT count(*) FROM audit") == [(0,)]


async def test_a_refused_act_is_told_though_all_else_is_undone(database: Database) -> None:
    async def refused() -> None:
        async with database.by(WHO).begin() as tx:
            tx.audit.tell(Act("request.agree", "request", "r1"))
            await tx.brakes.add_codes("x", [(b"", b"")], datetime.now(UTC))
            raise NotNow("it is placed")

    with pytest.raises(NotNow):
        await refused()
    assert await rows(database, "SELECT who, action, result FROM audit") == [("m.durand", "request.agree", "refused")]
    [(text,)] = await rows(database, "SELECT text FROM audit_content")
    assert '"code":"not_now"' in text
    assert await rows(database, "SELECT count(*) FROM second_code") == [(0,)]
    assert await faults(database) == []


@pytest.mark.parametrize("statement", FORBIDDEN)
@pytest.mark.parametrize("rights", ["with rights", "without rights"])
async def test_the_trail_is_closed_by_rights_and_by_triggers(database: Database, statement: str, rights: str) -> None:
    await tell(database)
    await anchor_day(database, Ed25519PrivateKey.generate(), [], datetime.now(UTC), timedelta(0))
    if rights == "with rights":
        async with database.begin() as tx:
            await tx.raw.execute("GRANT ALL ON audit, audit_content, audit_anchor TO CURRENT_USER")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with database.begin() as tx:
            await tx.raw.execute(statement)
    assert await faults(database) == []


async def test_the_triggers_hold_in_every_session(database: Database) -> None:
    """Not even in that of a replica, which leaves ordinary triggers out."""
    mode = "SELECT DISTINCT tgenabled::text FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = ANY($1::regclass[])"
    assert await rows(database, mode, ["audit", "audit_content", "audit_anchor"]) == [("A",)]


async def test_a_restored_copy_is_closed_again(database: Database) -> None:
    await tell(database)
    async with database.begin() as tx:
        await tx.raw.execute("GRANT ALL ON audit, audit_content, audit_anchor TO CURRENT_USER")
        await close_trail(tx.raw)
    granted = "SELECT count(*) FROM information_schema.role_table_grants WHERE table_name = 'audit' AND grantee ="
    refused = " current_user AND privilege_type IN ('UPDATE', 'TRUNCATE')"
    assert await rows(database, granted + refused) == [(0,)]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit SET subject = 'other' WHERE number = 4", [(4, "changed")]),
        ("DELETE FROM audit WHERE number = 4", [(5, "missing")]),
        ("UPDATE audit_content SET text = '{}' WHERE number = 4", [(4, "content_changed")]),
        ("DELETE FROM audit_content WHERE number = 4", [(4, "content_gone")]),
        ("DELETE FROM audit WHERE number > 4", [(6, "truncated")]),
    ],
)
async def test_tampering_with_one_row_is_located(
    database: Database, statement: str, found: list[tuple[int, str]]
) -> None:
    await tell(database, 6)
    await tamper(database, statement)
    assert await faults(database) == found


async def test_a_tail_cut_with_its_note_is_detected_by_an_anchor(database: Database) -> None:
    await tell(database, 6)
    anchor = await anchored(database, 5)
    cut = "DELETE FROM audit WHERE number > 4"
    note = "UPDATE audit_head SET (number, hash) = (SELECT number, hash FROM audit WHERE number = 4)"
    await tamper(database, cut, "DELETE FROM audit_content WHERE number > 4", note)
    assert await faults(database) == []
    assert await faults(database, anchor) == [(5, "truncated")]


async def test_a_beginning_cut_as_if_purged_is_detected_by_an_anchor(database: Database) -> None:
    await tell(database, 6)
    anchors = [await anchored(database, 2), await anchored(database, 5)]
    cut = "DELETE FROM audit WHERE number <= 3"
    note = "UPDATE audit_head SET (base_number, base_hash) = (3, (SELECT previous FROM audit WHERE number = 4))"
    await tamper(database, note, cut, "DELETE FROM audit_content WHERE number <= 3")
    assert await faults(database, *anchors) == [(2, "missing")]


async def test_erased_content_leaves_the_trail_whole_and_is_an_act(database: Database) -> None:
    await tell(database)
    await erase_content(database.by(WHO), 2, "effacement demandé, RGPD art. 17")
    assert await rows(database, "SELECT number FROM audit_content ORDER BY 1") == [(1,), (3,), (4,)]
    told = await rows(database, "SELECT who, action, subject, result FROM audit WHERE number = 4")
    assert told == [("m.durand", "audit.erase", "2", "done")]
    assert await faults(database) == []


async def test_content_is_erased_once_and_for_a_reason(database: Database) -> None:
    await tell(database)
    with pytest.raises(InvalidRequest):
        await erase_content(database, 2, "  ")
    with pytest.raises(NotFound):
        await erase_content(database, 9, "RGPD art. 17")
    assert [row[0] for row in await rows(database, "SELECT result FROM audit WHERE action = 'audit.erase'")] == [
        "refused",
        "refused",
    ]
    assert await faults(database) == []


async def old(database: Database, *ages: timedelta) -> None:
    """A trail that began that long ago."""
    head, now = START, datetime.now(UTC)
    insert = "INSERT INTO audit SELECT * FROM jsonb_populate_record(NULL::audit, $1::jsonb)"
    async with database.begin() as tx:
        for age in ages:
            row, kept = link(head, now - age, WHO, Act("video.view", "asset", "CAM-1", "motif"), "0" * 32)
            await tx.raw.execute(insert, msgspec.json.encode(row).decode())
            await tx.raw.execute("INSERT INTO audit_content VALUES ($1, $2, $3)", row.number, kept.salt, kept.text)
            head = Head(row.number, row.hash)
        await tx.raw.execute("UPDATE audit_head SET number = $1, hash = $2, at = $3", head.number, head.hash, now)


async def test_acts_are_forgotten_after_three_years_and_not_before(database: Database) -> None:
    """CSI R253-5: kept at most three years."""
    year = timedelta(days=366)
    await old(database, 4 * year, 3 * year, 2 * year, timedelta(0))
    assert await purge_trail(database, datetime.now(UTC)) == 2
    assert await rows(database, "SELECT number FROM audit ORDER BY 1") == [(3,), (4,)]
    assert await rows(database, "SELECT number FROM audit_content ORDER BY 1") == [(3,), (4,)]
    assert await faults(database) == []
    assert await purge_trail(database, datetime.now(UTC)) == 0


def test_three_years_before_a_leap_day_is_the_28th() -> None:
    assert three_years_before(datetime(2028, 2, 29, tzinfo=UTC)) == datetime(2025, 2, 28, tzinfo=UTC)


async def test_a_day_has_one_anchor_signed_by_the_installation(database: Database) -> None:
    key, now = Ed25519PrivateKey.generate(), datetime.now(UTC)
    assert not await anchor_day(database, key, [], now, timedelta(0))
    await tell(database)
    assert await anchor_day(database, key, [], now, timedelta(0))
    await tell(database)
    assert not await anchor_day(database, key, [], now, timedelta(0))
    assert await anchor_day(database, key, [], now + timedelta(days=1), timedelta(0))
    anchors = [read_anchor(signed, public_text(key)) for signed in await kept_anchors(database, now.date())]
    assert [anchor.head.number for anchor in anchors] == [3, 6]
    assert await faults(database, *anchors) == []


async def test_the_trail_does_not_hold_up_what_is_not_an_act(database: Database) -> None:
    """Ingest and control write while an act holds the trail's head."""
    async with database.begin() as holder:
        await holder.raw.execute("SELECT 1 FROM audit_head FOR UPDATE")
        async with asyncio.timeout(2), database.begin() as tx:
            await tx.control.wake()
