"""Masks before service, signs, people's requests and impact assessments over the API, each by its article."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.actions.watch_requests import watch_requests
from app.api import legal_examples as examples
from app.control.timers import Timers
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import serving
from tests.api.test_video import AGENT, MACON, SECRET, VIEW, authorise, camera
from tests.factories import FixedClock, attested, given, lamp, rows

NOW = datetime.now(UTC)
TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)
NEW_CAMERA = {
    "id": "CAM-9", "kind": "camera", "system": "lighting", "lon": 4.5, "lat": 46.5, "lifecycle": "planned",
    "attributes": {
        "purpose": "traffic", "authorisation_ref": "71-1",
        "authorisation_expires_on": (TODAY + timedelta(days=400)).isoformat(),
    },
}  # fmt: skip
MASKS = examples.NEW_ATTESTATION | {"cameras": ["CAM-9"], "checked_on": YESTERDAY.isoformat()}
SIGN = examples.NEW_SIGN | {"cameras": ["CAM-1"], "checked_on": YESTERDAY.isoformat()}
ASKED = examples.NEW_REQUEST | {
    "cameras": ["CAM-1"], "received_on": YESTERDAY.isoformat(), "seen_from": (NOW - timedelta(days=3)).isoformat(),
    "seen_to": (NOW - timedelta(days=2)).isoformat(),
}  # fmt: skip
REQUESTS = "/api/v1/video/image-requests"


@pytest.fixture
async def client(database_url: str, database: Database) -> AsyncIterator[httpx.AsyncClient]:
    await given(database, MACON, camera("CAM-1"), lamp(1))
    settings = {"video_url": "https://video.ville.example/live", "video_secret": SECRET}
    async with serving(database_url, **settings) as client:
        yield client


async def send(client: httpx.AsyncClient, path: str, body: Any, status: int = 201) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def acts(client: httpx.AsyncClient, action: str) -> list[tuple[str, str]]:
    items = (await client.get("/api/v1/audit", params={"action": action})).json()["items"]
    return [(item["who"], item["result"]) for item in items]


async def into_service(client: httpx.AsyncClient) -> httpx.Response:
    patch = {"Content-Type": "application/merge-patch+json", "If-Match": "*"}
    return await client.patch("/api/v1/assets/CAM-9", json={"lifecycle": "in_service"}, headers=patch)


async def test_csi_l251_3_no_camera_is_in_service_before_its_masks_are_attested(client: httpx.AsyncClient) -> None:
    """CSI L251-3: neither the inside of dwellings nor specifically their entrances."""
    at_once = await client.post("/api/v1/assets", json=NEW_CAMERA | {"lifecycle": "in_service"})
    assert (at_once.status_code, at_once.json()["code"]) == (409, "masks_not_attested")
    assert "POST /api/v1/video/mask-attestations" in at_once.json()["detail"]
    await send(client, "/api/v1/assets", NEW_CAMERA)
    refused = await into_service(client)
    assert (refused.json()["code"], refused.json()["article"]) == ("masks_not_attested", "CSI L251-3")
    attestation = await send(client, "/api/v1/video/mask-attestations", MASKS)
    assert (attestation["attested_by"], attestation["cameras"]) == ("tester", ["CAM-9"])
    entered = await into_service(client)
    assert (entered.status_code, entered.json().get("lifecycle")) == (200, "in_service"), entered.text
    assert await acts(client, "masks.attest") == [("tester", "done")]


async def test_masks_attested_put_planned_cameras_in_service_where_asked(client: httpx.AsyncClient) -> None:
    """CSI L251-3: one document covers many cameras."""
    await send(client, "/api/v1/assets", NEW_CAMERA)
    await send(client, "/api/v1/video/mask-attestations", MASKS | {"cameras": ["CAM-9", "CAM-1"], "commission": True})
    found = (await client.get("/api/v1/assets/CAM-9")).json()
    assert (found["lifecycle"], found["version"]) == ("in_service", 2)
    assert (await client.get("/api/v1/assets/CAM-1")).json()["version"] == 1


async def test_csi_l251_2_a_cameras_purpose_is_one_of_the_laws(client: httpx.AsyncClient) -> None:
    """CSI L251-2: a closed list, by name or by the law's words; several by semicolons."""
    wrong = NEW_CAMERA | {"attributes": {"purpose": "traffic; commerce"}}
    refused = await send(client, "/api/v1/assets", wrong, 400)
    assert "'commerce' is none of CSI L251-2" in refused["detail"]
    lawful = {"purpose": "rescue; Régulation des flux de transport"}
    await send(client, "/api/v1/assets", NEW_CAMERA | {"attributes": lawful})


