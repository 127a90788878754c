"""What a browser meets at the URL that `poste up` prints."""

from __future__ import annotations

import re

import httpx

from tests.processes import Poste, eventually


async def test_the_printed_url_shows_a_page_whose_links_all_lead_somewhere(poste: Poste) -> None:
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, timeout=10) as http:
        await eventually(lambda: _ready(http))
        page = await http.get("/")
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        links = re.findall(r'href="([^"]+)"', page.text)
        assert {"/readyz", "/api/v1/openapi.json"} <= set(links)
        for link in links:
            async with http.stream("GET", link) as answer:
                assert answer.status_code == 200, link


async def _ready(http: httpx.AsyncClient) -> bool:
    """Also the controller, which takes its lease a moment after the worker is connected."""
    return (await http.get("/readyz")).status_code == 200
