"""Seeing cameras through Poste: reason and purpose, the law's answer, the register; images stay nowhere."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import asyncpg
import httpx
import pytest

from app.actions.authorise_viewing import purge_register
from app.api import video_examples as examples
from app.domain.registry import AssetDraft, ZoneDraft
from app.storage.database import Database
from simulators.snapshots import snapshot_server, still
from tests.api.conftest import serving
from tests.factories import given, rows

EXTRACT = (
    "requisition", "authority", "officer", "unit", "sha256", "medium", "signature",
)  # fmt: skip
SECRET = "a secret of the video server"  # noqa: S105 - of this test only
SQUARE = {"type": "Polygon", "coordinates": [[[4, 46], [5, 46], [5, 47], [4, 47], [4, 46]]]}
MACON = ZoneDraft(id="macon", name="Mâcon", level="commune", insee="71270", geometry=SQUARE)
VIEW = examples.NEW_VIEW
AGENT = {"Poste-Operator": "m.durand"}
TODAY = datetime.now(UTC).date()
AUTHORISATION = examples.NEW_AUTHORISATION | {
    "starts_on": (TODAY - timedelta(days=2)).isoformat(),
    "ends_on": (TODAY + timedelta(days=2)).isoformat(),
}


def camera(name: str, **attributes: Any) -> AssetDraft:
    until = (TODAY + timedelta(days=100)).isoformat()
    legal = {"purpose": "traffic; rescue", "authorisation_ref": "71-2024-1", "authorisation_expires_on": until}
    return AssetDraft(id=name, kind="camera", system="lighting", lon=4.5, lat=46.5, attributes=legal | attributes)


@pytest.fixture
async def client(database_url: str, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """Two cameras in Mâcon, one of them not to be seen any more."""
    await given(database, MACON, camera("CAM-1"), camera("CAM-2", authorisation_expires_on="2020-01-01"))
    with snapshot_server(["CAM-1"]) as url:
        settings = {"snapshot_url": url, "video_url": "https://video.ville.example/live", "video_secret": SECRET}
        async with serving(database_url, **settings) as client:
            yield client


async def authorise(client: httpx.AsyncClient, **changes: Any) -> dict[str, Any]:
    answer = await client.post("/api/v1/video/authorisations", json=AUTHORISATION | changes)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def see(client: httpx.AsyncClient, medium: str = "snapshot", name: str = "CAM-1", **view: str) -> httpx.Response:
    return await client.post(f"/api/v1/video/cameras/{name}/{medium}", json=VIEW | view, headers=AGENT)


async def register(client: httpx.AsyncClient, **filters: Any) -> list[dict[str, Any]]:
    answer = await client.get("/api/v1/video/register", params={"order": "oldest", **filters})
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_a_still_is_passed_on_and_entered_in_the_register(client: httpx.AsyncClient) -> None:
    """CSI R253-5: author, date, time, reason."""
    authorisation = await authorise(client)
    answer = await see(client)
    assert answer.status_code == 200, answer.text
    assert answer.content == still("CAM-1")
    assert answer.headers["cache-control"] == "no-store"
    [entry] = await register(client)
    assert entry["id"] == answer.headers["poste-video-access"]
    told = {name: entry[name] for name in ("agent", "camera", "commune", "medium", "purpose", "reason", "result")}
    assert told == VIEW | {
        "agent": "m.durand", "camera": "CAM-1", "commune": "71270", "medium": "snapshot", "result": "granted",
    }  # fmt: skip
    assert (entry["authorisation"], entry["category"]) == (authorisation["id"], "municipal")


async def test_a_stream_is_a_link_that_ends_and_cannot_be_made_up(client: httpx.AsyncClient) -> None:
    await authorise(client)
    stream = (await see(client, "stream")).json()
    url = urlsplit(stream["url"])
    query = {name: value for name, [value] in parse_qs(url.query).items()}
    said = f"CAM-1\n{stream['access']}\n{query['expires']}".encode()
    assert url.path == "/live/CAM-1"
    assert query["signature"] == hmac.new(SECRET.encode(), said, hashlib.sha256).hexdigest()
    left = datetime.fromtimestamp(int(query["expires"]), UTC) - datetime.now(UTC)
    assert timedelta(0) < left <= timedelta(minutes=2)


async def test_a_refusal_is_entered_and_told_with_its_article(client: httpx.AsyncClient) -> None:
    """CSI R253-3: only individually designated persons."""
    answer = await see(client)
    assert (answer.status_code, answer.json()["code"]) == (403, "viewing_refused")
    assert (answer.json()["article"], answer.json()["reason"]) == ("CSI R253-3", "no_authorisation")
    [entry] = await register(client, result="refused")
    assert (entry["article"], entry["code"], entry["authorisation"]) == ("CSI R253-3", "no_authorisation", None)
    audit = (await client.get("/api/v1/audit?action=video.view")).json()["items"]
    assert [(item["who"], item["subject"], item["result"]) for item in audit] == [("m.durand", "CAM-1", "refused")]


@pytest.mark.parametrize(
    ("changes", "name", "article"),
    [
        ({"communes": ["71137"]}, "CAM-1", "CSI L132-14-1"),
        ({"ends_on": (TODAY - timedelta(days=2)).isoformat()}, "CAM-1", "CSI R253-3"),
        ({"purposes": ["rescue"]}, "CAM-1", "CSI R253-3"),
        ({}, "CAM-2", "CSI L252-4"),
    ],
)
async def test_the_law_decides(client: httpx.AsyncClient, changes: dict[str, Any], name: str, article: str) -> None:
    """CSI L132-14-1, R253-3, L252-4."""
    await authorise(client, **changes)
    answer = await see(client, name=name)
    assert (answer.status_code, answer.json()["article"]) == (403, article)


async def test_an_authorisation_withdrawn_opens_nothing(client: httpx.AsyncClient) -> None:
    """CSI R253-3."""
    authorisation = (await authorise(client))["id"]
    assert (await see(client)).status_code == 200
    path = f"/api/v1/video/authorisations/{authorisation}/withdraw"
    assert (await client.post(path)).json()["withdrawn_by"] == "tester"
    assert (await client.post(path)).status_code == 404
    assert (await see(client)).json()["reason"] == "authorisation_expired"
    assert (await client.get("/api/v1/video/authorisations?standing=true")).json()["items"] == []
    listed = (await client.get("/api/v1/video/authorisations?agent=m.durand")).json()["items"]
    assert [item["id"] for item in listed] == [authorisation]


async def test_what_a_camera_may_be_seen_for_is_told_beforehand_and_enters_nothing(client: httpx.AsyncClient) -> None:
    """CSI L251-2, R253-3."""

    async def told() -> dict[str, str | None]:
        found = (await client.get("/api/v1/video/cameras/CAM-1", headers=AGENT)).json()
        assert (found["commune"], found["streams"], found["stills"]) == ("71270", True, True)
        return {one["name"]: one["refusal"] and one["refusal"]["article"] for one in found["purposes"]}

    assert set((await told()).values()) == {"CSI R253-3", "CSI L251-2"}
    await authorise(client, purposes=["traffic"])
    found = await told()
    assert (found["traffic"], found["rescue"], found["terrorism"]) == (None, "CSI R253-3", "CSI L251-2")
    named = (await client.get("/api/v1/video/purposes")).json()["items"]
    assert [one["name"] for one in named] == list(found)
    assert (await client.get("/api/v1/video/cameras/EP-0001", headers=AGENT)).status_code == 404
    assert await register(client) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"purposes": ["curiosity"]},
        {"communes": []},
        {"category": "inter_communal"},
        {"ends_on": "2020-01-01"},
    ],
)
async def test_an_authorisation_that_the_law_does_not_know_is_refused(
    client: httpx.AsyncClient, changes: dict[str, Any]
) -> None:
    """CSI L251-2, L132-14-1."""
    answer = await client.post("/api/v1/video/authorisations", json=AUTHORISATION | changes)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")


async def test_a_view_without_reason_is_malformed_and_nobody_sees_a_lamp(client: httpx.AsyncClient) -> None:
    await authorise(client)
    assert (await see(client, reason="")).status_code == 422
    assert (await see(client, name="EP-1")).status_code == 404
    assert (await see(client, reason="  ")).json()["article"] == "CSI R253-5"


async def test_a_camera_that_gives_nothing_is_told_and_the_view_stays_entered(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, camera("CAM-3"))
    await authorise(client)
    answer = await see(client, name="CAM-3")
    assert (answer.status_code, answer.json()["code"]) == (503, "camera_silent")
    assert [entry["camera"] for entry in await register(client)] == ["CAM-3"]


async def test_images_enter_no_table(client: httpx.AsyncClient, database: Database) -> None:
    """CSI R253-4: what is seen is not kept. Journal, time machine, trail and live feed are tables or read from some."""
    await authorise(client)
    before = await rows(database, "SELECT count(*) FROM journal")
    picture = (await see(client)).content
    assert await rows(database, "SELECT count(*) FROM journal") == before
    kept = "\n".join([await whole(database, table) for table in await tables(database)])
    assert "m.durand" in kept, "the register was looked at"
    part = picture[16:200]
    for form in (part.hex(), base64.b64encode(picture[15:150]).decode(), "PNG"):
        assert form not in kept


async def tables(database: Database) -> list[str]:
    """Partitions too."""
    found = "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    return [name for (name,) in await rows(database, found)]


async def whole(database: Database, table: str) -> str:
    [(text,)] = await rows(database, f'SELECT string_agg(t::text, chr(10)) FROM "{table}" t')  # noqa: S608 - ours
    return text or ""


async def test_an_extract_names_the_authority(client: httpx.AsyncClient) -> None:
    """CSI R253-5: recipients; R253-4: what is handed over for proceedings."""
    new = examples.NEW_EXTRACT | {"camera": "CAM-1"}
    made = await client.post("/api/v1/video/extracts", json=new)
    assert made.status_code == 201, made.text
    [listed] = (await client.get("/api/v1/video/extracts?camera=CAM-1")).json()["items"]
    assert {name: listed[name] for name in EXTRACT} == {name: new[name] for name in EXTRACT}
    for moment in ("recorded_from", "recorded_to"):
        assert datetime.fromisoformat(listed[moment]) == datetime.fromisoformat(new[moment])
    audit = (await client.get("/api/v1/audit?action=video.extract")).json()["items"]
    assert [item["who"] for item in audit] == ["tester"]
    backwards = new | {"recorded_from": new["recorded_to"], "recorded_to": new["recorded_from"]}
    assert (await client.post("/api/v1/video/extracts", json=backwards)).status_code == 400
    assert (await client.post("/api/v1/video/extracts", json=new | {"camera": "EP-1"})).status_code == 404


@pytest.mark.parametrize("statement", ["UPDATE video_access SET agent = 'x'", "DELETE FROM video_access"])
async def test_the_register_is_closed(client: httpx.AsyncClient, database: Database, statement: str) -> None:
    """CSI R253-2: integrity."""
    await see(client)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await rows(database, statement)


async def test_entries_are_kept_three_years_then_purged(client: httpx.AsyncClient, database: Database) -> None:
    """CSI R253-5: kept at most three years."""
    await see(client)
    async with database.begin() as tx:
        for years in (2, 4):
            await tx.raw.execute(
                "INSERT INTO video_access SELECT (jsonb_populate_record(v, jsonb_build_object('id', $1::text, 'at',"
                " now() - make_interval(years => $2)))).* FROM video_access v LIMIT 1",
                f"old-{years}",
                years,
            )
    assert await purge_register(database, datetime.now(UTC)) == 1
    assert "old-4" not in [entry["id"] for entry in await register(client)]
    assert len(await register(client)) == 2


async def test_nothing_is_entered_where_nothing_can_be_shown(database_url: str, database: Database) -> None:
    await given(database, MACON, camera("CAM-1"))
    async with serving(database_url) as client:
        for medium in ("stream", "snapshot"):
            assert (await see(client, medium)).json()["code"] == "no_video_server"
        assert await register(client) == []


PRESETS = [{"id": "pont", "views": []}, {"id": "mairie", "views": []}]
HOLD: dict[str, Any] = {
    "capability": "ptz_preset", "value": {"id": "pont"}, "level": 2, "reason": "Réquisition verbale, flagrant délit",
    "selection": {"ids": ["CAM-4"]}, "ordered_by": {
        "authority": "Gendarmerie", "name": "Adjudant Perrin", "channel": "radio", "at": "2026-11-22T17:05:00Z",
    },
}  # fmt: skip


@pytest.mark.parametrize("level", [4, 5])
async def test_no_scenario_moves_a_camera_that_a_person_holds(
    client: httpx.AsyncClient, database: Database, level: int
) -> None:
    """The priority array decides: a hold at level 2 stands until its holder lets go, whatever ends meanwhile."""
    await given(database, camera("CAM-4", presets=PRESETS))
    [held] = (await client.post("/api/v1/claims", json=HOLD, headers=AGENT)).json()["outcomes"]
    assert held["outcome"] == "accepted", held
    scenario = HOLD | {"value": {"id": "mairie"}, "level": level, "holder": "scénario manifestation"}
    [other] = (await client.post("/api/v1/claims", json=scenario)).json()["outcomes"]
    assert (other["outcome"], other["by"]["holder"]) == ("held_higher", "m.durand")
    [target] = (await client.get("/api/v1/targets?asset=CAM-4")).json()["items"]
    assert (target["value"], target["level"]) == ({"id": "pont"}, 2)
    told = (await client.get("/api/v1/audit?action=claim.place&who=m.durand")).json()["items"]
    assert len(told) == 1
