"""An asset's links: https addresses of its files, which screens may offer to follow."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest
from starlette.types import ASGIApp

from app.domain.permissions import Role
from app.domain.registry import Link, is_link
from app.storage.database import Database
from tests.factories import given, lamp
from tests.reached import asset, build, caller, only

CARD = {"label": "Fiche de pose", "url": "https://ged.example/EP-0001?page=2#plan"}
NOT_LINKS = (
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "http://ged.example/", "//ged.example/",
    "ged.example", "https://", "https:///x", "https://user:secret@ged.example/", "https://ged.example/a b",
    " https://ged.example/", "https://ged.example/\x00", "https://ged.example/\n", "https://[ged/",
    "https://ged.example:0/", "https://x/" + "y" * 2000,
)  # fmt: skip


@pytest.mark.parametrize("url", NOT_LINKS)
def test_what_could_run_something_or_hides_where_it_leads_is_no_link(url: str) -> None:
    assert not is_link(url)


@pytest.mark.parametrize("url", [CARD["url"], "https://ged.example", "https://ged.example:8443/é/plan.pdf"])
def test_an_https_address_is(url: str) -> None:
    assert is_link(url)


async def test_links_are_written_shown_and_kept_by_what_does_not_name_them(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, lamp(1))
    before = datetime.now(UTC).isoformat().replace("+", "%2B")
    headers = {"If-Match": "*", "Content-Type": "application/merge-patch+json"}
    answer = await client.patch("/api/v1/assets/EP-0001", json={"links": [CARD]}, headers=headers)
    assert (answer.status_code, answer.json()["links"]) == (200, [CARD])
    renamed = await client.patch("/api/v1/assets/EP-0001", json={"name": "Mairie"}, headers=headers)
    assert renamed.json()["links"] == [CARD]
    await given(database, lamp(1, name="Mairie, nord"))
    assert (await client.get("/api/v1/assets/EP-0001")).json()["links"] == [CARD], "a file that names none leaves them"
    await given(database, lamp(1, links=(Link("Plan", "https://ged.example/plan"),)))
    [shown] = (await client.get("/api/v1/assets?kind=luminaire")).json()["items"]
    assert shown["links"] == [{"label": "Plan", "url": "https://ged.example/plan"}]
    assert (await client.get("/api/v1/snapshot")).json()["assets"][0]["links"] == shown["links"]
    past = await client.get(f"/api/v1/assets/EP-0001?at={before}")
    assert past.json()["links"] == [], "as it was then"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://ged.example/", "https://a b/"])
async def test_other_addresses_are_refused_with_what_to_do(
    client: httpx.AsyncClient, database: Database, url: str
) -> None:
    await given(database, lamp(1))
    headers = {"If-Match": "*", "Content-Type": "application/merge-patch+json"}
    links = {"links": [{"label": "Fiche", "url": url}]}
    answer = await client.patch("/api/v1/assets/EP-0001", json=links, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    assert "https" in answer.json()["detail"]


async def test_whose_reach_is_limited_sees_the_links_of_what_they_reach(guarded: ASGIApp, database: Database) -> None:
    await build(database)
    await given(database, asset("luminaire-n", links=(Link("Plan", "https://ged.example/plan"),)))
    async with caller(guarded, database, only(Role.TECHNICIAN)) as client:
        shown = (await client.get("/api/v1/assets/luminaire-n")).json()["links"]
        [listed] = (await client.get("/api/v1/snapshot")).json()["assets"]
    assert shown == listed["links"] == [{"label": "Plan", "url": "https://ged.example/plan"}]