async def test_csi_l251_3_nobody_sees_a_camera_whose_attestation_was_withdrawn(client: httpx.AsyncClient) -> None:
    """CSI L251-3: a camera that was moved looks elsewhere."""
    await authorise(client)
    see = "/api/v1/video/cameras/CAM-1/stream"
    assert (await client.post(see, json=VIEW, headers=AGENT)).status_code == 201
    [standing] = (await client.get("/api/v1/video/mask-attestations?camera=CAM-1&standing=true")).json()["items"]
    path = f"/api/v1/video/mask-attestations/{standing['id']}/withdraw"
    withdrawn = await send(client, path, {"reason": "déplacée"}, 200)
    assert (withdrawn["withdrawn_by"], withdrawn["withdraw_reason"]) == ("tester", "déplacée")
    assert (await client.post(path, json={"reason": "encore"})).status_code == 404
    refused = await client.post(see, json=VIEW, headers=AGENT)
    assert (refused.json()["article"], refused.json()["reason"]) == ("CSI L251-3", "masks_not_attested")
    [entry] = (await client.get("/api/v1/video/register?result=refused")).json()["items"]
    assert entry["article"] == "CSI L251-3"


@pytest.mark.parametrize("changes", [{"cameras": ["EP-0001"]}, {"cameras": ["CAM-77"]}, {"checked_on": "2999-01-01"}])
async def test_masks_are_attested_of_cameras_once_they_were_looked_at(
    client: httpx.AsyncClient, changes: dict[str, Any]
) -> None:
    """CSI L251-3."""
    told = {"cameras": ["CAM-1"]} | changes
    assert (await send(client, "/api/v1/video/mask-attestations", MASKS | told, 400))["code"] == "invalid_request"


async def test_csi_l233_1_no_plate_is_an_attribute(client: httpx.AsyncClient) -> None:
    """CSI L233-1: lists of plates are the access controller's, not Poste's."""
    bollard = {"id": "BO-1", "kind": "bollard", "attributes": {"plates": ["AB-123-CD"]}}
    refused = await send(client, "/api/v1/assets", bollard, 400)
    assert "CSI L233-1" in refused["detail"]


async def test_each_camera_is_told_with_what_it_lacks(client: httpx.AsyncClient, database: Database) -> None:
    """CSI L252-1, L252-4, L251-2, L251-3, R253-6."""
    legal = {"purpose": "", "authorisation_ref": "", "authorisation_expires_on": "2020-01-01"}
    await send(client, "/api/v1/assets", NEW_CAMERA | {"attributes": legal})
    long = NEW_CAMERA["attributes"] | {"authorisation_expires_on": "2099-01-01"}  # type: ignore[operator]
    await send(client, "/api/v1/assets", NEW_CAMERA | {"id": "CAM-8", "attributes": long})
    found = (await client.get("/api/v1/video/cameras?order=oldest")).json()["items"]
    assert {one["camera"]: one["lacks"] for one in found} == {
        "CAM-1": ["sign"],
        "CAM-8": ["authorisation_too_long", "masks", "sign"],
        "CAM-9": ["authorisation", "authorisation_ended", "purpose", "masks", "sign"],
    }
    await send(client, "/api/v1/video/signs", SIGN | {"cameras": [], "zone": "macon"})
    lacking = (await client.get("/api/v1/video/cameras?lacking=true&limit=1")).json()
    assert [(one["camera"], one["signs"]) for one in lacking["items"]] == [("CAM-9", 1)]
    assert lacking["next"] is not None
    assert (await client.get("/api/v1/video/cameras?lacks=sign")).json()["items"] == []
    await attested(database, "CAM-9")
    [one] = (await client.get("/api/v1/video/cameras?camera=CAM-9&lifecycle=planned")).json()["items"]
    assert one["masks_checked_on"] is not None


