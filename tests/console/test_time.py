"""The time machine, the start of a shift, the dusk board and the wall, in a real browser."""

from __future__ import annotations

import asyncio
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
from playwright.async_api import Browser, Page, expect

from app.domain.registry import AssetDraft, RelationDraft
from app.storage.database import Database
from tests.console.desk import serious_violations, sit_down
from tests.control.asking import ME, a_claim
from tests.control.field import field_of
from tests.domain.programmes import MACON, document
from tests.factories import given, lamp, rows
from tests.processes import Poste, eventually

EVENING = date(2026, 11, 24)
SUNSET = MACON.near().sun(EVENING, "sunset")
SHOTS = os.environ.get("POSTE_TEST_SHOTS")
"""A folder for pictures of what was tested, to be looked at."""


async def shot(page: Page, name: str) -> None:
    if SHOTS:
        await page.screenshot(path=f"{SHOTS}/{name}.png")


async def instant(database: Database) -> datetime:
    [(at,)] = await rows(database, "SELECT clock_timestamp()")
    return at  # type: ignore[no-any-return]


async def written(http: httpx.AsyncClient, asset: str, name: str, value: object) -> None:
    """Until the server shows it."""

    async def shown() -> bool:
        return bool((await http.get(f"/api/v1/assets/{asset}")).json()["values"].get(name) == value)

    await eventually(shown)


def iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


async def test_the_past_is_shown_as_it_was_marked_and_without_orders_until_one_returns_to_live(
    database: Database, poste: Poste, page: Page
) -> None:
    """A lamp fails and is repaired: one goes back to before, plays up to the failure, and comes back."""
    await given(database, *(lamp(number, name=f"Lampe {number}") for number in range(1, 4)))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, headers=ME) as http:
        with field_of(poste.mqtt_url) as field:
            field.report("EP-0001", {"power_state": "on", "light_level_pct": 100, "lamp_failure": False})
            await written(http, "EP-0001", "lamp_failure", False)
            before = await instant(database)
            await asyncio.sleep(2)
            field.report(
                "EP-0001", {"power_state": "off", "light_level_pct": 0, "lamp_failure": True, "fault_class": "minor"}
            )
            await written(http, "EP-0001", "lamp_failure", True)
            await asyncio.sleep(1.5)
            failed = await instant(database)
            field.report(
                "EP-0001", {"power_state": "on", "light_level_pct": 100, "lamp_failure": False, "fault_class": "none"}
            )
            await written(http, "EP-0001", "lamp_failure", False)
            await sit_down(page, poste, "/map/EP-0001")
            panel = page.get_by_test_id("asset-panel")
            await expect(panel.get_by_role("button", name="Commander")).to_be_visible()
            await page.goto(f"{poste.http}/map/EP-0001?at={iso(failed)}")
            band = page.get_by_test_id("past")
            await expect(band).to_contain_text("PASSÉ — ")
            await expect(page).to_have_title(re.compile(r"^PASSÉ — \d\d/\d\d/\d{4} \d\d:\d\d:\d\d"))
            await expect(panel).to_contain_text("Lampe en panne")
            await expect(panel).to_contain_text(re.compile("Défaut mineur|mineur", re.IGNORECASE))
            await expect(panel.get_by_role("button", name="Commander")).to_have_count(0)
            assert await serious_violations(page) == []
            await shot(page, "past-map")
            await page.get_by_role("link", name="Alarmes").click()
            await expect(page).to_have_url(re.compile(r"/alarms\?at="))
            row = page.get_by_role("listitem").filter(has_text="Lampe en panne")
            await expect(row).to_contain_text("Lampe 1")
            await expect(page.get_by_role("button", name="Acquitter", exact=True)).to_have_count(0)
            await row.click()
            await page.keyboard.press("a")
            await asyncio.sleep(0.5)
            assert await rows(database, "SELECT id FROM alarm WHERE acknowledged_by IS NOT NULL") == []
            await shot(page, "past-alarms")
            await page.goto(f"{poste.http}/alarms?at={iso(before)}")
            await expect(page.get_by_text("Aucune alarme. La ville va bien.")).to_be_visible()
            await page.get_by_role("button", name="Lire à 1×").click()
            await expect(page.get_by_role("listitem").filter(has_text="Lampe en panne")).to_be_visible()
            await page.get_by_role("button", name="Pause").click()
            field.report("EP-0002", {"lamp_failure": True})
            await expect(band).to_contain_text("1 nouvelle alarme en direct")
            await page.keyboard.press("F8")
            await expect(band).to_have_count(0)
            await expect(page).to_have_title(re.compile("^Alarmes"))
            await expect(page.get_by_role("listitem").filter(has_text="Lampe 2")).to_be_visible()


