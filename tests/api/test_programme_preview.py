"""A programme before it is saved: what it would ask, by which sun, and where it is wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from app.api.programme_preview import ProgrammePreview
from app.storage.database import Database
from tests.domain.programmes import SUNRISE, SUNSET, calendar, document, step
from tests.factories import given, lamp, rows

WINTER = "2026-01-15T11:30:00Z"


async def preview(client: httpx.AsyncClient, programme: dict[str, Any], **more: Any) -> httpx.Response:
    return await client.post("/api/v1/programmes/preview", json={"programme": programme, **more})


async def test_a_draft_shows_its_steps_between_the_suns_it_goes_by_and_is_not_kept(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    answer = await preview(client, document(), at=WINTER, asset="EP-0001")
    told = ProgrammePreview.model_validate(answer.json())
    assert (told.zone, told.until - told.since) == ("Europe/Paris", timedelta(hours=48))
    assert [change.value["level_pct"] for change in told.changes] == [0, *[100, 50, 100, 0] * 2]
    suns = {(sun.event, sun.at) for sun in told.suns}
    assert ("sunset", told.changes[1].at) in suns
    assert {("sunrise", change.at) for change in told.changes[4::4]} <= suns
    assert [sun.event for sun in told.suns] == ["sunset", "dusk", "dawn", "sunrise"] * 2
    assert [datetime.fromisoformat(sun.city_time) for sun in told.suns] == [sun.at for sun in told.suns]
    assert await rows(database, "SELECT 1 FROM programme") == []
    assert await rows(database, "SELECT 1 FROM audit WHERE action LIKE 'programme%'") == []


async def test_a_preview_without_any_position_says_what_is_missing(client: httpx.AsyncClient) -> None:
    answer = await preview(client, document())
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    assert "position" in answer.json()["detail"]
    assert (await preview(client, document(), asset="EP-9")).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (document(id="?"), ["id"]),
        (document(capability="fly"), ["capability"]),
        (
            document(calendar(steps=[{"at": SUNSET, "value": {"position": "raised"}}]), capability="position"),
            ["capability"],
        ),
        (document(calendar("weekdays", days=["fri"])), ["calendars"]),
        (document(calendar(), calendar()), ["calendars", 1, "id"]),
        (document(calendar(steps=[step(SUNSET, 100), step(SUNRISE, 300)])), ["calendars", 0, "steps", 1, "value"]),
        (
            document(calendar(steps=[step("22:00", 1), step(SUNSET, 1), step("21:00", 0)])),
            ["calendars", 0, "steps", 2, "at", "clock"],
        ),
    ],
)
async def test_what_is_wrong_is_told_with_its_place(
    client: httpx.AsyncClient, database: Database, wrong: dict[str, Any], where: list[str | int]
) -> None:
    await given(database, lamp(1))
    answer = await preview(client, wrong)
    assert answer.status_code in (400, 422)
    assert answer.json()["errors"][0]["loc"] == ["body", "programme", *where]
