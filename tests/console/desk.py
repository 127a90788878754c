"""An operator at the screen."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.async_api import Page, expect

from tests.processes import Poste

_AXE = Path(__file__).resolve().parents[2] / "console/node_modules/axe-core/axe.min.js"
OPERATOR = "Élodie Martin"
LIVE = re.compile("En direct|Live")


async def sit_down(page: Page, poste: Poste, address: str = "/") -> None:
    """Open the screen and say who sits there; the feed is live."""
    await page.goto(poste.http + address)
    await page.get_by_label("Nom").fill(OPERATOR)
    await page.get_by_role("button", name="Entrer").click()
    await expect(page.get_by_test_id("feed")).to_contain_text(LIVE, timeout=30_000)


_FIND = """
async (rules) => {
  const only = rules.length ? { runOnly: rules } : {}
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...only })
  const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`))
}
"""


async def serious_violations(page: Page, *rules: str) -> list[str]:
    """What axe finds serious or critical, of all its rules or of some: the rule, and where."""
    await page.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = await page.evaluate(_FIND, list(rules))
    return found
