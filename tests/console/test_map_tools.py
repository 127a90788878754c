"""What an operator does on the map: see clusters, select, search, follow links, on a ground of one's own."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.async_api import Page, expect

from app.domain.registry import AssetDraft, BaseMapDraft
from app.storage.database import Database
from bench.seed import seed
from tests.console.archive import archive
from tests.console.desk import LIVE, serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp
from tests.processes import Poste

PROBE = Path(__file__).resolve().parents[2] / "bench/console_probe.js"
FRAME_MS = 16


def spread(count: int, first: int = 1) -> list[AssetDraft]:
    """Lamps, ten to a row of 3 km, a row every 11 m."""
    return [
        lamp(number, lon=4.80 + 0.004 * (number % 10), lat=46.29 + 0.0001 * (number // 10))
        for number in range(first, first + count)
    ]


async def test_from_afar_the_city_is_clusters_whose_gravest_alarm_shows_and_a_list_opens_them(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *spread(300))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste, "/map?ll=46.295,4.818&z=11.5")
            await expect(page.get_by_text("300 équipements", exact=True)).to_be_visible()
            field.report("EP-0001", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            await page.get_by_text("Groupes en vue").press("Enter")
            groups = page.locator("details").filter(has_text="Groupes en vue").get_by_role("button")
            await expect(groups.first).to_contain_text("1 en alarme")
            await expect(groups.first.get_by_role("img", name="Basse")).to_be_visible()
            assert await serious_violations(page) == []
            before = _zoom(page)
            await groups.first.press("Enter")
            await page.wait_for_url(lambda url: _zoom_of(url) > before)


async def test_thousands_are_selected_by_hand_by_filter_and_by_list_and_commanded_together(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *spread(3000))
    async with poste.web(), poste.worker():
        await sit_down(page, poste, "/map?ll=46.305,4.818&z=13")
        await expect(page.get_by_text(re.compile(r"^3.000 équipements"))).to_be_visible()
        await page.get_by_text("Sélectionner", exact=True).press("Enter")
        await page.get_by_role("button", name=re.compile("Tout ce qui est affiché")).press("Enter")
        card = page.get_by_role("region", name="Sélection")
        await expect(card).to_contain_text(re.compile(r"3.000 équipements"))
        assert await serious_violations(page) == []
        await card.get_by_role("button", name="Vider").press("Enter")
        await expect(card).not_to_be_visible()
        await page.get_by_role("button", name="Par liste…").press("Enter")
        await page.get_by_role("textbox").last.fill("EP 0001\nEP-0002\nNULLE-PART")
        await page.get_by_role("button", name="Ajouter à la sélection").press("Enter")
        await expect(page.get_by_role("alert")).to_contain_text("1 inconnu : NULLE-PART")
        await page.get_by_role("button", name="Fermer").press("Enter")
        await expect(card).to_contain_text("2 équipements")
        await page.get_by_role("button", name="Lasso").click()
        await _draw_around_all(page)
        await expect(card).to_contain_text(re.compile(r"3.000 équipements"))
        await card.get_by_role("button", name="Commander la sélection…").click()
        await expect(page.get_by_role("dialog")).to_contain_text(re.compile(r"3.000"))


async def test_one_search_goes_to_streets_alarms_equipment_and_coordinates_by_keyboard(
    database: Database, poste: Poste, page: Page
) -> None:
    line = {"type": "LineString", "coordinates": [[4.83, 46.31], [4.84, 46.31]]}
    street = BaseMapDraft(layer="street", id="way-1", name="Rue de l’Hôpital", geometry=line)
    await given(database, lamp(1, name="Hôpital nord"), lamp(2), street)
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste)
            field.report("EP-0001", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            search = page.get_by_role("combobox", name=re.compile("rue, alarme"))
            await expect(page.get_by_role("link", name=re.compile("Alarmes"))).to_contain_text("1")
            await page.reload()
            await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)
            await search.press_sequentially("hopital")
            options = page.get_by_role("listbox").get_by_role("option")
            await expect(options).to_have_count(3)
            await expect(page.get_by_role("group", name="Lieux")).to_contain_text("rue")
            assert await serious_violations(page) == []
            await search.fill("")
            await search.press_sequentially("rue hopital")
            await expect(options).to_have_count(1)
            await page.keyboard.press("ArrowDown")
            await page.keyboard.press("Enter")
            await expect(page).to_have_url(re.compile("pin=46.31000%2C4.83500"))
            await search.fill("")
            await search.press_sequentially("46.3, 4.85")
            await expect(page.get_by_role("group", name="Coordonnées")).to_be_visible()
            await page.keyboard.press("ArrowDown")
            await page.keyboard.press("Enter")
            await expect(page).to_have_url(re.compile("pin=46.30000%2C4.85000"))


async def test_a_link_shows_the_same_view_and_the_map_is_as_it_was_left(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *spread(20))
    link = "/map?ll=46.29,4.82&z=15.5&hide=lighting&heat=alarms&light=1"
    async with poste.web(), poste.worker():
        await sit_down(page, poste, link)
        await expect(page.get_by_role("checkbox", name="Éclairage")).not_to_be_checked()
        await expect(page.get_by_text("0 équipement", exact=True)).to_be_visible()
        await expect(page.get_by_text(re.compile("alarmes/km²"))).to_be_visible()
        await page.get_by_role("link", name=re.compile("Alarmes")).click()
        await expect(page).to_have_url(re.compile("/alarms"))
        await page.get_by_role("link", name="Carte").click()
        await expect(page.get_by_role("checkbox", name="Éclairage")).not_to_be_checked()
        await page.wait_for_url(re.compile("ll=46.29000%2C4.82000"))
        assert _asked(page.url) == _asked(link)
        await page.get_by_role("button", name="English").click()
        await page.get_by_role("button", name="Light", exact=True).click()
        await expect(page.get_by_text(re.compile("alarms/km²"))).to_be_visible()
        assert await serious_violations(page) == []


@pytest.mark.parametrize("where", ["archive", "style"])
async def test_a_pmtiles_archive_or_a_style_is_the_ground_and_whom_it_is_owed_to_is_named(
    database: Database, poste: Poste, page: Page, tmp_path: Path, where: str
) -> None:
    settings = {"POSTE_MAP_TILES": str(archive(tmp_path)), "POSTE_MAP_ATTRIBUTION": "© la ville d’essai"}
    if where == "style":
        settings["POSTE_MAP_STYLE"] = str(_style(tmp_path))
    await given(database, lamp(1))
    poste = replace(poste, settings=poste.settings | settings)
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await expect(page.get_by_text("© la ville d’essai")).to_be_visible()
        await expect(page.get_by_text("1 équipement", exact=True)).to_be_visible()
        for _ in range(60):
            if await _reddish(page):
                break
            await page.wait_for_timeout(300)
        assert await _reddish(page), "the tiles are not drawn"
        await expect(page.get_by_text("ne répond pas")).not_to_be_visible()


async def test_a_ground_that_cannot_be_had_is_replaced_by_the_territorys_own_and_said(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))
    poste = replace(poste, settings=poste.settings | {"POSTE_MAP_STYLE": "http://127.0.0.1:9/style.json"})
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await expect(page.get_by_text("Le fond de carte choisi ne répond pas")).to_be_visible()
        await expect(page.get_by_text("1 équipement", exact=True)).to_be_visible()
        assert await serious_violations(page) == []


async def test_fifty_thousand_assets_are_panned_over_with_little_script_in_a_frame(
    database: Database, poste: Poste, page: Page
) -> None:
    await seed(database, 50_000, ("lighting",))
    await page.add_init_script(f"{PROBE.read_text(encoding='utf-8')}; measureFrom(50000)")
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await expect(page.get_by_text(re.compile(r"^50.000 équipements"))).to_be_visible(timeout=60_000)
        await page.evaluate("Object.assign(probe, { scripts: [] })")
        await page.mouse.move(1100, 450)
        await page.mouse.down()
        for part in (700, 1300):
            await page.mouse.move(part, 450, steps=25)
        await page.mouse.up()
        scripts = sorted(await page.evaluate("probe.scripts"))
        assert len(scripts) >= 5
        assert scripts[len(scripts) // 2] < FRAME_MS


def _asked(url: str) -> dict[str, Any]:
    query = parse_qs(urlsplit(url).query)
    return query | {"ll": [tuple(float(part) for part in query["ll"][0].split(","))]}


def _zoom(page: Page) -> float:
    return _zoom_of(page.url)


def _zoom_of(url: str) -> float:
    return float(parse_qs(urlsplit(url).query)["z"][0])


async def _draw_around_all(page: Page) -> None:
    corners = [(480, 30), (1500, 30), (1500, 820), (480, 820), (480, 40)]
    await page.mouse.move(*corners[0])
    await page.mouse.down()
    for corner in corners[1:]:
        await page.mouse.move(*corner, steps=4)
    await page.mouse.up()


def _style(folder: Path) -> Path:
    path = folder / "style.json"
    source = {"type": "raster", "url": "pmtiles:///api/v1/map-tiles", "tileSize": 256}
    layer = {"id": "pictures", "type": "raster", "source": "city"}
    path.write_text(json.dumps({"version": 8, "sources": {"city": source}, "layers": [layer]}), encoding="utf-8")
    return path


async def _reddish(page: Page) -> bool:
    """Whether the ground, far from any asset, has the tint of the archive's pictures, however dimmed."""
    shot = await page.screenshot(clip={"x": 1200, "y": 200, "width": 20, "height": 20})
    red, green, blue = Image.open(io.BytesIO(shot)).convert("RGB").getpixel((10, 10))  # type: ignore[misc]
    return bool(red > green + 15 and blue > green + 15)
