"""A camera taken for the police, with a simulated camera at the other end: nothing of the city's moves it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.registry import AssetDraft
from app.storage.database import Database
from simulators.behaviours.video import Camera
from simulators.simulation import Simulation
from tests.control.asking import ME, commands, target
from tests.factories import given
from tests.processes import Poste, eventually
from tests.services import RunningBroker, nats_broker
from tests.simulators.playing import simulated
from tests.simulators.simulated import city, clock

POLICE: dict[str, Any] = {
    "authority": "Police nationale", "name": "Capitaine Rey", "channel": "telephone", "at": "2026-11-25T08:05:00Z",
    "reference": "réquisition 2026-1187",
}  # fmt: skip


@pytest.fixture(scope="module")
def broker() -> Iterator[RunningBroker]:
    """Of this module's own: simulators leave a retained status, which every later worker would be told."""
    with nats_broker("lighting") as running:
        yield running


def a_camera() -> tuple[AssetDraft, int]:
    """One that turns, between presets 1 and 2, and the seed it is simulated by."""
    found = next(one for one in city().assets if one.kind == "camera" and one.lifecycle == "in_service")
    presets = [{"id": "1", "views": []}, {"id": "2", "views": []}]
    camera = replace(
        found, system="lighting", service=None, relations=(), attributes={**found.attributes, "presets": presets}
    )
    alone = replace(city(), assets=(camera,), programmes=(), assignments=())
    for seed in range(1, 20):
        device = Simulation(alone, seed, clock(), 1.0).device(camera.id)
        if isinstance(device, Camera) and device.mobile:
            return camera, seed
    raise AssertionError("no camera turns")


async def test_no_scenario_moves_a_camera_the_police_hold_and_nothing_one_that_is_locked_out(
    database: Database, poste: Poste, broker: RunningBroker, tmp_path: Path
) -> None:
    camera, seed = a_camera()
    await given(database, camera)
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, headers=ME, timeout=60) as http:

        async def ask(preset: str, level: int, **more: Any) -> str:
            end = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
            claim = {"capability": "ptz_preset", "value": {"id": preset}, "level": level, "reason": "flagrant délit"}
            body = claim | {"expires_at": end, "selection": {"ids": [camera.id]}} | more
            answer = await http.post("/api/v1/claims", json=body)
            assert answer.status_code == 201, answer.text
            [outcome] = answer.json()["outcomes"]
            return str(outcome["outcome"])

        async def looks(preset: str, level: int) -> bool:
            told = await target(http, camera.id)
            return (told["value"], told["level"], told["status"]) == ({"id": preset}, level, "agreed")

        with simulated((camera,), broker, tmp_path, "--seed", str(seed)):
            assert await ask("2", 6, holder="scénario marché") == "accepted"
            await eventually(lambda: looks("2", 6), timeout_s=40)
            assert await ask("1", 2, ordered_by=POLICE) == "accepted"
            await eventually(lambda: looks("1", 2), timeout_s=40)
            for level in range(3, 9):
                assert await ask("2", level, holder=f"scénario {level}") == "held_higher"
            assert await looks("1", 2)
            locked = await http.post("/api/v1/lockouts", json=lockout(camera))
            assert await ask("2", 1) == "accepted"
            await eventually(lambda: is_blocked(http, camera), timeout_s=40)
            assert [(one["value"], one["level"]) for one in await commands(http, camera.id)] == [
                ({"id": "2"}, 6), ({"id": "1"}, 2),
            ]  # fmt: skip
            lifted = await http.post(f"/api/v1/lockouts/{locked.json()['id']}/lift", headers=TECHNICIAN)
            assert lifted.is_success, lifted.text
            await eventually(lambda: looks("2", 1), timeout_s=40)


TECHNICIAN = {"Poste-Operator": "Luxel"}


def lockout(camera: AssetDraft) -> dict[str, Any]:
    return {"asset": camera.id, "holder": "Luxel", "kind": "works_permit", "reason": "nettoyage du dôme"}


async def is_blocked(http: httpx.AsyncClient, camera: AssetDraft) -> bool:
    return bool((await target(http, camera.id))["status"] == "blocked")
