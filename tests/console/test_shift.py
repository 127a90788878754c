"""An operator's shift in a real browser: see, act, and be told the truth about the feed."""

from __future__ import annotations

import re
import signal
import time

import httpx
import pytest
from playwright.async_api import Page, expect

from app.storage.database import Database
from tests.console.desk import LIVE, OPERATOR, serious_violations, sit_down
from tests.control.field import field_of
from tests.factories import given, lamp, rows
from tests.processes import Poste


async def test_a_lamp_fails_is_acknowledged_and_claimed_on_until_the_field_confirms(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *(lamp(number, name=f"Lampe {number}") for number in range(1, 4)))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste, "/alarms")
            await expect(page.get_by_text("Aucune alarme. La ville va bien.")).to_be_visible()
            field.report("EP-0001", {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"})
            row = page.get_by_role("listitem").filter(has_text="Lampe en panne")
            await expect(row).to_contain_text("Lampe 1")
            await expect(row).to_contain_text("à acquitter")
            await page.keyboard.press("j")
            await expect(page.get_by_text("Ordre de travail à l’éclairage public")).to_be_visible()
            assert await serious_violations(page) == []
            await page.keyboard.press("a")
            await expect(row).to_contain_text("acquittée")
            [(who,)] = await rows(database, "SELECT acknowledged_by FROM alarm WHERE acknowledged_by IS NOT NULL")
            assert who == OPERATOR
            await page.keyboard.press("Enter")
            panel = page.get_by_test_id("asset-panel")
            await expect(panel).to_contain_text("Point lumineux")
            assert await serious_violations(page) == []
            await panel.get_by_role("button", name="Commander").click()
            dialog = page.get_by_role("dialog")
            await dialog.get_by_role("spinbutton").first.fill("100")
            await dialog.get_by_label("Motif").fill("Essai après réparation")
            await dialog.get_by_role("button", name="Poser la consigne").click()
            await expect(page.get_by_test_id("claim-report")).to_contain_text("Posée")
            await expect(page.get_by_test_id("claim-report")).to_contain_text("constatée")
            await dialog.get_by_role("button", name="Fermer").click()
            await expect(panel.get_by_test_id("commands").locator("[aria-current=step]")).to_have_text("constatée")
            await expect(panel).to_contain_text("conforme")
            assert field.commands_to("EP-0001")[-1]["value"] == {"level_pct": 100}


async def test_when_nothing_comes_any_more_the_screen_says_so_within_two_seconds_and_comes_back(
    database: Database, poste: Poste, page: Page
) -> None:
    """A stopped process is a network that drops packets: the socket stays open and silent."""
    await given(database, lamp(1))
    async with poste.web() as web, poste.worker():
        await sit_down(page, poste)
        web.popen.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        await expect(page.get_by_test_id("feed")).to_contain_text("Liaison perdue", timeout=6000)
        took_s = time.monotonic() - began
        web.popen.send_signal(signal.SIGCONT)
        assert took_s < 2.3, "two seconds, and the time to look"
        await expect(page.get_by_test_id("feed")).to_contain_text(LIVE)


async def test_the_server_restarts_and_the_screen_resumes_by_itself(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Lampe 1"))
    async with poste.web() as web, poste.worker():
        await sit_down(page, poste)
        web.kill()
        await expect(page.get_by_test_id("feed")).to_contain_text("Liaison perdue")
        web.popen = poste.start("web").popen
        await expect(page.get_by_test_id("feed")).to_contain_text(LIVE, timeout=40_000)


async def test_a_colleague_agrees_at_their_own_desk_to_what_takes_two(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        await sit_down(page, poste)
        freeze = {"family": "lighting", "zone": None, "reason": "Commandes aberrantes"}
        asked = await http.post("/api/v1/freezes", json=freeze, headers={"Poste-Operator": "b.durand"})
        assert asked.json()["status"] == "waiting"
        waiting = page.get_by_role("region", name="En attente d’une seconde personne")
        await expect(waiting).to_contain_text("b.durand")
        await expect(waiting).to_contain_text("Commandes aberrantes")
        await waiting.get_by_role("button", name="Donner mon accord").click()
        await expect(waiting).not_to_be_visible()
        told = (await http.get(f"/api/v1/requests/{asked.json()['id']}")).json()
        assert (told["status"], told["second_by"]) == ("placed", OPERATOR)


@pytest.mark.parametrize(
    ("address", "french", "english"),
    [
        ("/", "Carte", "Map"),
        ("/alarms", "Alarmes", "Alarms"),
        ("/systems", "Systèmes de terrain", "Field systems"),
        ("/programmes", "Programmes", "Programmes"),
        ("/zones", "Secteurs", "Zones"),
        ("/imports", "Imports", "Imports"),
        ("/audit", "Journal d’audit", "Audit trail"),
        ("/shift", "Prise de poste", "Shift start"),
        ("/dusk", "Allumage", "Dusk board"),
        ("/claims", "Consignes actives", "Active claims"),
        ("/lockouts", "Consignations", "Lockouts"),
        ("/accounts", "Comptes et droits", "Accounts and rights"),
        ("/people", "Astreintes", "On call"),
        ("/video", "Registre vidéo", "Video register"),
        ("/governance", "Données personnelles", "Personal data"),
        ("/me", "Ma session", "My session"),
        ("/wall", "Mur d’images", "Wall"),
    ],
)
async def test_every_view_has_an_address_both_languages_and_nothing_seriously_inaccessible(
    database: Database, poste: Poste, page: Page, address: str, french: str, english: str
) -> None:
    await given(database, lamp(1))
    async with poste.web(), poste.worker():
        await sit_down(page, poste, address)
        await expect(page).to_have_title(re.compile(french))
        assert await serious_violations(page) == []
        await page.get_by_role("contentinfo").get_by_role("button", name="English").click()
        await expect(page).to_have_title(re.compile(english))
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await page.get_by_role("button", name="Light", exact=True).click()
        assert await serious_violations(page) == []


async def test_the_palette_finds_an_asset_by_keyboard_and_the_address_says_so(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Place de la Mairie"), lamp(2))
    async with poste.web(), poste.worker():
        await sit_down(page, poste)
        await page.keyboard.press("Control+k")
        await expect(page.get_by_placeholder("Chercher une vue")).to_be_focused()
        await page.keyboard.type("mairie")
        await expect(page.get_by_role("option", name=re.compile("Place de la Mairie"))).to_be_visible()
        await page.keyboard.press("Enter")
        await expect(page).to_have_url(re.compile(r"/map/EP-0001(\?|$)"))
        await expect(page.get_by_test_id("asset-panel")).to_contain_text("Place de la Mairie")
