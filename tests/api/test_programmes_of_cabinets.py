"""Programmes compiled for cabinets, held by them and carried out for the lamps they feed."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

import httpx
import rfc8785

from app.actions.city_calendar import CityCalendar
from app.actions.download_programmes import download_programmes
from app.actions.store_batch import store_batch
from app.api.programme_models import AssetProgramme, Compiled
from app.domain.programmes.compiled import decode
from app.domain.registry import AssetDraft, RelationDraft
from app.settings import Settings
from app.storage.database import Database
from tests.api.assigning import add, assign
from tests.domain.programmes import document
from tests.factories import given, lamp, telemetry


async def test_the_compiled_form_bears_the_checksum_of_its_canonical_json(
    client: httpx.AsyncClient, database: Database
) -> None:
    far = AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", lon=5.2, lat=46.3)
    await given(database, lamp(1), far)
    await add(client, "programmes", document())
    middle = (await client.get("/api/v1/programmes/rues/compiled")).json()
    there = (await client.get("/api/v1/programmes/rues/compiled?asset=AR-1")).json()
    Compiled.model_validate(there)
    for body in (middle, there):
        assert hashlib.sha256(rfc8785.dumps(body["programme"])).hexdigest() == body["checksum"]
        assert decode(body["programme"]).programme.id == "rues"
    assert (middle["programme"]["lon"], there["programme"]["lon"]) == (4.7, 5.2)
    assert f"{datetime.now(UTC).year}-07-14" in there["programme"]["holidays"]
    assert (await client.get("/api/v1/programmes/none/compiled")).status_code == 404
    assert (await client.get("/api/v1/programmes/rues/compiled?asset=AR-9")).status_code == 404


async def test_without_any_position_the_sun_is_not_guessed(client: httpx.AsyncClient) -> None:
    await add(client, "programmes", document())
    refused = await client.get("/api/v1/programmes/rues/compiled")
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid_request")


async def test_the_cabinets_of_a_programme_are_listed_with_what_they_hold(
    client: httpx.AsyncClient, database: Database
) -> None:
    fed = RelationDraft("feeds", "EP-0001", "D1")
    cabinets = [
        AssetDraft(id=f"AR-{n}", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3, relations=(fed,))
        for n in (1, 2, 3)
    ]
    await given(database, lamp(1), *cabinets)
    await add(client, "programmes", document())
    await assign(client, "a", programme="rues", kind="luminaire")
    now = datetime.now(UTC)
    checksum = (await client.get("/api/v1/programmes/rues/compiled?asset=AR-1")).json()["checksum"]
    for name, held in (("AR-1", checksum), ("AR-2", "factory")):
        await store_batch(database, [telemetry(name, now, {"program_id": "p", "program_checksum": held})], "w", now)
    await download_programmes(database, CityCalendar.of(Settings(database_url=database.url)), now)
    page = (await client.get("/api/v1/programmes/rues/cabinets?limit=2")).json()
    assert [(row["asset"], row["late"], row["held_checksum"]) for row in page["items"]] == [
        ("AR-1", False, checksum), ("AR-2", True, "factory"),
    ]  # fmt: skip
    rest = (await client.get(f"/api/v1/programmes/rues/cabinets?limit=2&cursor={page['next']}")).json()
    assert [(row["asset"], row["held_checksum"]) for row in rest["items"]] == [("AR-3", None)]
    late = (await client.get("/api/v1/programmes/rues/cabinets?late=true")).json()["items"]
    assert [row["asset"] for row in late] == ["AR-2", "AR-3"]
    assert all(datetime.fromisoformat(row["late_since"]) == now for row in late)
    assert (await client.get("/api/v1/programmes/none/cabinets")).status_code == 404


async def test_a_programme_can_be_given_to_a_cabinet_for_the_lamps_it_feeds(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3))
    await add(client, "programmes", document())
    assert (await assign(client, "a", programme="rues", asset="AR-1"))["asset"] == "AR-1"


async def test_a_fed_lamp_does_as_its_cabinet_and_says_whose_clock_it_is(
    client: httpx.AsyncClient, database: Database
) -> None:
    feeds = tuple(RelationDraft("feeds", f"EP-000{n}", "D1") for n in (1, 2, 3))
    cabinet = AssetDraft(id="AR-1", kind="lighting_cabinet", system="lighting", lon=4.2, lat=46.3, relations=feeds)
    await given(database, *(lamp(n) for n in (1, 2, 3, 4)), cabinet)
    await add(client, "programmes", document())
    await add(client, "programmes", document(id="parc", name="Parc"))
    await assign(client, "a", programme="rues", kind="luminaire")
    await assign(client, "b", programme="parc", asset="EP-0001")

    async def follows(asset: str) -> tuple[Any, ...]:
        body = (await client.get(f"/api/v1/assets/{asset}/programme")).json()
        [one] = AssetProgramme.model_validate(body).items
        return one.programme, one.carried_by, one.assignment

    assert await follows("EP-0001") == ("rues", "AR-1", None)
    assert await follows("EP-0002") == ("rues", "AR-1", "a")
    assert await follows("EP-0004") == ("rues", None, "a")
    [array] = (await client.get("/api/v1/assets/EP-0001/targets")).json()["items"]
    [told] = array["rows"][6]["claims"]
    assert (told["holder"], told["carried_by"], told["late"]) == ("programme:rues", "AR-1", True)
