"""Alarms over HTTP: the list and its filters, orders to many, overrides, figures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from app.actions.sweep_alarms import sweep_alarms
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.actions.alarms import cabinet, say, tripped
from tests.factories import given, lamp

OPERATOR = {"Poste-Operator": "m.durand"}
NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=5)
S = timedelta(seconds=1)
METER = AssetDraft(id="SON-1", kind="sound_level_meter", system="lighting", name="Place des Fêtes")


async def _order(client: httpx.AsyncClient, verb: str, ids: list[str], **more: Any) -> dict[str, Any]:
    answer = await client.post(f"/api/v1/alarms/{verb}", json={"ids": ids, **more}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def _list(client: httpx.AsyncClient, **query: Any) -> list[str]:
    answer = await client.get("/api/v1/alarms", params=query)
    assert answer.status_code == 200, answer.text
    return [f"{item['asset']} {item['definition']}" for item in answer.json()["items"]]


async def _fail(database: Database, *numbers: int) -> None:
    for number in numbers:
        await say(database, f"EP-{number:04d}", NOW + number * S, {"lamp_failure": True})


async def test_the_gravest_come_first_and_filters_narrow(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1), lamp(2, name="Rue Félix"), METER)
    await _fail(database, 1, 2)
    await say(database, "SON-1", NOW, {"laeq_15min_dba": 104.2})
    everything = ["SON-1 laeq_limit", "EP-0002 lamp_failure", "EP-0001 lamp_failure"]
    assert await _list(client) == everything
    assert await _list(client, sort="age") == ["SON-1 laeq_limit", "EP-0001 lamp_failure", "EP-0002 lamp_failure"]
    assert await _list(client, priority="high") == everything[:1]
    assert await _list(client, family="lighting", q="felix") == ["EP-0002 lamp_failure"]
    assert await _list(client, q="104.2") == everything[:1]
    assert await _list(client, kind="camera") == []
    assert await _list(client, asset=["EP-0001", "SON-1"], definition="lamp_failure") == ["EP-0001 lamp_failure"]
    counts = (await client.get("/api/v1/alarms")).json()["counts"]
    assert counts == {"total": 3, "by_priority": {"high": 1, "low": 2}, "by_state": {"unacknowledged": 3}}


async def test_pages_meet_without_a_gap(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, *(lamp(number) for number in range(1, 8)))
    await _fail(database, *range(1, 8))
    for sort in ("priority", "-priority", "age", "-age"):
        seen, cursor = [], ""
        while cursor is not None:
            page = (await client.get("/api/v1/alarms", params={"limit": 3, "sort": sort, "cursor": cursor})).json()
            seen += [item["asset"] for item in page["items"]]
            cursor = page["next"]
        oldest_first = [f"EP-{number:04d}" for number in range(1, 8)]
        assert seen == (oldest_first if sort == "age" else oldest_first[::-1])


async def test_an_order_to_many_tells_what_came_of_each(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1), lamp(2))
    await _fail(database, 1, 2)
    first, second = [item["id"] for item in (await client.get("/api/v1/alarms?sort=age")).json()["items"]]
    await _order(client, "acknowledge", [first])
    report = await _order(client, "acknowledge", [first, second, "A999"])
    assert [item["outcome"] for item in report["items"]] == ["unchanged", "done", "not_found"]
    refused = await _order(client, "unshelve", [first])
    assert refused["items"][0] == {
        "id": first, "outcome": "refused", "state": "acknowledged", "detail": "it is acknowledged, not shelved",
    }  # fmt: skip


async def test_who_acts_must_be_said(database: Database, client: httpx.AsyncClient) -> None:
    client.headers.pop("Poste-Operator", None)
    for name in (None, "", "   ", "x" * 81):
        headers = {} if name is None else {"Poste-Operator": name}
        answer = await client.post("/api/v1/alarms/acknowledge", json={"ids": ["A1"]}, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (400, "operator_required")


async def test_a_name_with_accents_is_kept(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1))
    await _fail(database, 1)
    [item] = (await client.get("/api/v1/alarms")).json()["items"]
    headers = {"Poste-Operator": "Zoé Müller".encode()}
    answer = await client.post("/api/v1/alarms/acknowledge", json={"ids": [item["id"]]}, headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert (await client.get(f"/api/v1/alarms/{item['id']}")).json()["acknowledged_by"] == "Zoé Müller"


async def test_the_whole_life_is_in_the_history_with_who_and_why(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1))
    await _fail(database, 1)
    [item] = (await client.get("/api/v1/alarms")).json()["items"]
    ids = [item["id"]]
    await _order(client, "comment", ids, reason="vu à la caméra")
    await _order(client, "assign", ids, assigned_to="astreinte")
    until = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
    await _order(client, "shelve", ids, reason="chantier", until=until)
    await _order(client, "unshelve", ids)
    await _order(client, "out-of-service", ids, reason="mât déposé")
    await _order(client, "in-service", ids)
    await _order(client, "suppress", ids, reason="essai")
    await _order(client, "unsuppress", ids)
    told = (await client.get(f"/api/v1/alarms/{ids[0]}")).json()
    assert [step["transition"] for step in told["history"]] == [
        "raised", "commented", "assigned", "shelved", "unshelved", "out_of_service", "in_service", "suppressed",
        "unsuppressed",
    ]  # fmt: skip
    assert {step["by"] for step in told["history"][1:]} == {"m.durand"}
    assert told["history"][3]["reason"] == "chantier"
    assert told["guidance"]["action"]["fr"]
    assert await _list(client, assigned_to="astreinte") == ["EP-0001 lamp_failure"]


async def test_shelving_has_an_end_not_too_far(client: httpx.AsyncClient) -> None:
    for days in (-1, 8):
        until = (datetime.now(UTC) + timedelta(days=days)).isoformat()
        body = {"ids": ["A1"], "reason": "chantier", "until": until}
        answer = await client.post("/api/v1/alarms/shelve", json=body, headers=OPERATOR)
        assert answer.status_code == 400


async def test_folded_alarms_are_listed_under_their_cause(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1), lamp(2), cabinet(1, 2))
    await say(database, "AR-01", NOW, tripped("C1"))
    for number in (1, 2):
        await say(database, f"EP-{number:04d}", NOW + number * S, {"supply_loss": True})
    [cause] = (await client.get("/api/v1/alarms")).json()["items"]
    assert (cause["asset"], cause["folded"]) == ("AR-01", 2)
    assert await _list(client, parent=cause["id"], sort="age") == ["EP-0001 supply_loss", "EP-0002 supply_loss"]


async def test_an_override_for_a_zone_changes_what_is_judged(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, METER)
    await say(database, "SON-1", NOW, {"laeq_15min_dba": 96.0})
    new = {
        "id": "enfants", "kind": "sound_level_meter", "definition": "laeq_limit", "asset": "SON-1",
        "limits": {"limit": 94.0}, "priority": "critical", "reason": "public de moins de six ans",
    }  # fmt: skip
    created = await client.post("/api/v1/alarms/overrides", json=new, headers=OPERATOR)
    assert (created.status_code, created.json()["changed_by"]) == (201, "m.durand")
    await sweep_alarms(database, datetime.now(UTC) + S)
    assert await _list(client, priority="critical") == ["SON-1 laeq_limit"]
    shown = (await client.get("/api/v1/alarms/definitions", params={"asset": "SON-1"})).json()["items"]
    assert [item["condition"]["limit"] for item in shown if item["definition"] == "laeq_limit"] == [94.0]
    off = new | {"enabled": False, "limits": {}}
    del off["id"]
    url = "/api/v1/alarms/overrides/enfants"
    assert (await client.put(url, json=off, headers=OPERATOR | {"If-Match": '"9"'})).status_code == 412
    assert (await client.put(url, json=off, headers=OPERATOR | {"If-Match": '"1"'})).json()["version"] == 2
    await sweep_alarms(database, datetime.now(UTC) + S)
    assert await _list(client, state="unacknowledged") == []
    assert (await client.delete(url, headers=OPERATOR | {"If-Match": "*"})).status_code == 204
    assert (await client.get(url)).status_code == 404


async def test_overrides_that_cannot_be_are_refused(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, METER)
    good = {"id": "x", "kind": "sound_level_meter", "definition": "laeq_limit", "reason": "essai de refus"}
    for wrong in (
        {"kind": "lamp"},
        {"definition": "lamp_failure"},
        {"zone": "nowhere"},
        {"asset": "nobody"},
        {"zone": "z", "asset": "SON-1"},
        {"limits": {"per_s": 3}},
        {"limits": {"limit": "loud"}},
    ):
        answer = await client.post("/api/v1/alarms/overrides", json=good | wrong, headers=OPERATOR)
        assert answer.status_code == 400, wrong
    assert (await client.post("/api/v1/alarms/overrides", json=good, headers=OPERATOR)).status_code == 201
    same = await client.post("/api/v1/alarms/overrides", json=good | {"id": "y"}, headers=OPERATOR)
    assert same.status_code == 409
    assert [item["id"] for item in (await client.get("/api/v1/alarms/overrides")).json()["items"]] == ["x"]


async def test_an_expression_is_changed_without_code(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, AssetDraft(id="PK-1", kind="car_park", system="lighting"))
    new = {
        "id": "pk", "kind": "car_park", "definition": "count_absurd", "on_delay_s": 0,
        "limits": {"expression": "free_spaces > capacity - 10"}, "reason": "dix places condamnées",
    }  # fmt: skip
    assert (await client.post("/api/v1/alarms/overrides", json=new, headers=OPERATOR)).status_code == 201
    await say(database, "PK-1", datetime.now(UTC), {"free_spaces": 95, "capacity": 100})
    assert await _list(client) == ["PK-1 count_absurd"]
    bad = new | {"id": "pk2", "limits": {"expression": "free_spaces >"}}
    assert (await client.post("/api/v1/alarms/overrides", json=bad, headers=OPERATOR)).status_code == 400


async def test_the_figures_of_the_standard(database: Database, client: httpx.AsyncClient) -> None:
    await given(database, lamp(1), lamp(2))
    await _fail(database, 1, 2)
    [first, *_] = (await client.get("/api/v1/alarms?sort=age")).json()["items"]
    await _order(client, "acknowledge", [first["id"]])
    told = (await client.get("/api/v1/alarms/figures", params={"positions": 2})).json()
    assert (told["last_hour"]["alarms"], told["last_hour"]["per_position"]) == (2, 1.0)
    assert [(item["asset"], item["alarms"]) for item in told["offenders"]] == [("EP-0001", 1), ("EP-0002", 1)]
    assert (told["standing"], told["stale"], told["to_acknowledge"]["count"]) == (2, 0, 1)
    assert told["to_acknowledge"]["p50_s"] > 200
    metrics = (await client.get("/metrics")).text
    assert 'poste_alarms_open{priority="low",state="unacknowledged"} 1.0' in metrics
