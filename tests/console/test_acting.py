"""Acting from the screen: a flood faced by keyboard, many lamps commanded at once, and what stops commands."""

from __future__ import annotations

import re

import httpx
from playwright.async_api import Locator, Page, expect

from app.domain.registry import AssetDraft, Link, RelationDraft
from app.storage.database import Database
from tests.console.desk import OPERATOR, serious_violations, sit_down
from tests.control.asking import COLLEAGUE, claim
from tests.control.field import field_of
from tests.factories import given, lamp, rows
from tests.processes import Poste

LAMPS = 14
FAILED = {"lamp_failure": True, "light_level_pct": 0, "power_state": "off"}


def named(number: int) -> str:
    return f"EP-{number:04d}"


async def agreed(http: httpx.AsyncClient) -> None:
    """A colleague agrees at their own desk to the only request that waits."""
    [waiting] = (await http.get("/api/v1/requests?status=waiting")).json()["items"]
    answer = await http.post(f"/api/v1/requests/{waiting['id']}/agree", json={}, headers=COLLEAGUE)
    assert answer.json()["status"] == "placed", answer.text


async def choose(dialog: Locator, label: str, option: str) -> None:
    await dialog.get_by_label(label).select_option(label=option)


async def test_a_flood_is_said_heard_silenced_grouped_and_its_lamps_are_commanded_at_once(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(
        database,
        *(lamp(number, name=f"Lampe {number}", attributes={"rated_power_w": 50}) for number in range(1, LAMPS + 1)),
    )
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste, "/alarms")
            sound = page.get_by_test_id("sound")
            await expect(sound).to_have_attribute("data-sound", "ready")
            for number in range(1, LAMPS):
                field.report(named(number), FAILED)
            await expect(page.get_by_test_id("flood")).to_contain_text("Avalanche d’alarmes")
            await expect(sound).to_have_attribute("data-sound", "ringing")
            assert int(await sound.get_attribute("data-rung") or 0) >= 1
            await page.keyboard.press("m")
            await expect(sound).to_have_attribute("data-sound", "ready")
            await page.get_by_role("link", name="Voir par nature").click()
            await expect(page).to_have_url(re.compile("group=cause"))
            group = page.get_by_role("region", name="Alarmes").get_by_role("listitem").first
            await expect(group).to_contain_text("Lampe en panne")
            await expect(group).to_contain_text("13 alarmes")
            assert await serious_violations(page) == []
            field.report(named(LAMPS), FAILED)
            await expect(sound).to_have_attribute("data-sound", "ringing")
            await sound.get_by_role("button", name="Rendre muet").click()
            await expect(sound).to_have_attribute("data-sound", "muted")
            await page.reload()
            await expect(page.get_by_test_id("sound")).to_have_attribute("data-sound", "muted")

            await claim(http, 100, 2, selection={"ids": [named(1)]})
            lockout = {"asset": named(2), "holder": "Luxel", "kind": "electrical", "reason": "crosse"}
            await http.post("/api/v1/lockouts", json=lockout, headers=COLLEAGUE)
            await page.get_by_role("checkbox", name="Lampe en panne", exact=True).check()
            await page.keyboard.press("o")
            dialog = page.get_by_role("dialog")
            await expect(dialog).to_contain_text("Commander 14 équipements")
            await dialog.get_by_role("spinbutton").first.fill("60")
            foretold = dialog.get_by_test_id("foretold")
            await expect(foretold).to_contain_text("12 équipements changeront")
            await expect(foretold).to_contain_text("1 est tenu à un niveau supérieur")
            await expect(foretold).to_contain_text("par a.martin")
            await expect(foretold).to_contain_text("1 est consigné")
            await expect(foretold).to_contain_text("+360 W")
            assert await serious_violations(page) == []
            await dialog.get_by_label("Motif").fill("Essai après l’avalanche")
            await dialog.get_by_role("button", name="Poser la consigne").click()
            report = dialog.get_by_test_id("claim-report")
            await expect(report).to_contain_text("Posée")
            await expect(report.locator('[data-step="confirmed"]')).to_have_text("12 sur 12")
            await expect(report).to_contain_text("empêchée")
            assert await serious_violations(page) == []
            shown = {tuple(row) for row in await rows(database, "SELECT level, count(*) FROM claim GROUP BY 1")}
            assert shown == {(2, 1), (4, 14)}


