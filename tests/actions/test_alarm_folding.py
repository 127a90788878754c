"""One cause, one alarm: what follows from it is folded under it, whichever comes first."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from app.actions.errors import Conflict
from app.actions.judge_silence import Circumstances, judge_silence
from app.actions.store_batch import store_batch
from app.actions.sweep_alarms import sweep_alarms
from app.domain.alarms.lifecycle import Move
from app.domain.registry import AssetDraft, RelationDraft
from app.storage.database import Database
from tests.actions.alarms import act, alarm_id, alarms, cabinet, presence, say, told, tripped
from tests.factories import NOON, given, lamp, rows, telemetry

S = timedelta(seconds=1)
M = timedelta(minutes=1)
DARK = {"supply_loss": True}


async def listed(database: Database) -> list[tuple[str, str, int]]:
    """What calls someone, and how many are folded under it."""
    found = await rows(
        database,
        "SELECT COALESCE(a.id, l.system), l.definition, l.folded FROM alarm l LEFT JOIN asset a ON a.key = l.asset"
        " WHERE l.closed_at IS NULL AND l.parent IS NULL AND l.state <> 'suppressed_by_design' ORDER BY 1, 2",
    )
    return [tuple(row) for row in found]


async def test_a_breaker_that_trips_is_one_alarm_with_sixty_lamps_folded(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 61)), cabinet(*range(1, 61)))
    await say(database, "AR-01", NOON, tripped("C1"))
    lamps = [telemetry(f"EP-{number:04d}", NOON + S, DARK) for number in range(1, 61)]
    await store_batch(database, lamps, "w", NOON + S)
    assert await listed(database) == [("AR-01", "breaker_tripped", 60)]
    assert (await told(database, "asset", "transition", "folded"))[-1] == ("AR-01", "folded", 60)
    steps = await rows(
        database,
        "SELECT l.parent IS NULL, s.transition, count(*) FROM alarm_step s JOIN alarm l ON l.id = s.alarm"
        " GROUP BY 1, 2 ORDER BY 1",
    )
    assert [tuple(row) for row in steps] == [(False, "folded", 60), (True, "raised", 1)], "the cause's is its own"


async def test_lamps_that_told_first_are_folded_when_the_cause_comes(database: Database) -> None:
    await given(database, lamp(1), lamp(2), lamp(3), cabinet(1, 2))
    for number in (1, 2, 3):
        await say(database, f"EP-{number:04d}", NOON, DARK)
    assert len(await listed(database)) == 3
    await say(database, "AR-01", NOON + 5 * S, tripped("C1"))
    assert await listed(database) == [("AR-01", "breaker_tripped", 2), ("EP-0003", "supply_loss", 0)]


async def test_what_was_raised_long_before_the_cause_stays_by_itself(database: Database) -> None:
    await given(database, lamp(1), cabinet(1))
    await say(database, "EP-0001", NOON - 16 * M, DARK)
    await say(database, "AR-01", NOON, tripped("C1"))
    assert await listed(database) == [("AR-01", "breaker_tripped", 0), ("EP-0001", "supply_loss", 0)]


async def test_another_circuit_is_no_cause(database: Database) -> None:
    await given(database, lamp(1), cabinet(1))
    await say(database, "AR-01", NOON, tripped("C2"))
    await say(database, "EP-0001", NOON + S, DARK)
    assert await listed(database) == [("AR-01", "breaker_tripped", 0), ("EP-0001", "supply_loss", 0)]


async def test_a_failure_that_does_not_follow_from_power_is_not_folded(database: Database) -> None:
    await given(database, lamp(1), cabinet(1))
    await say(database, "AR-01", NOON, tripped("C1"))
    await say(database, "EP-0001", NOON + S, {"lamp_failure": True})
    assert await listed(database) == [("AR-01", "breaker_tripped", 0), ("EP-0001", "lamp_failure", 0)]


async def test_lamps_that_recover_close_and_those_that_do_not_call_ten_minutes_later(database: Database) -> None:
    await given(database, lamp(1), lamp(2), cabinet(1, 2))
    await say(database, "AR-01", NOON, tripped("C1"))
    for number in (1, 2):
        await say(database, f"EP-{number:04d}", NOON + S, DARK)
    await say(database, "AR-01", NOON + M, tripped())
    await say(database, "EP-0001", NOON + 2 * M, {"supply_loss": False})
    await sweep_alarms(database, NOON + 9 * M)
    assert await listed(database) == [("AR-01", "breaker_tripped", 1)]
    await sweep_alarms(database, NOON + 12 * M)
    assert await listed(database) == [("AR-01", "breaker_tripped", 0), ("EP-0002", "supply_loss", 0)]
    assert ("EP-0002", "unsuppressed", None) in await told(database, "asset", "transition", "parent")


def gateway(*lamps: int) -> AssetDraft:
    carries = tuple(RelationDraft("carries", f"EP-{number:04d}") for number in lamps)
    return AssetDraft(id="GW-1", kind="lorawan_gateway", system="lighting", relations=carries)


async def test_a_gateway_lost_folds_the_silence_of_what_it_carries(database: Database) -> None:
    await given(database, lamp(1), lamp(2), gateway(1, 2))
    for asset, values in (("EP-0001", {"power_state": "on"}), ("EP-0002", {"power_state": "on"}), ("GW-1", {})):
        await say(database, asset, NOON, values or {"gateway_state": "online"})
    await say(database, "GW-1", NOON + M, {"gateway_state": "offline"})
    await sweep_alarms(database, NOON + 2 * M)
    night = NOON - timedelta(hours=5)
    await judge_silence(database, Circumstances(NOON + timedelta(hours=3), night, night))
    assert await listed(database) == [("GW-1", "gateway_offline", 2), ("GW-1", "silent", 0)]


async def test_a_cause_that_was_shelved_still_folds(database: Database) -> None:
    await given(database, lamp(1), cabinet(1))
    await say(database, "AR-01", NOON, tripped("C1"))
    cause = await alarm_id(database, "AR-01", "breaker_tripped")
    await act(database, cause, Move.SHELVE, NOON, until=NOON + 60 * M)
    await say(database, "EP-0001", NOON + S, DARK)
    assert await alarms(database) == [
        ("AR-01", "breaker_tripped", "shelved"),
        ("EP-0001", "supply_loss", "suppressed_by_design"),
    ]


async def test_a_system_offline_is_one_alarm_whatever_it_carries(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 31)), cabinet(*range(1, 31)))
    for number in range(1, 31):
        await say(database, f"EP-{number:04d}", NOON, {"power_state": "on"})
    await presence(database, "offline", NOON + M)
    await judge_silence(database, Circumstances(NOON + M + S, NOON - M, None))
    await sweep_alarms(database, NOON + M + 2 * S)
    assert await listed(database) == [("lighting", "system_offline", 31)]
    await presence(database, "online", NOON + 2 * M)
    await sweep_alarms(database, NOON + 2 * M)
    assert ("system_offline", "returned") in await told(database, "definition", "transition")


async def test_a_cause_that_follows_from_a_cause_takes_its_own_along(database: Database) -> None:
    await given(database, lamp(1), gateway(1))
    for asset, values in (("EP-0001", {"power_state": "on"}), ("GW-1", {"gateway_state": "online"})):
        await say(database, asset, NOON, values)
    await judge_silence(database, Circumstances(NOON + 5 * M, NOON - M, None))
    assert await listed(database) == [("GW-1", "silent", 0)]
    night = NOON - timedelta(hours=5)
    await judge_silence(database, Circumstances(NOON + timedelta(hours=3), night, night))
    assert await listed(database) == [("GW-1", "silent", 1)]


async def test_two_workers_folding_under_one_cause_count_all(database: Database) -> None:
    await given(database, *(lamp(number) for number in range(1, 41)), cabinet(*range(1, 41)))
    await say(database, "AR-01", NOON, tripped("C1"))

    async def batch(numbers: Any) -> None:
        messages = [telemetry(f"EP-{number:04d}", NOON + S, DARK) for number in numbers]
        while True:
            try:
                await store_batch(database, messages, "w", NOON + S)
            except Conflict:
                continue
            return

    await asyncio.gather(*(batch(range(start, 41, 4)) for start in range(1, 5)))
    assert await listed(database) == [("AR-01", "breaker_tripped", 40)]
    assert len(await alarms(database)) == 41