async def test_the_slider_steps_by_keyboard_and_the_next_alarm_is_found(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Lampe 1"))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            field.report("EP-0001", {"lamp_failure": False})
            await written(http, "EP-0001", "lamp_failure", False)
            before = await instant(database)
            await asyncio.sleep(1)
            field.report("EP-0001", {"lamp_failure": True})
            await written(http, "EP-0001", "lamp_failure", True)
            await sit_down(page, poste, f"/alarms?at={iso(before)}")
            slider = page.get_by_role("slider", name="Instant montré")
            told = await slider.get_attribute("aria-valuetext")
            await slider.focus()
            await page.keyboard.press("ArrowLeft")
            await expect(slider).not_to_have_attribute("aria-valuetext", told or "")
            await page.get_by_role("button", name="Alarme suivante").click()
            await expect(page.get_by_role("listitem").filter(has_text="Lampe en panne")).to_be_visible()
            await page.get_by_role("button", name="Alarme suivante").click()
            await expect(page.get_by_text("Aucune alarme n’a été levée après cet instant.")).to_be_visible()
            await page.get_by_label(re.compile("Date et heure")).fill("2020-01-01T00:00:00")
            await page.keyboard.press("Enter")
            await expect(page.get_by_role("alert").filter(has_text="kept from")).to_be_visible()


async def test_the_shift_starts_with_what_a_colleague_ordered_and_prints(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *(lamp(number, name=f"Lampe {number}") for number in range(1, 4)))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http, headers=ME) as http:
        with field_of(poste.mqtt_url) as field:
            claimed = await http.post("/api/v1/claims", json=a_claim(100, reason="Match au stade"))
            assert claimed.status_code == 201
            field.report("EP-0002", {"lamp_failure": True})
            await written(http, "EP-0002", "lamp_failure", True)
            await sit_down(page, poste, "/shift")
            claims = page.get_by_role("region", name="Consignes actives")
            await expect(claims).to_contain_text("a.martin")
            await expect(claims).to_contain_text("Match au stade")
            await expect(claims).to_contain_text("Niveau 100 %")
            await expect(page.get_by_role("region", name="Ce que les autres ont fait")).to_contain_text("a.martin")
            assert await serious_violations(page) == []
            await shot(page, "shift")
            await page.keyboard.press("j")
            await expect(page.get_by_role("link", name="Lampe en panne")).to_be_focused()
            await page.keyboard.press("Enter")
            await expect(page).to_have_url(re.compile("/alarms/A"))


def cabinet(name: str, *lamps: int) -> AssetDraft:
    fed = tuple(RelationDraft("feeds", f"EP-{number:04d}", "c1") for number in lamps)
    lon, lat = MACON.lon, MACON.lat
    return AssetDraft(
        id=name, kind="lighting_cabinet", name=f"Armoire {name}", lon=lon, lat=lat, system="lighting", relations=fed
    )


async def at_dusk(database: Database, poste: Poste) -> Poste:
    """A city twenty minutes after sunset, with two cabinets whose lamps follow a programme."""
    lamps = [lamp(number, lon=MACON.lon, lat=MACON.lat) for number in range(1, 5)]
    await given(database, *lamps, cabinet("AR-1", 1, 2), cabinet("AR-2", 3, 4))
    offset = (SUNSET + timedelta(minutes=20) - datetime.now(UTC)).total_seconds()
    return replace(poste, settings=poste.settings | {"POSTE_CALENDAR_OFFSET_S": str(offset)})


async def lit(http: httpx.AsyncClient, field: Any) -> None:
    assignment = {"id": "p", "programme": "rues", "kind": "luminaire"}
    for what, body in (("programmes", document()), ("programme-assignments", assignment)):
        assert (await http.post(f"/api/v1/{what}", json=body)).status_code == 201
    for number in (1, 2, 3):
        field.report(f"EP-{number:04d}", {"power_state": "on", "light_level_pct": 100, "active_power_w": 60})
    field.report("EP-0004", {"power_state": "off", "light_level_pct": 0, "active_power_w": 0})
    await written(http, "EP-0004", "power_state", "off")


async def test_the_dusk_board_shows_the_late_cabinet_first_and_follows_it(
    database: Database, poste: Poste, page: Page
) -> None:
    poste = await at_dusk(database, poste)
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            await lit(http, field)
            await sit_down(page, poste, "/dusk")
            first = page.get_by_role("row").nth(1)
            await expect(first).to_contain_text("Armoire AR-2")
            await expect(first).to_contain_text("en retard")
            await expect(page.get_by_text("3 points lumineux allumés sur 4 attendus")).to_be_visible()
            assert await serious_violations(page) == []
            await shot(page, "dusk")
            await page.get_by_label("En retard seulement").check()
            await expect(page.get_by_role("row")).to_have_count(2)
            field.report("EP-0004", {"power_state": "on", "light_level_pct": 100})
            await expect(page.get_by_text("Aucune armoire.")).to_be_visible()


async def test_the_wall_is_read_from_six_metres_and_tells_energy_and_dusk(
    database: Database, poste: Poste, browser: Browser
) -> None:
    poste = await at_dusk(database, poste)
    context = await browser.new_context(viewport={"width": 1920, "height": 1080}, locale="fr-FR")
    page = await context.new_page()
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            await lit(http, field)
            field.report("EP-0003", {"lamp_failure": True})
            await written(http, "EP-0003", "lamp_failure", True)
            await sit_down(page, poste, "/wall")
            await expect(page.get_by_role("region", name="Énergie")).to_contain_text("W")
            await expect(page.get_by_role("region", name="Allumage")).to_contain_text("3 / 4 allumés")
            await expect(page.get_by_role("region", name="Alarmes en cours")).to_contain_text("Lampe en panne")
            sizes = await page.evaluate(_TEXT_SIZES)
            least_px = 6000 / 200 / 0.727 / (55 * 25.4 / (1920**2 + 1080**2) ** 0.5)
            assert sizes
            assert min(sizes) >= least_px - 0.1
            assert await page.locator("main .wall img").count() == 0
            assert await serious_violations(page) == []
            await shot(page, "wall")
    await context.close()


_TEXT_SIZES = """() => [...document.querySelectorAll('main .wall *')]
    .filter((one) => !one.closest('.map') && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
