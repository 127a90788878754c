"""Programmes and what they are assigned to, written over the API."""

from __future__ import annotations

from typing import Any

import httpx

from app.domain.registry import ZoneDraft

ANY = {"If-Match": "*"}


def around(west: float, east: float) -> dict[str, Any]:
    ring = [[west, 46.0], [east, 46.0], [east, 47.0], [west, 47.0], [west, 46.0]]
    return {"type": "Polygon", "coordinates": [ring]}


ZONES = (
    ZoneDraft(id="ville", name="Ville", level="commune", geometry=around(4, 5), insee="71270"),
    ZoneDraft(id="place", name="Place", level="perimeter", geometry=around(4.2001, 4.2004), parent="ville"),
)


async def add(client: httpx.AsyncClient, what: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(f"/api/v1/{what}", json=body)
    assert answer.status_code == 201, answer.text
    stored: dict[str, Any] = answer.json()
    return stored


async def assign(client: httpx.AsyncClient, name: str, **to: Any) -> dict[str, Any]:
    return await add(client, "programme-assignments", {"id": name, **to})
