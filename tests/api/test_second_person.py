"""Two persons, through the API: what waits, who may agree, and what is countersigned afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.actions.clock import SystemClock
from app.actions.second_person import new_codes
from app.domain.registry import AssetDraft, RelationDraft, ZoneDraft
from app.storage.database import Database
from tests.factories import given, lamp, rows

MARTIN = {"Poste-Operator": "a.martin"}
DURAND = {"Poste-Operator": "b.durand"}
SQUARE = {"type": "Polygon", "coordinates": [[[4.0, 46.0], [4.5, 46.0], [4.5, 46.5], [4.0, 46.5], [4.0, 46.0]]]}
LOWERED = {"capability": "position", "value": {"position": "lowered"}}
CLOSED = {"capability": "access_mode", "value": {"access_mode": "closed"}}


def equipment(identity: str, kind: str, *relations: RelationDraft, **attributes: Any) -> AssetDraft:
    return AssetDraft(
        id=identity, kind=kind, system="lighting", lon=4.2, lat=46.3, attributes=attributes, relations=relations
    )


def soon(minutes: float) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).isoformat()


async def ask(
    client: httpx.AsyncClient, order: dict[str, Any], *ids: str, verb: str = "claims",
    headers: dict[str, str] = MARTIN, **more: Any,
) -> dict[str, Any]:  # fmt: skip
    body = {"level": 4, "reason": "marché", "selection": {"ids": list(ids)}} | order | more
    answer = await client.post(f"/api/v1/{verb}", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def answer(
    client: httpx.AsyncClient, request: dict[str, Any], verb: str, headers: dict[str, str], code: str | None = None
) -> httpx.Response:
    body = {"code": code} if verb == "agree" else None
    return await client.post(f"/api/v1/requests/{request['id']}/{verb}", headers=headers, json=body)


@pytest.fixture
async def city(database: Database) -> Database:
    """A closed perimeter with its access point, four others, a sign, two lamps."""
    await given(
        database,
        ZoneDraft(id="market", name="Marché", level="perimeter", geometry=SQUARE),
        equipment("PA-0", "access_point", RelationDraft("guards", "market")),
        *(equipment(f"PA-{n}", "access_point") for n in range(1, 5)),
        equipment("PMV-1", "message_sign", rows=3, columns=15, charset="latin-1"),
        lamp(1),
        lamp(2),
    )
    async with database.begin() as tx:
        await tx.raw.execute("UPDATE zone SET closed = true")
    return database


async def test_lowering_into_a_closed_perimeter_waits_for_a_colleague(
    city: Database, client: httpx.AsyncClient
) -> None:
    request = await ask(client, LOWERED, "PA-0", expires_at=soon(10))
    assert (request["status"], request["needs_second"]) == ("waiting", ["closed_perimeter"])
    assert await rows(city, "SELECT 1 FROM claim") == []
    same = await answer(client, request, "agree", MARTIN)
    assert (same.status_code, same.json()["code"]) == (403, "second_person_refused")
    agreed = (await answer(client, request, "agree", DURAND)).json()
    assert (agreed["status"], agreed["second_by"], agreed["second_how"]) == ("placed", "b.durand", "colleague")
    assert agreed["outcomes"][0]["outcome"] == "accepted"
    assert await rows(city, "SELECT holder, level FROM claim") == [("a.martin", 4)]
    assert (await answer(client, request, "agree", DURAND)).json()["code"] == "not_now"


async def test_one_person_is_enough_elsewhere(city: Database, client: httpx.AsyncClient) -> None:
    request = await ask(client, LOWERED, "PA-1", expires_at=soon(10))
    assert (request["status"], request["needs_second"], request["countersign"]) == ("placed", [], "none")


async def test_a_code_said_over_the_telephone_opens_once(city: Database, client: httpx.AsyncClient) -> None:
    code, *_ = await new_codes(city, "m.astreinte", SystemClock())
    first = await ask(
        client, LOWERED, "PA-0", expires_at=soon(10), headers=MARTIN | {"Poste-Second-Code": code.lower()}
    )
    assert (first["status"], first["second_by"], first["second_how"]) == ("placed", "m.astreinte", "code")
    second = await ask(client, LOWERED, "PA-0", expires_at=soon(12))
    assert second["status"] == "waiting"
    again = await answer(client, second, "agree", MARTIN, code)
    assert (again.status_code, again.json()["code"]) == (403, "second_person_refused")


async def test_nobody_is_their_own_second_by_a_code(city: Database, client: httpx.AsyncClient) -> None:
    code, *_ = await new_codes(city, "a.martin", SystemClock())
    request = await ask(client, LOWERED, "PA-0", expires_at=soon(10))
    assert (await answer(client, request, "agree", MARTIN, code)).json()["code"] == "second_person_refused"


async def test_nobody_agrees_to_what_was_asked_over_a_quarter_of_an_hour_ago(
    city: Database, client: httpx.AsyncClient
) -> None:
    request = await ask(client, LOWERED, "PA-0", expires_at=soon(120))
    assert request["needs_second"] == ["closed_perimeter", "free_for_long"]
    async with city.begin() as tx:
        await tx.raw.execute("UPDATE control_request SET placed_at = placed_at - interval '15 minutes 1 second'")
    late = await answer(client, request, "agree", DURAND)
    assert (late.status_code, late.json()["code"]) == (409, "not_now")
    assert (await answer(client, request, "withdraw", DURAND)).json()["status"] == "withdrawn"


async def test_the_way_opens_to_rescue_at_once_and_is_countersigned(city: Database, client: httpx.AsyncClient) -> None:
    points = [f"PA-{n}" for n in range(5)]
    request = await ask(client, LOWERED, *points, level=2)
    assert (request["status"], request["needs_second"], request["countersign"]) == ("placed", [], "wanted")
    assert {one["outcome"] for one in request["outcomes"]} == {"accepted"}
    assert (await answer(client, request, "countersign", MARTIN)).json()["code"] == "second_person_refused"
    signed = (await answer(client, request, "countersign", DURAND)).json()
    assert (signed["countersign"], signed["countersigned_by"]) == ("given", "b.durand")
    assert (await answer(client, request, "countersign", DURAND)).json()["code"] == "not_now"


async def test_four_access_points_at_once_take_two_persons(city: Database, client: httpx.AsyncClient) -> None:
    out = {"capability": "access_mode", "value": {"access_mode": "out_of_service"}}
    assert (await ask(client, out, "PA-1", "PA-2", "PA-3"))["status"] == "placed"
    assert (await ask(client, out, "PA-1", "PA-2", "PA-3", "PA-4"))["needs_second"] == ["many_access_points"]


async def test_a_protected_claim_is_overridden_by_two_persons(city: Database, client: httpx.AsyncClient) -> None:
    event: dict[str, Any] = {"level": 6, "ends_at": soon(60), "protected": True, "holder": "fete"}
    order = {"capability": "light_level", "value": {"level_pct": 80}}
    assert (await ask(client, order, "EP-0001", **event))["status"] == "placed"
    dim = {"capability": "light_level", "value": {"level_pct": 30}}
    assert (await ask(client, dim, "EP-0001", "EP-0002"))["needs_second"] == ["protected_claim"]
    assert (await ask(client, dim, "EP-0002"))["needs_second"] == []
    assert (await ask(client, dim, "EP-0001", level=7))["needs_second"] == []
    full = await ask(client, {"capability": "light_level", "value": {"level_pct": 100}}, "EP-0001")
    assert (full["status"], full["countersign"]) == ("placed", "wanted")


async def test_a_protected_claim_is_not_overridden_before_it_starts_nor_after_it_ends(
    city: Database, client: httpx.AsyncClient
) -> None:
    event: dict[str, Any] = {"level": 6, "starts_at": soon(120), "ends_at": soon(180), "protected": True}
    order = {"capability": "light_level", "value": {"level_pct": 80}}
    await ask(client, order, "EP-0001", **event)
    dim = {"capability": "light_level", "value": {"level_pct": 30}}
    assert (await ask(client, dim, "EP-0001", expires_at=soon(60)))["needs_second"] == []
    assert (await ask(client, dim, "EP-0001", expires_at=soon(150)))["needs_second"] == ["protected_claim"]
    assert (await ask(client, dim, "EP-0001", starts_at=soon(300), expires_at=soon(360)))["needs_second"] == []


async def test_opening_what_a_protected_claim_keeps_closed_takes_two_persons(
    city: Database, client: httpx.AsyncClient
) -> None:
    await ask(client, CLOSED, "PA-1", level=6, starts_at=soon(1), ends_at=soon(60), protected=True)
    assert (await ask(client, LOWERED, "PA-1", expires_at=soon(10)))["needs_second"] == ["protected_claim"]


async def test_what_a_sign_shows_now_decides(city: Database, client: httpx.AsyncClient) -> None:
    blank = {"capability": "message", "value": {"pages": [], "class": "information", "duration_s": 600}}
    assert (await ask(client, blank, "PMV-1"))["needs_second"] == ["critical"], "it has said nothing yet"
    for shown, expected in (("traffic", []), ("safety", ["critical"])):
        async with city.begin() as tx:
            await tx.raw.execute(
                "UPDATE asset_state SET \"values\" = jsonb_build_object('message_class', $1::text)", shown
            )
        assert (await ask(client, blank, "PMV-1"))["needs_second"] == expected
    async with city.begin() as tx:
        await tx.raw.execute('UPDATE asset_state SET "values" = \'{"message_class": "traffic"}\'')
        await tx.raw.execute("UPDATE asset_state SET comm_status = 'offline'")
    assert (await ask(client, blank, "PMV-1"))["needs_second"] == ["critical"], "it may show something else by now"


async def test_a_feeder_is_switched_off_at_night_by_two_persons(city: Database, client: httpx.AsyncClient) -> None:
    await given(city, equipment("AR-1", "lighting_cabinet"))
    off = {"capability": "circuit", "value": {"id": "D1", "command": "off"}}
    assert (await ask(client, off, "AR-1", expires_at=soon(60 * 23)))["needs_second"] == ["critical"]
    on = {"capability": "circuit", "value": {"id": "D1", "command": "on"}}
    assert (await ask(client, on, "AR-1", expires_at=soon(60 * 23)))["needs_second"] == []


async def test_every_loudspeaker_at_once_or_an_evacuation_takes_two_persons(
    city: Database, client: httpx.AsyncClient
) -> None:
    described = {"evacuation_messages": ["evacuation"]}
    await given(city, *(equipment(f"SONO-{n}", "loudspeaker_zone", **described) for n in (1, 2)))
    await given(city, equipment("SONO-3", "loudspeaker_zone"))

    async def met(message: str, *zones: str, level: int = 4) -> list[str]:
        value = {"id": message, "repeat": 1, "level_db": 70}
        order = {"capability": "play", "value": value}
        found: list[str] = (await ask(client, order, *zones, verb="actions", level=level))["needs_second"]
        return found

    assert await met("accueil", "SONO-1", "SONO-2") == []
    assert await met("evacuation", "SONO-1") == ["critical"]
    assert await met("accueil", "SONO-3") == ["critical"], "its evacuation messages are not described"
    assert await met("accueil", "SONO-1", "SONO-2", "SONO-3") == ["critical"]
    assert await met("evacuation", "SONO-1", level=1) == []


async def test_the_network_is_cut_by_two_persons_where_access_or_cameras_hang_on_it(
    city: Database, client: httpx.AsyncClient
) -> None:
    await given(
        city,
        equipment("CAM-1", "camera"),
        equipment("SW-2", "network_switch", RelationDraft("carries", "CAM-1", "1")),
        equipment(
            "SW-1", "network_switch", RelationDraft("carries", "SW-2", "1"), RelationDraft("carries", "EP-0001", "2")
        ),
        equipment("SW-3", "network_switch"),
    )

    async def met(switch: str, port: str) -> list[str]:
        order = {"capability": "port_cycle", "value": {"id": port}}
        found: list[str] = (await ask(client, order, switch, verb="actions"))["needs_second"]
        return found

    assert await met("SW-1", "1") == ["critical"], "a camera, behind another switch"
    assert await met("SW-1", "2") == []
    assert await met("SW-1", "3") == []
    assert await met("SW-3", "1") == ["critical"], "it does not say what it carries"


async def test_a_gateway_that_alone_carries_equipment_restarts_by_two_persons(
    city: Database, client: httpx.AsyncClient
) -> None:
    carries = RelationDraft("carries", "EP-0001")
    await given(city, equipment("GW-1", "lorawan_gateway", carries))
    reboot = {"capability": "reboot", "value": {}}
    assert (await ask(client, reboot, "GW-1", verb="actions"))["needs_second"] == ["critical"]
    await given(city, equipment("GW-2", "lorawan_gateway", carries))
    assert (await ask(client, reboot, "GW-1", verb="actions"))["needs_second"] == ["critical"], "the other is not heard"
    async with city.begin() as tx:
        await tx.raw.execute("UPDATE asset_state SET comm_status = 'online'")
    assert (await ask(client, reboot, "GW-1", verb="actions"))["needs_second"] == []
    assert (await ask(client, reboot, "GW-1", "GW-2", verb="actions"))["needs_second"] == ["critical"]


async def test_a_freeze_waits_for_a_second_person(city: Database, client: httpx.AsyncClient) -> None:
    body = {"family": "lighting", "reason": "essai"}
    request = (await client.post("/api/v1/freezes", json=body, headers=MARTIN)).json()
    assert (request["status"], request["needs_second"]) == ("waiting", ["freeze"])
    assert await rows(city, "SELECT 1 FROM command_freeze") == []
    assert (await answer(client, request, "agree", DURAND)).json()["status"] == "placed"
    lift = await client.post(f"/api/v1/freezes/{request['id']}/lift", json={"reason": "fini"}, headers=MARTIN)
    assert lift.json()["needs_second"] == ["unfreeze"]