async def test_an_alarm_is_shelved_with_a_reason_found_in_its_list_and_taken_back_by_keyboard(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, *(lamp(number, name=f"Lampe {number}") for number in range(1, 4)))
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste, "/alarms")
            field.report(named(1), FAILED)
            row = page.get_by_role("listitem").filter(has_text="Lampe 1")
            await expect(row).to_be_visible()
            await page.keyboard.press("j")
            await page.keyboard.press("v")
            dialog = page.get_by_role("dialog")
            await dialog.get_by_label("Motif").fill("Intervention demain")
            await page.keyboard.press("Enter")
            await expect(row).not_to_be_visible()
            await page.get_by_role("button", name="En veille 1").click()
            await expect(page).to_have_url(re.compile("tab=shelved"))
            await expect(row).to_contain_text("en veille jusqu’à")
            await row.get_by_role("button").first.click()
            await expect(page.get_by_label("Fiche réflexe")).to_contain_text("Intervention demain")
            assert await serious_violations(page) == []
            await page.keyboard.press("u")
            await expect(page.get_by_text("Aucune alarme dans cette liste.")).to_be_visible()
            [(who, why)] = await rows(database, "SELECT by, reason FROM alarm_step WHERE transition = 'shelved'")
            assert (who, why) == (OPERATOR, "Intervention demain")