async def test_csi_r253_6_signs_are_entered_checked_and_removed(client: httpx.AsyncClient) -> None:
    """CSI R253-6: where people are told that they are filmed, since when, for which cameras, when last seen."""
    sign = await send(client, "/api/v1/video/signs", SIGN)
    path = f"/api/v1/video/signs/{sign['id']}"
    late = (await client.get(f"/api/v1/video/signs?checked_before={TODAY.isoformat()}")).json()["items"]
    assert [one["id"] for one in late] == [sign["id"]]
    checked = await send(client, f"{path}/check", {"checked_on": TODAY.isoformat()}, 200)
    assert (checked["checked_on"], checked["checked_by"]) == (TODAY.isoformat(), "tester")
    assert (await send(client, f"{path}/check", {"checked_on": "2999-01-01"}, 400))["code"] == "invalid_request"
    assert (await send(client, f"{path}/remove", {"reason": "travaux"}, 200))["remove_reason"] == "travaux"
    assert (await client.post(f"{path}/check", json={"checked_on": TODAY.isoformat()})).status_code == 404
    assert (await client.get("/api/v1/video/signs?standing=true&camera=CAM-1")).json()["items"] == []
    assert (await client.get(path)).json()["removed_by"] == "tester"
    assert await acts(client, "video_sign.remove") == [("tester", "done")]


@pytest.mark.parametrize(
    "changes",
    [{"zone": "nowhere"}, {"cameras": ["EP-0001"]}, {"since": "2999-01-01"}, {"cameras": []}, {"lat": None}],
)
async def test_a_sign_that_cannot_be_is_refused(client: httpx.AsyncClient, changes: dict[str, Any]) -> None:
    """CSI R253-6."""
    assert (await send(client, "/api/v1/video/signs", SIGN | changes, 400))["code"] == "invalid_request"


async def test_csi_r253_6_a_request_goes_its_way_within_a_month(client: httpx.AsyncClient) -> None:
    """CSI R253-6, GDPR art. 12-3: received, examined, answered; the trail names the request and not the person."""
    request = await send(client, REQUESTS, ASKED)
    assert (request["status"], request["deadline"]) == ("received", "in_time")
    path = f"{REQUESTS}/{request['id']}"
    assert (await send(client, f"{path}/examine", None, 200))["taken_by"] == "tester"
    assert (await client.post(f"{path}/examine")).json()["code"] == "not_now"
    wrong = await send(client, f"{path}/answer", examples.ANSWER | {"outcome": "images_erased"}, 400)
    assert "images_shown, copy_given, no_image" in wrong["detail"]
    answered = await send(client, f"{path}/answer", examples.ANSWER, 200)
    assert (answered["status"], answered["deadline"], answered["closed_by"]) == ("answered", "met", "tester")
    assert (await client.post(f"{path}/refuse", json=examples.REFUSAL)).json()["code"] == "not_now"
    listed = (await client.get(f"{REQUESTS}?status=answered&right=access&deadline=met")).json()["items"]
    assert listed == [answered]
    told = (await client.get("/api/v1/audit?entity=image_request")).json()["items"]
    whole = [(await client.get(f"/api/v1/audit/{one['number']}")).text for one in told]
    assert len(whole) >= 4
    assert not any(ASKED["person"] in text or ASKED["contact"] in text for text in whole)


@pytest.mark.parametrize(
    "ground", ["state_security", "defence", "public_safety", "judicial_proceedings", "third_parties"]
)
async def test_csi_r253_6_a_refusal_has_one_of_the_laws_grounds(client: httpx.AsyncClient, ground: str) -> None:
    """CSI R253-6: five grounds, and no other."""
    path = f"{REQUESTS}/{(await send(client, REQUESTS, ASKED))['id']}/refuse"
    assert (await client.post(path, json={"ground": "too_much_work"})).status_code == 422
    refused = await send(client, path, {"ground": ground}, 200)
    assert (refused["status"], refused["ground"], refused["article"]) == ("refused", ground, "CSI R253-6")
    assert refused["answer"], "the person is told the law's words"


async def test_csi_r253_6_there_is_no_right_to_object(client: httpx.AsyncClient) -> None:
    """CSI R253-6: an objection is refused as it comes, by that article."""
    refused = await send(client, REQUESTS, ASKED | {"right": "objection"})
    told = (refused["status"], refused["ground"], refused["article"])
    assert told == ("refused", "no_right_to_object", "CSI R253-6")
    assert "droit d’opposition" in refused["answer"]


