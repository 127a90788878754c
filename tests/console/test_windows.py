"""One person at several windows and desks: what is chosen, arranged, and who sits there."""

from __future__ import annotations

import re

from playwright.async_api import Browser, Page, expect

from app.storage.database import Database
from tests.console.conftest import DESK
from tests.console.desk import LIVE, serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually


async def _run(page: Page, act: str) -> None:
    """From the palette, by keyboard."""
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("dialog").get_by_role("combobox")).to_be_focused()
    await page.keyboard.type(act)
    await expect(page.locator("[data-command-item][data-selected]")).to_contain_text(act)
    await page.keyboard.press("Enter")


async def test_windows_of_one_desk_show_the_same_and_end_together(database: Database, poste: Poste, page: Page) -> None:
    await given(database, lamp(1, name="Quai Nord"), lamp(2, name="Quai Sud"))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste)
            field.report("EP-0002", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            async with page.expect_popup() as opening:
                await _run(page, "Ouvrir dans une fenêtre")
            beside = await opening.value
            await expect(beside.get_by_test_id("feed")).to_contain_text(LIVE, timeout=30_000)
            await _run(page, "Quai Nord")
            await expect(beside.get_by_test_id("asset-panel")).to_contain_text("Quai Nord")
            await page.keyboard.press("Escape")
            await page.keyboard.press("g")
            await page.keyboard.press("a")
            await page.get_by_role("button", name=re.compile("Quai Sud")).click()
            await expect(beside.get_by_test_id("asset-panel")).to_contain_text("Quai Sud")
            await beside.get_by_role("button", name="Suivre les autres fenêtres").click()
            await _run(page, "Quai Nord")
            await expect(page).to_have_url(re.compile("/map/EP-0001"))
            await expect(beside.get_by_test_id("asset-panel")).to_contain_text("Quai Sud")
            await page.get_by_role("button", name="Clair", exact=True).click()
            await page.get_by_role("button", name="English").click()
            await expect(beside.locator("html")).to_have_attribute("data-theme", "light")
            await expect(beside.locator("html")).to_have_attribute("lang", "en")
            await beside.get_by_role("button", name="Sign out").click()
            await expect(page.get_by_role("button", name="Enter")).to_be_visible()


async def test_what_is_arranged_at_one_desk_is_found_at_another(
    database: Database, poste: Poste, page: Page, browser: Browser
) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        await sit_down(page, poste, "/audit")
        await page.get_by_role("button", name="Clair", exact=True).click()
        await page.get_by_text("Colonnes").click()
        await page.get_by_role("checkbox", name="Sur quoi").uncheck()
        await expect(page.get_by_role("columnheader", name="Sur quoi")).to_have_count(0)
        await page.get_by_text("Colonnes").click()
        await page.get_by_role("button", name="Réduire le menu").click()
        await _run(page, "Commencer par cette vue")
        assert await serious_violations(page) == []

        async def kept() -> bool:
            return await rows(database, "SELECT kept ? 'start' FROM preference") == [(True,)]

        await eventually(kept)
        elsewhere = await browser.new_context(viewport=DESK)
        other = await elsewhere.new_page()
        await sit_down(other, poste, "/audit")
        await expect(other.locator("html")).to_have_attribute("data-theme", "light")
        await expect(other.get_by_role("columnheader", name="Qui")).to_be_visible()
        await expect(other.get_by_role("columnheader", name="Sur quoi")).to_have_count(0)
        await expect(other.get_by_role("button", name="Élargir le menu")).to_be_attached()
        await other.goto(poste.http)
        await expect(other).to_have_url(re.compile("/audit$"))
        await elsewhere.close()


async def test_every_view_is_two_keys_away_and_the_keys_are_told(database: Database, poste: Poste, page: Page) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await page.keyboard.press("g")
        await page.keyboard.press("p")
        await expect(page).to_have_url(re.compile("/programmes$"))
        await page.keyboard.press("?")
        help_sheet = page.get_by_role("dialog", name="Raccourcis clavier")
        await expect(help_sheet).to_contain_text("Journal d’audit")
        await expect(help_sheet).to_contain_text("acquitter")
        assert await serious_violations(page) == []
        await page.keyboard.press("Escape")
        await expect(help_sheet).not_to_be_visible()
        await _run(page, "Alarmes")
        await expect(page).to_have_url(re.compile("/alarms"))
        await page.keyboard.press("Control+k")
        await expect(page.get_by_role("dialog").get_by_role("option").first).to_contain_text("Alarmes")
        assert await serious_violations(page) == []
