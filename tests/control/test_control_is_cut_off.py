"""What the controller does without its broker, its database or a field system: real processes, real brokers."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from app.storage.database import Database
from bench.survive.control.scenarios import broker_away
from tests.control.asking import asking, claim, is_
from tests.control.books import all_agree, assert_lawful, heard
from tests.control.controllers import workers
from tests.control.field import field_of
from tests.control.relay import relay
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually
from tests.services import nats_broker

# asyncpg leaves the connection it was making when a server is cut off to the garbage collector, which warns.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

AWAY_S = 8.0


async def test_a_broker_away_while_claims_change_three_times_hands_over_the_last_value_only(
    database: Database, poste: Poste
) -> None:
    await given(database, *(lamp(number + 1) for number in range(20)))
    with nats_broker("lighting", sync_interval="1s") as broker:
        await broker_away(database, poste, broker, 20, AWAY_S)


async def test_a_database_away_in_the_middle_of_a_request_leaves_the_rest_to_be_sent_once(
    database: Database, poste: Poste
) -> None:
    await given(database, *(lamp(number + 1) for number in range(300)))
    async with (
        relay(database.url) as between,
        poste.web(),
        workers(replace(poste, database_url=between.url), database, 1),
        asking(poste) as http,
    ):
        with field_of(poste.mqtt_url) as field:
            await claim(http, 40)
            await eventually(lambda: heard(field, 40) >= 50)
            between.cut()
            reached = heard(field, 40)
            assert reached < 250
            await asyncio.sleep(AWAY_S)
            assert heard(field, 40) <= reached + 50, "what was not marked sent has left"
            between.mend()
            await eventually(all_agree(database, 40, 300), timeout_s=30)
            assert heard(field, 40) == 300
            assert await rows(database, "SELECT state, count(*) FROM command GROUP BY 1") == [("confirmed", 300)]
            await assert_lawful(field, database)


async def test_what_was_asked_while_a_field_system_was_away_leaves_with_its_current_value_only(
    database: Database, poste: Poste
) -> None:
    await given(database, *(lamp(number + 1) for number in range(20)))
    async with poste.web(), workers(poste, database, 1), asking(poste) as http:
        with field_of(poste.mqtt_url) as field:

            def say(status: str) -> None:
                body = {"at": "2026-06-15T10:00:00Z", "status": status}
                field.client.publish("poste/v1/lighting/status", json.dumps(body), qos=1)

            say("offline")
            await eventually(lambda: _status(database, "offline"))
            for level in (10, 20, 30):
                await claim(http, level)
                await eventually(lambda: is_(http, "unreachable"))
            assert field.received == []
            say("online")
            await eventually(all_agree(database, 30, 20))
            assert heard(field, 30) == len(field.received) == 20
            await assert_lawful(field, database)


async def _status(database: Database, status: str) -> bool:
    return await rows(database, "SELECT status FROM field_system") == [(status,)]