async def test_requests_that_cannot_be_are_refused_with_a_reason(client: httpx.AsyncClient) -> None:
    """CSI R253-6."""
    for changes in ({"received_on": "9999-12-31"}, {"seen_to": ASKED["seen_from"]}, {"cameras": ["EP-0001"]}):
        assert (await send(client, REQUESTS, ASKED | changes, 400))["code"] == "invalid_request"


async def test_csi_r253_6_deadlines_are_alarmed_and_shown(client: httpx.AsyncClient, database: Database) -> None:
    """CSI R253-6, GDPR art. 12-3: a week before, and once it is over; alarms name the reference, not the person."""
    late = await send(client, REQUESTS, ASKED | {"reference": "DEM-1", "received_on": "2026-01-02"})
    near = (TODAY - timedelta(days=27)).isoformat()
    await send(client, REQUESTS, ASKED | {"reference": "DEM-2", "received_on": near})
    assert [one["reference"] for one in await listed(client, "overdue")] == ["DEM-1"]
    assert [one["reference"] for one in await listed(client, "near")] == ["DEM-2"]
    await Timers(Settings(), database, FixedClock(NOW)).calendar()
    found = await alarms(client)
    assert (found["image_request_due"], found["image_request_overdue"]) == (("DEM-2", True), ("DEM-1", True))
    before = await rows(database, "SELECT count(*)::int FROM alarm_step")
    await watch_requests(database, TODAY, NOW)
    assert await rows(database, "SELECT count(*)::int FROM alarm_step") == before, "nothing is told twice"
    await send(client, f"{REQUESTS}/{late['id']}/answer", examples.ANSWER, 200)
    assert [one["reference"] for one in await listed(client, "missed")] == ["DEM-1"]
    await watch_requests(database, TODAY, NOW)
    assert (await alarms(client))["image_request_overdue"] == ("DEM-1", False)


async def listed(client: httpx.AsyncClient, deadline: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await client.get(f"{REQUESTS}?deadline={deadline}")).json()["items"]
    return items


async def alarms(client: httpx.AsyncClient) -> dict[str, tuple[str, bool]]:
    """By definition: what is named, and whether it stands."""
    items = (await client.get("/api/v1/alarms")).json()["items"]
    return {one["definition"]: (one["detail"], one["returned_at"] is None) for one in items}


async def test_csi_r253_6_what_people_asked_goes_after_its_term(client: httpx.AsyncClient, database: Database) -> None:
    """GDPR art. 5-1-e: a year after the answer; what is open stays."""
    for reference in ("DEM-1", "DEM-2", "DEM-3"):
        await send(client, REQUESTS, ASKED | {"reference": reference})
    for days, reference in ((370, "DEM-1"), (360, "DEM-2")):
        closed = NOW - timedelta(days=days)
        close = "UPDATE image_request SET status = 'refused', closed_at = $1 WHERE reference = $2 RETURNING id"
        await rows(database, close, closed, reference)
    await Timers(Settings(), database, FixedClock(NOW)).retention()
    assert await rows(database, "SELECT reference FROM image_request ORDER BY 1") == [("DEM-2",), ("DEM-3",)]
    assert await rows(database, "SELECT category, what, rows::int FROM deletion") == [("requests", "image_request", 1)]


async def test_who_asked_and_was_answered_can_be_forgotten(client: httpx.AsyncClient, database: Database) -> None:
    """GDPR art. 17: name, address and what to know them by; what is not answered yet stays, with its article."""
    first = await send(client, REQUESTS, ASKED)
    await send(client, f"{REQUESTS}/{first['id']}/answer", examples.ANSWER, 200)
    await send(client, REQUESTS, ASKED)
    known = (await client.get("/api/v1/person-data", params={"name": ASKED["person"], "reference": "X"})).json()["data"]
    assert len(known["image_requests"]) == 2
    answer = await send(client, "/api/v1/person-data/erasure", {"name": ASKED["person"], "reference": "X"}, 200)
    [told] = [one for one in answer["outcomes"] if one["source"] == "image_requests"]
    assert (told["erased"], told["kept"]) == (1, 1)
    assert "CSI R253-6" in told["article"]
    gone = (await client.get(f"{REQUESTS}/{first['id']}")).json()
    assert gone["person"].startswith("erased-")
    assert (gone["contact"], gone["description"], gone["identity"], gone["outcome"]) == ("", "", None, "images_shown")
