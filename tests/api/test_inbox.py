"""Unknown assets are seen, adopted and given what they had said; the ledger stays balanced."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from app.actions.store_batch import store_batch
from app.api.inbox import Adopted, Inbox, Refusals, RejectedDetail, RejectedPage
from app.api.ledger import Ledger, SystemLedger
from app.ingest.read import read
from app.storage import kept_bounds
from app.storage.database import Database
from tests.factories import NOON, event, given, lamp, rows, telemetry

MINUTE = timedelta(minutes=1)
ADOPTION = {"kind": "luminaire", "name": "Found", "lon": 4.2, "lat": 46.3}
ADOPT = "/api/v1/inbox/lighting/NEW-1/adopt"
REPLAY = "/api/v1/inbox/replay"
OF_NEW_1 = {"system": "lighting", "asset": "NEW-1"}


async def unknown_messages(database: Database) -> None:
    """For NEW-1: two reports over an hour apart, the first of them twice, an event, a report that cannot be."""
    first = telemetry("NEW-1", NOON, {"light_level_pct": 10})
    messages = [
        first,
        telemetry("NEW-1", NOON, {"light_level_pct": 10}),
        telemetry("NEW-1", NOON + 61 * MINUTE, {"light_level_pct": 20, "power_state": "on"}),
        event("NEW-1", NOON, "impact", {"g": 3}),
        telemetry("NEW-1", NOON + MINUTE, {"light_level_pct": "full"}),
        telemetry("NEW-2", NOON, {"a": "é\u0007"}),
        telemetry("LOST", NOON, {}, system="nobody"),
    ]
    for message in messages:
        await store_batch(database, [message], "w", message.received_at)


async def test_the_inbox_groups_what_unknown_assets_say(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    await unknown_messages(database)
    inbox = Inbox.model_validate((await client.get("/api/v1/inbox")).json())
    assert [(i.system, i.asset, i.reason, i.count) for i in inbox.items] == [
        ("lighting", "NEW-1", "unknown_asset", 5), ("lighting", "NEW-2", "unknown_asset", 1),
        ("nobody", "LOST", "unknown_system", 1),
    ]  # fmt: skip
    first = inbox.items[0]
    assert (first.first_seen, first.last_seen) == (NOON, NOON + 61 * MINUTE)
    assert first.last_topic == "poste/v1/lighting/NEW-1/telemetry"
    assert "full" in first.sample
    pages, cursor = [], ""
    while cursor is not None:
        page = (await client.get(f"/api/v1/inbox?limit=1&cursor={cursor}")).json()
        pages += [item["asset"] for item in page["items"]]
        cursor = page["next"]
    assert pages == ["NEW-1", "NEW-2", "LOST"]
    assert (await client.get("/api/v1/inbox?system=nobody")).json()["items"][0]["asset"] == "LOST"


async def test_an_adopted_asset_has_its_past_and_the_ledger_balances(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database)
    await unknown_messages(database)
    before = Ledger.model_validate((await client.get("/api/v1/ledger")).json())
    assert (before.total.received, before.total.unknown) == (7, 7)
    answer = await client.post(ADOPT, json=ADOPTION)
    assert answer.status_code == 201, answer.text
    adopted = Adopted.model_validate(answer.json())
    assert (adopted.asset.id, adopted.asset.system, adopted.replayed.unknown) == ("NEW-1", "lighting", 0)
    asset = (await client.get("/api/v1/assets/NEW-1")).json()
    assert (asset["values"]["light_level_pct"], asset["values"]["power_state"]) == (20, "on")
    assert len(await rows(database, "SELECT 1 FROM reading")) == 2
    after = Ledger.model_validate((await client.get("/api/v1/ledger")).json())
    counts = after.total
    assert (counts.received, counts.stored, counts.duplicate, counts.rejected, counts.unknown) == (7, 3, 1, 1, 2)
    assert counts.balanced
    hours = SystemLedger.model_validate((await client.get("/api/v1/systems/lighting/ledger")).json())
    assert [(h.received, h.stored, h.duplicate, h.rejected, h.unknown) for h in hours.hours] == [
        (5, 2, 1, 1, 1), (1, 1, 0, 0, 0),
    ]  # fmt: skip
    assert all(h.balanced for h in hours.hours)
    assert [i["asset"] for i in (await client.get("/api/v1/inbox")).json()["items"]] == ["NEW-2", "LOST"]
    rejected = RejectedPage.model_validate((await client.get("/api/v1/rejected")).json())
    assert [(item.asset, item.reason) for item in rejected.items] == [("NEW-1", "invalid_value")]


async def test_nothing_is_stored_twice(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    await unknown_messages(database)
    assert (await client.post(ADOPT, json=ADOPTION)).status_code == 201
    again = await client.post(ADOPT, json=ADOPTION)
    assert (again.status_code, again.json()["code"]) == (409, "already_exists")
    replayed = await client.post(REPLAY, json=OF_NEW_1)
    assert replayed.json() == {"stored": 0, "duplicate": 0, "rejected": 0, "unknown": 0}
    await store_batch(database, [telemetry("NEW-1", NOON, {"light_level_pct": 10})], "w", NOON)
    assert len(await rows(database, "SELECT 1 FROM reading")) == 2
    total = Ledger.model_validate((await client.get("/api/v1/ledger")).json()).total
    assert (total.duplicate, total.balanced) == (2, True)


async def test_a_refused_adoption_changes_nothing(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    await unknown_messages(database)
    assert (await client.post(ADOPT, json=ADOPTION | {"kind": "teapot"})).status_code == 400
    assert (await client.post("/api/v1/inbox/nobody/LOST/adopt", json=ADOPTION)).status_code == 400
    assert (await client.post(ADOPT, json=ADOPTION | {"system": "other"})).status_code == 422
    renamed = await client.post(ADOPT, json=ADOPTION | {"id": "EP-9"})
    assert (renamed.status_code, "has that id" in renamed.json()["detail"]) == (400, True)
    assert (await client.get("/api/v1/inbox")).json()["items"][0]["count"] == 5
    assert (await client.post(REPLAY, json={})).status_code == 400
    still = await client.post(REPLAY, json=OF_NEW_1)
    assert still.json() == {"stored": 0, "duplicate": 0, "rejected": 0, "unknown": 5}
    assert (await client.get("/api/v1/inbox")).json()["items"][0]["count"] == 5


async def test_what_was_kept_before_an_import_can_be_replayed(client: httpx.AsyncClient, database: Database) -> None:
    await given(database)
    await unknown_messages(database)
    await given(database, lamp(1, id="NEW-1"))
    replayed = (await client.post(REPLAY, json=OF_NEW_1)).json()
    assert replayed == {"stored": 3, "duplicate": 1, "rejected": 1, "unknown": 0}
    assert len(await rows(database, "SELECT 1 FROM reading")) == 2


async def test_rejected_messages_are_found_by_reason_and_text(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    payload = b'{"at": \xff\x00'
    messages = [
        read("poste/v1/lighting/EP-0001/telemetry", payload, NOON),
        telemetry("EP-0001", NOON, {"power_state": "sideways"}),
        read("poste/v1/lighting/EP-0001/nonsense", b"{}", NOON),
    ]
    await store_batch(database, messages, "w", NOON)
    found = RejectedPage.model_validate((await client.get("/api/v1/rejected")).json())
    assert [item.reason for item in found.items] == ["unknown_topic", "invalid_value", "not_json"]
    for query, count in (
        ("reason=not_json", 1), ("system=lighting", 2), ("asset=EP-0001&reason=invalid_value", 1), ("q=SIDEWAYS", 1),
        ("q=nonsense", 1), ("q=%25", 0), ("reason=none", 0),
    ):  # fmt: skip
        assert len((await client.get(f"/api/v1/rejected?{query}")).json()["items"]) == count, query
    page = (await client.get("/api/v1/rejected?limit=2")).json()
    rest = (await client.get(f"/api/v1/rejected?limit=2&cursor={page['next']}")).json()
    assert [item["reason"] for item in rest["items"]] == ["not_json"]
    detail = RejectedDetail.model_validate((await client.get(f"/api/v1/rejected/{rest['items'][0]['id']}")).json())
    assert detail.payload == '{"at": \\xff\x00'
    assert detail.payload_base64 == "eyJhdCI6IP8A"
    assert (await client.get("/api/v1/rejected/999999")).status_code == 404
    assert (await client.get("/api/v1/rejected/9999999999999999999999")).status_code == 422


async def test_refusals_are_counted_by_reason_kept_or_trimmed(
    client: httpx.AsyncClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_bounds, "REJECTED_PER_REASON", 2)
    await given(database, lamp(1))
    bad = [read("poste/v1/lighting/EP-0001/telemetry", b"{", NOON) for _ in range(5)]
    await store_batch(database, [*bad, telemetry("LOST", NOON, {}, system="nobody")], "w", NOON)
    async with database.begin() as tx:
        await kept_bounds.trim_kept(tx.raw)
    told = Refusals.model_validate((await client.get("/api/v1/refusals")).json())
    assert [(item.system, item.outcome, item.reason, item.kept, item.trimmed) for item in told.items] == [
        ("lighting", "rejected", "not_json", 2, 3),
        ("nobody", "unknown", "unknown_system", 1, 0),
    ]
    one = Refusals.model_validate((await client.get("/api/v1/refusals?system=nobody")).json())
    assert [item.system for item in one.items] == ["nobody"]
