"""A programme given to lamps reaches their cabinet's clock: real processes, a real broker, the simulated field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.control.asking import ME
from tests.domain.programmes import STREET, calendar, document
from tests.factories import given
from tests.processes import Poste, eventually
from tests.services import RunningBroker, nats_broker
from tests.simulators.playing import simulated
from tests.simulators.simulated import city


@pytest.fixture(scope="module")
def broker() -> Iterator[RunningBroker]:
    """Of this module's own: simulators leave a retained status, which every later worker would be told."""
    with nats_broker("lighting") as running:
        yield running


def one_cabinet() -> tuple[AssetDraft, ...]:
    """A cabinet of the tiny city with the lamps it feeds."""
    cabinet = next(item for item in city().assets if item.kind == "lighting_cabinet")
    feeds = tuple(item for item in cabinet.relations if item.type == "feeds")
    lamps = {item.to for item in feeds}
    fed = [replace(item, relations=(), system="lighting") for item in city().assets if item.id in lamps]
    return (*fed, replace(cabinet, relations=feeds, system="lighting"))


async def held(http: httpx.AsyncClient, asset: str) -> dict[str, Any]:
    """What a cabinet says of its programme."""
    values: dict[str, Any] = (await http.get(f"/api/v1/assets/{asset}")).json()["values"]
    return {name: values.get(name) for name in ("program_id", "program_checksum")}


async def loads(http: httpx.AsyncClient) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await http.get("/api/v1/commands?mode=action&order=oldest")).json()["items"]
    return items


async def test_a_programme_given_to_lamps_is_held_by_their_cabinet(
    database: Database, poste: Poste, broker: RunningBroker, tmp_path: Path
) -> None:
    assets = one_cabinet()
    cabinet = assets[-1].id
    await given(database, *(replace(item, service=None) for item in assets))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, headers=ME) as http:
        with simulated(assets, broker, tmp_path):

            async def says(name: str) -> bool:
                return bool((await held(http, cabinet))["program_id"] == name)

            await eventually(lambda: says("usine"), timeout_s=40)
            assert await loads(http) == []
            added = await http.post("/api/v1/programmes", json=document(calendar(steps=STREET)))
            assert added.status_code == 201, added.text
            given_to = {"id": "lampes", "programme": "rues", "kind": "luminaire"}
            assert (await http.post("/api/v1/programme-assignments", json=given_to)).status_code == 201
            await eventually(lambda: says("rues"), timeout_s=40)
            compiled = (await http.get(f"/api/v1/programmes/rues/compiled?asset={cabinet}")).json()
            assert (await held(http, cabinet))["program_checksum"] == compiled["checksum"]

            async def confirmed() -> bool:
                [command] = await loads(http)
                return bool(command["state"] == "confirmed")

            await eventually(confirmed)
            [command] = await loads(http)
            assert (command["capability"], command["level"], command["reason"]) == (
                "load_program", 7, "asked by programme:rues",
            )  # fmt: skip
            [row] = (await http.get("/api/v1/programmes/rues/cabinets")).json()["items"]
            assert (row["asset"], row["late"], row["held_checksum"]) == (cabinet, False, compiled["checksum"])
