"""A lamp that no cabinet feeds follows its programme by Poste's commands: real processes, broker, simulated field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain.programmes.carrying import leaves_after
from app.domain.registry import AssetDraft
from app.storage.database import Database
from tests.control.asking import ME, claim, commands, target
from tests.domain.programmes import PARIS, SUNRISE, SUNSET, calendar, document, step
from tests.factories import given
from tests.processes import Poste, eventually
from tests.services import RunningBroker, nats_broker
from tests.simulators.playing import simulated
from tests.simulators.simulated import city

STARTING = timedelta(seconds=40)
"""From the start of the processes to the change of the programme."""


@pytest.fixture(scope="module")
def broker() -> Iterator[RunningBroker]:
    """Of this module's own: simulators leave a retained status, which every later worker would be told."""
    with nats_broker("lighting") as running:
        yield running


def a_lamp() -> AssetDraft:
    """Of the lamps of the tiny city the one whose commands leave first, on no circuit."""
    lamps = [item for item in city().assets if item.kind == "luminaire" and item.lifecycle == "in_service"]
    return replace(min(lamps, key=lambda lamp: leaves_after(lamp.id)), relations=(), system="lighting", service=None)


def offset_s() -> float:
    """How far ahead the city's calendar is for 23:00 to come in a moment."""
    now = datetime.now(PARIS)
    return (now.replace(hour=23, minute=0, second=0, microsecond=0) - STARTING - now).total_seconds()


async def test_a_lamp_without_a_cabinet_follows_its_programme_and_comes_back_to_it(
    database: Database, poste: Poste, broker: RunningBroker, tmp_path: Path
) -> None:
    lamp, offset = a_lamp(), offset_s()
    poste.settings["POSTE_CALENDAR_OFFSET_S"] = str(offset)
    await given(database, lamp)
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, headers=ME, timeout=60) as http:
        with simulated((lamp,), broker, tmp_path, "--calendar-offset", str(offset)):

            async def shows(level_pct: float, holder: str) -> bool:
                told: dict[str, Any] = await target(http, lamp.id)
                asked = (told["value"] or {}).get("level_pct"), told["holder"], told["status"]
                return bool(asked == (level_pct, holder, "agreed"))

            steps = [step(SUNSET, 80), step("23:00", 30), step(SUNRISE, 0)]
            added = await http.post("/api/v1/programmes", json=document(calendar(steps=steps)))
            assert added.status_code == 201, added.text
            given_to = {"id": "lampes", "programme": "rues", "kind": "luminaire"}
            assert (await http.post("/api/v1/programme-assignments", json=given_to)).status_code == 201
            await eventually(lambda: shows(80, "programme:rues"), timeout_s=40)
            await eventually(lambda: shows(30, "programme:rues"), timeout_s=60)
            by_programme = await commands(http, lamp.id)
            assert [(one["value"], one["level"], one["state"], one["claim"]) for one in by_programme] == [
                ({"level_pct": 80}, 7, "confirmed", None), ({"level_pct": 30}, 7, "confirmed", None),
            ]  # fmt: skip
            request = await claim(http, 60)
            await eventually(lambda: shows(60, "a.martin"))
            assert (await target(http, lamp.id))["next"] == {"level_pct": 30}
            await http.post(f"/api/v1/requests/{request['id']}/release")
            await eventually(lambda: shows(30, "programme:rues"))
            assert (await commands(http, lamp.id))[-1]["state"] == "confirmed"
