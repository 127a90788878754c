"""What a map shows beside equipment: places by name, the outlines of districts, and the ground an installation sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from app.api.ground import origins_of
from app.domain.places import APART_DEG, Place, joined
from app.domain.registry import BaseMapDraft, ZoneDraft
from app.settings import Settings
from app.storage.database import Database
from tests.api.conftest import serving
from tests.factories import given

ARCHIVE = b"PMTiles\x03" + bytes(range(256)) * 4


def street(number: int, name: str, lon: float, lat: float = 46.3) -> BaseMapDraft:
    line = {"type": "LineString", "coordinates": [[lon, lat], [lon + 0.001, lat]]}
    return BaseMapDraft(layer="street", id=f"way-{number}", name=name, geometry=line)


def zone(key: str, name: str, west: float, level: str = "commune") -> ZoneDraft:
    ring = [[west, 46], [west + 0.5, 46], [west + 0.5, 47], [west, 47], [west, 46]]
    return ZoneDraft(id=key, name=name, level=level, geometry={"type": "Polygon", "coordinates": [ring]})


async def found(client: httpx.AsyncClient, **query: Any) -> dict[str, Any]:
    answer = await client.get("/api/v1/places", params=query)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


async def test_a_street_is_found_whole_whatever_accents_and_case_and_told_from_its_namesakes(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(
        database,
        zone("macon", "Mâcon", 4.5),
        zone("charnay", "Charnay", 5.0),
        street(1, "Rue de l’Hôpital", 4.8),
        street(2, "Rue de l’Hôpital", 4.801),
        street(3, "Rue de l’Hôpital", 5.2),
        street(4, "Ruelle sans nom", 4.8),
    )
    items = (await found(client, q="  HOPITAL rue "))["items"]
    assert [(item["name"], item["within"]) for item in items] == [
        ("Rue de l’Hôpital", "Mâcon"), ("Rue de l’Hôpital", "Charnay")
    ]  # fmt: skip
    assert items[0]["box"] == [4.8, 46.3, 4.802, 46.3]
    assert (await found(client, q="100% rue"))["items"] == []


async def test_zones_come_before_streets_and_what_begins_with_the_text_before_what_holds_it(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(
        database,
        zone("saint-clement", "Saint-Clément", 4.5, "district"),
        street(1, "Saint-Clément (rue)", 4.8),
        street(2, "Rue de Saint-Clément", 4.8, 46.4),
    )
    names = [item["name"] for item in (await found(client, q="saint-clem"))["items"]]
    assert names == ["Saint-Clément", "Saint-Clément (rue)", "Rue de Saint-Clément"]


async def test_places_are_paged_and_nothing_is_no_name(client: httpx.AsyncClient, database: Database) -> None:
    await given(database, *(street(number, f"Rue {number:02}", 4.8) for number in range(7)))
    seen, cursor = [], ""
    while cursor is not None:
        page = await found(client, q="rue", limit=3, cursor=cursor)
        seen += [item["name"] for item in page["items"]]
        cursor = page["next"]
    assert seen == [f"Rue {number:02}" for number in range(7)]
    assert (await client.get("/api/v1/places", params={"q": "   "})).status_code == 422
    assert (await client.get("/api/v1/places", params={"q": "rue", "cursor": "x"})).json()["code"] == "invalid_request"


def test_a_piece_may_join_what_was_apart() -> None:
    def piece(number: int, west: float) -> Place:
        return Place("street", str(number), "Rue", "rue", (west, 46, west + APART_DEG, 46))

    assert len(joined([piece(1, 4), piece(2, 4 + 3 * APART_DEG)])) == 2
    [whole] = joined([piece(1, 4), piece(2, 4 + 3 * APART_DEG), piece(3, 4 + 1.5 * APART_DEG)])
    assert (whole.id, whole.box) == ("1", (4, 46, 4 + 4 * APART_DEG, 46))


async def test_the_base_map_has_the_outlines_of_communes_and_districts(
    client: httpx.AsyncClient, database: Database
) -> None:
    await given(database, zone("macon", "Mâcon", 4.5), zone("fair", "Foire", 4.6, "perimeter"))
    [outline] = (await client.get("/api/v1/base-map?layer=district")).json()["features"]
    assert outline["properties"] == {"layer": "district", "id": "macon", "name": "Mâcon"}


async def test_the_ground_that_is_set_is_told_and_its_files_are_served_by_ranges(
    database_url: str, tmp_path: Path
) -> None:
    style, tiles = tmp_path / "style.json", tmp_path / "city.pmtiles"
    style.write_text(json.dumps({"version": 8, "sources": {}, "layers": []}))
    tiles.write_bytes(ARCHIVE)
    credit = "© les contributeurs d’OpenStreetMap"
    async with serving(database_url, map_style=str(style), map_tiles=str(tiles), map_attribution=credit) as client:
        ground = (await client.get("/api/v1/installation")).json()["ground"]
        assert ground == {
            "style": "/api/v1/map-style", "style_dark": "", "tiles": "/api/v1/map-tiles", "attribution": credit
        }  # fmt: skip
        assert (await client.get(ground["style"])).json()["version"] == 8
        part = await client.get(ground["tiles"], headers={"Range": "bytes=8-15"})
        assert (part.status_code, part.content) == (206, ARCHIVE[8:16])
        assert part.headers["content-range"] == f"bytes 8-15/{len(ARCHIVE)}"
        for beyond in ("bytes=9999-", "bytes=0-1,5-6", "lines=1-2"):
            answer = await client.get(ground["tiles"], headers={"Range": beyond})
            assert answer.json()["code"] == "invalid_request", beyond


async def test_nothing_set_is_nothing_served(client: httpx.AsyncClient) -> None:
    ground = (await client.get("/api/v1/installation")).json()["ground"]
    assert set(ground.values()) == {""}
    for address in ("map-style", "map-style-dark", "map-tiles"):
        assert (await client.get(f"/api/v1/{address}")).json()["code"] == "not_found"


def test_browsers_are_let_load_from_what_is_set_and_from_nowhere_else() -> None:
    assert origins_of(Settings()) == []
    settings = Settings(
        map_style="https://data.geopf.fr/annexes/style.json?v=1",
        map_tiles="/srv/city.pmtiles",
        map_origins="https://tiles.example.org, https://fonts.example.org:8443",
    )
    assert origins_of(settings) == [
        "https://data.geopf.fr", "https://fonts.example.org:8443", "https://tiles.example.org"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"map_style": "http://example.org/style.json"},
        {"map_tiles": "ftp://example.org/x"},
        {"map_origins": "https://example.org/path"},
        {"map_origins": "*"},
        {"map_origins": "https://example.org; script-src *"},
    ],
)
def test_a_ground_over_plain_http_or_a_policy_smuggled_in_is_refused_at_start(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Settings(**wrong)  # type: ignore[arg-type]
