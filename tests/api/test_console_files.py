"""The operators' screen as browsers get it: its page at every view's address, files kept for ever, small."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.api.console_files import ConsoleFiles
from app.console_sources import STAMP, digest, state

PAGE = {"Accept": "text/html,application/xhtml+xml"}
SCRIPT = b"export const answer = 42\n" * 50


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<title>Poste</title>")
    (tmp_path / "assets/index-B724jfA1.mjs").write_bytes(SCRIPT)
    (tmp_path / "assets/index-B724jfA1.mjs.gz").write_bytes(gzip.compress(SCRIPT))
    return tmp_path


@pytest.fixture
async def http(built: Path) -> AsyncIterator[httpx.AsyncClient]:
    inner = Starlette(routes=[Route("/{path:path}", lambda request: PlainTextResponse(f"inner {request.url.path}"))])
    transport = httpx.ASGITransport(ConsoleFiles(inner, built))
    async with httpx.AsyncClient(transport=transport, base_url="http://poste") as client:
        yield client


@pytest.mark.parametrize("address", ["/", "/alarms", "/map/EP-0001", "/no-such-view"])
async def test_a_browser_gets_the_page_at_every_address_and_asks_again_each_time(
    http: httpx.AsyncClient, address: str
) -> None:
    answer = await http.get(address, headers=PAGE)
    assert answer.text == "<title>Poste</title>"
    assert answer.headers["cache-control"] == "no-cache"
    again = await http.get(address, headers=PAGE | {"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == answer.headers["content-security-policy"], "304 replaces it"


@pytest.mark.parametrize("address", ["/api/v1/docs", "/healthz", "/readyz", "/metrics", "/assets/gone.js"])
async def test_what_is_not_the_screens_passes_even_for_a_browser(http: httpx.AsyncClient, address: str) -> None:
    assert (await http.get(address, headers=PAGE)).text == f"inner {address}"


async def test_a_program_that_asks_for_no_page_is_left_to_the_api(http: httpx.AsyncClient) -> None:
    assert (await http.get("/")).text == "inner /"
    assert (await http.post("/", headers=PAGE)).text == "Method Not Allowed"


async def test_files_named_by_content_are_kept_for_ever_and_come_packed_where_that_is_taken(
    http: httpx.AsyncClient,
) -> None:
    packed = await http.get("/assets/index-B724jfA1.mjs", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == SCRIPT
    assert "immutable" in packed.headers["cache-control"]
    assert packed.headers["content-type"].startswith("text/javascript")
    assert "default-src 'self'" in packed.headers["content-security-policy"], "a worker goes by its script's"
    plain = await http.get("/assets/index-B724jfA1.mjs", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.content == SCRIPT


async def test_packed_forms_are_not_addresses_of_their_own(http: httpx.AsyncClient) -> None:
    assert (await http.get("/assets/index-B724jfA1.mjs.gz")).text.startswith("inner")
    assert (await http.get("/.sources")).text.startswith("inner")


def test_a_deleted_or_outdated_build_is_noticed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    sources = tmp_path_factory.mktemp("console")
    (sources / "main.ts").write_text("1")
    (sources / "node_modules").mkdir()
    assert state(built, sources) == "outdated", "nobody said what it was built from"
    (built / STAMP).write_text(digest(sources))
    assert state(built, sources) == "built"
    (sources / "node_modules/other.js").write_text("not ours")
    assert state(built, sources) == "built"
    (sources / "main.ts").write_text("2")
    assert state(built, sources) == "outdated"
    (built / "index.html").unlink()
    assert state(built, sources) == "missing"
    assert state(built, sources / "nothing") == "missing"


async def test_the_page_and_the_maps_worker_may_load_the_ground_that_is_set_and_still_run_no_script_of_others(
    built: Path,
) -> None:
    inner = Starlette()
    transport = httpx.ASGITransport(ConsoleFiles(inner, built, ["https://tiles.example.org"]))
    async with httpx.AsyncClient(transport=transport, base_url="http://poste") as client:
        page = (await client.get("/", headers=PAGE)).headers["content-security-policy"]
        worker = (await client.get("/assets/index-B724jfA1.mjs")).headers["content-security-policy"]
    for policy in (page, worker):
        assert "; connect-src 'self' https://tiles.example.org" in policy
        assert policy.startswith("default-src 'self';")
        assert policy.count("example.org") == 1