async def test_commands_are_frozen_and_let_go_from_the_screen_by_two_persons(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Lampe 1"))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        await sit_down(page, poste)
        await page.keyboard.press("Control+Shift+G")
        dialog = page.get_by_role("dialog")
        await choose(dialog, "Famille", "Éclairage")
        await dialog.get_by_label("Motif").fill("Commandes aberrantes")
        assert await serious_violations(page) == []
        await dialog.get_by_role("button", name="Geler", exact=True).click()
        await expect(dialog).to_contain_text("En attente d’une seconde personne")
        await agreed(http)
        band = page.get_by_test_id("freeze")
        await expect(band).to_contain_text("Gel des commandes : Éclairage")
        await expect(band).to_contain_text(f"par {OPERATOR} et b.durand — Commandes aberrantes")
        await expect(dialog).not_to_be_visible()
        for view in ("/alarms", "/wall", "/claims"):
            await page.goto(poste.http + view)
            await expect(band).to_be_visible()
        assert await serious_violations(page) == []
        await band.get_by_role("button", name="Lever le gel").click()
        await dialog.get_by_label("Motif").fill("Télégestion vérifiée")
        await dialog.get_by_role("button", name="Lever le gel").click()
        await expect(dialog).not_to_be_visible()
        await agreed(http)
        await expect(band).not_to_be_visible()


async def test_an_asset_is_locked_out_from_its_panel_and_claims_are_extended_and_released_from_their_list(
    database: Database, poste: Poste, page: Page
) -> None:
    await given(database, lamp(1, name="Lampe 1"), lamp(2))
    async with poste.web(), poste.worker(), httpx.AsyncClient(base_url=poste.http) as http:
        await claim(http, 60, 4, selection={"ids": [named(1)]})
        await sit_down(page, poste, f"/map/{named(1)}")
        panel = page.get_by_test_id("asset-panel")
        await panel.get_by_role("button", name="Consigner…").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_label("Référence").fill("AT-12")
        await dialog.get_by_label("Motif").fill("Remplacement de la crosse")
        assert await serious_violations(page) == []
        await dialog.get_by_role("button", name="Consigner", exact=True).click()
        await expect(panel.get_by_test_id("locked-out")).to_contain_text(f"Consigné par {OPERATOR}")
        await expect(panel.get_by_test_id("locked-out")).to_contain_text("AT-12")
        assert await serious_violations(page) == []
        await page.goto(poste.http + "/lockouts")
        await expect(page.get_by_role("row").filter(has_text=named(1))).to_contain_text("en vigueur")
        await page.get_by_role("button", name="Lever la consignation").click()
        await expect(page.get_by_text("Aucune consignation.")).to_be_visible()
        await page.goto(poste.http + "/claims")
        row = page.get_by_role("row").filter(has_text=named(1))
        await expect(row).to_contain_text("Niveau 60 %")
        await row.get_by_role("button", name="Prolonger").click()
        await choose(dialog, "De combien", "8 h")
        await dialog.get_by_role("button", name="Prolonger").click()
        await expect(page.get_by_text("Prolongée jusqu’à")).to_be_visible()
        await row.get_by_role("button", name="Lever").click()
        await expect(page.get_by_text("Aucune consigne active")).to_be_visible()
        [(extended, released)] = await rows(database, "SELECT extended_by, released_by FROM claim")
        assert (extended, released) == (OPERATOR, OPERATOR)


async def test_the_panel_draws_what_was_measured_tells_what_changed_and_leads_to_what_is_related(
    database: Database, poste: Poste, page: Page
) -> None:
    card = Link("Fiche de pose", "https://ged.example/EP-0001")
    feeds = RelationDraft("feeds", named(1), "1")
    cabinet = AssetDraft(id="AR-1", kind="lighting_cabinet", name="Armoire 1", system="lighting", relations=(feeds,))
    await given(database, lamp(1, name="Lampe 1", links=(card,)), cabinet)
    async with poste.web(), poste.worker():
        with field_of(poste.mqtt_url) as field:
            await sit_down(page, poste, f"/map/{named(1)}")
            panel = page.get_by_test_id("asset-panel")
            await expect(panel).to_contain_text("champs jamais reçus")
            await expect(panel.get_by_role("link", name="Fiche de pose")).to_have_attribute("href", card.url)
            await expect(panel.get_by_test_id("relations")).to_contain_text("Alimenté par")
            field.report(named(1), {"light_level_pct": 0, "power_state": "off", "active_power_w": 0})
            await panel.get_by_role("button", name="Courbe : Puissance active").click()
            await expect(panel).to_contain_text("0 W")
            await expect(panel).to_contain_text("en direct")
            chart = panel.get_by_test_id("chart")
            await chart.focus()
            await page.keyboard.press("ArrowLeft")
            await expect(panel.get_by_role("button", name="Maintenant")).to_be_visible()
            await page.keyboard.press("Home")
            await expect(panel.get_by_role("button", name="Maintenant")).not_to_be_visible()
            await page.keyboard.press("+")
            await chart.hover()
            await page.mouse.wheel(0, 240)
            await panel.get_by_text("Tableau des valeurs").click()
            await expect(panel.get_by_role("cell", name="0 W").first).to_be_visible()
            await panel.get_by_text("Historique des changements").click()
            await expect(panel.get_by_role("listitem").filter(has_text="Niveau 0 %")).to_be_visible()
            assert await serious_violations(page) == []
            await panel.get_by_text("Ajouter", exact=True).first.click()
            await panel.get_by_label("Intitulé").fill("Plan")
            await panel.get_by_label("Adresse https").fill("https://ged.example/plan")
            await panel.get_by_test_id("links").get_by_role("button", name="Ajouter").click()
            await expect(panel.get_by_role("link", name="Plan")).to_be_visible()
            await panel.get_by_role("link", name="Armoire 1").click()
            await expect(page).to_have_url(re.compile("/map/AR-1"))
            await expect(panel.get_by_test_id("relations")).to_contain_text("Alimente")
