"""What people do through the API is told in the audit trail, done or refused, and can be searched and exported."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import httpx
import pytest

from app.api import examples
from app.storage.database import Database
from tests.factories import given, lamp

CLAIM: dict[str, Any] = {
    "capability": "light_level", "value": {"level_pct": 100}, "level": 4, "reason": "Chute, M. Dupont",
    "selection": {"ids": ["EP-0001"]},
}  # fmt: skip
COLLEAGUE = {"Poste-Operator": "a.martin"}


@pytest.fixture
async def city(client: httpx.AsyncClient, database: Database) -> httpx.AsyncClient:
    await given(database, lamp(1, id="EP-0001"), lamp(2, id="EP-0002"))
    return client


async def told(client: httpx.AsyncClient, **filters: Any) -> list[tuple[str, str, str, str, str]]:
    answer = await client.get("/api/v1/audit", params={"order": "oldest", **filters})
    assert answer.status_code == 200, answer.text
    names = ("who", "action", "entity", "subject", "result")
    return [tuple(item[name] for name in names) for item in answer.json()["items"]]


async def newest(client: httpx.AsyncClient, **filters: Any) -> dict[str, Any]:
    [item] = (await client.get("/api/v1/audit", params={"limit": 1, **filters})).json()["items"]
    whole: dict[str, Any] = (await client.get(f"/api/v1/audit/{item['number']}")).json()
    return whole


async def test_a_claim_is_told_with_who_from_where_and_why(city: httpx.AsyncClient) -> None:
    request = (await city.post("/api/v1/claims", json=CLAIM)).json()
    entry = await newest(city, action="claim.place")
    assert (entry["who"], entry["via"], entry["subject"]) == ("tester", "api", request["id"])
    assert entry["content"]["why"] == CLAIM["reason"]
    assert entry["content"]["address"] == "127.0.0.1"
    details = entry["content"]["details"]
    assert details["value"] == CLAIM["value"]
    assert details["selection"] == CLAIM["selection"]
    assert details["outcomes"] == {"accepted": 1}


async def test_what_follows_a_claim_is_told(city: httpx.AsyncClient) -> None:
    placed = (await city.post("/api/v1/claims", json=CLAIM)).json()
    claim = placed["outcomes"][0]["claim"]
    expiry = {"expires_at": "2020-01-01T00:00:00Z"}
    assert (await city.patch(f"/api/v1/claims/{claim}", json=expiry)).status_code == 400
    await city.delete(f"/api/v1/claims/{claim}?reason=fini", headers=COLLEAGUE)
    assert (await city.delete(f"/api/v1/claims/{claim}")).status_code == 404
    assert await told(city, entity="claim") == [
        ("tester", "claim.extend", "claim", str(claim), "refused"),
        ("a.martin", "claim.release", "claim", str(claim), "done"),
        ("tester", "claim.release", "claim", str(claim), "refused"),
    ]
    assert (await newest(city))["content"]["details"]["refusal"]["code"] == "not_found"


async def test_freezes_and_their_second_person_are_told(city: httpx.AsyncClient) -> None:
    asked = (await city.post("/api/v1/freezes", json={"family": "lighting", "reason": "panne"})).json()
    agree = f"/api/v1/requests/{asked['id']}/agree"
    assert (await city.post(agree, json={})).status_code == 403
    assert (await city.post(agree, json={}, headers=COLLEAGUE)).status_code == 200
    assert await told(city, subject=asked["id"]) == [
        ("tester", "commands.freeze", "request", asked["id"], "done"),
        ("tester", "request.agree", "request", asked["id"], "refused"),
        ("a.martin", "request.agree", "request", asked["id"], "done"),
    ]


async def test_lockouts_are_told(city: httpx.AsyncClient) -> None:
    new = {"asset": "EP-0001", "holder": "Luxel", "kind": "electrical", "reason": "câble"}
    lockout = (await city.post("/api/v1/lockouts", json=new)).json()["id"]
    assert (await city.post(f"/api/v1/lockouts/{lockout}/lift")).status_code == 403
    assert (await told(city))[-2:] == [
        ("tester", "asset.lock_out", "asset", "EP-0001", "done"),
        ("tester", "asset.lift_lockout", "lockout", lockout, "refused"),
    ]


async def test_acts_on_alarms_are_told_alarm_by_alarm(city: httpx.AsyncClient) -> None:
    await city.post("/api/v1/alarms/acknowledge", json={"ids": ["AL-1", "AL-2"], "comment": "vu"})
    assert (await told(city))[-2:] == [
        ("tester", "alarm.acknowledge", "alarm", "AL-1", "refused"),
        ("tester", "alarm.acknowledge", "alarm", "AL-2", "refused"),
    ]


@pytest.mark.parametrize(
    ("path", "new", "entity"),
    [
        ("services", examples.NEW_SERVICE, "service"),
        ("systems", examples.NEW_SYSTEM | {"id": "other", "service": None}, "system"),
        ("zones", examples.NEW_TERRITORY, "zone"),
        ("assets", examples.NEW_ASSET | {"id": "EP-0009", "service": None, "relations": []}, "asset"),
    ],
)
async def test_configuration_is_told_by_version(
    city: httpx.AsyncClient, path: str, new: dict[str, Any], entity: str
) -> None:
    made = await city.post(f"/api/v1/{path}", json=new)
    assert made.status_code == 201, made.text
    address = f"/api/v1/{path}/{new['id']}"
    assert (await city.delete(address, headers={"If-Match": '"7"'})).status_code == 412
    assert (await city.delete(address, headers={"If-Match": '"1"'})).status_code == 204
    assert await told(city, entity=entity, subject=new["id"]) == [
        ("tester", f"{entity}.create", entity, new["id"], "done"),
        ("tester", f"{entity}.delete", entity, new["id"], "refused"),
        ("tester", f"{entity}.delete", entity, new["id"], "done"),
    ]


async def test_nothing_of_a_person_is_told_but_that_they_were_written(city: httpx.AsyncClient) -> None:
    new = {"name": "Anne Perrin", "phone": "+33600000000"}
    made = await city.post("/api/v1/people", json=new)
    assert made.status_code == 201, made.text
    entry = await newest(city, action="person.create")
    assert entry["subject"] == made.json()["id"]
    assert "Perrin" not in json.dumps(entry)


async def test_imports_and_exports_are_told(city: httpx.AsyncClient) -> None:
    await city.get("/api/v1/assets.geojson?family=lighting")
    entry = await newest(city)
    assert (entry["action"], entry["content"]["details"]["family"]) == ("registry.export", ["lighting"])
    files = {"file": ("x.csv", b"id;kind;lon;lat\nEP-77;luminaire;4.8;46.3\n")}
    answer = await city.post("/api/v1/imports", files=files, data={"mapping": "kind: luminaire\nid: id\n"})
    assert answer.status_code == 201, answer.text
    assert [row[:2] for row in (await told(city))[-2:]] == [("tester", "registry.import"), ("tester", "file.import")]


async def test_a_read_is_no_act(city: httpx.AsyncClient) -> None:
    before = await told(city)
    await city.get("/api/v1/assets")
    await city.get("/api/v1/audit")
    assert await told(city) == before


async def test_the_trail_is_searched_and_paged(city: httpx.AsyncClient) -> None:
    for number in range(3):
        headers = COLLEAGUE if number else {}
        await city.post("/api/v1/claims", json=CLAIM | {"reason": f"r{number}"}, headers=headers)
    assert [row[0] for row in await told(city, who="a.martin")] == ["a.martin", "a.martin"]
    assert await told(city, action="claim.place", result="refused") == []
    first = (await city.get("/api/v1/audit?limit=2&action=claim.place")).json()
    rest = (await city.get(f"/api/v1/audit?limit=2&action=claim.place&cursor={first['next']}")).json()
    numbers = [item["number"] for item in first["items"] + rest["items"]]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 3
    assert rest["next"] is None
    at = first["items"][0]["at"]
    assert await told(city, to=at, action="claim.place") == await told(city, action="claim.place", limit=2)
    assert await told(city, **{"from": "2100-01-01T00:00:00Z"}) == []
    assert (await city.get("/api/v1/audit/9999")).status_code == 404


async def test_erased_content_is_shown_as_erased(city: httpx.AsyncClient, database: Database) -> None:
    await city.post("/api/v1/claims", json=CLAIM)
    number = (await newest(city))["number"]
    async with database.begin() as tx:
        await tx.audit.erase(number)
    assert (await city.get(f"/api/v1/audit/{number}")).json()["content"] is None
    [line] = (await city.get("/api/v1/audit.ndjson?action=claim.place")).text.splitlines()
    assert json.loads(line)["content"] is None


async def test_the_trail_is_exported_exact_as_ndjson(city: httpx.AsyncClient) -> None:
    await city.post("/api/v1/claims", json=CLAIM)
    whole = await newest(city)
    answer = await city.get("/api/v1/audit.ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines[-2] == whole
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert (lines[-1]["action"], lines[-1]["who"], lines[-1]["subject"]) == ("audit.export", "tester", "ndjson")


async def test_a_spreadsheet_runs_nothing_of_the_csv(city: httpx.AsyncClient) -> None:
    await city.post("/api/v1/claims", json=CLAIM | {"reason": "=HYPERLINK(1)"})
    answer = await city.get("/api/v1/audit.csv?action=claim.place")
    [row] = list(csv.DictReader(io.StringIO(answer.text)))
    assert row["why"] == "'=HYPERLINK(1)"
    assert row["who"] == "tester"


async def test_an_export_is_somebodys(city: httpx.AsyncClient) -> None:
    answer = await city.get("/api/v1/audit.ndjson", headers={"Poste-Operator": ""})
    assert (answer.status_code, answer.json()["code"]) == (400, "operator_required")
