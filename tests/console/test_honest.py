"""Nothing old is shown as if it were of now, on any view; and one that fails does not take the screen with it."""

from __future__ import annotations

import json
import re
import signal
import time
from datetime import UTC, datetime

from playwright.async_api import Page, Route, expect

from app.storage.database import Database
from tests.console.desk import LIVE, OPERATOR, serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp
from tests.processes import Poste

PATIENCE_MS = 40_000
AGES = re.compile(r"\d+\s(?:s|min|h)\b|\d\d:\d\d:\d\d")


async def _views(page: Page) -> list[str]:
    """Where the rail leads."""
    links = await page.get_by_role("navigation", name="Poste").get_by_role("link").all()
    return [str(await link.get_attribute("href")) for link in links]


async def _go(page: Page, address: str) -> None:
    await page.locator(f"nav a[href='{address}']").click()
    await expect(page).to_have_url(re.compile(address))


async def test_every_view_says_within_two_seconds_that_nothing_comes_and_then_shows_what_is(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *(lamp(number, name=f"Lampe {number}") for number in range(1, 4)))
    async with poste.web() as web, poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste)
            views = [view for view in await _views(page) if view != "/wall"]
            assert len(views) > 4
            for view in views:
                await _go(page, view)
                await expect(page.locator("main.unvouched")).to_have_count(0)
            await _go(page, "/alarms")
            web.popen.send_signal(signal.SIGSTOP)
            began = time.monotonic()
            await expect(page.locator("main.unvouched")).to_be_visible(timeout=6000)
            took_s = time.monotonic() - began
            for view in views:
                await _go(page, view)
                grey = await page.locator("main").evaluate("(main) => getComputedStyle(main).filter")
                assert "grayscale(1)" in grey, view
                await expect(page.get_by_role("alert").filter(has_text="Liaison perdue depuis")).to_be_visible()
            field.report("EP-0002", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            web.popen.send_signal(signal.SIGCONT)
            assert took_s < 2.3, "two seconds, and the time to look"
            await expect(page.get_by_test_id("feed")).to_contain_text(LIVE, timeout=PATIENCE_MS)
            await _go(page, "/alarms")
            await expect(page.get_by_role("listitem").filter(has_text="Lampe 2")).to_be_visible(timeout=PATIENCE_MS)
            resumed = AGES.sub("", await page.locator("main").inner_text())
            await page.reload()
            await expect(page.get_by_role("listitem").filter(has_text="Lampe 2")).to_be_visible(timeout=PATIENCE_MS)
            assert AGES.sub("", await page.locator("main").inner_text()) == resumed


async def test_an_alarm_is_in_sight_marked_by_shape_and_colour_within_two_seconds_of_its_report(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Pont"), *(lamp(number, name=f"Lampe {number}") for number in range(2, 60)))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste, "/alarms")
            for number in range(2, 40):
                field.report(f"EP-{number:04d}", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            await expect(page.locator("nav a[href='/alarms'] b")).to_have_text("38", timeout=PATIENCE_MS)
            row = page.locator("[data-alarm]").filter(has_text="Pont")
            body = {"at": datetime.now(UTC).isoformat(), "event": "door_forced", "data": {}}
            field.client.publish("poste/v1/lighting/EP-0001/event", json.dumps(body), qos=1)
            began = time.monotonic()
            await expect(row).to_be_visible(timeout=PATIENCE_MS)
            took_s = time.monotonic() - began
            mark = row.get_by_role("img")
            await expect(mark).to_be_in_viewport()
            assert await mark.get_attribute("aria-label") == "Haute"
            assert took_s < 2, "the gravest is first, and soon"


async def test_a_view_that_fails_can_be_loaded_again_and_the_rest_goes_on(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))

    async def nonsense(route: Route) -> None:
        await route.fulfill(json={"items": [None], "next": None})

    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await page.route("**/api/v1/systems?*", nonsense)
        await _go(page, "/systems")
        await expect(page.get_by_role("alert").filter(has_text="a rencontré une erreur")).to_be_visible()
        assert await serious_violations(page) == []
        await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)
        await page.unroute("**/api/v1/systems?*")
        await page.get_by_role("button", name="Recharger la vue").click()
        await expect(page.get_by_role("heading", name="Systèmes de terrain")).to_be_visible()
        await page.emulate_media(media="print")
        printed = page.locator("p.printed")
        await expect(printed).to_contain_text("Systèmes de terrain")
        await expect(printed).to_contain_text(OPERATOR)
        await expect(printed).to_contain_text(re.compile(r"édité le .*\d\d:\d\d:\d\d"))
        await expect(page.get_by_role("navigation", name="Poste")).not_to_be_visible()
