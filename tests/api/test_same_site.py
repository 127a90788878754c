"""Another site's page reaches nothing through the operator's browser."""

from __future__ import annotations

import httpx
import pytest
import websockets

from app.storage.database import Database
from tests.processes import Poste


async def test_our_own_pages_and_programs_are_served(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).status_code == 200
    assert (await client.get("/healthz", headers={"Origin": "http://poste"})).status_code == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://poste.evil.example", "http://poste:81"])
async def test_pages_of_other_origins_are_refused(client: httpx.AsyncClient, origin: str) -> None:
    refused = await client.post("/api/v1/imports", files={"file": ("a", b"a")}, headers={"Origin": origin})
    assert (refused.status_code, refused.json()["code"]) == (403, "other_origin")


async def test_a_rebound_name_is_refused(client: httpx.AsyncClient) -> None:
    headers = {"Host": "evil.example", "Origin": "http://evil.example"}
    refused = await client.get("/api/v1/assets", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (421, "unknown_host")


async def test_sockets_of_other_origins_are_refused(database: Database, poste: Poste) -> None:
    async with poste.web():
        with pytest.raises(websockets.InvalidStatus) as refused:
            await websockets.connect(f"{poste.ws}/api/v1/live", origin=websockets.Origin("http://evil.example"))
        assert refused.value.response.status_code == 403
        async with websockets.connect(f"{poste.ws}/api/v1/live", origin=websockets.Origin(poste.http)) as socket:
            assert "hello" in str(await socket.recv())
