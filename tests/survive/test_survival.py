"""The short form of `poste bench survive`: real processes, real kills, every message and every change accounted for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.services import mosquitto_program
from bench.survive.campaign import SHORT as CAMPAIGN
from bench.survive.campaign import Scenario, play
from bench.survive.scenarios import SHORT as PLAN
from bench.survive.town import Town, town

ASSETS = 2000
# asyncpg leaves the connection it was making when a server is killed to the garbage collector, which warns.
pytestmark = [pytest.mark.timeout(300), pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]


@pytest.fixture(scope="module")
def on_nats() -> Iterator[Town]:
    with town("nats", ASSETS, ack_wait_s=PLAN.ack_wait_s, lease_s=PLAN.lease_s) as place:
        yield place


@pytest.fixture(scope="module")
def on_mosquitto() -> Iterator[Town]:
    if mosquitto_program() is None:
        pytest.skip("mosquitto is not installed (apt install mosquitto)")
    with town("mosquitto", ASSETS, lease_s=PLAN.lease_s) as place:
        yield place


@pytest.mark.parametrize("scenario", CAMPAIGN["nats"], ids=lambda scenario: scenario.name)
async def test_on_nats_every_message_is_stored_once_and_every_change_seen_once(
    on_nats: Town, scenario: Scenario
) -> None:
    outcome = await play(on_nats, scenario, PLAN)
    await on_nats.close()
    assert not outcome.wrong, outcome


@pytest.mark.parametrize("scenario", CAMPAIGN["mosquitto"], ids=lambda scenario: scenario.name)
async def test_on_mosquitto_what_is_stored_is_stored_once_and_what_it_loses_is_told(
    on_mosquitto: Town, scenario: Scenario
) -> None:
    outcome = await play(on_mosquitto, scenario, PLAN)
    await on_mosquitto.close()
    assert not outcome.wrong, outcome
