"""A table at the screen: what is shown is a page, what is carried away is the whole."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.async_api import Page, expect

from app.domain.registry import ZoneDraft
from app.storage.database import Database
from tests.console.desk import sit_down
from tests.factories import given, lamp
from tests.processes import Poste

ZONES = 130
SQUARE = {"type": "Polygon", "coordinates": [[[4.2, 46.2], [4.3, 46.2], [4.3, 46.4], [4.2, 46.4], [4.2, 46.2]]]}


async def test_a_table_pages_and_is_carried_away_whole_with_formulas_disarmed(
    database: Database, poste: Poste, page: Page
) -> None:
    zones = [
        ZoneDraft(id=f"z{n:03d}", name=f"Secteur {n:03d}", level="district", geometry=SQUARE) for n in range(ZONES)
    ]
    zones[0] = ZoneDraft(id="z000", name="=1+1", level="district", geometry=SQUARE)
    await given(database, lamp(1), *zones)
    async with poste.web(), poste.worker():
        await sit_down(page, poste, "/zones")
        rows = page.get_by_role("table").get_by_role("row")
        await expect(rows).to_have_count(101)
        async with page.expect_download() as downloading:
            await page.get_by_role("button", name="CSV").click()
        told = _read(await (await downloading.value).path())
        assert (len(told), told[0][0]) == (ZONES + 1, "Secteur")
        assert "'=1+1" in [row[0] for row in told]
        await page.get_by_role("button", name="Suite").click()
        await expect(rows).to_have_count(ZONES + 1)


def _read(file: Path) -> list[list[str]]:
    return list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
