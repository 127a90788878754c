"""The demo's accounts: told once, ready for use, never made twice nor beside others."""

from __future__ import annotations

import asyncio
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from app.actions.edit_accounts import add_account
from app.actions.sign_in import prove_again, sign_in
from app.domain.permissions import Grant, Permission, Role, needs_second_factor
from app.domain.registry import ZoneDraft
from app.domain.sign_in import Stage
from app.embedded.demo_accounts import add_demo_accounts, district_of, people
from app.embedded.errors import LaunchError
from app.embedded.voice import Voice
from app.storage.database import Database
from app.storage.vault import NAME
from simulators.city import generate, write_city
from tests.actions.identity import DESK, called, code_at
from tests.factories import FixedClock, given

SQUARE = {"type": "Polygon", "coordinates": [[[4.0, 46.0], [4.5, 46.0], [4.5, 46.5], [4.0, 46.5], [4.0, 46.0]]]}
LINE = re.compile(r"(\S+) +password (\S+)(?: +authenticator key (\S+))?")


@pytest.fixture
async def district(database: Database) -> str:
    await given(database, ZoneDraft(id="nord", name="Nord", level="district", geometry=SQUARE))
    return "nord"


async def said(database: Database, tmp_path: Path, district: str) -> dict[str, tuple[str, str | None]]:
    """Name -> password and authenticator key, as they were told."""
    out = io.StringIO()
    voice = Voice(Console(file=out, soft_wrap=True, width=200))
    await asyncio.to_thread(add_demo_accounts, database.url, tmp_path / NAME, district, voice)
    return {name: (password, key or None) for name, password, key in LINE.findall(out.getvalue())}


async def test_each_account_signs_in_at_once_with_what_was_told(
    database: Database, tmp_path: Path, district: str
) -> None:
    told = await said(database, tmp_path, district)
    assert set(told) == set(people(district))
    assert len({password for password, _ in told.values()}) == len(told)
    clock = FixedClock(datetime.now(UTC))
    for name, grants in people(district).items():
        password, key = told[name]
        assert (key is not None) == needs_second_factor(grants)
        opened = await sign_in(database, name, password, DESK, clock)
        if key:
            session = (await called(database, opened, clock)).session
            assert session is not None
            opened = await prove_again(database, session, code_at(key, clock.now()), clock)
        caller = await called(database, opened, clock)
        assert (caller.stage, set(caller.grants)) == (Stage.OPEN, set(grants))


async def test_the_technician_has_one_district(database: Database, tmp_path: Path, district: str) -> None:
    password, _ = (await said(database, tmp_path, district))["technicien"]
    clock = FixedClock(datetime.now(UTC))
    caller = await called(database, await sign_in(database, "technicien", password, DESK, clock), clock)
    assert caller.permits(Permission.COMMAND, "lighting", ["nord"])
    assert not caller.permits(Permission.COMMAND, "lighting", ["sud"])
    assert not caller.permits(Permission.COMMAND, "access", ["nord"])


def test_the_generated_city_has_a_district_for_the_technician(tmp_path: Path) -> None:
    write_city(generate(7, "tiny"), tmp_path / "city.geojson")
    features = json.loads((tmp_path / "city.geojson").read_text())["features"]
    found = district_of(features)
    [zone] = [one["properties"] for one in features if one["properties"].get("id") == found]
    assert zone["zone"] == "district"
    with pytest.raises(LaunchError, match="no districts"):
        district_of([])


async def test_a_second_start_tells_and_changes_nothing(database: Database, tmp_path: Path, district: str) -> None:
    password, _ = (await said(database, tmp_path, district))["delegue.donnees"]
    assert await said(database, tmp_path, district) == {}
    await sign_in(database, "delegue.donnees", password, DESK, FixedClock(datetime.now(UTC)))


async def test_none_is_made_where_somebody_has_an_account(database: Database, tmp_path: Path, district: str) -> None:
    await add_account(database, "a.martin", "fr", [Grant(Role.VIEWER)], FixedClock())
    assert await said(database, tmp_path, district) == {}
    async with database.read() as tx:
        assert await tx.raw.fetchval("SELECT count(*) FROM account") == 1
