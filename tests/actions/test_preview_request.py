"""A preview foretells what placing then does: the same assets change, the same are held, stopped or refused."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.actions.brake_ports import Freeze, Lockout
from app.actions.city_calendar import CityCalendar
from app.actions.errors import InvalidRequest
from app.actions.judge_request import Asked
from app.actions.place_request import place_request
from app.actions.preview_request import Preview, preview_request
from app.actions.reconcile import reconcile
from app.api.asset_query import AssetSearch
from app.domain.registry import AssetDraft
from app.settings import Settings
from app.storage.database import Database
from tests.factories import NOON, FixedClock, lamp, rows
from tests.factories import given as registered

CLOCK = FixedClock()
CITY = CityCalendar.of(Settings())
AFTERWARDS = {
    "already": {"agreed"},
    "changes": {"pending", "discrepancy"},
    "out_of_reach": {"unreachable"},
    "locked_out": {"blocked"},
    "local_control": {"blocked"},
    "frozen": {"blocked"},
}
"""What a look by the controller makes of each fate."""
_numbers = itertools.count(1)

levels = st.sampled_from((2, 4, 5))
percents = st.sampled_from((0, 30, 60))
lamps = st.fixed_dictionaries(
    {
        "shown": st.none() | percents,
        "comm": st.sampled_from(("online", "online", "offline", "unknown")),
        "mode": st.sampled_from((None, None, "local")),
        "lifecycle": st.sampled_from(("in_service", "in_service", "maintenance")),
        "system": st.sampled_from(("lighting", "lighting", None)),
        "tags": st.sampled_from(((), (), ("safety_lit",))),
        "locked": st.booleans(),
        "held": st.lists(st.tuples(levels, st.sampled_from(("moi", "lui")), percents), max_size=2),
    }
)


def asked(ids: list[str], level_pct: float, level: int, holder: str = "moi", **more: Any) -> Asked:
    fields: dict[str, Any] = {
        "verb": "claim", "person": holder, "origin": "person", "holder": holder, "capability": "light_level",
        "value": {"level_pct": level_pct}, "level": level, "reason": "essai", "starts_at": None, "expires_at": None,
        "ends_at": None, "protected": False, "ordered_by": None, "idempotency_key": None, "selection": {"ids": ids},
    }  # fmt: skip
    return Asked(**fields | more)


async def placed(database: Database, what: Asked) -> dict[str, Any]:
    wanted = AssetSearch(**what.selection).wanted()
    return await place_request(database, what, wanted, None, CLOCK, CITY)


async def previewed(database: Database, what: Asked) -> Preview:
    wanted = AssetSearch(**what.selection).wanted()
    return await preview_request(database, what, wanted, CLOCK, CITY)


async def build(database: Database, drawn: list[dict[str, Any]]) -> list[str]:
    """Lamps as drawn, with what is held of them; their ids."""
    ids = []
    for one in drawn:
        told = lamp(
            next(_numbers), system=one["system"], tags=one["tags"], attributes={"floor_pct": 40, "rated_power_w": 50}
        )
        await registered(database, told)
        ids.append(told.id)
    for name, one in zip(ids, drawn, strict=True):
        for level, holder, percent in one["held"] if one["system"] else ():
            await placed(database, asked([name], max(percent, 50), level, holder))
        await _show(database, name, one)
    return ids


async def _show(database: Database, name: str, one: dict[str, Any]) -> None:
    values = {"light_level_pct": one["shown"], "control_mode": one["mode"]}
    told = msgspec.json.encode({key: value for key, value in values.items() if value is not None}).decode()
    async with database.begin() as tx:
        [key] = await tx.control.keys_of([name])
        await tx.raw.execute(
            'UPDATE asset_state SET "values" = $2::jsonb, at = $3, comm_status = $4 WHERE key = $1',
            key, told, NOON, one["comm"],
        )  # fmt: skip
        await tx.raw.execute("UPDATE asset SET lifecycle = $2 WHERE key = $1", key, one["lifecycle"])
        if one["locked"]:
            lockout = Lockout(
                id=f"lockout-{name}", asset=name, key=key, holder="Luxel", kind="electrical", reference="", reason="x",
                since=NOON, until=None, placed_by="moi",
            )  # fmt: skip
            await tx.brakes.lock_out(lockout)


async def freeze(database: Database, name: str, zone: str | None) -> None:
    async with database.begin() as tx:
        await tx.raw.execute("DELETE FROM command_freeze")
        if zone is not None:
            await tx.brakes.freeze(Freeze(name, zone, None, "aberrant", "chef", NOON), "autre")


async def statuses(database: Database, ids: list[str]) -> dict[str, str]:
    """What the controller's next look makes of each target."""
    async with database.read() as tx:
        places = [((await tx.control.keys_of([name]))[0], "light_level") for name in ids]
    await reconcile(database, places, NOON, CITY)
    async with database.read() as tx:
        found = {one.asset: one.status for one in await tx.control.targets(places)}
    return {name: found.get(key, "") for name, (key, _) in zip(ids, places, strict=True)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(lamps, min_size=1, max_size=4),
    percent=percents,
    level=levels,
    frozen=st.sampled_from((None, None, "lighting")),
)
async def test_what_is_foretold_is_what_placing_answers_and_the_controller_makes_of_it(
    database: Database, drawn: list[dict[str, Any]], percent: float, level: int, frozen: str | None
) -> None:
    ids = await build(database, drawn)
    await freeze(database, ids[0], frozen)
    what = asked(ids, percent, level)
    told = await previewed(database, what)
    fates = {one.asset: one for one in told.fates}
    answer = await placed(database, what)
    made = await statuses(database, ids)
    assert answer["expires_at"] == told.request.expires_at
    assert len(answer["outcomes"]) == len(told.fates)
    for one in answer["outcomes"]:
        foretold = fates[one["asset"]]
        if one["outcome"] == "refused":
            assert (foretold.fate, foretold.code, foretold.reason) == ("refused", one["code"], one["reason"])
        elif one["outcome"] == "held_higher":
            by = one["by"]
            assert (foretold.fate, foretold.by, foretold.level) == ("held_higher", by["holder"], by["level"])
            assert foretold.until == by["expires_at"]
        else:
            assert made[one["asset"]] in AFTERWARDS[foretold.fate], (foretold, one, made)


