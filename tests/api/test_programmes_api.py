"""Programmes and their assignments over the API: written with ETags, refused, deleted."""

from __future__ import annotations

from typing import Any

import httpx
import msgspec
import pytest

from app.api import programme_examples as examples
from app.api.programme_models import Assignment, Programme
from app.storage.database import Database
from tests.api.assigning import ANY, ZONES, add, assign
from tests.domain.programmes import STREET, SUNSET, calendar, document, step
from tests.factories import given, lamp, rows


async def test_a_programme_is_created_replaced_and_deleted_by_who_has_read_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    created = await client.post("/api/v1/programmes", json=examples.NEW_PROGRAMME)
    whole = Programme.model_validate(created.json())
    assert (created.headers["etag"], created.headers["location"]) == ('"1"', "/api/v1/programmes/rues")
    assert (await client.get("/api/v1/programmes/rues")).json() == created.json()
    body = document(calendar(steps=STREET), name="Autres")
    body.pop("id")
    lost = await client.put("/api/v1/programmes/rues", json=body, headers={"If-Match": '"7"'})
    assert (lost.status_code, lost.json()["code"]) == (412, "version_mismatch")
    put = await client.put("/api/v1/programmes/rues", json=body, headers={"If-Match": '"1"'})
    assert (put.json()["name"], put.json()["version"]) == ("Autres", 2)
    assert put.json()["checksum"] != whole.checksum
    listed = (await client.get("/api/v1/programmes?capability=light_level")).json()["items"]
    assert [(item["id"], "calendars" in item) for item in listed] == [("rues", False)]
    assert (await client.get("/api/v1/programmes?capability=scene")).json()["items"] == []
    assert (await client.delete("/api/v1/programmes/rues", headers={"If-Match": '"2"'})).status_code == 204
    told = await rows(database, "SELECT body::text FROM journal WHERE entity = 'programme' ORDER BY seq")
    bodies = [msgspec.json.decode(body) for (body,) in told]
    assert [body.get("version") for body in bodies] == [1, 2, None]
    assert (bodies[0], bodies[2]) == (created.json(), {"deleted": True})


async def test_a_programme_that_cannot_be_carried_out_is_refused(client: httpx.AsyncClient) -> None:
    for wrong, status in (
        (document(capability="fly"), 400),
        (document(calendar(steps=[{"at": SUNSET, "value": {"position": "raised"}}]), capability="position"), 400),
        (document(calendar(steps=[step(SUNSET, 300)])), 400),
        (document(calendar("weekdays", days=["fri"])), 400),
        (document(calendar(steps=[step("01:00", 0), step("23:00", 1)])), 400),
        (document(calendar("moon")), 422),
        (document(calendar(steps=[step("25:00", 0)])), 422),
    ):
        answer = await client.post("/api/v1/programmes", json=wrong)
        assert answer.status_code == status, answer.text
    assert (await client.get("/api/v1/programmes/rues")).status_code == 404


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"programme": "none", "tag": "x"}, "no programme"),
        ({"programme": "rues"}, "exactly one"),
        ({"programme": "rues", "tag": "x", "kind": "luminaire"}, "exactly one"),
        ({"programme": "rues", "asset": "EP-9"}, "no asset"),
        ({"programme": "rues", "zone": "mars"}, "no zone"),
        ({"programme": "rues", "kind": "rocket"}, "no kind"),
        ({"programme": "rues", "kind": "camera"}, "no light_level"),
        ({"programme": "rues", "tag": "x", "since": "2026-02-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"}, "before"),
    ],
)
async def test_an_assignment_to_what_does_not_exist_is_refused(
    client: httpx.AsyncClient, body: dict[str, Any], says: str
) -> None:
    await add(client, "programmes", document())
    refused = await client.post("/api/v1/programme-assignments", json={"id": "a", **body})
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")
    assert says in refused.json()["detail"]


async def test_an_assigned_programme_is_not_deleted_and_an_assignment_has_its_own_versions(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, *ZONES, lamp(1))
    await add(client, "programmes", document())
    made = await assign(client, "a", programme="rues", zone="ville")
    Assignment.model_validate(made)
    refused = await client.delete("/api/v1/programmes/rues", headers=ANY)
    assert (refused.status_code, refused.json()["code"]) == (409, "in_use")
    assert (await client.delete("/api/v1/zones/place", headers=ANY)).status_code == 204
    assert (await client.delete("/api/v1/zones/ville", headers=ANY)).json()["code"] == "in_use"
    fields = {"programme": "rues", "kind": "luminaire", "until": "2027-01-01T00:00:00Z"}
    put = await client.put("/api/v1/programme-assignments/a", json=fields, headers={"If-Match": '"1"'})
    assert (put.json()["zone"], put.json()["kind"], put.headers["etag"]) == (None, "luminaire", '"2"')
    assert (await client.get("/api/v1/programme-assignments?kind=luminaire")).json()["items"] == [put.json()]
    assert (await client.get("/api/v1/programme-assignments?zone=ville")).json()["items"] == []
    assert (await client.delete("/api/v1/programme-assignments/a", headers={"If-Match": '"2"'})).status_code == 204
    assert (await client.delete("/api/v1/programmes/rues", headers=ANY)).status_code == 204


async def test_a_deleted_asset_takes_its_own_assignments_with_it(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, lamp(1))
    await add(client, "programmes", document())
    await assign(client, "a", programme="rues", asset="EP-0001")
    assert (await client.delete("/api/v1/assets/EP-0001", headers=ANY)).status_code == 204
    assert (await client.get("/api/v1/programme-assignments")).json()["items"] == []
    [(body,)] = await rows(
        database, "SELECT body::text FROM journal WHERE entity = 'programme_assignment' ORDER BY seq DESC LIMIT 1"
    )
    assert msgspec.json.decode(body) == {"deleted": True}
