"""An operator asks, the field follows, and what is said of it is what was observed: real processes, a real broker."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx

from app.domain.registry import AssetDraft
from app.domain.retention.categories import Category
from app.storage import upkeep
from app.storage.database import Database
from tests.control.asking import ME, claim, commands, is_, target
from tests.control.field import Field, field_of
from tests.factories import given, lamp
from tests.processes import Poste, eventually


async def test_a_claim_is_carried_out_and_its_release_gives_the_lamp_back(database: Database, poste: Poste) -> None:
    await given(database, lamp(1), lamp(2))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            request = await claim(http, 40)
            await eventually(lambda: is_(http, "agreed"))
            [command] = await commands(http)
            assert command["state"] == "confirmed"
            assert command["queued_at"] < command["sent_at"] < command["accepted_at"] < command["ended_at"]
            released = await http.post(f"/api/v1/requests/{request['id']}/release", headers=ME)
            assert released.json() == {"released": 2}
            await eventually(lambda: field.commands_to("EP-0001")[-1]["value"] is None)
            await eventually(lambda: is_(http, "agreed"))
            versions = [one["version"] for one in field.commands_to("EP-0001")]
            assert versions == [1, 2]
            told = (await http.get(f"/api/v1/requests/{request['id']}")).json()["progress"]
            assert told["commands"] == {"confirmed": 2}


async def test_a_device_changed_by_hand_is_a_discrepancy_and_is_put_right(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            await claim(http, 40)
            await eventually(lambda: is_(http, "agreed"))
            field.report("EP-0001", {"light_level_pct": 100, "command_reason": "override"})
            await eventually(lambda: is_(http, "discrepancy"))
            assert (await target(http))["detail"] == "changed in the field"
            await eventually(lambda: is_(http, "agreed"))
            assert [one["value"]["level_pct"] for one in field.commands_to("EP-0001")] == [40, 40]


async def test_a_command_without_an_answer_is_sent_again_under_its_own_id(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    deaf: list[str] = []

    def hear_the_second(field: Field, asset: str, command: dict[str, Any]) -> None:
        if not deaf:
            deaf.append(command["id"])
            field.versions.clear()
            return
        field.answer(asset, command, "accepted")
        field.report(asset, {"light_level_pct": 40, "command_reason": "override"})

    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            field.carry_out = hear_the_second
            await claim(http, 40)
            await eventually(lambda: is_(http, "agreed"))
            first, second = field.commands_to("EP-0001")
            assert first == second | {"at": first["at"]}
            [command] = await commands(http)
            assert (command["attempt"], command["state"]) == (2, "confirmed")


async def test_what_is_long_over_is_deleted_and_versions_go_on(database: Database, poste: Poste) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url):
            for level in (10, 20):
                request = await claim(http, level)
                await eventually(lambda: is_(http, "agreed"))
                await http.post(f"/api/v1/requests/{request['id']}/release", headers=ME)
                await eventually(lambda: is_(http, "agreed"))
            standing = await claim(http, 30)
            await eventually(lambda: is_(http, "agreed"))
            async with database.begin() as tx:
                await upkeep.delete_past(tx.raw, Category.JOURNAL, datetime.now(UTC))
            assert [one["version"] for one in await commands(http)] == [5]
            kept = (await http.get("/api/v1/requests")).json()["items"]
            assert [one["id"] for one in kept] == [standing["id"]]
            await claim(http, 40)
            await eventually(lambda: is_(http, "agreed"))
            assert [one["version"] for one in await commands(http)] == [5, 6]


async def test_a_new_controller_moves_nothing_that_the_one_before_had_not_sent(
    database: Database, poste: Poste
) -> None:
    """A gate that waits is left to a person; a lamp goes on by itself."""
    await given(database, lamp(1), AssetDraft(id="BO-1", kind="access_point", system="lighting", lon=4.2, lat=46.3))
    gate = {"capability": "position", "value": {"position": "lowered"}, "level": 2, "reason": "secours"}
    async with poste.web() as web, httpx.AsyncClient(base_url=poste.http, headers=ME) as http:
        assert web.popen.poll() is None
        placed = await http.post("/api/v1/claims", json=gate | {"selection": {"ids": ["BO-1"]}})
        assert placed.json()["status"] == "placed", placed.text
        await claim(http, 40)
        with field_of(poste.mqtt_url) as field:
            async with poste.worker():
                await eventually(lambda: is_(http, "agreed"))
                await eventually(lambda: is_(http, "held", "BO-1"))
                assert field.commands_to("BO-1") == []
                sent = await http.post("/api/v1/assets/BO-1/targets/position/proceed")
                assert sent.status_code == 204
                await eventually(lambda: is_(http, "agreed", "BO-1"))
