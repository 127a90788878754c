"""An operator at the screen."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.processes import Poste

OPERATOR = "Élodie Martin"
LIVE = re.compile("En direct|Live")


async def sit_down(page: Page, poste: Poste, address: str = "/") -> None:
    """Open the screen and say who sits there; the feed is live."""
    await page.goto(poste.http + address)
    await page.get_by_label("Nom").fill(OPERATOR)
    await page.get_by_role("button", name="Entrer").click()
    await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)
