"""What every answer tells browsers, and the contract's page on a closed network."""

from __future__ import annotations

import re

import httpx
import pytest


@pytest.mark.parametrize("path", ["/api/v1/assets", "/api/v1/nothing-here", "/healthz"])
async def test_data_may_load_nothing_and_be_framed_by_nobody(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "strict-transport-security" not in headers, "it would lock a browser out of plain HTTP"


async def test_a_browser_that_came_by_tls_is_told_to_come_back_by_tls(client: httpx.AsyncClient) -> None:
    answer = await client.get("https://poste/healthz")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["/", "/api/v1/docs"])
async def test_pages_run_our_own_scripts_only(client: httpx.AsyncClient, path: str) -> None:
    page = await client.get(path)
    policy = page.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "script-src" not in policy, "scripts fall back to 'self'"
    assert "<script>" not in page.text
    assert not re.search(r"https?://", page.text), "a closed network reaches no other host"


async def test_every_file_of_the_contracts_page_is_ours(client: httpx.AsyncClient) -> None:
    page = (await client.get("/api/v1/docs")).text
    files = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(files) == 4
    for name in files:
        answer = await client.get(f"/api/v1/{name}")
        assert answer.status_code == 200, name
        assert len(answer.content) > 100


async def test_no_other_origin_is_let_in(client: httpx.AsyncClient) -> None:
    answer = await client.options(
        "/api/v1/assets", headers={"Origin": "http://elsewhere", "Access-Control-Request-Method": "GET"}
    )
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers
