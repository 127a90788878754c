"""The people of the demo: an account for each role that matters, told once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.actions.clock import SystemClock
from app.actions.ready_accounts import Ready, add_first_accounts
from app.domain.permissions import Grant, Role
from app.embedded.author import author
from app.embedded.errors import LaunchError
from app.embedded.voice import Voice
from app.storage.database import Database
from app.storage.vault import KeyFile


def district_of(features: Iterable[Mapping[str, Any]]) -> str:
    """The technician's, of a city's native features. Raises LaunchError for a city without districts."""
    districts = [one["properties"]["id"] for one in features if one["properties"].get("zone") == "district"]
    if not districts:
        raise LaunchError("The generated city has no districts.")
    return str(min(districts))


def people(district: str) -> Mapping[str, Sequence[Grant]]:
    """Who works in the demo, by name; the technician lights one `district`."""
    return {
        "operateur": [Grant(Role.OPERATOR)],
        "chef.de.salle": [Grant(Role.SHIFT_SUPERVISOR)],
        "technicien": [Grant(Role.TECHNICIAN, frozenset({"lighting"}), frozenset({district}))],
        "delegue.donnees": [Grant(Role.DATA_PROTECTION_OFFICER)],
        "administrateur": [Grant(Role.ADMINISTRATOR)],
    }


def add_demo_accounts(database_url: str, key: Path, district: str, voice: Voice) -> None:
    """Make them where no account exists yet, and say each password and authenticator key, once."""
    made = asyncio.run(_add(database_url, key, people(district)))
    if not made:
        voice.note("accounts exist already; a forgotten password: poste user reset NAME --second-factor")
        return
    voice.note("accounts of this demo, told this once (poste user reset NAME --second-factor gives new passwords):")
    for one in made:
        factor = f"   authenticator key {one.authenticator}" if one.authenticator else ""
        voice.note(f"{one.name:<16} password {one.password}{factor}")


async def _add(database_url: str, key: Path, wanted: Mapping[str, Sequence[Grant]]) -> Sequence[Ready]:
    database = Database(database_url, pool_size=1, vault=KeyFile(key)).by(author())
    try:
        return await add_first_accounts(database, wanted, SystemClock())
    finally:
        await database.close()
