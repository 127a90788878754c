"""The map in a real browser: what is drawn, what is picked, what filters hide."""

from __future__ import annotations

import io
import re
import time

from PIL import Image
from playwright.async_api import Page, expect

from app.domain.registry import ZoneDraft
from app.storage.database import Database
from tests.console.desk import serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp
from tests.processes import Poste

REACH_PX = 16
LOW = (0x6C, 0xC3, 0xD9)
"""The colour of an alarm of low priority on the dark theme (console/src/theme/tokens.css)."""


async def _middle(page: Page) -> tuple[float, float]:
    """Where a city of one asset shows it: in the middle of what the tools leave free."""
    box = await page.get_by_role("application").bounding_box()
    assert box
    return box["x"] + (box["width"] + 264) / 2, box["y"] + (box["height"] - 20) / 2


async def _shows(page: Page, colour: tuple[int, int, int]) -> bool:
    """Whether the colour is there, around the middle."""
    x, y = await _middle(page)
    clip = {"x": x - REACH_PX, "y": y - REACH_PX, "width": 2 * REACH_PX, "height": 2 * REACH_PX}
    picture = Image.open(io.BytesIO(await page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]
    colours = picture.getcolors(maxcolors=4 * REACH_PX**2) or []
    return any(max(abs(a - b) for a, b in zip(found, colour, strict=True)) <= 6 for _, found in colours)  # type: ignore[arg-type]


async def test_a_lamp_that_fails_changes_colour_on_the_map_and_a_click_shows_it(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Place de la Mairie"))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste)
            await expect(page.get_by_text("1 équipement", exact=True)).to_be_visible()
            field.report("EP-0001", {"lamp_failure": False, "light_level_pct": 0, "power_state": "off"})
            await page.wait_for_timeout(1000)
            assert not await _shows(page, LOW)
            field.report("EP-0001", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            deadline = time.monotonic() + 30
            while not await _shows(page, LOW):
                assert time.monotonic() < deadline, "the alarm is not drawn"
                await page.wait_for_timeout(200)
            await page.mouse.click(*await _middle(page))
            await expect(page).to_have_url(re.compile(r"/map/EP-0001(\?|$)"))
            await expect(page.get_by_test_id("asset-panel")).to_contain_text("Lampe en panne")
            assert await serious_violations(page) == []


async def test_filters_of_family_zone_and_alarm_say_how_many_are_left(
    database: Database, poste: Poste, page: Page
) -> None:
    square = [[4.2, 46.2], [4.2007, 46.2], [4.2007, 46.4], [4.2, 46.4], [4.2, 46.2]]
    nord = ZoneDraft(id="nord", name="Nord", level="district", geometry={"type": "Polygon", "coordinates": [square]})
    await given(database, nord, *(lamp(number) for number in range(1, 5)))
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await expect(page.get_by_text("4 équipements", exact=True)).to_be_visible()
        await page.get_by_role("checkbox", name="Éclairage").uncheck()
        await expect(page.get_by_text("0 équipement", exact=True)).to_be_visible()
        await page.get_by_role("checkbox", name="Éclairage").check()
        await page.get_by_label("Secteurs").select_option("nord")
        await expect(page.get_by_text("2 équipements", exact=True)).to_be_visible()
        await page.get_by_role("checkbox", name="En alarme seulement").check()
        await expect(page.get_by_text("0 équipement", exact=True)).to_be_visible()
