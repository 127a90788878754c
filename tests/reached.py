"""A small city of two districts, callers whose rights are limited to a part of it, and what they are shown."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any
from uuid import uuid4

import httpx
from starlette.types import ASGIApp

from app.actions.edit_resource import create_resource
from app.actions.import_drafts import import_drafts
from app.domain.permissions import Grant, Role
from app.domain.registry import AssetDraft, ZoneDraft
from app.storage.database import Database
from tests.api.conftest import client_of
from tests.api.test_rights import Listening, bearer, token
from tests.factories import FixedClock, given
from tests.signing_in import signed_in

KINDS = {"luminaire": "lighting", "access_point": "access", "camera": "video"}
PLACES = {"n": (4.2, ("nord", "macon")), "c": (4.7, ("centre", "macon")), "x": (None, ())}
"""Where assets lie: in the north, in the centre, nowhere."""
CITY = {
    f"{kind}-{place}": (family, zones)
    for kind, family in KINDS.items()
    for place, (_, zones) in PLACES.items()
}  # fmt: skip
"""Family and zones of every asset."""
NORTH = frozenset({"nord"})
LIGHTING = frozenset({"lighting"})


def square(west: float, east: float) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[west, 46], [east, 46], [east, 47], [west, 47], [west, 46]]]}


def asset(identity: str, **changes: Any) -> AssetDraft:
    kind, _, place = identity.partition("-")
    lon = PLACES[place][0]
    fields: dict[str, Any] = {"kind": kind, "system": "lighting", "lon": lon, "lat": lon and 46.5}
    return AssetDraft(id=identity, **fields | changes)


async def build(database: Database) -> None:
    """Nine assets: a lamp, an access point and a camera in each place."""
    await given(
        database,
        ZoneDraft(id="macon", name="Mâcon", level="commune", insee="71270", geometry=square(4, 5)),
        ZoneDraft(id="nord", name="Nord", level="district", parent="macon", geometry=square(4, 4.5)),
        ZoneDraft(id="centre", name="Centre", level="district", parent="macon", geometry=square(4.5, 5)),
        *(asset(name) for name in CITY),
    )


def reached(grants: Iterable[Grant]) -> set[str]:
    """What one of `grants` reaches, asset by asset."""
    return {name for name, place in CITY.items() if any(grant.reaches(*place) for grant in grants)}


def only(role: Role, families: frozenset[str] | None = LIGHTING, zones: frozenset[str] | None = NORTH) -> Grant:
    """`role`, for the lighting of the north."""
    return Grant(role, families, zones)


@asynccontextmanager
async def caller(app: ASGIApp, database: Database, *grants: Grant) -> AsyncIterator[httpx.AsyncClient]:
    """A client with a token that has these grants."""
    headers = bearer(await token(database, *grants))
    async with client_of(app, "https://poste", headers=headers) as client:
        yield client


@asynccontextmanager
async def person(app: ASGIApp, database: Database, *grants: Grant) -> AsyncIterator[httpx.AsyncClient]:
    """A browser in which somebody who has these grants is signed in: programs are neither of two persons."""
    async with client_of(app, "https://poste") as browser:
        await signed_in(browser, database, f"p.{uuid4().hex}", *grants)
        yield browser


@asynccontextmanager
async def listening(app: ASGIApp, headers: dict[str, str], query: str = "") -> AsyncIterator[Listening]:
    """A WebSocket of the live feed that has had its first message."""
    heard = Listening()
    running = asyncio.create_task(heard.run(app, headers, query))
    try:
        while not messages(heard):  # noqa: ASYNC110 - what is sent is appended
            await asyncio.sleep(0.005)
        yield heard
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


def messages(heard: Listening) -> list[dict[str, Any]]:
    return [json.loads(one["text"]) for one in heard.sent if one["type"] == "websocket.send"]


def changes(heard: Listening) -> list[dict[str, Any]]:
    return [change for one in messages(heard) if one["type"] == "frame" for change in one["changes"]]


async def touched(database: Database, heard: Listening, *drafts: AssetDraft) -> list[dict[str, Any]]:
    """What is heard of a change to each of `drafts`, up to one that everybody hears of."""
    before = len(changes(heard))
    await import_drafts(database, drafts, FixedClock())
    mark = f"mark-{uuid4().hex}"
    document = {"id": mark, "name": mark, "partner": False, "contact": {}}
    await create_resource(database, "service", document)
    async with asyncio.timeout(10):
        while not any(one["key"] == mark for one in changes(heard)):  # noqa: ASYNC110 - what is sent is appended
            await asyncio.sleep(0.01)
    return [one for one in changes(heard)[before:] if one["key"] != mark]