async def test_nothing_is_written_and_asking_twice_foretells_the_same(database: Database) -> None:
    await registered(database, lamp(1), lamp(2))
    what = asked(["EP-0001", "EP-0002"], 60, 4)
    acts = "SELECT count(*) FROM audit"
    told = await rows(database, acts)
    first, again = await previewed(database, what), await previewed(database, what)
    assert first.fates == again.fates
    assert await rows(database, acts) == told
    for table in ("claim", "target", "control_request", "command"):
        assert await rows(database, f"SELECT FROM {table}") == []


async def test_watts_are_told_of_what_changes_and_is_known(database: Database) -> None:
    drawn: dict[str, Any] = {
        "comm": "online",
        "mode": None,
        "lifecycle": "in_service",
        "system": "lighting",
        "tags": (),
        "held": [],
    }
    ids = await build(
        database,
        [
            drawn | {"shown": 0, "locked": False},
            drawn | {"shown": None, "locked": False},
            drawn | {"shown": 0, "locked": True},
        ],
    )
    told = await previewed(database, asked(ids, 60, 4))
    assert (told.power_w, told.power_known) == (30, 1)
    darker = await previewed(database, asked(ids, 0, 4))
    assert (darker.power_w, [one.fate for one in darker.fates]) == (0, ["already", "changes", "already"])


async def test_an_action_under_way_is_refused_as_placing_would(database: Database) -> None:
    await registered(database, lamp(1))
    what = asked(["EP-0001"], 0, 4, verb="action", capability="test", value={"duration_s": 60})
    assert [one.fate for one in (await previewed(database, what)).fates] == ["changes"]
    await placed(database, what)
    [foretold] = (await previewed(database, what)).fates
    [answered] = (await placed(database, what))["outcomes"]
    assert (foretold.fate, foretold.code) == (answered["outcome"], answered["code"]) == ("refused", "under_way")


async def test_what_starts_later_and_opposed_authorities_are_said(database: Database) -> None:
    bollard = AssetDraft(id="BO-1", kind="access_point", system="lighting", lon=4.2, lat=46.3)
    await registered(database, bollard, lamp(1))
    later = asked(["EP-0001"], 0, 4, starts_at=NOON + timedelta(hours=1), expires_at=NOON + timedelta(hours=2))
    assert [one.fate for one in (await previewed(database, later)).fates] == ["later"]
    free = asked(["BO-1"], 0, 1, capability="access_mode", value={"access_mode": "free"})
    await placed(database, replace(free, expires_at=NOON + timedelta(minutes=10)))
    closed = replace(free, person="préfecture", holder="préfecture", value={"access_mode": "closed"})
    [foretold] = (await previewed(database, closed)).fates
    assert (foretold.fate, foretold.code) == ("refused", "interlock")
    clear = {"loop_occupied": False, "loop_fault": False, "obstacle_detected": False}
    async with database.begin() as tx:
        await tx.raw.execute(
            """UPDATE asset_state SET "values" = $1::jsonb, at = $2, comm_status = 'online'
            WHERE key = (SELECT key FROM asset WHERE id = 'BO-1')""",
            msgspec.json.encode(clear).decode(),
            NOON,
        )
    [foretold] = (await previewed(database, closed)).fates
    assert (foretold.fate, foretold.by) == ("opposed", "préfecture, moi")
    await placed(database, closed)
    async with database.read() as tx:
        [held] = await tx.control.targets([((await tx.control.keys_of(["BO-1"]))[0], "access_mode")])
    assert (held.status, held.detail) == ("held", "opposed claims: préfecture, moi")


async def test_what_placing_refuses_whole_the_preview_refuses_with_the_same_words(database: Database) -> None:
    await registered(database, lamp(1))
    for what in (asked(["EP-0001"], 300, 4), asked(["EP-0001"], 30, 3), asked(["EP-0001"], 30, 1, reason="")):
        with pytest.raises(InvalidRequest) as foretold:
            await previewed(database, what)
        with pytest.raises(InvalidRequest) as answered:
            await placed(database, what)
        assert str(foretold.value) == str(answered.value)
