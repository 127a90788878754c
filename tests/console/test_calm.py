"""A room that is well is grey; nothing on it is too small, nor lost at twice the size."""

from __future__ import annotations

import colorsys
import io
from collections import Counter

from PIL import Image
from playwright.async_api import Page, expect

from app.storage.database import Database
from tests.console.desk import serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp
from tests.processes import Poste

SATURATED, BRIGHT = 0.45, 0.35
SEEN_PX = 25
"""Fewer pixels of a hue are the edge of a letter."""


async def _is_roomy(page: Page) -> bool:
    """Whether a view is left 560 by 250 pixels, once the rail has made way."""
    for _ in range(40):
        box = await page.locator("main").bounding_box()
        if box and box["width"] > 560 and box["height"] > 250:
            return True
        await page.wait_for_timeout(50)
    return False


async def _hues(page: Page) -> dict[int, int]:
    """Saturated hues on the screen, in twelfths of the circle, and their pixels."""
    picture = Image.open(io.BytesIO(await page.screenshot())).convert("RGB")
    found: Counter[int] = Counter()
    for count, (red, green, blue) in picture.getcolors(maxcolors=2**24) or []:  # type: ignore[misc]
        hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
        if saturation > SATURATED and value > BRIGHT:
            found[round(hue * 12) % 12] += count
    return {hue: count for hue, count in found.items() if count >= SEEN_PX}


async def test_a_city_that_is_well_shows_two_colours_at_most_on_map_and_list(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *(lamp(number) for number in range(1, 20)))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste)
            for number in range(1, 20):
                state = {"power_state": "on", "light_level_pct": 100, "fault_class": "none"}
                field.report(f"EP-{number:04d}", state)
            await page.wait_for_timeout(3000)
            assert len(await _hues(page)) <= 2
            await page.locator("nav a[href='/alarms']").click()
            await expect(page.get_by_text("Aucune alarme. La ville va bien.")).to_be_visible()
            assert len(await _hues(page)) <= 2


async def test_every_view_reflows_at_twice_the_size_and_its_targets_can_be_hit(
    database: Database, poste: Poste, page: Page
) -> None:
    """1280 by 900 at 200 % is 640 by 450 (WCAG 1.4.10); targets are 24 pixels wide and high, or apart (2.5.8)."""
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        links = await page.get_by_role("navigation", name="Poste").get_by_role("link").all()
        for view in [await link.get_attribute("href") for link in links]:
            if view == "/wall":
                continue
            await page.set_viewport_size({"width": 1280, "height": 720})
            await page.locator(f"nav a[href='{view}']").click()
            await page.wait_for_timeout(300)
            small = await serious_violations(page, "target-size")
            assert small == [], view
            await page.set_viewport_size({"width": 640, "height": 450})
            over = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert over <= 0, view
            assert await _is_roomy(page), view
