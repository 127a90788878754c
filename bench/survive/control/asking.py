"""Asking as an operator would, over HTTP."""

from __future__ import annotations

from typing import Any

import httpx

from bench.processes import Poste

ME = {"Poste-Operator": "a.martin"}
COLLEAGUE = {"Poste-Operator": "b.durand"}


def asking(poste: Poste) -> httpx.AsyncClient:
    """A client of `poste`; on a busy machine an answer may take its time."""
    return httpx.AsyncClient(base_url=poste.http, timeout=60)


def a_claim(level_pct: float = 40, level: int = 4, **more: Any) -> dict[str, Any]:
    """A body that claims the light level of every luminaire."""
    return {
        "capability": "light_level",
        "value": {"level_pct": level_pct},
        "level": level,
        "reason": "essai de nuit",
        "selection": {"kind": ["luminaire"]},
    } | more


async def claim(http: httpx.AsyncClient, level_pct: float = 40, level: int = 4, **more: Any) -> dict[str, Any]:
    answer = await http.post("/api/v1/claims", json=a_claim(level_pct, level, **more), headers=ME)
    assert answer.status_code == 201, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def target(http: httpx.AsyncClient, asset: str = "EP-0001") -> dict[str, Any]:
    [told] = (await http.get(f"/api/v1/assets/{asset}/targets")).json()["items"]
    found: dict[str, Any] = told
    return found


async def is_(http: httpx.AsyncClient, status: str, asset: str = "EP-0001") -> bool:
    return bool((await target(http, asset))["status"] == status)


async def commands(http: httpx.AsyncClient, asset: str = "EP-0001") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await http.get(f"/api/v1/commands?asset={asset}&order=oldest")).json()["items"]
    return items
